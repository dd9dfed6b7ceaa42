//! Who is meant: whom a request is for, who has confirmed, who stands in a list to choose from.

use jiff::Timestamp;

use super::context::Context;
use super::{CardError, Mention};
use crate::engagement::{Field, PersonNo, ServiceId, Sign};

/// Who may still confirm any of `services`, without doubles, success owners first.
pub(super) fn awaited(context: &Context<'_>, services: &[ServiceId]) -> Result<Vec<PersonNo>, CardError> {
    let engagement = context.engagement()?;
    let mut people = Vec::new();
    for first_only in [true, false] {
        for service in services {
            let confirmers = engagement.confirmers(service, context.scene.policy);
            let take = if first_only { 1 } else { confirmers.len() };
            for person in confirmers.into_iter().take(take) {
                if !people.contains(&person) {
                    people.push(person);
                }
            }
        }
    }
    Ok(people)
}

/// Whose turn it is, as customers would say it: each service's success owner, known from Teams or not.
pub(super) fn owners(context: &Context<'_>, services: &[ServiceId]) -> Vec<PersonNo> {
    let mut people = Vec::new();
    for service in services {
        let owner = context.dibs(service).and_then(|dibs| dibs.values.owner);
        let owner = owner.map(|no| context.scene.engagement.map_or(no, |engagement| engagement.resolve(no)));
        if let Some(owner) = owner.filter(|owner| !people.contains(owner)) {
            people.push(owner);
        }
    }
    people
}

/// The people among `people` who are in the room, ready to be mentioned; two at most.
pub(super) fn mentions(context: &Context<'_>, people: &[PersonNo]) -> Vec<(PersonNo, Mention)> {
    let found = people.iter().filter_map(|no| {
        let member = context.member(*no)?;
        let name = context.person(*no).map(|person| person.name.clone()).filter(|name| !name.is_empty())?;
        Some((*no, Mention { id: member.id.clone(), name }))
    });
    found.take(2).collect()
}

/// Who confirmed what `service` needs, and when the last of them did.
pub(super) fn signers(context: &Context<'_>, service: &ServiceId) -> Option<(Vec<PersonNo>, Timestamp)> {
    let dibs = context.dibs(service)?;
    let needed = dibs.values.needed();
    let counts = |sign: &&Sign| sign.fields.iter().any(|field: &Field| needed.contains(field));
    let signs: Vec<&Sign> = dibs.signs.iter().filter(counts).collect();
    let last = signs.iter().map(|sign| sign.at).max()?;
    let mut people: Vec<PersonNo> = Vec::new();
    for sign in signs {
        let person = context.scene.engagement.map_or(sign.by, |engagement| engagement.resolve(sign.by));
        if !people.contains(&person) {
            people.push(person);
        }
    }
    Some((people, last))
}

/// Whether `person` has confirmed anything about `service`.
pub(super) fn has_signed(context: &Context<'_>, service: &ServiceId, person: PersonNo) -> bool {
    signers(context, service).is_some_and(|(people, _)| people.contains(&person))
}
