//! The dialogs but for "what was agreed": start, agreed with, copy as e-mail, something is wrong, answer, set
//! aside, join.

use serde_json::json;

use super::context::{Context, verbs};
use super::dialogs::{Fields, Frame, Size, with};
use super::{CardError, View, choices, facts, mail, view_enter};
use crate::dialogue::verb::{Aside, Picked, Reported};
use crate::dialogue::{Form, Verb};
use crate::engagement::{CorrectionNo, IntentKind, PersonNo, ServiceId};

/// The form's nonce, else the message's.
fn nonce<'a>(context: &'a Context<'_>, form: &'a Form) -> &'a str {
    if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce }
}

/// Start an engagement.
pub(super) fn start(context: &Context<'_>, form: &Form) -> Result<(View, Frame), CardError> {
    let mut fields = Fields::new(context, form);
    fields.add("customer", "")?;
    fields.add("services", "")?;
    fields.add("language", context.words.locale().as_str())?;
    let data = json!({
        "services": choices::offered_services(context),
        "languages": choices::languages(context)?,
        "verbs": verbs([("submit", Verb::StartSubmit { nonce: nonce(context, form).to_owned() }.data())]),
    });
    let title = context.plain("start_title")?;
    let view = View::new("start_form", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}

/// Who agreed, how and when: prefilled with the success owner, the call and today.
pub(super) fn agree(context: &Context<'_>, form: &Form) -> Result<(View, Frame), CardError> {
    let engagement = context.engagement()?;
    let services = engagement.to_agree(context.scene.policy, context.now());
    let ids: Vec<&str> = services.iter().map(ServiceId::as_str).collect();
    let mut fields = Fields::new(context, form);
    fields.add("person", view_enter::common_owner(context, &services)?)?;
    fields.add("name", "")?;
    fields.add("email", "")?;
    fields.add("how", "call")?;
    fields.add("when", context.calendar.today.to_string())?;
    fields.add("services", ids.join(","))?;
    fields.add("comment", "")?;
    let data = json!({
        "people": choices::customer_people(context)?,
        "hows": choices::hows(context)?,
        "services": choices::services(context, &services),
        "verbs": verbs([("submit", Verb::AgreeSubmit(context.shown_as(nonce(context, form))?).data())]),
    });
    let title = context.plain("agree_title")?;
    let view = View::new("agree_form", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Medium)))
}

/// The text to send by e-mail, in the customer's language.
pub(super) fn copy(context: &Context<'_>) -> Result<(View, Frame), CardError> {
    let engagement = context.engagement()?;
    let language = context.text(choices::language_id(engagement.head.language))?;
    let data = json!({
        "intro": context.say("copy_intro", &[("language", language.into())])?,
        "mail": mail::text(context)?,
    });
    let title = context.plain("copy_title")?;
    Ok((View::new("copy_text", title.clone(), data), Frame::new(title, Size::Large, Size::Medium)))
}

/// Something is wrong: which service.
pub(super) fn wrong_pick(context: &Context<'_>, services: &[ServiceId]) -> Result<(View, Frame), CardError> {
    let rows = services
        .iter()
        .map(|service| {
            let on = context.shown()?;
            let picked = Picked { on, services: services.to_vec(), service: service.clone() };
            Ok(json!({
                "name": context.service(service).raw(),
                "line": facts::bare_line(context, service)?,
                "data": Verb::WrongPick(picked).data(),
            }))
        })
        .collect::<Result<Vec<_>, CardError>>()?;
    let title = context.plain("wrong_title")?;
    let view = View::new("wrong_pick", title.clone(), json!({"rows": rows}));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}

/// Something is wrong with this service: its values, to be corrected by picking.
pub(super) fn wrong(
    context: &Context<'_>,
    form: &Form,
    service: &ServiceId,
    services: &[ServiceId],
) -> Result<(View, Frame), CardError> {
    let state = view_enter::State::of(context, std::slice::from_ref(service));
    let mut fields = Fields::new(context, form);
    fields.add("target", state.target)?;
    fields.add("person", state.person)?;
    let intent = if state.intent.is_empty() { IntentKind::GoingAhead.key().to_owned() } else { state.intent };
    fields.add("intent", intent)?;
    fields.add("name", "")?;
    fields.add("why_not", state.why_not)?;
    fields.add("reasons", state.reasons)?;
    fields.add("reason_text", state.reason_text)?;
    fields.add("comment", "")?;
    fields.add("others_ok", "false")?;
    let on = context.shown_as(nonce(context, form))?;
    let picked = Picked { on, services: services.to_vec(), service: service.clone() };
    let data = json!({
        "title": context.say("wrong_intro", &[("service", context.service(service).into())])?,
        "people": choices::customer_people(context)?,
        "intents": choices::intents(context)?,
        "reasons": choices::reasons(context),
        "open": !form.problems.is_empty(),
        "others": services.len() > 1,
        "verbs": verbs([("send", Verb::WrongSend(picked).data())]),
    });
    let title = context.plain("wrong_title")?;
    let view = View::new("wrong_form", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Medium)))
}

/// Answer a correction.
pub(super) fn answer(
    context: &Context<'_>,
    form: &Form,
    correction: CorrectionNo,
) -> Result<(View, Frame), CardError> {
    let report = context.engagement()?.corrections.get(&correction);
    let report = report.ok_or(CardError::Scene { what: "the report" })?;
    let name = context.name(report.by)?;
    let service = context.service(&report.service);
    let reported = Reported { on: context.shown_as(nonce(context, form))?, correction };
    let mut fields = Fields::new(context, form);
    fields.add("comment", "")?;
    let data = json!({
        "intro": context.say("answer_intro", &[("name", (&name).into()), ("service", service.into())])?,
        "label": context.plain("answer_label")?,
        "error": context.plain("answer_error")?,
        "send": context.plain("send")?,
        "verbs": verbs([("submit", Verb::AnswerSubmit(reported).data())]),
    });
    let title = context.say("answer_title", &[("name", name.into())])?.raw().to_owned();
    let view = View::new("comment_form", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}

/// Why a confirmation is set aside.
pub(super) fn set_aside(
    context: &Context<'_>,
    form: &Form,
    service: &ServiceId,
    person: PersonNo,
) -> Result<(View, Frame), CardError> {
    let on = context.shown_as(nonce(context, form))?;
    let aside = Aside { on, service: service.clone(), person };
    let mut fields = Fields::new(context, form);
    fields.add("comment", "")?;
    let args = [("service", context.service(service).into()), ("name", context.name(person)?.into())];
    let data = json!({
        "intro": context.say("aside_intro", &args)?,
        "label": context.plain("aside_label")?,
        "error": context.plain("aside_error")?,
        "send": context.plain("aside_submit")?,
        "verbs": verbs([("submit", Verb::SetAsideSubmit(aside).data())]),
    });
    let title = context.plain("aside_title")?;
    let view = View::new("comment_form", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}

/// I'm on this project as…
pub(super) fn join(context: &Context<'_>, form: &Form) -> Result<(View, Frame), CardError> {
    let mut fields = Fields::new(context, form);
    fields.add("role", "")?;
    let data = json!({
        "intro": context.say("join_intro", &[("fm", context.fm()?.into())])?,
        "roles": choices::roles(context)?,
        "verbs": verbs([("submit", Verb::JoinSubmit(context.shown_as(nonce(context, form))?).data())]),
    });
    let title = context.plain("join_title")?;
    let view = View::new("join_form", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}
