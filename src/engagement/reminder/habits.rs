//! When somebody may be written to: their zone, working hours and absences, and how often a person or a
//! conversation hears from the bot unasked. Days off are in `calendar`.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::calendar::{DaysOff, Stretch, days_between, plus};
use super::policy::ReminderPolicy;
use crate::engagement::ids::EngagementId;

/// How far ahead a working day is looked for; who is away for longer is looked for again then.
const HORIZON: i64 = 400;

/// What somebody said about when they work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habits {
    /// The IANA time zone they chose; else Teams' word counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// When their day begins and ends; else policy's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<(Time, Time)>,
    /// When they are away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away: Option<Stretch>,
    /// The engagements of which they stopped anything, now or before.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub stopped: BTreeSet<EngagementId>,
}

/// When somebody, or a conversation, may be written to.
#[derive(Debug, Clone)]
pub struct Hours<'a> {
    zone_name: String,
    zone: TimeZone,
    from: Time,
    to: Time,
    shut: Vec<Stretch>,
    off: &'a DaysOff,
}

impl<'a> Hours<'a> {
    /// Those of somebody with these habits, whose zone is `zone` unless they chose one.
    #[must_use]
    pub fn of(habits: &Habits, zone: &str, policy: &'a ReminderPolicy) -> Self {
        let zone = habits.zone.as_deref().filter(|zone| TimeZone::get(zone).is_ok()).unwrap_or(zone);
        let (from, to) = habits.hours.unwrap_or((policy.day_from, policy.day_to));
        Self {
            zone_name: zone.to_owned(),
            zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC),
            from,
            to,
            shut: habits.away.into_iter().collect(),
            off: &policy.days_off,
        }
    }

    /// The same, while something else is held from `stretch.from` to `stretch.until`.
    #[must_use]
    pub fn held(mut self, stretch: Option<Stretch>) -> Self {
        self.shut.extend(stretch);
        self
    }

    /// The day at `at`.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// Whether `date` is a working day on which nothing is held.
    #[must_use]
    pub fn works(&self, date: Date) -> bool {
        !self.shut.iter().any(|stretch| stretch.holds(date)) && self.off.is_working(&self.zone_name, date)
    }

    /// The first working day from `date` on, itself included.
    #[must_use]
    pub fn working_from(&self, date: Date) -> Date {
        (0..HORIZON).map(|days| plus(date, days)).find(|day| self.works(*day)).unwrap_or(plus(date, HORIZON))
    }

    /// The last working day up to `date`, itself included, whether or not anything is held then.
    #[must_use]
    pub fn working_until(&self, date: Date) -> Date {
        let works = |day: &Date| self.off.is_working(&self.zone_name, *day);
        (0..30).map(|days| plus(date, -days)).find(works).unwrap_or(date)
    }

    /// The `count`th working day after `date`.
    #[must_use]
    pub fn business_days_after(&self, date: Date, count: u16) -> Date {
        (0..count).fold(date, |day, _| self.working_from(plus(day, 1)))
    }

    /// When the working day `date` begins. Where the clocks skip that hour, the moment after.
    #[must_use]
    pub fn morning(&self, date: Date) -> Timestamp {
        self.at(date, self.from)
    }

    /// This time of day on `date`, in their zone.
    #[must_use]
    pub fn at(&self, date: Date, time: Time) -> Timestamp {
        let local = date.to_datetime(time).to_zoned(self.zone.clone());
        local.map(|zoned| zoned.timestamp()).unwrap_or(Timestamp::MAX)
    }

    /// The first moment from `at` on within working hours.
    #[must_use]
    pub fn open_from(&self, at: Timestamp) -> Timestamp {
        let today = self.day(at);
        let (begin, end) = (self.morning(today), self.at(today, self.to));
        if self.works(today) && at <= end {
            return at.max(begin);
        }
        self.morning(self.working_from(plus(today, 1)))
    }
}

/// How many messages in a day and in any seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// In a day.
    pub day: u16,
    /// In any seven days.
    pub week: u16,
}

/// On which days somebody, or a conversation, was written to unasked: the last seven days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// The days, in their zone, once for each message.
    #[serde(default)]
    pub sent: Vec<Date>,
}

impl Pace {
    /// Whether one more may go out on `date`.
    #[must_use]
    pub fn allows(&self, date: Date, budget: Budget) -> bool {
        let since =
            |days: i64| self.sent.iter().filter(|day| (0..days).contains(&days_between(**day, date))).count();
        since(1) < usize::from(budget.day) && since(7) < usize::from(budget.week)
    }

    /// One more goes out on `date`.
    pub fn note(&mut self, date: Date) {
        self.sent.retain(|day| days_between(*day, date) < 7);
        self.sent.push(date);
    }
}

/// The first moment from `at` on at which one more message may go out to somebody with these hours.
#[must_use]
pub fn slot(hours: &Hours<'_>, pace: &Pace, budget: Budget, at: Timestamp) -> Timestamp {
    let mut at = hours.open_from(at);
    for _ in 0..HORIZON {
        let day = hours.day(at);
        if pace.allows(day, budget) {
            break;
        }
        at = hours.morning(hours.working_from(plus(day, 1)));
    }
    at
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn hours<'a>(policy: &'a ReminderPolicy, zone: &str, away: Option<Stretch>) -> Hours<'a> {
        Hours::of(&Habits { away, ..Habits::default() }, zone, policy)
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn nine_in_the_morning_stays_nine_over_both_changes_in_three_zones() {
        let policy = ReminderPolicy::default();
        for (zone, before, after, utc) in [
            (
                "Europe/Madrid",
                date(2026, 3, 27),
                date(2026, 3, 30),
                ["2026-03-27T08:00:00Z", "2026-03-30T07:00:00Z"],
            ),
            (
                "Europe/Madrid",
                date(2026, 10, 23),
                date(2026, 10, 26),
                ["2026-10-23T07:00:00Z", "2026-10-26T08:00:00Z"],
            ),
            (
                "America/New_York",
                date(2026, 3, 6),
                date(2026, 3, 9),
                ["2026-03-06T14:00:00Z", "2026-03-09T13:00:00Z"],
            ),
            (
                "America/New_York",
                date(2026, 10, 30),
                date(2026, 11, 2),
                ["2026-10-30T13:00:00Z", "2026-11-02T14:00:00Z"],
            ),
            (
                "Australia/Sydney",
                date(2026, 4, 3),
                date(2026, 4, 6),
                ["2026-04-02T22:00:00Z", "2026-04-05T23:00:00Z"],
            ),
            (
                "Australia/Sydney",
                date(2026, 10, 2),
                date(2026, 10, 5),
                ["2026-10-01T23:00:00Z", "2026-10-04T22:00:00Z"],
            ),
        ] {
            let hours = hours(&policy, zone, None);
            assert_eq!([hours.morning(before), hours.morning(after)], utc.map(at), "{zone}");
        }
    }

    #[test]
    fn an_hour_that_the_clocks_skip_is_the_moment_after() {
        let policy = ReminderPolicy::default();
        let habits = Habits { hours: Some((time(2, 30, 0, 0), time(17, 0, 0, 0))), ..Habits::default() };
        let hours = Hours::of(&habits, "Europe/Madrid", &policy);
        assert_eq!(hours.morning(date(2026, 3, 29)), at("2026-03-29T01:30:00Z"));
    }

    #[test]
    fn business_days_pass_over_weekends_days_off_and_absences() {
        let policy = ReminderPolicy::default();
        let free = hours(&policy, "Europe/Madrid", None);
        assert_eq!(free.business_days_after(date(2026, 3, 2), 3), date(2026, 3, 5));
        assert_eq!(free.business_days_after(date(2026, 3, 5), 2), date(2026, 3, 9));
        assert_eq!(free.business_days_after(date(2026, 4, 1), 2), date(2026, 4, 6), "Good Friday is off");
        let away = Some(Stretch { from: date(2026, 3, 3), until: date(2026, 3, 10) });
        let away = hours(&policy, "Europe/Madrid", away);
        assert_eq!(away.business_days_after(date(2026, 3, 2), 1), date(2026, 3, 11));
        let paused = free.held(Some(Stretch { from: date(2026, 3, 3), until: date(2026, 3, 4) }));
        assert_eq!(paused.business_days_after(date(2026, 3, 2), 1), date(2026, 3, 5));
    }

    #[test]
    fn outside_working_hours_it_is_the_next_working_morning() {
        let policy = ReminderPolicy::default();
        let hours = hours(&policy, "Europe/Madrid", None);
        for (now, then) in [
            ("2026-03-02T05:00:00Z", "2026-03-02T08:00:00Z"),
            ("2026-03-02T12:34:00Z", "2026-03-02T12:34:00Z"),
            ("2026-03-02T20:00:00Z", "2026-03-03T08:00:00Z"),
            ("2026-03-06T20:00:00Z", "2026-03-09T08:00:00Z"),
        ] {
            assert_eq!(hours.open_from(at(now)), at(then), "{now}");
        }
    }

    #[test]
    fn a_budget_holds_in_a_day_and_in_any_seven() {
        let policy = ReminderPolicy::default();
        let hours = hours(&policy, "Europe/Madrid", None);
        let budget = Budget { day: 1, week: 3 };
        let mut pace = Pace::default();
        let mut days = Vec::new();
        let mut now = at("2026-03-02T08:00:00Z");
        for _ in 0..7 {
            now = slot(&hours, &pace, budget, now);
            pace.note(hours.day(now));
            days.push(hours.day(now).day());
        }
        assert_eq!(days, [2, 3, 4, 9, 10, 11, 16]);
        assert!(pace.sent.len() <= 7);
    }
}
