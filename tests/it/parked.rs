//! Where the bot may not speak any more: what it is silent about, and when it speaks again.

use jiff::SignedDuration;
use teams_simulator::{Effect, Fault, FaultOn};

use crate::harness::{Stage, on_stage};

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
