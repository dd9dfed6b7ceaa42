//! The FM's desk: the list of engagements, what happened in one, undoing one's own change, closing and reopening,
//! deleting a draft. What names other customers, or what only the FM may read, is answered in their own chat.

use crate::dialogue::form::id;
use crate::dialogue::problems;
use crate::dialogue::verb::{Listed, Paged, Undoing};
use crate::dialogue::{
    Content, DialogContent, Inputs, Layout, Managing, Notice, Place, Problem, Reply, Shown, View,
};
use crate::engagement::{Command, Engagement, Filter, Refusal, Status};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn};

/// The longest search, in characters.
const LONGEST_SEARCH: usize = 60;

/// One's own engagements.
///
/// # Errors
/// Stops for those who may not lead one.
pub async fn portfolio(turn: &mut Turn<'_>, listed: &Listed, inputs: &Inputs) -> Result<Reply, Stop> {
    // Who stands in or is a partner has a list too, whatever policy says of them.
    let me = turn.actor.me.clone();
    if !turn.may_be_fm()? && turn.work.portfolio(&me, 1).await?.is_empty() {
        return Err(Stop::notice(Notice::NotAnFm));
    }
    let search = |text: &str| text.trim().chars().take(LONGEST_SEARCH).collect::<String>();
    let content = match listed.page {
        Some(page) => Content::Portfolio { filter: listed.filter, search: search(&listed.search), page },
        None => Content::Portfolio {
            filter: Filter::parse(inputs.raw(id::FILTER)).unwrap_or_default(),
            search: search(inputs.raw(id::SEARCH)),
            page: 0,
        },
    };
    turn.in_own_chat(content).await
}

/// What happened in the engagement meant: the FM reads all of it, in their own chat; others what all may see, here.
///
/// # Errors
/// Stops when there is none.
pub async fn history(turn: &mut Turn<'_>, paged: Option<&Paged>) -> Result<Reply, Stop> {
    let engagement = meant(turn, paged.map(|paged| &paged.on)).await?;
    let page = paged.map_or(0, |paged| paged.page);
    let content = Content::History { engagement: engagement.head.id.clone(), page };
    own(turn, &engagement, content).await
}

/// One's own last change, and the button that undoes it.
///
/// # Errors
/// Stops when there is no engagement.
pub async fn offer_undo(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let engagement = meant(turn, None).await?;
    // What is one's own is nobody else's to read: what everyone sees names no one's last change.
    turn.in_own_chat(Content::Undo { engagement: engagement.head.id }).await
}

/// Undoes one's own change, if it is still the last one that can be.
///
/// # Errors
/// Stops when somebody touched it since, or it is not the person's own.
pub async fn undo(turn: &mut Turn<'_>, undoing: &Undoing) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&undoing.on.engagement).await?;
    let events = turn.work.history(&engagement.head.id).await?;
    let me = turn.person(&engagement).map(|person| person.no);
    let change = me.map(|me| crate::engagement::last_change(&events, me)).unwrap_or_default();
    if change.first().is_none_or(|first| first.revision != undoing.change) {
        return Err(Turn::refused(Some(&engagement), Refusal::NothingToUndo));
    }
    let changed = turn.command(&engagement, Command::Undo(change)).await?;
    turn.owe_updates(&changed.engagement).await?;
    Ok(Reply::Show(Content::Undo { engagement: engagement.head.id }))
}

/// Offers to close, reopen or delete the engagement meant: the FM's, in their own chat.
///
/// # Errors
/// Stops for everybody else, and for what is no draft.
pub async fn offer(turn: &mut Turn<'_>, managing: Managing) -> Result<Reply, Stop> {
    let engagement = meant(turn, None).await?;
    turn.must_lead(&engagement)?;
    if managing == Managing::Delete && !engagement.is_draft() {
        return Err(Stop::notice(Notice::OnlyDrafts));
    }
    turn.in_own_chat(Content::Manage { engagement: engagement.head.id, managing }).await
}

/// Opens the dialog that asks whether it goes on.
///
/// # Errors
/// Stops when the engagement is not this person's to close.
pub async fn open_state(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    turn.must_lead(&engagement)?;
    Ok(state_form(turn, &engagement, Inputs::default(), Vec::new()))
}

/// Sets whether it goes on.
///
/// # Errors
/// Stops when the rules say no.
pub async fn set_state(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let status = Status::parse(inputs.raw(id::STATUS)).unwrap_or(engagement.head.status);
    let because = inputs.raw(id::COMMENT).to_owned();
    let changed = match turn.command(&engagement, Command::SetStatus { status, because }).await {
        Ok(changed) => changed,
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, Layout::Single);
            return Ok(state_form(turn, &engagement, inputs.clone(), wrong));
        }
    };
    turn.owe_updates(&changed.engagement).await?;
    Ok(Reply::Close)
}

/// Lets it go on.
///
/// # Errors
/// Stops when the rules say no.
pub async fn reopen(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let command = Command::SetStatus { status: Status::Active, because: String::new() };
    let changed = turn.command(&engagement, command).await?;
    turn.owe_updates(&changed.engagement).await?;
    Ok(Reply::Show(Content::Engagement { engagement: engagement.head.id }))
}

/// Deletes a draft with everything in it; its cards in the FM's chat go too.
///
/// # Errors
/// Stops for what is no draft, and for everybody but its FM.
pub async fn delete(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    turn.must_lead(&engagement)?;
    if !engagement.is_draft() {
        return Err(Stop::notice(Notice::OnlyDrafts));
    }
    let head = &engagement.head;
    for slot in [slots::lead(&head.id), slots::captured(&head.id)] {
        // What a removal says is never seen; it must not need the engagement, which is gone by then.
        turn.owe_person(&engagement, head.fm, Op::Delete { slot }, Content::Help).await?;
    }
    turn.work.delete_engagement(&engagement).await?;
    Ok(Reply::Show(Content::Notice { notice: Notice::Deleted, engagement: None }))
}

/// The engagement of the card pressed, else the one meant here.
async fn meant(turn: &mut Turn<'_>, on: Option<&Shown>) -> Result<Engagement, Stop> {
    match on {
        Some(on) => turn.engagement(&on.engagement).await,
        None => {
            let engagement = turn.engagement_meant().await?;
            turn.note_used(&engagement.head.id).await?;
            Ok(engagement)
        }
    }
}

/// What the FM reads in full: in a shared conversation it is sent to their own chat; others get their part here.
async fn own(turn: &mut Turn<'_>, engagement: &Engagement, content: Content) -> Result<Reply, Stop> {
    let fm = turn.reader(engagement).view == View::Fm;
    match turn.here.place() {
        Place::Shared if fm => turn.in_own_chat(content).await,
        Place::Shared | Place::Personal => Ok(Reply::Show(content)),
    }
}

fn state_form(turn: &Turn<'_>, engagement: &Engagement, values: Inputs, problems: Vec<Problem>) -> Reply {
    let dialog = DialogContent::Status { engagement: engagement.head.id.clone() };
    turn.dialog(dialog, values, problems)
}
