//! The success plan as a document: on a card, and as text that the customer can keep.

use super::context::Context;
use super::sheet::{Ground, Page, Row, Section};
use super::text::Text;
use super::view_plan::{group_name, item_name, items, note, progress};
use super::{CardError, View};
use crate::dialogue::{PlanForm, Sheet};
use crate::engagement::{HelpWanted, ItemState, ItemStatus, PlanCount, PlanItem, Rhythm, TextNo};
use crate::playbook::ChecklistGroup;

/// The most bytes of items that the card shows, each with what its row takes; the text has more.
const ON_CARD: usize = 16_000;
/// What a row takes besides its words.
const ROW: usize = 300;
/// The most bytes of items in the text: it must fit a dialog.
const TEXT: usize = 16_000;
/// The most characters of one line of the card.
const LINE: usize = 220;

/// The plan on a card.
pub(super) fn plan(ground: &Ground<'_>) -> Result<Page, CardError> {
    let context = ground.context;
    let list = standing(context)?;
    let customer = context.customer()?;
    let mut sections = vec![Section { heading: Text::empty(), rows: agreed(context)? }];
    let (mut size, mut more) = (0, 0_usize);
    for group in ChecklistGroup::ALL {
        let mut section = Section { heading: group_name(context, *group), rows: Vec::new() };
        for item in list.iter().filter(|item| item.group == *group) {
            let name = Text::join(&[Text::name(sign(item)), item_name(context, item)?], " ");
            let line = Text::join(&[name, plain_note(context, item)?], " · ").cut(LINE);
            size += line.markdown().len() + ROW;
            if size > ON_CARD {
                more += 1;
            } else {
                section.rows.push(Row::new(line, Text::empty()));
            }
        }
        sections.push(section);
    }
    let title = context.say("plan_document_title", &[("customer", customer.into())])?;
    let lead = progress(context, PlanCount::of(&list))?;
    Ok(Page {
        summary: Text::join(&[title.clone(), lead.clone()], ": ").raw().to_owned(),
        title,
        lead,
        hint: Text::empty(),
        sections,
        foot: if more > 0 { context.say("plan_more", &[("count", more.into())])? } else { Text::empty() },
        actions: vec![vec![
            ground.go("plan_back", &Sheet::Checklist)?,
            ground.form("plan_copy", PlanForm::Copy)?,
        ]],
    })
}

/// The plan as Markdown, in the engagement's language: it is the customer's.
pub(super) fn copy(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let inner = Context::in_language(context.scene, context.reader, engagement.head.language)?;
    let title = inner.say("plan_document_title", &[("customer", inner.customer()?.into())])?;
    let list = standing(&inner)?;
    let when = inner.calendar.date(inner.words, inner.calendar.today)?;
    let mut lines = vec![format!("# {}", title.markdown()), String::new()];
    lines.push(inner.say("status_refreshed", &[("when", when.into())])?.markdown().to_owned());
    lines.push(progress(&inner, PlanCount::of(&list))?.markdown().to_owned());
    let agreed = agreed(&inner)?;
    if !agreed.is_empty() {
        lines.push(String::new());
        lines.extend(agreed.iter().map(|row| format!("{}: {}", row.line.markdown(), row.note.markdown())));
    }
    let (mut size, mut left) = (0, 0_usize);
    for group in ChecklistGroup::ALL {
        let here: Vec<_> = list.iter().filter(|item| item.group == *group).collect();
        if here.is_empty() {
            continue;
        }
        lines.extend([String::new(), format!("## {}", group_name(&inner, *group).markdown()), String::new()]);
        for item in here {
            let mark = if item.state.is_done() { "x" } else { " " };
            let text = Text::join(&[item_name(&inner, item)?, plain_note(&inner, item)?], " · ");
            let line = format!("- [{mark}] {}", text.markdown().replace('\n', " "));
            size += line.len();
            if size > TEXT {
                left += 1;
            } else {
                lines.push(line);
            }
        }
    }
    if left > 0 {
        lines.push(inner.say("plan_more", &[("count", left.into())])?.markdown().to_owned());
    }
    let data = serde_json::json!({
        "intro": context.text("plan_copy_intro")?,
        "mail": lines.join("\n"),
    });
    Ok(View::new("copy_text", context.plain("plan_copy")?, data))
}

/// Everything but what was dropped.
fn standing(context: &Context<'_>) -> Result<Vec<PlanItem<'static>>, CardError> {
    let mut list = items(context)?;
    list.retain(|item| item.state != ItemState::Dropped);
    Ok(list)
}

/// Goals and how people work together, as far as they are known.
fn agreed(context: &Context<'_>) -> Result<Vec<Row>, CardError> {
    let goals = context.engagement()?.goals;
    let typed = |no: Option<TextNo>| no.and_then(|no| context.typed(no)).map(|text| text.cut(LINE));
    let mut pairs = vec![
        ("goals_success", typed(goals.success)),
        ("goals_near", typed(goals.near)),
        ("goals_long", typed(goals.long)),
    ];
    let help = goals.help.map(|help| context.text(help_id(help))).transpose()?;
    let rhythm = goals.rhythm.map(|rhythm| context.text(rhythm_id(rhythm))).transpose()?;
    pairs.extend([("goals_help", help), ("goals_rhythm", rhythm), ("goals_channel", typed(goals.channel))]);
    let known = pairs.into_iter().filter_map(|(id, text)| Some((id, text?)));
    known.map(|(id, text)| Ok(Row::new(context.text(id)?.bold(), text))).collect()
}

/// The message that names how much help is wanted.
pub(super) const fn help_id(help: HelpWanted) -> &'static str {
    match help {
        HelpWanted::Guided => "help_guided",
        HelpWanted::KeyPoints => "help_key_points",
        HelpWanted::OnRequest => "help_on_request",
    }
}

/// The message that names a rhythm.
pub(super) const fn rhythm_id(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Weekly => "rhythm_weekly",
        Rhythm::TwoWeeks => "rhythm_two_weeks",
        Rhythm::Monthly => "rhythm_monthly",
    }
}

const fn sign(item: &PlanItem<'_>) -> &'static str {
    if item.state.is_done() { "☑" } else { "☐" }
}

/// The note without a sign that the box before the item says already.
fn plain_note(context: &Context<'_>, item: &PlanItem<'_>) -> Result<Text, CardError> {
    match item.item.status {
        ItemStatus::Done { by, at, .. } => {
            let date = context.calendar.date(context.words, context.calendar.day(at))?;
            context.say("plan_done_plain", &[("name", context.name(by)?.into()), ("date", date.into())])
        }
        ItemStatus::Open if item.state == ItemState::Shown => Ok(Text::empty()),
        ItemStatus::Open | ItemStatus::Dropped { .. } => note(context, item),
    }
}
