//! Lists.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome};
use crate::expression::Expr;
use crate::js::text;
use crate::value::{Text, V};

pub(super) fn create_array<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    ev.list(args.to_vec())
}

/// `count`: units of a text, items of a list, members of an object.
pub(super) fn count<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let count = match &args[0] {
        V::Str(s) => text::length(s),
        V::Null => return Err(Fail::error("Cannot convert undefined or null to object")),
        V::Big(_) => 1,
        value => value.array_len().unwrap_or_else(|| value.entries().len()),
    };
    Ok(V::Num(count as f64))
}

pub(super) fn first<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(edge(&args[0], false))
}

pub(super) fn last<'a>(_: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    Ok(edge(&args[0], true))
}

fn edge<'a>(value: &V<'a>, at_end: bool) -> V<'a> {
    if let Some(text) = value.as_str() {
        let size = text::length(text);
        let at = if at_end { size.saturating_sub(1) } else { 0 };
        return if size == 0 { V::Undefined } else { V::text(text::slice(text, at, at + 1)) };
    }
    let Some(size) = value.array_len() else { return V::Undefined };
    let at = if at_end { size.saturating_sub(1) } else { 0 };
    value.item(at).unwrap_or(V::Undefined)
}

fn distinct<'a>(ev: &Evaluator<'a>, items: Vec<V<'a>>) -> Outcome<'a> {
    let mut kept: Vec<V<'a>> = Vec::new();
    for item in items {
        ev.budget.steps(kept.len() / 8 + 1)?;
        if !kept.iter().any(|k| k.same_value_zero(&item)) {
            kept.push(item);
        }
    }
    ev.list(kept)
}

pub(super) fn union<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let items: Vec<V<'a>> = args.iter().flat_map(|arg| arg.items().unwrap_or_default()).collect();
    ev.budget.items(items.len())?;
    distinct(ev, items)
}

pub(super) fn intersection<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let lists: Vec<Vec<V<'a>>> = args.iter().map(|arg| arg.items().unwrap_or_default()).collect();
    let mut kept = Vec::new();
    for item in lists.first().into_iter().flatten() {
        ev.budget.steps(lists.iter().map(|list| list.len() / 8 + 1).sum())?;
        if lists.iter().all(|list| list.iter().any(|other| other.same(item))) {
            kept.push(item.clone());
        }
    }
    distinct(ev, kept)
}

pub(super) fn unique<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    distinct(ev, args[0].items().unwrap_or_default())
}

pub(super) fn skip<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = expr.args();
    let list = ev.eval(&args[0], mode)?;
    let Some(items) = list.items() else { return Err(Fail::error(format!("{} is not array.", args[0]))) };
    let start = whole(ev, &args[1], mode)?.max(0.0);
    ev.list(items.into_iter().skip(start as usize).collect())
}

/// `take`: of a list or a text.
pub(super) fn take<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = expr.args();
    let value = ev.eval(&args[0], mode)?;
    if !value.is_array() && value.as_str().is_none() {
        return Err(Fail::error(format!("{} is not array or string.", args[0])));
    }
    let count = whole(ev, &args[1], mode)?.max(0.0) as usize;
    match value.as_str() {
        Some(text) => ev.text(text::slice(text, 0, count)),
        None => ev.list(value.items().unwrap_or_default().into_iter().take(count).collect()),
    }
}

fn whole<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Result<f64, Fail> {
    ev.eval(expr, mode)?.integer().ok_or_else(|| Fail::error(format!("{expr} is not an integer.")))
}

/// `subArray(list, start, end)`.
pub(super) fn sub_array<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = expr.args();
    let list = ev.eval(&args[0], mode)?;
    let Some(items) = list.items() else { return Err(Fail::error(format!("{} is not array.", args[0]))) };
    let most = items.len() as f64;
    let start = super::string::bounded(ev, &args[1], mode, most)?;
    let end = match args.get(2) {
        None => most,
        Some(end) => super::string::bounded(ev, end, mode, most)?,
    };
    let count = (end - start).max(0.0) as usize;
    ev.list(items.into_iter().skip(start as usize).take(count).collect())
}

/// `indicesAndValues`: `{index, value}` for every item or member.
pub(super) fn indices_and_values<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let value = ev.eval(&expr.args()[0], mode)?;
    let pair =
        |index, value| V::object(vec![(Text::Borrowed("index"), index), (Text::Borrowed("value"), value)]);
    if let Some(items) = value.items() {
        ev.budget.items(items.len() * 3)?;
        let pairs = items.into_iter().enumerate().map(|(i, item)| pair(V::Num(i as f64), item));
        return ev.list(pairs.collect());
    }
    if matches!(value, V::Null) {
        return Err(Fail::throw("Cannot convert undefined or null to object"));
    }
    if !value.is_object_like() {
        return Err(Fail::error(format!("{} is not array or object.", expr.args()[0])));
    }
    let entries = value.entries();
    ev.budget.items(entries.len() * 3)?;
    ev.list(entries.into_iter().map(|(key, value)| pair(V::Str(key), value)).collect())
}

/// `flatten(list, depth)`. The reference copies through JSON first.
pub(super) fn flatten<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let levels = match args.get(1) {
        None => 100.0,
        Some(depth) => depth.number().filter(|n| *n >= 1.0).unwrap_or(1.0),
    };
    let copy = crate::js::show::to_json(&args[0], &ev.budget, ev.budget.depth)?;
    let Some(mut items) = copy.and_then(|copy| V::own(&copy).items()) else {
        return Err(Fail::error("res.some is not a function"));
    };
    let mut done = 0.0;
    while done < levels && items.iter().any(V::is_array) {
        items = items.into_iter().flat_map(|item| item.items().unwrap_or_else(|| vec![item])).collect();
        ev.budget.items(items.len())?;
        done += 1.0;
    }
    ev.list(items)
}

/// `reverse`: a list in place, as the reference does; text unit by unit.
pub(super) fn reverse<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    match &args[0] {
        V::Str(s) => {
            let mut units: Vec<u16> = s.encode_utf16().collect();
            units.reverse();
            ev.text(String::from_utf16_lossy(&units))
        }
        V::Array(items) => {
            ev.budget.steps(items.borrow().len())?;
            items.borrow_mut().reverse();
            Ok(args[0].clone())
        }
        value => match value.items() {
            Some(items) => ev.list(items.into_iter().rev().collect()),
            None => Err(Fail::error("the operand is not a string or list.")),
        },
    }
}
