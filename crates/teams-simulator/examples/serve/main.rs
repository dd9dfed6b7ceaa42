//! The simulator with its page and a small bot beside it: something to try the page with, and what its tests drive.
//!
//! `cargo run -p teams-simulator --example serve [-- --renderer DIR]` prints `page: http://127.0.0.1:PORT/`.
//! DIR holds Microsoft's `adaptivecards.min.js`. The bot verifies nothing: it is no pattern for a real one.

mod bot;
mod cards;

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;

use teams_simulator::{Config, SimClock, Simulator, World};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let bot_url = format!("http://{}/api/messages", listener.local_addr()?);
    let mut config = Config::new(World::demo(), SimClock::at("2026-03-02T09:00:00Z".parse()?));
    config.page = true;
    config.renderer = renderer();
    config.bot_url = Some(bot_url.clone());
    let simulator = Simulator::start(config).await?;
    let bot = bot::Bot::new(&simulator);
    tokio::spawn(async move { axum::serve(listener, bot.router()).await });
    writeln!(std::io::stdout(), "bot: {bot_url}\npage: {}", simulator.page_url())?;
    tokio::signal::ctrl_c().await?;
    simulator.stop().await;
    Ok(())
}

fn renderer() -> Option<PathBuf> {
    let mut args = std::env::args().skip_while(|arg| arg != "--renderer");
    args.nth(1).map(PathBuf::from)
}
