//! Time: the one trait through which everything of ours learns what time it is, and the system's own clock.
//!
//! Business time, token times, caches, backoff, budgets and leases all use it, so that tests and the demo can
//! move it by hand. Socket timeouts alone use tokio's own clock. No calendar arithmetic here (that is jiff's).

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// A boxed future, for traits used as objects.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A source of time that can also wait.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> Timestamp;
    /// Resolves once `now()` is at or past `at`; at once if it already is.
    fn sleep_until(&self, at: Timestamp) -> BoxFuture<'static, ()>;
}

/// A shared clock.
pub type SharedClock = Arc<dyn Clock>;

/// The operating system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the system's time enters")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep_until(&self, at: Timestamp) -> BoxFuture<'static, ()> {
        let clock = *self;
        Box::pin(async move {
            // In slices, so that a corrected system clock or a suspended machine is noticed.
            loop {
                let left = at.duration_since(clock.now());
                if left <= SignedDuration::ZERO {
                    return;
                }
                tokio::time::sleep(left.unsigned_abs().min(std::time::Duration::from_secs(30))).await;
            }
        })
    }
}

/// A clock that stands still until it is moved by hand.
#[derive(Debug, Clone)]
pub struct ManualClock {
    now: Arc<Mutex<watch::Sender<Timestamp>>>,
}

impl ManualClock {
    /// A clock standing at `start`.
    #[must_use]
    pub fn new(start: Timestamp) -> Self {
        Self { now: Arc::new(Mutex::new(watch::Sender::new(start))) }
    }

    /// Moves the clock forward by `by`; never backward.
    pub fn advance(&self, by: SignedDuration) {
        let to = self.now().checked_add(by).unwrap_or(Timestamp::MAX);
        self.set(to);
    }

    /// Moves the clock to `to`, unless it is already past it.
    pub fn set(&self, to: Timestamp) {
        let sender = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        sender.send_if_modified(|now| {
            let forward = to > *now;
            if forward {
                *now = to;
            }
            forward
        });
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner).borrow()
    }

    fn sleep_until(&self, at: Timestamp) -> BoxFuture<'static, ()> {
        let mut seen = self.now.lock().unwrap_or_else(PoisonError::into_inner).subscribe();
        let keep = self.clone();
        Box::pin(async move {
            // `keep` holds the sender, so waiting can only end by the clock being moved.
            let _ = seen.wait_for(|now| *now >= at).await;
            drop(keep);
        })
    }
}
