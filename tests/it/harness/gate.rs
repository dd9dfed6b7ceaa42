//! What stands between a bot and its store: commits that are held up, and then written or not.

use std::sync::Arc;
use std::sync::{Mutex, PoisonError};

use fasttrack_bot::clock::BoxFuture;
use fasttrack_bot::store::{Entry, Key, MemoryStore, Store, StoreError, Write};
use tokio::sync::watch;

/// Which commit is held up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hold {
    /// That of a turn, before it is written.
    Turn,
    /// The one with this number from now on (leases do not count), before or after it is written.
    Nth(u32, bool),
}

/// How a commit that is held up goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is written.
    Written,
    /// The store fails.
    Failed,
    /// The store has no room.
    Overloaded,
}

/// What is done with the commits.
#[derive(Debug)]
pub(crate) struct Gate {
    plan: Mutex<Option<Hold>>,
    held: watch::Sender<bool>,
    /// How those that are held go on, once that is said.
    verdict: watch::Sender<Option<Verdict>>,
}

impl Default for Gate {
    fn default() -> Self {
        Self { plan: Mutex::default(), held: watch::Sender::new(false), verdict: watch::Sender::new(None) }
    }
}

impl Gate {
    /// The next commit like this is held up.
    pub(crate) fn holds(&self, hold: Hold) {
        self.held.send_replace(false);
        self.verdict.send_replace(None);
        *self.plan.lock().unwrap_or_else(PoisonError::into_inner) = Some(hold);
    }

    /// Nothing is held up from now on; what is stays so.
    pub(crate) fn stands_open(&self) {
        *self.plan.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Resolves once a commit is held up.
    pub(crate) async fn is_reached(&self) {
        let _ = self.held.subscribe().wait_for(|held| *held).await;
    }

    /// What is held up goes on so.
    pub(crate) fn lets_go(&self, verdict: Verdict) {
        self.verdict.send_replace(Some(verdict));
    }

    /// Whether this commit is to be held up, and whether after it was written.
    fn strikes(&self, writes: &[Write]) -> Option<bool> {
        let kind = |write: &Write| write.key().segments().next().map(std::borrow::Cow::into_owned);
        let has = |name: &str| writes.iter().any(|write| kind(write).as_deref() == Some(name));
        let mut plan = self.plan.lock().unwrap_or_else(PoisonError::into_inner);
        match *plan {
            Some(Hold::Turn) if has("seen") => {
                *plan = None;
                Some(false)
            }
            Some(Hold::Nth(0, after)) if !has("lease") => {
                *plan = None;
                Some(after)
            }
            Some(Hold::Nth(left, after)) if !has("lease") => {
                *plan = Some(Hold::Nth(left.saturating_sub(1), after));
                None
            }
            Some(Hold::Turn | Hold::Nth(..)) | None => None,
        }
    }

    async fn wait(&self) -> Verdict {
        let mut verdict = self.verdict.subscribe();
        self.held.send_replace(true);
        let given = verdict.wait_for(Option::is_some).await.expect("the gate stays");
        given.unwrap_or(Verdict::Written)
    }
}

/// A store behind the gate.
pub(crate) struct Gated {
    store: MemoryStore,
    gate: Arc<Gate>,
}

impl Gated {
    pub(crate) fn new(store: MemoryStore, gate: Arc<Gate>) -> Self {
        Self { store, gate }
    }
}

impl Store for Gated {
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Entry>, StoreError>> {
        self.store.get(key)
    }

    fn scan<'a>(
        &'a self,
        prefix: &'a Key,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<Entry>, StoreError>> {
        self.store.scan(prefix, after, limit)
    }

    fn commit<'a>(&'a self, writes: Vec<Write>) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            match self.gate.strikes(&writes) {
                None => self.store.commit(writes).await,
                Some(true) => {
                    let done = self.store.commit(writes).await;
                    self.gate.wait().await;
                    done
                }
                Some(false) => match self.gate.wait().await {
                    Verdict::Written => self.store.commit(writes).await,
                    Verdict::Failed => Err(StoreError::Failed("held up and failed".to_owned())),
                    Verdict::Overloaded => Err(StoreError::Overloaded),
                },
            }
        })
    }

    fn ping(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        self.store.ping()
    }

    fn close(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        self.store.close()
    }
}
