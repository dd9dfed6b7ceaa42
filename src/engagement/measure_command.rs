//! What is asked of the figures that gates measure, and what history says of them.
//!
//! Texts, dates and numbers are as typed; `apply` reads and checks them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::command::{Edit, Named};
use super::measure::{Goals, HelpWanted, Measure, Reading, Rhythm};
use crate::playbook::ServiceId;

/// What is asked of what gates measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasureCommand {
    /// FM: goals, success, help wanted, rhythm and channel.
    Goals(GoalsInput),
    /// FM: what is measured of a service and the dates of its way.
    Service {
        /// Which.
        service: ServiceId,
        /// What.
        input: Box<ServiceInput>,
    },
    /// FM: what the figures say, for all services at once. A blank is no reading.
    Figures {
        /// As of which day; today if blank.
        on: String,
        /// Where they come from; may be blank.
        source: String,
        /// By service.
        figures: BTreeMap<ServiceId, FiguresInput>,
    },
}

/// Goals as entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoalsInput {
    /// Near.
    pub near: Edit<String>,
    /// In the long term.
    pub long: Edit<String>,
    /// What success means, in the customer's words.
    pub success: Edit<String>,
    /// How much help is wanted.
    pub help: Edit<HelpWanted>,
    /// How often people talk.
    pub rhythm: Edit<Rhythm>,
    /// Where.
    pub channel: Edit<String>,
}

/// What is measured of a service, as entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServiceInput {
    /// Seats.
    pub seats: Edit<String>,
    /// An own metric; cleared, active use counts.
    pub metric: Edit<MetricInput>,
    /// Since when it is switched on.
    pub enabled: Edit<String>,
    /// When people were told.
    pub announced: Edit<String>,
    /// Users to be migrated.
    pub planned: Edit<String>,
    /// Users migrated.
    pub migrated: Edit<String>,
    /// Who takes it over.
    pub csm: Edit<Named>,
    /// When they did.
    pub handshake: Edit<String>,
}

/// An own metric, as entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MetricInput {
    /// What is measured; not blank.
    pub name: String,
    /// Where it started; may be blank.
    pub baseline: String,
    /// Where it should come to; not blank.
    pub target: String,
    /// By when; may be blank.
    pub by: String,
    /// Where the figures come from; may be blank.
    pub source: String,
}

/// A service's figures, as entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FiguresInput {
    /// Active users.
    pub active: String,
    /// Seats.
    pub seats: Edit<String>,
    /// The value of the own metric.
    pub value: String,
}

/// What happened to what is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "measure", rename_all = "snake_case")]
pub enum MeasureEvent {
    /// Goals, help, rhythm or channel changed.
    Goals {
        /// Before.
        old: Goals,
        /// After.
        new: Goals,
    },
    /// What is measured of a service changed; its readings are left out here.
    Service {
        /// Which.
        service: ServiceId,
        /// Before.
        old: Box<Measure>,
        /// After.
        new: Box<Measure>,
    },
    /// Somebody read the figures.
    Read {
        /// Of which service.
        service: ServiceId,
        /// What they say.
        reading: Reading,
        /// The seats that they are out of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seats: Option<u64>,
        /// What was read of that day before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Reading>,
    },
    /// Reading the figures was undone: of that day nothing is read any more.
    Unread {
        /// Of which service.
        service: ServiceId,
        /// Of which day.
        on: Date,
    },
}
