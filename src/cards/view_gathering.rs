//! A meeting at its hour: the agenda that everyone ticks and that becomes the minutes. What the FM alone sees of it is in
//! `view_desk`.

use super::context::Context;
use super::sheet::{Button, Page, Row, Section, Tone};
use super::text::Text;
use super::view_meetings::{belongs, of_time};
use super::{CardError, Refresh, View, meeting_words, unasked, view_plan, view_points};
use crate::dialogue::verb::{OfAgendaItem, OfTime};
use crate::dialogue::{MeetingVerb, Place, Verb};
use crate::engagement::reminder::Kind;
use crate::engagement::{Came, ItemKey, ItemState, Meeting, Occurrence, PlanItem, Point, PointNo, Which};

/// How many items an agenda shows, and how many points.
const ITEMS: usize = 10;
const POINTS: usize = 5;

/// The most characters of something typed that stand in a row.
const TYPED: usize = 200;

/// The meeting and the time of it that a card is about.
pub(super) fn time_of<'a>(
    context: &Context<'a>,
    which: Which,
) -> Result<(&'a Meeting, Occurrence), CardError> {
    let meeting = meeting_words::known(context, which.meeting)?;
    let one = context.engagement()?.meetings.occurrence(which.meeting, which.planned);
    Ok((meeting, one.ok_or(CardError::Scene { what: "the time of the meeting" })?))
}

/// What is gone through; once they are published, the minutes.
pub(super) fn agenda(context: &Context<'_>, which: Which) -> Result<View, CardError> {
    let (meeting, one) = time_of(context, which)?;
    let published = one.known.minutes.is_some();
    let mut page = if published { minutes(context, meeting, &one)? } else { open(context, meeting, &one)? };
    if published {
        page.actions.clear();
    }
    let mut view = page.view();
    if context.reader.place == Place::Shared && !published {
        let verb = Verb::Meeting(MeetingVerb::AgendaRefresh(of_time(context, &one)?));
        view.refresh = Some(Refresh { verb, user_ids: context.refreshed() });
    }
    Ok(view)
}

pub(super) fn heading(context: &Context<'_>, id: &str, meeting: &Meeting) -> Result<Text, CardError> {
    let title = meeting_words::title(context, meeting);
    context.say(id, &[("title", title.into()), ("customer", context.customer()?.into())])
}

fn open(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<Page, CardError> {
    let title = heading(context, "agenda_title", meeting)?;
    let list = context.engagement()?.agenda(one.since(), context.scene.policy, context.now());
    let which = Which { meeting: one.meeting, planned: one.planned };
    let taken = context.engagement()?.came_of(which, context.now()).taken;
    let (fresh, list): (Vec<_>, Vec<_>) = list.iter().partition(|item| taken.contains(&item.key));
    let (late, rest): (Vec<_>, Vec<_>) = list.into_iter().partition(|item| item.overdue);
    let more = (late.len() + rest.len()).saturating_sub(ITEMS);
    let rows = |items: &[&PlanItem<'_>], most: usize| {
        items.iter().take(most).map(|item| row(context, item, one)).collect::<Result<Vec<_>, _>>()
    };
    let left = ITEMS.saturating_sub(late.len());
    // What was taken on here is always seen, however long the list is.
    let (late, mut rest, fresh) = (rows(&late, ITEMS)?, rows(&rest, left)?, rows(&fresh, ITEMS)?);
    if more > 0 {
        rest.push(Row::new(context.say("agenda_more", &[("count", more.into())])?, Text::empty()));
    }
    let points = view_points::open(context)?;
    let points = points.iter().take(POINTS).map(|point| of_point(context, point));
    let points = points.collect::<Result<Vec<_>, _>>()?;
    let empty = [&late, &rest, &fresh].iter().all(|rows| rows.is_empty()) && points.is_empty();
    let typed = meeting.agenda.and_then(|no| context.brief(no, TYPED));
    let when = meeting_words::when(context, meeting, one)?;
    let off = if one.is_off() { meeting_words::outcome(context, one)? } else { Text::empty() };
    let mut page = Page {
        title: title.clone(),
        lead: Text::join(&[when.clone(), off], " · "),
        hint: match typed {
            Some(typed) => typed,
            // Nothing is ticked off in a meeting that is not held.
            None if one.is_off() => Text::empty(),
            None if empty => context.text("agenda_empty")?,
            None => context.text("agenda_hint")?,
        },
        sections: vec![
            Section { heading: context.text("agenda_late")?, rows: late },
            Section { heading: context.text("agenda_next")?, rows: rest },
            Section { heading: context.text("minutes_taken")?, rows: fresh },
            Section { heading: context.text("agenda_points")?, rows: points },
        ],
        summary: context
            .say("agenda_summary", &[("title", title.into()), ("when", when.into())])?
            .raw()
            .to_owned(),
        ..Page::default()
    };
    if !one.is_off() && (belongs(context) || context.reader.place == Place::Shared) {
        let add = Verb::Meeting(MeetingVerb::ActionOpen(of_time(context, one)?));
        page.actions.push(vec![Button::opens(context, "agenda_add", &add)?]);
    }
    if context.reader.place == Place::Shared {
        let (why, title, stop) = unasked::of_meeting(context, Kind::Begins, which)?;
        page.foot = why;
        page.actions.push(vec![Button::tap(context, title, &stop)?]);
    }
    Ok(page)
}

/// An item that whoever is present ticks.
fn row(context: &Context<'_>, item: &PlanItem<'_>, one: &Occurrence) -> Result<Row, CardError> {
    let done = item.state == ItemState::Done;
    // Its note says that it is done, by whom and when.
    let mut row = Row::new(view_plan::item_name(context, item)?, view_plan::note(context, item)?);
    row.tone = if done {
        Tone::Good
    } else if item.overdue {
        Tone::Attention
    } else {
        Tone::Plain
    };
    let of = OfAgendaItem { at: of_time(context, one)?, item: item.key.clone() };
    let (title, verb) =
        if done { ("plan_undo", MeetingVerb::Untick(of)) } else { ("plan_do", MeetingVerb::Tick(of)) };
    if !one.is_off() {
        row.buttons.push(Button::tap(context, title, &Verb::Meeting(verb))?.named(&item.key));
    }
    Ok(row)
}

fn of_point(context: &Context<'_>, point: &Point) -> Result<Row, CardError> {
    let what = context.brief(point.what, TYPED).unwrap_or_default();
    let line = Text::join(&[view_points::kind(context, point.kind)?.bold(), what], " · ");
    let owner = match point.owner {
        Some(owner) => context.say("point_owner", &[("name", context.name(owner)?.into())])?,
        None => context.text("plan_nobody")?,
    };
    let due = match point.date {
        Some(date) => {
            let id = if date < context.calendar.today { "point_overdue" } else { "factor_by" };
            context.say(id, &[("date", context.calendar.date(context.words, date)?.into())])?
        }
        None => Text::empty(),
    };
    Ok(Row::new(line, Text::join(&[owner, due], " · ")))
}

/// What came of it, in rows: done, agreed, in the way. Where the customer is, points are those that may be read there.
pub(super) fn came(context: &Context<'_>, came: &Came) -> Result<Vec<Section>, CardError> {
    let engagement = context.engagement()?;
    let list = engagement.checklist(context.scene.policy, context.now());
    let item = |key: &ItemKey| {
        let note = match list.iter().find(|item| item.key == *key) {
            Some(item) => view_plan::note(context, item)?,
            None => Text::empty(),
        };
        Ok::<_, CardError>(Row::new(view_plan::name_of(context, key)?, note))
    };
    let point = |no: &PointNo| {
        let point = engagement.points.get(no).filter(|point| view_points::may_read(context, point));
        point.map(|point| of_point(context, point)).transpose()
    };
    let items = |keys: &[ItemKey]| keys.iter().map(item).collect::<Result<Vec<_>, _>>();
    let points =
        |nos: &[PointNo]| nos.iter().filter_map(|no| point(no).transpose()).collect::<Result<Vec<_>, _>>();
    Ok(vec![
        Section { heading: context.text("minutes_done")?, rows: items(&came.done)? },
        Section { heading: context.text("minutes_taken")?, rows: items(&came.taken)? },
        Section { heading: context.text("minutes_settled")?, rows: points(&came.settled)? },
        Section { heading: context.text("minutes_raised")?, rows: points(&came.raised)? },
    ])
}

/// The minutes, for everyone.
fn minutes(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<Page, CardError> {
    let title = heading(context, "minutes_title", meeting)?;
    let when = meeting_words::when(context, meeting, one)?;
    let Some(known) = &one.known.minutes else { return Ok(Page::default()) };
    let mut page = Page {
        title: title.clone(),
        lead: when.clone(),
        hint: if known.came.is_nothing() { context.text("minutes_nothing")? } else { Text::empty() },
        sections: came(context, &known.came)?,
        summary: context
            .say("agenda_summary", &[("title", title.into()), ("when", when.into())])?
            .raw()
            .to_owned(),
        ..Page::default()
    };
    if let Some(note) = known.note.and_then(|no| context.brief(no, 1_000)) {
        page.sections.push(Section {
            heading: context.text("minutes_note")?,
            rows: vec![Row::new(note, Text::empty())],
        });
    }
    if let Some(next) = known.next {
        let when = meeting_words::at(context, meeting, next)?;
        page.foot = context.say("minutes_next", &[("when", when.into())])?;
    }
    Ok(page)
}

/// What a button about one time carries, for the forms.
pub(super) fn at_time(context: &Context<'_>, which: Which, nonce: &str) -> Result<OfTime, CardError> {
    Ok(OfTime { on: context.shown_as(nonce)?, meeting: which.meeting, planned: which.planned })
}
