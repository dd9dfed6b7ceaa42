//! `demo`: the bot and a simulated Teams on this machine.

use super::StartError;
use crate::cli::DemoOptions;

/// Runs the bot and the simulator on this machine until asked to stop.
///
/// # Errors
/// When something that it needs cannot be had: a port, the folder.
pub async fn demo(_options: DemoOptions) -> Result<(), StartError> {
    Err(StartError("demo is not wired yet".to_owned()))
}
