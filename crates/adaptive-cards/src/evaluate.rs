//! Evaluates expressions against data: memory, paths, and the operators that treat their operands specially.
//! Plain functions stand in `functions`.

mod access;

pub(crate) use access::{accessor, accumulate, element, get_value};

use crate::error::{Fail, closest};
use crate::expression::{Constant, Expr, Memo, Node, Part, Path, Setting, Shelf, Start};
use crate::functions::{Body, Function, Plain, Verify};
use crate::js::text;
use crate::limits::Budget;
use crate::value::{Members, Text, V};
use serde_json::Value as Json;
use std::cell::Cell;

/// How missing values are treated where an expression stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mode {
    /// A missing value becomes the text `${path}`, as the reference engine does outside of conditions.
    pub(crate) substitute: bool,
    /// In strict mode: whether a missing value is fine here, because the expression asks for just that.
    pub(crate) tolerate: bool,
}

impl Mode {
    pub(crate) fn plain(self) -> Self {
        Self { substitute: false, ..self }
    }
}

/// Patterns by their text, and whether for replacing.
pub(crate) type Patterns = std::collections::BTreeMap<(String, bool), regex::Regex>;

pub(crate) type Outcome<'a> = Result<V<'a>, Fail>;

/// What expressions can see, and what they may still cost.
#[derive(Debug)]
pub(crate) struct Evaluator<'a> {
    pub(crate) root: V<'a>,
    pub(crate) data: V<'a>,
    pub(crate) index: Option<usize>,
    pub(crate) host: V<'a>,
    pub(crate) now: Option<jiff::Timestamp>,
    pub(crate) strict: bool,
    pub(crate) setting: Setting,
    pub(crate) budget: Budget,
    /// Patterns that were compiled.
    pub(crate) patterns: Option<Box<Patterns>>,
    /// Where expressions are kept that are read only now; `None` if the template has none of those.
    shelf: Option<&'a Shelf>,
    /// By the number of a memo: the data, and what the beginning of a path led to in it.
    memos: Vec<Cell<Option<(&'a Json, &'a Json)>>>,
    locals: Vec<(&'a str, V<'a>)>,
    /// Arrays and objects that functions made and may have tied into circles.
    made: Vec<V<'a>>,
    depth: usize,
}

/// What came of a function.
enum Applied<'a> {
    Ran(Outcome<'a>),
    /// It didn't run: an operand failed.
    Operand(Fail),
}

impl<'a> Evaluator<'a> {
    #[inline]
    pub(crate) fn new(root: V<'a>, host: V<'a>, setting: Setting, shelf: Option<&'a Shelf>) -> Self {
        Self {
            data: root.clone(),
            root,
            index: None,
            host,
            now: None,
            strict: false,
            setting,
            budget: Budget::new(&setting.limits),
            patterns: None,
            shelf,
            memos: Vec::new(),
            locals: Vec::new(),
            made: Vec::new(),
            depth: 0,
        }
    }

    pub(crate) fn eval(&mut self, expr: &'a Expr, mode: Mode) -> Outcome<'a> {
        self.budget.step()?;
        match &expr.node {
            Node::Constant(constant) => Ok(literal(constant)),
            Node::Unknown { name, .. } => Err(Fail::throw(format!("Unknown function {name}"))),
            Node::Call { path: Some(path), .. } => self.read_plain(path, mode, expr.column),
            Node::Call { function, args, .. } => self.call(function, expr, args, mode),
        }
    }

    fn call(
        &mut self,
        function: &'static Function,
        expr: &'a Expr,
        args: &'a [Expr],
        mode: Mode,
    ) -> Outcome<'a> {
        if self.depth > self.budget.depth {
            return Err(Fail::Limit("nested too deeply"));
        }
        self.depth += 1;
        let outcome = match function.body {
            Body::Special(run) => run(self, expr, mode),
            Body::Plain(verify, run) => match self.apply(args, mode, verify, run) {
                Applied::Ran(outcome) => outcome.map_err(caught),
                Applied::Operand(fail) => Err(fail),
            },
            Body::Compare(verify, run) => {
                let mode = Mode {
                    tolerate: mode.tolerate || (self.strict && function.asks(args)),
                    substitute: false,
                };
                match self.apply(args, mode, verify, run) {
                    Applied::Ran(outcome) => outcome.map_err(caught),
                    Applied::Operand(Fail::Error(_)) => Ok(V::Bool(false)),
                    Applied::Operand(fail) => Err(fail),
                }
            }
        };
        self.depth -= 1;
        match outcome {
            Err(Fail::Gone(reason)) if function.kind != "Element" => Err(Fail::Throw(reason)),
            outcome => outcome,
        }
    }

    /// Runs a function on its operands, which stand on the stack if there are one or two.
    fn apply(&mut self, args: &'a [Expr], mode: Mode, verify: Verify, run: Plain) -> Applied<'a> {
        if let [one] = args {
            return match self.child(one, 0, mode, verify) {
                Ok(one) => Applied::Ran(run(self, &[one])),
                Err(fail) => Applied::Operand(fail),
            };
        }
        if let [one, two] = args {
            let operands =
                self.child(one, 0, mode, verify).and_then(|one| Ok([one, self.child(two, 1, mode, verify)?]));
            return match operands {
                Ok(operands) => Applied::Ran(run(self, &operands)),
                Err(fail) => Applied::Operand(fail),
            };
        }
        match self.children(args, mode, verify) {
            Ok(operands) => Applied::Ran(run(self, &operands)),
            Err(fail) => Applied::Operand(fail),
        }
    }

    fn child(&mut self, arg: &'a Expr, position: usize, mode: Mode, verify: Verify) -> Outcome<'a> {
        let value = self.eval(arg, mode)?;
        verify.check(&value, arg, position)?;
        Ok(value)
    }

    /// Evaluates operands, each checked before the next is evaluated.
    pub(crate) fn children(
        &mut self,
        args: &'a [Expr],
        mode: Mode,
        verify: Verify,
    ) -> Result<Vec<V<'a>>, Fail> {
        let mut values = Vec::with_capacity(args.len());
        for (position, arg) in args.iter().enumerate() {
            values.push(self.child(arg, position, mode, verify)?);
        }
        Ok(values)
    }

    /// A plain path of the template.
    fn read_plain(&self, path: &'a Path, mode: Mode, column: usize) -> Outcome<'a> {
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

    /// Evaluates `body` with a local value.
    pub(crate) fn with_local(
        &mut self,
        name: &'a str,
        value: V<'a>,
        body: &'a Expr,
        mode: Mode,
    ) -> Outcome<'a> {
        self.locals.push((name, value));
        let outcome = self.eval(body, mode);
        self.locals.pop();
        outcome
    }

    pub(crate) fn in_lambda(&self) -> bool {
        !self.locals.is_empty()
    }

    /// Remembers an array or object that may become part of a circle.
    pub(crate) fn remember(&mut self, value: &V<'a>) {
        self.made.push(value.clone());
    }

    /// Keeps expressions that were read just now.
    pub(crate) fn keep(&self, parts: Vec<Expr>) -> &'a [Expr] {
        self.shelf.map_or(&[], |shelf| shelf.keep(parts))
    }

    /// Text made by a function, charged for.
    pub(crate) fn text(&self, text: impl Into<std::rc::Rc<str>>) -> Outcome<'a> {
        let text = text.into();
        self.budget.bytes(text.len())?;
        Ok(V::Str(Text::Made(text)))
    }

    /// A list made by a function, charged for.
    pub(crate) fn list(&self, items: Vec<V<'a>>) -> Outcome<'a> {
        self.budget.items(items.len())?;
        Ok(V::array(items))
    }

    /// An object made by a function, charged for.
    pub(crate) fn object(&self, members: Members<'a>) -> Outcome<'a> {
        self.budget.items(members.len() * 2)?;
        Ok(V::object(members))
    }
}

impl Drop for Evaluator<'_> {
    fn drop(&mut self) {
        for value in &self.made {
            match value {
                V::Array(items) => items.borrow_mut().clear(),
                V::Object(members) => members.borrow_mut().clear(),
                _ => {}
            }
        }
    }
}

/// Inside a plain function everything thrown becomes an error.
fn caught(fail: Fail) -> Fail {
    match fail {
        Fail::Throw(reason) | Fail::Gone(reason) => Fail::Error(reason),
        other => other,
    }
}

pub(crate) fn literal(constant: &Constant) -> V<'_> {
    match constant {
        Constant::Undefined => V::Undefined,
        Constant::Null => V::Null,
        Constant::Bool(b) => V::Bool(*b),
        Constant::Num(n) => V::Num(*n),
        Constant::Str(s) => V::Str(Text::Borrowed(s)),
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

fn array_item<'a>(array: &V<'a>, index: f64) -> Option<V<'a>> {
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

/// `String(value)`, for messages and keys: never fails, however deep the value.
pub(crate) fn to_js_text(value: &V<'_>) -> String {
    let mut out = String::new();
    crate::js::show::write_text(value, &mut out, 64);
    out
}
