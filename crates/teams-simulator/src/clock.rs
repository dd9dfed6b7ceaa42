//! The simulator's time: a clock that stands still until it is moved, or runs with real time at an offset.
//!
//! Everything in this crate reads it, so that a test decides when an hour has passed. No calendar arithmetic here.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// How long a sleeper trusts the machine's timer before it looks at the clock again.
const SLICE: Duration = Duration::from_secs(5);

/// A movable clock, cheap to clone; all clones show the same time.
#[derive(Debug, Clone)]
pub struct SimClock {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    hands: Mutex<Hands>,
    moved: watch::Sender<u64>,
    sleepers: Mutex<BTreeMap<(Timestamp, u64), ()>>,
    next_sleeper: AtomicU64,
}

#[derive(Debug, Clone, Copy)]
enum Hands {
    Still(Timestamp),
    /// Ahead of real time by this much.
    Running(SignedDuration),
}

/// Takes a sleeper off the list when its future ends or is dropped.
struct Asleep {
    clock: SimClock,
    key: (Timestamp, u64),
}

impl Drop for Asleep {
    fn drop(&mut self) {
        lock(&self.clock.inner.sleepers).remove(&self.key);
    }
}

impl SimClock {
    /// A clock standing still at `start`.
    #[must_use]
    pub fn at(start: Timestamp) -> Self {
        Self::with(Hands::Still(start))
    }

    /// A clock that shows `start` now and runs on with real time.
    #[must_use]
    pub fn following_real_time(start: Timestamp) -> Self {
        Self::with(Hands::Running(start.duration_since(real_now())))
    }

    /// A clock that shows the machine's own time.
    #[must_use]
    pub fn real() -> Self {
        Self::with(Hands::Running(SignedDuration::ZERO))
    }

    fn with(hands: Hands) -> Self {
        let inner = Inner {
            hands: Mutex::new(hands),
            moved: watch::Sender::new(0),
            sleepers: Mutex::default(),
            next_sleeper: AtomicU64::new(0),
        };
        Self { inner: Arc::new(inner) }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match *lock(&self.inner.hands) {
            Hands::Still(at) => at,
            Hands::Running(ahead) => real_now().checked_add(ahead).unwrap_or(Timestamp::MAX),
        }
    }

    /// Moves the clock forward by `by`; a negative duration moves nothing.
    pub fn advance(&self, by: SignedDuration) {
        self.set(self.now().checked_add(by).unwrap_or(Timestamp::MAX));
    }

    /// Moves the clock forward to `to`; an earlier instant moves nothing.
    pub fn set(&self, to: Timestamp) {
        let now = self.now();
        if to <= now {
            return;
        }
        let mut hands = lock(&self.inner.hands);
        *hands = match *hands {
            Hands::Still(_) => Hands::Still(to),
            Hands::Running(_) => Hands::Running(to.duration_since(real_now())),
        };
        drop(hands);
        self.inner.moved.send_modify(|n| *n += 1);
    }

    /// Lets the clock run with real time from where it stands, or stops it.
    pub fn follow_real_time(&self, follow: bool) {
        let now = self.now();
        *lock(&self.inner.hands) =
            if follow { Hands::Running(now.duration_since(real_now())) } else { Hands::Still(now) };
        self.inner.moved.send_modify(|n| *n += 1);
    }

    /// Whether the clock runs with real time.
    #[must_use]
    pub fn follows_real_time(&self) -> bool {
        matches!(*lock(&self.inner.hands), Hands::Running(_))
    }

    /// How far a running clock is ahead of real time.
    #[must_use]
    pub fn ahead(&self) -> Option<SignedDuration> {
        match *lock(&self.inner.hands) {
            Hands::Still(_) => None,
            Hands::Running(ahead) => Some(ahead),
        }
    }

    /// Told (with a count) whenever the clock is moved, stopped or started; not for the running of real time.
    #[must_use]
    pub fn subscribe(&self) -> watch::Receiver<u64> {
        self.inner.moved.subscribe()
    }

    /// The earliest instant somebody waits for, so that a test can move the clock exactly there.
    #[must_use]
    pub fn next_sleeper(&self) -> Option<Timestamp> {
        lock(&self.inner.sleepers).keys().next().map(|(at, _)| *at)
    }

    /// Resolves once `now()` is at or past `at`; at once if it already is.
    pub fn sleep_until(&self, at: Timestamp) -> impl Future<Output = ()> + Send + use<> {
        let clock = self.clone();
        let key = (at, self.inner.next_sleeper.fetch_add(1, Ordering::Relaxed));
        lock(&self.inner.sleepers).insert(key, ());
        let asleep = Asleep { clock: clock.clone(), key };
        let mut moved = self.subscribe();
        async move {
            let _asleep = asleep;
            loop {
                moved.borrow_and_update();
                let left = at.duration_since(clock.now());
                if left <= SignedDuration::ZERO {
                    return;
                }
                let timer =
                    if clock.follows_real_time() { left.unsigned_abs().min(SLICE) } else { Duration::MAX };
                tokio::select! {
                    _ = moved.changed() => {}
                    () = tokio::time::sleep(timer) => {}
                }
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[expect(clippy::disallowed_methods, reason = "the one place where the machine's time enters the simulator")]
fn real_now() -> Timestamp {
    Timestamp::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Timestamp {
        "2026-03-02T09:00:00Z".parse().unwrap()
    }

    #[tokio::test]
    async fn a_sleeper_wakes_when_the_clock_is_moved_past_its_instant() {
        let clock = SimClock::at(start());
        let due = start() + SignedDuration::from_secs(60);
        let sleeper = tokio::spawn(clock.sleep_until(due));
        assert_eq!(clock.next_sleeper(), Some(due));
        clock.advance(SignedDuration::from_secs(59));
        assert!(!sleeper.is_finished());
        clock.advance(SignedDuration::from_secs(1));
        sleeper.await.unwrap();
        assert_eq!(clock.next_sleeper(), None);
    }

    #[test]
    fn the_clock_never_goes_back() {
        let clock = SimClock::at(start());
        clock.set(start() - SignedDuration::from_secs(1));
        assert_eq!(clock.now(), start());
    }
}
