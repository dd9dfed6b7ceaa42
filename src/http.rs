//! The HTTP side: routes, what a request must be before it is a turn, and how an answer goes back.
//!
//! The first thing wrong wins: 405, 415, 413, 401, 400, 403, 501. What is said to people is `bot`'s.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::sync::Semaphore;

use crate::auth::{Authenticator, Rejection, TenantPolicy};
use crate::bot::{Bot, TurnError};
use crate::metrics::{Latencies, MEDIA_TYPE, Page};
use crate::protocol::{Activity, InvokeResponse, Kind, ServiceHosts};
use crate::store::Store;

/// The largest body that is read, in bytes.
pub const MAX_BODY: usize = 256 * 1024;
/// How many requests are worked on at the same time; more are asked to come back.
const AT_ONCE: usize = 1_024;
/// How long a body may take to arrive: whoever sends slowly must not hold a place for ever.
const ARRIVAL: Duration = Duration::from_secs(10);
/// How long the store may take to answer a readiness probe.
const PING: Duration = Duration::from_secs(2);

/// What the routes work with.
pub struct Front {
    /// The bot.
    pub bot: Arc<Bot>,
    /// Verifies who asks.
    pub authenticator: Arc<Authenticator>,
    /// Whose conversations may use the bot.
    pub tenants: TenantPolicy,
    /// Which hosts may get our token, and so may be stored.
    pub hosts: ServiceHosts,
    /// State, for the readiness probe.
    pub store: Arc<dyn Store>,
    /// What is counted elsewhere, for the operator's monitoring.
    pub measured: Arc<dyn Fn(&mut Page) + Send + Sync>,
}

struct Served {
    front: Front,
    places: Semaphore,
    /// How many activities came, by kind and by the status they were answered with.
    turns: Mutex<BTreeMap<(&'static str, u16), u64>>,
    /// How long they took.
    took: Latencies<3>,
}

/// The whole HTTP interface.
pub fn router(front: Front) -> Router {
    let took = Latencies::by("kind", ["message", "invoke", "other"]);
    Router::new()
        .route("/api/messages", post(messages))
        .route("/healthz", get(|| async { StatusCode::OK }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(Arc::new(Served {
            front,
            places: Semaphore::new(AT_ONCE),
            turns: Mutex::default(),
            took,
        }))
}

async fn messages(State(served): State<Arc<Served>>, request: Request) -> Response {
    let Ok(_place) = served.places.try_acquire() else {
        return later();
    };
    let (parts, body) = request.into_parts();
    let activity = match admit(&served.front, &parts.headers, body).await {
        Ok(activity) => activity,
        Err(refused) => return refused.into_response(),
    };
    let (is_invoke, kind) = (matches!(activity.kind, Kind::Invoke(_)), activity.kind.label());
    let clock = &served.front.bot.env().clock;
    let began = clock.now();
    let response = match Arc::clone(&served.front.bot).handle(activity).await {
        Ok(response) => answer(response, is_invoke),
        Err(TurnError::Overloaded) => later(),
        Err(TurnError::Failed) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let of = if is_invoke { "invoke" } else { kind };
    let of = if matches!(of, "invoke" | "message") { of } else { "other" };
    served.took.took(of, clock.now().duration_since(began));
    let mut turns = served.turns.lock().unwrap_or_else(PoisonError::into_inner);
    *turns.entry((kind, response.status().as_u16())).or_default() += 1;
    response
}

async fn metrics(State(served): State<Arc<Served>>) -> Response {
    let mut page = Page::default();
    let turns = served.turns.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let labelled = |((kind, status), count)| (format!("kind=\"{kind}\",status=\"{status}\""), count);
    page.counters(
        "turns_total",
        "Activities handled, by kind and by the status of the answer.",
        turns.into_iter().map(labelled),
    );
    page.latencies(
        "turn_duration_seconds",
        "From a verified activity to its answer, by kind of activity.",
        &served.took,
    );
    (served.front.measured)(&mut page);
    ([(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE))], page.text()).into_response()
}

/// Why a request is no turn.
enum Refused {
    MediaType,
    TooLarge,
    TooSlow,
    Malformed(String),
    Host,
    Token(Rejection),
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, reason) = match self {
            Self::MediaType => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body must be application/json".to_owned())
            }
            Self::TooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, format!("the body is larger than {MAX_BODY} bytes"))
            }
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "the body did not arrive in time".to_owned()),
            Self::Malformed(why) => (StatusCode::BAD_REQUEST, why),
            Self::Host => (StatusCode::FORBIDDEN, "the service URL is not allowed".to_owned()),
            Self::Token(rejection) => {
                let status = StatusCode::from_u16(rejection.status()).unwrap_or(StatusCode::UNAUTHORIZED);
                if status == StatusCode::SERVICE_UNAVAILABLE {
                    return later();
                }
                (status, rejection.reason().to_owned())
            }
        };
        tracing::info!(status = status.as_u16(), reason, "a request was refused");
        (status, reason).into_response()
    }
}

/// The activity, once everything that can be wrong with a request is not.
async fn admit(front: &Front, headers: &HeaderMap, body: Body) -> Result<Activity, Refused> {
    if !is_json(headers) {
        return Err(Refused::MediaType);
    }
    let body = read(headers, body).await?;
    let verified = front.authenticator.verify_token(headers).await.map_err(Refused::Token)?;
    let activity = Activity::parse(&body).map_err(|error| Refused::Malformed(error.to_string()))?;
    verified.admits(&activity, &front.tenants).map_err(Refused::Token)?;
    front.hosts.accept(activity.service_url.as_deref()).map_err(|_| Refused::Host)?;
    Ok(activity)
}

fn is_json(headers: &HeaderMap) -> bool {
    let media = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media.split(';').next().is_some_and(|media| media.trim().eq_ignore_ascii_case("application/json"))
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Bytes, Refused> {
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|bytes| bytes > MAX_BODY) {
        return Err(Refused::TooLarge);
    }
    match tokio::time::timeout(ARRIVAL, axum::body::to_bytes(body, MAX_BODY)).await {
        Ok(read) => read.map_err(|_| Refused::TooLarge),
        Err(_) => Err(Refused::TooSlow),
    }
}

/// An invoke's status and body are its answer; everything else is answered `{}`.
fn answer(response: InvokeResponse, is_invoke: bool) -> Response {
    let status = StatusCode::from_u16(response.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match response.body {
        Some(body) => json(status, &body),
        None if is_invoke => status.into_response(),
        None => (status, axum::Json(serde_json::json!({}))).into_response(),
    }
}

/// As `axum::Json` answers, with room for a card from the beginning.
fn json(status: StatusCode, body: &serde_json::Value) -> Response {
    let mut text = Vec::with_capacity(8 * 1024);
    match serde_json::to_writer(&mut text, body) {
        Ok(()) => {
            (status, [(CONTENT_TYPE, HeaderValue::from_static("application/json"))], text).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Too much is going on: come back in a second.
fn later() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, HeaderValue::from_static("1"))]).into_response()
}

async fn ready(State(served): State<Arc<Served>>) -> Response {
    if !served.front.authenticator.keys().is_loaded() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the signing keys are not loaded").into_response();
    }
    match tokio::time::timeout(PING, served.front.store.ping()).await {
        Ok(Ok(())) => StatusCode::OK.into_response(),
        Ok(Err(error)) => (StatusCode::SERVICE_UNAVAILABLE, error.to_string()).into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer").into_response(),
    }
}
