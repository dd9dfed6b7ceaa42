//! One test for each family of rules.

use super::*;
use serde_json::json;

/// The rules broken in a card with that body, with their pointers.
fn broken(body: Value) -> Vec<(String, &'static str)> {
    broken_card(json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "body": body}))
}

fn broken_card(card: Value) -> Vec<(String, &'static str)> {
    check(&card, &CheckOptions::default()).into_iter().map(|f| (f.pointer, f.rule)).collect()
}

fn one(pointer: &str, rule: &'static str) -> Vec<(String, &'static str)> {
    vec![(pointer.to_owned(), rule)]
}

#[test]
fn structure_is_held_against_the_table() {
    assert_eq!(broken(json!([{"type": "TextBlok", "text": "x"}])), one("/body/0/type", "type"));
    assert_eq!(broken(json!([{"type": "TextBlock", "text": 5}])), one("/body/0/text", "value"));
    assert_eq!(
        broken(json!([{"type": "TextBlock", "text": "x", "color": "blue"}])),
        one("/body/0/color", "value")
    );
    assert_eq!(broken(json!([{"type": "TextBlock", "text": "x", "color": null, "size": "LARGE"}])), []);
    assert_eq!(broken(json!([{"type": "Action.Submit", "title": "x"}])), one("/body/0/type", "type"));
    assert_eq!(broken(json!([{"text": "x"}])), one("/body/0", "type"));
    let nested = json!([{"type": "ColumnSet", "columns": [{"items": [{"type": "Image", "url": "a b", "altText": "x"}]}]}]);
    assert_eq!(broken(nested), one("/body/0/columns/0/items/0/url", "value"));
    let select = json!([{"type": "Container", "items": [], "selectAction": {"type": "Action.ShowCard"}}]);
    assert_eq!(broken(select), one("/body/0/selectAction/type", "type"));
}

#[test]
fn what_teams_adds_is_known_and_checked() {
    let bar = json!({"type": "ProgressBar", "value": 3, "max": 8, "fallback": "drop", "targetWidth": "atLeast:Narrow"});
    assert_eq!(broken(json!([bar])), []);
    assert_eq!(
        broken(json!([{"type": "ProgressBar", "value": "3", "fallback": "drop"}])),
        one("/body/0/value", "value")
    );
    assert_eq!(broken(json!([{"type": "Badge", "text": "x"}])), one("/body/0", "fallback"));
    assert_eq!(
        broken(json!([{"type": "TextBlock", "text": "x", "targetWidth": "big"}])),
        one("/body/0/targetWidth", "value")
    );
    let picker = json!({
        "type": "Input.ChoiceSet", "id": "p", "label": "Who", "choices": [],
        "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
    });
    assert_eq!(broken(json!([picker])), []);
    let options = CheckOptions { plain: true, ..CheckOptions::default() };
    let card =
        json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "msteams": {"width": "Full"}});
    let rules: Vec<_> = check(&card, &options).into_iter().map(|f| (f.pointer, f.rule)).collect();
    assert_eq!(rules[0], ("/msteams".to_owned(), "plain"));
}

#[test]
fn ids_are_unique_and_targets_exist() {
    let twice =
        json!([{"type": "TextBlock", "id": "a", "text": "x"}, {"type": "TextBlock", "id": "a", "text": "y"}]);
    assert_eq!(broken(twice), one("/body/1/id", "id"));
    let toggle = |target: &str| {
        json!([
            {"type": "TextBlock", "id": "a", "text": "x"},
            {"type": "ActionSet", "actions": [{"type": "Action.ToggleVisibility", "title": "t", "targetElements": [target]}]}
        ])
    };
    assert_eq!(broken(toggle("a")), []);
    assert_eq!(broken(toggle("b")), one("/body/1/actions/0/targetElements/0", "target"));
}

#[test]
fn inputs_can_be_understood_and_filled_in() {
    assert_eq!(broken(json!([{"type": "Input.Text", "id": "a"}])), one("/body/0", "label"));
    let required = json!([{"type": "Input.Text", "id": "a", "label": "A", "isRequired": true}]);
    assert_eq!(broken(required), one("/body/0", "error-message"));
    assert_eq!(
        broken(json!([{"type": "Input.Date", "id": "a", "label": "A", "value": "5/3/26"}])),
        one("/body/0/value", "format")
    );
    let number = json!([{"type": "Input.Number", "id": "a", "label": "A", "min": 5, "max": 3}]);
    assert_eq!(broken(number), one("/body/0", "bounds"));
    let choice = json!([{"type": "Input.ChoiceSet", "id": "a", "label": "A", "value": "z", "choices": [{"title": "X", "value": "x"}]}]);
    assert_eq!(broken(choice), one("/body/0/value", "choices"));
}

#[test]
fn actions_are_few_and_work_on_every_client() {
    let submit = json!({"type": "Action.Submit", "title": "x"});
    let set = |count: usize| json!([{"type": "ActionSet", "actions": vec![submit.clone(); count]}]);
    assert_eq!(broken(set(6)), []);
    assert_eq!(broken(set(7)), one("/body/0/actions", "action-count"));
    let execute =
        json!([{"type": "ActionSet", "actions": [{"type": "Action.Execute", "title": "x", "verb": "v"}]}]);
    assert_eq!(broken(execute), one("/body/0/actions/0", "execute-fallback"));
    let built = crate::Action::execute("x", "v", Value::Null).with_submit_fallback().into_value();
    assert_eq!(broken(json!([{"type": "ActionSet", "actions": [built]}])), []);
}

#[test]
fn mentions_and_their_entities_belong_together() {
    let ana = crate::Mention::new("29:1", "Ana");
    let said = json!([{"type": "TextBlock", "text": format!("Hi {}", ana.text())}]);
    assert_eq!(broken(said.clone()), one("/body/0/text", "mention"));
    let mut card = json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "body": said});
    crate::add_mentions(&mut card, [&ana]);
    assert_eq!(broken_card(card.clone()), []);
    card["body"] = json!([]);
    assert_eq!(broken_card(card), one("/msteams/entities/0", "mention"));
    let typed = crate::escape_markdown("<at>Eve</at>");
    assert_eq!(broken(json!([{"type": "TextBlock", "text": typed}])), []);
}

#[test]
fn cards_that_refresh_hold_no_inputs_and_name_their_readers() {
    let refresh = crate::Refresh::new("show", Value::Null, ["29:1"]).map(crate::Refresh::into_value).unwrap();
    let body = json!([{"type": "Input.Text", "id": "a", "label": "A"}]);
    let mut card = json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "body": body, "refresh": refresh});
    assert_eq!(broken_card(card.clone()), one("", "refresh-inputs"));
    card["body"] = json!([]);
    assert_eq!(broken_card(card.clone()), []);
    card["refresh"] = json!({"action": {"type": "Action.Execute", "verb": "v"}});
    assert_eq!(broken_card(card), one("/refresh", "refresh"));
}

#[test]
fn the_whole_is_small_expanded_and_of_a_version_that_teams_shows() {
    assert_eq!(broken(json!([{"type": "TextBlock", "text": "${name}"}])), one("/body/0/text", "unexpanded"));
    assert_eq!(
        broken(json!([{"type": "TextBlock", "text": "{{DATE(2026-1-1)}}"}])),
        one("/body/0/text", "date")
    );
    assert_eq!(broken(json!([{"type": "TextBlock", "text": "{{DATE(2026-01-31T09:00:00Z,SHORT)}}"}])), []);
    assert_eq!(broken(json!([{"type": "TextBlock", "text": "é".repeat(13_000)}])), one("", "size"));
    assert_eq!(broken_card(json!({"type": "AdaptiveCard", "fallbackText": "x"})), one("", "version"));
    assert_eq!(broken_card(json!([])), one("", "value"));
}
