//! Seen-marks: how a second delivery of the same thing is known.
//!
//! Teams resends an unanswered activity with the same id after about 15 s, and a second layer resends it with a
//! new id after about 30 s; so an action is also known by what it acts on: (verb, the card's slot or form nonce,
//! its revision, the person). Marks are kept two days.

use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::dialogue::{Answer, Verb};
use crate::engagement::PersonKey;
use crate::protocol::Activity;
use crate::records::{RecordError, SeenRecord, Work, keys};

/// How many days back a mark is looked for, today included.
const DAYS: u64 = 3;

/// The names under which one activity is known.
#[derive(Debug, Clone)]
pub struct Marks {
    hashes: Vec<String>,
}

impl Marks {
    /// The marks of `activity`, acted by `actor`, with the card action it carries.
    #[must_use]
    pub fn of(activity: &Activity, actor: &PersonKey, verb: Option<&Verb>) -> Self {
        let conversation = activity.conversation.id.as_str();
        let by_id = activity.id.as_ref().map_or_else(
            || hash(&["body", conversation, &canonical(&activity.raw)]),
            |id| hash(&["id", conversation, id.as_str()]),
        );
        let acts = verb.filter(|verb| !verb.only_reads()).and_then(|verb| {
            let on = verb.instance()?;
            Some(hash(&["act", &actor.tenant, &actor.person, &verb.name(), &on]))
        });
        Self { hashes: std::iter::once(by_id).chain(acts).collect() }
    }

    /// The answer that was given before, if this was seen.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn find(&self, work: &mut Work, now: Timestamp) -> Result<Option<Answer>, RecordError> {
        let today = keys::day(now);
        for hash in &self.hashes {
            for day in (today.saturating_sub(DAYS - 1)..=today).rev() {
                if let Some(seen) = work.get::<SeenRecord>(&keys::seen(day, hash)).await? {
                    return Ok(Some(seen.answer));
                }
            }
        }
        Ok(None)
    }

    /// Marks this as seen and answered so.
    ///
    /// # Errors
    /// When the answer cannot be stored.
    pub fn put(&self, work: &mut Work, now: Timestamp, answer: &Answer) -> Result<(), RecordError> {
        for hash in &self.hashes {
            work.put(keys::seen(keys::day(now), hash), &SeenRecord { answer: answer.clone() })?;
        }
        Ok(())
    }
}

/// A body as text that does not tell in which order its members came.
fn canonical(body: &Value) -> String {
    let mut body = body.clone();
    body.sort_all_objects();
    body.to_string()
}

fn hash(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        // The length first, so that no two lists of parts run together into the same bytes.
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_without_an_id_is_the_same_in_whatever_order_its_members_come() {
        let read = |text: &str| canonical(&serde_json::from_str(text).expect("JSON"));
        assert_eq!(read(r#"{"b": [{"y": 1, "x": 2}], "a": 3}"#), read(r#"{"a":3,"b":[{"x":2,"y":1}]}"#));
        assert_ne!(read(r#"{"a": [1, 2]}"#), read(r#"{"a": [2, 1]}"#));
    }
}
