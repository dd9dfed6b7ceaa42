//! Stopping and starting on the same folder.

use jiff::SignedDuration;
use serde_json::json;
use teams_simulator::{Effect, Fault, FaultOn, TokenKind};

use crate::bot::{Bot, card, config, message};

#[tokio::test]
async fn keys_messages_installations_faults_and_the_clock_survive() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = config();
    first.state_dir = Some(dir.path().to_owned());
    let bot = Bot::with(first).await;
    let sent = bot.send("deployments", &message(&card("kept"))).await;
    let token = bot.token().await;
    let kid = |bot: &Bot| bot.sim.token(TokenKind::Good, "x").split('.').next().unwrap().to_owned();
    let header = kid(&bot);
    bot.sim.fault(Fault::new(FaultOn::Send, Effect::BadGateway));
    bot.sim.clock().advance(SignedDuration::from_mins(10));
    bot.sim
        .wait_until("the clock's mark", |_| {
            std::fs::read_to_string(dir.path().join("journal.jsonl")).unwrap().contains("\"clock\"")
        })
        .await;
    bot.sim.stop().await;

    let mut second = config();
    second.state_dir = Some(dir.path().to_owned());
    second.listen = bot.sim.service_host().parse().unwrap();
    let bot = Bot::alone(second).await;
    assert_eq!(kid(&bot), header);
    assert_eq!(bot.sim.clock().now().to_string(), "2026-03-02T09:10:00Z");
    let shown = bot.sim.messages("deployments");
    assert_eq!((shown[0].activity_id.clone(), shown[0].says("kept")), (sent.id(), true));
    // A token from before is still good, the fault still on, and ids are not used twice.
    let url = format!("{}{}", bot.sim.service_url("fasttrack"), bot.activities("deployments"));
    let post = async || {
        bot.http
            .post(&url)
            .bearer_auth(&token)
            .json(&json!({"type": "message", "text": "x"}))
            .send()
            .await
            .unwrap()
    };
    assert_eq!(post().await.status(), 502);
    bot.sim.clear_faults();
    let new: serde_json::Value = post().await.json().await.unwrap();
    assert!(new["id"].as_str().unwrap() > sent.id().as_str());
    let _ = bot.sim.messages("deployments");
}
