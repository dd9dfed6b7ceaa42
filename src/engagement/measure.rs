//! What the gates measure: goals in the customer's words, and for each service its seats, its metric, what the
//! figures say, and the dates of its way. Sums are given as "have" and "need", so that a gate can show them.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::ids::{PersonNo, TextNo};
use super::policy::Policy;
use super::{Engagement, Now};
use crate::playbook::ServiceId;

/// How many readings of a service its record keeps; history has all.
pub const MAX_READINGS: usize = 24;

/// The largest number of people, seats or anything else that can be entered.
pub const MAX_NUMBER: u64 = 100_000_000;

/// How much help the customer wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpWanted {
    /// Step by step.
    Guided,
    /// At the points that matter.
    KeyPoints,
    /// When they ask.
    OnRequest,
}

impl HelpWanted {
    /// All, in the order in which forms list them.
    pub const ALL: [Self; 3] = [Self::Guided, Self::KeyPoints, Self::OnRequest];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Guided => "guided",
            Self::KeyPoints => "key_points",
            Self::OnRequest => "on_request",
        }
    }
}

/// How often people talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// Every week.
    Weekly,
    /// Every two weeks.
    TwoWeeks,
    /// Every month.
    Monthly,
}

impl Rhythm {
    /// All, in the order in which forms list them.
    pub const ALL: [Self; 3] = [Self::Weekly, Self::TwoWeeks, Self::Monthly];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::TwoWeeks => "two_weeks",
            Self::Monthly => "monthly",
        }
    }
}

/// Goals and how people work together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goals {
    /// The goals near at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<TextNo>,
    /// The goals in the long term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long: Option<TextNo>,
    /// What success means, in the customer's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success: Option<TextNo>,
    /// How much help is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<HelpWanted>,
    /// How often people talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<Rhythm>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<TextNo>,
}

/// The customer's own metric of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metric {
    /// What is measured.
    pub name: TextNo,
    /// Where it started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<u64>,
    /// Where it should come to.
    pub target: u64,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<TextNo>,
}

/// What the figures said on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// As of which day.
    pub on: Date,
    /// Active users.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<u64>,
    /// The value of the customer's own metric.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u64>,
    /// Where they come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<TextNo>,
    /// Who entered them.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
}

/// What is measured of a service, and the dates of its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The service.
    pub service: ServiceId,
    /// Seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u64>,
    /// The customer's own metric; without one, active use counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric: Option<Metric>,
    /// What the figures said, the earliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reading>,
    /// Since when it is switched on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<Date>,
    /// When people were told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<Date>,
    /// How many users are to be migrated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<u64>,
    /// How many were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub migrated: Option<u64>,
    /// Who takes it over. When they did stands with the journey ([`Engagement::handed_on`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub csm: Option<PersonNo>,
}

impl Measure {
    /// A service of which nothing is known.
    #[must_use]
    pub const fn blank(service: ServiceId) -> Self {
        Self {
            service,
            seats: None,
            metric: None,
            readings: Vec::new(),
            enabled: None,
            announced: None,
            planned: None,
            migrated: None,
            csm: None,
        }
    }

    /// Takes over a reading in place of that of the same day, of which it keeps what it does not say itself.
    pub(super) fn read(&mut self, reading: Reading) -> Reading {
        let before = self.readings.iter().find(|before| before.on == reading.on);
        let value = reading.value.or(before.and_then(|before| before.value));
        let reading = Reading { active: reading.active.or(before.and_then(|b| b.active)), value, ..reading };
        self.readings.retain(|before| before.on != reading.on);
        self.readings.push(reading.clone());
        self.readings.sort_by_key(|reading| reading.on);
        let over = self.readings.len().saturating_sub(MAX_READINGS);
        self.readings.drain(..over);
        reading
    }

    /// The latest reading.
    #[must_use]
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.last()
    }
}

/// What a gate has and what it needs.
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

    /// What is lacking.
    #[must_use]
    pub const fn lacking(self) -> u64 {
        self.need.saturating_sub(self.have)
    }
}

/// A share in tenths of a percent, rounded down: 99 of 1,000 are 99, that is 9.9 %, and never 10 %.
#[must_use]
pub fn tenths(part: u64, whole: u64) -> Option<u64> {
    (part.saturating_mul(1000)).checked_div(whole)
}

/// The least number that is `percent` of `whole` or more.
const fn share(whole: u64, percent: u64) -> u64 {
    whole.saturating_mul(percent).div_ceil(100)
}

impl Engagement {
    /// What is measured of `service`.
    #[must_use]
    pub fn measure(&self, service: &ServiceId) -> Measure {
        self.measures.get(service).cloned().unwrap_or_else(|| Measure::blank(service.clone()))
    }

    /// The seats of `service`: its own, else those of the customer as a whole.
    #[must_use]
    pub fn seats_of(&self, service: &ServiceId) -> Option<u64> {
        self.measures.get(service).and_then(|measure| measure.seats).or(self.path.profile.seats)
    }

    /// Active users of `service` by the latest figures.
    #[must_use]
    pub fn active_of(&self, service: &ServiceId) -> Option<u64> {
        self.measures.get(service)?.readings.iter().rev().find_map(|reading| reading.active)
    }

    /// The intended services that no success manager has taken over.
    #[must_use]
    pub fn still_ours(&self, policy: &Policy, now: Now) -> Vec<ServiceId> {
        let ours = |service: &ServiceId| !self.path.state.handed.contains_key(service);
        self.intended(policy, now).into_iter().filter(ours).collect()
    }

    /// On which day a success manager took `service` over.
    #[must_use]
    pub fn handed_on(&self, service: &ServiceId) -> Option<Date> {
        let at = *self.path.state.handed.get(service)?;
        Some(self.today(Now { at }))
    }

    /// How far the use of `service` has come: its own metric, else active users out of the share of its seats that
    /// policy asks for. `None` while seats are not known. Nothing read counts as nothing used.
    #[must_use]
    pub fn usage_sum(&self, service: &ServiceId, policy: &Policy) -> Option<Sum> {
        let measure = self.measures.get(service);
        if let Some((measure, metric)) = measure.and_then(|one| Some((one, one.metric.as_ref()?))) {
            let have = measure.readings.iter().rev().find_map(|reading| reading.value);
            return Some(Sum { have: have.or(metric.baseline).unwrap_or(0), need: metric.target });
        }
        let need = share(self.seats_of(service)?, policy.journey.usage_percent).max(1);
        Some(Sum { have: self.active_of(service).unwrap_or(0), need })
    }

    /// How far enablement of `service` has come for a request for assistance: so many active users, or a share of
    /// the seats where there are fewer than policy says. `None` while seats are not known.
    #[must_use]
    pub fn enablement_sum(&self, service: &ServiceId, policy: &Policy) -> Option<Sum> {
        let usage = &policy.journey;
        let seats = self.seats_of(service)?;
        let need = if seats < usage.small_seats {
            share(seats, usage.small_percent).max(1)
        } else {
            usage.active_users
        };
        Some(Sum { have: self.active_of(service).unwrap_or(0), need })
    }

    /// How far the migration of `service` has come; `None` if none is planned.
    #[must_use]
    pub fn migration_sum(&self, service: &ServiceId) -> Option<Sum> {
        let measure = self.measures.get(service)?;
        Some(Sum { have: measure.migrated.unwrap_or(0), need: measure.planned? })
    }

    /// How far migration has come: that of all services for which some is planned, else what was said of the whole.
    /// `None` while nothing is known.
    #[must_use]
    pub fn migration(&self) -> Option<Sum> {
        let sums: Vec<Sum> = self.measures.keys().filter_map(|service| self.migration_sum(service)).collect();
        if sums.is_empty() {
            return self.path.profile.migrated.map(|(need, have)| Sum { have, need });
        }
        let total = |of: fn(&Sum) -> u64| sums.iter().map(of).fold(0, u64::saturating_add);
        Some(Sum { have: total(|sum| sum.have), need: total(|sum| sum.need) })
    }

    /// Active users of `service` in tenths of a percent of its seats, by the latest figures.
    #[must_use]
    pub fn usage_tenths(&self, service: &ServiceId) -> Option<u64> {
        tenths(self.active_of(service)?, self.seats_of(service)?)
    }
}
