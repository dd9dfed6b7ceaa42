//! Sending: the only part that speaks to Teams. It works off what turns owe, in order for each conversation.
//!
//! A conversation's queue has one worker at a time and one request in flight; a throttled conversation holds up
//! itself alone. A shard's queues belong to the process that holds its lease. Whose turn it is, is in `line`, how a
//! queue is worked off in `worker`, one entry in `deliver`, what becomes of it in `settle`, how often it may be sent
//! in `attempts`, what the trail is told in `told`, whom the FM is told cannot be reached in `unreachable`, what another process left in `takeover`, and
//! how fast Teams may be asked in `budget`. Nothing is decided here.

mod attempts;
mod budget;
mod counts;
mod deliver;
mod lease;
mod line;
mod message;
mod place;
mod settle;
mod takeover;
mod told;
mod unreachable;
mod worker;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::SharedClock;
use crate::connector::Connector;
use crate::engagement::Policy;
use crate::entropy::SharedEntropy;
use crate::records::{Lane, Queue, Woken, keys};
use crate::store::Store;
use crate::trail::Trail;

use attempts::Known;
pub(crate) use budget::{Asked, Budgets, Spent};
pub use counts::{Counts, Depth};
use lease::Leases;
use line::Line;

/// How many conversations are worked on at the same time.
const AT_ONCE: usize = 64;
/// How many of them for what nobody asked for, so that an answer always finds a place.
const UNASKED_AT_ONCE: usize = 32;
/// How many of these use the machine and the store at the same time, rather than wait for Teams, so that a turn finds
/// both at hand.
const UNASKED_AT_WORK: usize = 2;
/// The same while a turn is under way.
const UNASKED_BESIDE_TURNS: usize = 1;
/// How often is looked for what other processes owe.
const POLL: SignedDuration = SignedDuration::from_millis(250);

/// What the outbox works with.
pub struct Deps {
    /// State.
    pub store: Arc<dyn Store>,
    /// Teams.
    pub connector: Connector,
    /// Time.
    pub clock: SharedClock,
    /// Chance, for the jitter of waits.
    pub entropy: SharedEntropy,
    /// Thresholds and switches that cards show.
    pub policy: Policy,
    /// How fast Teams may be asked, whoever asks.
    pub(crate) budgets: Arc<Budgets>,
    /// This process.
    pub process: String,
    /// Whether no other process can have the store open, so that a dead one's leases need not run out first.
    pub alone: bool,
    /// The turns under way, which go before what nobody asked for.
    pub turns: TaskTracker,
    /// Where it is noted what became of messages.
    pub trail: Trail,
}

/// The sender.
#[derive(Clone)]
pub struct Outbox {
    inner: Arc<Inner>,
}

struct Inner {
    deps: Deps,
    leases: Leases,
    known: Known,
    counts: Counts,
    /// The queues with something to send.
    line: Mutex<Line>,
    /// A queue is ready.
    ready: Notify,
    /// Something waits for an instant.
    timer: Notify,
    /// Whether it was seen what there is to do.
    looked: AtomicBool,
    retries: Semaphore,
    /// How many of those who send what nobody asked for wait for Teams.
    away: AtomicUsize,
    idle: Notify,
    stop: CancellationToken,
    /// Cuts off even what is in flight.
    cut: CancellationToken,
    tasks: TaskTracker,
}

impl Outbox {
    /// An outbox that sends once [`Outbox::run`] is driven.
    #[must_use]
    pub fn new(deps: Deps) -> Self {
        let leases = Leases::new(Arc::clone(&deps.store), deps.process.clone(), deps.alone);
        Self {
            inner: Arc::new(Inner {
                deps,
                leases,
                known: Known::default(),
                counts: Counts::default(),
                line: Mutex::default(),
                ready: Notify::new(),
                timer: Notify::new(),
                looked: AtomicBool::new(false),
                retries: Semaphore::new(attempts::RETRIES_AT_ONCE),
                away: AtomicUsize::new(0),
                idle: Notify::new(),
                stop: CancellationToken::new(),
                cut: CancellationToken::new(),
                tasks: TaskTracker::new(),
            }),
        }
    }

    /// Takes shards, works off what they owe, and keeps the leases, until [`Outbox::stop`].
    pub async fn run(&self) {
        let inner = &self.inner;
        for _ in 0..AT_ONCE {
            self.spawn(Arc::clone(inner).work());
        }
        self.spawn(Arc::clone(inner).keep_time());
        let mut renewed: Option<Timestamp> = None;
        while !inner.stop.is_cancelled() {
            let now = inner.deps.clock.now();
            if renewed.is_none_or(|at| now.duration_since(at) >= lease::RENEW) {
                for shard in inner.leases.renew(now).await {
                    // What was left is known before anything is sent, or the shard is not worked yet.
                    let Some(left) = self.left(shard).await else {
                        continue;
                    };
                    inner.leases.begin(shard, now);
                    left.into_iter().for_each(|woken| self.start(woken));
                }
                renewed = Some(now);
            }
            self.answer_knocks().await;
            inner.looked.store(true, Ordering::Relaxed);
            inner.idle.notify_waiters();
            tokio::select! {
                () = inner.stop.cancelled() => {}
                () = inner.deps.clock.sleep_until(now + POLL) => {}
            }
        }
    }

    /// Whether this process sends to conversations of `tenant`.
    #[must_use]
    pub fn sends_to(&self, tenant: &str) -> bool {
        self.inner.holds(tenant)
    }

    /// Works off queues that were just added to.
    pub fn wake(&self, queues: impl IntoIterator<Item = Woken>) {
        for woken in queues {
            if self.inner.holds(&woken.queue.tenant) {
                self.start(woken);
            }
        }
    }

    /// The shards that are this process's to work on, once it is known which.
    pub async fn shards(&self) -> Vec<u16> {
        loop {
            let notified = self.inner.idle.notified();
            if self.inner.is_up_to_date() {
                let now = self.inner.deps.clock.now();
                return (0..keys::SHARDS).filter(|shard| self.inner.leases.holds(*shard, now)).collect();
            }
            notified.await;
        }
    }

    /// What has been done so far.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.inner.counts
    }

    /// Resolves when nothing is being worked on, as far as this process has to.
    pub async fn idle(&self) {
        loop {
            let notified = self.inner.idle.notified();
            if self.inner.is_up_to_date() && self.inner.line().is_empty() {
                return;
            }
            notified.await;
        }
    }

    /// Stops: what is in flight is finished, the rest stays owed, and the leases are given back.
    pub async fn stop(&self) {
        self.inner.stop.cancel();
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        self.inner.leases.release().await;
    }

    /// Ends without finishing anything: as when the process dies. The leases stay until they run out.
    pub async fn abandon(&self) {
        self.inner.stop.cancel();
        self.inner.cut.cancel();
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
    }

    /// `woken` is to be worked off.
    fn start(&self, Woken { queue, lane }: Woken) {
        self.inner.starts(queue, lane);
    }

    /// Runs `work` until the cut.
    fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let cut = self.inner.cut.clone();
        self.inner.tasks.spawn(async move {
            tokio::select! {
                () = work => {}
                () = cut.cancelled() => {}
            }
        });
    }
}

impl Inner {
    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `queue` was added to.
    fn starts(&self, queue: Queue, lane: Lane) {
        if !self.stop.is_cancelled() && self.line().add(queue, lane, self.deps.clock.now()) {
            self.ready.notify_one();
        }
    }

    /// Whether it was seen what there is to do since the leases were last renewed.
    fn is_up_to_date(&self) -> bool {
        self.looked.load(Ordering::Relaxed) && !self.leases.is_late(self.deps.clock.now())
    }

    fn holds(&self, tenant: &str) -> bool {
        self.leases.holds(keys::shard_of(tenant), self.deps.clock.now())
    }
}
