//! The success factors between FM and customer: showing them, asking, answering, taking answers over, closing the
//! workshop.

use std::collections::BTreeMap;

use crate::dialogue::form::{NOBODY, id, per_factor};
use crate::dialogue::problems;
use crate::dialogue::verb::{SaidBy, Shown};
use crate::dialogue::{
    Content, DialogContent, Inputs, Layout, Notice, PersonChoice, Place, Problem, Reply, SsatContent,
    SsatDialog,
};
use crate::engagement::Wrong;
use crate::engagement::{
    AnsweredBy, Command, Engagement, Factor, FactorAnswer, Named, Refusal, Role, Side, SsatCommand,
};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn, named};

/// The success factors of the engagement meant here.
///
/// # Errors
/// Stops when there is none, or several.
pub async fn meant(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let engagement = turn.engagement_meant().await?;
    turn.note_used(&engagement.head.id).await?;
    Ok(overview(&engagement))
}

/// The success factors.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn show(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    Ok(overview(&engagement))
}

/// The request to answer as this person may see it now. Teams asks by itself: nothing is changed.
///
/// # Errors
/// Stops when the engagement is not here.
pub async fn request(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?.head.id;
    Ok(Reply::Show(Content::Ssat(SsatContent::Request { engagement })))
}

/// Opens "ask the customer".
///
/// # Errors
/// Stops when this person does not lead the engagement.
pub async fn ask_open(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.led(&on.engagement).await?;
    Ok(ask_dialog(turn, &engagement, Inputs::default(), Vec::new()))
}

/// Asks: one request in the shared conversation, or one in each person's own chat.
///
/// # Errors
/// Stops when the rules say no.
pub async fn ask(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let people = named::several(turn, &engagement, inputs, [id::PEOPLE, "", ""]).await?;
    if people.is_empty() {
        let missing = Problem { input: id::PEOPLE.to_owned(), what: Wrong::Blank };
        return Ok(ask_dialog(turn, &engagement, inputs.clone(), vec![missing]));
    }
    let mut shared = inputs.raw(id::WHERE) != "personal";
    if !shared {
        // Whoever has no chat of their own with the bot is asked where everyone is.
        for person in &people {
            shared |= !reaches(turn, &engagement, person).await?;
        }
    }
    if shared && engagement.head.home.is_none() {
        return Err(Stop::notice(Notice::NotBroughtYet));
    }
    let change = match turn.command(&engagement, Command::Ssat(SsatCommand::Ask(people))).await {
        Ok(change) => change,
        Err(stop) => {
            let mut wrong = problems(&stop.wrong()?, Layout::Single);
            wrong.iter_mut().for_each(|problem| problem.input = id::PEOPLE.to_owned());
            return Ok(ask_dialog(turn, &engagement, inputs.clone(), wrong));
        }
    };
    let now = change.engagement;
    turn.owe_updates(&now).await?;
    let request = Content::Ssat(SsatContent::Request { engagement: now.head.id.clone() });
    if inputs.raw(id::WHERE) == "personal" {
        let asked = now.head.workshop.asked.clone();
        for person in asked.into_iter().flat_map(|asked| asked.people) {
            if reaches(turn, &now, &Named::Known(person)).await? {
                let slot = slots::factors_request_to(&now.head.id, person.0);
                turn.owe_person(&now, person, Op::Post { slot: Some(slot) }, request.clone()).await?;
            }
        }
    }
    if shared {
        let slot = slots::factors_request(&now.head.id);
        turn.owe_home(&now, Op::Post { slot: Some(slot) }, request);
    }
    Ok(Reply::Close)
}

/// Whether somebody named can be asked in their own chat.
async fn reaches(turn: &mut Turn<'_>, engagement: &Engagement, named: &Named) -> Result<bool, Stop> {
    let key = match named {
        Named::Known(no) => engagement.person(*no).and_then(|person| person.link.clone()),
        Named::InRoom { key, .. } => Some(key.clone()),
        Named::Typed { .. } => None,
    };
    match key {
        Some(key) => turn.has_own_chat(&key).await,
        None => Ok(false),
    }
}

/// Opens the customer's answers.
///
/// # Errors
/// Stops for whoever is not of the customer's side.
pub async fn answer_open(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    turn.human()?;
    customer(turn, &engagement)?;
    Ok(answer_dialog(turn, &engagement, Inputs::default(), Vec::new()))
}

/// Keeps the answers for the FM's review.
///
/// # Errors
/// Stops when the rules say no.
pub async fn answer(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    customer(turn, &engagement)?;
    let answers = answers(turn, &engagement, inputs).await?;
    let change = match turn.command(&engagement, Command::Ssat(SsatCommand::Answer(answers))).await {
        Ok(change) => change,
        Err(Stop::Rules(_, refusal)) if *refusal == Refusal::Nothing => {
            let missing = Problem { input: String::new(), what: Wrong::Blank };
            return Ok(answer_dialog(turn, &engagement, inputs.clone(), vec![missing]));
        }
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, Layout::Single);
            return Ok(answer_dialog(turn, &engagement, inputs.clone(), wrong));
        }
    };
    let now = &change.engagement;
    turn.owe_updates(now).await?;
    if let Some(person) = turn.person(now).map(|person| person.no).filter(|_| !change.is_nothing()) {
        let slot = slots::said(&now.head.id, person.0);
        let said = Content::Ssat(SsatContent::Said { engagement: now.head.id.clone(), person });
        turn.owe_person(now, now.head.fm, Op::Post { slot: Some(slot) }, said).await?;
    }
    Ok(Reply::Close)
}

/// The FM takes over what somebody answered.
///
/// # Errors
/// Stops when the rules say no.
pub async fn accept(turn: &mut Turn<'_>, said: &SaidBy) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&said.on.engagement).await?;
    let person = said.person;
    let change = turn.command(&engagement, Command::Ssat(SsatCommand::Accept(person))).await?;
    let now = change.engagement;
    turn.owe_updates(&now).await?;
    Ok(Reply::Show(Content::Ssat(SsatContent::Said { engagement: now.head.id, person })))
}

/// All is reviewed as it stands: the workshop is over.
///
/// # Errors
/// Stops with what is not settled yet.
pub async fn close(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    // What is lacking is for the FM's eyes.
    if turn.here.place() == Place::Shared {
        return Err(Stop::notice(Notice::OnlyPersonal));
    }
    let engagement = turn.engagement(&on.engagement).await?;
    let reviewed = turn.command(&engagement, Command::Ssat(SsatCommand::Review)).await?.engagement;
    let closed = turn.command(&reviewed, Command::Ssat(SsatCommand::CloseWorkshop)).await?.engagement;
    turn.owe_updates(&closed).await?;
    Ok(overview(&closed))
}

/// Refuses for whoever is not of the customer's side, before anything is typed.
fn customer(turn: &Turn<'_>, engagement: &Engagement) -> Result<(), Stop> {
    let claimable = match turn.person(engagement).map(|person| person.side) {
        Some(Side::Customer) => return Ok(()),
        Some(Side::Delivery) => Vec::new(),
        Some(Side::Outsider) | None => Role::CLAIMABLE.to_vec(),
    };
    Err(Turn::refused(Some(engagement), Refusal::NotCustomer { claimable }))
}

async fn answers(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    inputs: &Inputs,
) -> Result<BTreeMap<Factor, FactorAnswer>, Stop> {
    let mut answers = BTreeMap::new();
    for factor in Factor::ALL.iter().copied() {
        let (pick, name) = (per_factor(id::WHO, factor), per_factor(id::NAME, factor));
        // A name that is typed is meant, whatever was ticked before.
        let typed = inputs.text(&name).map(|name| Named::Typed { name: name.to_owned(), email: None });
        let who = match (typed, inputs.raw(&pick)) {
            (Some(typed), _) => AnsweredBy::Person(typed),
            (None, NOBODY) => AnsweredBy::Nobody,
            (None, choice) if PersonChoice::parse(choice).is_some() => {
                let named = named::of(turn, engagement, inputs, [&pick, "", ""]).await?;
                named.map_or(AnsweredBy::Unsaid, AnsweredBy::Person)
            }
            (None, _) => AnsweredBy::Unsaid,
        };
        let when = inputs.raw(&per_factor(id::WHEN, factor)).to_owned();
        answers.insert(factor, FactorAnswer { who, when });
    }
    Ok(answers)
}

fn overview(engagement: &Engagement) -> Reply {
    Reply::Show(Content::Ssat(SsatContent::Overview { engagement: engagement.head.id.clone() }))
}

fn ask_dialog(turn: &Turn<'_>, engagement: &Engagement, values: Inputs, problems: Vec<Problem>) -> Reply {
    let dialog = SsatDialog::Ask { engagement: engagement.head.id.clone() };
    form(turn, dialog, values, problems)
}

fn answer_dialog(turn: &Turn<'_>, engagement: &Engagement, values: Inputs, problems: Vec<Problem>) -> Reply {
    let dialog = SsatDialog::Answer { engagement: engagement.head.id.clone() };
    form(turn, dialog, values, problems)
}

fn form(turn: &Turn<'_>, dialog: SsatDialog, values: Inputs, problems: Vec<Problem>) -> Reply {
    turn.dialog(DialogContent::Ssat(dialog), values, problems)
}
