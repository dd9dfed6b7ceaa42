//! Activities as Teams sends them: raw JSON, field by field as the documented samples have them.
//!
//! Sources: "Conversation basics", "Conversation events in your Teams bot" (Microsoft Learn), the activity schema.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::authority::new_kid;
use crate::core::{Core, Place};
use crate::world::{ConversationKind, PersonData};

/// UTC with milliseconds, as Teams writes it.
pub(crate) fn stamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// An id of an activity that is not a message.
pub(crate) fn event_id() -> String {
    format!("f:{}", new_kid())
}

/// The kind of conversation on the wire.
pub(crate) fn conversation_type(kind: ConversationKind) -> &'static str {
    match kind {
        ConversationKind::Personal => "personal",
        ConversationKind::Channel => "channel",
        ConversationKind::GroupChat | ConversationKind::Meeting => "groupChat",
    }
}

/// What every activity of a person in a place has. `root` is the channel thread.
pub(crate) fn base(core: &Core, person: &PersonData, place: &Place, root: Option<&str>, id: &str) -> Value {
    let now = core.clock().now();
    let zone = TimeZone::get(&person.timezone).unwrap_or(TimeZone::UTC);
    let local = now.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string();
    let (language, country) = person.locale.rsplit_once('-').unwrap_or((&person.locale, ""));
    let mut activity = json!({
        "id": id,
        "timestamp": stamp(now),
        "localTimestamp": local,
        "localTimezone": person.timezone,
        "serviceUrl": core.service_url(&place.tenant),
        "channelId": "msteams",
        "from": account(core, person),
        "recipient": {"id": core.bot_mri(), "name": core.world().bot_name},
        "conversation": conversation(place, root),
        "locale": person.locale,
        "entities": [{"type": "clientInfo", "locale": person.locale, "country": country, "platform": person.platform,
            "timezone": person.timezone}],
        "channelData": channel_data(place),
    });
    if language.is_empty() {
        activity["locale"] = json!("en-US");
    }
    activity
}

/// A person as sender or member.
pub(crate) fn account(core: &Core, person: &PersonData) -> Value {
    let mut account = json!({"id": person.mri(&core.config.bot_app_id), "name": person.name});
    if let Some(id) = &person.aad_object_id {
        account["aadObjectId"] = json!(id);
    }
    account
}

/// The `conversation` of an activity.
pub(crate) fn conversation(place: &Place, root: Option<&str>) -> Value {
    let mut conversation = json!({
        "conversationType": conversation_type(place.kind),
        "tenantId": place.tenant.id,
        "id": place.id_in(root),
    });
    if place.kind != ConversationKind::Personal {
        conversation["isGroup"] = json!(true);
    }
    if let (false, Some(data)) = (place.is_channel(), &place.data) {
        conversation["name"] = json!(data.name);
    }
    conversation
}

/// The `channelData` of an activity.
pub(crate) fn channel_data(place: &Place) -> Value {
    let mut data = json!({"tenant": {"id": place.tenant.id}});
    if let Some(team) = &place.team {
        data["team"] = json!({"id": team.id, "name": team.name, "aadGroupId": team.aad_group_id});
        data["channel"] = json!({"id": place.id});
        data["teamsTeamId"] = json!(team.id);
        data["teamsChannelId"] = json!(place.id);
    }
    if let Some(meeting) = place.data.as_ref().and_then(|d| d.meeting.as_ref()) {
        data["meeting"] = json!({"id": meeting.id});
    }
    data
}

/// An invoke.
pub(crate) fn invoke(
    core: &Core,
    person: &PersonData,
    place: &Place,
    root: Option<&str>,
    name: &str,
    value: &Value,
) -> Value {
    let mut activity = base(core, person, place, root, &event_id());
    activity["type"] = json!("invoke");
    activity["name"] = json!(name);
    activity["value"] = value.clone();
    activity["channelData"]["source"] = json!({"name": "message"});
    activity
}

/// The text with `@Name` turned into `<at>` tags, and the mention entities for them.
pub(crate) fn with_mentions(core: &Core, place: &Place, text: &str) -> (String, Vec<Value>) {
    let mut known =
        vec![(core.world().bot_name.clone(), json!({"id": core.bot_mri(), "name": core.world().bot_name}))];
    for person in place.members.iter().filter_map(|key| core.person(key)) {
        let id = person.mri(&core.config.bot_app_id);
        known.push((person.name.clone(), json!({"id": id, "name": person.name})));
    }
    let (mut text, mut entities) = (text.to_owned(), Vec::new());
    for (name, mentioned) in known {
        let tag = format!("<at>{name}</at>");
        text = text.replace(&format!("@{name}"), &tag);
        if text.contains(&tag) {
            entities.push(json!({"type": "mention", "mentioned": mentioned, "text": tag}));
        }
    }
    (text, entities)
}

/// The HTML mirror that Teams attaches to a person's message.
pub(crate) fn html_mirror(text: &str) -> Value {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let open = "<span itemscope=\"\" itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">";
    let html = escaped.replace("&lt;at&gt;", open).replace("&lt;/at&gt;", "</span>");
    json!({"contentType": "text/html", "content": format!("<p>{html}</p>")})
}
