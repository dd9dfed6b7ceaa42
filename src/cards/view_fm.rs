//! The FM's own cards in their personal chat: the engagement with its next step, what was entered, corrections.

use serde_json::{Value, json};

use super::context::{Context, press, verbs};
use super::lines::groups;
use super::text::Text;
use super::{CardError, View, facts, marks, people, progress, view_meetings, view_shared};
use crate::dialogue::verb::{Aside, OfView, Reported};
use crate::dialogue::{Command, JourneyVerb, JourneyView, MeetingVerb, PointVerb, Sheet, SsatVerb, Verb};
use crate::engagement::{
    Correction, CorrectionNo, CorrectionState, FieldValue, NextStep as Step, PersonNo, ServiceId, State,
    Status,
};

/// The most answers about one service that a card offers to set aside.
const MOST_ASIDES: usize = 4;
/// The most services of one card for which it does.
const MOST_DISPUTED: usize = 4;

/// The next step, from the state alone.
fn step(context: &Context<'_>) -> Result<Step, CardError> {
    Ok(context.engagement()?.next_step(context.scene.policy, context.now()))
}

/// The next step in words.
pub(super) fn next(context: &Context<'_>) -> Result<Text, CardError> {
    match context.engagement()?.head.status {
        Status::Closed => return context.text("fm_next_closed"),
        Status::OnHold => return context.text("fm_next_hold"),
        Status::Active | Status::Unresponsive => {}
    }
    match step(context)? {
        Step::Bring => context.say("fm_next_bring", &[("word", context.word(Command::Bring).into())]),
        Step::Enter => context.text("fm_next_enter"),
        Step::Answer(count) => context.say("fm_next_corrections", &[("count", count.into())]),
        Step::Complete => context.text("fm_next_complete"),
        Step::Agree => context.text("fm_next_agree"),
        Step::Ask => context.text("fm_next_ask"),
        Step::Wait => {
            let engagement = context.engagement()?;
            let services = engagement.to_confirm(context.scene.policy, context.now());
            let awaited = people::awaited(context, &services)?;
            if awaited.is_empty() {
                return context.text("fm_next_wait_nobody");
            }
            context.say("fm_next_wait", &[("names", context.names(&awaited)?.into())])
        }
        Step::Done if context.engagement()?.head.workshop.closed.is_some() => {
            context.text("fm_next_workshop")
        }
        Step::Done => context.text("fm_next_done"),
    }
}

/// Whether the next step is to ask the customer to confirm, and there is somewhere to ask.
pub(super) fn may_ask(context: &Context<'_>) -> Result<bool, CardError> {
    let engagement = context.engagement()?;
    let goes = engagement.head.status != Status::Closed && engagement.head.home.is_some();
    let to_confirm = engagement.to_confirm(context.scene.policy, context.now());
    Ok(goes && matches!(step(context)?, Step::Ask | Step::Agree) && !to_confirm.is_empty())
}

/// One row a service, with the mark for the FM.
pub(super) fn rows(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let services = &context.engagement()?.head.services;
    services
        .iter()
        .map(|service| {
            let row = marks::row(facts::line(context, service)?, &marks::for_fm(context, service)?);
            progress::onto(context, row, service)
        })
        .collect()
}

/// The engagement card in the FM's own chat.
pub(super) fn engagement(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let head = &engagement.head;
    let step = step(context)?;
    let closed = head.status == Status::Closed;
    let anything = head.services.iter().any(|service| context.dibs(service).is_some());
    let names: Vec<Text> = head.services.iter().map(|service| context.service(service)).collect();
    let phase = match (&head.home, anything) {
        (None, false) => {
            let args = [("count", names.len().into()), ("names", context.words.list(&names)?.into())];
            context.say("fm_services", &args)?
        }
        (None, true) => context.text("fm_phase_new")?,
        (Some(_), _) => context.text("fm_phase_home")?,
    };
    let next = next(context)?;
    let customer = context.customer()?;
    let data = json!({
        "title": context.say("fm_title", &[("customer", (&customer).into())])?,
        "phase": phase,
        "rows": if anything { rows(context)? } else { Vec::new() },
        "next": next,
        "plan": view_shared::plan_line(context)?,
        "meeting": view_meetings::next(context)?,
        "may": {
            "enter_now": !closed && !anything && matches!(step, Step::Enter),
            "enter_early": !closed && !anything && !matches!(step, Step::Enter),
            "change": !closed && anything,
            "reopen": closed,
            "ask": may_ask(context)?,
            "agree": !closed && matches!(step, Step::Agree),
        },
        "groups": ways(context, anything)?,
        "verbs": verbs([
            ("enter", Verb::EnterOpen(context.shown()?).dialog_data()),
            ("ask", Verb::Ask(context.shown()?).data()),
            ("agree", Verb::AgreeOpen(context.shown()?).dialog_data()),
            ("reopen", Verb::Reopen(context.shown()?).data()),
        ]),
    });
    let summary = context.say("fm_summary", &[("customer", customer.into()), ("next", next.into())])?;
    Ok(View::new("engagement_fm", summary.raw(), data))
}

/// The ways to what else there is, in lines; to what follows from the values once there are any.
fn ways(context: &Context<'_>, anything: bool) -> Result<Vec<Value>, CardError> {
    let head = &context.engagement()?.head;
    let shown = || context.shown();
    let press = |title, verb: Verb| Ok::<_, CardError>((press(&context.plain(title)?, &verb), true));
    let way = OfView { on: shown()?, view: JourneyView::Phase };
    let mut all = vec![press("button_way", Verb::Journey(JourneyVerb::Begin(way)))?];
    if anything {
        all.push(press("button_status", Verb::Status { engagement: Some(head.id.clone()) })?);
        let data = view_shared::in_dialog(context, Sheet::Checklist)?;
        all.push((json!({"title": context.plain("button_checklist")?, "data": data}), false));
    }
    if anything && head.home.is_some() {
        all.push(press("fm_factors", Verb::Ssat(SsatVerb::Show(shown()?)))?);
        all.push(press("fm_points", Verb::Point(PointVerb::Show(shown()?)))?);
    }
    all.push(press("command_meetings", Verb::Meeting(MeetingVerb::Show(shown()?)))?);
    Ok(groups(all))
}

/// What was entered: one line a service, and what can be done with it.
pub(super) fn captured(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let services = engagement.intended(context.scene.policy, context.now());
    let mut done = 0_usize;
    let mut asked_at = None;
    for service in &services {
        done += usize::from(context.standing(service)?.state >= State::Captured);
        let asked = context.dibs(service).and_then(|dibs| dibs.asked.as_ref()).map(|asked| asked.at);
        asked_at = asked_at.max(asked);
    }
    let to_confirm = engagement.to_confirm(context.scene.policy, context.now());
    let to_agree = engagement.to_agree(context.scene.policy, context.now());
    let args =
        [("customer", context.customer()?.into()), ("done", done.into()), ("total", services.len().into())];
    let asked = match asked_at.filter(|_| !to_confirm.is_empty()) {
        Some(at) => {
            context.say("captured_asked", &[("when", context.calendar.moment(context.words, at)?.into())])?
        }
        None => Text::empty(),
    };
    let unasked = to_confirm.iter().any(|service| engagement.is_unasked(service));
    let ask = engagement.head.home.is_some() && unasked;
    let data = json!({
        "title": context.say("captured_title", &args)?,
        "rows": rows_with_asides(context)?,
        "asked": asked,
        "may": {
            "agree": !to_agree.is_empty(),
            "ask": ask,
            "first": ask || !to_agree.is_empty(),
            "copy": !to_confirm.is_empty(),
        },
        "verbs": verbs([
            ("agree", Verb::AgreeOpen(context.shown()?).dialog_data()),
            ("ask", Verb::Ask(context.shown()?).data()),
            ("enter", Verb::EnterOpen(context.shown()?).dialog_data()),
            ("copy", Verb::CopyOpen(context.shown()?).dialog_data()),
        ]),
    });
    Ok(View::new("captured", context.say("captured_summary", &args)?.raw(), data))
}

/// The rows, each with what can be set aside where two answers differ.
fn rows_with_asides(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let mut left = MOST_DISPUTED;
    let mut rows = rows(context)?;
    for (row, service) in rows.iter_mut().zip(&context.engagement()?.head.services) {
        let asides = if left > 0 { asides(context, service, None)? } else { Vec::new() };
        left -= usize::from(!asides.is_empty());
        if let Some(row) = row.as_object_mut() {
            row.insert("aside".to_owned(), json!(!asides.is_empty()));
            row.insert("asides".to_owned(), json!(asides));
        }
    }
    Ok(rows)
}

/// One button for each answer about `service` that can be set aside: `report`'s, and those that differ.
fn asides(
    context: &Context<'_>,
    service: &ServiceId,
    report: Option<PersonNo>,
) -> Result<Vec<Value>, CardError> {
    let mut people: Vec<PersonNo> = report.into_iter().collect();
    for answer in context.standing(service)?.fields.values().flat_map(|field| &field.disputed) {
        if !people.contains(&answer.person) {
            people.push(answer.person);
        }
    }
    people.truncate(MOST_ASIDES);
    let several = people.len() > 1;
    let button = |person: PersonNo| {
        let title = if several {
            context.say("aside_of", &[("name", context.name(person)?.into())])?
        } else {
            context.text("aside_open")?
        };
        let aside = Aside { on: context.shown()?, service: service.clone(), person };
        Ok(json!({"title": title.raw(), "data": Verb::SetAsideOpen(aside).dialog_data()}))
    };
    people.into_iter().map(button).collect()
}

/// A customer said that something is wrong: old and new.
pub(super) fn correction(context: &Context<'_>, no: CorrectionNo) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let Some(report) = engagement.corrections.get(&no) else {
        return gone(context);
    };
    let (name, service) = (context.name(report.by)?, context.service(&report.service));
    let open = report.state == CorrectionState::Open;
    let accept = open && !report.values.is_empty();
    let comment = match report.comment.and_then(|no| context.typed(no)) {
        Some(text) => context.say("said_by", &[("name", (&name).into()), ("text", text.into())])?,
        None => Text::empty(),
    };
    let asides = asides(context, &report.service, open.then_some(report.by))?;
    let reported = || Ok::<_, CardError>(Reported { on: context.shown()?, correction: no });
    let data = json!({
        "title": context.say("correction_title", &[("name", (&name).into()), ("service", (&service).into())])?,
        "lines": lines(context, report)?,
        "comment": comment,
        "effect": if open { effect(context, report)? } else { Text::empty() },
        "settled": settled(context, report)?,
        "may": {
            "accept": accept,
            "answer": open,
            "enter": open && report.values.is_empty(),
            "any": open,
            "aside": !asides.is_empty(),
        },
        "asides": asides,
        "verbs": verbs([
            ("accept", Verb::CorrectionAccept(reported()?).data()),
            ("answer", Verb::AnswerOpen(reported()?).dialog_data()),
            ("enter", Verb::EnterOpen(context.shown()?).dialog_data()),
        ]),
    });
    let args = [("customer", context.customer()?.into()), ("name", name.into()), ("service", service.into())];
    Ok(View::new("correction", context.say("correction_summary", &args)?.raw(), data))
}

fn lines(context: &Context<'_>, report: &Correction) -> Result<Vec<Value>, CardError> {
    let values = context.dibs(&report.service).map(|dibs| &dibs.values);
    let accepted = matches!(report.state, CorrectionState::Accepted { .. });
    let mut lines = Vec::new();
    for field in &report.wrong {
        // Once accepted, the old value is the one before the change.
        let earlier = context.dibs(&report.service).and_then(|dibs| dibs.traces.get(field)?.earlier.as_ref());
        let old =
            if accepted { earlier.and_then(|e| e.value.clone()) } else { values.and_then(|v| v.get(*field)) };
        let old = match old {
            Some(old) => facts::value(context, &old)?,
            None => context.text("correction_open")?,
        };
        let new = report.values.iter().find(|value| FieldValue::field(value) == *field);
        let mut args = vec![("field", facts::field(context, *field)?.into()), ("old", old.into())];
        let id = match new {
            Some(new) => {
                args.push(("new", facts::value(context, new)?.into()));
                "correction_change"
            }
            None => "correction_wrong",
        };
        lines.push(json!({"line": context.say(id, &args)?}));
    }
    for (field, standing) in &context.standing(&report.service)?.fields {
        if !standing.disputed.is_empty() {
            let args = [
                ("field", facts::field(context, *field)?.into()),
                ("answers", marks::answers(context, standing)?.into()),
            ];
            lines.push(json!({"line": context.say("correction_disputed", &args)?}));
        }
    }
    Ok(lines)
}

fn effect(context: &Context<'_>, report: &Correction) -> Result<Text, CardError> {
    if report.values.is_empty() {
        return context.text("correction_no_value");
    }
    let entitled = context.person(report.by).is_some_and(|person| {
        context.scene.engagement.is_some_and(|e| e.may_confirm(person, &report.service, context.scene.policy))
    });
    let id = if entitled { "correction_effect" } else { "correction_effect_not" };
    context.say(id, &[("name", context.name(report.by)?.into())])
}

fn settled(context: &Context<'_>, report: &Correction) -> Result<Text, CardError> {
    let (id, by, at) = match &report.state {
        CorrectionState::Open => return Ok(Text::empty()),
        CorrectionState::Accepted { by, at } => ("correction_accepted", by, at),
        CorrectionState::Answered { by, at, .. } => ("correction_answered", by, at),
    };
    let when = context.calendar.moment(context.words, *at)?;
    context.say(id, &[("name", context.name(*by)?.into()), ("when", when.into())])
}

/// The report was replaced or withdrawn meanwhile.
fn gone(context: &Context<'_>) -> Result<View, CardError> {
    let none = json!({});
    let data = json!({
        "title": context.text("correction_gone")?,
        "lines": [], "comment": "", "effect": "", "settled": "",
        "may": {"accept": false, "answer": false, "enter": false, "any": false, "aside": false},
        "asides": [],
        "verbs": verbs([("accept", none.clone()), ("answer", none.clone()), ("enter", none)]),
    });
    Ok(View::new("correction", context.plain("correction_gone")?, data))
}
