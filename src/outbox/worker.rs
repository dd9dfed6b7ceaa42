//! Working off queues: of the one whose turn it is the first entries are looked at, one thing is done, and it goes to
//! the end of the line.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::deliver::Delay;
use super::{AT_ONCE, Inner, UNASKED_AT_ONCE, UNASKED_AT_WORK, UNASKED_BESIDE_TURNS};
use crate::connector::backoff;
use crate::records::{Lane, Op, Owed, Queue, Work};
use crate::store::Key;
use crate::trail::{Beyond, Skip};

/// How many entries of one queue are looked at together.
const PAGE: usize = 32;

impl Inner {
    /// Works off queues, one at a time, until the stop.
    pub(super) async fn work(self: Arc<Self>) {
        while let Some((queue, lane)) = self.next().await {
            if self.holds(&queue.tenant) {
                let step = self.step(&queue, lane).await;
                self.follow(&queue, step);
            } else {
                self.follow(&queue, Step::Empty);
            }
        }
    }

    /// The queue whose turn it is, once there is one; nothing at the stop.
    async fn next(&self) -> Option<(Arc<Queue>, Lane)> {
        loop {
            let mut ready = pin!(self.ready.notified());
            // From here on nothing is missed.
            ready.as_mut().enable();
            if self.stop.is_cancelled() {
                return None;
            }
            if let Some(picked) = self.pick() {
                // There may be more, and room for it again.
                self.ready.notify_one();
                return Some(picked);
            }
            tokio::select! {
                () = self.stop.cancelled() => return None,
                () = ready => {}
            }
        }
    }

    fn pick(&self) -> Option<(Arc<Queue>, Lane)> {
        let at_work = if self.deps.turns.is_empty() { UNASKED_AT_WORK } else { UNASKED_BESIDE_TURNS };
        let unasked = UNASKED_AT_ONCE.min(at_work + self.away.load(Ordering::Relaxed));
        let mut line = self.line();
        let due = line.next_due();
        let picked = line.pick(unasked, |tenant, lane| self.deps.budgets.opens(tenant, lane));
        if line.next_due() != due {
            // A tenant was found that has to wait.
            self.timer.notify_one();
        }
        picked
    }

    /// Asks Teams something, or waits for leave to; meanwhile another has room to be made ready.
    pub(super) async fn asks<T>(&self, lane: Lane, request: impl Future<Output = T>) -> T {
        if lane == Lane::Asked {
            return request.await;
        }
        self.away.fetch_add(1, Ordering::Relaxed);
        self.ready.notify_one();
        let answer = request.await;
        self.away.fetch_sub(1, Ordering::Relaxed);
        answer
    }

    /// Makes ready what has waited for its time.
    pub(super) async fn keep_time(self: Arc<Self>) {
        loop {
            let mut changed = pin!(self.timer.notified());
            changed.as_mut().enable();
            let (due, next) = {
                let mut line = self.line();
                (line.due(self.deps.clock.now()), line.next_due())
            };
            (0..due.min(AT_ONCE)).for_each(|_| self.ready.notify_one());
            let sleep = async {
                match next {
                    Some(at) => self.deps.clock.sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = changed => {}
                () = sleep => {}
            }
        }
    }

    /// Puts the queue where `step` says.
    fn follow(&self, queue: &Arc<Queue>, step: Step) {
        let now = self.deps.clock.now();
        let mut line = self.line();
        match step {
            Step::Again(lane, Some(since)) => line.again(queue, lane, since),
            Step::Again(lane, None) => line.last_look(queue, lane, now),
            Step::Empty => {
                line.done(queue, now);
                if line.is_empty() {
                    self.idle.notify_waiters();
                }
            }
            Step::Wait(lane, until) => {
                self.counts.waits.fetch_add(1, Ordering::Relaxed);
                line.wait(queue, lane, until);
                self.timer.notify_one();
            }
            Step::HeldUp(lane, until) => {
                self.counts.waits.fetch_add(1, Ordering::Relaxed);
                line.held_up(queue, lane, until);
                self.timer.notify_one();
            }
        }
    }

    /// Looks at the queue's first entries and does one thing.
    async fn step(&self, queue: &Arc<Queue>, lane: Lane) -> Step {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        let prefix = queue.prefix();
        let page = match work.list::<Owed>(&prefix, PAGE).await {
            Ok(page) => page,
            Err(error) => {
                tracing::error!(%error, "what a conversation is owed could not be read");
                return self.back_off(queue, lane, None);
            }
        };
        let Some((key, owed)) = page.first() else {
            return Step::Empty;
        };
        // Whoever waits for a later entry waits for this one.
        let lane = lane_of(&page);
        let rest = page.get(1..).unwrap_or_default();
        if is_overtaken(owed, rest) {
            work.delete(key.clone());
            return match work.commit().await {
                Ok(()) => {
                    if owed.action.repeats() {
                        self.tells_skipped(key, owed, Skip::Replaced);
                    }
                    again(lane, rest)
                }
                Err(error) => {
                    tracing::error!(%error, "the outbox could not write");
                    self.back_off(queue, lane, None)
                }
            };
        }
        match self.deliver(work, key, owed, lane).await {
            Ok(()) => again(lane, rest),
            Err(Delay::Until(at)) => Step::Wait(lane, at),
            Err(Delay::Tenant(at)) => Step::HeldUp(lane, at),
            Err(Delay::Back(asked)) => self.back_off(queue, lane, asked),
            Err(Delay::Parked(why)) => {
                self.tells_parked(&page, Beyond::Refused(why));
                self.tell_out_of_reach(queue, &page, why).await;
                Step::Empty
            }
        }
    }

    fn back_off(&self, queue: &Arc<Queue>, lane: Lane, asked: Option<Duration>) -> Step {
        let backoff = backoff(self.line().fails(queue), &*self.deps.entropy);
        let wait =
            SignedDuration::try_from(asked.unwrap_or(backoff)).unwrap_or(SignedDuration::from_secs(60));
        Step::Wait(lane, self.deps.clock.now() + wait)
    }
}

/// What to do with a queue next.
enum Step {
    /// Look again when its turn comes: what then is first, in this lane, was owed then; nothing is, as far as is known.
    Again(Lane, Option<Timestamp>),
    /// Look again then.
    Wait(Lane, Timestamp),
    /// Its tenant has had its share until then.
    HeldUp(Lane, Timestamp),
    /// There is nothing more.
    Empty,
}

/// The lane of the first entries of a queue.
fn lane_of(page: &[(Key, Owed)]) -> Lane {
    page.iter().map(|(_, owed)| owed.lane()).min().unwrap_or(Lane::Asked)
}

/// Look again, at `rest`; in the same lane, since what was done may have been a first step.
fn again(lane: Lane, rest: &[(Key, Owed)]) -> Step {
    Step::Again(lane, rest.first().map(|(_, owed)| owed.at))
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
