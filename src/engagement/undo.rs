//! Which of one's own changes `undo` would revert: the last one that can be reverted and has not been. What each kind
//! of event means to it is in `reversible`, of meetings in `meetings`, taking one back in `apply/undo`.

use super::Engagement;
use super::event::{Changed, Event, What};
use super::ids::{PersonNo, Revision};
use crate::playbook::ServiceId;

mod meetings;
mod reversible;

pub(in crate::engagement) use self::meetings::MeetingChange;
pub use self::reversible::Stays;
pub(in crate::engagement) use self::reversible::{Meaning, Reversible, meaning};

/// Somebody touched what one had changed: both values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Of which service; none for what belongs to the engagement as a whole.
    pub service: Option<ServiceId>,
    /// The field: `old` as one had set it, `new` as it is now. None for what is no field.
    pub change: Option<Changed>,
    /// What one had done, where it is no field.
    pub mine: Option<Event>,
    /// Who has confirmed it since, if that is how it was touched.
    pub confirmed_by: Vec<PersonNo>,
}

/// The events of the last change that `by` could undo, in order; empty if there is none. `events` is the whole
/// history, in order.
#[must_use]
pub fn last_change(events: &[Event], by: PersonNo) -> Vec<Event> {
    changes_back(events, by).find(|change| stays(change).is_none()).map(<[Event]>::to_vec).unwrap_or_default()
}

/// What `by` did last, if it stays, and why: the newest change of theirs that is not what [`last_change`] would undo.
#[must_use]
pub fn last_that_stays(events: &[Event], by: PersonNo) -> Option<(Vec<Event>, Stays)> {
    let change = changes_back(events, by).next()?;
    stays(change).map(|why| (change.to_vec(), why))
}

/// The last change after `change` that is about the same as one of its events: what touched it.
#[must_use]
pub fn touched_by<'e>(events: &'e [Event], change: &Event) -> Option<&'e Event> {
    let place = |event: &Event| match meaning(event) {
        Meaning::Reverts(one) => Some(one.place()),
        Meaning::Neutral | Meaning::Stays(_) => None,
    };
    let about = place(change)?;
    let later = events.iter().rev().take_while(|event| event.revision > change.revision);
    later.into_iter().find(|event| place(event).as_ref() == Some(&about))
}

/// The changes that `by` made alone and that matter here, the latest first; what was undone, and undoing, left out.
fn changes_back(events: &[Event], by: PersonNo) -> impl Iterator<Item = &[Event]> {
    let undone: Vec<Revision> = events
        .iter()
        .filter_map(|event| if let What::Undone { change } = &event.what { Some(*change) } else { None })
        .collect();
    let own = move |change: &&[Event]| {
        let undoing = |event: &Event| matches!(event.what, What::Undone { .. });
        let neutral = |event: &Event| matches!(meaning(event), Meaning::Neutral);
        let first = change.first().map(|event| event.revision);
        change.iter().all(|event| event.by == Some(by))
            && !change.iter().any(undoing)
            && !change.iter().all(neutral)
            && !first.is_some_and(|first| undone.contains(&first))
    };
    events.chunk_by(|a, b| a.revision == b.revision).rev().filter(own)
}

/// Why a change stays as a whole; `None` if it can be taken back.
fn stays(change: &[Event]) -> Option<Stays> {
    let why = |event: &Event| match meaning(event) {
        Meaning::Stays(why) => Some(why),
        Meaning::Reverts(_) | Meaning::Neutral => None,
    };
    let whys: Vec<Stays> = change.iter().filter_map(why).collect();
    whys.iter().copied().find(|why| *why == Stays::Way).or(whys.first().copied())
}

impl Engagement {
    /// What of `change` somebody touched since; empty if it can be undone.
    #[must_use]
    pub fn touched_since(&self, change: &[Event]) -> Vec<Touched> {
        let mut touched = Vec::new();
        for event in change {
            let Meaning::Reverts(one) = meaning(event) else { continue };
            let whole = |service: Option<&ServiceId>| Touched {
                service: service.cloned(),
                change: None,
                mine: Some(event.clone()),
                confirmed_by: Vec::new(),
            };
            match &one {
                Reversible::Dibs { service, changes } => {
                    touched.extend(changes.iter().filter_map(|change| self.touched_field(service, change)));
                }
                Reversible::Agreed { services, at } => {
                    let same = |service: &&ServiceId| {
                        let agreed = self.dibs.get(*service).and_then(|dibs| dibs.agreed.as_ref());
                        agreed.is_some_and(|agreed| agreed.at == *at)
                    };
                    touched.extend(services.iter().filter(|one| !same(one)).map(|one| whole(Some(one))));
                }
                Reversible::Confirmed { service, person } => {
                    let signs = self.dibs.get(*service).map(|dibs| dibs.signs.as_slice()).unwrap_or_default();
                    let stands = signs.iter().any(|sign| sign.by == *person);
                    touched.extend((!stands).then(|| whole(Some(service))));
                }
                Reversible::Factor { service, .. } if !self.stands(&one) => {
                    touched.push(whole(Some(service)));
                }
                other => touched.extend((!self.stands(other)).then(|| whole(None))),
            }
        }
        touched
    }

    fn touched_field(&self, service: &ServiceId, change: &Changed) -> Option<Touched> {
        let (same, confirmed_by) = self.field_stands(service, change);
        if same && confirmed_by.is_empty() {
            return None;
        }
        let present = self.dibs.get(service).and_then(|dibs| dibs.values.get(change.field));
        let change = Changed { field: change.field, old: change.new.clone(), new: present };
        Some(Touched { service: Some(service.clone()), change: Some(change), mine: None, confirmed_by })
    }

    /// Whether the engagement can be deleted: a draft that was never brought to anybody.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.head.home.is_none()
    }
}
