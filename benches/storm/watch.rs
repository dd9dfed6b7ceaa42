//! Looking at the bot while it works: its memory by `/proc`, and what it says of itself at `/metrics`.

use std::time::Duration;

use crate::process::{Memory, Server, now};

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(1);
/// What has waited for so many seconds was due; Teams may make an answer wait for two.
const OLD: f64 = 10.0;
/// As many conversations may wait for an answer at any time.
const FEW: f64 = 20.0;
/// How often what was seen is said.
const SAY: usize = 15;

/// What was seen.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The bot's resident memory each second, in MB.
    pub(crate) memory: Vec<f64>,
    /// How long the storm took, in seconds.
    pub(crate) took: f64,
    /// The bot's own counts at the end, as it writes them.
    pub(crate) counts: String,
}

/// Looks until nothing more can be sent.
pub(crate) async fn until_empty(bot: &Server) -> Seen {
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let mut seen = Seen::default();
    let began = now();
    let mut empty = 0;
    // Twice in a row: at the beginning nothing may have been looked at yet.
    while empty < 2 {
        tokio::time::sleep(EVERY).await;
        let page = http.get(format!("{}/metrics", bot.url)).send().await.expect("an answer");
        seen.counts = page.text().await.expect("a text");
        seen.memory.push(Memory::of(bot).resident_kb / 1_024.0);
        let sent = value(&seen.counts, "outbox_sent_total");
        let depth = value(&seen.counts, "outbox_depth");
        // What is asked meanwhile comes and goes; what was due is much, or has waited for long.
        let due = depth > FEW || value(&seen.counts, "outbox_age_seconds") > OLD;
        empty = if sent > 0.0 && !due { empty + 1 } else { 0 };
        if seen.memory.len() % SAY == 1 {
            let memory = seen.memory.last().copied().unwrap_or_default();
            crate::say(&format!(
                "  after {:>4.0} s: {sent:>6.0} sent, {depth:>6.0} conversations wait, {memory:>5.1} MB",
                began.elapsed().as_secs_f64()
            ));
        }
    }
    seen.took = began.elapsed().as_secs_f64();
    seen
}

/// One of the bot's figures.
pub(crate) fn value(page: &str, name: &str) -> f64 {
    let line = page.lines().find_map(|line| line.strip_prefix(&format!("fasttrack_{name} ")));
    line.and_then(|value| value.trim().parse().ok()).unwrap_or(0.0)
}
