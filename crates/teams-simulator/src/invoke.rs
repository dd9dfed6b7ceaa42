//! The bot's answers to invokes, read as strictly as Teams reads them.
//!
//! Sources: "Universal Actions for Adaptive Cards" (response format), "Use dialogs in Teams bots" (Microsoft Learn).

use serde_json::Value;

use crate::card::mentions::complaints;
use crate::outcome::Delivery;

/// An answer to `adaptiveCard/action`.
#[derive(Debug)]
pub(crate) enum CardAnswer {
    Card(Value),
    Message(String),
    Error { code: String, message: String },
}

/// An answer to `task/fetch` or `task/submit`.
#[derive(Debug)]
pub(crate) enum TaskAnswer {
    Continue { title: String, height: Value, width: Value, card: Box<Value> },
    Message(String),
    Close,
}

/// Why an answer cannot be used; `violation` if the bot is to blame.
#[derive(Debug)]
pub(crate) struct Unusable {
    pub(crate) what: String,
    pub(crate) violation: bool,
}

fn wrong(what: impl Into<String>) -> Unusable {
    Unusable { what: what.into(), violation: true }
}

/// The body of an invoke that was answered with 200.
fn answered(delivery: &Delivery) -> Result<&Value, Unusable> {
    match delivery.status {
        None => {
            let what = delivery.failed.clone().unwrap_or_default();
            Err(Unusable { what, violation: false })
        }
        Some(200) => Ok(&delivery.body),
        // An overloaded bot may say so; everything else is not how an invoke is answered.
        Some(status @ (429 | 503)) => Err(Unusable { what: format!("HTTP {status}"), violation: false }),
        Some(status) => Err(wrong(format!("an invoke was answered with HTTP {status}: {}", delivery.body))),
    }
}

/// Reads the answer to `adaptiveCard/action`.
pub(crate) fn card_answer(delivery: &Delivery) -> Result<CardAnswer, Unusable> {
    let body = answered(delivery)?;
    let object = body.as_object().ok_or_else(|| wrong(format!("the body is not a JSON object: {body}")))?;
    let status = match object.get("statusCode") {
        None => 200,
        Some(code) => code.as_u64().ok_or_else(|| wrong(format!("statusCode is {code}")))?,
    };
    let kind = object.get("type").and_then(Value::as_str).ok_or_else(|| wrong("the answer has no type"))?;
    let value = object.get("value").unwrap_or(&Value::Null);
    match (status, kind) {
        (200, "application/vnd.microsoft.card.adaptive") => checked(value).map(CardAnswer::Card),
        (200, "application/vnd.microsoft.activity.message") => {
            let text =
                value.as_str().ok_or_else(|| wrong(format!("the message is not a string: {value}")))?;
            if text.is_empty() {
                return Err(wrong("the message is empty"));
            }
            Ok(CardAnswer::Message(text.to_owned()))
        }
        (400 | 500, "application/vnd.microsoft.error")
        | (412, "application/vnd.microsoft.error.preconditionFailed") => {
            let text = |key: &str| value[key].as_str().filter(|t| !t.is_empty()).map(str::to_owned);
            let code = text("code").ok_or_else(|| wrong("the error has no code"))?;
            let message = text("message").ok_or_else(|| wrong("the error has no message"))?;
            Ok(CardAnswer::Error { code, message })
        }
        (401, "application/vnd.microsoft.activity.loginRequest")
        | (401, "application/vnd.microsoft.error.incorrectAuthCode") => Err(Unusable {
            what: "the bot asks for sign-in, which the simulator does not do".to_owned(),
            violation: false,
        }),
        _ => Err(wrong(format!("statusCode {status} does not go with type {kind}"))),
    }
}

fn checked(card: &Value) -> Result<Value, Unusable> {
    if card.get("type").and_then(Value::as_str) == Some("AdaptiveCard") {
        return Ok(card.clone());
    }
    Err(wrong(format!("the value is not an Adaptive Card: {card}")))
}

/// Reads the answer to `task/fetch` or `task/submit`.
pub(crate) fn task_answer(delivery: &Delivery) -> Result<TaskAnswer, Unusable> {
    let body = answered(delivery)?;
    if body.is_null() || body.as_object().is_some_and(serde_json::Map::is_empty) {
        return Ok(TaskAnswer::Close);
    }
    let task = body.get("task").ok_or_else(|| wrong(format!("the body has no task: {body}")))?;
    match task["type"].as_str() {
        Some("message") => {
            let text = task["value"].as_str().ok_or_else(|| wrong("the task's message is not a string"))?;
            Ok(TaskAnswer::Message(text.to_owned()))
        }
        Some("continue") => task_info(&task["value"]),
        _ => Err(wrong(format!("the task's type is {}", task["type"]))),
    }
}

fn task_info(info: &Value) -> Result<TaskAnswer, Unusable> {
    let attachment = &info["card"];
    if attachment["contentType"] != "application/vnd.microsoft.card.adaptive" {
        return Err(wrong("the dialog's card is not an Adaptive Card attachment"));
    }
    let size = |key: &str| match &info[key] {
        Value::Null => Ok(Value::Null),
        Value::Number(n) if n.as_u64().is_some() => Ok(info[key].clone()),
        Value::String(s) if matches!(s.as_str(), "small" | "medium" | "large") => Ok(info[key].clone()),
        other => Err(wrong(format!("the dialog's {key} is {other}"))),
    };
    let title = info["title"].as_str().unwrap_or_default().to_owned();
    let card = checked(&attachment["content"])?;
    Ok(TaskAnswer::Continue { title, height: size("height")?, width: size("width")?, card: Box::new(card) })
}

/// What is wrong with a dialog's card, beyond what is wrong with any card.
pub(crate) fn dialog_complaints(card: &Value) -> Vec<String> {
    let mut all = complaints(card);
    if card.get("refresh").is_some() {
        all.push("a dialog's card carries refresh".to_owned());
    }
    all
}
