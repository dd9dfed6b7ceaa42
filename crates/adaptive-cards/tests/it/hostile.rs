//! Templates and data that mean harm, or nothing at all: never a panic, never a hang, never an explosion.

use adaptive_cards::{CheckOptions, ExpandErrorKind, ExpandOptions, Limits, ParseOptions, Template, check};
use proptest::prelude::*;
use serde_json::{Value, json};

fn limits() -> Limits {
    let mut limits = Limits::DEFAULT;
    limits.steps = 20_000;
    limits.bytes = 1 << 20;
    limits
}

/// Loads, expands and checks; whatever comes out is fine.
fn exercise(template: &Value, data: &Value) {
    let mut parse = ParseOptions::default();
    parse.limits = limits();
    parse.clock = true;
    parse.unknown_functions_fail_late = true;
    let Ok(template) = Template::parse_with(template, parse) else { return };
    let _ = template.paths();
    for strict in [false, true] {
        let mut options = ExpandOptions::default();
        options.strict = strict;
        options.now = Some(jiff::Timestamp::UNIX_EPOCH);
        if let Ok(expansion) = template.expand_with(data, &options) {
            let _ = check(&expansion.card, &CheckOptions::default());
        }
        let _ = template.expand_to_string(data, &options);
        if let Ok(borrowed) = template.expand_borrowed(data, &options) {
            let _ = (borrowed.to_value(), serde_json::to_string(&borrowed), borrowed.warnings().len());
        }
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        Just(json!("2020-02-30T25:00:00Z")),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-e]|\\$data|\\$when|type", inner, 0..6).prop_map(|m| json!(m)),
        ]
    })
}

/// Pieces that expressions are made of, in any order.
fn expression() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        4 => prop::sample::select(vec![
            "a", "b", "$data", "$root", "$index", "x", "1", "2.5", "'s'", "\"t\"", "''", "null", "true", "undefined",
            "(", ")", "[", "]", "{", "}", ",", ".", ":", "?", "=>", "+", "-", "*", "/", " % ", "^", "==", "!=", "<", ">=",
            "&&", "||", "&", "??", "!", " ", "`", "\\", "'", "\"", "${", "\n", "é", "😀",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "select(", "where(", "range(", "concat(", "sortBy(", "replace(", "replaceIgnoreCase(", "isMatch(", "join(", "json(",
            "setProperty(", "reverse(", "flatten(", "formatNumber(", "formatDateTime(", "substring(", "stringOrValue(", "if(",
            "union(", "string(", "addDays(", "convertFromUTC(", "addToTime(", "setPathToValue(", "foreach(",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(words, 0..14).prop_map(|words| words.concat())
}

fn template() -> impl Strategy<Value = Value> {
    let text = (any::<bool>(), expression(), "\\PC{0,5}").prop_map(|(whole, e, after)| {
        json!(if whole { format!("${{{e}}}") } else { format!("{after}${{{e}}}{after}") })
    });
    let leaf = prop_oneof![4 => text, 1 => json_value()];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-d]|\\$data|\\$when|\\$root", inner, 0..4).prop_map(|m| json!(m)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_template_with_any_data_comes_to_an_end(template in template(), data in json_value()) {
        exercise(&template, &data);
    }

    #[test]
    fn any_value_can_be_checked(card in json_value()) {
        let _ = check(&card, &CheckOptions::default());
    }

    #[test]
    fn escaping_never_panics_and_keeps_mentions_out(text in "\\PC{0,40}|(<at>|</at>|\\\\|\\*|\n|&lt;|\\{\\{){0,8}") {
        let card = json!({
            "type": "AdaptiveCard", "version": "1.5",
            "body": [{"type": "TextBlock", "text": adaptive_cards::escape_markdown(&text)}]
        });
        let mentioned = check(&card, &CheckOptions::default()).iter().any(|f| f.rule == "mention");
        prop_assert!(!mentioned);
    }
}

/// The kind of failure, loading included.
fn failure(template: Value, data: &Value) -> Option<ExpandErrorKind> {
    let mut parse = ParseOptions::default();
    parse.limits = limits();
    match Template::parse_with(&template, parse) {
        Ok(template) => template.expand(data).err().map(|e| e.kind),
        Err(_) => Some(ExpandErrorKind::Limit),
    }
}

#[test]
fn what_would_take_forever_or_all_memory_is_stopped() {
    let nested = |open: &str, close: &str| format!("${{{}1{}}}", open.repeat(5000), close.repeat(5000));
    let mut deep = json!("${a}");
    for _ in 0..300 {
        deep = Value::Array(vec![deep]);
    }
    let hostile = [
        json!("${range(0, 4000000000)}"),
        json!("${count(range(1, 3000000000))}"),
        json!("${select(range(0, 1000), a, select(range(0, 1000), b, a * b))}"),
        json!("${join(select(range(0, 5000), a, replace('aaaaaaaaaaaaaaaaaaaa', 'a', s)), s)}"),
        json!(nested("(", ")")),
        json!(nested("[", "]")),
        json!(nested("!", "")),
        json!(nested("abs(", ")")),
        json!(format!("${{{}1}}", "1 + ".repeat(5000))),
        json!({"$data": "${range(0, 100000)}", "a": 1}),
        json!({"a": "${setProperty($data, 'self', $data)}"}),
        json!({"$data": "${$root.many}", "x": {"$data": "${$root.many}", "y": {"$data": "${$root.many}", "z": 1}}}),
        deep,
    ];
    let data = json!({"s": "0123456789".repeat(500), "many": vec![1; 200]});
    for template in hostile {
        assert_eq!(
            failure(template.clone(), &data),
            Some(ExpandErrorKind::Limit),
            "{:.80}",
            template.to_string()
        );
    }
    assert_eq!(failure(json!("${select([s], x, concat(x, x))}"), &data), None);
    // Patterns that hang engines which backtrack.
    let text = json!({"s": "a".repeat(5000)});
    assert_eq!(failure(json!("${isMatch(s, '^(a+)+$b')}"), &text), None);
    // A template that is mostly open strings and brackets is read in time that grows with its length.
    let open = "${'a\\".repeat(4000) + &"${{a:".repeat(4000);
    let _ = failure(json!(open), &text);
}
