//! What Teams expects of a card before it shows it: its type, size, refresh and mentions.
//!
//! These are complaints for `violations()`, not refusals: the Connector takes such cards, people see the damage.

use serde_json::{Map, Value};

use super::{string, visit};

/// The size from which cards are known to fail somewhere (older clients and samples name 28 KB).
pub(crate) const CARD_LIMIT: usize = 28 * 1024;

/// What is wrong with a card in a message or answer.
pub(crate) fn complaints(card: &Value) -> Vec<String> {
    let mut all = Vec::new();
    let Some(root) = card.as_object() else { return vec!["the card is not an object".to_owned()] };
    if string(root, "type") != "AdaptiveCard" {
        all.push("the card's type is not AdaptiveCard".to_owned());
    }
    if string(root, "version").is_empty() {
        all.push("the card has no version".to_owned());
    }
    let size = card.to_string().len();
    if size > CARD_LIMIT {
        all.push(format!("the card has {size} bytes, more than {CARD_LIMIT}"));
    }
    refresh_complaints(root, &mut all);
    mention_complaints(root, &mut all);
    duplicate_ids(root, &mut all);
    all
}

fn refresh_complaints(root: &Map<String, Value>, all: &mut Vec<String>) {
    let Some(refresh) = root.get("refresh") else { return };
    if refresh["action"]["type"] != "Action.Execute" {
        all.push("refresh.action is not an Action.Execute".to_owned());
    }
    match refresh.get("userIds") {
        None => all.push("refresh without userIds: clients disagree about what that means".to_owned()),
        Some(Value::Array(ids)) if ids.len() > 60 => {
            all.push("refresh.userIds names more than 60".to_owned())
        }
        Some(Value::Array(ids)) => {
            if ids.iter().any(|id| !id.as_str().is_some_and(|s| s.starts_with("29:"))) {
                all.push("refresh.userIds must hold Teams ids (29:...), not others".to_owned());
            }
        }
        Some(_) => all.push("refresh.userIds is not a list".to_owned()),
    }
    let mut has_inputs = false;
    visit(root, true, &mut |e| has_inputs |= string(e, "type").starts_with("Input."));
    if has_inputs {
        all.push("a card with inputs carries refresh: what is typed would be lost".to_owned());
    }
}

fn mention_complaints(root: &Map<String, Value>, all: &mut Vec<String>) {
    let mut readable = Vec::new();
    visit(root, true, &mut |e| {
        readable.push(string(e, "text").to_owned());
        for fact in e.get("facts").and_then(Value::as_array).into_iter().flatten() {
            readable.push(fact["value"].as_str().unwrap_or_default().to_owned());
        }
    });
    let entities: Vec<&Value> =
        root.get("msteams").and_then(|m| m["entities"].as_array()).into_iter().flatten().collect();
    for entity in &entities {
        let text = entity["text"].as_str().unwrap_or_default();
        if text.is_empty() || !readable.iter().any(|r| r.contains(text)) {
            all.push(format!("the mention entity `{text}` stands in no text"));
        }
        if entity["mentioned"]["id"].as_str().is_none_or(str::is_empty) {
            all.push(format!("the mention entity `{text}` names nobody"));
        }
    }
    for text in readable {
        for tag in at_tags(&text) {
            if !entities.iter().any(|e| e["text"] == tag) {
                all.push(format!("`{tag}` has no mention entity"));
            }
        }
    }
}

/// The `<at>...</at>` tags of a text.
pub(crate) fn at_tags(text: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("<at>") {
        let Some(end) = rest[start..].find("</at>") else { break };
        tags.push(rest[start..start + end + 5].to_owned());
        rest = &rest[start + end + 5..];
    }
    tags
}

fn duplicate_ids(root: &Map<String, Value>, all: &mut Vec<String>) {
    let mut ids: Vec<String> = Vec::new();
    visit(root, true, &mut |e| {
        let id = string(e, "id");
        if string(e, "type").starts_with("Input.") {
            if id.is_empty() {
                all.push("an input has no id".to_owned());
            } else if ids.iter().any(|known| known == id) {
                all.push(format!("two inputs have the id `{id}`"));
            }
            ids.push(id.to_owned());
        }
    });
}
