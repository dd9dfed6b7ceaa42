//! A template as a tree in which every string with `${…}` is read already.

use crate::error::{Place, TemplateError, push_pointer};
use crate::expression::{Expr, Parsed, Part, Setting, Start, parse_template_string};
use crate::js::show::in_order;
use crate::value::json_number;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// A value of a template.
#[derive(Debug, Clone)]
pub(super) enum Prepared {
    /// It stays as it is; never an array or object.
    Scalar(Value),
    /// An array or object without expressions, and its text. Null items and lists in lists are resolved.
    Constant(Box<(Value, Box<str>)>),
    Whole(Arc<Written>),
    Joined(Arc<(Vec<Expr>, Source)>),
    Array(Vec<Prepared>),
    Object(Arc<Object>),
}

/// An expression and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) expr: Expr,
    pub(super) source: Source,
}

/// Where a string stands, and its text.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) pointer: String,
    pub(super) text: String,
}

impl Source {
    pub(super) fn nowhere() -> Self {
        Self { pointer: String::new(), text: String::new() }
    }
}

/// An object: what decides about it, and its members.
#[derive(Debug, Clone)]
pub(super) struct Object {
    pub(super) pointer: String,
    pub(super) data: Option<Data>,
    pub(super) when: Option<When>,
    pub(super) members: Vec<Member>,
}

/// A member of an object that reaches the card.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) value: Prepared,
}

/// `$data`.
#[derive(Debug, Clone)]
pub(super) enum Data {
    Bound(Prepared),
    Inline(Value),
}

/// `$when`.
#[derive(Debug, Clone)]
pub(super) enum When {
    Condition(Prepared),
    /// It is no expression. The reference engine drops the object if the value is truthy.
    Literal {
        text: String,
        drop: bool,
    },
}

impl Prepared {
    /// Calls `visit` on every node of every expression.
    pub(super) fn walk<'p>(&'p self, visit: &mut dyn FnMut(&'p Expr)) {
        self.roots(&mut |expr| expr.walk(visit));
    }

    /// Calls `visit` on every expression, not on what is in it.
    pub(super) fn roots<'p>(&'p self, visit: &mut dyn FnMut(&'p Expr)) {
        match self {
            Prepared::Scalar(_) | Prepared::Constant(_) => {}
            Prepared::Whole(written) => visit(&written.expr),
            Prepared::Joined(joined) => joined.0.iter().for_each(visit),
            Prepared::Array(items) => items.iter().for_each(|item| item.roots(visit)),
            Prepared::Object(object) => {
                if let Some(Data::Bound(data)) = &object.data {
                    data.roots(visit);
                }
                if let Some(When::Condition(when)) = &object.when {
                    when.roots(visit);
                }
                object.members.iter().for_each(|member| member.value.roots(visit));
            }
        }
    }
}

impl Prepared {
    /// As [`Prepared::roots`], to change them. Nothing else may hold the parts of the template yet.
    fn roots_mut(&mut self, visit: &mut dyn FnMut(&mut Expr)) {
        match self {
            Prepared::Scalar(_) | Prepared::Constant(_) => {}
            Prepared::Whole(written) => {
                Arc::get_mut(written).into_iter().for_each(|written| visit(&mut written.expr));
            }
            Prepared::Joined(joined) => {
                Arc::get_mut(joined).into_iter().flat_map(|joined| &mut joined.0).for_each(visit);
            }
            Prepared::Array(items) => items.iter_mut().for_each(|item| item.roots_mut(visit)),
            Prepared::Object(object) => {
                let Some(object) = Arc::get_mut(object) else { return };
                if let Some(Data::Bound(data)) = &mut object.data {
                    data.roots_mut(visit);
                }
                if let Some(When::Condition(when)) = &mut object.when {
                    when.roots_mut(visit);
                }
                object.members.iter_mut().for_each(|member| member.value.roots_mut(visit));
            }
        }
    }
}

/// The keys that never reach the expanded card.
const RESERVED: [&str; 6] = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

struct Preparing {
    setting: Setting,
    nodes: usize,
    pointer: String,
    /// The beginnings of paths, each with its memo.
    memos: HashMap<(Start, String), usize>,
    /// For each memo where its paths start, and how many there are.
    uses: Vec<(Start, usize)>,
    /// Whether an object may be repeated.
    repeats: bool,
}

/// The prepared template, and how many memos its paths have.
pub(super) fn prepare(template: &Value, setting: Setting) -> Result<(Prepared, usize), TemplateError> {
    let (nodes, pointer) = (setting.limits.nodes, String::new());
    let mut preparing =
        Preparing { setting, nodes, pointer, memos: HashMap::new(), uses: Vec::new(), repeats: false };
    let root = preparing.value(template, setting.limits.depth)?;
    let mut root = fold(root);
    let numbers = preparing.worthwhile();
    root.roots_mut(&mut |expr| {
        expr.paths_mut(&mut |path| {
            let number = |memo: usize| numbers.get(memo).copied().flatten().unwrap_or(usize::MAX);
            path.memo.whole = number(path.memo.whole);
            path.memo.parent = number(path.memo.parent);
        });
    });
    Ok((root, numbers.iter().flatten().count()))
}

/// Makes one constant of every part without expressions.
fn fold(node: Prepared) -> Prepared {
    let changes = |node: &Prepared| !matches!(node, Prepared::Scalar(_) | Prepared::Constant(_));
    let folded = match node {
        Prepared::Array(items) => {
            let items: Vec<Prepared> = items.into_iter().map(fold).collect();
            if items.iter().any(changes) {
                return Prepared::Array(items);
            }
            Prepared::Array(items)
        }
        Prepared::Object(object) => {
            let mut object = Arc::unwrap_or_clone(object);
            let members = std::mem::take(&mut object.members);
            object.members = members.into_iter().map(|m| Member { value: fold(m.value), ..m }).collect();
            if object.data.is_some()
                || object.when.is_some()
                || object.members.iter().any(|m| changes(&m.value))
            {
                return Prepared::Object(Arc::new(object));
            }
            Prepared::Object(Arc::new(object))
        }
        Prepared::Scalar(Value::Null) => return node,
        Prepared::Scalar(_) => node,
        Prepared::Constant(_) | Prepared::Whole(_) | Prepared::Joined(_) => return node,
    };
    let text = super::program::constant(&folded);
    match text.and_then(|text| Some((serde_json::from_str(&text).ok()?, text))) {
        Some(constant) => Prepared::Constant(Box::new(constant)),
        None => folded,
    }
}

impl Preparing {
    fn refuse<T>(&self, expression: &str, reason: &str) -> Result<T, TemplateError> {
        let place = Place { pointer: self.pointer.clone(), expression: expression.to_owned(), column: 0 };
        Err(TemplateError { place: Box::new(place), reason: reason.to_owned(), suggestion: None })
    }

    fn value(&mut self, value: &Value, depth: usize) -> Result<Prepared, TemplateError> {
        let Some(below) = depth.checked_sub(1) else { return self.refuse("", "nested too deeply") };
        self.nodes = match self.nodes.checked_sub(1) {
            Some(left) => left,
            None => return self.refuse("", "the template is too large"),
        };
        match value {
            Value::String(text) => self.string(text),
            Value::Array(items) => {
                let items = items.iter().enumerate();
                let prepared = items.map(|(i, item)| self.below(&i.to_string(), |s| s.value(item, below)));
                Ok(Prepared::Array(prepared.collect::<Result<_, _>>()?))
            }
            Value::Object(map) => self.object(map, below),
            Value::Number(n) => Ok(Prepared::Scalar(json_number(n.as_f64().unwrap_or(f64::NAN)))),
            Value::Null | Value::Bool(_) => Ok(Prepared::Scalar(value.clone())),
        }
    }

    fn below<T>(&mut self, key: &str, run: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        push_pointer(&mut self.pointer, key);
        let result = run(self);
        self.pointer.truncate(length);
        result
    }

    fn string(&mut self, text: &str) -> Result<Prepared, TemplateError> {
        let mut parsed = parse_template_string(text, self.setting);
        match &mut parsed {
            Ok(Parsed::Whole(expr)) => self.number_memos(expr),
            Ok(Parsed::Joined(parts)) => parts.iter_mut().for_each(|part| self.number_memos(part)),
            Ok(Parsed::Plain) | Err(_) => {}
        }
        let source = || Source { pointer: self.pointer.clone(), text: text.to_owned() };
        match parsed {
            Ok(Parsed::Plain) => Ok(Prepared::Scalar(Value::String(text.to_owned()))),
            Ok(Parsed::Whole(expr)) => Ok(Prepared::Whole(Arc::new(Written { expr, source: source() }))),
            Ok(Parsed::Joined(parts)) => Ok(Prepared::Joined(Arc::new((parts, source())))),
            Err(refused) => {
                let source = source();
                let place =
                    Place { pointer: source.pointer, expression: source.text, column: refused.column };
                Err(TemplateError {
                    place: Box::new(place),
                    reason: refused.reason,
                    suggestion: refused.suggestion,
                })
            }
        }
    }

    /// Gives paths with the same beginning the same memo.
    fn number_memos(&mut self, expr: &mut Expr) {
        let mut number = |parts: &[Part], start| {
            let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
            let next = self.memos.len();
            let memo = *self.memos.entry((start, names.join("\n"))).or_insert(next);
            if memo == next {
                self.uses.push((start, 0));
            }
            self.uses[memo].1 += 1;
            memo
        };
        expr.paths_mut(&mut |path| {
            let reserved = path.start != Start::Data;
            let names = path.parts.len() - usize::from(reserved && !path.parts.is_empty());
            if names > 0 {
                path.memo.whole = number(&path.parts, path.start);
            }
            if names > 1 {
                path.memo.parent = number(&path.parts[..path.parts.len() - 1], path.start);
            }
        });
    }

    /// The new number of each memo; none for those that would be looked at once.
    fn worthwhile(&self) -> Vec<Option<usize>> {
        let mut next = 0;
        let number = |(start, uses): &(Start, usize)| {
            let elsewhere = matches!(start, Start::Root | Start::Host);
            (*uses > 1 || (self.repeats && elsewhere)).then(|| {
                next += 1;
                next - 1
            })
        };
        self.uses.iter().map(number).collect()
    }

    fn object(
        &mut self,
        map: &serde_json::Map<String, Value>,
        depth: usize,
    ) -> Result<Prepared, TemplateError> {
        let mut object =
            Object { pointer: self.pointer.clone(), data: None, when: None, members: Vec::new() };
        for (key, value) in in_order(map) {
            match key.as_str() {
                "$data" => {
                    self.repeats = true;
                    object.data = Some(self.below(key, |s| s.data(value, depth))?);
                }
                "$when" => object.when = self.below(key, |s| s.when(value, depth))?,
                // The reference sets the prototype, so the member is lost.
                "__proto__" => {}
                key if RESERVED.contains(&key) => {}
                _ => {
                    let member = self.below(key, |s| s.value(value, depth))?;
                    object.members.push(Member { key: key.to_owned(), value: member });
                }
            }
        }
        Ok(Prepared::Object(Arc::new(object)))
    }

    fn data(&mut self, value: &Value, depth: usize) -> Result<Data, TemplateError> {
        let prepared = self.value(value, depth)?;
        match &prepared {
            Prepared::Whole(_) | Prepared::Joined(_) => return Ok(Data::Bound(prepared)),
            Prepared::Scalar(_) | Prepared::Constant(_) | Prepared::Array(_) | Prepared::Object(_) => {}
        }
        let mut expressions = 0;
        prepared.roots(&mut |_| expressions += 1);
        if expressions > 0 {
            return self.refuse(
                "",
                "data given inline can't hold expressions: the reference engine leaves them unevaluated",
            );
        }
        Ok(Data::Inline(value.clone()))
    }

    fn when(&mut self, value: &Value, depth: usize) -> Result<Option<When>, TemplateError> {
        let prepared = self.value(value, depth)?;
        let drop = match &prepared {
            Prepared::Whole(_) | Prepared::Joined(_) => return Ok(Some(When::Condition(prepared))),
            Prepared::Scalar(scalar) => !crate::value::V::from_json(scalar).is_falsy(),
            Prepared::Constant(_) | Prepared::Array(_) | Prepared::Object(_) => true,
        };
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Ok(Some(When::Literal { text, drop }))
    }
}
