//! What cards and dialogs about phases, processes, tasks, outcomes, hand-over and cover are about, by reference.

use serde::{Deserialize, Serialize};

use crate::engagement::{EngagementId, ProfileField};
use crate::playbook::{ActId, ProcessId, TaskId};

/// What the FM's card of the playbook shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JourneyView {
    /// Where the engagement is, and what is next.
    #[default]
    Phase,
    /// What is missing to move on.
    Missing,
    /// Which rules apply and why.
    Rules,
    /// The tasks.
    Tasks,
    /// One process with its inputs and outputs.
    Process(ProcessId),
}

/// A card about the journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "journey", rename_all = "snake_case")]
pub enum JourneyContent {
    /// The FM's card of the playbook.
    Card {
        /// The engagement.
        engagement: EngagementId,
        /// What it shows.
        view: JourneyView,
    },
    /// What somebody who is to take over needs to know, with yes and no.
    HandOver {
        /// The engagement.
        engagement: EngagementId,
    },
    /// The customer's farewell.
    Farewell {
        /// The engagement.
        engagement: EngagementId,
    },
    /// The adoption expert, introduced to the customer.
    Introduction {
        /// The engagement.
        engagement: EngagementId,
    },
    /// FastTrack's terms, for the customer to approve.
    Terms {
        /// The engagement.
        engagement: EngagementId,
        /// A tap that counts for nothing was answered with it: who may approve them, and what one can do instead.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        barred: bool,
    },
}

impl JourneyContent {
    /// The engagement that this is about.
    #[must_use]
    pub const fn engagement(&self) -> &EngagementId {
        match self {
            Self::Card { engagement, .. }
            | Self::HandOver { engagement }
            | Self::Farewell { engagement }
            | Self::Introduction { engagement }
            | Self::Terms { engagement, .. } => engagement,
        }
    }
}

/// Which form of the journey.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JourneyForm {
    /// Something was done: what, when, about what.
    Act(Option<ActId>),
    /// One question about the engagement.
    Field(ProfileField),
    /// One task's status.
    Task(TaskId),
    /// Find a task.
    Find,
    /// Lines of a process that the FM attests.
    Attest(ProcessId),
    /// Another phase, with the reason.
    Override,
    /// The review's outcome.
    Outcome,
    /// It rests.
    Rest,
    /// Hand it over.
    HandOver,
    /// Have somebody stand in.
    Cover,
    /// Who approved FastTrack's terms, as the FM heard it.
    Terms,
    /// The adoption expert whom the customer is introduced to.
    Introduce,
}

/// A dialog about the journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JourneyDialog {
    /// The engagement.
    pub engagement: EngagementId,
    /// Which form.
    pub form: JourneyForm,
    /// What the card shows that it was opened from.
    #[serde(default)]
    pub view: JourneyView,
}
