//! Short lists: motions, priorities, outcomes, kinds of meetings, of open points and of needs outside the scope.
//!
//! What is done with them is decided in `engagement`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::keys::{
    MeetingKindId, MotionId, OutcomeId, PhaseId, PointKindId, PriorityId, ProcessId, ScopeKindId, ServiceId,
    Source, TaskId, closed_keys,
};
use super::names::{Names, fact};
use super::phases::ActId;
use super::rules::{Guard, RuleId};

closed_keys! {
    /// How often a kind of meeting is held.
    Cadence {
        /// Once in a cycle, in one meeting or several.
        Once = "once",
        /// When there is a need.
        AsNeeded = "as_needed",
        /// Again and again.
        Regular = "regular",
    }

    /// What a metric is measured in.
    MetricUnit {
        /// Percent of those entitled.
        Percent = "percent",
        /// Persons.
        Users = "users",
    }
}

/// The metric of a service for which the customer chose none of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultMetric {
    /// Its key.
    pub id: String,
    /// What it is called, in words that a customer may read.
    pub names: Names,
    /// What it measures.
    pub measures: Names,
    /// What it is measured in. The target is the default `usage_target_percent`.
    pub unit: MetricUnit,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(DefaultMetric, id, [names, measures]);

/// A motion in FTOP's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motion {
    /// Which.
    pub motion: MotionId,
    /// FTOP's words.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(Motion, motion, [names]);

/// A priority in FTOP's words. Internal: no customer reads it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// Its key.
    pub id: PriorityId,
    /// FTOP's words.
    pub names: Names,
    /// Whether it makes Teams come first.
    #[serde(default)]
    pub teams_first: bool,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(Priority, id, [names]);

/// An outcome of the success review.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Which.
    pub outcome: OutcomeId,
    /// What it is called.
    pub names: Names,
    /// The act of choosing it.
    pub act: ActId,
    /// The phase it leads to.
    pub to: PhaseId,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(Outcome, outcome, [names]);

/// A kind of meeting.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingKind {
    /// Its key.
    pub id: MeetingKindId,
    /// What people call it.
    pub names: Names,
    /// What it is for, in words that a customer may read.
    pub purpose: Names,
    /// What is to be captured in it, for the FM.
    pub captures: Names,
    /// The process it belongs to.
    #[serde(default)]
    pub process: Option<ProcessId>,
    /// The rule that must apply, if it is not always held.
    #[serde(default)]
    pub rule: Option<RuleId>,
    /// What should hold before it.
    #[serde(default)]
    pub before: Vec<Guard>,
    /// What of that must hold before it can be planned.
    #[serde(default)]
    pub must: Vec<Guard>,
    /// How often.
    pub cadence: Cadence,
    /// Days between two of them, where it is regular.
    #[serde(default)]
    pub every_days: Option<u32>,
    /// Whether the customer takes part.
    pub with_customer: bool,
    /// Its tasks.
    #[serde(default)]
    pub tasks: Vec<TaskId>,
    /// The task of its acts for a service that the task does not name.
    #[serde(default)]
    pub task_of: BTreeMap<ServiceId, TaskId>,
    /// The act that having it in the calendar is.
    #[serde(default)]
    pub booked: Option<ActId>,
    /// The act that having held it is.
    #[serde(default)]
    pub held: Option<ActId>,
    /// What having held it shows, where that is no act.
    #[serde(default)]
    pub shows: Option<Guard>,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(MeetingKind, id, [names, purpose, captures]);

/// A kind of open point.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointKind {
    /// Its key.
    pub id: PointKindId,
    /// What people call it, in words that a customer may read.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(PointKind, id, [names]);

/// A kind of need that FastTrack passes on to a partner.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeKind {
    /// Its key.
    pub id: ScopeKindId,
    /// What people call it, in words that a customer may read.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(ScopeKind, id, [names]);
