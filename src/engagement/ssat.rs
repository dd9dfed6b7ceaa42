//! The four success factors of a service (SSAT), as stored, and when one is settled. What they come to together is
//! in `workshop`, what changes them in `apply`.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::ids::{PersonNo, Revision, TextNo};
use crate::playbook::ServiceId;
pub use crate::playbook::{Factor, FactorStatus};

impl FactorStatus {
    /// Whether it counts only with a reason.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::NotPlanned | Self::NotApplicable)
    }
}

/// What is noted of a factor. Dates are civil dates in the engagement's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorValues {
    /// How far it has come.
    pub status: FactorStatus,
    /// Why it is not planned or does not apply; absent for every other status.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<TextNo>,
    /// Who is at it; at most [`MAX_FACTOR_PEOPLE`].
    #[serde(skip_serializing_if = "BTreeSet::is_empty", default)]
    pub people: BTreeSet<PersonNo>,
    /// Until when, or since when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
    /// In the FM's words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<TextNo>,
    /// A link to what shows it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub evidence: Option<TextNo>,
}

/// What a factor lacks to be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorGap {
    /// Nothing happened yet.
    Start,
    /// Nobody is named.
    Person,
    /// There is no date.
    Date,
    /// There is no reason.
    Reason,
}

impl Default for FactorValues {
    fn default() -> Self {
        let (reason, people, date, note, evidence) = Default::default();
        Self { status: FactorStatus::NotStarted, reason, people, date, note, evidence }
    }
}

impl FactorValues {
    /// What is lacking; nothing when it is settled: in place; or in progress with a person and a date; or not
    /// planned or not applicable with a reason.
    #[must_use]
    pub fn gaps(&self) -> Vec<FactorGap> {
        match self.status {
            FactorStatus::NotStarted => vec![FactorGap::Start],
            FactorStatus::InPlace => Vec::new(),
            FactorStatus::InProgress => {
                let person = self.people.is_empty().then_some(FactorGap::Person);
                let date = self.date.is_none().then_some(FactorGap::Date);
                person.into_iter().chain(date).collect()
            }
            FactorStatus::NotPlanned | FactorStatus::NotApplicable => {
                self.reason.is_none().then_some(FactorGap::Reason).into_iter().collect()
            }
        }
    }

    /// Whether nothing is lacking.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.gaps().is_empty()
    }
}

/// What a customer person answered about a factor, until the FM reviews it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Who answered.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// Who sees to it; `None` if nobody does yet, or they said only when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub who: Option<PersonNo>,
    /// "Nobody yet".
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub nobody: bool,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub when: Option<Date>,
}

/// One factor of one service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ssat {
    /// Of which service.
    pub service: ServiceId,
    /// Which factor.
    pub factor: Factor,
    /// The revision at which its values last changed.
    pub revision: Revision,
    /// The values.
    #[serde(default)]
    pub values: FactorValues,
    /// What customer people answered and the FM has not reviewed: the latest of each, at most [`MAX_SAID`].
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub said: Vec<Said>,
}

/// How many people can be named for one factor.
pub const MAX_FACTOR_PEOPLE: usize = 20;

/// How many people's answers about one factor are kept; a further one takes the place of the oldest.
pub const MAX_SAID: usize = 10;

impl Ssat {
    /// Nothing noted.
    #[must_use]
    pub fn blank(service: ServiceId, factor: Factor) -> Self {
        let (revision, values) = (Revision::default(), FactorValues::default());
        Self { service, factor, revision, values, said: Vec::new() }
    }
}
