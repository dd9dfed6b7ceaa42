//! The forms of single configuration values. Each function says in its error what is wrong and the mend, and
//! quotes only what cannot be a secret put into the wrong variable.

use std::net::IpAddr;
use std::path::PathBuf;

use url::{Host, Url};

use super::StoreLocation;
use crate::auth::Cloud;
use crate::dialogue::Locale;

/// A GUID, in lower case.
pub(super) fn guid(text: &str) -> Result<String, String> {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]);
    if lengths && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit())) {
        return Ok(text.to_ascii_lowercase());
    }
    Err("not a GUID; it looks like 01234567-89ab-cdef-0123-456789abcdef".to_owned())
}

/// A tenant id, or `None` for `*`.
pub(super) fn tenant_or_any(text: &str) -> Result<Option<String>, String> {
    if text == "*" { Ok(None) } else { guid(text).map(Some) }
}

/// A domain of user principal names, in lower case.
pub(super) fn domain(text: &str) -> Result<String, String> {
    let label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
    };
    if text.contains('.') && text.split('.').all(label) {
        return Ok(text.to_ascii_lowercase());
    }
    Err(format!("{text} is not a domain; write contoso.com, without @ or *, each domain by itself"))
}

/// A cloud by its documented name.
pub(super) fn cloud(text: &str) -> Result<Cloud, String> {
    text.parse().map_err(|_| "not a cloud; use Public, USGov, USGovDoD or China".to_owned())
}

/// `sled:DIR`. The value is not quoted in errors, because a database's address holds a password.
pub(super) fn store(text: &str) -> Result<StoreLocation, String> {
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        return Err("PostgreSQL is not yet supported; use sled:DIR".to_owned());
    }
    match text.strip_prefix("sled:").map(str::trim) {
        Some("") => Err("names no directory; write sled:DIR, such as sled:data".to_owned()),
        Some(directory) => Ok(StoreLocation::Sled(PathBuf::from(directory))),
        None => Err("not a store; write sled:DIR, such as sled:data".to_owned()),
    }
}

/// An IP address to listen on.
pub(super) fn host(text: &str) -> Result<IpAddr, String> {
    text.parse().map_err(|_| {
        format!("{text} is not an IP address; use 0.0.0.0 or :: for all, 127.0.0.1 for this machine alone")
    })
}

/// A port; 0 is any free one.
pub(super) fn port(text: &str) -> Result<u16, String> {
    text.parse()
        .map_err(|_| format!("{text} is not a port; use a number from 1 to 65535, or 0 for any free port"))
}

/// One of the product's languages by its tag.
pub(super) fn locale(text: &str) -> Result<Locale, String> {
    let known = Locale::ALL.into_iter().find(|locale| locale.as_str().eq_ignore_ascii_case(text));
    known.ok_or_else(|| format!("{text} is not one of the bot's languages; use en, es or pt-BR"))
}

/// `true` or `false`.
pub(super) fn switch(text: &str) -> Result<bool, String> {
    text.parse().map_err(|_| "use true or false".to_owned())
}

/// An address that the bot trusts with keys or with its credential: https, or http to this machine, or http
/// anywhere when `allow_http`.
pub(super) fn authority(text: &str, allow_http: bool) -> Result<Url, String> {
    let url = plain_url(text)?;
    let local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    match url.scheme() {
        "https" => Ok(url),
        "http" if local || allow_http => Ok(url),
        "http" => Err("http is refused except to this machine; use https, or in a closed test network \
            ALLOW_HTTP_SERVICE_URLS=true"
            .to_owned()),
        _ => Err("not a web address; write https://…".to_owned()),
    }
}

/// An https address for the manifest.
pub(super) fn public_url(text: &str) -> Result<Url, String> {
    let url = plain_url(text)?;
    if url.scheme() != "https" {
        return Err("Teams takes https addresses alone; write https://…".to_owned());
    }
    if url.as_str().len() > 2048 {
        return Err("longer than the 2048 characters that a manifest takes".to_owned());
    }
    Ok(url)
}

/// A host that may get the bot's token, in lower case.
pub(super) fn service_host(text: &str) -> Result<String, String> {
    let mend = || format!("{text} is not a host; write smba.example.com, without https://, port, path or *");
    let host = Host::parse(text).map_err(|_| mend())?;
    // A URL is read more leniently than a host name; what is not its own normal form is something else.
    if text.contains('*') || !host.to_string().eq_ignore_ascii_case(text) {
        return Err(mend());
    }
    Ok(host.to_string())
}

fn plain_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("not a web address ({error}); write https://…"))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user name or password; remove it".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("holds a ? or #; end the address before it".to_owned());
    }
    Ok(url)
}
