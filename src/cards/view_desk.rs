//! A meeting as its FM alone sees it, in their own chat: whether it was held, what its minutes would say, and, once they
//! are published, the note for FTOP.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::dialogs::{Fields, with};
use super::sheet::{Button, Page, Section};
use super::text::Text;
use super::view_gathering::{came, heading, time_of};
use super::view_meetings::of_time;
use super::{CardError, View, choices, meeting_note, meeting_words, unasked, view_plan};
use crate::dialogue::{Form, MeetingVerb, Verb};
use crate::engagement::reminder::Kind;
use crate::engagement::{ItemState, Meeting, Occurrence, Outcome, Which};
use crate::playbook::{ActId, Cadence};

/// How many items the FM can tick beside what was ticked.
const CHOICES: usize = 6;

/// One time for the FM: whether it was held; what its minutes would say; the note.
pub(super) fn desk(context: &Context<'_>, which: Which, typed: Option<&Form>) -> Result<View, CardError> {
    let (meeting, one) = time_of(context, which)?;
    let held = one.has_sign() || one.known.outcome() == Some(Outcome::Held);
    if one.known.minutes.is_some() {
        return written(context, meeting, &one);
    }
    if one.is_off() || one.start > context.scene.now || !held {
        return ask(context, meeting, &one);
    }
    draft(context, meeting, &one, typed)
}

fn press(context: &Context<'_>, title: &str, of: MeetingVerb) -> Result<Button, CardError> {
    Button::tap(context, title, &Verb::Meeting(of))
}

fn form(context: &Context<'_>, title: &str, of: MeetingVerb) -> Result<Button, CardError> {
    Button::opens(context, title, &Verb::Meeting(of))
}

/// Whether it was held; or, once that is said, what became of it.
fn ask(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<View, CardError> {
    let when = meeting_words::when(context, meeting, one)?;
    let known = meeting_words::outcome(context, one)?;
    let asks = known.is_empty() && one.start <= context.scene.now && !one.dropped;
    let title = heading(context, if asks { "desk_asks" } else { "meeting_title" }, meeting)?;
    let mut page = Page {
        title: title.clone(),
        lead: Text::join(&[when.clone(), known], " · "),
        hint: if asks { context.text("desk_as_entered")? } else { Text::empty() },
        summary: context
            .say("agenda_summary", &[("title", title.into()), ("when", when.into())])?
            .raw()
            .to_owned(),
        ..Page::default()
    };
    let of = || of_time(context, one);
    if asks {
        page.actions.push(vec![
            press(context, "desk_held", MeetingVerb::Held(of()?))?.first(),
            press(context, "desk_not_held", MeetingVerb::NotHeld(of()?))?,
        ]);
        page.actions.push(vec![form(context, "meeting_move", MeetingVerb::MoveOpen(of()?))?]);
        page.actions.extend(enter(context, meeting)?);
        let which = Which { meeting: one.meeting, planned: one.planned };
        let (why, title, stop) = unasked::of_meeting(context, Kind::Held, which)?;
        page.foot = why;
        page.actions.push(vec![Button::tap(context, title, &stop)?]);
    } else if one.known.outcome() == Some(Outcome::NotHeld) {
        page.actions.push(vec![
            form(context, "meeting_move", MeetingVerb::MoveOpen(of()?))?,
            press(context, "desk_held_after_all", MeetingVerb::Held(of()?))?,
        ]);
    }
    Ok(page.view())
}

/// After a kick-off what was agreed is entered.
fn enter(context: &Context<'_>, meeting: &Meeting) -> Result<Option<Vec<Button>>, CardError> {
    let kickoff = meeting.kind().is_some_and(|kind| kind.held == Some(ActId::KickoffHeld));
    if !kickoff {
        return Ok(None);
    }
    Ok(Some(vec![Button::opens(context, "fm_enter", &Verb::EnterOpen(context.shown()?))?]))
}

/// What the minutes would say, with what else the FM adds.
fn draft(
    context: &Context<'_>,
    meeting: &Meeting,
    one: &Occurrence,
    typed: Option<&Form>,
) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let which = Which { meeting: one.meeting, planned: one.planned };
    let sum = engagement.came_of(which, context.now());
    let blank = Form::default();
    let mut fields = Fields::new(context, typed.unwrap_or(&blank));
    fields.add("done", "")?;
    fields.add("note", "")?;
    let (day, time) = next_time(context, meeting, one)?;
    fields.add("when", day)?;
    fields.add("time", time)?;
    let list = engagement.agenda(one.since(), context.scene.policy, context.now());
    let open = list.iter().filter(|item| item.state == ItemState::Open).take(CHOICES);
    let choices = open.map(|item| {
        // A choice's title is no Markdown, but a mention's marks are one everywhere.
        let name = view_plan::item_name(context, item)?.raw().replace('<', "‹").replace('>', "›");
        Ok(choices::choice(&name, item.key.as_str()))
    });
    let choices = choices.collect::<Result<Vec<Value>, CardError>>()?;
    let title = heading(context, "desk_draft", meeting)?;
    let when = meeting_words::when(context, meeting, one)?;
    let of = || of_time(context, one);
    let mut view = base(context, &title, &when, came(context, &sum)?)?;
    let (why, stop_title, stop) = unasked::of_meeting(context, Kind::Held, which)?;
    let stop = super::context::press(&context.plain(stop_title)?, &stop);
    let data = json!({
        "why": why,
        "stops": [stop],
        "nothing": if sum.is_nothing() { context.text("desk_nothing")? } else { Text::empty() },
        "draft": true,
        "choices": choices,
        "next_label": context.plain("desk_next")?,
        "copy": "",
        "enter": enter_data(context, meeting)?,
        "verbs": verbs([
            ("publish", Verb::Meeting(MeetingVerb::Publish(of()?)).data()),
            ("moved", Verb::Meeting(MeetingVerb::MoveOpen(of()?)).dialog_data()),
            ("not_held", Verb::Meeting(MeetingVerb::NotHeld(of()?)).data()),
        ]),
    });
    view.data = with(with(view.data, into_pairs(data)), fields.into_data()?);
    Ok(view)
}

/// The FM's card once the minutes are published: the note, ready to copy.
fn written(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<View, CardError> {
    let title = heading(context, "desk_written", meeting)?;
    let when = meeting_words::when(context, meeting, one)?;
    let mut view = base(context, &title, &when, Vec::new())?;
    let blank = Form::default();
    let fields = Fields::new(context, &blank);
    let data = json!({
        "why": "",
        "stops": [],
        "nothing": "",
        "draft": false,
        "choices": [],
        "next_label": "",
        "copy": meeting_note::note(context, meeting, one)?,
        "enter": enter_data(context, meeting)?,
        "verbs": {"publish": {"verb": ""}, "moved": {}, "not_held": {"verb": ""}},
    });
    view.data = with(with(view.data, into_pairs(data)), fields.into_data()?);
    Ok(view)
}

fn enter_data(context: &Context<'_>, meeting: &Meeting) -> Result<Value, CardError> {
    let kickoff = enter(context, meeting)?.is_some();
    let data = Verb::EnterOpen(context.shown()?).dialog_data();
    Ok(if kickoff { json!([{"data": data}]) } else { json!([]) })
}

fn into_pairs(data: Value) -> Vec<(&'static str, Value)> {
    const KEYS: [&str; 9] =
        ["why", "stops", "nothing", "draft", "choices", "next_label", "copy", "enter", "verbs"];
    KEYS.into_iter().filter_map(|key| Some((key, data.get(key)?.clone()))).collect()
}

fn base(context: &Context<'_>, title: &Text, when: &Text, sections: Vec<Section>) -> Result<View, CardError> {
    let args = [("title", title.into()), ("when", when.into())];
    let summary = context.say("agenda_summary", &args)?.raw().to_owned();
    let page = Page { title: title.clone(), lead: when.clone(), sections, summary, ..Page::default() };
    Ok(View { template: "minutes", ..page.view() })
}

/// When the next one is: as planned, else as often as the playbook holds one. Blank for what is held once.
fn next_time(
    context: &Context<'_>,
    meeting: &Meeting,
    one: &Occurrence,
) -> Result<(String, String), CardError> {
    let meetings = &context.engagement()?.meetings;
    let after = one.start.max(context.scene.now);
    let planned = meetings.next_of(meeting, after).filter(|next| next.planned != one.planned);
    let kind = meeting.kind().filter(|kind| kind.cadence == Cadence::Regular);
    let usual = || {
        let days = jiff::Span::new().days(i64::from(kind?.every_days?));
        one.civil.checked_add(days).ok()
    };
    let next = planned.map(|next| next.civil).or_else(usual);
    Ok(next
        .map_or_else(Default::default, |next| (next.date().to_string(), next.strftime("%H:%M").to_string())))
}
