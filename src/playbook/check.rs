//! What the built-in files must be: complete, consistent, sourced and with plain links.
//!
//! Shape is serde's matter; here is what a shape cannot say.

use std::collections::BTreeSet;

use super::names::{Fact, check_facts};
use super::{
    ActId, ChecklistGroup, EngagementStatus, Factor, FactorStatus, Guard, Lifecycle, Line, LinkId, MotionId,
    OutcomeId, PhaseId, Playbook, PlaybookActivity, PlaybookError, ProcessId, RoleId, RuleId, ServiceId,
    ServiceStage, TaskId, TaskStatus,
};

type Checked = Result<(), PlaybookError>;

fn wrong(file: &'static str, problem: String) -> PlaybookError {
    PlaybookError::Wrong { file, problem }
}

/// Checks that a list has an entry for every closed key, and each once.
fn check_closed<T: Fact, K: std::fmt::Display>(file: &'static str, facts: &[T], keys: &[K]) -> Checked {
    check_facts(file, facts)?;
    let there: BTreeSet<String> = facts.iter().map(Fact::key).collect();
    match keys.iter().map(ToString::to_string).find(|key| !there.contains(key)) {
        Some(missing) => Err(wrong(file, format!("{missing} is missing"))),
        None => Ok(()),
    }
}

/// Why a link cannot be shipped, if it cannot.
pub(super) fn unfit(url: &str) -> Option<&'static str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default().to_lowercase();
    if host.is_empty() || url.chars().any(char::is_whitespace) {
        Some("is not a link")
    } else if host.contains("safelinks") || url.contains("url=http") {
        Some("is wrapped")
    } else if host.contains('@') || url.contains("%40") || host.ends_with("sharepoint.com") {
        Some("leads to somebody's own place")
    } else {
        None
    }
}

impl Playbook {
    pub(super) fn check(&self) -> Checked {
        check_facts("services.json", &self.services)?;
        check_facts("reasons.json", &self.reasons)?;
        check_facts("intents.json", &self.intents)?;
        check_closed("factors.json", &self.factors, Factor::ALL)?;
        check_closed("factor-statuses.json", &self.factor_statuses, FactorStatus::ALL)?;
        check_closed("checklist-groups.json", &self.groups, ChecklistGroup::ALL)?;
        check_closed("lifecycles.json", &self.lifecycles, Lifecycle::ALL)?;
        check_facts("phases.json", &self.phases)?;
        check_closed("statuses.json", &self.statuses, EngagementStatus::ALL)?;
        check_closed("stages.json", &self.stages, ServiceStage::ALL)?;
        check_closed("task-statuses.json", &self.task_statuses, TaskStatus::ALL)?;
        check_facts("roles.json", &self.roles)?;
        check_closed("rules.json", &self.rules, RuleId::ALL)?;
        check_closed("guards.json", &self.guards, Guard::ALL)?;
        check_closed("acts.json", &self.acts, ActId::ALL)?;
        check_closed("outcomes.json", &self.outcomes, OutcomeId::ALL)?;
        check_closed("motions.json", &self.motions, MotionId::ALL)?;
        check_facts("priorities.json", &self.priorities)?;
        check_facts("points.json", &self.points)?;
        check_facts("scopes.json", &self.scopes)?;
        check_facts("notes.json", &self.notes.kinds)?;
        check_facts("metric.json", [&self.metric])?;
        self.ftop.check()?;
        self.check_links()?;
        self.check_tasks()?;
        self.check_items()?;
        self.check_processes()?;
        self.check_machine()?;
        self.check_meetings()?;
        self.check_rules()
    }

    fn check_links(&self) -> Checked {
        check_facts("links.json", &self.links)?;
        for link in &self.links {
            if let Some(why) = unfit(&link.url) {
                return Err(wrong("links.json", format!("{}: {} {why}", link.id, link.url)));
            }
        }
        self.factors.iter().try_for_each(|factor| self.has_links("factors.json", &factor.links))
    }

    fn check_tasks(&self) -> Checked {
        const FILE: &str = "tasks.json";
        check_facts(FILE, &self.tasks)?;
        if !self.tasks.is_sorted_by_key(|task| task.id) {
            return Err(wrong(FILE, "tasks are not in the order of their numbers".to_owned()));
        }
        for task in &self.tasks {
            self.has_services(FILE, &task.services)?;
            self.has_role(FILE, &task.role)?;
            if task.phases.is_empty() || task.services.is_empty() {
                return Err(wrong(FILE, format!("{} has no phase or no service", task.id)));
            }
            if task.live && self.processes_with(task.id).next().is_none() {
                return Err(wrong(FILE, format!("{} is live and in no process", task.id)));
            }
        }
        let handshakes: Vec<_> = self.services.iter().filter_map(|service| service.handshake).collect();
        self.has_tasks("services.json", &handshakes)
    }

    fn check_items(&self) -> Checked {
        const FILE: &str = "checklist.json";
        check_facts(FILE, &self.items)?;
        for item in &self.items {
            self.has_services(FILE, &item.services)?;
            self.has_links(FILE, &item.links)?;
            self.has_tasks(FILE, item.task.as_slice())?;
        }
        Ok(())
    }

    fn check_processes(&self) -> Checked {
        const FILE: &str = "processes.json";
        check_facts(FILE, &self.processes)?;
        let activities: Vec<&PlaybookActivity> = self.processes.iter().flat_map(|p| &p.activities).collect();
        check_facts(FILE, activities.iter().copied())?;
        let lines: Vec<&Line> = self.processes.iter().flat_map(|process| process.lines()).collect();
        check_facts(FILE, lines.iter().copied())?;
        for activity in activities {
            self.has_services(FILE, &activity.services)?;
            self.has_links(FILE, &activity.links)?;
            self.has_tasks(FILE, &activity.tasks)?;
            if let Some(role) = &activity.role {
                self.has_role(FILE, role)?;
            }
        }
        for line in lines {
            self.has_links(FILE, &line.links)?;
            self.has_tasks(FILE, &line.tasks)?;
            if let Some(process) = &line.process {
                self.has_process(FILE, process)?;
            }
            if let Some(above) = line.under.as_ref().filter(|above| self.line(above).is_none()) {
                return Err(wrong(FILE, format!("{} details {above}, which is not there", line.id)));
            }
        }
        Ok(())
    }

    fn check_machine(&self) -> Checked {
        const FILE: &str = "transitions.json";
        for transition in &self.transitions {
            transition
                .from
                .iter()
                .chain([&transition.to])
                .try_for_each(|phase| self.has_phase(FILE, phase))?;
            if transition.sources.iter().all(|source| *source == super::Source::Internal) {
                return Err(wrong(
                    FILE,
                    format!("the one to {} on {} has no source", transition.to, transition.on),
                ));
            }
        }
        for outcome in &self.outcomes {
            self.has_phase("outcomes.json", &outcome.to)?;
        }
        let tasks: Vec<_> =
            self.acts.iter().flat_map(|act| &act.consequences).map(|consequence| consequence.task).collect();
        match tasks.iter().find(|id| !self.task(**id).is_some_and(|task| task.live)) {
            Some(id) => Err(wrong("acts.json", format!("{id} is not a live task"))),
            None => Ok(()),
        }
    }

    fn check_meetings(&self) -> Checked {
        const FILE: &str = "meetings.json";
        check_facts(FILE, &self.meetings)?;
        for meeting in &self.meetings {
            self.has_tasks(FILE, &meeting.tasks)?;
            self.has_tasks(FILE, &meeting.task_of.values().copied().collect::<Vec<_>>())?;
            self.has_services(FILE, &meeting.task_of.keys().cloned().collect::<Vec<_>>())?;
            if let Some(process) = &meeting.process {
                self.has_process(FILE, process)?;
            }
            if let Some(guard) = meeting.must.iter().find(|guard| !meeting.before.contains(guard)) {
                return Err(wrong(
                    FILE,
                    format!("{} must hold and is not among what should: {guard}", meeting.id),
                ));
            }
        }
        Ok(())
    }

    fn check_rules(&self) -> Checked {
        const FILE: &str = "rules.json";
        let fields: BTreeSet<_> = self.defaults.fields().into_iter().map(|(name, _)| name).collect();
        for rule in &self.rules {
            self.has_tasks(FILE, &rule.tasks)?;
            self.has_services(FILE, &rule.services)?;
            if let Some(unknown) = rule.policy.iter().find(|name| !fields.contains(name.as_str())) {
                return Err(wrong(FILE, format!("{} depends on {unknown}, which is no default", rule.rule)));
            }
        }
        for (name, sources) in self.defaults.fields() {
            if sources.iter().all(|source| *source == super::Source::Internal) {
                return Err(wrong(
                    "defaults.json",
                    format!("{name} has no source that it may be taken from"),
                ));
            }
        }
        Ok(())
    }

    fn has_services(&self, file: &'static str, ids: &[ServiceId]) -> Checked {
        has(file, ids, |id| self.service(id).is_some())
    }

    fn has_links(&self, file: &'static str, ids: &[LinkId]) -> Checked {
        has(file, ids, |id| self.link(id).is_some())
    }

    fn has_tasks(&self, file: &'static str, ids: &[TaskId]) -> Checked {
        has(file, ids, |id| self.task(*id).is_some())
    }

    fn has_role(&self, file: &'static str, id: &RoleId) -> Checked {
        has(file, std::slice::from_ref(id), |id| self.role(id).is_some())
    }

    fn has_process(&self, file: &'static str, id: &ProcessId) -> Checked {
        has(file, std::slice::from_ref(id), |id| self.process(id).is_some())
    }

    fn has_phase(&self, file: &'static str, id: &PhaseId) -> Checked {
        has(file, std::slice::from_ref(id), |id| self.phase(id).is_some())
    }
}

/// Checks that every key names something.
fn has<K: std::fmt::Display>(file: &'static str, keys: &[K], there: impl Fn(&K) -> bool) -> Checked {
    match keys.iter().find(|key| !there(key)) {
        Some(missing) => Err(wrong(file, format!("{missing} is named and is not there"))),
        None => Ok(()),
    }
}
