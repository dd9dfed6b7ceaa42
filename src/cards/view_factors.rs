//! The success factors as cards: all of them, the request to customer people, what one of them answered.

use serde_json::{Value, json};

use super::context::{Context, press, verbs};
use super::text::Text;
use super::{CardError, Refresh, View, factor_words, people, progress};
use crate::dialogue::verb::{OfService, SaidBy};
use crate::dialogue::{Place, SsatContent, SsatVerb, Verb, View as Who};
use crate::engagement::{Factor, FactorValues, PersonNo, ServiceId};

/// The most buttons that complete one service.
const COMPLETED: usize = 3;

/// The most lines of one letter.
const LINES: usize = 5;

/// The card for `content`.
pub(super) fn view_of(content: &SsatContent, context: &Context<'_>) -> Result<View, CardError> {
    match content {
        SsatContent::Overview { .. } => overview(context),
        SsatContent::Request { .. } => request(context),
        SsatContent::Said { person, .. } => said(context.for_the_fm()?, *person),
    }
}

/// All success factors, letter by letter; services that are alike stand together.
fn overview(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let internal = context.reader.sees_internal_facts();
    let services = engagement.intended(context.scene.policy, context.now());
    let rows = services.iter().map(|service| {
        let done = progress::of_eight(context, engagement.progress(service).done())?;
        let line = Text::join(&[context.service(service).bold(), done], " · ");
        progress::onto(context, json!({"line": line}), service)
    });
    let letters = Factor::ALL.iter().copied().map(|factor| letter(context, factor, &services));
    let unsettled = engagement.unsettled(context.scene.policy, context.now());
    let waiting = engagement.unreviewed(context.scene.policy, context.now());
    let workshop = &engagement.head.workshop;
    let closable = unsettled.is_empty() && waiting.is_empty() && !services.is_empty();
    let lacking: Vec<ServiceId> = services
        .iter()
        .filter(|service| unsettled.iter().any(|(other, _, _)| other == *service))
        .cloned()
        .collect();
    // Where all lack the same, the page for all is shorter.
    let few = internal && lacking.len() <= COMPLETED && lacking.len() < services.len();
    let complete = lacking.iter().filter(|_| few).map(|service| {
        let title = context.say("factors_complete", &[("service", context.service(service).into())])?;
        let of = OfService { on: context.shown()?, service: service.clone() };
        Ok(json!({"title": title.raw(), "data": Verb::Ssat(SsatVerb::One(of)).dialog_data()}))
    });
    let complete = complete.collect::<Result<Vec<_>, CardError>>()?;
    let accept = waiting.iter().filter(|_| internal).take(COMPLETED).map(|person| {
        let title = context.say("factors_accept", &[("name", context.name(*person)?.into())])?;
        let said = SaidBy { on: context.shown()?, person: *person };
        Ok(press(title.raw(), &Verb::Ssat(SsatVerb::Accept(said))))
    });
    let accept = accept.collect::<Result<Vec<_>, CardError>>()?;
    let fm = context.reader.is_fm();
    let asked = workshop.asked.is_some() && workshop.closed.is_none();
    let title = if internal { "factors_title" } else { "factors_plain_title" };
    let title = context.say(title, &[("customer", context.customer()?.into())])?;
    let data = json!({
        "title": title,
        "rows": rows.collect::<Result<Vec<_>, CardError>>()?,
        "letters": letters.collect::<Result<Vec<_>, CardError>>()?,
        "state": state(context, unsettled.len(), &waiting)?,
        "any_accept": !accept.is_empty(),
        "any_complete": !complete.is_empty(),
        "accept": accept,
        "complete": complete,
        "may": {
            "enter": fm,
            "ask": fm && workshop.closed.is_none(),
            "answer": !fm && asked,
            "close": internal && closable && workshop.closed.is_none(),
            "any": fm || asked,
            "back": in_place(context),
        },
        "verbs": verbs([
            ("enter", Verb::Ssat(SsatVerb::Open(context.shown()?)).dialog_data()),
            ("ask", Verb::Ssat(SsatVerb::AskOpen(context.shown()?)).dialog_data()),
            ("answer", Verb::Ssat(SsatVerb::AnswerOpen(context.shown()?)).dialog_data()),
            ("close", Verb::Ssat(SsatVerb::Close(context.shown()?)).data()),
            ("back", Verb::EngagementRefresh(context.shown()?).data()),
        ]),
    });
    let mut view = View::new("factors", title.raw(), data);
    view.refresh = refreshed(context, Verb::Ssat(SsatVerb::Refresh(context.shown()?)));
    Ok(view)
}

/// In a shared conversation clients ask by themselves for their own view: the FM's has more buttons.
pub(super) fn refreshed(context: &Context<'_>, verb: Verb) -> Option<Refresh> {
    match context.reader.place {
        Place::Shared => Some(Refresh { verb, user_ids: context.refreshed() }),
        Place::Personal => None,
    }
}

/// Whether the card took the place of the FM's own: then there is a way back to it.
pub(super) fn in_place(context: &Context<'_>) -> bool {
    context.scene.nonce.is_empty() && context.reader.sees_internal_facts()
}

/// One letter: its name, a line for each way in which services have come, and answers that wait.
fn letter(context: &Context<'_>, factor: Factor, services: &[ServiceId]) -> Result<Value, CardError> {
    let engagement = context.engagement()?;
    let mut groups: Vec<(FactorValues, Vec<Text>)> = Vec::new();
    for service in services {
        let values = engagement.factor(service, factor);
        let alike = |other: &FactorValues| {
            let texts = |values: &FactorValues| {
                [values.reason, values.note, values.evidence].map(|no| no.and_then(|no| engagement.text(no)))
            };
            let bare = |values: &FactorValues| FactorValues {
                reason: None,
                note: None,
                evidence: None,
                ..values.clone()
            };
            bare(other) == bare(&values) && texts(other) == texts(&values)
        };
        match groups.iter_mut().find(|(other, _)| alike(other)) {
            Some((_, names)) => names.push(context.service(service)),
            None => groups.push((values, vec![context.service(service)])),
        }
    }
    let several = groups.len() > 1;
    let more = groups.iter().skip(LINES).map(|(_, names)| names.len()).sum::<usize>();
    let mut lines = Vec::new();
    for (values, names) in groups.into_iter().take(LINES) {
        let mut line = factor_words::line(context, &values)?;
        if several {
            let args = [("services", context.words.list(&names)?.bold().into()), ("line", line.into())];
            line = context.say("factors_of", &args)?;
        }
        let lacks = if context.reader.sees_internal_facts() {
            factor_words::gaps(context, &values)?
        } else {
            Text::empty()
        };
        lines.push(json!({"line": line, "lacks": lacks}));
    }
    if more > 0 {
        lines.push(json!({"line": context.say("bring_more", &[("count", more.into())])?, "lacks": ""}));
    }
    let said = factor_words::waiting(context, factor).into_iter().take(LINES).map(|said| {
        let args =
            [("name", context.name(said.by)?.into()), ("what", factor_words::said(context, &said)?.into())];
        Ok(json!({"line": context.say("factors_said", &args)?}))
    });
    Ok(json!({
        "name": factor_words::name(context, factor)?,
        "lines": lines,
        "said": said.collect::<Result<Vec<_>, CardError>>()?,
    }))
}

/// What stands between here and the end of the workshop.
fn state(context: &Context<'_>, unsettled: usize, waiting: &[PersonNo]) -> Result<Text, CardError> {
    let workshop = &context.engagement()?.head.workshop;
    if let Some(closed) = workshop.closed {
        let when = context.calendar.moment(context.words, closed.at)?;
        let args = [("name", context.name(closed.by)?.into()), ("when", when.into())];
        return context.say("factors_closed", &args);
    }
    if !waiting.is_empty() {
        return context.say("factors_waiting", &[("names", context.names(waiting)?.into())]);
    }
    if !context.reader.sees_internal_facts() {
        return Ok(Text::empty());
    }
    if unsettled > 0 {
        return context.say("factors_unsettled", &[("count", unsettled.into())]);
    }
    context.text("factors_settled")
}

/// The request to customer people: one card for all, everything is answered in a dialog.
fn request(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let workshop = &engagement.head.workshop;
    let asked: Vec<PersonNo> = workshop.asked.iter().flat_map(|asked| asked.people.iter().copied()).collect();
    let done = |person: &PersonNo| {
        workshop.answered.iter().any(|(other, _)| engagement.resolve(*other) == engagement.resolve(*person))
    };
    // Once the workshop is closed nobody is asked any more.
    let closed = workshop.closed.is_some();
    let open: Vec<PersonNo> = asked.iter().copied().filter(|person| !closed && !done(person)).collect();
    let found = people::mentions(context, &open);
    let mut names = Vec::new();
    for no in &open {
        names.push(match found.iter().find(|(person, _)| person == no) {
            Some((_, mention)) => Text::mention(&mention.name),
            None => context.name(*no)?,
        });
    }
    let people = if names.is_empty() {
        Text::empty()
    } else {
        context.say("request_for", &[("names", context.words.list(&names)?.into())])?
    };
    let services: Vec<Text> = engagement
        .intended(context.scene.policy, context.now())
        .iter()
        .map(|service| context.service(service))
        .collect();
    let questions = Factor::ALL.iter().copied().map(|factor| {
        let name = factor_words::plain(context, factor)?.bold();
        let line = Text::join(&[name, factor_words::question(context, factor)?], " · ");
        Ok(json!({"line": line}))
    });
    let answered = workshop.answered.iter().map(|(person, at)| {
        let when = context.calendar.moment(context.words, *at)?;
        let args = [("name", context.name(*person)?.into()), ("when", when.into())];
        Ok(json!({"line": context.say("ask_answered", &args)?}))
    });
    let mine = context.me().is_some_and(|me| done(&me.no));
    let may = match context.reader.view {
        Who::Customer | Who::Outsider => true,
        Who::Fm | Who::Colleague => false,
    };
    let title = if open.is_empty() { "ask_done_title" } else { "ask_title" };
    let data = json!({
        "title": context.text(title)?,
        "people": people,
        "intro": context.say("ask_intro", &[("services", context.words.list(&services)?.into())])?,
        "questions": questions.collect::<Result<Vec<_>, CardError>>()?,
        "answered": answered.collect::<Result<Vec<_>, CardError>>()?,
        "may": {"first": !closed && may && !mine, "again": !closed && may && mine},
        "verbs": verbs([("answer", Verb::Ssat(SsatVerb::AnswerOpen(context.shown()?)).dialog_data())]),
    });
    let summary = context.say("ask_summary", &[("customer", context.customer()?.into())])?;
    let mut view = View::new("factors_request", summary.raw(), data);
    view.mentions = found.into_iter().map(|(_, mention)| mention).collect();
    view.refresh = refreshed(context, Verb::Ssat(SsatVerb::RequestRefresh(context.shown()?)));
    Ok(view)
}

/// What a customer person answered, for the FM's review.
fn said(context: &Context<'_>, person: PersonNo) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let person = engagement.resolve(person);
    let mut lines = Vec::new();
    for factor in Factor::ALL.iter().copied() {
        let theirs = factor_words::waiting(context, factor);
        if let Some(said) = theirs.into_iter().rfind(|said| engagement.resolve(said.by) == person) {
            let name = factor_words::name(context, factor)?.bold();
            let args = [("what", name.into()), ("answer", factor_words::said(context, &said)?.into())];
            lines.push(json!({"line": context.say("said_row", &args)?}));
        }
    }
    let open = !lines.is_empty();
    let name = context.name(person)?;
    let args = [("customer", context.customer()?.into()), ("name", (&name).into())];
    let data = json!({
        "title": context.say("said_title", &args)?,
        "lines": lines,
        "effect": if open { context.text("said_effect")? } else { context.text("said_reviewed")? },
        "open": open,
        "verbs": verbs([
            ("accept", Verb::Ssat(SsatVerb::Accept(SaidBy { on: context.shown()?, person })).data()),
            ("change", Verb::Ssat(SsatVerb::Open(context.shown()?)).dialog_data()),
        ]),
    });
    Ok(View::new("factors_said", context.say("said_summary", &args)?.raw(), data))
}
