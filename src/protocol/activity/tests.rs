//! Activities as Teams sends them, one by one, and what is left of broken ones.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::protocol::{
    AadObjectId, ChannelId, ConversationKind, EventValue, TeamId, TenantId, Trigger, UserId,
};

fn envelope(more: Value) -> Value {
    let mut json = json!({
        "id": "1485983408511",
        "timestamp": "2026-11-21T10:00:00.123Z",
        "serviceUrl": "https://smba.trafficmanager.net/emea/t1/",
        "channelId": "msteams",
        "from": {"id": "29:ana", "name": "Ana Ruiz", "aadObjectId": "AAD-ANA"},
        "recipient": {"id": "28:bot", "name": "FastTrack"},
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "T1"},
        "channelData": {"tenant": {"id": "T1"}},
        "fieldOfTheFuture": {"x": 1},
    });
    json.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json
}

fn parse(json: &Value) -> Result<Activity, ParseError> {
    Activity::parse(json.to_string().as_bytes())
}

fn read(more: Value) -> Activity {
    parse(&envelope(more)).unwrap()
}

#[test]
fn a_message_is_read_whole() {
    let read = read(json!({"type": "message", "text": "help", "locale": "es-ES", "attachments": [
        {"contentType": "text/html", "content": "<p>help</p>"}, {"no": "type"},
    ]}));
    assert_eq!(read.kind, Kind::Message);
    assert_eq!(read.text.as_deref(), Some("help"));
    assert_eq!(read.id, Some("1485983408511".into()));
    assert_eq!(read.timestamp, Some("2026-11-21T10:00:00.123Z".parse().unwrap()));
    assert_eq!(read.from.aad_object_id, Some(AadObjectId::from("aad-ana")));
    assert_eq!(read.recipient.id, UserId::from("28:bot"));
    assert_eq!(read.conversation.kind, ConversationKind::Personal);
    assert_eq!(read.conversation.tenant_id, Some(TenantId::from("t1")));
    assert!(!read.conversation.is_group);
    assert_eq!(read.channel_data.tenant, Some(TenantId::from("t1")));
    assert_eq!(read.attachments.len(), 1);
    assert_eq!(read.raw["fieldOfTheFuture"]["x"], 1);
}

#[test]
fn channel_data_names_team_channel_and_meeting() {
    let read = read(json!({"type": "message", "channelData": {
        "tenant": {"id": "T1"},
        "team": {"id": "19:team", "name": "Contoso", "aadGroupId": "g"},
        "channel": {"id": "19:channel", "type": "shared"},
        "meeting": {"id": "MCMx"},
        "settings": {"selectedChannel": {"id": "19:picked"}},
    }}));
    assert_eq!(read.channel_data.team.unwrap().id, TeamId::from("19:team"));
    assert_eq!(read.channel_data.channel.unwrap().kind.as_deref(), Some("shared"));
    assert_eq!(read.channel_data.meeting, Some("MCMx".into()));
    assert_eq!(read.channel_data.selected_channel, Some(ChannelId::from("19:picked")));
}

#[test]
fn a_submitted_form_is_a_message_with_a_value_and_no_text() {
    let form = read(json!({"type": "message", "value": {"verb": "x"}, "replyToId": "77"}));
    let submitted = form.submitted().unwrap();
    assert_eq!((submitted.data, submitted.card), (&json!({"verb": "x"}), Some(&"77".into())));
    assert!(read(json!({"type": "message", "text": " ", "value": {}})).submitted().is_some());
    assert!(read(json!({"type": "message", "text": "hi", "value": {}})).submitted().is_none());
    assert!(read(json!({"type": "message", "text": "hi"})).submitted().is_none());
}

#[test]
fn members_come_and_go_and_the_bot_is_known_among_them() {
    let update = read(json!({
        "type": "conversationUpdate",
        "membersAdded": [{"id": "28:bot"}, {"id": "29:bo", "aadObjectId": "b"}, "odd"],
        "membersRemoved": [{"id": "29:cy"}],
    }));
    let Kind::ConversationUpdate(change) = &update.kind else { panic!("{update:?}") };
    assert_eq!(change.members_added.len(), 2);
    assert!(update.names_the_bot(&change.members_added));
    assert!(!update.names_the_bot(&change.members_removed));
}

#[test]
fn changes_of_a_team_are_read_in_any_letter_case_and_new_ones_survive() {
    for (word, wanted) in [
        ("teamRenamed", TeamEvent::TeamRenamed),
        ("teamrestored", TeamEvent::TeamRestored),
        ("teamPainted", TeamEvent::Other("teamPainted".into())),
    ] {
        let update = read(json!({"type": "conversationUpdate", "channelData": {"eventType": word}}));
        let Kind::ConversationUpdate(change) = update.kind else { panic!("no update") };
        assert_eq!(change.event, Some(wanted));
    }
}

#[test]
fn installations_reactions_edits_and_deletions_are_told_apart() {
    assert_eq!(
        read(json!({"type": "installationUpdate", "action": "remove"})).kind,
        Kind::InstallationUpdate(InstallAction::Remove)
    );
    assert_eq!(
        read(json!({"type": "installationUpdate", "action": "add-upgrade"})).kind,
        Kind::InstallationUpdate(InstallAction::AddUpgrade)
    );
    let reaction = read(json!({"type": "messageReaction", "replyToId": "5",
        "reactionsAdded": [{"type": "like"}, {"type": "1f440_eyes"}]}));
    assert_eq!(
        reaction.kind,
        Kind::MessageReaction { added: vec!["like".into(), "1f440_eyes".into()], removed: vec![] }
    );
    assert_eq!(
        read(json!({"type": "messageUpdate", "channelData": {"eventType": "undeleteMessage"}})).kind,
        Kind::MessageUpdate(EditEvent::Undelete)
    );
    assert_eq!(
        read(json!({"type": "messageDelete", "channelData": {"eventType": "softDeleteMessage"}})).kind,
        Kind::MessageDelete
    );
}

#[test]
fn a_meeting_start_is_read_in_pascal_case() {
    let start = read(json!({"type": "event", "name": "application/vnd.microsoft.meetingStart", "value": {
        "Id": "MCMx", "MeetingType": "Scheduled", "JoinUrl": "https://teams.microsoft.com/l/x",
        "Title": "Weekly", "StartTime": "2026-11-21T10:00:00Z",
    }}));
    let Kind::Event(Event { value: EventValue::MeetingStart(moment), .. }) = start.kind else {
        panic!("no meeting start")
    };
    assert_eq!(moment.id.as_str(), "MCMx");
    assert_eq!(moment.start, Some("2026-11-21T10:00:00Z".parse().unwrap()));
    assert_eq!(moment.end, None);
}

#[test]
fn participants_are_read_in_camel_case_and_may_lack_an_activity_id() {
    let mut json = envelope(json!({
        "type": "event", "name": "application/vnd.microsoft.meetingParticipantJoin",
        "value": {"members": [{"user": {"id": "29:ana"}, "meeting": {"inMeeting": true, "role": "Organizer"}}]},
    }));
    json.as_object_mut().unwrap().remove("id");
    let Kind::Event(Event { value: EventValue::ParticipantsJoined(members), .. }) =
        parse(&json).unwrap().kind
    else {
        panic!("nobody joined")
    };
    assert_eq!(members[0].in_meeting, Some(true));
    assert_eq!(members[0].role.as_deref(), Some("Organizer"));
}

#[test]
fn an_event_that_cannot_be_read_is_kept_as_it_came() {
    for name in ["application/vnd.microsoft.meetingEnd", "application/vnd.microsoft.aurora"] {
        let event = read(json!({"type": "event", "name": name, "value": {"x": 1}}));
        let Kind::Event(event) = event.kind else { panic!("no event") };
        assert_eq!((event.name.as_str(), event.value), (name, EventValue::Other(json!({"x": 1}))));
    }
}

#[test]
fn a_pressed_button_is_read_with_its_verb_and_inputs() {
    let pressed = read(json!({"type": "invoke", "name": "adaptiveCard/action", "replyToId": "9", "value": {
        "action": {"type": "Action.Execute", "id": "ok", "verb": "dibs.confirm", "data": {"rev": 3}},
        "trigger": "manual",
    }}));
    let Kind::Invoke(Invoke::CardAction(action)) = pressed.kind else { panic!("no card action") };
    assert_eq!(action.verb, "dibs.confirm");
    assert_eq!(action.data, json!({"rev": 3}));
    assert_eq!(action.trigger, Trigger::Manual);
    assert_eq!(pressed.reply_to, Some("9".into()));
}

#[test]
fn a_refresh_is_told_from_a_press_and_a_missing_trigger_counts_as_a_press() {
    for (trigger, wanted) in [
        (json!("automatic"), Trigger::Automatic),
        (json!("psychic"), Trigger::Other("psychic".into())),
        (Value::Null, Trigger::Manual),
    ] {
        let pressed = read(json!({"type": "invoke", "name": "adaptiveCard/action", "value": {
            "action": {"verb": "x"}, "trigger": trigger,
        }}));
        let Kind::Invoke(Invoke::CardAction(action)) = pressed.kind else { panic!("no card action") };
        assert_eq!(action.trigger, wanted);
    }
}

#[test]
fn dialogs_are_read_with_their_data() {
    for name in ["task/fetch", "task/submit"] {
        let asked = read(json!({"type": "invoke", "name": name,
            "value": {"data": {"form": "dibs"}, "context": {"theme": "dark"}}}));
        let Kind::Invoke(invoke) = asked.kind else { panic!("no invoke") };
        assert_eq!(invoke.name(), name);
        let (Invoke::TaskFetch(task) | Invoke::TaskSubmit(task)) = invoke else { panic!("no dialog") };
        assert_eq!((task.data, task.theme.as_deref()), (json!({"form": "dibs"}), Some("dark")));
    }
}

#[test]
fn an_unknown_invoke_survives_with_its_value() {
    let asked = read(json!({"type": "invoke", "name": "message/fetchTask", "value": [1]}));
    let wanted = Invoke::Unknown { name: "message/fetchTask".into(), value: json!([1]) };
    assert_eq!(asked.kind, Kind::Invoke(wanted));
}

#[test]
fn a_known_invoke_with_a_broken_value_is_refused() {
    let json = envelope(json!({"type": "invoke", "name": "adaptiveCard/action", "value": {"action": 5}}));
    assert_eq!(parse(&json), Err(ParseError::Missing("value.action")));
    let json = envelope(json!({"type": "invoke", "name": "task/submit"}));
    assert_eq!(parse(&json), Err(ParseError::Missing("value")));
}

#[test]
fn an_unknown_type_survives_even_without_a_sender() {
    let mut json = envelope(json!({"type": "holograph", "beam": 3}));
    json.as_object_mut().unwrap().remove("from");
    let read = parse(&json).unwrap();
    assert_eq!(read.kind, Kind::Other("holograph".into()));
    assert_eq!(read.raw["beam"], 3);
    assert_eq!(read.from.id.as_str(), "");
}

#[test]
fn odd_optional_parts_cost_only_themselves() {
    let read = read(json!({
        "type": "message", "text": "hi", "entities": 5, "attachments": "x", "channelData": [],
        "timestamp": "yesterday", "locale": {}, "recipient": 7, "replyToId": 4,
    }));
    assert_eq!(read.text.as_deref(), Some("hi"));
    assert!(read.entities.is_empty() && read.attachments.is_empty());
    assert_eq!((read.timestamp, read.locale, read.reply_to), (None, None, None));
}

#[test]
fn an_unknown_entity_is_kept() {
    let read =
        read(json!({"type": "message", "entities": [{"type": "quotedReply", "x": 1}, {"type": "mention"}]}));
    assert_eq!(read.entities[0], Entity::Other(json!({"type": "quotedReply", "x": 1})));
    assert_eq!(read.entities[1], Entity::Other(json!({"type": "mention"})));
}

#[test]
fn what_no_turn_can_do_without_is_asked_for() {
    for (field, kind, name) in [
        ("type", "message", "type"),
        ("id", "message", "id"),
        ("id", "invoke", "id"),
        ("from", "message", "from.id"),
        ("from", "installationUpdate", "from.id"),
        ("conversation", "message", "conversation.id"),
        ("conversation", "holograph", "conversation.id"),
    ] {
        let mut json = envelope(json!({"type": kind}));
        json.as_object_mut().unwrap().remove(field);
        assert_eq!(parse(&json), Err(ParseError::Missing(name)), "{kind} without {field}");
    }
    let json = envelope(json!({"type": "message", "id": ""}));
    assert_eq!(parse(&json), Err(ParseError::Missing("id")));
}

#[test]
fn what_is_no_json_object_is_refused() {
    for body in ["", "{", "\"\\x\"", "\u{1}"] {
        assert_eq!(Activity::parse(body.as_bytes()), Err(ParseError::NotJson), "{body:?}");
    }
    for body in ["[]", "null", "5"] {
        assert_eq!(Activity::parse(body.as_bytes()), Err(ParseError::NotAnObject), "{body:?}");
    }
    assert_eq!(Activity::parse(b"\"\xff\""), Err(ParseError::NotJson));
    assert_eq!(Activity::parse("[".repeat(100_000).as_bytes()), Err(ParseError::NotJson));
}

#[test]
fn nul_and_lone_surrogates_are_taken_out() {
    let body = envelope(json!({"type": "message", "text": "SENTINEL"})).to_string();
    let body = body.replace("SENTINEL", r"a\u0000b\ud83dc\ud83d\ude00");
    assert_eq!(Activity::parse(body.as_bytes()).unwrap().text.as_deref(), Some("abc😀"));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let key = prop_oneof![
            prop::sample::select(vec!["id", "type", "name", "text", "tenant", "action", "data", "mentioned"])
                .prop_map(str::to_owned),
            "[a-z]{1,4}",
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

const FIELDS: [&str; 20] = [
    "id",
    "from",
    "recipient",
    "conversation",
    "entities",
    "channelData",
    "attachments",
    "text",
    "value",
    "name",
    "replyToId",
    "locale",
    "timestamp",
    "localTimestamp",
    "membersAdded",
    "reactionsAdded",
    "action",
    "serviceUrl",
    "channelId",
    "future",
];

const TYPES: [&str; 9] = [
    "message",
    "conversationUpdate",
    "installationUpdate",
    "messageReaction",
    "messageUpdate",
    "messageDelete",
    "event",
    "invoke",
    "holograph",
];

proptest! {
    #[test]
    fn any_json_is_read_or_refused(json in any_json()) {
        let _ = parse(&json);
    }

    #[test]
    fn any_field_may_hold_anything_and_the_json_survives(
        tag in prop::sample::select(TYPES.to_vec()),
        field in prop::sample::select(FIELDS.to_vec()),
        content in any_json(),
    ) {
        let mut json = envelope(json!({"type": tag, "text": "x", "name": "application/vnd.microsoft.meetingStart"}));
        json[field] = content;
        let read = parse(&json);
        if let Ok(read) = &read {
            prop_assert_eq!(&read.raw, &json);
            let _ = (read.spoken(), read.locale(), read.zone(), read.submitted());
        }
        if !["id", "from", "conversation", "name", "value"].contains(&field) {
            prop_assert!(read.is_ok(), "{:?}", read);
        }
    }

    #[test]
    fn an_unknown_kind_survives_with_all_its_fields(tag in "[a-z]{3,12}X", extra in any_json()) {
        let json = envelope(json!({"type": tag, "extra": extra}));
        let read = parse(&json).unwrap();
        prop_assert_eq!(read.kind, Kind::Other(tag));
        prop_assert_eq!(read.raw, json);
    }
}
