//! The example bot's cards, plain JSON.

use serde_json::{Value, json};

/// A shared card: everyone sees the base, those in `viewers` ask for their own view.
pub(crate) fn check(viewers: &[&str]) -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.5",
        "refresh": {"action": {"type": "Action.Execute", "verb": "view", "data": {}}, "userIds": viewers},
        "body": [heading("Please check 4 points (1 minute)"), points()],
        "actions": [],
        "fallbackText": "Please check 4 points."
    })
}

/// The same with buttons, for one person.
pub(crate) fn check_own() -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.5",
        "body": [heading("Please check 4 points (1 minute)"), points(), {"type": "ActionSet", "actions": [
            {"type": "Action.Execute", "title": "All correct", "verb": "confirm", "style": "positive", "data": {},
             "fallback": {"type": "Action.Submit", "title": "All correct (old client)", "data": {"verb": "confirm"}}},
            {"type": "Action.Submit", "title": "Something is wrong", "data": {"msteams": {"type": "task/fetch"}}}]}]
    })
}

/// What an old client may press: Submits alone, by fallback.
pub(crate) fn check_for_all() -> Value {
    let mut card = check_own();
    card["body"][0]["text"] = json!("Please check 4 points");
    card
}

/// After the tap.
pub(crate) fn confirmed(name: &str) -> Value {
    json!({"type": "AdaptiveCard", "version": "1.5", "body": [
        {"type": "TextBlock", "text": format!("✔ {name} confirmed all 4"), "wrap": true, "weight": "bolder"}]})
}

/// A dialog's first page; `problem` when what was typed was refused, which is kept.
pub(crate) fn page_one(comment: &str, problem: Option<&str>) -> Value {
    let mut body = vec![heading("What is wrong?")];
    if let Some(problem) = problem {
        body.push(json!({"type": "TextBlock", "text": problem, "color": "attention", "wrap": true}));
    }
    body.extend([
        json!({"type": "Input.ChoiceSet", "id": "service", "label": "Service", "isRequired": true,
               "errorMessage": "Choose a service", "choices": [{"title": "Teams", "value": "teams"}, {"title": "Exchange", "value": "exchange"}]}),
        json!({"type": "Input.Date", "id": "date", "label": "Right date"}),
        json!({"type": "Input.Text", "id": "comment", "label": "Comment", "value": comment, "maxLength": 100}),
    ]);
    json!({"type": "AdaptiveCard", "version": "1.5", "body": body, "actions": [
        {"type": "Action.Submit", "title": "Next", "style": "positive", "data": {"page": 1}}]})
}

/// A dialog's second page.
pub(crate) fn page_two(service: &str, date: &str) -> Value {
    json!({"type": "AdaptiveCard", "version": "1.5", "body": [
        heading("Is this right?"),
        {"type": "FactSet", "facts": [{"title": "Service", "value": service}, {"title": "Date", "value": date}]},
        {"type": "Input.Toggle", "id": "others", "title": "The others are correct"}],
        "actions": [{"type": "Action.Submit", "title": "Send", "style": "positive", "data": {"page": 2}}]})
}

/// Elements that only Teams draws, each with its fallback.
pub(crate) fn hub() -> Value {
    let plain = |text: &str| json!({"type": "TextBlock", "text": text, "wrap": true});
    json!({"type": "AdaptiveCard", "version": "1.5", "body": [
        heading("Elements of the hub"),
        {"type": "Badge", "text": "confirmed", "style": "Good", "fallback": plain("[confirmed]")},
        {"type": "ProgressBar", "value": 5, "max": 8, "color": "Good", "fallback": plain("5 of 8")},
        {"type": "Chart.Donut", "title": "Services", "fallback": plain("4 confirmed, 2 agreed"), "data": [
            {"legend": "Confirmed", "value": 4, "color": "good"}, {"legend": "Agreed", "value": 2, "color": "accent"}]},
        {"type": "CodeBlock", "codeSnippet": "status: green", "language": "yaml", "fallback": plain("status: green")}]})
}

fn heading(text: &str) -> Value {
    json!({"type": "TextBlock", "text": text, "style": "heading", "wrap": true})
}

fn points() -> Value {
    let line = |service: &str, date: &str| {
        let text =
            format!("**{service}** · in use by {date} · responsible: Ana Ruiz · why: work from anywhere");
        json!({"type": "TextBlock", "text": text, "wrap": true})
    };
    json!({"type": "Container", "items": [line("Teams", "15 March"), line("Exchange", "15 March"),
        line("SharePoint", "30 April"), line("OneDrive", "15 March")]})
}
