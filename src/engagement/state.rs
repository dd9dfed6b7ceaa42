//! How far a service's DIBS has come: computed from the records each time, never stored.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::answer::{Correction, CorrectionState};
use super::dibs::{Dibs, Field, FieldValue, IntentKind};
use super::ids::{CorrectionNo, PersonNo};
use super::policy::{Gate, Policy};
use super::{Engagement, Now};
use crate::playbook::ServiceId;

/// How far a service has come. Each step includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing was entered.
    Missing,
    /// Something that the intent needs is blank, or nobody has decided.
    Partial,
    /// The FM entered all.
    Captured,
    /// The FM recorded that a customer person agreed to all.
    Agreed,
    /// Entitled customer people confirmed all.
    Confirmed,
}

/// How far one field has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldState {
    /// Blank, or an intent whose reason or owner is.
    Missing,
    /// Entered.
    Captured,
    /// Recorded as agreed.
    Agreed,
    /// Confirmed.
    Confirmed,
}

/// One of two or more answers that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whose.
    pub person: PersonNo,
    /// What they hold to be right; `None` if they only said that the value is wrong.
    pub value: Option<FieldValue>,
}

/// One field's standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldStanding {
    /// Whether the intent calls for it.
    pub needed: bool,
    /// How far it has come.
    pub state: FieldState,
    /// Who confirmed its value.
    pub confirmed_by: Vec<PersonNo>,
    /// The answers that differ; empty unless disputed.
    pub disputed: Vec<Answer>,
}

/// A service's standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How far it has come.
    pub state: State,
    /// Each of the four.
    pub fields: BTreeMap<Field, FieldStanding>,
    /// What the intent calls for and is blank.
    pub missing: Vec<Field>,
    /// The target date has passed, of a service that is going ahead or blocked.
    pub overdue: bool,
    /// Any field is disputed.
    pub disputed: bool,
    /// The customer agreed that it is not now or not applicable: off the intended list, shown as "–".
    pub out: bool,
    /// Nobody has decided whether it is intended: an open point.
    pub undecided: bool,
    /// Reports that wait for the FM.
    pub open: Vec<CorrectionNo>,
}

impl Engagement {
    /// Today in the engagement's zone; in UTC if this build does not know the zone.
    #[must_use]
    pub fn today(&self, now: Now) -> Date {
        self.day_of(now.at)
    }

    /// The day of an instant in the engagement's zone; in UTC if this build does not know the zone.
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> Date {
        let zone = TimeZone::get(&self.head.zone).unwrap_or(TimeZone::UTC);
        at.to_zoned(zone).date()
    }

    /// How far `service` has come.
    #[must_use]
    pub fn standing(&self, service: &ServiceId, policy: &Policy, now: Now) -> Standing {
        let blank = Dibs::blank(service.clone());
        let dibs = self.dibs.get(service).unwrap_or(&blank);
        let needed = dibs.values.needed();
        let fields: BTreeMap<Field, FieldStanding> =
            Field::FOUR.into_iter().map(|field| (field, self.field_standing(dibs, field, policy))).collect();
        let state = state_of(dibs, &fields);
        let intent = dibs.values.intent.map(|intent| intent.kind);
        Standing {
            state,
            missing: needed.iter().copied().filter(|field| !dibs.values.is_filled(*field)).collect(),
            overdue: intent.is_some_and(IntentKind::needs_all_four)
                && dibs.values.date.is_some_and(|date| date < self.today(now)),
            disputed: fields.values().any(|field| !field.disputed.is_empty()),
            out: state >= State::Agreed && intent.is_some_and(IntentKind::leaves),
            undecided: intent == Some(IntentKind::NotDecided),
            open: self.open_about(service).map(|correction| correction.no).collect(),
            fields,
        }
    }

    /// The intended services in order, without those that the customer agreed are not.
    #[must_use]
    pub fn intended(&self, policy: &Policy, now: Now) -> Vec<ServiceId> {
        let stays = |service: &&ServiceId| !self.standing(service, policy, now).out;
        self.head.services.iter().filter(stays).cloned().collect()
    }

    /// Whether any intended service is far enough to hold the workshop.
    #[must_use]
    pub fn workshop_open(&self, policy: &Policy, now: Now) -> bool {
        let least = match policy.gate {
            Gate::Agreed => State::Agreed,
            Gate::Confirmed => State::Confirmed,
        };
        let ready = |service: &ServiceId| {
            let standing = self.standing(service, policy, now);
            standing.state >= least && !standing.out
        };
        self.head.services.iter().any(ready)
    }

    /// The services that [`super::Command::RecordAgreed`] can take: all that is needed is entered, and not all
    /// of it is agreed or confirmed yet.
    #[must_use]
    pub fn to_agree(&self, policy: &Policy, now: Now) -> Vec<ServiceId> {
        self.in_states(&[State::Captured], policy, now)
    }

    /// The services whose confirmation can be asked for: all that is needed is entered, not all confirmed.
    #[must_use]
    pub fn to_confirm(&self, policy: &Policy, now: Now) -> Vec<ServiceId> {
        self.in_states(&[State::Captured, State::Agreed], policy, now)
    }

    /// Whether two values of one field mean the same: texts count by what they say, not by their number.
    #[must_use]
    pub fn same_value(&self, a: &FieldValue, b: &FieldValue) -> bool {
        match (a, b) {
            (FieldValue::Intent(a), FieldValue::Intent(b)) => {
                a.kind == b.kind && a.owner == b.owner && self.same_text(a.reason, b.reason)
            }
            (FieldValue::Business(a), FieldValue::Business(b)) => {
                a.reasons == b.reasons && self.same_text(a.text, b.text)
            }
            (FieldValue::Owner(a), FieldValue::Owner(b)) => self.resolve(*a) == self.resolve(*b),
            (a, b) => a == b,
        }
    }

    fn in_states(&self, states: &[State], policy: &Policy, now: Now) -> Vec<ServiceId> {
        let fits = |service: &&ServiceId| states.contains(&self.standing(service, policy, now).state);
        self.head.services.iter().filter(fits).cloned().collect()
    }

    /// Reports about `service` that wait for the FM.
    pub(super) fn open_about(&self, service: &ServiceId) -> impl Iterator<Item = &Correction> {
        self.corrections.values().filter(move |c| c.service == *service && c.state == CorrectionState::Open)
    }

    fn field_standing(&self, dibs: &Dibs, field: Field, policy: &Policy) -> FieldStanding {
        let confirmed_by = dibs.signs_of(field).map(|sign| sign.by).collect::<Vec<_>>();
        let agreed = dibs.agreed.as_ref().is_some_and(|agreed| agreed.fields.contains(&field));
        let state = if !dibs.values.is_filled(field) {
            FieldState::Missing
        } else if !confirmed_by.is_empty() {
            FieldState::Confirmed
        } else if agreed {
            FieldState::Agreed
        } else {
            FieldState::Captured
        };
        let needed = dibs.values.needed().contains(&field);
        let disputed = if needed { self.disputed(dibs, field, policy) } else { Vec::new() };
        FieldStanding { needed, state, confirmed_by, disputed }
    }

    /// The latest answer of each entitled person about `field`, if two of them differ: what they confirmed, or
    /// what they reported and the FM has not taken over.
    fn disputed(&self, dibs: &Dibs, field: Field, policy: &Policy) -> Vec<Answer> {
        let current = dibs.values.get(field);
        let mut answers: Vec<Answer> =
            dibs.signs_of(field).map(|sign| Answer { person: sign.by, value: current.clone() }).collect();
        let reports = self.corrections.values().filter(|c| {
            let standing = matches!(c.state, CorrectionState::Open | CorrectionState::Answered { .. });
            let entitled = self.people.get(&c.by).is_some_and(|p| self.may_confirm(p, &dibs.service, policy));
            standing && c.service == dibs.service && c.wrong.contains(&field) && entitled
        });
        for report in reports {
            let value = report.values.iter().find(|value| value.field() == field).cloned();
            answers.push(Answer { person: report.by, value });
        }
        let differ = answers.iter().any(|a| {
            answers
                .iter()
                .any(|b| a.person != b.person && !self.same_answer(a.value.as_ref(), b.value.as_ref()))
        });
        if differ { answers } else { Vec::new() }
    }

    fn same_answer(&self, a: Option<&FieldValue>, b: Option<&FieldValue>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => self.same_value(a, b),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// The least of what the needed fields have reached; undecided stays partial whatever else is known.
fn state_of(dibs: &Dibs, fields: &BTreeMap<Field, FieldStanding>) -> State {
    let entered = Field::FOUR.iter().any(|field| dibs.values.get(*field).is_some());
    let undecided = dibs.values.intent.is_some_and(|intent| intent.kind == IntentKind::NotDecided);
    let least = fields.values().filter(|field| field.needed).map(|field| field.state).min();
    match least {
        _ if !entered => State::Missing,
        _ if undecided => State::Partial,
        None | Some(FieldState::Missing) => State::Partial,
        Some(FieldState::Captured) => State::Captured,
        Some(FieldState::Agreed) => State::Agreed,
        Some(FieldState::Confirmed) => State::Confirmed,
    }
}
