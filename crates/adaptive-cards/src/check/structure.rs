//! Types, properties and values against the table.

use super::table::{Family, Kind, Property, TABLE, Type};
use super::{Checking, Severity};
use crate::error::closest;
use serde_json::{Map, Value};

/// What is expected where an object stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Expected {
    Card,
    Element,
    Action,
    SelectAction,
    Inline,
    Layout,
    /// This very type; `type` may be left out.
    Exactly(&'static str),
}

impl Expected {
    fn name(self) -> &'static str {
        match self {
            Expected::Card => "AdaptiveCard",
            Expected::Element => "an element",
            Expected::Action => "an action",
            Expected::SelectAction => "an action other than Action.ShowCard",
            Expected::Inline => "a TextRun",
            Expected::Layout => "a layout",
            Expected::Exactly(name) => name,
        }
    }

    fn fits(self, name: &str, family: Family) -> bool {
        match self {
            Expected::Card => family == Family::Card,
            Expected::Element => matches!(family, Family::Element | Family::Input),
            Expected::Action => family == Family::Action,
            Expected::SelectAction => family == Family::Action && name != "Action.ShowCard",
            Expected::Inline => family == Family::Inline,
            Expected::Layout => family == Family::Layout,
            Expected::Exactly(exact) => name == exact,
        }
    }

    fn default_type(self) -> Option<&'static str> {
        match self {
            Expected::Exactly(name) => Some(name),
            // Nested cards may go without.
            Expected::Card => Some("AdaptiveCard"),
            Expected::Element
            | Expected::Action
            | Expected::SelectAction
            | Expected::Inline
            | Expected::Layout => None,
        }
    }
}

impl<'c> Checking<'c> {
    /// Checks an object and everything in it.
    pub(super) fn object(&mut self, value: &'c Value, expected: Expected) {
        let Value::Object(map) = value else {
            self.wrong_type(value, expected.name());
            return;
        };
        if self.depth > 80 {
            self.report(Severity::Error, "depth", "the card is nested too deeply");
            return;
        }
        let Some((name, rule)) = self.type_of(map, expected) else { return };
        self.depth += 1;
        self.beyond(rule.beyond, &format!("`{name}`"));
        for (property, rule) in &rule.properties {
            if rule.required && !map.contains_key(*property) {
                self.report(Severity::Error, "required", &format!("`{name}` needs `{property}`"));
            }
        }
        for (key, value) in map {
            if key == "type" {
                continue;
            }
            let Some(property) = rule.properties.get(key.as_str()) else {
                self.unknown_property(key, name, rule);
                continue;
            };
            self.below(key, |s| {
                s.beyond(property.beyond, &format!("`{key}` of `{name}`"));
                s.property(value, *property);
            });
        }
        self.meaning(name, rule.family, map);
        self.depth -= 1;
    }

    fn type_of(
        &mut self,
        map: &Map<String, Value>,
        expected: Expected,
    ) -> Option<(&'static str, &'static Type)> {
        let given = match map.get("type") {
            Some(Value::String(name)) => name.as_str(),
            Some(other) => {
                self.below("type", |s| s.wrong_type(other, "text"));
                return None;
            }
            None => match expected.default_type() {
                Some(name) => name,
                None => {
                    self.report(
                        Severity::Error,
                        "type",
                        &format!("`type` is missing; {} stands here", expected.name()),
                    );
                    return None;
                }
            },
        };
        match TABLE.types.get_key_value(given) {
            Some((name, rule)) if expected.fits(name, rule.family) => Some((name, rule)),
            // Parts may have a type of their own in the schema, which clients ignore.
            Some(_) => {
                self.below("type", |s| {
                    let message = format!("`{given}` can't stand here; {} can", expected.name());
                    s.report(Severity::Error, "type", &message);
                });
                None
            }
            None => {
                let fitting = TABLE.types.iter().filter(|(name, rule)| expected.fits(name, rule.family));
                let hint = hint(closest(given, fitting.map(|(name, _)| *name)));
                self.below("type", |s| {
                    s.report(Severity::Error, "type", &format!("there is no type `{given}`{hint}"));
                });
                None
            }
        }
    }

    fn unknown_property(&mut self, key: &str, name: &str, rule: &Type) {
        let hint = hint(closest(key, rule.properties.keys().copied()));
        self.below(key, |s| {
            s.report(Severity::Error, "property", &format!("`{name}` has no property `{key}`{hint}"));
        });
    }

    fn wrong_type(&mut self, value: &Value, expected: &str) {
        let given = match value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.report(Severity::Error, "value", &format!("this is {given}; expected {expected}"));
    }

    fn property(&mut self, value: &'c Value, property: Property) {
        if property.nullable && value.is_null() {
            return;
        }
        let simple = match property.kind {
            Kind::Text => (value.is_string(), "text"),
            Kind::Uri => (value.as_str().is_some_and(is_uri), "a URI"),
            Kind::AbsoluteUri => {
                (value.as_str().is_some_and(|s| url::Url::parse(s).is_ok()), "an absolute URI")
            }
            Kind::Bool => (value.is_boolean(), "true or false"),
            Kind::Number => (value.is_number(), "a number"),
            Kind::Length => (value.is_string() || value.is_number(), "text or a number"),
            Kind::Object => (value.is_object(), "an object"),
            Kind::Requires => (
                value.as_object().is_some_and(|m| m.values().all(Value::is_string)),
                "names of features with versions",
            ),
            Kind::Objects => {
                (items(value).is_some_and(|i| i.iter().all(Value::is_object)), "a list of objects")
            }
            Kind::Texts => (items(value).is_some_and(|i| i.iter().all(Value::is_string)), "a list of texts"),
            Kind::List => (value.is_array(), "a list"),
            Kind::Data => (value.is_string() || value.is_object(), "an object or text"),
            Kind::TargetWidth => {
                (value.as_str().is_some_and(is_target_width), "a target width such as atLeast:narrow")
            }
            Kind::Element => return self.object(value, Expected::Element),
            Kind::Action => return self.object(value, Expected::Action),
            Kind::SelectAction => return self.object(value, Expected::SelectAction),
            Kind::One("AdaptiveCard") => return self.object(value, Expected::Card),
            Kind::One(name) => return self.object(value, Expected::Exactly(name)),
            Kind::Elements => return self.list(value, |s, item| s.object(item, Expected::Element)),
            Kind::Actions => return self.list(value, |s, item| s.object(item, Expected::Action)),
            Kind::Layouts => return self.list(value, |s, item| s.object(item, Expected::Layout)),
            Kind::ListOf(name) => return self.list(value, |s, item| s.object(item, Expected::Exactly(name))),
            Kind::Inlines => return self.list(value, Self::inline),
            Kind::Targets => return self.list(value, Self::target),
            Kind::Background => return self.background(value),
            Kind::Fallback(of) => return self.fallback(value, of),
            Kind::Choice(name) => return self.choice(value, name),
        };
        if !simple.0 {
            self.wrong_type(value, simple.1);
        }
    }

    fn list(&mut self, value: &'c Value, check: impl Fn(&mut Self, &'c Value)) {
        let Some(items) = items(value) else { return self.wrong_type(value, "a list") };
        for (i, item) in items.iter().enumerate() {
            self.below(&i.to_string(), |s| check(s, item));
        }
    }

    fn inline(&mut self, value: &'c Value) {
        if !value.is_string() {
            self.object(value, Expected::Inline);
        }
    }

    fn target(&mut self, value: &'c Value) {
        let id = match value {
            Value::String(id) => Some(id),
            Value::Object(map) => {
                for (key, member) in map {
                    let fits = match key.as_str() {
                        "type" => member == "TargetElement",
                        "elementId" => member.is_string(),
                        "isVisible" => member.is_boolean() || member.is_null(),
                        _ => false,
                    };
                    if !fits {
                        self.below(key, |s| {
                            s.report(Severity::Error, "value", "this can't stand in a target")
                        });
                    }
                }
                match map.get("elementId") {
                    Some(Value::String(id)) => Some(id),
                    _ => None,
                }
            }
            other => return self.wrong_type(other, "an id or a target"),
        };
        match id {
            Some(id) => self.targets.push((self.pointer.clone(), id)),
            None => self.report(Severity::Error, "required", "a target needs `elementId`"),
        }
    }

    fn background(&mut self, value: &'c Value) {
        match value {
            Value::String(uri) if is_uri(uri) => {}
            Value::Object(_) => self.object(value, Expected::Exactly("BackgroundImage")),
            other => self.wrong_type(other, "a URI or an object"),
        }
    }

    fn fallback(&mut self, value: &'c Value, of: &'static str) {
        if let Value::String(text) = value {
            if !text.eq_ignore_ascii_case("drop") {
                self.report(Severity::Error, "value", "a fallback is an object or \"drop\"");
            }
            return;
        }
        let inside = std::mem::replace(&mut self.in_fallback, true);
        match of {
            "element" => self.object(value, Expected::Element),
            "action" => self.object(value, Expected::Action),
            "AdaptiveCard" => self.object(value, Expected::Card),
            name => self.object(value, Expected::Exactly(name)),
        }
        self.in_fallback = inside;
    }

    fn choice(&mut self, value: &Value, name: &str) {
        let choices = TABLE.choices.get(name).map(Vec::as_slice).unwrap_or_default();
        let Some(text) = value.as_str() else { return self.wrong_type(value, "text") };
        match choices.iter().find(|(choice, _)| choice.eq_ignore_ascii_case(text)) {
            Some((_, beyond)) => self.beyond(*beyond, &format!("the value `{text}`")),
            None => {
                let known: Vec<&str> = choices.iter().map(|(choice, _)| *choice).collect();
                let message = format!("`{text}` is none of {}", known.join(", "));
                self.report(Severity::Error, "value", &message);
            }
        }
    }

    /// Something that Teams knows and schema 1.5 doesn't.
    fn beyond(&mut self, beyond: bool, what: &str) {
        if beyond && self.options.plain {
            self.report(Severity::Error, "plain", &format!("{what} is not in schema 1.5"));
        }
    }
}

fn hint(suggestion: Option<&str>) -> String {
    suggestion.map(|s| format!("; did you mean `{s}`?")).unwrap_or_default()
}

fn items(value: &Value) -> Option<&Vec<Value>> {
    value.as_array()
}

/// A URI reference, as far as cards need it: no spaces or controls, and brackets and such encoded.
fn is_uri(text: &str) -> bool {
    let percent =
        |at: usize| text.as_bytes().get(at + 1..at + 3).is_some_and(|d| d.iter().all(u8::is_ascii_hexdigit));
    let data = text.starts_with("data:");
    text.char_indices().all(|(at, c)| match c {
        '%' => percent(at),
        ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => data && c == ' ',
        c => !c.is_control(),
    })
}

fn is_target_width(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let width = lower.strip_prefix("atleast:").or_else(|| lower.strip_prefix("atmost:")).unwrap_or(&lower);
    matches!(width, "verynarrow" | "narrow" | "standard" | "wide")
}
