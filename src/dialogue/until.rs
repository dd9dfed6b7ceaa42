//! A day as somebody types it after "until": `2026-04-15`, `15/4`, `15 April`, `15 de abril de 2026`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day, of the year that is meant where none is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day {
    day: i8,
    month: i8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
}

/// The months by the beginnings of their names in the three languages, accents folded.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb", "fev"],
    &["mar"],
    &["apr", "abr"],
    &["may", "mai"],
    &["jun"],
    &["jul"],
    &["aug", "ago"],
    &["sep", "set"],
    &["oct", "out"],
    &["nov"],
    &["dec", "dic", "dez"],
];

impl Day {
    /// Reads words in lower case without accents or punctuation, as commands are folded.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let words: Vec<&str> = words
            .split(' ')
            .filter(|word| !matches!(*word, "" | "de" | "del" | "of" | "el" | "the" | "dia"))
            .collect();
        let number =
            |word: &str| word.trim_end_matches(['s', 't', 'h', 'n', 'd', 'r', 'o', 'º']).parse::<i16>().ok();
        let (day, month, year) = match words.as_slice() {
            [year, month, day] if year.len() == 4 => (number(day)?, month_of(month)?, Some(number(year)?)),
            [day, month] if number(day).is_some() => (number(day)?, month_of(month)?, None),
            [month, day] => (number(day)?, month_of(month)?, None),
            [day, month, year] if number(day).is_some() => {
                (number(day)?, month_of(month)?, Some(number(year)?))
            }
            [month, day, year] => (number(day)?, month_of(month)?, Some(number(year)?)),
            _ => return None,
        };
        let day = i8::try_from(day).ok()?;
        // A leap year has every day that there is.
        Date::new(year.unwrap_or(2024), month, day).ok()?;
        Some(Self { day, month, year })
    }

    /// The day itself: without a year the next one from `today` on.
    #[must_use]
    pub fn from(self, today: Date) -> Option<Date> {
        match self.year {
            Some(year) => Date::new(year, self.month, self.day).ok(),
            None => [today.year(), today.year().saturating_add(1)]
                .into_iter()
                .filter_map(|year| Date::new(year, self.month, self.day).ok())
                .find(|date| *date >= today),
        }
    }
}

fn month_of(word: &str) -> Option<i8> {
    if let Ok(month) = word.parse::<i8>() {
        return (1..=12).contains(&month).then_some(month);
    }
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_in_the_ways_in_which_people_write_it() {
        let today = date(2026, 3, 2);
        for (text, day) in [
            ("2026 04 15", date(2026, 4, 15)),
            ("15 4", date(2026, 4, 15)),
            ("15 04 2026", date(2026, 4, 15)),
            ("15 april", date(2026, 4, 15)),
            ("april 15th", date(2026, 4, 15)),
            ("el 15 de abril", date(2026, 4, 15)),
            ("1 de marco", date(2027, 3, 1)),
            ("15 de dezembro de 2026", date(2026, 12, 15)),
            ("2 3", date(2026, 3, 2)),
        ] {
            assert_eq!(Day::parse(text).and_then(|day| day.from(today)), Some(day), "{text}");
        }
    }

    #[test]
    fn what_names_no_day_is_none() {
        for text in ["", "friday", "31 2", "15", "15 13", "april", "0 4", "2026 13 01"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
