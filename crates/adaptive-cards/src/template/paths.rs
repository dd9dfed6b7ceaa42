//! Which paths a template reads.

use super::prepare::Prepared;
use crate::expression::{Constant, Expr, Node};
use std::collections::BTreeSet;

pub(super) fn paths(root: &Prepared) -> Vec<String> {
    let mut found = BTreeSet::new();
    root.roots(&mut |expr| collect(expr, &mut Vec::new(), &mut found));
    found.into_iter().collect()
}

fn collect<'p>(expr: &'p Expr, locals: &mut Vec<&'p str>, found: &mut BTreeSet<String>) {
    let Node::Call { function, args, path } = &expr.node else {
        expr.args().iter().for_each(|arg| collect(arg, locals, found));
        return;
    };
    if let Some(path) = path {
        let first = path.parts.first().map_or("", |p| p.name.as_str());
        if !locals.contains(&first) {
            found.insert(path.text.clone());
        }
        return;
    }
    match (function.kind, &args[..]) {
        ("select" | "foreach" | "where" | "any" | "all", [list, name, body]) => {
            collect(list, locals, found);
            let before = locals.len();
            if let Some(Expr { node: Node::Constant(Constant::Str(name)), .. }) = name.args().first() {
                locals.push(name);
            }
            collect(body, locals, found);
            locals.truncate(before);
        }
        _ => args.iter().for_each(|arg| collect(arg, locals, found)),
    }
}
