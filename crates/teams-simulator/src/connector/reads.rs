//! Members, teams and meetings.
//!
//! Sources: "Get Teams specific context for your bot", "Meeting apps APIs" (Microsoft Learn). A single member carries
//! `aadObjectId`, a page of members `objectId`: both spellings occur on the wire.

use std::sync::Arc;

use serde_json::{Value, json};

use super::calls::Target;
use super::checks;
use super::{Incoming, Reply};
use crate::activity;
use crate::core::{Core, Place};
use crate::world::{ConversationData, MeetingData, PersonData, PersonKind, TeamData};

type Answer = Result<Reply, Reply>;

fn details(core: &Core, place: &Place, person: &PersonData, object_id: &str) -> Value {
    let (given, surname) = person.name.split_once(' ').unwrap_or((&person.name, ""));
    let tenant = match person.kind {
        PersonKind::Member | PersonKind::Guest => &place.tenant.id,
        PersonKind::Federated => person.home_tenant_id.as_ref().unwrap_or(&place.tenant.id),
    };
    let mut details = json!({
        "id": person.mri(&core.config.bot_app_id), "name": person.name, "givenName": given, "surname": surname,
        "tenantId": tenant, "userRole": if person.kind == PersonKind::Guest { "guest" } else { "user" },
    });
    let optional =
        [(object_id, &person.aad_object_id), ("email", &person.email), ("userPrincipalName", &person.upn)];
    for (key, value) in optional {
        if let Some(value) = value {
            details[key] = json!(value);
        }
    }
    details
}

fn roster(core: &Core, target: &Target, conversation: &str) -> Result<(Place, Vec<PersonData>), Reply> {
    let place = checks::known(core, target, conversation)?;
    checks::permitted(core, &place)?;
    let people = place.members.iter().filter_map(|key| core.person(key)).cloned().collect();
    Ok((place, people))
}

/// One member, by Teams id or Entra object id.
pub(crate) fn member(core: &Arc<Core>, target: &Target, conversation: &str, user: &str) -> Answer {
    let (place, people) = roster(core, target, conversation)?;
    let wanted = core.person_by_id(user).map(|p| p.key.clone());
    let person = people.iter().find(|p| Some(&p.key) == wanted.as_ref());
    let person =
        person.ok_or_else(|| Reply::error(404, "MemberNotFoundInConversation", "Member not found."))?;
    Ok(Reply::ok(200, details(core, &place, person, "aadObjectId")))
}

/// All members (deprecated, few calls a minute).
pub(crate) fn members(core: &Arc<Core>, target: &Target, conversation: &str) -> Answer {
    let (place, people) = roster(core, target, conversation)?;
    let all: Vec<Value> = people.iter().map(|p| details(core, &place, p, "objectId")).collect();
    Ok(Reply::ok(200, json!(all)))
}

/// Members by pages of 50 to 500; chats give all at once.
pub(crate) fn paged_members(
    core: &Arc<Core>,
    target: &Target,
    incoming: &Incoming,
    conversation: &str,
) -> Answer {
    let (place, people) = roster(core, target, conversation)?;
    let query = url::form_urlencoded::parse(incoming.query.as_deref().unwrap_or_default().as_bytes());
    let query: Vec<(String, String)> = query.into_owned().collect();
    let given = |name: &str| query.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str());
    let bad = |what: &str| Reply::error(400, "Bad Argument", what);
    let size: usize =
        given("pageSize").unwrap_or("200").parse().map_err(|_| bad("pageSize is not a number."))?;
    let size = core.config.members_per_page.unwrap_or_else(|| size.clamp(50, 500));
    let from = match given("continuationToken").filter(|t| !t.is_empty()) {
        None => 0,
        Some(token) => {
            let from = token.strip_prefix("after-").and_then(|n| n.parse().ok());
            from.ok_or_else(|| bad("The continuationToken is not one."))?
        }
    };
    let all: Vec<Value> = people.iter().map(|p| details(core, &place, p, "objectId")).collect();
    if !place.is_channel() {
        return Ok(Reply::ok(200, json!({"members": all})));
    }
    let page: Vec<&Value> = all.iter().skip(from).take(size).collect();
    let mut body = json!({"members": page});
    if from + size < all.len() {
        body["continuationToken"] = json!(format!("after-{}", from + size));
    }
    Ok(Reply::ok(200, body))
}

fn known_team(core: &Core, target: &Target, id: &str) -> Result<(Place, TeamData), Reply> {
    let missing = || Reply::error(404, "TeamNotFound", "Team not found.");
    let place = core.place(id).filter(|p| p.tenant.id == target.tenant).ok_or_else(missing)?;
    let team = place.team.clone().filter(|t| t.id == id).ok_or_else(missing)?;
    checks::permitted(core, &place)?;
    Ok((place, team))
}

fn channels<'a>(core: &'a Core, team: &'a TeamData) -> impl Iterator<Item = &'a ConversationData> {
    core.world().conversations.iter().filter(|c| c.team.as_deref() == Some(&team.key))
}

/// A team.
pub(crate) fn team(core: &Arc<Core>, target: &Target, id: &str) -> Answer {
    let (place, team) = known_team(core, target, id)?;
    let body = json!({
        "id": team.id, "name": team.name, "aadGroupId": team.aad_group_id, "tenantId": place.tenant.id,
        "channelCount": channels(core, &team).count(), "memberCount": place.members.len(),
    });
    Ok(Reply::ok(200, body))
}

/// A team's channels; General has no name.
pub(crate) fn team_conversations(core: &Arc<Core>, target: &Target, id: &str) -> Answer {
    let (_, team) = known_team(core, target, id)?;
    let all: Vec<Value> =
        channels(core, &team).map(|c| json!({"id": c.id, "name": c.name, "type": "standard"})).collect();
    Ok(Reply::ok(200, json!({"conversations": all})))
}

fn known_meeting(core: &Core, target: &Target, id: &str) -> Result<(Place, MeetingData), Reply> {
    let missing = || Reply::error(404, "MeetingNotFound", "Meeting not found.");
    let of = |p: &Place| p.data.as_ref().and_then(|d| d.meeting.clone()).filter(|m| m.id == id);
    let found = core.places().into_iter().find_map(|p| of(&p).map(|m| (p, m)));
    let (place, meeting) = found.filter(|(p, _)| p.tenant.id == target.tenant).ok_or_else(missing)?;
    checks::permitted(core, &place)?;
    Ok((place, meeting))
}

/// A meeting.
pub(crate) fn meeting(core: &Arc<Core>, target: &Target, id: &str) -> Answer {
    let (place, meeting) = known_meeting(core, target, id)?;
    let organizer = core.person(&meeting.organizer).map(|p| details(core, &place, p, "aadObjectId"));
    let body = json!({
        "details": {
            "id": meeting.id, "msGraphResourceId": meeting.ms_graph_resource_id, "joinUrl": meeting.join_url,
            "title": meeting.title, "type": meeting.kind, "scheduledStartTime": meeting.scheduled_start_time,
            "scheduledEndTime": meeting.scheduled_end_time,
        },
        "conversation": activity::conversation(&place, None),
        "organizer": organizer,
    });
    Ok(Reply::ok(200, body))
}

/// A participant, by Entra object id.
pub(crate) fn participant(core: &Arc<Core>, target: &Target, id: &str, user: &str) -> Answer {
    let (place, meeting) = known_meeting(core, target, id)?;
    let person = core.person_by_id(user).filter(|p| place.members.contains(&p.key));
    let person = person.ok_or_else(|| Reply::error(404, "ParticipantNotFound", "Participant not found."))?;
    let role = if person.key == meeting.organizer { "Organizer" } else { "Attendee" };
    let body = json!({
        "user": details(core, &place, person, "aadObjectId"),
        "meeting": {"role": role, "inMeeting": false},
        "conversation": {"id": place.id, "isGroup": true, "conversationType": "groupChat"},
    });
    Ok(Reply::ok(200, body))
}
