//! Every way to be turned away, with really signed tokens, and what is remembered of those that were not.

use std::sync::Arc;

use jiff::SignedDuration;
use jsonwebtoken::{EncodingKey, Header, encode};
use serde_json::{Value, json};

use super::*;
use crate::auth::TenantPolicy;
use crate::auth::testing::{self, ISSUER, KEY_A, KEY_B, SERVICE_URL, Script, TestKey, headers};
use crate::clock::{Clock, ManualClock};
use crate::protocol::Activity;

/// An authenticator with Microsoft's side and a clock.
struct Bench {
    microsoft: Arc<Script>,
    clock: ManualClock,
    auth: Authenticator,
}

impl Bench {
    /// With key A loaded, for these channels.
    async fn new(endorsements: &[&str]) -> Self {
        let bench = Self::unloaded().await;
        bench.microsoft.publish(vec![KEY_A.published(endorsements)]);
        bench.auth.keys().refresh().await.unwrap();
        bench
    }

    async fn unloaded() -> Self {
        let (microsoft, clock) = (testing::microsoft().await, testing::clock());
        let config = InboundConfig {
            client_id: "app".into(),
            issuer: ISSUER.into(),
            metadata_url: format!("{}/metadata", microsoft.base()),
        };
        let auth = Authenticator::new(config, testing::http(), Arc::new(clock.clone()));
        Self { microsoft, clock, auth }
    }

    async fn verify(&self, token: &str) -> Result<Verified, Rejection> {
        self.auth.verify_token(&headers(&[&format!("Bearer {token}")])).await
    }

    /// A token of key A with these claims changed; null takes one out.
    fn token(&self, change: Value) -> String {
        self.token_of(&KEY_A, change)
    }

    fn token_of(&self, key: &TestKey, change: Value) -> String {
        key.sign(&testing::claims(&self.clock, &change))
    }

    async fn rejection(&self, change: Value) -> Rejection {
        self.verify(&self.token(change)).await.unwrap_err()
    }

    fn remembers(&self) -> usize {
        let remembered = self.auth.remembered.lock().unwrap();
        remembered.young.len() + remembered.old.len()
    }
}

fn activity(change: Value) -> Activity {
    let mut json = json!({
        "type": "message", "id": "1", "channelId": "msteams", "serviceUrl": SERVICE_URL,
        "from": {"id": "29:1"}, "conversation": {"id": "a:1", "tenantId": "t1"},
        "channelData": {"tenant": {"id": "t1"}},
    });
    json.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    Activity::parse(json.to_string().as_bytes()).unwrap()
}

fn tenants() -> TenantPolicy {
    TenantPolicy::parse("t1")
}

#[tokio::test]
async fn a_token_of_the_bot_framework_is_let_in() {
    let bench = Bench::new(&["msteams", "webchat"]).await;
    let verified = bench.verify(&bench.token(json!({}))).await.unwrap();
    assert_eq!(verified.admits(&activity(json!({})), &tenants()), Ok(()));
}

#[tokio::test]
async fn the_bots_other_names_are_good_audiences_too() {
    let bench = Bench::new(&[]).await;
    for audience in [json!("api://app"), json!("api://botid-app"), json!(["x", "app"])] {
        assert!(bench.verify(&bench.token(json!({"aud": audience}))).await.is_ok());
    }
}

#[tokio::test]
async fn a_request_without_a_token_is_turned_away() {
    let bench = Bench::new(&[]).await;
    let rejection = bench.auth.verify_token(&headers(&[])).await.unwrap_err();
    assert_eq!((rejection, rejection.status()), (Rejection::NoToken, 401));
}

#[tokio::test]
async fn two_authorization_headers_are_turned_away_even_if_both_are_good() {
    let bench = Bench::new(&[]).await;
    let good = format!("Bearer {}", bench.token(json!({})));
    assert_eq!(bench.auth.verify_token(&headers(&[&good, &good])).await.unwrap_err(), Rejection::TwoTokens);
}

#[tokio::test]
async fn anything_but_bearer_and_one_token_is_turned_away() {
    let bench = Bench::new(&[]).await;
    let token = bench.token(json!({}));
    for header in [
        token.clone(),
        format!("bearer {token}"),
        format!("Bearer  {token}"),
        format!("Bearer {token} {token}"),
        format!("Bearer {token},"),
        format!("Basic {token}"),
        "Bearer ".to_owned(),
        "Bearer x".to_owned(),
        "Bearer a.b.c".to_owned(),
        format!("Bearer {}", "a".repeat(MAX_TOKEN + 1)),
    ] {
        assert_eq!(bench.auth.verify_token(&headers(&[&header])).await.unwrap_err(), Rejection::Malformed);
    }
}

#[tokio::test]
async fn a_signature_that_was_touched_does_not_fit() {
    let bench = Bench::new(&[]).await;
    let token = bench.token(json!({}));
    let (message, signature) = token.rsplit_once('.').unwrap();
    let other = if signature.starts_with('A') { 'B' } else { 'A' };
    let rejection = bench.verify(&format!("{message}.{other}{}", &signature[1..])).await.unwrap_err();
    assert_eq!((rejection, rejection.status()), (Rejection::Signature, 401));
}

#[tokio::test]
async fn claims_that_were_exchanged_do_not_fit_the_signature() {
    let bench = Bench::new(&[]).await;
    let (one, other) = (bench.token(json!({})), bench.token(json!({"serviceurl": "https://evil.example/"})));
    let one: Vec<_> = one.split('.').collect();
    let other: Vec<_> = other.split('.').collect();
    let mixed = format!("{}.{}.{}", one[0], other[1], one[2]);
    assert_eq!(bench.verify(&mixed).await.unwrap_err(), Rejection::Signature);
}

#[tokio::test]
async fn a_key_that_borrows_a_published_id_is_turned_away() {
    let bench = Bench::new(&[]).await;
    let mut header = Header::new(Algorithm::RS256);
    header.kid = Some("a".into());
    let token = encode(&header, &testing::claims(&bench.clock, &json!({})), &KEY_B.private).unwrap();
    assert_eq!(bench.verify(&token).await.unwrap_err(), Rejection::Signature);
}

#[tokio::test]
async fn other_algorithms_are_turned_away_also_of_the_same_key() {
    let bench = Bench::new(&[]).await;
    let claims = testing::claims(&bench.clock, &json!({}));
    for algorithm in [Algorithm::RS384, Algorithm::RS512, Algorithm::PS256] {
        let mut header = Header::new(algorithm);
        header.kid = Some("a".into());
        let token = encode(&header, &claims, &KEY_A.private).unwrap();
        assert_eq!(bench.verify(&token).await.unwrap_err(), Rejection::Algorithm, "{algorithm:?}");
    }
}

#[tokio::test]
async fn a_shared_secret_or_no_signature_at_all_is_turned_away() {
    let bench = Bench::new(&[]).await;
    let claims = testing::claims(&bench.clock, &json!({}));
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some("a".into());
    let modulus = KEY_A.published(&[])["n"].as_str().unwrap().to_owned();
    let token = encode(&header, &claims, &EncodingKey::from_secret(modulus.as_bytes())).unwrap();
    assert_eq!(bench.verify(&token).await.unwrap_err(), Rejection::Algorithm);

    let good = bench.token(json!({}));
    let rest = good.split_once('.').unwrap().1.rsplit_once('.').unwrap().0;
    // {"alg":"none","kid":"a"}
    let none = format!("eyJhbGciOiJub25lIiwia2lkIjoiYSJ9.{rest}.");
    assert_eq!(bench.verify(&none).await.unwrap_err().status(), 401);
}

#[tokio::test]
async fn a_token_that_names_no_key_is_turned_away() {
    let bench = Bench::new(&[]).await;
    let claims = testing::claims(&bench.clock, &json!({}));
    let token = encode(&Header::new(Algorithm::RS256), &claims, &KEY_A.private).unwrap();
    assert_eq!(bench.verify(&token).await.unwrap_err(), Rejection::UnknownKey);
}

#[tokio::test]
async fn a_critical_header_that_is_not_understood_is_turned_away() {
    let bench = Bench::new(&[]).await;
    let mut header = Header::new(Algorithm::RS256);
    (header.kid, header.crit) = (Some("a".into()), Some(vec!["new".into()]));
    let token = encode(&header, &testing::claims(&bench.clock, &json!({})), &KEY_A.private).unwrap();
    assert_eq!(bench.verify(&token).await.unwrap_err(), Rejection::Malformed);
}

#[tokio::test]
async fn a_token_of_another_issuer_is_turned_away() {
    let bench = Bench::new(&[]).await;
    for issuer in
        [json!("https://sts.windows.net/t1/"), json!(format!("{ISSUER}/")), json!([ISSUER]), Value::Null]
    {
        assert_eq!(bench.rejection(json!({"iss": issuer})).await, Rejection::Issuer);
    }
}

#[tokio::test]
async fn a_token_for_another_bot_is_turned_away() {
    let bench = Bench::new(&[]).await;
    for audience in [json!("other"), json!("https://api.botframework.com"), json!([]), Value::Null] {
        assert_eq!(bench.rejection(json!({"aud": audience})).await, Rejection::Audience);
    }
}

#[tokio::test]
async fn a_token_without_its_times_is_turned_away() {
    let bench = Bench::new(&[]).await;
    assert_eq!(bench.rejection(json!({"exp": null})).await, Rejection::Claims);
    assert_eq!(bench.rejection(json!({"nbf": null})).await, Rejection::Claims);
    assert_eq!(bench.rejection(json!({"exp": "never"})).await, Rejection::Claims);
}

#[tokio::test]
async fn an_expired_token_is_turned_away_by_our_clock() {
    let bench = Bench::new(&[]).await;
    let now = bench.clock.now().as_second();
    assert!(bench.verify(&bench.token(json!({"exp": now - 299}))).await.is_ok());
    assert_eq!(bench.rejection(json!({"exp": now - 300})).await, Rejection::Expired);
}

#[tokio::test]
async fn a_token_from_the_future_is_turned_away_by_our_clock() {
    let bench = Bench::new(&[]).await;
    let now = bench.clock.now().as_second();
    assert!(bench.verify(&bench.token(json!({"nbf": now + 300}))).await.is_ok());
    assert_eq!(bench.rejection(json!({"nbf": now + 301})).await, Rejection::NotYetValid);
}

#[tokio::test]
async fn a_token_without_a_service_url_is_turned_away() {
    let bench = Bench::new(&[]).await;
    assert_eq!(bench.rejection(json!({"serviceurl": null})).await, Rejection::Claims);
}

#[tokio::test]
async fn an_activity_with_another_service_url_is_turned_away() {
    let bench = Bench::new(&[]).await;
    let verified = bench.verify(&bench.token(json!({}))).await.unwrap();
    for url in [
        json!("https://evil.example/"),
        json!(format!("{SERVICE_URL}/")),
        json!(SERVICE_URL.to_uppercase()),
        Value::Null,
    ] {
        let rejection = verified.admits(&activity(json!({"serviceUrl": url})), &tenants()).unwrap_err();
        assert_eq!((rejection, rejection.status()), (Rejection::ServiceUrl, 401));
    }
}

#[tokio::test]
async fn one_slash_more_or_less_at_the_end_of_the_service_url_does_not_matter() {
    let bench = Bench::new(&[]).await;
    let verified =
        bench.verify(&bench.token(json!({"serviceurl": null, "serviceUrl": SERVICE_URL}))).await.unwrap();
    let short = activity(json!({"serviceUrl": SERVICE_URL.trim_end_matches('/')}));
    assert_eq!(verified.admits(&short, &tenants()), Ok(()));
}

#[tokio::test]
async fn a_key_that_may_not_vouch_for_teams_is_forbidden() {
    let bench = Bench::new(&["webchat", "skype"]).await;
    let verified = bench.verify(&bench.token(json!({}))).await.unwrap();
    let rejection = verified.admits(&activity(json!({})), &tenants()).unwrap_err();
    assert_eq!((rejection, rejection.status()), (Rejection::Endorsement, 403));
}

#[tokio::test]
async fn another_channel_than_teams_is_forbidden() {
    let bench = Bench::new(&["msteams", "webchat"]).await;
    let verified = bench.verify(&bench.token(json!({}))).await.unwrap();
    for channel in [json!("webchat"), json!("MSTeams"), json!(""), Value::Null] {
        let rejection = verified.admits(&activity(json!({"channelId": channel})), &tenants()).unwrap_err();
        assert_eq!((rejection, rejection.status()), (Rejection::Channel, 403));
    }
}

#[tokio::test]
async fn a_tenant_that_is_not_on_the_list_is_forbidden() {
    let bench = Bench::new(&[]).await;
    let verified = bench.verify(&bench.token(json!({}))).await.unwrap();
    let rejection = verified.admits(&activity(json!({})), &TenantPolicy::parse("t2")).unwrap_err();
    assert_eq!((rejection, rejection.status()), (Rejection::Tenant, 403));
}

#[tokio::test]
async fn until_keys_are_loaded_senders_are_asked_to_come_back() {
    let bench = Bench::unloaded().await;
    let rejection = bench.verify(&bench.token(json!({}))).await.unwrap_err();
    assert_eq!((rejection, rejection.status()), (Rejection::KeysUnavailable, 503));
    assert_eq!(bench.microsoft.fetches(), 0);
}

#[tokio::test]
async fn a_verified_token_is_remembered_until_it_expires() {
    let bench = Bench::new(&[]).await;
    let token = bench.token(json!({}));
    for _ in 0..3 {
        bench.verify(&token).await.unwrap();
    }
    assert_eq!(bench.remembers(), 1);
    bench.clock.advance(SignedDuration::from_secs(3600 + 299));
    assert!(bench.verify(&token).await.is_ok());
    bench.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(bench.verify(&token).await.unwrap_err(), Rejection::Expired);
}

#[tokio::test]
async fn a_remembered_token_falls_with_its_key() {
    let bench = Bench::new(&[]).await;
    let token = bench.token(json!({}));
    bench.verify(&token).await.unwrap();
    bench.microsoft.publish(vec![KEY_B.published(&[])]);
    bench.auth.keys().refresh().await.unwrap();
    assert_eq!(bench.verify(&token).await.unwrap_err(), Rejection::UnknownKey);
}

#[tokio::test]
async fn a_remembered_token_is_verified_anew_when_its_keys_endorsements_change() {
    let bench = Bench::new(&["msteams"]).await;
    let token = bench.token(json!({}));
    bench.verify(&token).await.unwrap();
    bench.microsoft.publish(vec![KEY_A.published(&["webchat"])]);
    bench.auth.keys().refresh().await.unwrap();
    let verified = bench.verify(&token).await.unwrap();
    assert_eq!(verified.admits(&activity(json!({})), &tenants()), Err(Rejection::Endorsement));
}

#[tokio::test]
async fn what_was_turned_away_is_not_remembered() {
    let bench = Bench::new(&[]).await;
    bench.rejection(json!({"aud": "other"})).await;
    assert_eq!(bench.remembers(), 0);
}

#[tokio::test]
async fn no_more_tokens_are_remembered_than_there_is_room_for() {
    let bench = Bench::new(&[]).await;
    let verified = bench.verify(&bench.token(json!({}))).await.unwrap();
    let keys = bench.auth.keys().snapshot();
    for number in 0..3 * REMEMBERED {
        let known = Known { verified: verified.clone(), ends: i64::MAX, keys: Arc::clone(&keys) };
        bench.auth.remember(Sha256::digest(number.to_le_bytes()).into(), known);
    }
    assert!(bench.remembers() <= REMEMBERED);
    let last = Sha256::digest((3 * REMEMBERED - 1).to_le_bytes()).into();
    assert!(bench.auth.recall(&last, 0).is_some());
}
