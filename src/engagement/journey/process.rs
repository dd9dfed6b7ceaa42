//! A process as a card shows it: which key inputs and outputs are there, by what, and which are missing.

use jiff::Timestamp;

use super::known::Proof;
use super::rules::Applies;
use super::tasks::TaskView;
use super::{Path, Subject};
use crate::engagement::ids::PersonNo;
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now, Phase};
use crate::playbook::{Lifecycle, Line, LineId, Playbook, Process, ProcessId, RuleId};

/// How a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineState {
    /// The records show it.
    Shown(Vec<Proof>),
    /// The FM attested it.
    Attested {
        /// Who.
        by: PersonNo,
        /// When.
        at: Timestamp,
    },
    /// It is missing.
    Missing,
    /// It is not asked for here.
    Spared(RuleId),
}

impl LineState {
    /// Whether it is there, or is not asked for.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        match self {
            Self::Shown(_) | Self::Attested { .. } | Self::Spared(_) => true,
            Self::Missing => false,
        }
    }
}

/// A line of a process as it stands here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessLine {
    /// Which.
    pub id: LineId,
    /// How it stands.
    pub state: LineState,
}

/// A process as it stands here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessView {
    /// Which.
    pub id: ProcessId,
    /// What should be there at its start.
    pub inputs: Vec<ProcessLine>,
    /// What should be there at its end.
    pub outputs: Vec<ProcessLine>,
    /// Its tasks.
    pub tasks: Vec<TaskView>,
}

impl ProcessView {
    /// The outputs that are missing.
    pub fn missing_outputs(&self) -> impl Iterator<Item = &LineId> {
        self.outputs.iter().filter(|line| !line.state.is_settled()).map(|line| &line.id)
    }

    /// The inputs that are missing.
    pub fn missing_inputs(&self) -> impl Iterator<Item = &LineId> {
        self.inputs.iter().filter(|line| !line.state.is_settled()).map(|line| &line.id)
    }
}

impl Engagement {
    /// How a process stands here; `None` if the playbook has none of this key.
    #[must_use]
    pub fn process_view(&self, id: &ProcessId, policy: &Policy, now: Now) -> Option<ProcessView> {
        let process = Playbook::get().process(id)?;
        Some(ProcessView {
            id: process.id.clone(),
            inputs: self.lines(&process.inputs, policy, now),
            outputs: self.lines(&process.outputs, policy, now),
            tasks: self.tasks_of(process, policy, now),
        })
    }

    /// The processes that are under way in this phase, those told whole first.
    #[must_use]
    pub fn processes_here(&self) -> Vec<&'static Process> {
        let whole = |id: &str| Playbook::get().process(&ProcessId::new(id));
        let ids: &[&str] = match self.head.phase {
            Phase::Assigned
            | Phase::Preparing
            | Phase::KickoffScheduled
            | Phase::KickoffDone
            | Phase::ClosingIntentGaps => &["initiate.kickoff"],
            Phase::Assess => &["assess.success-workshop", "assess.technical-assessment"],
            Phase::Remediate => &["remediate.technical-gaps", "assess.success-workshop"],
            Phase::Enable => &["enable.services", "assess.success-workshop"],
            Phase::Migrate => &["migrate.migration", "assess.success-workshop"],
            Phase::Completion if self.is_migrated() => &["migrate.completion"],
            Phase::Completion => &["enable.completion"],
            Phase::SuccessExecution => &["success.support"],
            Phase::ReviewDue | Phase::ReviewDone | Phase::Transferred | Phase::Disengaged => {
                &["success.review"]
            }
        };
        ids.iter().filter_map(|id| whole(id)).collect()
    }

    /// The lifecycle's phase that the engagement is in.
    #[must_use]
    pub fn lifecycle(&self) -> Option<Lifecycle> {
        Playbook::get().phase(&self.head.phase.id()).map(|words| words.lifecycle)
    }

    fn is_migrated(&self) -> bool {
        self.path.profile.yes(super::ProfileField::Migration) == Some(true)
    }

    /// Lines that detail another are left out where that one stands alone.
    fn lines(&self, lines: &[Line], policy: &Policy, now: Now) -> Vec<ProcessLine> {
        lines
            .iter()
            .map(|line| ProcessLine { id: line.id.clone(), state: self.line_state(line, policy, now) })
            .collect()
    }

    fn line_state(&self, line: &Line, policy: &Policy, now: Now) -> LineState {
        if let Some(rule) = line.rule {
            match self.rule(rule, policy, now) {
                Applies::No => return LineState::Spared(rule),
                Applies::Yes | Applies::Ask(_) => {}
            }
        }
        let proofs: Option<Vec<Proof>> =
            line.known.iter().map(|known| self.proof(*known, policy, now)).collect();
        match proofs {
            Some(mut proofs) if !proofs.is_empty() => {
                proofs.sort();
                proofs.dedup();
                LineState::Shown(proofs)
            }
            Some(_) | None => word(&self.path, line),
        }
    }
}

fn word(path: &Path, line: &Line) -> LineState {
    match path.attested.get(&Subject::Line(line.id.clone())) {
        Some(attested) => LineState::Attested { by: attested.by, at: attested.at },
        None => LineState::Missing,
    }
}
