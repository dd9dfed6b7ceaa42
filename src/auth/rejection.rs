//! Why a request is turned away: a reason for logs and metrics, and the status for the sender.

use thiserror::Error;

/// Why a request is turned away. Says nothing of how the bot is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
#[error("{}", self.reason())]
pub enum Rejection {
    /// There is no `Authorization` header.
    NoToken,
    /// There is more than one `Authorization` header.
    TwoTokens,
    /// The header is not `Bearer` and a token, or the token is no JWT that can be read.
    Malformed,
    /// The token is not signed with RS256.
    Algorithm,
    /// The token names a key that Microsoft does not publish, or none.
    UnknownKey,
    /// The signature does not fit.
    Signature,
    /// The token comes from somebody else.
    Issuer,
    /// The token is for somebody else.
    Audience,
    /// The token lacks a claim, or has one that makes no sense.
    Claims,
    /// The token is no longer valid.
    Expired,
    /// The token is not valid yet.
    NotYetValid,
    /// The token is for another service URL than the activity's.
    ServiceUrl,
    /// The signing keys have not been loaded yet.
    KeysUnavailable,
    /// The activity does not come from Teams.
    Channel,
    /// The signing key may not vouch for the activity's channel.
    Endorsement,
    /// The activity's tenant may not use the bot, or the activity names none.
    Tenant,
}

impl Rejection {
    /// The HTTP status: 401 for the token, 403 for what it does not allow, 503 while no key is known.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::NoToken
            | Self::TwoTokens
            | Self::Malformed
            | Self::Algorithm
            | Self::UnknownKey
            | Self::Signature
            | Self::Issuer
            | Self::Audience
            | Self::Claims
            | Self::Expired
            | Self::NotYetValid
            | Self::ServiceUrl => 401,
            Self::Channel | Self::Endorsement | Self::Tenant => 403,
            Self::KeysUnavailable => 503,
        }
    }

    /// A word for it that never changes, for logs, metrics and the response.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoToken => "no_token",
            Self::TwoTokens => "two_tokens",
            Self::Malformed => "malformed_token",
            Self::Algorithm => "algorithm",
            Self::UnknownKey => "unknown_key",
            Self::Signature => "signature",
            Self::Issuer => "issuer",
            Self::Audience => "audience",
            Self::Claims => "claims",
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::ServiceUrl => "service_url",
            Self::KeysUnavailable => "keys_unavailable",
            Self::Channel => "channel",
            Self::Endorsement => "endorsement",
            Self::Tenant => "tenant",
        }
    }
}
