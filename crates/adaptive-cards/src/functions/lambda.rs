//! Functions that evaluate an expression for every item of a list.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome};
use crate::expression::{Constant, Expr, Node};
use crate::value::{Items, Text, V};

/// The parts of a call such as `select(list, x, x.name)`.
fn parts(expr: &Expr) -> Result<(&Expr, &str, &Expr), Fail> {
    if let [list, name, body] = expr.args()
        && let Some(Expr { node: Node::Constant(Constant::Str(name)), .. }) = name.args().first()
    {
        return Ok((list, name, body));
    }
    Err(Fail::throw("a list, a name and an expression are expected"))
}

/// The items to visit: those of a list, or `{key, value}` for each member of an object.
fn items_of<'a>(ev: &Evaluator<'a>, value: &V<'a>, list: &Expr) -> Result<Items<'a>, Fail> {
    if let Some(items) = value.each() {
        ev.budget.steps(items.len())?;
        return Ok(items);
    }
    if matches!(value, V::Null) {
        return Err(Fail::throw("Cannot convert undefined or null to object"));
    }
    if !value.is_object_like() {
        return Err(Fail::error(format!("{list} is not a collection or structure object")));
    }
    let entries = value.entries();
    ev.budget.items(entries.len() * 3)?;
    let pairs: Vec<V<'a>> = entries.into_iter().map(|(key, value)| pair(key, value)).collect();
    Ok(Items::Made(pairs.into_iter()))
}

fn pair<'a>(key: Text<'a>, value: V<'a>) -> V<'a> {
    V::object(vec![(Text::Borrowed("key"), V::Str(key)), (Text::Borrowed("value"), value)])
}

/// `select` and `foreach`.
pub(super) fn select<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let (list, name, body) = parts(expr)?;
    let value = ev.eval(list, mode)?;
    if value.is_falsy() {
        return Err(Fail::error(format!("'{list}' evaluated to null.")));
    }
    let items = items_of(ev, &value, list)?;
    let mut result = Vec::with_capacity(items.len());
    for item in items {
        result.push(ev.with_local(name, item, body, mode)?);
    }
    ev.list(result)
}

/// `where`: of an object it gives an object.
pub(super) fn filter<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let (list, name, body) = parts(expr)?;
    let value = ev.eval(list, mode)?;
    let mut kept = Vec::new();
    for item in items_of(ev, &value, list)? {
        match ev.with_local(name, item.clone(), body, mode) {
            Ok(verdict) if verdict.is_logic_true() => kept.push(item),
            Ok(_) | Err(Fail::Error(_)) => {}
            Err(fail) => return Err(fail),
        }
    }
    if value.is_array() {
        return ev.list(kept);
    }
    let member = |item: &V<'a>| match (item.property("key"), item.property("value")) {
        (Some(V::Str(key)), Some(value)) => Some((key, value)),
        _ => None,
    };
    ev.object(kept.iter().filter_map(member).collect())
}

/// `any`: whether the expression holds for an item; failing counts as not.
pub(super) fn any<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    holds(ev, expr, mode, true)
}

/// `all`: whether the expression holds for every item.
pub(super) fn all<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    holds(ev, expr, mode, false)
}

/// Stops at the first item for which the expression gives `stop`.
fn holds<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode, stop: bool) -> Outcome<'a> {
    let (list, name, body) = parts(expr)?;
    let value = ev.eval(list, mode)?;
    for item in items_of(ev, &value, list)? {
        let verdict = match ev.with_local(name, item, body, mode) {
            Ok(verdict) => verdict.is_logic_true(),
            Err(Fail::Error(_)) => false,
            Err(fail) => return Err(fail),
        };
        if verdict == stop {
            return Ok(V::Bool(stop));
        }
    }
    Ok(V::Bool(!stop))
}
