//! The probes, and the signing keys behind them: before they load, while Microsoft's side is down, when they change.

use super::*;

async fn probe(stage: &Stage, path: &str) -> (u16, String) {
    let url = stage.process().url.replace("/api/messages", path);
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let response = client.get(url).send().await.expect("an answer");
    (response.status().as_u16(), response.text().await.unwrap_or_default())
}

#[test]
fn before_the_keys_are_loaded_the_bot_is_alive_but_not_ready() {
    let options = Options {
        before: |sim| {
            sim.fault(Fault::new(FaultOn::Metadata, Effect::Down));
        },
        ready: false,
        ..Options::default()
    };
    on_stage_with(options, async |stage| {
        assert_eq!(probe(&stage, "/healthz").await.0, 200);
        let (status, why) = probe(&stage, "/readyz").await;
        assert_eq!(status, 503);
        assert!(why.contains("keys"), "{why}");
        let (status, retry, _) = Request::new(&stage, &message(&stage, "1", "help")).sent("POST").await;
        assert_eq!((status, retry.as_deref()), (503, Some("1")));
        stage.sim.clear_faults();
        stage.within(HOUR, stage.app.ready()).await;
        assert_eq!(probe(&stage, "/readyz").await.0, 200);
        stage.welcome("john").await;
    });
}

#[test]
fn the_last_good_keys_stay_while_microsofts_side_is_down() {
    on_stage(async |stage| {
        stage.sim.fault(Fault::new(FaultOn::Metadata, Effect::Down));
        stage.sim.fault(Fault::new(FaultOn::Keys, Effect::Down));
        for _ in 0..3 {
            stage.clock.advance(HOUR * 13);
            let delivery =
                stage.sim.deliver_raw(&message(&stage, "1", "nothing"), TokenKind::UnknownKid).await;
            assert_eq!(delivery.status, Some(401));
            assert_eq!(probe(&stage, "/readyz").await.0, 200);
        }
        stage.welcome("john").await;
    });
}

#[test]
fn a_new_signing_key_is_found_when_the_first_token_names_it() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.sim.rotate_keys(false).expect("a new key");
        // The Connector's side takes the new key too; the bot's own token was made with the old one.
        assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
        stage.sim.next_bot_message("john").await;
    });
}

#[test]
fn made_up_key_ids_ask_microsoft_at_most_once_in_five_minutes() {
    on_stage(async |stage| {
        let made_up = async |times: usize| {
            for _ in 0..times {
                let delivery =
                    stage.sim.deliver_raw(&message(&stage, "1", "help"), TokenKind::UnknownKid).await;
                assert_eq!(delivery.status, Some(401));
            }
        };
        // A fault that strikes once tells whether somebody asked: the second one finds it used up.
        let asked = || stage.sim.fault(Fault::once(FaultOn::Keys, Effect::Slow { ms: 0 }));
        let id = asked();
        made_up(20).await;
        assert!(!stage.fault_waits(id).await, "the first made-up key id asks");
        let id = asked();
        made_up(20).await;
        assert!(stage.fault_waits(id).await, "the next ones do not");
        stage.clock.advance(jiff::SignedDuration::from_secs(299));
        made_up(5).await;
        assert!(stage.fault_waits(id).await, "not before five minutes");
        stage.clock.advance(jiff::SignedDuration::from_secs(2));
        made_up(5).await;
        assert!(!stage.fault_waits(id).await, "after five minutes again");
    });
}

#[test]
fn readiness_tells_when_the_store_is_gone() {
    on_stage(async |stage| {
        let second = stage.starts_another().await;
        let url = second.url.replace("/api/messages", "/readyz");
        second.app.abandon().await;
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let response = client.get(url).send().await.expect("an answer");
        assert_eq!(response.status(), 503);
        assert!(!response.text().await.expect("a body").is_empty());
    });
}
