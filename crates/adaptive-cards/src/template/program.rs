//! A prepared template as a list of steps that write its JSON text: all text that never changes, brackets and keys
//! included, is joined and escaped when the template is loaded. The steps are run in `write`.
//!
//! Each value is written with a comma behind it; what closes a list or an object takes the last one away.

use super::prepare::{Object, Prepared, Source, When, Written};
use crate::expression::{Constant, Expr, Node};
use crate::js::show;
use serde_json::Value;
use std::sync::Arc;

/// What is to be done next.
#[derive(Debug, Clone)]
pub(super) enum Op {
    /// Write this.
    Text(Box<str>),
    /// Write the value of an expression.
    Whole { slot: Slot, written: Arc<Written> },
    /// Write a part of a text that stands in quotes already: the one at that index.
    Part { joined: Arc<(Vec<Expr>, Source)>, index: usize },
    /// Write an object for which its data and its condition decide whether and how often.
    Object { slot: Slot, object: Arc<Object>, body: Vec<Op> },
    /// Write a closing bracket in place of the last comma, and a comma.
    Close(char),
}

/// Where a value stands, which says what becomes of null, of undefined and of lists.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    Root,
    /// In a list: null vanishes, and a list becomes part of this one.
    Item,
    /// In an object, after this key in quotes with its colon. Undefined vanishes with its key.
    Member(Box<str>),
}

/// The steps for a whole template.
pub(super) fn compile(root: &Prepared) -> Vec<Op> {
    let mut ops = Vec::new();
    value(root, Slot::Root, &mut ops);
    ops
}

/// The text of a part of a template that never changes: `node` is no null and holds no expression.
pub(super) fn constant(node: &Prepared) -> Option<Box<str>> {
    match <[Op; 1]>::try_from(compile(node)) {
        Ok([Op::Text(text)]) => text.strip_suffix(',').map(Into::into),
        Ok(_) | Err(_) => None,
    }
}

fn value(node: &Prepared, slot: Slot, ops: &mut Vec<Op>) {
    match node {
        Prepared::Scalar(Value::Null) => match slot {
            Slot::Member(key) => text(ops, &[&key, "null,"]),
            Slot::Root | Slot::Item => {}
        },
        Prepared::Scalar(scalar) => {
            let mut shown = String::new();
            show::write_plain(scalar, &mut shown);
            text(ops, &[slot.key(), &shown, ","]);
        }
        Prepared::Constant(constant) => match (&slot, &constant.0) {
            (Slot::Item, Value::Array(items)) if items.is_empty() => {}
            (Slot::Item, Value::Array(_)) => text(ops, &[&constant.1[1..constant.1.len() - 1], ","]),
            _ => text(ops, &[slot.key(), &constant.1, ","]),
        },
        Prepared::Whole(written) => ops.push(Op::Whole { slot, written: Arc::clone(written) }),
        Prepared::Joined(joined) => {
            text(ops, &[slot.key(), "\""]);
            parts(joined, ops);
            text(ops, &["\","]);
        }
        Prepared::Array(items) => {
            let in_list = matches!(slot, Slot::Item);
            if !in_list {
                text(ops, &[slot.key(), "["]);
            }
            items.iter().for_each(|item| value(item, Slot::Item, ops));
            if !in_list {
                close(ops, ']');
            }
        }
        Prepared::Object(object) => match (&object.data, &object.when) {
            (None, None | Some(When::Literal { drop: false, .. })) => {
                text(ops, &[slot.key()]);
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

fn members(object: &Object, ops: &mut Vec<Op>) {
    text(ops, &["{"]);
    for member in &object.members {
        let mut key = String::new();
        show::quote_into(&member.key, &mut key);
        key.push(':');
        value(&member.value, Slot::Member(key.into()), ops);
    }
    close(ops, '}');
}

fn parts(joined: &Arc<(Vec<Expr>, Source)>, ops: &mut Vec<Op>) {
    for (index, part) in joined.0.iter().enumerate() {
        match &part.node {
            Node::Constant(Constant::Str(plain)) => {
                let mut shown = String::new();
                show::escape_into(plain, &mut shown);
                text(ops, &[&shown]);
            }
            Node::Constant(_) | Node::Call { .. } | Node::Unknown { .. } => {
                ops.push(Op::Part { joined: Arc::clone(joined), index });
            }
        }
    }
}

/// Writes text behind what is written already.
fn text(ops: &mut Vec<Op>, pieces: &[&str]) {
    let more = pieces.concat();
    if more.is_empty() {
        return;
    }
    match ops.last_mut() {
        Some(Op::Text(before)) => *before = [&**before, &more].concat().into(),
        _ => ops.push(Op::Text(more.into())),
    }
}

fn close(ops: &mut Vec<Op>, bracket: char) {
    match ops.last_mut() {
        // It ends with the opening bracket or with a value and its comma.
        Some(Op::Text(before)) => {
            let open = before.strip_suffix(',').unwrap_or(before);
            *before = format!("{open}{bracket},").into();
        }
        _ => ops.push(Op::Close(bracket)),
    }
}

impl Slot {
    pub(super) fn key(&self) -> &str {
        match self {
            Slot::Member(key) => key,
            Slot::Root | Slot::Item => "",
        }
    }
}
