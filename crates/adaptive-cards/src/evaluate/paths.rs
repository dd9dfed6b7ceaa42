//! Reads paths such as `a.b[0].c`: where they begin, what they meet, and what was probably meant.

use super::{Evaluator, Mode, Outcome};
use crate::error::{Fail, closest};
use crate::expression::{Constant, Expr, Memo, Node, Part, Path, Start};
use crate::js::text;
use crate::value::{Text, V};
use serde_json::Value as Json;
use std::cell::Cell;

impl<'a> Evaluator<'a> {
    /// A plain path of the template.
    pub(super) fn read_plain(&self, path: &'a Path, mode: Mode, column: usize) -> Outcome<'a> {
        if self.locals.is_empty()
            && let Some(found) = self.find_path(path)
        {
            return Ok(V::from_json(found));
        }
        self.read_here(path, mode, column)
    }

    /// As `eval` for a path that [`Evaluator::find`] gives nothing for.
    pub(crate) fn read_unfound(&self, path: &'a Path, mode: Mode, column: usize) -> Outcome<'a> {
        self.budget.step()?;
        self.read_here(path, mode, column)
    }

    fn read_here(&self, path: &'a Path, mode: Mode, column: usize) -> Outcome<'a> {
        match self.look_up(path) {
            V::Undefined if mode.substitute && !self.strict => {
                self.budget.bytes(path.shown.len())?;
                Ok(V::Str(Text::Borrowed(&path.shown)))
            }
            V::Undefined => self.missing(&path.text, || self.suggestion(path), mode, column),
            value => Ok(value),
        }
    }

    /// Reads a path, with what mode and strictness say about a missing value.
    pub(crate) fn read(&self, path: &Path, mode: Mode, column: usize) -> Outcome<'a> {
        if self.locals.is_empty()
            && let Some(found) = self.find_path(path)
        {
            return Ok(V::from_json(found));
        }
        match self.look_up(path) {
            V::Undefined => self.missing(&path.text, || self.suggestion(path), mode, column),
            value => Ok(value),
        }
    }

    pub(crate) fn missing(
        &self,
        path: &str,
        suggest: impl FnOnce() -> Option<String>,
        mode: Mode,
        column: usize,
    ) -> Outcome<'a> {
        if self.strict && !mode.tolerate {
            return Err(Fail::Missing { path: path.to_owned(), column, suggestion: suggest() });
        }
        if !mode.substitute {
            return Ok(V::Undefined);
        }
        self.budget.bytes(path.len() + 3)?;
        Ok(V::text(format!("${{{path}}}")))
    }

    /// The innermost local value of that name that has the path, else the data's.
    pub(crate) fn look_up(&self, path: &Path) -> V<'a> {
        let Some(first) = path.parts.first() else { return V::Undefined };
        for (name, value) in self.locals.iter().rev() {
            if text::equal(name, &first.name) || text::same_name(name, &first.name) {
                let found = walk(value.clone(), &path.parts[1..]);
                if !matches!(found, V::Undefined) {
                    return found;
                }
            }
        }
        match path.start {
            Start::Data => walk(self.data.clone(), &path.parts),
            reserved => walk(self.reserved(reserved), &path.parts[1..]),
        }
    }

    /// The value of an expression that is a plain path to a value of the data: the quick way, without a copy.
    /// `None` if it isn't, or for any reason has to be evaluated.
    pub(crate) fn find(&self, expr: &Expr) -> Option<&'a Json> {
        match &expr.node {
            Node::Call { path: Some(path), .. } if self.locals.is_empty() => self.find_path(path),
            Node::Constant(_) | Node::Call { .. } | Node::Unknown { .. } => None,
        }
    }

    /// What most conditions are, the quick way: a path to true or false, or to a text that is compared with another.
    /// `None` if it is something else, or for any reason has to be evaluated.
    pub(crate) fn plain_condition(&self, expr: &Expr) -> Option<bool> {
        if let Some(Json::Bool(holds)) = self.find(expr) {
            return Some(*holds);
        }
        let wanted = match expr.function()?.kind {
            "==" => true,
            "!=" => false,
            _ => return None,
        };
        match expr.args() {
            [path, Expr { node: Node::Constant(Constant::Str(text)), .. }] => match self.find(path)? {
                Json::String(found) => Some(text::equal(found, text) == wanted),
                _ => None,
            },
            _ => None,
        }
    }

    fn find_path(&self, path: &Path) -> Option<&'a Json> {
        let (scope, parts) = match path.start {
            Start::Data if path.parts.is_empty() => return None,
            Start::Data => (&self.data, &path.parts[..]),
            Start::Root => (&self.root, &path.parts[1..]),
            Start::ThisData => (&self.data, &path.parts[1..]),
            Start::Host => (&self.host, &path.parts[1..]),
            Start::Index | Start::Version | Start::Nowhere => return None,
        };
        let V::Data(scope) = *scope else { return None };
        self.follow(path.memo, scope, parts)
    }

    /// Follows a path, remembering what it and its beginnings lead to.
    fn follow(&self, memo: Memo, scope: &'a Json, parts: &[Part]) -> Option<&'a Json> {
        let [before @ .., last] = parts else { return Some(scope) };
        let whole = self.memos.get(memo.whole);
        if let Some((of, found)) = whole.and_then(Cell::get)
            && std::ptr::eq(of, scope)
        {
            return Some(found);
        }
        let known = self.memos.get(memo.parent);
        let parent = match (before, known.and_then(Cell::get)) {
            ([], _) => scope,
            (_, Some((of, parent))) if std::ptr::eq(of, scope) => parent,
            (before, _) => {
                let parent = before.iter().try_fold(scope, |json, part| part.in_json(json))?;
                if let Some(memo) = known {
                    memo.set(Some((scope, parent)));
                }
                parent
            }
        };
        let found = last.in_json(parent)?;
        if let Some(memo) = whole {
            memo.set(Some((scope, found)));
        }
        Some(found)
    }

    /// Makes room for what paths remember.
    pub(crate) fn remember_paths(&mut self, count: usize) {
        if count > 0 {
            self.memos = vec![Cell::new(None); count];
        }
    }

    fn reserved(&self, start: Start) -> V<'a> {
        match start {
            Start::Root => self.root.clone(),
            Start::Data | Start::ThisData => self.data.clone(),
            Start::Index => self.index.map_or(V::Undefined, |i| V::Num(i as f64)),
            Start::Host => self.host.clone(),
            Start::Version => engine_version(),
            Start::Nowhere => V::Undefined,
        }
    }

    /// The path with its first wrong name replaced by the most similar one of the data.
    fn suggestion(&self, path: &Path) -> Option<String> {
        let reserved = path.start != Start::Data;
        let mut scope = self.reserved(path.start);
        let mut names: Vec<&str> = path.parts.iter().map(|p| p.name.as_str()).collect();
        if reserved && matches!(scope, V::Undefined) {
            let known = ["$root", "$data", "$index", "$host"];
            names[0] = closest(names[0], known)?;
            return Some(names.join("."));
        }
        for at in usize::from(reserved)..names.len() {
            let next = walk(scope.clone(), &path.parts[at..=at]);
            if matches!(next, V::Undefined) {
                let entries = scope.entries();
                let name = closest(names[at], entries.iter().map(|(k, _)| &**k))?.to_owned();
                names[at] = &name;
                return Some(names.join("."));
            }
            scope = next;
        }
        None
    }
}

/// Follows parts of a path; `Undefined` if it leads nowhere.
pub(crate) fn walk<'a>(scope: V<'a>, parts: &[crate::expression::Part]) -> V<'a> {
    let mut current = scope;
    for part in parts {
        if let V::Data(Json::Object(map)) = current {
            let Some(found) = part.of(map) else { return V::Undefined };
            current = V::from_json(found);
            continue;
        }
        current = match part.index {
            Some(index) if current.is_array() => match array_item(&current, index) {
                Some(item) => item,
                None => return V::Undefined,
            },
            _ if current.is_falsy() => V::Undefined,
            _ => current.property(&part.name).unwrap_or(V::Undefined),
        };
    }
    current
}

pub(super) fn array_item<'a>(array: &V<'a>, index: f64) -> Option<V<'a>> {
    if index < 0.0 || index >= array.array_len()? as f64 {
        return None;
    }
    array.item(index as usize)
}

fn engine_version<'a>() -> V<'a> {
    let number = |name, value| (Text::Borrowed(name), V::Num(value));
    V::object(vec![
        number("major", 2.0),
        number("minor", 3.0),
        number("patch", 1.0),
        (Text::Borrowed("suffix"), V::Str(Text::Borrowed(""))),
    ])
}
