//! What Teams, the clock and the faults do, by HTTP.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{Answer, Refused, Told, missing, place, read, wrong};
use crate::authority;
use crate::client::lifecycle;
use crate::config::BotState;
use crate::core::Core;
use crate::deliver::{Again, redeliver as again};
use crate::fault::Fault;
use crate::view::shown;

type Shared = State<Arc<Core>>;

pub(crate) async fn meeting(State(core): Shared, Path(c): Path<String>, body: Bytes) -> Answer {
    let (place, body) = (place(&core, &c)?, read(&body)?);
    let start = match body["event"].as_str() {
        Some("start") => true,
        Some("end") => false,
        _ => return Err(wrong("`event` must be start or end")),
    };
    let delivery = lifecycle::meeting(&core, &place, start).await;
    let delivery = delivery.ok_or_else(|| {
        Refused(StatusCode::CONFLICT, "not a meeting, or the app is not installed there".to_owned())
    })?;
    Ok(Told(json!(delivery)))
}

pub(crate) async fn members(State(core): Shared, Path(c): Path<String>, body: Bytes) -> Answer {
    let body = read(&body)?;
    let mut deliveries = Vec::new();
    for (name, add) in [("add", true), ("remove", false)] {
        let keys = names(&body, name);
        if !keys.is_empty() {
            let place = place(&core, &c)?;
            deliveries.extend(lifecycle::members(&core, &place, &keys, add).await);
        }
    }
    Ok(Told(json!({"deliveries": deliveries})))
}

fn names(body: &Value, key: &str) -> Vec<String> {
    body[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

pub(crate) async fn messages(State(core): Shared, Path(c): Path<String>) -> Answer {
    let place = place(&core, &c)?;
    let root = c.split_once(";messageid=").map(|(_, root)| root);
    Ok(Told(json!(shown(&core, &place, root, None))))
}

fn clock_json(core: &Core) -> Value {
    json!({"now": core.clock().now(), "following": core.clock().follows_real_time()})
}

pub(crate) async fn clock(State(core): Shared) -> Told {
    Told(clock_json(&core))
}

pub(crate) async fn move_clock(State(core): Shared, body: Bytes) -> Answer {
    let body = read(&body)?;
    if let Some(follow) = body["follow"].as_bool() {
        core.clock().follow_real_time(follow);
    }
    if let Some(seconds) = body["advanceSeconds"].as_i64() {
        core.clock().advance(SignedDuration::from_secs(seconds));
    }
    if let Some(to) = body["set"].as_str() {
        let to: Timestamp = to.parse().map_err(|e| wrong(format!("`set` must be RFC 3339: {e}")))?;
        if to < core.clock().now() {
            return Err(Refused(StatusCode::CONFLICT, "the clock only moves forward".to_owned()));
        }
        core.clock().set(to);
    }
    Ok(Told(clock_json(&core)))
}

pub(crate) fn fault_list(core: &Core) -> Value {
    let faults = core.state().faults.clone();
    let with_id = |(id, fault): (u32, Fault)| {
        let mut json = json!(fault);
        json["id"] = json!(id);
        json
    };
    faults.into_iter().map(with_id).collect()
}

pub(crate) async fn faults(State(core): Shared) -> Told {
    Told(fault_list(&core))
}

pub(crate) async fn add_fault(State(core): Shared, body: Bytes) -> Answer {
    let fault: Fault = serde_json::from_value(read(&body)?).map_err(|e| wrong(e.to_string()))?;
    let id = core.state().add_fault(fault);
    core.announce(json!({"type": "fault"}));
    Ok(Told(json!({"id": id})))
}

pub(crate) async fn clear_faults(State(core): Shared) -> Told {
    let ids: Vec<u32> = core.state().faults.keys().copied().collect();
    ids.into_iter().for_each(|id| {
        core.state().remove_fault(id);
    });
    core.announce(json!({"type": "fault"}));
    Told(json!({}))
}

pub(crate) async fn remove_fault(State(core): Shared, Path(id): Path<u32>) -> Answer {
    if !core.state().remove_fault(id) {
        return Err(missing("no such fault"));
    }
    core.announce(json!({"type": "fault"}));
    Ok(Told(json!({})))
}

pub(crate) async fn redeliver(State(core): Shared, body: Bytes) -> Answer {
    let body = read(&body)?;
    let how = match body["again"].as_str() {
        Some("sameId") => Again::SameId,
        Some("newId") => Again::NewId,
        _ => return Err(wrong("`again` must be sameId or newId")),
    };
    let id = super::text(&body, "activityId")?;
    let delivery = again(&core, &id, how).await.ok_or_else(|| missing("no such activity was sent"))?;
    Ok(Told(json!(delivery)))
}

pub(crate) async fn rotate(State(core): Shared, body: Bytes) -> Answer {
    let keep_old = read(&body)?["keepOld"].as_bool().unwrap_or(true);
    authority::rotate(&core, keep_old)
        .map_err(|e| Refused(StatusCode::INTERNAL_SERVER_ERROR, e.to_string()))?;
    Ok(Told(json!({})))
}

pub(crate) async fn connector_log(State(core): Shared) -> Told {
    Told(json!(core.state().calls))
}

pub(crate) async fn deliveries(State(core): Shared) -> Told {
    Told(json!(core.state().deliveries))
}

pub(crate) async fn violations(State(core): Shared) -> Told {
    Told(json!(core.state().violations))
}

pub(crate) fn bot_state(core: &Core) -> &'static str {
    core.config.controls.as_ref().map_or(BotState::Unknown, |c| c.state()).name()
}

pub(crate) async fn bot(State(core): Shared) -> Told {
    Told(json!({"state": bot_state(&core)}))
}

pub(crate) async fn bot_report(State(core): Shared) -> Told {
    let lines = core.config.controls.as_ref().and_then(|controls| controls.report());
    Told(json!({"tells": lines.is_some(), "lines": lines.unwrap_or_default()}))
}

pub(crate) async fn bot_act(State(core): Shared, Path(act): Path<String>) -> Answer {
    let controls = core.config.controls.clone();
    let controls = controls.ok_or_else(|| {
        Refused(StatusCode::CONFLICT, "the program that embeds the simulator gave no controls".to_owned())
    })?;
    let done = match act.as_str() {
        "kill" => controls.kill().await,
        "restart" => controls.restart().await,
        _ => return Err(missing("kill or restart")),
    };
    core.announce(json!({"type": "bot", "state": bot_state(&core)}));
    done.map_err(|why| Refused(StatusCode::CONFLICT, why))?;
    Ok(Told(json!({"state": bot_state(&core)})))
}

/// Takes the bytes of an accepted file; parts by `Content-Range` arrive in order.
pub(crate) async fn upload(State(core): Shared, Path(id): Path<String>, body: Bytes) -> StatusCode {
    core.state().uploads.entry(id).or_default().extend_from_slice(&body);
    StatusCode::CREATED
}

pub(crate) async fn uploaded(State(core): Shared, Path(id): Path<String>) -> Response {
    match core.state().uploads.get(&id) {
        Some(bytes) => bytes.clone().into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
