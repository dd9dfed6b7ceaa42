//! A template as a list of steps that write a tree: all that never changes, brackets and keys included, is one run,
//! which the expanded card borrows whole. The steps are run in `build`, runs are read in `expanded`.

use super::expanded::Step;
use super::prepare::{Object, Prepared, Source, When, Written};
use crate::expression::Expr;
use serde_json::Value;
use std::sync::Arc;

/// What is to be done next.
#[derive(Debug, Clone)]
pub(super) enum Op {
    /// Write this; never empty.
    Run(Vec<Fixed>),
    /// Write the value of an expression.
    Whole { slot: Slot, written: Arc<Written> },
    /// Write a text with expressions.
    Joined(Arc<(Vec<Expr>, Source)>),
    /// Write an object for which its data and its condition decide whether and how often.
    Object { slot: Slot, object: Arc<Object>, body: Vec<Op> },
}

/// A step that is the same each time.
#[derive(Debug, Clone)]
pub(super) enum Fixed {
    Null,
    Constant(Value),
    List,
    Object,
    Key(Arc<str>),
    End,
}

/// Where a value stands, which says what becomes of null, of undefined and of lists.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    Root,
    /// In a list: null vanishes, and a list becomes part of this one.
    Item,
    /// In an object, after this key. Undefined vanishes with its key.
    Member(Arc<str>),
}

impl Fixed {
    #[inline]
    pub(super) fn step(&self) -> Step<'_> {
        match self {
            Fixed::Null => Step::Null,
            Fixed::Constant(value) => Step::Constant(value),
            Fixed::List => Step::List,
            Fixed::Object => Step::Object,
            Fixed::Key(key) => Step::Key(key),
            Fixed::End => Step::End,
        }
    }
}

/// The steps for a whole template.
pub(super) fn compile(root: &Prepared) -> Vec<Op> {
    let mut ops = Vec::new();
    value(root, Slot::Root, &mut ops);
    ops
}

fn value(node: &Prepared, slot: Slot, ops: &mut Vec<Op>) {
    match node {
        Prepared::Scalar(Value::Null) => {
            if let Slot::Member(key) = slot {
                fixed(ops, [Fixed::Key(key), Fixed::Null]);
            }
        }
        Prepared::Scalar(scalar) => constant(scalar, slot, ops),
        Prepared::Constant(folded) => constant(&folded.0, slot, ops),
        Prepared::Whole(written) => ops.push(Op::Whole { slot, written: Arc::clone(written) }),
        Prepared::Joined(joined) => {
            fixed(ops, slot.key());
            ops.push(Op::Joined(Arc::clone(joined)));
        }
        Prepared::Array(items) => {
            let in_list = matches!(slot, Slot::Item);
            if !in_list {
                fixed(ops, slot.key().into_iter().chain([Fixed::List]));
            }
            items.iter().for_each(|item| value(item, Slot::Item, ops));
            if !in_list {
                fixed(ops, [Fixed::End]);
            }
        }
        Prepared::Object(object) => match (&object.data, &object.when) {
            (None, None | Some(When::Literal { drop: false, .. })) => {
                fixed(ops, slot.key());
                members(object, ops);
            }
            _ => {
                let mut body = Vec::new();
                members(object, &mut body);
                ops.push(Op::Object { slot, object: Arc::clone(object), body });
            }
        },
    }
}

fn constant(value: &Value, slot: Slot, ops: &mut Vec<Op>) {
    match (&slot, value) {
        (Slot::Item, Value::Array(items)) => fixed(ops, items.iter().cloned().map(Fixed::Constant)),
        _ => fixed(ops, slot.key().into_iter().chain([Fixed::Constant(value.clone())])),
    }
}

fn members(object: &Object, ops: &mut Vec<Op>) {
    fixed(ops, [Fixed::Object]);
    for member in &object.members {
        value(&member.value, Slot::Member(member.key.as_str().into()), ops);
    }
    fixed(ops, [Fixed::End]);
}

/// Writes behind what is written already.
fn fixed(ops: &mut Vec<Op>, steps: impl IntoIterator<Item = Fixed>) {
    let mut steps = steps.into_iter().peekable();
    if steps.peek().is_none() {
        return;
    }
    match ops.last_mut() {
        Some(Op::Run(run)) => run.extend(steps),
        _ => ops.push(Op::Run(steps.collect())),
    }
}

impl Slot {
    fn key(&self) -> Option<Fixed> {
        match self {
            Slot::Member(key) => Some(Fixed::Key(Arc::clone(key))),
            Slot::Root | Slot::Item => None,
        }
    }
}
