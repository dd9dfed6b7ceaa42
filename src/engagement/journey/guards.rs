//! What changes of phase ask for, computed from the state. What other records will show one day is attested by the
//! FM until then; each such place is one arm here.

use super::Subject;
use super::profile::ProfileField;
use super::rules::Applies;
use crate::engagement::policy::{Gate, Policy};
use crate::engagement::{Engagement, Now, State, Sum};
use crate::playbook::{Guard, Known, Playbook, ProcessId, RuleId, ServiceId, TaskId, TaskStatus};

/// Whether a guard holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardState {
    /// It does.
    Holds,
    /// It does not; the FM can attest it.
    Attestable,
    /// It does not, by what the records show.
    Fails,
    /// It depends on an answer that was not given.
    Ask(ProfileField),
}

impl GuardState {
    /// Whether it holds.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Holds)
    }

    const fn when(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

/// A guard with what it comes to, and what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub guard: Guard,
    /// Whether it holds.
    pub state: GuardState,
    /// What it measures, by service; without a service for the whole engagement.
    pub sums: Vec<(Option<ServiceId>, Sum)>,
}

impl Engagement {
    /// Whether a guard holds, with its sums.
    #[must_use]
    pub fn guard_standing(&self, guard: Guard, policy: &Policy, now: Now) -> Standing {
        let by_service = |sum: &dyn Fn(&ServiceId) -> Option<Sum>| {
            let ours = self.still_ours(policy, now).into_iter();
            ours.filter_map(|service| sum(&service).map(|sum| (Some(service), sum))).collect()
        };
        let sums = if matches!(guard, Guard::EnablementMeasured | Guard::LastWorkload) {
            by_service(&|service| self.enablement_sum(service, policy))
        } else if guard == Guard::MigrationMeasured {
            self.migration().map(|sum| (None, sum)).into_iter().collect()
        } else if guard == Guard::UsageReached {
            by_service(&|service| self.usage_sum(service, policy))
        } else {
            Vec::new()
        };
        Standing { guard, state: self.guard(guard, policy, now), sums }
    }

    /// Whether a guard holds.
    #[must_use]
    pub fn guard(&self, guard: Guard, policy: &Policy, now: Now) -> GuardState {
        use ProfileField as F;
        match guard {
            Guard::HandoverSettled => GuardState::when(self.path.status(TaskId(3979)).is_closed()),
            Guard::OutreachSent => GuardState::when(self.path.status(TaskId(3616)) == TaskStatus::Complete),
            Guard::AccountTeamTold => match self.asked(F::Managed) {
                Applies::No => GuardState::Holds,
                Applies::Yes => self.attested(guard, Some(Known::AccountTeamTold)),
                Applies::Ask(field) => GuardState::Ask(field),
            },
            Guard::TeamsFirstEvaluated => match self.rule(RuleId::TeamsFirst, policy, now) {
                Applies::Yes | Applies::No => GuardState::Holds,
                Applies::Ask(field) => GuardState::Ask(field),
            },
            Guard::IntentGapsOpen => GuardState::when(self.has_intent_gaps(policy, now)),
            Guard::DibsPassedOnce => GuardState::when(self.workshop_open(policy, now)),
            Guard::KickoffTasksClosed => self.tasks_closed("initiate.kickoff", policy, now),
            Guard::NotInAdditionalBenefit => self.outside_the_benefit(policy),
            Guard::SsatSettled => {
                let any = !self.intended(policy, now).is_empty();
                GuardState::when(any && self.unsettled(policy, now).is_empty())
            }
            Guard::SsatReviewed => GuardState::when(self.head.workshop.reviewed.is_some()),
            Guard::TechnicalGapsFound => self.is(F::TechnicalGaps, true),
            Guard::NoTechnicalGaps => self.is(F::TechnicalGaps, false),
            Guard::RemediationResolved | Guard::CompletionTalkHeld | Guard::PracticesShared => {
                self.attested(guard, None)
            }
            Guard::EnablementMeasured => self.enablement(guard, policy, now),
            Guard::LastWorkload => self.enablement(guard, policy, now),
            Guard::MigrationInScope => self.is(F::Migration, true),
            Guard::NoMigration => self.is(F::Migration, false),
            Guard::IsRfa => self.motion(true),
            Guard::NotRfa => self.motion(false),
            Guard::MigrationMeasured => match self.migration() {
                Some(sum) => GuardState::when(sum.is_met()),
                None => GuardState::Ask(F::Migrated),
            },
            Guard::CompletionTaskClosed => self.completion_task(),
            Guard::RfaContinues => GuardState::when(policy.journey.rfa_continues),
            Guard::UsageReached => self.usage_guard(policy, now),
            Guard::OutcomeChosen => GuardState::when(self.path.state.outcome.is_some()),
            Guard::SurveySent => self.attested(guard, Some(Known::SurveySent)),
            Guard::NewCycle => GuardState::Holds,
        }
    }

    /// Whether the FM attested the guard, or the fact that it is about, as such or as a line of a process.
    fn attested(&self, guard: Guard, known: Option<Known>) -> GuardState {
        let processes = Playbook::get().processes();
        let lines = || processes.iter().flat_map(|process| process.inputs.iter().chain(&process.outputs));
        let line = |known| {
            let mut about = lines().filter(|line| line.known == [known]);
            about.any(|line| self.path.attests(&Subject::Line(line.id.clone())))
        };
        let fact = known.is_some_and(|known| self.path.attests(&Subject::Known(known)) || line(known));
        if fact || self.path.attests(&Subject::Guard(guard)) {
            GuardState::Holds
        } else {
            GuardState::Attestable
        }
    }

    fn is(&self, field: ProfileField, wanted: bool) -> GuardState {
        self.path.profile.yes(field).map_or(GuardState::Ask(field), |yes| GuardState::when(yes == wanted))
    }

    fn motion(&self, rfa: bool) -> GuardState {
        match self.is_rfa() {
            Applies::Yes => GuardState::when(rfa),
            Applies::No => GuardState::when(!rfa),
            Applies::Ask(field) => GuardState::Ask(field),
        }
    }

    /// Whether a service's DIBS is as far as policy asks before the workshop.
    pub(super) fn passes_dibs(&self, service: &ServiceId, policy: &Policy, now: Now) -> bool {
        let least = match policy.gate {
            Gate::Agreed => State::Agreed,
            Gate::Confirmed => State::Confirmed,
        };
        self.standing(service, policy, now).state >= least
    }

    fn tasks_closed(&self, process: &str, policy: &Policy, now: Now) -> GuardState {
        let Some(process) = Playbook::get().process(&ProcessId::new(process)) else {
            return GuardState::Fails;
        };
        let tasks = self.tasks_of(process, policy, now);
        let open = tasks.iter().filter(|task| !task.status.is_closed());
        for task in open.clone() {
            let mandatory = Playbook::get().task(task.id);
            let mandatory = mandatory.is_some_and(|task| task.duty == crate::playbook::Duty::Mandatory);
            if let (true, Applies::Ask(field)) = (mandatory, task.applies) {
                return GuardState::Ask(field);
            }
        }
        GuardState::when(!open.clone().any(super::tasks::TaskView::is_lacking))
    }

    /// A customer below the programme's size is outside of it unless the FM says otherwise.
    fn outside_the_benefit(&self, policy: &Policy) -> GuardState {
        use super::profile::Benefit;
        match (self.path.profile.benefit, self.path.profile.seats) {
            (Some(Benefit::Enrolled), _) => GuardState::Fails,
            (Some(Benefit::Outside | Benefit::Exception), _) => GuardState::Holds,
            (None, Some(seats)) if seats < policy.journey.benefit_licences => GuardState::Holds,
            (None, Some(_)) => GuardState::Ask(ProfileField::Benefit),
            (None, None) => GuardState::Ask(ProfileField::Seats),
        }
    }

    /// For a request for assistance users are counted; otherwise, and as the other way, the FM attests that the
    /// customer says that nothing technical is in the way.
    fn enablement(&self, guard: Guard, policy: &Policy, now: Now) -> GuardState {
        if self.path.attests(&Subject::Guard(Guard::EnablementMeasured))
            || self.path.attests(&Subject::Guard(guard))
        {
            return GuardState::Holds;
        }
        match self.is_rfa() {
            Applies::Ask(field) => return GuardState::Ask(field),
            Applies::No => return GuardState::Attestable,
            Applies::Yes => {}
        }
        let ours = self.still_ours(policy, now);
        let sums: Vec<Option<Sum>> =
            ours.iter().map(|service| self.enablement_sum(service, policy)).collect();
        if sums.iter().any(Option::is_none) {
            return GuardState::Ask(ProfileField::Seats);
        }
        if ours.iter().any(|service| self.active_of(service).is_none()) {
            return GuardState::Ask(ProfileField::Active);
        }
        let met = sums.iter().flatten().all(|sum| sum.is_met());
        if met { GuardState::Holds } else { GuardState::Attestable }
    }

    fn completion_task(&self) -> GuardState {
        let task = match self.asked(ProfileField::Migration) {
            Applies::Yes => TaskId(4060),
            Applies::No => TaskId(4058),
            Applies::Ask(field) => return GuardState::Ask(field),
        };
        GuardState::when(self.path.status(task) == TaskStatus::Complete)
    }

    fn usage_guard(&self, policy: &Policy, now: Now) -> GuardState {
        let ours = self.still_ours(policy, now);
        if self.usage_reached(policy, now) || (ours.is_empty() && !self.path.state.handed.is_empty()) {
            return GuardState::Holds;
        }
        if ours.iter().any(|service| self.usage_sum(service, policy).is_none()) {
            return GuardState::Ask(ProfileField::Seats);
        }
        if ours.iter().any(|service| self.measure(service).readings.is_empty()) {
            return GuardState::Ask(ProfileField::Active);
        }
        // The customer's own metric may be reached where the share is not.
        self.attested(Guard::UsageReached, Some(Known::UsageReached))
    }
}
