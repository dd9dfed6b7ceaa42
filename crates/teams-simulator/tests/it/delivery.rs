//! Deadlines, redelivery, duplicates.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use jiff::SignedDuration;
use serde_json::{Value, json};
use teams_simulator::{Again, Effect, Fault, FaultOn, Outcome, TokenKind};

use crate::bot::{Bot, Reply, card, card_reply, config, message};

async fn until(bot: &Bot, deliveries: usize) {
    bot.sim.wait_until("deliveries", move |sim| sim.deliveries().len() >= deliveries).await;
}

#[tokio::test]
async fn an_unanswered_invoke_comes_again_after_15_s_and_under_a_new_id_30_s_later() {
    let mut config = config();
    config.deadline = Duration::from_millis(100);
    let bot = Bot::with(config).await;
    bot.send("deployments", &message(&card("base"))).await;
    bot.answers(|_| Reply::Hang);
    let before = bot.sim.deliveries().len();
    let ana = bot.sim.person("ana");
    let shown = ana.sees("deployments").remove(0);
    assert!(matches!(ana.press(&shown, "confirm", ()).await, Outcome::Failed(_)));
    assert!(bot.sim.violations().is_empty(), "slowness alone is seen in the failure");
    bot.sim.clock().advance(SignedDuration::from_secs(15));
    until(&bot, before + 2).await;
    bot.answers(|_| card_reply(&card("late")));
    bot.sim.clock().advance(SignedDuration::from_secs(29));
    assert_eq!(bot.sim.deliveries().len(), before + 2);
    bot.sim.clock().advance(SignedDuration::from_secs(1));
    until(&bot, before + 3).await;
    let seen = bot.seen();
    let [first, second, third] = &seen[seen.len() - 3..] else { panic!("three attempts") };
    assert_eq!(first, second);
    assert_ne!((&first["id"], &first["timestamp"]), (&third["id"], &third["timestamp"]));
    assert_eq!(first["value"], third["value"]);
}

#[tokio::test]
async fn a_lost_answer_and_duplicates_are_faults() {
    let bot = Bot::new().await;
    let marta = bot.sim.person("marta");
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    bot.answers(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        Reply::Json(200, json!({}))
    });
    bot.sim.fault(Fault::once(FaultOn::Delivery, Effect::DropReply));
    let lost = marta.says("marta", "one").await;
    assert_eq!((lost.status, count.load(Ordering::Relaxed)), (None, 1));
    bot.sim.clock().advance(SignedDuration::from_secs(15));
    bot.sim
        .wait_until("the retry", |sim| said(sim.deliveries().iter().map(|d| &d.activity), "one").len() == 2)
        .await;
    assert_eq!(count.load(Ordering::Relaxed), 2);
    assert_eq!(bot.sim.clock().next_sleeper(), None, "an answered retry ends it");
    bot.sim.fault(Fault::once(FaultOn::Delivery, Effect::DuplicateNewId));
    marta.says("marta", "two").await;
    bot.sim
        .wait_until("both", |sim| said(sim.deliveries().iter().map(|d| &d.activity), "two").len() == 2)
        .await;
    let twice = said(bot.seen().iter(), "two");
    assert_ne!(twice[0]["id"], twice[1]["id"]);
    bot.sim.fault(Fault::once(FaultOn::Delivery, Effect::DuplicateSameId));
    marta.says("marta", "three").await;
    bot.sim
        .wait_until("both", |sim| said(sim.deliveries().iter().map(|d| &d.activity), "three").len() == 2)
        .await;
    let twice = said(bot.seen().iter(), "three");
    assert_eq!(twice[0], twice[1]);
}

fn said<'a>(activities: impl Iterator<Item = &'a Value>, text: &str) -> Vec<Value> {
    activities.filter(|a| a["text"] == text).cloned().collect()
}

#[tokio::test]
async fn a_test_can_deliver_anything_again_and_with_any_token() {
    let bot = Bot::new().await;
    let sent = bot.sim.person("marta").says("marta", "hola").await;
    let first = bot.last();
    bot.sim.redeliver(&sent.activity_id, Again::SameId).await.unwrap();
    assert_eq!(bot.last(), first);
    bot.sim.clock().advance(SignedDuration::from_secs(30));
    bot.sim.redeliver(&sent.activity_id, Again::NewId).await.unwrap();
    assert_ne!((&bot.last()["id"], &bot.last()["timestamp"]), (&first["id"], &first["timestamp"]));
    assert_eq!(bot.last()["text"], "hola");
    bot.sim.deliver_raw(&json!({"type": "futureThing"}), TokenKind::Expired).await;
    assert_eq!(bot.last(), json!({"type": "futureThing"}));
    assert!(bot.sim.redeliver("never", Again::SameId).await.is_none());
}
