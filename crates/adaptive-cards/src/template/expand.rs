//! Expansion: the walk over a prepared template.

use super::prepare::{Data, Object, Prepared, Source, When, Written};
use super::{ExpandOptions, Expansion, Template};
use crate::error::{ExpandError, ExpandErrorKind, Fail, Place};
use crate::evaluate::{Evaluator, Mode, to_js_text};
use crate::expression::{Expr, Shelf};
use crate::js::show;
use crate::value::V;
use serde_json::{Map, Value};

const SUBSTITUTE: Mode = Mode { substitute: true, tolerate: false };
const PLAIN: Mode = Mode { substitute: false, tolerate: false };

/// What a part of a template becomes.
enum Out {
    Nothing,
    Null,
    Json(Value),
}

struct Expanding<'a> {
    ev: Evaluator<'a>,
    warnings: Vec<String>,
    mutates: bool,
}

pub(super) fn expand(
    template: &Template,
    data: &Value,
    options: &ExpandOptions,
) -> Result<Expansion, ExpandError> {
    let mut setting = template.setting;
    if let Some(limits) = options.limits {
        setting.limits = limits;
    }
    let take = |value| if template.mutates { V::own(value) } else { V::from_json(value) };
    let host = options.host.as_ref().map_or(V::Undefined, take);
    let too_deep = || ExpandError {
        place: Box::default(),
        kind: ExpandErrorKind::Limit,
        reason: "the data is nested too deeply".into(),
        suggestion: None,
    };
    if !within(data, setting.limits.depth * 2) {
        return Err(too_deep());
    }
    let shelf = Shelf::default();
    let mut ev = Evaluator::new(take(data), host, setting, &shelf);
    ev.now = options.now;
    ev.strict = options.strict;
    let mut expanding = Expanding { ev, warnings: Vec::new(), mutates: template.mutates };
    let card = match expanding.value(&template.root)? {
        Out::Json(card) => card,
        Out::Null | Out::Nothing => Value::Null,
    };
    Ok(Expansion { card, warnings: expanding.warnings })
}

fn within(value: &Value, depth: usize) -> bool {
    let Some(below) = depth.checked_sub(1) else { return false };
    match value {
        Value::Array(items) => items.iter().all(|item| within(item, below)),
        Value::Object(map) => map.values().all(|item| within(item, below)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

/// Puts a failure at its place.
fn at(source: &Source, column: usize, fail: Fail) -> ExpandError {
    let mut place = Place { pointer: source.pointer.clone(), expression: source.text.clone(), column };
    let (kind, reason, suggestion) = match fail {
        Fail::Error(reason) | Fail::Throw(reason) => (ExpandErrorKind::Evaluation, reason, None),
        Fail::Limit(reason) => (ExpandErrorKind::Limit, reason.to_owned(), None),
        Fail::Missing { path, column, suggestion } => {
            place.column = column;
            (ExpandErrorKind::MissingPath, format!("the data has no `{path}`"), suggestion)
        }
    };
    ExpandError { place: Box::new(place), kind, reason, suggestion }
}

impl<'a> Expanding<'a> {
    fn value(&mut self, node: &'a Prepared) -> Result<Out, ExpandError> {
        let nowhere = || Source { pointer: String::new(), text: String::new() };
        self.ev.budget.step().map_err(|fail| at(&nowhere(), 0, fail))?;
        match node {
            Prepared::Scalar(Value::Null) => Ok(Out::Null),
            Prepared::Scalar(scalar) => {
                let size = scalar.as_str().map_or(8, str::len);
                self.ev.budget.bytes(size).map_err(|fail| at(&nowhere(), 0, fail))?;
                Ok(Out::Json(scalar.clone()))
            }
            Prepared::Whole(written) => {
                let value = self.whole(written, SUBSTITUTE)?;
                self.json(&value, &written.source, written.expr.column)
            }
            Prepared::Joined(joined) => {
                self.join(&joined.0, &joined.1).map(|text| Out::Json(Value::String(text)))
            }
            Prepared::Array(items) => self.array(items),
            Prepared::Object(object) => self.object(object),
        }
    }

    fn whole(&mut self, written: &'a Written, mode: Mode) -> Result<V<'a>, ExpandError> {
        // The reference takes any `concat` at the top for a text with expressions in it.
        if mode.substitute && written.expr.function().is_some_and(|f| f.kind == "concat") {
            return self.join(written.expr.args(), &written.source).map(V::text);
        }
        self.ev.eval(&written.expr, mode).map_err(|fail| at(&written.source, written.expr.column, fail))
    }

    fn json(&self, value: &V<'a>, source: &Source, column: usize) -> Result<Out, ExpandError> {
        if matches!(value, V::Null) {
            return Ok(Out::Null);
        }
        let json = show::to_json(value, &self.ev.budget, self.ev.budget.depth * 2);
        Ok(json.map_err(|fail| at(source, column, fail))?.map_or(Out::Nothing, Out::Json))
    }

    /// Text with expressions: one that fails is shown as it is written, one that gives null fails the whole.
    fn join(&mut self, parts: &'a [Expr], source: &Source) -> Result<String, ExpandError> {
        let mut text = String::new();
        for part in parts {
            match self.ev.eval(part, SUBSTITUTE) {
                Ok(value) if value.is_nullish() => {
                    let reason = format!("`{part}` is {}, which can't be part of a text", to_js_text(&value));
                    return Err(at(source, part.column, Fail::Error(reason)));
                }
                Ok(value) => {
                    let before = text.len();
                    show::write_text(&value, &mut text, 64);
                    let grown = text.len() - before;
                    self.ev.budget.bytes(grown).map_err(|fail| at(source, part.column, fail))?;
                }
                Err(Fail::Error(reason) | Fail::Throw(reason)) if self.ev.strict => {
                    return Err(at(source, part.column, Fail::Error(reason)));
                }
                Err(Fail::Error(_) | Fail::Throw(_)) => text.push_str(&format!("${{{part}}}")),
                Err(fail) => return Err(at(source, part.column, fail)),
            }
        }
        Ok(text)
    }

    /// Items that are null vanish, and lists become part of this one.
    fn array(&mut self, items: &'a [Prepared]) -> Result<Out, ExpandError> {
        let mut result = Vec::with_capacity(items.len());
        for item in items {
            match self.value(item)? {
                Out::Null => {}
                Out::Nothing => result.push(Value::Null),
                Out::Json(Value::Array(more)) => result.extend(more),
                Out::Json(value) => result.push(value),
            }
        }
        Ok(Out::Json(Value::Array(result)))
    }

    fn object(&mut self, object: &'a Object) -> Result<Out, ExpandError> {
        let (data, index) = (self.ev.data.clone(), self.ev.index);
        let result = self.repeated(object);
        self.ev.data = data;
        self.ev.index = index;
        result
    }

    fn repeated(&mut self, object: &'a Object) -> Result<Out, ExpandError> {
        let Some(data) = &object.data else {
            return Ok(self.once(object)?.map_or(Out::Null, Out::Json));
        };
        let data = match data {
            Data::Inline(value) if self.mutates => V::own(value),
            Data::Inline(value) => V::from_json(value),
            Data::Bound(Prepared::Whole(written)) => self.whole(written, SUBSTITUTE)?,
            Data::Bound(Prepared::Joined(joined)) => V::text(self.join(&joined.0, &joined.1)?),
            Data::Bound(Prepared::Scalar(_) | Prepared::Array(_) | Prepared::Object(_)) => V::Undefined,
        };
        let Some(items) = data.items() else {
            if !matches!(data, V::Undefined) {
                self.ev.data = data;
            }
            return Ok(self.once(object)?.map_or(Out::Null, Out::Json));
        };
        let mut results = Vec::new();
        for (i, item) in items.into_iter().enumerate() {
            self.ev.index = Some(i);
            if !matches!(item, V::Undefined) {
                self.ev.data = item;
            }
            results.extend(self.once(object)?);
        }
        Ok(match results.len() {
            0 => Out::Null,
            1 => results.pop().map_or(Out::Null, Out::Json),
            _ => Out::Json(Value::Array(results)),
        })
    }

    /// The object with the present data, unless its condition drops it.
    fn once(&mut self, object: &'a Object) -> Result<Option<Value>, ExpandError> {
        if !self.holds(object)? {
            return Ok(None);
        }
        let mut map = Map::with_capacity(object.members.len());
        for (key, member) in &object.members {
            match self.value(member)? {
                Out::Nothing => {}
                Out::Null => {
                    map.insert(key.clone(), Value::Null);
                }
                Out::Json(value) => {
                    map.insert(key.clone(), value);
                }
            }
        }
        Ok(Some(Value::Object(map)))
    }

    fn holds(&mut self, object: &'a Object) -> Result<bool, ExpandError> {
        let condition = match &object.when {
            None => return Ok(true),
            Some(When::Literal { drop: false, .. }) => return Ok(true),
            Some(When::Literal { text, drop: true }) => {
                self.warn(object, text, "is no expression");
                return Ok(false);
            }
            Some(When::Condition(Prepared::Whole(written))) => written,
            Some(When::Condition(_)) => {
                self.warn(object, "(text)", "is a text, not a condition");
                return Ok(false);
            }
        };
        match self.ev.eval(&condition.expr, PLAIN) {
            Ok(V::Bool(holds)) => Ok(holds),
            Ok(value) => {
                if value.is_falsy() {
                    self.warn(object, &condition.source.text, "has no value");
                }
                Ok(false)
            }
            Err(Fail::Error(reason)) if self.ev.strict => {
                Err(at(&condition.source, condition.expr.column, Fail::Error(reason)))
            }
            Err(Fail::Error(reason)) => {
                self.warn(object, &condition.source.text, &reason);
                Ok(false)
            }
            Err(fail) => Err(at(&condition.source, condition.expr.column, fail)),
        }
    }

    fn warn(&mut self, object: &Object, condition: &str, why: &str) {
        self.warnings.push(format!("{}/$when: `{condition}` {why}; the object is dropped", object.pointer));
    }
}
