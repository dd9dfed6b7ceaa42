//! Finds what lies outside of the repository, and says so when it isn't there.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// A folder beside the workspace, or `None` after saying that the test is skipped. In CI it must be there.
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let candidates = ["../shared", "../../shared"];
    if let Some(found) = candidates.iter().map(|c| root.join(c).join(name)).find(|p| p.is_dir()) {
        return Some(found);
    }
    skipped(&format!("../shared/{name} is not there"));
    None
}

/// Says that a test is skipped. In CI that is a failure.
pub(crate) fn skipped(why: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "must run in CI, but {why}");
    println!("skipped: {why}");
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
