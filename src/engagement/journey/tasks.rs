//! FTOP tasks here: which apply and why, and how each stands. A mandatory task that does not apply is not asked for.

use super::profile::ProfileField;
use super::rules::Applies;
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now};
use crate::playbook::{Duty, FtopTask, Playbook, Process, RuleId, TaskId, TaskStatus};

/// A task as it stands here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskView {
    /// Its number.
    pub id: TaskId,
    /// Its status.
    pub status: TaskStatus,
    /// Whether it applies.
    pub applies: Applies,
    /// The rule that decides so, if one does.
    pub rule: Option<RuleId>,
    /// Whether it must be done: mandatory in the playbook, and it applies.
    pub must: bool,
}

impl TaskView {
    /// Whether it must be done and is not.
    #[must_use]
    pub const fn is_lacking(&self) -> bool {
        self.must && !self.status.is_closed()
    }
}

/// The tasks that a rule switches on, with the rule.
const BY_RULE: [(RuleId, &[u32]); 7] = [
    (RuleId::TeamsFirst, &[3723, 3624, 3617]),
    (RuleId::Terms, &[1903, 1904]),
    (RuleId::Quicklead, &[983]),
    (RuleId::OnedriveProgramme, &[3740, 3741, 3743]),
    (RuleId::RaiseUsage, &[3650]),
    (RuleId::CsmHandshake, &[3731, 3732, 3733]),
    (RuleId::ReviewDue, &[3735]),
];

impl Engagement {
    /// Whether a task applies, and the rule that says so.
    #[must_use]
    pub fn task_applies(&self, task: &FtopTask, policy: &Policy, now: Now) -> (Applies, Option<RuleId>) {
        if self.path.tasks.get(&task.id).is_some_and(|own| own.added.is_some()) {
            return (Applies::Yes, None);
        }
        if !task.live {
            return (Applies::No, None);
        }
        let pitches = &Playbook::get().rule(RuleId::ServicePitch).tasks;
        if pitches.contains(&task.id) {
            return (self.pitch_due(task.id, policy, now), Some(RuleId::ServicePitch));
        }
        let intended = self.intended(policy, now);
        if let Some((rule, _)) = BY_RULE.iter().find(|(_, tasks)| tasks.contains(&task.id.0)) {
            // Handed over or not, a workload's own task is about that workload alone.
            let about =
                *rule != RuleId::CsmHandshake || intended.iter().any(|service| task.is_about(service));
            let applies = if about { self.rule(*rule, policy, now) } else { Applies::No };
            // What was begun stays asked for: a rule that no longer applies takes nothing back.
            return (if self.started(task.id) { Applies::Yes } else { applies }, Some(*rule));
        }
        match task.id.0 {
            2536 => (Applies::when(!self.is_enrolled()), Some(RuleId::NotAdditionalBenefit)),
            1700 => (self.asked(ProfileField::TechnicalGaps), None),
            1702 => (self.asked(ProfileField::Migration), Some(RuleId::RfaMigration)),
            4058 => (self.completes(false, policy, now), Some(RuleId::RfaCompletion)),
            4060 => (self.completes(true, policy, now), Some(RuleId::RfaCompletion)),
            _ => (Applies::when(intended.iter().any(|service| task.is_about(service))), None),
        }
    }

    /// Whether a request for assistance ends after migration (or, if not `migrated`, after enablement).
    fn completes(&self, migrated: bool, policy: &Policy, now: Now) -> Applies {
        match (self.rule(RuleId::RfaCompletion, policy, now), self.asked(ProfileField::Migration)) {
            (Applies::Yes, Applies::Yes) => Applies::when(migrated),
            (Applies::Yes, Applies::No) => Applies::when(!migrated),
            (Applies::No, _) => Applies::No,
            (Applies::Ask(field), _) | (Applies::Yes, Applies::Ask(field)) => Applies::Ask(field),
        }
    }

    /// A task as it stands here; `None` if the playbook has none of this number.
    #[must_use]
    pub fn task_view(&self, id: TaskId, policy: &Policy, now: Now) -> Option<TaskView> {
        let task = Playbook::get().task(id)?;
        let (applies, rule) = self.task_applies(task, policy, now);
        let must = task.duty == Duty::Mandatory && applies.is_yes();
        Some(TaskView { id, status: self.path.status(id), applies, rule, must })
    }

    /// The tasks that the rules follow and those that the FM added, by number.
    #[must_use]
    pub fn task_views(&self, policy: &Policy, now: Now) -> Vec<TaskView> {
        let live = Playbook::get().live_tasks().map(|task| task.id);
        let mut ids: Vec<TaskId> = live.chain(self.path.tasks.keys().copied()).collect();
        ids.sort();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.task_view(id, policy, now)).collect()
    }

    /// The tasks of a process that are live or were added to it, in its order.
    #[must_use]
    pub fn tasks_of(&self, process: &Process, policy: &Policy, now: Now) -> Vec<TaskView> {
        let live = |id: &TaskId| Playbook::get().task(*id).is_some_and(|task| task.live);
        let mut ids: Vec<TaskId> = process.tasks().into_iter().filter(live).collect();
        let added = self.path.tasks.values().filter(|task| task.added.as_ref() == Some(&process.id));
        for id in added.map(|task| task.id) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids.into_iter().filter_map(|id| self.task_view(id, policy, now)).collect()
    }
}
