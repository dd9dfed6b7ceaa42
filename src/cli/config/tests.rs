//! The environment of `serve`: what is read, what is refused, and that secrets stay hidden.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use secrecy::ExposeSecret;

use super::*;
use crate::cli::env::Problem;
use crate::cli::logging::LogFormat;

const CLIENT: &str = "0aaaaaaa-0000-4000-8000-00000000000a";
const HOME: &str = "11111111-1111-4111-8111-111111111111";
const CUSTOMER: &str = "22222222-2222-4222-8222-222222222222";
const SECRET: &str = "hunter2~with.symbols";

/// The least that `serve` needs, with `changes`; a blank value takes a variable away.
fn environment(changes: &[(&str, &str)]) -> BTreeMap<String, String> {
    let least = [
        ("CLIENT_ID", CLIENT),
        ("TENANT_ID", HOME),
        ("CLIENT_SECRET", SECRET),
        ("PUBLIC_URL", "https://c.example"),
    ];
    least.iter().chain(changes).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn read_file(path: &Path) -> io::Result<String> {
    match path.to_str() {
        Some("/run/secrets/client") => Ok(format!("{SECRET}\n")),
        Some("/run/secrets/blank") => Ok(" \n".to_owned()),
        Some("/etc/policy.toml") => Ok("[dibs]\ngate = \"confirmed\"\n".to_owned()),
        Some("/etc/wrong.toml") => Ok("[dibs]\ngaet = 1\ngate = 2\n".to_owned()),
        _ => Err(io::Error::new(io::ErrorKind::NotFound, "no such file")),
    }
}

fn serve(changes: &[(&str, &str)]) -> Result<ServeConfig, ConfigError> {
    let environment = environment(changes);
    ServeConfig::from_env(&|name| environment.get(name).cloned(), &read_file)
}

fn good(changes: &[(&str, &str)]) -> ServeConfig {
    serve(changes).expect("a good configuration")
}

/// The problems, which must all be of `variable`.
fn refused(variable: &str, value: &str) -> Vec<Problem> {
    let problems = serve(&[(variable, value)]).expect_err(&format!("{variable}={value} is refused")).0;
    assert!(
        !problems.is_empty() && problems.iter().all(|problem| problem.variable == variable),
        "{problems:?}"
    );
    problems
}

#[test]
fn the_least_configuration_has_the_documented_defaults() {
    let config = good(&[]);
    assert_eq!((config.client_id.as_str(), config.tenant_id.as_str()), (CLIENT, HOME));
    let Credential::Secret(secret) = &config.credential;
    assert_eq!(secret.expose_secret(), SECRET);
    assert_eq!(config.cloud, Cloud::Public);
    assert_eq!(config.overrides, Overrides::default());
    assert_eq!(config.allowed_tenants, TenantPolicy::Only([HOME.into()].into()));
    assert_eq!(config.fm_policy, FmPolicy::members_of(HOME));
    assert_eq!(config.store, StoreLocation::Sled(PathBuf::from("data")));
    assert_eq!(config.listen.to_string(), "0.0.0.0:3978");
    assert_eq!(config.default_locale, Locale::En);
    assert_eq!(config.log, LogConfig { filter: "info".to_owned(), format: LogFormat::Json });
    assert_eq!(config.warnings, Vec::<String>::new());
}

#[test]
fn every_value_that_this_version_takes_is_taken() {
    let config = good(&[
        ("BOT_TYPE", "SingleTenant"),
        ("CLOUD", "USGovDoD"),
        ("STORE", "sled:/var/lib/bot"),
        ("HOST", "::1"),
        ("PORT", "0"),
        ("DEFAULT_LOCALE", "pt-BR"),
        ("LOG", "warn,fasttrack_bot=debug"),
        ("LOG_FORMAT", "text"),
    ]);
    assert_eq!(config.cloud, Cloud::UsGovDod);
    assert_eq!(config.store, StoreLocation::Sled(PathBuf::from("/var/lib/bot")));
    assert_eq!(config.listen.to_string(), "[::1]:0");
    assert_eq!(config.default_locale, Locale::PtBr);
    assert_eq!(
        config.log,
        LogConfig { filter: "warn,fasttrack_bot=debug".to_owned(), format: LogFormat::Text }
    );
}

#[test]
fn nothing_at_all_names_each_required_variable_once() {
    let error = ServeConfig::from_env(&|_| None, &read_file).expect_err("nothing is set");
    let names: Vec<&str> = error.0.iter().map(|problem| problem.variable.as_str()).collect();
    assert_eq!(names, ["CLIENT_ID", "TENANT_ID", "CLIENT_SECRET"]);
    assert!(
        error.to_string().starts_with("the configuration has 3 problems:\n  CLIENT_ID: not set; set it to ")
    );
}

#[test]
fn all_problems_are_told_at_once() {
    let error =
        serve(&[("CLIENT_ID", "me"), ("PORT", "99999"), ("STORE", "memory:"), ("POLICY_FILE", "p.toml")]);
    let problems = error.expect_err("four mistakes").0;
    let mut names: Vec<&str> = problems.iter().map(|problem| problem.variable.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["CLIENT_ID", "POLICY_FILE", "PORT", "STORE"]);
}

#[test]
fn a_variable_may_be_read_from_a_file_without_its_line_end() {
    let config = good(&[("CLIENT_SECRET", ""), ("CLIENT_SECRET_FILE", "/run/secrets/client")]);
    let Credential::Secret(secret) = &config.credential;
    assert_eq!(secret.expose_secret(), SECRET);
}

#[test]
fn a_file_that_is_missing_or_empty_is_named_with_its_variable() {
    for (path, says) in
        [("/nowhere", "cannot read /nowhere"), ("/run/secrets/blank", "/run/secrets/blank is empty")]
    {
        let error = serve(&[("CLIENT_SECRET", ""), ("CLIENT_SECRET_FILE", path)]).expect_err("no secret");
        let [Problem { variable, says: said }] = error.0.as_slice() else { panic!("one problem: {error}") };
        assert_eq!(variable, "CLIENT_SECRET_FILE");
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn a_variable_and_its_file_together_are_refused() {
    let error = serve(&[("CLIENT_SECRET_FILE", "/run/secrets/client")]).expect_err("both are set");
    assert_eq!(error.0.len(), 1);
    assert!(error.to_string().contains("both CLIENT_SECRET and CLIENT_SECRET_FILE are set"));
}

#[test]
fn the_policy_file_is_read_and_what_is_wrong_in_it_is_said_with_its_place() {
    assert_eq!(good(&[]).policy, Policy::default());
    assert_eq!(good(&[("POLICY_FILE", "/etc/policy.toml")]).policy.gate, crate::engagement::Gate::Confirmed);
    let wrong = refused("POLICY_FILE", "/etc/wrong.toml");
    assert!(wrong[0].says.starts_with("/etc/wrong.toml:2:1: there is no key dibs.gaet"), "{wrong:?}");
    assert!(wrong[1].says.starts_with("/etc/wrong.toml:3:8: dibs.gate must be"), "{wrong:?}");
    assert!(refused("POLICY_FILE", "/etc/none.toml")[0].says.contains("cannot read"));
}

#[test]
fn what_comes_later_is_refused_with_not_yet() {
    for (variable, value) in [
        ("BOT_TYPE", "UserAssignedMSI"),
        ("BOT_TYPE", "MultiTenant"),
        ("CLIENT_CERTIFICATE", "cert.pem"),
        ("CLIENT_KEY", "key.pem"),
        ("FEDERATED_TOKEN_FILE", "/var/run/token"),
        ("STORE", "postgres://bot:hunter2@db/bot"),
        ("BACKUP_DIR", "/backup"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"),
    ] {
        let problems = refused(variable, value);
        assert!(problems[0].says.contains("not yet supported"), "{problems:?}");
    }
}

#[test]
fn wrong_values_are_refused_with_their_variable() {
    for (variable, value) in [
        ("CLIENT_ID", "not-a-guid"),
        ("TENANT_ID", "contoso.onmicrosoft.com"),
        ("BOT_TYPE", "singletenant"),
        ("CLOUD", "Mars"),
        ("ALLOWED_TENANTS", "contoso.com"),
        ("ALLOWED_TENANTS", ", ,"),
        ("FM_TENANTS", "*"),
        ("FM_DOMAINS", "@contoso.com"),
        ("FM_DOMAINS", "*.contoso.com"),
        ("FM_DOMAINS", "contoso"),
        ("FM_USERS", "mara@contoso.com"),
        ("STORE", "memory:"),
        ("STORE", "sled:"),
        ("STORE", "data"),
        ("HOST", "example.com"),
        ("PORT", "-1"),
        ("DEFAULT_LOCALE", "fr"),
        ("OPENID_METADATA_URL", "http://login.example/keys"),
        ("LOGIN_URL", "https://user:pass@login.example"),
        ("LOGIN_URL", "ftp://login.example"),
        ("ALLOWED_SERVICE_HOSTS", "https://smba.example"),
        ("ALLOWED_SERVICE_HOSTS", "*.example.com"),
        ("ALLOWED_SERVICE_HOSTS", "smba.example/path"),
        ("ALLOWED_SERVICE_HOSTS", "smba.example:8443"),
        ("ALLOW_HTTP_SERVICE_URLS", "yes"),
        ("LOG", "info,=="),
        ("LOG_FORMAT", "xml"),
        ("PUBLIC_URL", "http://contoso.com"),
        ("PUBLIC_URL", "contoso.com"),
    ] {
        refused(variable, value);
    }
}

#[test]
fn a_star_beside_tenant_ids_is_refused() {
    refused("ALLOWED_TENANTS", &format!("*,{CUSTOMER}"));
    assert_eq!(good(&[("ALLOWED_TENANTS", "*")]).allowed_tenants, TenantPolicy::Any);
}

#[test]
fn allowed_tenants_are_compared_in_any_letter_case() {
    let listed = format!("{}, {HOME},", CUSTOMER.to_uppercase());
    let config = good(&[("ALLOWED_TENANTS", &listed)]);
    assert!(
        config.allowed_tenants.allows(&CUSTOMER.into())
            && config.allowed_tenants.allows(&HOME.to_uppercase().into())
    );
    assert!(!config.allowed_tenants.allows(&"33333333-3333-4333-8333-333333333333".into()));
    assert_eq!(config.warnings, Vec::<String>::new());
}

#[test]
fn leaving_the_home_tenant_out_is_warned_of() {
    let config = good(&[("ALLOWED_TENANTS", CUSTOMER)]);
    assert!(!config.allowed_tenants.allows(&HOME.into()));
    assert!(config.warnings[0].contains("ALLOWED_TENANTS does not name TENANT_ID"));
}

#[test]
fn naming_managers_by_domain_replaces_the_home_tenant() {
    let config = good(&[("FM_DOMAINS", "FM.example, partner.example")]);
    assert!(config.fm_policy.allows(HOME, Some("mara@fm.example"), None, false));
    assert!(!config.fm_policy.allows(HOME, Some("other@elsewhere.example"), None, false));
}

#[test]
fn each_override_is_warned_of() {
    let config = good(&[
        ("OPENID_METADATA_URL", "http://127.0.0.1:3979/openid"),
        ("LOGIN_URL", "http://localhost:3979/login/"),
        ("ALLOWED_SERVICE_HOSTS", "LOCALHOST, 127.0.0.1"),
        ("ALLOW_HTTP_SERVICE_URLS", "true"),
    ]);
    assert_eq!(config.overrides.login_url.as_deref(), Some("http://localhost:3979/login"));
    assert_eq!(
        config.overrides.allowed_service_hosts,
        Some(vec!["localhost".to_owned(), "127.0.0.1".to_owned()])
    );
    for name in ["OPENID_METADATA_URL", "LOGIN_URL", "ALLOWED_SERVICE_HOSTS", "ALLOW_HTTP_SERVICE_URLS"] {
        assert_eq!(config.warnings.iter().filter(|warning| warning.starts_with(name)).count(), 1, "{name}");
    }
}

#[test]
fn http_to_a_distant_authority_needs_the_switch_that_says_so() {
    let distant = ("LOGIN_URL", "http://login.test:8080");
    serve(&[distant]).expect_err("http to a distant host");
    good(&[distant, ("ALLOW_HTTP_SERVICE_URLS", "true")]);
}

#[test]
fn a_missing_public_address_is_warned_of() {
    let config = good(&[("PUBLIC_URL", "")]);
    assert_eq!(config.warnings, [PUBLIC_URL_WARNING]);
}

#[test]
fn a_secrets_id_in_place_of_its_value_is_warned_of_without_showing_it() {
    let config = good(&[("CLIENT_SECRET", CUSTOMER)]);
    assert!(config.warnings[0].starts_with("CLIENT_SECRET has the form of a secret's id"));
    assert!(!config.warnings[0].contains(CUSTOMER));
}

#[test]
fn no_secret_is_shown_by_debug_or_by_an_error() {
    assert!(!format!("{:?}", good(&[])).contains("hunter2"));
    for (variable, value) in [
        ("CLIENT_ID", SECRET),
        ("TENANT_ID", SECRET),
        ("STORE", "postgres://bot:hunter2@db/bot"),
        ("STORE", SECRET),
    ] {
        let error = serve(&[(variable, value)]).expect_err("not accepted");
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{variable}");
    }
}

#[test]
fn package_needs_the_app_id_alone() {
    let config =
        PackageConfig::from_env(&|name| (name == "CLIENT_ID").then(|| CLIENT.to_uppercase()), &read_file);
    assert_eq!(config, Ok(PackageConfig { client_id: CLIENT.to_owned(), public_url: None }));
    let error = PackageConfig::from_env(&|_| None, &read_file).expect_err("no app id");
    assert!(error.to_string().starts_with("the configuration has a problem:\n  CLIENT_ID: not set;"));
}
