//! Each refusal that lasts: parked after one attempt, the FM told once what to do, and everything sent at the first
//! sign of whoever it was.

use jiff::SignedDuration;
use teams_simulator::{Effect, Fault, FaultOn};

use super::{DAY, NADIA, a_day_passes, told, tried};
use crate::harness::{Stage, on_stage};

/// What waits for Nadia, once it has come.
const WAITED: &str = "Four short questions";

/// How often anything was written into Nadia's chat, or tried.
fn to_nadia(stage: &Stage) -> usize {
    let chat = stage.sim.conversation("nadia");
    let log = stage.sim.connector_log();
    log.iter().filter(|call| call.method != "GET" && call.conversation.as_ref() == Some(&chat)).count()
}

/// Teams refuses what is sent to Nadia in this way.
async fn is_parked_told_and_taken_up_again(stage: &Stage, refusal: (u16, &str), what_to_do: &str) {
    stage.welcome("nadia").await;
    stage.confirmed().await;
    let nadia = stage.sim.person("nadia");
    let before = to_nadia(stage);
    let refused = Effect::Status { status: refusal.0, code: refusal.1.to_owned() };
    stage.sim.fault(Fault::new(FaultOn::Send, refused).in_conversation("nadia"));
    stage.asks_nadia().await;
    assert_eq!(to_nadia(stage), before + 1, "{}: one attempt", refusal.1);
    let note = stage.last("john");
    assert!(note.says(NADIA) && note.says(what_to_do), "{}: {:?}", refusal.1, note.texts());
    a_day_passes(stage).await;
    assert_eq!((to_nadia(stage), told(stage, NADIA)), (before + 1, 1), "{}: silence", refusal.1);
    stage.sim.clear_faults();
    assert_eq!(nadia.says("nadia", "help").await.status, Some(200));
    stage.settles_within(DAY).await;
    let said: Vec<_> = stage.sim.messages("nadia").iter().map(|m| m.text_content()).collect();
    assert!(said.iter().any(|text| text.contains(WAITED)), "{}: {said:#?}", refusal.1);
    stage.looks_at("john");
    stage.looks_at("deployments");
}

#[test]
fn whoever_blocked_the_bot_is_parked_and_the_fm_asks_them_to_unblock_it() {
    on_stage(async |stage| {
        let refusal = (403, "MessageWritesBlocked");
        is_parked_told_and_taken_up_again(&stage, refusal, "has blocked me").await;
    });
}

#[test]
fn whoever_is_not_in_the_roster_is_parked_and_the_fm_asks_them_to_add_the_app() {
    on_stage(async |stage| {
        let refusal = (403, "BotNotInConversationRoster");
        is_parked_told_and_taken_up_again(&stage, refusal, "does not have this app").await;
    });
}

#[test]
fn whoever_may_not_use_the_app_any_more_is_parked_and_the_fm_asks_the_administrator() {
    on_stage(async |stage| {
        let refusal = (403, "BotDisabledByAdmin");
        is_parked_told_and_taken_up_again(&stage, refusal, "administrator").await;
    });
}

#[test]
fn a_chat_that_is_gone_is_parked_and_the_fm_asks_them_to_write() {
    on_stage(async |stage| {
        let refusal = (404, "ConversationNotFound");
        is_parked_told_and_taken_up_again(&stage, refusal, "no longer exists").await;
    });
}

#[test]
fn a_tenant_that_switched_the_app_on_again_gets_everything_at_the_first_activity_of_anybody_there() {
    on_stage(async |stage| {
        stage.welcome("nadia").await;
        stage.confirmed().await;
        let tenant = stage.sim.home_tenant().to_owned();
        stage.sim.disable_tenant(&tenant, true);
        stage.asks_nadia().await;
        let before = tried(&stage);
        a_day_passes(&stage).await;
        assert_eq!(tried(&stage), before, "nothing is tried in the whole tenant");
        stage.sim.disable_tenant(&tenant, false);
        let ana = stage.sim.person("ana");
        assert_eq!(ana.says("deployments", "@FastTrack ayuda").await.status, Some(200));
        stage.settles_within(DAY).await;
        let said: Vec<_> = stage.sim.messages("nadia").iter().map(|m| m.text_content()).collect();
        assert!(said.iter().any(|text| text.contains(WAITED)), "Nadia did nothing herself: {said:#?}");
        for place in ["john", "deployments"] {
            stage.looks_at(place);
        }
    });
}

#[test]
fn who_alone_may_not_use_the_app_is_tried_no_more_than_now_and_then_however_much_others_do() {
    on_stage(async |stage| {
        stage.welcome("nadia").await;
        stage.confirmed().await;
        let refused = Effect::Status { status: 403, code: "BotDisabledByAdmin".to_owned() };
        stage.sim.fault(Fault::new(FaultOn::Send, refused).in_conversation("nadia"));
        stage.asks_nadia().await;
        let before = to_nadia(&stage);
        for _ in 0..6 {
            assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
            stage.settle().await;
        }
        assert_eq!(to_nadia(&stage), before, "not again within minutes");
        stage.clock.advance(SignedDuration::from_mins(11));
        assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
        stage.settle().await;
        assert_eq!(
            (to_nadia(&stage), told(&stage, NADIA)),
            (before + 1, 1),
            "once more, and nobody is told again"
        );
        stage.looks_at("deployments");
    });
}
