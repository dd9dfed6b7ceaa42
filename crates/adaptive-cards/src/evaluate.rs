//! Evaluates expressions against data: memory, paths, and the operators that treat their operands specially.
//! Plain functions stand in `functions`.

mod access;
mod paths;

pub(crate) use access::{accessor, accumulate, element, get_value};
pub(crate) use paths::walk;

use crate::error::Fail;
use crate::expression::{Constant, Expr, Node, Setting, Shelf};
use crate::functions::{Body, Function, Plain, Verify};
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

/// `String(value)`, for messages and keys: never fails, however deep the value.
pub(crate) fn to_js_text(value: &V<'_>) -> String {
    let mut out = String::new();
    crate::js::show::write_text(value, &mut out, 64);
    out
}
