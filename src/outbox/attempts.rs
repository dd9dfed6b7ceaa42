//! How often a message may have reached Teams: once, and once more where a process died or an answer was lost.
//!
//! Every attempt is written down before it is made. For the first one that is the turn's own commit, right after
//! which the entry is sent; whatever has to wait is noted as not under way. A process that dies leaves at most one
//! attempt per conversation of which nobody knows whether Teams took it: that of the first entry of its queue. Such
//! an entry is sent once more, and given up when a second attempt, too, has an unknown end. A few at a time are
//! sent so, since a process that has just started may die as quickly as the one before.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use crate::records::{Owed, Work};
use crate::store::Key;

use tokio::sync::SemaphorePermit;

use super::Inner;
use super::deliver::Delay;

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
    /// As it is: this attempt is written down already.
    Noted,
    /// As it was marked, and with the right to be sent where it may have been sent before.
    Marked(Box<Owed>, Option<SemaphorePermit<'a>>),
    /// Not any more.
    None,
}

impl Inner {
    /// Writes down, durably and before it happens, what the next attempt could leave unknown.
    pub(super) async fn before(&self, key: &Key, owed: &Owed) -> Result<Attempt<'_>, Delay> {
        let left = self.suspects.has(key) && owed.born != self.deps.process;
        if !owed.action.repeats() || (owed.sending && !left) {
            return Ok(Attempt::Noted);
        }
        let maybe_sent = owed.maybe_sent + u32::from(left && owed.sending);
        if maybe_sent >= MOST_UNKNOWN {
            return Ok(Attempt::None);
        }
        let permit = if maybe_sent > 0 {
            self.counts.repeated.fetch_add(1, Ordering::Relaxed);
            self.retries.acquire().await.ok()
        } else {
            None
        };
        // The mark stands for as short a time as can be: what else takes time comes before it. Should there be no
        // token, the attempt itself will say so.
        let _ = self.deps.connector.prepare().await;
        let marked = Owed { maybe_sent, sending: true, ..owed.clone() };
        self.write(key, &marked).await?;
        self.suspects.clear(key);
        Ok(Attempt::Marked(Box::new(marked), permit))
    }

    /// Writes down how an attempt failed: `perhaps` Teams has it all the same, or certainly not.
    pub(super) async fn after(&self, key: &Key, owed: &Owed, perhaps: bool) -> Result<(), Delay> {
        let more = u32::from(perhaps && owed.action.repeats());
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
