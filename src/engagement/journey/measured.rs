//! What gates measure, as "have" and "need". The figures are those that the FM entered; other records that hold
//! figures are read here and nowhere else in the journey.

use serde::{Deserialize, Serialize};

use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, Now};
use crate::playbook::ServiceId;

/// What there is and what is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// What there is.
    pub have: u64,
    /// What is needed.
    pub need: u64,
}

impl Sum {
    /// Whether it is enough.
    #[must_use]
    pub const fn is_met(self) -> bool {
        self.have >= self.need
    }
}

/// The least number that is `percent` of `whole` or more, at least one.
fn share(whole: u64, percent: u64) -> u64 {
    whole.saturating_mul(percent).div_ceil(100).max(1)
}

impl Engagement {
    /// The seats of `service`.
    #[must_use]
    pub fn seats_of(&self, _service: &ServiceId) -> Option<u64> {
        self.path.profile.seats
    }

    /// Active users of `service` by the latest figures.
    #[must_use]
    pub fn active_of(&self, service: &ServiceId) -> Option<u64> {
        self.path.profile.active.get(service).copied()
    }

    /// How far enablement of `service` has come for a request for assistance: so many active users, or a share of
    /// the seats where there are few. `None` while seats or figures are not known.
    #[must_use]
    pub fn enablement_of(&self, service: &ServiceId, policy: &Policy) -> Option<Sum> {
        let (seats, have) = (self.seats_of(service)?, self.active_of(service)?);
        let rules = &policy.journey;
        let small = seats < rules.small_seats;
        let need = if small { share(seats, rules.small_percent) } else { rules.active_users };
        Some(Sum { have, need })
    }

    /// How far use of `service` has come towards its metric.
    #[must_use]
    pub fn usage_of(&self, service: &ServiceId, policy: &Policy) -> Option<Sum> {
        let (seats, have) = (self.seats_of(service)?, self.active_of(service)?);
        Some(Sum { have, need: share(seats, policy.journey.usage_percent) })
    }

    /// How far migration has come; `None` while its figures are not known.
    #[must_use]
    pub fn migration_of(&self) -> Option<Sum> {
        self.path.profile.migrated.map(|(need, have)| Sum { have, need })
    }

    /// The intended services that no success manager has taken over.
    #[must_use]
    pub fn still_ours(&self, policy: &Policy, now: Now) -> Vec<ServiceId> {
        let handed = &self.path.state.handed;
        self.intended(policy, now).into_iter().filter(|service| !handed.contains_key(service)).collect()
    }
}
