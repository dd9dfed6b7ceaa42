//! When a meeting takes place. The plan is in civil time; instants are made of it in the meeting's own zone, and only
//! here.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use super::{Booking, Every, Meeting, Meetings, Occasion, Outcome, Planned, Repeats, Until};
use crate::engagement::Engagement;
use crate::engagement::ids::MeetingNo;

/// The most times that a meeting is repeated: weekly for ten years.
const MOST: u16 = 520;

/// One time that a meeting takes place, or was to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Of which meeting.
    pub meeting: MeetingNo,
    /// By what it is known.
    pub planned: Planned,
    /// When it begins, in the meeting's zone.
    pub civil: DateTime,
    /// When it begins.
    pub start: Timestamp,
    /// When it should be over.
    pub end: Timestamp,
    /// What is known of it beyond the plan.
    pub known: Occasion,
    /// The whole meeting was cancelled, and nothing is known of this one that would outlast that.
    pub dropped: bool,
}

impl Occurrence {
    /// Whether it still is to take place, or may be taking place: nobody said that it was not, or is over.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.known.told.is_none() && !self.dropped
    }

    /// Whether somebody said that it does not, or did not, take place.
    #[must_use]
    pub fn is_off(&self) -> bool {
        let off = |outcome| matches!(outcome, Outcome::NotHeld | Outcome::Cancelled);
        self.dropped || self.known.outcome().is_some_and(off)
    }

    /// Whether it takes place at another time than the plan said.
    #[must_use]
    pub const fn is_moved(&self) -> bool {
        self.known.moved.is_some()
    }
}

impl Meeting {
    /// The meeting's zone; UTC if this build does not know it.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// The instant of a civil time in the meeting's zone. A time that a change of clocks leaves out is as much later;
    /// one that it repeats is the first.
    #[must_use]
    pub fn instant(&self, civil: DateTime) -> Timestamp {
        let zoned = civil.to_zoned(self.time_zone());
        zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    }

    /// When the plan has it begin, the first first, up to the day `last`. Cancelled meetings have their days too.
    pub fn days(&self, last: Date) -> impl Iterator<Item = Planned> + '_ {
        let (most, end) = match self.repeats {
            None => (1, Date::MAX),
            Some(Repeats { until: Until::Ever, .. }) => (MOST, Date::MAX),
            Some(Repeats { until: Until::Day(day), .. }) => (MOST, day),
            Some(Repeats { until: Until::Times(times), .. }) => (times.min(MOST), Date::MAX),
        };
        let end = end.min(last);
        let nth = |index| self.nth_day(index);
        (0..most)
            .map_while(nth)
            .take_while(move |day| *day <= end)
            .map(|day| Planned(day.to_datetime(self.start.time())))
    }

    fn nth_day(&self, index: u16) -> Option<Date> {
        let first = self.start.date();
        let Some(Repeats { every, .. }) = self.repeats else { return Some(first) };
        let later = |span: Span| first.checked_add(span).ok();
        match every {
            Every::Week => later(Span::new().weeks(i64::from(index))),
            Every::TwoWeeks => later(Span::new().weeks(2 * i64::from(index))),
            Every::Month => {
                let month = first.first_of_month().checked_add(Span::new().months(i64::from(index))).ok()?;
                month.nth_weekday_of_month(self.week_of_month(), first.weekday()).ok()
            }
        }
    }

    /// In which week of its month the first one is, from 1; −1 for the last, where it is on a fifth such day.
    #[must_use]
    pub fn week_of_month(&self) -> i8 {
        match (self.start.day() - 1) / 7 {
            4 => -1,
            week => week + 1,
        }
    }
}

impl Meetings {
    /// The occurrence of `meeting` that was planned for `planned`: one that the plan has, or of which something is
    /// known.
    #[must_use]
    pub fn occurrence(&self, meeting: MeetingNo, planned: Planned) -> Option<Occurrence> {
        let plan = self.planned.get(&meeting)?;
        let known = self.occasions.get(&(meeting, planned)).cloned();
        let in_plan = || plan.days(planned.0.date()).any(|day| day == planned);
        match known {
            Some(known) => Some(occurrence(plan, known)),
            None => in_plan().then(|| occurrence(plan, Occasion::blank(meeting, planned))),
        }
    }

    /// Every time that `meeting` takes place, or was to, beginning at `from` or later and before `to`; in order.
    #[must_use]
    pub fn occurrences_of(&self, meeting: &Meeting, from: Timestamp, to: Timestamp) -> Vec<Occurrence> {
        let kept =
            self.occasions.range((meeting.no, Planned(DateTime::MIN))..=(meeting.no, Planned(DateTime::MAX)));
        let mut all: Vec<Occurrence> = kept.map(|(_, known)| occurrence(meeting, known.clone())).collect();
        let last = to.to_zoned(meeting.time_zone()).date();
        let unknown = meeting.days(last).filter(|day| !self.occasions.contains_key(&(meeting.no, *day)));
        all.extend(unknown.map(|day| occurrence(meeting, Occasion::blank(meeting.no, day))));
        all.retain(|one| from <= one.start && one.start < to);
        all.sort_by_key(|one| (one.start, one.planned));
        all
    }
}

fn occurrence(meeting: &Meeting, known: Occasion) -> Occurrence {
    let civil = known.moved.unwrap_or(known.planned.0);
    let start = meeting.instant(civil);
    let length = known.lasts.map_or(meeting.length(), |minutes| SignedDuration::from_mins(minutes.into()));
    let end = start.checked_add(length).unwrap_or(Timestamp::MAX);
    // What began, or was answered for, before the meeting was cancelled stays what it was.
    let lasts = |at: Timestamp| known.started.is_some() || known.told.is_some() || end <= at;
    let dropped = match &meeting.booking {
        Booking::Cancelled { at, .. } => !lasts(*at),
        Booking::Proposed | Booking::InCalendar { .. } => false,
    };
    Occurrence { meeting: meeting.no, planned: known.planned, civil, start, end, known, dropped }
}

impl Engagement {
    /// Every time that a meeting takes place, or was to, beginning at `from` or later and before `to`; in order.
    #[must_use]
    pub fn occurrences(&self, from: Timestamp, to: Timestamp) -> Vec<Occurrence> {
        let every = self.meetings.planned.values();
        let mut all: Vec<Occurrence> =
            every.flat_map(|meeting| self.meetings.occurrences_of(meeting, from, to)).collect();
        all.sort_by_key(|one| (one.start, one.meeting));
        all
    }

    /// The next time that any meeting begins, at `now` or later, and is not off.
    #[must_use]
    pub fn next_occurrence(&self, now: Timestamp) -> Option<Occurrence> {
        let each = self.meetings.planned.values().filter_map(|meeting| self.meetings.next_of(meeting, now));
        each.min_by_key(|one| (one.start, one.meeting))
    }
}

impl Meetings {
    /// The next time that `meeting` begins, at `now` or later, and is not off.
    #[must_use]
    pub fn next_of(&self, meeting: &Meeting, now: Timestamp) -> Option<Occurrence> {
        self.occurrences_of(meeting, now, Timestamp::MAX).into_iter().find(|one| !one.is_off())
    }
}
