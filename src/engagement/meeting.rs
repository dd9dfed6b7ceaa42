//! Meetings: what is planned, and what is known of each time that one takes place.
//!
//! A meeting is planned in the wall clock of a named zone, so that 09:00 stays 09:00 when clocks change. Each time that
//! it takes place is an [`Occurrence`], computed from the plan; a record of it, an [`Occasion`], is kept only once
//! something is known that the plan does not say. When they are is in `occurs`, what they are in need of in `needs`,
//! what they are about in `agenda`. Changing any of it is `apply`'s.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::ids::{MeetingNo, PersonNo, TextNo};
use crate::playbook::{MeetingKind, MeetingKindId, Playbook, ServiceId};

mod needs;
mod occurs;

pub use self::needs::{ASK_AFTER, Need, Unmet};
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

/// When an occurrence was planned to begin, in its meeting's zone: by this it is known, whatever becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Planned(pub DateTime);

impl fmt::Display for Planned {
    /// `2026-03-15T09:00`; planned times have no seconds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H:%M"))
    }
}

impl FromStr for Planned {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// What became of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It took place.
    Held,
    /// It did not, and nobody had said so before.
    NotHeld,
    /// Somebody said before that it would not.
    Cancelled,
}

/// That somebody said what became of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What.
    pub outcome: Outcome,
    /// Who.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
}

/// What came of an occurrence, as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// By whom.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// What else is to be said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<TextNo>,
    /// When the next one is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<Timestamp>,
}

/// What is known of one occurrence beyond the plan. At most 4 KB of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// Of which meeting.
    pub meeting: MeetingNo,
    /// When it was planned to begin.
    pub planned: Planned,
    /// When it begins, in the meeting's zone, if it was moved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub moved: Option<DateTime>,
    /// When Teams said that it began.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub started: Option<Timestamp>,
    /// When Teams said that it ended, if it has not begun again since.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ended: Option<Timestamp>,
    /// When somebody first worked on its agenda while it was to take place: a sign that it did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub worked: Option<Timestamp>,
    /// When its agenda was shown where the customer is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agenda: Option<Timestamp>,
    /// When the FM was last shown it, to say whether it was held or to publish its minutes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub shown: Option<Timestamp>,
    /// What became of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub told: Option<Told>,
    /// Its minutes, once published.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub minutes: Option<Minutes>,
}

impl Occasion {
    /// The occurrence as planned: nothing more is known of it.
    #[must_use]
    pub const fn blank(meeting: MeetingNo, planned: Planned) -> Self {
        Self {
            meeting,
            planned,
            moved: None,
            started: None,
            ended: None,
            worked: None,
            agenda: None,
            shown: None,
            told: None,
            minutes: None,
        }
    }

    /// What became of it, as somebody said.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.told.map(|told| told.outcome)
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
