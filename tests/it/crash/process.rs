//! A real `serve` process, and how it ends.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use teams_simulator::Simulator;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, ChildStderr, Command};
use tokio::task::JoinHandle;

/// How long a start may take, real time.
const START: Duration = Duration::from_secs(20);

/// A running bot.
pub(super) struct Bot {
    child: Child,
    /// What it and those before it logged.
    log: JoinHandle<String>,
    before: String,
}

/// `serve` with `sim` as Microsoft's side and its store in `folder`.
pub(super) fn command(sim: &Simulator, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fasttrack-bot"));
    command
        .arg("serve")
        .env_clear()
        .envs(sim.environment())
        .env("STORE", format!("sled:{}", folder.join("store").display()))
        .env("HOST", "127.0.0.1")
        .env("PORT", "0")
        .env("LOG", "warn,fasttrack_bot::cli=error")
        .env("LOG_FORMAT", "text")
        .kill_on_drop(true);
    command
}

impl Bot {
    pub(super) async fn start(sim: &Simulator, folder: &Path) -> Self {
        Self::start_after(String::new(), sim, folder).await
    }

    /// Starts it, tells `sim` where it listens, and returns once it is ready.
    pub(super) async fn start_after(before: String, sim: &Simulator, folder: &Path) -> Self {
        let mut command = command(sim, folder);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can be started");
        let log = tokio::spawn(read(child.stderr.take().expect("a pipe")));
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let line = tokio::time::timeout(START, lines.next_line()).await.expect("it starts in time");
        let Some(line) = line.expect("a readable pipe") else {
            panic!("it ended at once: {}", log.await.expect("its log"));
        };
        let url = line.strip_prefix("bot: ").expect("its address").to_owned();
        sim.set_bot_url(&format!("{url}/api/messages"));
        let bot = Self { child, log, before };
        bot.ready(&url).await;
        bot
    }

    async fn ready(&self, url: &str) {
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let asked = async {
            loop {
                let answer = http.get(format!("{url}/readyz")).send().await;
                if answer.is_ok_and(|answer| answer.status().is_success()) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(START, asked).await.expect("it is ready in time");
    }

    /// SIGKILL; returns all that was logged.
    pub(super) async fn kill(mut self) -> String {
        self.child.start_kill().expect("it can be killed");
        self.child.wait().await.expect("it ends");
        self.before + &self.log.await.expect("its log")
    }

    /// SIGTERM; returns all that was logged.
    pub(super) async fn stop(mut self, within: Duration) -> String {
        let pid = self.child.id().expect("it runs").to_string();
        let sent = std::process::Command::new("kill").args(["-TERM", &pid]).status().expect("kill runs");
        assert!(sent.success());
        let ended = tokio::time::timeout(within, self.child.wait()).await.expect("it stops in time");
        let log = self.before + &self.log.await.expect("its log");
        assert_eq!(ended.expect("it ends").code(), Some(0), "{log}");
        log
    }
}

async fn read(mut pipe: ChildStderr) -> String {
    let mut all = Vec::new();
    // A killed process may leave half a line.
    let _ = pipe.read_to_end(&mut all).await;
    String::from_utf8_lossy(&all).into_owned()
}
