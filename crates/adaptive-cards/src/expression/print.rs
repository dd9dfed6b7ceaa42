//! Expressions back to text, as the reference engine prints what it can't evaluate.

use super::{Constant, Expr, Node};
use std::fmt::{self, Write as _};

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::Constant(constant) => constant.fmt(f),
            Node::Unknown { name, args } => print_call(f, name, args),
            Node::Call { function, args, .. } => print_known(f, function.kind, args),
        }
    }
}

fn print_known(f: &mut fmt::Formatter<'_>, kind: &str, args: &[Expr]) -> fmt::Result {
    match (kind, args) {
        ("Accessor", [Expr { node: Node::Constant(Constant::Str(name)), .. }]) => f.write_str(name),
        ("Accessor", [Expr { node: Node::Constant(Constant::Str(name)), .. }, of]) => {
            write!(f, "{of}.{name}")
        }
        ("Element", [of, index]) => write!(f, "{of}[{index}]"),
        _ => print_call(f, kind, args),
    }
}

fn print_call(f: &mut fmt::Formatter<'_>, name: &str, args: &[Expr]) -> fmt::Result {
    let infix = args.len() >= 2 && name.chars().next().is_some_and(|c| !c.is_ascii_alphabetic());
    if !infix {
        f.write_str(name)?;
    }
    f.write_char('(')?;
    for (i, arg) in args.iter().enumerate() {
        match (i, infix) {
            (0, _) => {}
            (_, true) => write!(f, " {name} ")?,
            (_, false) => f.write_str(", ")?,
        }
        write!(f, "{arg}")?;
    }
    f.write_char(')')
}

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constant::Undefined => f.write_str("undefined"),
            Constant::Null => f.write_str("null"),
            Constant::Bool(b) => write!(f, "{b}"),
            Constant::Num(n) => f.write_str(&crate::js::number::to_text(*n)),
            Constant::Str(s) => print_string(f, s),
        }
    }
}

/// Back slashes are doubled; a quote is escaped unless a back slash stands before it.
fn print_string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('\'')?;
    let mut before = None;
    for c in text.chars() {
        match c {
            '\\' => f.write_str("\\\\")?,
            '\'' if before != Some('\\') => f.write_str("\\'")?,
            c => f.write_char(c)?,
        }
        before = Some(c);
    }
    f.write_char('\'')
}
