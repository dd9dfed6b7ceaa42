//! The sheets of the success plan: the checklist by headings, one heading, one's own items.

use super::context::Context;
use super::sheet::{Button, Ground, Page, Row, Section, Tone};
use super::text::Text;
use super::{CardError, Refresh, View, view_links, view_measure, view_plan_text, view_points};
use crate::dialogue::verb::{OnSheet, PlanVerb};
use crate::dialogue::{Place, PlanForm, Sheet, Verb};
use crate::engagement::{
    ItemKey, ItemState, ItemStatus, ItemWords, PersonNo, PlanCount, PlanEvent, PlanItem, PointKind, Side,
    What,
};
use crate::playbook::{ChecklistGroup, Playbook};

/// How many items of a heading stand on a page.
const ON_PAGE: usize = 8;
/// The most characters of something typed that stand in a row.
const TYPED: usize = 100;
/// How many late items the checklist shows before its headings.
const LATE: usize = 4;
/// How many of one's own items, to do and done, stand on their sheet.
const OWN: (usize, usize) = (8, 2);
/// How many items that nobody does are offered to whom has none.
const FREE: usize = 3;

/// A sheet as a card; in a dialog, if `dialog` names its instance.
pub(super) fn sheet(context: &Context<'_>, sheet: &Sheet, dialog: Option<&str>) -> Result<View, CardError> {
    let ground = Ground { context, sheet, dialog };
    let page = match sheet {
        Sheet::Checklist => checklist(&ground)?,
        Sheet::Group(group, from) => heading(&ground, *group, usize::from(*from))?,
        Sheet::Mine => mine(&ground)?,
        Sheet::Plan => view_plan_text::plan(&ground)?,
        Sheet::Links => view_links::links(&ground)?,
        Sheet::Shared(links) => view_links::shared(&ground, links)?,
        Sheet::Figures => view_measure::figures(&ground)?,
    };
    let mut view = page.view();
    let own = !matches!(sheet, Sheet::Shared(_) | Sheet::Figures);
    if own && dialog.is_none() && context.reader.place == Place::Shared {
        let at = OnSheet { on: context.shown()?, sheet: sheet.clone(), dialog: false };
        let verb = Verb::Plan(PlanVerb::Refresh(at));
        view.refresh = Some(Refresh { verb, user_ids: context.refreshed() });
    }
    Ok(view)
}

/// All items as they stand.
pub(super) fn items(context: &Context<'_>) -> Result<Vec<PlanItem<'static>>, CardError> {
    Ok(context.engagement()?.checklist(context.scene.policy, context.now()))
}

/// A heading's name.
pub(super) fn group_name(context: &Context<'_>, group: ChecklistGroup) -> Text {
    Text::name(Playbook::get().group(group).names.of(context.words.locale()))
}

/// What is to be done.
pub(super) fn item_name(context: &Context<'_>, item: &PlanItem<'_>) -> Result<Text, CardError> {
    match item.words {
        ItemWords::Playbook(words) => Ok(Text::name(words.names.of(context.words.locale()))),
        ItemWords::Own(text) => context.typed(text).map_or_else(|| context.text("plan_erased"), Ok),
    }
}

/// What is to be done by the item of this key, whatever became of it.
pub(super) fn name_of(context: &Context<'_>, key: &ItemKey) -> Result<Text, CardError> {
    let own = context.engagement()?.items.get(key).and_then(|item| item.own.as_ref());
    if let Some(own) = own {
        return context.typed(own.text).map_or_else(|| context.text("plan_erased"), Ok);
    }
    // Adding it may have been undone since.
    let added = context.scene.events.iter().find_map(|event| {
        let What::Plan(PlanEvent::Added { item, own, .. }) = &event.what else { return None };
        context.typed(own.text).filter(|_| item == key)
    });
    if let Some(added) = added {
        return Ok(added);
    }
    let all = Playbook::get().checklist().flat_map(|(_, items)| items);
    let words = all.into_iter().find(|item| ItemKey::from(&item.id) == *key);
    Ok(words.map_or_else(Text::empty, |words| Text::name(words.names.of(context.words.locale()))))
}

/// "12 of 31 done · 2 late".
pub(super) fn progress(context: &Context<'_>, count: PlanCount) -> Result<Text, CardError> {
    let args = [("done", count.done.into()), ("all", count.all.into())];
    let mut pieces = vec![context.say("plan_progress", &args)?];
    if count.overdue > 0 {
        pieces.push(context.say("plan_late", &[("count", count.overdue.into())])?);
    }
    Ok(Text::join(&pieces, " · "))
}

/// Who and by when, or how it ended.
pub(super) fn note(context: &Context<'_>, item: &PlanItem<'_>) -> Result<Text, CardError> {
    noted(context, item, true)
}

/// The same; that nobody does it only if `nobody` says so.
fn noted(context: &Context<'_>, item: &PlanItem<'_>, nobody: bool) -> Result<Text, CardError> {
    let mut pieces = Vec::new();
    match (&item.item.status, item.state) {
        (ItemStatus::Done { by, at, .. }, _) => {
            let date = context.calendar.date(context.words, context.calendar.day(*at))?;
            let args = [("name", context.name(*by)?.into()), ("date", date.into())];
            pieces.push(context.say("plan_done_by", &args)?);
        }
        (ItemStatus::Dropped { reason, .. }, _) => {
            let reason = context.typed(*reason).unwrap_or_default().cut(TYPED);
            pieces.push(context.say("plan_dropped", &[("reason", reason.into())])?);
        }
        (ItemStatus::Open, ItemState::Shown) => pieces.push(context.text("plan_shown")?),
        (ItemStatus::Open, ItemState::Open | ItemState::Done | ItemState::Dropped) => {
            if let Some(due) = item.due {
                let id = if item.overdue { "plan_was_due" } else { "plan_due" };
                let date = context.calendar.date(context.words, due)?;
                pieces.push(context.say(id, &[("date", date.into())])?);
            }
            match item.owner {
                Some(owner) => pieces.push(context.name(owner)?),
                None if nobody => pieces.push(context.text("plan_nobody")?),
                None => {}
            }
        }
    }
    if !item.item.services.is_empty() {
        let names: Vec<Text> = item.item.services.iter().map(|service| context.service(service)).collect();
        pieces.push(context.say("plan_only", &[("services", context.words.list(&names)?.into())])?);
    }
    if let Some(note) = item.item.note.and_then(|no| context.typed(no)) {
        pieces.push(note.cut(TYPED));
    }
    Ok(Text::join(&pieces, " · "))
}

/// An item's row, with what this reader may do.
fn row(ground: &Ground<'_>, item: &PlanItem<'_>) -> Result<Row, CardError> {
    let context = ground.context;
    let mut row = Row::new(item_name(context, item)?, note(context, item)?);
    row.tone = match item.state {
        ItemState::Open if item.overdue => Tone::Attention,
        ItemState::Done | ItemState::Shown => Tone::Good,
        ItemState::Open | ItemState::Dropped => Tone::Plain,
    };
    let Some(me) = context.me().filter(|person| person.side != Side::Outsider) else {
        return Ok(row);
    };
    let mine = item.owner == Some(me.no);
    let said_by_me = match item.item.status {
        ItemStatus::Done { by, .. } | ItemStatus::Dropped { by, .. } => context.is(by, me.no),
        ItemStatus::Open => false,
    };
    let may = me.leads() || mine;
    match item.state {
        ItemState::Open if may => row.buttons.push(ground.tap_item("plan_do", &item.key, PlanVerb::Do)?),
        ItemState::Open if item.owner.is_none() => {
            row.buttons.push(ground.tap_item("plan_claim", &item.key, PlanVerb::Claim)?);
        }
        ItemState::Done | ItemState::Dropped if may || said_by_me => {
            row.buttons.push(ground.tap_item("plan_undo", &item.key, PlanVerb::Undo)?);
        }
        ItemState::Open | ItemState::Done | ItemState::Dropped | ItemState::Shown => {}
    }
    if may && item.state == ItemState::Open {
        row.open = Some(ground.form("plan_change", PlanForm::Item(item.key.clone()))?);
    }
    Ok(row)
}

fn rows<'i, 'a: 'i>(
    ground: &Ground<'_>,
    items: impl IntoIterator<Item = &'i PlanItem<'a>>,
) -> Result<Vec<Row>, CardError> {
    items.into_iter().map(|item| row(ground, item)).collect()
}

/// "and 5 more", where a section leaves out so many.
fn left_out(context: &Context<'_>, count: usize) -> Result<Option<Row>, CardError> {
    let line = || context.say("plan_more", &[("count", count.into())]);
    (count > 0).then(|| Ok(Row::new(line()?, Text::empty()))).transpose()
}

/// The checklist: what is late, then the headings with how far each is.
fn checklist(ground: &Ground<'_>) -> Result<Page, CardError> {
    let context = ground.context;
    let engagement = context.engagement()?;
    let list = items(context)?;
    let count = PlanCount::of(&list);
    let customer = context.customer()?;
    let mut late: Vec<_> = list.iter().filter(|item| item.overdue).collect();
    late.sort_by_key(|item| item.due);
    let more = late.len().saturating_sub(LATE);
    let mut late = rows(ground, late.into_iter().take(LATE))?;
    late.extend(left_out(context, more)?);
    let late = Section { heading: context.text("plan_late_heading")?, rows: late };
    let mut headings = Section { heading: Text::empty(), rows: Vec::new() };
    for group in ChecklistGroup::ALL {
        let here: Vec<_> = list.iter().filter(|item| item.group == *group).collect();
        if here.is_empty() {
            continue;
        }
        let count = PlanCount::of(here);
        let mut row = Row::new(group_name(context, *group).bold(), progress(context, count)?);
        if count.overdue > 0 {
            row.tone = Tone::Attention;
        } else if count.done == count.all {
            row.tone = Tone::Good;
        }
        row.buttons.push(ground.go("plan_open", &Sheet::Group(*group, 0))?);
        headings.rows.push(row);
    }
    if !late.rows.is_empty() {
        headings.heading = context.text("plan_all_heading")?;
    }
    let args = [("customer", customer.into()), ("progress", progress(context, count)?.into())];
    let mut page = Page {
        title: context.say("plan_title", &args[..1])?,
        lead: progress(context, count)?,
        hint: proposed(context)?,
        sections: vec![late, headings],
        summary: context.say("plan_summary", &args)?.raw().to_owned(),
        ..Page::default()
    };
    page.actions.push(bottom(ground, None)?);
    if leads(context) {
        let mut row = Vec::new();
        let target = engagement.earliest_target(context.scene.policy, context.now());
        if target.is_some() && (engagement.plan.made.is_none() || moved(context)?) {
            row.push(ground.tap("plan_make", PlanVerb::Make(ground.at(ground.sheet)?))?.first());
        }
        row.push(ground.form("plan_arrange", PlanForm::Arrange(None))?);
        page.actions.push(row);
    }
    Ok(page)
}

/// Whether the target date moved since the plan was made.
fn moved(context: &Context<'_>) -> Result<bool, CardError> {
    let engagement = context.engagement()?;
    let target = engagement.earliest_target(context.scene.policy, context.now());
    Ok(engagement.plan.made.is_some_and(|made| target.is_some_and(|target| target != made.target)))
}

/// Where the dates come from, while they are proposals or the target moved.
fn proposed(context: &Context<'_>) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    let target = engagement.earliest_target(context.scene.policy, context.now());
    let id = match (engagement.plan.made, target) {
        (None, None) => return context.text("plan_no_dates"),
        (None, Some(_)) => "plan_proposed",
        (Some(_), Some(_)) if moved(context)? => "plan_moved",
        (Some(_), _) => return Ok(Text::empty()),
    };
    let date = target.map(|target| context.calendar.date(context.words, target)).transpose()?;
    context.say(id, &[("date", date.unwrap_or_default().into())])
}

fn leads(context: &Context<'_>) -> bool {
    context.me().is_some_and(crate::engagement::Person::leads)
}

/// The other sheets, and what anybody of the project may add.
fn bottom(ground: &Ground<'_>, group: Option<ChecklistGroup>) -> Result<Vec<Button>, CardError> {
    let member = ground.context.me().is_some_and(|person| person.side != Side::Outsider);
    let mut row = Vec::new();
    if *ground.sheet != Sheet::Checklist {
        row.push(ground.go("plan_back", &Sheet::Checklist)?);
    }
    if member && *ground.sheet != Sheet::Mine {
        row.push(ground.go("plan_mine", &Sheet::Mine)?);
    }
    if group.is_none() {
        row.push(ground.go("plan_document", &Sheet::Plan)?);
    }
    if member {
        row.push(ground.form("plan_add", PlanForm::Add(group))?);
    }
    Ok(row)
}

/// A title that does not name the customer: in one's own chat there may be many.
pub(super) fn of_customer(context: &Context<'_>, title: Text) -> Result<Text, CardError> {
    match context.reader.place {
        Place::Personal => Ok(Text::join(&[context.customer()?, title], ": ")),
        Place::Shared => Ok(title),
    }
}

/// One heading, what is late first.
fn heading(ground: &Ground<'_>, group: ChecklistGroup, page_no: usize) -> Result<Page, CardError> {
    let context = ground.context;
    let list: Vec<_> = items(context)?.into_iter().filter(|item| item.group == group).collect();
    let count = PlanCount::of(&list);
    let from = (page_no * ON_PAGE).min(list.len().saturating_sub(1) / ON_PAGE * ON_PAGE);
    let here = list.iter().skip(from).take(ON_PAGE);
    let section = Section { heading: Text::empty(), rows: rows(ground, here)? };
    let opens = section.rows.iter().any(|row| row.open.is_some());
    let title = of_customer(context, group_name(context, group))?;
    let args = [("group", (&title).into()), ("progress", progress(context, count)?.into())];
    let mut page = Page {
        summary: context.say("plan_group_summary", &args)?.raw().to_owned(),
        title,
        lead: progress(context, count)?,
        hint: if opens { context.text("plan_tap_hint")? } else { Text::empty() },
        sections: vec![section],
        ..Page::default()
    };
    let number = |page: usize| u8::try_from(page).unwrap_or(u8::MAX);
    let mut turns = Vec::new();
    if from > 0 {
        turns.push(ground.go("plan_previous", &Sheet::Group(group, number(from / ON_PAGE - 1)))?);
    }
    if from + ON_PAGE < list.len() {
        turns.push(ground.go("plan_next", &Sheet::Group(group, number(from / ON_PAGE + 1)))?);
    }
    if leads(context) {
        turns.push(ground.form("plan_arrange", PlanForm::Arrange(Some(group)))?);
    }
    page.actions = vec![turns, bottom(ground, Some(group))?];
    Ok(page)
}

/// One's own items; for everyone, who has how many.
fn mine(ground: &Ground<'_>) -> Result<Page, CardError> {
    let context = ground.context;
    let list = items(context)?;
    let customer = context.customer()?;
    let Some(me) = context.me().filter(|person| person.side != Side::Outsider) else {
        return everyones(ground, &list);
    };
    let mut open: Vec<_> =
        list.iter().filter(|item| item.owner == Some(me.no) && item.state == ItemState::Open).collect();
    open.sort_by_key(|item| (item.due.is_none(), item.due));
    let done = list.iter().filter(|item| item.owner == Some(me.no) && item.state == ItemState::Done);
    let lead = match open.len() {
        0 => context.text("plan_mine_none")?,
        count => context.say("plan_mine_count", &[("count", count.into())])?,
    };
    let more = open.len().saturating_sub(OWN.0);
    let mut sections = vec![
        Section { heading: Text::empty(), rows: rows(ground, open.iter().copied().take(OWN.0))? },
        Section { heading: context.text("plan_mine_done")?, rows: rows(ground, done.take(OWN.1))? },
    ];
    if open.is_empty() && !me.leads() {
        sections.push(free(ground, &list)?);
    }
    sections.push(Section { heading: context.text("plan_mine_points")?, rows: view_points::own(context)? });
    let opens = sections.iter().any(|section| section.rows.iter().any(|row| row.open.is_some()));
    let title = context.say("plan_mine_title", &[("customer", customer.into())])?;
    Ok(Page {
        summary: Text::join(&[title.clone(), lead.clone()], ": ").raw().to_owned(),
        title,
        lead,
        hint: if opens { context.text("plan_tap_hint")? } else { Text::empty() },
        sections,
        foot: if more > 0 { context.say("plan_more", &[("count", more.into())])? } else { Text::empty() },
        actions: vec![bottom(ground, None)?, ask(ground)?],
    })
}

/// What is there to take on, soonest first.
fn free(ground: &Ground<'_>, list: &[PlanItem<'_>]) -> Result<Section, CardError> {
    let context = ground.context;
    let is_free = |item: &&PlanItem<'_>| item.owner.is_none() && item.state == ItemState::Open;
    let mut free: Vec<_> = list.iter().filter(is_free).collect();
    free.sort_by_key(|item| (item.due.is_none(), item.due));
    let shown = free.iter().take(FREE);
    let shown = shown.map(|item| Ok(Row { note: noted(context, item, false)?, ..row(ground, item)? }));
    let mut rows = shown.collect::<Result<Vec<_>, CardError>>()?;
    rows.extend(left_out(context, free.len().saturating_sub(FREE))?);
    Ok(Section { heading: context.text("plan_mine_free")?, rows })
}

/// What keeps one from going on, and what one would like to know.
fn ask(ground: &Ground<'_>) -> Result<Vec<Button>, CardError> {
    let kinds = [("point_stuck", PointKind::Blocker), ("point_ask", PointKind::DeploymentQuestion)];
    let open = |(title, kind)| ground.dialog(title, &view_points::add(ground.context, kind)?);
    kinds.into_iter().map(open).collect()
}

/// Who has how many items: what everyone sees where somebody asked for their own.
fn everyones(ground: &Ground<'_>, list: &[PlanItem<'_>]) -> Result<Page, CardError> {
    let context = ground.context;
    let mut owners: Vec<PersonNo> = list.iter().filter_map(|item| item.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    let mut section = Section::default();
    for owner in owners {
        let theirs = list.iter().filter(|item| item.owner == Some(owner));
        let count = PlanCount::of(theirs);
        let mut row = Row::new(context.name(owner)?.bold(), progress(context, count)?);
        if count.overdue > 0 {
            row.tone = Tone::Attention;
        }
        section.rows.push(row);
    }
    let free = list.iter().filter(|item| item.owner.is_none() && item.state == ItemState::Open).count();
    let title = context.say("plan_title", &[("customer", context.customer()?.into())])?;
    let lead = context.text("plan_everyones")?;
    Ok(Page {
        summary: Text::join(&[title.clone(), lead.clone()], ": ").raw().to_owned(),
        title,
        lead,
        sections: vec![section],
        foot: if free > 0 { context.say("plan_free", &[("count", free.into())])? } else { Text::empty() },
        actions: vec![bottom(ground, None)?],
        ..Page::default()
    })
}
