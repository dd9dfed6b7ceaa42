//! Asking the customer about the success factors: whom, and a customer person's answers in a few taps.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::dialogs::{Fields, Frame, Size, with};
use super::{CardError, View, choices, factor_words, people};
use crate::dialogue::form::{NOBODY, id, per_factor};
use crate::dialogue::{Form, PersonChoice, SsatVerb, Verb};
use crate::engagement::{Factor, PersonNo, Said, Side};

/// The most people to choose from in one question; more would be no matter of taps.
const OFFERED: usize = 4;

fn nonce<'a>(context: &'a Context<'_>, form: &'a Form) -> &'a str {
    if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce }
}

/// Whom to ask, and where: whoever was asked before, else whoever answers for the services.
pub(super) fn ask(context: &Context<'_>, form: &Form) -> Result<(View, Frame), CardError> {
    let engagement = context.engagement()?;
    let services = engagement.intended(context.scene.policy, context.now());
    let before = engagement.head.workshop.asked.as_ref();
    let asked: Vec<PersonNo> = match before {
        Some(asked) => asked.people.iter().copied().collect(),
        None => people::owners(context, &services),
    };
    let asked: Vec<String> = asked.iter().map(|no| PersonChoice::Known(*no).value()).collect();
    let mut list = choices::customer_people(context)?;
    // Somebody who is only typed cannot be asked.
    list.retain(|choice| choice.get("value").and_then(Value::as_str) != Some("new"));
    let mut fields = Fields::new(context, form);
    fields.add("people", asked.join(","))?;
    let home = engagement.head.home.is_some();
    fields.add("where", if home { "shared" } else { "personal" })?;
    let data = json!({
        "people": list,
        "places": [
            {"title": context.plain("ask_where_shared")?, "value": "shared"},
            {"title": context.plain("ask_where_personal")?, "value": "personal"},
        ],
        "verbs": verbs([("send", Verb::Ssat(SsatVerb::Ask(context.shown_as(nonce(context, form))?)).data())]),
    });
    let title = context.plain("factors_ask")?;
    let view = View::new("factors_ask", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Medium, Size::Medium)))
}

/// A customer person's answers: for each letter who, and by when.
pub(super) fn answer(context: &Context<'_>, form: &Form) -> Result<(View, Frame), CardError> {
    let mut fields = Fields::new(context, form);
    let mut letters = Vec::new();
    for factor in Factor::ALL.iter().copied() {
        let before = before(context, factor);
        let who = match &before {
            Some(Said { who: Some(person), .. }) => PersonChoice::Known(*person).value(),
            Some(Said { nobody: true, .. }) => NOBODY.to_owned(),
            Some(_) | None => String::new(),
        };
        let when = before.and_then(|said| said.when).map_or_else(String::new, |date| date.to_string());
        let [pick, until, name] = [id::WHO, id::WHEN, id::NAME].map(|input| per_factor(input, factor));
        let unnamed = fields.problem(&name)?;
        let problems =
            json!({"who": fields.problem(&pick)?, "when": fields.problem(&until)?, "name": &unnamed});
        let who = fields.value(&pick, who);
        let name = fields.value(&name, "");
        letters.push(json!({
            "key": factor.key(),
            "name": factor_words::plain(context, factor)?,
            "question": factor_words::question(context, factor)?.raw(),
            "people": offered(context, &who)?,
            "who": who,
            "when": fields.value(&until, when),
            "named": !name.is_empty() || !unnamed.is_empty(),
            "other": name,
            "p": problems,
        }));
    }
    let send = Verb::Ssat(SsatVerb::Answer(context.shown_as(nonce(context, form))?));
    let data = json!({
        "intro": context.say("answer_factors_intro", &[("fm", context.fm()?.into())])?,
        "letters": letters,
        "verbs": verbs([("send", send.data())]),
    });
    let title = context.plain("answer_factors_title")?;
    let view = View::new("factors_answer", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Medium)))
}

/// What the reader answered before.
fn before(context: &Context<'_>, factor: Factor) -> Option<Said> {
    let me = context.reader.person?;
    factor_words::waiting(context, factor).into_iter().rfind(|said| said.by == me)
}

/// A few people of the customer's side, the reader first, then "nobody yet".
fn offered(context: &Context<'_>, who: &str) -> Result<Vec<Value>, CardError> {
    let engagement = context.engagement()?;
    let mut people: Vec<_> = engagement
        .people
        .values()
        .filter(|person| person.side == Side::Customer && person.same_as.is_none() && !person.name.is_empty())
        .collect();
    people.sort_by_key(|person| (Some(person.no) != context.reader.person, person.no));
    let list = people
        .into_iter()
        .map(|person| {
            let value = PersonChoice::Known(person.no).value();
            let name = if Some(person.no) == context.reader.person {
                context.say("bring_you", &[("name", context.name(person.no)?.into())])?
            } else {
                context.name(person.no)?
            };
            Ok(json!({"title": name.raw(), "value": value}))
        })
        .collect::<Result<Vec<_>, CardError>>()?;
    let mut list = choices::cut(list, &[who.to_owned()], OFFERED);
    list.push(json!({"title": context.plain("answer_nobody")?, "value": NOBODY}));
    Ok(list)
}
