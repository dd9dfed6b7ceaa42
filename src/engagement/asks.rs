//! Asking for confirmation: what changed since it was asked or shown, when to ask again, whom to ask together.

use jiff::{SignedDuration, Timestamp};

use super::dibs::Field;
use super::event::Changed;
use super::ids::{PersonNo, Revision};
use super::policy::Policy;
use super::refusal::Difference;
use super::{Engagement, Now};
use crate::playbook::ServiceId;

/// The most services that one card asks about, whoever owns them.
const MAX_TOGETHER: usize = 8;

/// The most people that one request mentions.
const MAX_MENTIONED: usize = 2;

/// One request to confirm: one card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// About which services.
    pub services: Vec<ServiceId>,
    /// Whom to mention: linked people who may confirm, at most two; empty if nobody who may can be reached.
    pub mention: Vec<PersonNo>,
}

impl Engagement {
    /// The services that were asked about, changed since, and can be asked about again.
    #[must_use]
    pub fn to_ask(&self, policy: &Policy, now: Now) -> Vec<ServiceId> {
        if !self.head.status.asks() {
            return Vec::new();
        }
        let changed = |service: &ServiceId| self.dibs.get(service).is_some_and(|d| d.unasked_since.is_some());
        self.to_confirm(policy, now).into_iter().filter(changed).collect()
    }

    /// What of `fields` changed since the revision `shown`; `None` if nothing did.
    #[must_use]
    pub fn difference(&self, service: &ServiceId, fields: &[Field], shown: Revision) -> Option<Difference> {
        let dibs = self.dibs.get(service)?;
        let changed =
            dibs.traces.iter().filter(|(field, trace)| fields.contains(field) && trace.changed > shown);
        let changes: Vec<Changed> = changed
            .map(|(field, trace)| {
                let earlier = trace.earlier.as_ref().filter(|earlier| earlier.since <= shown);
                Changed {
                    field: *field,
                    old: earlier.and_then(|earlier| earlier.value.clone()),
                    new: dibs.values.get(*field),
                }
            })
            .collect();
        if changes.is_empty() { None } else { Some(Difference { service: service.clone(), changes }) }
    }

    /// When to ask again about what [`Self::to_ask`] lists: `policy.gather` after the first change, so that the
    /// FM's changes are asked in one message. `None` if nothing is to be asked.
    #[must_use]
    pub fn ask_due_at(&self, policy: &Policy, now: Now) -> Option<Timestamp> {
        let services = self.to_ask(policy, now);
        let first = services.iter().filter_map(|service| self.dibs.get(service)?.unasked_since).min()?;
        let gather = policy.gather.max(SignedDuration::ZERO);
        Some(first.checked_add(gather).unwrap_or(Timestamp::MAX))
    }

    /// How to ask about `services`: on one card, or over eight on one card per success owner.
    #[must_use]
    pub fn requests(&self, services: &[ServiceId], policy: &Policy) -> Vec<Request> {
        let mut groups: Vec<(Option<PersonNo>, Vec<ServiceId>)> = Vec::new();
        for service in services {
            let owner = self.dibs.get(service).and_then(|dibs| dibs.values.owner).map(|no| self.resolve(no));
            let owner = owner.filter(|_| services.len() > MAX_TOGETHER);
            match groups.iter_mut().find(|(of, _)| *of == owner) {
                Some((_, group)) => group.push(service.clone()),
                None => groups.push((owner, vec![service.clone()])),
            }
        }
        let request = |(_, services): (_, Vec<ServiceId>)| Request {
            mention: self.mentioned(&services, policy),
            services,
        };
        groups.into_iter().map(request).collect()
    }

    /// Success owners first, those of most services before others; then sponsors and project managers.
    fn mentioned(&self, services: &[ServiceId], policy: &Policy) -> Vec<PersonNo> {
        let mut people: Vec<(PersonNo, usize, usize)> = Vec::new();
        for service in services {
            let owner = self.dibs.get(service).and_then(|dibs| dibs.values.owner).map(|no| self.resolve(no));
            for person in self.confirmers(service, policy) {
                let owns = usize::from(Some(person) == owner);
                match people.iter_mut().find(|(no, _, _)| *no == person) {
                    Some((_, owned, confirms)) => (*owned, *confirms) = (*owned + owns, *confirms + 1),
                    None => people.push((person, owns, 1)),
                }
            }
        }
        people.sort_by_key(|(no, owned, confirms)| (usize::MAX - owned, usize::MAX - confirms, *no));
        people.into_iter().map(|(no, _, _)| no).take(MAX_MENTIONED).collect()
    }
}
