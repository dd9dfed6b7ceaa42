//! How long to wait before the next attempt.

use std::time::Duration;

use crate::entropy::Entropy;

/// The wait after a first failure, before jitter.
const FIRST: Duration = Duration::from_secs(1);
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(300);

/// The wait after `attempt` failures in a row, counted from 0: twice as long each time, five minutes at most,
/// and somewhere between half and all of that, so that those who failed together do not come back together.
#[must_use]
pub fn backoff(attempt: u32, entropy: &dyn Entropy) -> Duration {
    let full = FIRST.saturating_mul(1 << attempt.min(16)).min(LONGEST);
    let mut bytes = [0; 4];
    entropy.fill(&mut bytes);
    let share = f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX);
    full.mul_f64(0.5 + share / 2.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::entropy::SeededEntropy;

    proptest! {
        #[test]
        fn a_wait_doubles_within_its_jitter_and_never_exceeds_five_minutes(attempt in 0u32..100, seed: u64) {
            let wait = backoff(attempt, &SeededEntropy::new(seed));
            let full = Duration::from_secs(1_u64 << attempt.min(9)).min(LONGEST);
            prop_assert!(wait >= full / 2 && wait <= full, "{wait:?} of {full:?}");
        }
    }

    #[test]
    fn two_that_failed_together_do_not_come_back_together() {
        assert_ne!(backoff(5, &SeededEntropy::new(1)), backoff(5, &SeededEntropy::new(2)));
    }
}
