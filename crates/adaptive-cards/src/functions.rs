//! The functions and operators of the language: names, types, checks. Each family has a file of its own;
//! what can't be called, and why, stands at the end.

mod collection;
mod compare;
mod convert;
mod date;
mod kinds;
mod lambda;
mod locale;
mod logic;
mod math;
mod object;
mod pattern;
mod sort;
mod string;
mod table;
mod uri;
mod verify;
mod zone;

pub(crate) use kinds::{Check, validate};
pub(crate) use verify::Verify;

use crate::evaluate::{Evaluator, Mode, Outcome};
use crate::expression::{Constant, Expr, Node};
use crate::value::V;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Evaluates a call whose operands it evaluates itself.
pub(crate) type Special = for<'a> fn(&mut Evaluator<'a>, &'a Expr, Mode) -> Outcome<'a>;
/// Evaluates a call on the values of its operands.
pub(crate) type Plain = for<'a> fn(&mut Evaluator<'a>, &[V<'a>]) -> Outcome<'a>;

/// How a function is evaluated.
pub(crate) enum Body {
    Special(Special),
    Plain(Verify, Plain),
    /// Like `Plain`, but a failing operand makes the answer `false`, and missing values stay missing.
    Compare(Verify, Plain),
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Body::Special(_) => "Special",
            Body::Plain(..) => "Plain",
            Body::Compare(..) => "Compare",
        })
    }
}

/// A function or an operator.
#[derive(Debug)]
pub(crate) struct Function {
    /// The reference engine's name for it, which it prints: `+` for `add`.
    pub(crate) kind: &'static str,
    /// The types it may give, see `kinds`.
    pub(crate) returns: u8,
    pub(crate) check: Check,
    pub(crate) body: Body,
    pub(crate) needs_clock: bool,
    /// Whether it changes a value in place, as the reference engine does with some.
    pub(crate) mutates: bool,
    /// Whether it reads expressions when it is evaluated.
    pub(crate) reads: bool,
}

impl Function {
    /// Whether the call asks for missing values, so that strict mode must not refuse them.
    pub(crate) fn asks(&self, args: &[Expr]) -> bool {
        let null = |e: &Expr| matches!(e.node, Node::Constant(Constant::Null | Constant::Undefined));
        match self.kind {
            "exists" | "empty" => true,
            "==" | "!=" => args.iter().any(null),
            _ => false,
        }
    }
}

/// What a name stands for.
pub(crate) enum Lookup {
    Known(&'static Function),
    /// It exists in the reference engine; the reason reads on after its name.
    Refused(&'static str),
    Unknown,
}

static BY_NAME: LazyLock<HashMap<&'static str, &'static Function>> = LazyLock::new(|| {
    let mut map: HashMap<_, _> =
        table::FUNCTIONS.iter().flat_map(|group| *group).map(|f| (f.kind, f)).collect();
    for (alias, kind) in table::ALIASES {
        if let Some(function) = map.get(kind).copied() {
            map.insert(alias, function);
        }
    }
    map
});

/// Finds a function by a name that expressions may use for it. Letter case counts.
pub(crate) fn lookup(name: &str) -> Lookup {
    if let Some(function) = BY_NAME.get(name) {
        return Lookup::Known(function);
    }
    match table::REFUSED.iter().find(|(names, _)| names.contains(&name)) {
        Some((_, reason)) => Lookup::Refused(reason),
        None => Lookup::Unknown,
    }
}

/// All names that can be called, operators included, in no order.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    BY_NAME.keys().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in back quotes of the README's two tables of functions.
    fn documented() -> Vec<&'static str> {
        let readme = include_str!("../README.md");
        let tables = readme.split("### Functions").nth(1).unwrap().split("## Helpers").next().unwrap();
        tables.lines().filter(|l| l.starts_with('|')).flat_map(|l| l.split('`').skip(1).step_by(2)).collect()
    }

    #[test]
    fn the_readme_lists_every_function_and_every_refusal() {
        let documented = documented();
        let operator = |name: &str| !name.starts_with(|c: char| c.is_ascii_alphabetic());
        let internal = ["Accessor", "Element"];
        for name in names().filter(|name| !operator(name) && !internal.contains(name)) {
            assert!(documented.contains(&name), "{name} is not in the README");
        }
        for name in table::REFUSED.iter().flat_map(|(names, _)| *names) {
            assert!(documented.contains(name), "{name} is not in the README");
        }
        let function = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric());
        for name in documented.into_iter().filter(|name| function(name) && *name != "regex") {
            assert!(!matches!(lookup(name), Lookup::Unknown), "{name} is in the README, but doesn't exist");
        }
    }

    #[test]
    fn refused_functions_say_why() {
        for (name, reason) in
            [("rand", "repeatable"), ("jPath", "JPath"), ("resolve", "timex"), ("xml", "XML")]
        {
            assert!(matches!(lookup(name), Lookup::Refused(why) if why.contains(reason)), "{name}");
        }
    }
}
