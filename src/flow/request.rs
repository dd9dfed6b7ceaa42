//! The customer's one card: confirm what is shown, take it back, and what the card shows to whom.

use crate::dialogue::verb::Points;
use crate::dialogue::{Content, Reply};
use crate::engagement::{Command, Engagement, Refusal, ServiceId};
use crate::turn::{Stop, Turn};

/// The card as this person may see it now. Teams asks by itself: nothing is changed.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn refresh(turn: &mut Turn<'_>, points: &Points) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&points.on.engagement).await?;
    Ok(Reply::Show(request(&engagement, &points.services)))
}

/// Everything shown is correct, but what the button leaves out.
///
/// # Errors
/// Stops with what is told to somebody who may not confirm, or when the values changed since.
pub async fn confirm(turn: &mut Turn<'_>, points: &Points) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&points.on.engagement).await?;
    let services = points.services.iter().filter(|service| !points.but.contains(service)).cloned().collect();
    let command = Command::Confirm { services, shown: points.on.revision };
    decided(turn, &engagement, command, &points.services).await
}

/// The person takes their own confirmation back.
///
/// # Errors
/// Stops when there is nothing of theirs to take back.
pub async fn take_back(turn: &mut Turn<'_>, points: &Points) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&points.on.engagement).await?;
    decided(turn, &engagement, Command::TakeBack(points.services.clone()), &points.services).await
}

async fn decided(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    command: Command,
    services: &[ServiceId],
) -> Result<Reply, Stop> {
    let change = match turn.command(engagement, command).await {
        Ok(change) => change,
        // Somebody unknown is offered to say who they are, on the card itself.
        Err(Stop::Rules(_, refusal)) if matches!(*refusal, Refusal::NotCustomer { .. }) => {
            let engagement = engagement.head.id.clone();
            return Ok(Reply::Show(Content::NotEntitled { engagement, services: services.to_vec() }));
        }
        Err(stop) => return Err(stop),
    };
    if !change.is_nothing() {
        turn.owe_updates(&change.engagement).await?;
    }
    Ok(Reply::Show(request(&change.engagement, services)))
}

fn request(engagement: &Engagement, services: &[ServiceId]) -> Content {
    Content::Request { engagement: engagement.head.id.clone(), services: services.to_vec() }
}
