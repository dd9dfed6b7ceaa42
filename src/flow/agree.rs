//! Who agreed, as the FM records it; asking the customer to confirm; and the text for those who only read mail.

use jiff::civil::Date;

use crate::dialogue::form::id;
use crate::dialogue::problems;
use crate::dialogue::verb::Shown;
use crate::dialogue::{Content, DialogContent, Form, Inputs, Layout, Notice, Problem, Reply};
use crate::engagement::Wrong;
use crate::engagement::{Command, Engagement, How, Now, ServiceId};
use crate::turn::{Stop, Turn, named};

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
    let Some(with) = named::of(turn, &engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await? else {
        let missing = Problem { input: id::PERSON.to_owned(), what: Wrong::Blank };
        return Ok(dialog(turn, &engagement, inputs.clone(), vec![missing]));
    };
    let on_day = match inputs.text(id::WHEN).map(str::parse::<Date>) {
        None => None,
        Some(Ok(day)) => Some(day),
        Some(Err(_)) => {
            let wrong = Problem { input: id::WHEN.to_owned(), what: Wrong::NotADate };
            return Ok(dialog(turn, &engagement, inputs.clone(), vec![wrong]));
        }
    };
    let command = Command::RecordAgreed {
        with,
        how: How::parse(inputs.raw(id::HOW)),
        on: on_day,
        note: inputs.raw(id::COMMENT).to_owned(),
        services: agreed_services(turn, &engagement, inputs),
    };
    let change = match turn.command(&engagement, command).await {
        Ok(change) => change,
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, Layout::Single);
            return Ok(dialog(turn, &engagement, inputs.clone(), wrong));
        }
    };
    turn.owe_updates(&change.engagement).await?;
    turn.owe_requests(&change.engagement);
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
    let services = engagement.to_confirm(&turn.env.policy, Now { at: turn.now });
    let change = turn.command(&engagement, Command::AskToConfirm(services)).await?;
    let asked = &change.engagement;
    turn.owe_updates(asked).await?;
    turn.owe_requests(asked);
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

/// The services that the form ticks; all that can be agreed to, where it does not offer the choice.
fn agreed_services(turn: &Turn<'_>, engagement: &Engagement, inputs: &Inputs) -> Vec<ServiceId> {
    let open = engagement.to_agree(&turn.env.policy, Now { at: turn.now });
    if !inputs.has(id::SERVICES) {
        return open;
    }
    let ticked: Vec<&str> = inputs.choices(id::SERVICES).collect();
    open.into_iter().filter(|service| ticked.contains(&service.as_str())).collect()
}

fn dialog(turn: &Turn<'_>, engagement: &Engagement, values: Inputs, problems: Vec<Problem>) -> Reply {
    let dialog = DialogContent::Agree { engagement: engagement.head.id.clone() };
    turn.dialog(dialog, values, problems)
}
