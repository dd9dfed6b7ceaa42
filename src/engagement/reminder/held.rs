//! Why something that is due is held back: for whoever wants to see the rules at work. What is held, and until when,
//! is decided in `due` and `habits`.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Budget, Hours, Pace};

/// Why something that is due is not said, or not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Its reader stopped this kind.
    Stopped,
    /// The engagement is paused, up to and with this day.
    Paused(Date),
    /// Its reader is away, or it is not a working day of theirs.
    DayOff,
    /// Their day has not begun, or is over.
    OutOfHours,
    /// They hear no more today.
    DaySpent,
    /// They hear no more in these seven days.
    WeekSpent,
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => f.write_str("muted"),
            Self::Paused(until) => write!(f, "paused until {until}"),
            Self::DayOff => f.write_str("day off"),
            Self::OutOfHours => f.write_str("outside working hours"),
            Self::DaySpent => f.write_str("budget of the day used"),
            Self::WeekSpent => f.write_str("budget of the week used"),
        }
    }
}

/// Why one more message may not go out at `at` to somebody with these hours; nothing if it may.
#[must_use]
pub fn held(hours: &Hours<'_>, pace: &Pace, budget: Budget, at: Timestamp) -> Option<Held> {
    let day = hours.day(at);
    if !hours.works(day) {
        return Some(Held::DayOff);
    }
    if hours.open_from(at) > at {
        return Some(Held::OutOfHours);
    }
    spent(pace, budget, day)
}

/// Why no more may go out on `day`; nothing if it may.
#[must_use]
pub fn spent(pace: &Pace, budget: Budget, day: Date) -> Option<Held> {
    if pace.allows(day, budget) {
        return None;
    }
    let for_the_week = Budget { day: u16::MAX, ..budget };
    Some(if pace.allows(day, for_the_week) { Held::DaySpent } else { Held::WeekSpent })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::engagement::reminder::{Habits, ReminderPolicy, slot};

    #[test]
    fn what_is_held_is_held_for_the_reason_that_decides() {
        let policy = ReminderPolicy::default();
        let hours = Hours::of(&Habits::default(), "Europe/Madrid", &policy);
        let budget = Budget { day: 1, week: 3 };
        let sent = |days: &[i8]| Pace { sent: days.iter().map(|day| date(2026, 3, *day)).collect() };
        for (now, pace, why) in [
            ("2026-03-02T09:00:00Z", sent(&[]), None),
            ("2026-03-02T05:00:00Z", sent(&[]), Some(Held::OutOfHours)),
            ("2026-03-07T09:00:00Z", sent(&[]), Some(Held::DayOff)),
            ("2026-03-05T09:00:00Z", sent(&[5]), Some(Held::DaySpent)),
            ("2026-03-05T09:00:00Z", sent(&[2, 3, 4]), Some(Held::WeekSpent)),
        ] {
            let at: Timestamp = now.parse().expect("an instant");
            assert_eq!(held(&hours, &pace, budget, at), why, "{now}");
            assert_eq!(slot(&hours, &pace, budget, at) == at, why.is_none(), "{now}");
        }
    }
}
