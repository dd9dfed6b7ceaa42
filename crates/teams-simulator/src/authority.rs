//! The Bot Framework's signing authority: keys, the metadata document, tokens for deliveries, and bad ones on demand.
//!
//! Source: "Authentication with the Bot Connector API", Connector to bot. Signed by hand, since no JWT crate would
//! make the tokens a bot must refuse.

use std::sync::OnceLock;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rand::{self, SystemRandom};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, UnparsedPublicKey};
use aws_lc_rs::{hmac, signature};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::config::StartError;
use crate::core::Core;
use crate::state::{State, StoredKey};

/// The issuer of the public cloud.
pub(crate) const ISSUER: &str = "https://api.botframework.com";

/// What kind of token a delivery carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// As Teams makes them.
    Good,
    /// For another bot.
    WrongAudience,
    /// From another issuer.
    WrongIssuer,
    /// `alg: none`, no signature.
    AlgNone,
    /// `alg: HS256`, keyed with the public key.
    Hs256,
    /// Expired an hour ago.
    Expired,
    /// Valid in an hour only.
    NotYet,
    /// With another `serviceurl`.
    OtherServiceUrl,
    /// Without `serviceurl`.
    NoServiceUrl,
    /// Signed by a key the key set does not list, under a new `kid`.
    UnknownKid,
    /// Signed by a listed key that is endorsed for another channel alone.
    NoEndorsement,
    /// Signed by another key under a listed `kid`.
    OtherKey,
}

/// The `kid` of the key endorsed for another channel.
const UNENDORSED: &str = "unendorsed";
/// The `kid` of the key that is never published.
const FOREIGN: &str = "foreign";

/// The first keys of simulations that keep no state: made once a process, as making them takes a while.
static SHARED: OnceLock<Vec<StoredKey>> = OnceLock::new();

/// Makes the keys a fresh state lacks.
pub(crate) fn ensure_keys(state: &mut State, kept: bool) -> Result<(), StartError> {
    if let (false, Some(keys)) = (kept, SHARED.get()) {
        state.keys.clone_from(keys);
    }
    make_missing(state)?;
    if !kept {
        // Another simulation of this process may have been first; its keys are as good.
        let _ = SHARED.set(state.keys.clone());
    }
    Ok(())
}

fn make_missing(state: &mut State) -> Result<(), StartError> {
    for name in [UNENDORSED, FOREIGN] {
        if !state.keys.iter().any(|k| k.kid == name) {
            add_key(state, name, name != FOREIGN)?;
        }
    }
    if current(state).is_none() {
        add_key(state, &new_kid(), true)?;
    }
    Ok(())
}

/// A new signing key; the old ones stay in the key set if `keep_old`.
pub(crate) fn rotate(core: &Core, keep_old: bool) -> Result<(), StartError> {
    let mut state = core.state();
    let State { keys, journal, .. } = &mut *state;
    for (n, key) in keys.iter_mut().enumerate() {
        if key.kid != UNENDORSED && key.kid != FOREIGN && !keep_old {
            key.published = false;
            journal.put(&format!("key/{n:04}"), key);
        }
    }
    add_key(&mut state, &new_kid(), true)
}

fn add_key(state: &mut State, kid: &str, published: bool) -> Result<(), StartError> {
    let failed = |_| StartError::Setup("no signing key could be made".to_owned());
    let pair = KeyPair::generate(KeySize::Rsa2048).map_err(failed)?;
    let der: Pkcs8V1Der<'_> = pair.as_der().map_err(failed)?;
    let key = StoredKey { kid: kid.to_owned(), pkcs8: URL_SAFE_NO_PAD.encode(der.as_ref()), published };
    state.journal.put(&format!("key/{:04}", state.keys.len()), &key);
    state.keys.push(key);
    state.minted.clear();
    Ok(())
}

/// A random name.
pub(crate) fn new_kid() -> String {
    let mut bytes = [0_u8; 16];
    // The machine's random source does not fail once it works; a name of zeros would still be a name.
    let _ = rand::fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The newest key of ours that is endorsed.
fn current(state: &State) -> Option<&StoredKey> {
    state.keys.iter().rev().find(|k| k.kid != UNENDORSED && k.kid != FOREIGN)
}

fn named<'a>(state: &'a State, kid: &str) -> Option<&'a StoredKey> {
    state.keys.iter().find(|k| k.kid == kid)
}

fn pair(key: &StoredKey) -> Option<KeyPair> {
    let der = URL_SAFE_NO_PAD.decode(&key.pkcs8).ok()?;
    KeyPair::from_pkcs8(&der).ok()
}

/// The OpenID metadata document.
pub(crate) fn metadata(core: &Core) -> Value {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://invalid.botframework.com",
        "jwks_uri": format!("{}/v1/.well-known/keys", core.base_url),
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
    })
}

/// The key set.
pub(crate) fn keys(core: &Core) -> Value {
    let state = core.state();
    let keys: Vec<Value> = state.keys.iter().filter(|k| k.published).filter_map(jwk).collect();
    json!({"keys": keys})
}

fn jwk(key: &StoredKey) -> Option<Value> {
    let pair = pair(key)?;
    let public = pair.public_key();
    let endorsements = if key.kid == UNENDORSED { json!(["webchat"]) } else { json!(["msteams", "webchat"]) };
    Some(json!({
        "kty": "RSA", "use": "sig", "kid": key.kid, "x5t": key.kid,
        "n": URL_SAFE_NO_PAD.encode(public.modulus().big_endian_without_leading_zero()),
        "e": URL_SAFE_NO_PAD.encode(public.exponent().big_endian_without_leading_zero()),
        "endorsements": endorsements,
    }))
}

/// Seconds for which deliveries carry the same token, as those of Teams do for a while.
const REUSED: i64 = 1800;

/// A token for a delivery to the bot.
pub(crate) fn bot_token(core: &Core, kind: TokenKind, service_url: &str) -> Option<String> {
    let now = core.clock().now().as_second();
    if kind == TokenKind::Good
        && let Some((token, made)) = core.state().minted.get(service_url)
        && now - made < REUSED
    {
        return Some(token.clone());
    }
    let token = mint(core, kind, service_url, now)?;
    if kind == TokenKind::Good {
        core.state().minted.insert(service_url.to_owned(), (token.clone(), now));
    }
    Some(token)
}

fn mint(core: &Core, kind: TokenKind, service_url: &str, now: i64) -> Option<String> {
    let mut claims = json!({
        "serviceurl": service_url, "nbf": now - 5, "exp": now + 3600, "iss": ISSUER, "aud": core.config.bot_app_id,
    });
    match kind {
        TokenKind::WrongAudience => claims["aud"] = json!("b07c0de0-0000-4000-8000-000000000000"),
        TokenKind::WrongIssuer => claims["iss"] = json!("https://sts.windows.net/common/"),
        TokenKind::Expired => (claims["nbf"], claims["exp"]) = (json!(now - 7200), json!(now - 3600)),
        TokenKind::NotYet => (claims["nbf"], claims["exp"]) = (json!(now + 3600), json!(now + 7200)),
        TokenKind::OtherServiceUrl => claims["serviceurl"] = json!("https://smba.trafficmanager.net/other/"),
        TokenKind::NoServiceUrl => {
            claims.as_object_mut().map(|c| c.remove("serviceurl"));
        }
        TokenKind::Good
        | TokenKind::AlgNone
        | TokenKind::Hs256
        | TokenKind::UnknownKid
        | TokenKind::NoEndorsement
        | TokenKind::OtherKey => {}
    }
    let state = core.state();
    let current = current(&state)?;
    let header = |alg: &str, kid: &str| json!({"alg": alg, "kid": kid, "x5t": kid, "typ": "JWT"});
    match kind {
        TokenKind::AlgNone => Some(format!("{}.", unsigned(&header("none", &current.kid), &claims))),
        TokenKind::Hs256 => Some(hs256(&header("HS256", &current.kid), &claims, current)?),
        TokenKind::UnknownKid => rs256(&header("RS256", FOREIGN), &claims, named(&state, FOREIGN)?),
        TokenKind::OtherKey => rs256(&header("RS256", &current.kid), &claims, named(&state, FOREIGN)?),
        TokenKind::NoEndorsement => rs256(&header("RS256", UNENDORSED), &claims, named(&state, UNENDORSED)?),
        TokenKind::Good
        | TokenKind::WrongAudience
        | TokenKind::WrongIssuer
        | TokenKind::Expired
        | TokenKind::NotYet
        | TokenKind::OtherServiceUrl
        | TokenKind::NoServiceUrl => rs256(&header("RS256", &current.kid), &claims, current),
    }
}

/// A token of the login service for the Connector.
pub(crate) fn access_token(core: &Core, lifetime: i64) -> Option<String> {
    let now = core.clock().now().as_second();
    let tenant = &core.config.tenant;
    let claims = json!({
        "aud": ISSUER, "iss": format!("https://sts.windows.net/{tenant}/"), "iat": now, "nbf": now,
        "exp": now + lifetime, "appid": core.config.bot_app_id, "tid": tenant, "ver": "1.0", "uti": new_kid(),
    });
    let state = core.state();
    let key = current(&state)?;
    rs256(&json!({"alg": "RS256", "kid": key.kid, "typ": "JWT"}), &claims, key)
}

/// Whether this is a token of ours for the Connector that has not expired.
pub(crate) fn accepts(core: &Core, token: &str) -> bool {
    let now = core.clock().now().as_second();
    if let Some(expires) = core.state().accepted.get(token) {
        return now < *expires;
    }
    let Some(expires) = verified(core, token).filter(|expires| now < *expires) else { return false };
    core.state().accepted.insert(token.to_owned(), expires);
    true
}

/// When a token of ours for the Connector expires.
fn verified(core: &Core, token: &str) -> Option<i64> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (_, claims) = signed.split_once('.')?;
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
    let claims: Value = serde_json::from_slice(&decode(claims)?).ok()?;
    let signature = decode(signature)?;
    if claims["aud"] != ISSUER || claims["appid"] != core.config.bot_app_id.as_str() {
        return None;
    }
    let ours = core.state().keys.clone();
    let ours = ours.iter().filter(|k| k.kid != FOREIGN && k.kid != UNENDORSED).filter_map(pair);
    let signed_by = |pair: &KeyPair| {
        let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, pair.public_key().as_ref());
        public.verify(signed.as_bytes(), &signature).is_ok()
    };
    let found = ours.into_iter().any(|pair| signed_by(&pair));
    claims["exp"].as_i64().filter(|_| found)
}

fn unsigned(header: &Value, claims: &Value) -> String {
    let part = |v: &Value| URL_SAFE_NO_PAD.encode(v.to_string());
    format!("{}.{}", part(header), part(claims))
}

fn rs256(header: &Value, claims: &Value, key: &StoredKey) -> Option<String> {
    let signed = unsigned(header, claims);
    let pair: signature::RsaKeyPair = pair(key)?;
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).ok()?;
    Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// The classical confusion: the public key used as a shared secret.
fn hs256(header: &Value, claims: &Value, key: &StoredKey) -> Option<String> {
    let signed = unsigned(header, claims);
    let secret = hmac::Key::new(hmac::HMAC_SHA256, pair(key)?.public_key().as_ref());
    let tag = hmac::sign(&secret, signed.as_bytes());
    Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(tag.as_ref())))
}
