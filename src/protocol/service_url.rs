//! Service URLs: the Connector's base address, taken apart once and kept as what a request will really use.
//!
//! Only the form is checked here. Which hosts may get the bot's token is [`super::ServiceHosts`]' business.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::Url;

/// A Connector base address: http or https with a host, and no user, query or fragment.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ServiceUrl(Url);

/// Why a text is no service URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ServiceUrlError {
    /// It is no absolute URL.
    #[error("not a URL")]
    NotAUrl,
    /// It is neither https nor http.
    #[error("not an https address")]
    Scheme,
    /// It carries a user, a password, a query or a fragment.
    #[error("carries a user, a query or a fragment")]
    Extras,
}

impl ServiceUrl {
    /// Takes a service URL apart.
    ///
    /// # Errors
    /// If it is no http or https URL, or carries more than host, port and path.
    pub fn parse(text: &str) -> Result<Self, ServiceUrlError> {
        let url = Url::parse(text).map_err(|_| ServiceUrlError::NotAUrl)?;
        if !matches!(url.scheme(), "https" | "http") || url.host().is_none() {
            return Err(ServiceUrlError::Scheme);
        }
        let plain = url.username().is_empty() && url.password().is_none();
        if !plain || url.query().is_some() || url.fragment().is_some() {
            return Err(ServiceUrlError::Extras);
        }
        Ok(Self(url))
    }

    /// The address as text, in the form that requests use.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The host, in lower case; an IPv6 address in brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The port, if it is not the scheme's own.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.0.port()
    }

    /// Whether requests to it are encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The address of `path` below this one; `path` begins without a slash.
    pub(crate) fn join(&self, path: &str) -> String {
        format!("{}/{path}", self.0.as_str().trim_end_matches('/'))
    }
}

impl fmt::Display for ServiceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

impl TryFrom<String> for ServiceUrl {
    type Error = ServiceUrlError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<ServiceUrl> for String {
    fn from(url: ServiceUrl) -> Self {
        url.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_that_teams_uses_are_taken() {
        for text in ["https://smba.trafficmanager.net/emea/tenant/", "https://smba.trafficmanager.net/teams"]
        {
            assert_eq!(ServiceUrl::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn anything_that_could_hide_where_a_request_goes_is_refused() {
        for (text, why) in [
            ("smba.trafficmanager.net", ServiceUrlError::NotAUrl),
            ("", ServiceUrlError::NotAUrl),
            ("ftp://smba.trafficmanager.net", ServiceUrlError::Scheme),
            ("data:text/plain,x", ServiceUrlError::Scheme),
            ("https://smba.trafficmanager.net@evil.example/", ServiceUrlError::Extras),
            ("https://:secret@smba.trafficmanager.net/", ServiceUrlError::Extras),
            ("https://smba.trafficmanager.net/?x=1", ServiceUrlError::Extras),
            ("https://smba.trafficmanager.net/#x", ServiceUrlError::Extras),
        ] {
            assert_eq!(ServiceUrl::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn the_host_is_the_one_a_request_would_go_to() {
        assert_eq!(
            ServiceUrl::parse(r"https://evil.example\@smba.trafficmanager.net").unwrap().host(),
            "evil.example"
        );
        assert_eq!(ServiceUrl::parse("https://SMBA.TrafficManager.net:443/x").unwrap().port(), None);
    }

    #[test]
    fn a_path_is_put_below_it_with_one_slash() {
        for base in ["https://h/emea", "https://h/emea/"] {
            assert_eq!(ServiceUrl::parse(base).unwrap().join("v3/x"), "https://h/emea/v3/x");
        }
        assert_eq!(ServiceUrl::parse("https://h").unwrap().join("v3/x"), "https://h/v3/x");
    }

    #[test]
    fn a_stored_address_is_checked_again_when_read() {
        assert!(serde_json::from_str::<ServiceUrl>(r#""https://u@h/""#).is_err());
        assert!(serde_json::from_str::<ServiceUrl>(r#""https://h/""#).is_ok());
    }
}
