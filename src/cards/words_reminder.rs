//! What is said unasked, in words: each line, why it comes, and what it is called where it can be stopped.

use super::context::Context;
use super::text::Text;
use super::when::Calendar;
use super::words::Arg;
use super::{CardError, GatheredLine, meeting_words, view_plan};
use crate::engagement::reminder::{Kind, Subject};
use crate::engagement::{ItemState, Occurrence, Outcome, Planned};

/// How much of a text stands in a line, in characters.
const BRIEF: usize = 120;

/// How much of what is late is named.
const NAMED: usize = 3;

/// A line in words.
pub(super) fn line(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let policy = &context.scene.policy.reminders;
    let engagement = context.engagement()?;
    let day = || -> Result<Text, CardError> {
        // The date that the occurrence is known by: before a sign come year, month and day.
        let text = line.mark.occurrence.get(..10).unwrap_or_default();
        match text.parse() {
            Ok(date) => context.calendar.date(context.words, date),
            Err(_) => Ok(Text::empty()),
        }
    };
    let days = |days: u16| Arg::from(i64::from(days));
    match line.mark.kind {
        Kind::Waiting => match &line.mark.subject {
            Subject::Point(no) => {
                let Some(point) = engagement.points.get(no) else { return Ok(Text::empty()) };
                let what = context.brief(point.what, BRIEF).unwrap_or_default();
                let name = context.name(point.by)?;
                context.say("rem_waiting_point", &[("name", name.into()), ("what", what.into())])
            }
            Subject::Person(no) => context.say("rem_waiting_person", &[("name", context.name(*no)?.into())]),
            Subject::Whole | Subject::Service(_) | Subject::Item(_) | Subject::Meeting(_) => {
                Ok(Text::empty())
            }
        },
        Kind::GivenUp | Kind::Unanswered => context.text("rem_given_up"),
        Kind::FactorsAsked => context.say("rem_factors_asked", &[("name", context.fm()?.into())]),
        Kind::FirstContact => context.say("rem_first_contact", &[("days", days(policy.first_contact_days))]),
        Kind::TargetPassed => {
            let args = [("service", service(context, line)?.into()), ("date", target(context, line)?.into())];
            context.say("rem_target_passed", &args)
        }
        Kind::TargetNear => {
            let args = [("service", service(context, line)?.into()), ("date", target(context, line)?.into())];
            context.say("rem_target_near", &args)
        }
        Kind::ItemOverdue if line.mark.subject == Subject::Whole => late(context),
        Kind::ItemOverdue | Kind::ItemDue | Kind::CheckIn => item(context, line),
        Kind::Soon => meeting(context, line, "rem_soon"),
        Kind::MeetingChanged => changed(context, line),
        Kind::Agenda => meeting(context, line, "rem_next_meeting"),
        Kind::LeftOpen => left_open(context, line),
        Kind::Factors => {
            let open = engagement.unsettled(context.scene.policy, context.now()).len();
            let what = context.say("rem_factors", &[("count", open.into())])?;
            Ok(Text::join(&[meeting(context, line, "rem_agenda")?, what], " · "))
        }
        Kind::Review => context.text("rem_review"),
        Kind::Rest => context.say("rem_rest", &[("date", day()?.into())]),
        Kind::Note => {
            let since = engagement.head.typed.as_ref().map_or(engagement.head.created_at, |typed| typed.at);
            let calendar = Calendar::at(context.scene.now, context.calendar.zone.clone());
            let date = since.to_zoned(calendar.zone.clone()).date();
            context.say("rem_note", &[("date", calendar.date(context.words, date)?.into())])
        }
        Kind::Figures => context.say("rem_figures", &[("services", service(context, line)?.into())]),
        Kind::Survey => context.text("rem_survey"),
        // These are no lines: they stand on cards of their own.
        Kind::Weekly | Kind::Begins | Kind::Held => Ok(Text::empty()),
    }
}

fn service(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    match &line.mark.subject {
        Subject::Service(service) => Ok(context.service(service)),
        Subject::Whole | Subject::Point(_) | Subject::Person(_) | Subject::Item(_) | Subject::Meeting(_) => {
            Ok(Text::empty())
        }
    }
}

/// The target date of a line's service, as it is now.
fn target(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let Subject::Service(service) = &line.mark.subject else { return Ok(Text::empty()) };
    match context.dibs(service).and_then(|dibs| dibs.values.date) {
        Some(date) => context.calendar.date(context.words, date),
        None => Ok(Text::empty()),
    }
}

/// What somebody is to do, by when.
fn item(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    let (what, owner, date) = match &line.mark.subject {
        Subject::Point(no) => {
            let Some(point) = engagement.points.get(no) else { return Ok(Text::empty()) };
            (context.brief(point.what, BRIEF).unwrap_or_default(), point.owner, point.date)
        }
        Subject::Item(key) => {
            let record = engagement.items.get(key);
            let (owner, due) = record.map_or((None, None), |item| (item.owner, item.due));
            (view_plan::name_of(context, key)?, owner, due)
        }
        Subject::Whole | Subject::Service(_) | Subject::Person(_) | Subject::Meeting(_) => {
            return Ok(Text::empty());
        }
    };
    let late = date.is_some_and(|date| date < context.calendar.today);
    let date = date.map(|date| context.calendar.date(context.words, date)).transpose()?;
    let args = [("what", what.into()), ("date", date.unwrap_or_default().into())];
    if !late {
        return context.say("rem_item_due", &args);
    }
    let name = owner.map_or_else(|| context.fm(), |no| context.name(no))?;
    let [what, date] = args;
    context.say("rem_item_overdue", &[what, date, ("name", name.into())])
}

/// Everything that is late, the first of it by name.
fn late(context: &Context<'_>) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    let today = context.calendar.today;
    let mut names = Vec::new();
    for item in engagement.checklist(context.scene.policy, context.now()) {
        if item.state == ItemState::Open && item.item.due.is_some_and(|due| due < today) {
            names.push(view_plan::item_name(context, &item)?);
        }
    }
    let points = engagement.open_points().into_iter();
    for point in points.filter(|point| point.date.is_some_and(|date| date < today)) {
        names.push(context.brief(point.what, BRIEF).unwrap_or_default());
    }
    let count = names.len();
    names.truncate(NAMED);
    let args = [("count", count.into()), ("what", Text::join(&names, "; ").into())];
    context.say("rem_late", &args)
}

/// When the check-in is for which somebody's items are named, in the meeting's own hours.
pub(super) fn check_in(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let Ok(Planned(civil)) = line.mark.occurrence.parse::<Planned>() else { return Ok(Text::empty()) };
    let date = context.calendar.date(context.words, civil.date())?;
    let time = Text::name(&civil.strftime("%H:%M").to_string());
    let when = context.words.say("moment", &[("date", date.into()), ("time", time.into())])?;
    context.say("digest_check_in", &[("when", when.into())])
}

/// A meeting and when it begins.
fn meeting(context: &Context<'_>, line: &GatheredLine, id: &str) -> Result<Text, CardError> {
    let Subject::Meeting(no) = &line.mark.subject else { return Ok(Text::empty()) };
    let Some(meeting) = context.engagement()?.meetings.planned.get(no) else { return Ok(Text::empty()) };
    let title = meeting.title.and_then(|title| context.brief(title, BRIEF));
    let kind = meeting.kind().map(|kind| Text::name(kind.names.of(context.words.locale())));
    let at = line.mark.occurrence.parse::<Planned>().map(|planned| meeting.instant(planned.0));
    let when = match at {
        Ok(at) => context.calendar.moment(context.words, at)?,
        Err(_) => Text::empty(),
    };
    context.say(id, &[("what", title.or(kind).unwrap_or_default().into()), ("when", when.into())])
}

/// The time of a meeting that a line names by what it was planned for.
pub(super) fn time(context: &Context<'_>, line: &GatheredLine) -> Result<Option<Occurrence>, CardError> {
    let Subject::Meeting(no) = line.mark.subject else { return Ok(None) };
    let meetings = &context.engagement()?.meetings;
    Ok(line.mark.occurrence.parse().ok().and_then(|planned| meetings.occurrence(no, planned)))
}

/// A meeting that is over: whether it was held, or its minutes, are waited for.
fn left_open(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let Some(one) = time(context, line)? else { return Ok(Text::empty()) };
    let Some(meeting) = context.engagement()?.meetings.planned.get(&one.meeting) else {
        return Ok(Text::empty());
    };
    let when = meeting_words::when(context, meeting, &one)?;
    let what = meeting_words::title(context, meeting);
    if !one.is_left_open() {
        return Ok(Text::join(&[what, when], ", "));
    }
    let held = one.has_sign() || one.known.outcome() == Some(Outcome::Held);
    let args = [("what", what.into()), ("when", when.into())];
    context.say(if held { "rem_left_open_minutes" } else { "rem_left_open" }, &args)
}

/// What changed of a meeting.
fn changed(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let Subject::Meeting(no) = &line.mark.subject else { return Ok(Text::empty()) };
    let meetings = &context.engagement()?.meetings;
    let Some(meeting) = meetings.planned.get(no) else { return Ok(Text::empty()) };
    let Some(one) = meetings.next_of(meeting, context.scene.now) else { return Ok(Text::empty()) };
    let what = meeting_words::news(context, meeting, &one)?;
    let title = meeting_words::title(context, meeting);
    // What was said once is read later, too: then it is when it is.
    if what.is_empty() {
        let when = meeting_words::when(context, meeting, &one)?;
        return context.say("rem_agenda", &[("what", title.into()), ("when", when.into())]);
    }
    context.say("rem_meeting_changed", &[("title", title.into()), ("what", what.into())])
}

/// Why a kind of reminder comes.
pub(super) fn reason(context: &Context<'_>, kind: Kind) -> Result<Text, CardError> {
    let policy = &context.scene.policy.reminders;
    let days = |id: &str, days: u16| context.say(id, &[("days", i64::from(days).into())]);
    match kind {
        Kind::Soon => context.text("why_soon"),
        Kind::MeetingChanged => context.text("why_meeting_changed"),
        Kind::CheckIn => context.text("why_check_in"),
        Kind::Agenda => context.text("why_agenda"),
        Kind::LeftOpen => context.text("why_left_open"),
        Kind::Factors => days("why_factors", policy.workshop_days),
        Kind::Waiting => days("why_waiting", policy.waiting_days),
        Kind::GivenUp => days("why_given_up", policy.unanswered_days),
        Kind::Unanswered => days("why_unanswered", policy.unanswered_days),
        Kind::FactorsAsked => days("why_factors_asked", policy.unanswered_days),
        Kind::FirstContact => days("why_first_contact", policy.first_contact_days),
        Kind::TargetPassed => context.text("why_target_passed"),
        Kind::TargetNear => days("why_target_near", policy.target_days),
        Kind::ItemOverdue => context.text("why_item_overdue"),
        Kind::ItemDue => context.text("why_item_due"),
        Kind::Review => context.text("why_review"),
        Kind::Rest => context.text("why_rest"),
        Kind::Note => days("why_note", policy.note_days),
        Kind::Figures => days("why_figures", policy.figures_days),
        Kind::Survey => context.text("why_survey"),
        Kind::Begins => context.text("why_begins"),
        Kind::Held => context.text("why_held"),
        Kind::Weekly => {
            let budget = policy.conversation;
            let args = [("day", i64::from(budget.day).into()), ("week", i64::from(budget.week).into())];
            context.say("why_weekly", &args)
        }
    }
}

/// What a kind of reminder is called where it can be stopped.
pub(super) fn stops_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Soon => "stops_soon",
        Kind::MeetingChanged => "stops_meeting_changed",
        Kind::CheckIn => "stops_check_in",
        Kind::Agenda => "stops_agenda",
        Kind::LeftOpen => "stops_left_open",
        Kind::Factors => "stops_factors",
        Kind::Waiting => "stops_waiting",
        Kind::GivenUp => "stops_given_up",
        Kind::Unanswered => "stops_unanswered",
        Kind::FactorsAsked => "stops_factors_asked",
        Kind::FirstContact => "stops_first_contact",
        Kind::TargetPassed => "stops_target_passed",
        Kind::TargetNear => "stops_target_near",
        Kind::ItemOverdue => "stops_item_overdue",
        Kind::ItemDue => "stops_item_due",
        Kind::Review => "stops_review",
        Kind::Rest => "stops_rest",
        Kind::Note => "stops_note",
        Kind::Figures => "stops_figures",
        Kind::Survey => "stops_survey",
        Kind::Weekly => "stops_weekly",
        Kind::Begins => "stops_begins",
        Kind::Held => "stops_held",
    }
}

/// What a card of a shared conversation says once it was put off.
pub(super) fn later_id(kind: Kind) -> &'static str {
    if kind == Kind::Weekly { "weekly_later" } else { "unanswered_later" }
}

/// What a card of its own says once its kind was stopped there.
pub(super) fn stopped_id(kind: Kind) -> &'static str {
    if kind == Kind::Weekly {
        "weekly_stopped"
    } else if kind == Kind::Begins {
        "begins_stopped"
    } else if kind == Kind::Held {
        "held_stopped"
    } else {
        "unanswered_stopped"
    }
}
