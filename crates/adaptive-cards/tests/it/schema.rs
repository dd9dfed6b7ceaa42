//! The checker against Microsoft's schema 1.5: on plain cards, what the checker accepts, the schema accepts.

use crate::random::Random;
use crate::shared::{folder, own_cases, public_cases, read, skipped};
use adaptive_cards::{CheckOptions, Severity, Template, check};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Rules that are about structure, as the schema is.
const STRUCTURE: [&str; 5] = ["type", "property", "required", "value", "plain"];

fn accepted(card: &Value, options: &CheckOptions) -> bool {
    let broken = |f: &adaptive_cards::Finding| f.severity == Severity::Error && STRUCTURE.contains(&f.rule);
    !check(card, options).iter().any(broken)
}

/// Microsoft's schema 1.5: beside the workspace, or in the package that `requirements.txt` in `tests/schema` names.
fn schema() -> Option<Value> {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/schema/packages/adaptive_cards/schemas/schema-1.5.json");
    let shared = folder("schemas").map(|folder| folder.join("adaptive-card-1.5.schema.json"));
    let found = shared.into_iter().chain([installed]).find(|path| path.is_file());
    if found.is_none() {
        skipped(
            "schema 1.5 is not installed: run `python3 -m pip install --no-deps --require-hashes \
             --target packages -r requirements.txt` in crates/adaptive-cards/tests/schema",
        );
    }
    found.map(|path| read(&path))
}

/// Plain cards: the cases expanded, and one with a bit of everything.
fn cards() -> Vec<Value> {
    let mut cards = vec![everything()];
    for case in own_cases().into_iter().chain(public_cases()) {
        let Ok(template) = Template::parse(&case.template) else { continue };
        cards.extend(template.expand(&case.data).ok().filter(|card| card["type"] == "AdaptiveCard"));
    }
    cards.sort_by_key(Value::to_string);
    cards
}

fn everything() -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.5", "lang": "en", "minHeight": "10px", "rtl": null,
        "refresh": {"action": {"type": "Action.Execute", "verb": "v"}, "userIds": ["a"]},
        "body": [
            {"type": "TextBlock", "text": "x", "color": "Good", "size": null, "wrap": true, "spacing": "none", "style": "heading"},
            {"type": "RichTextBlock", "inlines": ["plain", {"type": "TextRun", "text": "y", "italic": true}]},
            {"type": "Image", "url": "https://example.org/a.png", "altText": "a", "size": "small", "height": "50px"},
            {"type": "ImageSet", "images": [{"type": "Image", "url": "a.png"}], "imageSize": "large"},
            {"type": "Media", "sources": [{"mimeType": "video/mp4", "url": "a.mp4"}], "poster": "p.png"},
            {"type": "FactSet", "facts": [{"title": "t", "value": "v"}], "requires": {"f": "1.0"}},
            {"type": "Container", "id": "c", "items": [{"type": "TextBlock", "text": "in"}], "style": "emphasis", "bleed": true,
             "backgroundImage": {"url": "b.png", "fillMode": "repeat"}, "fallback": "drop"},
            {"type": "ColumnSet", "columns": [{"width": "auto", "items": []}, {"type": "Column", "width": 2, "separator": true}]},
            {"type": "Table", "columns": [{"width": 1}], "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": []}]}]},
            {"type": "Input.Text", "id": "i1", "label": "l", "maxLength": 5, "style": "email", "isRequired": true, "errorMessage": "e"},
            {"type": "Input.Number", "id": "i2", "min": 1, "max": 5, "value": 2},
            {"type": "Input.Date", "id": "i3", "value": "2026-01-31"},
            {"type": "Input.Time", "id": "i4", "value": "09:30"},
            {"type": "Input.Toggle", "id": "i5", "title": "t", "valueOn": "1"},
            {"type": "Input.ChoiceSet", "id": "i6", "choices": [{"title": "t", "value": "v"}], "style": "expanded"},
            {"type": "ActionSet", "actions": [
                {"type": "Action.Execute", "title": "a", "verb": "v", "data": {"k": 1}, "fallback": {"type": "Action.Submit", "title": "a"}},
                {"type": "Action.OpenUrl", "title": "b", "url": "https://example.org", "mode": "secondary", "tooltip": "t"},
                {"type": "Action.ToggleVisibility", "title": "c", "targetElements": ["c", {"elementId": "c", "isVisible": true}]},
                {"type": "Action.ShowCard", "title": "d", "card": {"type": "AdaptiveCard", "body": []}}
            ]}
        ]
    })
}

/// Changes something, somewhere: the kind of mistake that people make.
fn break_something(random: &mut Random, value: &mut Value, depth: usize) {
    let deeper = depth > 0 && random.below(4) > 0;
    match value {
        Value::Object(map) if deeper && !map.is_empty() => {
            let at = random.below(map.len());
            if let Some(member) = map.values_mut().nth(at) {
                break_something(random, member, depth - 1);
            }
        }
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = random.below(items.len());
            break_something(random, &mut items[at], depth - 1);
        }
        Value::Object(map) => break_object(random, map),
        Value::Array(items) if random.below(2) == 0 => items.push(json!({"type": "TextBlock"})),
        other => {
            let replacements = [
                json!(null),
                json!(5),
                json!("x"),
                json!(true),
                json!([]),
                json!({}),
                json!("drop"),
                json!({"type": "Image"}),
            ];
            *other = random.pick(&replacements).clone();
        }
    }
}

fn break_object(random: &mut Random, map: &mut Map<String, Value>) {
    let names = [
        "type",
        "text",
        "url",
        "items",
        "id",
        "wrap",
        "style",
        "color",
        "titel",
        "actions",
        "fallback",
        "isVisible",
        "width",
    ];
    let key = map.keys().nth(random.below(map.len().max(1))).cloned();
    match (random.below(4), key) {
        (0, Some(key)) => drop(map.remove(&key)),
        (1, Some(key)) => {
            let value = map.remove(&key).unwrap_or(Value::Null);
            map.insert(format!("{key}s"), value);
        }
        (2, _) => {
            map.insert(
                "type".into(),
                json!(*random.pick(&[
                    "Container",
                    "TextBlock",
                    "Action.Submit",
                    "Column",
                    "Nothing",
                    "Image"
                ])),
            );
        }
        _ => {
            let values = [json!("x"), json!(1), json!(true), json!([]), json!({})];
            map.insert((*random.pick(&names)).into(), random.pick(&values).clone());
        }
    }
}

#[test]
fn what_the_checker_accepts_on_plain_cards_the_schema_accepts() {
    let Some(schema) = schema() else { return };
    let cards = cards();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut options = CheckOptions::default();
    options.plain = true;
    let mut random = Random::new(4);
    let (mut both, mut neither, mut stricter, mut failures) = (0, 0, 0, Vec::new());
    for card in &cards {
        for round in 0..if *card == everything() { 1200 } else { 60 } {
            let mut card = card.clone();
            for _ in 0..round % 3 {
                break_something(&mut random, &mut card, 12);
            }
            match (accepted(&card, &options), schema.is_valid(&card)) {
                (true, true) => both += 1,
                (false, false) => neither += 1,
                (false, true) => stricter += 1,
                (true, false) => failures.push(card.to_string()),
            }
        }
    }
    println!("schema 1.5: {both} accepted by both, {neither} by neither, {stricter} by the schema alone");
    assert!(both > 100 && neither > 100);
    assert!(accepted(&everything(), &options) && schema.is_valid(&everything()));
    failures.sort_by_key(String::len);
    let shown = failures.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} accepted by the checker alone:\n{shown}", failures.len());
}
