//! The one way in which an engagement changes: who may ask, what it does, what history says of it.
//!
//! Here live the entry points and the working state; each group of commands has a file of its own.

use super::command::{Actor, Command, Now, Start};
use super::ids::EngagementId;
use super::policy::Policy;
use super::refusal::Refusal;
use super::{Change, Engagement};

/// Starts an engagement under a fresh `id`; the actor becomes its FM.
///
/// # Errors
/// When policy does not let the actor be an FM, or something typed cannot be.
pub fn start(
    id: EngagementId,
    actor: &Actor,
    command: Start,
    now: Now,
    policy: &Policy,
) -> Result<Change, Refusal> {
    drop((id, actor, command, now, policy));
    Err(Refusal::MayNotBeFm)
}

/// Decides `command`: the change that it makes, or why it makes none. Asking again for what is so already is
/// no refusal: the change is then [`Change::is_nothing`].
///
/// # Errors
/// When the rules say no; nothing has changed then.
pub fn apply(
    engagement: &Engagement,
    actor: &Actor,
    command: Command,
    now: Now,
    policy: &Policy,
) -> Result<Change, Refusal> {
    drop((engagement, actor, command, now, policy));
    Err(Refusal::Nothing)
}
