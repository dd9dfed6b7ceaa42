//! What the outbox has done and has to do, for the operator's monitoring and for tests.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::SignedDuration;

use super::Outbox;
use crate::metrics::Page;

/// What has been done, for the operator and for tests.
#[derive(Debug, Default)]
pub struct Counts {
    /// Messages posted, updated or deleted.
    pub sent: AtomicU64,
    /// Messages posted again because it was not known whether the first reached Teams.
    pub repeated: AtomicU64,
    /// Messages given up because two copies may already be there.
    pub unknown: AtomicU64,
    /// Messages that Teams will not take.
    pub refused: AtomicU64,
    /// Waits because of a throttle or a fault.
    pub waits: AtomicU64,
    /// Conversations and people found out of reach.
    pub parked: AtomicU64,
    /// Times that Teams did not take this bot at all: its registration or credentials are wrong.
    pub shut: AtomicU64,
}

/// What is to be sent at present, as far as it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Depth {
    /// Conversations with something to send; those out of reach do not count.
    pub conversations: usize,
    /// For how long the one of them that has waited longest has waited.
    pub age: SignedDuration,
}

impl Outbox {
    /// What is to be sent at present.
    #[must_use]
    pub fn depth(&self) -> Depth {
        let (conversations, since) = self.inner.line().depth();
        let now = self.inner.deps.clock.now();
        Depth { conversations, age: since.map_or(SignedDuration::ZERO, |since| now.duration_since(since)) }
    }

    /// Writes what was done and what is to be done.
    pub fn measure(&self, page: &mut Page) {
        let Counts { sent, repeated, unknown, refused, waits, parked, shut } = self.counts();
        let counters = [
            ("outbox_sent_total", "Messages posted, changed or removed.", sent),
            ("outbox_repeated_total", "Messages sent again, not known to have come before.", repeated),
            ("outbox_unknown_total", "Messages given up, since two copies may be there.", unknown),
            ("outbox_refused_total", "Messages that Teams will not take.", refused),
            ("outbox_throttle_waits_total", "Waits because of a limit, a throttle or a fault.", waits),
            ("outbox_parked_total", "Times a conversation or person was found out of reach.", parked),
            ("outbox_shut_total", "Times Teams did not take this bot: see its registration.", shut),
        ];
        for (name, help, value) in counters {
            page.counter(name, help, value.load(Ordering::Relaxed));
        }
        let Depth { conversations, age } = self.depth();
        #[expect(clippy::cast_precision_loss, reason = "no outbox holds that many")]
        page.gauge("outbox_depth", "Conversations with something to send now.", conversations as f64);
        page.gauge("outbox_age_seconds", "For how long the first of them has waited.", age.as_secs_f64());
    }
}
