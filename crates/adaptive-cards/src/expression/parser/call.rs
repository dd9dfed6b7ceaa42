//! Calls as trees: which function it is, the checks of arity and type that the reference engine makes when it loads a
//! template, and the path that a chain of plain names stands for.

use super::{Parser, Refused};
use crate::error::closest;
use crate::expression::{Constant, Expr, Node, Path};
use crate::functions::{self, Function, Lookup};

impl Parser<'_> {
    /// Makes a call and checks it as the reference engine does when it loads a template.
    pub(super) fn call(&mut self, name: &str, args: Vec<Expr>, column: usize) -> Result<Expr, Refused> {
        *self.nodes = match self.nodes.checked_sub(1) {
            Some(left) => left,
            None => return self.refuse(column, "the expression is too long"),
        };
        let depth = args.iter().map(|a| a.depth).max().unwrap_or(0) + 1;
        if depth > self.setting.limits.depth {
            return self.refuse(column, "the expression is nested too deeply");
        }
        let function: &'static Function = match functions::lookup(name) {
            Lookup::Known(function) if function.needs_clock && !self.setting.clock => {
                return self.refuse(column, format!("`{name}` needs a clock, and the host gives none"));
            }
            Lookup::Known(function) => function,
            Lookup::Refused(reason) => return self.refuse(column, format!("`{name}` {reason}")),
            Lookup::Unknown if self.setting.unknown_functions_fail_late => {
                return Ok(Expr { node: Node::Unknown { name: name.to_owned(), args }, column, depth });
            }
            Lookup::Unknown => {
                let suggestion = closest(name, functions::names()).map(str::to_owned);
                return Err(Refused { column, reason: format!("there is no function `{name}`"), suggestion });
            }
        };
        let path = static_path(function, &args);
        let expr = Expr { node: Node::Call { function, args, path }, column, depth };
        match functions::validate(function, &expr) {
            Ok(()) => Ok(expr),
            Err(reason) => self.refuse(column, reason),
        }
    }
}

/// The path of a chain of plain names and constant indices such as `a.b[0].c`.
fn static_path(function: &'static Function, args: &[Expr]) -> Option<Box<Path>> {
    if function.kind != "Accessor" {
        return None;
    }
    let Some(Expr { node: Node::Constant(Constant::Str(name)), .. }) = args.first() else { return None };
    let text = match args.get(1) {
        None => name.clone(),
        Some(of) => format!("{}.{name}", path_text(of)?),
    };
    Some(Box::new(Path::new(text)))
}

fn path_text(expr: &Expr) -> Option<String> {
    let Node::Call { function, args, path } = &expr.node else { return None };
    if let Some(path) = path {
        return Some(path.text.clone());
    }
    match (function.kind, &args[..]) {
        ("Element", [of, Expr { node: Node::Constant(index), .. }]) => {
            let of = path_text(of)?;
            match index {
                Constant::Num(n) => Some(format!("{of}[{}]", crate::js::number::to_text(*n))),
                Constant::Str(s) if crate::js::number::parse_int_any(s).is_some() => {
                    Some(format!("{of}[{s}]"))
                }
                Constant::Str(s) => Some(format!("{of}['{s}']")),
                Constant::Undefined | Constant::Null | Constant::Bool(_) => None,
            }
        }
        _ => None,
    }
}
