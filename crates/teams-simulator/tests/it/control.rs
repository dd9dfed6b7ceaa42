//! The HTTP control API.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use teams_simulator::{BotControls, BotLine, BotOutcome, BotState, BoxFuture};

use crate::bot::{Bot, card, card_reply, config, message};

async fn get(bot: &Bot, path: &str) -> Value {
    bot.http.get(format!("{}{path}", bot.sim.base_url())).send().await.unwrap().json().await.unwrap()
}

async fn post(bot: &Bot, path: &str, body: &Value) -> (u16, Value) {
    let response = bot.http.post(format!("{}{path}", bot.sim.base_url())).json(body).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_page_can_play_a_whole_turn() {
    let bot = Bot::new().await;
    let state = get(&bot, "/sim/state").await;
    assert_eq!(state["people"][2]["key"], "ana");
    assert_eq!(state["conversations"][1]["name"], "Despliegue");
    assert_eq!(state["bot"]["state"], "unknown");
    let base = "/sim/people/ana/conversations/deployments";
    let (_, said) = post(&bot, &format!("{base}/say"), &json!({"text": "@FastTrack hi"})).await;
    assert_eq!((&said["status"], &said["kind"]), (&json!(200), &json!("message")));
    bot.send("deployments", &message(&card("base"))).await;
    bot.answers(|_| card_reply(&card("after")));
    let messages = get(&bot, &format!("{base}/messages")).await;
    assert_eq!((messages.as_array().unwrap().len(), bot.sim.unread().len()), (2, 1));
    let shown = &messages[1];
    assert_eq!((&shown["from"]["bot"], &shown["ownView"]), (&json!(true), &json!(false)));
    let action = &shown["cards"][0]["body"][1]["actions"][0];
    let press = json!({"activityId": shown["activityId"], "action": action, "inputs": {}});
    let (_, outcome) = post(&bot, &format!("{base}/press"), &press).await;
    assert_eq!(outcome["outcome"], "card");
    assert_eq!(outcome["message"]["cards"][0]["body"][0]["text"], "after");
    let (_, refreshed) = post(&bot, &format!("{base}/open"), &json!({})).await;
    assert_eq!(refreshed, json!({"refreshed": 0}));
    let _ = bot.sim.messages("deployments");
}

#[tokio::test]
async fn events_stream_what_happens() {
    let bot = Bot::new().await;
    let mut events = bot.http.get(format!("{}/sim/events", bot.sim.base_url())).send().await.unwrap();
    bot.send("core-team", &json!({"type": "message", "text": "hi"})).await;
    let mut stream = String::new();
    while !stream.contains("\"type\":\"message\"") {
        stream.push_str(&String::from_utf8_lossy(&events.chunk().await.unwrap().unwrap()));
    }
    assert!(stream.contains("\"conversation\":\"core-team\""), "{stream}");
    let _ = bot.sim.messages("core-team");
}

#[tokio::test]
async fn the_clock_and_faults_are_moved_by_http() {
    let bot = Bot::new().await;
    let (_, clock) = post(&bot, "/sim/clock", &json!({"advanceSeconds": 90})).await;
    assert_eq!(clock, json!({"now": "2026-03-02T09:01:30Z", "following": false}));
    assert_eq!(post(&bot, "/sim/clock", &json!({"set": "2026-01-01T00:00:00Z"})).await.0, 409);
    let fault = json!({"on": "send", "effect": {"kind": "throttle", "retryAfter": 3}, "times": 1});
    let (_, added) = post(&bot, "/sim/faults", &fault).await;
    assert_eq!(get(&bot, "/sim/faults").await[0]["id"], added["id"]);
    let throttled = bot.send("marta", &json!({"type": "message", "text": "hi"})).await;
    assert_eq!((throttled.status, throttled.retry_after.as_deref()), (429, Some("3")));
    assert_eq!(get(&bot, "/sim/connector-log").await[0]["status"], 429);
    assert_eq!(post(&bot, "/sim/faults", &json!({"on": "nowhere"})).await.0, 400);
}

struct Controls(AtomicBool);

impl BotControls for Controls {
    fn kill(&self) -> BoxFuture<'_, Result<(), String>> {
        self.0.store(false, Ordering::Relaxed);
        Box::pin(async { Ok(()) })
    }

    fn restart(&self) -> BoxFuture<'_, Result<(), String>> {
        self.0.store(true, Ordering::Relaxed);
        Box::pin(async { Ok(()) })
    }

    fn state(&self) -> BotState {
        if self.0.load(Ordering::Relaxed) { BotState::Running } else { BotState::Stopped }
    }

    fn report(&self) -> Option<Vec<BotLine>> {
        let line = BotLine {
            at: "2026-03-02T09:00:00Z".parse().unwrap(),
            outcome: BotOutcome::Skipped,
            to: "Ana Ruiz".to_owned(),
            what: "check in".to_owned(),
            about: String::new(),
            why: "muted".to_owned(),
        };
        Some(vec![line])
    }
}

#[tokio::test]
async fn what_the_bot_says_of_its_sending_is_read_where_the_embedding_program_gives_it() {
    let bot = Bot::new().await;
    assert_eq!(get(&bot, "/sim/bot/report").await, json!({"tells": false, "lines": []}));
    let mut config = config();
    config.controls = Some(Arc::new(Controls(AtomicBool::new(true))));
    let bot = Bot::with(config).await;
    let mut events = bot.http.get(format!("{}/sim/events", bot.sim.base_url())).send().await.unwrap();
    bot.sim.bot_reports();
    let mut stream = String::new();
    while !stream.contains("\"type\":\"report\"") {
        stream.push_str(&String::from_utf8_lossy(&events.chunk().await.unwrap().unwrap()));
    }
    let line = json!({
        "at": "2026-03-02T09:00:00Z", "outcome": "skipped", "to": "Ana Ruiz", "what": "check in", "about": "",
        "why": "muted",
    });
    assert_eq!(get(&bot, "/sim/bot/report").await, json!({"tells": true, "lines": [line]}));
}

#[tokio::test]
async fn the_bot_is_killed_and_restarted_by_whoever_embeds_it() {
    let bot = Bot::new().await;
    assert_eq!(post(&bot, "/sim/bot/kill", &json!({})).await.0, 409);
    let mut config = config();
    config.controls = Some(Arc::new(Controls(AtomicBool::new(true))));
    let bot = Bot::with(config).await;
    assert_eq!(post(&bot, "/sim/bot/kill", &json!({})).await.1, json!({"state": "stopped"}));
    assert_eq!(post(&bot, "/sim/bot/restart", &json!({})).await.1, json!({"state": "running"}));
}

#[tokio::test]
async fn foreign_pages_and_missing_renderers_are_refused_with_a_reason() {
    let bot = Bot::new().await;
    let url = format!("{}/sim/state", bot.sim.base_url());
    let status = async |name: &str, value: &str| {
        bot.http.get(&url).header(name, value).send().await.unwrap().status().as_u16()
    };
    assert_eq!(status("host", "evil.example").await, 403);
    assert_eq!(status("origin", "http://evil.example").await, 403);
    let vendor = get(&bot, "/vendor/adaptivecards.min.js").await;
    assert_eq!(vendor["error"]["code"], "RendererMissing");
    let (status, _) = post(&bot, "/sim/people/nobody/block", &json!({"blocked": true})).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn the_page_and_a_renderer_on_disk_are_served() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("adaptivecards.min.js"), "var AdaptiveCards;").unwrap();
    let mut config = config();
    config.page = true;
    config.renderer = Some(dir.path().to_owned());
    let bot = Bot::with(config).await;
    let fetch = async |path: &str| {
        let response = bot.http.get(format!("{}{path}", bot.sim.base_url())).send().await.unwrap();
        let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
        (response.status().as_u16(), kind)
    };
    assert_eq!(fetch("/").await, (200, "text/html; charset=utf-8".to_owned()));
    assert_eq!(
        fetch("/vendor/adaptivecards.min.js").await,
        (200, "text/javascript; charset=utf-8".to_owned())
    );
    assert_eq!(fetch("/vendor/..%2Fother").await.0, 404);
    assert_eq!(fetch("/nothing").await.0, 404);
    assert_eq!(get(&bot, "/sim/state").await["renderer"], true);
}
