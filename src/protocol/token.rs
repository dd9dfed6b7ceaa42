//! The contract for outbound tokens, which `auth` fulfils and `connector` uses.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

use crate::clock::BoxFuture;

/// A bearer token. Does not print.
#[derive(Clone)]
pub struct AccessToken(SecretString);

impl AccessToken {
    /// Wraps a token.
    #[must_use]
    pub fn new(token: String) -> Self {
        Self(token.into())
    }

    /// The token itself, for the `Authorization` header alone.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

/// Where the bot's own tokens come from.
pub trait TokenSource: Send + Sync + 'static {
    /// A token that is good for some minutes at least.
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, TokenError>>;

    /// Says that `refused` was refused, so that it is not handed out again.
    fn invalidate(&self, refused: &AccessToken);
}

/// Why there is no token. Holds codes for the operator, never a secret.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TokenError {
    /// The login service refused: configuration or registration is wrong, retrying does not help.
    #[error("the login service refused: {error}{}", code.as_ref().map(|it| format!(" ({it})")).unwrap_or_default())]
    Refused {
        /// The OAuth error, e.g. `invalid_client`.
        error: String,
        /// The Entra code, e.g. `AADSTS7000215`.
        code: Option<String>,
    },
    /// The login service could not be reached or is out of order; worth a retry.
    #[error("the login service is out of reach: {0}")]
    Unavailable(String),
    /// The login service answered with something else than a token.
    #[error("the login service gave an answer that could not be read")]
    BadReply,
}

impl TokenError {
    /// Whether a later attempt may succeed without anybody mending anything.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable(_) | Self::BadReply => true,
            Self::Refused { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_does_not_print() {
        assert_eq!(format!("{:?}", AccessToken::new("sesame".into())), "AccessToken(…)");
    }
}
