//! "I'm on this project as…", the FM's answer to it, and who a typed person is in Teams.

use crate::dialogue::form::id;
use crate::dialogue::verb::{Claimant, Pair, Shown};
use crate::dialogue::{Content, DialogContent, Inputs, Notice, Problem, Reply};
use crate::engagement::Wrong;
use crate::engagement::{Command, Engagement, PersonKey, Role};
use crate::records::{Member, Op, keys};
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn};

/// Opens the dialog.
///
/// # Errors
/// Stops when the engagement is not here, or Teams does not name the person.
pub async fn join_open(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    turn.human()?;
    Ok(dialog(turn, &engagement, Inputs::default(), Vec::new()))
}

/// Tells the FM what somebody says they are.
///
/// # Errors
/// Stops when the rules say no.
pub async fn join(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.engagement).await?;
    let named = inputs.raw(id::ROLE);
    let role =
        serde_json::from_value::<Role>(named.into()).ok().filter(|role| Role::CLAIMABLE.contains(role));
    let Some(role) = role else {
        let what = if named.is_empty() { Wrong::Blank } else { Wrong::NotOffered };
        let problem = Problem { input: id::ROLE.to_owned(), what };
        return Ok(dialog(turn, &engagement, inputs.clone(), vec![problem]));
    };
    let change = turn.command(&engagement, Command::Claim(role)).await?;
    let now = &change.engagement;
    if let Some(person) = turn.person(now).filter(|_| !change.is_nothing()).map(|person| person.no) {
        let slot = slots::claim(&now.head.id, person.0);
        let content = Content::Claim { engagement: now.head.id.clone(), person };
        turn.owe_person(now, now.head.fm, Op::Post { slot: Some(slot) }, content).await?;
    }
    Ok(Reply::Show(Content::Notice { notice: Notice::ClaimSent, engagement: Some(now.head.id.clone()) }))
}

/// The FM says yes.
///
/// # Errors
/// Stops when the rules say no.
pub async fn accept(turn: &mut Turn<'_>, someone: &Claimant) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&someone.on.engagement).await?;
    let change =
        turn.command(&engagement, Command::AcceptClaim { person: someone.person, is: someone.is }).await?;
    turn.owe_updates(&change.engagement).await?;
    Ok(claim(&change.engagement, someone))
}

/// The FM leaves it for now.
///
/// # Errors
/// Stops when the rules say no.
pub async fn decline(turn: &mut Turn<'_>, someone: &Claimant) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&someone.on.engagement).await?;
    let change = turn.command(&engagement, Command::DeclineClaim(someone.person)).await?;
    Ok(claim(&change.engagement, someone))
}

/// The FM says that a typed person is somebody in the conversation.
///
/// # Errors
/// Stops when the rules say no.
pub async fn tie(turn: &mut Turn<'_>, pair: &Pair) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&pair.on.engagement).await?;
    let Some(home) = &engagement.head.home else {
        return Err(Stop::notice(Notice::StaleCard));
    };
    let key = PersonKey { tenant: home.tenant.clone(), person: pair.seen.clone() };
    // Only somebody whom the roster names there: what the button says is no proof.
    if turn.work.get::<Member>(&keys::member(&home.tenant, &home.conversation, &key)).await?.is_none() {
        return Err(Stop::notice(Notice::StaleCard));
    }
    let change = turn.command(&engagement, Command::Tie { person: pair.typed, key }).await?;
    turn.owe_updates(&change.engagement).await?;
    Ok(suggestion(&change.engagement, pair, false))
}

/// The FM says that they are two people: nothing changes, and the card asks no more.
///
/// # Errors
/// Stops for whoever does not lead the engagement.
pub async fn keep_apart(turn: &mut Turn<'_>, pair: &Pair) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&pair.on.engagement).await?;
    turn.must_lead(&engagement)?;
    Ok(suggestion(&engagement, pair, true))
}

fn suggestion(engagement: &Engagement, pair: &Pair, apart: bool) -> Reply {
    let (typed, seen) = (pair.typed, pair.seen.clone());
    Reply::Show(Content::TieSuggestion { engagement: engagement.head.id.clone(), typed, seen, apart })
}

fn claim(engagement: &Engagement, someone: &Claimant) -> Reply {
    Reply::Show(Content::Claim { engagement: engagement.head.id.clone(), person: someone.person })
}

fn dialog(turn: &Turn<'_>, engagement: &Engagement, values: Inputs, problems: Vec<Problem>) -> Reply {
    let dialog = DialogContent::Join { engagement: engagement.head.id.clone() };
    turn.dialog(dialog, values, problems)
}
