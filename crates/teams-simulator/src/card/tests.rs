//! Tests of the card walker.

use serde_json::json;

use super::inputs::{Inputs, NotSent, merged_data};
use super::*;

fn form() -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.5",
        "body": [
            {"type": "TextBlock", "text": "Hello"},
            {"type": "Input.Text", "id": "name", "label": "Name", "isRequired": true, "errorMessage": "who?"},
            {"type": "Input.Date", "id": "day", "min": "2026-03-01", "value": "2026-03-15"},
            {"type": "Container", "isVisible": false, "id": "more", "items": [{"type": "TextBlock", "text": "Hidden"}]},
            {"type": "ActionSet", "actions": [
                {"type": "Action.Execute", "title": "Save", "verb": "save", "data": {"name": "from data", "n": 1},
                 "fallback": {"type": "Action.Submit", "title": "Save (old)", "data": {"verb": "save"}}}
            ]}
        ],
        "actions": [
            {"type": "Action.Execute", "title": "Root", "verb": "root"},
            {"type": "Action.ShowCard", "title": "More", "card": {"type": "AdaptiveCard",
                "body": [{"type": "Input.Toggle", "id": "sure", "title": "Sure"}],
                "actions": [{"type": "Action.Submit", "title": "Inner"}]}}
        ]
    })
}

#[test]
fn inputs_override_data_of_the_same_name_and_unset_ones_are_left_out() {
    let card = form();
    let save = locate(&card, &json!("save")).unwrap();
    let data = merged_data(&save, &Inputs::from([("name", "Ana")])).unwrap();
    assert_eq!(data, json!({"name": "Ana", "n": 1, "day": "2026-03-15"}));
}

#[test]
fn a_required_input_left_empty_is_refused_with_its_own_message() {
    let card = form();
    let save = locate(&card, &json!("Save")).unwrap();
    let Err(NotSent::Invalid(wrong)) = merged_data(&save, &Inputs::from([("day", "2026-02-01")])) else {
        panic!("it was sent");
    };
    assert_eq!(wrong[0], crate::InputError { id: "name".into(), message: "who?".into() });
    assert_eq!(wrong[1].message, "out of range");
}

#[test]
fn an_action_behind_show_card_takes_the_inputs_of_both_cards() {
    let card = form();
    let inner = locate(&card, &json!("Inner")).unwrap();
    let data = merged_data(&inner, &Inputs::from([("name", "Ana"), ("sure", "true")])).unwrap();
    assert_eq!(data, json!({"name": "Ana", "day": "2026-03-15", "sure": "true"}));
}

#[test]
fn an_old_client_shows_the_fallback_in_an_action_set_and_drops_a_root_execute() {
    let old = for_old_client(&form());
    let titles: Vec<String> = buttons(&old).into_iter().map(|b| b.title).collect();
    assert_eq!(titles, ["Save (old)", "More", "Inner"]);
}

#[test]
fn hidden_elements_are_not_read_until_toggled() {
    let read = |card: &Value| {
        let mut all = Vec::new();
        texts(card, &mut all);
        all.join("|")
    };
    let card = form();
    assert!(!read(&card).contains("Hidden"));
    let action = json!({"targetElements": ["more"]});
    assert!(read(&toggle(&card, action.as_object().unwrap())).contains("Hidden"));
}

#[test]
fn a_mention_without_entity_and_an_input_under_refresh_are_complained_about() {
    let card = json!({"type": "AdaptiveCard", "version": "1.5", "refresh": {"action": {"type": "Action.Execute"}, "userIds": ["aad"]},
        "body": [{"type": "TextBlock", "text": "<at>Ana</at>"}, {"type": "Input.Text", "id": "x"}]});
    let found = mentions::complaints(&card).join("|");
    for part in ["<at>Ana</at>", "29:", "inputs carries refresh"] {
        assert!(found.contains(part), "{found}");
    }
}
