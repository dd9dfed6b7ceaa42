//! Reminders: what the bot says first, to whom, when and why. Nothing is stored ahead and nothing is cancelled:
//! [`due`] computes from the state, from what was said before (the ledger) and from when people may be written to,
//! what is owed now and when to look again.
//!
//! Which rules there are is one table in `rules`; what each finds, in the files below it; days and hours in
//! `calendar` and `habits`. Storing, wording and sending live elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::ids::{PersonNo, PointNo};
use super::policy::Policy;
use super::status::Status;
use super::{Engagement, Now};
use crate::playbook::ServiceId;

mod asks;
mod calendar;
mod dates;
mod duties;
mod habits;
mod policy;
mod rules;

pub use self::calendar::{DayOff, DaysOff, Stretch};
use self::calendar::{days_between, plus};
pub use self::habits::{Budget, Habits, Hours, Pace, slot};
pub use self::policy::ReminderPolicy;
pub use self::rules::{Lane, RULES, Rule, rule};

/// How long before a person's morning what they will read is gathered, from all their engagements.
pub const GATHER: SignedDuration = SignedDuration::from_mins(10);

/// How late a message around a meeting may be; later it is of no use.
pub const TIMED_LATE: SignedDuration = SignedDuration::from_mins(10);

/// The longest time until an engagement is looked at again: a policy that was changed meanwhile holds by then.
const LOOK_AGAIN: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The same while somebody is away or something is paused, since that may end early.
const LOOK_AGAIN_HELD: SignedDuration = SignedDuration::from_hours(24);

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
    /// Somebody's report, claim or answer.
    Person(PersonNo),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("whole"),
            Self::Service(service) => write!(f, "service.{}", service.as_str()),
            Self::Point(no) => write!(f, "point.{no}"),
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
}

/// What was said before, and when.
pub type Said = BTreeMap<Mark, Timestamp>;

/// What the rules look at.
pub(super) struct Look<'a> {
    pub(super) e: &'a Engagement,
    pub(super) policy: &'a Policy,
    pub(super) now: Now,
    pub(super) said: &'a Said,
    known: &'a Known,
}

impl<'a> Look<'a> {
    /// The hours of `no`, while nothing of this engagement is paused.
    pub(super) fn hours(&self, no: PersonNo) -> Hours<'a> {
        let blank = Habits::default();
        let habits = self.known.habits.get(&no).unwrap_or(&blank);
        let zone = self.known.zones.get(&no).map_or(self.e.head.zone.as_str(), String::as_str);
        Hours::of(habits, zone, &self.policy.reminders).held(self.e.head.paused)
    }

    /// The hours of the engagement's own zone.
    pub(super) fn home_hours(&self) -> Hours<'a> {
        Hours::of(&Habits::default(), &self.e.head.zone, &self.policy.reminders).held(self.e.head.paused)
    }

    /// Whoever leads it at present: the deputy while one stands in.
    pub(super) fn lead(&self) -> PersonNo {
        let today = self.e.today(self.now);
        let cover = self.e.path.state.cover.filter(|cover| cover.until >= today);
        cover.map_or(self.e.head.fm, |cover| self.e.resolve(cover.person))
    }

    /// Whether this does not reach anybody, because it was stopped.
    pub(super) fn is_muted(&self, to: To, kind: Kind) -> bool {
        self.known.muted.contains(&(to, kind))
    }

    /// Something said once: on the first working morning from `day` on, of no use from the day `until` on.
    pub(super) fn once(&self, what: (Kind, Subject, To), day: Date, until: Date) -> Reminder {
        let hours = match what.2 {
            To::Person(no) => self.hours(no),
            To::Home => self.home_hours(),
        };
        let (kind, subject, to) = what;
        Reminder {
            mark: Mark { kind, subject, occurrence: day.to_string(), to },
            at: hours.morning(hours.working_from(day)),
            until: hours.morning(until),
        }
    }

    /// Something said from `day` on, and again every so many days while it is so.
    pub(super) fn again(&self, what: (Kind, Subject, To), day: Date, every: u16) -> Reminder {
        let every = i64::from(every.max(1));
        let today = self.e.today(self.now);
        let times = days_between(day, today).max(0) / every;
        let turn = plus(day, times * every);
        let mut one = self.once(what, turn, plus(turn, every));
        one.mark.occurrence = format!("{day}+{times}");
        // A turn that falls into days off is said after them, unless the next has come by then.
        one.until = one.until.max(one.at.checked_add(SignedDuration::from_hours(24)).unwrap_or(one.at));
        one
    }
}

/// Everything that the rules find, said before or not: from when on it is owed, and until when.
fn found(look: &Look<'_>) -> Vec<Reminder> {
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.while_.holds(look.e.head.status)) {
        (rule.find)(look, &mut found);
    }
    found
}

/// What `engagement` owes at `now`, given what was said before and when people may be written to; and when to look
/// again.
#[must_use]
pub fn due(engagement: &Engagement, said: &Said, known: &Known, policy: &Policy, now: Now) -> Due {
    let look = Look { e: engagement, policy, now, said, known };
    let mut owed = Vec::new();
    let mut next: Option<Timestamp> = None;
    let mut later = |at: Timestamp| next = Some(next.map_or(at, |next| next.min(at)));
    for reminder in found(&look) {
        let stopped = known.muted.contains(&(reminder.mark.to, reminder.mark.kind));
        if stopped || said.contains_key(&reminder.mark) || reminder.until <= now.at {
            continue;
        }
        if reminder.ripe() <= now.at {
            owed.push(reminder);
        } else {
            later(reminder.ripe());
        }
    }
    owed.sort_by_key(|reminder| (reminder.mark.kind, reminder.at));
    let (home, mut owed): (Vec<_>, Vec<_>) =
        owed.into_iter().partition(|reminder| reminder.mark.to == To::Home);
    let mut pace = known.home.clone();
    let (hours, budget) = (look.home_hours(), policy.reminders.conversation);
    for reminder in home {
        let at = slot(&hours, &pace, budget, now.at);
        if at <= now.at {
            pace.note(hours.day(now.at));
            owed.push(reminder);
        } else if at < reminder.until {
            later(at);
        }
    }
    if engagement.head.status != Status::Closed {
        let away = known.habits.values().any(|habits| habits.away.is_some());
        let held = engagement.head.paused.is_some() || away;
        later(now.at.checked_add(if held { LOOK_AGAIN_HELD } else { LOOK_AGAIN }).unwrap_or(Timestamp::MAX));
    }
    Due { now: owed, next }
}

/// Whether what was decided under `mark` still holds: what has been done since is not said any more.
#[must_use]
pub fn stands(engagement: &Engagement, mark: &Mark, said: &Said, policy: &Policy, now: Now) -> bool {
    let known = Known::default();
    let look = Look { e: engagement, policy, now, said, known: &known };
    let rule = rule(mark.kind);
    let mut found = Vec::new();
    if rule.while_.holds(engagement.head.status) {
        (rule.find)(&look, &mut found);
    }
    let same = |one: &Reminder| {
        let one = &one.mark;
        (one.kind, &one.subject, one.to) == (mark.kind, &mark.subject, mark.to) && one.base() == mark.base()
    };
    found.iter().any(same)
}

impl Mark {
    /// The occurrence, whichever time it is said.
    fn base(&self) -> &str {
        self.occurrence.split('+').next().unwrap_or_default()
    }
}
