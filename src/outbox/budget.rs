//! How fast Teams lets a bot send: sliding windows per thread and per tenant, on the injected clock.
//!
//! Figures: "Optimize your bot with rate limiting in Teams", Microsoft Learn: per bot and thread 7 sends in 1 s,
//! 8 in 2 s, 60 in 30 s, 1,800 in an hour, and twice as many questions about its members; per app and tenant 50
//! requests a second, whatever they are. The windows are counted here a
//! tenth longer than Teams counts them, since requests do not arrive as evenly as they leave.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// One window: at most `sends` within `millis`.
#[derive(Debug, Clone, Copy)]
struct Window {
    sends: usize,
    millis: i64,
}

const SENDS: [Window; 4] = [
    Window { sends: 7, millis: 1_100 },
    Window { sends: 8, millis: 2_200 },
    Window { sends: 60, millis: 33_000 },
    Window { sends: 1_800, millis: 3_960_000 },
];
const READS: [Window; 4] = [
    Window { sends: 14, millis: 1_100 },
    Window { sends: 16, millis: 2_200 },
    Window { sends: 120, millis: 33_000 },
    Window { sends: 3_600, millis: 3_960_000 },
];
const TENANT: [Window; 1] = [Window { sends: 50, millis: 1_100 }];

/// What is asked of Teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Asked {
    /// To send, change or remove a message, or to make a conversation.
    Send,
    /// Who is there.
    Read,
}

impl Asked {
    fn windows(self) -> &'static [Window] {
        match self {
            Self::Send => &SENDS,
            Self::Read => &READS,
        }
    }
}

/// What was asked of Teams lately, by thread and by tenant.
#[derive(Debug, Default)]
pub(crate) struct Budgets {
    sent: Mutex<Sent>,
}

#[derive(Debug, Default)]
struct Sent {
    threads: HashMap<(Asked, String), VecDeque<i64>>,
    tenants: HashMap<String, VecDeque<i64>>,
    swept_at: i64,
}

impl Budgets {
    /// Takes one request about `thread` of `tenant` out of both budgets, or says when to ask again.
    pub(crate) fn take(
        &self,
        asked: Asked,
        tenant: &str,
        thread: &str,
        now: Timestamp,
    ) -> Result<(), Timestamp> {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let now_ms = now.as_millisecond();
        sent.sweep(now_ms);
        let of_tenant = sent.tenants.get(tenant).map_or(now_ms, |log| free_at(log, &TENANT, now_ms));
        let key = (asked, thread.to_owned());
        let of_thread = sent.threads.get(&key).map_or(now_ms, |log| free_at(log, asked.windows(), now_ms));
        let free = of_tenant.max(of_thread);
        if free > now_ms {
            return Err(now + SignedDuration::from_millis(free - now_ms));
        }
        sent.tenants.entry(tenant.to_owned()).or_default().push_back(now_ms);
        sent.threads.entry(key).or_default().push_back(now_ms);
        Ok(())
    }
}

impl Sent {
    /// Forgets what no window can see any more; at most once a second.
    fn sweep(&mut self, now: i64) {
        if now - self.swept_at < 1_000 {
            return;
        }
        self.swept_at = now;
        prune(&mut self.tenants, now - TENANT[0].millis);
        prune(&mut self.threads, now - SENDS[SENDS.len() - 1].millis);
    }
}

fn prune<K>(logs: &mut HashMap<K, VecDeque<i64>>, before: i64) {
    logs.retain(|_, log| {
        while log.front().is_some_and(|at| *at < before) {
            log.pop_front();
        }
        !log.is_empty()
    });
}

/// When the next send fits into all of `windows`.
fn free_at(log: &VecDeque<i64>, windows: &[Window], now: i64) -> i64 {
    windows
        .iter()
        .filter_map(|window| {
            let oldest = *log.get(log.len().checked_sub(window.sends)?)?;
            Some(oldest + window.millis)
        })
        .fold(now, i64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_800_000_000_000 + ms).unwrap()
    }

    /// Sends whenever allowed, and returns when each send happened.
    fn drive(budgets: &Budgets, threads: &[&str], sends: usize) -> Vec<i64> {
        let mut now = at(0);
        let mut times = Vec::new();
        for n in 0..sends {
            let thread = threads[n % threads.len()];
            while let Err(later) = budgets.take(Asked::Send, "t", thread, now) {
                assert!(later > now, "a refusal names a later instant");
                now = later;
            }
            times.push(now.as_millisecond());
        }
        times
    }

    fn most_within(times: &[i64], millis: i64) -> usize {
        times
            .iter()
            .map(|start| times.iter().filter(|t| (*start..start + millis).contains(t)).count())
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn one_thread_never_gets_more_than_each_window_allows() {
        let times = drive(&Budgets::default(), &["a"], 400);
        assert!(most_within(&times, 1_000) <= 7);
        assert!(most_within(&times, 2_000) <= 8);
        assert!(most_within(&times, 30_000) <= 60);
    }

    #[test]
    fn an_hour_holds_eighteen_hundred_sends() {
        let times = drive(&Budgets::default(), &["a"], 1_900);
        assert!(most_within(&times, 3_600_000) <= 1_800);
    }

    #[test]
    fn a_tenant_never_gets_more_than_fifty_a_second_over_all_threads() {
        let names: Vec<String> = (0..100).map(|n| n.to_string()).collect();
        let threads: Vec<&str> = names.iter().map(String::as_str).collect();
        let times = drive(&Budgets::default(), &threads, 300);
        assert!(most_within(&times, 1_000) <= 50);
        assert!(times[299] - times[0] < 8_000, "and is not slowed more than needed");
    }

    #[test]
    fn another_tenant_is_not_held_up() {
        let budgets = Budgets::default();
        for n in 0..50 {
            budgets.take(Asked::Send, "t", &n.to_string(), at(0)).unwrap();
        }
        assert!(budgets.take(Asked::Read, "t", "x", at(0)).is_err());
        assert!(budgets.take(Asked::Send, "u", "y", at(0)).is_ok());
    }
}
