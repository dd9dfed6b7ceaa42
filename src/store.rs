//! The store: keys and JSON values behind five methods, the same meaning on every backend.
//!
//! Here live the trait, its contract and the key and value types; each backend has a file of its own under
//! `store/`. What is stored, and under which keys, is `records`' business.

use std::fmt;

use serde_json::{Map, Value as Json};

use crate::clock::BoxFuture;

/// A stored value: a JSON object whose canonical text is at most [`MAX_VALUE_BYTES`].
pub type Value = Map<String, Json>;

/// The largest value that a store takes, in bytes of compact JSON.
pub const MAX_VALUE_BYTES: usize = 4096;

/// A key: segments joined by `/`, each percent-encoded. Keys order by their bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

/// What a key's value was when read. Opaque: only equality means anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version(pub(crate) u64);

/// A key with its value and version, as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Value,
    /// Its version; a later write may name it as expected.
    pub version: Version,
}

/// What a write expects to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// The key has no value.
    Absent,
    /// The key's value is still the one read at this version.
    At(Version),
}

/// One part of a commit.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// Stores `value` under `key`.
    Put {
        /// Where.
        key: Key,
        /// What.
        value: Value,
        /// What must be there before.
        expect: Expect,
    },
    /// Removes `key`.
    Delete {
        /// Where.
        key: Key,
        /// What must be there before.
        expect: Expect,
    },
    /// Changes nothing, but fails the commit if the expectation does not hold.
    Check {
        /// Where.
        key: Key,
        /// What must be there.
        expect: Expect,
    },
}

/// Why the store did not do as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// An expectation did not hold; nothing was written.
    #[error("somebody else wrote {0} first")]
    Conflict(Key),
    /// The store can take no more at present; nothing was written.
    #[error("the store is overloaded")]
    Overloaded,
    /// A key or value that the contract does not allow; nothing was written.
    #[error("not storable: {0}")]
    Invalid(String),
    /// The backend failed. Whether a commit was written is unknown.
    #[error("the store failed: {0}")]
    Failed(String),
}

/// State, durable.
pub trait Store: Send + Sync + 'static {
    /// The value under `key`.
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Entry>, StoreError>>;
    /// At most `limit` entries whose keys start with `prefix`, in key order, those after `after` if given.
    fn scan<'a>(
        &'a self,
        prefix: &'a Key,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<Entry>, StoreError>>;
    /// All of `writes` or none. Durable when it returns `Ok`. A key occurs at most once in `writes`.
    fn commit<'a>(&'a self, writes: Vec<Write>) -> BoxFuture<'a, Result<(), StoreError>>;
    /// Whether the store answers.
    fn ping(&self) -> BoxFuture<'_, Result<(), StoreError>>;
    /// Flushes and closes. Every later call fails.
    fn close(&self) -> BoxFuture<'_, Result<(), StoreError>>;
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
