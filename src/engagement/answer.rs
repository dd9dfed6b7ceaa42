//! What the customer says of a service's values, as stored: agreed, confirmed, asked, said to be wrong.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::dibs::{Field, FieldValue};
use super::ids::{CorrectionNo, PersonNo, Revision, TextNo};
use crate::playbook::ServiceId;

/// How somebody agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// In a meeting.
    Meeting,
    /// By e-mail.
    Email,
    /// On a call.
    Call,
}

impl How {
    /// The way with this key; in a meeting, if there is none.
    #[must_use]
    pub fn parse(key: &str) -> Self {
        match key {
            "email" => Self::Email,
            "call" => Self::Call,
            _ => Self::Meeting,
        }
    }
}

/// The FM's record that a customer person agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Who agreed.
    pub with: PersonNo,
    /// How.
    pub how: How,
    /// On which day, in the engagement's zone.
    pub on: Date,
    /// Which meeting or message, in the FM's words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<TextNo>,
    /// Who recorded it.
    pub recorded_by: PersonNo,
    /// When it was recorded.
    pub at: Timestamp,
    /// The fields that still have the values then agreed.
    pub fields: BTreeSet<Field>,
}

/// How a confirmation came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// The person tapped.
    Tap,
    /// The person gave the value and the FM accepted it.
    OwnValue,
}

/// One person's standing confirmation of some fields, at the values in [`super::Dibs::values`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// Who.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// The revision that they were shown.
    pub shown: Revision,
    /// How.
    pub via: Via,
    /// The fields confirmed and not changed since.
    pub fields: BTreeSet<Field>,
}

/// That confirmation was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// When last.
    pub at: Timestamp,
    /// By whom; `None` when the bot asked again by itself.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<PersonNo>,
    /// The revision whose values were shown.
    pub revision: Revision,
}

/// What became of a report that something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum CorrectionState {
    /// The FM has yet to act.
    Open,
    /// The FM took over the reporter's values.
    Accepted {
        /// Who accepted.
        by: PersonNo,
        /// When.
        at: Timestamp,
    },
    /// The FM answered without taking them over.
    Answered {
        /// Who answered.
        by: PersonNo,
        /// When.
        at: Timestamp,
        /// What.
        text: TextNo,
    },
}

/// A customer person's report that something about a service is wrong; the latest one of that person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Its number.
    pub no: CorrectionNo,
    /// About which service.
    pub service: ServiceId,
    /// Who reported.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// The revision that they were shown.
    pub shown: Revision,
    /// Which fields are wrong.
    pub wrong: BTreeSet<Field>,
    /// The right values, as far as they gave them; each of a field in `wrong`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub values: Vec<FieldValue>,
    /// In their words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub comment: Option<TextNo>,
    /// What became of it.
    pub state: CorrectionState,
}
