//! Arithmetic.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Outcome, to_js_text};
use crate::js::number;
use crate::value::V;
use serde_json::Value;

/// `ToNumber` for what the checks let through.
fn num(value: &V<'_>) -> f64 {
    match value {
        V::Num(n) => *n,
        _ => f64::NAN,
    }
}

fn fold<'a>(args: &[V<'a>], step: impl Fn(f64, f64) -> f64) -> Outcome<'a> {
    let mut values = args.iter().map(num);
    let first = values.next().unwrap_or(f64::NAN);
    Ok(V::Num(values.fold(first, step)))
}

/// `+`: adds numbers, joins everything else as text.
pub(super) fn add<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let Some((first, rest)) = args.split_first() else { return Ok(V::Undefined) };
    let mut sum = first.clone();
    for next in rest {
        sum = match (sum.number(), next.number()) {
            (Some(a), Some(b)) => V::Num(a + b),
            (Some(_), None) if next.is_nullish() => return Err(no_null()),
            (None, Some(_)) if sum.is_nullish() => return Err(no_null()),
            _ => {
                let shown = |v: &V<'_>| if v.is_nullish() { String::new() } else { to_js_text(v) };
                ev.text(shown(&sum) + &shown(next))?
            }
        };
    }
    Ok(sum)
}

fn no_null() -> Fail {
    Fail::error("Operator '+' or add cannot be applied to operands of type 'number' and null object.")
}

pub(super) fn subtract<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    fold(args, |a, b| a - b)
}

pub(super) fn multiply<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    fold(args, |a, b| a * b)
}

/// `/`: whole numbers give whole numbers, rounded down.
pub(super) fn divide<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    fold(args, |a, b| {
        let quotient = a / b;
        if number::is_integer(a) && number::is_integer(b) { quotient.floor() } else { quotient }
    })
}

/// `^`: `Math.pow`. A list of one number counts as that number, any other list as `NaN`.
pub(super) fn power<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let mut values = args.iter().map(super::compare::to_number);
    let Some(first) = values.next() else { return Ok(V::Undefined) };
    Ok(V::Num(values.fold(first, |a, b| {
        // JavaScript, unlike C, makes these NaN.
        if b.is_nan() || (a.abs() == 1.0 && b.is_infinite()) { f64::NAN } else { libm::pow(a, b) }
    })))
}

pub(super) fn modulo<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    match args {
        [_, divisor] if num(divisor) == 0.0 => Err(Fail::error("Cannot mod by 0.")),
        [value, divisor] => Ok(V::Num(num(value) % num(divisor))),
        _ => Ok(V::Undefined),
    }
}

/// Calls `visit` on each number, those in lists included.
fn numbers(args: &[V<'_>], mut visit: impl FnMut(f64)) {
    for arg in args {
        match arg {
            V::Array(items) => items.borrow().iter().for_each(|item| visit(num(item))),
            V::Data(Value::Array(items)) => items.iter().for_each(|item| visit(num(&V::from_json(item)))),
            one => visit(num(one)),
        }
    }
}

pub(super) fn min<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let mut least = f64::INFINITY;
    numbers(args, |n| least = least.min(n));
    Ok(V::Num(least))
}

pub(super) fn max<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let mut most = f64::NEG_INFINITY;
    numbers(args, |n| most = most.max(n));
    Ok(V::Num(most))
}

fn reduce(list: Option<&V<'_>>) -> Result<(f64, f64), Fail> {
    let (mut sum, mut count) = (None, 0.0);
    numbers(list.map(std::slice::from_ref).unwrap_or_default(), |n| {
        sum = Some(sum.map_or(n, |sum| sum + n));
        count += 1.0;
    });
    sum.map(|sum| (sum, count)).ok_or_else(|| Fail::error("the list is empty"))
}

pub(super) fn average<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    reduce(args.first()).map(|(sum, count)| V::Num(sum / count))
}

pub(super) fn sum<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    reduce(args.first()).map(|(sum, _)| V::Num(sum))
}

/// `range(start, count)`.
pub(super) fn range<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let [start, count] = args else { return Ok(V::Undefined) };
    let (start, count) = (num(start), num(count));
    if count <= 0.0 {
        return Err(Fail::error("Second paramter must be more than zero"));
    }
    if count > f64::from(u32::MAX) {
        return Err(Fail::error("Invalid array length"));
    }
    ev.budget.items(count as usize)?;
    Ok(V::array((0..count as u64).map(|i| V::Num(i as f64 + start)).collect()))
}

pub(super) fn floor<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Num(num(&args[0]).floor()))
}

pub(super) fn ceiling<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Num(num(&args[0]).ceil()))
}

pub(super) fn abs<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Num(num(&args[0]).abs()))
}

pub(super) fn sqrt<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let n = num(&args[0]);
    if n < 0.0 {
        return Err(Fail::error("Do not support square root extraction of negative numbers."));
    }
    Ok(V::Num(n.sqrt()))
}

/// `round(number, digits)`.
pub(super) fn round<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let digits = match args.get(1) {
        None => 0.0,
        Some(digits) => {
            digits.integer().ok_or_else(|| Fail::error("The second parameter must be an integer."))?
        }
    };
    if !(0.0..=15.0).contains(&digits) {
        return Err(Fail::error("The second parameter must be an integer between 0 and 15;"));
    }
    Ok(V::Num(round_to(num(&args[0]), digits)))
}

/// Rounds to so many decimals, halves up.
pub(super) fn round_to(n: f64, digits: f64) -> f64 {
    let scale = libm::pow(10.0, digits);
    number::round(n * scale) / scale
}
