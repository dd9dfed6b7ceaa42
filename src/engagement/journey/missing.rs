//! What's missing to move on: what stands in the way first, then mandatory tasks, then outputs of the process.

use serde::{Deserialize, Serialize};

use super::guards::GuardState;
use super::profile::ProfileField;
use crate::engagement::Sum;
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now, State};
use crate::playbook::{ActId, Duty, Guard, LineId, Playbook, ProcessId, ServiceId, TaskId};

/// The most lines that are told.
const MOST: usize = 5;

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "lack", rename_all = "snake_case")]
pub enum Lack {
    /// An answer about the engagement.
    Field {
        /// Which.
        field: ProfileField,
    },
    /// Values of services that were not entered.
    Enter {
        /// Which services.
        services: Vec<ServiceId>,
    },
    /// Services whose values nobody agreed to.
    Agree {
        /// Which services.
        services: Vec<ServiceId>,
    },
    /// Something that the FM attests.
    Attest {
        /// What.
        guard: Guard,
        /// Its sums.
        sums: Vec<(Option<ServiceId>, Sum)>,
    },
    /// Something that does not hold, by its sums.
    Guard {
        /// What.
        guard: Guard,
        /// Its sums.
        sums: Vec<(Option<ServiceId>, Sum)>,
    },
    /// An act that was not recorded.
    Act {
        /// Which.
        act: ActId,
    },
    /// A mandatory task that applies.
    Task {
        /// Which.
        task: TaskId,
    },
    /// A key output.
    Output {
        /// Of which process.
        process: ProcessId,
        /// Which.
        line: LineId,
    },
    /// Success factors that are not settled.
    Factors,
    /// That the FM looked through the success factors, and closes the workshop.
    Reviewed,
    /// The review's outcome.
    Outcome,
}

/// What is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// At most five.
    pub lines: Vec<Lack>,
    /// How many more there are.
    pub more: usize,
}

impl Engagement {
    /// What is missing to move on from here.
    #[must_use]
    pub fn missing(&self, policy: &Policy, now: Now) -> Missing {
        let mut lines = Vec::new();
        let mut add = |lack: Lack| {
            if !lines.contains(&lack) {
                lines.push(lack);
            }
        };
        let ways = self.main_ways(policy, now);
        let choosing = ways.iter().any(|way| is_choice(way.act));
        for way in ways.iter().filter(|way| !is_choice(way.act)) {
            for standing in &way.unmet {
                self.lacks(standing.guard, policy, now).into_iter().for_each(&mut add);
            }
        }
        if choosing {
            add(Lack::Outcome);
        }
        for way in ways.iter().filter(|way| way.unmet.is_empty() && !is_choice(way.act)) {
            add(Lack::Act { act: way.act });
        }
        // An act that something else stands in the way of comes when that is done.
        let waits = |lack: &Lack| {
            let Lack::Act { act } = lack else { return false };
            let mut own = ways.iter().filter(|way| way.act == *act).peekable();
            own.peek().is_some() && own.all(|way| !way.unmet.is_empty())
        };
        let processes = self.processes_here();
        for process in &processes {
            for task in self.tasks_of(process, policy, now).iter().filter(|task| task.is_lacking()) {
                Some(self.for_task(task.id, policy, now))
                    .filter(|lack| !waits(lack))
                    .into_iter()
                    .for_each(&mut add);
            }
        }
        for process in processes.iter().filter(|process| process.whole) {
            if let Some(view) = self.process_view(&process.id, policy, now) {
                for line in view.missing_outputs() {
                    add(Lack::Output { process: process.id.clone(), line: line.clone() });
                }
            }
        }
        let more = lines.len().saturating_sub(MOST);
        lines.truncate(MOST);
        Missing { lines, more }
    }

    /// What is missing for a guard to hold.
    #[must_use]
    pub fn lacks(&self, guard: Guard, policy: &Policy, now: Now) -> Vec<Lack> {
        let standing = self.guard_standing(guard, policy, now);
        let sums = standing.sums;
        match standing.state {
            GuardState::Holds => Vec::new(),
            GuardState::Ask(field) => vec![Lack::Field { field }],
            GuardState::Attestable => vec![Lack::Attest { guard, sums }],
            GuardState::Fails if guard == Guard::HandoverSettled => {
                vec![Lack::Act { act: ActId::HandoverReceived }]
            }
            GuardState::Fails if guard == Guard::OutreachSent => vec![Lack::Act { act: ActId::OutreachSent }],
            GuardState::Fails if guard == Guard::DibsPassedOnce => self.dibs_lacks(policy, now),
            GuardState::Fails if guard == Guard::KickoffTasksClosed => self.kickoff_lacks(policy, now),
            GuardState::Fails if guard == Guard::CompletionTaskClosed => Vec::new(),
            GuardState::Fails if guard == Guard::SsatSettled => vec![Lack::Factors],
            GuardState::Fails if guard == Guard::SsatReviewed => {
                let settled = self.guard(Guard::SsatSettled, policy, now).holds();
                if settled { vec![Lack::Reviewed] } else { Vec::new() }
            }
            GuardState::Fails if guard == Guard::OutcomeChosen => vec![Lack::Outcome],
            GuardState::Fails => vec![Lack::Guard { guard, sums }],
        }
    }

    fn dibs_lacks(&self, policy: &Policy, now: Now) -> Vec<Lack> {
        let intended = self.intended(policy, now);
        let (entered, open): (Vec<_>, Vec<_>) = intended
            .into_iter()
            .partition(|service| self.standing(service, policy, now).state >= State::Captured);
        if entered.is_empty() {
            vec![Lack::Enter { services: open }]
        } else {
            vec![Lack::Agree { services: entered }]
        }
    }

    fn kickoff_lacks(&self, policy: &Policy, now: Now) -> Vec<Lack> {
        let kickoff = Playbook::get().process(&ProcessId::new("initiate.kickoff"));
        let tasks = kickoff.map(|process| self.tasks_of(process, policy, now)).unwrap_or_default();
        tasks
            .iter()
            .filter(|task| task.is_lacking())
            .map(|task| self.for_task(task.id, policy, now))
            .collect()
    }

    /// A task that one act of its own completes is told as that act.
    fn for_task(&self, task: TaskId, policy: &Policy, now: Now) -> Lack {
        let here = self.acts_here(policy, now);
        let completes = |act: &&ActId| {
            let of = Playbook::get().consequences(**act);
            matches!(of, [only] if only.task == task && only.status.is_closed())
        };
        let act = here
            .iter()
            .find(completes)
            .filter(|_| Playbook::get().task(task).is_some_and(|known| known.duty == Duty::Mandatory));
        act.map_or(Lack::Task { task }, |act| Lack::Act { act: *act })
    }
}

/// Whether an act chooses the review's outcome.
const fn is_choice(act: ActId) -> bool {
    matches!(
        act,
        ActId::ChoseMoreDiscussions
            | ActId::ChoseMoreWorkloads
            | ActId::ChoseTransfer
            | ActId::ChoseDisengage
    )
}
