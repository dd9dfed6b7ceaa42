//! What the simulator sends has the shape of Microsoft's samples: the same fields of the same types, no other.

use serde_json::{Value, json};

use crate::bot::{Bot, card, config, message};

fn sample(name: &str) -> Value {
    let path = format!("{}/samples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let sample: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(sample["source"].is_string(), "{name} names no source");
    sample["activity"].clone()
}

fn shape(value: &Value) -> Value {
    match value {
        Value::Object(object) => object.iter().map(|(k, v)| (k.clone(), shape(v))).collect(),
        Value::Array(list) => list.iter().map(shape).collect(),
        Value::String(_) => json!("string"),
        Value::Bool(_) => json!("bool"),
        Value::Number(_) => json!("number"),
        Value::Null => Value::Null,
    }
}

fn assert_like(sent: &Value, name: &str) {
    assert_eq!(shape(sent), shape(&sample(name)), "{name}: sent on the left, sample on the right");
}

#[tokio::test]
async fn messages_have_the_documented_shape() {
    let bot = Bot::new().await;
    let marta = bot.sim.person("marta");
    marta.says("deployments", "@FastTrack status").await;
    assert_like(&bot.last(), "message-channel");
    let said = marta.says("marta", "hola").await;
    assert_like(&bot.last(), "message-personal");
    assert_eq!(bot.last()["id"], said.activity_id.as_str());
}

#[tokio::test]
async fn events_have_the_documented_shape() {
    let bot = Bot::alone(config()).await;
    let marta = bot.sim.person("marta");
    marta.installs("deployments").await;
    assert_like(&bot.seen()[0], "conversation-update-team");
    assert_like(&bot.seen()[1], "installation-update-team");
    marta.installs("marta").await;
    let sent = bot.send("marta", &json!({"type": "message", "text": "hi"})).await;
    marta.reacts("marta", &sent.id(), "like").await;
    assert_like(&bot.last(), "message-reaction");
    marta.installs("kickoff").await;
    bot.sim.meeting_starts("kickoff").await;
    assert_like(&bot.last(), "event-meeting-start");
    let _ = bot.sim.messages("marta");
}

#[tokio::test]
async fn invokes_have_the_documented_shape() {
    let bot = Bot::new().await;
    bot.send("deployments", &message(&card("base"))).await;
    let marta = bot.sim.person("marta");
    let shown = marta.sees("deployments").remove(0);
    let _ = marta.press(&shown, "All correct", ()).await;
    assert_like(&bot.last(), "invoke-card-action");
    let _ = marta.press(&shown, "Something is wrong", ()).await;
    assert_like(&bot.last(), "invoke-task-fetch");
}
