//! One service's DIBS as stored: its values, who agreed, who confirmed, what was asked, what is said to be
//! wrong. How far it has come is never stored: `state` computes it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::ids::{CorrectionNo, PersonNo, Revision, TextNo};
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

/// One person's standing confirmation of some fields, at the values in [`Dibs::values`].
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
    /// Who confirmed; at most one a person and [`MAX_SIGNS`] in all.
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

/// How many people's confirmations of one service are kept.
pub const MAX_SIGNS: usize = 8;

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
