//! Meetings: what is coming, planning and changing one, that it moved or is off, that it is in the calendar. What happens at their
//! hour and afterwards is in `gathering`.

use crate::dialogue::form::{id, when};
use crate::dialogue::problems;
use crate::dialogue::verb::{OfMeeting, OfTime, Shown};
use crate::dialogue::{
    Content, DialogContent, Form, Inputs, Layout, MeetingContent, MeetingDialog, Problem, Reply,
};
use crate::engagement::Wrong;
use crate::engagement::{
    Command, Engagement, Every, MeetingCommand, MeetingEvent, MeetingNo, MeetingRefusal, NewMeeting, Refusal,
    RepeatsInput, ServiceId, What, Which,
};
use crate::playbook::MeetingKindId;
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn, named};

/// What is coming, of the engagement meant here.
///
/// # Errors
/// Stops when there is none, or several.
pub async fn meant(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let engagement = turn.engagement_meant().await?;
    turn.note_used(&engagement.head.id).await?;
    Ok(list(&engagement))
}

/// What is coming.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn show(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    Ok(list(&engagement))
}

/// One meeting.
///
/// # Errors
/// Stops when there is no such meeting here.
pub async fn one(turn: &mut Turn<'_>, of: &OfMeeting) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&of.on.engagement).await?;
    if !engagement.meetings.planned.contains_key(&of.meeting) {
        return Err(Turn::refused(Some(&engagement), Refusal::Meeting(MeetingRefusal::Unknown)));
    }
    Ok(shown(&engagement, of.meeting))
}

/// Opens the form for a new meeting.
///
/// # Errors
/// Stops for everybody but the FM.
pub async fn plan_open(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    turn.must_lead(&engagement)?;
    Ok(form(turn, plan_dialog(&engagement), Inputs::default(), Vec::new()))
}

/// Plans it; its card comes to the FM, with the ways into a calendar.
///
/// # Errors
/// Stops when the rules say no.
pub async fn plan(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    turn.must_lead(&engagement)?;
    let new = new_meeting(turn, &engagement, inputs).await?;
    let command = Command::Meeting(MeetingCommand::Schedule(Box::new(new)));
    let change = match turn.command(&engagement, command).await {
        Ok(change) => change,
        Err(stop) => return again(turn, plan_dialog(&engagement), inputs, stop),
    };
    let now = &change.engagement;
    turn.owe_updates(now).await?;
    for event in &change.events {
        if let What::Meeting(MeetingEvent::Scheduled { no, .. }) = &event.what {
            let me = turn.person(now).map_or(now.head.fm, |person| person.no);
            let content =
                Content::Meetings(MeetingContent::One { engagement: now.head.id.clone(), meeting: *no });
            let slot = slots::meeting(&now.head.id, *no);
            turn.owe_person(now, me, Op::Post { slot: Some(slot) }, content).await?;
        }
    }
    Ok(Reply::Close)
}

async fn new_meeting(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    inputs: &Inputs,
) -> Result<NewMeeting, Stop> {
    let attendees = named::several(turn, engagement, inputs, [id::PEOPLE, id::NAME, id::EMAIL]).await?;
    let repeats = Every::parse(inputs.raw(id::EVERY)).map(|every| RepeatsInput {
        every,
        until: inputs.raw(id::UNTIL).to_owned(),
        times: inputs.raw(id::TIMES).to_owned(),
    });
    Ok(NewMeeting {
        kind: MeetingKindId::new(inputs.raw(id::KIND)),
        title: inputs.raw(id::TITLE).to_owned(),
        service: inputs.text(id::SERVICE).map(ServiceId::new),
        start: when(inputs),
        zone: inputs.raw(id::ZONE).to_owned(),
        minutes: inputs.raw(id::MINUTES).to_owned(),
        repeats,
        attendees,
        agenda: inputs.raw(id::AGENDA).to_owned(),
        despite: inputs.raw(id::DESPITE).to_owned(),
    })
}

/// Opens the form for a new meeting with what was planned of one.
///
/// # Errors
/// Stops when there is no such time, and for everybody but the FM.
pub async fn change_open(turn: &mut Turn<'_>, of: &OfTime) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    turn.must_lead(&engagement)?;
    Ok(form(turn, change_dialog(&engagement, of.which()), Inputs::default(), Vec::new()))
}

/// It is otherwise than planned.
///
/// # Errors
/// Stops when the rules say no.
pub async fn change(turn: &mut Turn<'_>, of: &OfTime, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    turn.must_lead(&engagement)?;
    let new = Box::new(new_meeting(turn, &engagement, inputs).await?);
    let command = MeetingCommand::Change { which: of.which(), new };
    match turn.command(&engagement, Command::Meeting(command)).await {
        Ok(change) => {
            changed(turn, &change.engagement, of.meeting).await?;
            Ok(Reply::Close)
        }
        Err(stop) => again(turn, change_dialog(&engagement, of.which()), inputs, stop),
    }
}

/// Opens "it moved".
///
/// # Errors
/// Stops when there is no such time, or for whoever may not say so.
pub async fn move_open(turn: &mut Turn<'_>, of: &OfTime) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    Ok(form(turn, move_dialog(&engagement, of.which()), Inputs::default(), Vec::new()))
}

/// It is at another time.
///
/// # Errors
/// Stops when the rules say no.
pub async fn moved(turn: &mut Turn<'_>, of: &OfTime, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    let all = inputs.raw(id::SCOPE) == "all";
    let command = MeetingCommand::Move { which: of.which(), to: when(inputs), all };
    match turn.command(&engagement, Command::Meeting(command)).await {
        Ok(change) => {
            changed(turn, &change.engagement, of.meeting).await?;
            Ok(Reply::Close)
        }
        Err(stop) => again(turn, move_dialog(&engagement, of.which()), inputs, stop),
    }
}

/// Opens "not taking place".
///
/// # Errors
/// As [`move_open`].
pub async fn off_open(turn: &mut Turn<'_>, of: &OfTime) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    Ok(form(turn, off_dialog(&engagement, of.which()), Inputs::default(), Vec::new()))
}

/// It does not take place.
///
/// # Errors
/// Stops when the rules say no.
pub async fn off(turn: &mut Turn<'_>, of: &OfTime, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.known_time(of).await?;
    let reason = inputs.raw(id::COMMENT).to_owned();
    let command = if inputs.raw(id::SCOPE) == "all" {
        MeetingCommand::CancelAll { meeting: of.meeting, reason }
    } else {
        MeetingCommand::CancelOne { which: of.which(), reason }
    };
    match turn.command(&engagement, Command::Meeting(command)).await {
        Ok(change) => {
            changed(turn, &change.engagement, of.meeting).await?;
            Ok(Reply::Close)
        }
        Err(stop) => again(turn, off_dialog(&engagement, of.which()), inputs, stop),
    }
}

/// It is in the calendar.
///
/// # Errors
/// Stops when the rules say no.
pub async fn booked(turn: &mut Turn<'_>, of: &OfMeeting) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&of.on.engagement).await?;
    let command = Command::Meeting(MeetingCommand::InCalendar(of.meeting));
    let change = turn.command(&engagement, command).await?;
    changed(turn, &change.engagement, of.meeting).await?;
    Ok(shown(&change.engagement, of.meeting))
}

/// Owes whatever shows the meeting; whoever leads learns what another did.
async fn changed(turn: &mut Turn<'_>, engagement: &Engagement, meeting: MeetingNo) -> Result<(), Stop> {
    turn.owe_updates(engagement).await?;
    let leads = turn.person(engagement).is_some_and(crate::engagement::Person::leads);
    if !leads {
        let content =
            Content::Meetings(MeetingContent::One { engagement: engagement.head.id.clone(), meeting });
        let slot = slots::meeting(&engagement.head.id, meeting);
        turn.owe_person(engagement, engagement.head.fm, Op::Post { slot: Some(slot) }, content).await?;
    }
    Ok(())
}

/// The form comes back with what was typed, and with what is wrong.
fn again(turn: &Turn<'_>, dialog: MeetingDialog, inputs: &Inputs, stop: Stop) -> Result<Reply, Stop> {
    if let Stop::Rules(_, refusal) = &stop
        && let Refusal::Meeting(MeetingRefusal::Before { .. }) = refusal.as_ref()
    {
        let missing = Problem { input: id::DESPITE.to_owned(), what: Wrong::Against };
        return Ok(form(turn, dialog, inputs.clone(), vec![missing]));
    }
    let wrong = problems(&stop.wrong()?, Layout::Single);
    Ok(form(turn, dialog, inputs.clone(), wrong))
}

fn list(engagement: &Engagement) -> Reply {
    Reply::Show(Content::Meetings(MeetingContent::List { engagement: engagement.head.id.clone() }))
}

fn shown(engagement: &Engagement, meeting: MeetingNo) -> Reply {
    Reply::Show(Content::Meetings(MeetingContent::One { engagement: engagement.head.id.clone(), meeting }))
}

fn plan_dialog(engagement: &Engagement) -> MeetingDialog {
    MeetingDialog::Plan { engagement: engagement.head.id.clone() }
}

fn change_dialog(engagement: &Engagement, which: Which) -> MeetingDialog {
    MeetingDialog::Change { engagement: engagement.head.id.clone(), which }
}

fn move_dialog(engagement: &Engagement, which: Which) -> MeetingDialog {
    MeetingDialog::Move { engagement: engagement.head.id.clone(), which }
}

fn off_dialog(engagement: &Engagement, which: Which) -> MeetingDialog {
    MeetingDialog::Off { engagement: engagement.head.id.clone(), which }
}

fn form(turn: &Turn<'_>, dialog: MeetingDialog, values: Inputs, problems: Vec<Problem>) -> Reply {
    let form = Form { values, problems, nonce: turn.token(8) };
    Reply::Dialog(Content::Dialog { dialog: DialogContent::Meeting(dialog), form })
}
