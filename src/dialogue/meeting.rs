//! What messages, cards and dialogs about meetings are about, by reference.

use serde::{Deserialize, Serialize};

use super::problem::Form;
use crate::engagement::{EngagementId, MeetingNo, Which};

/// A card about meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "meetings", rename_all = "snake_case")]
pub enum MeetingContent {
    /// What is coming.
    List {
        /// The engagement.
        engagement: EngagementId,
    },
    /// One of them: when it is, what it is about, what can be done.
    One {
        /// The engagement.
        engagement: EngagementId,
        /// Which.
        meeting: MeetingNo,
    },
    /// What is gone through at one time, where the customer is; once they are published, its minutes.
    Agenda {
        /// The engagement.
        engagement: EngagementId,
        /// Which time.
        #[serde(flatten)]
        which: Which,
    },
    /// The same time for the FM, what was typed for its minutes and is wrong.
    Draft {
        /// The engagement.
        engagement: EngagementId,
        /// Which time.
        #[serde(flatten)]
        which: Which,
        /// What was typed.
        typed: Form,
    },
    /// One time for the FM: whether it was held, what came of it, the note.
    Desk {
        /// The engagement.
        engagement: EngagementId,
        /// Which time.
        #[serde(flatten)]
        which: Which,
    },
}

/// A dialog about meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum MeetingDialog {
    /// A new one.
    Plan {
        /// The engagement.
        engagement: EngagementId,
    },
    /// It is otherwise than planned.
    Change {
        /// The engagement.
        engagement: EngagementId,
        /// From which time on.
        #[serde(flatten)]
        which: Which,
    },
    /// It is at another time.
    Move {
        /// The engagement.
        engagement: EngagementId,
        /// Which time.
        #[serde(flatten)]
        which: Which,
    },
    /// It does not take place.
    Off {
        /// The engagement.
        engagement: EngagementId,
        /// Which time.
        #[serde(flatten)]
        which: Which,
    },
    /// Somebody takes something on.
    Action {
        /// The engagement.
        engagement: EngagementId,
        /// At which time.
        #[serde(flatten)]
        which: Which,
    },
}

impl MeetingContent {
    /// The engagement that this is about.
    #[must_use]
    pub const fn engagement(&self) -> &EngagementId {
        match self {
            Self::List { engagement }
            | Self::One { engagement, .. }
            | Self::Agenda { engagement, .. }
            | Self::Draft { engagement, .. }
            | Self::Desk { engagement, .. } => engagement,
        }
    }
}

impl MeetingDialog {
    /// The engagement that this is about.
    #[must_use]
    pub const fn engagement(&self) -> &EngagementId {
        match self {
            Self::Plan { engagement }
            | Self::Change { engagement, .. }
            | Self::Move { engagement, .. }
            | Self::Off { engagement, .. }
            | Self::Action { engagement, .. } => engagement,
        }
    }
}
