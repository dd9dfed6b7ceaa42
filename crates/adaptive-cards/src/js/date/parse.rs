//! Reads dates as V8 does: ECMA-262's own form, and the many others that it bears with.

use super::scan::{Reader, Token, Word};
use super::{days, instant};

/// `new Date(text)`: the standard form, or V8's lenient reading of other forms.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let mut reader = Reader { chars: text.chars().collect(), at: 0 };
    let mut parts = Parts::default();
    let mut pending = match parts.standard(&mut reader) {
        Standard::Done => None,
        Standard::Invalid => return None,
        Standard::Rest(token) => Some(token),
    };
    let mut has_number = !parts.day.is_empty();
    while let Some(token) = pending.take().or_else(|| reader.next()) {
        parts.lenient(token, &mut reader, &mut has_number)?;
    }
    parts.finish()
}

/// Reads as the reference's date library does: digits in its own order, anything else as [`parse`] does.
pub(crate) fn parse_dayjs(text: &str) -> Option<f64> {
    static PATTERN: std::sync::LazyLock<Option<regex::Regex>> = std::sync::LazyLock::new(|| {
        let pattern = r"^([0-9]{4})[-/]?([0-9]{1,2})?[-/]?([0-9]{0,2})[Tt\s]*([0-9]{1,2})?:?([0-9]{1,2})?:?([0-9]{1,2})?[.:]?([0-9]+)?$";
        regex::Regex::new(pattern).ok()
    });
    if text.ends_with(['Z', 'z']) {
        return parse(text);
    }
    let Some(found) = PATTERN.as_ref().and_then(|pattern| pattern.captures(text)) else { return parse(text) };
    let number = |group: usize| found.get(group).and_then(|m| m.as_str().parse::<i64>().ok());
    let year = number(1)?;
    let year = if (0..=99).contains(&year) { year + 1900 } else { year };
    let fraction = found.get(7).map_or("0", |m| m.as_str());
    let milli: i64 = fraction[..fraction.len().min(3)].parse().ok()?;
    let or_first = |group| number(group).filter(|n| *n != 0).unwrap_or(1);
    let day = number(3).unwrap_or(1);
    let time = (number(4).unwrap_or(0) * 60 + number(5).unwrap_or(0)) * 60 + number(6).unwrap_or(0);
    instant(
        days(year, or_first(2), if found.get(3).is_some_and(|m| !m.is_empty()) { day } else { 1 }),
        (time * 1000 + milli) as f64,
    )
}

/// How reading the standard form ended.
enum Standard {
    Done,
    Invalid,
    /// It is another form from this token on; what was read stays read.
    Rest(Token),
}

#[derive(Default)]
struct Parts {
    day: Vec<i64>,
    month_name: Option<i64>,
    standard: bool,
    time: Vec<i64>,
    half_day: Option<i64>,
    zone_sign: Option<i64>,
    zone_hour: Option<i64>,
    zone_minute: Option<i64>,
}

impl Parts {
    /// `[±yy]yyyy[-MM[-DD]][THH:mm[:ss[.sss]][Z|±hh[:]mm]]`.
    fn standard(&mut self, reader: &mut Reader) -> Standard {
        let rest = |reader: &mut Reader| reader.next().map_or(Standard::Done, Standard::Rest);
        let Some(first) = reader.peek() else { return Standard::Done };
        if let Some(sign) = first.sign() {
            reader.next();
            match reader.peek().and_then(|t| t.fixed(6)) {
                Some(year) if sign > 0 || year != 0 => {
                    reader.next();
                    self.day.push(sign * year);
                }
                Some(_) => {
                    reader.next();
                    return Standard::Rest(first);
                }
                None => return Standard::Rest(first),
            }
        } else if let Some(year) = first.fixed(4) {
            reader.next();
            self.day.push(year);
        } else {
            return rest(reader);
        }
        for most in [12, 31] {
            if !reader.skip('-') {
                break;
            }
            match reader.take_fixed(2, 1..=most) {
                Some(value) => self.day.push(value),
                None => return rest(reader),
            }
        }
        match reader.peek() {
            None => self.zone_from_hours(0),
            Some(Token::Word(Word::Separator, _)) => {
                reader.next();
                if self.standard_time(reader).is_none() || reader.peek().is_some() {
                    return Standard::Invalid;
                }
            }
            Some(_) => return rest(reader),
        }
        self.standard = true;
        Standard::Done
    }

    fn standard_time(&mut self, reader: &mut Reader) -> Option<()> {
        let hour = reader.take_fixed(2, 0..=24)?;
        let most = if hour == 24 { 0 } else { 59 };
        self.time.push(hour);
        reader.skip(':').then_some(())?;
        self.time.push(reader.take_fixed(2, 0..=most)?);
        if reader.skip(':') {
            self.time.push(reader.take_fixed(2, 0..=most)?);
            if reader.skip('.') {
                let fraction = reader.next()?;
                self.time.push(millis(fraction).filter(|_| hour != 24 || is_zero(fraction))?);
            }
        }
        match reader.peek() {
            Some(token) if token.is_z() => {
                reader.next();
                self.zone_from_hours(0);
            }
            Some(token) if token.sign().is_some() => {
                reader.next();
                self.zone_sign = token.sign();
                if let Some(both) = reader.peek().and_then(|t| t.fixed(4)) {
                    reader.next();
                    self.zone_hour = Some(both / 100).filter(|h| (0..=23).contains(h));
                    self.zone_minute = Some(both % 100).filter(|m| (0..=59).contains(m));
                    self.zone_hour.and(self.zone_minute)?;
                } else {
                    self.zone_hour = Some(reader.take_fixed(2, 0..=23)?);
                    reader.skip(':').then_some(())?;
                    self.zone_minute = Some(reader.take_fixed(2, 0..=59)?);
                }
            }
            _ => {}
        }
        Some(())
    }

    fn zone_from_hours(&mut self, hours: i64) {
        self.zone_sign = Some(if hours < 0 { -1 } else { 1 });
        self.zone_hour = Some(hours.abs());
        self.zone_minute = Some(0);
    }

    /// One step of the lenient reading; `None` if the text is no date.
    fn lenient(&mut self, token: Token, reader: &mut Reader, has_number: &mut bool) -> Option<()> {
        match token {
            Token::Number { value, .. } => {
                *has_number = true;
                self.number(value, reader)
            }
            Token::Word(word, _) => {
                match word {
                    Word::HalfDay(hours) if !self.time.is_empty() => self.half_day = Some(hours),
                    Word::Month(month) => {
                        self.month_name = Some(month);
                        reader.skip('-');
                    }
                    Word::Zone(hours) if *has_number => self.zone_from_hours(hours),
                    // Other words may stand before the first number, apart from it.
                    _ if *has_number || matches!(reader.peek(), Some(Token::Number { .. })) => return None,
                    _ => {}
                }
                Some(())
            }
            Token::Symbol('+' | '-') if self.is_utc() || !self.time.is_empty() => {
                *has_number = true;
                self.offset(token, reader)
            }
            Token::Symbol('+' | '-' | ')') if *has_number => None,
            Token::Symbol(_) | Token::Space | Token::Unknown => Some(()),
        }
    }

    fn is_utc(&self) -> bool {
        self.zone_hour == Some(0) && self.zone_minute == Some(0)
    }

    fn expects_time(&self, n: i64) -> bool {
        match self.time.len() {
            1 | 2 => (0..=59).contains(&n),
            3 => (0..=999).contains(&n),
            _ => false,
        }
    }

    fn add_time(&mut self, n: i64) -> Option<()> {
        (self.time.len() < 4).then(|| self.time.push(n))
    }

    fn number(&mut self, n: i64, reader: &mut Reader) -> Option<()> {
        if reader.skip(':') {
            if reader.skip(':') {
                if !self.time.is_empty() {
                    return None;
                }
                self.time.extend([n, 0]);
            } else {
                self.add_time(n)?;
                reader.skip('.');
            }
            return Some(());
        }
        if reader.skip('.') && self.expects_time(n) {
            self.add_time(n)?;
            let millis = millis(reader.next()?)?;
            self.add_time(millis)?;
            self.time.resize(4, 0);
        } else if self.zone_hour.is_some() && self.zone_minute.is_none() && (0..=59).contains(&n) {
            self.zone_minute = Some(n);
        } else if self.expects_time(n) {
            self.add_time(n)?;
            self.time.resize(4, 0);
            match reader.peek() {
                None | Some(Token::Space | Token::Symbol('+' | '-')) => {}
                Some(token) if token.is_z() => {}
                Some(_) => return None,
            }
        } else {
            if self.day.len() >= 3 {
                return None;
            }
            self.day.push(n);
            reader.skip('-');
        }
        Some(())
    }

    fn offset(&mut self, sign: Token, reader: &mut Reader) -> Option<()> {
        self.zone_sign = sign.sign();
        let (mut value, mut length) = (0, 0);
        if let Some(Token::Number { value: n, length: digits }) = reader.peek() {
            reader.next();
            (value, length) = (n, digits);
        }
        if reader.peek() == Some(Token::Symbol(':')) {
            (self.zone_hour, self.zone_minute) = (Some(value), None);
        } else {
            (self.zone_hour, self.zone_minute) = match length {
                1 | 2 => (Some(value), Some(0)),
                3 | 4 => (Some(value / 100), Some(value % 100)),
                _ => return None,
            };
        }
        Some(())
    }

    fn finish(mut self) -> Option<f64> {
        if self.day.is_empty() {
            return None;
        }
        self.day.resize(3, 1);
        let [first, second, third] = self.day[..] else { return None };
        let is_day = |n: i64| (1..=31).contains(&n);
        let (mut year, month, day) = match self.month_name {
            None if self.standard || !is_day(first) => (first, second, third),
            None => (third, first, second),
            Some(month) if is_day(first) => (second, month, first),
            Some(month) => (first, month, second),
        };
        if !self.standard {
            year += match year {
                0..=49 => 2000,
                50..=99 => 1900,
                _ => 0,
            };
        }
        if !(1..=12).contains(&month) || !is_day(day) || year.abs() > 1_000_000 {
            return None;
        }
        self.time.resize(4, 0);
        let [mut hour, minute, second, milli] = self.time[..] else { return None };
        if let Some(half) = self.half_day {
            if !(0..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + half;
        }
        let usual = (0..=23).contains(&hour)
            && (0..=59).contains(&minute)
            && (0..=59).contains(&second)
            && milli <= 999;
        if !usual && (hour, minute, second, milli) != (24, 0, 0, 0) {
            return None;
        }
        let offset = self
            .zone_sign
            .map_or(0, |sign| sign * (self.zone_hour.unwrap_or(0) * 60 + self.zone_minute.unwrap_or(0)));
        let time = ((hour * 60 + minute - offset) * 60 + second) * 1000 + milli;
        instant(days(year, month, day), time as f64)
    }
}

/// A fraction of a second in milliseconds, rounded down.
fn millis(token: Token) -> Option<i64> {
    let Token::Number { value, length } = token else { return None };
    Some(match length {
        1 => value * 100,
        2 => value * 10,
        3 => value,
        length => value / 10i64.pow(u32::try_from(length.min(9)).ok()? - 3),
    })
}

fn is_zero(token: Token) -> bool {
    matches!(token, Token::Number { value: 0, .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::js::date::to_iso;

    #[test]
    fn text_is_read_as_v8_reads_it() {
        for (text, expected) in [
            ("2019-05-30Z", Some("2019-05-30T00:00:00.000Z")),
            ("03/15/2018 12:00:00Z", Some("2018-03-15T12:00:00.000Z")),
            ("May 30, 2019", Some("2019-05-30T00:00:00.000Z")),
            ("2019-05-30T10:00:00+01:00Z", None),
            ("20190530", None),
            ("12345", Some("+012345-01-01T00:00:00.000Z")),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some("1970-01-01T00:00:00.000Z")),
            ("2019-5-3", Some("2019-05-03T00:00:00.000Z")),
            ("2019-02-30", Some("2019-03-02T00:00:00.000Z")),
            ("2019-13-01", None),
            ("foo 5", Some("2001-05-01T00:00:00.000Z")),
            ("5 foo", None),
            ("Jan 1 2020 5 PM", None),
            ("32", Some("2032-01-01T00:00:00.000Z")),
            ("100", Some("0100-01-01T00:00:00.000Z")),
            ("-000001-01-01", Some("-000001-01-01T00:00:00.000Z")),
            ("2020-01-01T24:00:00Z", Some("2020-01-02T00:00:00.000Z")),
            ("2020-01-01T10:00:00.123456789Z", Some("2020-01-01T10:00:00.123Z")),
            ("12:30 Jan 5 2011", Some("2011-01-05T12:30:00.000Z")),
            ("Tue Mar 01 2022 10:00:00 GMT+0100 (CET)", Some("2022-03-01T09:00:00.000Z")),
            ("(comment) 1/2/2020", Some("2020-01-02T00:00:00.000Z")),
            ("2020-01-01T10:00:00 +0530", None),
        ] {
            assert_eq!(parse(text).map(to_iso).as_deref(), expected, "{text}");
        }
    }
}
