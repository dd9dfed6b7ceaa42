//! Logic: operators that evaluate only what they need.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome};
use crate::expression::Expr;
use crate::value::V;

use super::Body;

/// `&&`: an operand that fails counts as false.
pub(super) fn and<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    for arg in expr.args() {
        match ev.eval(arg, mode.plain()) {
            Ok(value) if value.is_logic_true() => {}
            Ok(_) | Err(Fail::Error(_)) => return Ok(V::Bool(false)),
            Err(fail) => return Err(fail),
        }
    }
    Ok(V::Bool(true))
}

/// `||`: gives `true`, or what the last operand gave.
pub(super) fn or<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let mut last = V::Bool(false);
    for arg in expr.args() {
        match ev.eval(arg, mode.plain()) {
            Ok(value) if value.is_logic_true() => return Ok(V::Bool(true)),
            Ok(value) => last = value,
            Err(Fail::Error(_)) => last = value_of_failed(arg),
            Err(fail) => return Err(fail),
        }
    }
    Ok(last)
}

/// The value that a call of the reference engine returns beside its error.
fn value_of_failed<'a>(expr: &Expr) -> V<'a> {
    match expr.function() {
        Some(function) if matches!(function.body, Body::Compare(..)) => V::Bool(false),
        Some(function) => match function.kind {
            "any" => V::Bool(false),
            "all" => V::Bool(true),
            "indexOf" | "lastIndexOf" => V::Num(-1.0),
            _ => V::Undefined,
        },
        None => V::Undefined,
    }
}

/// `!`: an operand that fails counts as false.
pub(super) fn not<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    match ev.eval(&expr.args()[0], mode.plain()) {
        Ok(value) => Ok(V::Bool(!value.is_logic_true())),
        Err(Fail::Error(_)) => Ok(V::Bool(true)),
        Err(fail) => Err(fail),
    }
}

/// `if` and `? :`: a condition that fails counts as false.
pub(super) fn choose<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let [condition, yes, no] = expr.args() else { return Ok(V::Undefined) };
    match ev.eval(condition, mode.plain()) {
        Ok(value) if value.is_logic_true() => ev.eval(yes, mode),
        Ok(_) | Err(Fail::Error(_)) => ev.eval(no, mode),
        Err(fail) => Err(fail),
    }
}

pub(super) fn ignore<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    ev.eval(&expr.args()[0], mode)
}

/// `optional`: it exists in the reference engine, and always fails there.
pub(super) fn optional<'a>(_: &mut Evaluator<'a>, _: &'a Expr, _: Mode) -> Outcome<'a> {
    Err(Fail::throw("this._evaluator is not a function"))
}

/// `coalesce` and `??`: the first operand that isn't null.
pub(super) fn coalesce<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(args.iter().find(|v| !v.is_nullish()).cloned().unwrap_or(V::Undefined))
}
