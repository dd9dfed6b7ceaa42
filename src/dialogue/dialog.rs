//! What a dialog is about, by reference. What stands in its form is in `inputs`, what is wrong with it in `problem`.

use serde::{Deserialize, Serialize};

use super::journey::JourneyDialog;
use super::meeting::MeetingDialog;
use super::notice::{Notice, Refused};
use super::plan_sheet::{PlanForm, Sheet};
use super::success::{PointDialog, SsatDialog};
use crate::engagement::{CorrectionNo, EngagementId, PersonNo, ServiceId};

/// Which dialog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "dialog", rename_all = "snake_case")]
pub enum DialogContent {
    /// Start an engagement.
    Start,
    /// What was agreed, page 1: the same for all.
    EnterSame {
        /// The engagement.
        engagement: EngagementId,
    },
    /// What was agreed, page 2: exceptions, one row a service.
    EnterExceptions {
        /// The engagement.
        engagement: EngagementId,
        /// The services ticked on page 1.
        services: Vec<ServiceId>,
    },
    /// Who agreed, how and when.
    Agree {
        /// The engagement.
        engagement: EngagementId,
    },
    /// The text to send by e-mail, in the customer's language.
    CopyText {
        /// The engagement.
        engagement: EngagementId,
    },
    /// Something is wrong: which service.
    WrongPick {
        /// The engagement.
        engagement: EngagementId,
        /// The services to choose from.
        services: Vec<ServiceId>,
    },
    /// Something is wrong: the service's values.
    Wrong {
        /// The engagement.
        engagement: EngagementId,
        /// The service.
        service: ServiceId,
        /// All services of the card, for "the others are correct".
        services: Vec<ServiceId>,
    },
    /// Why a confirmation is set aside.
    SetAside {
        /// The engagement.
        engagement: EngagementId,
        /// The service.
        service: ServiceId,
        /// Whose.
        person: PersonNo,
    },
    /// Answer a correction.
    Answer {
        /// The engagement.
        engagement: EngagementId,
        /// The report.
        correction: CorrectionNo,
    },
    /// I'm on this project as…
    Join {
        /// The engagement.
        engagement: EngagementId,
    },
    /// Whether it goes on, and why not.
    Status {
        /// The engagement.
        engagement: EngagementId,
    },
    /// The export's text to copy.
    ExportText {
        /// The engagement.
        engagement: EngagementId,
    },
    /// About phases, processes, tasks, outcomes, hand-over and cover.
    Journey(JourneyDialog),
    /// About the success factors.
    Ssat(SsatDialog),
    /// About open points.
    Point(PointDialog),
    /// A sheet or form of the success plan.
    Plan {
        /// The engagement.
        engagement: EngagementId,
        /// Which.
        form: PlanForm,
        /// The sheet that it was opened from.
        sheet: Sheet,
        /// It was opened from a sheet in a dialog, which follows when it is saved.
        nested: bool,
    },
    /// About meetings.
    Meeting(MeetingDialog),
    /// A dialog that can only be read and closed: that it is done, or why not.
    Notice {
        /// What about.
        notice: Notice,
    },
    /// A dialog that can only be read and closed: the rules said no.
    Refused {
        /// The engagement, if it was about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        engagement: Option<EngagementId>,
        /// Why.
        refused: Refused,
    },
}

impl DialogContent {
    /// The engagement that this is about, if it is about one.
    #[must_use]
    pub fn engagement(&self) -> Option<&EngagementId> {
        match self {
            Self::Start | Self::Notice { .. } => None,
            Self::EnterSame { engagement }
            | Self::EnterExceptions { engagement, .. }
            | Self::Agree { engagement }
            | Self::CopyText { engagement }
            | Self::WrongPick { engagement, .. }
            | Self::Wrong { engagement, .. }
            | Self::SetAside { engagement, .. }
            | Self::Answer { engagement, .. }
            | Self::Join { engagement }
            | Self::Status { engagement }
            | Self::ExportText { engagement } => Some(engagement),
            Self::Journey(dialog) => Some(&dialog.engagement),
            Self::Ssat(dialog) => Some(dialog.engagement()),
            Self::Point(dialog) => Some(dialog.engagement()),
            Self::Plan { engagement, .. } => Some(engagement),
            Self::Meeting(dialog) => Some(dialog.engagement()),
            Self::Refused { engagement, .. } => engagement.as_ref(),
        }
    }
}
