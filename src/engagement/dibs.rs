//! One service's DIBS as stored. How far it has come is never stored: `state` computes it. What the customer
//! says of the values has a file of its own, `answer`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::answer::{Agreed, Asked, Sign};
use super::ids::{PersonNo, Revision, TextNo};
use crate::playbook::{ReasonId, ServiceId};

/// A field of a service's DIBS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The day on which work on the service starts: asked too, but not one of the four.
    Start,
    /// D: the day from which people use it.
    Date,
    /// I: what the customer intends.
    Intent,
    /// B: why.
    Business,
    /// S: who answers for it.
    Owner,
}

impl Field {
    /// The four that are agreed and confirmed, in DIBS order.
    pub const FOUR: [Self; 4] = [Self::Date, Self::Intent, Self::Business, Self::Owner];
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Start, Self::Date, Self::Intent, Self::Business, Self::Owner];
}

/// What a customer intends with a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntentKind {
    /// It is going ahead.
    GoingAhead,
    /// It would, but something is in the way.
    Blocked,
    /// Not at present.
    NotNow,
    /// Nobody has decided.
    NotDecided,
    /// It does not concern this customer.
    NotApplicable,
}

impl IntentKind {
    /// Every intent, as forms list them.
    pub const ALL: [Self; 5] =
        [Self::GoingAhead, Self::Blocked, Self::NotNow, Self::NotDecided, Self::NotApplicable];

    /// The key under which the playbook has FTOP's word for it, also its stored form.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::GoingAhead => "going_ahead",
            Self::Blocked => "blocked",
            Self::NotNow => "not_now",
            Self::NotDecided => "not_decided",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Whether date, business reason and success owner are needed too.
    #[must_use]
    pub const fn needs_all_four(self) -> bool {
        matches!(self, Self::GoingAhead | Self::Blocked)
    }

    /// Whether a reason is needed.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        !matches!(self, Self::GoingAhead)
    }

    /// Whether the service leaves the intended list once the customer agrees.
    #[must_use]
    pub const fn leaves(self) -> bool {
        matches!(self, Self::NotNow | Self::NotApplicable)
    }
}

/// An intent with its reason and, for a block, whoever must remove it. Either may still be blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Intent {
    /// Which.
    pub kind: IntentKind,
    /// Why; always absent when going ahead.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<TextNo>,
    /// Who must remove the block; absent unless blocked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub owner: Option<PersonNo>,
}

impl Intent {
    /// Whether nothing that this intent needs is blank.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        let reason = !self.kind.needs_reason() || self.reason.is_some();
        let owner = !matches!(self.kind, IntentKind::Blocked) || self.owner.is_some();
        reason && owner
    }
}

/// Business reasons: some of the 14, a text, or both; never neither.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Business {
    /// From the pick-list.
    #[serde(skip_serializing_if = "BTreeSet::is_empty", default)]
    pub reasons: BTreeSet<ReasonId>,
    /// In own words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<TextNo>,
}

/// The value of one field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldValue {
    /// Of [`Field::Start`].
    Start(Date),
    /// Of [`Field::Date`].
    Date(Date),
    /// Of [`Field::Intent`].
    Intent(Intent),
    /// Of [`Field::Business`].
    Business(Business),
    /// Of [`Field::Owner`].
    Owner(PersonNo),
}

impl FieldValue {
    /// Which field it is a value of.
    #[must_use]
    pub const fn field(&self) -> Field {
        match self {
            Self::Start(_) => Field::Start,
            Self::Date(_) => Field::Date,
            Self::Intent(_) => Field::Intent,
            Self::Business(_) => Field::Business,
            Self::Owner(_) => Field::Owner,
        }
    }
}

/// Values of a service's fields; any may be blank. Dates are civil dates in the engagement's zone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    /// The start date.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub start: Option<Date>,
    /// The target date.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
    /// The intent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub intent: Option<Intent>,
    /// The business reasons.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub business: Option<Business>,
    /// The success owner.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub owner: Option<PersonNo>,
}

impl Values {
    /// The value of `field`.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<FieldValue> {
        match field {
            Field::Start => self.start.map(FieldValue::Start),
            Field::Date => self.date.map(FieldValue::Date),
            Field::Intent => self.intent.map(FieldValue::Intent),
            Field::Business => self.business.clone().map(FieldValue::Business),
            Field::Owner => self.owner.map(FieldValue::Owner),
        }
    }

    /// Gives `field` the value `to`; `None`, or a value of another field, blanks it.
    pub fn set(&mut self, field: Field, to: Option<FieldValue>) {
        let to = to.filter(|value| value.field() == field);
        match field {
            Field::Start => self.start = if let Some(FieldValue::Start(v)) = to { Some(v) } else { None },
            Field::Date => self.date = if let Some(FieldValue::Date(v)) = to { Some(v) } else { None },
            Field::Intent => self.intent = if let Some(FieldValue::Intent(v)) = to { Some(v) } else { None },
            Field::Business => {
                self.business = if let Some(FieldValue::Business(v)) = to { Some(v) } else { None }
            }
            Field::Owner => self.owner = if let Some(FieldValue::Owner(v)) = to { Some(v) } else { None },
        }
    }

    /// The fields among [`Field::FOUR`] that the intent calls for: all four while none is known.
    #[must_use]
    pub fn needed(&self) -> &'static [Field] {
        match self.intent {
            Some(intent) if !intent.kind.needs_all_four() => &[Field::Intent],
            Some(_) | None => &Field::FOUR,
        }
    }

    /// Whether `field` has all that it needs.
    #[must_use]
    pub fn is_filled(&self, field: Field) -> bool {
        match field {
            Field::Intent => self.intent.is_some_and(|intent| intent.is_whole()),
            Field::Start | Field::Date | Field::Business | Field::Owner => self.get(field).is_some(),
        }
    }
}

/// When a field got its value, and what it was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The revision that gave the field its value.
    pub changed: Revision,
    /// The value before, and the revision that had given it, if there was a change before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub earlier: Option<Earlier>,
}

/// What a field was before its last change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// The value; `None` if blank.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value: Option<FieldValue>,
    /// The revision that gave it.
    pub since: Revision,
}

/// A service's DIBS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dibs {
    /// Which service.
    pub service: ServiceId,
    /// The revision at which any of the four last changed.
    pub revision: Revision,
    /// The values.
    #[serde(default)]
    pub values: Values,
    /// When each of the four changed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub traces: BTreeMap<Field, Trace>,
    /// Who agreed, as recorded.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agreed: Option<Agreed>,
    /// Who confirmed: a person's fields occur in one of their signs only; at most [`MAX_SIGNS`] in all.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub signs: Vec<Sign>,
    /// Whether and when confirmation was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub asked: Option<Asked>,
    /// When the first change came that nobody has been asked about since.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unasked_since: Option<Timestamp>,
}

impl Dibs {
    /// Nothing entered.
    #[must_use]
    pub fn blank(service: ServiceId) -> Self {
        Self {
            service,
            revision: Revision::default(),
            values: Values::default(),
            traces: BTreeMap::new(),
            agreed: None,
            signs: Vec::new(),
            asked: None,
            unasked_since: None,
        }
    }

    /// The standing confirmations of `field`.
    pub fn signs_of(&self, field: Field) -> impl Iterator<Item = &Sign> {
        self.signs.iter().filter(move |sign| sign.fields.contains(&field))
    }
}

/// How many confirmations of one service are kept.
pub const MAX_SIGNS: usize = 12;
