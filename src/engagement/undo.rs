//! Which of one's own changes `undo` would revert: the last one that can be reverted and has not been.

use super::Engagement;
use super::dibs::Field;
use super::event::{Changed, Event, SsatEvent, What};
use super::ids::{PersonNo, Revision};
use crate::playbook::ServiceId;

/// Somebody touched what one had changed: both values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Of which service; none for what belongs to the engagement as a whole.
    pub service: Option<ServiceId>,
    /// The field: `old` as one had set it, `new` as it is now. None for what is no field.
    pub change: Option<Changed>,
    /// Who has confirmed it since, if that is how it was touched.
    pub confirmed_by: Vec<PersonNo>,
}

/// What an event means to `undo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It can be reverted.
    Revertible,
    /// It does not matter.
    Neutral,
    /// Others have been told or have acted on it: the whole change stays.
    Binding,
}

fn kind(what: &What) -> Kind {
    match what {
        What::DibsChanged { .. }
        | What::ServicesSet { .. }
        | What::CustomerSet { .. }
        | What::LanguageSet { .. }
        | What::ZoneSet { .. }
        | What::Agreed { .. }
        | What::Confirmed { .. }
        | What::StatusSet { .. }
        | What::Ssat(SsatEvent::Changed { .. }) => Kind::Revertible,
        What::PersonAdded { .. } | What::Paused { .. } | What::RoleSet { .. } => Kind::Neutral,
        What::Started { .. }
        | What::HomeSet { .. }
        | What::Tied { .. }
        | What::Claimed { .. }
        | What::ClaimAccepted { .. }
        | What::ClaimDeclined { .. }
        | What::Asked { .. }
        | What::ReportedWrong { .. }
        | What::ReportWithdrawn { .. }
        | What::CorrectionAccepted { .. }
        | What::CorrectionAnswered { .. }
        | What::TakenBack { .. }
        | What::SetAside { .. }
        | What::AgreementWithdrawn { .. }
        | What::Undone { .. }
        | What::TypedIntoFtop
        | What::Journey(_)
        | What::Ssat(
            SsatEvent::Asked { .. }
            | SsatEvent::Said { .. }
            | SsatEvent::AnswersReviewed { .. }
            | SsatEvent::Reviewed
            | SsatEvent::Closed,
        )
        | What::Point(_)
        | What::Plan(_)
        | What::Measure(_) => Kind::Binding,
        What::Meeting(_) => Kind::Binding,
    }
}

/// The events of the last change that `by` could undo, in order; empty if there is none. `events` is the whole
/// history, in order.
#[must_use]
pub fn last_change(events: &[Event], by: PersonNo) -> Vec<Event> {
    let undone: Vec<Revision> = events
        .iter()
        .filter_map(|event| if let What::Undone { change } = &event.what { Some(*change) } else { None })
        .collect();
    let mut end = events.len();
    while let Some(last) = end.checked_sub(1).and_then(|last| events.get(last)) {
        let revision = last.revision;
        let begin = events.get(..end).map_or(0, |all| all.partition_point(|event| event.revision < revision));
        let change = events.get(begin..end).unwrap_or_default();
        let own = change.iter().all(|event| event.by == Some(by));
        let kinds = || change.iter().map(|event| kind(&event.what));
        let fits = kinds().any(|kind| kind == Kind::Revertible) && kinds().all(|kind| kind != Kind::Binding);
        if own && fits && !undone.contains(&revision) {
            return change.to_vec();
        }
        end = begin;
    }
    Vec::new()
}

impl Engagement {
    /// What of `change` somebody touched since; empty if it can be undone.
    #[must_use]
    pub fn touched_since(&self, change: &[Event]) -> Vec<Touched> {
        let mut touched = Vec::new();
        let whole = |now_differs: bool| {
            now_differs.then(|| Touched { service: None, change: None, confirmed_by: Vec::new() })
        };
        for event in change {
            match &event.what {
                What::DibsChanged { service, changes, .. } => {
                    touched.extend(changes.iter().filter_map(|change| self.touched_field(service, change)));
                }
                What::ServicesSet { new, .. } => touched.extend(whole(self.head.services != *new)),
                What::CustomerSet { new, .. } => touched.extend(whole(self.head.customer != *new)),
                What::LanguageSet { new, .. } => touched.extend(whole(self.head.language != *new)),
                What::ZoneSet { new, .. } => touched.extend(whole(self.head.zone != *new)),
                What::StatusSet { new, .. } => touched.extend(whole(self.head.status != *new)),
                What::Agreed { services, .. } => touched.extend(services.iter().filter_map(|service| {
                    let agreed = self.dibs.get(service).and_then(|dibs| dibs.agreed.as_ref());
                    let same = agreed.is_some_and(|agreed| agreed.at == event.at);
                    let service = Some(service.clone());
                    (!same).then_some(Touched { service, change: None, confirmed_by: Vec::new() })
                })),
                What::Confirmed { service, person, .. } => {
                    let signs = self.dibs.get(service).map(|dibs| dibs.signs.as_slice()).unwrap_or_default();
                    let stands = signs.iter().any(|sign| sign.by == *person);
                    let service = Some(service.clone());
                    touched.extend((!stands).then_some(Touched {
                        service,
                        change: None,
                        confirmed_by: Vec::new(),
                    }));
                }
                What::Ssat(SsatEvent::Changed { service, factor, new, .. }) => {
                    let other = self.factor(service, *factor) != *new;
                    let service = Some(service.clone());
                    touched.extend(other.then_some(Touched {
                        service,
                        change: None,
                        confirmed_by: Vec::new(),
                    }));
                }
                What::PersonAdded { .. }
                | What::Paused { .. }
                | What::RoleSet { .. }
                | What::Started { .. }
                | What::HomeSet { .. }
                | What::Tied { .. }
                | What::Claimed { .. }
                | What::ClaimAccepted { .. }
                | What::ClaimDeclined { .. }
                | What::Asked { .. }
                | What::ReportedWrong { .. }
                | What::ReportWithdrawn { .. }
                | What::CorrectionAccepted { .. }
                | What::CorrectionAnswered { .. }
                | What::TakenBack { .. }
                | What::SetAside { .. }
                | What::AgreementWithdrawn { .. }
                | What::Undone { .. }
                | What::TypedIntoFtop
                | What::Journey(_)
                | What::Ssat(
                    SsatEvent::Asked { .. }
                    | SsatEvent::Said { .. }
                    | SsatEvent::AnswersReviewed { .. }
                    | SsatEvent::Reviewed
                    | SsatEvent::Closed,
                )
                | What::Point(_)
                | What::Plan(_)
                | What::Measure(_) => {}
                What::Meeting(_) => {}
            }
        }
        touched
    }

    fn touched_field(&self, service: &ServiceId, change: &Changed) -> Option<Touched> {
        let dibs = self.dibs.get(service);
        let present = dibs.and_then(|dibs| dibs.values.get(change.field));
        let same = match (&present, &change.new) {
            (Some(a), Some(b)) => self.same_value(a, b),
            (a, b) => a == b,
        };
        let confirmed_by: Vec<PersonNo> = match (dibs, change.field) {
            (Some(dibs), Field::Date | Field::Intent | Field::Business | Field::Owner) => {
                dibs.signs_of(change.field).map(|sign| sign.by).collect()
            }
            (Some(_), Field::Start) | (None, _) => Vec::new(),
        };
        if same && confirmed_by.is_empty() {
            return None;
        }
        let change = Changed { field: change.field, old: change.new.clone(), new: present };
        Some(Touched { service: Some(service.clone()), change: Some(change), confirmed_by })
    }

    /// Whether the engagement can be deleted: a draft that was never brought to anybody.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.head.home.is_none()
    }
}
