//! The store in memory: the reference meaning of the contract, and what most tests run on.
//!
//! Nothing outlives the process. Nothing here is tuned beyond a lock and a tree.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Entry, Key, Store, StoreError, Value, Version, Write, check, closed};
use crate::clock::BoxFuture;

/// A store in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    data: Arc<Mutex<Data>>,
    closed: AtomicBool,
}

#[derive(Debug, Default)]
struct Data {
    /// How many commits there were: the version of what the last one put.
    commits: u64,
    entries: BTreeMap<String, (Version, Value)>,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens the same data again, as a new process would; close this one first.
    #[must_use]
    pub fn reopen(&self) -> Self {
        Self { data: Arc::clone(&self.data), closed: AtomicBool::new(false) }
    }

    fn data(&self) -> Result<MutexGuard<'_, Data>, StoreError> {
        // A panic elsewhere cannot have left a commit half done: nothing in `commit` panics after it began to write.
        let data = self.data.lock().unwrap_or_else(PoisonError::into_inner);
        if self.closed.load(Ordering::Acquire) { Err(closed()) } else { Ok(data) }
    }
}

impl Data {
    fn scan(&self, prefix: &Key, after: Option<&Key>, limit: usize) -> Vec<Entry> {
        let spans = prefix.spans(after).into_iter();
        spans
            .flat_map(|span| self.entries.range(span))
            .take(limit)
            .map(|(key, found)| entry(key, found))
            .collect()
    }

    fn commit(&mut self, writes: Vec<Write>) -> Result<(), StoreError> {
        for write in &writes {
            let found = self.entries.get(write.key().as_str()).map(|(version, _)| *version);
            if !write.expect().holds(found) {
                return Err(StoreError::Conflict(write.key().clone()));
            }
        }
        self.commits += 1;
        for write in writes {
            match write {
                Write::Put { key, value, .. } => {
                    self.entries.insert(key.as_str().to_owned(), (Version(self.commits), value));
                }
                Write::Delete { key, .. } => {
                    self.entries.remove(key.as_str());
                }
                Write::Check { .. } => {}
            }
        }
        Ok(())
    }
}

fn entry(key: &str, (version, value): &(Version, Value)) -> Entry {
    Entry { key: Key::stored(key.to_owned()), value: value.clone(), version: *version }
}

impl Store for MemoryStore {
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Entry>, StoreError>> {
        Box::pin(async move {
            Ok(self.data()?.entries.get_key_value(key.as_str()).map(|(key, found)| entry(key, found)))
        })
    }

    fn scan<'a>(
        &'a self,
        prefix: &'a Key,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<Entry>, StoreError>> {
        Box::pin(async move { Ok(self.data()?.scan(prefix, after, limit)) })
    }

    fn commit<'a>(&'a self, writes: Vec<Write>) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            check::commit(&writes)?;
            self.data()?.commit(writes)
        })
    }

    fn ping(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move { self.data().map(drop) })
    }

    fn close(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            // Under the lock, so that a commit is either before or refused.
            let _data = self.data.lock().unwrap_or_else(PoisonError::into_inner);
            self.closed.store(true, Ordering::Release);
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::store::conformance::{self, Bed};
    use crate::store::{MemoryStore, Store};
    use std::sync::Arc;

    impl Bed for MemoryStore {
        fn open(&self) -> Arc<dyn Store> {
            Arc::new(self.reopen())
        }
    }

    async fn bed() -> MemoryStore {
        MemoryStore::new()
    }

    conformance::suite!(bed);
}
