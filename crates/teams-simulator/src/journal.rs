//! The state on disk: one JSON line a change, appended and synced before anybody is told.
//!
//! A line is `{"k": key, "v": value}`, with `v` null for a deletion; the last one of a key counts. Compacted at start.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};

use crate::config::StartError;

/// The open journal; without a folder it keeps nothing.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    file: Option<File>,
}

impl Journal {
    /// Opens the journal of `dir` and returns what it holds, by key.
    pub(crate) fn open(dir: Option<&Path>) -> Result<(Self, BTreeMap<String, Value>), StartError> {
        let Some(dir) = dir else { return Ok((Self::default(), BTreeMap::new())) };
        let failed =
            |reason: std::io::Error| StartError::State { dir: dir.to_owned(), reason: reason.to_string() };
        fs::create_dir_all(dir).map_err(failed)?;
        let path = dir.join("journal.jsonl");
        let entries = read(&path).map_err(failed)?;
        let fresh = dir.join("journal.new");
        compact(&fresh, &entries).map_err(failed)?;
        fs::rename(&fresh, &path).map_err(failed)?;
        File::open(dir).and_then(|d| d.sync_all()).map_err(failed)?;
        let file = OpenOptions::new().append(true).open(&path).map_err(failed)?;
        Ok((Self { file: Some(file) }, entries))
    }

    /// Writes a value.
    pub(crate) fn put(&mut self, key: &str, value: &impl Serialize) {
        self.append(json!({"k": key, "v": value}));
    }

    /// Removes a value.
    pub(crate) fn delete(&mut self, key: &str) {
        self.append(json!({"k": key, "v": null}));
    }

    fn append(&mut self, line: Value) {
        let Some(file) = &mut self.file else { return };
        let written = file.write_all(format!("{line}\n").as_bytes()).and_then(|()| file.sync_data());
        if let Err(error) = written {
            tracing::error!(%error, "the simulator's journal cannot be written; its state will not survive");
        }
    }
}

fn read(path: &PathBuf) -> std::io::Result<BTreeMap<String, Value>> {
    let text = match fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(error),
    };
    let mut entries = BTreeMap::new();
    for line in text.lines() {
        // A torn last line was never acknowledged to anybody.
        let Ok(entry) = serde_json::from_str::<Value>(line) else { continue };
        let Some(key) = entry["k"].as_str() else { continue };
        match &entry["v"] {
            Value::Null => entries.remove(key),
            value => entries.insert(key.to_owned(), value.clone()),
        };
    }
    Ok(entries)
}

fn compact(path: &Path, entries: &BTreeMap<String, Value>) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    for (key, value) in entries {
        writeln!(file, "{}", json!({"k": key, "v": value}))?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_there_after_reopening_and_a_torn_line_is_dropped() {
        let dir = tempfile::tempdir().unwrap();
        let (mut journal, _) = Journal::open(Some(dir.path())).unwrap();
        journal.put("a", &1);
        journal.put("b", &2);
        journal.delete("a");
        drop(journal);
        let path = dir.path().join("journal.jsonl");
        OpenOptions::new().append(true).open(path).unwrap().write_all(b"{\"k\":\"b\",\"v").unwrap();
        let (_, entries) = Journal::open(Some(dir.path())).unwrap();
        assert_eq!(entries, BTreeMap::from([("b".to_owned(), json!(2))]));
    }
}
