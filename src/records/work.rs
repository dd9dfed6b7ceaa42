//! A unit of work: what was read, at which version, and what shall be written, as one commit.
//!
//! Every write names the version that was read (or absence), so a commit either finds the world as the decision
//! saw it or fails as a conflict and is decided again. No record's meaning lives here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::store::{Entry, Expect, Key, Store, StoreError, Value, Version, Write};

/// How many entries one scan asks the store for.
const PAGE: usize = 256;
/// The same where records are only looked at.
const LOOK: usize = 1_000;

/// A typed record: how it is versioned and brought up to date.
pub trait Record: Serialize + DeserializeOwned {
    /// The version written today. Older ones are upgraded when read; newer ones are refused.
    const VERSION: u64 = 1;

    /// Brings a value of version `from` (older than [`Self::VERSION`]) to today's shape.
    #[must_use]
    fn upgrade(value: Value, from: u64) -> Value {
        let _ = from;
        value
    }
}

/// Why records could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The store said so.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is stored is not what this version of the program can read.
    #[error("the record {key} cannot be read: {reason}")]
    Unreadable {
        /// Where it is.
        key: Key,
        /// Why.
        reason: String,
    },
}

impl RecordError {
    /// Whether somebody else wrote first, so that reading and deciding again will help.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Store(StoreError::Conflict(_)))
    }

    /// Whether the store had no room at present.
    #[must_use]
    pub fn is_overload(&self) -> bool {
        matches!(self, Self::Store(StoreError::Overloaded))
    }
}

/// What was read and what shall be written.
pub struct Work {
    store: Arc<dyn Store>,
    read: BTreeMap<Key, Option<(Value, Version)>>,
    written: BTreeMap<Key, Option<Value>>,
    checked: BTreeSet<Key>,
    /// The prefixes below which everything is in `read`.
    listed: BTreeSet<Key>,
}

impl Work {
    /// An empty unit of work on `store`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            read: BTreeMap::new(),
            written: BTreeMap::new(),
            checked: BTreeSet::new(),
            listed: BTreeSet::new(),
        }
    }

    /// The record under `key`, with this work's own writes applied.
    ///
    /// # Errors
    /// When the store fails or the record is of a newer program.
    pub async fn get<T: Record>(&mut self, key: &Key) -> Result<Option<T>, RecordError> {
        if let Some(pending) = self.written.get(key) {
            return pending.as_ref().map(|value| decode::<T>(key, value)).transpose();
        }
        self.read(key).await?;
        match self.read.get(key) {
            Some(Some((value, _))) => decode::<T>(key, value).map(Some),
            Some(None) | None => Ok(None),
        }
    }

    /// All records below `prefix`, in key order, at most `limit`, with this work's own writes applied. What was
    /// read once, one by one or in a list, is not read again.
    ///
    /// # Errors
    /// As [`Work::get`].
    pub async fn list<T: Record>(
        &mut self,
        prefix: &Key,
        limit: usize,
    ) -> Result<Vec<(Key, T)>, RecordError> {
        if !self.listed.contains(prefix) {
            self.read_below(prefix, limit).await?;
        }
        let mut found: BTreeMap<&Key, &Value> = BTreeMap::new();
        for (key, read) in self.read.range(prefix..).take_while(|(key, _)| key.continues(prefix)) {
            if let Some((value, _)) = read.as_ref().filter(|_| prefix.covers(key)) {
                found.insert(key, value);
            }
        }
        for (key, pending) in self.written.range(prefix..).take_while(|(key, _)| key.continues(prefix)) {
            match pending.as_ref().filter(|_| prefix.covers(key)) {
                Some(value) => found.insert(key, value),
                None => found.remove(key),
            };
        }
        let all = found.into_iter().take(limit);
        all.map(|(key, value)| decode::<T>(key, value).map(|record| (key.clone(), record))).collect()
    }

    /// Reads what is below `prefix`, until there are `limit` entries that this work does not write itself.
    async fn read_below(&mut self, prefix: &Key, limit: usize) -> Result<(), RecordError> {
        let mut after: Option<Key> = None;
        let mut others = 0;
        while others < limit {
            let page = self.store.scan(prefix, after.as_ref(), PAGE.min(limit)).await?;
            let full = page.len() == PAGE.min(limit);
            after = page.last().map(|entry| entry.key.clone());
            for entry in page {
                others += usize::from(!self.written.contains_key(&entry.key));
                self.read.entry(entry.key).or_insert(Some((entry.value, entry.version)));
            }
            if !full {
                self.listed.insert(prefix.clone());
                break;
            }
        }
        Ok(())
    }

    /// All records below `prefix`, in key order, at most `limit`: to look at. They do not become part of this work,
    /// and its own writes are not among them.
    ///
    /// # Errors
    /// As [`Work::get`].
    pub async fn look<T: Record>(&self, prefix: &Key, limit: usize) -> Result<Vec<(Key, T)>, RecordError> {
        let mut found = Vec::new();
        let mut after: Option<Key> = None;
        loop {
            let most = LOOK.min(limit - found.len());
            let page = self.store.scan(prefix, after.as_ref(), most).await?;
            let last = page.len() < most;
            after = page.last().map(|entry| entry.key.clone());
            for entry in page {
                let record = decode::<T>(&entry.key, &entry.value)?;
                found.push((entry.key, record));
            }
            if last || found.len() == limit {
                return Ok(found);
            }
        }
    }

    /// The records below `prefix` and beyond `after`, at most `limit`. What is read does not become part of the work.
    ///
    /// # Errors
    /// As [`Work::get`].
    pub(super) async fn page<T: Record>(
        &self,
        prefix: &Key,
        after: Option<&Key>,
        limit: usize,
    ) -> Result<Vec<(Key, T)>, RecordError> {
        let page = self.store.scan(prefix, after, limit).await?;
        let read = |entry: Entry| {
            let record = decode::<T>(&entry.key, &entry.value)?;
            Ok((entry.key, record))
        };
        page.into_iter().map(read).collect()
    }

    /// The keys below `prefix`.
    ///
    /// # Errors
    /// As [`Work::get`].
    pub(super) async fn below(&self, prefix: &Key) -> Result<Vec<Key>, RecordError> {
        let mut found: Vec<Key> = Vec::new();
        loop {
            let page = self.store.scan(prefix, found.last(), PAGE).await?;
            let last = page.len() < PAGE;
            found.extend(page.into_iter().map(|entry| entry.key));
            if last {
                return Ok(found);
            }
        }
    }

    /// The first key below `prefix` and beyond `after`.
    ///
    /// # Errors
    /// As [`Work::get`].
    pub(super) async fn next_below(
        &self,
        prefix: &Key,
        after: Option<&Key>,
    ) -> Result<Option<Key>, RecordError> {
        Ok(self.store.scan(prefix, after, 1).await?.into_iter().next().map(|entry| entry.key))
    }

    /// Reads `key`, whatever it holds, so that it can be written or deleted.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) async fn read(&mut self, key: &Key) -> Result<(), RecordError> {
        if !self.read.contains_key(key) {
            let found = self.store.get(key).await?.map(|entry| (entry.value, entry.version));
            self.read.insert(key.clone(), found);
        }
        Ok(())
    }

    /// Reads `key` once more: it was changed, and not by this work, which goes on with what it knows of the rest.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn read_anew(&mut self, key: &Key) -> Result<(), RecordError> {
        self.read.remove(key);
        self.read(key).await
    }

    /// Writes `record` under `key` when the work commits. A key that was not read is expected to be absent.
    ///
    /// # Errors
    /// When the record is not a JSON object.
    pub fn put<T: Record>(&mut self, key: Key, record: &T) -> Result<(), RecordError> {
        let value = encode(&key, record)?;
        self.written.insert(key, Some(value));
        Ok(())
    }

    /// Removes what was read under `key` when the work commits; nothing if it was read as absent.
    pub fn delete(&mut self, key: Key) {
        self.written.insert(key, None);
    }

    /// Makes the commit depend on `key`, which was read and is not written: if somebody else changes it before,
    /// the commit is a conflict.
    pub fn check(&mut self, key: Key) {
        self.checked.insert(key);
    }

    /// Whether anything would be written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether anything at or below `prefix` would be written.
    #[must_use]
    pub fn writes_below(&self, prefix: &Key) -> bool {
        self.written.keys().any(|key| prefix.covers(key))
    }

    /// Commits, all or nothing; durable when it returns.
    ///
    /// # Errors
    /// A conflict if anything that is written was changed since it was read.
    pub async fn commit(mut self) -> Result<(), RecordError> {
        self.commit_and_go_on().await
    }

    /// As [`Work::commit`]; then this is a new work that still knows what was read and not changed by the commit.
    ///
    /// # Errors
    /// As [`Work::commit`]; the work is then of no use any more.
    pub async fn commit_and_go_on(&mut self) -> Result<(), RecordError> {
        let (written, checked) = (std::mem::take(&mut self.written), std::mem::take(&mut self.checked));
        let checks = !checked.is_empty();
        let mut writes = Vec::with_capacity(written.len() + checked.len());
        let found = |key: &Key| self.read.get(key).and_then(Option::as_ref);
        let expected = |key: &Key| found(key).map_or(Expect::Absent, |(_, version)| Expect::At(*version));
        for key in checked.into_iter().filter(|key| !written.contains_key(key)) {
            let expect = expected(&key);
            writes.push(Write::Check { key, expect });
        }
        for (key, pending) in written {
            let (before, expect) = (found(&key), expected(&key));
            match pending {
                Some(value) if before.is_some_and(|(old, _)| *old == value) => {
                    writes.push(Write::Check { key, expect });
                }
                Some(value) => writes.push(Write::Put { key, value, expect }),
                None if before.is_none() => {}
                None => writes.push(Write::Delete { key, expect }),
            }
        }
        let changed = |write: &&Write| !matches!(write, Write::Check { .. });
        for write in writes.iter().filter(changed) {
            self.read.remove(write.key());
            self.listed.retain(|prefix| !prefix.covers(write.key()));
        }
        // Records written as they were read need no commit; what was asked to be checked does.
        if !checks && !writes.iter().any(|write| changed(&write)) {
            return Ok(());
        }
        Ok(self.store.commit(writes).await?)
    }
}

fn encode<T: Record>(key: &Key, record: &T) -> Result<Value, RecordError> {
    let unreadable = |reason: String| RecordError::Unreadable { key: key.clone(), reason };
    match serde_json::to_value(record).map_err(|e| unreadable(e.to_string()))? {
        Json::Object(mut value) => {
            value.insert("v".to_owned(), T::VERSION.into());
            Ok(value)
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => {
            Err(unreadable("not an object".to_owned()))
        }
    }
}

fn decode<T: Record>(key: &Key, value: &Value) -> Result<T, RecordError> {
    let unreadable = |reason: String| RecordError::Unreadable { key: key.clone(), reason };
    let version = value.get("v").and_then(Json::as_u64).unwrap_or(1);
    if version > T::VERSION {
        return Err(unreadable(format!("written by a newer version ({version})")));
    }
    let read = if version < T::VERSION {
        let mut value = value.clone();
        value.remove("v");
        T::deserialize(&T::upgrade(value, version))
    } else {
        // No record has a member `v` of its own.
        T::deserialize(value)
    };
    read.map_err(|e| unreadable(e.to_string()))
}

#[cfg(test)]
mod tests;
