//! Where the bot may not speak any more: what it is silent about, and when it speaks again.

use jiff::SignedDuration;
use teams_simulator::{Effect, Fault, FaultOn};

use crate::harness::{Stage, on_stage};

mod refusals;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Calls that tried to write.
fn tried(stage: &Stage) -> usize {
    stage.sim.connector_log().iter().filter(|call| call.method != "GET").count()
}

/// What the bot has said in the chat of `who`, looked at.
fn said(stage: &Stage, who: &str) -> usize {
    stage.sim.messages(who).iter().filter(|message| message.from.bot).count()
}

/// Lets a day pass in which the bot may do what it wants.
async fn a_day_passes(stage: &Stage) {
    for _ in 0..24 {
        stage.clock.advance(DAY / 24);
        stage.settle().await;
    }
}

/// After a first refusal: one attempt and no more, and everything when the person writes again.
async fn is_silent_until_spoken_to(stage: &Stage, again: impl AsyncFn(&Stage)) {
    let john = stage.sim.person("john");
    let before = tried(stage);
    for _ in 0..3 {
        assert_eq!(john.says("john", "help").await.status, Some(200));
        stage.settle().await;
    }
    let attempts = tried(stage) - before;
    assert!(attempts <= 3, "at most one attempt each time somebody spoke: {attempts}");
    let parked = tried(stage);
    a_day_passes(stage).await;
    assert_eq!(tried(stage), parked, "nothing is tried while nobody speaks");
    assert_eq!(said(stage, "john"), 1, "the welcome alone");
    again(stage).await;
    assert_eq!(john.says("john", "help").await.status, Some(200));
    stage.settles_within(DAY).await;
    assert_eq!(said(stage, "john"), 5, "the welcome, what was owed, and the answer");
}

#[test]
fn whoever_blocked_the_bot_is_left_alone_and_gets_what_is_owed_when_they_write_again() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.sim.person("john").blocks(true);
        is_silent_until_spoken_to(&stage, async |stage| stage.sim.person("john").blocks(false)).await;
    });
}

#[test]
fn a_tenant_that_switched_the_app_off_is_left_alone_until_somebody_writes() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let tenant = stage.sim.home_tenant().to_owned();
        stage.sim.disable_tenant(&tenant, true);
        is_silent_until_spoken_to(&stage, async |stage| {
            stage.sim.disable_tenant(stage.sim.home_tenant(), false);
        })
        .await;
    });
}

#[test]
fn a_conversation_that_is_gone_is_left_alone() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let gone = Effect::Status { status: 404, code: "ConversationNotFound".to_owned() };
        stage.sim.fault(Fault::new(FaultOn::Send, gone).in_conversation("john"));
        is_silent_until_spoken_to(&stage, async |stage| stage.sim.clear_faults()).await;
    });
}

#[test]
fn a_conversation_from_which_the_bot_was_removed_gets_what_is_owed_when_it_is_back() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let john = stage.sim.person("john");
        stage.sim.fault(Fault::once(FaultOn::Send, Effect::Throttle { retry_after: Some(60) }));
        assert_eq!(john.says("john", "help").await.status, Some(200));
        stage.puts_off(1).await;
        john.uninstalls("john").await;
        let parked = tried(&stage);
        stage.clock.advance(DAY);
        stage.settle().await;
        assert_eq!(tried(&stage), parked, "nothing is tried where the bot is not");
        john.installs("john").await;
        stage.settles_within(DAY).await;
        assert_eq!(said(&stage, "john"), 3, "the welcome, what was owed, and the welcome back");
    });
}

#[test]
fn an_fm_without_the_app_gets_what_is_owed_in_personal_chat_once_they_have_it() {
    on_stage(async |stage| {
        let john = stage.sim.person("john");
        stage.welcome("john").await;
        let welcome = john.sees("john").remove(0);
        let mut dialog = john.press(&welcome, "Start an engagement", ()).await.dialog();
        dialog.fill("in_customer", "Contoso");
        dialog.fill("in_services", "exchange,teams");
        dialog.press("Start").await.closed();
        stage.sim.next_bot_message("john").await;
        stage.settle().await;
        john.uninstalls("john").await;
        john.installs("deployments").await;
        stage.settle().await;
        assert_eq!(said(&stage, "john"), 2, "the welcome and the engagement");
        john.installs("john").await;
        stage.settles_within(DAY).await;
        let texts = stage.sim.messages("john").iter().map(|m| m.text_content()).collect::<Vec<_>>();
        assert_eq!(said(&stage, "john"), 4, "the drafts for the channel, and the welcome back: {texts:#?}");
    });
}

/// John, who has an engagement and no chat with the bot any more, brings the bot to another place: each time he is
/// owed his drafts for it.
async fn is_owed_the_drafts_for(stage: &Stage, place: &str) {
    let john = stage.sim.person("john");
    assert_eq!(john.says(place, "@FastTrack bring").await.status, Some(200));
    stage.settle().await;
    stage.looks_at(place);
}

/// Forgets John's chat, as if the bot had known him from a channel alone.
async fn forget_the_chat(stage: &Stage) {
    use fasttrack_bot::store::{Expect, Key, Write};
    let people = stage.store.scan(&Key::new(["p"]), None, 1_000).await.expect("the store");
    let person = stage.sim.person("john");
    let id = person.aad_object_id().expect("an id");
    let john = people.into_iter().find(|entry| entry.key.segments().last().is_some_and(|last| last == *id));
    let john = john.expect("John is known");
    let mut value = john.value;
    value.remove("personal").expect("his chat is known");
    let write = Write::Put { key: john.key, value, expect: Expect::At(john.version) };
    stage.store.commit(vec![write]).await.expect("written");
}

#[test]
fn what_is_owed_to_somebody_who_cannot_be_reached_comes_in_order_once_they_write() {
    on_stage(async |stage| {
        stage.john_starts().await;
        let john = stage.sim.person("john");
        for place in ["general", "core-team"] {
            john.installs(place).await;
            stage.settle().await;
            stage.looks_at(place);
        }
        let before = said(&stage, "john");
        forget_the_chat(&stage).await;
        let blocked = Effect::Status { status: 403, code: "MessageWritesBlocked".to_owned() };
        stage.sim.fault(Fault::new(FaultOn::Create, blocked));
        is_owed_the_drafts_for(&stage, "deployments").await;
        let tried_once = tried(&stage);
        is_owed_the_drafts_for(&stage, "core-team").await;
        assert_eq!(said(&stage, "john"), before, "nothing can be sent");
        a_day_passes(&stage).await;
        assert!(tried(&stage) <= tried_once + 1, "the note in the second place alone");
        stage.sim.clear_faults();
        assert_eq!(john.says("john", "help").await.status, Some(200));
        stage.settles_within(DAY).await;
        let new = stage.sim.messages("john").into_iter().filter(|m| m.from.bot).skip(before);
        let new: Vec<_> = new.map(|m| (m.has_button("Put Contoso here"), m.text_content())).collect();
        let offers: Vec<_> = new.iter().map(|(offer, _)| *offer).collect();
        assert_eq!(offers, [true, true, false], "both offers, then the answer: {new:#?}");
        assert!(!new[0].1.contains("core team") && new[1].1.contains("core team"), "{new:#?}");
    });
}

/// How often John was told that somebody or something cannot be reached.
fn told(stage: &Stage, what: &str) -> usize {
    let said =
        stage.sim.messages("john").into_iter().filter(|m| m.from.bot && m.text_content().contains(what));
    said.count()
}

const NADIA: &str = "Nadia Khan (Contoso) cannot be reached in Teams";

#[test]
fn the_fm_is_told_once_who_blocked_the_bot_and_what_waits_goes_out_at_the_first_sign_of_them() {
    on_stage(async |stage| {
        stage.welcome("nadia").await;
        stage.confirmed().await;
        let nadia = stage.sim.person("nadia");
        nadia.blocks(true);
        stage.asks_nadia().await;
        let note = stage.last("john");
        assert!(note.says(NADIA) && note.says("has blocked me"), "{:?}", note.texts());
        let tries = tried(&stage);
        stage.asks_nadia().await;
        a_day_passes(&stage).await;
        assert_eq!(told(&stage, NADIA), 1, "however much waits, and however long");
        let to_her = stage.sim.conversation("nadia");
        let log = stage.sim.connector_log().into_iter().filter(|call| call.method != "GET").skip(tries);
        assert_eq!(log.filter(|call| call.conversation.as_ref() == Some(&to_her)).count(), 0);
        nadia.blocks(false);
        // Nothing is owed for this; that she is there again is all it says.
        let welcome = nadia.sees("nadia").remove(0);
        assert_eq!(nadia.reacts("nadia", &welcome.activity_id, "like").await.status, Some(200));
        stage.settles_within(DAY).await;
        assert!(stage.last("nadia").says("Four short questions"), "what waited came");
        nadia.blocks(true);
        stage.asks_nadia().await;
        assert_eq!(
            told(&stage, NADIA),
            1,
            "it is a new parking: the note stands anew, in the place of the old"
        );
        let status = stage.sim.person("john").press(&stage.johns("Status"), "Status", ()).await.card();
        assert!(
            status.says("Nadia Khan") && status.says("(cannot be reached in Teams)"),
            "{:?}",
            status.texts()
        );
        stage.looks_at("deployments");
    });
}

#[test]
fn the_fm_is_told_who_removed_the_app_and_what_waits_comes_with_it() {
    on_stage(async |stage| {
        stage.welcome("nadia").await;
        stage.confirmed().await;
        let nadia = stage.sim.person("nadia");
        let throttle = Fault::once(FaultOn::Send, Effect::Throttle { retry_after: Some(60) });
        stage.sim.fault(throttle.in_conversation("nadia"));
        stage.asks_nadia_meanwhile().await;
        stage.puts_off(1).await;
        nadia.uninstalls("nadia").await;
        let personal = stage.sim.conversation("nadia");
        let to_her = || {
            let to_her =
                |call: &teams_simulator::ConnectorCall| call.conversation.as_ref() == Some(&personal);
            stage.sim.connector_log().iter().filter(|call| call.method != "GET" && to_her(call)).count()
        };
        let before = to_her();
        stage.settles_within(DAY).await;
        let note = stage.last("john");
        assert!(note.says(NADIA) && note.says("does not have this app"), "{:?}", note.texts());
        assert_eq!(to_her(), before, "nothing is tried");
        nadia.installs("nadia").await;
        stage.settles_within(DAY).await;
        let said: Vec<_> = stage.sim.messages("nadia").iter().map(|m| m.text_content()).collect();
        assert!(said.iter().any(|text| text.contains("Four short questions")), "{said:#?}");
        stage.looks_at("john");
        stage.looks_at("deployments");
    });
}

#[test]
fn where_the_fm_cannot_be_reached_nobody_is_told() {
    on_stage(async |stage| {
        stage.asked().await;
        let john = stage.sim.person("john");
        john.blocks(true);
        let ana = stage.sim.person("ana");
        ana.opens("deployments").await;
        let request = ana.sees("deployments").into_iter().rfind(|m| m.has_button("confirm"));
        let before: Vec<usize> = ["deployments", "john"].map(|place| said(&stage, place)).into();
        let _ = ana.press(&request.expect("the request"), "confirm", ()).await.card();
        stage.settle().await;
        assert_eq!(before, ["deployments", "john"].map(|place| said(&stage, place)));
        john.blocks(false);
        assert_eq!(john.says("john", "help").await.status, Some(200));
        stage.settles_within(DAY).await;
        assert_eq!(told(&stage, "cannot be reached"), 0);
        stage.looks_at("deployments");
    });
}

/// How many calls wrote into the channel where the engagement lives.
fn written_there(stage: &Stage) -> usize {
    let channel = stage.sim.conversation("deployments");
    let log = stage.sim.connector_log();
    log.iter().filter(|call| call.method != "GET" && call.conversation.as_ref() == Some(&channel)).count()
}

const HOME: &str = "I cannot post in the conversation shared with Contoso";

#[test]
fn a_bot_removed_from_a_team_is_silent_in_all_its_channels_and_goes_on_when_it_is_back() {
    on_stage(async |stage| {
        stage.asked().await;
        let john = stage.sim.person("john");
        john.uninstalls("general").await;
        let before = written_there(&stage);
        stage.john_moves("2026-04-15").await;
        assert_eq!(told(&stage, HOME), 1);
        stage.john_moves("2026-04-16").await;
        a_day_passes(&stage).await;
        assert_eq!((written_there(&stage), told(&stage, HOME)), (before, 1));
        john.installs("general").await;
        stage.settles_within(DAY).await;
        assert!(written_there(&stage) > before, "what waited went out");
        for place in ["general", "deployments", "john"] {
            stage.looks_at(place);
        }
    });
}

/// Teams says that something happened to the channel where the engagement lives.
async fn the_channel_is(stage: &Stage, event: &str) {
    let sent = stage.sim.deliveries().into_iter().map(|sent| sent.activity);
    let of_team = |activity: &serde_json::Value| activity["type"] == "conversationUpdate";
    let mut activity = sent.rev().find(of_team).expect("the bot was added");
    activity["id"] = format!("f:{event}").into();
    activity["membersAdded"] = serde_json::json!([]);
    activity["channelData"]["eventType"] = event.into();
    activity["channelData"]["channel"] =
        serde_json::json!({"id": stage.sim.conversation("deployments"), "name": "Despliegue"});
    let delivery = stage.sim.deliver_raw(&activity, teams_simulator::TokenKind::Good).await;
    assert_eq!(delivery.status, Some(200));
}

#[test]
fn a_channel_that_was_deleted_is_left_alone_and_goes_on_once_it_is_restored() {
    on_stage(async |stage| {
        stage.asked().await;
        the_channel_is(&stage, "channelDeleted").await;
        let before = written_there(&stage);
        stage.john_moves("2026-04-15").await;
        let note = stage.sim.messages("john").into_iter().find(|message| message.says(HOME));
        assert!(note.is_some_and(|note| note.says("no longer exists")));
        assert_eq!(written_there(&stage), before);
        the_channel_is(&stage, "channelRestored").await;
        stage.settles_within(DAY).await;
        assert!(written_there(&stage) > before, "what waited went out");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

/// The records below `prefix` whose key ends with `last`.
async fn record(stage: &Stage, prefix: &str, last: &str) -> serde_json::Value {
    let all = fasttrack_bot::store::Key::new([prefix]);
    let found = stage.store.scan(&all, None, 1_000).await.expect("the store");
    let found = found.into_iter().find(|entry| entry.key.segments().last().is_some_and(|name| name == last));
    serde_json::Value::Object(found.expect("it is known").value)
}

#[test]
fn where_somebody_is_to_be_reached_follows_the_last_word_of_teams_and_is_forgotten_on_removal() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let john = stage.sim.person("john");
        let (chat, id) = (stage.sim.conversation("john"), john.aad_object_id().expect("an id"));
        let mut said = stage.sim.deliveries().pop().expect("a delivery").activity;
        let moved = format!("{}moved/", said["serviceUrl"].as_str().expect("a URL"));
        (said["serviceUrl"], said["id"]) = (moved.as_str().into(), "f:moved".into());
        said["type"] = "messageReaction".into();
        assert_eq!(stage.sim.deliver_raw(&said, teams_simulator::TokenKind::Good).await.status, Some(200));
        let (place, person) = (record(&stage, "c", &chat).await, record(&stage, "p", id).await);
        assert_eq!(
            (&place["service_url"], &person["service_url"]),
            (&moved.as_str().into(), &moved.as_str().into())
        );
        assert_eq!((&person["personal"], &person["mri"]), (&chat.as_str().into(), &john.mri().into()));
        assert_eq!(place["bot"], stage.sim.bot_mri());
        john.uninstalls("john").await;
        let (place, person) = (record(&stage, "c", &chat).await, record(&stage, "p", id).await);
        assert_eq!((&place["service_url"], place.get("bot")), (&"".into(), None));
        assert_eq!((person.get("personal"), person.get("service_url")), (None, None));
    });
}
