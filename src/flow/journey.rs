//! The FM's card of the playbook and its buttons: phases, acts, tasks, rules, outcomes.
//!
//! All of it is internal: asked for in a shared conversation, it is answered in the FM's own chat. Hand-over and
//! cover have a file of their own; what the forms hold is read in `turn::journey_input`.

use crate::dialogue::form::id;
use crate::dialogue::verb::{OfAct, OfForm, OfProcess, OfSubject, OfView};
use crate::dialogue::{
    Content, DialogContent, Inputs, JourneyContent, JourneyDialog, JourneyForm, JourneyView, Notice, Place,
    Problem, Reply,
};
use crate::dialogue::{Layout, problems};
use crate::engagement::Wrong;
use crate::engagement::{
    Acted, Change, Command, Engagement, JourneyCommand, JourneyEvent, LineState, Now, Phase, Refusal,
    Subject, What,
};
use crate::playbook::{ActId, TaskId};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn, journey_input};

/// Shows the card for the engagement meant here.
///
/// # Errors
/// Stops when there is none, or the person does not lead it.
pub async fn meant(turn: &mut Turn<'_>, view: JourneyView) -> Result<Reply, Stop> {
    let engagement = turn.engagement_meant().await?;
    begin_with(turn, &engagement, view).await
}

/// Shows the card in a message of its own, beside the one that was pressed.
///
/// # Errors
/// As [`meant`].
pub async fn begin(turn: &mut Turn<'_>, of: &OfView) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&of.on.engagement).await?;
    match begin_with(turn, &engagement, of.view.clone()).await? {
        // The card that was pressed stays as it is.
        Reply::Nothing => Ok(Reply::Show(Content::Engagement { engagement: engagement.head.id })),
        told => Ok(told),
    }
}

async fn begin_with(turn: &mut Turn<'_>, engagement: &Engagement, view: JourneyView) -> Result<Reply, Stop> {
    turn.must_lead(engagement)?;
    turn.note_used(&engagement.head.id).await?;
    turn.owe_way(engagement, view, true).await?;
    Ok(told(turn))
}

/// In a shared conversation stands only that the answer was sent.
fn told(turn: &mut Turn<'_>) -> Reply {
    match turn.here.place() {
        Place::Personal => Reply::Nothing,
        Place::Shared => turn.sent_to_you(),
    }
}

/// Shows another side of the card.
///
/// # Errors
/// Stops when the person does not lead the engagement.
pub async fn show(turn: &mut Turn<'_>, of: &OfView) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    answer(turn, &engagement, of.view.clone()).await
}

/// Records an act, today.
///
/// # Errors
/// Stops when the rules say no.
pub async fn act(turn: &mut Turn<'_>, of: &OfAct) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    let change = turn.command(&engagement, journey(JourneyCommand::Act(Acted::of(of.act)))).await?;
    settled(turn, &change).await?;
    answer(turn, &change.engagement, of.view.clone()).await
}

/// Attests one thing.
///
/// # Errors
/// Stops when the rules say no.
pub async fn attest(turn: &mut Turn<'_>, of: &OfSubject) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    let command = JourneyCommand::Attest { subjects: vec![of.subject.clone()], so: true };
    let change = turn.command(&engagement, journey(command)).await?;
    settled(turn, &change).await?;
    answer(turn, &change.engagement, of.view.clone()).await
}

/// Attests everything that a process misses.
///
/// # Errors
/// Stops when the rules say no.
pub async fn attest_all(turn: &mut Turn<'_>, of: &OfProcess) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    let now = Now { at: turn.now };
    let view = engagement.process_view(&of.process, &turn.env.policy, now);
    let lines = view.iter().flat_map(|view| view.inputs.iter().chain(&view.outputs));
    let missing = lines.filter(|line| line.state == LineState::Missing);
    let subjects = missing.map(|line| Subject::Line(line.id.clone())).collect();
    let command = JourneyCommand::Attest { subjects, so: true };
    let change = turn.command(&engagement, journey(command)).await?;
    settled(turn, &change).await?;
    answer(turn, &change.engagement, JourneyView::Process(of.process.clone())).await
}

/// It goes on.
///
/// # Errors
/// Stops when the rules say no.
pub async fn resume(turn: &mut Turn<'_>, of: &OfView) -> Result<Reply, Stop> {
    plain(turn, of, JourneyCommand::Resume).await
}

/// The cover ends.
///
/// # Errors
/// Stops when the rules say no.
pub async fn end_cover(turn: &mut Turn<'_>, of: &OfView) -> Result<Reply, Stop> {
    plain(turn, of, JourneyCommand::EndCover).await
}

/// Puts FastTrack's terms before the customer, in the shared conversation.
///
/// # Errors
/// Stops when there is none, or the rules say no.
pub async fn send_terms(turn: &mut Turn<'_>, of: &OfView) -> Result<Reply, Stop> {
    if turn.led(&of.on.engagement).await?.head.home.is_none() {
        return Err(Stop::notice(Notice::NotBroughtYet));
    }
    plain(turn, of, JourneyCommand::SendTerms).await
}

async fn plain(turn: &mut Turn<'_>, of: &OfView, command: JourneyCommand) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    let change = turn.command(&engagement, journey(command)).await?;
    settled(turn, &change).await?;
    answer(turn, &change.engagement, of.view.clone()).await
}

/// Opens a form.
///
/// # Errors
/// Stops when the person does not lead the engagement.
pub async fn open(turn: &mut Turn<'_>, of: &OfForm) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    if turn.here.place() == Place::Shared {
        return begin_with(turn, &engagement, of.view.clone()).await;
    }
    Ok(dialog(turn, of, of.form.clone(), Inputs::default(), Vec::new()))
}

/// Sends a form; what is wrong comes back in it with what was typed.
///
/// # Errors
/// Stops when the rules say no.
pub async fn send(turn: &mut Turn<'_>, of: &OfForm, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    if of.form == JourneyForm::Find {
        return Ok(found(turn, of, inputs));
    }
    if let Some(own) = own_form(&of.form, inputs) {
        return Ok(dialog(turn, of, own, Inputs::default(), Vec::new()));
    }
    let commands = match journey_input::commands(turn, &engagement, &of.form, inputs).await? {
        Ok(commands) => commands,
        Err(wrong) => return Ok(dialog(turn, of, of.form.clone(), inputs.clone(), wrong)),
    };
    let mut now = engagement;
    for command in commands {
        let change = match turn.command(&now, journey(command)).await {
            Ok(change) => change,
            Err(Stop::Rules(by, refusal)) => match *refusal {
                Refusal::Wrong(wrong) => {
                    let wrong = problems(&wrong, Layout::Single);
                    return Ok(dialog(turn, of, of.form.clone(), inputs.clone(), wrong));
                }
                other => return Err(Stop::Rules(by, Box::new(other))),
            },
            Err(stop) => return Err(stop),
        };
        settled(turn, &change).await?;
        now = change.engagement;
    }
    turn.owe_way(&now, of.view.clone(), false).await?;
    Ok(Reply::Close)
}

/// A search goes on with what was found, and with the task once one is chosen.
fn found(turn: &Turn<'_>, of: &OfForm, inputs: &Inputs) -> Reply {
    if let Some(task) = inputs.text(id::CHOICE).and_then(|id| id.parse().ok()) {
        return dialog(turn, of, JourneyForm::Task(TaskId(task)), Inputs::default(), Vec::new());
    }
    let missing = inputs.text(id::COMMENT).is_none();
    let problem = Problem { input: id::COMMENT.to_owned(), what: Wrong::Blank };
    dialog(turn, of, JourneyForm::Find, inputs.clone(), missing.then_some(problem).into_iter().collect())
}

/// The form of its own that the act chosen in the list of all goes on with, if it has one.
fn own_form(form: &JourneyForm, inputs: &Inputs) -> Option<JourneyForm> {
    let chosen = ActId::parse(inputs.raw(id::ACT)).filter(|_| matches!(form, JourneyForm::Act(_)));
    let own =
        [(ActId::TermsApproved, JourneyForm::Terms), (ActId::AdoptionSmeIntroduced, JourneyForm::Introduce)];
    own.into_iter().find(|(act, _)| Some(*act) == chosen).map(|(_, form)| form)
}

/// What follows for the cards that stand: all of them anew, a hand-over's card, the customer's farewell.
async fn settled(turn: &mut Turn<'_>, change: &Change) -> Result<(), Stop> {
    if change.is_nothing() {
        return Ok(());
    }
    let now = &change.engagement;
    turn.owe_updates(now).await?;
    for event in &change.events {
        let What::Journey(event) = &event.what else { continue };
        match event {
            JourneyEvent::Moved { to: Phase::Disengaged, .. }
            | JourneyEvent::Overridden { to: Phase::Disengaged, .. } => {
                let content = JourneyContent::Farewell { engagement: now.head.id.clone() };
                let slot = slots::farewell(&now.head.id, now.head.cycle);
                turn.owe_home(now, Op::Post { slot: Some(slot) }, Content::Journey(content));
            }
            JourneyEvent::Offered { to } => {
                let content = Content::Journey(JourneyContent::HandOver { engagement: now.head.id.clone() });
                let slot = slots::hand_over(&now.head.id, to.0);
                turn.owe_person(now, *to, Op::Post { slot: Some(slot) }, content).await?;
            }
            JourneyEvent::Covered { person, .. } => {
                let content = Content::Engagement { engagement: now.head.id.clone() };
                let slot = slots::cover(&now.head.id, person.0);
                turn.owe_person(now, *person, Op::Post { slot: Some(slot) }, content).await?;
            }
            JourneyEvent::Introduced { .. } => {
                let content = JourneyContent::Introduction { engagement: now.head.id.clone() };
                let slot = slots::introduction(&now.head.id);
                turn.owe_home(now, Op::Post { slot: Some(slot) }, Content::Journey(content));
            }
            JourneyEvent::TermsRecorded { .. } => turn.owe_terms(now),
            JourneyEvent::Acted { act: ActId::TermsSent, .. } if was_shown(now, turn) => turn.owe_terms(now),
            _ => {}
        }
    }
    Ok(())
}

/// Whether the terms were put before the customer by this very act, rather than sent elsewhere.
fn was_shown(now: &Engagement, turn: &Turn<'_>) -> bool {
    now.path.state.terms.shown == Some(turn.now)
}

async fn answer(turn: &mut Turn<'_>, engagement: &Engagement, view: JourneyView) -> Result<Reply, Stop> {
    if turn.here.place() == Place::Shared {
        return begin_with(turn, engagement, view).await;
    }
    let engagement = engagement.head.id.clone();
    Ok(Reply::Show(Content::Journey(JourneyContent::Card { engagement, view })))
}

fn journey(command: JourneyCommand) -> Command {
    Command::Journey(command)
}

fn dialog(turn: &Turn<'_>, of: &OfForm, form: JourneyForm, values: Inputs, problems: Vec<Problem>) -> Reply {
    let dialog = JourneyDialog { engagement: of.on.engagement.clone(), form, view: of.view.clone() };
    turn.dialog(DialogContent::Journey(dialog), values, problems)
}
