//! The keys that the Bot Framework signs with: fetched, kept, refreshed.
//!
//! The metadata document names where they are. They are refreshed in the background; an unknown key id asks
//! again at once, but not more often than every five minutes, so that made-up ids cannot hammer Microsoft. While
//! Microsoft's side is down the last good set stays. Source: "Bot Connector authentication", Microsoft Learn.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::DecodingKey;
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use crate::clock::SharedClock;

/// How long a set of keys is used before the next look.
const REFRESH: SignedDuration = SignedDuration::from_hours(12);
/// How long made-up key ids must wait for each other.
const UNKNOWN_FLOOR: SignedDuration = SignedDuration::from_mins(5);
/// The longest wait after a failed fetch; the first is one second.
const RETRY_MAX: Duration = Duration::from_secs(300);

/// A key that a token may be signed with.
pub(super) struct SigningKey {
    /// The key itself.
    pub(super) decoding: DecodingKey,
    /// The channels that it may vouch for; empty means all.
    pub(super) endorsements: Vec<String>,
}

/// The keys of one moment. Compared by identity: another set means that tokens must be verified anew.
#[derive(Default)]
pub(super) struct KeySet {
    keys: HashMap<String, SigningKey>,
    /// The keys as published, to tell whether a newly fetched set is another one.
    published: Vec<Value>,
}

impl KeySet {
    /// The key with this id.
    pub(super) fn get(&self, kid: &str) -> Option<&SigningKey> {
        self.keys.get(kid)
    }
}

/// Why the keys could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The address does not answer, or not with 200.
    #[error("{url} does not answer: {why}")]
    Unreachable {
        /// The address.
        url: String,
        /// What went wrong.
        why: String,
    },
    /// The answer is not what it should be.
    #[error("{url} did not give {expected}")]
    Unreadable {
        /// The address.
        url: String,
        /// What should have been there.
        expected: &'static str,
    },
}

/// The signing keys, kept up to date.
pub struct KeyCache {
    http: reqwest::Client,
    metadata_url: String,
    clock: SharedClock,
    current: RwLock<Arc<KeySet>>,
    /// Held while fetching: one fetch at a time.
    flight: tokio::sync::Mutex<()>,
    /// When an unknown key id last made us ask.
    asked_for_unknown: Mutex<Option<Timestamp>>,
}

impl KeyCache {
    /// An empty cache for the keys that the document at `metadata_url` names.
    ///
    /// `http` should follow no redirects and have timeouts.
    #[must_use]
    pub fn new(http: reqwest::Client, metadata_url: String, clock: SharedClock) -> Self {
        Self {
            http,
            metadata_url,
            clock,
            current: RwLock::default(),
            flight: tokio::sync::Mutex::default(),
            asked_for_unknown: Mutex::default(),
        }
    }

    /// Whether there are keys to verify with.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        !self.snapshot().keys.is_empty()
    }

    /// Fetches the keys now.
    ///
    /// # Errors
    /// If they cannot be fetched or read, or none is usable; the set at hand then stays.
    pub async fn refresh(&self) -> Result<(), KeyError> {
        let _flight = self.flight.lock().await;
        self.fetch_and_keep().await
    }

    /// Fetches the keys, and again every twelve hours; after a failure soon and then less and less often. Never
    /// ends.
    pub async fn keep_fresh(&self) {
        let mut failures = 0;
        loop {
            let wait = match self.refresh().await {
                Ok(()) => {
                    failures = 0;
                    REFRESH
                }
                Err(error) => {
                    let loaded = self.is_loaded();
                    tracing::warn!(%error, loaded, "the signing keys could not be refreshed");
                    let wait = RETRY_MAX.min(Duration::from_secs(1_u64 << failures.min(10)));
                    failures += 1;
                    SignedDuration::try_from(wait).unwrap_or(REFRESH)
                }
            };
            let next = self.clock.now().checked_add(wait).unwrap_or(Timestamp::MAX);
            self.clock.sleep_until(next).await;
        }
    }

    /// The set at hand.
    pub(super) fn snapshot(&self) -> Arc<KeySet> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// A set with the key `kid`, after a fetch if need be and allowed.
    pub(super) async fn with_key(self: &Arc<Self>, kid: &str) -> Option<Arc<KeySet>> {
        if let Some(set) = self.having(kid) {
            return Some(set);
        }
        if !self.may_ask() && self.flight.try_lock().is_ok() {
            return None;
        }
        // In a task of its own: a sender who hangs up must not use up the one question in five minutes.
        let (this, kid) = (Arc::clone(self), kid.to_owned());
        tokio::spawn(async move { this.ask(&kid).await }).await.ok().flatten()
    }

    /// Fetches the keys for the sake of `kid`, unless somebody just did.
    async fn ask(&self, kid: &str) -> Option<Arc<KeySet>> {
        let _flight = self.flight.lock().await;
        if let Some(set) = self.having(kid) {
            return Some(set);
        }
        if !self.may_ask() {
            return None;
        }
        *self.asked_for_unknown.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.clock.now());
        if let Err(error) = self.fetch_and_keep().await {
            tracing::warn!(%error, "the signing keys could not be refreshed for an unknown key id");
        }
        self.having(kid)
    }

    fn having(&self, kid: &str) -> Option<Arc<KeySet>> {
        let set = self.snapshot();
        set.get(kid).is_some().then_some(set)
    }

    fn may_ask(&self) -> bool {
        let last = *self.asked_for_unknown.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_none_or(|last| self.clock.now().duration_since(last) >= UNKNOWN_FLOOR)
    }

    async fn fetch_and_keep(&self) -> Result<(), KeyError> {
        let set = self.fetch().await?;
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        // The same keys again keep their identity, so that verified tokens stay known.
        if current.published != set.published {
            *current = Arc::new(set);
        }
        Ok(())
    }

    async fn fetch(&self) -> Result<KeySet, KeyError> {
        let url = &self.metadata_url;
        let document = self.get_json(url).await?;
        let unreadable = |url: &str, expected| KeyError::Unreadable { url: url.to_owned(), expected };
        let keys_url = document.get("jwks_uri").and_then(Value::as_str);
        let keys_url = keys_url.ok_or_else(|| unreadable(url, "a jwks_uri"))?;
        if crosses_to_http(url, keys_url) {
            return Err(unreadable(url, "a jwks_uri with https"));
        }
        let mut answer = self.get_json(keys_url).await?;
        let Some(Value::Array(published)) = answer.get_mut("keys").map(Value::take) else {
            return Err(unreadable(keys_url, "a list of keys"));
        };
        let keys: HashMap<_, _> = published.iter().filter_map(read_key).collect();
        if keys.is_empty() {
            return Err(unreadable(keys_url, "any usable key"));
        }
        Ok(KeySet { keys, published })
    }

    async fn get_json(&self, url: &str) -> Result<Value, KeyError> {
        let unreachable = |why: String| KeyError::Unreachable { url: url.to_owned(), why };
        let failed = |error: reqwest::Error| unreachable(error.without_url().to_string());
        let answer = self.http.get(url).send().await.map_err(failed)?;
        if answer.status() != reqwest::StatusCode::OK {
            return Err(unreachable(answer.status().to_string()));
        }
        let body = answer.bytes().await.map_err(failed)?;
        serde_json::from_slice(&body)
            .map_err(|_| KeyError::Unreadable { url: url.to_owned(), expected: "JSON" })
    }
}

/// Whether a document had over https would have the keys fetched without it.
fn crosses_to_http(document: &str, keys: &str) -> bool {
    document.starts_with("https:") && !keys.starts_with("https:")
}

/// A published key, as far as it matters here. The endorsements are the Bot Framework's own.
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: String,
    n: String,
    e: String,
    alg: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    #[serde(default)]
    endorsements: Option<Vec<String>>,
}

/// An RSA key for signatures with its id; anything else is passed over.
fn read_key(value: &Value) -> Option<(String, SigningKey)> {
    let jwk = Jwk::deserialize(value).ok()?;
    let signs = jwk.kty == "RSA"
        && jwk.alg.is_none_or(|alg| alg == "RS256")
        && jwk.usage.is_none_or(|usage| usage == "sig");
    let decoding = DecodingKey::from_rsa_components(&jwk.n, &jwk.e).ok().filter(|_| signs)?;
    Some((jwk.kid, SigningKey { decoding, endorsements: jwk.endorsements.unwrap_or_default() }))
}

#[cfg(test)]
mod tests;
