//! Who agreed, as the FM records it; asking the customer to confirm; and the text for those who only read mail.

use jiff::civil::Date;

use crate::dialogue::form::{PERSON_INPUTS, id};
use crate::dialogue::verb::Shown;
use crate::dialogue::{Content, DialogContent, Form, Inputs, Notice, Problem, ProblemKind, Reply};
use crate::engagement::{Command, Engagement, How, PersonNo, Refusal, ServiceId, State};
use crate::records::Op;
use crate::turn::deliver::{groups, requested, slots};
use crate::turn::{Stop, Turn, named, problems};

/// The most people that one request mentions.
const MOST_MENTIONED: usize = 2;

/// Opens "agreed with…".
///
/// # Errors
/// Stops when the engagement is not this person's.
pub async fn open(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    Ok(dialog(turn, &engagement, Inputs::default(), Vec::new()))
}

/// Records who agreed, how and when. The person named sees it once in the shared conversation.
///
/// # Errors
/// Stops when the rules say no.
pub async fn submit(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let Some(with) = named::of(turn, inputs, id::PERSON, id::NAME, id::EMAIL).await? else {
        let missing = Problem { input: id::PERSON.to_owned(), kind: ProblemKind::Required };
        return Ok(dialog(turn, &engagement, inputs.clone(), vec![missing]));
    };
    let on_day = match inputs.text(id::WHEN).map(str::parse::<Date>) {
        None => None,
        Some(Ok(day)) => Some(day),
        Some(Err(_)) => {
            let wrong = Problem { input: id::WHEN.to_owned(), kind: ProblemKind::NotADate };
            return Ok(dialog(turn, &engagement, inputs.clone(), vec![wrong]));
        }
    };
    let command = Command::RecordAgreed {
        with,
        how: how(inputs.raw(id::HOW)),
        on: on_day,
        note: inputs.raw(id::COMMENT).to_owned(),
        services: whole(turn, &engagement),
    };
    let change = match turn.command(&engagement, command).await {
        Ok(change) => change,
        Err(stop) => return wrong(turn, &engagement, inputs, stop),
    };
    turn.owe_updates(&change.engagement).await?;
    let with = change.engagement.dibs.values().filter_map(|dibs| dibs.agreed.as_ref()).map(|agreed| agreed.with);
    let mention: Vec<PersonNo> = with.last().into_iter().collect();
    post_requests(turn, &change.engagement, &mention);
    Ok(Reply::Close)
}

/// Asks the customer to confirm.
///
/// # Errors
/// Stops when there is nothing to ask, or no shared conversation to ask in.
pub async fn ask(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    if engagement.head.home.is_none() {
        return Err(Stop::notice(Notice::NotBroughtYet));
    }
    let services = engagement.to_ask(&turn.env.policy);
    let change = turn.command(&engagement, Command::AskToConfirm(services.clone())).await?;
    let asked = &change.engagement;
    turn.owe_updates(asked).await?;
    let mention = to_mention(asked, &services);
    post_requests(turn, asked, &mention);
    Ok(Reply::Show(Content::Captured { engagement: asked.head.id.clone() }))
}

/// Opens the text to send by e-mail.
///
/// # Errors
/// Stops when the engagement is not this person's.
pub async fn copy(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let dialog = DialogContent::CopyText { engagement: engagement.head.id };
    Ok(Reply::Dialog(Content::Dialog { dialog, form: Form::default() }))
}

/// Posts the customer's cards anew, so that they stand last in the conversation.
fn post_requests(turn: &mut Turn<'_>, engagement: &Engagement, mention: &[PersonNo]) {
    let services = requested(engagement);
    for (index, group) in groups(engagement, &services).into_iter().enumerate() {
        let slot = slots::request(&engagement.head.id, index);
        let content = Content::Request { engagement: engagement.head.id.clone(), services: group };
        turn.owe_home(engagement, Op::Post { slot: Some(slot) }, content, mention.to_vec());
    }
}

/// Whom a request mentions: the success owners asked, the most concerned first.
fn to_mention(engagement: &Engagement, services: &[ServiceId]) -> Vec<PersonNo> {
    let mut owners: Vec<(PersonNo, usize)> = Vec::new();
    for owner in services.iter().filter_map(|service| engagement.dibs.get(service)?.values.owner) {
        match owners.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, count)) => *count += 1,
            None => owners.push((owner, 1)),
        }
    }
    owners.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    owners.into_iter().map(|(owner, _)| owner).take(MOST_MENTIONED).collect()
}

/// The services with nothing left blank, which somebody can have agreed to.
fn whole(turn: &Turn<'_>, engagement: &Engagement) -> Vec<ServiceId> {
    let standing = |service: &&ServiceId| {
        let state = engagement.standing(service, turn.now, &turn.env.policy).state;
        state >= State::Captured
    };
    engagement.head.services.iter().filter(standing).cloned().collect()
}

fn how(key: &str) -> How {
    match key {
        "email" => How::Email,
        "call" => How::Call,
        _ => How::Meeting,
    }
}

fn dialog(turn: &Turn<'_>, engagement: &Engagement, values: Inputs, problems: Vec<Problem>) -> Reply {
    let dialog = DialogContent::Agree { engagement: engagement.head.id.clone() };
    Reply::Dialog(Content::Dialog { dialog, form: Form { values, problems, nonce: turn.token(8) } })
}

fn wrong(turn: &Turn<'_>, engagement: &Engagement, inputs: &Inputs, stop: Stop) -> Result<Reply, Stop> {
    match stop.wrong() {
        Ok(wrong) => Ok(dialog(turn, engagement, inputs.clone(), problems::of(&wrong))),
        Err(stop) => Err(stop),
    }
}
