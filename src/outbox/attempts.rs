//! How often a message may have reached Teams: at least once, and hardly ever more than once more.
//!
//! A process that dies leaves at most one attempt per conversation of which nobody knows whether Teams took it: that
//! of the first entry of its queue, and mostly not even that. So such an entry is sent again, but every attempt from
//! then on is written down before it is made, and once two of those have an unknown end the message is given up. A
//! few entries at a time are sent so, since a process that has just started may die as quickly as the one before. All
//! other entries were certainly not tried, and are sent without a mark, which would cost a commit each.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use crate::records::{Owed, Work};
use crate::store::Key;

use tokio::sync::SemaphorePermit;

use super::Inner;
use super::deliver::{Delay, repeats};

/// How many attempts may have an unknown end before the message is given up.
pub(super) const MOST_UNKNOWN: u32 = 2;
/// How many entries that may have been sent before are sent at the same time.
pub(super) const RETRIES_AT_ONCE: usize = 4;

/// Entries that were the first of their queue when their shard was taken over.
#[derive(Debug, Default)]
pub(super) struct Suspects(Mutex<BTreeSet<Key>>);

impl Suspects {
    pub(super) fn add(&self, key: Key) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }

    fn has(&self, key: &Key) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(key)
    }

    /// From now on this process knows what becomes of `key`.
    fn clear(&self, key: &Key) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

/// Whether an entry may be sent.
pub(super) enum Attempt<'a> {
    /// It was never tried: as it is.
    First,
    /// It may have been: as it was marked, and with the right to be sent so.
    Another(Box<Owed>, SemaphorePermit<'a>),
    /// Not any more.
    None,
}

impl Inner {
    /// Writes down, durably and before it happens, what the next attempt could leave unknown.
    pub(super) async fn before(&self, key: &Key, owed: &Owed) -> Result<Attempt<'_>, Delay> {
        if !repeats(&owed.action) {
            return Ok(Attempt::First);
        }
        let left = self.suspects.has(key) && owed.born != self.deps.process;
        if !left && owed.maybe_sent == 0 {
            return Ok(Attempt::First);
        }
        let maybe_sent = owed.maybe_sent + u32::from(left && owed.sending);
        if maybe_sent >= MOST_UNKNOWN {
            return Ok(Attempt::None);
        }
        let Ok(permit) = self.retries.acquire().await else {
            return Err(Delay::Back(None));
        };
        // The mark stands for as short a time as can be: what else takes time comes before it. Should there be no
        // token, the attempt itself will say so.
        let _ = self.deps.connector.prepare().await;
        let marked = Owed { maybe_sent, sending: true, ..owed.clone() };
        self.write(key, &marked).await?;
        self.suspects.clear(key);
        self.counts.repeated.fetch_add(1, Ordering::Relaxed);
        Ok(Attempt::Another(Box::new(marked), permit))
    }

    /// Writes down how an attempt failed: `perhaps` Teams has it all the same, or certainly not.
    pub(super) async fn after(&self, key: &Key, owed: &Owed, perhaps: bool) -> Result<(), Delay> {
        let more = u32::from(perhaps && repeats(&owed.action));
        if more == 0 && !owed.sending {
            return Ok(());
        }
        self.write(key, &Owed { maybe_sent: owed.maybe_sent + more, sending: false, ..owed.clone() }).await
    }

    /// Two copies may well be there already: another is worse than none.
    pub(super) async fn unknown(&self, mut work: Work, key: &Key) -> Result<(), Delay> {
        tracing::warn!("a message was given up: it is not known whether Teams has it, and it was sent twice");
        self.counts.unknown.fetch_add(1, Ordering::Relaxed);
        work.delete(key.clone());
        Ok(work.commit().await?)
    }

    async fn write(&self, key: &Key, owed: &Owed) -> Result<(), Delay> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        work.get::<Owed>(key).await?;
        work.put(key.clone(), owed)?;
        Ok(work.commit().await?)
    }
}
