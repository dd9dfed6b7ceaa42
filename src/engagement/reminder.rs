//! Reminders: what the bot says first, to whom, when and why. Nothing is stored ahead and nothing is cancelled:
//! [`due`] computes from the state, from what was said before (the ledger) and from when people may be written to,
//! what is owed now and when to look again.
//!
//! Which rules there are is one table in `rules`; what each finds, in the files below it; days and hours in
//! `calendar` and `habits`. Storing, wording and sending live elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Engagement;
use super::ids::{MeetingNo, PersonNo, PointNo};
use super::plan::ItemKey;
use crate::playbook::ServiceId;

mod around;
mod asks;
mod calendar;
mod dates;
mod due;
mod duties;
mod habits;
mod held;
mod policy;
mod rules;

pub use self::asks::request_occurrence;
pub use self::calendar::{DayOff, DaysOff, Stretch};
use self::due::Look;
pub use self::due::{due, stands};
pub use self::habits::{Budget, Habits, Hours, Pace, slot};
pub use self::held::{Held, held, spent};
pub use self::policy::ReminderPolicy;
pub use self::rules::{Lane, RULES, Rule, rule};

/// How long before a person's morning what they will read is gathered, from all their engagements.
pub const GATHER: SignedDuration = SignedDuration::from_mins(10);

/// How late a message around a meeting may be; later it is of no use.
pub const TIMED_LATE: SignedDuration = SignedDuration::from_mins(10);

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $key:literal,)*) => {
        /// What a reminder is about: by this people stop it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[$doc])* #[serde(rename = $key)] $kind,)*
        }

        impl Kind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// Its stored form, also in the ids of its words.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$kind => $key,)*
                }
            }

            /// Reads [`Self::key`].
            #[must_use]
            pub fn parse(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.key() == key)
            }
        }
    };
}

kinds! {
    /// FM: somebody of the customer waits for an answer.
    Waiting = "waiting",
    /// FM: a request was sent twice, and nobody answered.
    GivenUp = "given_up",
    /// The shared conversation: a request is unanswered; it is sent once more.
    Unanswered = "unanswered",
    /// A customer person: what they were asked about the success factors is unanswered.
    FactorsAsked = "factors_asked",
    /// A meeting begins in a moment.
    Soon = "soon",
    /// A customer person: a meeting to which they are invited is otherwise than planned.
    MeetingChanged = "meeting_changed",
    /// A customer person: what they owe, before the meeting in which it is gone through.
    CheckIn = "check_in",
    /// FM: a meeting with the customer is tomorrow.
    Agenda = "agenda",
    /// FM: a meeting is over, and what came of it is not said or not published.
    LeftOpen = "left_open",
    /// FM: success factors are not settled, and the workshop is near.
    Factors = "factors",
    /// FM: the first contact of a request for assistance is due.
    FirstContact = "first_contact",
    /// FM: a target date has passed.
    TargetPassed = "target_passed",
    /// A target date is near.
    TargetNear = "target_near",
    /// Something that somebody is to do is late.
    ItemOverdue = "item_overdue",
    /// Something is due today.
    ItemDue = "item_due",
    /// FM: the review is due.
    Review = "review",
    /// FM: the day on which something rests until has come.
    Rest = "rest",
    /// FM: nothing was written for FTOP for a while.
    Note = "note",
    /// FM: figures are old.
    Figures = "figures",
    /// FM: the survey is outstanding.
    Survey = "survey",
    /// The shared conversation: how it stands, once a week.
    Weekly = "weekly",
    /// The shared conversation: what is gone through in a meeting that begins.
    Begins = "begins",
    /// FM: whether a meeting was held, and what came of it.
    Held = "held",
}

/// What within the engagement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The engagement as a whole.
    Whole,
    /// A service.
    Service(ServiceId),
    /// An open point.
    Point(PointNo),
    /// An item of the success plan.
    Item(ItemKey),
    /// A meeting.
    Meeting(MeetingNo),
    /// Somebody's report, claim or answer.
    Person(PersonNo),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("whole"),
            Self::Service(service) => write!(f, "service.{}", service.as_str()),
            Self::Point(no) => write!(f, "point.{no}"),
            Self::Item(key) => write!(f, "item.{key}"),
            Self::Meeting(no) => write!(f, "meeting.{no}"),
            Self::Person(no) => write!(f, "person.{no}"),
        }
    }
}

/// To whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum To {
    /// A person, in their own chat.
    Person(PersonNo),
    /// Everybody, in the engagement's home.
    Home,
}

impl fmt::Display for To {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(no) => no.fmt(f),
            Self::Home => f.write_str("home"),
        }
    }
}

impl To {
    /// To whom something of `kind` goes that is about the engagement as a whole: those who lead, or everybody.
    #[must_use]
    pub fn whole(engagement: &Engagement, kind: Kind) -> Self {
        match kind {
            Kind::Unanswered | Kind::Weekly | Kind::Begins => Self::Home,
            Kind::Waiting
            | Kind::GivenUp
            | Kind::FactorsAsked
            | Kind::Soon
            | Kind::MeetingChanged
            | Kind::CheckIn
            | Kind::Agenda
            | Kind::LeftOpen
            | Kind::Factors
            | Kind::FirstContact
            | Kind::TargetPassed
            | Kind::TargetNear
            | Kind::ItemOverdue
            | Kind::ItemDue
            | Kind::Review
            | Kind::Rest
            | Kind::Note
            | Kind::Figures
            | Kind::Survey
            | Kind::Held => Self::Person(engagement.head.fm),
        }
    }
}

/// By what a reminder is known: what was said under it once is not said again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// What about.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// What within the engagement.
    #[serde(rename = "s")]
    pub subject: Subject,
    /// Which time: a date, a moment, and for what is said again how often it was before.
    #[serde(rename = "o")]
    pub occurrence: String,
    /// To whom.
    #[serde(rename = "t")]
    pub to: To,
}

/// Something to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// By what it is known.
    pub mark: Mark,
    /// From when.
    pub at: Timestamp,
    /// Until when; later it is of no use.
    pub until: Timestamp,
}

impl Reminder {
    /// When it is decided: what goes into somebody's morning is gathered a little before.
    #[must_use]
    pub fn ripe(&self) -> Timestamp {
        let gathered = matches!(self.mark.to, To::Person(_)) && rule(self.mark.kind).lane == Lane::Daily;
        if gathered { self.at.checked_sub(GATHER).unwrap_or(self.at) } else { self.at }
    }
}

/// What its reader did with a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DigestState {
    /// Nothing.
    #[default]
    Sent,
    /// They put it off.
    Later,
    /// They stopped what is in it.
    Stopped,
}

/// When the people of an engagement may be written to, and its home.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What they said, by person.
    pub habits: BTreeMap<PersonNo, Habits>,
    /// The zone that Teams names for them, by person.
    pub zones: BTreeMap<PersonNo, String>,
    /// What they stopped.
    pub muted: BTreeSet<(To, Kind)>,
    /// How often the home heard from the bot lately.
    pub home: Pace,
}

/// What is owed now, and when to look again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// What is to be said now, the most urgent first.
    pub now: Vec<Reminder>,
    /// When anything may be due next.
    pub next: Option<Timestamp>,
    /// What would be said now, and why it is not.
    pub held: Vec<(Reminder, Held)>,
}

/// What was said before, and when.
pub type Said = BTreeMap<Mark, Timestamp>;

impl Mark {
    /// Whether it is for whoever leads the engagement alone.
    #[must_use]
    pub fn is_for_the_lead(&self) -> bool {
        match self.kind {
            Kind::Soon
            | Kind::MeetingChanged
            | Kind::CheckIn
            | Kind::FactorsAsked
            | Kind::TargetNear
            | Kind::ItemDue
            | Kind::Unanswered
            | Kind::Weekly
            | Kind::Begins => false,
            Kind::ItemOverdue => self.subject == Subject::Whole,
            Kind::Waiting
            | Kind::GivenUp
            | Kind::Agenda
            | Kind::LeftOpen
            | Kind::Factors
            | Kind::FirstContact
            | Kind::TargetPassed
            | Kind::Review
            | Kind::Rest
            | Kind::Note
            | Kind::Figures
            | Kind::Survey
            | Kind::Held => true,
        }
    }

    /// The occurrence, whichever time it is said.
    fn base(&self) -> &str {
        self.occurrence.split('+').next().unwrap_or_default()
    }
}
