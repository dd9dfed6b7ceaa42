//! Tokens both ways, seen with jsonwebtoken's eyes.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Value, json};
use teams_simulator::{Effect, Fault, FaultOn, TokenKind};

use crate::bot::Bot;

async fn jwk(bot: &Bot, token: &str) -> Option<Value> {
    let metadata: Value = bot.http.get(bot.sim.metadata_url()).send().await.unwrap().json().await.unwrap();
    assert_eq!(metadata["issuer"], "https://api.botframework.com");
    let keys: Value =
        bot.http.get(metadata["jwks_uri"].as_str().unwrap()).send().await.unwrap().json().await.unwrap();
    let kid = decode_header(token).ok()?.kid?;
    keys["keys"].as_array().unwrap().iter().find(|k| k["kid"] == kid.as_str()).cloned()
}

async fn claims(bot: &Bot, token: &str) -> Option<Value> {
    let jwk = jwk(bot, token).await?;
    let key = DecodingKey::from_rsa_components(jwk["n"].as_str()?, jwk["e"].as_str()?).ok()?;
    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_audience(&[bot.sim.app_id()]);
    validation.set_issuer(&["https://api.botframework.com"]);
    validation.validate_exp = false;
    validation.set_required_spec_claims(&["aud", "iss"]);
    decode::<Value>(token, &key, &validation).ok().map(|t| t.claims)
}

#[tokio::test]
async fn a_delivery_is_signed_by_a_listed_key_for_this_bot_and_service_url() {
    let bot = Bot::new().await;
    bot.sim.person("marta").says("marta", "hola").await;
    let headers = bot.last_headers();
    let token = headers["authorization"].to_str().unwrap().strip_prefix("Bearer ").unwrap().to_owned();
    let claims = claims(&bot, &token).await.expect("a valid token");
    assert_eq!(claims["serviceurl"], bot.last()["serviceUrl"]);
    let now = bot.sim.clock().now().as_second();
    assert!(claims["nbf"].as_i64().unwrap() <= now && claims["exp"].as_i64().unwrap() == now + 3600);
    assert!(jwk(&bot, &token).await.unwrap()["endorsements"].as_array().unwrap().contains(&json!("msteams")));
    assert_eq!(headers["x-ms-tenant-id"], bot.sim.home_tenant());
}

#[tokio::test]
async fn every_bad_token_is_bad_in_its_own_way() {
    let bot = Bot::new().await;
    let url = bot.sim.service_url("fasttrack");
    let token = |kind| bot.sim.token(kind, &url);
    for kind in [
        TokenKind::WrongAudience,
        TokenKind::WrongIssuer,
        TokenKind::AlgNone,
        TokenKind::Hs256,
        TokenKind::UnknownKid,
        TokenKind::OtherKey,
    ] {
        assert!(claims(&bot, &token(kind)).await.is_none(), "{kind:?} passed");
    }
    let now = bot.sim.clock().now().as_second();
    let of = async |kind| {
        claims(&bot, &token(kind)).await.unwrap_or_else(|| panic!("{kind:?} has a bad signature"))
    };
    assert!(of(TokenKind::Expired).await["exp"].as_i64().unwrap() < now - 300);
    assert!(of(TokenKind::NotYet).await["nbf"].as_i64().unwrap() > now + 300);
    assert_ne!(of(TokenKind::OtherServiceUrl).await["serviceurl"], url.as_str());
    assert!(of(TokenKind::NoServiceUrl).await.get("serviceurl").is_none());
    let unendorsed = jwk(&bot, &token(TokenKind::NoEndorsement)).await.unwrap();
    assert_eq!(unendorsed["endorsements"], json!(["webchat"]));
}

#[tokio::test]
async fn after_a_rotation_new_tokens_have_a_new_key_and_the_old_one_can_go() {
    let bot = Bot::new().await;
    let url = bot.sim.service_url("fasttrack");
    let old = bot.sim.token(TokenKind::Good, &url);
    bot.sim.rotate_keys(true).unwrap();
    let new = bot.sim.token(TokenKind::Good, &url);
    assert_ne!(decode_header(&old).unwrap().kid, decode_header(&new).unwrap().kid);
    assert!(claims(&bot, &old).await.is_some());
    bot.sim.rotate_keys(false).unwrap();
    assert!(claims(&bot, &old).await.is_none());
    assert!(claims(&bot, &bot.sim.token(TokenKind::Good, &url)).await.is_some());
}

async fn ask(bot: &Bot, tenant: &str, change: (&str, Option<&str>)) -> (u16, Value) {
    let mut form = vec![
        ("grant_type", "client_credentials"),
        ("client_id", bot.sim.app_id()),
        ("client_secret", bot.sim.secret()),
        ("scope", "https://api.botframework.com/.default"),
    ];
    form.retain(|(k, _)| *k != change.0);
    if let Some(value) = change.1 {
        form.push((change.0, value));
    }
    let url = format!("{}/{tenant}/oauth2/v2.0/token", bot.sim.login_url());
    let response = bot.http.post(url).form(&form).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn the_token_endpoint_answers_as_entra_does() {
    let bot = Bot::new().await;
    let home = bot.sim.home_tenant().to_owned();
    let contoso = bot.sim.world().tenant("contoso").unwrap().id.clone();
    let (status, good) = ask(&bot, &home, ("x", None)).await;
    assert_eq!((status, &good["token_type"], &good["expires_in"]), (200, &json!("Bearer"), &json!(3599)));
    let cases = [
        (home.as_str(), ("client_secret", Some("wrong")), 401, "invalid_client", 7_000_215),
        (&home, ("client_secret", None), 401, "invalid_client", 7_000_218),
        (&home, ("client_id", Some("another")), 400, "unauthorized_client", 700_016),
        (&contoso, ("x", None), 400, "unauthorized_client", 700_016),
        ("nowhere", ("x", None), 400, "invalid_request", 90002),
        (&home, ("scope", Some("https://graph.microsoft.com/.default")), 400, "invalid_scope", 70011),
        (&home, ("grant_type", None), 400, "invalid_request", 900_144),
        (&home, ("grant_type", Some("password")), 400, "unsupported_grant_type", 70003),
    ];
    for (tenant, change, status, error, code) in cases {
        let (got, body) = ask(&bot, tenant, change).await;
        assert_eq!(
            (got, &body["error"], &body["error_codes"][0]),
            (status, &json!(error), &json!(code)),
            "{change:?}"
        );
        assert!(body["error_description"].as_str().unwrap().starts_with(&format!("AADSTS{code}: ")));
    }
}

#[tokio::test]
async fn the_connector_refuses_calls_without_a_fresh_token_of_its_own() {
    let bot = Bot::new().await;
    let url = format!("{}{}", bot.sim.service_url("fasttrack"), bot.activities("marta"));
    let post = async |token: &str| {
        let request = bot.http.post(&url).bearer_auth(token).json(&json!({"type": "message", "text": "hi"}));
        request.send().await.unwrap().status().as_u16()
    };
    let token = bot.token().await;
    assert_eq!(post(&token).await, 201);
    assert_eq!(post(&bot.sim.token(TokenKind::Good, &bot.sim.service_url("fasttrack"))).await, 401);
    assert_eq!(post("nonsense").await, 401);
    bot.sim.clock().advance(jiff::SignedDuration::from_secs(3600));
    assert_eq!(post(&token).await, 401);
}

#[tokio::test]
async fn metadata_keys_and_tokens_can_be_down() {
    let bot = Bot::new().await;
    for on in [FaultOn::Metadata, FaultOn::Keys, FaultOn::Token] {
        bot.sim.fault(Fault::once(on, Effect::Down));
    }
    let get = async |url: String| bot.http.get(url).send().await.unwrap().status().as_u16();
    let keys = format!("{}/v1/.well-known/keys", bot.sim.base_url());
    assert_eq!((get(bot.sim.metadata_url()).await, get(keys.clone()).await), (503, 503));
    assert_eq!((get(bot.sim.metadata_url()).await, get(keys).await), (200, 200));
    let token = format!("{}/{}/oauth2/v2.0/token", bot.sim.login_url(), bot.sim.home_tenant());
    assert_eq!(bot.http.post(token).send().await.unwrap().status().as_u16(), 503);
}
