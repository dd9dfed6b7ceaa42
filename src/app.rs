//! The one place that wires the parts together, for `serve`, for `demo` and for the tests.

mod demo;
mod directory;
mod renderer;
mod report;
mod serve;
mod sweep;

use std::sync::Arc;

use jiff::SignedDuration;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::auth::{Authenticator, ClientCredentials, CredentialsConfig, InboundConfig, TenantPolicy};
use crate::bot::{Bot, Waker};
use crate::cards;
use crate::clock::{BoxFuture, SharedClock};
use crate::connector::{Connector, http_client};
use crate::dialogue::Locale;
use crate::engagement::{FmPolicy, Policy};
use crate::entropy::{self, SharedEntropy};
use crate::http::{Front, router};
use crate::metrics::Page;
use crate::outbox::{Budgets, Counts, Deps, Outbox};
use crate::protocol::{ServiceHosts, TokenSource, UserId};
use crate::store::{Store, TimedStore};
use crate::trail::Trail;
use crate::turn::{Env, Sequence};

pub use demo::{SimTime, demo, simulated};
pub use serve::serve;

/// How long a stop waits for what is due to go out.
const DRAIN: SignedDuration = SignedDuration::from_secs(10);

/// Why the bot could not start, or stopped otherwise than asked. Its text names the cause and the mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StartError(pub String);

/// What a bot is made of.
pub struct Settings {
    /// What requests must prove.
    pub inbound: InboundConfig,
    /// How the bot proves who it is.
    pub outbound: CredentialsConfig,
    /// Whose conversations may use it.
    pub tenants: TenantPolicy,
    /// Which hosts may get its token.
    pub hosts: ServiceHosts,
    /// Who may act as FastTrack Manager.
    pub fm: FmPolicy,
    /// Thresholds and switches.
    pub policy: Policy,
    /// The language where nothing better is known.
    pub default_locale: Locale,
    /// State.
    pub store: Arc<dyn Store>,
    /// Whether the store admits one process alone, so that work of a dead one is taken over at once.
    pub alone: bool,
    /// Time.
    pub clock: SharedClock,
    /// Randomness.
    pub entropy: SharedEntropy,
    /// Whether Microsoft's side is on this machine, so that no proxy stands between.
    pub direct: bool,
    /// Where it is noted what was sent, parked and skipped; the usual one keeps nothing.
    pub trail: Trail,
}

/// A bot, wired; its routes answer once it is started.
pub struct App {
    bot: Arc<Bot>,
    outbox: Outbox,
    connector: Connector,
    tokens: Arc<ClientCredentials>,
    authenticator: Arc<Authenticator>,
    store: Arc<TimedStore>,
    clock: SharedClock,
    tenants: TenantPolicy,
    hosts: ServiceHosts,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl App {
    /// Wires the parts. Nothing runs yet, and nothing was asked of anybody.
    ///
    /// # Errors
    /// When the words or cards in the program are damaged, or TLS cannot be set up.
    pub fn build(settings: Settings) -> Result<Self, StartError> {
        let failed = |what: &str, why: String| StartError(format!("{what}: {why}"));
        cards::check_all().map_err(|error| failed("this program is damaged", error.to_string()))?;
        let client_id = settings.inbound.client_id.clone();
        let http = http_client(settings.direct)
            .map_err(|error| failed("TLS cannot be set up", error.to_string()))?;
        let clock = Arc::clone(&settings.clock);
        let timed = Arc::new(TimedStore::new(settings.store, Arc::clone(&clock)));
        let store: Arc<dyn Store> = Arc::clone(&timed) as Arc<dyn Store>;
        let tokens = ClientCredentials::new(settings.outbound, http.clone(), Arc::clone(&clock))
            .map_err(|error| failed("LOGIN_URL or TENANT_ID", error.to_string()))?;
        let tokens = Arc::new(tokens);
        let authenticator = Arc::new(Authenticator::new(settings.inbound, http.clone(), Arc::clone(&clock)));
        let bot_id = UserId::bot(&client_id);
        let connector = Connector::new(
            http,
            Arc::clone(&tokens) as Arc<dyn TokenSource>,
            settings.hosts.clone(),
            bot_id,
            Arc::clone(&clock),
        );
        let process = entropy::token(&*settings.entropy, 12);
        let budgets = Arc::new(Budgets::new(Arc::clone(&clock)));
        let turns = TaskTracker::new();
        let outbox = Outbox::new(Deps {
            store: Arc::clone(&store),
            connector: connector.clone(),
            clock: Arc::clone(&clock),
            entropy: Arc::clone(&settings.entropy),
            policy: settings.policy.clone(),
            budgets: Arc::clone(&budgets),
            process: process.clone(),
            alone: settings.alone,
            turns: turns.clone(),
            trail: settings.trail.clone(),
        });
        let env = Env {
            store,
            clock: Arc::clone(&clock),
            entropy: settings.entropy,
            policy: settings.policy,
            fm: settings.fm,
            directory: Arc::new(directory::Roster::new(connector.clone(), Arc::clone(&clock), budgets)),
            default_locale: settings.default_locale,
            process,
            sequence: Sequence::default(),
            sends: sender(&outbox),
            trail: settings.trail,
        };
        let bot = Arc::new(Bot::new(env, waker(&outbox), turns));
        Ok(Self {
            bot,
            outbox,
            connector,
            tokens,
            authenticator,
            store: timed,
            clock,
            tenants: settings.tenants,
            hosts: settings.hosts,
            tasks: TaskTracker::new(),
            stop: CancellationToken::new(),
        })
    }

    /// The routes.
    pub fn router(&self) -> axum::Router {
        router(Front {
            bot: Arc::clone(&self.bot),
            authenticator: Arc::clone(&self.authenticator),
            tenants: self.tenants.clone(),
            hosts: self.hosts.clone(),
            store: Arc::clone(&self.store) as Arc<dyn Store>,
            measured: self.measured(),
        })
    }

    /// Starts what runs beside the turns: keys, sending, sweeping.
    pub fn start(&self) {
        let keys = Arc::clone(self.authenticator.keys());
        self.background(async move { keys.keep_fresh().await });
        let outbox = self.outbox.clone();
        self.tasks.spawn(async move { outbox.run().await });
        let (bot, outbox) = (Arc::clone(&self.bot), self.outbox.clone());
        self.background(async move { bot.keep_waking(shards_of(outbox)).await });
        let (store, clock) = (Arc::clone(&self.store), Arc::clone(&self.clock));
        self.background(async move { sweep::run(store as Arc<dyn Store>, clock).await });
    }

    /// What was sent so far.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        self.outbox.counts()
    }

    /// What was sent, parked and skipped lately, if that is kept.
    #[must_use]
    pub fn trail(&self) -> &Trail {
        &self.bot.env().trail
    }

    /// Resolves once requests can be verified.
    pub async fn ready(&self) {
        // The background task that keeps the keys asks at the same time; both share one request.
        while !self.authenticator.keys().is_loaded() {
            if self.authenticator.keys().refresh().await.is_err() {
                self.clock.sleep_until(self.clock.now() + SignedDuration::from_secs(1)).await;
            }
        }
    }

    /// Resolves once nothing is being sent.
    pub async fn settled(&self) {
        self.bot.woken().await;
        self.outbox.idle().await;
    }

    /// Stops in order: turns in flight end, what is due goes out (for ten seconds at most), the store is flushed.
    pub async fn stop(&self) {
        self.bot.finish().await;
        let deadline = self.clock.sleep_until(self.clock.now() + DRAIN);
        tokio::select! {
            () = self.outbox.idle() => {}
            () = deadline => {}
        }
        self.outbox.stop().await;
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
        if let Err(error) = self.store.close().await {
            tracing::error!(%error, "the store could not be closed");
        }
    }

    /// Ends as a killed process does: what is in flight is cut off and the store is let go.
    pub async fn abandon(&self) {
        self.stop.cancel();
        self.outbox.abandon().await;
        self.tasks.close();
        self.tasks.wait().await;
        // A turn that still runs finds the store closed.
        if let Err(error) = self.store.close().await {
            tracing::error!(%error, "the store could not be closed");
        }
    }

    /// What each part has counted.
    fn measured(&self) -> Arc<dyn Fn(&mut Page) + Send + Sync> {
        let (outbox, bot) = (self.outbox.clone(), Arc::clone(&self.bot));
        let (connector, tokens) = (self.connector.clone(), Arc::clone(&self.tokens));
        let store = Arc::clone(&self.store);
        Arc::new(move |page| {
            store.measure(page);
            connector.measure(page);
            tokens.measure(page);
            outbox.measure(page);
            bot.measure(page);
        })
    }

    /// Runs `work` until the stop.
    fn background(&self, work: impl Future<Output = ()> + Send + 'static) {
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            tokio::select! {
                () = work => {}
                () = stop.cancelled() => {}
            }
        });
    }
}

/// Whether this process sends to conversations of a tenant.
fn sender(outbox: &Outbox) -> Arc<dyn Fn(&str) -> bool + Send + Sync> {
    let outbox = outbox.clone();
    Arc::new(move |tenant| outbox.sends_to(tenant))
}

/// The shards that are this process's to work on.
fn shards_of(outbox: Outbox) -> impl Fn() -> BoxFuture<'static, Vec<u16>> + Send + Sync {
    move || {
        let outbox = outbox.clone();
        Box::pin(async move { outbox.shards().await })
    }
}

/// Wakes the queues that a turn has just added to.
fn waker(outbox: &Outbox) -> Waker {
    let outbox = outbox.clone();
    Arc::new(move |queues| outbox.wake(queues))
}
