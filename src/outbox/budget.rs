//! How fast Teams lets a bot ask: sliding windows per thread and per tenant, on the injected clock.
//!
//! Figures: "Optimize your bot with rate limiting in Teams", Microsoft Learn: per bot and thread 7 sends in 1 s,
//! 8 in 2 s, 60 in 30 s, 1,800 in an hour, as many conversations made, and twice as many questions about members; per
//! app and tenant 50 requests a second, whatever they are. A window is counted here a tenth longer than Teams counts
//! it, and a request counts from when it may leave until it has been answered and the window has passed since:
//! whenever in between it reaches Teams, no limit is broken. Of a tenant's fifty a part is kept for what somebody
//! waits for. Who asks next is `line`'s.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, VecDeque};
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::clock::SharedClock;
use crate::records::Lane;

/// One window: at most `most` within `millis`.
#[derive(Debug, Clone, Copy)]
struct Window {
    most: usize,
    millis: i64,
}

const WRITES: [Window; 4] = [
    Window { most: 7, millis: 1_100 },
    Window { most: 8, millis: 2_200 },
    Window { most: 60, millis: 33_000 },
    Window { most: 1_800, millis: 3_960_000 },
];
const READS: [Window; 4] = [
    Window { most: 14, millis: 1_100 },
    Window { most: 16, millis: 2_200 },
    Window { most: 120, millis: 33_000 },
    Window { most: 3_600, millis: 3_960_000 },
];
const TENANT: [Window; 1] = [Window { most: 50, millis: 1_100 }];
/// What nobody waits for: the rest of the tenant's is for answers, and for asking who somebody is.
const UNASKED: [Window; 1] = [Window { most: 40, millis: 1_100 }];

/// When to look again where everything that was let go is still under way, in milliseconds.
const UNDER_WAY: i64 = 50;
/// How often what no window can see any more is forgotten, in milliseconds.
const SWEEP: i64 = 60_000;

/// What is asked of Teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Asked {
    /// To send, change or remove a message.
    Send,
    /// To make a conversation.
    Create,
    /// Who is there.
    Read,
}

impl Asked {
    fn windows(self) -> &'static [Window] {
        match self {
            Self::Send | Self::Create => &WRITES,
            Self::Read => &READS,
        }
    }
}

/// Why nothing may be asked now, and when to look again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Full {
    /// The thread has had its share until then.
    Thread(Timestamp),
    /// The tenant has.
    Tenant(Timestamp),
}

/// What was asked of Teams lately, by thread and by tenant.
pub(crate) struct Budgets {
    clock: SharedClock,
    asked: Mutex<Logs>,
    /// Threads are known by a hash: they are many, and two that share one are merely slower.
    hash: RandomState,
}

type Thread = (Asked, u64);

#[derive(Debug, Default)]
struct Logs {
    threads: HashMap<Thread, Log>,
    tenants: HashMap<String, Tenant>,
    swept_at: i64,
}

#[derive(Debug, Default)]
struct Tenant {
    all: Log,
    unasked: Log,
}

/// Requests under way, and when others ended.
#[derive(Debug, Default)]
struct Log {
    under_way: usize,
    ended: VecDeque<i64>,
}

/// A request that may leave; it counts as under way as long as this is kept.
pub(crate) struct Spent {
    budgets: Arc<Budgets>,
    tenant: String,
    thread: Thread,
    lane: Lane,
}

impl Drop for Spent {
    fn drop(&mut self) {
        let now = self.budgets.clock.now().as_millisecond();
        let mut logs = self.budgets.logs();
        if let Some(log) = logs.threads.get_mut(&self.thread) {
            log.ends(now);
        }
        if let Some(tenant) = logs.tenants.get_mut(&self.tenant) {
            tenant.all.ends(now);
            if self.lane == Lane::Unasked {
                tenant.unasked.ends(now);
            }
        }
    }
}

impl Budgets {
    /// Nothing was asked yet.
    pub(crate) fn new(clock: SharedClock) -> Self {
        Self { clock, asked: Mutex::default(), hash: RandomState::new() }
    }

    fn logs(&self) -> MutexGuard<'_, Logs> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one request about `thread` of `tenant` out of both budgets, or says when to look again.
    pub(crate) fn take(
        self: &Arc<Self>,
        asked: Asked,
        lane: Lane,
        tenant: &str,
        thread: &str,
    ) -> Result<Spent, Full> {
        let now = self.clock.now();
        let now_ms = now.as_millisecond();
        let key = (asked, self.hash.hash_one(thread));
        let mut logs = self.logs();
        logs.sweep(now_ms);
        let later = |ms: i64| now + SignedDuration::from_millis(ms - now_ms);
        let of_thread = logs.threads.get(&key).map_or(now_ms, |log| log.free_at(asked.windows(), now_ms));
        if of_thread > now_ms {
            return Err(Full::Thread(later(of_thread)));
        }
        let of_tenant = logs.tenants.get(tenant).map_or(now_ms, |tenant| tenant.free_at(lane, now_ms));
        if of_tenant > now_ms {
            return Err(Full::Tenant(later(of_tenant)));
        }
        logs.threads.entry(key).or_default().under_way += 1;
        let of_tenant = logs.tenants.entry(tenant.to_owned()).or_default();
        of_tenant.all.under_way += 1;
        if lane == Lane::Unasked {
            of_tenant.unasked.under_way += 1;
        }
        Ok(Spent { budgets: Arc::clone(self), tenant: tenant.to_owned(), thread: key, lane })
    }

    /// When something may be asked in `tenant`; nothing if now.
    pub(super) fn opens(&self, tenant: &str, lane: Lane) -> Option<Timestamp> {
        let now = self.clock.now();
        let now_ms = now.as_millisecond();
        let free = self.logs().tenants.get(tenant).map_or(now_ms, |tenant| tenant.free_at(lane, now_ms));
        (free > now_ms).then(|| now + SignedDuration::from_millis(free - now_ms))
    }
}

impl Tenant {
    fn free_at(&self, lane: Lane, now: i64) -> i64 {
        let all = self.all.free_at(&TENANT, now);
        match lane {
            Lane::Asked => all,
            Lane::Unasked => all.max(self.unasked.free_at(&UNASKED, now)),
        }
    }
}

impl Log {
    fn ends(&mut self, now: i64) {
        self.under_way = self.under_way.saturating_sub(1);
        self.ended.push_back(now);
    }

    /// When the next request fits into all of `windows`.
    fn free_at(&self, windows: &[Window], now: i64) -> i64 {
        let fits = |window: &Window| {
            // The last of those that must have left the window before another one may come.
            let leaves = (self.ended.len() + self.under_way).checked_sub(window.most)?;
            Some(self.ended.get(leaves).map_or(now + UNDER_WAY, |ended| ended + window.millis))
        };
        windows.iter().filter_map(fits).fold(now, i64::max)
    }

    /// Forgets what ended before `then`; whether anything is left.
    fn keep_since(&mut self, then: i64) -> bool {
        while self.ended.front().is_some_and(|at| *at < then) {
            self.ended.pop_front();
        }
        self.under_way > 0 || !self.ended.is_empty()
    }
}

impl Logs {
    fn sweep(&mut self, now: i64) {
        if now - self.swept_at < SWEEP {
            return;
        }
        self.swept_at = now;
        let short = now - TENANT[0].millis;
        self.tenants.retain(|_, tenant| {
            tenant.unasked.keep_since(short);
            tenant.all.keep_since(short)
        });
        let long = now - WRITES[WRITES.len() - 1].millis;
        self.threads.retain(|_, log| log.keep_since(long));
    }
}

#[cfg(test)]
mod tests;
