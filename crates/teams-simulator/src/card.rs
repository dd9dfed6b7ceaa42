//! Adaptive Cards as a client walks them: texts, buttons, inputs, and what an old client makes of an Execute.
//!
//! Pure functions over raw JSON; no card is ever built here. Validation and gathering of inputs is in `card::inputs`.

pub(crate) mod inputs;
pub(crate) mod mentions;

use serde_json::{Map, Value};

use crate::shown::{Button, ButtonKind};

/// Where elements and actions hang below an element, in reading order. `card` (of `Action.ShowCard`) comes apart.
const BRANCHES: [&str; 12] = [
    "body",
    "items",
    "columns",
    "rows",
    "cells",
    "pages",
    "inlines",
    "selectAction",
    "inlineAction",
    "actions",
    "menuActions",
    "layouts",
];

type Object = Map<String, Value>;

/// The children of an element or card; those behind `Action.ShowCard` only if `behind`.
pub(crate) fn children(element: &Object, behind: bool) -> Vec<&Object> {
    let mut all = Vec::new();
    for branch in BRANCHES {
        match element.get(branch) {
            Some(Value::Array(list)) => all.extend(list.iter().filter_map(Value::as_object)),
            Some(Value::Object(one)) => all.push(one),
            _ => {}
        }
    }
    if behind && let Some(Value::Object(card)) = element.get("card") {
        all.push(card);
    }
    all
}

/// Visits `card` and everything below it, in reading order.
pub(crate) fn visit<'a>(element: &'a Object, behind: bool, f: &mut impl FnMut(&'a Object)) {
    f(element);
    for child in children(element, behind) {
        visit(child, behind, f);
    }
}

/// A string property.
pub(crate) fn string<'a>(element: &'a Object, key: &str) -> &'a str {
    element.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn is_hidden(element: &Object) -> bool {
    element.get("isVisible") == Some(&Value::Bool(false))
}

/// Every string a person sees, in reading order, appended to `out`.
pub(crate) fn texts(card: &Value, out: &mut Vec<String>) {
    if let Some(card) = card.as_object() {
        element_texts(card, out);
    }
}

fn element_texts(element: &Object, out: &mut Vec<String>) {
    if is_hidden(element) {
        return;
    }
    let mut push = |text: &str| {
        if !text.is_empty() {
            out.push(text.to_owned());
        }
    };
    // `title` is last so that a button's or toggle's words follow its label.
    for key in ["label", "text", "altText", "placeholder", "codeSnippet", "title", "tooltip"] {
        push(string(element, key));
    }
    if let Some(Value::Array(inlines)) = element.get("inlines") {
        inlines.iter().filter_map(Value::as_str).for_each(&mut push);
    }
    for fact in element.get("facts").and_then(Value::as_array).into_iter().flatten() {
        if let Some(fact) = fact.as_object() {
            push(string(fact, "title"));
            push(string(fact, "value"));
        }
    }
    for choice in element.get("choices").and_then(Value::as_array).into_iter().flatten() {
        choice.as_object().into_iter().for_each(|c| push(string(c, "title")));
    }
    for datum in element.get("data").and_then(Value::as_array).into_iter().flatten() {
        datum.as_object().into_iter().for_each(|d| push(string(d, "legend")));
    }
    if let Some(value) = element.get("value").and_then(Value::as_str)
        && matches!(string(element, "type"), "Input.Text")
    {
        push(value);
    }
    for child in children(element, false) {
        element_texts(child, out);
    }
}

fn is_action(element: &Object) -> bool {
    string(element, "type").starts_with("Action.")
}

/// Every button, in reading order.
pub(crate) fn buttons(card: &Value) -> Vec<Button> {
    let mut all = Vec::new();
    if let Some(card) = card.as_object() {
        visit(card, true, &mut |element| {
            if is_action(element) {
                all.push(button(element));
            }
        });
    }
    all
}

fn button(action: &Object) -> Button {
    let kind = match string(action, "type") {
        "Action.Execute" => ButtonKind::Execute,
        "Action.Submit" => ButtonKind::Submit,
        "Action.OpenUrl" => ButtonKind::OpenUrl,
        "Action.ShowCard" => ButtonKind::ShowCard,
        "Action.ToggleVisibility" => ButtonKind::ToggleVisibility,
        _ => ButtonKind::Other,
    };
    Button {
        title: string(action, "title").to_owned(),
        kind,
        verb: action.get("verb").and_then(Value::as_str).map(str::to_owned),
        action: Value::Object(action.clone()),
    }
}

/// Every input element, those behind `Action.ShowCard` included.
pub(crate) fn inputs(card: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    if let Some(card) = card.as_object() {
        visit(card, true, &mut |element| {
            if string(element, "type").starts_with("Input.") {
                all.push(Value::Object(element.clone()));
            }
        });
    }
    all
}

/// An action, and the cards around it from the outermost in: their inputs travel with it.
#[derive(Debug)]
pub(crate) struct Located<'a> {
    pub(crate) action: &'a Object,
    pub(crate) cards: Vec<&'a Object>,
}

/// Finds an action: by the JSON object itself, else by title, verb or id.
pub(crate) fn locate<'a>(card: &'a Value, selector: &Value) -> Option<Located<'a>> {
    let card = card.as_object()?;
    let exact = |a: &Object| selector.as_object() == Some(a);
    let named = |a: &Object| match selector {
        Value::String(name) => {
            [string(a, "title"), string(a, "verb"), string(a, "id")].contains(&name.as_str())
        }
        Value::Object(other) => ["type", "title", "verb", "data"].iter().all(|k| a.get(*k) == other.get(*k)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    };
    find(card, vec![card], &exact).or_else(|| find(card, vec![card], &named))
}

fn find<'a>(
    element: &'a Object,
    cards: Vec<&'a Object>,
    wanted: &dyn Fn(&Object) -> bool,
) -> Option<Located<'a>> {
    if is_action(element) && wanted(element) {
        return Some(Located { action: element, cards });
    }
    for child in children(element, false) {
        if let Some(found) = find(child, cards.clone(), wanted) {
            return Some(found);
        }
    }
    let behind = element.get("card")?.as_object()?;
    let mut inner = cards;
    inner.push(behind);
    find(behind, inner, wanted)
}

/// The card as a client without Universal Actions shows it: no `refresh`; in an ActionSet an Execute gives way to
/// its `fallback`, in the card's own `actions` it is dropped (which is why Microsoft asks for an ActionSet).
/// Source: "Universal Actions for Adaptive Cards", backward compatibility.
pub(crate) fn for_old_client(card: &Value) -> Value {
    let mut card = card.clone();
    if let Some(root) = card.as_object_mut() {
        root.remove("refresh");
        if let Some(Value::Array(actions)) = root.get_mut("actions") {
            actions.retain(|a| a["type"] != "Action.Execute");
        }
        replace_executes(root);
    }
    card
}

fn replace_executes(element: &mut Object) {
    for (key, value) in element.iter_mut() {
        if key == "data" || key == "fallback" {
            continue;
        }
        match value {
            Value::Array(list) => {
                list.retain_mut(replace_one);
            }
            Value::Object(_) => {
                if !replace_one(value) {
                    *value = Value::Null;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    element.retain(|_, value| !value.is_null());
}

/// Whether something is left to show.
fn replace_one(value: &mut Value) -> bool {
    let Some(object) = value.as_object_mut() else { return true };
    if string(object, "type") == "Action.Execute" {
        match object.get("fallback") {
            Some(fallback @ Value::Object(_)) => {
                *value = fallback.clone();
                return true;
            }
            _ => return false,
        }
    }
    replace_executes(object);
    true
}

/// Turns the visibility of the targets of an `Action.ToggleVisibility`.
pub(crate) fn toggle(card: &Value, action: &Object) -> Value {
    let mut card = card.clone();
    for target in action.get("targetElements").and_then(Value::as_array).into_iter().flatten() {
        let id = target.as_str().or_else(|| target["elementId"].as_str()).unwrap_or_default();
        toggle_in(&mut card, id, target["isVisible"].as_bool());
    }
    card
}

fn toggle_in(value: &mut Value, id: &str, to: Option<bool>) {
    match value {
        Value::Object(element) => {
            if string(element, "id") == id && element.contains_key("type") {
                let now = !is_hidden(element);
                element.insert("isVisible".to_owned(), Value::Bool(to.unwrap_or(!now)));
            }
            element.values_mut().for_each(|v| toggle_in(v, id, to));
        }
        Value::Array(list) => list.iter_mut().for_each(|v| toggle_in(v, id, to)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests;
