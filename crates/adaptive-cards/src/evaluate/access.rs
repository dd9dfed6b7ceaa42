//! `a.b` and `a[b]` where no plain path could be made of them. Plain paths are read in `evaluate`.

use super::paths::array_item;
use super::{Evaluator, Mode, Outcome, literal, to_js_text, walk};
use crate::error::{Fail, closest};
use crate::expression::{Expr, Node, Path};
use crate::js::number;
use crate::value::V;

/// `Accessor`: a name, or a property of what stands before it, where no plain path could be made of it.
pub(crate) fn accessor<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let (path, rest) = accumulate(ev, expr, mode)?;
    let Some(rest) = rest else { return ev.read(&path, mode, expr.column) };
    let scope = ev.eval(rest, mode)?;
    get_value(ev, scope, &path, mode, expr.column)
}

/// Reads a path in a value, as the engine's `SimpleObjectMemory` does.
pub(crate) fn get_value<'a>(
    ev: &Evaluator<'a>,
    scope: V<'a>,
    path: &Path,
    mode: Mode,
    column: usize,
) -> Outcome<'a> {
    let found = if path.parts.is_empty() { V::Undefined } else { walk(scope, &path.parts) };
    match found {
        V::Undefined => ev.missing(&path.text, || None, mode, column),
        value => Ok(value),
    }
}

/// The longest path at the end of an expression, and what stands before it.
pub(crate) fn accumulate<'a>(
    ev: &mut Evaluator<'a>,
    expr: &'a Expr,
    mode: Mode,
) -> Result<(Path, Option<&'a Expr>), Fail> {
    let mut path = String::new();
    let mut left = Some(expr);
    while let Some(node) = left {
        match (node.function().map(|f| f.kind), node.args()) {
            (Some("Accessor"), [name, rest @ ..]) => {
                let Node::Constant(name) = &name.node else { break };
                path = format!("{}.{path}", to_js_text(&literal(name)));
                left = rest.first();
            }
            (Some("Element"), [of, index]) => {
                let value = ev.eval(index, mode)?;
                let shown = to_js_text(&value);
                path = if number::parse_int_any(&shown).is_some() {
                    format!("[{shown}].{path}")
                } else if value.as_str().is_some() {
                    format!("['{shown}'].{path}")
                } else {
                    return Err(Fail::error(format!("{index} doesn't return an int or string")));
                };
                left = Some(of);
            }
            _ => break,
        }
        ev.budget.bytes(path.len())?;
    }
    let trimmed = path.trim_end_matches('.').replace(".[", "[");
    Ok((Path::new(trimmed), left))
}

/// `Element`: `list[0]`, `object['name']`.
pub(crate) fn element<'a>(ev: &mut Evaluator<'a>, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
    let [of, index_expr] = expr.args() else { return Err(Fail::throw("Element needs two operands")) };
    let failed = |fail| match fail {
        Fail::Error(reason) => Fail::Gone(reason),
        Fail::Gone(reason) => Fail::Throw(reason),
        other => other,
    };
    let instance = ev.eval(of, mode).map_err(failed)?;
    let index = ev.eval(index_expr, mode.plain()).map_err(failed)?;
    if let Some(at) = index.integer() {
        return access_index(&instance, at);
    }
    let Some(name) = index.as_str() else {
        return Err(Fail::error(format!("Could not coerce {index_expr} to an int or string.")));
    };
    if instance.is_falsy() {
        return Ok(V::Undefined);
    }
    match instance.property(name) {
        None if ev.strict && !mode.tolerate => {
            let entries = instance.entries();
            let suggestion = closest(name, entries.iter().map(|(k, _)| &**k)).map(|k| format!("{of}['{k}']"));
            Err(Fail::Missing { path: format!("{of}['{name}']"), column: expr.column, suggestion })
        }
        found => Ok(found.unwrap_or(V::Undefined)),
    }
}

fn access_index<'a>(instance: &V<'a>, index: f64) -> Outcome<'a> {
    if instance.is_nullish() {
        return Ok(V::Undefined);
    }
    if !instance.is_array() {
        return Err(Fail::error(format!("{} is not a collection.", to_js_text(instance))));
    }
    array_item(instance, index).ok_or_else(|| {
        Fail::error(format!("{} is out of range for {}", number::to_text(index), to_js_text(instance)))
    })
}
