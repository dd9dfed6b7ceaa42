//! How often a message may have reached Teams: once, and once more where a process died or an answer was lost.
//! Never three times, whatever is killed when.
//!
//! An entry counts the attempts whose end nobody learned (`maybe_sent`) and holds at most one right to a further
//! one ([`crate::records::Attempt`]). A post is sent by a process that has this right and has not used it; what it
//! used and what came of it, it remembers until that is written. Why no third copy can be:
//!
//! 1. *A right is used once.* It names its process, which alone sends by it, one entry of a queue at a time, and
//!    remembers having done so before the request leaves. The right comes back only if Teams certainly did not take
//!    the message; if that is not known, the attempt is counted, whether or not writing this down succeeded.
//! 2. *A new right is given only after the last one was counted*, in one commit that is a conflict when the entry
//!    is no longer as it was read. With two counted there is no third: the message is given up, and that is counted.
//! 3. *Whose right it is, once its process lost the shard, only the record tells.* A right that was noted before it
//!    was used may have been used, so it counts. One that came with the entry in the turn's own commit, so that the
//!    usual message costs no commit more, was used only if the entry's time had come: it counts if the entry is the
//!    first in its queue of those that its process owed. For of these none can come to stand before it later: such a
//!    right is given only where no turn of that process is between taking a lower number in that queue and its commit
//!    (`turn::Sequence`). What other processes put before it does not matter, since it is not their entry's right.
//! 4. *Who waits gives the right back* (throttled, parked, no token), so that what was never tried is not taken for
//!    tried after a kill, and keeps its two attempts.
//!
//! So after any kills and lost answers at most two rights were ever used without Teams' refusal, and each makes at
//! most one copy. The other price of a kill: an entry may be counted that was never sent (a kill between note and
//! request); twice in a row, and it is given up. A few at a time are sent so, since a process that has just started
//! may die as quickly as the one before.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::SemaphorePermit;

use super::Inner;
use super::deliver::Delay;
use crate::records::{Attempt, Lane, Owed, Work};
use crate::store::Key;

/// How many attempts may have an unknown end before the message is given up.
pub(super) const MOST_UNKNOWN: u32 = 2;
/// How many entries that may have been sent before are sent at the same time.
pub(super) const RETRIES_AT_ONCE: usize = 4;

/// What this process knows of rights and no record says.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<Sets>);

#[derive(Debug, Default)]
struct Sets {
    /// Entries that other processes may have sent by the right that came with them.
    suspects: BTreeSet<Key>,
    /// Entries whose right this process has used, as long as what came of it is not written.
    used: BTreeSet<Key>,
}

impl Known {
    fn sets(&self) -> MutexGuard<'_, Sets> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `key` was left by a process that may have sent it.
    pub(super) fn suspect(&self, key: Key) {
        self.sets().suspects.insert(key);
    }

    fn of(&self, key: &Key) -> (bool, bool) {
        let sets = self.sets();
        (sets.used.contains(key), sets.suspects.contains(key))
    }

    /// This process is about to send `key`.
    fn uses(&self, key: &Key) {
        let mut sets = self.sets();
        sets.suspects.remove(key);
        sets.used.insert(key.clone());
    }

    /// What came of it is written, or Teams did not take it.
    pub(super) fn forget(&self, key: &Key) {
        let mut sets = self.sets();
        sets.suspects.remove(key);
        sets.used.remove(key);
    }
}

/// Of the entries of one queue, looked at in order, those that may have been sent by the right that came with them:
/// of each process' entries the first. Whether one that was born `by` this process is; `born` are those seen.
pub(super) fn is_first_of(by: &str, born: &mut BTreeSet<String>) -> bool {
    !born.contains(by) && born.insert(by.to_owned())
}

/// Whether an entry may be sent.
#[derive(Debug, PartialEq)]
enum Verdict {
    /// As it is.
    Sent,
    /// Once it is written down so.
    Noted(Box<Owed>),
    /// Not any more.
    Never,
}

/// Whether `me` may send `owed`, whose right it has `used`, or of which it `suspect`s that another process did.
fn judge(owed: &Owed, me: &str, used: bool, suspect: bool) -> Verdict {
    let had = match &owed.attempt {
        None => false,
        Some(right) if right.by == me && !used => return Verdict::Sent,
        Some(right) if right.by == me => true,
        Some(right) => right.noted || suspect,
    };
    let maybe_sent = owed.maybe_sent + u32::from(had);
    if maybe_sent >= MOST_UNKNOWN {
        return Verdict::Never;
    }
    let attempt = Some(Attempt { by: me.to_owned(), noted: true });
    Verdict::Noted(Box::new(Owed { maybe_sent, attempt, ..owed.clone() }))
}

/// The entry after an attempt that `perhaps` reached Teams, or certainly not; there is no right left.
fn ended(owed: &Owed, perhaps: bool) -> Owed {
    Owed { maybe_sent: owed.maybe_sent + u32::from(perhaps), attempt: None, ..owed.clone() }
}

/// The leave to send an entry.
pub(super) enum Leave<'a> {
    /// As it is.
    Given,
    /// As it was noted; a place among those that may make a copy.
    Noted(Box<Owed>, Option<SemaphorePermit<'a>>),
    /// None: two copies may be there.
    Refused,
}

impl Inner {
    /// Makes sure, durably and before it happens, that the next attempt is counted whatever becomes of this process.
    pub(super) async fn before(&self, key: &Key, owed: &Owed, lane: Lane) -> Result<Leave<'_>, Delay> {
        if !owed.action.repeats() {
            return Ok(Leave::Given);
        }
        let (used, suspect) = self.known.of(key);
        match judge(owed, &self.deps.process, used, suspect) {
            Verdict::Sent => {
                self.known.uses(key);
                Ok(Leave::Given)
            }
            Verdict::Never => Ok(Leave::Refused),
            Verdict::Noted(noted) => {
                let permit = if noted.maybe_sent > 0 {
                    self.counts.repeated.fetch_add(1, Ordering::Relaxed);
                    self.asks(lane, self.retries.acquire()).await.ok()
                } else {
                    None
                };
                // The note stands for as short a time as can be: what else takes time comes before it. Should there
                // be no token, the attempt itself will say so.
                let _ = self.asks(lane, self.deps.connector.prepare()).await;
                self.rewrite(key, owed, &noted).await?;
                self.known.uses(key);
                Ok(Leave::Noted(noted, permit))
            }
        }
    }

    /// Gives back a right that was not used: the entry has to wait.
    pub(super) async fn waits(&self, key: &Key, owed: &Owed) -> Result<(), Delay> {
        let (used, _) = self.known.of(key);
        let own = owed.attempt.as_ref().is_some_and(|right| right.by == self.deps.process);
        if !own || used {
            return Ok(());
        }
        self.rewrite(key, owed, &ended(owed, false)).await
    }

    /// Writes down how an attempt failed: `perhaps` Teams has it all the same, or certainly not.
    pub(super) async fn after(&self, key: &Key, owed: &Owed, perhaps: bool) -> Result<(), Delay> {
        if owed.attempt.is_none() {
            return Ok(());
        }
        if !perhaps {
            // The right is as good as unused, even if this cannot be written.
            self.known.forget(key);
        }
        self.rewrite(key, owed, &ended(owed, perhaps)).await?;
        self.known.forget(key);
        Ok(())
    }

    /// Two copies may well be there already: another is worse than none.
    pub(super) async fn unknown(&self, mut work: Work, key: &Key, owed: &Owed) -> Result<(), Delay> {
        tracing::warn!("a message was given up: it is not known whether Teams has it, and it was sent twice");
        self.counts.unknown.fetch_add(1, Ordering::Relaxed);
        work.delete(key.clone());
        work.commit().await?;
        self.known.forget(key);
        self.tells_given_up(key, owed, "two copies may be there");
        Ok(())
    }

    /// Replaces the entry, if it still is what it was.
    async fn rewrite(&self, key: &Key, before: &Owed, after: &Owed) -> Result<(), Delay> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        if work.get::<Owed>(key).await?.as_ref() != Some(before) {
            // Another process has the shard, and its count is the one that counts.
            return Err(Delay::Back(Some(Duration::ZERO)));
        }
        work.put(key.clone(), after)?;
        Ok(work.commit().await?)
    }
}

#[cfg(test)]
mod tests;
