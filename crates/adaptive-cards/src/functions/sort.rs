//! Sorting as V8 sorts: stable, and by insertion as far as the order of unordered values shows.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome, to_js_text};
use crate::expression::Expr;
use crate::js::text;
use crate::value::V;
use std::cmp::Ordering;

pub(super) fn ascending<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    sorted(ev, expr, mode, false)
}

pub(super) fn descending<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    sorted(ev, expr, mode, true)
}

/// `sortBy(list)` compares as text, `sortBy(list, 'name')` the property of that exact name.
fn sorted<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode, reverse: bool) -> Outcome<'a> {
    let args = expr.args();
    let list = ev.eval(&args[0], mode)?;
    let Some(items) = list.items() else { return Err(Fail::error(format!("{} is not an array", args[0]))) };
    ev.budget.items(items.len())?;
    let (missing, mut items): (Vec<_>, Vec<_>) = items.into_iter().partition(|v| matches!(v, V::Undefined));
    match args.get(1) {
        None => {
            let mut keyed: Vec<(String, V<'a>)> = items.into_iter().map(|v| (to_js_text(&v), v)).collect();
            ev.budget.bytes(keyed.iter().map(|(key, _)| key.len()).sum())?;
            sort(ev, &mut keyed, |(a, _), (b, _)| text::compare(a, b))?;
            items = keyed.into_iter().map(|(_, v)| v).collect();
        }
        Some(name) => {
            // The reference sorts even if the name fails, and returns the failure afterwards.
            let (name, failed) = match ev.eval(name, mode) {
                Ok(name) if name.is_falsy() => (String::new(), None),
                Ok(name) => (to_js_text(&name), None),
                Err(Fail::Error(reason)) => ("undefined".to_owned(), Some(reason)),
                Err(fail) => return Err(fail),
            };
            if items.len() > 1 && items.iter().any(V::is_nullish) {
                return Err(Fail::throw(format!("Cannot read properties of null (reading '{name}')")));
            }
            if let Some(reason) = failed {
                return Err(Fail::Error(reason));
            }
            let mut keyed: Vec<(V<'a>, V<'a>)> = items.into_iter().map(|v| (exact(&v, &name), v)).collect();
            sort(ev, &mut keyed, |(a, _), (b, _)| {
                super::compare::relational(a, b).unwrap_or(Ordering::Equal)
            })?;
            items = keyed.into_iter().map(|(_, v)| v).collect();
        }
    }
    items.extend(missing);
    if reverse {
        items.reverse();
    }
    ev.list(items)
}

/// The property of exactly that name, as JavaScript's own `a[name]`.
fn exact<'a>(value: &V<'a>, name: &str) -> V<'a> {
    if let (Some(text), "length") = (value.as_str(), name) {
        return V::Num(text::length(text) as f64);
    }
    if let (Some(count), "length") = (value.array_len(), name) {
        return V::Num(count as f64);
    }
    let entries = value.entries();
    entries.into_iter().find(|(key, _)| **key == *name).map_or(V::Undefined, |(_, v)| v)
}

/// Below 64 items V8 extends the run at the beginning by binary insertion; above it merges runs.
fn sort<T>(ev: &Evaluator<'_>, items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Result<(), Fail> {
    let size = items.len();
    if size < 2 {
        return Ok(());
    }
    ev.budget.steps(size.saturating_mul(size.ilog2() as usize + 1))?;
    if size >= 64 {
        return merge_sort(items, &compare);
    }
    let descending = compare(&items[1], &items[0]).is_lt();
    let mut run = 2;
    while run < size && compare(&items[run], &items[run - 1]).is_lt() == descending {
        run += 1;
    }
    if descending {
        items[..run].reverse();
    }
    for next in run..size {
        let (mut low, mut high) = (0, next);
        while low < high {
            let middle = low + (high - low) / 2;
            if compare(&items[next], &items[middle]).is_lt() {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=next].rotate_right(1);
    }
    Ok(())
}

/// A stable merge that bears any comparison, even one that is no order (`sort_by` may panic on those).
fn merge_sort<T>(items: &mut Vec<T>, compare: &impl Fn(&T, &T) -> Ordering) -> Result<(), Fail> {
    let mut runs: Vec<std::collections::VecDeque<T>> = items.drain(..).map(|item| [item].into()).collect();
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(runs.len().div_ceil(2));
        let mut pairs = runs.into_iter();
        while let Some(mut left) = pairs.next() {
            let mut right = pairs.next().unwrap_or_default();
            let mut out = std::collections::VecDeque::with_capacity(left.len() + right.len());
            while let (Some(a), Some(b)) = (left.front(), right.front()) {
                let from = if compare(b, a).is_lt() { &mut right } else { &mut left };
                out.extend(from.pop_front());
            }
            out.append(&mut left);
            out.append(&mut right);
            merged.push(out);
        }
        runs = merged;
    }
    items.extend(runs.into_iter().flatten());
    Ok(())
}
