//! The committer: one OS thread that writes the commits of everybody, many at a time.
//!
//! Here live the queue, the grouping, the expectations and the acknowledgements. How bytes reach the disk is
//! behind [`Disk`]; the watch over the thread has its own file; reads do not come through here. Why there is
//! one writer: `docs/store.md`.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::sync::{Mutex, mpsc, oneshot, watch};

use super::{Expect, Key, StoreError, Version, closed};
use watch_thread::Watch;

mod watch_thread;

/// A batch takes no further commit once it holds this many.
const BATCH_COMMITS: usize = 200;

/// A batch takes no further commit once it holds this many bytes. With one more commit on top it stays under
/// 1 MB: sled can hang when much is written between two flushes.
const BATCH_BYTES: usize = 512 * 1024;

/// What a batch writes: the last word on each key, `None` to remove it.
pub(super) type Batch = BTreeMap<Key, Option<(Version, Vec<u8>)>>;

/// Where the committer writes.
pub(super) trait Disk: Send + 'static {
    /// The version under `key`.
    fn version(&self, key: &Key) -> Result<Option<Version>, String>;
    /// Writes all of `batch` and `counter`, or nothing; durable on return.
    fn write(&mut self, batch: &Batch, counter: u64) -> Result<(), String>;
}

/// One part of a commit, made ready by its caller.
pub(super) struct Op {
    /// Where.
    pub(super) key: Key,
    /// What must be there.
    pub(super) expect: Expect,
    /// What happens there.
    pub(super) change: Change,
}

/// What happens to a key.
pub(super) enum Change {
    /// It gets this value, as text.
    Put(Vec<u8>),
    /// It goes.
    Delete,
    /// Nothing.
    Check,
}

/// How the committer is set up.
pub(super) struct Options {
    /// How many commits may wait; more are refused as overload.
    pub(super) queue: usize,
    /// How often the watch looks.
    pub(super) tick: Duration,
    /// After how many looks at one and the same batch the committer counts as stuck.
    pub(super) stuck_after: u32,
    /// Called once, from the watch's thread, when the committer is stuck.
    pub(super) on_stuck: Box<dyn FnOnce() + Send>,
}

impl Options {
    /// 4096 waiting commits, stuck after ten seconds, in which case `on_stuck` is called.
    pub(super) fn new(on_stuck: impl FnOnce() + Send + 'static) -> Self {
        Self { queue: 4096, tick: Duration::from_secs(1), stuck_after: 10, on_stuck: Box::new(on_stuck) }
    }
}

type Answer = Result<(), StoreError>;

struct Job {
    ops: Vec<Op>,
    ack: oneshot::Sender<Answer>,
}

/// Why nothing works any more, once it does not.
type Down = Option<String>;

/// The handle to the committer's thread.
pub(super) struct Committer {
    queue: RwLock<Option<mpsc::Sender<Job>>>,
    down: watch::Receiver<Down>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Committer {
    /// Starts the thread and the watch over it. Versions go on from `counter`.
    pub(super) fn start(disk: impl Disk, counter: u64, options: Options) -> io::Result<Self> {
        let Options { queue, tick, stuck_after, on_stuck } = options;
        let (sender, jobs) = mpsc::channel(queue);
        let (report, down) = watch::channel(None);
        let report = Arc::new(report);
        let pulse = Arc::new(AtomicU64::new(0));
        // Never sent on: its end tells the watch that the committer has ended.
        let (alive, ticks) = std::sync::mpsc::channel::<()>();
        let watched =
            Watch { ticks, tick, stuck_after, pulse: Arc::clone(&pulse), report: Arc::clone(&report) };
        let worker = Worker { disk, counter, pulse, report, waiting: Vec::new() };
        let thread = thread::Builder::new().name("store-committer".to_owned()).spawn(move || {
            let _alive = alive;
            worker.run(jobs);
        })?;
        thread::Builder::new().name("store-watch".to_owned()).spawn(move || watched.run(on_stuck))?;
        Ok(Self { queue: RwLock::new(Some(sender)), down, thread: Mutex::new(Some(thread)) })
    }

    /// Has `ops` written as one commit and waits until they are durable.
    pub(super) async fn submit(&self, ops: Vec<Op>) -> Answer {
        self.up()?;
        let (ack, answer) = oneshot::channel();
        self.enqueue(Job { ops, ack })?;
        let mut down = self.down.clone();
        tokio::select! {
            biased;
            answer = answer => answer.unwrap_or_else(|_| Err(ended())),
            _ = down.wait_for(Option::is_some) => self.up(),
        }
    }

    /// `Failed` if the committer failed or is stuck.
    pub(super) fn up(&self) -> Answer {
        match &*self.down.borrow() {
            Some(reason) => Err(StoreError::Failed(reason.clone())),
            None => Ok(()),
        }
    }

    /// Lets the committer finish what it accepted, and waits for its end.
    pub(super) async fn close(&self) -> Answer {
        self.queue.write().unwrap_or_else(PoisonError::into_inner).take();
        // Held while waiting: a second caller waits as well.
        let mut thread = self.thread.lock().await;
        if let Some(thread) = thread.take() {
            let mut down = self.down.clone();
            tokio::select! {
                biased;
                _ = tokio::task::spawn_blocking(move || thread.join()) => {}
                _ = down.wait_for(Option::is_some) => {}
            }
        }
        self.up()
    }

    fn enqueue(&self, job: Job) -> Answer {
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().ok_or_else(closed)?.try_send(job).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => StoreError::Overloaded,
            mpsc::error::TrySendError::Closed(_) => ended(),
        })
    }
}

fn ended() -> StoreError {
    StoreError::Failed("its committer has ended".to_owned())
}

/// What runs on the committer's thread.
struct Worker<D> {
    disk: D,
    counter: u64,
    pulse: Arc<AtomicU64>,
    report: Arc<watch::Sender<Down>>,
    /// Who is told what once the batch is durable.
    waiting: Vec<(oneshot::Sender<Answer>, Answer)>,
}

impl<D: Disk> Worker<D> {
    fn run(mut self, mut jobs: mpsc::Receiver<Job>) {
        // Should this thread panic, nobody may go on as if all were well.
        let _end = PanicReport(Arc::clone(&self.report));
        while let Some(job) = jobs.blocking_recv() {
            self.pulse.fetch_add(1, Ordering::AcqRel);
            let outcome = self.batch(job, &mut jobs);
            self.pulse.fetch_add(1, Ordering::AcqRel);
            if let Err(reason) = outcome {
                self.fail(&reason, jobs);
                break;
            }
        }
    }

    /// Writes one batch: `job` and whatever else is waiting.
    fn batch(&mut self, job: Job, jobs: &mut mpsc::Receiver<Job>) -> Result<(), String> {
        let mut batch = Batch::new();
        let (mut commits, mut bytes) = (0, 0);
        let mut next = Some(job);
        while let Some(job) = next {
            commits += 1;
            bytes += self.add(job, &mut batch)?;
            let room = commits < BATCH_COMMITS && bytes < BATCH_BYTES;
            next = if room { jobs.try_recv().ok() } else { None };
        }
        if !batch.is_empty() {
            self.disk.write(&batch, self.counter)?;
        }
        for (ack, answer) in self.waiting.drain(..) {
            // Nobody listens to a dropped future's answer.
            let _ = ack.send(answer);
        }
        Ok(())
    }

    /// Adds `job` to `batch` if its expectations hold. Gives the bytes that it adds. A conflict is told after the
    /// batch as well: who was told at once would read the old value again before the new one is there, and again.
    fn add(&mut self, job: Job, batch: &mut Batch) -> Result<usize, String> {
        let Job { ops, ack } = job;
        match self.refused(&ops, batch) {
            // Who only checks waits as well: what was seen may be in this very batch.
            Ok(None) => self.waiting.push((ack, Ok(()))),
            Ok(Some(key)) => {
                self.waiting.push((ack, Err(StoreError::Conflict(key))));
                return Ok(0);
            }
            Err(reason) => {
                self.waiting.push((ack, Ok(())));
                return Err(reason);
            }
        }
        self.counter += 1;
        let version = Version(self.counter);
        let mut bytes = 0;
        for Op { key, change, .. } in ops {
            let written = match change {
                Change::Put(text) => Some((version, text)),
                Change::Delete => None,
                Change::Check => continue,
            };
            bytes += key.as_str().len() + written.as_ref().map_or(0, |(_, text)| text.len());
            batch.insert(key, written);
        }
        Ok(bytes)
    }

    /// The first key that is not as expected, the batch so far counted.
    fn refused(&self, ops: &[Op], batch: &Batch) -> Result<Option<Key>, String> {
        for op in ops {
            let found = match batch.get(&op.key) {
                Some(written) => written.as_ref().map(|(version, _)| *version),
                None => self.disk.version(&op.key)?,
            };
            if !op.expect.holds(found) {
                return Ok(Some(op.key.clone()));
            }
        }
        Ok(None)
    }

    /// Tells everybody who waits, and all who come, that the store has failed.
    fn fail(mut self, reason: &str, mut jobs: mpsc::Receiver<Job>) {
        tracing::error!(reason, "the store failed to write; it takes nothing more until it is opened again");
        self.report.send_replace(Some(reason.to_owned()));
        jobs.close();
        while let Ok(job) = jobs.try_recv() {
            self.waiting.push((job.ack, Ok(())));
        }
        for (ack, _) in self.waiting.drain(..) {
            let _ = ack.send(Err(StoreError::Failed(reason.to_owned())));
        }
    }
}

/// Reports the committer down if its thread panics.
struct PanicReport(Arc<watch::Sender<Down>>);

impl Drop for PanicReport {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.send_replace(Some("its committer has panicked".to_owned()));
        }
    }
}

#[cfg(test)]
mod tests;
