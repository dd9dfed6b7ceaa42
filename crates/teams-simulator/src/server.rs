//! The one HTTP server: authority, login, Connector, control API and page, told apart by path.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;

use crate::authority;
use crate::connector::{self, Incoming, Reply};
use crate::control;
use crate::core::Core;
use crate::fault::{Effect, FaultOn};
use crate::login;

/// The most a request body may have: a little over what the Connector itself refuses.
const BODY_LIMIT: usize = 4 * 1024 * 1024;

/// All routes.
pub(crate) fn router(core: Arc<Core>) -> Router {
    Router::new()
        .route("/v1/.well-known/openidconfiguration", get(metadata))
        .route("/v1/.well-known/openid-configuration", get(metadata))
        .route("/v1/.well-known/keys", get(keys))
        .route("/login/{tenant}/oauth2/v2.0/token", post(token))
        .merge(control::router(core.clone()))
        .fallback(connector)
        .with_state(core)
}

/// JSON with a status.
pub(crate) fn json(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json; charset=utf-8")], body.to_string()).into_response()
}

/// Applies the faults placed on a document; whether it is down.
async fn down(core: &Core, on: FaultOn) -> bool {
    let effects = core.state().strike(on, &[]);
    for effect in &effects {
        if let Effect::Slow { ms } = effect {
            tokio::time::sleep(Duration::from_millis(*ms)).await;
        }
    }
    effects.iter().any(|e| !matches!(e, Effect::Slow { .. }))
}

fn unavailable() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, "down").into_response()
}

async fn metadata(State(core): State<Arc<Core>>) -> Response {
    if down(&core, FaultOn::Metadata).await {
        return unavailable();
    }
    json(StatusCode::OK, &authority::metadata(&core))
}

async fn keys(State(core): State<Arc<Core>>) -> Response {
    if down(&core, FaultOn::Keys).await {
        return unavailable();
    }
    json(StatusCode::OK, &authority::keys(&core))
}

async fn token(
    State(core): State<Arc<Core>>,
    Path(tenant): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if down(&core, FaultOn::Token).await {
        return unavailable();
    }
    let text = |name: header::HeaderName| {
        headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
    };
    let (content_type, authorization) = (text(header::CONTENT_TYPE), text(header::AUTHORIZATION));
    let body = String::from_utf8_lossy(&body);
    let (status, answer) = login::token(&core, &tenant, &content_type, &authorization, &body);
    core.state().token_requests += 1;
    json(status, &answer)
}

/// Everything else: the Connector if the path is one of its own, else a file of the page.
async fn connector(
    State(core): State<Arc<Core>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let path = uri.path();
    if !path.contains("/v3/") && !path.contains("/v1/meetings/") {
        return control::page::file(&core, &method, path);
    }
    let text = |name: header::HeaderName| headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let Ok(body) = axum::body::to_bytes(request.into_body(), BODY_LIMIT).await else {
        return respond(Reply::error(413, "MessageSizeTooBig", "The message is too big."));
    };
    let incoming = Incoming {
        method: method.to_string(),
        path: path.to_owned(),
        query: uri.query().map(str::to_owned),
        authorization: text(header::AUTHORIZATION),
        content_type: text(header::CONTENT_TYPE),
        body: body.to_vec(),
    };
    // In a task of its own: a bot that hangs up does not undo what Teams has begun.
    let served = tokio::spawn(async move { connector::serve(&core, incoming).await }).await;
    served.map_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response(), respond)
}

fn respond(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if reply.dropped {
        // A body that breaks off: the bot learns nothing.
        let broken =
            futures_util::stream::once(std::future::ready(Err::<Bytes, _>(std::io::Error::other("dropped"))));
        return (status, Body::from_stream(broken)).into_response();
    }
    let mut response = match &reply.body {
        Value::Null => status.into_response(),
        body => json(status, body),
    };
    if let Some(seconds) = reply.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}
