//! The commands on real files.

use super::*;

/// A folder with these files.
fn folder(files: &[(&str, Value)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, json) in files {
        std::fs::write(folder.path().join(name), format!("\u{feff}{json}")).expect("a file");
    }
    folder
}

fn checked(files: Vec<PathBuf>, format: Format) -> Said {
    run(&Command::Check(CheckArgs { files, format })).expect("readable files")
}

fn card(text: &str) -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.5", "fallbackText": "x",
        "body": [{"type": "TextBlock", "wrap": true, "text": text}],
    })
}

#[test]
fn a_template_is_expanded_with_members_in_their_order_and_warnings_apart() {
    let folder = folder(&[
        (
            "t.json",
            json!({"z": "${b}", "a": {"$when": "yes", "x": 1}, "list": "${string(o)}", "late": "-${nosuch(1)}"}),
        ),
        ("d.json", json!({"b": 2.0, "o": {"y": 1, "x": 2}})),
    ]);
    let (template, data) = (folder.path().join("t.json"), folder.path().join("d.json"));
    let said = run(&Command::Expand(ExpandArgs { template: template.clone(), data })).expect("a card");
    let lines: Vec<&str> = said.out.lines().map(str::trim).collect();
    let expected = [
        "{",
        "\"z\": 2,",
        "\"a\": null,",
        "\"list\": \"{\\\"y\\\":1,\\\"x\\\":2}\",",
        "\"late\": \"-${nosuch(1)}\"",
        "}",
    ];
    assert_eq!(lines, expected);
    assert_eq!(said.warnings.len(), 1);
    let data = folder.path().join("none.json");
    let error = run(&Command::Expand(ExpandArgs { template, data })).expect_err("no such file");
    assert!(error.contains("none.json"), "{error}");
}

#[test]
fn what_is_built_in_passes_and_is_all_looked_at() {
    let said = checked(Vec::new(), Format::Json);
    assert_eq!(said.failed, None, "{}", said.out);
    let report: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(report["checked"], lint::built_in().expect("templates").len());
    assert_eq!(report["errors"], 0);
}

#[test]
fn a_file_is_checked_with_the_sample_beside_it_which_is_no_card_itself() {
    let folder = folder(&[
        ("good.json", card("${name}")),
        ("good.sample.json", json!({"name": "Ana"})),
        ("bad.template.json", card("${nmae}")),
        ("bad.data.json", json!({"name": "Ana"})),
    ]);
    let file = |name: &str| folder.path().join(name);
    let good = checked(vec![file("good.json"), file("good.sample.json")], Format::Text);
    assert_eq!((good.out.as_str(), good.failed), ("1 checked, errors: 0, warnings: 0", None));
    let bad = checked(vec![file("bad.template.json")], Format::Json);
    assert_eq!(bad.failed.as_deref(), Some("1 error"));
    let report: Value = serde_json::from_str(&bad.out).expect("JSON");
    let finding = &report["findings"][0];
    assert_eq!(finding["pointer"], "/body/0/text");
    assert_eq!((&finding["severity"], &finding["rule"]), (&json!("error"), &json!("expand")));
    assert!(
        finding["message"].as_str().is_some_and(|text| text.contains("did you mean `name`?")),
        "{finding}"
    );
}
