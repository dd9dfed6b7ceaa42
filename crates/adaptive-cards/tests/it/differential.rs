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
            // As JavaScript shows a large number, in its text, and exactly, in the tree.
            let (parsed, card) = (normal(parsed), normal(expansion.card.clone()));
            assert_eq!(parsed.to_string(), card.to_string(), "two results");
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
    let mut with_value: BTreeMap<&str, usize> = BTreeMap::new();
    for (case, theirs) in cases.iter().zip(&theirs) {
        *counts.entry(&case.group).or_default() += 1;
        values += usize::from(theirs.get("ok").is_some());
        *with_value.entry(&case.group).or_default() += usize::from(theirs.get("ok").is_some());
        let ours = ours(case, shared);
        if !agree(&ours, theirs) {
            failures.push(format!("{} {}\n  ours   {ours}\n  theirs {theirs}", case.group, case.template));
        }
    }
    println!("{what}: {} cases in {} groups, {values} with a value", cases.len(), counts.len());
    let fewest = counts.iter().min_by_key(|(_, count)| **count).unwrap();
    println!("{what}: at least {} cases a group (`{}`)", fewest.1, fewest.0);
    if std::env::var_os("COUNTS").is_some() {
        println!("{what}: {counts:?}\nwith a value: {with_value:?}");
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
fn templates_with_odd_data_expand_as_in_the_reference() {
    let cases = generate::odd_templates();
    compare("odd templates and data", &cases, &generate::data());
}

/// The functions in the README's table, which another test holds against the code.
fn functions() -> Vec<&'static str> {
    let readme = include_str!("../../README.md");
    let table = readme.split("### Functions").nth(1).unwrap().split("Refused when").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.contains("family"));
    let names = rows.flat_map(|row| row.split('|').nth(2).unwrap().split('`').skip(1).step_by(2));
    names.filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric())).collect()
}

#[test]
fn there_are_twenty_cases_for_each_function_and_operator() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for case in generate::expressions() {
        *counts.entry(case.group).or_default() += 1;
    }
    let functions = functions();
    assert!(functions.len() > 120, "{functions:?}");
    for name in &functions {
        assert!(counts.get(*name).is_some_and(|count| *count >= 20), "too few cases for {name}");
    }
    let operators = ["+", "-", "*", "/", "%", "^", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "&", "??"]
        .map(|o| format!("@ {o} @"));
    let unary = ["!@", "-@", "+@", "@ ? @ : @", "@[@]"].map(str::to_owned);
    for form in operators.iter().chain(&unary) {
        assert!(counts.get(form).is_some_and(|count| *count >= 20), "too few cases for {form}");
    }
    println!(
        "at least {} cases for each of {} functions and {} operators",
        counts.values().min().unwrap(),
        functions.len(),
        operators.len() + unary.len()
    );
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
