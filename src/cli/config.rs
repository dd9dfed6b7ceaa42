//! The configuration of `serve` and `package`, read from the environment: what each variable means, and what is
//! refused and why. `docs/configuration.md` is its description for operators.
//!
//! How variables and their files are read is in `env`; the forms of single values are in `config/parse.rs`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use secrecy::SecretString;
use url::Url;

use crate::auth::{Cloud, TenantPolicy};
use crate::cli::env::{ConfigError, Env, Lookup, ReadFile};
use crate::cli::logging::LogConfig;
use crate::dialogue::Locale;
use crate::engagement::{FmPolicy, Policy};
use crate::protocol::TenantId;

mod parse;
pub mod policy;

/// What `serve` needs to know. Holds secrets; its `Debug` does not show them.
#[derive(Debug, Clone)]
pub struct ServeConfig {
    /// The bot's Microsoft Entra app id, in lower case.
    pub client_id: String,
    /// The bot's home tenant, in lower case. Tokens for the Connector come from here.
    pub tenant_id: String,
    /// How the bot proves its identity when it asks for tokens.
    pub credential: Credential,
    /// Which of Microsoft's clouds the bot is registered in.
    pub cloud: Cloud,
    /// What replaces the cloud's own values, for a test double of Microsoft's side.
    pub overrides: Overrides,
    /// Whose conversations may use the bot.
    pub allowed_tenants: TenantPolicy,
    /// Who may act as FastTrack Manager.
    pub fm_policy: FmPolicy,
    /// Thresholds and switches.
    pub policy: Policy,
    /// Where state is kept.
    pub store: StoreLocation,
    /// Where the bot listens; port 0 is any free one.
    pub listen: SocketAddr,
    /// The language for whoever Teams gives no known one.
    pub default_locale: Locale,
    /// What is logged, and how.
    pub log: LogConfig,
    /// What the operator should be warned of at start; to be logged.
    pub warnings: Vec<String>,
}

/// A way to prove the bot's identity to Microsoft Entra.
#[derive(Debug, Clone)]
pub enum Credential {
    /// A client secret of the app registration.
    Secret(SecretString),
}

/// Replacements for the cloud's own values. All empty in production.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overrides {
    /// The `OpenID` metadata document whose keys sign inbound tokens.
    pub openid_metadata_url: Option<Url>,
    /// Tokens are had at `{login_url}/{tenant}/oauth2/v2.0/token`. No slash at the end.
    pub login_url: Option<String>,
    /// The hosts, without ports and in lower case, that may be sent our token.
    pub allowed_service_hosts: Option<Vec<String>>,
    /// Whether service URLs may be `http`.
    pub allow_http_service_urls: bool,
}

/// Where state is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreLocation {
    /// The embedded store, in this directory.
    Sled(PathBuf),
}

/// What `package` needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageConfig {
    /// The bot's Microsoft Entra app id, in lower case.
    pub client_id: String,
    /// The address that the manifest names for the developer's pages.
    pub public_url: Option<Url>,
}

/// What `export` needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportConfig {
    /// Where state is kept.
    pub store: StoreLocation,
    /// The language of the record.
    pub locale: Locale,
    /// Thresholds and switches.
    pub policy: Policy,
}

const CLIENT_ID_MEND: &str = "set it to the bot's Microsoft Entra app id (Application (client) ID), a GUID";
const TENANT_ID_MEND: &str = "set it to the id of the bot's home tenant (Directory (tenant) ID), a GUID";
const SECRET_MEND: &str = "set it to a client secret of the app registration: its value, not its id";

impl ServeConfig {
    /// Reads the environment.
    ///
    /// # Errors
    /// Everything that is missing, wrong, or not supported yet, each with the variable and the mend.
    pub fn from_env(lookup: Lookup<'_>, read_file: ReadFile<'_>) -> Result<Self, ConfigError> {
        let mut env = Env::new(lookup, read_file);
        let mut warnings = Vec::new();
        refuse_later_values(&mut env);
        let client_id = client_id(&mut env);
        let tenant_id = env
            .required("TENANT_ID", TENANT_ID_MEND)
            .and_then(|id| env.accept("TENANT_ID", parse::guid(&id)));
        let credential = credential(&mut env, &mut warnings);
        let cloud = env.parsed("CLOUD", parse::cloud).unwrap_or(Cloud::Public);
        let overrides = overrides(&mut env, &mut warnings);
        let allowed_tenants = allowed_tenants(&mut env, tenant_id.as_deref(), &mut warnings);
        let fm_policy = fm_policy(&mut env, tenant_id.as_deref());
        let policy = policy_file(&mut env);
        let store = store(&mut env);
        let host = env.parsed("HOST", parse::host).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        let port = env.parsed("PORT", parse::port).unwrap_or(3978);
        let default_locale = env.parsed("DEFAULT_LOCALE", parse::locale).unwrap_or_default();
        let log = LogConfig::read(&mut env, &LogConfig::default());
        if public_url(&mut env).is_none() {
            warnings.push(PUBLIC_URL_WARNING.to_owned());
        }
        let read =
            client_id.zip(tenant_id).zip(credential).map(|((client_id, tenant_id), credential)| Self {
                client_id,
                tenant_id,
                credential,
                cloud,
                overrides,
                allowed_tenants,
                fm_policy,
                policy,
                store,
                listen: SocketAddr::new(host, port),
                default_locale,
                log,
                warnings,
            });
        env.finish(read)
    }
}

impl PackageConfig {
    /// Reads the environment.
    ///
    /// # Errors
    /// Everything that is missing or wrong, each with the variable and the mend.
    pub fn from_env(lookup: Lookup<'_>, read_file: ReadFile<'_>) -> Result<Self, ConfigError> {
        let mut env = Env::new(lookup, read_file);
        let client_id = client_id(&mut env);
        let public_url = public_url(&mut env);
        let read = client_id.map(|client_id| Self { client_id, public_url });
        env.finish(read)
    }
}

impl ExportConfig {
    /// Reads the environment.
    ///
    /// # Errors
    /// Everything that is wrong, each with the variable and the mend.
    pub fn from_env(lookup: Lookup<'_>, read_file: ReadFile<'_>) -> Result<Self, ConfigError> {
        let mut env = Env::new(lookup, read_file);
        let (store, policy) = (store(&mut env), policy_file(&mut env));
        let locale = env.parsed("DEFAULT_LOCALE", parse::locale).unwrap_or_default();
        env.finish(Some(Self { store, locale, policy }))
    }
}

fn store(env: &mut Env<'_>) -> StoreLocation {
    env.parsed("STORE", parse::store).unwrap_or_else(|| StoreLocation::Sled(PathBuf::from("data")))
}

/// Said when `PUBLIC_URL` is not set.
pub(crate) const PUBLIC_URL_WARNING: &str = "PUBLIC_URL is not set: the app package names a placeholder for the \
    developer's web pages; set it to an https address of yours that says who runs the bot";

/// What the documentation names but this version cannot do: refused, never ignored.
fn refuse_later_values(env: &mut Env<'_>) {
    match env.value("BOT_TYPE").as_deref() {
        None | Some("SingleTenant") => {}
        Some("UserAssignedMSI" | "MultiTenant") => {
            env.problem("BOT_TYPE", "not yet supported with this value; use SingleTenant".to_owned());
        }
        Some(_) => env.problem("BOT_TYPE", "not a type of bot; use SingleTenant".to_owned()),
    }
    for name in ["CLIENT_CERTIFICATE", "CLIENT_KEY", "FEDERATED_TOKEN_FILE"] {
        env.not_yet(name, "remove it and use CLIENT_SECRET");
    }
    env.not_yet("BACKUP_DIR", "remove it, and copy the store's directory while the bot is stopped");
    env.not_yet("OTEL_EXPORTER_OTLP_ENDPOINT", "remove it; logs go to standard error");
}

fn client_id(env: &mut Env<'_>) -> Option<String> {
    let id = env.required("CLIENT_ID", CLIENT_ID_MEND)?;
    env.accept("CLIENT_ID", parse::guid(&id))
}

fn credential(env: &mut Env<'_>, warnings: &mut Vec<String>) -> Option<Credential> {
    let secret = env.required("CLIENT_SECRET", SECRET_MEND)?;
    if parse::guid(&secret).is_ok() {
        warnings.push(
            "CLIENT_SECRET has the form of a secret's id; if Microsoft Entra refuses it, use the secret's value".into(),
        );
    }
    Some(Credential::Secret(SecretString::from(secret)))
}

fn overrides(env: &mut Env<'_>, warnings: &mut Vec<String>) -> Overrides {
    let allow_http = env.parsed("ALLOW_HTTP_SERVICE_URLS", parse::switch).unwrap_or(false);
    let overrides = Overrides {
        openid_metadata_url: env.parsed("OPENID_METADATA_URL", |text| parse::authority(text, allow_http)),
        login_url: env
            .parsed("LOGIN_URL", |text| parse::authority(text, allow_http))
            .map(|url| url.as_str().trim_end_matches('/').to_owned()),
        allowed_service_hosts: env.list("ALLOWED_SERVICE_HOSTS", parse::service_host),
        allow_http_service_urls: allow_http,
    };
    if let Some(url) = &overrides.openid_metadata_url {
        warnings.push(format!(
            "OPENID_METADATA_URL is set: who may call the bot is decided by the keys of {url}"
        ));
    }
    if let Some(url) = &overrides.login_url {
        warnings.push(format!("LOGIN_URL is set: the bot's credential is sent to {url}"));
    }
    if let Some(hosts) = &overrides.allowed_service_hosts {
        warnings.push(format!(
            "ALLOWED_SERVICE_HOSTS is set: the bot's token may be sent to {}",
            hosts.join(", ")
        ));
    }
    if allow_http {
        warnings.push("ALLOW_HTTP_SERVICE_URLS is set: the bot's token may travel unencrypted".to_owned());
    }
    overrides
}

fn allowed_tenants(env: &mut Env<'_>, home: Option<&str>, warnings: &mut Vec<String>) -> TenantPolicy {
    let only = |ids: Vec<String>| TenantPolicy::Only(ids.into_iter().map(TenantId::from).collect());
    let allowed = match env.list("ALLOWED_TENANTS", parse::tenant_or_any) {
        None => only(home.map(str::to_owned).into_iter().collect()),
        Some(entries) if entries.iter().any(Option::is_none) => {
            if entries.len() > 1 {
                env.problem(
                    "ALLOWED_TENANTS",
                    "holds * beside tenant ids; keep the one or the other".to_owned(),
                );
            }
            TenantPolicy::Any
        }
        Some(entries) => only(entries.into_iter().flatten().collect()),
    };
    if home.is_some_and(|home| !allowed.allows(&TenantId::from(home))) {
        warnings.push(
            "ALLOWED_TENANTS does not name TENANT_ID: personal chats in the home tenant are refused".into(),
        );
    }
    allowed
}

fn fm_policy(env: &mut Env<'_>, home: Option<&str>) -> FmPolicy {
    let tenants = env.list("FM_TENANTS", parse::guid);
    let domains = env.list("FM_DOMAINS", parse::domain);
    let users = env.list("FM_USERS", parse::guid);
    if tenants.is_none() && domains.is_none() && users.is_none() {
        // With a wrong list this is never used: the problem stops the start.
        return home.map(FmPolicy::members_of).unwrap_or_default();
    }
    FmPolicy::new(tenants.unwrap_or_default(), domains.unwrap_or_default(), users.unwrap_or_default())
}

/// The policy of the file that `POLICY_FILE` names; the built-in one without it.
pub(super) fn policy_file(env: &mut Env<'_>) -> Policy {
    let Some((path, text)) = env.file("POLICY_FILE") else {
        return Policy::default();
    };
    match policy::read(&text) {
        Ok(policy) => policy,
        Err(wrong) => {
            for why in wrong {
                env.problem("POLICY_FILE", format!("{path}:{why}"));
            }
            Policy::default()
        }
    }
}

fn public_url(env: &mut Env<'_>) -> Option<Url> {
    env.parsed("PUBLIC_URL", parse::public_url)
}

#[cfg(test)]
mod tests;
