//! Dates moved by a number of units, from a date given or from now.

use super::{DEFAULT_FORMAT, Format, format_of, iso, now, show};
use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome};
use crate::expression::Expr;
use crate::functions::Verify;
use crate::js::date::{self, Civil, DAY};
use crate::value::V;

/// `addDays` and its like: fractions are dropped after adding to the present count of the unit.
fn add_units<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
    count: impl Fn(Civil) -> u32,
    unit: f64,
) -> Outcome<'a> {
    let args = ev.children(expr.args(), mode, Verify::Anything)?;
    let format = format_of(&args, 4, DEFAULT_FORMAT);
    let (Some(_), Some(n)) = (args[0].as_str(), args[1].number()) else {
        return Err(Fail::error(format!(
            "{expr} should contain an ISO format timestamp and a time interval integer."
        )));
    };
    let millis = iso(&args[0])?;
    let present = f64::from(count(Civil::new(millis)));
    show(ev, date::clip(millis + ((present + n).trunc() - present) * unit), &format)
}

pub(in crate::functions) fn add_days<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    add_units(ev, expr, mode, |c| c.day, DAY)
}

pub(in crate::functions) fn add_hours<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    add_units(ev, expr, mode, |c| c.hour, 3_600_000.0)
}

pub(in crate::functions) fn add_minutes<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
) -> Outcome<'a> {
    add_units(ev, expr, mode, |c| c.minute, 60_000.0)
}

pub(in crate::functions) fn add_seconds<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
) -> Outcome<'a> {
    add_units(ev, expr, mode, |c| c.second, 1000.0)
}

/// Adds so many of a unit by its .NET name; `None` if there is no such unit.
fn shift(millis: f64, count: f64, unit: &str) -> Option<Option<f64>> {
    let fixed = |size: f64| Some(date::clip(millis + count * size));
    match unit {
        "Second" => fixed(1000.0),
        "Minute" => fixed(60_000.0),
        "Hour" => fixed(3_600_000.0),
        "Day" => fixed(DAY),
        "Week" => fixed(7.0 * DAY),
        "Month" => Some(shift_months(millis, count)),
        "Year" => Some(shift_months(millis, count * 12.0)),
        _ => None,
    }
}

/// The same day and time so many months later, or the last day of that month if it is shorter.
fn shift_months(millis: f64, count: f64) -> Option<f64> {
    if count.abs() > 1e9 {
        return None;
    }
    let c = Civil::new(millis);
    let month = i64::from(c.month) + count as i64;
    let first = date::days(c.year, month, 1);
    date::instant(first, 0.0)?;
    let last = date::days(c.year, month + 1, 1) - 1;
    let day = (first + i64::from(c.day) - 1).min(last);
    date::instant(day, millis.rem_euclid(DAY))
}

pub(in crate::functions) fn add_to_time<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
) -> Outcome<'a> {
    let (args, count, unit, format) = interval(ev, expr, mode)?;
    let millis = iso(&args[0])?;
    // The reference takes an unknown unit for milliseconds here, though not in `subtractFromTime`.
    let later = shift(millis, count, &unit).unwrap_or_else(|| date::clip(millis + count));
    show(ev, later, &format)
}

pub(in crate::functions) fn subtract_from_time<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
) -> Outcome<'a> {
    let (args, count, unit, format) = interval(ev, expr, mode)?;
    let no_unit = || Fail::error(format!("{unit} is not a valid time unit."));
    shift(0.0, 0.0, &unit).ok_or_else(no_unit)?;
    let millis = iso(&args[0])?;
    show(ev, shift(millis, -count, &unit).flatten(), &format)
}

type Interval<'a> = (Vec<V<'a>>, f64, String, Format);

/// The operands of `addToTime(timestamp, count, unit, format?, locale?)`.
fn interval<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Result<Interval<'a>, Fail> {
    let args = ev.children(expr.args(), mode, Verify::Anything)?;
    let format = format_of(&args, 5, DEFAULT_FORMAT);
    match (args[0].as_str(), args[1].integer(), args[2].as_str()) {
        (Some(_), Some(count), Some(unit)) => {
            let unit = unit.to_owned();
            Ok((args, count, unit, format))
        }
        _ => Err(Fail::error(format!(
            "{expr} should contain an ISO format timestamp, a time interval integer and a unit of time."
        ))),
    }
}

fn from_now<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode, direction: f64) -> Outcome<'a> {
    let args = ev.children(expr.args(), mode, Verify::Anything)?;
    let (Some(count), Some(unit)) = (args[0].integer(), args[1].as_str()) else {
        return Err(Fail::error(format!(
            "{expr} should contain a time interval integer and a unit of time."
        )));
    };
    let format = format_of(&args, 4, DEFAULT_FORMAT);
    let moved = shift(now(ev)?, direction * count, unit);
    show(ev, moved.ok_or_else(|| Fail::error(format!("{unit} is not a valid time unit.")))?, &format)
}

pub(in crate::functions) fn future_time<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
) -> Outcome<'a> {
    from_now(ev, expr, mode, 1.0)
}

pub(in crate::functions) fn past_time<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    from_now(ev, expr, mode, -1.0)
}
