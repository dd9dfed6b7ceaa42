//! Which hosts may get the bot's token.
//!
//! The service URL of an activity decides where the token goes, so it is checked before it is stored and again
//! before each request. A cloud's own hosts are taken over https on the default port alone; hosts that the
//! operator names (for a test double of Microsoft's side) may name a port, and use http if that was allowed.

use std::collections::BTreeMap;

use thiserror::Error;

use super::service_url::{ServiceUrl, ServiceUrlError};

/// The hosts that may get the bot's token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceHosts {
    /// Host to the rule for it.
    hosts: BTreeMap<String, Rule>,
    /// Whether http is good enough for hosts named by the operator.
    http: bool,
}

/// What is asked of a URL to a listed host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// A cloud's own host: https, default port.
    Cloud,
    /// Named by the operator: this port, or the default one over https and any over allowed http.
    Named(Option<u16>),
}

/// Why a service URL may not get the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HostRefusal {
    /// It is no usable URL.
    #[error("the service URL is {0}")]
    Form(#[from] ServiceUrlError),
    /// There is none.
    #[error("there is no service URL")]
    Missing,
    /// The host is not listed.
    #[error("the host of the service URL is not on the allow list")]
    Host,
    /// It is http, and http was not allowed.
    #[error("the service URL is not https")]
    NotHttps,
    /// The port is neither the default one nor the one listed.
    #[error("the service URL names an unexpected port")]
    Port,
}

impl ServiceHosts {
    /// The hosts of a cloud: https on the default port.
    pub fn of_cloud<'a>(hosts: impl IntoIterator<Item = &'a str>) -> Self {
        let hosts = hosts.into_iter().map(|host| (host.to_owned(), Rule::Cloud)).collect();
        Self { hosts, http: false }
    }

    /// The hosts that the operator named instead, each `host` or `host:port`; `http` allows http for them.
    pub fn named<'a>(hosts: impl IntoIterator<Item = &'a str>, http: bool) -> Self {
        let entry = |text: &str| {
            let text = text.trim().to_ascii_lowercase();
            match text.rsplit_once(':').and_then(|(host, port)| Some((host, port.parse().ok()?))) {
                // The last group of a bare IPv6 address is no port; with one, the address stands in brackets.
                Some((host, port)) if host.ends_with(']') || !host.contains(':') => {
                    (host.to_owned(), Rule::Named(Some(port)))
                }
                Some(_) | None => (text, Rule::Named(None)),
            }
        };
        Self { hosts: hosts.into_iter().map(entry).filter(|(host, _)| !host.is_empty()).collect(), http }
    }

    /// The service URL of an activity, if it may get the token.
    ///
    /// # Errors
    /// If there is none, it is no URL, or it may not.
    pub fn accept(&self, service_url: Option<&str>) -> Result<ServiceUrl, HostRefusal> {
        let url = ServiceUrl::parse(service_url.ok_or(HostRefusal::Missing)?)?;
        self.check(&url)?;
        Ok(url)
    }

    /// Whether `url` may get the token.
    ///
    /// # Errors
    /// If its host is not listed, or scheme or port are not allowed for it.
    pub fn check(&self, url: &ServiceUrl) -> Result<(), HostRefusal> {
        let rule = self.hosts.get(url.host()).ok_or(HostRefusal::Host)?;
        match (*rule, url.is_https()) {
            (Rule::Cloud, false) => Err(HostRefusal::NotHttps),
            (Rule::Named(_), false) if !self.http => Err(HostRefusal::NotHttps),
            (Rule::Named(Some(port)), https) => {
                let default = if https { 443 } else { 80 };
                if url.port().unwrap_or(default) == port { Ok(()) } else { Err(HostRefusal::Port) }
            }
            (Rule::Named(None), false) => Ok(()),
            (Rule::Cloud | Rule::Named(None), true) => match url.port() {
                None => Ok(()),
                Some(_) => Err(HostRefusal::Port),
            },
        }
    }
}

impl ServiceHosts {
    /// Whether the bytes of a file may go to `url`: Microsoft's file hosts over https in a cloud ("Send and receive
    /// files through your bot", Microsoft Learn), or a host that the operator named. Our token never goes there.
    #[must_use]
    pub fn takes_files(&self, url: &str) -> bool {
        const FILE_HOSTS: [&str; 4] = [".sharepoint.com", ".sharepoint.us", ".sharepoint.cn", ".svc.ms"];
        let Ok(url) = url::Url::parse(url) else { return false };
        let Some(host) = url.host_str() else { return false };
        match self.hosts.get(host) {
            Some(Rule::Named(port)) => {
                let secure = url.scheme() == "https" || (self.http && url.scheme() == "http");
                secure && port.is_none_or(|port| url.port_or_known_default() == Some(port))
            }
            Some(Rule::Cloud) | None => {
                let cloud = self.hosts.values().any(|rule| *rule == Rule::Cloud);
                let own = FILE_HOSTS.iter().any(|suffix| host.ends_with(suffix));
                cloud && own && url.scheme() == "https" && url.port().is_none()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cloud() -> ServiceHosts {
        ServiceHosts::of_cloud(["smba.trafficmanager.net"])
    }

    #[test]
    fn a_listed_host_is_taken_over_https() {
        assert!(cloud().accept(Some("https://smba.trafficmanager.net/emea/")).is_ok());
    }

    #[test]
    fn any_other_host_is_refused_also_one_that_looks_alike() {
        for host in ["evil.example", "smba.trafficmanager.net.evil.example", "x.smba.trafficmanager.net"] {
            assert_eq!(cloud().accept(Some(&format!("https://{host}/"))), Err(HostRefusal::Host), "{host}");
        }
        assert_eq!(cloud().accept(Some("https://smba.trafficmanager.net./")), Err(HostRefusal::Host));
    }

    #[test]
    fn a_cloud_host_gets_nothing_over_http_nor_on_another_port() {
        assert_eq!(cloud().accept(Some("http://smba.trafficmanager.net/")), Err(HostRefusal::NotHttps));
        assert_eq!(cloud().accept(Some("https://smba.trafficmanager.net:8443/")), Err(HostRefusal::Port));
    }

    #[test]
    fn a_missing_or_broken_address_is_refused() {
        assert_eq!(cloud().accept(None), Err(HostRefusal::Missing));
        assert_eq!(cloud().accept(Some("x")), Err(HostRefusal::Form(ServiceUrlError::NotAUrl)));
    }

    #[test]
    fn http_needs_both_the_switch_and_the_name() {
        let url = Some("http://127.0.0.1:3979/teams/");
        assert_eq!(ServiceHosts::named(["127.0.0.1"], false).accept(url), Err(HostRefusal::NotHttps));
        assert!(ServiceHosts::named(["127.0.0.1"], true).accept(url).is_ok());
        assert_eq!(ServiceHosts::named(["localhost"], true).accept(url), Err(HostRefusal::Host));
    }

    #[test]
    fn a_port_that_was_named_is_the_only_one() {
        let hosts = ServiceHosts::named([" LocalHost:3979 ", "[::1]:5", "h:443", ""], true);
        assert!(hosts.accept(Some("http://localhost:3979/")).is_ok());
        assert_eq!(hosts.accept(Some("http://localhost:3980/")), Err(HostRefusal::Port));
        assert!(hosts.accept(Some("http://[::1]:5/")).is_ok());
        assert!(hosts.accept(Some("https://h/")).is_ok());
    }

    #[test]
    fn files_go_to_microsofts_file_hosts_or_to_the_one_named() {
        for url in ["https://contoso-my.sharepoint.com/personal/x?tempauth=1", "https://eu.svc.ms/up"] {
            assert!(cloud().takes_files(url), "{url}");
        }
        for url in [
            "http://contoso.sharepoint.com/x",
            "https://contoso.sharepoint.com:8443/x",
            "https://sharepoint.com.evil.example/x",
            "https://evil.example/.sharepoint.com",
            "no url",
        ] {
            assert!(!cloud().takes_files(url), "{url}");
        }
        let named = ServiceHosts::named(["127.0.0.1:4000"], true);
        assert!(named.takes_files("http://127.0.0.1:4000/up/1"));
        assert!(!named.takes_files("http://127.0.0.1:5000/up/1"));
        assert!(!named.takes_files("https://contoso.sharepoint.com/x"));
    }
}
