//! Expansion: the walk over a prepared template.

use super::prepare::{Data, Member, Object, Prepared, Source, When, Written};
use super::{ExpandOptions, Expansion, Template};
use crate::error::{ExpandError, ExpandErrorKind, Fail, Place};
use crate::evaluate::{Evaluator, Mode, to_js_text};
use crate::expression::{Expr, Setting, Shelf};
use crate::js::show;
use crate::value::V;
use serde_json::{Map, Value};
use std::sync::atomic::Ordering::Relaxed;

/// The largest length of text that is made room for at once.
const LARGEST_GUESS: usize = 64 << 10;

pub(super) const SUBSTITUTE: Mode = Mode { substitute: true, tolerate: false };
const PLAIN: Mode = Mode { substitute: false, tolerate: false };

/// What a part of a template becomes.
enum Out {
    Nothing,
    Null,
    Json(Value),
}

/// The items of a list that an object is repeated for.
pub(super) enum Items<'a> {
    Data(std::slice::Iter<'a, Value>),
    Made(std::vec::IntoIter<V<'a>>),
}

impl<'a> Iterator for Items<'a> {
    type Item = V<'a>;

    fn next(&mut self) -> Option<V<'a>> {
        match self {
            Items::Data(items) => items.next().map(V::from_json),
            Items::Made(items) => items.next(),
        }
    }
}

pub(super) struct Expanding<'a> {
    pub(super) ev: Evaluator<'a>,
    warnings: Vec<String>,
    mutates: bool,
}

pub(super) fn expand(
    template: &Template,
    data: &Value,
    options: &ExpandOptions,
) -> Result<Expansion, ExpandError> {
    run(template, data, options, |expanding, template| {
        Ok(match expanding.value(&template.root)? {
            Out::Json(card) => card,
            Out::Null | Out::Nothing => Value::Null,
        })
    })
    .map(|(card, warnings)| Expansion { card, warnings })
}

pub(super) fn expand_to_string(
    template: &Template,
    data: &Value,
    options: &ExpandOptions,
) -> Result<String, ExpandError> {
    let capacity = template.length.load(Relaxed).clamp(256, LARGEST_GUESS);
    let (text, _) = run(template, data, options, |expanding, template| {
        super::write::write(expanding, &template.program, capacity)
    })?;
    template.length.store(text.len(), Relaxed);
    Ok(text)
}

/// Sets the stage, and runs one of the two walks over the template.
fn run<T>(
    template: &Template,
    data: &Value,
    options: &ExpandOptions,
    walk: impl for<'a> FnOnce(&mut Expanding<'a>, &'a Template) -> Result<T, ExpandError>,
) -> Result<(T, Vec<String>), ExpandError> {
    let mut setting = template.setting;
    if let Some(limits) = options.limits {
        setting.limits = limits;
    }
    // Only a copy of all data goes down without counting.
    if template.mutates && !within(data, setting.limits.depth * 2) {
        return Err(at(&Source::nowhere(), 0, Fail::Limit("the data is nested too deeply")));
    }
    let shelf = Shelf::default();
    let root = if template.mutates { V::own(data) } else { V::from_json(data) };
    let host = match &options.host {
        None => V::Undefined,
        Some(host) if template.mutates => V::own(host),
        Some(host) => V::from_json(host),
    };
    let mut expanding = Expanding::new(root, host, setting, &shelf);
    expanding.ev.now = options.now;
    expanding.ev.strict = options.strict;
    expanding.mutates = template.mutates;
    let result = walk(&mut expanding, template)?;
    Ok((result, std::mem::take(&mut expanding.warnings)))
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
pub(super) fn at(source: &Source, column: usize, fail: Fail) -> ExpandError {
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
    pub(super) fn new(root: V<'a>, host: V<'a>, setting: Setting, shelf: &'a Shelf) -> Self {
        Self { ev: Evaluator::new(root, host, setting, shelf), warnings: Vec::new(), mutates: false }
    }

    fn value(&mut self, node: &'a Prepared) -> Result<Out, ExpandError> {
        let nowhere = Source::nowhere;
        self.ev.budget.step().map_err(|fail| at(&nowhere(), 0, fail))?;
        match node {
            Prepared::Scalar(Value::Null) => Ok(Out::Null),
            Prepared::Scalar(scalar) => {
                let size = scalar.as_str().map_or(8, str::len);
                self.ev.budget.bytes(size).map_err(|fail| at(&nowhere(), 0, fail))?;
                Ok(Out::Json(scalar.clone()))
            }
            Prepared::Constant(constant) => {
                self.ev.budget.bytes(constant.1.len()).map_err(|fail| at(&nowhere(), 0, fail))?;
                Ok(Out::Json(constant.0.clone()))
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

    pub(super) fn whole(&mut self, written: &'a Written, mode: Mode) -> Result<V<'a>, ExpandError> {
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

    /// Text with expressions.
    pub(super) fn join(&mut self, parts: &'a [Expr], source: &Source) -> Result<String, ExpandError> {
        let mut text = String::new();
        for part in parts {
            let value = self.part(part, source)?;
            let before = text.len();
            show::write_text(&value, &mut text, 64);
            let grown = text.len() - before;
            self.ev.budget.bytes(grown).map_err(|fail| at(source, part.column, fail))?;
        }
        Ok(text)
    }

    /// A part of a text: one that fails is shown as it is written, one that gives null fails the whole.
    pub(super) fn part(&mut self, part: &'a Expr, source: &Source) -> Result<V<'a>, ExpandError> {
        match self.ev.eval(part, SUBSTITUTE) {
            Ok(value) if value.is_nullish() => {
                let reason = format!("`{part}` is {}, which can't be part of a text", to_js_text(&value));
                Err(at(source, part.column, Fail::Error(reason)))
            }
            Ok(value) => Ok(value),
            Err(Fail::Error(_) | Fail::Throw(_)) if !self.ev.strict => Ok(V::text(format!("${{{part}}}"))),
            Err(Fail::Throw(reason)) => Err(at(source, part.column, Fail::Error(reason))),
            Err(fail) => Err(at(source, part.column, fail)),
        }
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
        let Some(items) = self.bind(object)? else {
            return Ok(self.once(object)?.map_or(Out::Null, Out::Json));
        };
        let mut results = Vec::new();
        for (i, item) in items.enumerate() {
            self.enter(i, item);
            results.extend(self.once(object)?);
        }
        Ok(match results.len() {
            0 => Out::Null,
            1 => results.pop().map_or(Out::Null, Out::Json),
            _ => Out::Json(Value::Array(results)),
        })
    }

    /// Makes an object's data the present data; or gives the items, if the object is to be repeated.
    pub(super) fn bind(&mut self, object: &'a Object) -> Result<Option<Items<'a>>, ExpandError> {
        let Some(data) = &object.data else { return Ok(None) };
        let data = match data {
            Data::Inline(value) if self.mutates => V::own(value),
            Data::Inline(value) => V::from_json(value),
            Data::Bound(Prepared::Whole(written)) => self.whole(written, SUBSTITUTE)?,
            Data::Bound(Prepared::Joined(joined)) => V::text(self.join(&joined.0, &joined.1)?),
            Data::Bound(
                Prepared::Scalar(_) | Prepared::Constant(_) | Prepared::Array(_) | Prepared::Object(_),
            ) => V::Undefined,
        };
        Ok(match data {
            V::Data(Value::Array(items)) => Some(Items::Data(items.iter())),
            V::Array(items) => Some(Items::Made(items.borrow().clone().into_iter())),
            V::Undefined => None,
            data => {
                self.ev.data = data;
                None
            }
        })
    }

    /// Goes to the next item of bound data.
    pub(super) fn enter(&mut self, index: usize, item: V<'a>) {
        self.ev.index = Some(index);
        if !matches!(item, V::Undefined) {
            self.ev.data = item;
        }
    }

    /// The object with the present data, unless its condition drops it.
    fn once(&mut self, object: &'a Object) -> Result<Option<Value>, ExpandError> {
        if !self.holds(object)? {
            return Ok(None);
        }
        let mut map = Map::with_capacity(object.members.len());
        for Member { key, value, .. } in &object.members {
            match self.value(value)? {
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

    pub(super) fn holds(&mut self, object: &'a Object) -> Result<bool, ExpandError> {
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
