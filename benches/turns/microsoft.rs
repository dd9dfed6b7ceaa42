//! Microsoft's side, as cheap as can be: keys and tokens by the simulator, and a Connector that takes everything.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde_json::{Value, json};
use teams_simulator::{Config, SimClock, Simulator, TokenKind, World};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::activities::People;

/// Microsoft's side.
pub(crate) struct Microsoft {
    pub(crate) sim: Simulator,
    pub(crate) service_url: String,
    pub(crate) token: String,
    pub(crate) connector: Arc<Sink>,
}

/// What the Connector was sent.
#[derive(Default)]
pub(crate) struct Sink {
    posts: AtomicU64,
    calls: AtomicU64,
    came: Notify,
    /// The engagement that a card in a conversation is about, and the last message, while `looking`.
    looking: std::sync::atomic::AtomicBool,
    pub(crate) engagements: Mutex<HashMap<String, String>>,
    pub(crate) last: Mutex<Vec<u8>>,
}

impl Microsoft {
    pub(crate) async fn start() -> Self {
        let sim = Simulator::start(Config::new(World::demo(), SimClock::real()))
            .await
            .expect("the simulator starts");
        let connector = Arc::new(Sink::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let service_url = format!("http://{}/emea/", listener.local_addr().expect("an address"));
        let router = Router::new()
            .route("/emea/v3/conversations/{conversation}/activities", post(sent))
            .route(
                "/emea/v3/conversations/{conversation}/activities/{activity}",
                put(updated).delete(updated),
            )
            .route("/emea/v3/conversations/{conversation}/members/{member}", get(member))
            .with_state(Arc::clone(&connector));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let token = sim.token(TokenKind::Good, &service_url);
        Self { sim, service_url, token, connector }
    }
}

impl Sink {
    pub(crate) fn posts(&self) -> u64 {
        self.posts.load(Ordering::Relaxed)
    }

    pub(crate) fn look(&self, looking: bool) {
        self.looking.store(looking, Ordering::Relaxed);
    }

    /// Resolves once `posts` messages came in all.
    pub(crate) async fn reached(&self, posts: u64) {
        let all = async {
            while self.posts() < posts {
                let came = self.came.notified();
                if self.posts() < posts {
                    came.await;
                }
            }
        };
        let came = tokio::time::timeout(Duration::from_secs(60), all).await;
        assert!(came.is_ok(), "{} messages came instead of {posts}", self.posts());
    }

    /// Resolves once nothing comes any more.
    pub(crate) async fn quiet(&self) {
        let mut before = u64::MAX;
        while before != self.calls.load(Ordering::Relaxed) {
            before = self.calls.load(Ordering::Relaxed);
            tokio::time::sleep(Duration::from_secs(3)).await;
        }
    }
}

async fn sent(
    State(sink): State<Arc<Sink>>,
    Path(conversation): Path<String>,
    body: Bytes,
) -> (StatusCode, Json<Value>) {
    sink.calls.fetch_add(1, Ordering::Relaxed);
    if sink.looking.load(Ordering::Relaxed) {
        let text = String::from_utf8_lossy(&body);
        if let Some(id) = text.split("\"e\":\"").nth(1).and_then(|rest| rest.split('"').next()) {
            sink.engagements.lock().expect("unpoisoned").insert(conversation, id.to_owned());
        }
        *sink.last.lock().expect("unpoisoned") = body.to_vec();
    }
    let n = sink.posts.fetch_add(1, Ordering::Relaxed);
    sink.came.notify_waiters();
    (StatusCode::CREATED, Json(json!({"id": (1_772_442_000_000 + n).to_string()})))
}

async fn updated(State(sink): State<Arc<Sink>>) -> Json<Value> {
    sink.calls.fetch_add(1, Ordering::Relaxed);
    Json(json!({}))
}

async fn member(Path((_, member)): Path<(String, String)>) -> (StatusCode, Json<Value>) {
    match member.rsplit('-').next().and_then(|n| n.parse().ok()) {
        Some(n) => (StatusCode::OK, Json(People::member(n))),
        None => (StatusCode::NOT_FOUND, Json(json!({}))),
    }
}
