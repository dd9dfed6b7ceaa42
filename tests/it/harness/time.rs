//! Moving the clock while the bot works. Nothing is measured in real time here; it only bounds how long is waited.

use std::time::Duration;

use jiff::SignedDuration;

use super::{PATIENCE, Stage};

/// How long (real time) the bot is given to do what has become due before the clock moves on.
const MOMENT: Duration = Duration::from_millis(50);

impl Stage {
    /// Moves the clock second by second until nothing is being sent any more, for `most` at most; how long it took.
    pub(crate) async fn settles_within(&self, most: SignedDuration) -> SignedDuration {
        let began = self.clock.now();
        let app = self.process().app;
        while tokio::time::timeout(MOMENT, app.settled()).await.is_err() {
            let passed = self.clock.now().duration_since(began);
            assert!(passed < most, "still sending after {passed:#}: {}", self.sim.recent());
            self.clock.advance(SignedDuration::from_secs(1));
        }
        self.clock.now().duration_since(began)
    }

    /// Waits (real time, while the clock stands still) until `condition` holds.
    pub(crate) async fn eventually(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        let looking = async {
            let mut tick = tokio::time::interval(Duration::from_millis(2));
            while !condition(self) {
                tick.tick().await;
            }
        };
        let came = tokio::time::timeout(PATIENCE, looking).await;
        assert!(came.is_ok(), "waited in vain for {what}\n{}", self.sim.recent());
    }

    /// Waits (real time) until the bot has put off a send for the `times`th time: until when, is then settled.
    pub(crate) async fn puts_off(&self, times: u64) {
        let app = self.process().app;
        let waits = || app.counts().waits.load(std::sync::atomic::Ordering::Relaxed);
        self.eventually("a send that is put off", |_| waits() >= times).await;
    }

    /// Awaits `work` while the clock moves tenth by tenth of a second, for `most` at most; what it gave, and when.
    pub(crate) async fn within<T>(
        &self,
        most: SignedDuration,
        work: impl Future<Output = T>,
    ) -> (T, SignedDuration) {
        let began = self.clock.now();
        let mut work = std::pin::pin!(work);
        loop {
            if let Ok(done) = tokio::time::timeout(MOMENT, work.as_mut()).await {
                return (done, self.clock.now().duration_since(began));
            }
            let passed = self.clock.now().duration_since(began);
            assert!(passed < most, "not done after {passed:#}: {}", self.sim.recent());
            self.clock.advance(SignedDuration::from_millis(100));
        }
    }
}
