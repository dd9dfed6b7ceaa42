//! What is known of one time of a meeting beyond the plan: that it moved, began and ended, what became of it.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Came;
use crate::engagement::ids::{MeetingNo, PersonNo, TextNo};

/// When an occurrence was planned to begin, in its meeting's zone: by this it is known, whatever becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Planned(pub DateTime);

impl fmt::Display for Planned {
    /// `2026-03-15T09:00`; planned times have no seconds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H:%M"))
    }
}

impl FromStr for Planned {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// What became of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It took place.
    Held,
    /// It did not, and nobody had said so before.
    NotHeld,
    /// Somebody said before that it would not.
    Cancelled,
}

/// That somebody said what became of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What.
    pub outcome: Outcome,
    /// Who.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
}

/// What came of an occurrence, as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// By whom.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// What else is to be said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<TextNo>,
    /// When the next one is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<Timestamp>,
    /// What came of it.
    #[serde(flatten)]
    pub came: Came,
}

/// What is known of one occurrence beyond the plan. At most 4 KB of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// Of which meeting.
    pub meeting: MeetingNo,
    /// When it was planned to begin.
    pub planned: Planned,
    /// When it begins, in the meeting's zone, if it was moved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub moved: Option<DateTime>,
    /// How many minutes it takes, if its series takes another time since.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lasts: Option<u16>,
    /// When Teams said that it began.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub started: Option<Timestamp>,
    /// When Teams said that it ended, if it has not begun again since.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ended: Option<Timestamp>,
    /// When somebody first worked on its agenda while it was to take place: a sign that it did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub worked: Option<Timestamp>,
    /// When its agenda was shown where the customer is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agenda: Option<Timestamp>,
    /// When the FM was last shown it, to say whether it was held or to publish its minutes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub shown: Option<Timestamp>,
    /// What became of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub told: Option<Told>,
    /// Its minutes, once published.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub minutes: Option<Minutes>,
}

impl Occasion {
    /// The occurrence as planned: nothing more is known of it.
    #[must_use]
    pub const fn blank(meeting: MeetingNo, planned: Planned) -> Self {
        Self {
            meeting,
            planned,
            moved: None,
            lasts: None,
            started: None,
            ended: None,
            worked: None,
            agenda: None,
            shown: None,
            told: None,
            minutes: None,
        }
    }

    /// What became of it, as somebody said.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.told.map(|told| told.outcome)
    }
}
