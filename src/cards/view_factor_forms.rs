//! The FM's form of the success factors: the same for all services, rows for exceptions, everything about one service.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::dialogs::{Fields, Frame, Size, with};
use super::text::Text;
use super::{CardError, View, choices, factor_words, view_enter};
use crate::dialogue::form::{FACTORS, id, per_factor, per_service};
use crate::dialogue::verb::{OfService, RowsFrom};
use crate::dialogue::{Form, PersonChoice, SsatVerb, Verb};
use crate::engagement::{Factor, FactorStatus, FactorValues, PersonNo, ServiceId};

/// The most services on one page of rows; more would not fit a card.
const ROWS: usize = 6;

/// The most names in a list, of which a page has four.
const NAMES: usize = 16;

/// What stands in a factor's inputs when nothing was typed.
#[derive(Default, PartialEq, Eq, Clone)]
struct Held {
    status: String,
    who: String,
    when: String,
    note: String,
    link: String,
}

fn held(context: &Context<'_>, service: &ServiceId, factor: Factor) -> Held {
    let Some(engagement) = context.scene.engagement else { return Held::default() };
    let key = (service.clone(), factor);
    let noted = engagement.ssat.get(&key).is_some_and(|ssat| ssat.values != FactorValues::default());
    if !noted {
        return Held::default();
    }
    let values = engagement.factor(service, factor);
    let person = |no: &PersonNo| PersonChoice::Known(engagement.resolve(*no)).value();
    let typed = |no| context.typed(no).map_or_else(String::new, |text: Text| text.raw().to_owned());
    // Notes and reasons are for the FM's eyes: in a shared conversation they are not shown, not even to the FM.
    let texts = context.reader.sees_internal_facts();
    let note = if values.status.needs_reason() { values.reason } else { values.note };
    Held {
        status: values.status.key().to_owned(),
        who: values.people.iter().map(person).collect::<Vec<_>>().join(","),
        when: values.date.map_or_else(String::new, |date| date.to_string()),
        note: note.filter(|_| texts).map_or_else(String::new, typed),
        link: values.evidence.filter(|_| texts).map_or_else(String::new, typed),
    }
}

/// What is the same for all services; blank where they differ.
fn common(context: &Context<'_>, factor: Factor, services: &[ServiceId]) -> Held {
    let all: Vec<Held> = services.iter().map(|service| held(context, service, factor)).collect();
    let same = |get: fn(&Held) -> &String| {
        let first = all.first().map(get).cloned().unwrap_or_default();
        if all.iter().all(|held| *get(held) == first) { first } else { String::new() }
    };
    Held {
        status: same(|held| &held.status),
        who: same(|held| &held.who),
        when: same(|held| &held.when),
        note: same(|held| &held.note),
        link: String::new(),
    }
}

/// What page 1 proposes: what is noted; else what a customer person answered; else whoever answers for the services,
/// until the first of them is in use.
fn proposed(context: &Context<'_>, factor: Factor, services: &[ServiceId]) -> Result<Held, CardError> {
    let mut state = common(context, factor, services);
    let anything = services.iter().any(|service| held(context, service, factor) != Held::default());
    if anything {
        return Ok(state);
    }
    let (mut who, mut when) = (String::new(), String::new());
    if let Some(said) = factor_words::waiting(context, factor).last() {
        if let Some(person) = said.who {
            state.status = FactorStatus::InProgress.key().to_owned();
            who = PersonChoice::Known(person).value();
        }
        when = said.when.map_or_else(String::new, |date| date.to_string());
        if said.who.is_none() {
            // Nobody does it yet, they say: nobody and no day is proposed in their place.
            return Ok(Held { when, ..state });
        }
    }
    if who.is_empty() {
        who = view_enter::common_owner(context, services)?;
    }
    if when.is_empty() {
        let dates = services.iter().filter_map(|service| context.dibs(service)?.values.date);
        let first = dates.min().filter(|date| *date > context.calendar.today);
        when = first.map_or_else(String::new, |date| date.to_string());
    }
    Ok(Held { who, when, ..state })
}

fn statuses(context: &Context<'_>) -> Vec<Value> {
    let choice = |status: &FactorStatus| json!({"title": factor_words::status(context, *status), "value": status.key()});
    FactorStatus::ALL.iter().map(choice).collect()
}

/// The names to choose from: whoever is in use, then the first; "somebody else" stays.
fn names(context: &Context<'_>, used: &[String]) -> Result<Vec<Value>, CardError> {
    let mut used: Vec<String> = used.iter().flat_map(|who| who.split(',')).map(ToOwned::to_owned).collect();
    used.push(PersonChoice::New.value());
    Ok(choices::cut(choices::customer_people(context)?, &used, NAMES))
}

fn nonce<'a>(context: &'a Context<'_>, form: &'a Form) -> &'a str {
    if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce }
}

fn title(context: &Context<'_>) -> Result<String, CardError> {
    let id = if context.reader.sees_internal_facts() { "factors_title" } else { "factors_plain_title" };
    Ok(context.say(id, &[("customer", context.customer()?.into())])?.raw().to_owned())
}

/// "Here is what you had typed": only when the form is opened on a draft.
fn draft(context: &Context<'_>, form: &Form) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    let draft = context.reader.person.and_then(|no| engagement.drafts.get(&(no, FACTORS.to_owned())));
    match draft.filter(|draft| form.problems.is_empty() && draft.at < context.scene.now) {
        Some(draft) => {
            let when = context.calendar.moment(context.words, draft.at)?;
            context.say("enter_draft", &[("when", when.into())])
        }
        None => Ok(Text::empty()),
    }
}

/// Page 1: the same for all services.
pub(super) fn same(context: &Context<'_>, form: &Form) -> Result<(View, Frame), CardError> {
    let services = &context.engagement()?.head.services;
    let ids: Vec<&str> = services.iter().map(ServiceId::as_str).collect();
    let mut fields = Fields::new(context, form);
    fields.add("services", ids.join(","))?;
    fields.add("name", "")?;
    fields.add("email", "")?;
    let mut letters = Vec::new();
    for factor in Factor::ALL.iter().copied() {
        let state = proposed(context, factor, services)?;
        letters.push(letter(context, &mut fields, factor, state, |input| per_factor(input, factor))?);
    }
    let open = view_enter::has_problem(form, &[id::NAME, id::EMAIL]);
    let used = in_use(&letters);
    let paged = RowsFrom { on: context.shown_as(nonce(context, form))?, from: 0 };
    let data = json!({
        "draft": draft(context, form)?,
        "services": choices::services(context, services),
        "letters": letters,
        "statuses": statuses(context),
        "people": names(context, &used)?,
        "open": open,
        "verbs": verbs([
            ("next", Verb::Ssat(SsatVerb::Rows(paged)).data()),
            ("save", Verb::Ssat(SsatVerb::Save(context.shown_as(nonce(context, form))?)).data()),
        ]),
    });
    let title = title(context)?;
    let view = View::new("factors_same", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Large)))
}

fn in_use(letters: &[Value]) -> Vec<String> {
    let who = letters.iter().filter_map(|letter| letter.get("who")?.as_str());
    who.map(ToOwned::to_owned).collect()
}

/// The inputs of one letter, named by `at`.
fn letter(
    context: &Context<'_>,
    fields: &mut Fields<'_>,
    factor: Factor,
    state: Held,
    at: impl Fn(&str) -> String,
) -> Result<Value, CardError> {
    let mut problem = |input: &str| fields.problem(&at(input));
    let problems = json!({
        "status": problem(id::STATUS)?, "who": problem(id::WHO)?, "when": problem(id::WHEN)?,
        "note": problem(id::NOTE)?, "link": problem(id::LINK)?,
    });
    let note = fields.value(&at(id::NOTE), state.note);
    let link = fields.value(&at(id::LINK), state.link);
    let said = factor_words::waiting(context, factor).into_iter().map(|said| {
        let args =
            [("name", context.name(said.by)?.into()), ("what", factor_words::said(context, &said)?.into())];
        context.say("factors_said", &args)
    });
    let name = factor_words::name(context, factor)?;
    let plain = factor_words::plain(context, factor)?;
    Ok(json!({
        "key": factor.key(),
        "name": name,
        "hint": if context.reader.sees_internal_facts() { plain } else { Text::empty() },
        "status": fields.value(&at(id::STATUS), state.status),
        "who": fields.value(&at(id::WHO), state.who),
        "when": fields.value(&at(id::WHEN), state.when),
        "open": !note.is_empty() || !link.is_empty(),
        "note": note,
        "link": link,
        "said": Text::join(&said.collect::<Result<Vec<_>, CardError>>()?, "\n\n"),
        "p": problems,
        "more": context.say("enter_more", &[("service", name.into())])?.raw(),
    }))
}

/// Page 2: one row a service, prefilled with page 1 or with what is noted.
pub(super) fn rows(context: &Context<'_>, form: &Form, from: usize) -> Result<(View, Frame), CardError> {
    let services = &context.engagement()?.head.services;
    let from = if from < services.len() { from } else { 0 };
    let shown = || context.shown_as(nonce(context, form));
    let fields = Fields::new(context, form);
    let rows = services.iter().skip(from).take(ROWS).map(|service| {
        let cells = Factor::ALL.iter().copied().map(|factor| {
            let input = per_factor(id::STATUS, factor);
            let state = held(context, service, factor).status;
            let shared = form.values.text(&input).filter(|_| is_ticked(form, service));
            let shared = shared.map_or(state, ToOwned::to_owned);
            Ok(json!({
                "id": format!("{input}.{service}", service = service.as_str()),
                "label": factor_words::name(context, factor)?.raw(),
                "status": fields.value(&per_service(&input, service.as_str()), shared),
            }))
        });
        let cells = cells.collect::<Result<Vec<_>, CardError>>()?;
        let of = OfService { on: shown()?, service: service.clone() };
        let name = context.service(service);
        let details = context.say("factors_details", &[("service", (&name).into())])?;
        Ok(json!({
            "service": name,
            // Two and two, so that they can be read on a phone.
            "pairs": cells.chunks(2).map(|pair| json!({"cells": pair})).collect::<Vec<_>>(),
            "details": details.raw(),
            "data": Verb::Ssat(SsatVerb::Service(of)).data(),
        }))
    });
    let rows = rows.collect::<Result<Vec<_>, CardError>>()?;
    let next = from + ROWS;
    let further = RowsFrom { on: shown()?, from: if next < services.len() { next } else { 0 } };
    let data = json!({
        "rows": rows,
        "statuses": statuses(context),
        "more_rows": services.len() > ROWS,
        "verbs": verbs([
            ("save", Verb::Ssat(SsatVerb::Save(shown()?)).data()),
            ("back", Verb::Ssat(SsatVerb::Back(shown()?)).data()),
            ("further", Verb::Ssat(SsatVerb::Rows(further)).data()),
        ]),
    });
    let title = title(context)?;
    let view = View::new("factors_rows", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Large)))
}

fn is_ticked(form: &Form, service: &ServiceId) -> bool {
    let ticked = |key: &str| key == service.as_str();
    !form.values.has(id::SERVICES) || form.values.choices(id::SERVICES).any(ticked)
}

/// Everything about one service: what was typed for it, else page 1's, else what is noted.
pub(super) fn service(
    context: &Context<'_>,
    form: &Form,
    service: &ServiceId,
) -> Result<(View, Frame), CardError> {
    let mut fields = Fields::new(context, form);
    fields.add("name", "")?;
    fields.add("email", "")?;
    let mut letters = Vec::new();
    for factor in Factor::ALL.iter().copied() {
        let at = |input: &str| per_service(&per_factor(input, factor), service.as_str());
        let state = held(context, service, factor);
        // Page 1 holds for a service where it gives a status, and the service's own is no other.
        let shared = form.values.text(&per_factor(id::STATUS, factor)).filter(|_| is_ticked(form, service));
        let own = form.values.text(&at(id::STATUS));
        let over = shared.filter(|shared| own.is_none_or(|own| own == *shared));
        let first = |input: &str, held: String| {
            let typed = over.and_then(|_| form.values.text(&per_factor(input, factor)));
            typed.map_or(held, ToOwned::to_owned)
        };
        let state = Held {
            status: first(id::STATUS, state.status),
            who: first(id::WHO, state.who),
            when: first(id::WHEN, state.when),
            note: first(id::NOTE, state.note),
            link: state.link,
        };
        letters.push(letter(context, &mut fields, factor, state, at)?);
    }
    let used = in_use(&letters);
    let shown = || context.shown_as(nonce(context, form));
    let name = context.service(service);
    let data = json!({
        "id": service.as_str(),
        "title": name,
        "letters": letters,
        "statuses": statuses(context),
        "people": names(context, &used)?,
        "verbs": verbs([
            ("save", Verb::Ssat(SsatVerb::Save(shown()?)).data()),
            ("rows", Verb::Ssat(SsatVerb::Rows(RowsFrom { on: shown()?, from: 0 })).data()),
        ]),
    });
    let title = title(context)?;
    let view = View::new("factors_service", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Large)))
}
