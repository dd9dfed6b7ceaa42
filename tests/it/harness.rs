//! A bot with a simulated Teams around it, and what must hold after every test: no message that nobody looked at,
//! no error in the log, no breach of the protocol, no limit of Teams broken.

use std::future::Future;
use std::sync::Arc;

use fasttrack_bot::app::{App, simulated};
use fasttrack_bot::store::{MemoryStore, Store};
use teams_simulator::{Config, SimClock, Simulator, World};
use tokio::net::TcpListener;

mod log;

/// The instant at which every test begins: a Monday in March 2026, 10:00 in Madrid.
pub(crate) const START: &str = "2026-03-02T09:00:00Z";

/// How long (real time) a test waits for the bot.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// A running bot and Teams.
pub(crate) struct Stage {
    pub(crate) sim: Simulator,
    pub(crate) clock: SimClock,
    pub(crate) app: Arc<App>,
    pub(crate) store: Arc<dyn Store>,
}

/// Runs `test` on a fresh stage and checks what must hold afterwards.
pub(crate) fn on_stage<F, Fut>(test: F)
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
    runtime.block_on(async {
        let stage = Arc::new(Stage::begin().await);
        test(Arc::clone(&stage)).await;
        stage.settle().await;
        nothing(&stage.sim.unread(), "messages that nobody looked at");
        nothing(&stage.sim.violations(), "breaches of the protocol");
        nothing(&stage.sim.broken_limits(), "limits of Teams that were broken");
        stage.app.stop().await;
        stage.sim.stop().await;
    });
    nothing(&errors.taken(), "errors in the log");
}

fn nothing<T: std::fmt::Debug>(found: &[T], what: &str) {
    assert!(found.is_empty(), "{what}: {found:#?}");
}

impl Stage {
    /// Waits until nothing is being sent, and lets five seconds pass, as people do between two steps. A message
    /// that waits for a clock which stands still is a failure.
    pub(crate) async fn settle(&self) {
        let settled = tokio::time::timeout(PATIENCE, self.app.settled()).await;
        assert!(settled.is_ok(), "the bot is still sending: {}", self.sim.recent());
        self.clock.advance(jiff::SignedDuration::from_secs(5));
    }

    async fn begin() -> Self {
        let clock = SimClock::at(START.parse().expect("an instant"));
        let sim =
            Simulator::start(Config::new(World::demo(), clock.clone())).await.expect("the simulator starts");
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let app = Arc::new(App::build(simulated(&sim, Arc::clone(&store))).expect("the bot is built"));
        app.start();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = app.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        sim.set_bot_url(&format!("http://{address}/api/messages"));
        app.ready().await;
        Self { sim, clock, app, store }
    }
}
