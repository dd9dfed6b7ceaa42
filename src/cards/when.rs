//! Dates and times in words: "15 March", "15 de marzo de 2027", "3 de março, 10:42".

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::CardError;
use super::text::Text;
use super::words::Words;

const MONTHS: [&str; 12] = [
    "month_1", "month_2", "month_3", "month_4", "month_5", "month_6", "month_7", "month_8", "month_9",
    "month_10", "month_11", "month_12",
];

/// What "today" is, for leaving out the year, and where.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    pub(super) today: Date,
    pub(super) zone: TimeZone,
}

impl Calendar {
    /// The calendar at `now` in `zone`.
    pub(super) fn at(now: Timestamp, zone: TimeZone) -> Self {
        Self { today: now.to_zoned(zone.clone()).date(), zone }
    }

    /// The day of an instant, in the calendar's zone.
    pub(super) fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// A date, its year only when it is not this year's.
    pub(super) fn date(&self, words: Words, date: Date) -> Result<Text, CardError> {
        if date.year() == self.today.year() { short(words, date) } else { long(words, date) }
    }

    /// A date and the time of day, in the calendar's zone.
    pub(super) fn moment(&self, words: Words, at: Timestamp) -> Result<Text, CardError> {
        let local: Zoned = at.to_zoned(self.zone.clone());
        let time = Text::name(&format!("{:02}:{:02}", local.hour(), local.minute()));
        words.say("moment", &[("date", self.date(words, local.date())?.into()), ("time", time.into())])
    }
}

fn short(words: Words, date: Date) -> Result<Text, CardError> {
    words.say("date_short", &[("day", i64::from(date.day()).into()), ("month", month(words, date)?.into())])
}

/// A date with its year.
pub(super) fn long(words: Words, date: Date) -> Result<Text, CardError> {
    let year = Text::name(&date.year().to_string());
    let (day, month) = (i64::from(date.day()), month(words, date)?);
    words.say("date_long", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
}

fn month(words: Words, date: Date) -> Result<Text, CardError> {
    let index = usize::try_from(date.month()).unwrap_or(1).saturating_sub(1);
    words.text(MONTHS[index.min(11)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::Locale;
    use jiff::civil::date;

    #[test]
    fn dates_read_naturally_in_each_language() {
        let calendar = Calendar { today: date(2027, 3, 1), zone: TimeZone::UTC };
        let at: Timestamp = "2027-03-03T10:42:00Z".parse().expect("an instant");
        for (locale, this_year, next_year, moment) in [
            (Locale::En, "15 March", "1 April 2028", "3 March 10:42"),
            (Locale::Es, "15 de marzo", "1 de abril de 2028", "3 de marzo, 10:42"),
            (Locale::PtBr, "15 de março", "1º de abril de 2028", "3 de março, 10:42"),
        ] {
            let words = Words::of(locale).expect("words");
            assert_eq!(calendar.date(words, date(2027, 3, 15)).expect("a date").raw(), this_year);
            assert_eq!(calendar.date(words, date(2028, 4, 1)).expect("a date").raw(), next_year);
            assert_eq!(calendar.moment(words, at).expect("a moment").raw(), moment);
        }
    }
}
