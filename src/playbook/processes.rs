//! Processes with their objectives, key inputs, activities, key outputs and next steps.
//!
//! Those of the seed pages are whole; their neighbours have what the phase gates need.

use serde::Deserialize;

use super::keys::{
    Lifecycle, LineId, LinkId, MotionId, PlaybookActivityId, ProcessId, RoleId, ServiceId, Source, TaskId,
    Track,
};
use super::names::{Names, fact};
use super::rules::{Known, RuleId};

/// One line of a process: an objective, a key input, a step, a key output or a next step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its key, unique in the playbook.
    pub id: LineId,
    /// What it says.
    pub names: Names,
    /// The line it details.
    #[serde(default)]
    pub under: Option<LineId>,
    /// The rule that must apply, if it does not always.
    #[serde(default)]
    pub rule: Option<RuleId>,
    /// What settles it, when the records show all of it; otherwise the FM attests it.
    #[serde(default)]
    pub known: Vec<Known>,
    /// Tasks that it goes with.
    #[serde(default)]
    pub tasks: Vec<TaskId>,
    /// Links that help.
    #[serde(default)]
    pub links: Vec<LinkId>,
    /// The process it leads to.
    #[serde(default)]
    pub process: Option<ProcessId>,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(Line, id, [names]);

/// An activity of a process (FTOP's "step"): the playbook's own word, not the Bot Framework's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaybookActivity {
    /// Its key, unique in the playbook.
    pub id: PlaybookActivityId,
    /// Its title.
    pub names: Names,
    /// Who does it; nobody in particular for some buckets.
    #[serde(default)]
    pub role: Option<RoleId>,
    /// The services it applies to.
    pub services: Vec<ServiceId>,
    /// The rule that must apply, if it does not always.
    #[serde(default)]
    pub rule: Option<RuleId>,
    /// The rule that spares it where it applies.
    #[serde(default)]
    pub spared_by: Option<RuleId>,
    /// What is done.
    #[serde(default)]
    pub steps: Vec<Line>,
    /// Links it names, in order.
    #[serde(default)]
    pub links: Vec<LinkId>,
    /// Its tasks, in order.
    #[serde(default)]
    pub tasks: Vec<TaskId>,
    /// Whether it holds the tasks that an FM adds and that no other activity has.
    #[serde(default)]
    pub bucket: bool,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(PlaybookActivity, id, [names]);

/// A process of the playbook.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// Its key.
    pub id: ProcessId,
    /// Its title.
    pub names: Names,
    /// What it is for.
    pub purpose: Names,
    /// The phase of FTOP's lifecycle it belongs to; the one it starts in, if it spans several.
    pub lifecycle: Lifecycle,
    /// The track it belongs to after the kick-off.
    #[serde(default)]
    pub track: Option<Track>,
    /// The motions it is for.
    pub motions: Vec<MotionId>,
    /// Whether it is told whole: it has a card of its own, and its lines count.
    #[serde(default)]
    pub whole: bool,
    /// What it aims at.
    #[serde(default)]
    pub objectives: Vec<Line>,
    /// What should be there when it starts: missing ones warn.
    #[serde(default)]
    pub inputs: Vec<Line>,
    /// What is done in it.
    #[serde(default)]
    pub activities: Vec<PlaybookActivity>,
    /// What should be there when it ends: missing ones are what `what's missing` lists.
    #[serde(default)]
    pub outputs: Vec<Line>,
    /// What follows.
    #[serde(default)]
    pub next: Vec<Line>,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(Process, id, [names, purpose]);

impl Process {
    /// The activity with this key.
    #[must_use]
    pub fn activity(&self, id: &PlaybookActivityId) -> Option<&PlaybookActivity> {
        self.activities.iter().find(|activity| activity.id == *id)
    }

    /// The tasks of all its activities, in order, each once.
    #[must_use]
    pub fn tasks(&self) -> Vec<TaskId> {
        let mut tasks = Vec::new();
        for task in self.activities.iter().flat_map(|activity| &activity.tasks) {
            if !tasks.contains(task) {
                tasks.push(*task);
            }
        }
        tasks
    }

    /// Every line: objectives, inputs, steps, outputs, next steps.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        let steps = self.activities.iter().flat_map(|activity| &activity.steps);
        self.objectives.iter().chain(&self.inputs).chain(steps).chain(&self.outputs).chain(&self.next)
    }
}
