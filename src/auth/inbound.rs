//! Verifies the token of a request, before its body is read.
//!
//! RS256 alone, with a key that Microsoft publishes now; issuer, audience and times by our own clock. Verified
//! tokens are remembered by their hash until they expire or the keys change. What the body must have in common
//! with the token is in `verified`. Source: "Bot Connector authentication", Microsoft Learn.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use http::HeaderMap;
use http::header::AUTHORIZATION;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation, decode, decode_header};
use sha2::{Digest, Sha256};

use super::claims::{self, Claims};
use super::keys::{KeyCache, KeySet};
use super::rejection::Rejection;
use super::verified::{Bearer, Verified};
use crate::clock::SharedClock;

/// The longest token that is looked at, in bytes; the Bot Framework's have about a thousand.
const MAX_TOKEN: usize = 16 * 1024;
/// How many verified tokens are remembered before the older half is forgotten.
const REMEMBERED: usize = 8192;

/// What requests to this bot must prove.
#[derive(Debug, Clone)]
pub struct InboundConfig {
    /// The bot's Microsoft Entra app id.
    pub client_id: String,
    /// The `iss` of the tokens, see [`super::Cloud::issuer`].
    pub issuer: String,
    /// The document that names the signing keys, see [`super::Cloud::metadata_url`].
    pub metadata_url: String,
}

/// Verifies the tokens of requests.
pub struct Authenticator {
    issuer: String,
    audiences: [String; 3],
    validation: Validation,
    keys: Arc<KeyCache>,
    remembered: Mutex<Remembered>,
    clock: SharedClock,
}

impl Authenticator {
    /// An authenticator without keys yet: run [`KeyCache::keep_fresh`] on [`Authenticator::keys`].
    ///
    /// `http` should follow no redirects and have timeouts.
    #[must_use]
    pub fn new(config: InboundConfig, http: reqwest::Client, clock: SharedClock) -> Self {
        let id = &config.client_id;
        let audiences = [id.clone(), format!("api://{id}"), format!("api://botid-{id}")];
        let mut validation = Validation::new(Algorithm::RS256);
        validation.set_issuer(&[&config.issuer]);
        validation.set_audience(&audiences);
        validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud"]);
        // Times are checked by our own clock, in `claims`.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        let keys = Arc::new(KeyCache::new(http, config.metadata_url, Arc::clone(&clock)));
        Self { issuer: config.issuer, audiences, validation, keys, remembered: Mutex::default(), clock }
    }

    /// The signing keys.
    #[must_use]
    pub fn keys(&self) -> &Arc<KeyCache> {
        &self.keys
    }

    /// Verifies the token in a request's headers.
    ///
    /// # Errors
    /// 401 for whatever is wrong with it, 503 while no signing keys are known.
    pub async fn verify_token(&self, headers: &HeaderMap) -> Result<Verified, Rejection> {
        let token = bearer(headers)?;
        let now = self.clock.now().as_second();
        let hash: TokenHash = Sha256::digest(token).into();
        if let Some(known) = self.recall(&hash, now) {
            return known;
        }
        if !self.keys.is_loaded() {
            return Err(Rejection::KeysUnavailable);
        }
        let header = decode_header(token).map_err(|error| reject(error.kind()))?;
        if header.alg != Algorithm::RS256 {
            return Err(Rejection::Algorithm);
        }
        if header.crit.is_some() {
            return Err(Rejection::Malformed);
        }
        let kid = header.kid.ok_or(Rejection::UnknownKey)?;
        let set = self.keys.with_key(&kid).await.ok_or(Rejection::UnknownKey)?;
        let key = set.get(&kid).ok_or(Rejection::UnknownKey)?;
        let claims: Claims =
            decode(token, &key.decoding, &self.validation).map_err(|error| reject(error.kind()))?.claims;
        claims::issuer(&claims, &self.issuer)?;
        claims::audience(&claims, &self.audiences)?;
        let ends = claims::times(&claims, now)?;
        let service_url = claims::service_url(&claims)?;
        let bearer = Bearer { service_url, endorsements: key.endorsements.clone() };
        let verified = Verified(Arc::new(bearer));
        self.remember(hash, Known { verified: verified.clone(), ends, keys: set });
        Ok(verified)
    }

    /// What is remembered of a token, if that still holds.
    fn recall(&self, hash: &TokenHash, now: i64) -> Option<Result<Verified, Rejection>> {
        let current = self.keys.snapshot();
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let known = remembered.get(hash)?;
        if !Arc::ptr_eq(&known.keys, &current) {
            return None;
        }
        Some(if now < known.ends { Ok(known.verified.clone()) } else { Err(Rejection::Expired) })
    }

    fn remember(&self, hash: TokenHash, known: Known) {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner).put(hash, known);
    }
}

/// The one token of a request: exactly `Bearer`, a space, and the token.
fn bearer(headers: &HeaderMap) -> Result<&str, Rejection> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values.next().ok_or(Rejection::NoToken)?;
    if values.next().is_some() {
        return Err(Rejection::TwoTokens);
    }
    let token = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    let plain = !token.is_empty() && token.len() <= MAX_TOKEN && !token.contains([' ', '\t', ',']);
    if plain { Ok(token) } else { Err(Rejection::Malformed) }
}

/// The rejection for what the JWT library found.
fn reject(kind: &ErrorKind) -> Rejection {
    match kind {
        ErrorKind::InvalidSignature => Rejection::Signature,
        ErrorKind::InvalidAlgorithm | ErrorKind::InvalidAlgorithmName | ErrorKind::UnsupportedAlgorithm => {
            Rejection::Algorithm
        }
        ErrorKind::InvalidIssuer => Rejection::Issuer,
        ErrorKind::InvalidAudience => Rejection::Audience,
        ErrorKind::MissingRequiredClaim(claim) => match claim.as_str() {
            "iss" => Rejection::Issuer,
            "aud" => Rejection::Audience,
            _ => Rejection::Claims,
        },
        _ => Rejection::Malformed,
    }
}

type TokenHash = [u8; 32];

/// A token that was verified before.
struct Known {
    verified: Verified,
    /// The Unix second from which it counts no more.
    ends: i64,
    /// The keys it was verified with.
    keys: Arc<KeySet>,
}

/// Verified tokens in two halves: when the young half is full, the old one is forgotten.
#[derive(Default)]
struct Remembered {
    young: HashMap<TokenHash, Known>,
    old: HashMap<TokenHash, Known>,
}

impl Remembered {
    fn get(&mut self, hash: &TokenHash) -> Option<&Known> {
        if let Some(known) = self.old.remove(hash) {
            self.put(*hash, known);
        }
        self.young.get(hash)
    }

    fn put(&mut self, hash: TokenHash, known: Known) {
        if self.young.len() >= REMEMBERED / 2 {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(hash, known);
    }
}

#[cfg(test)]
mod tests;
