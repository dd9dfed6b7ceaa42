//! Removing what nobody can refer to any more: seen-marks of days gone by, and codes that were never used.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::clock::SharedClock;
use crate::records::{LinkCode, RecordError, SeenRecord, Work, keys};
use crate::store::{Store, from_hex};

/// How often it is looked.
const EVERY: SignedDuration = SignedDuration::from_hours(1);
/// How many marks go in one commit.
const AT_ONCE: usize = 500;
/// How many days marks are kept, besides today's.
const KEEP_DAYS: u64 = 2;

/// Sweeps for ever.
pub(super) async fn run(store: Arc<dyn Store>, clock: SharedClock) {
    loop {
        while let Some(more) = once(&store, keys::day(clock.now()).saturating_sub(KEEP_DAYS)).await {
            if !more {
                break;
            }
        }
        // What could not be removed is looked at again.
        let _ = old_codes(&store, clock.now()).await;
        clock.sleep_until(clock.now() + EVERY).await;
    }
}

/// Removes codes that cannot be used any more.
async fn old_codes(store: &Arc<dyn Store>, now: Timestamp) -> Result<(), RecordError> {
    let mut work = Work::new(Arc::clone(store));
    let codes = work.list::<LinkCode>(&keys::links(), AT_ONCE).await?;
    codes.into_iter().filter(|(_, code)| code.until <= now).for_each(|(key, _)| work.delete(key));
    work.commit().await
}

/// Removes some marks of days before `first_kept`; whether there may be more, or nothing when it failed.
async fn once(store: &Arc<dyn Store>, first_kept: u64) -> Option<bool> {
    let mut work = Work::new(Arc::clone(store));
    let marks = work.list::<SeenRecord>(&keys::all_seen(), AT_ONCE).await.ok()?;
    let full = marks.len() == AT_ONCE;
    let mut all_old = true;
    for (key, _) in marks {
        let day = key.segments().nth(1).and_then(|day| from_hex(&day))?;
        if day < first_kept {
            work.delete(key);
        } else {
            all_old = false;
        }
    }
    work.commit().await.ok()?;
    Some(full && all_old)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::Answer;
    use crate::store::MemoryStore;

    #[tokio::test]
    async fn marks_of_days_gone_by_go_and_the_others_stay() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let mut work = Work::new(Arc::clone(&store));
        for day in 7..=10_u64 {
            let seen = SeenRecord { answer: Answer::Done };
            work.put(keys::seen(day, "hash"), &seen).unwrap();
        }
        work.commit().await.unwrap();
        assert_eq!(once(&store, 9).await, Some(false));
        let left = Work::new(store).list::<SeenRecord>(&keys::all_seen(), 10).await.unwrap();
        let days: Vec<_> = left.iter().filter_map(|(key, _)| from_hex(&key.segments().nth(1)?)).collect();
        assert_eq!(days, [9, 10]);
    }

    #[tokio::test]
    async fn codes_that_were_never_used_go_once_they_are_over() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let mut work = Work::new(Arc::clone(&store));
        let person = crate::engagement::PersonKey { tenant: "t".to_owned(), person: "p".to_owned() };
        let until = |seconds| Timestamp::from_second(seconds).unwrap();
        for (hash, seconds) in [("old", 10), ("new", 30)] {
            let code = LinkCode { person: person.clone(), until: until(seconds) };
            work.put(keys::link(hash), &code).unwrap();
        }
        work.commit().await.unwrap();
        old_codes(&store, until(20)).await.unwrap();
        let left = Work::new(store).list::<LinkCode>(&keys::links(), 10).await.unwrap();
        assert_eq!(left.into_iter().map(|(key, _)| key).collect::<Vec<_>>(), [keys::link("new")]);
    }

    #[tokio::test]
    async fn a_full_page_of_old_marks_asks_to_go_on() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let mut work = Work::new(Arc::clone(&store));
        for n in 0..AT_ONCE + 3 {
            work.put(keys::seen(1, &format!("{n:04}")), &SeenRecord { answer: Answer::Done }).unwrap();
        }
        work.commit().await.unwrap();
        assert_eq!(once(&store, 9).await, Some(true));
        assert_eq!(once(&store, 9).await, Some(false));
        assert!(Work::new(store).list::<SeenRecord>(&keys::all_seen(), 10).await.unwrap().is_empty());
    }
}
