//! The watch over the committer: it notices that one batch takes for ever.
//!
//! What is then done is the opener's choice; writing is the committer's.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use tokio::sync::watch;

use super::Down;

/// What runs on the watch's thread. It counts looks instead of reading a clock: a machine that sleeps does not
/// make the committer look stuck.
pub(super) struct Watch {
    /// Nothing is ever sent: it ends with the committer.
    pub(super) ticks: Receiver<()>,
    /// How often to look.
    pub(super) tick: Duration,
    /// After how many looks at one batch it is stuck.
    pub(super) stuck_after: u32,
    /// Odd while a batch is being written, and never the same for two batches.
    pub(super) pulse: Arc<AtomicU64>,
    /// Where to say so.
    pub(super) report: Arc<watch::Sender<Down>>,
}

impl Watch {
    /// Returns when the committer has ended or is stuck.
    pub(super) fn run(self, on_stuck: Box<dyn FnOnce() + Send>) {
        let (mut last, mut same) = (0, 0);
        while let Err(RecvTimeoutError::Timeout) = self.ticks.recv_timeout(self.tick) {
            let now = self.pulse.load(Ordering::Acquire);
            same = if now == last && now % 2 == 1 { same + 1 } else { 0 };
            last = now;
            if same >= self.stuck_after {
                tracing::error!("the store's committer is stuck");
                self.report.send_replace(Some("its committer is stuck".to_owned()));
                on_stuck();
                return;
            }
        }
    }
}
