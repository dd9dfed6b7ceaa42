//! FastTrack's terms as an engagement stands to them in this cycle: shown to the customer, approved by whom.
//!
//! Here live the records and what they mean. How they change is in `apply/terms.rs`; which acts and tasks go with them
//! is the playbook's.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Applies;
use crate::engagement::answer::How;
use crate::engagement::ids::{PersonNo, TextNo};
use crate::engagement::people::Person;
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now};
use crate::playbook::{RuleId, TaskId, TaskStatus};

/// The task that is complete once the terms were sent.
pub const TERMS_SENT: TaskId = TaskId(1903);

/// The task that is complete once they were approved.
pub const TERMS_APPROVED: TaskId = TaskId(1904);

/// What is known of the terms in this cycle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// When they were last put before the customer in the shared conversation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub shown: Option<Timestamp>,
    /// Who approved them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub approved: Option<Approval>,
}

/// That a customer person approved the terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who.
    pub person: PersonNo,
    /// When they tapped, or when it was recorded.
    pub at: Timestamp,
    /// How the FM heard of it; nothing where the person tapped.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub recorded: Option<Recorded>,
}

/// The FM's record of an approval that was given elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// How.
    pub how: How,
    /// On which day, in the engagement's zone.
    pub on: Date,
    /// Which meeting or message, in the FM's words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<TextNo>,
    /// Who recorded it.
    pub by: PersonNo,
}

/// How the terms stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsStanding<'e> {
    /// They wait for the customer, or have yet to be sent.
    Open,
    /// Somebody approved them.
    Approved(&'e Approval),
    /// They ask for nothing any more: the FM closed the task another way.
    Settled,
}

impl Terms {
    /// Whether nothing is known.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.shown.is_none() && self.approved.is_none()
    }
}

impl Engagement {
    /// How the terms stand. An approval counts as long as its task is complete.
    #[must_use]
    pub fn terms(&self) -> TermsStanding<'_> {
        let status = self.path.status(TERMS_APPROVED);
        match &self.path.state.terms.approved {
            Some(approval) if status == TaskStatus::Complete => TermsStanding::Approved(approval),
            Some(_) | None if status.is_closed() => TermsStanding::Settled,
            Some(_) | None => TermsStanding::Open,
        }
    }

    /// Whether the terms wait for somebody: they are needed, or were sent, and nobody approved them.
    #[must_use]
    pub fn terms_wait(&self, policy: &Policy, now: Now) -> bool {
        let needed = self.rule(RuleId::Terms, policy, now) == Applies::Yes || self.started(TERMS_SENT);
        needed && self.terms() == TermsStanding::Open && !self.head.phase.is_closed()
    }

    /// Whether they can be put before the customer: while they wait, once a day.
    #[must_use]
    pub fn terms_to_send(&self, policy: &Policy, now: Now) -> bool {
        let shown = self.path.state.terms.shown.map(|at| self.today(Now { at }));
        self.terms_wait(policy, now) && shown != Some(self.today(now))
    }

    /// Whether `person` may approve the terms for the customer: whoever may confirm one of the services.
    #[must_use]
    pub fn may_accept_terms(&self, person: &Person, policy: &Policy) -> bool {
        self.head.services.iter().any(|service| self.may_confirm(person, service, policy))
    }
}
