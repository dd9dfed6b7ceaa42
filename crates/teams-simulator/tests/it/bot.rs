//! A bot of a few lines: it notes what it gets, answers as told, and calls the Connector with raw JSON.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};
use teams_simulator::{Config, SimClock, Simulator, World};
use tokio::sync::oneshot;

/// What the bot does with an activity.
pub(crate) enum Reply {
    Json(u16, Value),
    /// An answer that waits until it may go.
    When(oneshot::Receiver<()>, u16, Value),
    Hang,
}

type Answer = Box<dyn FnMut(&Value) -> Reply + Send>;

#[derive(Clone)]
struct Shared {
    seen: Arc<Mutex<Vec<(Value, HeaderMap)>>>,
    answer: Arc<Mutex<Answer>>,
}

pub(crate) struct Bot {
    pub(crate) sim: Simulator,
    pub(crate) http: reqwest::Client,
    shared: Shared,
}

/// An answer of the Connector.
#[derive(Debug)]
pub(crate) struct Called {
    pub(crate) status: u16,
    pub(crate) body: Value,
    pub(crate) retry_after: Option<String>,
}

impl Called {
    pub(crate) fn code(&self) -> &str {
        self.body["error"]["code"].as_str().unwrap_or_default()
    }

    pub(crate) fn id(&self) -> String {
        self.body["id"].as_str().unwrap_or_else(|| panic!("no id in {self:?}")).to_owned()
    }
}

pub(crate) fn config() -> Config {
    Config::new(World::demo(), SimClock::at("2026-03-02T09:00:00Z".parse().unwrap()))
}

/// A card in a message.
pub(crate) fn message(card: &Value) -> Value {
    json!({"type": "message", "summary": "a card", "attachments": [
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}]})
}

/// A card with one Execute in an ActionSet.
pub(crate) fn card(text: &str) -> Value {
    json!({"type": "AdaptiveCard", "version": "1.5", "body": [
    {"type": "TextBlock", "text": text},
    {"type": "ActionSet", "actions": [
        {"type": "Action.Execute", "title": "All correct", "verb": "confirm", "data": {"slot": "s1"},
         "fallback": {"type": "Action.Submit", "title": "All correct", "data": {"verb": "confirm", "slot": "s1"}}},
        {"type": "Action.Submit", "title": "Something is wrong", "data": {"msteams": {"type": "task/fetch"}, "slot": "s1"}}
    ]}]})
}

/// An answer with a card.
pub(crate) fn card_reply(card: &Value) -> Reply {
    Reply::Json(
        200,
        json!({"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": card}),
    )
}

impl Bot {
    /// A bot in a fresh simulation, installed everywhere.
    pub(crate) async fn new() -> Self {
        Self::with(config()).await
    }

    pub(crate) async fn with(config: Config) -> Self {
        let bot = Self::alone(config).await;
        bot.sim.install_everywhere().await;
        bot.shared.seen.lock().unwrap().clear();
        bot
    }

    /// A bot that is not installed anywhere.
    pub(crate) async fn alone(config: Config) -> Self {
        let sim = Simulator::start(config).await.unwrap();
        let answer: Answer = Box::new(|_| Reply::Json(200, json!({})));
        let shared = Shared { seen: Arc::default(), answer: Arc::new(Mutex::new(answer)) };
        let app = Router::new().route("/api/messages", post(receive)).with_state(shared.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        sim.set_bot_url(&format!("http://{}/api/messages", listener.local_addr().unwrap()));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { sim, http: reqwest::Client::new(), shared }
    }

    pub(crate) fn answers(&self, answer: impl FnMut(&Value) -> Reply + Send + 'static) {
        *self.shared.answer.lock().unwrap() = Box::new(answer);
    }

    pub(crate) fn seen(&self) -> Vec<Value> {
        self.shared.seen.lock().unwrap().iter().map(|(a, _)| a.clone()).collect()
    }

    pub(crate) fn last(&self) -> Value {
        self.seen().pop().expect("the bot got nothing")
    }

    pub(crate) fn last_headers(&self) -> HeaderMap {
        self.shared.seen.lock().unwrap().last().unwrap().1.clone()
    }

    /// A token by client credentials.
    pub(crate) async fn token(&self) -> String {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", self.sim.app_id()),
            ("client_secret", self.sim.secret()),
            ("scope", "https://api.botframework.com/.default"),
        ];
        let url = format!("{}/{}/oauth2/v2.0/token", self.sim.login_url(), self.sim.home_tenant());
        let answer: Value = self.http.post(url).form(&form).send().await.unwrap().json().await.unwrap();
        answer["access_token"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Called {
        self.call_in("fasttrack", method, path, body).await
    }

    pub(crate) async fn call_in(
        &self,
        tenant: &str,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Called {
        let url = format!("{}{path}", self.sim.service_url(tenant));
        let mut request = self.http.request(method.parse().unwrap(), url).bearer_auth(self.token().await);
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        let retry_after = response.headers().get("retry-after").map(|v| v.to_str().unwrap().to_owned());
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        Called { status, body: serde_json::from_str(&text).unwrap_or(Value::Null), retry_after }
    }

    /// Path of a conversation's activities.
    pub(crate) fn activities(&self, conversation: &str) -> String {
        let id = match conversation.split_once(';') {
            Some((key, thread)) => format!("{};{thread}", self.sim.conversation(key)),
            None => self.sim.conversation(conversation),
        };
        format!("v3/conversations/{}/activities", encode(&id))
    }

    pub(crate) async fn send(&self, conversation: &str, activity: &Value) -> Called {
        self.call("POST", &self.activities(conversation), Some(activity)).await
    }
}

pub(crate) fn encode(id: &str) -> String {
    id.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

async fn receive(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let activity: Value = serde_json::from_slice(&body).unwrap();
    shared.seen.lock().unwrap().push((activity.clone(), headers));
    let reply = (shared.answer.lock().unwrap())(&activity);
    match reply {
        Reply::Json(status, body) => answered(status, body),
        Reply::When(free, status, body) => {
            free.await.unwrap();
            answered(status, body)
        }
        Reply::Hang => std::future::pending().await,
    }
}

fn answered(status: u16, body: Value) -> Response {
    (StatusCode::from_u16(status).unwrap(), axum::Json(body)).into_response()
}
