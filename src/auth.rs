//! Who may talk to the bot, and how the bot proves who it is.
//!
//! Inbound: [`Authenticator`] verifies the Bot Framework's tokens in two steps, the token before the body is
//! read and the body against the token after. Outbound: [`ClientCredentials`] gets the bot's own tokens. Each
//! [`Cloud`] brings its addresses. Which hosts get a token is in `protocol::ServiceHosts`; who a person is and
//! may do is the domain's business.

mod claims;
mod cloud;
mod credentials;
mod inbound;
mod keys;
mod rejection;
mod tenants;
mod verified;

#[cfg(test)]
mod testing;

pub use cloud::{Cloud, UnknownCloud};
pub use credentials::{ClientCredentials, CredentialsConfig, InvalidTokenUrl};
pub use inbound::{Authenticator, InboundConfig};
pub use keys::{KeyCache, KeyError};
pub use rejection::Rejection;
pub use tenants::TenantPolicy;
pub use verified::Verified;

pub use crate::protocol::{AccessToken, ServiceHosts, TokenError, TokenSource};
