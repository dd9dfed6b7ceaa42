//! What a turn costs, beside a plain axum endpoint that does what any bot must: the same token cache, JSON, a reply
//! of the same size, and for messages the same POST. CPU per turn first, then throughput, cold start and memory.
//!
//! `cargo bench --bench turns`; `THREADS`, `TURNS` and `ROUNDS` make it smaller, `SMOKE=1` a trial of seconds, `ONLY`
//! names one turn. What was measured, and how, is in `docs/benchmarks.md`. The endpoint is `endpoint`, Microsoft's side is `microsoft`, what is asked is `activities`.

mod activities;
mod endpoint;
mod load;
mod microsoft;
#[path = "../shared/process.rs"]
mod process;
mod starts;

use std::path::Path;

use activities::{People, Turn};
use load::Load;
use microsoft::Microsoft;
use process::{Memory, Server, median};

/// How many times as many turns the endpoint has in a round.
const ENDPOINT_TIMES: usize = 5;

fn number(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    if std::env::var_os(endpoint::ROLE).is_some() {
        runtime.block_on(endpoint::run());
    } else {
        runtime.block_on(measure());
    }
}

/// One line of the outcome.
#[expect(clippy::print_stdout, reason = "the figures are what a benchmark has to say")]
fn say(line: &str) {
    println!("{line}");
}

async fn measure() {
    let smoke = std::env::var_os("SMOKE").is_some();
    let (threads, turns, rounds) = if smoke { (400, 200, 1) } else { (20_000, 4_000, 5) };
    let people = People { threads: number("THREADS", threads), tenants: 400 };
    let (turns, rounds) = (number("TURNS", turns), number("ROUNDS", rounds));
    let folder = tempfile::tempdir().expect("a folder");
    let microsoft = Microsoft::start().await;
    cold(&microsoft, &folder.path().join("new"), &people, "an empty store").await;

    let store = folder.path().join("full");
    let bot = Server::bot(&microsoft.sim, &store).await;
    let mut load = Load::new(&microsoft, people);
    say(&format!(
        "{} threads in {} tenants, an engagement with four services in each",
        people.threads, people.tenants
    ));
    load.prepare(&bot).await;
    say(&format!("the bot's memory after setting up: {}", Memory::of(&bot)));
    let endpoint = Server::endpoint(&microsoft, &load.samples(&bot, folder.path()).await).await;

    let only = std::env::var("ONLY").unwrap_or_default();
    for turn in Turn::ALL.into_iter().filter(|turn| turn.name().contains(&only)) {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        // The first pair warms both up.
        for round in 0..=rounds {
            let ours_now = load.round(&bot, turn, turns).await;
            // More turns, since the system counts processor time in hundredths of a second.
            let theirs_now = load.round(&endpoint, turn, turns * ENDPOINT_TIMES).await;
            if round > 0 {
                ours.push(ours_now);
                theirs.push(theirs_now);
            }
        }
        say(&load::compare(turn, &ours, &theirs));
    }
    say(&format!("memory after all turns: bot {}, endpoint {}", Memory::of(&bot), Memory::of(&endpoint)));
    endpoint.stop().await;
    bot.stop().await;
    cold(&microsoft, &store, &people, "the full store").await;
}

/// From the start of the process to its first answered turn.
async fn cold(microsoft: &Microsoft, store: &Path, people: &People, what: &str) {
    let mut times = Vec::new();
    let mut memory = Vec::new();
    for n in 0..9 {
        let (bot, took) = Server::first_answer(microsoft, store, &people.says(n, "help")).await;
        memory.push(Memory::of(&bot).resident_kb);
        times.push(took.as_secs_f64() * 1_000.0);
        bot.stop().await;
    }
    say(&format!(
        "cold start on {what}: first turn answered after {:.1} ms (median of {}; {:.1} to {:.1}), resident {:.1} MB",
        median(&times),
        times.len(),
        times.iter().copied().fold(f64::MAX, f64::min),
        times.iter().copied().fold(0.0, f64::max),
        median(&memory) / 1_024.0
    ));
}
