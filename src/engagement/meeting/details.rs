//! What of a meeting can be changed after it was planned, what differs between two such, and what is remembered of a
//! change: for whoever is invited, until they were told, and for taking it back.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{Meeting, Meetings, Occasion, Occurrence, Planned, Repeats, Until};
use crate::engagement::ids::{PersonNo, TextNo};
use crate::playbook::ServiceId;

/// What of a meeting can be changed: of a series, as it is from one time on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDetails {
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<TextNo>,
    /// The service that it is about.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service: Option<ServiceId>,
    /// When it begins, in [`Self::zone`].
    pub start: DateTime,
    /// The zone in which that is meant.
    pub zone: String,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// How it is repeated from then on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub repeats: Option<Repeats>,
    /// Who is invited.
    #[serde(skip_serializing_if = "BTreeSet::is_empty", default)]
    pub attendees: BTreeSet<PersonNo>,
    /// What it is about beside what is open.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agenda: Option<TextNo>,
}

/// In what two [`MeetingDetails`] differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// When it begins, or in which zone.
    Time,
    /// How long it takes.
    Length,
    /// How it is repeated.
    Repeats,
    /// What it is called.
    Title,
    /// Who is invited.
    People,
    /// What it is about.
    Agenda,
}

impl Aspect {
    /// Whether a calendar has it at another time by that.
    #[must_use]
    pub const fn is_when(self) -> bool {
        match self {
            Self::Time | Self::Length | Self::Repeats => true,
            Self::Title | Self::People | Self::Agenda => false,
        }
    }
}

impl MeetingDetails {
    /// In what `other` differs, the hour first.
    #[must_use]
    pub fn differ(&self, other: &Self) -> Vec<Aspect> {
        let aspects = [
            (Aspect::Time, (self.start, &self.zone) != (other.start, &other.zone)),
            (Aspect::Length, self.minutes != other.minutes),
            (Aspect::Repeats, self.repeats != other.repeats),
            (Aspect::Title, self.title != other.title),
            (Aspect::People, self.attendees != other.attendees),
            (Aspect::Agenda, (&self.agenda, &self.service) != (&other.agenda, &other.service)),
        ];
        aspects.into_iter().filter_map(|(aspect, differs)| differs.then_some(aspect)).collect()
    }

    /// Whether it is at another time by `other`.
    #[must_use]
    pub fn is_another_time(&self, other: &Self) -> bool {
        self.differ(other).into_iter().any(Aspect::is_when)
    }
}

/// A change of a meeting that its people are still to be told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// When it was last changed.
    pub at: Timestamp,
    /// As it was before, by the same morning's first change.
    pub before: MeetingDetails,
}

/// A meeting before a change, for taking it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Was {
    /// The plan; without the names by which Teams knows it.
    pub plan: Meeting,
    /// What was known of the time that was changed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub known: Option<Occasion>,
}

impl Meeting {
    /// What can be changed of it: of a single one as it is now; of a series as planned from `one` on, with so many times
    /// as are left.
    #[must_use]
    pub fn details(&self, one: &Occurrence) -> MeetingDetails {
        let start = if self.repeats.is_some() { one.planned.0 } else { one.civil };
        MeetingDetails {
            title: self.title,
            service: self.service.clone(),
            start,
            zone: self.zone.clone(),
            minutes: self.minutes,
            repeats: self.repeats_from(one.planned),
            attendees: self.attendees.clone(),
            agenda: self.agenda,
        }
    }

    /// How it is repeated from `planned` on: with so many times as are left.
    #[must_use]
    pub fn repeats_from(&self, planned: Planned) -> Option<Repeats> {
        let repeats = self.repeats?;
        let until = match repeats.until {
            Until::Times(times) => {
                let before = self.days(planned.0.date()).take_while(|day| *day < planned).count();
                Until::Times(times.saturating_sub(u16::try_from(before).unwrap_or(u16::MAX)).max(1))
            }
            until @ (Until::Ever | Until::Day(_)) => until,
        };
        Some(Repeats { until, ..repeats })
    }
}

impl Meetings {
    /// What changed of `meeting` and is still worth saying at `one`: its next time since.
    #[must_use]
    pub fn news_of<'m>(&self, meeting: &'m Meeting, one: &Occurrence) -> Option<&'m News> {
        let news = meeting.news.as_deref()?;
        let next = self.next_of(meeting, news.at)?;
        (next.planned == one.planned).then_some(news)
    }
}
