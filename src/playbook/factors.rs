//! The four success factors (stakeholders, scenarios, awareness, training) and their statuses, in FTOP's words
//! and in the customer's; and the success checklist, which is grouped by them.
//!
//! When a factor is settled and what closes a workshop are rules, and live in `engagement`.

use serde::Deserialize;

use super::keys::{Holder, ItemId, LinkId, ServiceId, Source, TaskId, closed_keys};
use super::names::{Names, fact};
use super::rules::{Known, RuleId};

closed_keys! {
    /// One of the four success factors.
    Factor {
        /// Who must be on board.
        Stakeholders = "stakeholders",
        /// What the service is for.
        Scenarios = "scenarios",
        /// How people hear of it.
        Awareness = "awareness",
        /// How people learn it.
        Training = "training",
    }

    /// How far a factor of a service is.
    FactorStatus {
        /// Nothing is known.
        NotStarted = "not_started",
        /// Somebody is at it.
        InProgress = "in_progress",
        /// Done.
        InPlace = "in_place",
        /// The customer does not plan it.
        NotPlanned = "not_planned",
        /// It does not apply.
        NotApplicable = "not_applicable",
    }

    /// What makes a status count as settled when the workshop closes.
    Settles {
        /// Never.
        Never = "never",
        /// Always.
        Always = "always",
        /// With a person and a date.
        PersonAndDate = "person_and_date",
        /// With a reason.
        Reason = "reason",
    }

    /// A group of the success checklist.
    ChecklistGroup {
        /// The factor of the same name.
        Stakeholders = "stakeholders",
        /// The factor of the same name.
        Scenarios = "scenarios",
        /// The factor of the same name.
        Awareness = "awareness",
        /// The factor of the same name.
        Training = "training",
        /// Plan and measure.
        Plan = "plan",
        /// Working together.
        Together = "together",
    }
}

impl From<Factor> for ChecklistGroup {
    fn from(factor: Factor) -> Self {
        match factor {
            Factor::Stakeholders => Self::Stakeholders,
            Factor::Scenarios => Self::Scenarios,
            Factor::Awareness => Self::Awareness,
            Factor::Training => Self::Training,
        }
    }
}

/// What the playbook says of a factor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorWords {
    /// Which.
    pub factor: Factor,
    /// FTOP's word, for FMs and exports.
    pub names: Names,
    /// The customer's words for it.
    pub plain: Names,
    /// What is to be captured for each service.
    pub capture: Names,
    /// Links that help with it.
    #[serde(default)]
    pub links: Vec<LinkId>,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(FactorWords, factor, [names, plain, capture]);

/// A factor's status in our words and in those that are typed into FTOP.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorStatusWords {
    /// Which.
    pub status: FactorStatus,
    /// Our words.
    pub names: Names,
    /// The words for FTOP's entry. Its pick-list is not public: these are defaults.
    pub ftop: Names,
    /// What makes it settled.
    pub settles: Settles,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(FactorStatusWords, status, [names, ftop]);

/// A group's heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistGroupWords {
    /// Which.
    pub group: ChecklistGroup,
    /// Its heading, in words that a customer may read.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(ChecklistGroupWords, group, [names]);

/// An item of the success checklist, in words that a customer may read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Its key.
    pub id: ItemId,
    /// Where it stands.
    pub group: ChecklistGroup,
    /// What is to be done.
    pub names: Names,
    /// Whether it is on by default: the items that the seed pages state are.
    pub on: bool,
    /// Who usually does it.
    pub holder: Holder,
    /// Whether each service has its own.
    #[serde(default)]
    pub each_service: bool,
    /// The services it is about; none named means all.
    #[serde(default)]
    pub services: Vec<ServiceId>,
    /// The rule that must apply, if it does not always.
    #[serde(default)]
    pub rule: Option<RuleId>,
    /// The proposed due date, in days before the target date; after it, when negative.
    pub days_before: i64,
    /// What the bot may already know that settles it.
    #[serde(default)]
    pub known: Option<Known>,
    /// The FTOP task that its doing goes with.
    #[serde(default)]
    pub task: Option<TaskId>,
    /// Links that help.
    #[serde(default)]
    pub links: Vec<LinkId>,
    /// Where this comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}
fact!(ChecklistItem, id, [names]);
