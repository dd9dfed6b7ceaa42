//! The success checklist and plan: showing it, ticking it, arranging it, and sharing links for what is open.

use crate::dialogue::form::id;
use crate::dialogue::plan_form::id as input;
use crate::dialogue::problems;
use crate::dialogue::verb::{OnForm, OnItem, OnLinks, OnSheet};
use crate::dialogue::{Content, Inputs, Layout, Notice, Place, PlanForm, Problem, Reader, Reply, Sheet};
use crate::engagement::Wrong;
use crate::engagement::{
    ChecklistGroup, Command, Edit, Engagement, ItemEdit, ItemKey, NewItem, PlanCommand, ServiceId,
};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Message, Stop, Turn, named};

/// A sheet asked for by a word: it stands where it was asked for, and the one before it goes.
///
/// # Errors
/// Stops when there is no engagement here, or the sheet is not for this person or place.
pub async fn ask(turn: &mut Turn<'_>, sheet: Sheet) -> Result<Reply, Stop> {
    if sheet == Sheet::Figures && turn.here.place() == Place::Shared {
        return Err(Stop::notice(Notice::OnlyPersonal));
    }
    let engagement = turn.engagement_meant().await?;
    let head = &engagement.head;
    turn.note_used(&head.id).await?;
    may_read(turn, &engagement, &sheet)?;
    let (reader, slot) = match (turn.here.place(), turn.person(&engagement)) {
        (Place::Personal, Some(person)) => {
            (turn.reader(&engagement), slots::own_sheet(&head.id, person.no.0))
        }
        (Place::Personal, None) => return Err(Stop::notice(Notice::NoEngagement)),
        (Place::Shared, _) => (Reader::everyone(head.language), slots::sheet(&head.id, sheet.name())),
    };
    let content = Content::Plan { engagement: head.id.clone(), sheet };
    turn.owe_here(Message::new(content, reader), Some(slot));
    Ok(Reply::Nothing)
}

/// A sheet as this person may see it now.
///
/// # Errors
/// Stops when the engagement is not here, or the sheet is not for this person or place.
pub async fn show(turn: &mut Turn<'_>, at: &OnSheet) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&at.on.engagement).await?;
    may_read(turn, &engagement, &at.sheet)?;
    Ok(turn.sheet_again(&engagement, at))
}

/// One tap: done, undone, taken, or the plan made.
///
/// # Errors
/// Stops when the rules say no.
pub async fn act(turn: &mut Turn<'_>, at: &OnSheet, command: PlanCommand) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&at.on.engagement).await?;
    let change = turn.command(&engagement, Command::Plan(command)).await?;
    turn.owe_plan(&change, &at.sheet, false).await?;
    Ok(turn.sheet_again(&change.engagement, at))
}

/// Opens a form, or a sheet in a dialog.
///
/// # Errors
/// Stops when the engagement is not here, or the form is not for this person or place.
pub async fn open(turn: &mut Turn<'_>, on: &OnForm) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.at.on.engagement).await?;
    match &on.form {
        PlanForm::Sheet(sheet) => may_read(turn, &engagement, sheet)?,
        PlanForm::Figures | PlanForm::Goals | PlanForm::Service(_) => {
            may_read(turn, &engagement, &Sheet::Figures)?;
        }
        PlanForm::Arrange(_) => turn.must_lead(&engagement)?,
        PlanForm::Item(_) | PlanForm::Add(_) | PlanForm::Copy => {}
    }
    Ok(turn.plan_dialog(&engagement, &on.at, on.form.clone(), Inputs::default(), Vec::new()))
}

/// Saves a form; what cannot be comes back with what was typed.
///
/// # Errors
/// Stops when the rules say no.
pub async fn save(turn: &mut Turn<'_>, on: &OnForm, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.at.on.engagement).await?;
    let command = match &on.form {
        PlanForm::Arrange(_) => match arrange(turn, &engagement, inputs).await? {
            Ok(command) => command,
            Err(problem) => return Ok(again(turn, &engagement, on, inputs, vec![problem])),
        },
        PlanForm::Item(item) => edit(turn, &engagement, item, inputs).await?,
        PlanForm::Add(_) => add(turn, &engagement, inputs).await?,
        // Nothing to save in these.
        PlanForm::Sheet(_) | PlanForm::Copy | PlanForm::Figures | PlanForm::Goals | PlanForm::Service(_) => {
            return Err(Stop::notice(Notice::StaleCard));
        }
    };
    decided(turn, &engagement, on, inputs, command).await
}

/// The item is not to be done, for the reason typed.
///
/// # Errors
/// Stops when the rules say no.
pub async fn drop(turn: &mut Turn<'_>, on: &OnItem, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.at.on.engagement).await?;
    let reason = inputs.raw(id::COMMENT).to_owned();
    let form = OnForm { at: on.at.clone(), form: PlanForm::Item(on.item.clone()) };
    decided(turn, &engagement, &form, inputs, PlanCommand::Drop { item: on.item.clone(), reason }).await
}

/// Somebody else may do it.
///
/// # Errors
/// Stops when the rules say no.
pub async fn release(turn: &mut Turn<'_>, on: &OnItem) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.at.on.engagement).await?;
    let form = OnForm { at: on.at.clone(), form: PlanForm::Item(on.item.clone()) };
    let command = PlanCommand::Release(on.item.clone());
    decided(turn, &engagement, &form, &Inputs::default(), command).await
}

/// Links are put before the customer, and kept as evidence.
///
/// # Errors
/// Stops when the rules say no.
pub async fn share(turn: &mut Turn<'_>, on: &OnLinks) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.at.on.engagement).await?;
    let personal = turn.here.place() == Place::Personal;
    if personal && engagement.head.home.is_none() {
        return Err(Stop::notice(Notice::NotBroughtYet));
    }
    let change = turn.command(&engagement, Command::Plan(PlanCommand::Share(on.links.clone()))).await?;
    let now = &change.engagement;
    turn.owe_plan(&change, &on.at.sheet, false).await?;
    if personal {
        let sheet = Sheet::Shared(on.links.clone());
        let slot = slots::sheet(&now.head.id, sheet.name());
        let content = Content::Plan { engagement: now.head.id.clone(), sheet };
        turn.owe_home(now, Op::Post { slot: Some(slot) }, content);
    }
    Ok(turn.sheet_again(now, &OnSheet { sheet: Sheet::Shared(on.links.clone()), ..on.at.clone() }))
}

async fn decided(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    on: &OnForm,
    inputs: &Inputs,
    command: PlanCommand,
) -> Result<Reply, Stop> {
    match turn.command(engagement, Command::Plan(command)).await {
        Ok(change) => turn.plan_saved(&change, on).await,
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, Layout::Single);
            Ok(again(turn, engagement, on, inputs, wrong))
        }
    }
}

fn again(
    turn: &Turn<'_>,
    engagement: &Engagement,
    on: &OnForm,
    inputs: &Inputs,
    problems: Vec<Problem>,
) -> Reply {
    turn.plan_dialog(engagement, &on.at, on.form.clone(), inputs.clone(), problems)
}

/// What the figures say is the FM's, in their own chat.
fn may_read(turn: &Turn<'_>, engagement: &Engagement, sheet: &Sheet) -> Result<(), Stop> {
    match sheet {
        Sheet::Figures if turn.here.place() == Place::Shared => Err(Stop::notice(Notice::OnlyPersonal)),
        Sheet::Figures => turn.must_lead(engagement),
        Sheet::Checklist | Sheet::Group(..) | Sheet::Mine | Sheet::Plan | Sheet::Links | Sheet::Shared(_) => {
            Ok(())
        }
    }
}

async fn arrange(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    inputs: &Inputs,
) -> Result<Result<PlanCommand, Problem>, Stop> {
    let group = match inputs.raw(input::GROUP) {
        "all" => None,
        key => match ChecklistGroup::parse(key) {
            Some(group) => Some(group),
            None => {
                let problem = Problem { input: input::GROUP.to_owned(), what: Wrong::NotOffered };
                return Ok(Err(problem));
            }
        },
    };
    let owner = named::of(turn, engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
    let due = inputs.text(input::DUE).map(str::to_owned);
    Ok(Ok(PlanCommand::Arrange {
        group,
        only_free: inputs.toggle(input::ONLY_FREE),
        owner: owner.map_or(Edit::Keep, Edit::Set),
        due: due.map_or(Edit::Keep, Edit::Set),
    }))
}

async fn edit(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    item: &ItemKey,
    inputs: &Inputs,
) -> Result<PlanCommand, Stop> {
    let owner = named::of(turn, engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
    let owner = match owner {
        Some(named) => Edit::Set(named),
        None if inputs.has(id::PERSON) => Edit::Clear,
        None => Edit::Keep,
    };
    let text = |key: &str| if inputs.has(key) { Edit::Set(inputs.raw(key).to_owned()) } else { Edit::Keep };
    let services = if inputs.has(id::SERVICES) { Edit::Set(services(inputs)) } else { Edit::Keep };
    let (due, note, evidence) = (text(input::DUE), text(input::NOTE), text(input::EVIDENCE));
    let edit = ItemEdit { owner, due, services, note, evidence };
    Ok(PlanCommand::Edit { item: item.clone(), edit })
}

async fn add(turn: &mut Turn<'_>, engagement: &Engagement, inputs: &Inputs) -> Result<PlanCommand, Stop> {
    if let Some(key) = inputs.text(input::TAKE).filter(|_| inputs.text(input::TEXT).is_none()) {
        return Ok(PlanCommand::Include(ItemKey::new(key)));
    }
    let owner = named::of(turn, engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
    Ok(PlanCommand::Add(NewItem {
        text: inputs.raw(input::TEXT).to_owned(),
        group: ChecklistGroup::parse(inputs.raw(input::GROUP)).unwrap_or(ChecklistGroup::Together),
        owner,
        due: inputs.raw(input::DUE).to_owned(),
        services: services(inputs),
    }))
}

fn services(inputs: &Inputs) -> Vec<ServiceId> {
    inputs.choices(id::SERVICES).map(ServiceId::new).collect()
}
