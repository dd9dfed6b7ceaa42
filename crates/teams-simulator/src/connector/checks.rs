//! What the Connector checks before it does anything: the body's form, the conversation, and whether the bot may.
//!
//! Sources: "Send proactive messages" (status codes), "Format your bot messages" (size), "Mention a user".

use serde_json::{Map, Value};

use super::calls::Target;
use super::{Incoming, Reply};
use crate::card::mentions::at_tags;
use crate::core::{Core, Place};
use crate::view::ADAPTIVE;
use crate::world::ConversationKind;

/// 100 KB of UTF-16.
const MESSAGE_LIMIT: usize = 100 * 1024;

/// The body as a JSON object.
pub(crate) fn object(incoming: &Incoming) -> Result<Map<String, Value>, Reply> {
    let json = incoming.content_type.as_deref().is_some_and(|c| c.starts_with("application/json"));
    if !json {
        return Err(Reply::error(415, "UnsupportedMediaType", "The body must be application/json."));
    }
    match serde_json::from_slice(&incoming.body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Reply::error(400, "BadSyntax", "The body is not a JSON object.")),
        Err(error) => Err(Reply::error(400, "BadSyntax", &format!("The body is not JSON: {error}"))),
    }
}

/// The conversation, if it is one of this tenant.
pub(crate) fn known(core: &Core, target: &Target, conversation: &str) -> Result<Place, Reply> {
    core.place(conversation)
        .filter(|p| p.tenant.id == target.tenant && conversation.split(';').next() == Some(p.id.as_str()))
        .ok_or_else(|| Reply::error(404, "ConversationNotFound", "Conversation not found."))
}

/// Whether the bot is in the conversation and may speak there.
pub(crate) fn permitted(core: &Core, place: &Place) -> Result<(), Reply> {
    let state = core.state();
    if state.disabled_tenants.contains(&place.tenant.id) {
        return Err(Reply::error(403, "BotDisabledByAdmin", "The tenant admin disabled this bot."));
    }
    let inside = state.installed.contains(&place.scope) || state.opened.contains(&place.id);
    drop(state);
    if !inside || !core.reachable(place) {
        let what = "The bot is not part of the conversation roster.";
        return Err(Reply::error(403, "BotNotInConversationRoster", what));
    }
    let blocked = place.kind == ConversationKind::Personal
        && place.members.iter().any(|key| core.state().blocked.contains(key));
    if blocked {
        return Err(Reply::error(
            403,
            "ConversationBlockedByUser",
            "User blocked the conversation with the bot.",
        ));
    }
    Ok(())
}

fn bad(what: &str) -> Reply {
    Reply::error(400, "Bad Argument", what)
}

/// Whether an activity is one that Teams takes.
pub(crate) fn activity(core: &Core, place: &Place, activity: &Map<String, Value>) -> Result<(), Reply> {
    match activity.get("type").and_then(Value::as_str) {
        Some("message") => {}
        Some("typing") => return Ok(()),
        other => return Err(bad(&format!("The activity's type is {other:?}."))),
    }
    if utf16_bytes(activity) > MESSAGE_LIMIT {
        return Err(Reply::error(413, "MessageSizeTooBig", "The message is too big."));
    }
    for key in ["text", "summary", "locale", "replyToId", "textFormat"] {
        if activity.get(key).is_some_and(|v| !v.is_string() && !v.is_null()) {
            return Err(bad(&format!("'{key}' is not a string.")));
        }
    }
    let attachments = list(activity, "attachments")?;
    for attachment in attachments {
        let kind =
            attachment["contentType"].as_str().ok_or_else(|| bad("An attachment has no contentType."))?;
        if kind == ADAPTIVE && attachment["content"]["type"] != "AdaptiveCard" {
            return Err(bad("An attachment's content is not an Adaptive Card."));
        }
    }
    let text = activity.get("text").and_then(Value::as_str).unwrap_or_default();
    if text.is_empty() && attachments.is_empty() {
        return Err(bad("The activity has neither text nor attachments."));
    }
    mentions(core, place, text, list(activity, "entities")?)
}

fn list<'a>(activity: &'a Map<String, Value>, key: &str) -> Result<&'a [Value], Reply> {
    match activity.get(key) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(list)) => Ok(list),
        Some(_) => Err(bad(&format!("'{key}' is not a list."))),
    }
}

/// Each mention's text stands in the activity's text, and names somebody who is there.
fn mentions(core: &Core, place: &Place, text: &str, entities: &[Value]) -> Result<(), Reply> {
    let mentions: Vec<&Value> = entities.iter().filter(|e| e["type"] == "mention").collect();
    for mention in &mentions {
        let tag = mention["text"].as_str().unwrap_or_default();
        if tag.is_empty() || !text.contains(tag) {
            return Err(bad(&format!("The mention '{tag}' does not stand in the text.")));
        }
        let id = mention["mentioned"]["id"].as_str().unwrap_or_default();
        let there = core.person_by_id(id).is_some_and(|p| place.members.contains(&p.key));
        if !there && id != core.bot_mri() {
            return Err(bad(&format!("The mentioned '{id}' is not in the conversation.")));
        }
    }
    for tag in at_tags(text) {
        if !mentions.iter().any(|m| m["text"] == tag.as_str()) {
            core.violation("mention", format!("`{tag}` in a text has no mention entity"));
        }
    }
    Ok(())
}

/// The payload as Teams measures it: UTF-16, without pictures in base64.
fn utf16_bytes(activity: &Map<String, Value>) -> usize {
    fn units(value: &Value) -> usize {
        match value {
            Value::String(text) if text.starts_with("data:image/") => 2,
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {
                value.to_string().encode_utf16().count()
            }
            Value::Array(list) => 2 + list.iter().map(|v| units(v) + 1).sum::<usize>(),
            Value::Object(object) => object_units(object),
        }
    }
    fn object_units(object: &Map<String, Value>) -> usize {
        2 + object.iter().map(|(k, v)| k.encode_utf16().count() + 4 + units(v)).sum::<usize>()
    }
    2 * object_units(activity)
}
