//! The playbook's way as one engagement walks it: what is stored of phases, acts, tasks, attestations, overrides
//! and past cycles.
//!
//! Here live the records. What they mean together (rules, guards, what is missing) is computed in the files below;
//! how they change is in `apply/journey.rs`; what the playbook says is data of `playbook`.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Phase;
use super::ids::{PersonNo, Revision, TextNo};
use super::people::Role;
use crate::playbook::{
    ActId, EngagementStatus, Guard, Known, LineId, OutcomeId, ProcessId, ServiceId, TaskId, TaskStatus,
};

mod command;
mod guards;
mod handing;
mod known;
mod machine;
mod missing;
mod process;
mod profile;
mod rules;
mod tasks;
mod terms;

pub use self::command::{About, Acted, JourneyCommand, JourneyEvent, JourneyRefusal};
pub use self::guards::{GuardState, Standing as GuardStanding};
pub use self::handing::Summary;
pub use self::known::Proof;
pub use self::machine::Way;
pub(in crate::engagement) use self::machine::from as transitions_from;
pub use self::missing::{Lack, Missing};
pub use self::process::{LineState, ProcessLine, ProcessView};
pub use self::profile::{AnswerKind, Benefit, Profile, ProfileField, ProfileValue, Relation};
pub use self::rules::{Applies, Ruling};
pub use self::tasks::TaskView;
pub use self::terms::{Approval, Recorded, TERMS_APPROVED, TERMS_SENT, Terms, TermsStanding};

/// Something that an FM can attest where the records do not show it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A line of a process.
    Line(LineId),
    /// A fact that settles lines.
    Known(Known),
    /// What a change of phase asks for.
    Guard(Guard),
}

impl Subject {
    /// Its name among an engagement's records.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Line(line) => format!("line.{line}"),
            Self::Known(known) => format!("known.{known}"),
            Self::Guard(guard) => format!("guard.{guard}"),
        }
    }
}

/// That the FM attested something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attested {
    /// What.
    pub subject: Subject,
    /// Who.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
}

/// An FTOP task of this engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its number.
    pub id: TaskId,
    /// Its status.
    pub status: TaskStatus,
    /// The process that the FM added it to, if it was added.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub added: Option<ProcessId>,
    /// What the FM noted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<TextNo>,
    /// The act that set the status, if one did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub act: Option<ActId>,
    /// Who changed it last.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
}

/// That an act was recorded in this cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Which.
    pub act: ActId,
    /// Who recorded it.
    pub by: PersonNo,
    /// When it was recorded.
    pub at: Timestamp,
    /// On which day it happened.
    pub on: Date,
    /// Whether no change of phase has used it yet.
    pub pending: bool,
    /// What the FM noted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<TextNo>,
}

/// A change of phase against what the playbook asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The revision that it made.
    pub revision: Revision,
    /// From which phase.
    pub from: Phase,
    /// To which phase.
    pub to: Phase,
    /// Why.
    pub reason: TextNo,
    /// What did not hold; empty where the playbook knows no such step.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub unmet: Vec<Guard>,
    /// In which cycle.
    pub cycle: u32,
    /// Who.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
}

/// Why an engagement rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// On hold, or nobody answers.
    pub status: EngagementStatus,
    /// Why.
    pub reason: TextNo,
    /// What is done next.
    pub next: TextNo,
    /// When.
    pub on: Date,
    /// Since when.
    pub since: Timestamp,
    /// Who said so.
    pub by: PersonNo,
}

/// A hand-over that waits for its successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handing {
    /// To whom.
    pub to: PersonNo,
    /// By whom.
    pub by: PersonNo,
    /// When it was offered.
    pub at: Timestamp,
}

/// Somebody who stands in for the FM until a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// Who.
    pub person: PersonNo,
    /// Until the end of which day, in the engagement's zone.
    pub until: Date,
    /// The role that they had before, and have again afterwards.
    pub was: Role,
}

/// What stands once for an engagement, beside its phase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journey {
    /// Why it rests, if it does.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hold: Option<Hold>,
    /// The workloads that a success manager took over, and when.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub handed: BTreeMap<ServiceId, Timestamp>,
    /// The review's outcome.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<OutcomeId>,
    /// What was reached, in the FM's words, for the farewell.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reached: Option<TextNo>,
    /// How the customer keeps going, in the FM's words: self-service support, champions, tracking, training.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub momentum: Option<TextNo>,
    /// How FastTrack's terms stand.
    #[serde(skip_serializing_if = "Terms::is_blank", default)]
    pub terms: Terms,
    /// The adoption expert whom the customer was introduced to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expert: Option<PersonNo>,
    /// A hand-over that waits.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub handing: Option<Handing>,
    /// Who stands in for the FM.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cover: Option<Cover>,
}

/// What is left of a cycle that ended: history has the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cycle {
    /// Its number, from 1.
    pub no: u32,
    /// The phase it ended in.
    pub phase: Phase,
    /// The services it was about.
    pub services: Vec<ServiceId>,
    /// Its tasks as they stood.
    pub tasks: Vec<(TaskId, TaskStatus)>,
    /// The review's outcome, if there was a review.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<OutcomeId>,
    /// When it ended.
    pub ended: Timestamp,
}

/// One stored record of the journey.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JourneyRecord {
    /// What is known of the engagement that rules ask for.
    Profile,
    /// What stands once.
    State,
    /// A task.
    Task(TaskId),
    /// An act.
    Act(ActId),
    /// An attestation.
    Attested(Subject),
    /// An override, by the revision that it made.
    Override(Revision),
    /// A cycle that ended.
    Cycle(u32),
}

/// All records of the journey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path {
    /// What is known of the engagement that rules ask for.
    pub profile: Profile,
    /// What stands once.
    pub state: Journey,
    /// Tasks that were touched; the others are not started.
    pub tasks: BTreeMap<TaskId, Task>,
    /// Acts of this cycle.
    pub acts: BTreeMap<ActId, Done>,
    /// What the FM attested in this cycle.
    pub attested: BTreeMap<Subject, Attested>,
    /// Overrides of all cycles.
    pub overrides: BTreeMap<Revision, Override>,
    /// The cycles that ended.
    pub cycles: BTreeMap<u32, Cycle>,
}

impl Path {
    /// A task's status: not started, if nothing is recorded.
    #[must_use]
    pub fn status(&self, task: TaskId) -> TaskStatus {
        self.tasks.get(&task).map_or(TaskStatus::NotStarted, |task| task.status)
    }

    /// Whether the FM attested it.
    #[must_use]
    pub fn attests(&self, subject: &Subject) -> bool {
        self.attested.contains_key(subject)
    }

    /// Whether an act was recorded in this cycle.
    #[must_use]
    pub fn did(&self, act: ActId) -> bool {
        self.acts.contains_key(&act)
    }

    /// The records that differ between `old` and this: to write, and to delete.
    pub(super) fn differences(&self, old: Option<&Self>) -> (Vec<JourneyRecord>, Vec<JourneyRecord>) {
        let (mut touched, mut removed) = (Vec::new(), Vec::new());
        let blank = Self::default();
        let old = old.unwrap_or(&blank);
        if self.profile != old.profile {
            touched.push(JourneyRecord::Profile);
        }
        if self.state != old.state {
            touched.push(JourneyRecord::State);
        }
        macro_rules! compare {
            ($part:ident, $id:expr) => {
                for (key, value) in &self.$part {
                    if old.$part.get(key) != Some(value) {
                        touched.push($id(key.clone()));
                    }
                }
                for key in old.$part.keys().filter(|key| !self.$part.contains_key(*key)) {
                    removed.push($id(key.clone()));
                }
            };
        }
        compare!(tasks, JourneyRecord::Task);
        compare!(acts, JourneyRecord::Act);
        compare!(attested, JourneyRecord::Attested);
        compare!(overrides, JourneyRecord::Override);
        compare!(cycles, JourneyRecord::Cycle);
        (touched, removed)
    }
}
