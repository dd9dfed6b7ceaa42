//! The embedded store: sled 0.34.7, the only file that names it.
//!
//! Here live opening (and mending what can be mended), reading, the layout of what is stored, and how a batch
//! reaches the disk. Grouping and acknowledging are the committer's. The facts about sled behind each choice
//! are in `docs/store.md`.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use super::committer::{Batch, Change, Committer, Disk, Op, Options};
use super::{Entry, Key, OpenError, Store, StoreError, Version, Write, check, closed};
use crate::clock::BoxFuture;

/// How much of the data sled may keep in memory; it takes a few times that.
const CACHE_BYTES: u64 = 64 << 20;

/// How often sled's own thread writes what nobody flushed and tidies up.
const TIDY_MS: u64 = 500;

/// Where the counter of versions is kept. It sorts before every key, so no scan meets it.
const COUNTER: &[u8] = b"\0counter";

/// The layout of what is stored: the first byte of the counter's value.
const LAYOUT: u8 = 1;

/// How many entries a scan reads before it lets other tasks run.
const SCAN_STEP: usize = 128;

/// A store in a folder.
pub(super) struct SledStore {
    folder: PathBuf,
    /// Gone once closed.
    db: Arc<RwLock<Option<sled::Db>>>,
    committer: Committer,
}

impl SledStore {
    /// Opens the store in `folder`, made if absent. Blocks, for as long as recovery takes.
    pub(super) fn open(folder: &Path, options: Options) -> Result<Self, OpenError> {
        let db = match start(folder) {
            Err(sled::Error::Corruption { .. }) if set_aside(folder).map_err(|e| unusable(folder, &e))? => {
                start(folder)
            }
            outcome => outcome,
        }
        .map_err(|e| refused(folder, e))?;
        let counter =
            counter(&db).map_err(|reason| OpenError::Damaged { folder: folder.to_owned(), reason })?;
        let committer = OpenOptions::new()
            .read(true)
            .write(true)
            .open(folder.join("db"))
            .and_then(|file| {
                sync_names(folder)?;
                Committer::start(SledDisk { db: db.clone(), file }, counter, options)
            })
            .map_err(|e| unusable(folder, &e))?;
        Ok(Self { folder: folder.to_owned(), db: Arc::new(RwLock::new(Some(db))), committer })
    }

    fn read<T>(&self, read: impl FnOnce(&sled::Db) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.committer.up()?;
        let db = self.db.read().unwrap_or_else(PoisonError::into_inner);
        read(db.as_ref().ok_or_else(closed)?)
    }

    async fn scan_in_steps(
        &self,
        prefix: &Key,
        after: Option<&Key>,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut found: Vec<Entry> = Vec::new();
        loop {
            let step = SCAN_STEP.min(limit - found.len());
            let after = found.last().map(|entry| &entry.key).or(after);
            let entries = self.read(|db| scan(db, prefix, after, step))?;
            let more = entries.len() == step;
            found.extend(entries);
            if !more || found.len() == limit {
                return Ok(found);
            }
            tokio::task::yield_now().await;
        }
    }

    async fn shut(&self) -> Result<(), StoreError> {
        let outcome = self.committer.close().await;
        let (db, file) = (Arc::clone(&self.db), self.folder.join("db"));
        let closing = tokio::task::spawn_blocking(move || {
            if db.write().unwrap_or_else(PoisonError::into_inner).take().is_some() {
                wait_for_release(&file);
            }
        });
        closing.await.map_err(|e| StoreError::Failed(e.to_string()))?;
        outcome
    }
}

impl Store for SledStore {
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Entry>, StoreError>> {
        Box::pin(async move {
            let found = self.read(|db| db.get(key.as_str()).map_err(failed))?;
            found.map(|bytes| entry(key.clone(), &bytes)).transpose()
        })
    }

    fn scan<'a>(
        &'a self,
        prefix: &'a Key,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<Entry>, StoreError>> {
        Box::pin(self.scan_in_steps(prefix, after, limit))
    }

    fn commit<'a>(&'a self, writes: Vec<Write>) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            // Here and not on the committer's thread: everybody's JSON is written by their own task.
            let texts = check::commit(&writes)?;
            let ops = writes.into_iter().zip(texts).map(|(write, text)| op(write, text)).collect();
            self.committer.submit(ops).await
        })
    }

    fn ping(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        // A commit of nothing: it stands in the queue as others do.
        Box::pin(self.committer.submit(Vec::new()))
    }

    fn close(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(self.shut())
    }
}

fn op(write: Write, text: Vec<u8>) -> Op {
    match write {
        Write::Put { key, expect, .. } => Op { key, expect, change: Change::Put(text) },
        Write::Delete { key, expect } => Op { key, expect, change: Change::Delete },
        Write::Check { key, expect } => Op { key, expect, change: Change::Check },
    }
}

/// The committer's way to the disk.
struct SledDisk {
    db: sled::Db,
    /// A second handle on sled's data file: syncing is per file, not per handle.
    file: File,
}

impl Disk for SledDisk {
    fn version(&self, key: &Key) -> Result<Option<Version>, String> {
        let found = self.db.get(key.as_str()).map_err(|e| e.to_string())?;
        found.map(|bytes| split(&bytes).map(|(version, _)| version).ok_or_else(|| damaged(key))).transpose()
    }

    fn write(&mut self, batch: &Batch, counter: u64) -> Result<(), String> {
        let mut writes = sled::Batch::default();
        for (key, written) in batch {
            match written {
                Some((version, text)) => {
                    writes.insert(key.as_str(), [version.0.to_be_bytes().as_slice(), text].concat());
                }
                None => writes.remove(key.as_str()),
            }
        }
        writes.insert(COUNTER, [[LAYOUT].as_slice(), counter.to_be_bytes().as_slice()].concat());
        self.db.apply_batch(writes).map_err(|e| e.to_string())?;
        self.db.flush().map_err(|e| e.to_string())?;
        self.file.sync_data().map_err(|e| e.to_string())
    }
}

fn start(folder: &Path) -> Result<sled::Db, sled::Error> {
    sled::Config::new().path(folder).cache_capacity(CACHE_BYTES).flush_every_ms(Some(TIDY_MS)).open()
}

/// Moves snapshots that a crash left half written out of sled's sight. Whether there were any.
fn set_aside(folder: &Path) -> io::Result<bool> {
    let mut any = false;
    for found in fs::read_dir(folder)? {
        let path = found?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            tracing::warn!(file = name, "setting a half-written snapshot of the store aside");
            fs::rename(&path, folder.join(format!("set-aside.{name}")))?;
            any = true;
        }
    }
    Ok(any)
}

/// The counter of versions, once it is sure that this program can read what is stored.
fn counter(db: &sled::Db) -> Result<u64, String> {
    match db.get(COUNTER).map_err(|e| e.to_string())?.as_deref() {
        Some([LAYOUT, counter @ ..]) => {
            counter.try_into().map(u64::from_be_bytes).map_err(|_| "its counter is unreadable".to_owned())
        }
        Some(_) => Err("its layout is not one that this version reads".to_owned()),
        None if db.is_empty() => Ok(0),
        None => Err("it holds something else than this bot's data".to_owned()),
    }
}

/// Makes the names of the files durable, as sled does not.
fn sync_names(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = fs::canonicalize(folder)?;
        for dir in [Some(folder.as_path()), folder.parent()].into_iter().flatten() {
            File::open(dir)?.sync_all()?;
        }
    }
    Ok(())
}

/// Waits, a second at most, until sled's own threads have let go of the lock on `file`.
fn wait_for_release(file: &Path) {
    for _ in 0..200 {
        match File::open(file).map(|file| file.try_lock()) {
            Ok(Err(fs::TryLockError::WouldBlock)) => thread::sleep(Duration::from_millis(5)),
            Ok(_) | Err(_) => return,
        }
    }
}

fn refused(folder: &Path, error: sled::Error) -> OpenError {
    match error {
        // sled gives the failed lock no kind of its own.
        sled::Error::Io(e) if e.to_string().starts_with("could not acquire lock") => {
            OpenError::InUse(folder.to_owned())
        }
        sled::Error::Io(e) => unusable(folder, &e),
        other => OpenError::Damaged { folder: folder.to_owned(), reason: other.to_string() },
    }
}

fn unusable(folder: &Path, error: &io::Error) -> OpenError {
    OpenError::Unusable { folder: folder.to_owned(), reason: error.to_string() }
}

fn scan(db: &sled::Db, prefix: &Key, after: Option<&Key>, limit: usize) -> Result<Vec<Entry>, StoreError> {
    let spans = prefix.spans(after).into_iter();
    let found = spans.flat_map(|span| db.range::<String, _>(span)).take(limit);
    found
        .map(|found| {
            let (key, bytes) = found.map_err(failed)?;
            let key = String::from_utf8(key.to_vec()).map_err(|e| StoreError::Failed(e.to_string()))?;
            entry(Key::stored(key), &bytes)
        })
        .collect()
}

/// What is stored under a key: the version, 8 bytes, big-endian; then the value as compact JSON.
fn split(bytes: &[u8]) -> Option<(Version, &[u8])> {
    bytes.split_first_chunk().map(|(version, text)| (Version(u64::from_be_bytes(*version)), text))
}

fn entry(key: Key, bytes: &[u8]) -> Result<Entry, StoreError> {
    let read = split(bytes).and_then(|(version, text)| Some((version, serde_json::from_slice(text).ok()?)));
    let (version, value) = read.ok_or_else(|| StoreError::Failed(damaged(&key)))?;
    Ok(Entry { key, value, version })
}

fn damaged(key: &Key) -> String {
    format!("what is stored under {key} is unreadable")
}

fn failed(error: sled::Error) -> StoreError {
    StoreError::Failed(error.to_string())
}

#[cfg(test)]
mod tests;
