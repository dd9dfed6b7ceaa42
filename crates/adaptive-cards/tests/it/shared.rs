//! Finds what lies outside of the repository, and says so when it isn't there.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// A folder beside the workspace, if it is there.
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let candidates = ["../shared", "../../shared"];
    candidates.iter().map(|c| root.join(c).join(name)).find(|p| p.is_dir())
}

/// Says that a test is skipped. `tests/run` counts these lines, and in CI takes them for failures.
pub(crate) fn skipped(why: &str) {
    println!("skipped: {why}");
}

/// A template, its data and what the reference engine makes of them.
pub(crate) struct CaseFile {
    pub(crate) name: String,
    pub(crate) template: Value,
    pub(crate) data: Value,
    pub(crate) expected: Value,
}

/// The cases of this crate.
pub(crate) fn own_cases() -> Vec<CaseFile> {
    cases_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"))
}

/// The public cases beside the workspace; none if they are not there.
pub(crate) fn public_cases() -> Vec<CaseFile> {
    folder("cards-conformance").map(|folder| cases_in(&folder)).unwrap_or_default()
}

fn cases_in(folder: &Path) -> Vec<CaseFile> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(name) = file.strip_suffix(".template.json") else { continue };
        let beside = |kind| read(&folder.join(format!("{name}.{kind}.json")));
        let (data, expected) = (beside("data"), beside("expected"));
        cases.push(CaseFile { name: name.to_owned(), template: read(&path), data, expected });
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

/// Reads a JSON file, with or without a byte order mark.
pub(crate) fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap();
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap()
}

/// A value with numbers as JavaScript keeps them, so that 1 and 1.0 are equal.
pub(crate) fn normal(value: Value) -> Value {
    match value {
        Value::Number(n) => {
            let n = n.as_f64().unwrap();
            if n.fract() == 0.0 && n.abs() < 9e15 { Value::from(n as i64) } else { Value::from(n) }
        }
        Value::Array(items) => items.into_iter().map(normal).collect(),
        Value::Object(map) => Value::Object(map.into_iter().map(|(k, v)| (k, normal(v))).collect()),
        other => other,
    }
}
