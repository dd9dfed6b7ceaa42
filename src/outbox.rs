//! Sending: the only part that speaks to Teams. It works off what turns owe, in order for each conversation.
//!
//! A conversation's queue has one worker at a time and one request in flight; a throttled conversation holds up
//! itself alone. A shard's queues belong to the process that holds its lease. What goes wrong with a send, and
//! what becomes of it, is in `deliver`; how fast Teams may be asked is in `budget`. Nothing is decided here.

mod attempts;
mod budget;
mod deliver;
mod lease;
mod message;
mod place;

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
use crate::records::{Knock, Owed, Work, keys};
use crate::store::{Key, Store};

use attempts::Suspects;
pub(crate) use budget::{Asked, Budgets};
use lease::Leases;

/// How many conversations are worked on at the same time.
const AT_ONCE: usize = 64;
/// How many entries of one queue are looked at together.
const PAGE: usize = 32;
/// How often is looked for what other processes owe.
const POLL: SignedDuration = SignedDuration::from_millis(250);
/// How many queues are found at a time when a shard is taken over.
const SHARD_PAGE: usize = 500;

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

/// The conversation that a queue belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Queue {
    /// The tenant, which decides the shard.
    pub tenant: String,
    /// The conversation, without thread.
    pub conversation: String,
}

/// The sender.
#[derive(Clone)]
pub struct Outbox {
    inner: Arc<Inner>,
}

struct Inner {
    deps: Deps,
    leases: Leases,
    suspects: Suspects,
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
                suspects: Suspects::default(),
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
                    // What was left is known before anything is sent: an entry that may have been tried is no first.
                    let left = self.left(shard).await;
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

    /// Looks at the queues to which other processes have added.
    async fn answer_knocks(&self) {
        let mut work = Work::new(Arc::clone(&self.inner.deps.store));
        let knocks = match work.list::<Knock>(&keys::knocks(), SHARD_PAGE).await {
            Ok(knocks) => knocks,
            Err(error) => {
                tracing::warn!(%error, "what other processes owe could not be read");
                return;
            }
        };
        for (key, knock) in knocks.into_iter().filter(|(_, knock)| self.inner.holds(&knock.tenant)) {
            work.delete(key);
            self.start(Queue { tenant: knock.tenant, conversation: knock.conversation });
        }
        // Somebody who knocks again meanwhile is heard next time.
        let _ = work.commit().await;
    }

    /// Finds the queues of a shard that another process left.
    async fn left(&self, shard: u16) -> Vec<Queue> {
        let prefix = keys::shard(shard);
        let mut after: Option<Key> = None;
        let mut left: Vec<Queue> = Vec::new();
        loop {
            let page = match self.inner.deps.store.scan(&prefix, after.as_ref(), SHARD_PAGE).await {
                Ok(page) => page,
                Err(error) => {
                    tracing::error!(shard, %error, "what a shard owes could not be read");
                    return left;
                }
            };
            let full = page.len() == SHARD_PAGE;
            after = page.last().map(|entry| entry.key.clone());
            for entry in page {
                let segments: Vec<_> = entry.key.segments().map(std::borrow::Cow::into_owned).collect();
                if let [_, _, tenant, conversation, _] = segments.as_slice() {
                    let queue = Queue { tenant: tenant.clone(), conversation: conversation.clone() };
                    // Queues are worked off in order: only the first entry can have been tried.
                    if left.last() != Some(&queue) {
                        self.inner.suspects.add(entry.key);
                        left.push(queue);
                    }
                }
            }
            if !full {
                return left;
            }
        }
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

    /// Works off one queue until it is empty and nobody woke it meanwhile.
    async fn work_off(self: Arc<Self>, queue: Queue) {
        let mut failures = 0_u32;
        loop {
            if self.stop.is_cancelled() || !self.holds(&queue.tenant) {
                if self.is_done_with(&queue) {
                    break;
                }
                continue;
            }
            match self.step(&queue, &mut failures).await {
                Step::Again => {}
                Step::Wait(until) => {
                    self.counts.waits.fetch_add(1, Ordering::Relaxed);
                    tokio::select! {
                        () = self.stop.cancelled() => {}
                        () = self.deps.clock.sleep_until(until) => {}
                    }
                }
                Step::Empty if self.is_done_with(&queue) => break,
                Step::Empty => {}
            }
        }
        self.idle.notify_waiters();
    }

    /// Looks at the queue's first entries and does one thing.
    async fn step(&self, queue: &Queue, failures: &mut u32) -> Step {
        let Ok(_place) = self.places.acquire().await else {
            return Step::Empty;
        };
        let mut work = Work::new(Arc::clone(&self.deps.store));
        let prefix = keys::queue(&queue.tenant, &queue.conversation);
        let page = match work.list::<Owed>(&prefix, PAGE).await {
            Ok(page) => page,
            Err(error) => {
                tracing::error!(%error, "what a conversation is owed could not be read");
                return self.wait(failures, None);
            }
        };
        let Some((key, owed)) = page.first() else {
            return Step::Empty;
        };
        if is_overtaken(owed, page.get(1..).unwrap_or_default()) {
            work.delete(key.clone());
            return self.after_commit(work, failures).await;
        }
        match self.deliver(work, key, owed).await {
            Ok(()) => {
                *failures = 0;
                Step::Again
            }
            Err(deliver::Delay::Until(at)) => Step::Wait(at),
            Err(deliver::Delay::Back(asked)) => self.wait(failures, asked),
            Err(deliver::Delay::Parked) => Step::Empty,
        }
    }

    async fn after_commit(&self, work: Work, failures: &mut u32) -> Step {
        match work.commit().await {
            Ok(()) => Step::Again,
            Err(error) => {
                tracing::error!(%error, "the outbox could not write");
                self.wait(failures, None)
            }
        }
    }

    fn wait(&self, failures: &mut u32, asked: Option<std::time::Duration>) -> Step {
        *failures = failures.saturating_add(1);
        let backoff = crate::connector::backoff(*failures, &*self.deps.entropy);
        let wait =
            SignedDuration::try_from(asked.unwrap_or(backoff)).unwrap_or(SignedDuration::from_secs(60));
        Step::Wait(self.deps.clock.now() + wait)
    }
}

/// What to do with a queue next.
enum Step {
    /// Look again.
    Again,
    /// Look again then.
    Wait(Timestamp),
    /// There is nothing more.
    Empty,
}

/// Whether a later entry shows the same message anew, so that this one need not be sent.
fn is_overtaken(owed: &Owed, later: &[(Key, Owed)]) -> bool {
    use crate::records::Op;
    match &owed.action {
        Op::Update { slot } => later.iter().any(|(_, next)| match &next.action {
            Op::Update { slot: other } | Op::Delete { slot: other } | Op::Post { slot: Some(other) } => {
                other == slot
            }
            Op::Post { slot: None } | Op::StartThread { .. } => false,
        }),
        Op::Post { slot: Some(slot) } => later.iter().any(|(_, next)| match &next.action {
            Op::Post { slot: Some(other) } => other == slot,
            Op::Post { slot: None } | Op::StartThread { .. } | Op::Update { .. } | Op::Delete { .. } => false,
        }),
        Op::Post { slot: None } | Op::StartThread { .. } | Op::Delete { .. } => false,
    }
}
