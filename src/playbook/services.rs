//! Services, the business reasons and FTOP's words for intents; and the engagement played with sample data.
//!
//! The rules about them live in `engagement`.

use serde::Deserialize;

use super::keys::{ReasonId, ServiceId, Source, TaskId};
use super::names::{Names, fact};

/// A service that a customer can be entitled to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its key.
    pub id: ServiceId,
    /// What people call it.
    pub names: Names,
    /// Other names, abbreviations and former names, for reading what people type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether the form that starts an engagement offers it.
    #[serde(default)]
    pub offered: bool,
    /// Whether it can be an intended service; false for the pseudo-services of the task lists.
    #[serde(default = "yes")]
    pub intended: bool,
    /// Whether FastTrack can migrate data to it; the terms are about these.
    #[serde(default)]
    pub migrates: bool,
    /// The tag that opens a technical note about it, without its brackets, such as `EXO`.
    #[serde(default)]
    pub note_tag: Option<String>,
    /// The task that hands it over to the customer's success manager, where there is one.
    #[serde(default)]
    pub handshake: Option<TaskId>,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(Service, id, [names]);

const fn yes() -> bool {
    true
}

/// One of the 14 business reasons of FTOP's pick-list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BusinessReason {
    /// Its key.
    pub id: ReasonId,
    /// FTOP's own words.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(BusinessReason, id, [names]);

/// FTOP's words for an intent (its level-one status, "L1"): internal, never shown to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntentStatus {
    /// The intent's key, as in `engagement::IntentKind`.
    pub intent: String,
    /// FTOP's own words.
    pub names: Names,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(IntentStatus, intent, [names]);

/// The engagement that is played with sample data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The customer's name.
    pub customer: Names,
    /// Who answers for everything.
    pub owner: SamplePerson,
    /// The services with what was agreed.
    pub services: Vec<SampleService>,
}

/// The person of the sample data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamplePerson {
    /// Their name.
    pub name: String,
    /// Their mail address, in a domain that nobody has.
    pub email: String,
}

/// A service of the sample data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleService {
    /// Which.
    pub id: ServiceId,
    /// In how many days it is to be in use.
    pub days: i64,
    /// Why.
    pub reasons: Vec<ReasonId>,
}
