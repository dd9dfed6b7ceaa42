//! One test for each family of rules, and one for each rule.

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
    assert_eq!(
        broken(json!([{"type": "Icon", "style": "filled", "fallback": "drop"}])),
        one("/body/0", "required")
    );
    assert_eq!(
        broken(json!([{"type": "Badge", "style": "loud", "fallback": "drop"}])),
        one("/body/0/style", "value")
    );
    let asks = json!([{"type": "Input.ChoiceSet", "id": "p", "label": "Who", "choices.data": {"type": "Data.Query"}}]);
    assert_eq!(broken(asks), one("/body/0/choices.data", "required"));
    let width =
        json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "msteams": {"width": "wide"}});
    assert_eq!(broken_card(width), one("/msteams/width", "value"));
    let options = CheckOptions { plain: true, ..CheckOptions::default() };
    let card =
        json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "msteams": {"width": "Full"}});
    let rules: Vec<_> = check(&card, &options).into_iter().map(|f| (f.pointer, f.rule)).collect();
    assert_eq!(rules[0], ("/msteams".to_owned(), "plain"));
}

#[test]
fn the_values_of_charts_are_checked() {
    let part = json!({"legend": "a", "value": 1});
    let points = json!([{"x": "a", "y": 1, "color": "good"}]);
    let series = json!([{"legend": "a", "values": points}]);
    let stacks = json!([{"title": "t", "data": [part]}]);
    let sound = [
        ("Chart.Donut", json!([part])),
        ("Chart.Pie", json!([part])),
        ("Chart.Line", series.clone()),
        ("Chart.VerticalBar", points.clone()),
        ("Chart.VerticalBar.Grouped", series),
        ("Chart.HorizontalBar", points.clone()),
        ("Chart.HorizontalBar.Stacked", stacks),
    ];
    for (name, data) in sound {
        let chart = |data: &Value| json!([{"type": name, "data": data, "fallback": "drop"}]);
        assert_eq!(broken(chart(&data)), [], "{name}");
        let wrong =
            broken(chart(&json!([{"legend": "a", "values": "1", "y": "2", "value": "3", "data": {}}])));
        assert!(
            wrong.iter().any(|(at, rule)| at.starts_with("/body/0/data/0/") && *rule == "value"),
            "{name}"
        );
    }
    let gauge = |segment: Value| json!([{"type": "Chart.Gauge", "value": 3, "segments": [segment], "fallback": "drop"}]);
    assert_eq!(broken(gauge(json!({"legend": "a", "size": 5}))), []);
    assert_eq!(broken(gauge(json!({"legend": "a"}))), one("/body/0/segments/0", "required"));
    for built in [
        crate::Element::donut("t", [crate::Datum { label: "a", value: 1.0 }], "a: 1"),
        crate::Element::pie("t", [crate::Datum { label: "a", value: 1.0 }], "a: 1"),
        crate::Element::bars("t", [crate::Datum { label: "a", value: 1.0 }], "a: 1"),
        crate::Element::progress_bar(3.0, 8.0, "3 of 8"),
    ] {
        assert_eq!(broken(json!([built.into_value()])), []);
    }
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
    let inside = json!({"type": "Container", "items": toggle("a")});
    assert_eq!(broken(json!([{"type": "Badge", "text": "x", "fallback": inside}])), []);
    let reset = json!([{"type": "ActionSet", "actions": [
        {"type": "Action.ResetInputs", "title": "t", "targetInputIds": ["a"], "fallback": "drop"}
    ]}]);
    assert_eq!(broken(reset), one("/body/0/actions/0/targetInputIds/0", "target"));
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
    let submit = json!([{"type": "ActionSet", "actions": [{"type": "Action.Submit", "title": "x", "data": {"a": ["${b}"]}}]}]);
    assert_eq!(broken(submit), one("/body/0/actions/0/data/a/0", "unexpanded"));
    assert_eq!(broken_card(json!({"type": "AdaptiveCard", "fallbackText": "x"})), one("", "version"));
    assert_eq!(broken_card(json!([])), one("", "value"));
}

#[test]
fn size_is_counted_in_utf_16() {
    let card = |text: String| json!([{"type": "TextBlock", "text": text}]);
    // Two bytes each, though `a` takes one in UTF-8 and the euro sign three; four for what needs two units.
    assert_eq!(broken(card("a".repeat(12_700))), []);
    assert_eq!(broken(card("€".repeat(12_700))), []);
    assert_eq!(broken(card("😀".repeat(6_350))), []);
    assert_eq!(broken(card("a".repeat(12_800))), one("", "size"));
    assert_eq!(broken(card("😀".repeat(6_400))), one("", "size"));
    let large = CheckOptions { max_bytes: 30_000, ..CheckOptions::default() };
    let body = card("a".repeat(12_800));
    let card = json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "body": body});
    assert_eq!(check(&card, &large), []);
}

/// A card that breaks a rule, where, and how bad that is.
#[expect(clippy::too_many_lines, reason = "a table")]
fn examples() -> Vec<(&'static str, &'static str, Severity, Value)> {
    use Severity::{Error, Info, Warning};
    let text = |text: &str| json!({"type": "TextBlock", "text": text});
    let act = |action: Value| json!({"type": "ActionSet", "actions": [action]});
    let with = |key: &str, value: Value| {
        let mut card = json!({"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x"});
        card[key] = value;
        card
    };
    let body = |element: Value| with("body", json!([element]));
    let input = |more: Value| {
        let mut input = json!({"type": "Input.Number", "id": "a", "label": "A"});
        for (key, value) in more.as_object().into_iter().flatten() {
            input[key] = value.clone();
        }
        with("body", json!([input]))
    };
    let mut deep = text("x");
    for _ in 0..90 {
        deep = json!({"type": "Container", "items": [deep]});
    }
    let deepest = format!("/body/0{}", "/items/0".repeat(80));
    let execute = json!({"type": "Action.Execute", "verb": "v"});
    let mut refreshing = input(json!({}));
    refreshing["refresh"] = json!({"action": execute, "userIds": ["29:1"]});
    let people: Vec<_> = (0..61).map(|n| format!("29:{n}")).collect();
    vec![
        ("type", "/body/0/type", Error, body(json!({"type": "TextBlok"}))),
        ("property", "/body/0/txt", Error, body(json!({"type": "TextBlock", "text": "x", "txt": "x"}))),
        ("required", "/body/0", Error, body(json!({"type": "TextBlock"}))),
        ("value", "/body/0/wrap", Error, body(json!({"type": "TextBlock", "text": "x", "wrap": "yes"}))),
        ("depth", deepest.leak(), Error, body(deep)),
        ("version", "/version", Error, with("version", json!("1.6"))),
        ("fallback-text", "", Info, with("fallbackText", json!(" "))),
        ("size", "", Error, body(text(&"x".repeat(13_000)))),
        (
            "id",
            "/body/1/id",
            Error,
            with(
                "body",
                json!([{"type": "TextBlock", "id": "a", "text": "x"}, {"type": "TextBlock", "id": "a", "text": "x"}]),
            ),
        ),
        (
            "target",
            "/actions/0/targetElements/0",
            Error,
            with(
                "actions",
                json!([{"type": "Action.ToggleVisibility", "title": "t", "targetElements": ["b"]}]),
            ),
        ),
        ("label", "/body/0", Warning, body(json!({"type": "Input.Text", "id": "a", "placeholder": "A"}))),
        ("error-message", "/body/0", Warning, input(json!({"isRequired": true}))),
        (
            "choices",
            "/body/0",
            Warning,
            body(json!({"type": "Input.ChoiceSet", "id": "a", "label": "A", "choices": []})),
        ),
        ("bounds", "/body/0", Error, input(json!({"min": 5, "max": 3}))),
        (
            "format",
            "/body/0/value",
            Error,
            body(json!({"type": "Input.Time", "id": "a", "label": "A", "value": "9 h"})),
        ),
        ("alt-text", "/body/0", Warning, body(json!({"type": "Image", "url": "https://example.org/a.png"}))),
        (
            "alt-text",
            "/body/0",
            Warning,
            body(json!({"type": "Media", "sources": [{"mimeType": "video/mp4", "url": "a.mp4"}]})),
        ),
        (
            "action-count",
            "/actions",
            Error,
            with("actions", json!(vec![json!({"type": "Action.Submit", "title": "x"}); 7])),
        ),
        ("title", "/body/0/actions/0", Warning, body(act(json!({"type": "Action.Submit"})))),
        (
            "verb",
            "/body/0/actions/0",
            Warning,
            body(act(
                json!({"type": "Action.Execute", "title": "x", "fallback": {"type": "Action.Submit", "title": "x"}}),
            )),
        ),
        (
            "execute-fallback",
            "/body/0/actions/0",
            Warning,
            body(act(json!({"type": "Action.Execute", "title": "x", "verb": "v", "fallback": "drop"}))),
        ),
        ("fallback", "/body/0", Warning, body(json!({"type": "ProgressBar", "value": 1}))),
        (
            "fallback",
            "/body/0/actions/0",
            Warning,
            body(act(json!({"type": "Action.ResetInputs", "title": "x"}))),
        ),
        ("refresh", "/refresh", Error, with("refresh", json!({"userIds": []}))),
        (
            "refresh",
            "/refresh/userIds",
            Error,
            with("refresh", json!({"action": execute, "userIds": people})),
        ),
        ("refresh-inputs", "", Warning, refreshing),
        ("mention", "/body/0/text", Error, body(text("Hi <at>Ana</at>"))),
        (
            "mention",
            "/msteams/entities/0",
            Error,
            with("msteams", json!({"entities": [{"type": "mention", "text": "Ana"}]})),
        ),
        ("unexpanded", "/body/0/text", Error, body(text("Hi ${name}"))),
        ("date", "/body/0/text", Warning, body(text("{{TIME(2026-01-31T09:00:00.5Z)}}"))),
    ]
}

#[test]
fn every_documented_rule_says_where_and_how_bad() {
    let mut shown = std::collections::BTreeSet::from(["plain"]);
    for (rule, pointer, severity, card) in examples() {
        let found: Vec<_> = check(&card, &CheckOptions::default())
            .into_iter()
            .map(|f| (f.rule, f.pointer, f.severity))
            .collect();
        assert_eq!(found, [(rule, pointer.to_owned(), severity)]);
        let options = CheckOptions { ignore: vec![rule.to_owned()], ..CheckOptions::default() };
        assert_eq!(check(&card, &options), [], "{rule} can be left out");
        shown.insert(rule);
    }
    let table = include_str!("../check.rs").lines().filter_map(|line| line.strip_prefix("/// | `"));
    let documented = table.flat_map(|line| line.split(" | ").next().unwrap_or("").split(['`', ',', ' ']));
    assert_eq!(shown, documented.filter(|rule| !rule.is_empty()).collect());
}

#[test]
fn findings_are_json_for_machines() {
    let card = json!({"type": "AdaptiveCard", "version": "1.5", "body": []});
    assert_eq!(
        serde_json::to_value(check(&card, &CheckOptions::default())).unwrap(),
        json!([{
            "pointer": "", "severity": "info", "rule": "fallback-text",
            "message": "old clients show `fallbackText`; there is none"
        }])
    );
}
