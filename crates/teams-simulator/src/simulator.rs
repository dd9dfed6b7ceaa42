//! The simulation as a whole: start and end, addresses, finding people and places.

mod acts;
mod looking;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::authority;
use crate::client::{Person, require};
use crate::clock::SimClock;
use crate::config::{Config, StartError};
use crate::core::{Core, Place};
use crate::journal::Journal;
use crate::server;
use crate::state::State;
use crate::world::World;

/// A running simulation; clones are handles to the same one.
#[derive(Debug, Clone)]
pub struct Simulator {
    core: Arc<Core>,
    server: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Simulator {
    /// Starts a simulation.
    ///
    /// # Errors
    /// If it cannot listen, or its state cannot be read or written.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        let (journal, entries) = Journal::open(config.state_dir.as_deref())?;
        let mut state = State::load(journal, &entries);
        authority::ensure_keys(&mut state, config.state_dir.is_some())?;
        restore_clock(&config.clock, entries.get("clock"));
        let addr = config.listen;
        let failed = |source| StartError::Listen { addr, source };
        let listener = TcpListener::bind(addr).await.map_err(failed)?;
        let bound: SocketAddr = listener.local_addr().map_err(failed)?;
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|e| StartError::Setup(e.to_string()))?;
        let core = Core::new(config, format!("http://{bound}"), http, state);
        if core.config.installed {
            let scopes = core.places().into_iter().map(|place| place.scope);
            core.state().installed.extend(scopes.collect::<Vec<_>>());
        }
        tokio::spawn(watch_clock(core.clone()));
        let mut stopping = core.stopping.subscribe();
        let app = server::router(core.clone());
        let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
            // The sender lives as long as the simulation.
            let _ = stopping.wait_for(|stop| *stop).await;
        });
        let server = tokio::spawn(async move {
            if let Err(error) = serving.await {
                tracing::error!(%error, "the simulator's server ended");
            }
        });
        Ok(Self { core, server: Arc::new(Mutex::new(Some(server))) })
    }

    /// Stops listening; returns when the port is free, or after two seconds.
    pub async fn stop(&self) {
        self.core.stopping.send_replace(true);
        let server = self.server.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(server) = server {
            let abort = server.abort_handle();
            if tokio::time::timeout(Duration::from_secs(2), server).await.is_err() {
                abort.abort();
            }
        }
    }

    /// `http://127.0.0.1:PORT`
    #[must_use]
    pub fn base_url(&self) -> String {
        self.core.base_url.clone()
    }

    /// The OpenID metadata document of the signing authority.
    #[must_use]
    pub fn metadata_url(&self) -> String {
        format!("{}/v1/.well-known/openidconfiguration", self.core.base_url)
    }

    /// The login service: tokens at `{login_url}/{tenant}/oauth2/v2.0/token`.
    #[must_use]
    pub fn login_url(&self) -> String {
        format!("{}/login", self.core.base_url)
    }

    /// The environment that tells a bot in a process of its own to take this simulator for Microsoft's side: its
    /// identity, where keys and tokens are, and that this host may get its token over plain HTTP.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("CLIENT_ID", self.app_id().to_owned()),
            ("TENANT_ID", self.home_tenant().to_owned()),
            ("CLIENT_SECRET", self.secret().to_owned()),
            ("OPENID_METADATA_URL", self.metadata_url()),
            ("LOGIN_URL", self.login_url()),
            ("ALLOWED_SERVICE_HOSTS", "127.0.0.1".to_owned()),
            ("ALLOW_HTTP_SERVICE_URLS", "true".to_owned()),
        ]
    }

    /// The service URL of a tenant, by key or id.
    ///
    /// # Panics
    /// If the world has no such tenant.
    #[must_use]
    #[track_caller]
    pub fn service_url(&self, tenant: &str) -> String {
        let found = self.core.world().tenants.iter().find(|t| t.id == tenant || t.key == tenant);
        self.core.service_url(require(found, || format!("no tenant `{tenant}`")))
    }

    /// Host and port of every service URL.
    #[must_use]
    pub fn service_host(&self) -> String {
        self.core.base_url.trim_start_matches("http://").to_owned()
    }

    /// The page.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("{}/", self.core.base_url)
    }

    /// Says where the bot listens (its messaging endpoint).
    pub fn set_bot_url(&self, url: &str) {
        self.core.set_bot_url(url);
    }

    /// Says that the bot has something new to report (`BotControls::report`), so that the page asks.
    pub fn bot_reports(&self) {
        self.core.announce(serde_json::json!({"type": "report"}));
    }

    /// The bot's Entra app id.
    #[must_use]
    pub fn app_id(&self) -> &str {
        &self.core.config.bot_app_id
    }

    /// The bot's client secret.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.core.config.secret
    }

    /// The bot's home tenant.
    #[must_use]
    pub fn home_tenant(&self) -> &str {
        &self.core.config.tenant
    }

    /// The bot's Teams id.
    #[must_use]
    pub fn bot_mri(&self) -> String {
        self.core.bot_mri()
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &SimClock {
        self.core.clock()
    }

    /// The world.
    #[must_use]
    pub fn world(&self) -> &World {
        self.core.world()
    }

    /// A person.
    ///
    /// # Panics
    /// If the world has no such person; the message names those it has.
    #[must_use]
    #[track_caller]
    pub fn person(&self, key: &str) -> Person {
        require(Person::new(&self.core, key), || {
            let known: Vec<&str> = self.world().people.iter().map(|p| p.key.as_str()).collect();
            format!("no person `{key}`; there are {}", known.join(", "))
        })
    }

    #[track_caller]
    fn place(&self, name: &str) -> Place {
        require(self.core.place(name), || {
            let known: Vec<String> = self.core.places().into_iter().map(|p| p.key).collect();
            format!("no conversation `{name}`; there are {}", known.join(", "))
        })
    }

    /// The Teams id of a conversation.
    ///
    /// # Panics
    /// If there is no such conversation.
    #[must_use]
    #[track_caller]
    pub fn conversation(&self, name: &str) -> String {
        self.place(name).id
    }
}

/// A clock restored is never earlier than it was.
fn restore_clock(clock: &SimClock, saved: Option<&Value>) {
    let Some(saved) = saved else { return };
    if let (Some(was), Some(is)) = (saved["aheadSeconds"].as_i64(), clock.ahead()) {
        clock.advance(jiff::SignedDuration::from_secs(was - is.as_secs()));
    } else if let Some(now) = saved["now"].as_str().and_then(|s| s.parse().ok()) {
        clock.set(now);
    }
}

/// Keeps the clock's position, and tells the page of its moves.
async fn watch_clock(core: Arc<Core>) {
    let mut moved = core.clock().subscribe();
    let mut stopping = core.stopping.subscribe();
    loop {
        tokio::select! {
            changed = moved.changed() => if changed.is_err() { return },
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        let clock = core.clock();
        let (now, following) = (clock.now(), clock.follows_real_time());
        let ahead = clock.ahead().map(|ahead| ahead.as_secs());
        core.state().journal.put("clock", &json!({"now": now, "aheadSeconds": ahead}));
        core.announce(json!({"type": "clock", "now": now, "following": following}));
    }
}
