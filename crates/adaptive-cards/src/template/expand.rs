//! Expansion: what both walks over a prepared template share. The one that gives a tree is in `build`, the one that
//! gives text in `write`.

use super::build::Builder;
use super::expanded::{Expanded, Step};
use super::prepare::{Data, Object, Prepared, Source, When, Written};
use super::{ExpandOptions, Expansion, Template};
use crate::error::{ExpandError, ExpandErrorKind, Fail, Place};
use crate::evaluate::{Evaluator, Mode, to_js_text};
use crate::expression::{Constant, Expr, Node, Shelf};
use crate::js::show;
use crate::value::{Items, V};
use serde_json::Value;
use std::sync::atomic::Ordering::Relaxed;

/// The largest length of text that is made room for at once.
pub(super) const LARGEST_GUESS: usize = 64 << 10;

pub(super) const SUBSTITUTE: Mode = Mode { substitute: true, tolerate: false };
const PLAIN: Mode = Mode { substitute: false, tolerate: false };

pub(super) struct Expanding<'a> {
    pub(super) ev: Evaluator<'a>,
    pub(super) warnings: Vec<String>,
    mutates: bool,
}

pub(super) fn expand(
    template: &Template,
    data: &Value,
    options: &ExpandOptions,
) -> Result<Expansion, ExpandError> {
    let shelf = Shelf::default();
    admit(template, data, options)?;
    let mut expanding = Expanding::new(template, data, options, Some(&shelf));
    let expanded = Builder::build(&mut expanding, template)?;
    let card = expanded.copy(&expanding.ev.budget)?;
    Ok(Expansion { card, warnings: expanded.warnings })
}

pub(super) fn expand_borrowed<'a>(
    template: &'a Template,
    data: &'a Value,
    options: &'a ExpandOptions,
) -> Result<Expanded<'a>, ExpandError> {
    if template.reads {
        // What is read during the expansion doesn't outlive it.
        let Expansion { card, warnings } = expand(template, data, options)?;
        let limits = options.limits.unwrap_or(template.setting.limits);
        return Ok(Expanded {
            steps: vec![Step::Made],
            text: String::new(),
            made: Some(Box::new(card)),
            warnings,
            limits,
        });
    }
    admit(template, data, options)?;
    Builder::build(&mut Expanding::new(template, data, options, None), template)
}

pub(super) fn expand_to_string(
    template: &Template,
    data: &Value,
    options: &ExpandOptions,
) -> Result<String, ExpandError> {
    let mut out = String::with_capacity(template.guess.text.load(Relaxed).clamp(256, LARGEST_GUESS));
    expand_into(template, data, options, &mut out)?;
    Ok(out)
}

pub(super) fn expand_into(
    template: &Template,
    data: &Value,
    options: &ExpandOptions,
    out: &mut String,
) -> Result<(), ExpandError> {
    let before = out.len();
    let shelf = Shelf::default();
    admit(template, data, options)?;
    let mut expanding = Expanding::new(template, data, options, Some(&shelf));
    let written = super::write::write(&mut expanding, &template.program, out);
    match written {
        // One more for the comma that is written behind each value.
        Ok(()) => template.guess.text.store(out.len() - before + 1, Relaxed),
        Err(_) => out.truncate(before),
    }
    written
}

/// Only a copy of all data goes down without counting, so that its depth is looked at before.
fn admit(template: &Template, data: &Value, options: &ExpandOptions) -> Result<(), ExpandError> {
    let limits = options.limits.unwrap_or(template.setting.limits);
    if template.mutates && !within(data, limits.depth * 2) {
        return Err(at(&Source::nowhere(), 0, Fail::Limit("the data is nested too deeply")));
    }
    Ok(())
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
        Fail::Error(reason) | Fail::Throw(reason) | Fail::Gone(reason) => {
            (ExpandErrorKind::Evaluation, reason, None)
        }
        Fail::Limit(reason) => (ExpandErrorKind::Limit, reason.to_owned(), None),
        Fail::Missing { path, column, suggestion } => {
            place.column = column;
            (ExpandErrorKind::MissingPath, format!("the data has no `{path}`"), suggestion)
        }
    };
    ExpandError { place: Box::new(place), kind, reason, suggestion }
}

impl<'a> Expanding<'a> {
    #[inline]
    fn new(
        template: &Template,
        data: &'a Value,
        options: &'a ExpandOptions,
        shelf: Option<&'a Shelf>,
    ) -> Self {
        let mut setting = template.setting;
        if let Some(limits) = options.limits {
            setting.limits = limits;
        }
        let own = |value: &'a Value| if template.mutates { V::own(value) } else { V::from_json(value) };
        let host = options.host.as_ref().map_or(V::Undefined, own);
        let mut ev = Evaluator::new(own(data), host, setting, shelf);
        ev.now = options.now;
        ev.strict = options.strict;
        ev.remember_paths(template.memos);
        Self { ev, warnings: Vec::new(), mutates: template.mutates }
    }

    pub(super) fn whole(&mut self, written: &'a Written, mode: Mode) -> Result<V<'a>, ExpandError> {
        // The reference takes any `concat` at the top for a text with expressions in it.
        if mode.substitute && written.expr.function().is_some_and(|f| f.kind == "concat") {
            return self.join(written.expr.args(), &written.source).map(V::text);
        }
        self.ev.eval(&written.expr, mode).map_err(|fail| at(&written.source, written.expr.column, fail))
    }

    /// As [`Expanding::whole`], for what the evaluator did not find.
    pub(super) fn whole_unfound(&mut self, written: &'a Written, mode: Mode) -> Result<V<'a>, ExpandError> {
        match written.expr.path() {
            Some(path) => self.ev.read_unfound(path, mode, written.expr.column),
            None => return self.whole(written, mode),
        }
        .map_err(|fail| at(&written.source, written.expr.column, fail))
    }

    /// Text with expressions.
    pub(super) fn join(&mut self, parts: &'a [Expr], source: &Source) -> Result<String, ExpandError> {
        let mut text = String::new();
        self.join_into(parts, source, &mut text)?;
        Ok(text)
    }

    pub(super) fn join_into(
        &mut self,
        parts: &'a [Expr],
        source: &Source,
        text: &mut String,
    ) -> Result<(), ExpandError> {
        for part in parts {
            let before = text.len();
            match (self.ev.find(part), &part.node) {
                (Some(Value::String(found)), _) => text.push_str(found),
                (_, Node::Constant(Constant::Str(plain))) => text.push_str(plain),
                _ => show::write_text(&self.part(part, source)?, text, 64),
            }
            let grown = text.len() - before;
            let charged = self.ev.budget.step().and_then(|()| self.ev.budget.bytes(grown));
            charged.map_err(|fail| at(source, part.column, fail))?;
        }
        Ok(())
    }

    /// A part of a text that the evaluator did not find: one that fails is shown as it is written, one that gives null fails the whole.
    pub(super) fn part(&mut self, part: &'a Expr, source: &Source) -> Result<V<'a>, ExpandError> {
        let value = match part.path() {
            Some(path) => self.ev.read_unfound(path, SUBSTITUTE, part.column),
            None => self.ev.eval(part, SUBSTITUTE),
        };
        match value {
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
            V::Undefined => None,
            data => {
                let items = data.each();
                if items.is_none() {
                    self.ev.data = data;
                }
                items
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
        if let Some(holds) = self.ev.plain_condition(&condition.expr) {
            self.ev.budget.step().map_err(|fail| at(&condition.source, condition.expr.column, fail))?;
            return Ok(holds);
        }
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
