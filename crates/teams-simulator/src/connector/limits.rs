//! The documented limits, as sliding windows over the simulated clock.
//!
//! Source: "Optimize your bot with rate limiting in Teams" (Microsoft Learn). Edits and deletions count as sends,
//! which the page leaves open; a thread is a conversation without its channel thread, the stricter reading.

use std::collections::{HashMap, VecDeque};

use jiff::{SignedDuration, Timestamp};

/// What is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// Sends, edits and deletions in a thread.
    Send,
    /// Conversations created.
    Create,
    /// Members and conversations read.
    Read,
    /// The deprecated roster without pages.
    Roster,
    /// All calls of the app in a tenant.
    Tenant,
}

impl Class {
    /// Seconds, and how many in them.
    fn windows(self) -> &'static [(i64, usize)] {
        match self {
            Self::Send | Self::Create => &[(1, 7), (2, 8), (30, 60), (3600, 1800)],
            Self::Read => &[(1, 14), (2, 16), (30, 120), (3600, 3600)],
            Self::Roster => &[(60, 5)],
            Self::Tenant => &[(1, 50)],
        }
    }
}

/// When each kind of call was let in, by what it was about.
#[derive(Debug, Default)]
pub(crate) struct Windows {
    seen: HashMap<(Class, String), VecDeque<Timestamp>>,
}

impl Windows {
    /// Lets a call in and counts it, or says after how many seconds it may come again.
    pub(crate) fn admit(&mut self, costs: &[(Class, String, usize)], now: Timestamp) -> Result<(), u32> {
        let wait = costs.iter().filter_map(|(class, key, n)| self.wait(*class, key, *n, now)).max();
        if let Some(seconds) = wait {
            return Err(seconds);
        }
        for (class, key, n) in costs {
            self.count(*class, key, *n, now);
        }
        Ok(())
    }

    /// Counts something already done (a message that was split).
    pub(crate) fn count(&mut self, class: Class, key: &str, n: usize, now: Timestamp) {
        let seen = self.seen.entry((class, key.to_owned())).or_default();
        seen.extend(std::iter::repeat_n(now, n));
        let longest = class.windows().iter().map(|(s, _)| *s).max().unwrap_or(0);
        while seen.front().is_some_and(|at| now.duration_since(*at) > SignedDuration::from_secs(longest)) {
            seen.pop_front();
        }
    }

    fn wait(&self, class: Class, key: &str, n: usize, now: Timestamp) -> Option<u32> {
        let seen = self.seen.get(&(class, key.to_owned()))?;
        let mut longest: Option<u32> = None;
        for (seconds, limit) in class.windows() {
            let window = SignedDuration::from_secs(*seconds);
            let inside: Vec<Timestamp> =
                seen.iter().copied().filter(|at| now.duration_since(*at) < window).collect();
            let Some(over) = (inside.len() + n).checked_sub(*limit).filter(|o| *o > 0) else { continue };
            let Some(leaves) = inside.get(over - 1).or(inside.last()) else { continue };
            let left = window - now.duration_since(*leaves);
            let left = u32::try_from((left.as_millis().max(1) + 999) / 1000).unwrap_or(u32::MAX);
            longest = longest.max(Some(left));
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_772_442_000_000 + ms).unwrap()
    }

    fn send(windows: &mut Windows, ms: i64) -> Result<(), u32> {
        windows.admit(&[(Class::Send, "c".to_owned(), 1)], at(ms))
    }

    #[test]
    fn the_eighth_message_in_a_second_waits_and_the_ninth_in_two() {
        let mut windows = Windows::default();
        for _ in 0..7 {
            assert_eq!(send(&mut windows, 0), Ok(()));
        }
        assert_eq!(send(&mut windows, 400), Err(1));
        assert_eq!(send(&mut windows, 1000), Ok(()));
        assert_eq!(send(&mut windows, 1500), Err(1));
        assert_eq!(send(&mut windows, 2000), Ok(()));
    }

    #[test]
    fn sixty_in_thirty_seconds_are_the_most() {
        let mut windows = Windows::default();
        let mut sent = 0;
        for second in 0..20 {
            for _ in 0..4 {
                sent += i32::from(send(&mut windows, second * 1000).is_ok());
            }
        }
        assert_eq!(sent, 60);
        assert_eq!(send(&mut windows, 19_500), Err(11));
    }
}
