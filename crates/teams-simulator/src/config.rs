//! What a simulation is started with, and the handles by which it reaches back into the program that embeds it.

use std::fmt;
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use crate::clock::SimClock;
use crate::world::World;

/// A boxed future, for the one trait used as an object.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What the program that embeds both gives of the bot: kill and restart, and what the bot says of its sending.
pub trait BotControls: Send + Sync + 'static {
    /// Kills the bot as `SIGKILL` would.
    fn kill(&self) -> BoxFuture<'_, Result<(), String>>;
    /// Starts it again (killing it first if it runs).
    fn restart(&self) -> BoxFuture<'_, Result<(), String>>;
    /// What it is doing.
    fn state(&self) -> BotState;
    /// What it did lately with what it had to say, the latest last; `None` if this bot does not tell. Whoever adds a
    /// line says so by `Simulator::bot_reports`.
    fn report(&self) -> Option<Vec<BotLine>> {
        None
    }
}

/// One thing that a bot had to say, and what became of it, in the bot's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BotLine {
    /// When this was so.
    pub at: Timestamp,
    /// What became of it.
    pub outcome: BotOutcome,
    /// To whom or where.
    pub to: String,
    /// What kind of message it is.
    pub what: String,
    /// What it says or is about; may be empty.
    pub about: String,
    /// Why, or how; may be empty.
    pub why: String,
}

/// What became of something that a bot had to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BotOutcome {
    /// Teams has it.
    Sent,
    /// It waits, because nothing can be sent there.
    Parked,
    /// The bot's own rules hold it back.
    Skipped,
    /// The bot gave it up.
    GivenUp,
}

/// Whether the bot runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BotState {
    /// It runs.
    Running,
    /// It was killed or has ended.
    Stopped,
    /// Nobody told the simulator.
    Unknown,
}

impl BotState {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Unknown => "unknown",
        }
    }
}

/// What a simulation is started with. [`Config::new`] fills in everything but the world and the clock.
#[derive(Clone)]
pub struct Config {
    /// People, teams, conversations.
    pub world: World,
    /// The time everything uses.
    pub clock: SimClock,
    /// Where state is kept over restarts; `None` keeps nothing.
    pub state_dir: Option<PathBuf>,
    /// The bot's messaging endpoint; may be set later with `Simulator::set_bot_url`.
    pub bot_url: Option<String>,
    /// The bot's Entra app id (a GUID).
    pub bot_app_id: String,
    /// The bot's client secret.
    pub secret: String,
    /// The only tenant that gives the bot tokens (single-tenant registration): the world's first by default.
    pub tenant: String,
    /// Listening address; port 0 takes any free one.
    pub listen: SocketAddr,
    /// Whether `/` serves the page.
    pub page: bool,
    /// The folder with Microsoft's `adaptivecards.min.js`.
    pub renderer: Option<PathBuf>,
    /// How long (real time) the bot may take to answer before Teams gives up.
    pub deadline: Duration,
    /// How long (real time) `wait_until` and its kin wait before they fail.
    pub patience: Duration,
    /// How long (real time) each write takes; another one to the same conversation meanwhile is refused with 412.
    /// Zero: no longer than the machine needs.
    pub write_time: Duration,
    /// Members in a page of `pagedMembers`, whatever the bot asks for, so that a small team has several pages.
    pub members_per_page: Option<usize>,
    /// Whether what the bot says is kept, with the log of its calls and in the messages. Without it a load of a
    /// hundred thousand messages can be counted, but nobody can read them.
    pub keep_bodies: bool,
    /// Whether the app is everywhere from the beginning, without the bot being told.
    pub installed: bool,
    /// Kill, restart and report of the bot for the page.
    pub controls: Option<Arc<dyn BotControls>>,
}

impl Config {
    /// A simulation on 127.0.0.1 and any free port, without state on disk, with a made-up app id and secret.
    #[must_use]
    pub fn new(world: World, clock: SimClock) -> Self {
        let tenant = world.home().id.clone();
        Self {
            world,
            clock,
            state_dir: None,
            bot_url: None,
            bot_app_id: "b07c0de0-0000-4000-8000-00000000fa57".to_owned(),
            secret: "the-simulator-made-this-secret-up".to_owned(),
            tenant,
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            page: false,
            renderer: None,
            deadline: Duration::from_secs(15),
            patience: Duration::from_secs(10),
            write_time: Duration::ZERO,
            members_per_page: None,
            keep_bodies: true,
            installed: false,
            controls: None,
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("bot_app_id", &self.bot_app_id)
            .field("listen", &self.listen)
            .field("state_dir", &self.state_dir)
            .finish_non_exhaustive()
    }
}

/// Why a simulation could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The listening address is taken or not ours.
    #[error("cannot listen on {addr}: {source}; choose another port")]
    Listen {
        /// The address asked for.
        addr: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The state folder cannot be read or written.
    #[error("the simulator's state in {dir}: {reason}")]
    State {
        /// The folder.
        dir: PathBuf,
        /// What went wrong.
        reason: String,
    },
    /// No signing key or HTTP client could be made.
    #[error("{0}")]
    Setup(String),
}
