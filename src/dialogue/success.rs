//! What messages, cards and dialogs about success factors and open points are about, by reference.

use serde::{Deserialize, Serialize};

use crate::engagement::{EngagementId, PersonNo, PointKind, PointNo, ServiceId};

/// A card about the success factors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ssat", rename_all = "snake_case")]
pub enum SsatContent {
    /// All of them: for the FM in their own chat with what is lacking, for everyone else in plain words.
    Overview {
        /// The engagement.
        engagement: EngagementId,
    },
    /// The request to customer people to answer.
    Request {
        /// The engagement.
        engagement: EngagementId,
    },
    /// What a customer person answered, for the FM.
    Said {
        /// The engagement.
        engagement: EngagementId,
        /// Who.
        person: PersonNo,
    },
}

/// A card about open points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "points", rename_all = "snake_case")]
pub enum PointsContent {
    /// Those that the reader may see.
    List {
        /// The engagement.
        engagement: EngagementId,
    },
    /// One of them, for the FM.
    One {
        /// The engagement.
        engagement: EngagementId,
        /// Which.
        point: PointNo,
    },
}

/// A dialog about the success factors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ssat", rename_all = "snake_case")]
pub enum SsatDialog {
    /// Page 1: the same for all services.
    Same {
        /// The engagement.
        engagement: EngagementId,
    },
    /// Page 2: how far each service has come, one row a service.
    Rows {
        /// The engagement.
        engagement: EngagementId,
        /// The first service shown, counted from 0.
        from: usize,
    },
    /// Everything about one service.
    Service {
        /// The engagement.
        engagement: EngagementId,
        /// Which.
        service: ServiceId,
    },
    /// Whom to ask, and where.
    Ask {
        /// The engagement.
        engagement: EngagementId,
    },
    /// A customer person's answers.
    Answer {
        /// The engagement.
        engagement: EngagementId,
    },
}

/// A dialog about open points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum PointDialog {
    /// A new one.
    Add {
        /// The engagement.
        engagement: EngagementId,
        /// The kind that is chosen already.
        kind: PointKind,
    },
    /// One is dealt with.
    Settle {
        /// The engagement.
        engagement: EngagementId,
        /// Which.
        point: PointNo,
    },
    /// Who acts, what they do, until when.
    Plan {
        /// The engagement.
        engagement: EngagementId,
        /// Which.
        point: PointNo,
    },
}

impl SsatContent {
    /// The engagement that this is about.
    #[must_use]
    pub const fn engagement(&self) -> &EngagementId {
        match self {
            Self::Overview { engagement } | Self::Request { engagement } | Self::Said { engagement, .. } => {
                engagement
            }
        }
    }
}

impl PointsContent {
    /// The engagement that this is about.
    #[must_use]
    pub const fn engagement(&self) -> &EngagementId {
        match self {
            Self::List { engagement } | Self::One { engagement, .. } => engagement,
        }
    }
}

impl SsatDialog {
    /// The engagement that this is about.
    #[must_use]
    pub const fn engagement(&self) -> &EngagementId {
        match self {
            Self::Same { engagement }
            | Self::Rows { engagement, .. }
            | Self::Service { engagement, .. }
            | Self::Ask { engagement }
            | Self::Answer { engagement } => engagement,
        }
    }
}

impl PointDialog {
    /// The engagement that this is about.
    #[must_use]
    pub const fn engagement(&self) -> &EngagementId {
        match self {
            Self::Add { engagement, .. }
            | Self::Settle { engagement, .. }
            | Self::Plan { engagement, .. } => engagement,
        }
    }
}
