//! What is asked of the success factors and of open points, and what history says of them.
//!
//! Texts and dates of a request are as typed; `apply` checks them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use serde::{Deserialize, Serialize};

use super::command::{Edit, Named};
use super::ids::{PersonNo, PointNo, TextNo};
use super::point::{Point, PointKind, Settled};
use super::ssat::{Factor, FactorStatus, FactorValues, Said};
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

/// What happened to the success factors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ssat", rename_all = "snake_case")]
pub enum SsatEvent {
    /// What is noted of a factor changed.
    Changed {
        /// Of which service.
        service: ServiceId,
        /// Which factor.
        factor: Factor,
        /// What was noted.
        old: FactorValues,
        /// What is noted.
        new: FactorValues,
        /// Whose answer was taken over.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        from: Option<PersonNo>,
    },
    /// Customer people were asked.
    Asked {
        /// Whom.
        people: BTreeSet<PersonNo>,
    },
    /// A customer person answered, for these services.
    Said {
        /// About which factor.
        factor: Factor,
        /// For which services.
        services: Vec<ServiceId>,
        /// What.
        said: Said,
    },
    /// The FM reviewed what somebody answered about a factor: these answers wait no longer.
    AnswersReviewed {
        /// Of which service.
        service: ServiceId,
        /// About which factor.
        factor: Factor,
        /// Whose.
        people: Vec<PersonNo>,
    },
    /// The FM reviewed all factors as they stand.
    Reviewed,
    /// The success workshop was closed.
    Closed,
}

/// What happened to an open point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "point", rename_all = "snake_case")]
pub enum PointEvent {
    /// It was added.
    Added {
        /// Its number.
        no: PointNo,
        /// What kind.
        kind: PointKind,
        /// What it is.
        text: TextNo,
        /// The customer agrees that their contact is given to a partner.
        #[serde(skip_serializing_if = "std::ops::Not::not", default)]
        share_contact: bool,
    },
    /// Who acts, what is next or until when changed.
    Planned {
        /// Which.
        no: PointNo,
        /// Who acts.
        owner: Option<PersonNo>,
        /// What is next.
        next: Option<TextNo>,
        /// Until when.
        date: Option<Date>,
        /// What was planned before; absent in what an earlier version wrote.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        was: Option<PointPlan>,
    },
    /// It was dealt with.
    Settled {
        /// Which.
        no: PointNo,
        /// How.
        settled: Settled,
    },
    /// It is open again.
    Reopened {
        /// Which.
        no: PointNo,
        /// How it was dealt with; absent in what an earlier version wrote.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        was: Option<Settled>,
    },
}

/// Who acts on a point, what is next and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointPlan {
    /// Who acts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub owner: Option<PersonNo>,
    /// What is next.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<TextNo>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
}

impl PointPlan {
    /// What is planned of a point.
    #[must_use]
    pub const fn of(point: &Point) -> Self {
        Self { owner: point.owner, next: point.next, date: point.date }
    }
}
