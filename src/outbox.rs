//! Sending: the only part that speaks to Teams. It works off what turns owe, in order for each conversation.
//!
//! A conversation's queue has one worker at a time and one request in flight; a throttled conversation holds up
//! itself alone. A shard's queues belong to the process that holds its lease. How a queue is worked off is in
//! `worker`, one entry in `deliver`, what becomes of it in `settle`, how often it may be sent in `attempts`, what
//! another process left in `takeover`, and how fast Teams may be asked in `budget`. Nothing is decided here.

mod attempts;
mod budget;
mod deliver;
mod lease;
mod message;
mod place;
mod settle;
mod takeover;
mod worker;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::SharedClock;
use crate::connector::Connector;
use crate::engagement::Policy;
use crate::entropy::SharedEntropy;
use crate::records::{Queue, keys};
use crate::store::Store;

use attempts::Known;
pub(crate) use budget::{Asked, Budgets};
use lease::Leases;

/// How many conversations are worked on at the same time.
const AT_ONCE: usize = 64;
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
}

/// What has been done, for the operator and for tests.
#[derive(Debug, Default)]
pub struct Counts {
    /// Messages posted, updated or deleted.
    pub sent: AtomicU64,
    /// Messages posted again because it was not known whether the first reached Teams.
    pub repeated: AtomicU64,
    /// Messages given up because two copies may already be there.
    pub unknown: AtomicU64,
    /// Messages that Teams will not take.
    pub refused: AtomicU64,
    /// Waits because of a throttle or a fault.
    pub waits: AtomicU64,
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
    /// Queues being worked off, and whether one was woken while it was.
    active: Mutex<BTreeMap<Queue, bool>>,
    places: Semaphore,
    /// Whether it was seen what there is to do.
    looked: AtomicBool,
    retries: Semaphore,
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
                active: Mutex::default(),
                places: Semaphore::new(AT_ONCE),
                looked: AtomicBool::new(false),
                retries: Semaphore::new(attempts::RETRIES_AT_ONCE),
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
                    left.into_iter().for_each(|queue| self.start(queue));
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

    /// Works off `queues`, which were just added to.
    pub fn wake(&self, queues: impl IntoIterator<Item = Queue>) {
        for queue in queues {
            if self.inner.holds(&queue.tenant) {
                self.start(queue);
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
            if self.inner.is_up_to_date() && self.inner.active().is_empty() {
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

    /// Starts a worker for `queue`, or tells the one that works on it to look again.
    fn start(&self, queue: Queue) {
        let inner = &self.inner;
        if inner.stop.is_cancelled() {
            return;
        }
        {
            let mut active = inner.active();
            if let Some(woken) = active.get_mut(&queue) {
                *woken = true;
                return;
            }
            active.insert(queue.clone(), false);
        }
        let worker = Arc::clone(inner);
        inner.tasks.spawn(async move {
            let cut = worker.cut.clone();
            tokio::select! {
                () = worker.work_off(queue) => {}
                () = cut.cancelled() => {}
            }
        });
    }
}

impl Inner {
    fn active(&self) -> std::sync::MutexGuard<'_, BTreeMap<Queue, bool>> {
        self.active.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it was seen what there is to do since the leases were last renewed.
    fn is_up_to_date(&self) -> bool {
        self.looked.load(Ordering::Relaxed) && !self.leases.is_late(self.deps.clock.now())
    }

    fn holds(&self, tenant: &str) -> bool {
        self.leases.holds(keys::shard_of(tenant), self.deps.clock.now())
    }

    /// Gives the queue up, unless somebody woke it meanwhile: then it is looked at once more.
    fn is_done_with(&self, queue: &Queue) -> bool {
        let mut active = self.active();
        match active.get_mut(queue) {
            Some(woken) if *woken => {
                *woken = false;
                false
            }
            Some(_) | None => {
                active.remove(queue);
                true
            }
        }
    }
}
