//! Working off one queue: its first entries are looked at, one thing is done, and then they are looked at again.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::Inner;
use super::deliver::Delay;
use crate::connector::backoff;
use crate::records::{Op, Owed, Queue, Work};
use crate::store::Key;

/// How many entries of one queue are looked at together.
const PAGE: usize = 32;

impl Inner {
    /// Works off one queue until it is empty and nobody woke it meanwhile.
    pub(super) async fn work_off(self: Arc<Self>, queue: Queue) {
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
        let prefix = queue.prefix();
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
            Err(Delay::Until(at)) => Step::Wait(at),
            Err(Delay::Back(asked)) => self.wait(failures, asked),
            Err(Delay::Parked) => Step::Empty,
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

    fn wait(&self, failures: &mut u32, asked: Option<Duration>) -> Step {
        *failures = failures.saturating_add(1);
        let backoff = backoff(*failures, &*self.deps.entropy);
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
