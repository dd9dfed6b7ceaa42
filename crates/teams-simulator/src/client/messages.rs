//! Messages of people: said, edited, deleted, reacted to, submitted from a card, and file consent.
//!
//! A bot hears what is said to it in person, and in shared conversations only what mentions it.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Spot;
use crate::activity;
use crate::authority::new_kid;
use crate::core::Core;
use crate::deliver::deliver;
use crate::outcome::Delivery;
use crate::shown::{Reaction, ShownMessage};
use crate::state::StoredMessage;
use crate::world::{ConversationKind, PersonData};

/// A delivery that never left.
fn not_sent(activity_id: &str, kind: &str, why: &str) -> Delivery {
    Delivery {
        activity_id: activity_id.to_owned(),
        kind: kind.to_owned(),
        status: None,
        body: Value::Null,
        failed: Some(why.to_owned()),
    }
}

/// Stores a message of a person; in a channel without a thread it starts one. Its id and thread.
pub(crate) fn store(
    core: &Core,
    person: &PersonData,
    spot: &Spot,
    activity: &Value,
) -> (String, Option<String>) {
    let id = core.next_id();
    let root = spot.root.clone().or_else(|| spot.place.is_channel().then(|| id.clone()));
    let message = StoredMessage {
        id: id.clone(),
        conversation: spot.place.id.clone(),
        root: root.clone(),
        from: Some(person.key.clone()),
        activity: activity.clone(),
        at: core.clock().now(),
        edited: false,
        deleted: false,
        revision: 0,
        reactions: Vec::new(),
        looked: true,
    };
    core.save(message, "message");
    (id, root)
}

fn hears(core: &Core, spot: &Spot, entities: &[Value]) -> bool {
    let mentioned = entities.iter().any(|e| e["mentioned"]["id"] == core.bot_mri().as_str());
    spot.place.kind == ConversationKind::Personal || mentioned
}

/// A person says something.
pub(crate) async fn say(core: &Arc<Core>, person: &PersonData, spot: Spot, text: &str) -> Delivery {
    let (text, mentions) = activity::with_mentions(core, &spot.place, text);
    let shown = json!({"type": "message", "text": text, "entities": mentions});
    let (id, root) = store(core, person, &spot, &shown);
    if !core.installed(&spot.place) {
        return not_sent(&id, "message", "the app is not installed there");
    }
    if !hears(core, &spot, &mentions) {
        return not_sent(&id, "message", "the bot was not mentioned");
    }
    let mut activity = activity::base(core, person, &spot.place, root.as_deref(), &id);
    activity["type"] = json!("message");
    activity["textFormat"] = json!("plain");
    activity["attachments"] = json!([activity::html_mirror(&text)]);
    activity["text"] = json!(text);
    if let Some(entities) = activity["entities"].as_array_mut() {
        entities.extend(mentions);
    }
    deliver(core, activity).await
}

/// A card's Submit, which Teams sends as a message nobody sees.
pub(crate) async fn submit(
    core: &Arc<Core>,
    person: &PersonData,
    spot: &Spot,
    activity_id: &str,
    text: &str,
    value: &Value,
) -> Delivery {
    let id = core.next_id();
    let mut activity = activity::base(core, person, &spot.place, spot.root.as_deref(), &id);
    activity["type"] = json!("message");
    activity["value"] = value.clone();
    activity["replyToId"] = json!(activity_id);
    activity["channelData"]["source"] = json!({"name": "message"});
    activity["channelData"]["legacy"] = json!({"replyToId": activity_id});
    if !text.is_empty() {
        activity["text"] = json!(text);
        activity["textFormat"] = json!("plain");
    }
    deliver(core, activity).await
}

/// A person edits a message of theirs, or deletes it (no text).
pub(crate) async fn edit(
    core: &Arc<Core>,
    person: &PersonData,
    spot: &Spot,
    activity_id: &str,
    text: Option<&str>,
) -> Delivery {
    let kind = if text.is_some() { "messageUpdate" } else { "messageDelete" };
    let own = core.state().message(&spot.place.id, activity_id).cloned();
    let Some(mut message) = own.filter(|m| m.from.as_deref() == Some(&person.key)) else {
        return not_sent(activity_id, kind, "no such message of this person");
    };
    let (text, mentions) = activity::with_mentions(core, &spot.place, text.unwrap_or_default());
    let before = message.activity["entities"].as_array().cloned().unwrap_or_default();
    let root = message.root.clone();
    message.edited = kind == "messageUpdate";
    message.deleted = kind == "messageDelete";
    message.activity = json!({"type": "message", "text": text, "entities": mentions});
    core.save(message, if kind == "messageUpdate" { "edited" } else { "deleted" });
    if !core.installed(&spot.place) || !(hears(core, spot, &mentions) || hears(core, spot, &before)) {
        return not_sent(activity_id, kind, "the bot does not hear it");
    }
    let mut activity = activity::base(core, person, &spot.place, root.as_deref(), activity_id);
    activity["type"] = json!(kind);
    let event = if kind == "messageUpdate" { "editMessage" } else { "softDeleteMessage" };
    activity["channelData"]["eventType"] = json!(event);
    if kind == "messageUpdate" {
        activity["text"] = json!(text);
        if let Some(entities) = activity["entities"].as_array_mut() {
            entities.extend(mentions);
        }
    }
    deliver(core, activity).await
}

/// A person reacts to a message; Teams tells the bot about its own messages.
pub(crate) async fn react(
    core: &Arc<Core>,
    person: &PersonData,
    spot: &Spot,
    activity_id: &str,
    kind: &str,
) -> Delivery {
    let stored = core.state().message(&spot.place.id, activity_id).cloned();
    let Some(mut message) = stored else {
        return not_sent(activity_id, "messageReaction", "no such message");
    };
    message.reactions.push(Reaction { person: person.key.clone(), kind: kind.to_owned() });
    let (root, by_bot) = (message.root.clone(), message.from.is_none());
    core.save(message, "reaction");
    if !by_bot {
        return not_sent(activity_id, "messageReaction", "not the bot's message");
    }
    let mut activity = activity::base(core, person, &spot.place, root.as_deref(), &activity::event_id());
    activity["type"] = json!("messageReaction");
    activity["reactionsAdded"] = json!([{"type": kind}]);
    activity["replyToId"] = json!(activity_id);
    deliver(core, activity).await
}

/// A person answers a file consent card.
pub(crate) async fn consent(
    core: &Arc<Core>,
    person: &PersonData,
    message: &ShownMessage,
    accept: bool,
) -> Delivery {
    const CONSENT: &str = "application/vnd.microsoft.teams.card.file.consent";
    let card = message.files.iter().find(|f| f["contentType"] == CONSENT);
    let (Some(card), Some(place)) = (card, core.place(&message.conversation_id)) else {
        return not_sent(&message.activity_id, "fileConsent/invoke", "no file consent card there");
    };
    let context = if accept { &card["content"]["acceptContext"] } else { &card["content"]["declineContext"] };
    let mut value = json!({"type": "fileUpload", "action": if accept { "accept" } else { "decline" }, "context": context});
    if accept {
        let (id, name) = (new_kid(), card["name"].as_str().unwrap_or("file"));
        value["uploadInfo"] = json!({
            "name": name, "uploadUrl": format!("{}/sim/uploads/{id}", core.base_url),
            "contentUrl": format!("{}/sim/uploads/{id}", core.base_url), "uniqueId": id,
            "fileType": name.rsplit_once('.').map_or("", |(_, extension)| extension),
        });
    }
    let mut activity = activity::invoke(core, person, &place, None, "fileConsent/invoke", &value);
    activity["replyToId"] = json!(message.activity_id);
    deliver(core, activity).await
}
