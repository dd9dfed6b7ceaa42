//! The example's bot: answers "card", "check", "hub", "notify", "edit" and "delete", and the invokes of its cards.

use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use teams_simulator::Simulator;

use crate::cards;

/// What it needs to send, and the last message it sent.
#[derive(Clone)]
pub(crate) struct Bot {
    client: reqwest::Client,
    token_url: String,
    id: String,
    secret: String,
    last: Arc<Mutex<Option<String>>>,
}

impl Bot {
    /// A bot with the registration that the simulator knows.
    pub(crate) fn new(simulator: &Simulator) -> Self {
        Self {
            client: reqwest::Client::new(),
            token_url: format!("{}/{}/oauth2/v2.0/token", simulator.login_url(), simulator.home_tenant()),
            id: simulator.app_id().to_owned(),
            secret: simulator.secret().to_owned(),
            last: Arc::default(),
        }
    }

    /// Its HTTP side.
    pub(crate) fn router(self) -> Router {
        Router::new().route("/api/messages", post(receive)).with_state(self)
    }

    async fn token(&self) -> Result<String, reqwest::Error> {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", &self.id),
            ("client_secret", &self.secret),
            ("scope", "https://api.botframework.com/.default"),
        ];
        let answer: Value = self.client.post(&self.token_url).form(&form).send().await?.json().await?;
        Ok(answer["access_token"].as_str().unwrap_or_default().to_owned())
    }

    /// One call to the Connector; errors are the page's to show, in its log.
    async fn call(
        &self,
        method: reqwest::Method,
        activity: &Value,
        path: &str,
        body: &Value,
    ) -> Option<String> {
        let service = activity["serviceUrl"].as_str()?.trim_end_matches('/');
        let id = utf8_percent_encode(activity["conversation"]["id"].as_str()?, NON_ALPHANUMERIC);
        let url = format!("{service}/v3/conversations/{id}/activities{path}");
        let token = self.token().await.ok()?;
        let answer = self.client.request(method, url).bearer_auth(token).json(body).send().await.ok()?;
        let answer: Value = answer.json().await.ok()?;
        Some(answer["id"].as_str()?.to_owned())
    }

    async fn send(&self, activity: &Value, message: Value) {
        let id = self.call(reqwest::Method::POST, activity, "", &message).await;
        if let (Some(id), Ok(mut last)) = (id, self.last.lock()) {
            *last = Some(id);
        }
    }

    fn last(&self) -> String {
        let last = self.last.lock().map(|last| last.clone());
        last.ok().flatten().unwrap_or_default()
    }
}

fn message_with(card: &Value, summary: &str) -> Value {
    json!({"type": "message", "summary": summary,
        "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}]})
}

async fn receive(State(bot): State<Bot>, Json(activity): Json<Value>) -> Json<Value> {
    let kind = activity["type"].as_str().unwrap_or_default();
    match kind {
        "message" => {
            tokio::spawn(async move { heard(&bot, &activity).await });
            Json(json!({}))
        }
        "invoke" => Json(invoked(&activity)),
        _ => Json(json!({})),
    }
}

async fn heard(bot: &Bot, activity: &Value) {
    let from = &activity["from"];
    let name = from["name"].as_str().unwrap_or("somebody");
    if activity["value"]["verb"] == "confirm" {
        return bot.send(activity, message_with(&cards::confirmed(name), "Confirmed")).await;
    }
    let text = activity["text"].as_str().unwrap_or_default();
    let word = text.rsplit(' ').next().unwrap_or_default();
    let me = from["id"].as_str().unwrap_or_default();
    match word {
        "card" => bot.send(activity, message_with(&cards::check(&[me]), "Please check 4 points")).await,
        "check" => bot.send(activity, message_with(&cards::check_for_all(), "Please check 4 points")).await,
        "hub" => bot.send(activity, message_with(&cards::hub(), "Elements")).await,
        "notify" => {
            let alert = json!({"notification": {"alert": true}});
            let message = json!({"type": "message", "text": "Something for **all**.", "summary": "A word for all", "channelData": alert});
            bot.send(activity, message).await;
        }
        "edit" => {
            let path = format!("/{}", bot.last());
            let message = json!({"type": "message", "text": "This was **edited**."});
            bot.call(reqwest::Method::PUT, activity, &path, &message).await;
        }
        "delete" => {
            let path = format!("/{}", bot.last());
            bot.call(reqwest::Method::DELETE, activity, &path, &Value::Null).await;
        }
        _ => {
            let mention = json!({"type": "mention", "text": format!("<at>{name}</at>"), "mentioned": {"id": me, "name": name}});
            let text = format!("<at>{name}</at> said: **{word}** and <b>no HTML</b>");
            bot.send(activity, json!({"type": "message", "text": text, "summary": format!("You said {word}"), "entities": [mention]}))
                .await;
        }
    }
}

fn invoked(activity: &Value) -> Value {
    let value = &activity["value"];
    let name = activity["from"]["name"].as_str().unwrap_or("somebody");
    match activity["name"].as_str().unwrap_or_default() {
        "adaptiveCard/action" => {
            let card =
                if value["action"]["verb"] == "view" { cards::check_own() } else { cards::confirmed(name) };
            json!({"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": card})
        }
        "task/fetch" => dialog(&cards::page_one("", None)),
        "task/submit" => submitted(&value["data"]),
        _ => json!({}),
    }
}

fn submitted(data: &Value) -> Value {
    if data["page"] == 2 {
        return json!({});
    }
    let text = |key: &str| data[key].as_str().unwrap_or_default();
    if text("date").is_empty() {
        return dialog(&cards::page_one(text("comment"), Some("Which date is right?")));
    }
    dialog(&cards::page_two(text("service"), text("date")))
}

fn dialog(card: &Value) -> Value {
    json!({"task": {"type": "continue", "value": {"title": "Something is wrong", "width": "medium", "height": "medium",
        "card": {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}}}})
}
