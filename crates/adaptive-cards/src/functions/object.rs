//! Objects and memory.

use crate::error::Fail;
use crate::evaluate::{Evaluator, Mode, Outcome, accumulate, get_value, to_js_text, walk};
use crate::expression::{Expr, Path};
use crate::js::text;
use crate::value::{Members, Text, V};
use std::cell::RefCell;

/// `json(text)`.
pub(super) fn json<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let Some(source) = args[0].as_str() else { return Err(Fail::error("args[0].trim is not a function")) };
    let source = text::trim(source);
    ev.budget.bytes(source.len())?;
    crate::js::parse::parse(source).map_err(|e| Fail::error(format!("not valid JSON: {e}")))
}

/// The object that a function is to change: ours, or a copy if it belongs to the data.
fn writable<'a>(ev: &mut Evaluator<'a>, value: &V<'a>) -> Result<V<'a>, Fail> {
    match value {
        V::Object(_) => {
            ev.remember(value);
            Ok(value.clone())
        }
        V::Undefined | V::Null => Err(Fail::error("Cannot set properties of undefined or null")),
        V::Data(serde_json::Value::Object(_)) => ev.object(value.entries()),
        V::Array(_) | V::Data(_) | V::Bool(_) | V::Num(_) | V::Str(_) | V::Big(_) | V::Bytes(_) => {
            Ok(value.clone())
        }
    }
}

fn put<'a>(members: &mut Members<'a>, key: &str, value: V<'a>) {
    match members.iter_mut().find(|(k, _)| **k == *key) {
        Some((_, old)) => *old = value,
        None => members.push((Text::Made(key.into()), value)),
    }
}

/// `setProperty`: changes the object in place.
pub(super) fn set_property<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let object = writable(ev, &args[0])?;
    let key = to_js_text(&args[1]);
    ev.budget.bytes(key.len() + 32)?;
    match &object {
        V::Object(members) => {
            ev.budget.steps(members.borrow().len() / 8 + 1)?;
            if key != "__proto__" {
                put(&mut members.borrow_mut(), &key, args[2].clone());
            }
        }
        V::Array(items) => set_item(ev, items, &key, args[2].clone())?,
        V::Bool(_) | V::Num(_) | V::Str(_) => {
            return Err(Fail::error(format!("Cannot create property '{key}' on {}", to_js_text(&object))));
        }
        _ => {}
    }
    Ok(object)
}

/// Sets an item of a list by its number; other properties of lists never show.
fn set_item<'a>(
    ev: &Evaluator<'a>,
    items: &RefCell<Vec<V<'a>>>,
    key: &str,
    value: V<'a>,
) -> Result<(), Fail> {
    let Some(at) = text::array_index(key).and_then(|at| usize::try_from(at).ok()) else { return Ok(()) };
    let mut items = items.borrow_mut();
    if at >= items.len() {
        ev.budget.items(at + 1 - items.len())?;
        items.resize(at + 1, V::Undefined);
    }
    items[at] = value;
    Ok(())
}

/// `addProperty`: fails if the object has it, by that exact name.
pub(super) fn add_property<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let key = to_js_text(&args[1]);
    let object = writable(ev, &args[0])?;
    const INHERITED: [&str; 12] = [
        "__proto__",
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
    ];
    let exists = match &object {
        V::Object(members) => members.borrow().iter().any(|(k, _)| **k == *key),
        V::Array(items) => {
            let index = text::array_index(&key).and_then(|at| usize::try_from(at).ok());
            ARRAY_NAMES.contains(&key.as_str()) || index.is_some_and(|at| at < items.borrow().len())
        }
        _ => return Err(Fail::error(format!("Cannot use 'in' operator to search for '{key}'"))),
    };
    if exists || INHERITED.contains(&key.as_str()) {
        return Err(Fail::error(format!("{key} already exists")));
    }
    ev.budget.bytes(key.len() + 32)?;
    match &object {
        V::Object(members) => put(&mut members.borrow_mut(), &key, args[2].clone()),
        V::Array(items) => set_item(ev, items, &key, args[2].clone())?,
        _ => {}
    }
    Ok(object)
}

/// What every list has in JavaScript.
const ARRAY_NAMES: [&str; 38] = [
    "length",
    "at",
    "concat",
    "copyWithin",
    "fill",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "lastIndexOf",
    "pop",
    "push",
    "reverse",
    "shift",
    "unshift",
    "slice",
    "sort",
    "splice",
    "includes",
    "indexOf",
    "join",
    "keys",
    "entries",
    "values",
    "forEach",
    "filter",
    "flat",
    "flatMap",
    "map",
    "every",
    "some",
    "reduce",
    "reduceRight",
    "toReversed",
    "toSorted",
    "toSpliced",
    "with",
    "toString",
];

/// `removeProperty`: changes the object in place.
pub(super) fn remove_property<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let object = writable(ev, &args[0])?;
    let key = to_js_text(&args[1]);
    match &object {
        V::Object(members) => members.borrow_mut().retain(|(k, _)| **k != *key),
        V::Array(items) => {
            let at = text::array_index(&key).and_then(|at| usize::try_from(at).ok());
            if let Some(item) = at.and_then(|at| items.borrow_mut().get_mut(at).map(std::mem::take)) {
                drop(item);
            }
        }
        _ => {}
    }
    Ok(object)
}

/// `getProperty(name)` reads memory, `getProperty(object, name)` a value; the name may be a path.
pub(super) fn get_property<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let args = expr.args();
    let first = ev.eval(&args[0], mode)?;
    let Some(name) = args.get(1) else {
        let Some(name) = first.as_str() else {
            return Err(Fail::error(format!("Single parameter {} is not a string.", args[0])));
        };
        return ev.read(&Path::new(name.to_owned()), mode, expr.column);
    };
    let name = ev.eval(name, mode)?;
    if name.is_nullish() {
        return Err(Fail::throw("Cannot read properties of undefined (reading 'toString')"));
    }
    let path = Path::new(to_js_text(&name));
    get_value(ev, first, &path, mode, expr.column)
}

/// `merge`: the members of objects, and of lists of objects, later ones over earlier ones.
pub(super) fn merge<'a>(ev: &mut Evaluator<'a>, args: &[V<'a>]) -> Outcome<'a> {
    let mut merged: Members<'a> = Vec::new();
    for arg in args {
        let not_object = || Fail::error("the operands must be JSON objects or lists of them.");
        let objects = match arg.items() {
            Some(items) if items.iter().all(|v| v.is_object_like() && !v.is_array()) => items,
            Some(_) => return Err(not_object()),
            None if arg.is_object_like() && !arg.is_nullish() => vec![arg.clone()],
            None => return Err(not_object()),
        };
        for (key, value) in objects.iter().flat_map(V::entries) {
            ev.budget.steps(merged.len() / 8 + 1)?;
            match merged.iter_mut().find(|(k, _)| **k == *key) {
                Some((_, old)) => *old = value,
                None => merged.push((key, value)),
            }
        }
    }
    ev.object(merged)
}

/// `setPathToValue(path, value)`: writes into memory for the rest of the expansion.
pub(super) fn set_path_to_value<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let [target, value] = expr.args() else { return Ok(V::Undefined) };
    let (path, rest) = accumulate(ev, target, mode)?;
    if rest.is_some() || path.parts.is_empty() {
        return Err(Fail::error(format!("{target} is not a valid path to set value")));
    }
    let value = ev.eval(value, mode)?;
    if ev.in_lambda() {
        return Err(Fail::throw(format!("Can't set value to {}, stacked memory is read-only", path.text)));
    }
    let Some((last, before)) = path.parts.split_last() else { return Ok(value) };
    let Some(first) = before.first().filter(|p| p.name.starts_with('$')) else { return Ok(value) };
    let root = ev.look_up(&Path::new(first.name.clone()));
    match (walk(root, &before[1..]), last.index) {
        (V::Array(items), Some(index)) => {
            let mut items = items.borrow_mut();
            let size = items.len() as f64;
            if index == size {
                items.push(value.clone());
            } else if (0.0..size).contains(&index) {
                items[index as usize] = value.clone();
            }
        }
        (object @ V::Object(_), None) => {
            ev.remember(&object);
            if let V::Object(members) = &object {
                put(&mut members.borrow_mut(), &last.name, value.clone());
            }
        }
        _ => {}
    }
    Ok(value)
}
