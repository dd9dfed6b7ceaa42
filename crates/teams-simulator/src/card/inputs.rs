//! What a client does with inputs before it sends: gather, check, merge into the action's data.
//!
//! Follows Microsoft's JavaScript renderer: inputs of the action's card and of the cards around it, unset ones left
//! out, inputs win over data of the same name. Source: "Input validation" and "Universal action model".

use std::collections::BTreeMap;

use regex::Regex;
use serde_json::{Map, Value};

use super::{Located, string, visit};
use crate::outcome::InputError;

type Object = Map<String, Value>;

/// What a person typed or picked, by input id; everything as text, several choices joined by commas.
#[derive(Debug, Clone, Default)]
pub struct Inputs(pub(crate) BTreeMap<String, String>);

impl From<()> for Inputs {
    fn from((): ()) -> Self {
        Self::default()
    }
}

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for Inputs {
    fn from(pairs: [(K, V); N]) -> Self {
        Self(pairs.into_iter().map(|(k, v)| (k.into(), v.into())).collect())
    }
}

impl From<Vec<(String, String)>> for Inputs {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl From<&Value> for Inputs {
    /// From a JSON object; numbers and booleans become their text.
    fn from(value: &Value) -> Self {
        let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        let pairs = value.as_object().into_iter().flatten();
        Self(pairs.filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), text(v))).collect())
    }
}

/// Why the client sends nothing.
#[derive(Debug)]
pub(crate) enum NotSent {
    /// Values it does not accept.
    Invalid(Vec<InputError>),
    /// Something was filled in that is not on the card.
    NoSuchInput(String),
}

/// The action's data with the inputs merged in.
pub(crate) fn merged_data(found: &Located<'_>, given: &Inputs) -> Result<Value, NotSent> {
    let fields = fields(found);
    let unknown = given.0.keys().find(|id| !fields.iter().any(|f| string(f, "id") == *id));
    if let Some(id) = unknown {
        return Err(NotSent::NoSuchInput(id.clone()));
    }
    let data = found.action.get("data").cloned().unwrap_or_else(|| Value::Object(Map::new()));
    if string(found.action, "associatedInputs").eq_ignore_ascii_case("none") {
        return Ok(data);
    }
    let values: Vec<(&Object, String)> = fields.iter().map(|f| (*f, value_of(f, given))).collect();
    let wrong: Vec<InputError> = values.iter().filter_map(|(f, v)| complaint(f, v)).collect();
    if !wrong.is_empty() {
        return Err(NotSent::Invalid(wrong));
    }
    Ok(merge(data, values))
}

fn fields<'a>(found: &Located<'a>) -> Vec<&'a Object> {
    let mut fields = Vec::new();
    for card in &found.cards {
        visit(card, false, &mut |element| {
            if string(element, "type").starts_with("Input.") {
                fields.push(element);
            }
        });
    }
    fields
}

fn merge(data: Value, values: Vec<(&Object, String)>) -> Value {
    let mut merged = match data {
        Value::Object(object) => object,
        Value::Null => Map::new(),
        other @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => return other,
    };
    for (field, value) in values {
        let id = string(field, "id");
        if !id.is_empty() && !value.is_empty() {
            merged.insert(id.to_owned(), Value::String(value));
        }
    }
    Value::Object(merged)
}

/// What the input holds: what was given, else what the card put there.
fn value_of(field: &Object, given: &Inputs) -> String {
    if let Some(value) = given.0.get(string(field, "id")) {
        return value.clone();
    }
    let preset = match field.get("value") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    };
    if string(field, "type") == "Input.Toggle" && preset.is_empty() {
        return toggle_value(field, "valueOff", "false");
    }
    preset
}

fn toggle_value(field: &Object, key: &str, default: &str) -> String {
    field.get(key).and_then(Value::as_str).unwrap_or(default).to_owned()
}

fn complaint(field: &Object, value: &str) -> Option<InputError> {
    let problem = if value.is_empty() {
        missing(field, value)
    } else {
        missing(field, value).or_else(|| unfit(field, value))
    };
    let problem = problem?;
    let own = string(field, "errorMessage");
    let message = if own.is_empty() { problem } else { own.to_owned() };
    Some(InputError { id: string(field, "id").to_owned(), message })
}

fn missing(field: &Object, value: &str) -> Option<String> {
    let required = field.get("isRequired") == Some(&Value::Bool(true));
    let off = string(field, "type") == "Input.Toggle" && value != toggle_value(field, "valueOn", "true");
    (required && (value.trim().is_empty() || off)).then(|| "required".to_owned())
}

fn unfit(field: &Object, value: &str) -> Option<String> {
    match string(field, "type") {
        "Input.Text" => unfit_text(field, value),
        "Input.Number" => unfit_number(field, value),
        "Input.Date" => {
            unfit_instant(field, value, value.parse::<jiff::civil::Date>().is_err(), "not a date")
        }
        "Input.Time" => {
            unfit_instant(field, value, value.parse::<jiff::civil::Time>().is_err(), "not a time")
        }
        "Input.ChoiceSet" => unfit_choice(field, value),
        "Input.Toggle" => {
            let either = [toggle_value(field, "valueOn", "true"), toggle_value(field, "valueOff", "false")];
            (!either.iter().any(|v| v == value)).then(|| "neither on nor off".to_owned())
        }
        _ => None,
    }
}

fn unfit_text(field: &Object, value: &str) -> Option<String> {
    let longest = field.get("maxLength").and_then(Value::as_u64);
    if longest.is_some_and(|most| value.encode_utf16().count() as u64 > most) {
        return Some("too long".to_owned());
    }
    let pattern = string(field, "regex");
    if pattern.is_empty() {
        return None;
    }
    match Regex::new(pattern) {
        Ok(regex) if regex.is_match(value) => None,
        Ok(_) => Some("does not match".to_owned()),
        Err(error) => Some(format!("the card's regex cannot be read: {error}")),
    }
}

fn unfit_number(field: &Object, value: &str) -> Option<String> {
    let Ok(number) = value.parse::<f64>() else { return Some("not a number".to_owned()) };
    let bound = |key: &str| field.get(key).and_then(Value::as_f64);
    let low = bound("min").is_some_and(|min| number < min);
    let high = bound("max").is_some_and(|max| number > max);
    (low || high).then(|| "out of range".to_owned())
}

/// Dates and times in their fixed-width forms order as text.
fn unfit_instant(field: &Object, value: &str, malformed: bool, what: &str) -> Option<String> {
    if malformed {
        return Some(what.to_owned());
    }
    let (min, max) = (string(field, "min"), string(field, "max"));
    let out = (!min.is_empty() && value < min) || (!max.is_empty() && value > max);
    out.then(|| "out of range".to_owned())
}

fn unfit_choice(field: &Object, value: &str) -> Option<String> {
    if field.contains_key("choices.data") {
        return None;
    }
    let choices = field.get("choices").and_then(Value::as_array)?;
    let known = |v: &str| choices.iter().any(|c| c["value"].as_str() == Some(v));
    let many = field.get("isMultiSelect") == Some(&Value::Bool(true));
    let all_known = if many { value.split(',').all(known) } else { known(value) };
    (!all_known).then(|| format!("`{value}` is not one of the choices"))
}
