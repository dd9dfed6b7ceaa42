//! The bot's own tokens, by client credentials with a secret.
//!
//! One token is kept and used by all; it is fetched anew well before it expires, by one request at a time that
//! all who wait share. Source: "Bot Connector authentication", section "Authenticate requests from your bot",
//! Microsoft Learn.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use oauth2::basic::{BasicClient, BasicRequestTokenError};
use oauth2::{
    AsyncHttpClient, AuthType, ClientId, ClientSecret, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, Scope, TokenResponse, TokenUrl,
};
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

use crate::clock::{BoxFuture, SharedClock};
use crate::metrics::Page;
use crate::protocol::{AccessToken, TokenError, TokenSource};

/// How long before its end a token is no longer handed out while another can be had.
const EARLY: SignedDuration = SignedDuration::from_mins(5);
/// What a token's life is taken to be when the answer does not say.
const DEFAULT_LIFE: SignedDuration = SignedDuration::from_mins(10);
/// How long the token at hand is used before the next attempt after a failed one.
const RETRY: SignedDuration = SignedDuration::from_secs(30);

/// What the bot asks the login service with.
#[derive(Debug, Clone)]
pub struct CredentialsConfig {
    /// The login service, see [`super::Cloud::login_url`].
    pub login_url: String,
    /// The tenant to ask: the bot's home tenant.
    pub tenant: String,
    /// The bot's Microsoft Entra app id.
    pub client_id: String,
    /// Its secret.
    pub client_secret: SecretString,
    /// What the token is for, see [`super::Cloud::scope`].
    pub scope: String,
}

/// The login URL and tenant make no URL.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the login URL and the tenant do not make a URL")]
pub struct InvalidTokenUrl;

type Client = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Gets tokens with a client id and a secret.
pub struct ClientCredentials {
    http: reqwest::Client,
    oauth: Client,
    scope: Scope,
    clock: SharedClock,
    held: Mutex<Option<Held>>,
    /// Held while fetching, one at a time; holds why the last fetch failed, if it did.
    flight: tokio::sync::Mutex<Option<TokenError>>,
    /// How often a token was at hand when it was asked for, and how often not.
    hits: AtomicU64,
    misses: AtomicU64,
}

/// A token that is good for a while.
#[derive(Clone)]
struct Held {
    token: AccessToken,
    /// From when on another is to be fetched.
    stale: Timestamp,
    /// From when on it is worthless.
    ends: Timestamp,
}

impl ClientCredentials {
    /// A token source that has asked for nothing yet. `http` should follow no redirects and have timeouts.
    ///
    /// # Errors
    /// If login URL and tenant make no URL.
    pub fn new(
        config: CredentialsConfig,
        http: reqwest::Client,
        clock: SharedClock,
    ) -> Result<Self, InvalidTokenUrl> {
        let base = config.login_url.trim_end_matches('/');
        let url = TokenUrl::new(format!("{base}/{}/oauth2/v2.0/token", config.tenant));
        let oauth = BasicClient::new(ClientId::new(config.client_id))
            .set_client_secret(ClientSecret::new(config.client_secret.expose_secret().to_owned()))
            // Microsoft Entra wants the secret in the body.
            .set_auth_type(AuthType::RequestBody)
            .set_token_uri(url.map_err(|_| InvalidTokenUrl)?);
        Ok(Self {
            http,
            oauth,
            scope: Scope::new(config.scope),
            clock,
            held: Mutex::default(),
            flight: tokio::sync::Mutex::default(),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
        })
    }

    /// Writes down how often a token was at hand.
    pub fn measure(&self, page: &mut Page) {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        page.counter("token_cache_hits_total", "Times a token for Teams was at hand.", read(&self.hits));
        page.counter("token_cache_misses_total", "Times one had to be fetched first.", read(&self.misses));
    }

    /// The token at hand, or a new one.
    async fn get(&self) -> Result<AccessToken, TokenError> {
        if let Some(token) = self.at_hand(|held| held.stale) {
            self.hits.fetch_add(1, Ordering::Relaxed);
            return Ok(token);
        }
        self.misses.fetch_add(1, Ordering::Relaxed);
        let (mut flight, waited) = match self.flight.try_lock() {
            Ok(flight) => (flight, false),
            Err(_) => (self.flight.lock().await, true),
        };
        if let Some(token) = self.at_hand(|held| held.stale) {
            return Ok(token);
        }
        if waited && let Some(failure) = flight.clone() {
            return Err(failure);
        }
        // Should this call be dropped on the way, those who wait ask for themselves.
        *flight = None;
        match self.fetch().await {
            Ok(held) => {
                let token = held.token.clone();
                *self.held() = Some(held);
                Ok(token)
            }
            Err(error) => {
                tracing::warn!(%error, "no new token for the Connector");
                if let Some(token) = self.at_hand(|held| held.ends) {
                    self.put_off();
                    return Ok(token);
                }
                *flight = Some(error.clone());
                Err(error)
            }
        }
    }

    /// The token at hand, if the moment that `until` picks has not come yet.
    fn at_hand(&self, until: impl Fn(&Held) -> Timestamp) -> Option<AccessToken> {
        let now = self.clock.now();
        self.held().as_ref().filter(|held| now < until(held)).map(|held| held.token.clone())
    }

    /// Makes the next attempt wait, so that not every send tries a login service that is down.
    fn put_off(&self) {
        let later = after(self.clock.now(), RETRY);
        if let Some(held) = self.held().as_mut() {
            held.stale = later.min(held.ends);
        }
    }

    async fn fetch(&self) -> Result<Held, TokenError> {
        let asked = self.clock.now();
        let http = Adapter(self.http.clone());
        let request = self.oauth.exchange_client_credentials().add_scope(self.scope.clone());
        let answer = request.request_async(&http).await.map_err(token_error)?;
        let life = answer
            .expires_in()
            .map_or(DEFAULT_LIFE, |life| SignedDuration::try_from(life).unwrap_or(SignedDuration::MAX));
        Ok(Held {
            token: AccessToken::new(answer.access_token().secret().clone()),
            stale: after(asked, useful(life)),
            ends: after(asked, life),
        })
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TokenSource for ClientCredentials {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, TokenError>> {
        Box::pin(self.get())
    }

    fn invalidate(&self, refused: &AccessToken) {
        // Somebody else may have got a newer one already.
        self.held().take_if(|held| held.token.expose() == refused.expose());
    }
}

/// How long of its life a token is used: four fifths, or until five minutes before its end if that comes first.
fn useful(life: SignedDuration) -> SignedDuration {
    let most = life / 5 * 4;
    let early = life.saturating_sub(EARLY);
    // A life of less than ten minutes leaves no room for the five.
    if early >= life / 2 { most.min(early) } else { most }
}

fn after(start: Timestamp, wait: SignedDuration) -> Timestamp {
    start.checked_add(wait).unwrap_or(Timestamp::MAX)
}

/// Passes requests of the OAuth library to the HTTP client.
struct Adapter(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Adapter {
    type Error = CallError;
    type Future = BoxFuture<'c, Result<HttpResponse, CallError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        let network = |error: reqwest::Error| CallError::Network(error.without_url().to_string());
        Box::pin(async move {
            let answer = self.0.execute(request.try_into().map_err(network)?).await.map_err(network)?;
            let status = answer.status();
            if status.is_server_error() || status == reqwest::StatusCode::TOO_MANY_REQUESTS {
                return Err(CallError::Status(status.as_u16()));
            }
            let mut response = HttpResponse::new(Vec::new());
            *response.status_mut() = status;
            *response.headers_mut() = answer.headers().clone();
            *response.body_mut() = answer.bytes().await.map_err(network)?.into();
            Ok(response)
        })
    }
}

/// Why the login service gave no answer.
#[derive(Debug, Error)]
enum CallError {
    #[error("{0}")]
    Network(String),
    #[error("status {0}")]
    Status(u16),
}

fn token_error(error: BasicRequestTokenError<CallError>) -> TokenError {
    match error {
        BasicRequestTokenError::ServerResponse(refusal) => TokenError::Refused {
            error: refusal.error().to_string(),
            code: refusal.error_description().and_then(|text| entra_code(text)),
        },
        BasicRequestTokenError::Request(error) => TokenError::Unavailable(error.to_string()),
        // The body may hold anything, a token too: it is dropped.
        BasicRequestTokenError::Parse(..) | BasicRequestTokenError::Other(_) => TokenError::BadReply,
    }
}

/// The `AADSTS…` code in a description.
fn entra_code(description: &str) -> Option<String> {
    let start = description.find("AADSTS")?;
    let code = &description[start..];
    let digits = code["AADSTS".len()..].chars().take_while(char::is_ascii_digit).count();
    (digits > 0).then(|| code[.."AADSTS".len() + digits].to_owned())
}

#[cfg(test)]
mod tests;
