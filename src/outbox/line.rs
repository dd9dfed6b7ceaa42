//! Whose turn it is: which queues have something to send, which of them wait and until when, and which is next.
//!
//! Three things are fair here. Queues of a tenant take turns, one entry each. Tenants take turns, so that one with
//! very many queues holds up no other. What somebody waits for goes before what nobody asked for, which in turn keeps
//! a share, and which never has all the places. A queue costs a few hundred bytes, whatever it owes. Nothing is sent
//! and nothing is read here.

mod tenants;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;

use crate::records::{Lane, Queue};
use tenants::Tenants;

/// Of so many picks one is of what nobody asked for, if there is any.
const SHARE: u64 = 4;

/// What a queue is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// It stands in a lane.
    Ready(Lane),
    /// Its next entry is being sent, in a lane.
    Working(Lane),
    /// It waits for its time.
    Waiting,
}

#[derive(Debug)]
struct State {
    doing: Doing,
    /// In which lane it was added to meanwhile.
    woken: Option<Lane>,
    /// How often in a row its next entry has failed.
    failures: u32,
    /// Since when there is something to send.
    since: Timestamp,
}

/// Who waits for an instant.
#[derive(Debug)]
enum Waiter {
    Queue(Arc<Queue>, Lane),
    Tenant(Arc<str>, Lane),
}

/// All queues with something to send.
#[derive(Debug, Default)]
pub(super) struct Line {
    states: HashMap<Arc<Queue>, State>,
    asked: Tenants,
    unasked: Tenants,
    waiting: BTreeMap<(Timestamp, u64), Waiter>,
    waiters: u64,
    picks: u64,
    /// How many queues of what nobody asked for are being worked on.
    unasked_working: usize,
}

impl Line {
    fn tenants(&mut self, lane: Lane) -> &mut Tenants {
        match lane {
            Lane::Asked => &mut self.asked,
            Lane::Unasked => &mut self.unasked,
        }
    }

    /// `queue` was added to in `lane`; whether it is ready because of that.
    pub(super) fn add(&mut self, queue: Queue, lane: Lane, now: Timestamp) -> bool {
        match self.states.get_mut(&queue) {
            Some(state) if state.doing == Doing::Ready(Lane::Unasked) && lane == Lane::Asked => {
                // It goes before the others now; where it stood, it will not be found any more.
                state.doing = Doing::Ready(lane);
                self.asked.put(Arc::new(queue), false);
                true
            }
            Some(state) => {
                state.woken = Some(state.woken.map_or(lane, |before| before.min(lane)));
                false
            }
            None => {
                let queue = Arc::new(queue);
                let state = State { doing: Doing::Ready(lane), woken: None, failures: 0, since: now };
                self.states.insert(Arc::clone(&queue), state);
                self.tenants(lane).put(queue, false);
                true
            }
        }
    }

    /// The next queue to work on, if there is one, with at most `unasked` of what nobody asked for at a time; `opens`
    /// says when a tenant may ask again that may not now.
    pub(super) fn pick(
        &mut self,
        unasked: usize,
        opens: impl Fn(&str, Lane) -> Option<Timestamp>,
    ) -> Option<(Arc<Queue>, Lane)> {
        let turn = self.picks + 1;
        let order = if turn.is_multiple_of(SHARE) {
            [Lane::Unasked, Lane::Asked]
        } else {
            [Lane::Asked, Lane::Unasked]
        };
        for lane in order {
            while lane == Lane::Asked || self.unasked_working < unasked {
                let Some(queue) = self.tenants(lane).next() else { break };
                if !self.states.get(&queue).is_some_and(|state| state.doing == Doing::Ready(lane)) {
                    continue;
                }
                if let Some(at) = opens(&queue.tenant, lane) {
                    self.put_back(queue, lane, at);
                    continue;
                }
                self.picks = turn;
                self.begin(&queue, lane);
                return Some((queue, lane));
            }
        }
        None
    }

    fn begin(&mut self, queue: &Arc<Queue>, lane: Lane) {
        if let Some(state) = self.states.get_mut(queue) {
            state.doing = Doing::Working(lane);
            self.unasked_working += usize::from(lane == Lane::Unasked);
        }
    }

    /// Whoever worked on `queue` does not any more.
    fn ends(&mut self, queue: &Arc<Queue>) {
        let Some(state) = self.states.get_mut(queue) else { return };
        if state.doing == Doing::Working(Lane::Unasked) {
            self.unasked_working = self.unasked_working.saturating_sub(1);
        }
        state.doing = Doing::Waiting;
    }

    fn ready(&mut self, queue: Arc<Queue>, lane: Lane, first: bool) {
        if let Some(state) = self.states.get_mut(&queue) {
            state.doing = Doing::Ready(lane);
            self.tenants(lane).put(queue, first);
        }
    }

    fn waits(&mut self, waiter: Waiter, until: Timestamp) {
        self.waiters += 1;
        self.waiting.insert((until, self.waiters), waiter);
    }

    fn put_back(&mut self, queue: Arc<Queue>, lane: Lane, until: Timestamp) {
        let tenant: Arc<str> = Arc::from(queue.tenant.as_str());
        self.ready(queue, lane, true);
        if self.tenants(lane).close(&tenant) {
            self.waits(Waiter::Tenant(tenant, lane), until);
        }
    }

    /// One entry of `queue` was dealt with: it goes to the end of its lane.
    pub(super) fn again(&mut self, queue: &Arc<Queue>, lane: Lane, since: Timestamp) {
        self.goes_on(queue, lane, since, false);
    }

    /// The only entry of `queue` was dealt with. It is looked at soon, so that it need not be kept in mind until all
    /// others have had their turn.
    pub(super) fn last_look(&mut self, queue: &Arc<Queue>, lane: Lane, since: Timestamp) {
        self.goes_on(queue, lane, since, true);
    }

    fn goes_on(&mut self, queue: &Arc<Queue>, lane: Lane, since: Timestamp, first: bool) {
        self.ends(queue);
        if let Some(state) = self.states.get_mut(queue) {
            (state.failures, state.since) = (0, since);
            let lane = state.woken.take().map_or(lane, |woken| woken.min(lane));
            self.ready(Arc::clone(queue), lane, first);
        }
    }

    /// The tenant of `queue` has had its share: it keeps its place.
    pub(super) fn held_up(&mut self, queue: &Arc<Queue>, lane: Lane, until: Timestamp) {
        self.ends(queue);
        self.put_back(Arc::clone(queue), lane, until);
    }

    /// Nothing of `queue` can be sent before `until`.
    pub(super) fn wait(&mut self, queue: &Arc<Queue>, lane: Lane, until: Timestamp) {
        self.ends(queue);
        if let Some(state) = self.states.get_mut(queue) {
            state.doing = Doing::Waiting;
            self.waits(Waiter::Queue(Arc::clone(queue), lane), until);
        }
    }

    /// One more failure of `queue`; how many it were in a row.
    pub(super) fn fails(&mut self, queue: &Arc<Queue>) -> u32 {
        let Some(state) = self.states.get_mut(queue) else { return 1 };
        state.failures = state.failures.saturating_add(1);
        state.failures
    }

    /// There is nothing more to send in `queue`, unless it was added to meanwhile; whether it is ready again.
    pub(super) fn done(&mut self, queue: &Arc<Queue>, now: Timestamp) -> bool {
        self.ends(queue);
        let woken = self.states.get_mut(queue).and_then(|state| state.woken.take());
        match woken {
            Some(lane) => {
                self.again(queue, lane, now);
                true
            }
            None => {
                self.states.remove(queue);
                false
            }
        }
    }

    /// What has waited until `now` is ready again; how many queues may be picked because of that.
    pub(super) fn due(&mut self, now: Timestamp) -> usize {
        let mut ready = 0;
        while let Some(first) = self.waiting.first_entry().filter(|first| first.key().0 <= now) {
            match first.remove() {
                Waiter::Queue(queue, lane) => {
                    let woken = self.states.get_mut(&queue).and_then(|state| state.woken.take());
                    self.ready(queue, woken.map_or(lane, |woken| woken.min(lane)), false);
                    ready += 1;
                }
                Waiter::Tenant(tenant, lane) => ready += self.tenants(lane).open(&tenant),
            }
        }
        ready
    }

    /// When something waits for next.
    pub(super) fn next_due(&self) -> Option<Timestamp> {
        self.waiting.keys().next().map(|(at, _)| *at)
    }

    /// Whether nothing is to be sent.
    pub(super) fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// How many queues have something to send, and since when the one that has waited longest.
    pub(super) fn depth(&self) -> (usize, Option<Timestamp>) {
        (self.states.len(), self.states.values().map(|state| state.since).min())
    }
}

#[cfg(test)]
mod tests;
