//! Seen-marks: how a second delivery of the same thing is known.
//!
//! Teams resends an unanswered activity with the same id after about 15 s, and a second layer resends it with a
//! new id after about 30 s; so an action is also known by what it acts on: (verb, the card's slot or form nonce,
//! its revision, the person). Marks are kept two days.

use jiff::Timestamp;
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
    id: String,
    act: Option<String>,
}

impl Marks {
    /// The marks of `activity`, acted by `actor`, with the card action it carries.
    #[must_use]
    pub fn of(activity: &Activity, actor: &PersonKey, verb: Option<&Verb>) -> Self {
        let conversation = activity.conversation.id.as_str();
        let by_id = activity.id.as_ref().map_or_else(
            || hash(&["body", conversation, &activity.raw.to_string()]),
            |id| hash(&["id", conversation, id.as_str()]),
        );
        let acts = verb.filter(|verb| !verb.only_reads()).and_then(|verb| {
            let on = verb.instance()?;
            Some(hash(&["act", &actor.tenant, &actor.person, &verb.name(), &on]))
        });
        Self { id: by_id, act: acts }
    }

    /// The answer that was given before, if this was seen.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn find(&self, work: &mut Work, now: Timestamp) -> Result<Option<Answer>, RecordError> {
        let today = keys::day(now);
        for hash in std::iter::once(&self.id).chain(&self.act) {
            for day in (today.saturating_sub(DAYS - 1)..=today).rev() {
                if let Some(seen) = work.get::<SeenRecord>(&keys::seen(day, hash)).await? {
                    return Ok(Some(seen.answer));
                }
            }
        }
        Ok(None)
    }

    /// Marks this as seen and answered so. By what it acts on only if it `acted`: whoever was refused may press the
    /// same button again once the reason is gone. A dialog that came back with nothing done needs no mark at all:
    /// the same inputs give it again.
    ///
    /// # Errors
    /// When the answer cannot be stored.
    pub fn put(
        &self,
        work: &mut Work,
        now: Timestamp,
        answer: &Answer,
        acted: bool,
    ) -> Result<(), RecordError> {
        if !acted && matches!(answer, Answer::Dialog { .. }) {
            return Ok(());
        }
        for hash in std::iter::once(&self.id).chain(self.act.iter().filter(|_| acted)) {
            work.put(keys::seen(keys::day(now), hash), &SeenRecord { answer: answer.clone() })?;
        }
        Ok(())
    }
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
