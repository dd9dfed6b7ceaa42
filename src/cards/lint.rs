//! What `card check` looks at in a template: that it can be read, that its words exist in every language, and that
//! the card which its sample makes of it is sound, with no button that the bot does not know.
//!
//! Nothing is read from disk or printed here. The rules for cards in general are those of the crate
//! `adaptive-cards`.

use adaptive_cards::{CheckOptions, ExpandError, ExpandOptions, Finding, Severity, Template, TemplateError};
use serde::Serialize;
use serde_json::{Map, Value};

use super::words::{self, Words};
use super::{CardError, MAX_CARD_BYTES, templates};
use crate::dialogue::{Locale, Verb};

/// How a template refers to a message without arguments.
pub(super) const WORDS: &str = "$root.t.";

/// A template or a card, with the data to try it with.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What it is called in findings.
    pub name: String,
    /// The template.
    pub template: Value,
    /// Its sample. A card that is no template needs none.
    pub sample: Option<Value>,
}

/// A finding, and where it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The [`Case::name`].
    pub card: String,
    /// The languages in which it was made; empty if it does not depend on language.
    pub languages: Vec<Locale>,
    /// What is wrong. The pointer is into the template if the rule is `template`, `expand`, `words` or `sample`,
    /// otherwise into the expanded card.
    #[serde(flatten)]
    pub finding: Finding,
}

/// The templates that are built in, with their samples.
///
/// # Errors
/// [`CardError::Template`] if a file is no JSON.
pub fn built_in() -> Result<Vec<Case>, CardError> {
    templates::sources()
        .map(|(name, file)| {
            let read = |file: &[u8]| serde_json::from_slice(file).map_err(|error| error.to_string());
            let wrong = |why: String| CardError::Template { name: name.to_owned(), why };
            let sample = templates::sample(name).map(read).transpose().map_err(wrong)?;
            Ok(Case { name: name.to_owned(), template: read(file).map_err(wrong)?, sample })
        })
        .collect()
}

/// What is wrong with the strings of `cards/strings` as a whole: malformed files, messages that one language lacks.
#[must_use]
pub fn strings() -> Option<Found> {
    let error = words::check().err()?;
    Some(Found {
        card: "strings".to_owned(),
        languages: Vec::new(),
        finding: finding("", Severity::Error, "words", error.to_string()),
    })
}

/// Everything that is wrong with a template or card.
#[must_use]
pub fn check(case: &Case) -> Vec<Found> {
    let mut found = Vec::new();
    let mut once = |finding| found.push(Found { card: case.name.clone(), languages: Vec::new(), finding });
    let template = match Template::parse(&case.template) {
        Ok(template) => template,
        Err(error) => {
            once(unreadable(error));
            return found;
        }
    };
    let asked: Vec<String> =
        template.paths().iter().filter_map(|path| path.strip_prefix(WORDS)).map(str::to_owned).collect();
    let empty = Value::Object(Map::new());
    let sample = match &case.sample {
        Some(sample) => sample,
        None if template.is_constant() => &empty,
        None => {
            once(finding("", Severity::Warning, "sample", "there is no sample to expand it with".to_owned()));
            return found;
        }
    };
    stale(sample, &asked).into_iter().for_each(once);
    for locale in Locale::ALL {
        for finding in in_language(&template, sample, &asked, locale) {
            match found.iter_mut().find(|other| other.finding == finding) {
                Some(other) => other.languages.push(locale),
                None => {
                    found.push(Found { card: case.name.clone(), languages: vec![locale], finding });
                }
            }
        }
    }
    for found in &mut found {
        if found.languages.len() == Locale::ALL.len() {
            found.languages.clear();
        }
    }
    found
}

fn finding(pointer: &str, severity: Severity, rule: &'static str, message: String) -> Finding {
    Finding { pointer: pointer.to_owned(), severity, rule, message }
}

fn unreadable(error: TemplateError) -> Finding {
    at_pointer(&error.place.pointer, "template", &error.to_string())
}

fn unexpanded(error: ExpandError) -> Finding {
    at_pointer(&error.place.pointer, "expand", &error.to_string())
}

/// An error whose text begins with its pointer.
fn at_pointer(pointer: &str, rule: &'static str, error: &str) -> Finding {
    let message = error.strip_prefix(pointer).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(error);
    finding(pointer, Severity::Error, rule, message.to_owned())
}

/// The words of a sample are those of the English strings, so that it opens in a designer as it will look.
fn stale(sample: &Value, asked: &[String]) -> Option<Finding> {
    let words = Words::of(Locale::En).ok()?;
    let differs = asked.iter().find(|id| {
        words.plain(id).is_ok_and(|text| sample.pointer(&format!("/t/{id}")) != Some(&Value::from(text)))
    })?;
    let message = format!("the sample's `t.{differs}` is not what the English strings say");
    Some(finding("", Severity::Warning, "sample", message))
}

/// What is wrong with the card that the sample makes in one language.
fn in_language(template: &Template, sample: &Value, asked: &[String], locale: Locale) -> Vec<Finding> {
    let mut data = sample.clone();
    let mut found = Vec::new();
    if let Some(data) = data.as_object_mut() {
        let mut texts = Map::new();
        for id in asked {
            match Words::of(locale).and_then(|words| words.plain(id)) {
                Ok(text) => drop(texts.insert(id.clone(), Value::from(text))),
                Err(error) => found.push(finding("", Severity::Error, "words", error.to_string())),
            }
        }
        if !asked.is_empty() {
            data.insert("t".to_owned(), Value::Object(texts));
        }
        if let Some(lang) = data.get_mut("lang") {
            *lang = Value::from(locale.as_str());
        }
    }
    if !found.is_empty() {
        return found;
    }
    match template.expand_with(&data, &ExpandOptions::strict()) {
        Err(error) => found.push(unexpanded(error)),
        Ok(expansion) => {
            let warned = |warning| finding("", Severity::Error, "expand", warning);
            found.extend(expansion.warnings.into_iter().map(warned));
            let mut findings = adaptive_cards::check(&expansion.card, &limits(&expansion.card));
            // The bot adds the entities of the mentions when it renders a card.
            let ours = expansion.card.get("msteams").is_none();
            findings.iter_mut().filter(|one| ours && one.rule == "mention").for_each(|one| {
                one.severity = Severity::Info;
            });
            found.extend(findings);
            verbs(&expansion.card, &mut String::new(), &mut found);
        }
    }
    found
}

/// A card with inputs stands in a dialog, which is no message: its limit is [`MAX_CARD_BYTES`] of text, which the
/// checker counts as two bytes a character.
fn limits(card: &Value) -> CheckOptions {
    let mut options = CheckOptions::default();
    options.max_bytes = MAX_CARD_BYTES;
    if has_inputs(card) {
        options.max_bytes *= 2;
    }
    options
}

fn has_inputs(value: &Value) -> bool {
    match value {
        Value::Object(fields) => {
            fields.get("type").and_then(Value::as_str).is_some_and(|kind| kind.starts_with("Input."))
                || fields.values().any(has_inputs)
        }
        Value::Array(items) => items.iter().any(has_inputs),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Every button comes back as an action that the bot knows.
fn verbs(value: &Value, pointer: &mut String, found: &mut Vec<Finding>) {
    let length = pointer.len();
    match value {
        Value::Object(fields) => {
            let kind = fields.get("type").and_then(Value::as_str);
            if matches!(kind, Some("Action.Execute" | "Action.Submit")) {
                let data = fields.get("data").unwrap_or(&Value::Null);
                if let Err(error) = Verb::parse(data, fields.get("verb").and_then(Value::as_str)) {
                    found.push(finding(pointer, Severity::Error, "unknown-verb", error.to_string()));
                }
            }
            for (key, value) in fields {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                verbs(value, pointer, found);
                pointer.truncate(length);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{at}"));
                verbs(item, pointer, found);
                pointer.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rules(template: Value, sample: Option<Value>) -> Vec<(String, Severity, &'static str)> {
        let case = Case { name: "case".to_owned(), template, sample };
        let found = check(&case).into_iter();
        found.map(|found| (found.finding.pointer, found.finding.severity, found.finding.rule)).collect()
    }

    fn card(body: Value) -> Value {
        json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "body": [body]})
    }

    #[test]
    fn what_is_built_in_has_no_errors_in_any_language() {
        assert_eq!(strings(), None);
        let cases = built_in().expect("JSON");
        assert_eq!(cases.len(), templates::names().expect("templates").count());
        for case in cases {
            assert!(case.sample.is_some(), "{} has no sample", case.name);
            let found = check(&case);
            assert!(found.iter().all(|one| one.finding.severity < Severity::Error), "{found:?}");
        }
    }

    #[test]
    fn each_kind_of_mistake_is_found_at_its_place() {
        let text = |text: &str| card(json!({"type": "TextBlock", "wrap": true, "text": text}));
        let error = |pointer: &str, rule| vec![(pointer.to_owned(), Severity::Error, rule)];
        assert_eq!(rules(text("${oops(1)}"), Some(json!({}))), error("/body/0/text", "template"));
        assert_eq!(rules(text("${missing}"), Some(json!({}))), error("/body/0/text", "expand"));
        assert_eq!(
            rules(text("${$root.t.no_such_words}"), Some(json!({}))),
            vec![error("", "words"); 3].concat()
        );
        assert_eq!(
            rules(
                card(json!({"type": "ActionSet", "actions": [
                    {"type": "Action.Submit", "title": "x", "data": {"verb": "nonsense"}}
                ]})),
                None
            ),
            error("/body/0/actions/0", "unknown-verb")
        );
        let warning = vec![(String::new(), Severity::Warning, "sample")];
        assert_eq!(rules(text("${missing}"), None), warning);
        assert_eq!(rules(text("${$root.t.home_join}"), Some(json!({"t": {"home_join": "old"}}))), warning);
        assert_eq!(rules(text("plain"), None), Vec::new());
    }

    #[test]
    fn what_is_wrong_in_every_language_is_told_once() {
        let template = card(json!({"type": "Image", "url": "https://example.com/${lang}.png"}));
        let case = Case { name: "case".to_owned(), template, sample: Some(json!({"lang": "en"})) };
        let found = check(&case);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].finding.rule, found[0].languages.len()), ("alt-text", 0));
    }
}
