//! What people do, by HTTP.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Refused, Told, missing, person, read, text, wrong};
use crate::card::inputs::Inputs;
use crate::client::{DESKTOP, Person, Spot, dialog};
use crate::core::Core;

type Shared = State<Arc<Core>>;
type InConversation = Path<(String, String)>;

#[derive(Debug, Deserialize)]
pub(crate) struct OnClient {
    client: Option<String>,
}

fn spot(person: &Person, conversation: &str) -> Result<Spot, Refused> {
    person.find(conversation).map_err(missing)
}

fn client_of(body: &Value) -> &str {
    body["client"].as_str().unwrap_or(DESKTOP)
}

fn told<T: serde::Serialize>(value: &T) -> Answer {
    serde_json::to_value(value)
        .map(Told)
        .map_err(|e| Refused(StatusCode::INTERNAL_SERVER_ERROR, e.to_string()))
}

pub(crate) async fn conversations(State(core): Shared, Path(p): Path<String>) -> Answer {
    person(&core, &p)?;
    let mine: Vec<Value> = core
        .places()
        .iter()
        .filter(|place| place.members.contains(&p))
        .map(|place| place.to_json(&core))
        .collect();
    Ok(Told(json!(mine)))
}

pub(crate) async fn messages(
    State(core): Shared,
    Path((p, c)): InConversation,
    Query(query): Query<OnClient>,
) -> Answer {
    let person = person(&core, &p)?;
    let spot = spot(&person, &c)?;
    told(&person.peeks(&spot, query.client.as_deref().unwrap_or(DESKTOP)))
}

pub(crate) async fn open(State(core): Shared, Path((p, c)): InConversation, body: Bytes) -> Answer {
    let (person, body) = (person(&core, &p)?, read(&body)?);
    spot(&person, &c)?;
    let refreshed = person.opens_on(&c, client_of(&body)).await;
    Ok(Told(json!({"refreshed": refreshed})))
}

pub(crate) async fn say(State(core): Shared, Path((p, c)): InConversation, body: Bytes) -> Answer {
    let (person, body) = (person(&core, &p)?, read(&body)?);
    spot(&person, &c)?;
    let said = text(&body, "text")?;
    match body["root"].as_str() {
        Some(root) => told(&person.replies(&c, root, &said).await),
        None => told(&person.says(&c, &said).await),
    }
}

pub(crate) async fn press(State(core): Shared, Path((p, c)): InConversation, body: Bytes) -> Answer {
    let (person, body) = (person(&core, &p)?, read(&body)?);
    let spot = spot(&person, &c)?;
    let id = text(&body, "activityId")?;
    let client = client_of(&body);
    let message = person.peeks(&spot, client).into_iter().find(|m| m.activity_id == id);
    let mut message = message.ok_or_else(|| missing(format!("no message `{id}`")))?;
    if body["card"].is_object() {
        message.card = Some(body["card"].clone());
        message.cards = vec![body["card"].clone()];
    }
    let inputs = Inputs::from(&body["inputs"]);
    Ok(Told(person.press_on(client, &message, &body["action"], &inputs).await.to_json()))
}

fn own_dialog(core: &Core, p: &str, d: &str) -> Result<(), Refused> {
    match core.state().dialogs.get(d) {
        Some(open) if open.person == p => Ok(()),
        Some(_) | None => Err(missing("no such dialog on this person's screen")),
    }
}

pub(crate) async fn press_dialog(State(core): Shared, Path((p, d)): InConversation, body: Bytes) -> Answer {
    let body = read(&body)?;
    own_dialog(&core, &p, &d)?;
    let inputs = Inputs::from(&body["inputs"]);
    Ok(Told(dialog::press(&core, &d, &body["action"], &inputs).await.to_json()))
}

pub(crate) async fn close_dialog(State(core): Shared, Path((p, d)): InConversation) -> Answer {
    own_dialog(&core, &p, &d)?;
    core.state().dialogs.remove(&d);
    Ok(Told(json!({})))
}

pub(crate) async fn install(State(core): Shared, Path((p, c)): InConversation) -> Answer {
    let person = person(&core, &p)?;
    spot(&person, &c)?;
    Ok(Told(json!({"deliveries": person.installs(&c).await})))
}

pub(crate) async fn uninstall(State(core): Shared, Path((p, c)): InConversation) -> Answer {
    let person = person(&core, &p)?;
    spot(&person, &c)?;
    Ok(Told(json!({"deliveries": person.uninstalls(&c).await})))
}

pub(crate) async fn message(
    State(core): Shared,
    Path((p, c, id, act)): Path<(String, String, String, String)>,
    body: Bytes,
) -> Answer {
    let (person, body) = (person(&core, &p)?, read(&body)?);
    let spot = spot(&person, &c)?;
    match act.as_str() {
        "edit" => told(&person.edits(&c, &id, &text(&body, "text")?).await),
        "delete" => told(&person.deletes(&c, &id).await),
        "react" => told(&person.reacts(&c, &id, &text(&body, "type")?).await),
        "file" => {
            let accept = body["accept"].as_bool().ok_or_else(|| wrong("`accept` must be true or false"))?;
            let message = person.peeks(&spot, DESKTOP).into_iter().find(|m| m.activity_id == id);
            let message = message.ok_or_else(|| missing(format!("no message `{id}`")))?;
            told(&person.consents(&message, accept).await)
        }
        _ => Err(missing("edit, delete, react or file")),
    }
}

pub(crate) async fn block(State(core): Shared, Path(p): Path<String>, body: Bytes) -> Answer {
    let (person, body) = (person(&core, &p)?, read(&body)?);
    person.blocks(body["blocked"].as_bool().ok_or_else(|| wrong("`blocked` must be true or false"))?);
    Ok(Told(json!({})))
}

pub(crate) async fn invoke(State(core): Shared, Path(p): Path<String>, body: Bytes) -> Answer {
    let (person, body) = (person(&core, &p)?, read(&body)?);
    let (conversation, name) = (text(&body, "conversation")?, text(&body, "name")?);
    spot(&person, &conversation)?;
    told(&person.invokes(&conversation, &name, &body["value"]).await)
}
