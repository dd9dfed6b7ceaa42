//! The HTTP control API under `/sim`: the same as the Rust API, for the page and for tests in a browser.
//!
//! Only routes and their JSON are here; what they do is with the clients, the Connector and the state.

pub(crate) mod page;
mod people;
mod teams;

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use futures_util::stream::{self, Stream};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use crate::client::Person;
use crate::core::{Core, Place};
use crate::world::PersonData;

/// A refusal of the control API.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) StatusCode, pub(crate) String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let code = self.0.canonical_reason().unwrap_or("Error").replace(' ', "");
        crate::server::json(self.0, &json!({"error": {"code": code, "message": self.1}}))
    }
}

/// An answer of the control API.
#[derive(Debug)]
pub(crate) struct Told(pub(crate) Value);

impl IntoResponse for Told {
    fn into_response(self) -> Response {
        crate::server::json(StatusCode::OK, &self.0)
    }
}

pub(crate) type Answer = Result<Told, Refused>;
type Shared = State<Arc<Core>>;

pub(crate) fn missing(what: impl Into<String>) -> Refused {
    Refused(StatusCode::NOT_FOUND, what.into())
}

pub(crate) fn wrong(what: impl Into<String>) -> Refused {
    Refused(StatusCode::BAD_REQUEST, what.into())
}

/// A request's JSON object; an empty body is an empty object.
pub(crate) fn read(body: &Bytes) -> Result<Value, Refused> {
    if body.is_empty() {
        return Ok(json!({}));
    }
    match serde_json::from_slice(body) {
        Ok(value @ Value::Object(_)) => Ok(value),
        Ok(_) => Err(wrong("the body is not a JSON object")),
        Err(error) => Err(wrong(format!("the body is not JSON: {error}"))),
    }
}

/// A string of a request's JSON.
pub(crate) fn text(body: &Value, key: &str) -> Result<String, Refused> {
    body[key].as_str().map(str::to_owned).ok_or_else(|| wrong(format!("`{key}` must be a string")))
}

pub(crate) fn person(core: &Arc<Core>, key: &str) -> Result<Person, Refused> {
    Person::new(core, key).ok_or_else(|| missing(format!("no person `{key}`")))
}

pub(crate) fn place(core: &Core, name: &str) -> Result<Place, Refused> {
    core.place(name).ok_or_else(|| missing(format!("no conversation `{name}`")))
}

/// The routes of the control API and the page.
pub(crate) fn router(core: Arc<Core>) -> Router<Arc<Core>> {
    let conversation = "/sim/people/{p}/conversations/{c}";
    let of = |rest: &str| format!("{conversation}{rest}");
    Router::new()
        .route("/sim/state", get(state))
        .route("/sim/events", get(events))
        .route("/sim/people/{p}/conversations", get(people::conversations))
        .route(&of("/messages"), get(people::messages))
        .route(&of("/open"), post(people::open))
        .route(&of("/say"), post(people::say))
        .route(&of("/press"), post(people::press))
        .route(&of("/install"), post(people::install))
        .route(&of("/uninstall"), post(people::uninstall))
        .route(&of("/messages/{id}/{act}"), post(people::message))
        .route("/sim/people/{p}/dialogs/{d}/press", post(people::press_dialog))
        .route("/sim/people/{p}/dialogs/{d}", delete(people::close_dialog))
        .route("/sim/people/{p}/block", post(people::block))
        .route("/sim/people/{p}/invoke", post(people::invoke))
        .route("/sim/conversations/{c}/meeting", post(teams::meeting))
        .route("/sim/conversations/{c}/members", post(teams::members))
        .route("/sim/conversations/{c}/messages", get(teams::messages))
        .route("/sim/clock", get(teams::clock).post(teams::move_clock))
        .route("/sim/faults", get(teams::faults).post(teams::add_fault).delete(teams::clear_faults))
        .route("/sim/faults/{id}", delete(teams::remove_fault))
        .route("/sim/redeliver", post(teams::redeliver))
        .route("/sim/keys/rotate", post(teams::rotate))
        .route("/sim/connector-log", get(teams::connector_log))
        .route("/sim/deliveries", get(teams::deliveries))
        .route("/sim/violations", get(teams::violations))
        .route("/sim/bot", get(teams::bot))
        .route("/sim/bot/report", get(teams::bot_report))
        .route("/sim/bot/{act}", post(teams::bot_act))
        .route("/vendor/{file}", get(page::vendor))
        .layer(middleware::from_fn(local_only))
        // File consent gives these addresses to the bot, wherever it runs.
        .route("/sim/uploads/{id}", put(teams::upload).get(teams::uploaded))
        .with_state(core)
}

/// Refuses requests that a foreign page made a browser send (DNS rebinding, cross-site posts).
async fn local_only(request: Request, next: Next) -> Response {
    if allowed(request.headers()) {
        return next.run(request).await;
    }
    Refused(StatusCode::FORBIDDEN, "only for pages of this machine's own simulator".to_owned())
        .into_response()
}

fn allowed(headers: &HeaderMap) -> bool {
    let header = |name| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (host, origin) = (header(header::HOST), header(header::ORIGIN));
    is_local(host) && (origin.is_empty() || origin.strip_prefix("http://") == Some(host))
}

fn is_local(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

async fn state(State(core): Shared) -> Told {
    Told(whole(&core))
}

fn whole(core: &Core) -> Value {
    let places: Vec<Value> = core.places().iter().map(|p| p.to_json(core)).collect();
    let people: Vec<Value> = core.world().people.iter().map(|p| person_json(core, p)).collect();
    let world = core.world();
    let tenants: Vec<Value> =
        world.tenants.iter().map(|t| json!({"id": t.id, "name": t.name, "region": t.region})).collect();
    json!({
        "now": core.clock().now(), "following": core.clock().follows_real_time(),
        "bot": {
            "name": world.bot_name, "id": core.bot_mri(), "state": teams::bot_state(core), "url": core.bot_url(),
            "controls": core.config.controls.is_some(),
        },
        "tenants": tenants,
        "people": people,
        "conversations": places,
        "faults": teams::fault_list(core),
        "violations": core.state().violations,
        "renderer": page::renderer_there(core),
    })
}

fn person_json(core: &Core, person: &PersonData) -> Value {
    json!({
        "key": person.key, "name": person.name, "tenantId": core.world().tenant(&person.tenant).map(|t| &t.id),
        "mri": person.mri(&core.config.bot_app_id), "aadObjectId": person.aad_object_id, "upn": person.upn,
        "email": person.email, "locale": person.locale, "timezone": person.timezone, "kind": person.kind,
        "oldClient": person.old_client, "about": person.about, "personalChat": person.personal_chat,
        "blocked": core.state().blocked.contains(&person.key),
    })
}

async fn events(State(core): Shared) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let receiver = core.events.subscribe();
    let stopping = core.stopping.subscribe();
    let stream = stream::unfold((receiver, stopping), |(mut receiver, mut stopping)| async move {
        let event = tokio::select! {
            event = receiver.recv() => event,
            _ = stopping.wait_for(|stop| *stop) => return None,
        };
        let event = match event {
            Ok(event) => event,
            // Whoever was too slow reads the state anew.
            Err(RecvError::Lagged(_)) => json!({"type": "lagged"}),
            Err(RecvError::Closed) => return None,
        };
        Some((Ok(Event::default().data(event.to_string())), (receiver, stopping)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
