//! What came unasked on a card of its own, as people answer it: not now, stop. In a shared conversation whoever belongs
//! to the engagement may: it is theirs. What is sent, and when, is decided elsewhere.

use crate::dialogue::verb::{OfKind, Shown};
use crate::dialogue::{Content, MeetingContent, ReminderContent, Reply};
use crate::engagement::Engagement;
use crate::engagement::reminder::{Kind, To};
use crate::records::{How, LedgerRecord};
use crate::turn::{Stop, Turn};

/// The week as this person may see it.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn weekly(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let engagement = engagement.head.id;
    Ok(Reply::Show(Content::Reminder(ReminderContent::Weekly { engagement })))
}

/// Not now: what was posted last says no more, and is not followed up for a while.
///
/// # Errors
/// Stops for whoever does not belong to the engagement.
pub async fn later(turn: &mut Turn<'_>, of: &OfKind) -> Result<Reply, Stop> {
    let engagement = here(turn, of).await?;
    let posted = turn.work.posted_at_home(&engagement.head.id, of.kind).await?;
    if let Some(last) = posted.into_iter().next_back() {
        let entry = LedgerRecord { at: turn.now, how: How::PutOff, ..last };
        turn.work.note_said(&engagement.head.id, &entry).await?;
        turn.wake_soon(&engagement).await?;
    }
    turn.owe_unasked_update(&engagement, of.kind).await?;
    Ok(shown(&engagement, of))
}

/// Stops its kind in this conversation, or lets it come again.
///
/// # Errors
/// As [`later`].
pub async fn stop(turn: &mut Turn<'_>, of: &OfKind, stops: bool) -> Result<Reply, Stop> {
    let engagement = here(turn, of).await?;
    let to = To::whole(&engagement, of.kind);
    turn.mute(&engagement.head.id, to, of.kind, stops).await?;
    turn.owe_unasked_update(&engagement, of.kind).await?;
    Ok(shown(&engagement, of))
}

async fn here(turn: &mut Turn<'_>, of: &OfKind) -> Result<Engagement, Stop> {
    let engagement = turn.engagement(&of.on.engagement).await?;
    turn.human()?;
    match To::whole(&engagement, of.kind) {
        To::Home => turn.must_belong(&engagement)?,
        To::Person(_) => turn.must_lead(&engagement)?,
    }
    Ok(engagement)
}

/// The card on which it was pressed.
fn shown(engagement: &Engagement, of: &OfKind) -> Reply {
    let id = engagement.head.id.clone();
    if let Some(which) = of.which {
        let desk = of.kind == Kind::Held;
        return Reply::Show(Content::Meetings(if desk {
            MeetingContent::Desk { engagement: id, which }
        } else {
            MeetingContent::Agenda { engagement: id, which }
        }));
    }
    let threads = engagement.head.home.as_ref().is_none_or(|home| home.has_threads());
    Reply::Show(if of.kind == Kind::Unanswered {
        Content::Request { engagement: id, services: of.services.clone() }
    } else if threads {
        Content::Reminder(ReminderContent::Weekly { engagement: id })
    } else {
        Content::Engagement { engagement: id }
    })
}
