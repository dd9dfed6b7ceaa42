//! What happened, in words: who changed what from what to what, when. In a shared conversation, and for the
//! customer anywhere, only what customers may see.

use serde_json::json;

use super::context::{Context, press, verbs};
use super::text::Text;
use super::view_portfolio::status;
use super::view_short::Answer;
use super::words::Arg;
use super::{CardError, View, choices, factor_words, facts, words_journey};
use crate::dialogue::Verb;
use crate::dialogue::verb::{Paged, Undoing};
use crate::engagement::{
    Changed, Event, How, Locale, PersonNo, PointEvent, Role, ServiceId, SsatEvent, TextNo, Touched, Via,
    What, last_change,
};

/// How many things a page shows.
const PAGE: usize = 8;

/// What happened, the latest first.
pub(super) fn history(context: &Context<'_>, page: usize) -> Result<View, CardError> {
    let internal = context.reader.sees_internal_facts();
    let events: Vec<&Event> =
        context.scene.events.iter().rev().filter(|event| internal || is_for_all(&event.what)).collect();
    let last = events.len().saturating_sub(1) / PAGE;
    let page = page.min(last);
    let shown = events.iter().skip(page * PAGE).take(PAGE);
    let rows = shown
        .map(|event| {
            let who = match event.by {
                Some(no) => context.name(no)?,
                None => context.text("hist_bot")?,
            };
            let when = context.calendar.moment(context.words, event.at)?;
            let by = context.say("hist_by", &[("who", who.into()), ("when", when.into())])?;
            Ok(json!({"line": what(context, &event.what)?, "by": by}))
        })
        .collect::<Result<Vec<_>, CardError>>()?;
    let turn_to = |page| Ok::<_, CardError>(Verb::History(Paged { on: context.shown()?, page }).data());
    let customer = context.customer()?;
    let args = [("page", Arg::from(page + 1)), ("pages", Arg::from(last + 1))];
    let data = json!({
        "title": context.say("hist_title", &[("customer", (&customer).into())])?,
        "rows": rows,
        "pages": if last > 0 { context.say("hist_pages", &args)? } else { Text::empty() },
        "may": {"newer": page > 0, "older": page < last, "turn": last > 0},
        "verbs": verbs([("newer", turn_to(page.saturating_sub(1))?), ("older", turn_to(page + 1)?)]),
    });
    Ok(View::new("history", context.say("hist_title", &[("customer", customer.into())])?.raw(), data))
}

/// One's own last change, and what undoing it does; both values, if somebody touched it since.
pub(super) fn undo(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    // Whose last change: the person whose chat it is, if the reader is not named otherwise.
    let by_key = || context.scene.me_key.and_then(|key| engagement.find(key)).map(|person| person.no);
    let by = context.reader.person.or_else(by_key);
    let change = by.map(|by| last_change(context.scene.events, by)).unwrap_or_default();
    let Some(first) = change.first() else {
        return Ok(Answer::of(context.text("undo_none_title")?, context.text("undo_none_text")?).view());
    };
    let touched = engagement.touched_since(&change);
    let when = context.calendar.moment(context.words, first.at)?;
    if touched.is_empty() {
        let title = context.say("undo_title", &[("when", when.into())])?;
        let mut answer = Answer::of(title, context.text("undo_text")?);
        for event in change
            .iter()
            .filter(|event| !matches!(event.what, What::PersonAdded { .. } | What::RoleSet { .. }))
        {
            answer.lines.push(what(context, &event.what)?);
        }
        let undoing = Undoing { on: context.shown()?, change: first.revision };
        answer.presses.push(press(&context.plain("undo_do")?, &Verb::Undo(undoing)));
        return Ok(answer.view());
    }
    let title = context.say("undo_touched_title", &[("when", when.into())])?;
    let mut answer = Answer::of(title, context.text("undo_touched_text")?);
    for touched in &touched {
        answer.lines.push(both(context, touched)?);
    }
    Ok(answer.view())
}

/// What one had set, and what it is now.
fn both(context: &Context<'_>, touched: &Touched) -> Result<Text, CardError> {
    let Some(change) = &touched.change else {
        return match &touched.service {
            Some(service) => {
                context.say("undo_both_service", &[("service", context.service(service).bold().into())])
            }
            None => context.text("undo_both_whole"),
        };
    };
    let service = match &touched.service {
        Some(service) => context.service(service).bold(),
        None => Text::empty(),
    };
    let args = [
        ("service", service.into()),
        ("field", field(context, change)?.into()),
        ("mine", value(context, change.old.as_ref())?.into()),
        ("now", value(context, change.new.as_ref())?.into()),
    ];
    let line = context.say("undo_both", &args)?;
    if touched.confirmed_by.is_empty() {
        return Ok(line);
    }
    let names = context.names(&touched.confirmed_by)?;
    Ok(Text::join(&[line, context.say("undo_confirmed", &[("names", names.into())])?], " "))
}

/// Whether customers may see that it happened. A new kind of event is the FM's alone until it is said otherwise here.
fn is_for_all(what: &What) -> bool {
    match what {
        What::Started { .. }
        | What::ServicesSet { .. }
        | What::DibsChanged { .. }
        | What::Agreed { .. }
        | What::Asked { .. }
        | What::Confirmed { .. }
        | What::ReportedWrong { .. }
        | What::CorrectionAccepted { .. }
        | What::CorrectionAnswered { .. }
        | What::TakenBack { .. }
        | What::AgreementWithdrawn { .. }
        | What::SetAside { .. }
        | What::Ssat(
            SsatEvent::Changed { .. } | SsatEvent::Asked { .. } | SsatEvent::Said { .. } | SsatEvent::Closed,
        ) => true,
        What::HomeSet { .. }
        | What::CustomerSet { .. }
        | What::LanguageSet { .. }
        | What::ZoneSet { .. }
        | What::PersonAdded { .. }
        | What::RoleSet { .. }
        | What::Tied { .. }
        | What::Claimed { .. }
        | What::ClaimAccepted { .. }
        | What::ClaimDeclined { .. }
        | What::ReportWithdrawn { .. }
        | What::StatusSet { .. }
        | What::Paused { .. }
        | What::Undone { .. }
        | What::TypedIntoFtop
        | What::Journey(_)
        | What::Ssat(SsatEvent::AnswersReviewed { .. } | SsatEvent::Reviewed)
        | What::Point(_) => false,
    }
}

/// An event in words. Reasons that the FM gave are the FM's.
fn what(context: &Context<'_>, what: &What) -> Result<Text, CardError> {
    let internal = context.reader.sees_internal_facts();
    let person = |id, no: PersonNo| context.say(id, &[("name", context.name(no)?.into())]);
    let service =
        |id, service: &ServiceId| context.say(id, &[("service", context.service(service).bold().into())]);
    let lists = |id, list: &[ServiceId]| context.say(id, &[("services", services(context, list)?.into())]);
    match what {
        What::Started { services: list, .. } => lists("hist_started", list),
        What::HomeSet { .. } => context.text("hist_home"),
        What::CustomerSet { old, new } => {
            from_to(context, "hist_customer", Text::typed(old), Text::typed(new))
        }
        What::LanguageSet { old, new } => {
            from_to(context, "hist_language", language(context, *old)?, language(context, *new)?)
        }
        What::ZoneSet { old, new } => from_to(context, "hist_zone", Text::name(old), Text::name(new)),
        What::ServicesSet { old, new } => {
            from_to(context, "hist_services", services(context, old)?, services(context, new)?)
        }
        What::PersonAdded { person: no, role, .. } => as_role(context, "hist_person", *no, *role),
        What::RoleSet { person: no, new, .. } => as_role(context, "hist_role", *no, *new),
        What::Tied { person: no, .. } => person("hist_tied", *no),
        What::Claimed { person: no, role } => as_role(context, "hist_claimed", *no, *role),
        What::ClaimAccepted { person: no, role } => as_role(context, "hist_claim_accepted", *no, *role),
        What::ClaimDeclined { person: no } => person("hist_claim_declined", *no),
        What::DibsChanged { service, changes, because, .. } => {
            changed(context, service, changes, because.filter(|_| internal))
        }
        What::Agreed { services: list, with, how, on, .. } => {
            let how = Arg::Key(match how {
                How::Meeting => "meeting",
                How::Email => "email",
                How::Call => "call",
            });
            let args = [
                ("services", services(context, list)?.into()),
                ("name", context.name(*with)?.into()),
                ("how", how),
                ("date", context.calendar.date(context.words, *on)?.into()),
            ];
            context.say("hist_agreed", &args)
        }
        What::Asked { services: list } => lists("hist_asked", list),
        What::Confirmed { service: id, via: Via::Tap, .. } => service("hist_confirmed", id),
        What::Confirmed { service: id, person: no, via: Via::OwnValue, .. } => {
            let args = [("service", context.service(id).bold().into()), ("name", context.name(*no)?.into())];
            context.say("hist_confirmed_own", &args)
        }
        What::ReportedWrong { service: id, comment, .. } => {
            with(context, service("hist_wrong", id)?, *comment)
        }
        What::ReportWithdrawn { .. } => context.text("hist_withdrawn"),
        What::CorrectionAccepted { service: id, .. } => service("hist_accepted", id),
        What::CorrectionAnswered { service: id, text, .. } => {
            with(context, service("hist_answered", id)?, Some(*text))
        }
        What::TakenBack { service: id, .. } => service("hist_taken_back", id),
        What::SetAside { service: id, person: no, reason, .. } => {
            let args = [("service", context.service(id).bold().into()), ("name", context.name(*no)?.into())];
            with(context, context.say("hist_set_aside", &args)?, Some(*reason).filter(|_| internal))
        }
        What::StatusSet { old, new, because } => {
            let line = from_to(context, "hist_status", status(context, *old), status(context, *new))?;
            with(context, line, because.filter(|_| internal))
        }
        What::Paused { until: Some(until) } => {
            let date = context.calendar.date(context.words, *until)?;
            context.say("hist_paused", &[("date", date.into())])
        }
        What::Paused { until: None } => context.text("hist_resumed"),
        What::Undone { .. } => context.text("hist_undone"),
        What::AgreementWithdrawn { services: list } => lists("hist_agreement_withdrawn", list),
        What::TypedIntoFtop => context.text("hist_typed"),
        What::Journey(event) => words_journey::event(context, event),
        What::Ssat(event) => of_factors(context, event),
        What::Point(event) => of_points(context, event),
    }
}

fn of_factors(context: &Context<'_>, event: &SsatEvent) -> Result<Text, CardError> {
    match event {
        SsatEvent::Changed { service, factor, old, new, .. } => {
            let args = [
                ("service", context.service(service).bold().into()),
                ("factor", factor_words::name(context, *factor)?.into()),
                ("old", factor_words::line(context, old)?.into()),
                ("new", factor_words::line(context, new)?.into()),
            ];
            context.say("hist_factor", &args)
        }
        SsatEvent::Asked { people } => {
            let people: Vec<_> = people.iter().copied().collect();
            context.say("hist_factors_asked", &[("names", context.names(&people)?.into())])
        }
        SsatEvent::Said { factor, .. } => {
            context.say("hist_factor_said", &[("factor", factor_words::name(context, *factor)?.into())])
        }
        SsatEvent::AnswersReviewed { service, factor, .. } => {
            let args = [
                ("service", context.service(service).bold().into()),
                ("factor", factor_words::name(context, *factor)?.into()),
            ];
            context.say("hist_factor_reviewed", &args)
        }
        SsatEvent::Reviewed => context.text("hist_factors_reviewed"),
        SsatEvent::Closed => context.text("hist_workshop_closed"),
    }
}

fn of_points(context: &Context<'_>, event: &PointEvent) -> Result<Text, CardError> {
    let (id, no, typed) = match event {
        PointEvent::Added { no, text, .. } => ("hist_point_added", no, Some(*text)),
        PointEvent::Planned { no, next, .. } => ("hist_point_planned", no, *next),
        PointEvent::Settled { no, .. } => ("hist_point_settled", no, None),
        PointEvent::Reopened { no } => ("hist_point_reopened", no, None),
    };
    with(context, context.say(id, &[("no", (no.0 as usize).into())])?, typed)
}

fn changed(
    context: &Context<'_>,
    service: &ServiceId,
    changes: &[Changed],
    because: Option<TextNo>,
) -> Result<Text, CardError> {
    let one = |change: &Changed| {
        let args = [
            ("field", field(context, change)?.into()),
            ("old", value(context, change.old.as_ref())?.into()),
            ("new", value(context, change.new.as_ref())?.into()),
        ];
        // A first value was nothing before, which need not be said.
        let id = if change.old.is_some() { "hist_field" } else { "hist_field_new" };
        context.say(id, &args)
    };
    let fields = changes.iter().map(one).collect::<Result<Vec<_>, CardError>>()?;
    let line = Text::join(&[context.service(service).bold(), Text::join(&fields, "; ")], ": ");
    with(context, line, because)
}

fn field(context: &Context<'_>, change: &Changed) -> Result<Text, CardError> {
    if context.reader.sees_internal_facts() {
        facts::field(context, change.field)
    } else {
        facts::plain_field(context, change.field)
    }
}

fn value(context: &Context<'_>, value: Option<&crate::engagement::FieldValue>) -> Result<Text, CardError> {
    value.map_or_else(|| context.text("hist_blank"), |value| facts::value(context, value))
}

/// The line, and what somebody typed with it.
fn with(context: &Context<'_>, line: Text, typed: Option<TextNo>) -> Result<Text, CardError> {
    match typed.and_then(|no| context.typed(no)) {
        Some(text) => context.say("hist_with", &[("line", line.into()), ("text", text.into())]),
        None => Ok(line),
    }
}

fn from_to(context: &Context<'_>, id: &str, old: Text, new: Text) -> Result<Text, CardError> {
    context.say(id, &[("old", old.into()), ("new", new.into())])
}

fn as_role(context: &Context<'_>, id: &str, no: PersonNo, role: Role) -> Result<Text, CardError> {
    let role = context.text(choices::role_id(role))?;
    context.say(id, &[("name", context.name(no)?.into()), ("role", role.into())])
}

fn services(context: &Context<'_>, list: &[ServiceId]) -> Result<Text, CardError> {
    context.words.list(&list.iter().map(|id| context.service(id)).collect::<Vec<_>>())
}

fn language(context: &Context<'_>, locale: Locale) -> Result<Text, CardError> {
    context.text(choices::language_id(locale))
}
