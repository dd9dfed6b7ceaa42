//! Dates to text as the reference engine's date library writes them, in English, and the reference's
//! translation of .NET's format strings into that library's.

use super::date::{self, Civil};
use std::fmt::Write as _;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// The format used when none is given.
pub(crate) const DEFAULT_FORMAT: &str = "YYYY-MM-DDTHH:mm:ss.SSS[Z]";
const UTC_FORMAT: &str = "YYYY-MM-DDTHH:mm:ss[Z]";

/// Writes a point in time: `local` milliseconds are shown, `offset` is that zone's difference to UTC in
/// minutes. No time is written as "Invalid Date".
pub(crate) fn format(local: Option<f64>, offset: i64, pattern: &str) -> String {
    let Some(local) = local.and_then(date::clip) else { return "Invalid Date".into() };
    let civil = Civil::new(local);
    let pattern = if pattern.is_empty() { UTC_FORMAT } else { pattern };
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let (token, literal) = next_token(rest);
        match (token, literal) {
            ("", _) => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
            (_, Some(literal)) => out.push_str(literal),
            (token, None) => write_token(&civil, offset, token, &mut out),
        }
        rest = &rest[token.len()..];
    }
    out
}

/// The token at the beginning, empty if there is none; and its content, if it is a `[literal]`.
fn next_token(rest: &str) -> (&str, Option<&str>) {
    if let Some(inner) = rest.strip_prefix('[') {
        return match inner.find(']') {
            Some(end) if end > 0 => (&rest[..end + 2], Some(&inner[..end])),
            _ => ("", None),
        };
    }
    let first = rest.bytes().next().unwrap_or(0);
    let run = rest.bytes().take_while(|b| *b == first).count();
    let length = match first {
        b'Y' if run >= 4 => 4,
        b'Y' if run >= 2 => 2,
        b'M' | b'd' => run.min(4),
        b'D' | b'H' | b'h' | b'm' | b's' | b'Z' => run.min(2),
        b'a' | b'A' => 1,
        b'S' if run >= 3 => 3,
        _ => 0,
    };
    (&rest[..length], None)
}

fn write_token(c: &Civil, offset: i64, token: &str, out: &mut String) {
    let month = MONTHS[(c.month as usize).saturating_sub(1) % 12];
    let weekday = WEEKDAYS[c.weekday % 7];
    let twelve = if c.hour.is_multiple_of(12) { 12 } else { c.hour % 12 };
    let written = match token {
        "YY" => {
            let year = c.year.to_string();
            out.push_str(&year[year.len().saturating_sub(2)..]);
            Ok(())
        }
        "YYYY" => {
            // Padding goes before the sign, as in the reference.
            let year = c.year.to_string();
            write!(out, "{year:0>4}")
        }
        "M" => write!(out, "{}", c.month),
        "MM" => write!(out, "{:02}", c.month),
        "MMM" => out.write_str(&month[..3]),
        "MMMM" => out.write_str(month),
        "D" => write!(out, "{}", c.day),
        "DD" => write!(out, "{:02}", c.day),
        "d" => write!(out, "{}", c.weekday),
        "dd" => out.write_str(&weekday[..2]),
        "ddd" => out.write_str(&weekday[..3]),
        "dddd" => out.write_str(weekday),
        "H" => write!(out, "{}", c.hour),
        "HH" => write!(out, "{:02}", c.hour),
        "h" => write!(out, "{twelve}"),
        "hh" => write!(out, "{twelve:02}"),
        "a" => out.write_str(if c.hour < 12 { "am" } else { "pm" }),
        "A" => out.write_str(if c.hour < 12 { "AM" } else { "PM" }),
        "m" => write!(out, "{}", c.minute),
        "mm" => write!(out, "{:02}", c.minute),
        "s" => write!(out, "{}", c.second),
        "ss" => write!(out, "{:02}", c.second),
        "SSS" => write!(out, "{:03}", c.milli),
        "Z" => write_offset(offset, ":", out),
        _ => write_offset(offset, "", out),
    };
    debug_assert!(written.is_ok(), "writing to a string can't fail");
}

fn write_offset(offset: i64, separator: &str, out: &mut String) -> std::fmt::Result {
    let sign = if offset < 0 { '-' } else { '+' };
    write!(out, "{sign}{:02}{separator}{:02}", offset.abs() / 60, offset.abs() % 60)
}

/// Translates a .NET format. What can't be translated stays as it is, as in the reference.
pub(crate) fn from_dotnet(pattern: &str) -> String {
    if pattern.is_empty() {
        return DEFAULT_FORMAT.to_owned();
    }
    translate(pattern).unwrap_or_else(|| pattern.to_owned())
}

fn translate(pattern: &str) -> Option<String> {
    let pattern = match pattern {
        "R" | "r" | "U" | "u" => return None,
        "O" | "o" => "YYYY-MM-DDTHH:mm:ss.SSS0000Z",
        other => other,
    };
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            'd' | 'f' | 'F' | 'g' | 'h' | 'H' | 'm' | 'M' | 's' | 't' | 'y' | 'z' => {
                let mut run = 1;
                while chars.next_if_eq(&c).is_some() {
                    run += 1;
                }
                out.push_str(dotnet_token(c, run)?);
            }
            'K' => out.push('Z'),
            '`' | '\'' => loop {
                match chars.next()? {
                    end if end == c => break,
                    inner => out.push(inner),
                }
            },
            '%' => {}
            '\\' => out.push(chars.next()?),
            other => out.push(other),
        }
    }
    Some(out)
}

/// The token for a run of a letter; `None` where the reference gives up.
fn dotnet_token(letter: char, run: usize) -> Option<&'static str> {
    Some(match (letter, run) {
        ('d', 1) => "D",
        ('d', 2) => "DD",
        ('d', 3) => "ddd",
        ('d', _) => "dddd",
        ('f' | 'F', 3..) => "SSS",
        ('h', 1) => "h",
        ('h', _) => "hh",
        ('H', 1) => "H",
        ('H', _) => "HH",
        ('m', 1) => "m",
        ('m', _) => "mm",
        ('M', 1) => "M",
        ('M', 2) => "MM",
        ('M', 3) => "MMM",
        ('M', _) => "MMMM",
        ('s', 1) => "s",
        ('s', _) => "ss",
        ('t', _) => "A",
        ('y', 1 | 2) => "YY",
        ('y', _) => "YYYY",
        ('z', 1 | 2) => "ZZ",
        ('z', _) => "Z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn net_formats_become_text() {
        let at = date::parse("2018-03-05T13:04:09.070Z");
        let show = |pattern: &str| format(at, 0, &from_dotnet(pattern));
        assert_eq!(show("yyyy-MM-ddTHH:mm:ssZ"), "2018-03-05T13:04:09+00:00");
        assert_eq!(show("dddd, d MMMM yy h:mm tt"), "Monday, 5 March 18 1:04 PM");
        assert_eq!(show("fff"), "070");
        assert_eq!(show(""), "2018-03-05T13:04:09.070Z");
        assert_eq!(show("o"), "2018-03-05T13:04:09.0700000+00:00");
        assert_eq!(format(at, -330, "ZZ Z"), "-0530 -05:30");
    }
}
