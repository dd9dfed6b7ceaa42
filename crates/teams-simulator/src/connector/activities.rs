//! Messages of the bot: sent, replied, edited, deleted.
//!
//! Source: "Send and receive messages", "Update and delete bot messages" (Microsoft Learn).

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::calls::Target;
use super::checks;
use super::limits::Class;
use super::{Incoming, Reply};
use crate::card::mentions::complaints;
use crate::core::{Core, Place};
use crate::state::StoredMessage;
use crate::view::cards_of;
use crate::world::ConversationKind;

type Answer = Result<Reply, Reply>;

/// Sends a message, or shows that the bot is typing.
pub(crate) fn send(
    core: &Arc<Core>,
    target: &Target,
    incoming: &Incoming,
    conversation: &str,
    reply_to: Option<&str>,
) -> Answer {
    let place = checks::known(core, target, conversation)?;
    let activity = checks::object(incoming)?;
    checks::permitted(core, &place)?;
    checks::activity(core, &place, &activity)?;
    if activity["type"] == "typing" {
        core.announce(json!({"type": "typing", "conversation": place.key}));
        return Ok(Reply::ok(201, Value::Null));
    }
    let named = conversation.split_once(";messageid=").map(|(_, root)| root);
    let reply_to = reply_to.or_else(|| activity.get("replyToId").and_then(Value::as_str));
    let root = thread(core, &place, named, reply_to)?;
    Ok(post(core, &place, root, activity))
}

/// The thread a message goes to; none starts one.
fn thread(
    core: &Core,
    place: &Place,
    named: Option<&str>,
    reply_to: Option<&str>,
) -> Result<Option<String>, Reply> {
    let found = |id: &str| core.state().message(&place.id, id).cloned();
    let gone =
        || Reply::error(404, "ActivityNotFoundInConversation", "Activity not found in the conversation.");
    if !place.is_channel() {
        return match reply_to {
            Some(id) if found(id).is_none() => Err(gone()),
            _ => Ok(None),
        };
    }
    match (named, reply_to) {
        (Some(root), _) => {
            let first = found(root).ok_or_else(|| {
                Reply::error(404, "ConversationNotFound", "The thread's first message does not exist.")
            })?;
            Ok(first.root)
        }
        (None, Some(id)) => Ok(found(id).ok_or_else(gone)?.root),
        (None, None) => Ok(None),
    }
}

/// Posts a message; text with an attachment becomes two messages and the answer names none of them.
pub(crate) fn post(
    core: &Arc<Core>,
    place: &Place,
    root: Option<String>,
    activity: Map<String, Value>,
) -> Reply {
    complain(core, place, &Value::Object(activity.clone()));
    let has_text = activity.get("text").and_then(Value::as_str).is_some_and(|t| !t.is_empty());
    let has_cards = !cards_of(&Value::Object(activity.clone())).is_empty();
    if has_text && has_cards {
        let mut text = activity.clone();
        text.remove("attachments");
        let (_, root) = store(core, place, root, Value::Object(text));
        let mut cards = activity;
        cards.remove("text");
        cards.remove("entities");
        store(core, place, root, Value::Object(cards));
        let now = core.clock().now();
        core.state().windows.count(Class::Send, &place.id, 1, now);
        return Reply::ok(201, json!({}));
    }
    let (id, _) = store(core, place, root, Value::Object(activity));
    Reply::ok(201, json!({"id": id}))
}

/// Stores a message of the bot: its id and thread.
pub(crate) fn store(
    core: &Core,
    place: &Place,
    root: Option<String>,
    activity: Value,
) -> (String, Option<String>) {
    let id = core.next_id();
    let root = root.or_else(|| place.is_channel().then(|| id.clone()));
    let message = StoredMessage {
        id: id.clone(),
        conversation: place.id.clone(),
        root: root.clone(),
        from: None,
        activity,
        at: core.clock().now(),
        edited: false,
        deleted: false,
        revision: 0,
        reactions: Vec::new(),
        looked: false,
    };
    core.save(message, "message");
    (id, root)
}

/// Notes what Teams takes but people will see broken.
pub(crate) fn complain(core: &Core, place: &Place, activity: &Value) {
    for card in cards_of(activity) {
        complaints(&card).into_iter().for_each(|c| core.violation("card", c));
    }
    if activity.get("suggestedActions").is_some() && place.kind != ConversationKind::Personal {
        core.violation("suggestedActions", "suggested actions work in personal chat alone");
    }
}

/// The bot's own message, in the thread that the conversation id names.
fn own(core: &Core, place: &Place, conversation: &str, id: &str) -> Result<StoredMessage, Reply> {
    let named = conversation.split_once(";messageid=").map(|(_, root)| root);
    let found = core.state().message(&place.id, id).cloned();
    let message = found
        .filter(|m| !m.deleted && (named.is_none() || m.root.as_deref() == named))
        .ok_or_else(|| Reply::error(404, "ActivityNotFoundInConversation", "Activity not found."))?;
    match &message.from {
        None => Ok(message),
        Some(_) => Err(Reply::error(403, "NotEnoughPermissions", "The message is not the bot's.")),
    }
}

/// Edits a message: everybody's own view of it ends.
pub(crate) fn update(
    core: &Arc<Core>,
    target: &Target,
    incoming: &Incoming,
    conversation: &str,
    id: &str,
) -> Answer {
    let place = checks::known(core, target, conversation)?;
    let activity = checks::object(incoming)?;
    checks::permitted(core, &place)?;
    checks::activity(core, &place, &activity)?;
    let mut message = own(core, &place, conversation, id)?;
    complain(core, &place, &Value::Object(activity.clone()));
    message.activity = Value::Object(activity);
    message.edited = true;
    message.revision += 1;
    message.looked = false;
    core.state().views.retain(|(_, _, of), _| of != id);
    core.save(message, "edited");
    Ok(Reply::ok(200, json!({"id": id})))
}

/// Deletes a message.
pub(crate) fn delete(core: &Arc<Core>, target: &Target, conversation: &str, id: &str) -> Answer {
    let place = checks::known(core, target, conversation)?;
    checks::permitted(core, &place)?;
    let mut message = own(core, &place, conversation, id)?;
    message.deleted = true;
    message.revision += 1;
    message.looked = false;
    core.state().views.retain(|(_, _, of), _| of != id);
    core.save(message, "deleted");
    Ok(Reply::ok(200, Value::Null))
}
