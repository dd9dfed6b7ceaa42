//! The same templates and data through this crate and through the reference engine.

use crate::generate;
use crate::reference::{self, Case, NOW_MILLIS};
use crate::shared::{normal, own_cases, public_cases, read, skipped};
use adaptive_cards::{ExpandErrorKind, ExpandOptions, ParseOptions, Template};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What this crate makes of a case, in the words of the reference's driver.
fn ours(case: &Case, shared: &Value) -> Value {
    let mut parse = ParseOptions::default();
    parse.clock = true;
    parse.unknown_functions_fail_late = true;
    let template = match Template::parse_with(&case.template, parse) {
        Ok(template) => template,
        Err(error) => return json!({"load": error.to_string()}),
    };
    let data = case.data.as_str().map_or(&case.data, |name| &shared[name]);
    let mut options = ExpandOptions::default();
    options.now = Some(jiff::Timestamp::from_millisecond(NOW_MILLIS).unwrap());
    let text = template.expand_to_string(data, &options);
    match template.expand_with(data, &options) {
        Ok(expansion) => {
            let parsed: Value = serde_json::from_str(&text.unwrap()).unwrap();
            assert_eq!(parsed.to_string(), expansion.card.to_string(), "two results");
            let borrowed = template.expand_borrowed(data, &options).unwrap();
            assert_eq!(borrowed.to_value().unwrap().to_string(), expansion.card.to_string(), "two results");
            let serialized: Value = serde_json::to_value(&borrowed).unwrap();
            assert_eq!(serialized.to_string(), expansion.card.to_string(), "two results");
            json!({"ok": expansion.card})
        }
        // A limit is reached where the reference's result is a circle, which is no JSON.
        Err(error) => {
            assert!(text.is_err(), "{text:?}");
            assert_ne!(error.kind, ExpandErrorKind::MissingPath, "{error}");
            json!({"fail": error.to_string()})
        }
    }
}

fn agree(ours: &Value, theirs: &Value) -> bool {
    match (ours.get("ok"), theirs.get("ok")) {
        // As text, so that the order of members counts.
        (Some(ours), Some(theirs)) => {
            let (ours, theirs) = (normal(ours.clone()).to_string(), normal(theirs.clone()).to_string());
            ours == theirs
        }
        (None, None) => ours.get("load").is_some() == theirs.get("load").is_some(),
        _ => false,
    }
}

fn compare(what: &str, cases: &[Case], shared: &Value) {
    let Some(theirs) = reference::run(cases, shared, &[]) else { return };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut values, mut failures) = (0, Vec::new());
    for (case, theirs) in cases.iter().zip(&theirs) {
        *counts.entry(&case.group).or_default() += 1;
        values += usize::from(theirs.get("ok").is_some());
        let ours = ours(case, shared);
        if !agree(&ours, theirs) {
            failures.push(format!("{} {}\n  ours   {ours}\n  theirs {theirs}", case.group, case.template));
        }
    }
    println!("{what}: {} cases in {} groups, {values} with a value", cases.len(), counts.len());
    let fewest = counts.iter().min_by_key(|(_, count)| **count).unwrap();
    println!("{what}: at least {} cases a group (`{}`)", fewest.1, fewest.0);
    if std::env::var_os("COUNTS").is_some() {
        println!("{what}: {counts:?}");
    }
    assert!(*fewest.1 >= 20, "too few cases for {}", fewest.0);
    let shown = failures.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} differ:\n{shown}", failures.len());
}

#[test]
fn every_function_and_operator_gives_what_the_reference_gives() {
    let cases = generate::expressions();
    compare("functions and operators", &cases, &generate::data());
}

#[test]
fn precedence_and_nesting_are_the_references() {
    let cases = generate::nested();
    compare("nested expressions", &cases, &generate::data());
}

#[test]
fn generated_templates_expand_as_in_the_reference() {
    let cases = generate::templates();
    compare("generated templates", &cases, &generate::data());
}

#[test]
fn the_cases_in_files_expand_as_in_the_reference_at_hand() {
    let public = public_cases();
    let mut cases = Vec::new();
    for (group, files) in [("own", own_cases()), ("public", public)] {
        println!("{} {group} cases", files.len());
        cases.extend(files.into_iter().map(|file| Case {
            group: group.to_owned(),
            template: file.template,
            data: file.data,
        }));
    }
    compare("cases in files", &cases, &Value::Null);
}

#[test]
fn the_cards_of_this_repository_expand_with_their_samples_as_in_the_reference() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cards");
    if !folder.is_dir() {
        return skipped("../../cards is not there");
    }
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(card) = name.strip_suffix(".json").filter(|card| !card.ends_with(".sample")) else {
            continue;
        };
        let data = read(&folder.join(format!("{card}.sample.json")));
        cases.push(Case { group: "cards".into(), template: read(&path), data });
    }
    compare("cards", &cases, &Value::Null);
}
