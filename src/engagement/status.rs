//! Whether an engagement goes on, and what its next step is and whose. Beside the phase: an engagement on hold is
//! in the phase it was in.

use serde::{Deserialize, Serialize};

use super::dibs::Dibs;
use super::policy::Policy;
use super::state::State;
use super::{Engagement, Now};
use crate::playbook::ServiceId;

pub use crate::playbook::EngagementStatus as Status;

impl Status {
    /// The ordinary one, which records leave out.
    #[must_use]
    pub const fn ordinary() -> Self {
        Self::Active
    }

    /// Whether it is the ordinary one.
    #[must_use]
    pub fn is_active(&self) -> bool {
        *self == Self::Active
    }

    /// Whether the bot asks anything by itself.
    #[must_use]
    pub const fn asks(self) -> bool {
        match self {
            Self::Active | Self::Unresponsive => true,
            Self::OnHold | Self::Closed => false,
        }
    }
}

/// The next step of an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// FM: bring it to the conversation with the customer.
    Bring,
    /// FM: enter what was agreed.
    Enter,
    /// FM: answer so many reports that something is wrong.
    Answer(usize),
    /// FM: complete what is missing.
    Complete,
    /// FM: record who agreed, or ask.
    Agree,
    /// FM: ask the customer to confirm.
    Ask,
    /// The customer: confirm.
    Wait,
    /// Nobody: everything is confirmed.
    Done,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The FM's.
    Fm,
    /// The customer's.
    Customer,
    /// Nobody's.
    #[default]
    Nobody,
}

impl Engagement {
    /// The next step, from the state alone.
    #[must_use]
    pub fn next_step(&self, policy: &Policy, now: Now) -> NextStep {
        let services = self.intended(policy, now);
        let standings: Vec<_> =
            services.iter().map(|service| (service, self.standing(service, policy, now))).collect();
        let reports: usize = standings.iter().map(|(_, standing)| standing.open.len()).sum();
        if reports > 0 {
            return NextStep::Answer(reports);
        }
        if self.head.home.is_none() {
            return NextStep::Bring;
        }
        if standings.iter().all(|(_, standing)| standing.state == State::Missing) && !services.is_empty() {
            return NextStep::Enter;
        }
        let open: Vec<_> = standings
            .iter()
            .filter(|(_, standing)| matches!(standing.state, State::Captured | State::Agreed))
            .collect();
        if !open.is_empty() {
            if !open.iter().any(|(service, _)| self.is_unasked(service)) {
                return NextStep::Wait;
            }
            let agreed = open.iter().all(|(_, standing)| standing.state == State::Agreed);
            return if agreed { NextStep::Ask } else { NextStep::Agree };
        }
        let incomplete = standings.iter().any(|(_, standing)| standing.state < State::Captured);
        if incomplete { NextStep::Complete } else { NextStep::Done }
    }

    /// Whether the customer has not been asked about what stands there now.
    #[must_use]
    pub fn is_unasked(&self, service: &ServiceId) -> bool {
        let unasked = |dibs: &Dibs| dibs.asked.is_none() || dibs.unasked_since.is_some();
        self.dibs.get(service).is_none_or(unasked)
    }

    /// Whose turn it is: the FM's whenever anything waits for them.
    #[must_use]
    pub fn turn(&self, policy: &Policy, now: Now) -> Turn {
        match self.head.status {
            Status::OnHold | Status::Closed => return Turn::Nobody,
            Status::Active | Status::Unresponsive => {}
        }
        if self.people.values().any(|person| person.claim.is_some()) {
            return Turn::Fm;
        }
        match self.next_step(policy, now) {
            NextStep::Bring
            | NextStep::Enter
            | NextStep::Answer(_)
            | NextStep::Complete
            | NextStep::Agree
            | NextStep::Ask => Turn::Fm,
            NextStep::Wait => Turn::Customer,
            NextStep::Done => Turn::Nobody,
        }
    }
}
