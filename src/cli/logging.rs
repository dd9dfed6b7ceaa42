//! Logs: which events are written, and in which form, to standard error.
//!
//! No personal data belongs in an event; that is the duty of whoever writes it.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::cli::env::Env;

/// What is logged, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogConfig {
    /// A filter of tracing-subscriber, such as `info` or `info,fasttrack_bot::outbox=debug`.
    pub filter: String,
    /// The form of a line.
    pub format: LogFormat,
}

/// The form of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For people.
    Text,
}

impl Default for LogConfig {
    fn default() -> Self {
        Self { filter: "info".to_owned(), format: LogFormat::Json }
    }
}

impl LogConfig {
    /// The default of `demo`: warnings alone, for people.
    #[must_use]
    pub fn for_demo() -> Self {
        Self { filter: "warn".to_owned(), format: LogFormat::Text }
    }

    /// `LOG` and `LOG_FORMAT`, with `default` where they are not set.
    pub(crate) fn read(env: &mut Env<'_>, default: &Self) -> Self {
        Self {
            filter: env.parsed("LOG", filter).unwrap_or_else(|| default.filter.clone()),
            format: env.parsed("LOG_FORMAT", format).unwrap_or(default.format),
        }
    }
}

/// Starts writing logs. Only the first call in a process has an effect.
pub fn init(config: &LogConfig) {
    let filter = EnvFilter::try_new(&config.filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // An error means that logging was set up already, which tests do.
    let _ = match config.format {
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
        LogFormat::Text => builder.with_ansi(std::io::stderr().is_terminal()).try_init(),
    };
}

fn filter(text: &str) -> Result<String, String> {
    match EnvFilter::builder().parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(format!("not a log filter ({error}); write a level such as info or debug")),
    }
}

fn format(text: &str) -> Result<LogFormat, String> {
    match text {
        "json" => Ok(LogFormat::Json),
        "text" => Ok(LogFormat::Text),
        _ => Err("use json or text".to_owned()),
    }
}
