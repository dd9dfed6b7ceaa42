//! The record for FTOP: as text, as files in the FM's own chat, and that it was typed in.

use crate::dialogue::verb::{Filed, Shown};
use crate::dialogue::{Content, DialogContent, Form, Notice, Place, Reply, Upload};
use crate::engagement::{Command, Engagement, EngagementId, Now};
use crate::records::Op;
use crate::report;
use crate::turn::deliver::slots;
use crate::turn::{Message, Stop, Turn};

/// What can be exported of the engagement meant.
///
/// # Errors
/// Stops for everybody but its FM.
pub async fn offer(turn: &mut Turn<'_>, on: Option<&Shown>) -> Result<Reply, Stop> {
    let engagement = match on {
        Some(on) => turn.engagement(&on.engagement).await?,
        None => turn.engagement_meant().await?,
    };
    turn.must_lead(&engagement)?;
    if on.is_none() {
        turn.note_used(&engagement.head.id).await?;
    }
    turn.in_own_chat(Content::Export { engagement: engagement.head.id }).await
}

/// Opens the text to copy.
///
/// # Errors
/// Stops for everybody but its FM, and outside their own chat.
pub async fn copy(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = mine(turn, &on.engagement).await?;
    let dialog = DialogContent::ExportText { engagement: engagement.head.id };
    Ok(Reply::Dialog(Content::Dialog { dialog, form: Form::default() }))
}

/// Offers a file: Teams asks the person whether they want it.
///
/// # Errors
/// Stops for everybody but its FM, and outside their own chat.
pub async fn file(turn: &mut Turn<'_>, filed: &Filed) -> Result<Reply, Stop> {
    let engagement = mine(turn, &filed.on.engagement).await?;
    let id = engagement.head.id.clone();
    let content = Content::FileOffer { engagement: id.clone(), format: filed.format };
    let message = Message::new(content, turn.reader(&engagement));
    turn.owe_here(message, Some(slots::file(&id, filed.format)));
    Ok(Reply::Show(Content::Export { engagement: id }))
}

/// The person answered whether they want the file: it takes the place of the question, or the question goes.
///
/// # Errors
/// Stops for everybody but its FM.
pub async fn consent(turn: &mut Turn<'_>, filed: &Filed, upload: Option<Upload>) -> Result<Reply, Stop> {
    let engagement = mine(turn, &filed.on.engagement).await?;
    let (id, format) = (engagement.head.id.clone(), filed.format);
    let slot = slots::file(&id, format);
    match upload {
        Some(upload) => {
            let content = Content::File { engagement: id, format, upload };
            let message = Message::new(content, turn.reader(&engagement));
            turn.owe_here(message, Some(slot));
        }
        None => {
            let content = Content::Notice { notice: Notice::FileDeclined, engagement: None };
            let fm = turn.person(&engagement).map_or(engagement.head.fm, |person| person.no);
            turn.owe_person(&engagement, fm, Op::Delete { slot }, content).await?;
        }
    }
    Ok(Reply::Nothing)
}

/// The export as shown was typed into FTOP: the next one leads with what changed since.
///
/// # Errors
/// Stops when it changed since it was shown.
pub async fn typed(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = mine(turn, &on.engagement).await?;
    let now = Now { at: turn.now };
    let rows = report::to_remember(&report::of(&engagement, &turn.env.policy, now));
    turn.command(&engagement, Command::TypedIntoFtop { rows, shown: on.revision }).await?;
    Ok(Reply::Show(Content::Export { engagement: engagement.head.id }))
}

/// The engagement, for its FM in their own chat.
async fn mine(turn: &mut Turn<'_>, id: &EngagementId) -> Result<Engagement, Stop> {
    if turn.here.place() == Place::Shared {
        return Err(Stop::notice(Notice::OnlyPersonal));
    }
    let engagement = turn.engagement(id).await?;
    turn.must_lead(&engagement)?;
    Ok(engagement)
}
