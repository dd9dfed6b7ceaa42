//! What people ask of the journey, what history says of it, and why the rules say no.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::profile::{ProfileField, ProfileValue};
use super::{Hold, Subject};
use crate::engagement::Phase;
use crate::engagement::answer::How;
use crate::engagement::command::Named;
use crate::engagement::ids::{PersonNo, TextNo};
use crate::playbook::{ActId, EngagementStatus, Guard, OutcomeId, ProcessId, ServiceId, TaskId, TaskStatus};

/// What an act is about, where it is about one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The engagement.
    #[default]
    All,
    /// One of the act's tasks.
    Task(TaskId),
    /// One service.
    Service(ServiceId),
}

/// An act as recorded by the FM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acted {
    /// Which.
    pub act: ActId,
    /// About what.
    pub about: About,
    /// On which day; today, if none. Not in the future.
    pub on: Option<Date>,
    /// What the FM notes; may be blank.
    pub note: String,
}

impl Acted {
    /// The act, today, about the whole engagement.
    #[must_use]
    pub const fn of(act: ActId) -> Self {
        Self { act, about: About::All, on: None, note: String::new() }
    }
}

/// What is asked of the journey.
#[derive(Debug, Clone, PartialEq)]
pub enum JourneyCommand {
    /// FM: something was done, with all that follows from it.
    Act(Acted),
    /// FM: the engagement is in this phase, whatever the playbook asks for.
    Override {
        /// Which.
        to: Phase,
        /// Why; not blank.
        reason: String,
    },
    /// FM: a task's status.
    SetTask {
        /// Which task.
        task: TaskId,
        /// The status.
        status: TaskStatus,
        /// What the FM notes; may be blank.
        note: String,
    },
    /// FM: the task belongs to the process here.
    AddTask {
        /// Which task.
        task: TaskId,
        /// Which process.
        process: ProcessId,
    },
    /// FM: these are so (or not), by their word.
    Attest {
        /// What.
        subjects: Vec<Subject>,
        /// Whether they are.
        so: bool,
    },
    /// FM: an answer that a rule asked for.
    Tell {
        /// The question.
        field: ProfileField,
        /// The answer.
        value: ProfileValue,
    },
    /// FM: it rests.
    Rest {
        /// On hold, or nobody answers.
        status: EngagementStatus,
        /// Why; not blank.
        reason: String,
        /// What is done next; not blank.
        next: String,
        /// When: not in the past.
        on: Date,
    },
    /// FM: it goes on.
    Resume,
    /// FM: what came of the review, and all that follows.
    Outcome {
        /// Which of the four.
        outcome: OutcomeId,
        /// The services of the new cycle, for more workloads.
        services: Vec<ServiceId>,
        /// What was reached, for the farewell; may be blank.
        reached: String,
        /// How the customer keeps going, for the farewell; may be blank.
        momentum: String,
    },
    /// FM: it is offered to a successor.
    HandOver(Named),
    /// The successor: takes it.
    TakeOver,
    /// The successor: does not; the FM: no longer offers it.
    KeepIt,
    /// FM: somebody stands in for them until the end of a day.
    Cover {
        /// Who.
        who: Named,
        /// The last day.
        until: Date,
    },
    /// FM: the cover ends now.
    EndCover,
    /// FM: FastTrack's terms are put before the customer.
    SendTerms,
    /// Customer: approves them.
    AcceptTerms,
    /// FM: somebody of the customer approved them elsewhere.
    RecordTerms {
        /// Who.
        with: Named,
        /// How.
        how: How,
        /// On which day; today, if none. Not in the future.
        on: Option<Date>,
        /// Which meeting or message; may be blank.
        note: String,
    },
    /// Customer: takes their own approval back.
    TakeBackTerms,
    /// FM: this is the adoption expert whom the customer is introduced to.
    Introduce(Named),
}

/// What happened on the journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "journey", rename_all = "snake_case")]
pub enum JourneyEvent {
    /// An act was recorded.
    Acted {
        /// Which.
        act: ActId,
        /// About what.
        about: About,
        /// When it happened.
        on: Date,
        /// What the FM noted.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        note: Option<TextNo>,
    },
    /// A task's status changed.
    TaskSet {
        /// Which.
        task: TaskId,
        /// Before.
        old: TaskStatus,
        /// After.
        new: TaskStatus,
        /// The act that it follows from.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        act: Option<ActId>,
        /// What the FM notes of it, if it was set by hand.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        note: Option<TextNo>,
        /// What was noted before.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        note_was: Option<TextNo>,
    },
    /// A task was added to a process.
    TaskAdded {
        /// Which.
        task: TaskId,
        /// To which.
        process: ProcessId,
    },
    /// The phase changed as the playbook has it.
    Moved {
        /// From.
        from: Phase,
        /// To.
        to: Phase,
        /// By which act.
        act: ActId,
    },
    /// The FM set the phase against what the playbook asks for.
    Overridden {
        /// From.
        from: Phase,
        /// To.
        to: Phase,
        /// Why.
        reason: TextNo,
        /// What did not hold.
        unmet: Vec<Guard>,
    },
    /// The FM attested something, or took it back.
    Attested {
        /// What.
        subjects: Vec<Subject>,
        /// Whether it is so.
        so: bool,
    },
    /// The FM answered what a rule asked.
    Told {
        /// The question.
        field: ProfileField,
        /// Before.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        old: Option<ProfileValue>,
        /// After.
        new: ProfileValue,
    },
    /// That a success manager took a service over was entered by mistake.
    HandshakeTakenBack {
        /// Which service.
        service: ServiceId,
    },
    /// It rests.
    Rests {
        /// On hold, or nobody answers.
        status: EngagementStatus,
        /// Why.
        reason: TextNo,
        /// What is done next.
        next: TextNo,
        /// When.
        on: Date,
        /// What it rested for before.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        was: Option<Box<Hold>>,
    },
    /// It goes on.
    Resumed,
    /// The review's outcome was chosen.
    OutcomeChosen {
        /// Which.
        outcome: OutcomeId,
    },
    /// A new cycle began.
    CycleBegan {
        /// Its number.
        no: u32,
        /// Its services.
        services: Vec<ServiceId>,
    },
    /// It was offered to a successor.
    Offered {
        /// To whom.
        to: PersonNo,
    },
    /// The successor took it.
    TakenOver {
        /// From whom.
        from: PersonNo,
        /// By whom.
        to: PersonNo,
    },
    /// The successor did not, or it is offered no longer.
    Kept {
        /// To whom it was offered.
        to: PersonNo,
    },
    /// Somebody stands in for the FM.
    Covered {
        /// Who.
        person: PersonNo,
        /// The last day.
        until: Date,
    },
    /// The cover ended.
    CoverEnded {
        /// Who stood in.
        person: PersonNo,
    },
    /// Somebody of the customer approved FastTrack's terms.
    TermsAccepted {
        /// Who.
        person: PersonNo,
    },
    /// The FM recorded that they did, elsewhere.
    TermsRecorded {
        /// Who.
        person: PersonNo,
        /// How.
        how: How,
        /// On which day.
        on: Date,
        /// Which meeting or message.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        note: Option<TextNo>,
    },
    /// They took it back.
    TermsTakenBack,
    /// The adoption expert was introduced to the customer.
    Introduced {
        /// Who that is.
        person: PersonNo,
    },
}

/// Why the journey's rules say no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum JourneyRefusal {
    /// The act leads on only once these hold.
    NotYet {
        /// The act.
        act: ActId,
        /// What does not hold.
        unmet: Vec<Guard>,
    },
    /// The act has no place where the engagement is.
    NotHere {
        /// The act.
        act: ActId,
    },
    /// The playbook has no such task, process or answer.
    Unknown,
    /// The engagement is over; it can only be taken up again.
    Over,
    /// Nothing is offered to this person.
    NothingOffered,
    /// That person cannot take it: nobody in Teams, or the FM.
    CannotTake {
        /// Who.
        person: PersonNo,
    },
}
