//! Meetings as cards: what is coming, and one of them with the ways into a calendar. Where customer people may be
//! present nothing of it is the FM's alone; there the FM has more buttons. An agenda and what comes after it are in
//! `view_gathering`.

use super::context::Context;
use super::sheet::{Button, Page, Row, Section, Tone};
use super::text::Text;
use super::{CardError, View, meeting_words, view_desk, view_factors, view_gathering, words_journey};
use crate::dialogue::verb::{Filed, OfChat, OfMeeting, OfTime};
use crate::dialogue::{FileOf, MeetingContent, MeetingVerb, Place, Verb};
use crate::engagement::{Meeting, MeetingChat, MeetingNo, Occurrence, Person, Side};
use crate::playbook::MeetingKind;
use crate::report;

/// How many meetings a list shows.
const LISTED: usize = 8;

/// How many times of a series one card shows.
const TIMES: usize = 4;

/// The card for `content`.
pub(super) fn view_of(context: &Context<'_>, content: &MeetingContent) -> Result<View, CardError> {
    match content {
        MeetingContent::List { .. } => list(context),
        MeetingContent::One { meeting, .. } => one(context, *meeting),
        MeetingContent::Agenda { which, .. } => view_gathering::agenda(context, *which),
        MeetingContent::Desk { which, .. } => view_desk::desk(context.for_the_fm()?, *which, None),
        MeetingContent::Draft { which, typed, .. } => {
            view_desk::desk(context.for_the_fm()?, *which, Some(typed))
        }
    }
}

/// Whether the reader is on a side, and may say what becomes of meetings.
pub(super) fn belongs(context: &Context<'_>) -> bool {
    context.me().is_some_and(|me| me.side != Side::Outsider)
}

/// Whether the reader leads.
pub(super) fn leads(context: &Context<'_>) -> bool {
    context.me().is_some_and(Person::leads)
}

/// What a button about one time carries.
pub(super) fn of_time(context: &Context<'_>, one: &Occurrence) -> Result<OfTime, CardError> {
    Ok(OfTime { on: context.shown()?, meeting: one.meeting, planned: one.planned })
}

/// The next time of a meeting, else the last one.
fn next_or_last(context: &Context<'_>, meeting: &Meeting) -> Result<Option<Occurrence>, CardError> {
    let meetings = &context.engagement()?.meetings;
    // What is under way is still the next one.
    let from = context.scene.now.checked_sub(meeting.length()).unwrap_or(context.scene.now);
    let next = meetings.next_of(meeting, from);
    let all = || meetings.occurrences_of(meeting, jiff::Timestamp::MIN, jiff::Timestamp::MAX);
    Ok(next.or_else(|| all().into_iter().rfind(|one| !one.dropped)))
}

/// The next meeting, for the cards that stand: "Next meeting: Check-in, Monday 9 February, 09:00".
pub(super) fn next(context: &Context<'_>) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    let Some(one) = engagement.next_occurrence(context.scene.now) else { return Ok(Text::empty()) };
    let meeting = meeting_words::known(context, one.meeting)?;
    let title = meeting_words::title(context, meeting);
    let when = meeting_words::when(context, meeting, &one)?;
    let id = if meeting.is_proposed() { "home_meeting_proposed" } else { "home_meeting" };
    let line = context.say(id, &[("title", title.into()), ("when", when.into())])?;
    let news = meeting_words::news(context, meeting, &one)?;
    if news.is_empty() {
        return Ok(line);
    }
    Ok(Text::join(&[line, context.say("meeting_changed", &[("what", news.into())])?], " · "))
}

/// What is coming.
fn list(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let mut coming: Vec<(&Meeting, Occurrence)> = Vec::new();
    for meeting in engagement.meetings.planned.values() {
        let from = context.scene.now.checked_sub(meeting.length()).unwrap_or(context.scene.now);
        coming.extend(engagement.meetings.next_of(meeting, from).map(|one| (meeting, one)));
    }
    coming.sort_by_key(|(_, one)| (one.start, one.meeting));
    let more = coming.len().saturating_sub(LISTED);
    let rows = coming.iter().take(LISTED).map(|(meeting, one)| row(context, meeting, one));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let title = context.say("meetings_title", &[("customer", context.customer()?.into())])?;
    let mut page = Page {
        title: title.clone(),
        lead: if rows.is_empty() { context.text("meetings_none")? } else { Text::empty() },
        sections: vec![Section { heading: Text::empty(), rows }],
        foot: if more > 0 { context.say("bring_more", &[("count", more.into())])? } else { Text::empty() },
        summary: title.raw().to_owned(),
        ..Page::default()
    };
    let mut actions = Vec::new();
    if leads(context) {
        actions.push(Button::opens(context, "meeting_plan", &verb(MeetingVerb::PlanOpen(context.shown()?)))?);
    }
    if view_factors::in_place(context) {
        actions.push(Button::tap(context, "enter_back", &Verb::EngagementRefresh(context.shown()?))?);
    }
    page.actions.push(actions);
    page.sections.push(chats(context)?);
    let mut view = page.view();
    view.refresh = view_factors::refreshed(context, verb(MeetingVerb::Refresh(context.shown()?)));
    Ok(view)
}

/// The chats in which meetings take place beside the home, for whoever leads, in their own chat.
fn chats(context: &Context<'_>) -> Result<Section, CardError> {
    let leads = leads(context) && context.reader.place == Place::Personal;
    let chats = context.engagement()?.head.chats.iter().filter(|_| leads).enumerate();
    let row = |(index, chat): (usize, &MeetingChat)| {
        let name = if chat.name.is_empty() {
            context.text("meeting_chat_unnamed")?
        } else {
            Text::typed(&chat.name)
        };
        let mut row = Row::new(name, Text::empty());
        let of = OfChat { on: context.shown()?, chat: chat.id.clone() };
        row.buttons
            .push(Button::tap(context, "meeting_chat_leave", &verb(MeetingVerb::Unlink(of)))?.named(index));
        Ok::<_, CardError>(row)
    };
    let rows = chats.map(row).collect::<Result<Vec<_>, _>>()?;
    Ok(Section { heading: context.text("meeting_chats")?, rows })
}

fn verb(verb: MeetingVerb) -> Verb {
    Verb::Meeting(verb)
}

fn row(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<Row, CardError> {
    let line = Text::join(
        &[meeting_words::title(context, meeting).bold(), meeting_words::when(context, meeting, one)?],
        " · ",
    );
    let moved = if one.is_moved() { context.text("meeting_moved_mark")? } else { Text::empty() };
    let state = if meeting.is_proposed() { meeting_words::booking(context, meeting)? } else { Text::empty() };
    let note = Text::join(&[meeting_words::repeats(context, meeting)?, moved, state], " · ");
    let mut row = Row::new(line, note);
    let of = OfMeeting { on: context.shown()?, meeting: meeting.no };
    let name = meeting.no;
    if context.reader.place == Place::Personal {
        row.buttons.push(Button::tap(context, "meeting_open", &verb(MeetingVerb::One(of)))?.named(name));
    } else if belongs(context) {
        let moves = verb(MeetingVerb::MoveOpen(of_time(context, one)?));
        row.buttons.push(Button::opens(context, "meeting_move", &moves)?.named(name));
    }
    if leads(context) && one.is_open() {
        let change = verb(MeetingVerb::ChangeOpen(of_time(context, one)?));
        row.buttons.push(Button::opens(context, "meeting_change", &change)?.named(name));
    }
    Ok(row)
}

/// One meeting.
fn one(context: &Context<'_>, no: MeetingNo) -> Result<View, CardError> {
    let meeting = meeting_words::known(context, no)?;
    let next = next_or_last(context, meeting)?;
    let title = meeting_words::title(context, meeting);
    let when = match &next {
        Some(one) => meeting_words::when(context, meeting, one)?,
        None => Text::empty(),
    };
    let repeats = meeting_words::repeats(context, meeting)?;
    let changed = match next.as_ref().map(|one| meeting_words::news(context, meeting, one)).transpose()? {
        Some(news) if !news.is_empty() => context.say("meeting_changed", &[("what", news.into())])?,
        Some(_) | None => Text::empty(),
    };
    let mut page = Page {
        title: context
            .say("meeting_title", &[("title", (&title).into()), ("customer", context.customer()?.into())])?,
        lead: Text::join(&[when.clone(), repeats], " · "),
        hint: Text::join(&[meeting_words::booking(context, meeting)?, changed], " "),
        summary: context
            .say("meeting_summary", &[("title", (&title).into()), ("when", when.into())])?
            .raw()
            .to_owned(),
        ..Page::default()
    };
    let engagement = context.engagement()?;
    let locale = context.words.locale();
    let about = Text::typed(&report::about(engagement, meeting, locale)).cut(600);
    page.sections
        .push(Section { heading: Text::empty(), rows: vec![Row::new(about, invited(context, meeting)?)] });
    if let Some(kind) = meeting.kind().filter(|_| context.reader.sees_internal_facts()) {
        page.sections.push(unmet(context, kind)?);
    }
    page.sections.push(times(context, meeting, next.as_ref())?);
    if let Some(one) = next.filter(|_| !meeting.is_cancelled()) {
        page.actions.extend(actions(context, meeting, &one)?);
    } else if meeting.is_cancelled() {
        page.actions.push(vec![file(context, meeting)?]);
    }
    if context.scene.nonce.is_empty() && context.reader.place == Place::Personal {
        let back = verb(MeetingVerb::Show(context.shown()?));
        page.actions.push(vec![Button::tap(context, "meeting_all", &back)?]);
    }
    Ok(page.view())
}

/// Who is invited; those whom Teams' form cannot be told are named, for they are to be invited by hand.
fn invited(context: &Context<'_>, meeting: &Meeting) -> Result<Text, CardError> {
    if meeting.attendees.is_empty() {
        return Ok(Text::empty());
    }
    let all: Vec<_> = meeting.attendees.iter().copied().collect();
    let line = context.say("meeting_invited", &[("names", context.names(&all)?.into())])?;
    let unknown: Vec<_> = all.into_iter().filter(|no| upn(context, *no).is_none()).collect();
    let invites = leads(context) && context.reader.place == Place::Personal && !meeting.is_cancelled();
    if unknown.is_empty() || !invites {
        return Ok(line);
    }
    let by_hand = context.say("meeting_by_hand", &[("names", context.names(&unknown)?.into())])?;
    Ok(Text::join(&[line, by_hand], " "))
}

fn upn<'a>(context: &Context<'a>, no: crate::engagement::PersonNo) -> Option<&'a str> {
    context.member(no)?.upn.as_deref()
}

/// What the playbook asks for before a meeting of this kind.
fn unmet(context: &Context<'_>, kind: &MeetingKind) -> Result<Section, CardError> {
    let unmet = context.engagement()?.unmet_before(kind, context.scene.policy, context.now());
    let guards: Vec<_> = unmet.iter().map(|one| one.guard).collect();
    let lines = words_journey::unmet(context, &guards)?;
    let warn = |line: Text| {
        let mut row = Row::new(Text::empty(), line);
        row.tone = Tone::Attention;
        row
    };
    let rows = lines.into_iter().map(warn).collect();
    Ok(Section { heading: context.text("meeting_before")?, rows })
}

/// The times of a series after the one that the card is about.
fn times(context: &Context<'_>, meeting: &Meeting, shown: Option<&Occurrence>) -> Result<Section, CardError> {
    if meeting.repeats.is_none() {
        return Ok(Section::default());
    }
    let all = context.engagement()?.meetings.occurrences_of(meeting, context.scene.now, jiff::Timestamp::MAX);
    let mut rows = Vec::new();
    let later = |one: &&Occurrence| !one.dropped && shown.is_none_or(|shown| one.start > shown.start);
    for one in all.iter().filter(later).take(TIMES) {
        let note = meeting_words::outcome(context, one)?;
        let note = if note.is_empty() && one.is_moved() { context.text("meeting_moved_mark")? } else { note };
        let mut row = Row::new(meeting_words::when(context, meeting, one)?, note);
        if belongs(context) && one.is_open() {
            let name = one.planned;
            let moves = verb(MeetingVerb::MoveOpen(of_time(context, one)?));
            row.buttons.push(Button::opens(context, "meeting_move", &moves)?.named(name));
        }
        rows.push(row);
    }
    Ok(Section { heading: context.text("meeting_next_times")?, rows })
}

fn file(context: &Context<'_>, meeting: &Meeting) -> Result<Button, CardError> {
    let filed = Filed { on: context.shown()?, file: FileOf::Meeting { meeting: meeting.no } };
    let title = if meeting.is_cancelled() { "meeting_file_off" } else { "meeting_file" };
    Button::tap(context, title, &Verb::ExportFile(filed))
}

/// The ways into a calendar, and what became of it.
fn actions(
    context: &Context<'_>,
    meeting: &Meeting,
    one: &Occurrence,
) -> Result<Vec<Vec<Button>>, CardError> {
    if !belongs(context) {
        return Ok(Vec::new());
    }
    let personal = context.reader.place == Place::Personal;
    let leads = leads(context);
    let of = || of_time(context, one);
    let (mut into, mut about, mut then) = (Vec::new(), Vec::new(), Vec::new());
    // One that stands in a calendar is changed there; the form would make a second one.
    if personal && leads && meeting.is_proposed() && !meeting.rebook {
        into.extend(add(context, meeting, one)?);
    }
    if personal {
        into.push(file(context, meeting)?);
    }
    if meeting.is_proposed() {
        let of = OfMeeting { on: context.shown()?, meeting: meeting.no };
        about.push(Button::tap(context, "meeting_booked", &verb(MeetingVerb::Booked(of)))?);
    }
    if one.is_open() {
        let agenda = meeting.kind().is_some_and(MeetingKind::has_agenda) && one.known.agenda.is_none();
        if leads && agenda && context.engagement()?.head.home.is_some() {
            about.push(Button::tap(context, "meeting_agenda_now", &verb(MeetingVerb::Agenda(of()?)))?);
        }
        if leads {
            about.push(Button::opens(context, "meeting_change", &verb(MeetingVerb::ChangeOpen(of()?)))?);
        }
        then.push(Button::opens(context, "meeting_move", &verb(MeetingVerb::MoveOpen(of()?)))?);
        then.push(Button::opens(context, "meeting_off", &verb(MeetingVerb::OffOpen(of()?)))?);
    }
    // No more than two beside each other, for a phone.
    Ok(vec![into, about, then])
}

/// Opens Teams' form for a new meeting, where the cloud has one.
fn add(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<Option<Button>, CardError> {
    let Some(host) = &context.scene.policy.teams_host else { return Ok(None) };
    let engagement = context.engagement()?;
    let locale = engagement.head.language;
    let upns: Vec<&str> = meeting.attendees.iter().filter_map(|no| upn(context, *no)).collect();
    let subject = report::subject(engagement, meeting, locale);
    let about = report::about(engagement, meeting, locale);
    let address = report::invitation(host, &subject, &about, (meeting, one), &upns);
    Ok(Some(Button::link(context, "meeting_add", address)?))
}
