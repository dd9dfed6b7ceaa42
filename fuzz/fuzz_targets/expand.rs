//! Any bytes as template and data: loading, expanding and checking must come to an end without a panic. The
//! input is a template and its data, with a zero byte between; what is no JSON is taken for a text or for the
//! inside of `${…}`.
#![no_main]

use adaptive_cards::{CheckOptions, ExpandOptions, Limits, ParseOptions, Template, check};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

fuzz_target!(|input: &[u8]| {
    let mut parts = input.splitn(2, |byte| *byte == 0).map(String::from_utf8_lossy);
    let (Some(template), data) = (parts.next(), parts.next().unwrap_or_default()) else { return };
    let template = serde_json::from_str(&template)
        .unwrap_or_else(|_| json!({"a": format!("${{{template}}}"), "b": format!("-{template}")}));
    let data: Value = serde_json::from_str(&data).unwrap_or_else(|_| json!({"a": data, "b": [1, "x", null]}));
    let mut limits = Limits::DEFAULT;
    (limits.steps, limits.bytes) = (50_000, 4 << 20);
    let mut parse = ParseOptions::default();
    (parse.limits, parse.clock, parse.unknown_functions_fail_late) = (limits, true, true);
    let Ok(template) = Template::parse_with(&template, parse) else { return };
    let _ = template.paths();
    let mut options = ExpandOptions::default();
    options.now = Some(jiff::Timestamp::UNIX_EPOCH);
    let text = template.expand_to_string(&data, &options).ok();
    let borrowed = template.expand_borrowed(&data, &options);
    if let Ok(expansion) = template.expand_with(&data, &options) {
        let _ = check(&expansion.card, &CheckOptions::default());
        // The three ways of expanding charge the limits in their own ways, but where they succeed they agree. As
        // numbers may be written in more ways than one, shapes are compared.
        if let Some(parsed) = text.and_then(|text| serde_json::from_str::<Value>(&text).ok()) {
            assert!(alike(&parsed, &expansion.card), "{parsed} {}", expansion.card);
        }
        if let Some(value) = borrowed.ok().and_then(|borrowed| borrowed.to_value().ok()) {
            assert_eq!(value, expansion.card);
        }
    }
});

fn alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(key, value)| other.get(key).is_some_and(|other| alike(value, other));
            one.len() == other.len() && one.iter().all(same)
        }
        (Value::Number(_), Value::Number(_)) => true,
        (one, other) => one == other,
    }
}
