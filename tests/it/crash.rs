//! A real `serve` killed at random instants, again and again on one folder: whatever it acknowledged is there, and
//! nothing happened twice. Also how it stops when asked to, and that two cannot share a store.
//!
//! `KILLS=1000` makes more of it, `SEED=…` repeats the instants of a run. What is done between the kills is in
//! `crash::driver`, what must hold afterwards in `crash::check`.

use std::sync::Arc;
use std::time::Duration;

use teams_simulator::{Config, SimClock, Simulator};
use tokio::sync::watch;

mod chance;
mod check;
mod driver;
mod process;
mod script;
mod world;

use chance::Chance;
use driver::{Driver, Life};
use process::Bot;

/// How many people press at the same time, each as an FM and as a customer.
const DRIVERS: usize = 3;
/// How long a life lasts, in milliseconds from its start: from before it is ready to many turns later.
const LIFE_MS: std::ops::Range<u64> = 20..900;
/// How long a graceful stop may take: what is due may go out for ten seconds.
const STOP: Duration = Duration::from_secs(12);

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_was_acknowledged_survives_a_kill_at_any_instant_and_happened_once() {
    let kills = number("KILLS", 30);
    let seed = number("SEED", u64::from(std::process::id()));
    println!("{kills} kills, SEED={seed}");
    let folder = tempfile::tempdir().expect("a folder");
    let sim = simulator().await;
    let bot = Bot::start(&sim, folder.path()).await;
    for delivery in sim.install_everywhere().await {
        assert_eq!(delivery.status, Some(200), "{delivery:?}");
    }
    let (up, lives) = watch::channel(Life { number: 0, up: true, last: false });

    // One engagement from end to end without a kill: what every other one must look like.
    let mut calm = Driver::new(&sim, 0, lives.clone(), Arc::default(), Chance::new(seed));
    calm.run_once().await;
    let expected = Arc::new(calm.revisions());

    let drivers: Vec<_> = (1..=DRIVERS)
        .map(|n| {
            let chance = Chance::new(seed.wrapping_add(n as u64));
            let driver = Driver::new(&sim, n, lives.clone(), Arc::clone(&expected), chance);
            tokio::spawn(driver.run())
        })
        .collect();
    let begun = sim.clock().now();
    let bot = kill_again_and_again(bot, &sim, folder.path(), &up, kills, &mut Chance::new(!seed)).await;
    let mut done = vec![calm];
    for driver in drivers {
        let finished = tokio::time::timeout(Duration::from_secs(60), driver).await;
        done.push(finished.expect("a driver hangs").expect("a driver failed"));
    }
    println!("{:.1} s of kills", sim.clock().now().duration_since(begun).as_secs_f64());
    let log = bot.stop(STOP).await;
    check::everything(&sim, folder.path(), &done, &log).await;
    sim.stop().await;
}

async fn simulator() -> Simulator {
    let mut config = Config::new(world::world(DRIVERS + 1), SimClock::real());
    config.deadline = Duration::from_secs(10);
    // Teams' limits hold up what is sent, not the test.
    config.patience = Duration::from_secs(60);
    Simulator::start(config).await.expect("the simulator starts")
}

/// Kills and starts again, `kills` times; returns the last bot, which lives.
async fn kill_again_and_again(
    mut bot: Bot,
    sim: &Simulator,
    folder: &std::path::Path,
    up: &watch::Sender<Life>,
    kills: u64,
    chance: &mut Chance,
) -> Bot {
    for number in 1..=kills {
        // The life's own length, not a wait for something to happen.
        tokio::time::sleep(Duration::from_millis(chance.within(LIFE_MS))).await;
        up.send_modify(|life| life.up = false);
        let log = bot.kill().await;
        bot = Bot::start_after(log, sim, folder).await;
        up.send_replace(Life { number, up: true, last: number == kills });
    }
    bot
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_serve_on_the_same_store_says_so_and_sigterm_ends_the_first_with_0() {
    let folder = tempfile::tempdir().expect("a folder");
    let sim = simulator().await;
    let bot = Bot::start(&sim, folder.path()).await;
    let second = process::command(&sim, folder.path()).output().await.expect("it runs");
    let said = String::from_utf8_lossy(&second.stderr);
    assert_eq!(second.status.code(), Some(1), "{said}");
    assert!(said.contains("in use by a running bot"), "{said}");

    let john = sim.person(&world::fm(0));
    john.installs(&world::fm(0)).await;
    let delivery = john.says(&world::fm(0), "help").await;
    assert_eq!(delivery.status, Some(200), "{delivery:?}");
    bot.stop(STOP).await;
    // Acknowledged is sent: a stop drains what is owed.
    let said = sim.messages(&world::fm(0)).into_iter().filter(|message| message.from.bot).count();
    assert_eq!(said, 2, "the welcome and the help");
    let again = Bot::start(&sim, folder.path()).await;
    again.stop(STOP).await;
    sim.stop().await;
}
