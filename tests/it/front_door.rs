//! What a request must be before it is a turn, and what is answered to everything else.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use serde_json::{Value, json};
use teams_simulator::{Effect, Fault, FaultOn, TokenKind};
use tower::ServiceExt;

use crate::harness::{Options, Stage, on_stage, on_stage_with};

mod keys;

const HOUR: jiff::SignedDuration = jiff::SignedDuration::from_hours(1);

/// A request as curl would make it; `{url}` is the bot's.
struct Request<'s> {
    stage: &'s Stage,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl<'s> Request<'s> {
    /// One that is right in everything: a message of john's.
    fn new(stage: &'s Stage, activity: &Value) -> Self {
        let url = activity["serviceUrl"].as_str().unwrap_or_default();
        let token = stage.sim.token(TokenKind::Good, url);
        Self {
            stage,
            headers: vec![
                ("authorization", format!("Bearer {token}")),
                ("content-type", "application/json; charset=utf-8".to_owned()),
            ],
            body: activity.to_string().into_bytes(),
        }
    }

    fn without(mut self, header: &str) -> Self {
        self.headers.retain(|(name, _)| *name != header);
        self
    }

    fn with(mut self, header: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((header, value.into()));
        self
    }

    fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    async fn status(self) -> u16 {
        self.sent("POST").await.0
    }

    /// Status, `Retry-After` and body.
    async fn sent(self, method: &str) -> (u16, Option<String>, String) {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = client.request(method, self.stage.process().url).body(self.body);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        let response = request.send().await.expect("an answer");
        let retry = response.headers().get("retry-after").and_then(|v| v.to_str().ok()).map(str::to_owned);
        (response.status().as_u16(), retry, response.text().await.unwrap_or_default())
    }
}

/// A message of john's in his personal chat, as Teams would send it.
fn message(stage: &Stage, id: &str, text: &str) -> Value {
    let john = stage.sim.person("john");
    let tenant = stage.sim.home_tenant();
    json!({
        "type": "message", "id": id, "timestamp": "2026-03-02T09:00:00.000Z", "channelId": "msteams",
        "serviceUrl": stage.sim.service_url(tenant), "locale": "en-US", "text": text, "textFormat": "plain",
        "from": {"id": john.mri(), "name": "John Reed", "aadObjectId": john.aad_object_id()},
        "recipient": {"id": stage.sim.bot_mri(), "name": "FastTrack"},
        "conversation": {
            "conversationType": "personal", "tenantId": tenant, "id": stage.sim.conversation("john"),
        },
        "channelData": {"tenant": {"id": tenant}},
    })
}

/// How many records the bot holds about people, places and marks.
async fn stored(stage: &Stage) -> usize {
    let mut found = 0;
    for prefix in ["p", "c", "seen", "out", "e", "m"] {
        let prefix = fasttrack_bot::store::Key::new([prefix]);
        found += stage.store.scan(&prefix, None, 1_000).await.expect("the store").len();
    }
    found
}

#[test]
fn only_a_post_is_taken() {
    on_stage(async |stage| {
        for method in ["GET", "PUT", "DELETE", "PATCH"] {
            let (status, ..) = Request::new(&stage, &message(&stage, "1", "help")).sent(method).await;
            assert_eq!(status, 405, "{method}");
        }
        assert_eq!(stored(&stage).await, 0);
    });
}

#[test]
fn a_body_of_another_media_type_is_refused() {
    on_stage(async |stage| {
        let request = || Request::new(&stage, &message(&stage, "1", "help")).without("content-type");
        assert_eq!(request().status().await, 415);
        for odd in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json", ""] {
            assert_eq!(request().with("content-type", odd).status().await, 415, "{odd}");
        }
        assert_eq!(stored(&stage).await, 0);
    });
}

#[test]
fn a_body_that_is_too_large_is_refused_announced_or_not() {
    on_stage(async |stage| {
        let request = || Request::new(&stage, &message(&stage, "1", "help"));
        assert_eq!(request().body(vec![b' '; 256 * 1024 + 1]).status().await, 413);
        let endless = axum::http::Request::post("/api/messages")
            .header("content-type", "application/json")
            .body(axum::body::Body::from_stream(Chunks(300)))
            .expect("a request");
        let answer = stage.app.router().oneshot(endless).await.expect("infallible");
        assert_eq!(answer.status(), 413);
    });
}

#[test]
fn each_bad_token_is_refused_and_leaves_no_trace() {
    on_stage(async |stage| {
        for kind in [
            TokenKind::WrongAudience,
            TokenKind::WrongIssuer,
            TokenKind::AlgNone,
            TokenKind::Hs256,
            TokenKind::Expired,
            TokenKind::NotYet,
            TokenKind::OtherServiceUrl,
            TokenKind::NoServiceUrl,
            TokenKind::UnknownKid,
            TokenKind::OtherKey,
        ] {
            let delivery = stage.sim.deliver_raw(&message(&stage, "1", "help"), kind).await;
            assert_eq!(delivery.status, Some(401), "{kind:?}: {delivery:?}");
        }
        assert_eq!(stored(&stage).await, 0);
    });
}

#[test]
fn a_token_must_stand_alone_and_be_a_bearer_token() {
    on_stage(async |stage| {
        let activity = message(&stage, "1", "help");
        let token = stage.sim.token(TokenKind::Good, activity["serviceUrl"].as_str().expect("a URL"));
        let request = || Request::new(&stage, &activity).without("authorization");
        assert_eq!(request().status().await, 401);
        let twice = request().with("authorization", format!("Bearer {token}"));
        assert_eq!(twice.with("authorization", format!("Bearer {token}")).status().await, 401);
        for odd in [
            token.clone(),
            "Bearer".to_owned(),
            "Bearer ".to_owned(),
            format!("Basic {token}"),
            format!("Bearer {token}, Bearer {token}"),
            format!("Bearer {token} {token}"),
            format!("Bearer x{token}"),
        ] {
            assert_eq!(request().with("authorization", odd.clone()).status().await, 401, "{odd}");
        }
        assert_eq!(stored(&stage).await, 0);
    });
}

#[test]
fn a_body_that_is_no_activity_is_refused() {
    on_stage(async |stage| {
        let request = || Request::new(&stage, &message(&stage, "1", "help"));
        for odd in ["", "{", "[]", "null", "\"message\"", "{}", "\u{feff}", "{\"type\":7}"] {
            assert_eq!(request().body(odd).status().await, 400, "{odd}");
        }
        assert_eq!(request().body(vec![0xff, 0xfe, 0x00]).status().await, 400);
        let mut nameless = message(&stage, "1", "help");
        nameless.as_object_mut().expect("an object").remove("id");
        assert_eq!(Request::new(&stage, &nameless).status().await, 400, "a message without an id");
        assert_eq!(stored(&stage).await, 0);
    });
}

#[test]
fn a_key_that_may_not_speak_for_teams_is_forbidden() {
    on_stage(async |stage| {
        let delivery = stage.sim.deliver_raw(&message(&stage, "1", "help"), TokenKind::NoEndorsement).await;
        assert_eq!(delivery.status, Some(403));
        let mut elsewhere = message(&stage, "2", "help");
        elsewhere["channelId"] = json!("webchat");
        assert_eq!(stage.sim.deliver_raw(&elsewhere, TokenKind::Good).await.status, Some(403));
        assert_eq!(stored(&stage).await, 0);
    });
}

#[test]
fn a_conversation_of_a_tenant_that_is_not_allowed_is_forbidden_and_nothing_is_stored() {
    let options = Options {
        bot: |settings| {
            settings.tenants =
                fasttrack_bot::auth::TenantPolicy::parse("5f3c1a52-7f0e-4d1c-9a55-0c8e8b7d1f10");
        },
        ..Options::default()
    };
    on_stage_with(options, async |stage| {
        let sofia = stage.sim.person("sofia");
        for delivery in sofia.installs("sofia").await {
            assert_eq!(delivery.status, Some(403), "{delivery:?}");
        }
        assert_eq!(sofia.says("sofia", "help").await.status, Some(403));
        assert_eq!(stored(&stage).await, 0);
        assert_eq!(stage.sim.connector_log().len(), 0);
        // The same bot serves the tenants that are allowed.
        stage.welcome("john").await;
    });
}

#[test]
fn a_service_host_that_is_not_allowed_never_gets_a_token_and_nothing_is_stored() {
    on_stage(async |stage| {
        let evil = "https://smba.trafficmanager.net.evil.example/emea/";
        for (url, status) in [("http://127.0.0.1:9/emea/", 403), (evil, 403), ("x", 403), ("", 401)] {
            let mut activity = message(&stage, "1", "help");
            activity["serviceUrl"] = json!(url);
            let delivery = stage.sim.deliver_raw(&activity, TokenKind::Good).await;
            assert_eq!(delivery.status, Some(status), "{url}: {delivery:?}");
        }
        assert_eq!(stored(&stage).await, 0);
        assert_eq!(stage.sim.token_requests(), 0);
    });
}

#[test]
fn an_invoke_that_the_bot_does_not_know_is_not_implemented() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let john = stage.sim.person("john");
        for name in ["composeExtension/teleport", "signin/verifyState", "", "ADAPTIVECARD/unknown"] {
            let delivery = john.invokes("john", name, &json!({"any": [1, null]})).await;
            assert_eq!(delivery.status, Some(501), "{name}");
        }
    });
}

#[test]
fn the_first_thing_wrong_is_what_is_answered() {
    on_stage(async |stage| {
        let activity = message(&stage, "1", "help");
        let request = |faults: &[&str]| {
            faults.iter().fold(Request::new(&stage, &activity), |request, fault| match *fault {
                "media" => request.without("content-type").with("content-type", "text/plain"),
                "large" => request.body(vec![b'{'; 256 * 1024 + 1]),
                "token" => request.without("authorization"),
                _ => request.body("{"),
            })
        };
        assert_eq!(request(&["media", "token"]).sent("PUT").await.0, 405);
        assert_eq!(request(&["large", "media", "token"]).status().await, 415);
        assert_eq!(request(&["large", "token"]).status().await, 413);
        assert_eq!(request(&["body", "token"]).status().await, 401);
        assert_eq!(request(&["body"]).status().await, 400);
        let mut foreign = activity.clone();
        foreign["conversation"]["tenantId"] = json!("another");
        foreign["type"] = json!("invoke");
        foreign["name"] = json!("no/such");
        assert_eq!(Request::new(&stage, &foreign).status().await, 403, "403 before 501");
    });
}

#[test]
fn what_microsoft_adds_tomorrow_is_taken_and_answered_with_an_empty_object() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        for (n, kind) in ["holograph", "trace", "endOfConversation", "Message2", "command"].iter().enumerate()
        {
            let mut activity = message(&stage, &format!("u{n}"), "help");
            activity["type"] = json!(kind);
            activity["hologram"] = json!({"deep": [{"x": 1.5e300}, "\u{0}", null]});
            let delivery = stage.sim.deliver_raw(&activity, TokenKind::Good).await;
            assert_eq!((delivery.status, delivery.body), (Some(200), json!({})), "{kind}");
        }
        let mut odd = message(&stage, "u9", "help");
        odd["channelData"]["newThing"] = json!([[]]);
        odd["entities"] = json!([{"type": "https://schema.org/Message", "x": {}}, 7, null]);
        odd["attachments"] = json!([{"contentType": "application/x-new", "content": 5}, "odd"]);
        odd["conversation"]["somethingNew"] = json!(true);
        let delivery = stage.sim.deliver_raw(&odd, TokenKind::Good).await;
        assert_eq!((delivery.status, delivery.body), (Some(200), json!({})));
        assert!(!stage.sim.next_bot_message("john").await.text_content().is_empty());
    });
}

#[test]
fn a_request_while_too_many_others_wait_is_asked_to_come_back() {
    on_stage(async |stage| {
        let router = stage.app.router();
        let request = |body| {
            axum::http::Request::post("/api/messages")
                .header("content-type", "application/json")
                .body(body)
                .expect("a request")
        };
        let begun = Arc::new(AtomicUsize::new(0));
        let mut waiting = Vec::new();
        for _ in 0..1_024 {
            let body = axum::body::Body::from_stream(Stalled { begun: Some(Arc::clone(&begun)) });
            waiting.push(tokio::spawn(router.clone().oneshot(request(body))));
        }
        stage.eventually("all to wait", |_| begun.load(Ordering::Relaxed) == 1_024).await;
        let refused = router.clone().oneshot(request(axum::body::Body::empty())).await.expect("infallible");
        assert_eq!(refused.status(), 503);
        assert!(refused.headers().contains_key("retry-after"));
        waiting.drain(..).for_each(|task| task.abort());
    });
}

/// A body that never comes; says when somebody began to read it.
struct Stalled {
    begun: Option<Arc<AtomicUsize>>,
}

impl futures_util::Stream for Stalled {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(begun) = self.begun.take() {
            begun.fetch_add(1, Ordering::Relaxed);
        }
        Poll::Pending
    }
}

/// So many kilobytes.
struct Chunks(usize);

impl futures_util::Stream for Chunks {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let left = self.0.checked_sub(1);
        self.0 = left.unwrap_or_default();
        Poll::Ready(left.map(|_| Ok(vec![b' '; 1024])))
    }
}
