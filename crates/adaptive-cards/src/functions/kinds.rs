//! Types as far as the reference engine knows them before anything is evaluated, and its checks at load.

use super::Function;
use crate::expression::{Constant, Expr, Node};

pub(crate) const BOOLEAN: u8 = 1;
pub(crate) const NUMBER: u8 = 2;
/// Any value: checked when evaluated.
pub(crate) const OBJECT: u8 = 4;
pub(crate) const STRING: u8 = 8;
pub(crate) const ARRAY: u8 = 16;

/// More operands than any expression can have.
pub(crate) const MANY: usize = usize::MAX;

/// How a call is checked when the template is loaded.
#[derive(Debug)]
pub(crate) enum Check {
    Nothing,
    /// From `.0` to `.1` operands, all of the types `.2`.
    Arity(usize, usize, u8),
    /// Operands of these types, then optional ones of those.
    Order(&'static [u8], &'static [u8]),
    /// A list, a name, a body.
    Lambda,
    /// A name, and perhaps what it is a property of.
    Accessor,
    /// Text and a pattern, which is read at once if it is a constant.
    Pattern,
}

/// The types an expression may have.
fn returns(expr: &Expr) -> u8 {
    match &expr.node {
        Node::Constant(Constant::Str(_)) | Node::Unknown { .. } => STRING,
        Node::Constant(Constant::Bool(_)) => BOOLEAN,
        Node::Constant(Constant::Num(_)) => NUMBER,
        Node::Constant(Constant::Null | Constant::Undefined) => OBJECT,
        Node::Call { function, .. } => function.returns,
    }
}

/// Checks a call: the number and, as far as they are known, the types of its operands.
pub(crate) fn validate(function: &Function, expr: &Expr) -> Result<(), String> {
    let args = expr.args();
    match &function.check {
        Check::Nothing => Ok(()),
        Check::Arity(least, most, types) => arity(expr, *least, *most, *types),
        Check::Order(required, optional) => order(expr, required, optional),
        Check::Lambda => lambda(args),
        Check::Accessor => accessor(expr),
        Check::Pattern => {
            arity(expr, 2, 2, STRING)?;
            match &args[1].node {
                Node::Constant(Constant::Str(pattern)) => super::pattern::check(pattern),
                Node::Constant(_) | Node::Call { .. } | Node::Unknown { .. } => Ok(()),
            }
        }
    }
}

fn arity(expr: &Expr, least: usize, most: usize, types: u8) -> Result<(), String> {
    let args = expr.args();
    if args.len() < least {
        return Err(format!("{expr} should have at least {least} operands"));
    }
    if args.len() > most {
        return Err(format!("{expr} can't have more than {most} operands"));
    }
    args.iter().try_for_each(|arg| fits(expr, arg, types))
}

fn order(expr: &Expr, required: &[u8], optional: &[u8]) -> Result<(), String> {
    let args = expr.args();
    let most = required.len() + optional.len();
    if args.len() < required.len() || args.len() > most {
        return Err(match required.len() {
            least if least == most => format!("{expr} should have {least} operands"),
            least => format!("{expr} should have between {least} and {most} operands"),
        });
    }
    args.iter().zip(required.iter().chain(optional)).try_for_each(|(arg, types)| fits(expr, arg, *types))
}

fn fits(expr: &Expr, arg: &Expr, types: u8) -> Result<(), String> {
    let given = returns(arg);
    if types & OBJECT != 0 || given & OBJECT != 0 || given & types != 0 {
        return Ok(());
    }
    let names = [(BOOLEAN, "boolean"), (NUMBER, "number"), (STRING, "string"), (ARRAY, "list")];
    let wanted: Vec<&str> = names.iter().filter(|(bit, _)| types & bit != 0).map(|(_, name)| *name).collect();
    Err(format!("{arg} in {expr} is not a {}", wanted.join(" or a ")))
}

fn lambda(args: &[Expr]) -> Result<(), String> {
    let [_, name, _] = args else {
        return Err(format!("a list, a name and an expression are expected, found {} operands", args.len()));
    };
    match (name.function().map(|f| f.kind), name.args().len()) {
        (Some("Accessor"), 1) => Ok(()),
        _ => Err(format!("the second operand must be a name, not {name}")),
    }
}

fn accessor(expr: &Expr) -> Result<(), String> {
    match expr.args() {
        [Expr { node: Node::Constant(Constant::Str(_)), .. }] => Ok(()),
        [Expr { node: Node::Constant(Constant::Str(_)), .. }, of] => {
            if returns(of) & OBJECT == 0 {
                return Err(format!("{of} has no properties, in {expr}"));
            }
            Ok(())
        }
        _ => Err(format!("{expr} must be a name, and at most one value that has it")),
    }
}
