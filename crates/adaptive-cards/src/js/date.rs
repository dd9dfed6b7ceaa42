//! Points in time as JavaScript's `Date` has them: milliseconds since 1970 in UTC, and reading them from text
//! as V8 does (`parse`). The local zone is UTC.

mod parse;
mod scan;

pub(crate) use parse::{parse, parse_dayjs};

/// The farthest that a `Date` reaches from 1970, in milliseconds.
const FARTHEST: f64 = 8.64e15;
pub(crate) const DAY: f64 = 86_400_000.0;

/// A point in time, taken apart. Months count from 1, weekdays from Sunday = 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Civil {
    pub(crate) year: i64,
    pub(crate) month: u32,
    pub(crate) day: u32,
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) second: u32,
    pub(crate) milli: u32,
    pub(crate) weekday: usize,
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar. Months may be out of range.
pub(crate) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * month + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year + day - 1 - 719_468
}

/// Milliseconds at a time of a day; `None` beyond what a `Date` can hold.
pub(crate) fn instant(days: i64, time_of_day: f64) -> Option<f64> {
    clip(days as f64 * DAY + time_of_day)
}

/// `TimeClip`.
pub(crate) fn clip(millis: f64) -> Option<f64> {
    (millis.abs() <= FARTHEST).then(|| millis.trunc() + 0.0)
}

impl Civil {
    pub(crate) fn new(millis: f64) -> Self {
        let millis = millis as i64;
        let day_number = millis.div_euclid(86_400_000);
        let time = millis.rem_euclid(86_400_000);
        let shifted = day_number + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self {
            year,
            month: month as u32,
            day: day as u32,
            hour: (time / 3_600_000) as u32,
            minute: (time / 60_000 % 60) as u32,
            second: (time / 1000 % 60) as u32,
            milli: (time % 1000) as u32,
            weekday: (day_number + 4).rem_euclid(7) as usize,
        }
    }
}

/// `toISOString`.
pub(crate) fn to_iso(millis: f64) -> String {
    let c = Civil::new(millis);
    let year = match c.year {
        0..=9999 => format!("{:04}", c.year),
        year if year < 0 => format!("-{:06}", -year),
        year => format!("+{year:06}"),
    };
    let Civil { month, day, hour, minute, second, milli, .. } = c;
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}
