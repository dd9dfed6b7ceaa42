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
    if let Ok(expansion) = template.expand_with(&data, &options) {
        let _ = check(&expansion.card, &CheckOptions::default());
    }
});
