//! What people ask of the success factors and of open points. Texts and dates are as typed; `apply` checks them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::command::{Edit, Named};
use super::ids::{PersonNo, PointNo};
use super::point::PointKind;
use super::ssat::{Factor, FactorStatus};
use crate::playbook::ServiceId;

/// What was entered for one factor. A blank saves as blank; dates are ISO 8601, as `Input.Date` gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorEntry {
    /// How far it has come.
    #[serde(default)]
    pub status: Edit<FactorStatus>,
    /// Why; ignored for a status that needs no reason.
    #[serde(default)]
    pub reason: Edit<String>,
    /// Who is at it.
    #[serde(default)]
    pub people: Edit<Vec<Named>>,
    /// Until when, or since when.
    #[serde(default)]
    pub date: Edit<String>,
    /// In the FM's words.
    #[serde(default)]
    pub note: Edit<String>,
    /// A link to what shows it.
    #[serde(default)]
    pub evidence: Edit<String>,
}

impl FactorEntry {
    /// This entry where it says anything, else `under`: a service's exception over what is the same for all. Of
    /// another status nothing else holds but who is at it.
    #[must_use]
    pub fn instead_of(self, under: &Self) -> Self {
        let differs = match (&self.status, &under.status) {
            (Edit::Set(own), Edit::Set(other)) => own != other,
            (Edit::Clear, _) | (Edit::Keep, _) | (Edit::Set(_), Edit::Keep | Edit::Clear) => false,
        };
        if !differs {
            return self.over(under);
        }
        let people = if matches!(&self.status, Edit::Set(status) if status.needs_reason()) {
            Edit::Keep
        } else {
            under.people.clone()
        };
        self.over(&Self { people, ..Self::default() })
    }

    fn over(self, under: &Self) -> Self {
        fn pick<T: Clone>(top: Edit<T>, under: &Edit<T>) -> Edit<T> {
            match top {
                Edit::Keep => under.clone(),
                Edit::Clear | Edit::Set(_) => top,
            }
        }
        Self {
            status: pick(self.status, &under.status),
            reason: pick(self.reason, &under.reason),
            people: pick(self.people, &under.people),
            date: pick(self.date, &under.date),
            note: pick(self.note, &under.note),
            evidence: pick(self.evidence, &under.evidence),
        }
    }
}

/// Entries by factor.
pub type FactorEntries = BTreeMap<Factor, FactorEntry>;

/// What a customer person answers about one factor, for all services together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorAnswer {
    /// Who sees to it.
    pub who: AnsweredBy,
    /// By when; may be blank.
    #[serde(default)]
    pub when: String,
}

/// Who sees to a factor, as a customer person answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnsweredBy {
    /// They did not say.
    #[default]
    Unsaid,
    /// Nobody yet.
    Nobody,
    /// This person.
    Person(Named),
}

/// What is asked of the success factors.
#[derive(Debug, Clone, PartialEq)]
pub enum SsatCommand {
    /// FM: what is known of them. All is saved or, with one wrong value, nothing. A factor that is entered with a
    /// status is reviewed by that: what customer people answered about it goes.
    Enter {
        /// For which services `same` holds.
        services: Vec<ServiceId>,
        /// The same for all of these.
        same: FactorEntries,
        /// Laid over it, service by service.
        exceptions: BTreeMap<ServiceId, FactorEntries>,
    },
    /// FM: ask these customer people.
    Ask(Vec<Named>),
    /// Customer: these are the answers, for all intended services.
    Answer(BTreeMap<Factor, FactorAnswer>),
    /// FM: take over what this person answered.
    Accept(PersonNo),
    /// FM: the factors were gone through with the customer as they stand.
    Review,
    /// FM: the success workshop is over.
    CloseWorkshop,
}

/// What is asked of open points.
#[derive(Debug, Clone, PartialEq)]
pub enum PointCommand {
    /// Anyone of the engagement: there is a point.
    Add(NewPoint),
    /// FM, or a colleague who sees to it: it is dealt with.
    Settle {
        /// Which.
        point: PointNo,
        /// How.
        how: Settle,
    },
    /// FM: it is open again.
    Reopen(PointNo),
    /// FM: who acts, what they do, until when.
    Plan {
        /// Which.
        point: PointNo,
        /// Who acts.
        owner: Edit<Named>,
        /// What they do next.
        next: Edit<String>,
        /// Until when.
        date: Edit<String>,
    },
}

/// A point as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPoint {
    /// What kind.
    pub kind: PointKind,
    /// What it is; not blank.
    pub what: String,
    /// About which service; `None` for all.
    pub service: Option<ServiceId>,
    /// Who acts.
    pub owner: Option<Named>,
    /// What they do next; may be blank.
    pub next: String,
    /// Until when; may be blank.
    pub date: String,
    /// The customer agrees that their contact is given to a partner.
    pub share_contact: bool,
}

/// How a point is dealt with, as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settle {
    /// Answered with this; not blank.
    Answered(String),
    /// A date was set.
    Scheduled {
        /// Which.
        on: String,
        /// May be blank.
        text: String,
    },
    /// A partner has it; the text may be blank.
    SentToPartner(String),
    /// It will not be followed; why, not blank.
    Dropped(String),
}
