//! The command line: which commands there are, their help, and their exit codes (0 done, 1 failed, 2 wrong usage).
//!
//! Reading the configuration is in `cli/config.rs`, making the app package in `cli/package.rs`; what `serve` and
//! `demo` run is wired in `app`.

use std::ffi::OsString;
use std::future::Future;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::app::{self, StartError};
use config::{ExportConfig, PUBLIC_URL_WARNING, PackageConfig, ServeConfig};

mod card;
pub mod config;
pub mod env;
mod export;
mod help;
pub mod logging;
pub mod package;

/// The program's arguments.
#[derive(Debug, Parser)]
#[command(name = "fasttrack-bot", version, about = help::ABOUT, after_help = help::EXIT_CODES)]
#[command(arg_required_else_help = true, max_term_width = 110)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the whole product on this machine, with a simulated Teams; nothing to register
    #[command(long_about = help::DEMO, after_long_help = help::DEMO_ENVIRONMENT)]
    Demo(DemoOptions),
    /// Run the bot for real, configured by environment variables
    #[command(long_about = help::SERVE, after_long_help = help::SERVE_ENVIRONMENT)]
    Serve,
    /// Write the Teams app package, ready to upload
    #[command(long_about = help::PACKAGE, after_long_help = help::PACKAGE_ENVIRONMENT)]
    Package(PackageOptions),
    /// Write the record of engagements, while the bot is stopped
    #[command(long_about = help::EXPORT, after_long_help = help::EXPORT_ENVIRONMENT)]
    Export(export::Options),
    /// Tools for authors of cards
    #[command(subcommand, arg_required_else_help = true)]
    Card(card::Command),
}

/// The options of `demo`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct DemoOptions {
    /// Keep everything in this folder and go on from what it holds [default: a fresh temporary folder]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The bot's port on 127.0.0.1; 0 is any free port
    #[arg(long, value_name = "N", default_value_t = 3978)]
    pub port: u16,
    /// The port of the simulated Teams and its page on 127.0.0.1; 0 is any free port
    #[arg(long, value_name = "N", default_value_t = 3979)]
    pub page_port: u16,
    /// Simulate Teams' side without serving the page
    #[arg(long)]
    pub no_page: bool,
}

/// The options of `package`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
struct PackageOptions {
    /// The zip file to write; an existing one is replaced
    #[arg(long, value_name = "FILE.zip")]
    out: PathBuf,
}

/// Does what the arguments ask, with the process's environment, and says how it went.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are "errors" that exit with 0; a closed pipe is nobody's problem.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let done = match cli.command {
        Command::Demo(options) => demo(options),
        Command::Serve => serve(),
        Command::Package(options) => package(&options),
        Command::Export(options) => export(&options),
        Command::Card(command) => card(&command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(&mut io::stderr(), &format!("fasttrack-bot: {why}"));
            ExitCode::FAILURE
        }
    }
}

fn demo(options: DemoOptions) -> Result<(), String> {
    let mut env = env::Env::new(&variable, &read_file);
    let log = logging::LogConfig::read(&mut env, &logging::LogConfig::for_demo());
    let policy = config::policy_file(&mut env);
    let (log, policy) = env.finish(Some((log, policy))).map_err(|error| error.to_string())?;
    logging::init(&log);
    block_on(app::demo(options, policy))
}

fn serve() -> Result<(), String> {
    let config = ServeConfig::from_env(&variable, &read_file).map_err(|error| error.to_string())?;
    logging::init(&config.log);
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    block_on(app::serve(config))
}

fn package(options: &PackageOptions) -> Result<(), String> {
    let config = PackageConfig::from_env(&variable, &read_file).map_err(|error| error.to_string())?;
    package::write(&config, &options.out).map_err(|error| error.to_string())?;
    if config.public_url.is_none() {
        say(&mut io::stderr(), &format!("warning: {PUBLIC_URL_WARNING}"));
    }
    say(&mut io::stdout(), &format!("wrote {}", options.out.display()));
    Ok(())
}

fn export(options: &export::Options) -> Result<(), String> {
    let config = ExportConfig::from_env(&variable, &read_file).map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start the runtime: {error}"))?;
    let said = runtime.block_on(export::run(config, options))?;
    say(&mut io::stderr(), &said);
    Ok(())
}

fn card(command: &card::Command) -> Result<(), String> {
    let said = card::run(command)?;
    for warning in said.warnings {
        say(&mut io::stderr(), &format!("warning: {warning}"));
    }
    say(&mut io::stdout(), &said.out);
    said.failed.map_or(Ok(()), Err)
}

fn block_on(work: impl Future<Output = Result<(), StartError>>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start the runtime: {error}"))?;
    runtime.block_on(work).map_err(|error| error.to_string())
}

fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

fn read_file(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path)
}

/// Writes a line; a reader that went away is nobody's problem.
fn say(to: &mut dyn Write, line: &str) {
    let _ = writeln!(to, "{line}");
}

#[cfg(test)]
mod tests;
