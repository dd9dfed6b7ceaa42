//! What happened, in words, and which of it customers may see. The list of it is in `view_history`.

use super::context::Context;
use super::text::Text;
use super::view_portfolio::status;
use super::{
    CardError, choices, factor_words, facts, meeting_words, view_plan, view_terms, words_journey_history,
};
use crate::engagement::{
    Changed, ItemKey, JourneyEvent, Locale, MeasureEvent, PersonNo, PlanEvent, PointEvent, Role, ServiceId,
    SsatEvent, TextNo, Via, What,
};

/// Whether customers may see that it happened. A new kind of event is the FM's alone until it is said otherwise here.
pub(super) fn is_for_all(what: &What) -> bool {
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
        )
        | What::Journey(
            JourneyEvent::TermsAccepted { .. }
            | JourneyEvent::TermsRecorded { .. }
            | JourneyEvent::TermsTakenBack
            | JourneyEvent::Introduced { .. },
        )
        | What::Plan(_) => true,
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
        | What::Point(_)
        | What::Measure(_)
        | What::Meeting(_) => false,
    }
}

/// An event in words. Reasons that the FM gave are the FM's.
pub(super) fn what(context: &Context<'_>, what: &What) -> Result<Text, CardError> {
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
            let args = [
                ("services", services(context, list)?.into()),
                ("name", context.name(*with)?.into()),
                ("how", view_terms::how(*how)),
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
        What::StatusSet { old, new, because, .. } => {
            let line = from_to(context, "hist_status", status(context, *old), status(context, *new))?;
            with(context, line, because.filter(|_| internal))
        }
        What::Paused { until: Some(until) } => {
            let date = context.calendar.date(context.words, *until)?;
            context.say("hist_paused", &[("date", date.into())])
        }
        What::Paused { until: None } => context.text("hist_unpaused"),
        What::Undone { .. } => context.text("hist_undone"),
        What::AgreementWithdrawn { services: list } => lists("hist_agreement_withdrawn", list),
        What::TypedIntoFtop => context.text("hist_typed"),
        What::Journey(event) => words_journey_history::event(context, event),
        What::Ssat(event) => of_factors(context, event),
        What::Point(event) => of_points(context, event),
        What::Meeting(event) => meeting_words::event(context, event),
        What::Plan(event) => of_plan(context, event),
        What::Measure(event) => of_measures(context, event),
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
        PointEvent::Reopened { no, .. } => ("hist_point_reopened", no, None),
    };
    with(context, context.say(id, &[("no", (no.0 as usize).into())])?, typed)
}

fn of_plan(context: &Context<'_>, event: &PlanEvent) -> Result<Text, CardError> {
    let item = |id, key: &ItemKey| context.say(id, &[("item", view_plan::name_of(context, key)?.into())]);
    match event {
        PlanEvent::Made { target, items } => {
            let target = context.calendar.date(context.words, *target)?;
            context.say("hist_plan_made", &[("date", target.into()), ("count", (*items).into())])
        }
        PlanEvent::Done { item: key } => item("hist_plan_done", key),
        PlanEvent::Reopened { item: key, .. } => item("hist_plan_reopened", key),
        PlanEvent::Arranged { item: key, new, .. } => {
            let owner = new.owner.map(|no| context.name(no)).transpose()?;
            let due = new.due.map(|due| context.calendar.date(context.words, due)).transpose()?;
            let parts: Vec<Text> = [owner, due].into_iter().flatten().collect();
            let line = item("hist_plan_arranged", key)?;
            Ok(if parts.is_empty() { line } else { Text::join(&[line, Text::join(&parts, ", ")], ": ") })
        }
        PlanEvent::Noted { item: key, .. } => item("hist_plan_noted", key),
        PlanEvent::Added { item: key, .. } => item("hist_plan_added", key),
        PlanEvent::Dropped { item: key, reason } => {
            with(context, item("hist_plan_dropped", key)?, Some(*reason))
        }
        PlanEvent::Removed { item: key, own } => match own.and_then(|own| context.typed(own.text)) {
            Some(text) => context.say("hist_plan_removed", &[("item", text.into())]),
            None => item("hist_plan_removed", key),
        },
        PlanEvent::Included { item: key } => item("hist_plan_included", key),
        PlanEvent::Shared { links, .. } => context.say("hist_plan_shared", &[("count", links.len().into())]),
    }
}

fn of_measures(context: &Context<'_>, event: &MeasureEvent) -> Result<Text, CardError> {
    match event {
        MeasureEvent::Goals { .. } => context.text("hist_goals"),
        MeasureEvent::Service { service, .. } => {
            context.say("hist_measure", &[("service", context.service(service).bold().into())])
        }
        MeasureEvent::Read { service, reading, .. } => {
            let args = [
                ("service", context.service(service).bold().into()),
                ("date", context.calendar.date(context.words, reading.on)?.into()),
                ("active", reading.active.map(|n| context.count(n)).unwrap_or_default().into()),
            ];
            // Figures may be of the customer's own metric alone.
            context.say(if reading.active.is_some() { "hist_figures" } else { "hist_figures_own" }, &args)
        }
        MeasureEvent::Unread { service, on } => {
            let date = context.calendar.date(context.words, *on)?;
            let args = [("service", context.service(service).bold().into()), ("date", date.into())];
            context.say("hist_unread", &args)
        }
    }
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

pub(super) fn field(context: &Context<'_>, change: &Changed) -> Result<Text, CardError> {
    if context.reader.sees_internal_facts() {
        facts::field(context, change.field)
    } else {
        facts::plain_field(context, change.field)
    }
}

pub(super) fn value(
    context: &Context<'_>,
    value: Option<&crate::engagement::FieldValue>,
) -> Result<Text, CardError> {
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
