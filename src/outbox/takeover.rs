//! What other processes owe: what they left when they died, and what they ask this one to look at.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Outbox, attempts};
use crate::records::{Knock, Lane, Queue, Woken, Work, keys};
use crate::store::{Entry, Key};

/// How many entries are looked at together when a shard is taken over.
const PAGE: usize = 500;

impl Outbox {
    /// Looks at the queues to which other processes have added.
    pub(super) async fn answer_knocks(&self) {
        let mut work = Work::new(Arc::clone(&self.inner.deps.store));
        let knocks = match work.list::<Knock>(&keys::knocks(), PAGE).await {
            Ok(knocks) => knocks,
            Err(error) => {
                tracing::warn!(%error, "what other processes owe could not be read");
                return;
            }
        };
        for (key, knock) in knocks.into_iter().filter(|(_, knock)| self.inner.holds(&knock.tenant)) {
            work.delete(key);
            let queue = Queue::of_conversation(&knock.tenant, &knock.conversation);
            self.start(Woken { queue, lane: Lane::Asked });
        }
        // Somebody who knocks again meanwhile is heard next time.
        let _ = work.commit().await;
    }

    /// Finds the queues of a shard that another process left, and which of their entries it may have sent; `None`
    /// if that could not be read. Of what was left no more is held in memory than a page, and the queues' names.
    pub(super) async fn left(&self, shard: u16) -> Option<Vec<Woken>> {
        let prefix = keys::shard(shard);
        let mut after: Option<Key> = None;
        let mut all: Vec<Woken> = Vec::new();
        // The processes whose first entry in the last queue was seen.
        let mut born: BTreeSet<String> = BTreeSet::new();
        loop {
            let page = match self.inner.deps.store.scan(&prefix, after.as_ref(), PAGE).await {
                Ok(page) => page,
                Err(error) => {
                    tracing::error!(shard, %error, "what a shard owes could not be read");
                    return None;
                }
            };
            let full = page.len() == PAGE;
            after = page.last().map(|entry| entry.key.clone());
            for Entry { key, value, .. } in page {
                let Some(queue) = queue_of(&key) else {
                    continue;
                };
                let is_true = |name: &str| value.get(name).and_then(serde_json::Value::as_bool) == Some(true);
                let lane = if is_true("unasked") { Lane::Unasked } else { Lane::Asked };
                match all.last_mut().filter(|last| last.queue == queue) {
                    Some(last) => last.lane = last.lane.min(lane),
                    None => {
                        born.clear();
                        all.push(Woken { queue, lane });
                    }
                }
                let by = value.get("born").and_then(|by| by.as_str()).unwrap_or_default();
                if attempts::is_first_of(by, &mut born) {
                    self.inner.known.suspect(key);
                }
            }
            if !full {
                return Some(all);
            }
        }
    }
}

/// The queue of an entry's key.
fn queue_of(key: &Key) -> Option<Queue> {
    let segments: Vec<Cow<'_, str>> = key.segments().collect();
    match segments.as_slice() {
        [_, _, tenant, conversation, _] => Some(Queue::of_conversation(tenant, conversation)),
        _ => None,
    }
}
