//! Meetings: what is planned, and what is known of each time that one takes place.
//!
//! A meeting is planned in the wall clock of a named zone, so that 09:00 stays 09:00 when clocks change. Each time that
//! it takes place is an [`Occurrence`], computed from the plan; a record of it, an [`Occasion`], is kept only once
//! something is known that the plan does not say. When they are is in `occurs`, what they are in need of in `needs`,
//! what they are about in `agenda`, what of them can be changed in `details`. Changing any of it is `apply`'s.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::ids::{MeetingNo, PersonNo, TextNo};
use crate::playbook::{MeetingKind, MeetingKindId, Playbook, ServiceId};

mod agenda;
mod chat;
mod command;
mod details;
mod moment;
mod needs;
mod occasion;
mod occurs;

pub use self::agenda::Came;
pub use self::chat::{ChatId, MAX_CHATS, MeetingChat};
pub use self::command::{
    MeetingCommand, MeetingEvent, MeetingRefusal, MinutesInput, NewMeeting, RepeatsInput, When, Which,
};
pub use self::details::{Aspect, MeetingDetails, News, Was};
pub use self::needs::{ASK_AFTER, Need, Unmet};
pub use self::occasion::{Minutes, Occasion, Outcome, Planned, Told};
pub use self::occurs::Occurrence;

/// The most meetings of one engagement, those that were included.
pub const MAX_MEETINGS: usize = 100;

/// The most people invited to one meeting.
pub const MAX_ATTENDEES: usize = 50;

/// The longest meeting, in minutes.
pub const MAX_MINUTES: u16 = 12 * 60;

/// How often a meeting takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Every week, on the weekday of the first.
    Week,
    /// Every two weeks, on the weekday of the first.
    TwoWeeks,
    /// Every month, on the weekday of the first in the same week of the month; in the last week, if the first is on
    /// the fifth such day of its month.
    Month,
}

impl Every {
    /// All of them, as forms list them.
    pub const ALL: [Self; 3] = [Self::Week, Self::TwoWeeks, Self::Month];

    /// Its key in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::TwoWeeks => "two_weeks",
            Self::Month => "month",
        }
    }

    /// Reads [`Self::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// Until when a meeting is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// Without an end.
    Ever,
    /// The last one is on this day or before.
    Day(Date),
    /// So many times in all.
    Times(u16),
}

/// How a meeting is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    /// How often.
    pub every: Every,
    /// Until when.
    pub until: Until,
}

/// Whether a meeting is in anybody's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Booking {
    /// Planned here alone, until somebody says otherwise.
    Proposed,
    /// Somebody said that it is in the calendar.
    InCalendar {
        /// Who.
        by: PersonNo,
        /// When.
        at: Timestamp,
    },
    /// It takes place no more.
    Cancelled {
        /// Who said so.
        by: PersonNo,
        /// When.
        at: Timestamp,
        /// Why.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        reason: Option<TextNo>,
    },
}

/// A meeting as planned. At most 4 KB of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its number.
    pub no: MeetingNo,
    /// What kind.
    pub kind: MeetingKindId,
    /// What people call it; the kind's name, if none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<TextNo>,
    /// The service that it is about, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service: Option<ServiceId>,
    /// When the first one begins, in [`Self::zone`].
    pub start: DateTime,
    /// The IANA time zone in which it is meant.
    pub zone: String,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// How it is repeated; once, if not.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub repeats: Option<Repeats>,
    /// Who is invited.
    #[serde(skip_serializing_if = "BTreeSet::is_empty", default)]
    pub attendees: BTreeSet<PersonNo>,
    /// What it is about beside what is open, in somebody's words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agenda: Option<TextNo>,
    /// Whether it is in anybody's calendar.
    pub booking: Booking,
    /// How often what a calendar says of it has changed (RFC 5545, 3.8.7.4).
    #[serde(default)]
    pub sequence: u32,
    /// The Teams meeting that it was found to be: an id of Teams', or its join address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub teams: Option<String>,
    /// The chat in which it takes place, if it began in one that belongs to the engagement.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub chat: Option<ChatId>,
    /// It stands in a calendar as it was before a change.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub rebook: bool,
    /// What changed last, for its people.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub news: Option<Box<News>>,
    /// Why it was planned though the playbook advises against it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub despite: Option<TextNo>,
    /// Who planned it.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
}

impl Meeting {
    /// Its kind in the playbook; `None` if this build's playbook has none of that name.
    #[must_use]
    pub fn kind(&self) -> Option<&'static MeetingKind> {
        Playbook::get().meeting(&self.kind)
    }

    /// Whether it was cancelled as a whole.
    #[must_use]
    pub const fn is_cancelled(&self) -> bool {
        matches!(self.booking, Booking::Cancelled { .. })
    }

    /// Whether nobody has said yet that it is in the calendar.
    #[must_use]
    pub const fn is_proposed(&self) -> bool {
        matches!(self.booking, Booking::Proposed)
    }

    /// How long it takes.
    #[must_use]
    pub fn length(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.minutes))
    }
}

/// The meetings of an engagement and what is known of each time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meetings {
    /// The meetings, by number.
    pub planned: BTreeMap<MeetingNo, Meeting>,
    /// What is known of their occurrences.
    pub occasions: BTreeMap<(MeetingNo, Planned), Occasion>,
}
