//! What other processes owe: what they left when they died, and what they ask this one to look at.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Outbox, attempts};
use crate::records::{Knock, Queue, Work, keys};
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
            self.start(Queue::of_conversation(&knock.tenant, &knock.conversation));
        }
        // Somebody who knocks again meanwhile is heard next time.
        let _ = work.commit().await;
    }

    /// Finds the queues of a shard that another process left, and which of their entries it may have sent; `None`
    /// if that could not be read.
    pub(super) async fn left(&self, shard: u16) -> Option<Vec<Queue>> {
        let prefix = keys::shard(shard);
        let mut after: Option<Key> = None;
        let mut all: Vec<(Queue, Vec<Entry>)> = Vec::new();
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
            for entry in page {
                let Some(queue) = queue_of(&entry.key) else {
                    continue;
                };
                match all.last_mut().filter(|(last, _)| *last == queue) {
                    Some((_, entries)) => entries.push(entry),
                    None => all.push((queue, vec![entry])),
                }
            }
            if !full {
                break;
            }
        }
        let born =
            |entry: &Entry| entry.value.get("born").and_then(|by| by.as_str()).unwrap_or_default().to_owned();
        for (_, entries) in &all {
            let born: Vec<String> = entries.iter().map(born).collect();
            let of_each = entries.iter().map(|entry| &entry.key).zip(born.iter().map(String::as_str));
            attempts::suspects(of_each).into_iter().for_each(|key| self.inner.known.suspect(key.clone()));
        }
        Some(all.into_iter().map(|(queue, _)| queue).collect())
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
