//! A meeting at its hour and afterwards: that Teams says it began or ended, its agenda, whether it was held, its
//! minutes. Planning one is in `meetings`.

use crate::dialogue::form::{id, when};
use crate::dialogue::plan_form::id as input;
use crate::dialogue::problems;
use crate::dialogue::verb::{OfAgendaItem as OfItem, OfTime};
use crate::dialogue::{
    Content, DialogContent, Form, Inputs, Layout, MeetingContent, MeetingDialog, Notice, Place, Problem,
    Reply,
};
use crate::engagement::reminder::Kind;
use crate::engagement::{ChatId, Command, Engagement, ItemKey, MeetingCommand, MinutesInput, NewItem, Which};
use crate::playbook::ChecklistGroup;
use crate::protocol::MeetingMoment;
use crate::turn::{Stop, Turn, named};

/// A meeting began in a conversation where engagements live: it is the planned time that is closest, and its agenda is
/// shown.
///
/// # Errors
/// When state cannot be read or written.
pub async fn began(turn: &mut Turn<'_>, moment: &MeetingMoment) -> Result<(), Stop> {
    let at = moment.start.unwrap_or(turn.now);
    let teams = name_of(moment);
    let mut best: Option<(jiff::SignedDuration, Engagement, Which)> = None;
    for id in turn.candidates().await? {
        let Some(engagement) = turn.work.engagement(&id).await? else { continue };
        if let Some((which, off)) = engagement.beginning(Some(&teams), at)
            && best.as_ref().is_none_or(|(closest, ..)| off < *closest)
        {
            best = Some((off, engagement, which));
        }
    }
    let Some((_, engagement, which)) = best else { return Ok(()) };
    let (tenant, conversation) = (turn.here.tenant.clone(), turn.here.conversation.clone());
    let chat = Some(ChatId { tenant, conversation });
    let command = MeetingCommand::Began { which, at, teams: Some(teams), chat };
    let Some(change) = turn.by_itself(&engagement, command).await? else { return Ok(()) };
    let now = change.engagement;
    let meeting = now.meetings.planned.get(&which.meeting);
    let shows = meeting.and_then(|meeting| meeting.kind()).is_some_and(|kind| kind.has_agenda());
    let shows = shows && !turn.is_stopped(&now, Kind::Begins).await?;
    if !shows || turn.owe_agenda(&now, which).await?.is_none() {
        turn.owe_updates(&now).await?;
    }
    Ok(())
}

/// Everybody left a meeting: its FM gets what its minutes would say.
///
/// # Errors
/// When state cannot be read or written.
pub async fn ended(turn: &mut Turn<'_>, moment: &MeetingMoment) -> Result<(), Stop> {
    let at = moment.end.unwrap_or(turn.now);
    let teams = name_of(moment);
    for id in turn.candidates().await? {
        let Some(engagement) = turn.work.engagement(&id).await? else { continue };
        let Some(which) = engagement.ending(Some(&teams), at) else { continue };
        let Some(change) = turn.by_itself(&engagement, MeetingCommand::Ended { which, at }).await? else {
            continue;
        };
        let stopped = turn.is_stopped(&change.engagement, Kind::Held).await?;
        if stopped || turn.owe_desk(&change.engagement, which).await?.is_none() {
            turn.owe_updates(&change.engagement).await?;
        }
        return Ok(());
    }
    Ok(())
}

/// By what Teams knows a meeting: the address by which one joins it, which a series keeps, else its id.
fn name_of(moment: &MeetingMoment) -> String {
    moment.join_url.clone().unwrap_or_else(|| moment.id.as_str().to_owned())
}

/// The agenda as it is now.
///
/// # Errors
/// Stops when there is no such time here.
pub async fn agenda(turn: &mut Turn<'_>, of: &OfTime) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&of.on.engagement).await?;
    let (engagement, which) = (engagement.head.id, of.which());
    Ok(Reply::Show(Content::Meetings(MeetingContent::Agenda { engagement, which })))
}

/// The FM shows the agenda where the customer is, before or after its hour.
///
/// # Errors
/// Stops when the rules say no.
pub async fn show_agenda(turn: &mut Turn<'_>, of: &OfTime) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    turn.must_lead(&engagement)?;
    if engagement.head.home.is_none() {
        return Err(Stop::notice(Notice::NoEngagement));
    }
    let latest = match turn.owe_agenda(&engagement, of.which()).await? {
        Some(change) => change.engagement,
        None => engagement,
    };
    let content = MeetingContent::One { engagement: latest.head.id, meeting: of.meeting };
    Ok(Reply::Show(Content::Meetings(content)))
}

/// An item of the agenda is done, or to do after all.
///
/// # Errors
/// Stops when the rules say no.
pub async fn tick(turn: &mut Turn<'_>, of: &OfItem, done: bool) -> Result<Reply, Stop> {
    let engagement = turn.known_time(&of.at).await?;
    let command = MeetingCommand::Tick { which: of.at.which(), item: of.item.clone(), done };
    let change = turn.command(&engagement, Command::Meeting(command)).await?;
    turn.owe_updates(&change.engagement).await?;
    let (engagement, which) = (change.engagement.head.id, of.at.which());
    Ok(Reply::Show(Content::Meetings(MeetingContent::Agenda { engagement, which })))
}

/// Opens the form with which somebody takes something on.
///
/// # Errors
/// Stops when there is no such time, or for whoever the engagement does not know.
pub async fn action_open(turn: &mut Turn<'_>, of: &OfTime) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    Ok(action_form(turn, &engagement, of, Inputs::default(), Vec::new()))
}

/// Somebody takes something on.
///
/// # Errors
/// Stops when the rules say no.
pub async fn action(turn: &mut Turn<'_>, of: &OfTime, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    let owner = named::of(turn, &engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
    let action = NewItem {
        text: inputs.raw(input::TEXT).to_owned(),
        group: ChecklistGroup::Together,
        owner,
        due: inputs.raw(input::DUE).to_owned(),
        services: Vec::new(),
    };
    let command = MeetingCommand::TakeOn { which: of.which(), action: Box::new(action) };
    match turn.command(&engagement, Command::Meeting(command)).await {
        Ok(change) => {
            turn.owe_updates(&change.engagement).await?;
            Ok(Reply::Close)
        }
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, Layout::Single);
            Ok(action_form(turn, &engagement, of, inputs.clone(), wrong))
        }
    }
}

fn action_form(
    turn: &Turn<'_>,
    engagement: &Engagement,
    of: &OfTime,
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    let dialog = MeetingDialog::Action { engagement: engagement.head.id.clone(), which: of.which() };
    let form = Form { values, problems, nonce: turn.token(8) };
    Reply::Dialog(Content::Dialog { dialog: DialogContent::Meeting(dialog), form })
}

/// It was held.
///
/// # Errors
/// Stops when the rules say no.
pub async fn held(turn: &mut Turn<'_>, of: &OfTime) -> Result<Reply, Stop> {
    said(turn, of, MeetingCommand::Held(of.which())).await
}

/// It was not held.
///
/// # Errors
/// Stops when the rules say no.
pub async fn not_held(turn: &mut Turn<'_>, of: &OfTime) -> Result<Reply, Stop> {
    said(turn, of, MeetingCommand::NotHeld(of.which())).await
}

async fn said(turn: &mut Turn<'_>, of: &OfTime, command: MeetingCommand) -> Result<Reply, Stop> {
    let engagement = own(turn, of).await?;
    let change = turn.command(&engagement, Command::Meeting(command)).await?;
    turn.owe_updates(&change.engagement).await?;
    Ok(desk(&change.engagement, of))
}

/// Publishes what came of it: the agenda becomes the minutes, the next one is planned.
///
/// # Errors
/// Stops when the rules say no.
pub async fn publish(turn: &mut Turn<'_>, of: &OfTime, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = own(turn, of).await?;
    let input = MinutesInput {
        which: of.which(),
        done: inputs.choices(id::DONE).map(ItemKey::new).collect(),
        note: inputs.raw(id::NOTE).to_owned(),
        next: when(inputs),
    };
    let command = Command::Meeting(MeetingCommand::Publish(Box::new(input)));
    match turn.command(&engagement, command).await {
        Ok(change) => {
            turn.owe_updates(&change.engagement).await?;
            Ok(desk(&change.engagement, of))
        }
        Err(stop) => {
            let problems = problems(&stop.wrong()?, Layout::Single);
            let typed = Form { values: inputs.clone(), problems, nonce: String::new() };
            let (engagement, which) = (engagement.head.id, of.which());
            let content = MeetingContent::Draft { engagement, which, typed };
            Ok(Reply::Show(Content::Meetings(content)))
        }
    }
}

/// The engagement, for its FM in their own chat: what minutes will say is theirs until they are published.
async fn own(turn: &mut Turn<'_>, of: &OfTime) -> Result<Engagement, Stop> {
    if turn.here.place() == Place::Shared {
        return Err(Stop::notice(Notice::OnlyPersonal));
    }
    let engagement = turn.known_time(of).await?;
    turn.must_lead(&engagement)?;
    Ok(engagement)
}

fn desk(engagement: &Engagement, of: &OfTime) -> Reply {
    let content = MeetingContent::Desk { engagement: engagement.head.id.clone(), which: of.which() };
    Reply::Show(Content::Meetings(content))
}
