//! What was typed into a form, exactly as it came, by the id of the input. What the ids are is in `form`.
//!
//! Nothing is judged here: a date that is none stays as typed, so that a rejected form comes back with what the person
//! entered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::form::PREFIX;

/// Longest value that is kept, in UTF-16 units; the longest field of ours holds 1,000.
const LONGEST: usize = 2_000;
/// Most inputs of one form that are kept.
const MOST: usize = 200;

/// The values of one form, as typed. Also a draft: it is stored and shown again as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Inputs(BTreeMap<String, String>);

impl Inputs {
    /// The inputs among an action's data: string, number and boolean values of keys that begin with `in_`.
    #[must_use]
    pub fn from_data(data: &Value) -> Self {
        let fields = data.as_object().into_iter().flatten();
        let inputs = fields.filter(|(key, _)| key.starts_with(PREFIX)).filter_map(|(key, value)| {
            let text = match value {
                Value::String(text) => clean(text),
                Value::Bool(flag) => flag.to_string(),
                Value::Number(number) => number.to_string(),
                Value::Null | Value::Array(_) | Value::Object(_) => return None,
            };
            Some((key.clone(), text))
        });
        Self(inputs.take(MOST).collect())
    }

    /// The value of `id`, without white space around it; `None` when absent or blank.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The value of `id` for showing it again: as typed, empty when absent.
    #[must_use]
    pub fn raw(&self, id: &str) -> &str {
        self.0.get(id).map_or("", String::as_str)
    }

    /// Whether the form had the input at all (an empty one counts).
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The choices of a multiple-choice input: comma-separated in the wire format.
    pub fn choices(&self, id: &str) -> impl Iterator<Item = &str> {
        self.raw(id).split(',').map(str::trim).filter(|choice| !choice.is_empty())
    }

    /// A toggle: `true` only for the text `true`.
    #[must_use]
    pub fn toggle(&self, id: &str) -> bool {
        self.raw(id) == "true"
    }

    /// Sets a value, for prefilling and for joining two pages of a dialog.
    pub fn set(&mut self, id: &str, value: impl Into<String>) {
        self.0.insert(id.to_owned(), value.into());
    }

    /// Takes over every value of `later`, which wins.
    pub fn extend(&mut self, later: &Self) {
        self.0.extend(later.0.iter().map(|(id, value)| (id.clone(), value.clone())));
    }

    /// Every input and its value, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value.as_str()))
    }

    /// Whether there are no inputs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Cuts what no field of ours may hold: NUL, and everything past the longest value.
fn clean(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .filter(|c| *c != '\0')
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::dialogue::form::id;

    #[test]
    fn only_prefixed_scalars_are_inputs() {
        let data = json!({"verb": "x", "e": "abc", "in_customer": " Contoso ", "in_others_ok": true, "in_x": {"a": 1}, "in_n": 3});
        let inputs = Inputs::from_data(&data);
        assert_eq!(inputs.text(id::CUSTOMER), Some("Contoso"));
        assert_eq!(inputs.raw(id::CUSTOMER), " Contoso ");
        assert!(inputs.toggle(id::OTHERS_OK));
        assert_eq!(inputs.iter().count(), 3);
        assert!(Inputs::from_data(&json!(null)).is_empty());
    }

    #[test]
    fn choices_are_split_and_blank_ones_dropped() {
        let inputs = Inputs::from_data(&json!({"in_services": "teams, exchange,,"}));
        assert_eq!(inputs.choices(id::SERVICES).collect::<Vec<_>>(), ["teams", "exchange"]);
        assert_eq!(inputs.choices("in_absent").count(), 0);
    }

    #[test]
    fn a_value_is_cut_at_the_longest_and_loses_nul() {
        let inputs = Inputs::from_data(&json!({"in_comment": format!("a\u{0}{}", "😀".repeat(3_000))}));
        assert_eq!(inputs.raw(id::COMMENT).encode_utf16().count(), 1_999);
        assert!(!inputs.raw(id::COMMENT).contains('\0'));
    }
}
