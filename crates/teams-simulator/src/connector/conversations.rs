//! `POST v3/conversations`: a personal chat (the same one each time), or a new thread in a channel.
//!
//! Source: "Send proactive messages" (Microsoft Learn).

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::activities::{complain, post, store};
use super::calls::Target;
use super::checks;
use super::{Incoming, Reply};
use crate::core::{Core, Place};
use crate::state::Mark;
use crate::world::ConversationKind;

type Answer = Result<Reply, Reply>;

/// Creates what the body asks for.
pub(crate) fn create(core: &Arc<Core>, target: &Target, incoming: &Incoming) -> Answer {
    let body = checks::object(incoming)?;
    let asked = Value::Object(body.clone());
    let tenant =
        asked.pointer("/channelData/tenant/id").or_else(|| asked.get("tenantId")).and_then(Value::as_str);
    if tenant.is_some_and(|t| t != target.tenant) {
        return Err(Reply::error(403, "BotNotInConversationRoster", "The tenant is another one."));
    }
    match asked.pointer("/channelData/channel/id").and_then(Value::as_str) {
        Some(channel) => thread(core, target, channel, &body),
        None if tenant.is_none() => {
            Err(bad("The tenant's id is missing (tenantId or channelData.tenant.id)."))
        }
        None => personal(core, target, &body),
    }
}

fn bad(what: &str) -> Reply {
    Reply::error(400, "Bad Argument", what)
}

fn thread(core: &Arc<Core>, target: &Target, channel: &str, body: &Map<String, Value>) -> Answer {
    let place = checks::known(core, target, channel)?;
    if !place.is_channel() {
        return Err(bad("channelData.channel.id is not a channel."));
    }
    if body.get("isGroup") != Some(&Value::Bool(true)) {
        return Err(bad("isGroup must be true for a channel."));
    }
    checks::permitted(core, &place)?;
    let Some(Value::Object(activity)) = body.get("activity") else {
        return Err(bad("A channel's conversation needs an activity."));
    };
    checks::activity(core, &place, activity)?;
    if activity["type"] != "message" {
        return Err(bad("A channel's conversation starts with a message."));
    }
    let has_text = activity.get("text").and_then(Value::as_str).is_some_and(|t| !t.is_empty());
    if has_text && activity.get("attachments").and_then(Value::as_array).is_some_and(|a| !a.is_empty()) {
        // As a message would be split: two threads, and no id.
        post(core, &place, None, activity.clone());
        return Ok(Reply::ok(201, json!({})));
    }
    complain(core, &place, &Value::Object(activity.clone()));
    let (id, _) = store(core, &place, None, Value::Object(activity.clone()));
    Ok(Reply::ok(201, json!({"id": place.id_in(Some(&id)), "activityId": id})))
}

fn personal(core: &Arc<Core>, target: &Target, body: &Map<String, Value>) -> Answer {
    let Some([member]) = body.get("members").and_then(Value::as_array).map(Vec::as_slice) else {
        return Err(bad("A personal conversation needs exactly one member."));
    };
    let id = member["id"].as_str().ok_or_else(|| bad("The member has no id."))?;
    if body.get("isGroup") == Some(&Value::Bool(true)) {
        return Err(bad("A bot cannot create group chats."));
    }
    let roster = || Reply::error(403, "BotNotInConversationRoster", "The user does not have the app.");
    let person = core.person_by_id(id).ok_or_else(|| bad(&format!("No user '{id}'.")))?;
    let place = core.place(&person.key).filter(|p| p.tenant.id == target.tenant).ok_or_else(roster)?;
    if !core.reachable(&place) {
        return Err(roster());
    }
    if !core.state().opened.contains(&place.id) {
        core.state().mark(Mark::Opened, &place.id, true);
    }
    checks::permitted(core, &place)?;
    Ok(Reply::ok(201, json!({"id": place.id})))
}

impl Core {
    /// Whether the app is installed for this place: a personal chat also by a team its person is in.
    pub(crate) fn reachable(&self, place: &Place) -> bool {
        if self.installed(place) {
            return true;
        }
        let in_team = |p: &Place| p.is_channel() && self.installed(p) && p.members.contains(&place.key);
        place.kind == ConversationKind::Personal && self.places().iter().any(in_team)
    }
}
