//! What verbs carry: what was shown, and whom or which services they are about. Keys are short, because every
//! button of a card repeats them.

use serde::{Deserialize, Serialize};

use crate::dialogue::export::FileOf;
use crate::engagement::{CorrectionNo, EngagementId, Filter, PersonNo, Revision, ServiceId};

/// What the card showed when the button was pressed, and which card or form it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Shown {
    /// The engagement.
    #[serde(rename = "e")]
    pub engagement: EngagementId,
    /// The engagement's revision that the card was made from.
    #[serde(rename = "rev")]
    pub revision: Revision,
    /// The slot of the message, or the instance of the form: the same press delivered twice carries the same.
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    pub nonce: String,
}

/// A draft for a conversation, or an engagement that moves there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct There {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The conversation.
    #[serde(rename = "c")]
    pub conversation: String,
    /// Its tenant, where that is not the one of the chat in which it is offered.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// Whether it moves there from where it lives; else it is a draft.
    #[serde(rename = "m", default, skip_serializing_if = "std::ops::Not::not")]
    pub moves: bool,
}

/// A card about several services' agreed points.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Points {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The services shown.
    #[serde(rename = "s")]
    pub services: Vec<ServiceId>,
    /// Those of them that the button leaves out.
    #[serde(rename = "b", default, skip_serializing_if = "Vec::is_empty")]
    pub but: Vec<ServiceId>,
}

/// An action about one of the services that a card showed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Picked {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The services shown, this one among them: for "the others are correct".
    #[serde(rename = "s")]
    pub services: Vec<ServiceId>,
    /// The service meant.
    #[serde(rename = "w")]
    pub service: ServiceId,
}

/// An action about one person's standing answer about a service.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Aside {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The service.
    #[serde(rename = "s")]
    pub service: ServiceId,
    /// Whose answer.
    #[serde(rename = "p")]
    pub person: PersonNo,
}

/// An action about a report that something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reported {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The report.
    #[serde(rename = "c")]
    pub correction: CorrectionNo,
}

/// An action about somebody who says to be on the project.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Claimant {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Who claimed.
    #[serde(rename = "p")]
    pub person: PersonNo,
    /// The typed person whom accepting ties them to.
    #[serde(rename = "is", default, skip_serializing_if = "Option::is_none")]
    pub is: Option<PersonNo>,
}

/// An action that says that two persons of the engagement are the same human.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pair {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The person typed by the FM.
    #[serde(rename = "p")]
    pub typed: PersonNo,
    /// The person in the conversation, by the key within its tenant.
    #[serde(rename = "q")]
    pub seen: String,
}

/// A list of one's engagements.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Listed {
    /// Which of them.
    #[serde(rename = "k", default)]
    pub filter: Filter,
    /// What the customer's name must hold.
    #[serde(rename = "q", default, skip_serializing_if = "String::is_empty")]
    pub search: String,
    /// Which page, from 0; none where the card's inputs say what is shown.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
}

/// A page of something about an engagement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Paged {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which page, from 0.
    #[serde(rename = "p", default)]
    pub page: usize,
}

/// A change of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Undoing {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The revision that the change made.
    #[serde(rename = "r")]
    pub change: Revision,
}

/// An export as a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filed {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// What the file holds.
    #[serde(flatten)]
    pub file: FileOf,
}
