//! The rules of what is said unasked, each an entry: what about, by which lane, in which state of the engagement.
//! What a rule finds is in the file that its function is in.

use super::{Kind, Look, Reminder, around, asks, dates, duties};
use crate::engagement::status::Status;

/// How a reminder travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Around a meeting: quiet hours do not count, and ten minutes later it is of no use.
    Timed,
    /// With everything else of its reader's, on a working morning.
    Daily,
}

/// In which state of the engagement a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum While {
    /// While it goes on, answered or not.
    Goes,
    /// While it rests, or nobody answers.
    Rests,
    /// Whatever its state.
    Always,
}

impl While {
    /// Whether it holds.
    #[must_use]
    pub const fn holds(self, status: Status) -> bool {
        match self {
            Self::Goes => status.asks(),
            Self::Rests => matches!(status, Status::OnHold | Status::Unresponsive),
            Self::Always => true,
        }
    }
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// What about.
    pub kind: Kind,
    /// How it travels.
    pub lane: Lane,
    /// In which state of the engagement.
    pub while_: While,
    /// Finds what there is to be said, said before or not.
    pub(super) find: fn(&Look<'_>, &mut Vec<Reminder>),
}

const fn daily(kind: Kind, while_: While, find: fn(&Look<'_>, &mut Vec<Reminder>)) -> Rule {
    Rule { kind, lane: Lane::Daily, while_, find }
}

/// Every rule, in the order of [`Kind`].
pub const RULES: &[Rule] = &[
    daily(Kind::Waiting, While::Goes, asks::waiting),
    daily(Kind::GivenUp, While::Goes, asks::given_up),
    daily(Kind::Unanswered, While::Goes, asks::unanswered),
    daily(Kind::FactorsAsked, While::Goes, asks::factors_asked),
    Rule { kind: Kind::Soon, lane: Lane::Timed, while_: While::Goes, find: around::soon },
    daily(Kind::MeetingChanged, While::Goes, around::changed),
    daily(Kind::CheckIn, While::Goes, around::check_in),
    daily(Kind::Agenda, While::Goes, around::agenda),
    daily(Kind::LeftOpen, While::Goes, around::left_open),
    daily(Kind::Factors, While::Goes, around::factors),
    daily(Kind::FirstContact, While::Goes, duties::first_contact),
    daily(Kind::TargetPassed, While::Goes, dates::target_passed),
    daily(Kind::TargetNear, While::Goes, dates::target_near),
    daily(Kind::ItemOverdue, While::Goes, dates::item_overdue),
    daily(Kind::ItemDue, While::Goes, dates::item_due),
    daily(Kind::Review, While::Goes, duties::review),
    daily(Kind::Rest, While::Rests, duties::rest),
    daily(Kind::Note, While::Goes, duties::note),
    daily(Kind::Figures, While::Goes, duties::figures),
    daily(Kind::Survey, While::Always, duties::survey),
    daily(Kind::Weekly, While::Goes, duties::weekly),
    Rule { kind: Kind::Begins, lane: Lane::Timed, while_: While::Goes, find: around::at_its_hour },
    Rule { kind: Kind::Held, lane: Lane::Timed, while_: While::Goes, find: around::at_its_hour },
];

/// The rule of `kind`.
#[must_use]
pub fn rule(kind: Kind) -> &'static Rule {
    // Every kind has its rule, in the same order: a test looks.
    &RULES[kind as usize]
}
