//! Hand-over and cover: the FM's card with the button that begins them, and the successor's yes or no.

use crate::dialogue::verb::Shown;
use crate::dialogue::{Content, JourneyContent, JourneyForm, Notice, Place, Reply};
use crate::engagement::{Command, Engagement, JourneyCommand, JourneyEvent, What};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Message, Stop, Turn};

/// Answers `hand over` and `cover` with a card whose button begins it.
///
/// # Errors
/// Stops when there is no engagement, or the person does not lead it.
pub async fn meant(turn: &mut Turn<'_>, form: JourneyForm) -> Result<Reply, Stop> {
    let engagement = turn.engagement_meant().await?;
    turn.must_lead(&engagement)?;
    turn.note_used(&engagement.head.id).await?;
    let id = engagement.head.id.clone();
    let content = Content::Notice { notice: Notice::Begin { form }, engagement: Some(id) };
    match turn.here.place() {
        Place::Personal => Ok(Reply::Show(content)),
        Place::Shared => {
            let key = turn.actor.key.clone();
            let reader = crate::dialogue::Reader { place: Place::Personal, ..turn.reader(&engagement) };
            turn.owe_key(&key, Op::Post { slot: None }, Message::new(content, reader));
            Ok(turn.sent_to_you())
        }
    }
}

/// The successor takes it: they lead from now on.
///
/// # Errors
/// Stops when the rules say no.
pub async fn take(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let change = turn.command(&engagement, Command::Journey(JourneyCommand::TakeOver)).await?;
    let now = &change.engagement;
    let id = now.head.id.clone();
    for event in &change.events {
        if let What::Journey(JourneyEvent::TakenOver { from, .. }) = &event.what {
            turn.leave_chat(now, *from).await?;
            turn.owe_person(now, *from, Op::Post { slot: None }, settled(now)).await?;
        }
    }
    let card = Content::Engagement { engagement: id.clone() };
    turn.owe_person(now, now.head.fm, Op::Post { slot: Some(slots::lead(&id)) }, card).await?;
    turn.owe_updates(now).await?;
    Ok(Reply::Show(settled(now)))
}

/// The successor does not: the FM is told.
///
/// # Errors
/// Stops when the rules say no.
pub async fn keep(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let to = engagement.path.state.handing.map(|handing| handing.to);
    let change = turn.command(&engagement, Command::Journey(JourneyCommand::KeepIt)).await?;
    let now = &change.engagement;
    if let Some(person) = to {
        let content = Content::Notice {
            notice: Notice::NotTakenOver { person },
            engagement: Some(now.head.id.clone()),
        };
        turn.owe_person(now, now.head.fm, Op::Post { slot: None }, content).await?;
    }
    Ok(Reply::Show(settled(now)))
}

fn settled(engagement: &Engagement) -> Content {
    Content::Journey(JourneyContent::HandOver { engagement: engagement.head.id.clone() })
}
