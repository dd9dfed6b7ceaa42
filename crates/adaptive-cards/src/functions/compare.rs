//! Equality, order, and asking what a value is.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Outcome, to_js_text};
use crate::js::{number, text};
use crate::value::V;
use std::cmp::Ordering;

/// The engine's equality: deep, with numbers equal if they differ by less than the smallest step at 1.
pub(crate) fn common_equals<'a>(
    ev: &Evaluator<'a>,
    a: &V<'a>,
    b: &V<'a>,
    depth: usize,
) -> Result<bool, Fail> {
    let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
    ev.budget.step()?;
    if a.is_nullish() || b.is_nullish() {
        return Ok(a.is_nullish() && b.is_nullish());
    }
    if let (Some(a), Some(b)) = (a.items(), b.items()) {
        return pairwise(a.len() == b.len(), a.iter().zip(&b), |(a, b)| common_equals(ev, a, b, below));
    }
    if is_structure(a) && is_structure(b) {
        return deep_equals(ev, a, b, below);
    }
    Ok(match (a.number(), b.number()) {
        (Some(a), Some(b)) => a == b || (a - b).abs() < f64::EPSILON,
        _ => a.same(b),
    })
}

fn is_structure(value: &V<'_>) -> bool {
    value.is_object_like() && !value.is_array() && !value.is_nullish()
}

/// The reference's equality below the first object: null and undefined differ, numbers are exact.
fn deep_equals<'a>(ev: &Evaluator<'a>, a: &V<'a>, b: &V<'a>, depth: usize) -> Result<bool, Fail> {
    let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
    ev.budget.step()?;
    if let (V::Big(a), V::Big(b)) = (a, b) {
        return Ok(a == b);
    }
    if let (Some(a), Some(b)) = (a.items(), b.items()) {
        return pairwise(a.len() == b.len(), a.iter().zip(&b), |(a, b)| deep_equals(ev, a, b, below));
    }
    if is_structure(a) && is_structure(b) {
        let (a, b) = (a.entries(), b.entries());
        return pairwise(a.len() == b.len(), a.iter(), |(key, value)| {
            match b.iter().find(|(other, _)| **other == **key) {
                Some((_, other)) => deep_equals(ev, value, other, below),
                None => Ok(false),
            }
        });
    }
    Ok(a.same_value_zero(b))
}

fn pairwise<T>(
    same_length: bool,
    mut pairs: impl Iterator<Item = T>,
    mut equal: impl FnMut(T) -> Result<bool, Fail>,
) -> Result<bool, Fail> {
    if !same_length {
        return Ok(false);
    }
    pairs.try_fold(true, |all, pair| Ok(all && equal(pair)?))
}

pub(super) fn equal<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    common_equals(ev, &args[0], &args[1], ev.budget.depth * 2).map(V::Bool)
}

pub(super) fn not_equal<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    common_equals(ev, &args[0], &args[1], ev.budget.depth * 2).map(|same| V::Bool(!same))
}

/// Two numbers or two strings; anything else has no order.
fn order(args: &[V<'_>]) -> Result<Ordering, Fail> {
    match (&args[0], &args[1]) {
        (V::Num(a), V::Num(b)) if !a.is_nan() && !b.is_nan() => {
            Ok(a.partial_cmp(b).unwrap_or(Ordering::Equal))
        }
        (V::Str(a), V::Str(b)) => Ok(text::compare(a, b)),
        (a, b) => Err(Fail::error(format!("{} and {} must be comparable.", to_js_text(a), to_js_text(b)))),
    }
}

pub(super) fn less<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    order(args).map(|o| V::Bool(o.is_lt()))
}

pub(super) fn less_or_equal<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    order(args).map(|o| V::Bool(o.is_le()))
}

pub(super) fn greater<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    order(args).map(|o| V::Bool(o.is_gt()))
}

pub(super) fn greater_or_equal<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    order(args).map(|o| V::Bool(o.is_ge()))
}

pub(super) fn exists<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(!args[0].is_nullish()))
}

pub(super) fn empty<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(match &args[0] {
        V::Undefined | V::Null => true,
        V::Str(s) => s.is_empty(),
        // A big integer is an object with one member.
        V::Big(_) => false,
        value => match value.array_len() {
            Some(count) => count == 0,
            None => value.entries().is_empty(),
        },
    }))
}

/// `bool(x)`: zero and whatever reads like "false" anywhere are false.
pub(super) fn bool<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let value = &args[0];
    if let Some(n) = value.number() {
        return Ok(V::Bool(n != 0.0));
    }
    let says_false = to_js_text(value).to_ascii_lowercase().contains("false");
    Ok(V::Bool(!says_false && value.is_logic_true()))
}

pub(super) fn contains<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a crate::expression::Expr,
    mode: crate::evaluate::Mode,
) -> Outcome<'a> {
    let args = match ev.children(expr.args(), mode, super::Verify::Anything) {
        Ok(args) => args,
        Err(Fail::Error(_)) => return Ok(V::Bool(false)),
        Err(fail) => return Err(fail),
    };
    let (within, wanted) = (&args[0], &args[1]);
    if let (Some(text), Some(part)) = (within.as_str(), wanted.as_str()) {
        return Ok(V::Bool(text.contains(part)));
    }
    if let Some(items) = within.items() {
        for item in &items {
            if common_equals(ev, item, wanted, ev.budget.depth * 2)? {
                return Ok(V::Bool(true));
            }
        }
        return Ok(V::Bool(false));
    }
    let found = wanted.as_str().filter(|_| !within.is_falsy()).and_then(|name| within.property(name));
    Ok(V::Bool(found.is_some_and(|v| !matches!(v, V::Undefined))))
}

pub(super) fn is_string<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(args[0].as_str().is_some()))
}

pub(super) fn is_integer<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(args[0].integer().is_some()))
}

pub(super) fn is_float<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(args[0].number().is_some_and(|n| !number::is_integer(n))))
}

pub(super) fn is_array<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(args[0].is_array()))
}

pub(super) fn is_object<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(args[0].is_object_like()))
}

pub(super) fn is_boolean<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(V::Bool(matches!(args[0], V::Bool(_))))
}

/// `ToNumber`.
pub(crate) fn to_number(value: &V<'_>) -> f64 {
    match value {
        V::Undefined => f64::NAN,
        V::Null => 0.0,
        V::Bool(b) => f64::from(u8::from(*b)),
        V::Num(n) => *n,
        V::Big(n) => **n as f64,
        V::Str(s) => string_to_number(s),
        V::Data(_) | V::Array(_) | V::Object(_) | V::Bytes(_) => string_to_number(&to_js_text(value)),
    }
}

fn string_to_number(text: &str) -> f64 {
    let text = text::trim(text);
    if text.is_empty() {
        return 0.0;
    }
    for (prefix, radix) in [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            return u64::from_str_radix(digits, radix).map_or(f64::NAN, |n| n as f64);
        }
    }
    let spelled = text.trim_start_matches(['+', '-']);
    if spelled == "Infinity" {
        return if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    if spelled.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        text.parse().unwrap_or(f64::NAN)
    } else {
        f64::NAN
    }
}

/// `a > b` as JavaScript has it, for any values. `None` if they have no order.
pub(crate) fn relational(a: &V<'_>, b: &V<'_>) -> Option<Ordering> {
    let structured = |v: &V<'_>| matches!(v, V::Data(_) | V::Array(_) | V::Object(_) | V::Bytes(_));
    let textual = |v: &V<'_>| v.as_str().is_some() || structured(v);
    if textual(a) && textual(b) {
        return Some(text::compare(&to_js_text(a), &to_js_text(b)));
    }
    to_number(a).partial_cmp(&to_number(b))
}
