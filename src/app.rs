//! The one place that wires the parts together, for `serve` and for `demo`.

use crate::cli::DemoOptions;
use crate::cli::config::ServeConfig;

/// Why the bot could not start, or stopped otherwise than asked. Its text names the cause and the mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StartError(pub String);

/// Runs the bot until it is asked to stop.
///
/// # Errors
/// When something that it needs cannot be had: the port, the store.
pub async fn serve(_config: ServeConfig) -> Result<(), StartError> {
    Err(StartError("serve is not wired yet".to_owned()))
}

/// Runs the bot and the simulator on this machine until asked to stop.
///
/// # Errors
/// When something that it needs cannot be had: a port, the folder.
pub async fn demo(_options: DemoOptions) -> Result<(), StartError> {
    Err(StartError("demo is not wired yet".to_owned()))
}
