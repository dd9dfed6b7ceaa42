//! The plain endpoint: verifies the token with the bot's own cache, parses the JSON, replies with as many bytes as
//! the bot, and for a message makes the same POST with the same client. It knows nothing, decides nothing, keeps
//! nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use fasttrack_bot::auth::{
    Authenticator, ClientCredentials, Cloud, CredentialsConfig, InboundConfig, TokenSource,
};
use fasttrack_bot::clock::{SharedClock, SystemClock};
use fasttrack_bot::connector::http_client;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::SecretString;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// The variable that makes this program the endpoint; it names the file with the replies.
pub(crate) const ROLE: &str = "BENCH_ENDPOINT";

struct Endpoint {
    authenticator: Authenticator,
    tokens: ClientCredentials,
    http: reqwest::Client,
    /// `message`, and the answers to invokes by verb.
    replies: BTreeMap<String, Value>,
}

pub(crate) async fn run() {
    let variable = |name: &str| std::env::var(name).expect("it is set");
    let clock: SharedClock = Arc::new(SystemClock);
    let http = http_client(true).expect("a client");
    let inbound = InboundConfig {
        client_id: variable("CLIENT_ID"),
        issuer: Cloud::Public.issuer().to_owned(),
        metadata_url: variable("OPENID_METADATA_URL"),
    };
    let outbound = CredentialsConfig {
        login_url: variable("LOGIN_URL"),
        tenant: variable("TENANT_ID"),
        client_id: variable("CLIENT_ID"),
        client_secret: SecretString::from(variable("CLIENT_SECRET")),
        scope: Cloud::Public.scope().to_owned(),
    };
    let replies = std::fs::read(Path::new(&variable(ROLE))).expect("the replies");
    let endpoint = Endpoint {
        authenticator: Authenticator::new(inbound, http.clone(), Arc::clone(&clock)),
        tokens: ClientCredentials::new(outbound, http.clone(), clock).expect("a login URL"),
        http,
        replies: serde_json::from_slice(&replies).expect("JSON"),
    };
    endpoint.authenticator.keys().refresh().await.expect("the keys");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    crate::say(&format!("bot: http://{}", listener.local_addr().expect("an address")));
    let router = axum::Router::new().route("/api/messages", post(take)).with_state(Arc::new(endpoint));
    axum::serve(listener, router).await.expect("it serves");
}

async fn take(State(endpoint): State<Arc<Endpoint>>, headers: HeaderMap, body: Bytes) -> Response {
    if endpoint.authenticator.verify_token(&headers).await.is_err() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Ok(activity) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if activity["type"] == "message" {
        tokio::spawn(reply(endpoint, activity));
        return Json(json!({})).into_response();
    }
    let verb = activity["value"]["action"]["verb"].as_str().unwrap_or_default();
    match endpoint.replies.get(verb) {
        Some(reply) => Json(reply).into_response(),
        None => StatusCode::NOT_IMPLEMENTED.into_response(),
    }
}

async fn reply(endpoint: Arc<Endpoint>, activity: Value) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let conversation = text(&activity["conversation"]["id"]);
    let conversation = utf8_percent_encode(&conversation, NON_ALPHANUMERIC);
    let url = format!("{}v3/conversations/{conversation}/activities", text(&activity["serviceUrl"]));
    let token = endpoint.tokens.token().await.expect("a token");
    let sent =
        endpoint.http.post(url).bearer_auth(token.expose()).json(&endpoint.replies["message"]).send().await;
    let answer = sent.expect("it is sent").bytes().await.expect("an answer");
    let _: Value = serde_json::from_slice(&answer).expect("JSON");
}
