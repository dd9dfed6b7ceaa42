//! The success workshop: who was asked about the success factors, how many points of a service are there, what is
//! not settled, whose answers wait. Computed from the records each time but for what is in the head.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::dibs::Field;
use super::ids::{PersonNo, Revision};
use super::policy::Policy;
use super::ssat::{Factor, FactorGap, FactorStatus, FactorValues};
use super::{Engagement, Now};
use crate::playbook::ServiceId;

/// How many people can be asked at once.
pub const MAX_ASKED: usize = 20;

/// Who was asked about the factors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorsAsked {
    /// When last.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonNo,
    /// The revision that this made.
    pub revision: Revision,
    /// Whom.
    pub people: BTreeSet<PersonNo>,
}

/// That somebody did something at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// The revision that this made.
    pub revision: Revision,
}

/// How far the success workshop has come, as part of the engagement's head.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workshop {
    /// Whether and when the customer was asked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub asked: Option<FactorsAsked>,
    /// Who of them, or of the others, has answered: the latest time of each.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub answered: Vec<(PersonNo, Timestamp)>,
    /// That the FM reviewed the factors; a change takes it back.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reviewed: Option<Stamp>,
    /// That it was closed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub closed: Option<Stamp>,
}

impl Workshop {
    /// Whether nothing happened.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// How many of a service's eight points are there: four that are agreed on (DIBS) and four success factors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Progress {
    /// Of the four of DIBS, those entered or not called for.
    pub agreed: usize,
    /// Of the four factors, those settled.
    pub settled: usize,
}

impl Progress {
    /// The whole.
    pub const OF: usize = 8;

    /// Both together.
    #[must_use]
    pub const fn done(self) -> usize {
        self.agreed + self.settled
    }
}

impl Engagement {
    /// What is noted of a factor; the default if nothing is.
    #[must_use]
    pub fn factor(&self, service: &ServiceId, factor: Factor) -> FactorValues {
        self.ssat.get(&(service.clone(), factor)).map(|ssat| ssat.values.clone()).unwrap_or_default()
    }

    /// How many of a service's eight points are there.
    #[must_use]
    pub fn progress(&self, service: &ServiceId) -> Progress {
        let values = self.dibs.get(service).map(|dibs| dibs.values.clone()).unwrap_or_default();
        let there = |field: &&Field| !values.needed().contains(field) || values.is_filled(**field);
        let settled = |factor: &&Factor| self.factor(service, **factor).is_settled();
        Progress {
            agreed: Field::FOUR.iter().filter(there).count(),
            settled: Factor::ALL.iter().filter(settled).count(),
        }
    }

    /// The factors of intended services that lack something, in order.
    #[must_use]
    pub fn unsettled(&self, policy: &Policy, now: Now) -> Vec<(ServiceId, Factor, Vec<FactorGap>)> {
        let mut found = Vec::new();
        for service in self.intended(policy, now) {
            for factor in Factor::ALL.iter().copied() {
                let gaps = self.factor(&service, factor).gaps();
                if !gaps.is_empty() {
                    found.push((service.clone(), factor, gaps));
                }
            }
        }
        found
    }

    /// What the workshop hands to the success plan: settled, but not in place.
    #[must_use]
    pub fn carried_over(&self, policy: &Policy, now: Now) -> Vec<(ServiceId, Factor)> {
        let services = self.intended(policy, now);
        let all = services
            .iter()
            .flat_map(|service| Factor::ALL.iter().map(move |factor| (service.clone(), *factor)));
        let carried = |(service, factor): &(ServiceId, Factor)| {
            let values = self.factor(service, *factor);
            values.is_settled() && values.status != FactorStatus::InPlace
        };
        all.filter(carried).collect()
    }

    /// Whose answers about the intended services wait for the FM's review, in order of their numbers.
    #[must_use]
    pub fn unreviewed(&self, policy: &Policy, now: Now) -> Vec<PersonNo> {
        let services = self.intended(policy, now);
        let waiting = self.ssat.values().filter(|ssat| services.contains(&ssat.service));
        let people: BTreeSet<PersonNo> =
            waiting.flat_map(|ssat| &ssat.said).map(|said| self.resolve(said.by)).collect();
        people.into_iter().collect()
    }
}
