//! A storm: 100,000 people in 200 tenants are due at once, as after a day of downtime, against the simulator with the
//! documented limits of Teams and faults at one call in twenty. Everything must be delivered or parked, no limit may
//! be broken in the simulator's own log, the bot's memory must stay flat, and turns beside it must be answered within
//! twice the time of the same run without the storm.
//!
//! `cargo bench --bench storm`; `PEOPLE` and `TENANTS` change its size, `SMOKE=1` is a trial of seconds. It prints its
//! figures and ends with exit status 1 if anything but the time was not as it must be. What was measured is in
//! `docs/benchmarks.md`. Who there is, is in `people`, what the bot is given in `store`, the turns in `beside`.

mod beside;
mod people;
#[path = "../shared/process.rs"]
mod process;
mod store;
mod watch;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use beside::{Beside, Figures};
use people::{Size, TO_A_GROUP, group};
use process::{Server, median, part};
use store::Disk;
use teams_simulator::{Config, Effect, Fault, FaultOn, SimClock, Simulator};
use tokio_util::sync::CancellationToken;
use watch::{Seen, value};

/// Of so many calls one meets each of the four faults: of twenty, one meets any.
const FAULT: u32 = 80;
/// How long after the beginning the memory is taken as that of the storm, as a share of its time.
const SETTLED: usize = 5;

fn number(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// One line of the outcome.
#[expect(clippy::print_stdout, reason = "the figures are what a benchmark has to say")]
fn say(line: &str) {
    println!("{line}");
}

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let good = runtime.block_on(storm());
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn storm() -> bool {
    let smoke = std::env::var_os("SMOKE").is_some();
    let (people, tenants, quiet) = if smoke { (600, 12, 3) } else { (100_000, 200, 60) };
    let size = Size::of(number("PEOPLE", people), number("TENANTS", tenants));
    let quiet = Duration::from_secs(number("QUIET", quiet) as u64);
    let folder = tempfile::tempdir().expect("a folder");
    let sim = teams(&size).await;
    let disk = Disk::open(folder.path(), &sim, &size).await;
    disk.settle().await;
    disk.close().await;
    say(&format!(
        "{} people in {} tenants, {} in the largest and {} in the smallest; {} groups",
        size.people(),
        size.due.len(),
        size.due[0],
        size.due[size.due.len() - 1],
        size.groups
    ));
    let beside = Arc::new(Beside::new(&sim, size.due.len()));
    let calm = without(&sim, folder.path(), &beside, quiet).await;
    say(&format!("turns without the storm: {calm}"));

    let disk = Disk::open(folder.path(), &sim, &size).await;
    let owed = disk.owe().await;
    disk.close().await;
    let (seen, beset) = during(&sim, folder.path(), &beside).await;
    say(&format!("turns beside the storm: {beset}"));
    let disk = Disk::open(folder.path(), &sim, &size).await;
    let left = disk.left().await;
    disk.close().await;
    judge(&sim, &size, owed, &seen, &left, (calm, beset))
}

/// Microsoft's side, with its faults, the app everywhere, and those who blocked the bot.
async fn teams(size: &Size) -> Simulator {
    let mut config = Config::new(size.world(), SimClock::real());
    (config.keep_bodies, config.installed) = (false, true);
    let sim = Simulator::start(config).await.expect("the simulator starts");
    for effect in [
        Effect::Throttle { retry_after: Some(2) },
        Effect::BadGateway,
        Effect::PreconditionFailed,
        Effect::TimeoutAfterDelivery,
    ] {
        sim.fault(Fault::new(FaultOn::Connector, effect).one_in(FAULT));
    }
    for due in size.all().filter(|due| due.is_blocked()) {
        sim.person(&due.key()).blocks(true);
    }
    sim
}

async fn without(sim: &Simulator, folder: &Path, beside: &Arc<Beside>, quiet: Duration) -> Figures {
    let bot = Arc::new(Server::bot(sim, folder).await);
    beside.introduce(&bot).await;
    let stop = CancellationToken::new();
    let over = stop.clone();
    tokio::spawn(async move {
        tokio::time::sleep(quiet).await;
        over.cancel();
    });
    let figures = beside.ask_until(&bot, "calm", stop).await;
    Arc::into_inner(bot).expect("nobody else asks").stop().await;
    figures
}

async fn during(sim: &Simulator, folder: &Path, beside: &Arc<Beside>) -> (Seen, Figures) {
    let bot = Arc::new(Server::bot(sim, folder).await);
    let stop = CancellationToken::new();
    let (asking, over, own) = (Arc::clone(beside), stop.clone(), Arc::clone(&bot));
    let turns = tokio::spawn(async move { asking.ask_until(&own, "storm", over).await });
    let before = bot.cpu();
    let seen = watch::until_empty(&bot).await;
    say(&format!("the bot used {:.0} s of processor time in {:.0} s", bot.cpu() - before, seen.took));
    stop.cancel();
    let figures = turns.await.expect("turns");
    Arc::into_inner(bot).expect("nobody else asks").stop().await;
    (seen, figures)
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { turns, answered, replied } = self;
        write!(
            f,
            "{turns}, answered after {:.1} ms (99 %: {:.1}), the message in the chat after {:.0} ms (99 %: {:.0})",
            answered[0], answered[1], replied[0], replied[1]
        )
    }
}

/// Whether everything is as it must be; says what was measured.
fn judge(
    sim: &Simulator,
    size: &Size,
    owed: usize,
    seen: &Seen,
    left: &[(String, bool)],
    (calm, beset): (Figures, Figures),
) -> bool {
    let to = |key: &str| sim.peek(key).iter().filter(|message| message.from.bot).count();
    let reached = size.all().filter(|due| to(&due.key()) > 0).count();
    let parked = left.iter().filter(|(_, parked)| *parked).count();
    let lost = size.all().filter(|due| to(&due.key()) == 0 && !due.is_blocked()).count();
    let thrice = size.all().filter(|due| to(&due.key()) > 2).count();
    let short = (0..size.groups).filter(|at| to(&group(*at)) < TO_A_GROUP).count();
    let log = sim.connector_log();
    let broken = log.iter().filter(|call| call.over_limit).count();
    let faults = log.iter().filter(|call| !call.over_limit && matches!(call.status, 412 | 429 | 502 | 504));
    say(&format!("{owed} messages owed; {} calls, {} met a fault", log.len(), faults.count()));
    say(&format!(
        "people reached {reached}, parked {parked}, neither {lost}; reached more than twice {thrice}; \
         groups that lack a message {short}; limits broken {broken}; left and not parked {}",
        left.len() - parked
    ));
    for name in ["sent", "repeated", "unknown", "refused", "throttle_waits", "parked"] {
        say(&format!("  {name}: {:.0}", value(&seen.counts, &format!("outbox_{name}_total"))));
    }
    let settled = &seen.memory[seen.memory.len() / SETTLED..];
    let ends = &seen.memory[seen.memory.len() - seen.memory.len().div_ceil(SETTLED)..];
    say(&format!(
        "took {:.0} s, {:.0} messages a second; memory {:.0} MB at most, median {:.0} MB, in the last fifth {:.0} MB",
        seen.took,
        owed as f64 / seen.took,
        part(&seen.memory, 1.0),
        median(settled),
        median(ends)
    ));
    let ratio = |of: fn(&Figures) -> f64| of(&beset) / of(&calm);
    say(&format!(
        "99 % beside the storm and without it: answers {:.2}, messages {:.2}",
        ratio(|figures| figures.answered[1]),
        ratio(|figures| figures.replied[1])
    ));
    lost + thrice + short + broken == 0 && left.iter().all(|(_, parked)| *parked)
}
