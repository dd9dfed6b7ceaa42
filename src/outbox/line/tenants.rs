//! The queues of one lane that are ready, by tenant: tenants take turns, and one that may ask nothing of Teams at
//! present is passed over.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::records::Queue;

/// A tenant's queues that are ready, in one lane.
#[derive(Debug, Default)]
struct Ready {
    queues: VecDeque<Arc<Queue>>,
    /// Whether the tenant may ask nothing of Teams at present.
    full: bool,
}

/// The queues of one lane: tenants take turns.
#[derive(Debug, Default)]
pub(super) struct Tenants {
    ready: HashMap<Arc<str>, Ready>,
    /// Tenants that have a queue ready and may ask, each once.
    round: VecDeque<Arc<str>>,
}

impl Tenants {
    /// Puts `queue` at the end of its tenant's queues, or back to their beginning.
    pub(super) fn put(&mut self, queue: Arc<Queue>, first: bool) {
        let tenant = match self.ready.get_key_value(queue.tenant.as_str()) {
            Some((tenant, _)) => Arc::clone(tenant),
            None => Arc::from(queue.tenant.as_str()),
        };
        let ready = self.ready.entry(Arc::clone(&tenant)).or_default();
        if ready.queues.is_empty() && !ready.full {
            self.round.push_back(tenant);
        }
        if first {
            ready.queues.push_front(queue);
        } else {
            ready.queues.push_back(queue);
        }
    }

    /// The tenant may ask nothing for now; whether that is new.
    pub(super) fn close(&mut self, tenant: &str) -> bool {
        let Some(ready) = self.ready.get_mut(tenant).filter(|ready| !ready.full) else {
            return false;
        };
        ready.full = true;
        self.round.retain(|other| &**other != tenant);
        true
    }

    /// The tenant may ask again; how many queues are ready because of that.
    pub(super) fn open(&mut self, tenant: &Arc<str>) -> usize {
        let Some(ready) = self.ready.get_mut(tenant) else {
            return 0;
        };
        ready.full = false;
        let queues = ready.queues.len();
        if queues == 0 {
            self.ready.remove(tenant);
        } else {
            self.round.push_back(Arc::clone(tenant));
        }
        queues
    }

    /// The first queue of the tenant whose turn it is.
    pub(super) fn next(&mut self) -> Option<Arc<Queue>> {
        let tenant = self.round.pop_front()?;
        let ready = self.ready.get_mut(&tenant)?;
        let queue = ready.queues.pop_front();
        if ready.queues.is_empty() {
            self.ready.remove(&tenant);
        } else {
            self.round.push_back(tenant);
        }
        queue
    }
}
