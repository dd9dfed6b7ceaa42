//! What is asked of the login service, how often, and what is said when it refuses.

use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::auth::testing::{self, Script};
use crate::clock::ManualClock;

async fn source() -> (Arc<Script>, ManualClock, Arc<ClientCredentials>) {
    let (microsoft, clock) = (testing::microsoft().await, testing::clock());
    let config = CredentialsConfig {
        login_url: format!("{}/", microsoft.base()),
        tenant: "home".into(),
        client_id: "app".into(),
        client_secret: "s3cret&more".to_owned().into(),
        scope: "https://api.botframework.com/.default".into(),
    };
    let source = ClientCredentials::new(config, testing::http(), Arc::new(clock.clone())).unwrap();
    (microsoft, clock, Arc::new(source))
}

fn answer(token: &str, life: u64) -> (u16, Value) {
    (200, json!({"token_type": "Bearer", "expires_in": life, "ext_expires_in": life, "access_token": token}))
}

fn script(microsoft: &Script, answers: impl IntoIterator<Item = (u16, Value)>) {
    microsoft.tokens.lock().unwrap().extend(answers);
}

fn asked(microsoft: &Script) -> usize {
    microsoft.forms.lock().unwrap().len()
}

async fn token(source: &ClientCredentials) -> Result<String, TokenError> {
    source.token().await.map(|token| token.expose().to_owned())
}

#[tokio::test]
async fn the_secret_goes_into_the_body_with_the_scope() {
    let (microsoft, _clock, source) = source().await;
    script(&microsoft, [answer("one", 3600)]);
    assert_eq!(token(&source).await.unwrap(), "one");
    let form = microsoft.forms.lock().unwrap()[0].clone();
    let form: std::collections::BTreeMap<_, _> =
        url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    let wanted = [
        ("client_id", "app"),
        ("client_secret", "s3cret&more"),
        ("grant_type", "client_credentials"),
        ("scope", "https://api.botframework.com/.default"),
    ];
    assert_eq!(form, wanted.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
}

#[tokio::test]
async fn one_token_serves_for_four_fifths_of_its_life() {
    let (microsoft, clock, source) = source().await;
    script(&microsoft, [answer("one", 3600), answer("two", 3600)]);
    assert_eq!(token(&source).await.unwrap(), "one");
    clock.advance(SignedDuration::from_secs(2879));
    assert_eq!(token(&source).await.unwrap(), "one");
    clock.advance(SignedDuration::from_secs(1));
    assert_eq!(token(&source).await.unwrap(), "two");
    assert_eq!(asked(&microsoft), 2);
}

#[test]
fn a_token_is_used_until_five_minutes_before_its_end_at_most() {
    for (life, used) in [(3600, 2880), (1000, 700), (600, 300), (300, 240), (0, 0)] {
        assert_eq!(useful(SignedDuration::from_secs(life)), SignedDuration::from_secs(used), "{life}");
    }
}

#[tokio::test]
async fn many_who_need_a_token_share_one_request() {
    let (microsoft, _clock, source) = source().await;
    script(&microsoft, [answer("one", 3600)]);
    let all = (0..20).map(|_| {
        let source = Arc::clone(&source);
        tokio::spawn(async move { token(&source).await.unwrap() })
    });
    for one in all.collect::<Vec<_>>() {
        assert_eq!(one.await.unwrap(), "one");
    }
    assert_eq!(asked(&microsoft), 1);
}

#[tokio::test]
async fn many_who_wait_for_the_same_failure_share_it() {
    let (microsoft, _clock, source) = source().await;
    let gate = microsoft.gate.lock().await;
    // They begin in this order on this thread's runtime, and all before the answer.
    let all: Vec<_> = (0..20)
        .map(|_| {
            let source = Arc::clone(&source);
            tokio::spawn(async move { token(&source).await.is_err() })
        })
        .collect();
    while asked(&microsoft) == 0 {
        tokio::task::yield_now().await;
    }
    drop(gate);
    for one in all {
        assert!(one.await.unwrap());
    }
    assert_eq!(asked(&microsoft), 1);
}

#[tokio::test]
async fn a_refused_token_is_replaced_but_not_its_successor() {
    let (microsoft, _clock, source) = source().await;
    script(&microsoft, [answer("one", 3600), answer("two", 3600)]);
    let first = source.token().await.unwrap();
    source.invalidate(&first);
    assert_eq!(token(&source).await.unwrap(), "two");
    source.invalidate(&first);
    assert_eq!(token(&source).await.unwrap(), "two");
    assert_eq!(asked(&microsoft), 2);
}

#[tokio::test]
async fn the_token_at_hand_is_used_while_the_login_service_is_down() {
    let (microsoft, clock, source) = source().await;
    script(&microsoft, [answer("one", 3600)]);
    token(&source).await.unwrap();
    clock.advance(SignedDuration::from_secs(3000));
    assert_eq!(token(&source).await.unwrap(), "one");
    assert_eq!(token(&source).await.unwrap(), "one");
    assert_eq!(asked(&microsoft), 2, "the second attempt is put off");
    clock.advance(SignedDuration::from_secs(30));
    assert_eq!(token(&source).await.unwrap(), "one");
    assert_eq!(asked(&microsoft), 3);
    clock.advance(SignedDuration::from_secs(570));
    assert_eq!(token(&source).await, Err(TokenError::Unavailable("status 503".into())));
}

#[tokio::test]
async fn a_refusal_keeps_its_code_and_nothing_else() {
    let (microsoft, _clock, source) = source().await;
    script(
        &microsoft,
        [(
            401,
            json!({
                "error": "invalid_client",
                "error_description": "AADSTS7000215: Invalid client secret provided: s3cret&more. Trace ID: x",
                "error_codes": [7_000_215],
            }),
        )],
    );
    let error = token(&source).await.unwrap_err();
    let wanted = TokenError::Refused { error: "invalid_client".into(), code: Some("AADSTS7000215".into()) };
    assert_eq!((error.to_string().contains("s3cret"), error.is_transient()), (false, false));
    assert_eq!(error, wanted);
}

#[tokio::test]
async fn an_answer_that_is_no_token_is_not_repeated_to_anybody() {
    let (microsoft, _clock, source) = source().await;
    script(&microsoft, [(200, json!({"access_token": "half"})), (302, json!({}))]);
    assert_eq!(token(&source).await, Err(TokenError::BadReply));
    assert_eq!(token(&source).await, Err(TokenError::BadReply));
}

#[test]
fn a_tenant_that_makes_no_url_is_found_at_once() {
    let config = CredentialsConfig {
        login_url: "login".into(),
        tenant: "home".into(),
        client_id: "app".into(),
        client_secret: "x".to_owned().into(),
        scope: "s".into(),
    };
    assert!(ClientCredentials::new(config, testing::http(), Arc::new(testing::clock())).is_err());
}
