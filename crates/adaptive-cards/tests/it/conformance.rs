//! Every public case of templates, data and the reference engine's result.

use crate::shared::{folder, normal, read};
use adaptive_cards::{ParseOptions, Template};

#[test]
fn every_public_case_expands_as_the_reference_expands_it() {
    let Some(folder) = folder("cards-conformance") else { return };
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(case) = name.strip_suffix(".template.json") else { continue };
        count += 1;
        let data = read(&folder.join(format!("{case}.data.json")));
        let expected = read(&folder.join(format!("{case}.expected.json")));
        let mut options = ParseOptions::default();
        options.unknown_functions_fail_late = true;
        let expanded = Template::parse_with(&read(&path), options).map_err(|e| e.to_string());
        match expanded.and_then(|t| t.expand(&data).map_err(|e| e.to_string())) {
            Ok(card) if normal(card.clone()) == normal(expected.clone()) => {}
            Ok(card) => failures.push(format!("{case}:\n got  {card}\n want {expected}")),
            Err(error) => failures.push(format!("{case}: {error}")),
        }
    }
    println!("conformance: {count} cases, {} failed", failures.len());
    assert!(count > 0 && failures.is_empty(), "{}", failures.join("\n"));
}
