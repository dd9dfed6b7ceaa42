//! What the gates measure: goals in the customer's words, and for each service its seats, its metric, what the
//! figures say, and the dates of its way. Sums are given as "have" and "need", so that a gate can show them.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Engagement;
use super::ids::{PersonNo, TextNo};
use super::policy::Policy;
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
    /// Who takes it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub csm: Option<PersonNo>,
    /// When they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handshake: Option<Date>,
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
            handshake: None,
        }
    }

    /// The latest reading.
    #[must_use]
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.last()
    }
}

/// What a gate has and what it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

    /// How far the use of `service` has come: its own metric, else active users out of the share of its seats that
    /// policy asks for. `None` while seats are not known. Nothing read counts as nothing used.
    #[must_use]
    pub fn usage_sum(&self, service: &ServiceId, policy: &Policy) -> Option<Sum> {
        let measure = self.measures.get(service)?;
        if let Some(metric) = &measure.metric {
            let have = measure.readings.iter().rev().find_map(|reading| reading.value);
            return Some(Sum { have: have.or(metric.baseline).unwrap_or(0), need: metric.target });
        }
        let need = share(measure.seats?, policy.usage.percent).max(1);
        Some(Sum { have: active(measure), need })
    }

    /// How far enablement of `service` has come for a request for assistance: so many active users, or a share of
    /// the seats where there are fewer than policy says. `None` while seats are not known.
    #[must_use]
    pub fn enablement_sum(&self, service: &ServiceId, policy: &Policy) -> Option<Sum> {
        let measure = self.measures.get(service)?;
        let usage = &policy.usage;
        let seats = measure.seats?;
        let need =
            if seats < usage.small_seats { share(seats, usage.small_percent).max(1) } else { usage.users };
        Some(Sum { have: active(measure), need })
    }

    /// How far the migration of `service` has come; `None` if none is planned.
    #[must_use]
    pub fn migration_sum(&self, service: &ServiceId) -> Option<Sum> {
        let measure = self.measures.get(service)?;
        Some(Sum { have: measure.migrated.unwrap_or(0), need: measure.planned? })
    }

    /// Active users of `service` in tenths of a percent of its seats, by the latest figures.
    #[must_use]
    pub fn usage_tenths(&self, service: &ServiceId) -> Option<u64> {
        let measure = self.measures.get(service)?;
        let read = measure.readings.iter().rev().find_map(|reading| reading.active)?;
        tenths(read, measure.seats?)
    }
}

fn active(measure: &Measure) -> u64 {
    measure.readings.iter().rev().find_map(|reading| reading.active).unwrap_or(0)
}
