//! Meetings in words: what one is called, when it is, how it stands, what happened to it.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::CardError;
use super::context::Context;
use super::text::Text;
use super::when::Calendar;
use crate::engagement::{
    Aspect, Booking, Every, Meeting, MeetingDetails, MeetingEvent, MeetingNo, Occurrence, Outcome, Repeats,
    TextNo, Until, Which,
};
use crate::playbook::{MeetingKindId, Playbook};

const WEEKDAYS: [&str; 7] =
    ["weekday_1", "weekday_2", "weekday_3", "weekday_4", "weekday_5", "weekday_6", "weekday_7"];

/// The meeting of this number.
pub(super) fn known<'a>(context: &Context<'a>, no: MeetingNo) -> Result<&'a Meeting, CardError> {
    context.engagement()?.meetings.planned.get(&no).ok_or(CardError::Scene { what: "the meeting" })
}

/// A kind's name.
pub(super) fn kind(context: &Context<'_>, id: &MeetingKindId) -> Text {
    let kind = Playbook::get().meeting(id);
    Text::name(kind.map_or(id.as_str(), |kind| kind.names.of(context.words.locale())))
}

/// What a meeting is called.
pub(super) fn title(context: &Context<'_>, meeting: &Meeting) -> Text {
    let typed = meeting.title.and_then(|no| context.typed(no));
    typed.unwrap_or_else(|| kind(context, &meeting.kind))
}

/// "Monday 9 February, 09:00–09:45", with the zone where it is not the engagement's.
pub(super) fn when(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<Text, CardError> {
    let end = one.end.to_zoned(meeting.time_zone()).datetime();
    let args = [
        ("day", day(context, meeting, one.civil)?.into()),
        ("from", hour(one.civil).into()),
        ("to", hour(end).into()),
    ];
    let when = context.say("meeting_when", &args)?;
    if meeting.zone == context.engagement()?.head.zone {
        return Ok(when);
    }
    context.say("meeting_when_zone", &[("when", when.into()), ("zone", Text::name(&meeting.zone).into())])
}

/// What changed of a meeting since its people knew it; empty if they do, or `one` is not the next one since.
pub(super) fn news(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<Text, CardError> {
    match context.engagement()?.meetings.news_of(meeting, one) {
        Some(news) => differs(context, &meeting.kind, &news.before, &meeting.details(one)),
        None => Ok(Text::empty()),
    }
}

/// In what two differ: what it is, and what it was.
pub(super) fn differs(
    context: &Context<'_>,
    of: &MeetingKindId,
    old: &MeetingDetails,
    new: &MeetingDetails,
) -> Result<Text, CardError> {
    let both = |of: &dyn Fn(&MeetingDetails) -> Result<Text, CardError>| {
        context.say("meeting_now_was", &[("now", of(new)?.into()), ("was", of(old)?.into())])
    };
    let title = |details: &MeetingDetails| {
        let typed = details.title.and_then(|no| context.typed(no));
        Ok::<_, CardError>(typed.unwrap_or_else(|| kind(context, of)))
    };
    let aspect = |aspect: Aspect| match aspect {
        Aspect::Time => both(&|details| start(context, details, old.zone != new.zone)),
        Aspect::Length => {
            both(&|details| context.say("meeting_length", &[("count", usize::from(details.minutes).into())]))
        }
        Aspect::Repeats => both(&|details| match details.repeats {
            Some(repeats) => often(context, repeats),
            None => context.text("meeting_once"),
        }),
        Aspect::Title => both(&title),
        Aspect::People => context.text("meeting_other_people"),
        Aspect::Agenda => context.text("meeting_other_agenda"),
    };
    let lines = old.differ(new).into_iter().map(aspect).collect::<Result<Vec<_>, _>>()?;
    Ok(Text::join(&lines, "; "))
}

/// When it begins, with its zone where that is told.
fn start(context: &Context<'_>, details: &MeetingDetails, zoned: bool) -> Result<Text, CardError> {
    let zone = TimeZone::get(&details.zone).unwrap_or(TimeZone::UTC);
    let day = day_in(context, zone, details.start)?;
    let when = context.say("meeting_moment", &[("day", day.into()), ("time", hour(details.start).into())])?;
    if !zoned {
        return Ok(when);
    }
    context.say("meeting_when_zone", &[("when", when.into()), ("zone", Text::name(&details.zone).into())])
}

/// "Monday 9 February, 09:00", in the meeting's zone.
pub(super) fn moment(context: &Context<'_>, meeting: &Meeting, civil: DateTime) -> Result<Text, CardError> {
    let args = [("day", day(context, meeting, civil)?.into()), ("time", hour(civil).into())];
    context.say("meeting_moment", &args)
}

fn day(context: &Context<'_>, meeting: &Meeting, civil: DateTime) -> Result<Text, CardError> {
    day_in(context, meeting.time_zone(), civil)
}

fn day_in(context: &Context<'_>, zone: TimeZone, civil: DateTime) -> Result<Text, CardError> {
    let calendar = Calendar::at(context.scene.now, zone);
    let index = usize::try_from(civil.weekday().to_monday_zero_offset()).unwrap_or(0);
    let weekday = context.text(WEEKDAYS.get(index).copied().unwrap_or(WEEKDAYS[0]))?;
    let date = calendar.date(context.words, civil.date())?;
    context.say("meeting_day", &[("weekday", weekday.into()), ("date", date.into())])
}

fn hour(civil: DateTime) -> Text {
    Text::name(&civil.strftime("%H:%M").to_string())
}

/// How it is repeated; empty for once.
pub(super) fn repeats(context: &Context<'_>, meeting: &Meeting) -> Result<Text, CardError> {
    match meeting.repeats {
        Some(repeats) => often(context, repeats),
        None => Ok(Text::empty()),
    }
}

fn often(context: &Context<'_>, Repeats { every, until }: Repeats) -> Result<Text, CardError> {
    let often = context.text(every_id(every))?;
    match until {
        Until::Ever => Ok(often),
        Until::Day(day) => {
            let day = context.calendar.date(context.words, day)?;
            context.say("meeting_until", &[("often", often.into()), ("date", day.into())])
        }
        Until::Times(times) => {
            context.say("meeting_times", &[("often", often.into()), ("count", usize::from(times).into())])
        }
    }
}

/// The message that says how often.
pub(super) const fn every_id(every: Every) -> &'static str {
    match every {
        Every::Week => "meeting_weekly",
        Every::TwoWeeks => "meeting_two_weeks",
        Every::Month => "meeting_monthly",
    }
}

/// Whether it is in anybody's calendar.
pub(super) fn booking(context: &Context<'_>, meeting: &Meeting) -> Result<Text, CardError> {
    match &meeting.booking {
        Booking::Proposed if meeting.rebook => context.text("meeting_rebook"),
        Booking::Proposed => context.text("meeting_proposed"),
        Booking::InCalendar { by, .. } => {
            context.say("meeting_in_calendar", &[("name", context.name(*by)?.into())])
        }
        Booking::Cancelled { by, reason, .. } => {
            let line = context.say("meeting_cancelled", &[("name", context.name(*by)?.into())])?;
            with(context, line, *reason)
        }
    }
}

/// What became of a time; empty while nobody knows.
pub(super) fn outcome(context: &Context<'_>, one: &Occurrence) -> Result<Text, CardError> {
    let Some(told) = one.known.told else { return Ok(Text::empty()) };
    let id = match told.outcome {
        Outcome::Held => "meeting_was_held",
        Outcome::NotHeld => "meeting_was_not_held",
        Outcome::Cancelled => "meeting_one_cancelled",
    };
    context.say(id, &[("name", context.name(told.by)?.into())])
}

/// What a file of it is, where Teams asks whether it is wanted.
pub(super) fn file(context: &Context<'_>, no: MeetingNo) -> Result<Text, CardError> {
    let meeting = known(context, no)?;
    context.say("meeting_file_about", &[("title", title(context, meeting).into())])
}

fn with(context: &Context<'_>, line: Text, typed: Option<TextNo>) -> Result<Text, CardError> {
    match typed.and_then(|no| context.typed(no)) {
        Some(text) => context.say("hist_with", &[("line", line.into()), ("text", text.cut(200).into())]),
        None => Ok(line),
    }
}

/// An event in words.
pub(super) fn event(context: &Context<'_>, event: &MeetingEvent) -> Result<Text, CardError> {
    let name = |no: MeetingNo| {
        let planned = context.engagement()?.meetings.planned.get(&no);
        Ok::<_, CardError>(planned.map_or_else(Text::empty, |meeting| title(context, meeting)).bold())
    };
    let at = |no: MeetingNo, civil: DateTime| match context.engagement()?.meetings.planned.get(&no) {
        Some(meeting) => moment(context, meeting, civil),
        None => Ok(Text::name(&civil.to_string())),
    };
    let of = |id: &str, which: &Which| {
        let when = at(which.meeting, which.planned.0)?;
        context.say(id, &[("title", name(which.meeting)?.into()), ("when", when.into())])
    };
    match event {
        MeetingEvent::Scheduled { no, start, despite, .. } => {
            let args = [("title", name(*no)?.into()), ("when", at(*no, *start)?.into())];
            with(context, context.say("hist_meeting_planned", &args)?, *despite)
        }
        MeetingEvent::Changed { which, old, new, .. } => {
            let planned = context.engagement()?.meetings.planned.get(&which.meeting);
            let what = match planned {
                Some(meeting) => differs(context, &meeting.kind, old, new)?,
                None => Text::empty(),
            };
            let args = [("title", name(which.meeting)?.into()), ("what", what.into())];
            context.say("hist_meeting_changed", &args)
        }
        MeetingEvent::Joined { .. } => context.text("hist_meeting_joined"),
        MeetingEvent::Left { .. } => context.text("hist_meeting_left"),
        MeetingEvent::Restored { no } => {
            context.say("hist_meeting_restored", &[("title", name(*no)?.into())])
        }
        MeetingEvent::Moved { which, from, to, all, .. } => {
            let args = [
                ("title", name(which.meeting)?.into()),
                ("from", at(which.meeting, *from)?.into()),
                ("to", at(which.meeting, *to)?.into()),
            ];
            context.say(if *all { "hist_meeting_moved_all" } else { "hist_meeting_moved" }, &args)
        }
        MeetingEvent::Cancelled { no, planned: None, reason, .. } => {
            with(context, context.say("hist_meeting_off_all", &[("title", name(*no)?.into())])?, *reason)
        }
        MeetingEvent::Cancelled { no, planned: Some(planned), reason, .. } => {
            let which = Which { meeting: *no, planned: *planned };
            with(context, of("hist_meeting_off", &which)?, *reason)
        }
        MeetingEvent::InCalendar { no } => {
            context.say("hist_meeting_booked", &[("title", name(*no)?.into())])
        }
        MeetingEvent::Held { which } => of("hist_meeting_held", which),
        MeetingEvent::NotHeld { which } => of("hist_meeting_not_held", which),
        MeetingEvent::Began { which } => of("hist_meeting_began", which),
        MeetingEvent::Ended { which } => of("hist_meeting_ended", which),
        MeetingEvent::AgendaShown { which } => of("hist_meeting_agenda", which),
        MeetingEvent::FmShown { which } => of("hist_meeting_asked", which),
        MeetingEvent::Published { which, note } => with(context, of("hist_meeting_minutes", which)?, *note),
    }
}

/// An instant in the meeting's zone.
pub(super) fn at(context: &Context<'_>, meeting: &Meeting, at: Timestamp) -> Result<Text, CardError> {
    let zone: TimeZone = meeting.time_zone();
    moment(context, meeting, at.to_zoned(zone).datetime())
}
