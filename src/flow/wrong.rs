//! "Something is wrong": which service, its values put right, and the FM's answer.

use crate::dialogue::form::id;
use crate::dialogue::problems;
use crate::dialogue::verb::{Aside, Picked, Points, Reported};
use crate::dialogue::{Content, DialogContent, Inputs, Layout, Problem, Reply};
use crate::engagement::{
    BusinessInput, Command, CorrectionNo, Edit, Engagement, Entry, IntentInput, IntentKind, Named, ReasonId,
    Report, ServiceId, What,
};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn, named};

/// Opens the dialog: which service, or the service itself where there is only one.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn open(turn: &mut Turn<'_>, points: &Points) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&points.on.engagement).await?;
    turn.human()?;
    if let [only] = points.services.as_slice() {
        return Ok(values_of(turn, &engagement, only, &points.services, Inputs::default(), Vec::new()));
    }
    let dialog = DialogContent::WrongPick {
        engagement: engagement.head.id.clone(),
        services: points.services.clone(),
    };
    Ok(turn.dialog(dialog, Inputs::default(), Vec::new()))
}

/// Shows the chosen service's values, to be put right.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn pick(turn: &mut Turn<'_>, point: &Picked) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&point.on.engagement).await?;
    Ok(values_of(turn, &engagement, &point.service, &point.services, Inputs::default(), Vec::new()))
}

/// Sends what differs from what was shown, and the comment, to the FM.
///
/// # Errors
/// Stops when this person may not report, or the values changed since.
pub async fn send(turn: &mut Turn<'_>, point: &Picked, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&point.on.engagement).await?;
    let report = Report {
        service: point.service.clone(),
        wrong: Vec::new(),
        right: right(turn, &engagement, &point.service, inputs).await?,
        comment: inputs.raw(id::COMMENT).to_owned(),
    };
    // "The others are correct" speaks of this service's other values too.
    let others_correct = if inputs.toggle(id::OTHERS_OK) { point.services.clone() } else { Vec::new() };
    let command = Command::ReportWrong { reports: vec![report], others_correct, shown: point.on.revision };
    let change = match turn.command(&engagement, command).await {
        Ok(change) => change,
        Err(stop) => {
            return Ok(values_of(
                turn,
                &engagement,
                &point.service,
                &point.services,
                inputs.clone(),
                problems(&stop.wrong()?, Layout::Single),
            ));
        }
    };
    let now = &change.engagement;
    turn.owe_updates(now).await?;
    for event in &change.events {
        if let What::ReportedWrong { correction, .. } = &event.what {
            let slot = slots::correction(&now.head.id, correction.0);
            let content = Content::Correction { engagement: now.head.id.clone(), correction: *correction };
            turn.owe_person(now, now.head.fm, Op::Post { slot: Some(slot) }, content).await?;
        }
    }
    // The card in the conversation says what is being corrected: nothing else to read, nothing else to tap.
    Ok(Reply::Close)
}

/// The FM takes over the customer's own value, which confirms it in the customer's name.
///
/// # Errors
/// Stops when the rules say no.
pub async fn accept(turn: &mut Turn<'_>, reported: &Reported) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&reported.on.engagement).await?;
    let no = reported.correction;
    let change = turn.command(&engagement, Command::AcceptCorrection(no)).await?;
    let now = change.engagement;
    turn.owe_updates(&now).await?;
    Ok(Reply::Show(Content::Correction { engagement: now.head.id, correction: no }))
}

/// Opens the FM's answer.
///
/// # Errors
/// Stops when the engagement is not this person's.
pub async fn answer_open(turn: &mut Turn<'_>, reported: &Reported) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&reported.on.engagement).await?;
    let no = reported.correction;
    Ok(answer_dialog(turn, &engagement, no, Inputs::default(), Vec::new()))
}

/// Sends the FM's answer: it stands on the customer's card.
///
/// # Errors
/// Stops when the rules say no.
pub async fn answer(turn: &mut Turn<'_>, reported: &Reported, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&reported.on.engagement).await?;
    let no = reported.correction;
    let command = Command::AnswerCorrection { correction: no, text: inputs.raw(id::COMMENT).to_owned() };
    let change = match turn.command(&engagement, command).await {
        Ok(change) => change,
        Err(stop) => {
            return Ok(answer_dialog(
                turn,
                &engagement,
                no,
                inputs.clone(),
                problems(&stop.wrong()?, Layout::Single),
            ));
        }
    };
    let now = change.engagement;
    turn.owe_updates(&now).await?;
    let content = Content::Correction { engagement: now.head.id.clone(), correction: no };
    turn.owe_person(&now, now.head.fm, Op::Update { slot: slots::correction(&now.head.id, no.0) }, content)
        .await?;
    Ok(Reply::Close)
}

/// The FM sets somebody's answer aside: opens the dialog that asks why.
///
/// # Errors
/// Stops when the engagement is not this person's.
pub async fn set_aside_open(turn: &mut Turn<'_>, aside: &Aside) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&aside.on.engagement).await?;
    Ok(set_aside_dialog(turn, &engagement, aside, Inputs::default(), Vec::new()))
}

/// Sets the answer aside, with the reason typed.
///
/// # Errors
/// Stops when the rules say no.
pub async fn set_aside(turn: &mut Turn<'_>, aside: &Aside, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&aside.on.engagement).await?;
    let reason = inputs.raw(id::COMMENT).to_owned();
    let command = Command::SetAside { service: aside.service.clone(), person: aside.person, reason };
    let change = match turn.command(&engagement, command).await {
        Ok(change) => change,
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, Layout::Single);
            return Ok(set_aside_dialog(turn, &engagement, aside, inputs.clone(), wrong));
        }
    };
    let now = &change.engagement;
    turn.owe_updates(now).await?;
    for event in &change.events {
        if let What::SetAside { correction: Some(no), .. } = &event.what {
            // That report is no more: its card says so.
            let content = Content::Correction { engagement: now.head.id.clone(), correction: *no };
            let slot = slots::correction(&now.head.id, no.0);
            turn.owe_person(now, now.head.fm, Op::Update { slot }, content).await?;
        }
    }
    Ok(Reply::Close)
}

/// What differs from the values now standing: only that is reported.
async fn right(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    service: &ServiceId,
    inputs: &Inputs,
) -> Result<Entry, Stop> {
    let values = engagement.dibs.get(service).map(|dibs| dibs.values.clone()).unwrap_or_default();
    let date = inputs.text(id::TARGET).filter(|date| values.date.is_none_or(|old| old.to_string() != *date));
    let kind = IntentKind::ALL.into_iter().find(|kind| kind.key() == inputs.raw(id::INTENT));
    let intent = kind
        .filter(|kind| values.intent.is_none_or(|old| old.kind != *kind))
        .map(|kind| IntentInput { kind, reason: inputs.raw(id::WHY_NOT).to_owned(), owner: None });
    let reasons: std::collections::BTreeSet<ReasonId> =
        inputs.choices(id::REASONS).map(ReasonId::new).collect();
    let standing = values.business.clone().unwrap_or_default();
    let text = inputs.text(id::REASON_TEXT).unwrap_or_default();
    let standing_text = standing.text.and_then(|no| engagement.text(no)).unwrap_or_default();
    let differs =
        (!reasons.is_empty() && reasons != standing.reasons) || (!text.is_empty() && text != standing_text);
    let business =
        differs.then(|| BusinessInput { reasons: reasons.into_iter().collect(), text: text.to_owned() });
    let owner = named::of(turn, engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
    let owner = owner.filter(|named| match named {
        Named::Known(no) => values.owner != Some(*no),
        Named::InRoom { .. } | Named::Typed { .. } => true,
    });
    Ok(Entry {
        start: Edit::Keep,
        date: date.map_or(Edit::Keep, |date| Edit::Set(date.to_owned())),
        intent: intent.map_or(Edit::Keep, Edit::Set),
        business: business.map_or(Edit::Keep, Edit::Set),
        owner: owner.map_or(Edit::Keep, Edit::Set),
    })
}

fn values_of(
    turn: &Turn<'_>,
    engagement: &Engagement,
    service: &ServiceId,
    services: &[ServiceId],
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    let dialog = DialogContent::Wrong {
        engagement: engagement.head.id.clone(),
        service: service.clone(),
        services: services.to_vec(),
    };
    form(turn, dialog, values, problems)
}

fn answer_dialog(
    turn: &Turn<'_>,
    engagement: &Engagement,
    correction: CorrectionNo,
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    let dialog = DialogContent::Answer { engagement: engagement.head.id.clone(), correction };
    form(turn, dialog, values, problems)
}

fn set_aside_dialog(
    turn: &Turn<'_>,
    engagement: &Engagement,
    aside: &Aside,
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    let (service, person) = (aside.service.clone(), aside.person);
    let dialog = DialogContent::SetAside { engagement: engagement.head.id.clone(), service, person };
    form(turn, dialog, values, problems)
}

fn form(turn: &Turn<'_>, dialog: DialogContent, values: Inputs, problems: Vec<Problem>) -> Reply {
    turn.dialog(dialog, values, problems)
}
