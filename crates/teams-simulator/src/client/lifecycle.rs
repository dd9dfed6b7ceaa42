//! Coming and going: installation and removal of the app, members, and meetings that start and end.
//!
//! Sources: "Conversation events in your Teams bot", "Meeting events" (Microsoft Learn).

use std::sync::Arc;

use serde_json::{Value, json};

use crate::activity::{self, event_id, stamp};
use crate::core::{Core, Place};
use crate::deliver::deliver;
use crate::outcome::Delivery;
use crate::state::Mark;
use crate::world::{ConversationKind, PersonData};

/// Installs the app in a place (a channel's team), or removes it.
pub(crate) async fn install(
    core: &Arc<Core>,
    person: &PersonData,
    place: &Place,
    add: bool,
) -> Vec<Delivery> {
    let had = core.installed(place);
    core.state().mark(Mark::Installed, &place.scope, add);
    core.announce(json!({"type": "installed", "conversation": place.key, "installed": add}));
    if had == add {
        return Vec::new();
    }
    let mut installation = event(core, person, place, "installationUpdate");
    installation["action"] = json!(if add { "add" } else { "remove" });
    if place.is_channel() {
        installation["channelData"]["settings"] = json!({"selectedChannel": {"id": place.id}});
    }
    let bot = json!([{"id": core.bot_mri()}]);
    let mut update = event(core, person, place, "conversationUpdate");
    update[if add { "membersAdded" } else { "membersRemoved" }] = bot;
    if place.is_channel() {
        update["channelData"]["eventType"] = json!(if add { "teamMemberAdded" } else { "teamMemberRemoved" });
    }
    let mut deliveries = Vec::new();
    // A removed personal app sends no conversationUpdate.
    if add || place.kind != ConversationKind::Personal {
        deliveries.push(deliver(core, update).await);
    }
    deliveries.push(deliver(core, installation).await);
    deliveries
}

/// An event of a place; those of a team come in its General channel.
fn event(core: &Core, person: &PersonData, place: &Place, kind: &str) -> Value {
    let mut activity = activity::base(core, person, place, None, &event_id());
    activity["type"] = json!(kind);
    if let Some(team) = &place.team {
        activity["conversation"]["id"] = json!(team.id);
        activity["channelData"]["channel"] = json!({"id": team.id});
        activity["channelData"]["teamsChannelId"] = json!(team.id);
    }
    activity
}

/// Adds people to a chat or a channel's team, or removes them.
pub(crate) async fn members(core: &Arc<Core>, place: &Place, keys: &[String], add: bool) -> Vec<Delivery> {
    let changed = change_members(core, place, keys, add);
    let actor = place.members.first().and_then(|key| core.person(key));
    let (Some(actor), true) = (actor, core.installed(place)) else { return Vec::new() };
    let mut deliveries = Vec::new();
    for person in changed {
        let mut update = event(core, actor, place, "conversationUpdate");
        update[if add { "membersAdded" } else { "membersRemoved" }] =
            json!([activity::account(core, &person)]);
        if place.is_channel() {
            update["channelData"]["eventType"] =
                json!(if add { "teamMemberAdded" } else { "teamMemberRemoved" });
        }
        deliveries.push(deliver(core, update).await);
    }
    deliveries
}

/// Writes the new member list; returns those who came or went.
fn change_members(core: &Core, place: &Place, keys: &[String], add: bool) -> Vec<PersonData> {
    let mut members = place.members.clone();
    let mut changed = Vec::new();
    for person in keys.iter().filter_map(|key| core.person(key)) {
        if members.contains(&person.key) != add {
            changed.push(person.clone());
        }
    }
    members.retain(|key| !changed.iter().any(|p| p.key == *key));
    if add {
        members.extend(changed.iter().map(|p| p.key.clone()));
    }
    let mut state = core.state();
    state.journal.put(&format!("members/{}", place.scope), &members);
    state.members.insert(place.scope.clone(), members);
    drop(state);
    core.announce(json!({"type": "members", "conversation": place.key}));
    changed
}

/// A meeting starts, or ends; none if the place is not a meeting with the app.
pub(crate) async fn meeting(core: &Arc<Core>, place: &Place, start: bool) -> Option<Delivery> {
    let meeting = place.data.as_ref()?.meeting.as_ref()?;
    let organizer = core.person(&meeting.organizer)?;
    if !core.installed(place) {
        return None;
    }
    let now = stamp(core.clock().now());
    let name = if start { "meetingStart" } else { "meetingEnd" };
    let mut value = json!({
        "Id": meeting.id, "MeetingType": meeting.kind, "JoinUrl": meeting.join_url, "Title": meeting.title,
    });
    value[if start { "StartTime" } else { "EndTime" }] = json!(now);
    let mut activity = activity::base(core, organizer, place, None, &event_id());
    activity["type"] = json!("event");
    activity["name"] = json!(format!("application/vnd.microsoft.{name}"));
    activity["value"] = value;
    Some(deliver(core, activity).await)
}
