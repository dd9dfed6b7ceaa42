//! Open points: showing them, adding one, saying who acts, dealing with one.

use crate::dialogue::form::id;
use crate::dialogue::problems;
use crate::dialogue::verb::{Adding, OfPoint, Shown};
use crate::dialogue::{
    Content, DialogContent, Inputs, Layout, Place, PointDialog, PointsContent, Problem, Reply,
};
use crate::engagement::Wrong;
use crate::engagement::{
    Command, Edit, Engagement, NewPoint, PointCommand, PointEvent, PointKind, PointNo, Refusal, ServiceId,
    Settle, What,
};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn, named};

/// The open points of the engagement meant here.
///
/// # Errors
/// Stops when there is none, or several.
pub async fn meant(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let engagement = turn.engagement_meant().await?;
    turn.note_used(&engagement.head.id).await?;
    Ok(list(&engagement))
}

/// The open points.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn show(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    Ok(list(&engagement))
}

/// Opens the form for a new point.
///
/// # Errors
/// Stops for whoever the engagement does not know.
pub async fn add_open(turn: &mut Turn<'_>, adding: &Adding) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&adding.on.engagement).await?;
    turn.human()?;
    turn.must_belong(&engagement)?;
    Ok(add_form(turn, &engagement, adding.kind, Inputs::default(), Vec::new()))
}

/// Adds it; a customer's is told to the FM.
///
/// # Errors
/// Stops when the rules say no.
pub async fn add(turn: &mut Turn<'_>, adding: &Adding, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&adding.on.engagement).await?;
    let kind = inputs.text(id::KIND).map_or(Some(adding.kind), PointKind::parse);
    let Some(kind) = kind else {
        let wrong = Problem { input: id::KIND.to_owned(), what: Wrong::NotOffered };
        return Ok(add_form(turn, &engagement, adding.kind, inputs.clone(), vec![wrong]));
    };
    let owner = named::of(turn, &engagement, inputs, [id::PERSON, "", ""]).await?;
    let new = NewPoint {
        kind,
        what: inputs.raw(id::WHAT).to_owned(),
        service: inputs.text(id::SERVICE).map(ServiceId::new),
        owner,
        next: inputs.raw(id::NEXT).to_owned(),
        date: inputs.raw(id::WHEN).to_owned(),
        share_contact: inputs.toggle(id::SHARE),
    };
    let change = match turn.command(&engagement, Command::Point(PointCommand::Add(new))).await {
        Ok(change) => change,
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, Layout::Single);
            return Ok(add_form(turn, &engagement, kind, inputs.clone(), wrong));
        }
    };
    let now = &change.engagement;
    turn.owe_updates(now).await?;
    let by_fm = turn.person(now).is_some_and(|person| person.no == now.head.fm);
    for event in change.events.iter().filter(|_| !by_fm) {
        if let What::Point(PointEvent::Added { no, .. }) = &event.what {
            let slot = slots::point(&now.head.id, no.0);
            let content = Content::Points(PointsContent::One { engagement: now.head.id.clone(), point: *no });
            turn.owe_person(now, now.head.fm, Op::Post { slot: Some(slot) }, content).await?;
        }
    }
    if by_fm {
        let content = Content::Points(PointsContent::List { engagement: now.head.id.clone() });
        let slot = slots::points(&now.head.id);
        turn.owe_person(now, now.head.fm, Op::Post { slot: Some(slot) }, content).await?;
    }
    Ok(Reply::Close)
}

/// Opens the form that deals with a point.
///
/// # Errors
/// Stops when there is no such point for this person here.
pub async fn settle_open(turn: &mut Turn<'_>, of: &OfPoint) -> Result<Reply, Stop> {
    let engagement = known(turn, of).await?;
    Ok(settle_form(turn, &engagement, of.point, Inputs::default(), Vec::new()))
}

/// Deals with it.
///
/// # Errors
/// Stops when the rules say no.
pub async fn settle(turn: &mut Turn<'_>, of: &OfPoint, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = known(turn, of).await?;
    let text = inputs.raw(id::COMMENT).to_owned();
    let how = match inputs.raw(id::HOW) {
        "answered" => Settle::Answered(text),
        "scheduled" => Settle::Scheduled { on: inputs.raw(id::WHEN).to_owned(), text },
        "partner" => Settle::SentToPartner(text),
        "dropped" => Settle::Dropped(text),
        _ => {
            let missing = Problem { input: id::HOW.to_owned(), what: Wrong::Blank };
            return Ok(settle_form(turn, &engagement, of.point, inputs.clone(), vec![missing]));
        }
    };
    let command = PointCommand::Settle { point: of.point, how };
    decided(turn, &engagement, of.point, command, inputs, settle_form).await
}

/// Opens who acts, what they do, until when.
///
/// # Errors
/// As [`settle_open`].
pub async fn plan_open(turn: &mut Turn<'_>, of: &OfPoint) -> Result<Reply, Stop> {
    let engagement = known(turn, of).await?;
    Ok(plan_form(turn, &engagement, of.point, Inputs::default(), Vec::new()))
}

/// Saves that.
///
/// # Errors
/// Stops when the rules say no.
pub async fn plan(turn: &mut Turn<'_>, of: &OfPoint, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = known(turn, of).await?;
    let owner = named::of(turn, &engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
    let command = PointCommand::Plan {
        point: of.point,
        owner: owner.map_or(Edit::Clear, Edit::Set),
        next: Edit::Set(inputs.raw(id::NEXT).to_owned()),
        date: Edit::Set(inputs.raw(id::WHEN).to_owned()),
    };
    decided(turn, &engagement, of.point, command, inputs, plan_form).await
}

/// It is open again.
///
/// # Errors
/// Stops when the rules say no.
pub async fn reopen(turn: &mut Turn<'_>, of: &OfPoint) -> Result<Reply, Stop> {
    let engagement = known(turn, of).await?;
    let change = turn.command(&engagement, Command::Point(PointCommand::Reopen(of.point))).await?;
    changed(turn, &change.engagement, of.point).await?;
    let engagement = change.engagement.head.id;
    Ok(Reply::Show(Content::Points(PointsContent::One { engagement, point: of.point })))
}

/// The form of a point, with what is in it and what is wrong with that.
type PointForm = fn(&Turn<'_>, &Engagement, PointNo, Inputs, Vec<Problem>) -> Reply;

/// Does it, or shows `form` again with what was typed.
async fn decided(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    point: PointNo,
    command: PointCommand,
    inputs: &Inputs,
    form: PointForm,
) -> Result<Reply, Stop> {
    match turn.command(engagement, Command::Point(command)).await {
        Ok(change) => changed(turn, &change.engagement, point).await,
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, Layout::Single);
            Ok(form(turn, engagement, point, inputs.clone(), wrong))
        }
    }
}

async fn changed(turn: &mut Turn<'_>, engagement: &Engagement, point: PointNo) -> Result<Reply, Stop> {
    turn.owe_updates(engagement).await?;
    turn.owe_point_update(engagement, point).await?;
    Ok(Reply::Close)
}

/// The engagement, if the point is one that may be dealt with here by this person. What the customer did not add
/// does not exist in a shared conversation.
async fn known(turn: &mut Turn<'_>, of: &OfPoint) -> Result<Engagement, Stop> {
    let engagement = turn.engagement(&of.on.engagement).await?;
    let shared = turn.here.place() == Place::Shared;
    let here = engagement.points.get(&of.point).filter(|point| point.from_customer || !shared);
    let Some(point) = here else {
        return Err(Turn::refused(Some(&engagement), Refusal::UnknownPoint(of.point)));
    };
    if !turn.person(&engagement).is_some_and(|person| engagement.may_settle(point, person.no)) {
        return Err(Turn::refused(Some(&engagement), Refusal::NotFm));
    }
    Ok(engagement)
}

fn list(engagement: &Engagement) -> Reply {
    Reply::Show(Content::Points(PointsContent::List { engagement: engagement.head.id.clone() }))
}

fn add_form(
    turn: &Turn<'_>,
    engagement: &Engagement,
    kind: PointKind,
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    form(turn, PointDialog::Add { engagement: engagement.head.id.clone(), kind }, values, problems)
}

fn settle_form(
    turn: &Turn<'_>,
    engagement: &Engagement,
    point: PointNo,
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    form(turn, PointDialog::Settle { engagement: engagement.head.id.clone(), point }, values, problems)
}

fn plan_form(
    turn: &Turn<'_>,
    engagement: &Engagement,
    point: PointNo,
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    form(turn, PointDialog::Plan { engagement: engagement.head.id.clone(), point }, values, problems)
}

fn form(turn: &Turn<'_>, dialog: PointDialog, values: Inputs, problems: Vec<Problem>) -> Reply {
    turn.dialog(DialogContent::Point(dialog), values, problems)
}
