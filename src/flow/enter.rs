//! The FM's two minutes: what was agreed, one page for all and one for exceptions, and a draft after each.

use std::collections::BTreeMap;

use crate::dialogue::form::{ENTER as FORM, carry_over, id, per_service};
use crate::dialogue::problems;
use crate::dialogue::verb::Shown;
use crate::dialogue::{Content, DialogContent, Inputs, Layout, Problem, Reply};
use crate::engagement::{
    BusinessInput, Command, Edit, Engagement, Entry, IntentInput, IntentKind, ReasonId, ServiceId,
};
use crate::records::Op;
use crate::turn::deliver::slots;
use crate::turn::{Stop, Turn, named};

/// The key, within a draft, of the page that was being filled in.
const PAGE: &str = "page";

/// Opens the dialog where it was left.
///
/// # Errors
/// Stops when this person does not lead the engagement.
pub async fn open(turn: &mut Turn<'_>, on: &Shown) -> Result<Reply, Stop> {
    let engagement = turn.led(&on.engagement).await?;
    turn.note_used(&engagement.head.id).await?;
    let (values, page) = draft(turn, &engagement);
    Ok(page_of(turn, &engagement, page, values, Vec::new()))
}

/// Keeps page 1 and goes on to the exceptions.
///
/// # Errors
/// As [`open`].
pub async fn next(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    turn_page(turn, on, 2, |draft| carry_over(draft, inputs)).await
}

/// Keeps page 2 and goes back.
///
/// # Errors
/// As [`open`].
pub async fn back(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let both = |draft: &Inputs| {
        let mut both = draft.clone();
        both.extend(inputs);
        both
    };
    turn_page(turn, on, 1, both).await
}

/// Saves everything; a blank is saved as blank, a wrong value comes back with what is wrong.
///
/// # Errors
/// As [`open`].
pub async fn save(turn: &mut Turn<'_>, on: &Shown, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.led(&on.engagement).await?;
    let (mut values, _) = draft(turn, &engagement);
    values.extend(inputs);
    let entries = entries(turn, &engagement, &values).await?;
    let because = values.raw(id::MOVED_WHY).to_owned();
    let change = match turn.command(&engagement, Command::EnterDibs { entries, because }).await {
        Ok(change) => change,
        Err(stop) => {
            // Back to the page where it can be put right, with everything that was typed.
            let wrong = stop.wrong()?;
            return Ok(page_of(turn, &engagement, 2, values, problems(&wrong, Layout::Rows)));
        }
    };
    turn.owe_ties(&change).await?;
    let saved = turn.command(&change.engagement, Command::DropDraft(FORM.to_owned())).await?.engagement;
    let slot = slots::captured(&saved.head.id);
    let content = Content::Captured { engagement: saved.head.id.clone() };
    turn.owe_updates(&saved).await?;
    turn.owe_person(&saved, turn.leader(&saved), Op::Post { slot: Some(slot) }, content).await?;
    Ok(Reply::Close)
}

/// Keeps the draft as `merged` makes it, and shows page `to`.
async fn turn_page(
    turn: &mut Turn<'_>,
    on: &Shown,
    to: u8,
    merged: impl Fn(&Inputs) -> Inputs,
) -> Result<Reply, Stop> {
    let engagement = turn.led(&on.engagement).await?;
    let values = merged(&draft(turn, &engagement).0);
    let mut data = serde_json::to_value(&values).unwrap_or_default();
    if let Some(fields) = data.as_object_mut() {
        fields.insert(PAGE.to_owned(), to.into());
    }
    let kept = turn.command(&engagement, Command::SaveDraft { form: FORM.to_owned(), data }).await?;
    Ok(page_of(turn, &kept.engagement, to, values, Vec::new()))
}

/// What this person typed and has not saved, and the page they were on.
fn draft(turn: &Turn<'_>, engagement: &Engagement) -> (Inputs, u8) {
    let Some(draft) = engagement.drafts.get(&(turn.leader(engagement), FORM.to_owned())) else {
        return (Inputs::default(), 1);
    };
    let page = draft.data.get(PAGE).and_then(serde_json::Value::as_u64).unwrap_or(1);
    (Inputs::from_data(&draft.data), if page == 2 { 2 } else { 1 })
}

fn page_of(
    turn: &Turn<'_>,
    engagement: &Engagement,
    page: u8,
    values: Inputs,
    problems: Vec<Problem>,
) -> Reply {
    let id = engagement.head.id.clone();
    let dialog = if page == 2 {
        DialogContent::EnterExceptions { engagement: id, services: engagement.head.services.clone() }
    } else {
        DialogContent::EnterSame { engagement: id }
    };
    turn.dialog(dialog, values, problems)
}

/// One entry for each intended service: its own row where the form had one, else what is the same for all.
async fn entries(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    values: &Inputs,
) -> Result<BTreeMap<ServiceId, Entry>, Stop> {
    let mut entries = BTreeMap::new();
    let ticked: Vec<&str> = values.choices(id::SERVICES).collect();
    let same = entry(turn, engagement, values, Blank::Keeps, str::to_owned).await?;
    for service in &engagement.head.services {
        let at = |input: &str| per_service(input, service.as_str());
        let row = entry(turn, engagement, values, Blank::Clears, at).await?;
        let applies = !values.has(id::SERVICES) || ticked.contains(&service.as_str());
        let under = if applies { same.clone() } else { Entry::default() };
        entries.insert(service.clone(), row.over(&under));
    }
    Ok(entries)
}

/// What a blank input means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blank {
    /// Page 1, the same for all: each service keeps what it has.
    Keeps,
    /// A row of page 2, which was prefilled: the value goes.
    Clears,
}

/// The entry that the inputs named by `at` make.
async fn entry(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    values: &Inputs,
    blank: Blank,
    at: impl Fn(&str) -> String,
) -> Result<Entry, Stop> {
    let cleared = |input: &str| blank == Blank::Clears && values.has(&at(input));
    let date = |input: &str| match values.text(&at(input)) {
        Some(date) => Edit::Set(date.to_owned()),
        None if cleared(input) => Edit::Clear,
        None => Edit::Keep,
    };
    let (name, email) = (at(id::NAME), at(id::EMAIL));
    let owner = match named::of(turn, engagement, values, [&at(id::PERSON), &name, &email]).await? {
        Some(named) => Edit::Set(named),
        None if cleared(id::PERSON) => Edit::Clear,
        None => Edit::Keep,
    };
    let block_owner = named::of(turn, engagement, values, [&at(id::BLOCK_OWNER), "", ""]).await?;
    let intent = values.text(&at(id::INTENT)).and_then(intent_kind).map_or(Edit::Keep, |kind| {
        Edit::Set(IntentInput { kind, reason: values.raw(&at(id::WHY_NOT)).to_owned(), owner: block_owner })
    });
    let business = match business(values, &at(id::REASONS), &at(id::REASON_TEXT)) {
        Some(business) => Edit::Set(business),
        None if cleared(id::REASONS) => Edit::Clear,
        None => Edit::Keep,
    };
    Ok(Entry { start: date(id::START), date: date(id::TARGET), intent, business, owner })
}

fn business(values: &Inputs, reasons: &str, text: &str) -> Option<BusinessInput> {
    let input = BusinessInput {
        reasons: values.choices(reasons).map(ReasonId::new).collect(),
        text: values.raw(text).to_owned(),
    };
    (!input.reasons.is_empty() || !input.text.trim().is_empty()).then_some(input)
}

fn intent_kind(key: &str) -> Option<IntentKind> {
    IntentKind::ALL.into_iter().find(|kind| kind.key() == key)
}
