//! Dates. Times are UTC; formats are .NET's, names are English.

mod shift;

use super::zone;
use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome, to_js_text};
use crate::expression::Expr;
use crate::js::date::{self, Civil, DAY};
use crate::js::dayjs::{self, DEFAULT_FORMAT};
use crate::value::V;
pub(super) use shift::{
    add_days, add_hours, add_minutes, add_seconds, add_to_time, future_time, past_time, subtract_from_time,
};

/// Between 0001-01-01 and 1970-01-01, in ticks of 100 ns.
const TICKS_AT_1970: i128 = 621_355_968_000_000_000;
const TICKS_PER_MILLI: i128 = 10_000;

/// A text that is exactly how `toISOString` would write it.
fn iso(value: &V<'_>) -> Result<f64, Fail> {
    let shown = to_js_text(value);
    let millis = any_date(&shown)?;
    if value.as_str().is_none() || date::to_iso(millis) != shown {
        return Err(Fail::error(format!("{shown} is not a ISO format datetime string.")));
    }
    Ok(millis)
}

fn any_date(text: &str) -> Result<f64, Fail> {
    date::parse(text).ok_or_else(|| Fail::error(format!("{text} is not a valid datetime string.")))
}

/// How a date is to be written.
struct Format {
    pattern: String,
    /// The empty locale makes the reference's date library fail.
    no_locale: bool,
}

/// The format among the operands: the last but one if all `most` are given (a locale follows, which changes
/// nothing), the last if one less.
fn format_of(args: &[V<'_>], most: usize, default: &str) -> Format {
    let text = |at: usize| args.get(at).and_then(V::as_str);
    let mut no_locale = false;
    let pattern = if args.len() == most {
        match (text(most - 2), text(most - 1)) {
            (Some(format), Some(locale)) => {
                no_locale = locale.is_empty();
                Some(format)
            }
            _ => None,
        }
    } else if args.len() + 1 == most {
        text(most - 2)
    } else {
        None
    };
    Format { pattern: pattern.map_or_else(|| default.to_owned(), dayjs::from_dotnet), no_locale }
}

fn show<'a>(ev: &Evaluator<'a>, millis: Option<f64>, format: &Format) -> Outcome<'a> {
    show_local(ev, millis, 0, format)
}

fn show_local<'a>(ev: &Evaluator<'a>, millis: Option<f64>, offset: i64, format: &Format) -> Outcome<'a> {
    if format.no_locale {
        return Err(Fail::throw("the locale is empty"));
    }
    ev.text(dayjs::format(millis, offset, &format.pattern))
}

fn invalid_time() -> Fail {
    Fail::error("Invalid time value")
}

pub(super) fn format_date_time<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let Some(text) = args[0].as_str() else { return Err(Fail::error("arg.toISOString is not a function")) };
    let read = any_date(text)?;
    let format = format_of(args, 3, DEFAULT_FORMAT);
    // Without a zone the text is taken for UTC, if that makes sense of it.
    let millis = if text.ends_with('Z') { read } else { date::parse(&format!("{text}Z")).unwrap_or(read) };
    show(ev, Some(millis), &format)
}

pub(super) fn format_epoch<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let Some(seconds) = args[0].number() else {
        return Err(Fail::error(format!(
            "formatEpoch first argument {} must be a number",
            to_js_text(&args[0])
        )));
    };
    let format = format_of(args, 3, DEFAULT_FORMAT);
    let millis = date::clip(seconds * 1000.0).ok_or_else(invalid_time)?;
    show(ev, Some(millis), &format)
}

pub(super) fn format_ticks<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let ticks = match &args[0] {
        V::Big(n) => **n,
        V::Num(n) if crate::js::number::is_integer(*n) => *n as i128,
        V::Str(s) => big_integer(s)?,
        other => {
            let shown = to_js_text(other);
            return Err(Fail::error(format!("formatTicks first argument {shown} is not a number")));
        }
    };
    let format = format_of(args, 3, DEFAULT_FORMAT);
    let millis = (ticks - TICKS_AT_1970) / TICKS_PER_MILLI;
    let millis = date::clip(millis as f64).ok_or_else(invalid_time)?;
    show(ev, Some(millis), &format)
}

fn big_integer(text: &str) -> Result<i128, Fail> {
    let number = super::compare::to_number(&V::text(text));
    if number.abs() < 9_007_199_254_740_992.0 && number.fract() == 0.0 {
        return Ok(number as i128);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain).ok_or_else(|| Fail::error(format!("Invalid integer: {text}")))
}

pub(super) fn ticks<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    if args[0].as_str().is_none() {
        return Err(Fail::error("ticks should contain an ISO format timestamp."));
    }
    let millis = iso(&args[0])?;
    Ok(V::Big(Box::new(TICKS_AT_1970 + millis as i128 * TICKS_PER_MILLI)))
}

fn ticks_in<'a>(value: &V<'a>, unit: f64) -> Outcome<'a> {
    match value {
        V::Big(n) => Ok(V::Num(**n as f64 / unit)),
        value => match value.integer() {
            Some(n) => Ok(V::Num(n / unit)),
            None => Err(Fail::error("an integer of ticks is expected")),
        },
    }
}

pub(super) fn ticks_to_days<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    ticks_in(&args[0], 864e9)
}

pub(super) fn ticks_to_hours<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    ticks_in(&args[0], 36e9)
}

pub(super) fn ticks_to_minutes<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    ticks_in(&args[0], 6e8)
}

pub(super) fn date_time_diff<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Num((iso(&args[0])? - iso(&args[1])?) * 10_000.0))
}

fn part<'a>(args: &[V<'a>], of: impl Fn(Civil) -> i64) -> Outcome<'a> {
    iso(&args[0]).map(|millis| V::Num(of(Civil::new(millis)) as f64))
}

pub(super) fn day_of_month<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    part(args, |c| i64::from(c.day))
}

pub(super) fn day_of_week<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    part(args, |c| c.weekday as i64)
}

pub(super) fn day_of_year<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    part(args, |c| date::days(c.year, i64::from(c.month), i64::from(c.day)) - date::days(c.year, 1, 1) + 1)
}

pub(super) fn month<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    part(args, |c| i64::from(c.month))
}

pub(super) fn year<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    part(args, |c| c.year)
}

pub(super) fn date<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let millis = iso(&args[0])?;
    ev.text(dayjs::format(Some(millis), 0, "M/DD/YYYY"))
}

pub(super) fn is_date_time<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(args[0].as_str().is_some() && iso(&args[0]).is_ok()))
}

pub(super) fn time_of_day<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let millis = match iso(&args[0]) {
        Ok(millis) => millis,
        Err(_) => {
            let text = to_js_text(&args[0]);
            let millis = any_date(&text)?;
            if dayjs::format(Some(millis), 0, NO_ZONE_FORMAT) != text {
                return Ok(V::Undefined);
            }
            millis
        }
    };
    let c = Civil::new(millis);
    ev.text(match c.hour * 100 + c.minute {
        0 => "midnight",
        1..1200 => "morning",
        1200 => "noon",
        1201..1800 => "afternoon",
        1800..=2200 => "evening",
        _ => "night",
    })
}

const NO_ZONE_FORMAT: &str = "YYYY-MM-DDTHH:mm:ss.SSS0000";

fn start_of<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
    start: impl Fn(f64) -> f64,
) -> Outcome<'a> {
    let args = ev.children(expr.args(), mode, super::Verify::Anything)?;
    let format = format_of(&args, 3, DEFAULT_FORMAT);
    if args[0].as_str().is_none() {
        return Err(Fail::error(format!("{expr} should contain an ISO format timestamp.")));
    }
    let millis = iso(&args[0])?;
    show(ev, date::clip(start(millis)), &format)
}

pub(super) fn start_of_day<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    start_of(ev, expr, mode, |millis| millis - millis.rem_euclid(DAY))
}

pub(super) fn start_of_hour<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    start_of(ev, expr, mode, |millis| millis - millis.rem_euclid(3_600_000.0))
}

pub(super) fn start_of_month<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    start_of(ev, expr, mode, |millis| {
        let c = Civil::new(millis);
        date::days(c.year, i64::from(c.month), 1) as f64 * DAY
    })
}

fn now(ev: &Evaluator<'_>) -> Result<f64, Fail> {
    let no_clock = || Fail::throw("the host gave no time");
    ev.now.map(|now| now.as_millisecond() as f64).ok_or_else(no_clock)
}

pub(super) fn utc_now<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let format = format_of(args, 2, DEFAULT_FORMAT);
    let now = now(ev)?;
    show(ev, Some(now), &format)
}

/// The two conversions return what others throw.
fn returned(fail: Fail) -> Fail {
    match fail {
        Fail::Throw(reason) => Fail::Error(reason),
        other => other,
    }
}

/// `convertFromUTC(timestamp, zone, format?, locale?)`.
pub(super) fn from_utc<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = ev.children(expr.args(), mode, super::Verify::Anything)?;
    let format = format_of(&args, 4, NO_ZONE_FORMAT);
    let (Some(_), Some(name)) = (args[0].as_str(), args[1].as_str()) else {
        return Err(Fail::error(format!("{expr} should contain an ISO format timestamp and a time zone.")));
    };
    let zone = zone::find(name).ok_or_else(|| Fail::error(format!("{name} is not a valid timezone")))?;
    let millis = iso(&args[0])?;
    let offset = zone::offset_at(&zone, millis);
    show_local(ev, Some(millis + offset), (offset / 60_000.0) as i64, &format).map_err(returned)
}

/// `convertToUTC(timestamp, zone, format?, locale?)`. A time that the zone has twice, or never, is read with
/// the offset of today, if the host gives the time, as in the reference; else with that of winter 1970.
pub(super) fn to_utc<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = ev.children(expr.args(), mode, super::Verify::Anything)?;
    let format = format_of(&args, 4, DEFAULT_FORMAT);
    let (Some(text), Some(name)) = (args[0].as_str(), args[1].as_str()) else {
        return Err(Fail::error(format!("{expr} should contain a timestamp and a time zone.")));
    };
    let zone = zone::find(name).ok_or_else(|| Fail::error(format!("{name} is not a valid timezone")))?;
    let local =
        date::parse_dayjs(text).ok_or_else(|| Fail::error(format!("{text} is a invalid datetime")))?;
    let guess = zone::offset_at(&zone, now(ev).unwrap_or(0.0));
    let at = |offset: f64| zone::offset_at(&zone, local - offset);
    let second = at(guess);
    let utc = if second == guess {
        local - guess
    } else {
        let third = at(second);
        local - if third == second { second } else { third.min(second) }
    };
    // The reference goes through a text without milliseconds.
    show(ev, Some((utc / 1000.0).floor() * 1000.0), &format).map_err(returned)
}
