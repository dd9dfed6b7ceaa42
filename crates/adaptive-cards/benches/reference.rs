//! How much faster a prepared template expands here than in the reference engine under Node: the same templates
//! and data, both engines in one run on one machine, both warmed up, the median of many single expansions.
//!
//! `cargo bench -p adaptive-cards`. The templates are those of this repository's `cards` and of the public
//! conformance cases beside it, as far as they are there; the reference is installed with `npm ci` in
//! `tests/reference`. `NAMES=a,b` measures those alone.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use adaptive_cards::{ExpandOptions, ParseOptions, Template};
use serde_json::{Value, json};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How long each engine is warmed up and measured with each template.
const MILLIS: u64 = 150;

/// How long a batch of rounds takes, about.
const BATCH_NANOS: f64 = 50_000.0;

struct Case {
    name: String,
    template: Value,
    data: Value,
    /// One of Microsoft's, not of this repository.
    public: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = Vec::new();
    cases_in(&here.join("../../cards"), ".json", ".sample.json", false, &mut cases)?;
    for shared in ["../../../shared", "../../../../shared"] {
        cases_in(
            &here.join(shared).join("cards-conformance"),
            ".template.json",
            ".data.json",
            true,
            &mut cases,
        )?;
    }
    // `cargo test` builds and runs benchmarks too; it gets one short round of them.
    let measuring = std::env::args().any(|argument| argument == "--bench");
    if !here.join("tests/reference/node_modules/adaptivecards-templating").is_dir() || !measuring {
        println!("nothing measured: run `npm ci` in tests/reference, then `cargo bench -p adaptive-cards`");
        return Ok(());
    }
    let theirs = reference(here, &cases)?;
    println!(
        "{:34} {:>10} {:>10} {:>10} {:>10} {:>10} {:>8} {:>8} {:>8}",
        "microseconds an expansion",
        "Node tree",
        "Node text",
        "borrowed",
        "text",
        "value",
        "borrowed",
        "text",
        "value"
    );
    let mut rows = Vec::new();
    for (case, [theirs, with_text]) in cases.iter().zip(theirs) {
        let mut parse = ParseOptions::default();
        parse.unknown_functions_fail_late = true;
        let template = Template::parse_with(&case.template, parse)?;
        let options = ExpandOptions::default();
        let borrowed = median(|| template.expand_borrowed(&case.data, &options));
        let text = median(|| template.expand_to_string(&case.data, &options));
        let value = median(|| template.expand_with(&case.data, &options));
        let row = [theirs / borrowed, with_text / text, theirs / value];
        let micros = [theirs, with_text, borrowed, text, value].map(|nanos| format!("{:10.2}", nanos / 1e3));
        println!("{:34} {} {:7.0}x {:7.0}x {:7.0}x", case.name, micros.join(" "), row[0], row[1], row[2]);
        rows.push((case.public, [[theirs, borrowed], [with_text, text], [theirs, value]]));
    }
    tell("public templates", rows.iter().filter(|row| row.0).map(|row| row.1));
    tell("templates of this repository", rows.iter().filter(|row| !row.0).map(|row| row.1));
    tell("templates", rows.iter().map(|row| row.1));
    Ok(())
}

/// What came of some templates; of each their nanoseconds and ours, for each way to expand.
fn tell(which: &str, rows: impl Iterator<Item = [[f64; 2]; 3]>) {
    let rows: Vec<_> = rows.collect();
    let [borrowed, text, value] = [0, 1, 2].map(|way| summary(rows.iter().map(|row| row[way])));
    println!("{} {which}", rows.len());
    println!("  expand_borrowed against Node's expand:                     {borrowed}");
    println!("  expand_to_string against Node's expand and JSON.stringify: {text}");
    println!("  expand_with (a copy of all) against Node's expand:         {value}");
}

/// The templates of a folder that have data beside them.
fn cases_in(
    folder: &Path,
    template: &str,
    data: &str,
    public: bool,
    into: &mut Vec<Case>,
) -> Result<(), Box<dyn Error>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    let wanted = std::env::var("NAMES").ok();
    for path in paths {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(name) = file.strip_suffix(template).filter(|_| !file.ends_with(data)) else { continue };
        let beside = folder.join(format!("{name}{data}"));
        if !beside.is_file() || wanted.as_ref().is_some_and(|list| !list.split(',').any(|one| one == name)) {
            continue;
        }
        into.push(Case { name: name.to_owned(), template: read(&path)?, data: read(&beside)?, public });
    }
    Ok(())
}

fn read(path: &Path) -> Result<Value, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    Ok(serde_json::from_str(text.trim_start_matches('\u{feff}'))?)
}

/// The reference's median nanoseconds for each case: of an expansion, and of one that is made text as well.
fn reference(here: &Path, cases: &[Case]) -> Result<Vec<[f64; 2]>, Box<dyn Error>> {
    let input = std::env::temp_dir().join(format!("adaptive-cards-bench-{}.json", std::process::id()));
    let listed: Vec<Value> = cases.iter().map(|c| json!({"template": c.template, "data": c.data})).collect();
    std::fs::write(&input, json!({"now": 0, "data": {}, "cases": listed}).to_string())?;
    let script = here.join("tests/reference/expand.mjs");
    let output = Command::new("node").arg(script).arg(&input).arg("bench").arg(MILLIS.to_string()).output();
    std::fs::remove_file(&input)?;
    let output = output?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Median nanoseconds a round, after as long a time of warming up. Rounds are timed by the batch, here as there, so
/// that reading the clock costs neither side.
#[expect(clippy::disallowed_methods, reason = "a benchmark needs the real clock")]
fn median<T>(run: impl Fn() -> T) -> f64 {
    use std::time::{Duration, Instant};
    let (mut times, mut batch) = (Vec::new(), 1);
    for _ in 0..2 {
        times.clear();
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(MILLIS) {
            let before = Instant::now();
            for _ in 0..batch {
                std::hint::black_box(run());
            }
            let nanos = before.elapsed().as_nanos() as f64;
            times.push(nanos / f64::from(batch));
            if nanos < BATCH_NANOS {
                batch += 1;
            }
        }
    }
    middle(&mut times)
}

fn middle(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn summary(pairs: impl Iterator<Item = [f64; 2]> + Clone) -> String {
    let mut ratios: Vec<f64> = pairs.clone().map(|[theirs, ours]| theirs / ours).collect();
    if ratios.is_empty() {
        return "nothing".to_owned();
    }
    let fast = ratios.iter().filter(|ratio| **ratio >= 50.0).count();
    let mean = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
    let total = |side: usize| pairs.clone().map(|pair| pair[side]).sum::<f64>();
    let middle = middle(&mut ratios);
    let (least, most) = (ratios[0], ratios[ratios.len() - 1]);
    format!(
        "median {middle:.0}x, geometric mean {mean:.0}x, sum by sum {:.0}x, least {least:.0}x, most {most:.0}x, \
         {fast} of {} at least 50x",
        total(0) / total(1),
        ratios.len()
    )
}
