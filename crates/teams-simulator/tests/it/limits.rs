//! The documented limits, over HTTP and the simulated clock.

use jiff::SignedDuration;
use serde_json::json;
use teams_simulator::{Effect, Fault, FaultOn};

use crate::bot::{Bot, encode};

#[tokio::test]
async fn the_eighth_message_in_a_second_is_throttled_and_logged() {
    let bot = Bot::new().await;
    let hello = json!({"type": "message", "text": "hi"});
    for _ in 0..7 {
        assert_eq!(bot.send("core-team", &hello).await.status, 201);
    }
    let eighth = bot.send("core-team", &hello).await;
    assert_eq!((eighth.status, eighth.code(), eighth.retry_after.as_deref()), (429, "Throttled", Some("1")));
    assert_eq!(bot.send("marta", &hello).await.status, 201, "another thread has its own limit");
    assert_eq!(bot.sim.broken_limits().len(), 1);
    bot.sim.clock().advance(SignedDuration::from_secs(1));
    assert_eq!(bot.send("core-team", &hello).await.status, 201);
    assert_eq!(bot.sim.messages("core-team").len(), 8);
    let _ = bot.sim.messages("marta");
}

#[tokio::test]
async fn fourteen_reads_a_second_and_five_old_rosters_a_minute() {
    let bot = Bot::new().await;
    let chat = encode(&bot.sim.conversation("core-team"));
    let paged = format!("v3/conversations/{chat}/pagedMembers");
    for _ in 0..14 {
        assert_eq!(bot.call("GET", &paged, None).await.status, 200);
    }
    assert_eq!(bot.call("GET", &paged, None).await.status, 429);
    bot.sim.clock().advance(SignedDuration::from_secs(60));
    let roster = format!("v3/conversations/{chat}/members");
    for _ in 0..5 {
        assert_eq!(bot.call("GET", &roster, None).await.status, 200);
    }
    assert_eq!(bot.call("GET", &roster, None).await.status, 429);
}

#[tokio::test]
async fn an_app_has_fifty_calls_a_second_in_a_tenant() {
    let bot = Bot::new().await;
    let mut statuses = Vec::new();
    for key in ["marta", "john", "nadia", "core-team", "kickoff"] {
        let path = format!("v3/conversations/{}/pagedMembers", encode(&bot.sim.conversation(key)));
        for _ in 0..11 {
            statuses.push(bot.call("GET", &path, None).await.status);
        }
    }
    assert_eq!(statuses.iter().filter(|s| **s == 200).count(), 50);
    assert_eq!(statuses.last(), Some(&429));
}

#[tokio::test]
async fn a_fault_can_strike_one_call_of_many() {
    let bot = Bot::new().await;
    bot.sim.fault(Fault::new(FaultOn::Send, Effect::BadGateway).one_in(4));
    let hello = json!({"type": "message", "text": "hi"});
    let mut struck = 0;
    for _ in 0..200 {
        let status = bot.send("marta", &hello).await.status;
        assert!(matches!(status, 201 | 502), "{status}");
        struck += u32::from(status == 502);
        bot.sim.clock().advance(SignedDuration::from_mins(1));
    }
    assert!((30..=70).contains(&struck), "{struck} of 200");
    let _ = bot.sim.messages("marta");
}
