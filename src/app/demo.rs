//! `demo`: the bot and a simulated Teams on this machine, on a clock that the page moves.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use secrecy::SecretString;
use teams_simulator::{BotControls, BotLine, BotState, Config, SimClock, Simulator, World};
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use super::{App, Settings, StartError, report};
use crate::auth::{Cloud, CredentialsConfig, InboundConfig, TenantPolicy};
use crate::cli::DemoOptions;
use crate::clock::{BoxFuture, Clock};
use crate::dialogue::Locale;
use crate::engagement::{FmPolicy, Policy};
use crate::entropy::SystemEntropy;
use crate::protocol::ServiceHosts;
use crate::store::{self, Store};
use crate::trail::Trail;

/// The simulator's clock as the bot's.
#[derive(Clone)]
pub struct SimTime(pub SimClock);

impl Clock for SimTime {
    fn now(&self) -> jiff::Timestamp {
        self.0.now()
    }

    fn sleep_until(&self, at: jiff::Timestamp) -> BoxFuture<'static, ()> {
        Box::pin(self.0.sleep_until(at))
    }
}

/// The settings of a bot whose Microsoft side is `sim`.
#[must_use]
pub fn simulated(sim: &Simulator, store: Arc<dyn Store>) -> Settings {
    let allowed: Vec<String> = sim.world().tenants.iter().map(|tenant| tenant.id.clone()).collect();
    Settings {
        inbound: InboundConfig {
            client_id: sim.app_id().to_owned(),
            issuer: Cloud::Public.issuer().to_owned(),
            metadata_url: sim.metadata_url(),
        },
        outbound: CredentialsConfig {
            login_url: sim.login_url(),
            tenant: sim.home_tenant().to_owned(),
            client_id: sim.app_id().to_owned(),
            client_secret: SecretString::from(sim.secret().to_owned()),
            scope: Cloud::Public.scope().to_owned(),
        },
        tenants: TenantPolicy::parse(&allowed.join(",")),
        hosts: ServiceHosts::named([sim.service_host().as_str()], true),
        fm: FmPolicy::members_of(sim.home_tenant()),
        policy: Policy::default(),
        default_locale: Locale::En,
        store,
        alone: true,
        clock: Arc::new(SimTime(sim.clock().clone())),
        entropy: Arc::new(SystemEntropy),
        direct: true,
        trail: Trail::default(),
    }
}

/// Runs the bot, under `policy`, and the simulator on this machine until asked to stop.
///
/// # Errors
/// When something that it needs cannot be had: a port, the folder.
pub async fn demo(options: DemoOptions, policy: Policy) -> Result<(), StartError> {
    let failed = |error: &dyn std::fmt::Display| StartError(error.to_string());
    let fresh = tempfile::tempdir().map_err(|error| failed(&error))?;
    let data = options.data.clone().unwrap_or_else(|| fresh.path().to_owned());
    let mut config = Config::new(World::demo(), SimClock::real());
    config.state_dir = Some(data.join("teams"));
    config.listen = SocketAddr::from((Ipv4Addr::LOCALHOST, options.page_port));
    config.page = !options.no_page;
    let fresh_world = !data.join("teams").exists();
    let renderer = super::renderer::folder().filter(|_| !options.no_page);
    config.renderer = renderer.as_deref().map(super::renderer::script_folder);
    let runner = Arc::new(Runner::new(data, options.port, policy));
    config.controls = Some(Arc::clone(&runner) as Arc<dyn BotControls>);
    let sim = Simulator::start(config).await.map_err(|error| failed(&error))?;
    let address = runner.begin(&sim).await?;
    if let Some(folder) = renderer {
        tokio::spawn(super::renderer::fetch(folder));
    }
    if fresh_world {
        // In the background, so that the addresses are printed at once.
        let everywhere = sim.clone();
        tokio::spawn(async move { everywhere.install_everywhere().await });
    }
    let mut out = std::io::stdout();
    let _ = writeln!(out, "bot: http://{address}");
    if !options.no_page {
        let _ = writeln!(out, "page: {}", sim.page_url());
    }
    let _ = out.flush();
    super::serve::asked_to_stop().await;
    runner.end().await;
    sim.stop().await;
    Ok(())
}

/// Starts, kills and restarts the bot under the simulator.
struct Runner {
    data: PathBuf,
    port: std::sync::atomic::AtomicU16,
    policy: Policy,
    sim: Arc<OnceLock<Simulator>>,
    running: Mutex<Option<Running>>,
    /// What the bot says of its sending; over its deaths, since it is for whoever watches.
    trail: Trail,
}

struct Running {
    app: Arc<App>,
    cut: CancellationToken,
    server: tokio::task::JoinHandle<()>,
}

impl Runner {
    fn new(data: PathBuf, port: u16, policy: Policy) -> Self {
        let sim = Arc::new(OnceLock::<Simulator>::new());
        let page = Arc::clone(&sim);
        let trail = Trail::keeping(move || page.get().into_iter().for_each(Simulator::bot_reports));
        Self { data, port: port.into(), policy, sim, running: Mutex::default(), trail }
    }

    async fn begin(&self, sim: &Simulator) -> Result<SocketAddr, StartError> {
        let sim = self.sim.get_or_init(|| sim.clone());
        let mut running = self.running.lock().await;
        let port = self.port.load(std::sync::atomic::Ordering::Relaxed);
        let (policy, trail) = (self.policy.clone(), self.trail.clone());
        let (started, address) = start(sim, &self.data, port, policy, trail).await?;
        // The same port again after a restart, also when the system chose it.
        self.port.store(address.port(), std::sync::atomic::Ordering::Relaxed);
        *running = Some(started);
        Ok(address)
    }

    /// Stops as `serve` does.
    async fn end(&self) {
        if let Some(running) = self.running.lock().await.take() {
            running.cut.cancel();
            let _ = running.server.await;
            running.app.stop().await;
        }
    }

    /// Stops as a killed process does: nothing is finished, nothing more is sent.
    async fn cut(&self) {
        if let Some(running) = self.running.lock().await.take() {
            running.server.abort();
            running.app.abandon().await;
        }
    }
}

impl BotControls for Runner {
    fn kill(&self) -> BoxFuture<'_, Result<(), String>> {
        Box::pin(async move {
            self.cut().await;
            Ok(())
        })
    }

    fn restart(&self) -> BoxFuture<'_, Result<(), String>> {
        Box::pin(async move {
            self.cut().await;
            let Some(sim) = self.sim.get() else {
                return Err("the bot was never started".to_owned());
            };
            self.begin(sim).await.map(drop).map_err(|error| error.to_string())
        })
    }

    fn state(&self) -> BotState {
        match self.running.try_lock() {
            Ok(running) if running.is_some() => BotState::Running,
            Ok(_) => BotState::Stopped,
            Err(_) => BotState::Unknown,
        }
    }

    fn report(&self) -> Option<Vec<BotLine>> {
        self.sim.get().map(|sim| report::of(&self.trail, sim))
    }
}

async fn start(
    sim: &Simulator,
    data: &Path,
    port: u16,
    policy: Policy,
    trail: Trail,
) -> Result<(Running, SocketAddr), StartError> {
    let url = format!("sled:{}", data.join("store").display());
    let opened = store::open(&url).await.map_err(|error| StartError(error.to_string()))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|error| StartError(format!("--port: cannot listen on {port}: {error}")))?;
    let address = listener.local_addr().map_err(|error| StartError(error.to_string()))?;
    let settings = Settings { policy, trail, ..simulated(sim, opened) };
    let app = Arc::new(App::build(settings)?);
    app.start();
    sim.set_bot_url(&format!("http://{address}/api/messages"));
    let cut = CancellationToken::new();
    let served = axum::serve(listener, app.router()).with_graceful_shutdown(cut.clone().cancelled_owned());
    let server = tokio::spawn(async move {
        if let Err(error) = served.await {
            tracing::error!(%error, "the server ended");
        }
    });
    // A bot without signing keys answers 503, and nobody says again what was said to it meanwhile.
    app.ready().await;
    Ok((Running { app, cut, server }, address))
}
