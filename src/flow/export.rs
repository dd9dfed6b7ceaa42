//! The record for FTOP: as text, as files in the FM's own chat, and that it was typed in.

use crate::dialogue::verb::{Filed, Shown};
use crate::dialogue::{Content, DialogContent, FileOf, Form, MeetingContent, Notice, Place, Reply, Upload};
use crate::engagement::{Command, Engagement, EngagementId, MeetingRefusal, Now, PersonNo, Refusal};
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
/// Stops for whoever may not have it, and outside their own chat.
pub async fn file(turn: &mut Turn<'_>, filed: &Filed) -> Result<Reply, Stop> {
    let engagement = whose(turn, filed).await?;
    let id = engagement.head.id.clone();
    let content = Content::FileOffer { engagement: id.clone(), file: filed.file };
    let message = Message::new(content, turn.reader(&engagement));
    let slot = slots::file(&id, filed.file, me(turn, &engagement));
    turn.owe_here(message, Some(slot));
    Ok(Reply::Show(match filed.file {
        FileOf::Export { .. } => Content::Export { engagement: id },
        FileOf::Meeting { meeting } => Content::Meetings(MeetingContent::One { engagement: id, meeting }),
    }))
}

/// The person answered whether they want the file: it takes the place of the question, or the question goes.
///
/// # Errors
/// Stops for whoever may not have it.
pub async fn consent(turn: &mut Turn<'_>, filed: &Filed, upload: Option<Upload>) -> Result<Reply, Stop> {
    let engagement = whose(turn, filed).await?;
    let (id, file) = (engagement.head.id.clone(), filed.file);
    let slot = slots::file(&id, file, me(turn, &engagement));
    match upload {
        Some(upload) => {
            let content = Content::File { engagement: id, file, upload };
            let message = Message::new(content, turn.reader(&engagement));
            turn.owe_here(message, Some(slot));
        }
        None => {
            let content = Content::Notice { notice: Notice::FileDeclined, engagement: None };
            let me = me(turn, &engagement);
            turn.owe_person(&engagement, me, Op::Delete { slot }, content).await?;
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

fn me(turn: &Turn<'_>, engagement: &Engagement) -> PersonNo {
    turn.person(engagement).map_or(engagement.head.fm, |person| person.no)
}

/// The engagement, for whoever may have the file: a record its FM alone, a meeting everybody of the project.
async fn whose(turn: &mut Turn<'_>, filed: &Filed) -> Result<Engagement, Stop> {
    let meeting = match filed.file {
        FileOf::Export { .. } => return mine(turn, &filed.on.engagement).await,
        FileOf::Meeting { meeting } => meeting,
    };
    if turn.here.place() == Place::Shared {
        return Err(Stop::notice(Notice::OnlyPersonal));
    }
    let engagement = turn.engagement(&filed.on.engagement).await?;
    if !engagement.meetings.planned.contains_key(&meeting) {
        return Err(Turn::refused(Some(&engagement), Refusal::Meeting(MeetingRefusal::Unknown)));
    }
    Ok(engagement)
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
