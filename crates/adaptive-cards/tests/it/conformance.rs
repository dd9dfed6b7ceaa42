//! Cases of templates, data and the reference engine's result: our own in `tests/cases`, which cover the language
//! feature by feature, and the public ones, if they are there. `npm run update` in `tests/reference` writes the
//! results of our own.

use crate::shared::{CaseFile, normal, own_cases, public_cases};
use adaptive_cards::{ParseOptions, Template};
use serde_json::json;

fn expand_all(what: &str, cases: &[CaseFile]) {
    let mut failures = Vec::new();
    for CaseFile { name, template, data, expected } in cases {
        let mut options = ParseOptions::default();
        options.unknown_functions_fail_late = true;
        let loaded = Template::parse_with(template, options).map_err(|e| e.to_string());
        let expanded = loaded.and_then(|t| t.expand(data).map_err(|e| e.to_string()));
        // The reference can't expand it either.
        let refused = *expected == json!({"$error": true});
        match expanded {
            Ok(card) if !refused && normal(card.clone()) == normal(expected.clone()) => {}
            Err(_) if refused => {}
            Ok(card) => failures.push(format!("{name}:\n got  {card}\n want {expected}")),
            Err(error) => failures.push(format!("{name}: {error}")),
        }
    }
    println!("conformance: {} {what} cases, {} failed", cases.len(), failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn each_feature_of_the_language_expands_as_the_reference_expands_it() {
    let cases = own_cases();
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    expand_all("own", &cases);
}

#[test]
fn every_public_case_expands_as_the_reference_expands_it() {
    expand_all("public", &public_cases());
}
