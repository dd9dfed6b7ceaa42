//! The store: keys and JSON values behind five methods, the same meaning on every backend.
//!
//! Here live the trait, its contract, the types it speaks in and `open`; each backend has a file of its own
//! under `store/`. What is stored, and under which keys, is `records`' business. Why sled is used the way it
//! is: `docs/store.md`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::clock::BoxFuture;

mod check;
mod committer;
mod key;
mod memory;
mod sled;
mod timed;

#[cfg(test)]
mod conformance;

pub use key::{Key, from_hex, from_hex_millis, hex, hex_millis};
pub use memory::MemoryStore;
pub use timed::TimedStore;

/// A stored value: a JSON object whose compact text is at most [`MAX_VALUE_BYTES`].
pub type Value = Map<String, Json>;

/// The largest value that a store takes, in bytes of compact JSON.
pub const MAX_VALUE_BYTES: usize = 4096;

/// The longest key that a store takes, in bytes of its text.
pub const MAX_KEY_BYTES: usize = 1024;

/// The largest commit that a store takes: the bytes of all its keys and values together.
pub const MAX_COMMIT_BYTES: usize = 256 * 1024;

/// How deep a value may be nested, the value itself counted.
pub const MAX_DEPTH: usize = 64;

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
    /// Removes `key`. With [`Expect::Absent`] there is nothing to remove: it is then a check.
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

impl Write {
    /// The key that this part is about.
    #[must_use]
    pub fn key(&self) -> &Key {
        match self {
            Self::Put { key, .. } | Self::Delete { key, .. } | Self::Check { key, .. } => key,
        }
    }

    /// What this part expects under its key.
    #[must_use]
    pub fn expect(&self) -> Expect {
        match self {
            Self::Put { expect, .. } | Self::Delete { expect, .. } | Self::Check { expect, .. } => *expect,
        }
    }
}

impl Expect {
    /// Whether a key whose version is `found` (none: it has no value) is as expected.
    fn holds(self, found: Option<Version>) -> bool {
        match self {
            Self::Absent => found.is_none(),
            Self::At(version) => found == Some(version),
        }
    }
}

/// Why the store did not do as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// An expectation did not hold; nothing was written. Names the first such key in the order of the commit.
    #[error("somebody else wrote {0} first")]
    Conflict(Key),
    /// The store can take no more at present; nothing was written. Worth trying again a little later.
    #[error("the store is overloaded")]
    Overloaded,
    /// A key or value that the contract does not allow; nothing was written. Never worth trying again.
    #[error("not storable: {0}")]
    Invalid(String),
    /// The backend failed, or the store is closed. Whether a commit was written is unknown; all of it or nothing
    /// was. Reading again tells, once the store answers.
    #[error("the store failed: {0}")]
    Failed(String),
}

/// State, durable.
///
/// # The contract
/// Every backend keeps it; `store/conformance.rs` tests it on each.
///
/// **Atomic.** A commit writes all its parts or none, also over a crash. Its expectations are judged together,
/// at the moment at which it is written. `Ok` orders commits: one begun after another returned comes after it.
///
/// **Durable.** What a commit wrote survives, once it returned `Ok`, the end of the process and of the machine.
///
/// **Versions.** Each commit gives the values that it puts a version that these keys never had before and never
/// get again, not even after being deleted, put anew, or after the store was opened again: who expects a version
/// expects that very value. An expectation that fails is a `Conflict`, also on a delete or a check.
///
/// **Reads.** `get` and `scan` show what was committed. They may show a commit a moment before it is durable and
/// its caller is told; a commit that expects what was read so is durable only together with it. Each entry of a
/// scan is right at some moment during the scan, but a scan is no snapshot: who decides on several entries
/// guards them, or a record that changes with them, by expectations in its commit.
///
/// **Order.** Entries come in the order of the bytes of their keys' texts. A prefix covers itself and the keys
/// that continue it by whole segments (see [`Key`]). A scan that returns fewer entries than `limit` has reached
/// the end; else it goes on with the last key as `after`. `after` need not exist, nor lie under the prefix.
///
/// **Values.** Strings and member names come back as they were, code point by code point, and `i64`, `u64` and
/// finite `f64` numbers as exactly the same number. Not promised: the order of members, the sign of zero, and
/// whether a whole number that went in as `f64` comes back as an integer.
///
/// **Refused**, as `Invalid` and before anything else: a key twice in one commit; the key without segments; a key
/// over [`MAX_KEY_BYTES`], a value over [`MAX_VALUE_BYTES`] or nested deeper than [`MAX_DEPTH`], a commit over
/// [`MAX_COMMIT_BYTES`]; a string or member name with U+0000, which PostgreSQL cannot hold (the edge removes
/// it). A commit of no parts is `Ok`.
///
/// **Giving up.** A commit whose future is dropped may still be written. After `Failed` its outcome is unknown.
/// A store that failed to write fails every later call: it is opened again, usually by starting the process
/// again. After `close` every call but `close` is `Failed`, and nothing is written.
pub trait Store: Send + Sync + 'static {
    /// The value under `key`.
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Entry>, StoreError>>;
    /// At most `limit` entries covered by `prefix`, in key order, those beyond `after` if given.
    fn scan<'a>(
        &'a self,
        prefix: &'a Key,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<Entry>, StoreError>>;
    /// All of `writes` or none. Durable when it returns `Ok`. A key occurs at most once in `writes`.
    fn commit<'a>(&'a self, writes: Vec<Write>) -> BoxFuture<'a, Result<(), StoreError>>;
    /// Whether the store takes commits: for readiness, so it takes the same way as a commit where there is one.
    fn ping(&self) -> BoxFuture<'_, Result<(), StoreError>>;
    /// Writes what was accepted and closes; another may open the same data when it returns. Closing again is `Ok`.
    fn close(&self) -> BoxFuture<'_, Result<(), StoreError>>;
}

/// Why a store could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Another process has it open.
    #[error("the store in {} is in use by a running bot", .0.display())]
    InUse(PathBuf),
    /// It cannot be read as a store.
    #[error("the store in {} is damaged ({reason}); restore it from the last backup", .folder.display())]
    Damaged {
        /// Where it is.
        folder: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder or disk does not allow it.
    #[error("the store in {} cannot be opened: {reason}", .folder.display())]
    Unusable {
        /// Where it should be.
        folder: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A kind of store that is documented but not built yet.
    #[error("{0} stores are not supported yet; use sled:DIR")]
    NotYet(&'static str),
    /// Not an address of a store. The text itself is not repeated: it may hold a password.
    #[error("not the address of a store; use sled:DIR")]
    BadUrl,
}

/// Opens the store at `url`: `sled:DIR` (made if absent) or `memory:` (empty, gone with the process).
///
/// # Errors
/// See [`OpenError`]. `postgres://` is answered by [`OpenError::NotYet`].
pub async fn open(url: &str) -> Result<Arc<dyn Store>, OpenError> {
    match url.split_once(':') {
        Some(("memory", "")) => Ok(Arc::new(MemoryStore::new())),
        Some(("sled", dir)) if !dir.is_empty() => open_sled(Path::new(dir)).await,
        Some(("postgres" | "postgresql", _)) => Err(OpenError::NotYet("postgres")),
        Some(_) | None => Err(OpenError::BadUrl),
    }
}

async fn open_sled(dir: &Path) -> Result<Arc<dyn Store>, OpenError> {
    let folder = dir.to_owned();
    // A stuck committer never comes back; sled recovers from an abort when the process is started again.
    let options = committer::Options::new(|| std::process::abort());
    let opening = tokio::task::spawn_blocking(move || sled::SledStore::open(&folder, options));
    let opened = opening.await.unwrap_or_else(|panic| {
        // sled answers some damage by a panic.
        Err(OpenError::Damaged { folder: dir.to_owned(), reason: panic.to_string() })
    });
    Ok(Arc::new(opened?))
}

fn closed() -> StoreError {
    StoreError::Failed("it is closed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_address_names_its_store() {
        assert_eq!(open("memory:").await.unwrap().ping().await, Ok(()));
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("made/here");
        let store = open(&format!("sled:{}", dir.display())).await.unwrap();
        assert_eq!(store.ping().await, Ok(()));
        store.close().await.unwrap();
        assert!(dir.join("db").is_file());
    }

    #[tokio::test]
    async fn an_address_of_no_store_is_refused_without_repeating_it() {
        for url in ["", "sled", "sled:", "memory:x", "data", "redis://user:secret@host"] {
            assert_eq!(open(url).await.map(drop), Err(OpenError::BadUrl), "{url}");
        }
        assert!(!OpenError::BadUrl.to_string().contains("secret"));
    }

    #[tokio::test]
    async fn postgres_is_answered_by_not_yet() {
        for url in ["postgres://user:secret@host/db", "postgresql://host"] {
            assert_eq!(open(url).await.map(drop), Err(OpenError::NotYet("postgres")));
        }
    }
}
