//! FastTrack's terms on the customer's card: approved by whoever may confirm, taken back, and what it shows to whom.
//! How the FM sends them, or records an approval, is with the playbook's acts.

use crate::dialogue::verb::Shown;
use crate::dialogue::{Content, JourneyContent, Notice, Reply};
use crate::engagement::{Change, Command, Engagement, JourneyCommand, JourneyEvent, PersonNo, Refusal, What};
use crate::records::Op;
use crate::turn::{Stop, Turn};

/// The card as this person may see it now. Teams asks by itself: nothing is changed.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn refresh(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    Ok(show(&engagement, false))
}

/// The customer approves them; the FM is told.
///
/// # Errors
/// Stops when the rules say no.
pub async fn accept(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    decided(turn, on, JourneyCommand::AcceptTerms).await
}

/// Whoever approved them takes it back; the FM is told.
///
/// # Errors
/// Stops when the rules say no.
pub async fn take_back(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    decided(turn, on, JourneyCommand::TakeBackTerms).await
}

async fn decided(turn: &mut Turn<'_>, on: &Shown, command: JourneyCommand) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let change = match turn.command(&engagement, Command::Journey(command)).await {
        Ok(change) => change,
        // Who may not is told on the card itself who may, and can say who they are.
        Err(Stop::Rules(_, refusal)) if may_ask(&refusal) => return Ok(show(&engagement, true)),
        Err(stop) => return Err(stop),
    };
    if !change.is_nothing() {
        turn.owe_updates(&change.engagement).await?;
        tell(turn, &change).await?;
    }
    Ok(show(&change.engagement, false))
}

fn may_ask(refusal: &Refusal) -> bool {
    let (Refusal::NotCustomer { claimable } | Refusal::NotEntitled { claimable, .. }) = refusal else {
        return false;
    };
    !claimable.is_empty()
}

/// The FM hears of it once, in their own chat.
async fn tell(turn: &mut Turn<'_>, change: &Change) -> Result<(), Stop> {
    let now = &change.engagement;
    let news = change.events.iter().find_map(|event| match (&event.what, event.by) {
        (What::Journey(JourneyEvent::TermsAccepted { person }), _) => Some((*person, true)),
        (What::Journey(JourneyEvent::TermsTakenBack), Some(person)) => Some((person, false)),
        (_, _) => None,
    });
    let Some((person, approved)): Option<(PersonNo, bool)> = news else { return Ok(()) };
    let notice = Notice::Terms { person, approved };
    let content = Content::Notice { notice, engagement: Some(now.head.id.clone()) };
    turn.owe_person(now, now.head.fm, Op::Post { slot: None }, content).await
}

fn show(engagement: &Engagement, barred: bool) -> Reply {
    Reply::Show(Content::Journey(JourneyContent::Terms { engagement: engagement.head.id.clone(), barred }))
}
