//! The calls as the Connector gets them, and what comes of its answers.

use std::collections::VecDeque;
use std::sync::Mutex;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::Response;
use serde_json::json;

use super::*;
use crate::clock::{BoxFuture, SystemClock};
use crate::protocol::{AccessToken, HostRefusal, TokenError};

/// A request as it came: method, path with query, token, body.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    line: String,
    token: String,
    body: Value,
}

/// A Connector that answers as it is told, and tells what it was asked.
#[derive(Default)]
struct Fake {
    answers: Mutex<VecDeque<Response<String>>>,
    seen: Mutex<Vec<Seen>>,
}

impl Fake {
    fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    fn lines(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.line).collect()
    }
}

async fn answer(State(fake): State<Arc<Fake>>, request: Request<Body>) -> Response<String> {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let token = head.headers["authorization"].to_str().unwrap().to_owned();
    let line = format!("{} {}", head.method, head.uri);
    let body = serde_json::from_slice(&body).unwrap_or_default();
    fake.seen.lock().unwrap().push(Seen { line, token, body });
    fake.answers.lock().unwrap().pop_front().expect("an answer for each call")
}

/// Tokens `t1`, `t2`, … : a new one after each that was refused.
#[derive(Default)]
struct Tokens(Mutex<u32>);

impl TokenSource for Tokens {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, TokenError>> {
        let token = format!("t{}", *self.0.lock().unwrap() + 1);
        Box::pin(std::future::ready(Ok(AccessToken::new(token))))
    }

    fn invalidate(&self, refused: &AccessToken) {
        let mut count = self.0.lock().unwrap();
        if refused.expose() == format!("t{}", *count + 1) {
            *count += 1;
        }
    }
}

struct Bench {
    fake: Arc<Fake>,
    connector: Connector,
    at: ServiceUrl,
}

async fn bench(answers: impl IntoIterator<Item = (u16, Value)>) -> Bench {
    let fake = Arc::new(Fake::default());
    for (status, body) in answers {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut answer = Response::new(body);
        *answer.status_mut() = status.try_into().unwrap();
        fake.answers.lock().unwrap().push_back(answer);
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = ServiceUrl::parse(&format!("http://{}/teams/", listener.local_addr().unwrap())).unwrap();
    let routes = Router::new().fallback(answer).with_state(Arc::clone(&fake));
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    let hosts = ServiceHosts::named(["127.0.0.1"], true);
    let http = http_client(true).unwrap();
    let connector =
        Connector::new(http, Arc::new(Tokens::default()), hosts, UserId::bot("app"), Arc::new(SystemClock));
    Bench { fake, connector, at }
}

fn thread() -> ConversationId {
    "19:c@thread.tacv2;messageid=7".into()
}

#[tokio::test]
async fn a_message_is_posted_with_the_token_and_gives_its_id() {
    let bench = bench([(201, json!({"id": "1485983408511"}))]).await;
    let id = bench.connector.send(&bench.at, &thread(), &MessageBody::text("hi")).await.unwrap();
    assert_eq!(id, Some("1485983408511".into()));
    let seen = Seen {
        line: "POST /teams/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D7/activities".into(),
        token: "Bearer t1".into(),
        body: json!({"type": "message", "text": "hi", "textFormat": "plain"}),
    };
    assert_eq!(bench.fake.seen(), [seen]);
}

#[tokio::test]
async fn a_message_without_an_id_was_sent_all_the_same() {
    let bench = bench([(202, Value::Null)]).await;
    let sent = bench.connector.send(&bench.at, &thread(), &MessageBody::text("hi")).await;
    assert_eq!(sent, Ok(None));
}

#[tokio::test]
async fn an_update_names_its_message_in_path_and_body() {
    let bench = bench([(200, json!({"id": "9"}))]).await;
    let new = MessageBody::card(json!({"type": "AdaptiveCard"}));
    bench.connector.update(&bench.at, &"a:1".into(), &"9".into(), &new).await.unwrap();
    assert_eq!(bench.fake.lines(), ["PUT /teams/v3/conversations/a%3A1/activities/9"]);
    assert_eq!(bench.fake.seen()[0].body["id"], "9");
    assert_eq!(bench.fake.seen()[0].body["type"], "message");
}

#[tokio::test]
async fn a_message_is_deleted() {
    let bench = bench([(200, Value::Null)]).await;
    bench.connector.delete(&bench.at, &"a:1".into(), &"9".into()).await.unwrap();
    assert_eq!(bench.fake.lines(), ["DELETE /teams/v3/conversations/a%3A1/activities/9"]);
}

#[tokio::test]
async fn a_personal_chat_is_made_for_a_person() {
    let bench = bench([(201, json!({"id": "a:1", "serviceUrl": "https://x/"}))]).await;
    let made = bench.connector.create_conversation(&bench.at, &"t1".into(), "29:ana").await.unwrap();
    assert_eq!(made.id, "a:1".into());
    assert_eq!(bench.fake.lines(), ["POST /teams/v3/conversations"]);
    assert_eq!(bench.fake.seen()[0].body["members"], json!([{"id": "29:ana"}]));
    assert_eq!(bench.fake.seen()[0].body["bot"], json!({"id": "28:app"}));
}

#[tokio::test]
async fn a_thread_gives_its_conversation_and_first_message() {
    let bench = bench([(201, json!({"id": "19:c;messageid=5", "activityId": "5"}))]).await;
    let first = MessageBody::text("welcome");
    let made = bench.connector.start_thread(&bench.at, &"t1".into(), &"19:c".into(), &first).await.unwrap();
    assert_eq!((made.id.thread(), made.activity_id), (Some("5".into()), Some("5".into())));
    assert_eq!(bench.fake.seen()[0].body["activity"]["text"], "welcome");
}

#[tokio::test]
async fn an_answer_without_the_conversation_is_no_success() {
    let bench = bench([(201, json!({}))]).await;
    let made = bench.connector.create_conversation(&bench.at, &"t1".into(), "29:ana").await;
    assert_eq!(made, Err(ConnectorError::BadReply));
}

#[tokio::test]
async fn one_member_is_looked_up_in_the_conversation_without_its_thread() {
    let bench = bench([(200, json!({"id": "29:ana", "aadObjectId": "a"})), (404, json!({}))]).await;
    let ana = bench.connector.member(&bench.at, &thread(), &"29:ana".into()).await.unwrap();
    assert_eq!(ana.aad_object_id, Some("a".into()));
    let nobody = bench.connector.member(&bench.at, &thread(), &"29:bo".into()).await;
    assert_eq!(nobody, Err(ConnectorError::NotFound));
    assert_eq!(bench.fake.lines()[0], "GET /teams/v3/conversations/19%3Ac%40thread.tacv2/members/29%3Aana");
}

fn page(ids: &[&str], next: Option<&str>) -> (u16, Value) {
    let members: Vec<_> = ids.iter().map(|id| json!({ "id": id })).collect();
    (200, json!({"members": members, "continuationToken": next}))
}

#[tokio::test]
async fn members_are_read_page_by_page() {
    let bench = bench([page(&["29:a", "29:b"], Some("n/1")), page(&["29:c"], None)]).await;
    let roster = bench.connector.members(&bench.at, &thread(), 100).await.unwrap();
    assert_eq!((roster.members.len(), roster.complete), (3, true));
    let base = "GET /teams/v3/conversations/19%3Ac%40thread.tacv2/pagedMembers?pageSize=500";
    assert_eq!(bench.fake.lines(), [base.to_owned(), format!("{base}&continuationToken=n%2F1")]);
}

#[tokio::test]
async fn no_more_members_are_read_than_wanted() {
    let bench = bench([page(&["29:a", "29:b"], Some("1"))]).await;
    let roster = bench.connector.members(&bench.at, &thread(), 2).await.unwrap();
    assert_eq!((roster.members.len(), roster.complete), (2, false));
    let bench = self::bench([page(&["29:a", "29:b"], None)]).await;
    let roster = bench.connector.members(&bench.at, &thread(), 1).await.unwrap();
    assert_eq!((roster.members.len(), roster.complete), (1, false));
}

#[tokio::test]
async fn pages_that_lead_nowhere_do_not_go_on_for_ever() {
    let bench = bench([page(&["29:a"], Some("1")), page(&["29:a"], Some("1"))]).await;
    assert!(!bench.connector.members(&bench.at, &thread(), 100).await.unwrap().complete);
    let bench = self::bench([page(&[], Some("1"))]).await;
    assert!(!bench.connector.members(&bench.at, &thread(), 100).await.unwrap().complete);
}

#[tokio::test]
async fn teams_and_meetings_are_looked_up() {
    let answers =
        [(200, json!({"id": "19:t", "name": "T"})), (200, json!({"details": {"id": "M", "title": "W"}}))];
    let bench = bench(answers).await;
    assert_eq!(bench.connector.team(&bench.at, &"19:t".into()).await.unwrap().name.as_deref(), Some("T"));
    let meeting = bench.connector.meeting(&bench.at, &"MCM=".into()).await.unwrap();
    assert_eq!(meeting.title.as_deref(), Some("W"));
    assert_eq!(bench.fake.lines(), ["GET /teams/v3/teams/19%3At", "GET /teams/v1/meetings/MCM%3D"]);
}

#[tokio::test]
async fn a_refused_token_is_replaced_and_the_call_made_once_more() {
    let bench = bench([(401, Value::Null), (200, json!({"id": "1"}))]).await;
    assert!(bench.connector.send(&bench.at, &thread(), &MessageBody::text("hi")).await.is_ok());
    let tokens: Vec<_> = bench.fake.seen().into_iter().map(|seen| seen.token).collect();
    assert_eq!(tokens, ["Bearer t1", "Bearer t2"]);
}

#[tokio::test]
async fn a_second_refusal_is_the_end_of_it() {
    let bench = bench([(401, Value::Null), (401, Value::Null)]).await;
    let sent = bench.connector.send(&bench.at, &thread(), &MessageBody::text("hi")).await;
    assert_eq!(sent, Err(ConnectorError::Unauthorized));
    let not_registered = json!({"error": {"code": "BotNotRegistered"}});
    let bench = self::bench([(401, not_registered.clone()), (401, not_registered)]).await;
    let sent = bench.connector.send(&bench.at, &thread(), &MessageBody::text("hi")).await;
    assert_eq!(sent, Err(ConnectorError::NotRegistered));
}

#[tokio::test]
async fn throttling_is_passed_on_with_its_wait_and_not_tried_again() {
    let bench = bench([(429, json!({}))]).await;
    bench.fake.answers.lock().unwrap()[0].headers_mut().insert("retry-after", 3.into());
    let error = bench.connector.send(&bench.at, &thread(), &MessageBody::text("hi")).await.unwrap_err();
    assert_eq!(error, ConnectorError::Throttled { retry_after: Some(Duration::from_secs(3)) });
    assert_eq!(bench.fake.seen().len(), 1);
}

#[tokio::test]
async fn a_vanished_message_is_told_from_a_vanished_conversation() {
    let gone = json!({"error": {"code": "ActivityNotFoundInConversation", "message": "x"}});
    let bench = bench([(404, gone), (404, json!({"error": {"code": "ConversationNotFound"}}))]).await;
    let text = MessageBody::text("hi");
    let update = bench.connector.update(&bench.at, &thread(), &"1".into(), &text).await;
    assert_eq!(update, Err(ConnectorError::ActivityGone));
    let update = bench.connector.update(&bench.at, &thread(), &"1".into(), &text).await;
    assert_eq!(update, Err(ConnectorError::Gone));
}

#[tokio::test]
async fn a_host_off_the_list_gets_no_request() {
    let bench = bench([]).await;
    let elsewhere = ServiceUrl::parse(&bench.at.as_str().replace("127.0.0.1", "localhost")).unwrap();
    let sent = bench.connector.send(&elsewhere, &thread(), &MessageBody::text("hi")).await;
    assert_eq!(sent, Err(ConnectorError::HostNotAllowed(HostRefusal::Host)));
    assert!(bench.fake.seen().is_empty());
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let bench = bench([(307, json!({}))]).await;
    bench.fake.answers.lock().unwrap()[0].headers_mut().insert("location", "/elsewhere".parse().unwrap());
    let sent = bench.connector.send(&bench.at, &thread(), &MessageBody::text("hi")).await;
    assert_eq!(sent, Err(ConnectorError::Rejected { status: 307, code: None }));
    assert_eq!(bench.fake.seen().len(), 1);
}

#[tokio::test]
async fn a_machine_that_does_not_answer_is_transient_and_nothing_was_done() {
    let bench = bench([]).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = ServiceUrl::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    drop(listener);
    let error = bench.connector.send(&nobody, &thread(), &MessageBody::text("hi")).await.unwrap_err();
    assert_eq!((error.is_transient(), error.perhaps_done()), (true, false));
}

#[tokio::test]
async fn a_lost_answer_is_transient_and_it_may_have_been_done() {
    let bench = bench([]).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let rude = ServiceUrl::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            // Reads the request and hangs up.
            let mut bytes = [0; 4096];
            socket.readable().await.unwrap();
            let _ = socket.try_read(&mut bytes);
        }
    });
    let error = bench.connector.send(&rude, &thread(), &MessageBody::text("hi")).await.unwrap_err();
    assert_eq!((error.is_transient(), error.perhaps_done()), (true, true));
}

#[tokio::test]
async fn an_id_that_would_climb_in_the_path_is_never_sent() {
    let bench = bench([]).await;
    let sent = bench.connector.update(&bench.at, &"a:1".into(), &"..".into(), &MessageBody::text("hi")).await;
    assert_eq!(sent, Err(ConnectorError::BadId));
    assert!(bench.fake.seen().is_empty());
}
