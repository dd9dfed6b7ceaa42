//! Which days are working days, and where: weekends and days off by country or zone, which policy may add to.
//! Whose working hours they are is in `habits`; what is due on them in the rules.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use jiff::Span;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

/// The national days off that everybody has, by country.
#[derive(Deserialize)]
struct Country {
    /// Its IANA zones; one that ends in `*` stands for all that begin so.
    zones: Vec<String>,
    days: Vec<String>,
}

struct Known {
    zones: Vec<String>,
    days: Vec<DayOff>,
}

static COUNTRIES: LazyLock<BTreeMap<String, Known>> = LazyLock::new(|| {
    let all: BTreeMap<String, Country> = serde_json::from_str(include_str!("days_off.json"))
        .expect("the days off are valid JSON (a test reads them)");
    let known = |country: Country| Known {
        zones: country.zones,
        days: country.days.iter().filter_map(|day| DayOff::parse(day)).collect(),
    };
    all.into_iter().map(|(code, country)| (code, known(country))).collect()
});

/// A rule that names a day off in every year, or one day of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOff {
    /// `2026-05-04`: this day alone.
    Once(Date),
    /// `05-01`: this day of every year.
    Yearly(i8, i8),
    /// `easter-2`: so many days after (or before) Easter Sunday.
    Easter(i16),
    /// `11-fourth-thu`: this weekday of this month.
    Weekday(i8, i8, Weekday),
}

const ORDER: [(&str, i8); 5] = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1)];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

impl DayOff {
    /// Reads a rule in one of the four forms.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(days) = text.strip_prefix("easter") {
            let days = if days.is_empty() { 0 } else { days.parse::<i16>().ok()? };
            return (-100..=100).contains(&days).then_some(Self::Easter(days));
        }
        if let Ok(date) = text.parse::<Date>() {
            return Some(Self::Once(date));
        }
        let mut parts = text.split('-');
        let month: i8 = parts.next()?.parse().ok()?;
        let second = parts.next()?;
        match parts.next() {
            None => {
                let day: i8 = second.parse().ok()?;
                // A leap year has every day that there is.
                Date::new(2024, month, day).ok().map(|_| Self::Yearly(month, day))
            }
            Some(weekday) => {
                let no = ORDER.iter().find(|(word, _)| *word == second)?.1;
                let weekday = WEEKDAYS.iter().find(|(word, _)| *word == weekday)?.1;
                (parts.next().is_none() && (1..=12).contains(&month))
                    .then_some(Self::Weekday(month, no, weekday))
            }
        }
    }

    fn is(self, date: Date) -> bool {
        match self {
            Self::Once(day) => day == date,
            Self::Yearly(month, day) => (date.month(), date.day()) == (month, day),
            Self::Easter(days) => {
                easter(date.year()).and_then(|sunday| sunday.checked_add(Span::new().days(days)).ok())
                    == Some(date)
            }
            Self::Weekday(month, no, weekday) => {
                let first = Date::new(date.year(), month, 1);
                first.and_then(|first| first.nth_weekday_of_month(no, weekday)).is_ok_and(|day| day == date)
            }
        }
    }
}

impl fmt::Display for DayOff {
    /// The form that [`DayOff::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Once(date) => date.fmt(f),
            Self::Yearly(month, day) => write!(f, "{month:02}-{day:02}"),
            Self::Easter(days) => write!(f, "easter{days:+}"),
            Self::Weekday(month, no, weekday) => {
                let order = ORDER.iter().find(|(_, known)| known == no).map_or("", |(word, _)| word);
                let day = WEEKDAYS.iter().find(|(_, known)| known == weekday).map_or("", |(word, _)| word);
                write!(f, "{month:02}-{order}-{day}")
            }
        }
    }
}

/// Easter Sunday of a year of the Gregorian calendar (the algorithm named after Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Days off as policy has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaysOff {
    /// Whether the national days that this program knows count.
    pub national: bool,
    /// What policy adds, each for a country by its code or for an IANA zone.
    pub more: Vec<(String, DayOff)>,
}

impl Default for DaysOff {
    fn default() -> Self {
        Self { national: true, more: Vec::new() }
    }
}

impl DaysOff {
    /// Whether `place` can be named as one: a country that is known here, or an IANA zone.
    #[must_use]
    pub fn knows(place: &str) -> bool {
        COUNTRIES.contains_key(place) || jiff::tz::TimeZone::get(place).is_ok()
    }

    /// Whether people in `zone` (IANA) work on `date`.
    #[must_use]
    pub fn is_working(&self, zone: &str, date: Date) -> bool {
        if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return false;
        }
        let country = COUNTRIES.iter().find(|(_, known)| known.zones.iter().any(|has| covers(has, zone)));
        let national =
            self.national && country.is_some_and(|(_, known)| known.days.iter().any(|day| day.is(date)));
        let here = |place: &str| place == zone || country.is_some_and(|(code, _)| code == place);
        !national && !self.more.iter().any(|(place, day)| here(place) && day.is(date))
    }
}

fn covers(known: &str, zone: &str) -> bool {
    known.strip_suffix('*').map_or(known == zone, |begin| zone.starts_with(begin))
}

/// A stretch of days in which somebody is not there, or an engagement rests; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stretch {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Stretch {
    /// Whether `date` belongs to it.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }
}

/// So many days later, or earlier.
pub(super) fn plus(date: Date, days: i64) -> Date {
    date.checked_add(Span::new().days(days)).unwrap_or(date)
}

/// How many days lie between.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map(|span: Span| i64::from(span.get_days())).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_day_off_that_is_known_can_be_read_and_every_zone_exists() {
        let all: BTreeMap<String, Country> =
            serde_json::from_str(include_str!("days_off.json")).expect("valid");
        for (code, country) in all {
            for day in &country.days {
                assert!(DayOff::parse(day).is_some(), "{code} {day}");
            }
            for zone in country.zones.iter().filter(|zone| !zone.ends_with('*')) {
                assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{code} {zone}");
            }
        }
    }

    #[test]
    fn easter_is_where_the_calendar_has_it() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn a_public_holiday_is_off_in_its_country_and_in_no_other() {
        let off = DaysOff::default();
        for (zone, day, works) in [
            ("Europe/Madrid", date(2026, 4, 3), false),
            ("America/New_York", date(2026, 4, 3), true),
            ("America/New_York", date(2026, 11, 26), false),
            ("America/Sao_Paulo", date(2026, 4, 21), false),
            ("Europe/Madrid", date(2026, 4, 21), true),
            ("Europe/London", date(2026, 5, 25), false),
            ("Asia/Tokyo", date(2026, 1, 1), true),
            ("Asia/Tokyo", date(2026, 1, 3), false),
        ] {
            assert_eq!(off.is_working(zone, day), works, "{zone} {day}");
        }
    }

    #[test]
    fn policy_adds_days_by_country_or_zone_and_may_do_without_the_national_ones() {
        let more = vec![
            ("ES".to_owned(), DayOff::parse("2026-05-04").expect("a day")),
            ("Asia/Tokyo".to_owned(), DayOff::parse("01-01").expect("a day")),
        ];
        let off = DaysOff { national: false, more };
        assert!(!off.is_working("Atlantic/Canary", date(2026, 5, 4)));
        assert!(off.is_working("Atlantic/Canary", date(2027, 5, 4)));
        assert!(!off.is_working("Asia/Tokyo", date(2027, 1, 1)));
        assert!(off.is_working("Europe/Madrid", date(2026, 1, 1)));
    }

    #[test]
    fn what_names_no_day_is_refused() {
        for text in
            ["", "13-01", "02-30", "easter+", "easter+400", "05-fifth-mon", "05-first-xyz", "2026-02-30", "1"]
        {
            assert_eq!(DayOff::parse(text), None, "{text}");
        }
    }
}
