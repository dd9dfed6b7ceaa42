//! Which planned time a meeting is that Teams says began or ended.

use jiff::{SignedDuration, Timestamp};

use super::{Every, Meeting, Occurrence, Which};
use crate::engagement::Engagement;

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// How far from its hour a meeting may begin that Teams does not know by a name of ours yet.
const UNNAMED: SignedDuration = SignedDuration::from_hours(12);

/// The same for one that Teams knows by another name, or that was said to be off.
const ANOTHER: SignedDuration = SignedDuration::from_hours(2);

impl Meeting {
    /// How far from its hour it may begin in Teams and still be this one: half of what lies between two of a series.
    fn reach(&self, teams: Option<&str>) -> SignedDuration {
        let named = match (self.teams.as_deref(), teams) {
            (Some(ours), Some(theirs)) => Some(ours == theirs),
            (None, _) | (_, None) => None,
        };
        match (named, self.repeats.map(|repeats| repeats.every)) {
            (Some(false), _) => ANOTHER,
            (None, _) => UNNAMED,
            (Some(true), Some(Every::Week)) => HOUR * 84,
            (Some(true), Some(Every::TwoWeeks)) => HOUR * 168,
            (Some(true), Some(Every::Month) | None) => HOUR * 336,
        }
    }
}

impl Engagement {
    /// The time that begins when Teams says that a meeting by this name began, and how far off its plan that is: of those
    /// whose minutes are not published, the one closest to its hour.
    #[must_use]
    pub fn beginning(&self, teams: Option<&str>, at: Timestamp) -> Option<(Which, SignedDuration)> {
        let widest = HOUR * 337;
        let from = at.checked_sub(widest).unwrap_or(Timestamp::MIN);
        let to = at.checked_add(widest).unwrap_or(Timestamp::MAX);
        let fits = |one: &Occurrence| {
            let meeting = self.meetings.planned.get(&one.meeting)?;
            let off = at.duration_since(one.start).abs();
            let reach = if one.is_off() { ANOTHER } else { meeting.reach(teams) };
            let begins = one.known.minutes.is_none() && !one.dropped && off <= reach;
            let which = Which { meeting: one.meeting, planned: one.planned };
            // One that was said to be off begins only if nothing else does.
            begins.then_some((one.is_off(), off, which))
        };
        let found = self.occurrences(from, to);
        found.iter().filter_map(fits).min().map(|(_, off, which)| (which, off))
    }

    /// The time that is under way when Teams says that a meeting by this name ended.
    #[must_use]
    pub fn ending(&self, teams: Option<&str>, at: Timestamp) -> Option<Which> {
        let known = self.meetings.occasions.values();
        let under_way =
            known.filter(|one| one.started.is_some_and(|began| began <= at) && one.minutes.is_none());
        let by_name = |one: &&super::Occasion| {
            let ours = self.meetings.planned.get(&one.meeting).and_then(|meeting| meeting.teams.as_deref());
            ours.is_none() || teams.is_none() || ours == teams
        };
        let last = under_way.filter(by_name).max_by_key(|one| one.started);
        last.map(|one| Which { meeting: one.meeting, planned: one.planned })
    }
}
