//! Cases for the differential test: expressions for every function and operator, and whole templates.

mod odd;
mod pools;
mod signatures;

use crate::random::Random;
use crate::reference::Case;
use pools::{any, pool};
use serde_json::{Value, json};

pub(crate) use odd::templates as odd_templates;

/// The shared data, by name.
pub(crate) fn data() -> Value {
    let mut data = pools::data();
    odd::data(&mut data);
    data
}

/// A random source; with another `SEED`, for other cases.
fn random(usual: u64) -> Random {
    Random::new(setting("SEED", 0) as u64 * 1000 + usual)
}

/// A number from the environment.
fn setting(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Operands of the right kind, then some of any kind.
const TYPED: usize = 40;
const UNTYPED: usize = 16;

fn case(random: &mut Random, group: &str, expression: &str) -> Case {
    let template = match random.below(10) {
        0..=4 => json!({"v": format!("${{{expression}}}")}),
        5..=7 => json!({"v": format!("<${{{expression}}}|")}),
        _ => json!([{"$when": format!("${{{expression}}}"), "k": 1}]),
    };
    Case { group: group.to_owned(), template, data: "all".into() }
}

/// At least 20 cases for each function and operator.
pub(crate) fn expressions() -> Vec<Case> {
    let mut random = random(1);
    let mut cases = Vec::new();
    for (name, operands) in signatures::CALLS {
        let kinds: Vec<&str> = operands.split_whitespace().collect();
        for i in 0..TYPED + UNTYPED {
            let mut args: Vec<String> =
                kinds.iter().map(|kind| random.pick(pool(kind)).to_string()).collect();
            if i >= TYPED && !args.is_empty() {
                let at = random.below(args.len());
                args[at] = any(&mut random);
            }
            cases.push(case(&mut random, name, &format!("{name}({})", args.join(", "))));
        }
    }
    for (form, operands) in signatures::FORMS {
        let kinds: Vec<&str> = operands.split_whitespace().collect();
        for i in 0..TYPED + UNTYPED {
            let mut text = (*form).to_owned();
            let stray = random.below(kinds.len().max(1));
            for (at, kind) in kinds.iter().enumerate() {
                let operand = if i >= TYPED && at == stray {
                    any(&mut random)
                } else {
                    (*random.pick(pool(kind))).to_owned()
                };
                text = text.replacen('@', &operand, 1);
            }
            cases.push(case(&mut random, form, &text));
        }
    }
    cases
}

/// Expressions without brackets, so that precedence shows, and calls in calls.
pub(crate) fn nested() -> Vec<Case> {
    let mut random = random(2);
    let operators = ["+", "-", "*", "/", "%", "^", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "&", "??"];
    let mut cases = Vec::new();
    for _ in 0..800 {
        let mut text = String::new();
        for i in 0..2 + random.below(5) {
            if i > 0 {
                match random.below(8) {
                    0 => text.push_str(" ? n5 : "),
                    _ => text.push_str(&format!(" {} ", random.pick(&operators))),
                }
            }
            let prefix: &&str = random.pick(&["", "", "", "", "!", "-", "+", "!!"]);
            text.push_str(prefix);
            let kind: &&str = random.pick(&["N", "I", "S", "B", "N", "A"]);
            let operand: &&str = random.pick(pool(kind));
            text.push_str(operand);
        }
        cases.push(case(&mut random, "precedence", &text));
    }
    for _ in 0..800 {
        let text = call(&mut random, 3);
        cases.push(case(&mut random, "nesting", &text));
    }
    cases
}

fn call(random: &mut Random, depth: usize) -> String {
    let (name, operands) = random.pick(signatures::CALLS);
    let kinds: Vec<&str> = operands.split_whitespace().collect();
    let args: Vec<String> = kinds
        .iter()
        .map(|kind| {
            let nest = depth > 0 && !matches!(*kind, "X" | "V") && random.below(2) == 0;
            if nest { call(random, depth - 1) } else { (*random.pick(pool(kind))).to_owned() }
        })
        .collect();
    format!("{name}({})", args.join(", "))
}

/// Templates with bound data, conditions, repetition and nesting.
pub(crate) fn templates() -> Vec<Case> {
    let mut random = random(3);
    (0..600)
        .map(|_| Case { group: "template".into(), template: element(&mut random, 4), data: "all".into() })
        .collect()
}

fn element(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 4 } else { 10 }) {
        0 => Value::from(text(random)),
        1 => random.pick(&[json!(null), json!(1.5), json!(true), json!("plain ` text"), json!([])]).clone(),
        2 | 3 => Value::from(text(random)),
        4 | 5 => (0..random.below(4)).map(|_| element(random, depth - 1)).collect(),
        _ => object(random, depth - 1),
    }
}

fn object(random: &mut Random, depth: usize) -> Value {
    let mut map = serde_json::Map::new();
    let sources = [
        "${people}",
        "${$root.people}",
        "${nums}",
        "${obj}",
        "${empty}",
        "${missing}",
        "${nul}",
        "${s}",
        "${list}",
        "${$data}",
        "${tags}",
        "${$root.nested}",
        "${where(people, p, p.age > 20)}",
        "${indicesAndValues(tags)}",
        "${reverse(nums)}",
        "${n5} text",
    ];
    let inline = [
        json!([{"name": "In", "age": 3}, {"name": "Line"}]),
        json!({"name": "One"}),
        json!("plain"),
        json!(0),
        json!([]),
    ];
    match random.below(8) {
        0..=2 => {
            map.insert("$data".into(), Value::from(*random.pick(&sources)));
        }
        3 => {
            map.insert("$data".into(), random.pick(&inline).clone());
        }
        _ => {}
    }
    let conditions = [
        "${$index == 0}",
        "${$index > 0}",
        "${age >= 18}",
        "${exists(name)}",
        "${!exists(name)}",
        "${flag}",
        "${name}",
        "${1}",
        "${n5 == 5} and",
        "true",
        "",
        "${missing.path == null}",
        "${foo(1)}",
        "${nums[9] == 1}",
        "${t}",
    ];
    match random.below(6) {
        0 | 1 => {
            map.insert("$when".into(), Value::from(*random.pick(&conditions)));
        }
        2 => {
            map.insert(
                "$when".into(),
                random.pick(&[json!(true), json!(false), json!(0), json!(null), json!([])]).clone(),
            );
        }
        _ => {}
    }
    if random.below(12) == 0 {
        map.insert("$root".into(), json!("lost"));
    }
    for key in ["a", "b", "items"].iter().take(1 + random.below(3)) {
        map.insert((*key).into(), element(random, depth));
    }
    Value::Object(map)
}

fn text(random: &mut Random) -> String {
    let parts = [
        "${name}",
        "${$index}",
        "${$root.s}",
        "${$data.age}",
        "${age + 1}",
        "${$root.people[$index].name}",
        "${missing}",
        "${n5}",
        "${tags}",
        "${toUpper(name)}",
        "${string($index)}",
        "${nums[7]}",
        "${$data}",
        "${obj.k}",
        "${foo(name)}",
        "${if(age > 20, 'old', 'young')}",
        "${join(tags, '-')}",
        "${count(nums)}",
        "${nested.a.b}",
        "${$root.obj['x y']}",
        "${'const'}",
        "${true}",
        "${\"a}b\"}",
        "${{k:name}}",
    ];
    let plain = [" and ", "\\${kept}", "$", "{", "}", " \\` ", "é", "\n", "$${n5}", "${", "'", ""];
    match random.below(3) {
        0 => (*random.pick(&parts)).to_owned(),
        _ => (0..1 + random.below(4))
            .map(|_| if random.below(2) == 0 { *random.pick(&parts) } else { *random.pick(&plain) })
            .collect(),
    }
}
