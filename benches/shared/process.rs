//! A program that is measured, as a process: started, measured by `/proc`, stopped. Shared by the benchmarks that run
//! `serve`.

use std::fmt;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use teams_simulator::Simulator;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Ticks of the processor clock in a second, as Linux gives them to programs everywhere.
const TICKS: f64 = 100.0;

/// A running program.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

impl Server {
    /// `serve`, with its store in `store`.
    pub(crate) async fn bot(sim: &Simulator, store: &Path) -> Self {
        let bot = Self::spawn(Self::serve(sim, store)).await;
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let ready = format!("{}/readyz", bot.url);
        while !http.get(&ready).send().await.is_ok_and(|answer| answer.status().is_success()) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        bot
    }

    pub(crate) fn serve(sim: &Simulator, store: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fasttrack-bot"));
        command
            .arg("serve")
            .env_clear()
            .envs(sim.environment())
            .env("ALLOWED_TENANTS", "*")
            .env("FM_DOMAINS", "bench.example")
            .env("STORE", format!("sled:{}", store.display()))
            .env("HOST", "127.0.0.1")
            .env("PORT", "0")
            .stderr(Stdio::null());
        command
    }

    pub(crate) async fn spawn(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let line = lines.next_line().await.expect("readable").expect("it says where it listens");
        let url = line.strip_prefix("bot: ").expect("its address").to_owned();
        Self { child, url }
    }

    fn pid(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// The processor time used so far, by the program and in the kernel for it, in seconds.
    pub(crate) fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid())).expect("Linux");
        // The name may hold spaces; it ends with the last parenthesis. Then utime is the 12th, stime the 13th.
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks: f64 = after
            .split_whitespace()
            .skip(11)
            .take(2)
            .map(|ticks| ticks.parse::<f64>().expect("a number"))
            .sum();
        ticks / TICKS
    }

    pub(crate) async fn stop(mut self) {
        let pid = self.pid().to_string();
        let sent = std::process::Command::new("kill").args(["-TERM", &pid]).status().expect("kill runs");
        assert!(sent.success());
        self.child.wait().await.expect("it ends");
    }
}

/// A program's memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Memory {
    pub(crate) resident_kb: f64,
    most_kb: f64,
}

impl Memory {
    pub(crate) fn of(server: &Server) -> Self {
        let status = std::fs::read_to_string(format!("/proc/{}/status", server.pid())).expect("Linux");
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            line.split_whitespace().next().and_then(|kb| kb.parse().ok()).unwrap_or(0.0)
        };
        Self { resident_kb: of("VmRSS:"), most_kb: of("VmHWM:") }
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} MB resident, {:.1} MB at most", self.resident_kb / 1_024.0, self.most_kb / 1_024.0)
    }
}

/// The middle of `all`.
pub(crate) fn median(all: &[f64]) -> f64 {
    part(all, 0.5)
}

/// What `share` of `all` do not exceed.
pub(crate) fn part(all: &[f64], share: f64) -> f64 {
    let mut sorted = all.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() as f64 * share) as usize;
    sorted.get(at).or(sorted.last()).copied().unwrap_or(0.0)
}
