//! Which process works a shard: leases in the store, renewed while the process lives, taken over when it dies.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::records::{Lease, RecordError, Work, keys};
use crate::store::Store;

/// How long a lease holds without being renewed.
const HOLD: SignedDuration = SignedDuration::from_secs(30);
/// How often leases are renewed and free ones looked for.
pub(super) const RENEW: SignedDuration = SignedDuration::from_secs(10);

/// The leases of this process.
pub(super) struct Leases {
    store: Arc<dyn Store>,
    process: String,
    /// Whether no other process can have the store open: whoever else holds a lease is then dead.
    alone: bool,
    /// What is held, and until when.
    held: Mutex<BTreeMap<u16, Timestamp>>,
}

impl Leases {
    pub(super) fn new(store: Arc<dyn Store>, process: String, alone: bool) -> Self {
        Self { store, process, alone, held: Mutex::default() }
    }

    /// Whether this process works `shard` at `now`: a lease that it could not renew in time is somebody else's.
    pub(super) fn holds(&self, shard: u16, now: Timestamp) -> bool {
        self.lock().get(&shard).is_some_and(|until| *until > now)
    }

    /// Whether some lease has run out and was not looked at since.
    pub(super) fn is_late(&self, now: Timestamp) -> bool {
        self.lock().values().any(|until| *until <= now)
    }

    /// Renews what is held and takes what is free; returns the shards that are newly this process's, each to be
    /// worked from [`Leases::begin`] on.
    pub(super) async fn renew(&self, now: Timestamp) -> Vec<u16> {
        let mut gained = Vec::new();
        for shard in 0..keys::SHARDS {
            match self.claim(shard, now).await {
                Ok(true) => {
                    let mut held = self.lock();
                    match held.get_mut(&shard).filter(|until| **until > now) {
                        Some(until) => *until = now + HOLD,
                        None => gained.push(shard),
                    }
                }
                Ok(false) => {
                    self.lock().remove(&shard);
                }
                Err(error) => {
                    self.lock().remove(&shard);
                    if !error.is_conflict() {
                        tracing::warn!(shard, %error, "a lease could not be renewed");
                    }
                }
            }
        }
        gained
    }

    /// From now on `shard`, which was taken at `now`, is worked by this process.
    pub(super) fn begin(&self, shard: u16, now: Timestamp) {
        self.lock().insert(shard, now + HOLD);
    }

    /// Gives every lease back, so that another process need not wait for them to end.
    pub(super) async fn release(&self) {
        let held: Vec<u16> = std::mem::take(&mut *self.lock()).into_keys().collect();
        for shard in held {
            let mut work = Work::new(Arc::clone(&self.store));
            let key = keys::lease(shard);
            if let Ok(Some(lease)) = work.get::<Lease>(&key).await
                && lease.holder == self.process
            {
                work.delete(key);
                // Not given back means that it ends by itself.
                let _ = work.commit().await;
            }
        }
    }

    async fn claim(&self, shard: u16, now: Timestamp) -> Result<bool, RecordError> {
        let mut work = Work::new(Arc::clone(&self.store));
        let key = keys::lease(shard);
        let current = work.get::<Lease>(&key).await?;
        let others = |lease: Lease| lease.holder != self.process && lease.until > now;
        if !self.alone && current.is_some_and(others) {
            return Ok(false);
        }
        work.put(key, &Lease { holder: self.process.clone(), until: now + HOLD })?;
        work.commit().await?;
        Ok(true)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<u16, Timestamp>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
