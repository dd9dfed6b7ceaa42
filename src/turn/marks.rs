//! Seen-marks: how a second delivery of the same thing is known.
//!
//! Teams resends an unanswered activity with the same id after about 15 s, and a second layer resends it with a
//! new id after about 30 s; so an action is also known by what it acts on: (verb, the card's slot or form nonce,
//! its revision, the person). Marks are kept two days.
//!
//! A typed message has no such second key: what comes with a new id has a new `timestamp` too (seen with invokes;
//! nothing is known of messages), so nothing in it tells a redelivery from somebody who asks twice. A text changes
//! nothing but one's own settings, and a message is answered 200 as soon as its turn is committed, far within the
//! time after which Teams delivers again; should it come all the same, it is answered twice.

use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::dialogue::{Answer, Verb};
use crate::engagement::PersonKey;
use crate::protocol::Activity;
use crate::records::{RecordError, SeenRecord, Work, keys};
use crate::store::Key;

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
            || hash(&["body", conversation, &canonical(&activity.raw)]),
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
    /// the same inputs give it again. Where no mark is put, it is made sure that there is still none: what was
    /// refused may have been refused because the same action was taken a moment before.
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
        let day = keys::day(now);
        let by_id = acted || !matches!(answer, Answer::Dialog { .. });
        let marks = std::iter::once((&self.id, by_id)).chain(self.act.iter().map(|act| (act, acted)));
        for (hash, put) in marks {
            let key = keys::seen(day, hash);
            if put {
                work.put(key, &SeenRecord { answer: answer.clone() })?;
            } else {
                work.check(key);
            }
        }
        Ok(())
    }
}

/// The mark that a late answer to `activity` was owed.
pub(crate) fn late(activity: &Activity, now: Timestamp) -> Key {
    let id = activity.id.as_ref().map(|id| id.as_str()).unwrap_or_default();
    keys::seen(keys::day(now), &hash(&["late", activity.conversation.id.as_str(), id]))
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
    use std::sync::Arc;

    use jiff::SignedDuration;
    use serde_json::{Value, json};

    use super::*;
    use crate::dialogue::{Content, Notice, Shown};
    use crate::engagement::{EngagementId, Revision};
    use crate::store::{MemoryStore, Store};

    fn now() -> Timestamp {
        "2026-03-02T23:59:00Z".parse().expect("an instant")
    }

    fn activity(id: Value) -> Activity {
        let mut json = json!({
            "type": "conversationUpdate", "channelId": "msteams",
            "from": {"id": "29:ana"}, "recipient": {"id": "28:bot"},
            "conversation": {"id": "a:1", "tenantId": "t"},
        });
        json["id"] = id;
        Activity::parse(json.to_string().as_bytes()).expect("an activity")
    }

    fn ana() -> PersonKey {
        PersonKey { tenant: "t".to_owned(), person: "ana".to_owned() }
    }

    fn shown(revision: u64) -> Shown {
        let engagement = EngagementId::parse("abcdefghjk").expect("an id");
        Shown { engagement, revision: Revision(revision), nonce: "captured".to_owned() }
    }

    fn said() -> Answer {
        Answer::Text { content: Content::Notice { notice: Notice::ClaimSent, engagement: None } }
    }

    async fn put(store: &Arc<dyn Store>, marks: &Marks, answer: &Answer, acted: bool) {
        let mut work = Work::new(Arc::clone(store));
        marks.find(&mut work, now()).await.expect("read");
        marks.put(&mut work, now(), answer, acted).expect("put");
        work.commit().await.expect("committed");
    }

    async fn found(store: &Arc<dyn Store>, marks: &Marks, after: SignedDuration) -> Option<Answer> {
        marks.find(&mut Work::new(Arc::clone(store)), now() + after).await.expect("read")
    }

    fn store() -> Arc<dyn Store> {
        Arc::new(MemoryStore::new())
    }

    #[tokio::test]
    async fn the_same_activity_is_known_for_two_days_and_over_midnight() {
        let store = store();
        let marks = Marks::of(&activity(json!("1")), &ana(), None);
        put(&store, &marks, &said(), false).await;
        assert_eq!(found(&store, &marks, SignedDuration::from_mins(2)).await, Some(said()));
        assert_eq!(found(&store, &marks, SignedDuration::from_hours(48)).await, Some(said()));
        assert_eq!(found(&store, &marks, SignedDuration::from_hours(96)).await, None);
        let other = Marks::of(&activity(json!("2")), &ana(), None);
        assert_eq!(found(&store, &other, SignedDuration::ZERO).await, None);
    }

    #[tokio::test]
    async fn a_press_that_acted_is_known_under_another_id_by_what_it_acts_on() {
        let store = store();
        let press = |id: &str, who: &PersonKey, verb: &Verb| Marks::of(&activity(json!(id)), who, Some(verb));
        let ask = Verb::Ask(shown(7));
        put(&store, &press("1", &ana(), &ask), &said(), true).await;
        let again = async |marks: Marks| found(&store, &marks, SignedDuration::ZERO).await;
        assert_eq!(again(press("2", &ana(), &ask)).await, Some(said()));
        let bob = PersonKey { person: "bob".to_owned(), ..ana() };
        assert_eq!(again(press("2", &bob, &ask)).await, None, "another person");
        assert_eq!(again(press("2", &ana(), &Verb::Ask(shown(8)))).await, None, "another revision");
        assert_eq!(again(press("2", &ana(), &Verb::AgreeSubmit(shown(7)))).await, None, "another verb");
    }

    #[tokio::test]
    async fn whoever_was_refused_and_whoever_only_looked_may_press_again() {
        let store = store();
        for (n, verb) in [Verb::Ask(shown(7)), Verb::EnterOpen(shown(7))].into_iter().enumerate() {
            let press = |id: String| Marks::of(&activity(json!(id)), &ana(), Some(&verb));
            let first = press(format!("{n}a"));
            put(&store, &first, &said(), verb.only_reads()).await;
            assert_eq!(found(&store, &first, SignedDuration::ZERO).await, Some(said()));
            assert_eq!(found(&store, &press(format!("{n}b")), SignedDuration::ZERO).await, None);
        }
    }

    #[tokio::test]
    async fn an_activity_without_an_id_is_known_by_its_body() {
        let store = store();
        let bare = Marks::of(&activity(Value::Null), &ana(), None);
        put(&store, &bare, &Answer::Done, false).await;
        assert_eq!(found(&store, &bare, SignedDuration::ZERO).await, Some(Answer::Done));
    }

    #[test]
    fn parts_that_run_together_have_hashes_of_their_own() {
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_ne!(hash(&["a"]), hash(&["a", ""]));
    }

    #[test]
    fn a_body_without_an_id_is_the_same_in_whatever_order_its_members_come() {
        let read = |text: &str| canonical(&serde_json::from_str(text).expect("JSON"));
        assert_eq!(read(r#"{"b": [{"y": 1, "x": 2}], "a": 3}"#), read(r#"{"a":3,"b":[{"x":2,"y":1}]}"#));
        assert_ne!(read(r#"{"a": [1, 2]}"#), read(r#"{"a": [2, 1]}"#));
    }
}
