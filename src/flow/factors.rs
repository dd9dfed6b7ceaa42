//! The FM's form of the success factors: one page for all services, rows for exceptions, everything about one
//! service; and a draft after each.

use std::collections::BTreeMap;

use crate::dialogue::form::{FACTORS as FORM, carry_over, id, per_factor, per_service, without_repeats};
use crate::dialogue::problems;
use crate::dialogue::verb::{OfService, RowsFrom, Shown};
use crate::dialogue::{
    Content, DialogContent, Inputs, Layout, Place, Problem, Reply, SsatContent, SsatDialog,
};
use crate::engagement::{
    Command, Edit, Engagement, Factor, FactorEntries, FactorEntry, FactorStatus, Refusal, ServiceId,
    SsatCommand,
};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn, named};

/// The key, within a draft, of the row from which page 2 was shown; absent on page 1.
const FROM: &str = "from";

/// Opens the form where it was left.
///
/// # Errors
/// Stops when this person does not lead the engagement.
pub async fn open(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.led(&on.engagement).await?;
    turn.note_used(&engagement.head.id).await?;
    let (values, from) = draft(turn, &engagement);
    let page = from.map_or(Page::Same, Page::Rows);
    Ok(page_of(turn, &engagement, page, values, Vec::new()))
}

/// Opens the form at one service.
///
/// # Errors
/// As [`open`].
pub async fn one(turn: &mut Turn<'_>, of: &OfService) -> Result<Reply, Stop> {
    let engagement = turn.led(&of.on.engagement).await?;
    intended(&engagement, &of.service)?;
    turn.note_used(&engagement.head.id).await?;
    let (values, _) = draft(turn, &engagement);
    Ok(page_of(turn, &engagement, Page::Service(of.service.clone()), values, Vec::new()))
}

/// Keeps what is on the page and goes on to the rows.
///
/// # Errors
/// As [`open`].
pub async fn rows(turn: &mut Turn<'_>, paged: &RowsFrom, inputs: &Inputs) -> Result<Reply, Stop> {
    turn_page(turn, &paged.on, Page::Rows(paged.from), inputs).await
}

/// Keeps what is on the page and goes back to page 1.
///
/// # Errors
/// As [`open`].
pub async fn back(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    turn_page(turn, on, Page::Same, inputs).await
}

/// Keeps what is on the page and shows everything about one service.
///
/// # Errors
/// As [`open`].
pub async fn service(turn: &mut Turn<'_>, of: &OfService, inputs: &Inputs) -> Result<Reply, Stop> {
    turn_page(turn, &of.on, Page::Service(of.service.clone()), inputs).await
}

/// Saves everything; a blank is saved as blank, a wrong value comes back with what is wrong.
///
/// # Errors
/// As [`open`].
pub async fn save(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.led(&on.engagement).await?;
    let (mut values, _) = draft(turn, &engagement);
    values.extend(inputs);
    let command = SsatCommand::Enter {
        services: ticked(&engagement, &values),
        same: same(turn, &engagement, &values).await?,
        exceptions: exceptions(turn, &engagement, &values).await?,
    };
    let change = match turn.command(&engagement, Command::Ssat(command)).await {
        Ok(change) => change,
        Err(stop) => {
            let (page, wrong) = misplaced(&values, problems(&stop.wrong()?, Layout::Rows), &engagement);
            return Ok(page_of(turn, &engagement, page, values, wrong));
        }
    };
    turn.owe_ties(&change).await?;
    let saved = turn.command(&change.engagement, Command::DropDraft(FORM.to_owned())).await?.engagement;
    turn.owe_updates(&saved).await?;
    let slot = slots::factors(&saved.head.id);
    let content = Content::Ssat(SsatContent::Overview { engagement: saved.head.id.clone() });
    turn.owe_person(&saved, turn.leader(&saved), Op::Post { slot: Some(slot) }, content).await?;
    Ok(Reply::Close)
}

/// A page of the form.
enum Page {
    Same,
    Rows(usize),
    Service(ServiceId),
}

/// Keeps the draft with what was typed on the page left, and shows page `to`.
async fn turn_page(turn: &mut Turn<'_>, on: &Shown, to: Page, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.led(&on.engagement).await?;
    if let Page::Service(service) = &to {
        intended(&engagement, service)?;
    }
    let (before, from) = draft(turn, &engagement);
    let values = without_repeats(&carry_over(&before, inputs));
    let mut data = serde_json::to_value(&values).unwrap_or_default();
    let from = match to {
        Page::Same => None,
        Page::Rows(from) => Some(from),
        Page::Service(_) => Some(from.unwrap_or_default()),
    };
    if let (Some(fields), Some(from)) = (data.as_object_mut(), from) {
        fields.insert(FROM.to_owned(), from.into());
    }
    let kept = turn.command(&engagement, Command::SaveDraft { form: FORM.to_owned(), data }).await?;
    Ok(page_of(turn, &kept.engagement, to, values, Vec::new()))
}

fn intended(engagement: &Engagement, service: &ServiceId) -> Result<(), Stop> {
    if engagement.head.services.contains(service) {
        return Ok(());
    }
    Err(Turn::refused(Some(engagement), Refusal::NotIntended(service.clone())))
}

/// What this person typed and has not saved, and the row from which they saw page 2.
fn draft(turn: &Turn<'_>, engagement: &Engagement) -> (Inputs, Option<usize>) {
    let Some(draft) = engagement.drafts.get(&(turn.leader(engagement), FORM.to_owned())) else {
        return (Inputs::default(), None);
    };
    let from = draft.data.get(FROM).and_then(serde_json::Value::as_u64);
    (Inputs::from_data(&draft.data), from.and_then(|from| usize::try_from(from).ok()))
}

fn page_of(
    turn: &Turn<'_>,
    engagement: &Engagement,
    page: Page,
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    let engagement = engagement.head.id.clone();
    let dialog = match page {
        Page::Same => SsatDialog::Same { engagement },
        Page::Rows(from) => SsatDialog::Rows { engagement, from },
        Page::Service(service) => SsatDialog::Service { engagement, service },
    };
    turn.dialog(DialogContent::Ssat(dialog), values, problems)
}

/// The page where something is wrong, and the problems by the inputs that are there: a service's own where the
/// form had one, else those of page 1.
fn misplaced(values: &Inputs, wrong: Vec<Problem>, engagement: &Engagement) -> (Page, Vec<Problem>) {
    let own = |problem: &Problem| {
        let service = problem.input.rsplit_once('.').map(|(_, service)| service)?;
        let known = engagement.head.services.iter().find(|id| id.as_str() == service)?;
        values.text(&problem.input).map(|_| known.clone())
    };
    let page = wrong.iter().find_map(own).map_or(Page::Same, Page::Service);
    let mut found: Vec<Problem> = Vec::new();
    for problem in wrong {
        let input = match (&page, problem.input.rsplit_once('.')) {
            (Page::Same, Some((shared, _))) if own(&problem).is_none() => shared.to_owned(),
            _ => problem.input.clone(),
        };
        let problem = Problem { input, ..problem };
        if !found.contains(&problem) {
            found.push(problem);
        }
    }
    (page, found)
}

/// The services for which page 1 holds: those ticked there, all where it was not shown.
fn ticked(engagement: &Engagement, values: &Inputs) -> Vec<ServiceId> {
    if !values.has(id::SERVICES) {
        return engagement.head.services.clone();
    }
    let ticked: Vec<&str> = values.choices(id::SERVICES).collect();
    let holds = |service: &&ServiceId| ticked.contains(&service.as_str());
    engagement.head.services.iter().filter(holds).cloned().collect()
}

fn status(values: &Inputs, input: &str) -> Option<FactorStatus> {
    values.text(input).and_then(FactorStatus::parse)
}

/// Page 1. A factor without a status stays as it is, whatever else is prefilled there.
async fn same(turn: &mut Turn<'_>, engagement: &Engagement, values: &Inputs) -> Result<FactorEntries, Stop> {
    let mut entries = FactorEntries::new();
    for factor in Factor::ALL.iter().copied() {
        let Some(status) = status(values, &per_factor(id::STATUS, factor)) else { continue };
        let at = |input: &str| per_factor(input, factor);
        let mut entry = FactorEntry { status: Edit::Set(status), ..FactorEntry::default() };
        let text = values.text(&at(id::NOTE)).map_or(Edit::Keep, |text| Edit::Set(text.to_owned()));
        if status.needs_reason() {
            entry.reason = text;
        } else {
            entry.note = text;
            let pick = at(id::WHO);
            let people = named::several(turn, engagement, values, [&pick, id::NAME, id::EMAIL]).await?;
            entry.people = if people.is_empty() { Edit::Keep } else { Edit::Set(people) };
            entry.date = values.text(&at(id::WHEN)).map_or(Edit::Keep, |date| Edit::Set(date.to_owned()));
        }
        entries.insert(factor, entry);
    }
    Ok(entries)
}

/// What differs by service: the rows' statuses, and whatever was on the page of the service.
async fn exceptions(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    values: &Inputs,
) -> Result<BTreeMap<ServiceId, FactorEntries>, Stop> {
    let ticked = ticked(engagement, values);
    let mut all = BTreeMap::new();
    for service in &engagement.head.services {
        let mut entries = FactorEntries::new();
        for factor in Factor::ALL.iter().copied() {
            let entry = exception(turn, engagement, values, (service, factor), ticked.contains(service));
            let entry = entry.await?;
            if entry != FactorEntry::default() {
                entries.insert(factor, entry);
            }
        }
        if !entries.is_empty() {
            all.insert(service.clone(), entries);
        }
    }
    Ok(all)
}

async fn exception(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    values: &Inputs,
    (service, factor): (&ServiceId, Factor),
    ticked: bool,
) -> Result<FactorEntry, Stop> {
    let at = |input: &str| per_service(&per_factor(input, factor), service.as_str());
    let standing = engagement.factor(service, factor);
    let shared = status(values, &per_factor(id::STATUS, factor)).filter(|_| ticked);
    let own = status(values, &at(id::STATUS));
    let mut entry = FactorEntry::default();
    // What only repeats page 1, or what is so already, was not said of this service.
    if let Some(own) = own.filter(|own| *own != shared.unwrap_or(standing.status)) {
        entry.status = Edit::Set(own);
    }
    let effective = own.or(shared).unwrap_or(standing.status);
    // In a shared conversation what only the FM reads is not shown, so that a blank says nothing.
    let blanks = turn.here.place() == Place::Personal;
    let text = |input: &str| match values.text(&at(input)) {
        Some(text) => Edit::Set(text.to_owned()),
        None if blanks && values.has(&at(input)) => Edit::Clear,
        None => Edit::Keep,
    };
    if effective.needs_reason() {
        entry.reason = text(id::NOTE);
        return Ok(entry);
    }
    entry.note = text(id::NOTE);
    entry.evidence = text(id::LINK);
    entry.date = match values.text(&at(id::WHEN)) {
        Some(date) => Edit::Set(date.to_owned()),
        None if values.has(&at(id::WHEN)) => Edit::Clear,
        None => Edit::Keep,
    };
    let pick = at(id::WHO);
    let people = named::several(turn, engagement, values, [&pick, id::NAME, id::EMAIL]).await?;
    entry.people = match (people.is_empty(), values.has(&pick)) {
        (false, _) => Edit::Set(people),
        (true, true) => Edit::Clear,
        (true, false) => Edit::Keep,
    };
    Ok(entry)
}
