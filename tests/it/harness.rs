//! A bot with a simulated Teams around it, and what must hold after every test: no message that nobody looked at,
//! no error in the log, no breach of the protocol, no limit of Teams broken.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use fasttrack_bot::app::{App, Settings, simulated};
use fasttrack_bot::store::{MemoryStore, Store};
use jiff::SignedDuration;
use teams_simulator::{Config, SimClock, Simulator, World};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

pub(crate) mod gate;
mod log;
mod time;

/// The instant at which every test begins: a Monday in March 2026, 10:00 in Madrid.
pub(crate) const START: &str = "2026-03-02T09:00:00Z";

/// How long (real time) a test waits for the bot.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a stage differs from the usual one.
pub(crate) struct Options {
    /// Changes what the simulator is started with.
    pub(crate) teams: fn(&mut Config),
    /// Changes what each bot is made of.
    pub(crate) bot: fn(&mut Settings),
    /// Changes Teams before the bot starts.
    pub(crate) before: fn(&Simulator),
    /// Whether to wait until the bot can verify requests.
    pub(crate) ready: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { teams: |_| {}, bot: |_| {}, before: |_| {}, ready: true }
    }
}

/// A running bot and Teams.
pub(crate) struct Stage {
    pub(crate) sim: Simulator,
    pub(crate) clock: SimClock,
    /// The bot that was started first.
    pub(crate) app: Arc<App>,
    /// What the bots have stored; stays open when they end.
    pub(crate) store: Arc<dyn Store>,
    /// What the bots' stores are opened from.
    disk: MemoryStore,
    /// What stands between every bot and its store.
    pub(crate) gate: Arc<gate::Gate>,
    options: Options,
    /// The bot that Teams talks to.
    running: Mutex<Process>,
    /// Parts of log lines that this test brings about.
    expected: Mutex<Vec<&'static str>>,
    /// Parts of log lines that may or may not come, as it happens.
    allowed: Mutex<Vec<&'static str>>,
}

/// A bot with its port.
#[derive(Clone)]
pub(crate) struct Process {
    pub(crate) app: Arc<App>,
    pub(crate) url: String,
    server: AbortHandle,
}

/// Runs `test` on a fresh stage and checks what must hold afterwards.
pub(crate) fn on_stage<F, Fut>(test: F)
where
    F: FnOnce(Arc<Stage>) -> Fut,
    Fut: Future<Output = ()>,
{
    on_stage_with(Options::default(), test);
}

/// The same on a stage that differs from the usual one.
pub(crate) fn on_stage_with<F, Fut>(options: Options, test: F)
where
    F: FnOnce(Arc<Stage>) -> Fut,
    Fut: Future<Output = ()>,
{
    let errors = log::capture();
    // The workers bear the test's name, so that each test finds its own lines in the log.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name(log::own_name())
        .enable_all()
        .build()
        .expect("a runtime");
    let (expected, allowed) = runtime.block_on(async {
        let stage = Arc::new(Stage::begin(options).await);
        test(Arc::clone(&stage)).await;
        stage.settle().await;
        nothing(&stage.sim.unread(), "messages that nobody looked at");
        nothing(&stage.sim.violations(), "breaches of the protocol");
        nothing(&stage.sim.broken_limits(), "limits of Teams that were broken");
        stage.process().app.stop().await;
        stage.sim.stop().await;
        (lock(&stage.expected).clone(), lock(&stage.allowed).clone())
    });
    let found = errors.taken();
    for part in &expected {
        assert!(found.iter().any(|line| line.contains(part)), "{part:?} was not logged: {found:#?}");
    }
    let others: Vec<_> = found
        .iter()
        .filter(|line| !expected.iter().chain(&allowed).any(|part| line.contains(part)))
        .collect();
    nothing(&others, "errors in the log");
}

fn nothing<T: std::fmt::Debug>(found: &[T], what: &str) {
    assert!(found.is_empty(), "{what}: {found:#?}");
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Stage {
    /// Waits until nothing is being sent, and lets five seconds pass, as people do between two steps. A message
    /// that waits for a clock which stands still is a failure.
    pub(crate) async fn settle(&self) {
        let settled = tokio::time::timeout(PATIENCE, self.process().app.settled()).await;
        assert!(settled.is_ok(), "the bot is still sending: {}", self.sim.recent());
        self.clock.advance(jiff::SignedDuration::from_secs(5));
    }

    /// What an operator's monitoring reads.
    pub(crate) async fn metrics(&self) -> String {
        let url = self.process().url.replace("/api/messages", "/metrics");
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        client.get(url).send().await.expect("an answer").text().await.expect("a text")
    }

    /// Teams, as it has always been here, with the app installed for `person` and their welcome read.
    pub(crate) async fn welcome(&self, person: &str) {
        self.sim.person(person).installs(person).await;
        self.sim.next_bot_message(person).await;
        self.settle().await;
    }

    /// This test brings about an error in the log that contains `part`; it must be there, others must not.
    pub(crate) fn expects_error(&self, part: &'static str) {
        lock(&self.expected).push(part);
    }

    /// An error in the log that contains `part` may come: whether it does is a matter of instants.
    pub(crate) fn allows_error(&self, part: &'static str) {
        lock(&self.allowed).push(part);
    }

    /// The bot that Teams talks to.
    pub(crate) fn process(&self) -> Process {
        lock(&self.running).clone()
    }

    /// Starts one more bot on the same store, as another process would. Teams goes on talking to the first.
    pub(crate) async fn starts_another(&self) -> Process {
        let process = launch(&self.sim, &self.disk, &self.gate, &self.options).await;
        process.app.ready().await;
        process
    }

    /// From now on Teams talks to `process`.
    pub(crate) fn talks_to(&self, process: &Process) {
        self.sim.set_bot_url(&process.url);
        *lock(&self.running) = process.clone();
    }

    /// The bot dies: what is in flight is cut off, nothing is given back.
    pub(crate) async fn kills(&self, process: &Process) {
        process.server.abort();
        process.app.abandon().await;
    }

    /// The bot dies and is started again after its leases have ended.
    pub(crate) async fn dies_and_comes_back(&self) {
        self.kills(&self.process()).await;
        self.clock.advance(SignedDuration::from_secs(31));
        let process = self.starts_another().await;
        self.talks_to(&process);
    }

    async fn begin(options: Options) -> Self {
        let clock = SimClock::at(START.parse().expect("an instant"));
        let mut config = Config::new(World::demo(), clock.clone());
        (options.teams)(&mut config);
        let sim = Simulator::start(config).await.expect("the simulator starts");
        (options.before)(&sim);
        let disk = MemoryStore::new();
        let store: Arc<dyn Store> = Arc::new(disk.reopen());
        let gate = Arc::default();
        let process = launch(&sim, &disk, &gate, &options).await;
        sim.set_bot_url(&process.url);
        if options.ready {
            process.app.ready().await;
        }
        let (app, running) = (Arc::clone(&process.app), Mutex::new(process));
        Self {
            sim,
            clock,
            app,
            store,
            disk,
            gate,
            options,
            running,
            expected: Mutex::default(),
            allowed: Mutex::default(),
        }
    }
}

async fn launch(sim: &Simulator, disk: &MemoryStore, gate: &Arc<gate::Gate>, options: &Options) -> Process {
    let mut settings = simulated(sim, Arc::new(gate::Gated::new(disk.reopen(), Arc::clone(gate))));
    // Several bots may share the store here, as replicas do.
    settings.alone = false;
    (options.bot)(&mut settings);
    let app = Arc::new(App::build(settings).expect("the bot is built"));
    app.start();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = app.router();
    let server = tokio::spawn(async move {
        let _ = axum::serve(listener, router).await;
    });
    Process { app, url: format!("http://{address}/api/messages"), server: server.abort_handle() }
}

impl Stage {
    /// Whether a fault that strikes once has not struck yet.
    pub(crate) async fn fault_waits(&self, id: u32) -> bool {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let url = format!("{}/sim/faults", self.sim.base_url());
        let faults = client.get(url).send().await.expect("an answer").text().await.expect("a body");
        let faults: serde_json::Value = serde_json::from_str(&faults).expect("JSON");
        faults.as_array().is_some_and(|faults| faults.iter().any(|fault| fault["id"] == id))
    }

    /// How many engagements the bot holds.
    pub(crate) async fn engagements(&self) -> usize {
        let all = fasttrack_bot::store::Key::new(["e"]);
        let found = self.store.scan(&all, None, 10_000).await.expect("the store");
        found.iter().filter(|entry| entry.key.segments().count() == 2).count()
    }
}
