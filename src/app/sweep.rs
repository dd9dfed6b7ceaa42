//! Removing seen-marks that no second delivery can refer to any more.

use std::sync::Arc;

use jiff::SignedDuration;

use crate::clock::SharedClock;
use crate::records::{SeenRecord, Work, keys};
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
        clock.sleep_until(clock.now() + EVERY).await;
    }
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
