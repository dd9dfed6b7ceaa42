//! Runs the reference engine under Node.

use crate::shared::skipped;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// 2024-02-29T13:14:15.678Z, the time in both engines.
pub(crate) const NOW_MILLIS: i64 = 1_709_212_455_678;

/// One template with its data: a value, or the name of one of the shared ones.
pub(crate) struct Case {
    pub(crate) group: String,
    pub(crate) template: Value,
    pub(crate) data: Value,
}

/// What the reference made of each case, or `None` after saying why it can't run.
pub(crate) fn run(cases: &[Case], data: &Value, extra: &[&str]) -> Option<Vec<Value>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    if !folder.join("node_modules/adaptivecards-templating").is_dir() {
        skipped(
            "the reference engine is not installed: run `npm ci` in crates/adaptive-cards/tests/reference",
        );
        return None;
    }
    let listed: Vec<Value> = cases.iter().map(|c| json!({"template": c.template, "data": c.data})).collect();
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let run = RUNS.fetch_add(1, Ordering::Relaxed);
    let input = std::env::temp_dir().join(format!("adaptive-cards-{}-{run}.json", std::process::id()));
    std::fs::write(&input, json!({"now": NOW_MILLIS, "data": data, "cases": listed}).to_string()).unwrap();
    let output = Command::new("node")
        .arg(folder.join("expand.mjs"))
        .arg(&input)
        .args(extra)
        .env("TZ", "UTC")
        .env("LC_ALL", "en_US.UTF-8")
        .output();
    std::fs::remove_file(&input).unwrap();
    let Ok(output) = output else {
        skipped("there is no `node`");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}
