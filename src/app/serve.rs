//! `serve`: the bot for real, from its configuration to a graceful stop.

use std::io::Write;
use std::sync::Arc;

use tokio::net::TcpListener;

use super::{App, Settings, StartError};
use crate::auth::{CredentialsConfig, InboundConfig};
use crate::cli::config::{Credential, ServeConfig, StoreLocation};
use crate::clock::SystemClock;
use crate::engagement::Policy;
use crate::entropy::SystemEntropy;
use crate::protocol::ServiceHosts;
use crate::store;
use crate::trail::Trail;

/// Runs the bot until it is asked to stop.
///
/// # Errors
/// When something that it needs cannot be had: the port, the store.
pub async fn serve(config: ServeConfig) -> Result<(), StartError> {
    let StoreLocation::Sled(dir) = &config.store;
    let url = format!("sled:{}", dir.display());
    let opened = store::open(&url).await.map_err(|error| StartError(format!("STORE: {error}")))?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| StartError(format!("HOST, PORT: cannot listen on {}: {error}", config.listen)))?;
    let address = listener.local_addr().map_err(|error| StartError(error.to_string()))?;
    let app = App::build(settings(config, opened))?;
    app.start();
    // Said on standard output too, so that a port chosen by the system can be found.
    let _ = writeln!(std::io::stdout(), "bot: http://{address}");
    tracing::info!(%address, "listening");
    axum::serve(listener, app.router())
        .with_graceful_shutdown(asked_to_stop())
        .await
        .map_err(|error| StartError(error.to_string()))?;
    app.stop().await;
    tracing::info!("stopped");
    Ok(())
}

fn settings(config: ServeConfig, store: Arc<dyn store::Store>) -> Settings {
    let Credential::Secret(client_secret) = config.credential;
    let cloud = config.cloud;
    let overrides = config.overrides;
    let hosts = match &overrides.allowed_service_hosts {
        Some(hosts) => {
            ServiceHosts::named(hosts.iter().map(String::as_str), overrides.allow_http_service_urls)
        }
        None => cloud.service_hosts(),
    };
    Settings {
        inbound: InboundConfig {
            client_id: config.client_id.clone(),
            issuer: cloud.issuer().to_owned(),
            metadata_url: overrides
                .openid_metadata_url
                .map_or_else(|| cloud.metadata_url().to_owned(), |url| url.to_string()),
        },
        outbound: CredentialsConfig {
            login_url: overrides.login_url.unwrap_or_else(|| cloud.login_url().to_owned()),
            tenant: config.tenant_id,
            client_id: config.client_id,
            client_secret,
            scope: cloud.scope().to_owned(),
        },
        tenants: config.allowed_tenants,
        hosts,
        fm: config.fm_policy,
        policy: Policy { teams_host: cloud.teams_host().map(str::to_owned), ..config.policy },
        default_locale: config.default_locale,
        store,
        // The only kind of store so far locks its folder.
        alone: true,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        direct: overrides.allow_http_service_urls,
        trail: Trail::default(),
    }
}

/// Resolves on SIGTERM or Ctrl+C.
pub(super) async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => {
                tokio::select! {
                    _ = interrupted => {}
                    _ = terminated.recv() => {}
                }
            }
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
