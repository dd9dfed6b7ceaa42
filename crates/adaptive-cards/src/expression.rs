//! The expression language: text to tree. What the functions do stands in `functions`, how a tree is
//! evaluated in `evaluate`.

mod lexer;
mod parser;
mod print;

pub(crate) use parser::{Parsed, Setting, parse_template_string};

use crate::functions::Function;

/// A node of an expression.
#[derive(Debug, Clone)]
pub(crate) struct Expr {
    pub(crate) node: Node,
    /// The character in the template's string where the node's name or operator stands, from 1.
    pub(crate) column: usize,
    /// Levels below and including this one.
    depth: usize,
}

#[derive(Debug, Clone)]
pub(crate) enum Node {
    Constant(Constant),
    Call {
        function: &'static Function,
        args: Vec<Expr>,
        /// For a chain of plain names: the path as the reference engine builds it.
        path: Option<Box<Path>>,
    },
    /// A function that doesn't exist: the reference engine fails when it is evaluated.
    Unknown {
        name: String,
        args: Vec<Expr>,
    },
}

/// A literal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Constant {
    Undefined,
    Null,
    Bool(bool),
    Num(f64),
    Str(String),
}

/// A path through memory.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    /// As the reference engine writes it, for example `a.b[0]`.
    pub(crate) text: String,
    pub(crate) parts: Vec<Part>,
}

#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// What `parseInt` makes of the name: the index if the value is a list.
    pub(crate) index: Option<f64>,
}

impl Path {
    /// Takes a path apart as the reference engine does: at every run of dots and brackets.
    pub(crate) fn new(text: String) -> Self {
        let parts = text
            .split(['.', '[', ']'])
            .filter(|part| !part.is_empty())
            .map(|part| {
                let name = unquote(part).to_owned();
                Part { index: crate::js::number::parse_int_any(&name), name }
            })
            .collect();
        Self { text, parts }
    }
}

fn unquote(part: &str) -> &str {
    for quote in ['"', '\''] {
        if part.starts_with(quote) && part.ends_with(quote) {
            // A lone quote mark is its own beginning and end; `substr(1, -1)` of it is empty.
            return part.get(1..part.len().max(2) - 1).unwrap_or("");
        }
    }
    part
}

impl Expr {
    pub(crate) fn constant(value: Constant, column: usize) -> Self {
        Self { node: Node::Constant(value), column, depth: 1 }
    }

    pub(crate) fn args(&self) -> &[Expr] {
        match &self.node {
            Node::Constant(_) => &[],
            Node::Call { args, .. } | Node::Unknown { args, .. } => args,
        }
    }

    pub(crate) fn is_constant(&self) -> bool {
        matches!(self.node, Node::Constant(_))
    }

    /// The function called, by the reference engine's name for it.
    pub(crate) fn function(&self) -> Option<&'static Function> {
        match &self.node {
            Node::Call { function, .. } => Some(function),
            Node::Constant(_) | Node::Unknown { .. } => None,
        }
    }

    /// Calls `visit` on this node and all below it.
    pub(crate) fn walk<'e>(&'e self, visit: &mut dyn FnMut(&'e Expr)) {
        visit(self);
        for arg in self.args() {
            arg.walk(visit);
        }
    }
}
