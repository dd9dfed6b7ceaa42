//! Templates in the manner of public samples, with data that doesn't fit them.

use crate::random::Random;
use crate::reference::Case;
use serde_json::{Map, Value, json};

/// Roots of every kind.
const ROOTS: [&str; 8] = ["all", "odd", "list", "lists", "text", "number", "nothing", "bare"];

/// Adds the odd ones to the shared data.
pub(crate) fn data(into: &mut Value) {
    into["odd"] = json!({
        "Name": "upper", "name": "lower", "NAME": "shout", "ITEMS": [1], "items": [null, [1, [2, null]], {"items": []}, ""],
        "value": null, "": "empty", "0": "zero", "a.b": "dotted", "x y": {"z": [[1, 2], [3]]}, "date": "2017-02-14T06:08:39+01:00",
        "big": 9_007_199_254_740_993_i64, "small": 1e-9, "negative": -0.0, "s": "${name}", "bq": "a`b", "esc": "\\${name}", "n": "12.50",
        "tags": ["b", "", null, "a"], "people": [{"Name": "Ana", "age": "40"}, null, {"name": "", "AGE": 0}, "stray", [{"name": "in"}], 5],
        "nested": {"a": {"B": {"c": [{"d": "deep"}, {}]}}}, "flag": "false", "epoch": "1572920478", "nums": [1, "2", null, 3.5],
        "obj": {"b": 1, "a": {"b": null}, "10": "x"}, "quote": "\"q\" <a> & 'b' \\ / é 😀\n\t", "iso": "2017-02-14T06:08:39Z"
    });
    into["list"] = json!([{"name": "one", "items": [1, 2]}, {"name": "two", "items": []}, {"Name": "three"}]);
    into["lists"] = json!([[{"name": "a"}], [], [1, [2]], null, "x", {"name": {"name": "b"}}]);
    into["text"] = json!("plain");
    into["number"] = json!(0);
    into["nothing"] = json!(null);
    into["bare"] = json!({});
}

const PATHS: &[&str] = &[
    "name",
    "Name",
    "NAME",
    "items",
    "Items[0]",
    "items[1]",
    "value",
    "$root",
    "$root.name",
    "$data",
    "$data.name",
    "$index",
    "$root[0]",
    "$root[1].name",
    "$data[0]",
    "['x y']",
    "$root['x y'].z[0][1]",
    "date",
    "big",
    "small",
    "negative",
    "s",
    "bq",
    "esc",
    "n",
    "tags",
    "tags[1]",
    "people",
    "people[0].name",
    "people[2].Age",
    "people[1]",
    "people[1].name",
    "people[4][0].name",
    "nested.a.b.C[0].d",
    "nested.A",
    "nested.a.b.c[1].d",
    "missing",
    "missing.deeper[3]",
    "obj",
    "obj['10']",
    "obj.a.b",
    "flag",
    "epoch",
    "nums",
    "quote",
    "iso",
    "$host",
    "$host.x",
    "$root.people[$index].name",
    "$root.items",
    "length",
    "name.length",
    "n5",
    "list",
    "$when",
];

const EXPRESSIONS: &[&str] = &[
    "@",
    "@",
    "@",
    "@",
    "@ == null",
    "@ != null && @ != ''",
    "exists(@)",
    "!exists(@)",
    "empty(@)",
    "if(@, 'y', 'n')",
    "if(exists(@), @, 'none')",
    "@ ?? 'none'",
    "coalesce(@, 'none')",
    "string(@)",
    "concat(@, ' ', @)",
    "@ + @",
    "@ & '-' & @",
    "@ > @",
    "@ >= 0",
    "@ == @",
    "count(@)",
    "length(@)",
    "toUpper(@)",
    "toLower(@)",
    "trim(@)",
    "join(@, ', ')",
    "first(@)",
    "last(@)",
    "select(@, x, x.name)",
    "where(@, x, exists(x.name))",
    "foreach(@, x, concat(string(x), '!'))",
    "sortBy(@)",
    "sortBy(@, 'name')",
    "indicesAndValues(@)",
    "json(@)",
    "json(string(@))",
    "jsonStringify(@)",
    "formatNumber(@, 2)",
    "formatDateTime(@)",
    "formatDateTime(@, 'yyyy-MM-dd HH:mm')",
    "formatEpoch(@, 'yyyy')",
    "formatEpoch(int(@), 'yyyy-MM-ddTHH:mm:ssZ')",
    "dayOfWeek(@)",
    "date(@)",
    "addDays(@, 1)",
    "replace(@, 'e', 'E')",
    "split(@, ' ')",
    "substring(@, 0, 2)",
    "contains(@, 'name')",
    "contains(@, @)",
    "int(@)",
    "float(@)",
    "bool(@)",
    "not(@)",
    "and(@, @)",
    "or(@, @)",
    "equals(@, @)",
    "getProperty($data, @)",
    "getProperty(@, 'name')",
    "merge(@, @)",
    "union(@, @)",
    "unique(@)",
    "flatten(@)",
    "skip(@, 1)",
    "take(@, 1)",
    "subArray(@, 0, 1)",
    "max(@)",
    "min(@, 1)",
    "sum(@)",
    "average(@)",
    "isString(@)",
    "isArray(@)",
    "isObject(@)",
    "isInteger(@)",
    "uriComponent(@)",
    "titleCase(@)",
    "addOrdinal(@)",
    "createArray(@, @)",
    "[@, @]",
    "{a: @}",
    "(@)",
    "-@",
    "!@",
    "@ ? @ : @",
    "any(@, x, x == 'a')",
    "select(where(@, x, x != null), y, string(y))",
    "@[0]",
    "@['name']",
    "@[$index]",
    "startsWith(@, 'p')",
    "indexOf(@, 'a')",
    "lastIndexOf(@, 'a')",
    "startOfDay(@)",
    "ticks(@)",
    "base64(@)",
    "reverse(@)",
    "round(@)",
    "@ % 2 == 0",
    "@ / 2",
    "addProperty(@, 'new', 1)",
    "setProperty(@, 'name', 'set')",
    "removeProperty(@, 'name')",
    "stringOrValue(@)",
];

fn expression(random: &mut Random) -> String {
    let form: &&str = random.pick(EXPRESSIONS);
    let mut text = String::new();
    for (i, piece) in form.split('@').enumerate() {
        if i > 0 {
            let nest = random.below(6) == 0;
            let path: &&str = random.pick(PATHS);
            // A path that begins with a bracket is a list, so that stays at the top.
            text.push_str(&if nest { format!("string({path})") } else { (*path).to_owned() });
        }
        text.push_str(piece);
    }
    text
}

fn text(random: &mut Random) -> Value {
    let mut text = String::new();
    match random.below(5) {
        0 | 1 => text = format!("${{{}}}", expression(random)),
        2 => {
            text = format!(
                "{} ${{{}}}",
                random.pick(&["Due:", "$", "\\$", "{{DATE(", "\n", "é", "{", "\\`"]),
                expression(random)
            )
        }
        3 => {
            for _ in 0..1 + random.below(3) {
                text.push_str(&format!(
                    "${{{}}}{}",
                    random.pick(PATHS),
                    random.pick(&["", " ", ")}}", "$", "}", ": ", "\\"])
                ));
            }
        }
        _ => text.push_str(random.pick::<&str>(&[
            "plain",
            "",
            "${",
            "$name",
            "{name}",
            "a}b${name}c{d",
            "${name} ",
            " ${name}",
            "${ name }",
            "${}",
            "${'${name}'}",
        ])),
    }
    Value::from(text)
}

fn node(random: &mut Random, depth: usize) -> Value {
    let mut map = Map::new();
    map.insert("type".into(), json!(*random.pick(&["TextBlock", "Container", "${name}", "FactSet"])));
    if random.below(3) == 0 {
        let source = match random.below(4) {
            0 => json!(format!("${{{}}}", expression(random))),
            1 => random
                .pick(&[
                    json!([]),
                    json!(null),
                    json!([null, 1]),
                    json!({"name": {"x": 1}}),
                    json!([["a"], ["b"]]),
                    json!("text"),
                    json!(""),
                ])
                .clone(),
            _ => json!(format!("${{{}}}", random.pick(PATHS))),
        };
        map.insert("$data".into(), source);
    }
    if random.below(4) == 0 {
        let condition = match random.below(6) {
            0 => random
                .pick(&[
                    json!(true),
                    json!(false),
                    json!("false"),
                    json!("${false}"),
                    json!("x ${true}"),
                    json!(null),
                    json!({}),
                    json!([]),
                ])
                .clone(),
            _ => json!(format!("${{{}}}", expression(random))),
        };
        map.insert("$when".into(), condition);
    }
    map.insert("text".into(), text(random));
    if depth > 0 {
        let children = (0..random.below(3)).map(|_| match random.below(5) {
            0 => text(random),
            1 => json!([node(random, depth - 1), text(random)]),
            _ => node(random, depth - 1),
        });
        let children: Vec<Value> = children.collect();
        map.insert("items".into(), Value::from(children));
        if random.below(3) == 0 {
            map.insert("one".into(), node(random, depth - 1));
        }
    }
    Value::Object(map)
}

/// Templates for every root. `ROUNDS` asks for more of them, `SEED` for others.
pub(crate) fn templates() -> Vec<Case> {
    let mut random = super::random(5);
    let mut cases = Vec::new();
    for round in 0..super::setting("ROUNDS", 250) {
        for root in ROOTS {
            let template = match round % 5 {
                0 => json!({"v": text(&mut random)}),
                1 => text(&mut random),
                2 => json!([text(&mut random), node(&mut random, 0)]),
                _ => node(&mut random, 2),
            };
            cases.push(Case { group: format!("root {root}"), template, data: root.into() });
        }
    }
    cases
}
