//! Every card, in every language: it expands and it is sound. What customers may read is in `customers`.

use serde_json::Value;

use super::*;
use crate::dialogue::{Place, Verb};

mod complete;
mod customers;
mod plan_crowded;
mod proactive;
mod samples;
mod shots;
mod states;
mod world;

use shots::{Shot, shots};

/// A shot's card, its summary and, for a dialog, its title.
fn rendered(shot: &Shot, locale: Locale) -> (Value, String) {
    shot.with(locale, |content, scene, reader| match content {
        Content::Dialog { .. } => {
            let dialog =
                dialog(content, scene, reader).unwrap_or_else(|e| panic!("{} {locale}: {e}", shot.name));
            (dialog.card, dialog.title)
        }
        content => {
            let card =
                render(content, scene, reader).unwrap_or_else(|e| panic!("{} {locale}: {e}", shot.name));
            (card.card, card.summary)
        }
    })
}

/// Every card of the journey in every language.
fn every(mut look: impl FnMut(&Shot, Locale, &Value, &str)) {
    for shot in shots() {
        for locale in Locale::ALL {
            let (card, title) = rendered(&shot, locale);
            look(&shot, locale, &card, &title);
        }
    }
}

/// All strings of a card that people read: not ids, verbs, data, nor what stands in an input.
fn read_by_people(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match key.as_str() {
                    "data" | "id" | "verb" | "type" | "refresh" | "value" | "$schema" | "style"
                    | "targetElements" => {}
                    _ => read_by_people(value, into),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| read_by_people(value, into)),
        Value::String(text) => into.push(text.clone()),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn texts(card: &Value) -> Vec<String> {
    let mut texts = Vec::new();
    read_by_people(card, &mut texts);
    texts
}

#[test]
fn what_is_built_in_is_sound() {
    check_all().expect("templates and words fit together");
}

#[test]
fn every_card_has_a_summary_and_passes_the_checker() {
    // A dialog is no message: its limit is ours, in characters, which the checker counts as two bytes each.
    let mut limits = adaptive_cards::CheckOptions::default();
    limits.max_bytes = 2 * MAX_CARD_BYTES;
    every(|shot, locale, card, summary| {
        assert!(!summary.trim().is_empty(), "{} {locale} has no summary", shot.name);
        assert!(!summary.contains("**"), "{} {locale}: {summary}", shot.name);
        assert_eq!(card["version"], "1.5");
        assert!(card["fallbackText"].as_str().is_some_and(|text| !text.is_empty()), "{}", shot.name);
        let findings = adaptive_cards::check(card, &limits);
        let errors: Vec<_> =
            findings.iter().filter(|f| f.severity == adaptive_cards::Severity::Error).collect();
        assert!(errors.is_empty(), "{} {locale}: {errors:?}", shot.name);
        assert!(!card.to_string().contains("${"), "{} {locale} is not expanded", shot.name);
    });
}

#[test]
fn every_message_is_used() {
    fn sources(folder: &std::path::Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the sources").flatten() {
            if entry.path().is_dir() {
                sources(&entry.path(), into);
            } else {
                into.push_str(&std::fs::read_to_string(entry.path()).expect("a source"));
            }
        }
    }
    let mut source = String::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cards"), &mut source);
    let asked: Vec<&String> = templates::names()
        .expect("templates")
        .flat_map(|name| templates::words_of(name).expect("words"))
        .collect();
    let months = |id: &str| id.starts_with("month_");
    let words = words::Words::of(Locale::En).expect("words");
    let unused = words
        .messages()
        .keys()
        .filter(|id| !months(id.as_str()) && !asked.contains(id) && !source.contains(&format!("\"{id}\"")));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&String>::new());
}

/// Every action of a card, wherever it stands.
fn actions<'a>(value: &'a Value, into: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            if fields.get("type").and_then(Value::as_str).is_some_and(|kind| kind.starts_with("Action.")) {
                into.push(value);
            }
            fields.iter().filter(|(key, _)| *key != "refresh").for_each(|(_, value)| actions(value, into));
        }
        Value::Array(list) => list.iter().for_each(|value| actions(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_button_comes_back_as_a_verb_and_every_execute_has_a_submit_beside_it() {
    every(|shot, locale, card, _| {
        let mut found = Vec::new();
        actions(card, &mut found);
        for action in found {
            let name = action["title"].as_str().unwrap_or_default();
            assert!(!name.is_empty(), "{} {locale}: a button without words", shot.name);
            match action["type"].as_str() {
                Some("Action.Execute") => {
                    let verb = Verb::parse(&action["data"], action["verb"].as_str());
                    let verb = verb.unwrap_or_else(|e| panic!("{} {locale} {name}: {e}", shot.name));
                    assert_eq!(action["fallback"]["type"], "Action.Submit", "{} {name}", shot.name);
                    assert_eq!(
                        Verb::parse(&action["fallback"]["data"], None),
                        Ok(verb),
                        "{} {name}",
                        shot.name
                    );
                }
                Some("Action.Submit") => {
                    let verb = Verb::parse(&action["data"], None);
                    assert!(verb.is_ok(), "{} {locale} {name}: {verb:?}", shot.name);
                }
                Some("Action.OpenUrl") => {
                    let url = action["url"].as_str().unwrap_or_default();
                    assert!(url.starts_with("https://"), "{} {name}: {url}", shot.name);
                }
                Some("Action.ToggleVisibility") => {}
                other => panic!("{}: {other:?}", shot.name),
            }
        }
    });
}

#[test]
fn a_card_with_inputs_never_refreshes_and_a_shared_one_names_whose_clients_do() {
    every(|shot, locale, card, _| {
        let inputs = card.to_string().contains("\"Input.");
        match card.get("refresh") {
            Some(refresh) => {
                assert!(!inputs, "{} {locale}", shot.name);
                assert!(refresh["userIds"].is_array(), "{} {locale}", shot.name);
                let action = &refresh["action"];
                let verb = Verb::parse(&action["data"], action["verb"].as_str()).expect("a verb");
                assert!(verb.only_reads(), "{} {locale} changes state by itself", shot.name);
            }
            // Forms stand in dialogs, and in one's own chat.
            None => {
                let own = shot.place == Place::Personal;
                assert!(!inputs || own || matches!(shot.content, Content::Dialog { .. }), "{}", shot.name);
            }
        }
    });
}

#[test]
fn at_most_two_people_are_mentioned_and_each_mention_has_its_text() {
    every(|shot, locale, card, _| {
        let entities = card["msteams"]["entities"].as_array().cloned().unwrap_or_default();
        assert!(entities.len() <= 2, "{} {locale}", shot.name);
        let all = texts(&card["body"]).join("\n");
        for entity in &entities {
            assert!(all.contains(entity["text"].as_str().expect("a text")), "{} {locale}", shot.name);
        }
        let mentioned = all.matches("<at>").count() - all.matches("\\<at>").count();
        assert_eq!(mentioned, entities.len(), "{} {locale}: a mention without its entity", shot.name);
    });
}

#[test]
fn what_is_typed_is_never_markdown() {
    every(|shot, locale, card, _| {
        for text in texts(&card["body"]) {
            assert!(!text.contains("**April**"), "{} {locale}: {text}", shot.name);
        }
    });
}

/// For a person's eyes: writes every card in every language to `cards.json` in the folder named by
/// `CONTACT_SHEET_DIR` (made if need be), from which `tests/browser` draws the pictures.
#[test]
fn every_card_can_be_laid_on_a_contact_sheet() {
    let mut list = Vec::new();
    every(|shot, locale, card, summary| {
        let dialog = matches!(shot.content, Content::Dialog { .. });
        list.push(json!({
            "name": shot.name, "locale": locale.as_str(), "dialog": dialog, "summary": summary, "card": card,
        }));
    });
    let names: std::collections::BTreeSet<String> =
        list.iter().map(|entry| format!("{}.{}", entry["name"], entry["locale"])).collect();
    assert_eq!(names.len(), list.len(), "two cards have one name");
    if let Some(folder) = std::env::var_os("CONTACT_SHEET_DIR").map(std::path::PathBuf::from) {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        std::fs::write(folder.join("cards.json"), Value::from(list).to_string())
            .expect("the folder can be written");
    }
}
