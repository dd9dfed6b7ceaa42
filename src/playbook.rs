//! The playbook: what FastTrack does and what it calls things, as data read once from the JSON files beside this
//! module.
//!
//! Here live its types and its lists. Rules about them live in `engagement`; every word that people read and
//! that is not the playbook's lives in the strings. `docs/seeds.md` says where each line of the seed pages went.

mod access;
mod check;
mod defaults;
mod factors;
mod ftop;
mod keys;
mod links;
mod lists;
mod locale;
mod names;
mod phases;
mod processes;
mod rules;
mod services;
mod tasks;

pub use self::defaults::{
    AvoidedWords, Defaults, DibsGate, NoteFormat, NoteKind, ReviewWhen, RfaEnd, Sourced,
};
pub use self::factors::{
    ChecklistGroup, ChecklistGroupWords, ChecklistItem, Factor, FactorStatus, FactorStatusWords, FactorWords,
    Settles,
};
pub use self::ftop::Ftop;
pub use self::keys::{
    Holder, ItemId, Lifecycle, LineId, LinkId, MeetingKindId, MotionId, OutcomeId, PhaseId,
    PlaybookActivityId, PointKindId, PriorityId, ProcessId, ReasonId, RoleId, ScopeKindId, ServiceId, Source,
    TaskId, Track,
};
pub use self::links::{Access, Audience, Link};
pub use self::lists::{
    Cadence, DefaultMetric, MeetingKind, MetricUnit, Motion, Outcome, PointKind, Priority, ScopeKind,
};
pub use self::locale::Locale;
pub use self::names::Names;
pub use self::phases::{
    Act, ActId, Consequence, EngagementStatus, EngagementStatusWords, PhaseWords, Pick, ServiceStage,
    ServiceStageWords, Transition,
};
pub use self::processes::{Line, PlaybookActivity, Process};
pub use self::rules::{Guard, GuardWords, Known, Rule, RuleId};
pub use self::services::{BusinessReason, IntentStatus, Sample, SamplePerson, SampleService, Service};
pub use self::tasks::{Duty, FastTrackRole, FtopTask, LifecycleWords, TaskStatus, TaskStatusWords};

/// Why playbook data cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PlaybookError {
    /// A file is not JSON of the right shape.
    #[error("{file}: {source}")]
    Unreadable {
        /// The file's name.
        file: &'static str,
        /// What serde says.
        source: serde_json::Error,
    },
    /// A file is well formed but says something that cannot be.
    #[error("{file}: {problem}")]
    Wrong {
        /// The file's name.
        file: &'static str,
        /// What is wrong.
        problem: String,
    },
}

/// The playbook's data.
#[derive(Debug, Clone)]
pub struct Playbook {
    services: Vec<Service>,
    reasons: Vec<BusinessReason>,
    intents: Vec<IntentStatus>,
    sample: Sample,
    factors: Vec<FactorWords>,
    factor_statuses: Vec<FactorStatusWords>,
    groups: Vec<ChecklistGroupWords>,
    items: Vec<ChecklistItem>,
    lifecycles: Vec<LifecycleWords>,
    phases: Vec<PhaseWords>,
    transitions: Vec<Transition>,
    statuses: Vec<EngagementStatusWords>,
    stages: Vec<ServiceStageWords>,
    processes: Vec<Process>,
    tasks: Vec<FtopTask>,
    task_statuses: Vec<TaskStatusWords>,
    roles: Vec<FastTrackRole>,
    rules: Vec<Rule>,
    guards: Vec<GuardWords>,
    acts: Vec<Act>,
    outcomes: Vec<Outcome>,
    motions: Vec<Motion>,
    priorities: Vec<Priority>,
    meetings: Vec<MeetingKind>,
    points: Vec<PointKind>,
    scopes: Vec<ScopeKind>,
    links: Vec<Link>,
    metric: DefaultMetric,
    defaults: Defaults,
    notes: NoteFormat,
    ftop: Ftop,
}

impl Playbook {
    /// The built-in playbook, read at first use.
    ///
    /// # Panics
    /// If the built-in data is wrong, which a test excludes.
    #[must_use]
    pub fn get() -> &'static Self {
        static BUILT_IN: std::sync::LazyLock<Playbook> =
            std::sync::LazyLock::new(|| Playbook::load().expect("the built-in playbook is tested"));
        &BUILT_IN
    }

    /// Reads and checks the built-in files.
    ///
    /// # Errors
    /// When a file is malformed, a key occurs twice, is missing or names nothing, a name is empty in a language,
    /// a fact has no source that it may be taken from, or a link is wrapped.
    pub fn load() -> Result<Self, PlaybookError> {
        macro_rules! data {
            ($file:literal) => {
                names::read($file, include_str!(concat!("playbook/", $file)))?
            };
        }
        let playbook = Self {
            services: data!("services.json"),
            reasons: data!("reasons.json"),
            intents: data!("intents.json"),
            sample: data!("sample.json"),
            factors: data!("factors.json"),
            factor_statuses: data!("factor-statuses.json"),
            groups: data!("checklist-groups.json"),
            items: data!("checklist.json"),
            lifecycles: data!("lifecycles.json"),
            phases: data!("phases.json"),
            transitions: data!("transitions.json"),
            statuses: data!("statuses.json"),
            stages: data!("stages.json"),
            processes: data!("processes.json"),
            tasks: data!("tasks.json"),
            task_statuses: data!("task-statuses.json"),
            roles: data!("roles.json"),
            rules: data!("rules.json"),
            guards: data!("guards.json"),
            acts: data!("acts.json"),
            outcomes: data!("outcomes.json"),
            motions: data!("motions.json"),
            priorities: data!("priorities.json"),
            meetings: data!("meetings.json"),
            points: data!("points.json"),
            scopes: data!("scopes.json"),
            links: data!("links.json"),
            metric: data!("metric.json"),
            defaults: data!("defaults.json"),
            notes: data!("notes.json"),
            ftop: data!("ftop.json"),
        };
        playbook.check()?;
        Ok(playbook)
    }
}

#[cfg(test)]
mod tests;
