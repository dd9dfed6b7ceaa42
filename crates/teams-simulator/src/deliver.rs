//! Activities on their way to the bot: signed, with a deadline, and again when no answer came.
//!
//! Redelivery as observed of Teams: the same activity 15 s after the first attempt, then 30 s later under a new id.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};

use crate::activity::{event_id, stamp};
use crate::authority::{TokenKind, bot_token};
use crate::core::Core;
use crate::fault::{Effect, FaultOn};
use crate::log::DeliveryRecord;
use crate::outcome::Delivery;

/// How an activity comes a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// As it was.
    SameId,
    /// With a new id and timestamp, as Teams' outer layer does.
    NewId,
}

const FIRST_RETRY: SignedDuration = SignedDuration::from_secs(15);
const SECOND_RETRY: SignedDuration = SignedDuration::from_secs(30);

/// How one attempt ended.
enum Attempt {
    Answered(u16, Value),
    /// It may have arrived; Teams tries again.
    NoAnswer(String),
    /// It did not arrive.
    Unreachable(String),
}

/// Delivers as Teams does: the first attempt is awaited, further ones follow by the clock.
pub(crate) async fn deliver(core: &Arc<Core>, activity: Value) -> Delivery {
    let started = core.clock().now();
    let effects = strike(core, &activity);
    core.state().sent.insert(id_of(&activity), activity.clone());
    if effects.contains(&Effect::DuplicateSameId) {
        duplicate(core, activity.clone());
    }
    if effects.contains(&Effect::DuplicateNewId) {
        duplicate(core, renewed(core, &activity));
    }
    let attempt = attempt(core, &activity, TokenKind::Good, &effects).await;
    if let Attempt::NoAnswer(_) = attempt {
        tokio::spawn(retries(core.clone(), activity.clone(), started));
    }
    recorded(core, &activity, attempt)
}

/// Delivers once, with any token; nothing follows.
pub(crate) async fn deliver_once(core: &Core, activity: &Value, kind: TokenKind) -> Delivery {
    let effects = strike(core, activity);
    let attempt = attempt(core, activity, kind, &effects).await;
    recorded(core, activity, attempt)
}

/// Delivers something sent before once more.
pub(crate) async fn redeliver(core: &Core, activity_id: &str, again: Again) -> Option<Delivery> {
    let activity = core.state().sent.get(activity_id).cloned()?;
    let activity = match again {
        Again::SameId => activity,
        Again::NewId => renewed(core, &activity),
    };
    Some(deliver_once(core, &activity, TokenKind::Good).await)
}

/// The attempts that follow; they wait from now on, so that a clock moved at once finds them.
fn retries(core: Arc<Core>, activity: Value, started: Timestamp) -> impl Future<Output = ()> {
    let first = started.checked_add(FIRST_RETRY).unwrap_or(started);
    let second = first.checked_add(SECOND_RETRY).unwrap_or(first);
    let (first, second) = (core.clock().sleep_until(first), core.clock().sleep_until(second));
    async move {
        first.await;
        let delivery = deliver_once(&core, &activity, TokenKind::Good).await;
        if delivery.status.is_none() {
            second.await;
            deliver_once(&core, &renewed(&core, &activity), TokenKind::Good).await;
        }
    }
}

fn duplicate(core: &Arc<Core>, activity: Value) {
    let core = core.clone();
    tokio::spawn(async move {
        let attempt = attempt(&core, &activity, TokenKind::Good, &[]).await;
        recorded(&core, &activity, attempt);
    });
}

/// The same activity as Teams' outer layer makes it anew.
fn renewed(core: &Core, activity: &Value) -> Value {
    let mut renewed = activity.clone();
    renewed["id"] = if activity["type"] == "message" { json!(core.next_id()) } else { json!(event_id()) };
    renewed["timestamp"] = json!(stamp(core.clock().now()));
    renewed
}

fn strike(core: &Core, activity: &Value) -> Vec<Effect> {
    let (key, id) = place_names(core, activity);
    core.state().strike(FaultOn::Delivery, &[&key, &id])
}

fn place_names(core: &Core, activity: &Value) -> (String, String) {
    let id = activity["conversation"]["id"].as_str().unwrap_or_default();
    match core.place(id) {
        Some(place) => (place.key, place.id),
        None => (id.to_owned(), id.to_owned()),
    }
}

fn id_of(activity: &Value) -> String {
    activity["id"].as_str().unwrap_or_default().to_owned()
}

async fn attempt(core: &Core, activity: &Value, kind: TokenKind, effects: &[Effect]) -> Attempt {
    for effect in effects {
        if let Effect::Slow { ms } = effect {
            tokio::time::sleep(Duration::from_millis(*ms)).await;
        }
    }
    let answer = tokio::time::timeout(core.config.deadline, post(core, activity, kind)).await;
    let lost = effects.contains(&Effect::DropReply);
    match answer {
        Ok(Attempt::Answered(..)) if lost => Attempt::NoAnswer("the answer was lost".to_owned()),
        Ok(attempt) => attempt,
        Err(_) => Attempt::NoAnswer(format!("no answer within {} s", core.config.deadline.as_secs_f64())),
    }
}

async fn post(core: &Core, activity: &Value, kind: TokenKind) -> Attempt {
    let Some(url) = core.bot_url() else { return Attempt::Unreachable("no bot is known".to_owned()) };
    let service_url = activity["serviceUrl"].as_str().unwrap_or_default();
    let Some(token) = bot_token(core, kind, service_url) else {
        return Attempt::Unreachable("no signing key".to_owned());
    };
    let header =
        |pointer: &str| activity.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let sent = core
        .http
        .post(url)
        .header(AUTHORIZATION, format!("Bearer {token}"))
        .header(CONTENT_TYPE, "application/json; charset=utf-8")
        .header("x-ms-conversation-id", header("/conversation/id"))
        .header("x-ms-tenant-id", header("/channelData/tenant/id"))
        .body(activity.to_string())
        .send()
        .await;
    let response = match sent {
        Ok(response) => response,
        Err(error) if error.is_connect() => return Attempt::Unreachable(error.to_string()),
        Err(error) => return Attempt::NoAnswer(error.to_string()),
    };
    let status = response.status().as_u16();
    match response.bytes().await {
        Ok(bytes) => Attempt::Answered(status, body(&bytes)),
        Err(error) => Attempt::NoAnswer(error.to_string()),
    }
}

fn body(bytes: &[u8]) -> Value {
    if bytes.is_empty() {
        return Value::Null;
    }
    serde_json::from_slice(bytes)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(bytes).into_owned()))
}

fn recorded(core: &Core, activity: &Value, attempt: Attempt) -> Delivery {
    let text = |key: &str| activity[key].as_str().unwrap_or_default().to_owned();
    let kind = if activity["type"] == "invoke" { text("name") } else { text("type") };
    let (status, body, failed) = match attempt {
        Attempt::Answered(status, body) => (Some(status), body, None),
        Attempt::NoAnswer(why) | Attempt::Unreachable(why) => (None, Value::Null, Some(why)),
    };
    let delivery = Delivery { activity_id: text("id"), kind: kind.clone(), status, body, failed };
    let (conversation, _) = place_names(core, activity);
    let event = json!({"type": "delivery", "conversation": conversation, "kind": kind, "status": status});
    let at = core.clock().now();
    let record = DeliveryRecord { at, conversation, activity: activity.clone(), delivery: delivery.clone() };
    core.state().deliveries.push(record);
    core.announce(event);
    delivery
}
