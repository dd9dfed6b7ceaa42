//! What a store takes: the checks that every backend makes before a commit, so that all refuse the same.
//!
//! Expectations are not checked here: they need the backend's data.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::{Key, MAX_COMMIT_BYTES, MAX_DEPTH, MAX_KEY_BYTES, MAX_VALUE_BYTES, StoreError, Value, Write};

/// The compact JSON of each write in order (empty where nothing is put), if the contract allows all of them.
pub(super) fn commit(writes: &[Write]) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut seen = HashSet::with_capacity(writes.len());
    let mut texts = Vec::with_capacity(writes.len());
    let mut bytes = 0;
    for write in writes {
        let key = write.key();
        check_key(key)?;
        if !seen.insert(key) {
            return Err(StoreError::Invalid(format!("{key} occurs twice in one commit")));
        }
        let text = match write {
            Write::Put { key, value, .. } => encode(key, value)?,
            Write::Delete { .. } | Write::Check { .. } => Vec::new(),
        };
        bytes += key.as_str().len() + text.len();
        texts.push(text);
    }
    if bytes > MAX_COMMIT_BYTES {
        return Err(StoreError::Invalid(format!("a commit of {bytes} bytes; {MAX_COMMIT_BYTES} at most")));
    }
    Ok(texts)
}

fn check_key(key: &Key) -> Result<(), StoreError> {
    if key.is_root() {
        return Err(StoreError::Invalid("the key without segments".to_owned()));
    }
    let len = key.as_str().len();
    if len > MAX_KEY_BYTES {
        return Err(StoreError::Invalid(format!("a key of {len} bytes; {MAX_KEY_BYTES} at most")));
    }
    Ok(())
}

fn encode(key: &Key, value: &Value) -> Result<Vec<u8>, StoreError> {
    // Depth first: the serializer recurses.
    if !value.iter().all(|(name, json)| plain(name) && fits(json, MAX_DEPTH - 1)) {
        return Err(StoreError::Invalid(format!(
            "{key}: a string with U+0000, or more than {MAX_DEPTH} levels deep"
        )));
    }
    let text = serde_json::to_vec(value).map_err(|e| StoreError::Invalid(format!("{key}: {e}")))?;
    if text.len() > MAX_VALUE_BYTES {
        let len = text.len();
        return Err(StoreError::Invalid(format!("{key}: a value of {len} bytes; {MAX_VALUE_BYTES} at most")));
    }
    Ok(text)
}

/// Whether `json` has no U+0000 and is at most `levels` objects and arrays deep.
fn fits(json: &Json, levels: usize) -> bool {
    match json {
        Json::Null | Json::Bool(_) | Json::Number(_) => true,
        Json::String(text) => plain(text),
        Json::Array(items) => levels > 0 && items.iter().all(|item| fits(item, levels - 1)),
        Json::Object(members) => {
            levels > 0 && members.iter().all(|(name, item)| plain(name) && fits(item, levels - 1))
        }
    }
}

fn plain(text: &str) -> bool {
    !text.contains('\0')
}
