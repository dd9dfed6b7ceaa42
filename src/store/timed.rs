//! A store that measures another: how long each operation took. It changes nothing of what is stored or answered.

use std::sync::Arc;

use super::{Entry, Key, Store, StoreError, Write};
use crate::clock::{BoxFuture, SharedClock};
use crate::metrics::{Latencies, Page};

/// A store, measured.
pub struct TimedStore {
    store: Arc<dyn Store>,
    clock: SharedClock,
    took: Latencies<3>,
}

impl TimedStore {
    /// `store`, measured by `clock`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: SharedClock) -> Self {
        Self { store, clock, took: Latencies::by("operation", ["get", "scan", "commit"]) }
    }

    /// Writes down how long operations took, those that failed among them.
    pub fn measure(&self, page: &mut Page) {
        page.latencies("store_duration_seconds", "Operations of the store, by kind.", &self.took);
    }

    async fn timed<T>(&self, operation: &str, work: impl Future<Output = T>) -> T {
        let began = self.clock.now();
        let done = work.await;
        self.took.took(operation, self.clock.now().duration_since(began));
        done
    }
}

impl Store for TimedStore {
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Entry>, StoreError>> {
        Box::pin(self.timed("get", self.store.get(key)))
    }

    fn scan<'a>(
        &'a self,
        prefix: &'a Key,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<Entry>, StoreError>> {
        Box::pin(self.timed("scan", self.store.scan(prefix, after, limit)))
    }

    fn commit<'a>(&'a self, writes: Vec<Write>) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(self.timed("commit", self.store.commit(writes)))
    }

    fn ping(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        self.store.ping()
    }

    fn close(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        self.store.close()
    }
}
