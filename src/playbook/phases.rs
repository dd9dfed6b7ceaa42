//! The state machine of an engagement as data: phases, the acts that move them, what those acts do to tasks.
//!
//! The machine is walked in `engagement`; the guards' conditions are computed there.

use serde::Deserialize;

use super::keys::{Lifecycle, PhaseId, Source, TaskId, Track, closed_keys};
use super::names::{Names, fact};
use super::rules::Guard;
use super::tasks::TaskStatus;

closed_keys! {
    /// Something that an FM does or records, once, with all that follows from it.
    ActId {
        /// The engagement was started.
        Started = "started",
        /// The hand-over was received.
        HandoverReceived = "handover_received",
        /// No hand-over is needed.
        HandoverNotNeeded = "handover_not_needed",
        /// The first outreach was sent.
        OutreachSent = "outreach_sent",
        /// The kick-off is in the calendar.
        KickoffBooked = "kickoff_booked",
        /// The kick-off was held.
        KickoffHeld = "kickoff_held",
        /// The kick-off's results were looked through and gaps are left.
        GapsFound = "gaps_found",
        /// The kick-off's results are complete.
        KickoffClosed = "kickoff_closed",
        /// A need was passed on to a partner.
        QuickleadSent = "quicklead_sent",
        /// The terms were sent.
        TermsSent = "terms_sent",
        /// The customer approved the terms.
        TermsApproved = "terms_approved",
        /// The terms are not needed.
        TermsNotNeeded = "terms_not_needed",
        /// The adoption expert was introduced to the customer.
        AdoptionSmeIntroduced = "adoption_sme_introduced",
        /// The mail that asks for consent to Teams was sent.
        TeamsConsentSent = "teams_consent_sent",
        /// Teams is set up with the customer.
        TeamsSetUp = "teams_set_up",
        /// A pitch or value discussion is in the calendar.
        PitchPlanned = "pitch_planned",
        /// It was held.
        PitchHeld = "pitch_held",
        /// The customer does not want it.
        PitchDeclined = "pitch_declined",
        /// The workshop was closed.
        WorkshopClosed = "workshop_closed",
        /// OneDrive's programme was introduced.
        OnedriveIntroduced = "onedrive_introduced",
        /// Its workshop was held.
        OnedriveWorkshopHeld = "onedrive_workshop_held",
        /// Its progress is being followed.
        OnedriveTracked = "onedrive_tracked",
        /// The customer does not take part.
        OnedriveDeclined = "onedrive_declined",
        /// The technical assessment is complete.
        AssessmentComplete = "assessment_complete",
        /// The technical gaps are closed.
        RemediationComplete = "remediation_complete",
        /// A contact for the survey is named.
        SurveyContactNamed = "survey_contact_named",
        /// The services are enabled.
        EnablementComplete = "enablement_complete",
        /// The data is migrated.
        MigrationComplete = "migration_complete",
        /// The completion after enablement is over.
        EnablementDisengaged = "enablement_disengaged",
        /// The completion after migration is over.
        MigrationDisengaged = "migration_disengaged",
        /// The customer goes on after the completion.
        Continued = "continued",
        /// A success manager accepted a workload.
        HandshakeAccepted = "handshake_accepted",
        /// Help for one service began.
        AccelerationStarted = "acceleration_started",
        /// Help for one service ended.
        AccelerationEnded = "acceleration_ended",
        /// The metrics are reached.
        UsageReached = "usage_reached",
        /// The review was held.
        ReviewHeld = "review_held",
        /// Outcome: more discussions.
        ChoseMoreDiscussions = "chose_more_discussions",
        /// Outcome: more workloads.
        ChoseMoreWorkloads = "chose_more_workloads",
        /// Outcome: customer success carries on.
        ChoseTransfer = "chose_transfer",
        /// Outcome: FastTrack leaves.
        ChoseDisengage = "chose_disengage",
        /// Something closed is taken up again.
        Reopened = "reopened",
    }

    /// Which of an act's consequences happen.
    Pick {
        /// All of them.
        All = "all",
        /// The one whose task the act is about.
        Task = "task",
        /// The one whose service the act is about.
        Service = "service",
    }

    /// Whether an engagement moves, beside its phase.
    EngagementStatus {
        /// It moves.
        Active = "active",
        /// It rests, for a reason and until a date.
        OnHold = "on_hold",
        /// Nobody answers.
        Unresponsive = "unresponsive",
        /// It is over.
        Closed = "closed",
    }

    /// How far one service is.
    ServiceStage {
        /// Before the kick-off's end.
        Initiate = "initiate",
        /// Being assessed.
        Assess = "assess",
        /// Its gaps are being closed.
        Remediate = "remediate",
        /// Being enabled.
        Enable = "enable",
        /// Its data is being migrated.
        Migrate = "migrate",
        /// Used by a few.
        Adoption = "adoption",
        /// In use.
        Operation = "operation",
    }
}

/// A phase in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseWords {
    /// Its key, as `engagement::Phase` is stored.
    pub id: PhaseId,
    /// What people call it.
    pub names: Names,
    /// The phase of FTOP's lifecycle it belongs to.
    pub lifecycle: Lifecycle,
    /// Whether the engagement is over in it.
    #[serde(default)]
    pub closed: bool,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(PhaseWords, id, [names]);

/// A change of phase that the playbook allows. Any other needs an override with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// The phase it starts from; none when the engagement begins.
    #[serde(default)]
    pub from: Option<PhaseId>,
    /// The act that moves it.
    pub on: ActId,
    /// What must hold, all of it.
    #[serde(default)]
    pub guards: Vec<Guard>,
    /// The phase it leads to. The same phase: only `track` moves on.
    pub to: PhaseId,
    /// The track it belongs to, where the two run side by side.
    #[serde(default)]
    pub track: Option<Track>,
    /// Whether a new cycle begins, with its history kept.
    #[serde(default)]
    pub new_cycle: bool,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}

/// What an act does to one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// The task.
    pub task: TaskId,
    /// The status it gets.
    pub status: TaskStatus,
}

/// An act with all its consequences.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Which.
    pub act: ActId,
    /// What happened, as history and buttons say it.
    pub names: Names,
    /// What it does to tasks.
    #[serde(default)]
    pub consequences: Vec<Consequence>,
    /// Which of them happen.
    #[serde(default = "all")]
    pub pick: Pick,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(Act, act, [names]);

const fn all() -> Pick {
    Pick::All
}

/// An engagement's status in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngagementStatusWords {
    /// Which.
    pub status: EngagementStatus,
    /// What people call it.
    pub names: Names,
    /// Whether it is entered with a note: a reason and a next action with its date.
    #[serde(default)]
    pub note: bool,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(EngagementStatusWords, status, [names]);

/// A service's stage in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceStageWords {
    /// Which.
    pub stage: ServiceStage,
    /// What people call it.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(ServiceStageWords, stage, [names]);
