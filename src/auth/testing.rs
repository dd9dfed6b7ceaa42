//! For the tests of this module: keys, signed tokens, and Microsoft's side as a small server that can be moved.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::{HeaderMap, HeaderValue};
use jiff::Timestamp;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

use crate::clock::ManualClock;

pub(super) const ISSUER: &str = "https://api.botframework.com";
pub(super) const SERVICE_URL: &str = "https://smba.trafficmanager.net/emea/t1/";

/// A pair of keys with its id.
pub(super) struct TestKey {
    pub(super) kid: &'static str,
    pub(super) private: EncodingKey,
}

pub(super) static KEY_A: LazyLock<TestKey> = LazyLock::new(|| TestKey::new("a"));
pub(super) static KEY_B: LazyLock<TestKey> = LazyLock::new(|| TestKey::new("b"));

impl TestKey {
    fn new(kid: &'static str) -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
        let der: Pkcs8V1Der<'_> = pair.as_der().unwrap();
        let body = BASE64_STANDARD.encode(der.as_ref());
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
        Self { kid, private: EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap() }
    }

    /// The published half, with endorsements if there are any.
    pub(super) fn published(&self, endorsements: &[&str]) -> Value {
        let mut key =
            serde_json::to_value(Jwk::from_encoding_key(&self.private, Algorithm::RS256).unwrap()).unwrap();
        key["kid"] = json!(self.kid);
        key["use"] = json!("sig");
        key["x5t"] = json!("of no interest");
        if !endorsements.is_empty() {
            key["endorsements"] = json!(endorsements);
        }
        key
    }

    /// A token with these claims.
    pub(super) fn sign(&self, claims: &Value) -> String {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(self.kid.to_owned());
        encode(&header, claims, &self.private).unwrap()
    }
}

/// The claims that are right at `clock`'s time, with `change` on top; null takes a claim out.
pub(super) fn claims(clock: &ManualClock, change: &Value) -> Value {
    use crate::clock::Clock;
    let now = clock.now().as_second();
    let mut claims = json!({
        "iss": ISSUER, "aud": "app", "nbf": now - 60, "exp": now + 3600, "serviceurl": SERVICE_URL,
    });
    for (name, value) in change.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

pub(super) fn headers(values: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append("authorization", HeaderValue::from_str(value).unwrap());
    }
    headers
}

pub(super) fn clock() -> ManualClock {
    ManualClock::new("2026-11-21T10:00:00Z".parse::<Timestamp>().unwrap())
}

pub(super) fn http() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

/// What the server says and what it was asked.
#[derive(Default)]
pub(super) struct Script {
    /// The published keys; `None` answers 503.
    pub(super) keys: Mutex<Option<Vec<Value>>>,
    /// How often the keys were asked for.
    pub(super) key_fetches: AtomicUsize,
    /// What the token endpoint answers, one by one; 503 when empty.
    pub(super) tokens: Mutex<VecDeque<(u16, Value)>>,
    /// The forms that the token endpoint got, with their paths.
    pub(super) forms: Mutex<Vec<String>>,
    /// Held by a test that wants an answer to wait.
    pub(super) gate: tokio::sync::Mutex<()>,
    /// Where the server is.
    base: Mutex<String>,
}

impl Script {
    pub(super) fn fetches(&self) -> usize {
        self.key_fetches.load(Ordering::SeqCst)
    }

    pub(super) fn publish(&self, keys: impl Into<Option<Vec<Value>>>) {
        *self.keys.lock().unwrap() = keys.into();
    }

    pub(super) fn base(&self) -> String {
        self.base.lock().unwrap().clone()
    }
}

/// Starts the server on a free port of this machine.
pub(super) async fn microsoft() -> Arc<Script> {
    let script = Arc::new(Script::default());
    let routes = Router::new()
        .route("/metadata", get(metadata))
        .route("/keys", get(keys))
        .route("/home/oauth2/v2.0/token", post(token))
        .with_state(Arc::clone(&script));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    *script.base.lock().unwrap() = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    script
}

async fn metadata(State(script): State<Arc<Script>>) -> String {
    json!({"issuer": ISSUER, "jwks_uri": format!("{}/keys", script.base())}).to_string()
}

async fn keys(State(script): State<Arc<Script>>) -> Result<String, StatusCode> {
    script.key_fetches.fetch_add(1, Ordering::SeqCst);
    drop(script.gate.lock().await);
    let keys = script.keys.lock().unwrap().clone().ok_or(StatusCode::SERVICE_UNAVAILABLE)?;
    Ok(json!({ "keys": keys }).to_string())
}

async fn token(State(script): State<Arc<Script>>, body: Bytes) -> (StatusCode, Json<Value>) {
    script.forms.lock().unwrap().push(String::from_utf8(body.to_vec()).unwrap());
    drop(script.gate.lock().await);
    let (status, body) = script.tokens.lock().unwrap().pop_front().unwrap_or((503, json!({})));
    (StatusCode::from_u16(status).unwrap(), Json(body))
}
