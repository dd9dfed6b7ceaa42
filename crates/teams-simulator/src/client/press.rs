//! Pressing a card's buttons, and the automatic refresh.
//!
//! Source: "Universal Actions for Adaptive Cards", "User-specific views" (Microsoft Learn); the renderer's behaviour
//! for actions that never leave the client.

use std::sync::Arc;

use jiff::SignedDuration;
use serde_json::{Map, Value, json};

use super::dialog::{self, Origin};
use super::{Spot, messages};
use crate::activity;
use crate::card::inputs::{Inputs, merged_data};
use crate::card::mentions::complaints;
use crate::card::{self, string, toggle};
use crate::core::{Core, Place};
use crate::deliver::deliver;
use crate::invoke::{CardAnswer, Unusable, card_answer};
use crate::outcome::Outcome;
use crate::shown::ShownMessage;
use crate::view::{OwnView, Viewer, cards_of, show};

/// A view younger than this is not refreshed by itself.
const FRESH: SignedDuration = SignedDuration::from_mins(1);

/// Presses a button of a message.
pub(crate) async fn press(
    core: &Arc<Core>,
    viewer: Viewer<'_>,
    message: &ShownMessage,
    selector: &Value,
    inputs: &Inputs,
) -> Outcome {
    let Some(place) = core.place(&message.conversation_id).filter(|p| p.members.contains(&viewer.person.key))
    else {
        return Outcome::NotThere(format!("{} is not in {}", viewer.person.key, message.conversation));
    };
    let spot = Spot { place, root: message.root.clone() };
    let Some(found) = message.cards.iter().find_map(|c| card::locate(c, selector)) else {
        let titles = message.button_titles().join(", ");
        return Outcome::NotThere(format!("no button {selector}; there are: {titles}"));
    };
    match string(found.action, "type") {
        kind @ ("Action.Execute" | "Action.Submit") => match (merged_data(&found, inputs), kind) {
            (Err(not_sent), _) => not_sent.into(),
            (Ok(data), "Action.Execute") => execute(core, viewer, &spot, message, found.action, data).await,
            (Ok(data), _) => submit(core, viewer, &spot, message, data).await,
        },
        "Action.ToggleVisibility" => toggled(core, viewer, &spot, message, found.action),
        _ => Outcome::Nothing,
    }
}

async fn execute(
    core: &Arc<Core>,
    viewer: Viewer<'_>,
    spot: &Spot,
    message: &ShownMessage,
    action: &Map<String, Value>,
    data: Value,
) -> Outcome {
    let action = wire_action(action, data);
    match invoke_action(core, viewer, spot, &message.activity_id, &action, "manual").await {
        Ok(CardAnswer::Card(card)) => changed(core, viewer, spot, message, card, true),
        Ok(CardAnswer::Message(text)) => Outcome::Message(text),
        Ok(CardAnswer::Error { code, message }) => Outcome::Error { code, message },
        Err(unusable) => Outcome::Failed(unusable.what),
    }
}

fn wire_action(action: &Map<String, Value>, data: Value) -> Value {
    let mut wire = json!({"type": "Action.Execute", "data": data});
    for key in ["id", "verb", "title"] {
        if let Some(value) = action.get(key) {
            wire[key] = value.clone();
        }
    }
    wire
}

async fn invoke_action(
    core: &Arc<Core>,
    viewer: Viewer<'_>,
    spot: &Spot,
    activity_id: &str,
    action: &Value,
    trigger: &str,
) -> Result<CardAnswer, Unusable> {
    let value = json!({"action": action, "trigger": trigger});
    let root = spot.root.as_deref();
    let mut activity =
        activity::invoke(core, viewer.person, &spot.place, root, "adaptiveCard/action", &value);
    activity["replyToId"] = json!(activity_id);
    activity["channelData"]["legacy"] = json!({"replyToId": activity_id});
    let delivery = deliver(core, activity).await;
    let answer = card_answer(&delivery);
    match &answer {
        Ok(CardAnswer::Card(card)) => {
            complaints(card).into_iter().for_each(|c| core.violation("card", c));
        }
        Err(unusable) if unusable.violation => core.violation("adaptiveCard/action", unusable.what.clone()),
        Ok(CardAnswer::Message(_) | CardAnswer::Error { .. }) | Err(_) => {}
    }
    answer
}

/// This person's card changes: by the bot's answer, or by the client alone.
fn changed(
    core: &Core,
    viewer: Viewer<'_>,
    spot: &Spot,
    message: &ShownMessage,
    card: Value,
    by_bot: bool,
) -> Outcome {
    let key = viewer.view_key(&message.activity_id);
    let now = core.clock().now();
    let mut state = core.state();
    let at = if by_bot { Some(now) } else { state.views.get(&key).and_then(|v| v.at) };
    state.views.insert(key, OwnView { card, at });
    let stored = state.message(&spot.place.id, &message.activity_id).cloned();
    drop(state);
    core.announce(json!({
        "type": "view", "person": viewer.person.key, "conversation": spot.place.key, "activityId": message.activity_id,
    }));
    match stored {
        Some(stored) => Outcome::Card(show(core, &spot.place, &stored, Some(viewer))),
        None => Outcome::Failed("the message is gone".to_owned()),
    }
}

fn toggled(
    core: &Core,
    viewer: Viewer<'_>,
    spot: &Spot,
    message: &ShownMessage,
    action: &Map<String, Value>,
) -> Outcome {
    match &message.card {
        Some(card) => changed(core, viewer, spot, message, toggle(card, action), false),
        None => Outcome::Nothing,
    }
}

async fn submit(
    core: &Arc<Core>,
    viewer: Viewer<'_>,
    spot: &Spot,
    message: &ShownMessage,
    data: Value,
) -> Outcome {
    let teams = data["msteams"].clone();
    let text = |key: &str| teams[key].as_str().unwrap_or_default().to_owned();
    let delivery = match teams["type"].as_str().unwrap_or_default() {
        "task/fetch" => {
            let origin = Origin { person: viewer.person, spot, activity_id: &message.activity_id };
            return dialog::fetch(core, origin, &data).await;
        }
        "imBack" => messages::say(core, viewer.person, spot.clone(), &text("value")).await,
        "messageBack" => {
            let shown = text("displayText");
            if !shown.is_empty() {
                messages::store(core, viewer.person, spot, &json!({"type": "message", "text": shown}));
            }
            messages::submit(core, viewer.person, spot, &message.activity_id, &text("text"), &teams["value"])
                .await
        }
        _ => messages::submit(core, viewer.person, spot, &message.activity_id, "", &data).await,
    };
    match delivery.status {
        Some(200..=299) => Outcome::Nothing,
        Some(status) => Outcome::Failed(format!("HTTP {status}")),
        None => Outcome::Failed(delivery.failed.unwrap_or_default()),
    }
}

/// Sends the refreshes that a client sends when it shows a conversation; how many.
pub(crate) async fn refresh(core: &Arc<Core>, viewer: Viewer<'_>, spot: &Spot) -> usize {
    if viewer.person.old_client {
        return 0;
    }
    let due = due_refreshes(core, viewer, spot);
    let count = due.len();
    for (message, action) in due {
        let spot = Spot { place: spot.place.clone(), root: message.root.clone() };
        let data = action.get("data").cloned().unwrap_or_else(|| json!({}));
        let action = wire_action(&action, data);
        let before = displayed(core, viewer, &spot.place, &message.activity_id);
        let answer = invoke_action(core, viewer, &spot, &message.activity_id, &action, "automatic").await;
        // Whatever else comes, the client goes on showing what it has; also when the person's own press or an edit
        // was there first: this answer is older than what they see.
        if let Ok(CardAnswer::Card(card)) = answer
            && displayed(core, viewer, &spot.place, &message.activity_id) == before
        {
            changed(core, viewer, &spot, &message, card, true);
        }
    }
    count
}

/// What a client shows of a message: which revision of it, with which view of its own.
fn displayed(
    core: &Core,
    viewer: Viewer<'_>,
    place: &Place,
    activity_id: &str,
) -> (Option<u32>, Option<Value>) {
    let state = core.state();
    let own = state.views.get(&viewer.view_key(activity_id)).map(|view| view.card.clone());
    (state.message(&place.id, activity_id).map(|message| message.revision), own)
}

fn due_refreshes(core: &Core, viewer: Viewer<'_>, spot: &Spot) -> Vec<(ShownMessage, Map<String, Value>)> {
    let mri = viewer.person.mri(&core.config.bot_app_id);
    let now = core.clock().now();
    let stored = core.state().messages.get(&spot.place.id).cloned().unwrap_or_default();
    let mut due = Vec::new();
    for message in stored.iter().filter(|m| !m.deleted && m.from.is_none()) {
        if spot.root.is_some() && message.root != spot.root {
            continue;
        }
        let own = core.state().views.get(&viewer.view_key(&message.id)).cloned();
        let fresh = own.as_ref().and_then(|v| v.at).is_some_and(|at| now.duration_since(at) < FRESH);
        let card = own.map(|v| v.card).or_else(|| cards_of(&message.activity).into_iter().next());
        let Some(refresh) = card.as_ref().and_then(|c| c.get("refresh")) else { continue };
        let listed =
            refresh["userIds"].as_array().is_some_and(|ids| ids.iter().any(|id| *id == mri.as_str()));
        if let (false, true, Some(action)) = (fresh, listed, refresh["action"].as_object()) {
            due.push((show(core, &spot.place, message, Some(viewer)), action.clone()));
        }
    }
    due
}
