//! "What was agreed", in two pages: the same for all, and one prefilled row a service for the exceptions.

use serde_json::{Value, json};

use super::context::{Context, verbs};
use super::dialogs::{Fields, Frame, Size, with};
use super::text::Text;
use super::{CardError, View, choices};
use crate::dialogue::form::{ENTER, id, per_service};
use crate::dialogue::{Form, PersonChoice, Verb};
use crate::engagement::{Dibs, IntentKind, PersonNo, ServiceId, Values};

/// Rows that still carry reasons and start date each; more would not fit a card, and for those fewer services are
/// ticked on page 1.
const ROWS_WITH_REASONS: usize = 5;

/// Names to choose from in all rows together.
const NAMES_IN_ROWS: usize = 44;

/// What the state holds for some services, as the inputs hold it; a field in which they differ is blank.
#[derive(Default)]
pub(super) struct State {
    pub(super) intent: String,
    pub(super) why_not: String,
    pub(super) block_owner: String,
    pub(super) start: String,
    pub(super) target: String,
    pub(super) person: String,
    pub(super) reasons: String,
    pub(super) reason_text: String,
}

impl State {
    /// The state of `services`, or of the one service.
    pub(super) fn of(context: &Context<'_>, services: &[ServiceId]) -> Self {
        let common = |get: &dyn Fn(&Values) -> String| {
            let mut values = services.iter().map(|service| {
                let dibs: Option<&Dibs> = context.dibs(service);
                dibs.map_or_else(String::new, |dibs| get(&dibs.values))
            });
            let first = values.next().unwrap_or_default();
            if values.all(|value| value == first) { first } else { String::new() }
        };
        let typed = |no| context.typed(no).map_or_else(String::new, |text: Text| text.raw().to_owned());
        let person = |no: PersonNo| {
            let no = context.scene.engagement.map_or(no, |engagement| engagement.resolve(no));
            PersonChoice::Known(no).value()
        };
        Self {
            intent: common(&|v| v.intent.map_or("", |intent| intent.kind.key()).to_owned()),
            why_not: common(&|v| v.intent.and_then(|i| i.reason).map_or_else(String::new, typed)),
            block_owner: common(&|v| v.intent.and_then(|i| i.owner).map_or_else(String::new, person)),
            start: common(&|v| v.start.map_or_else(String::new, |date| date.to_string())),
            target: common(&|v| v.date.map_or_else(String::new, |date| date.to_string())),
            person: common(&|v| v.owner.map_or_else(String::new, person)),
            reasons: common(&|v| {
                let ids = v.business.iter().flat_map(|business| &business.reasons);
                ids.map(|reason| reason.as_str()).collect::<Vec<_>>().join(",")
            }),
            reason_text: common(&|v| {
                v.business.as_ref().and_then(|b| b.text).map_or_else(String::new, typed)
            }),
        }
    }
}

/// The success owner whom the services share; else the only customer person there is to choose.
pub(super) fn common_owner(context: &Context<'_>, services: &[ServiceId]) -> Result<String, CardError> {
    let shared = State::of(context, services).person;
    if !shared.is_empty() {
        return Ok(shared);
    }
    let list = choices::customer_people(context)?;
    let values: Vec<&str> = list.iter().filter_map(|choice| choice.get("value")?.as_str()).collect();
    Ok(match values.as_slice() {
        // The last choice is "somebody else".
        [only, _] => (*only).to_owned(),
        _ => String::new(),
    })
}

/// Page 1: the same for all.
pub(super) fn same(context: &Context<'_>, form: &Form) -> Result<(View, Frame), CardError> {
    let services = &context.engagement()?.head.services;
    let entered = services.iter().any(|service| context.dibs(service).is_some());
    let state = State::of(context, services);
    let ids: Vec<&str> = services.iter().map(ServiceId::as_str).collect();
    // Nothing entered yet: what is most likely. Otherwise a blank means "as it is".
    let (intent, start, person) = if entered {
        (state.intent, state.start, state.person)
    } else {
        let today = context.calendar.today.to_string();
        (IntentKind::GoingAhead.key().to_owned(), today, common_owner(context, services)?)
    };
    let mut fields = Fields::new(context, form);
    let unusual = is_unusual(&fields.value(id::INTENT, intent.clone()));
    fields.add("services", ids.join(","))?;
    fields.add("intent", intent)?;
    fields.add("target", state.target)?;
    fields.add("start", start)?;
    fields.add("person", person)?;
    fields.add("name", "")?;
    fields.add("email", "")?;
    fields.add("reasons", state.reasons)?;
    fields.add("reason_text", state.reason_text)?;
    fields.add("why_not", state.why_not)?;
    fields.add("block_owner", state.block_owner)?;
    let data = json!({
        "draft": draft(context, form)?,
        "open": has_problem(form, &[id::REASON_TEXT, id::WHY_NOT, id::BLOCK_OWNER]) || unusual,
        "services": choices::services(context, services),
        "intents": choices::intents(context)?,
        "people": choices::customer_people(context)?,
        "blockers": choices::anybody(context)?,
        "reasons": choices::reasons(context),
        "verbs": verbs([("next", Verb::EnterNext(context.shown_as(nonce(context, form))?).data())]),
    });
    let title = title(context)?;
    let view = View::new("enter_same", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Large)))
}

fn nonce<'a>(context: &'a Context<'_>, form: &'a Form) -> &'a str {
    if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce }
}

fn title(context: &Context<'_>) -> Result<String, CardError> {
    let title = context.say("enter_title_customer", &[("customer", context.customer()?.into())])?;
    Ok(title.raw().to_owned())
}

/// "Here is what you had typed": only when the dialog is opened on a draft, not when it comes back marked.
fn draft(context: &Context<'_>, form: &Form) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    let draft = context.reader.person.and_then(|no| engagement.drafts.get(&(no, ENTER.to_owned())));
    match draft.filter(|_| form.problems.is_empty() && !form.values.is_empty()) {
        Some(draft) => {
            let when = context.calendar.moment(context.words, draft.at)?;
            context.say("enter_draft", &[("when", when.into())])
        }
        None => Ok(Text::empty()),
    }
}

/// Page 2: one prefilled row a service.
pub(super) fn exceptions(
    context: &Context<'_>,
    form: &Form,
    services: &[ServiceId],
) -> Result<(View, Frame), CardError> {
    let mut fields = Fields::new(context, form);
    let rows = services.iter().map(|service| row(context, form, &mut fields, service));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    fields.add("moved_why", "")?;
    let dated =
        services.iter().any(|service| context.dibs(service).is_some_and(|dibs| dibs.values.date.is_some()));
    let shown = || context.shown_as(nonce(context, form));
    let with_reasons = services.len() <= ROWS_WITH_REASONS;
    // Each row carries its own list, so long lists are cut: to whoever is in use, then the first.
    let in_use = |input: &str| {
        let values = rows.iter().filter_map(|row: &Value| row.get(input)?.as_str());
        values.map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let most = NAMES_IN_ROWS / services.len().max(1);
    // "Somebody else", the last of the list, always stays.
    let mut named = in_use("person");
    named.push(PersonChoice::New.value());
    let people = choices::cut(people(context, form)?, &named, most);
    let blockers = choices::cut(choices::anybody(context)?, &in_use("block_owner"), most);
    let data = json!({
        "rows": rows,
        "intents": choices::intents(context)?,
        "people": people,
        "blockers": blockers,
        "reasons": if with_reasons { choices::reasons(context) } else { Vec::new() },
        "with_reasons": with_reasons,
        "moved": dated,
        "verbs": verbs([
            ("save", Verb::EnterSave(shown()?).data()),
            ("back", Verb::EnterBack(shown()?).data()),
        ]),
    });
    let title = title(context)?;
    let view = View::new("enter_exceptions", title.clone(), with(data, fields.into_data()?));
    Ok((view, Frame::new(title, Size::Large, Size::Large)))
}

/// A service's row: what was typed in it, else page 1's value, else the state's.
fn row(
    context: &Context<'_>,
    form: &Form,
    fields: &mut Fields<'_>,
    service: &ServiceId,
) -> Result<Value, CardError> {
    let state = State::of(context, std::slice::from_ref(service));
    let key = service.as_str();
    let ticked =
        !form.values.has(id::SERVICES) || form.values.choices(id::SERVICES).any(|ticked| ticked == key);
    let value = |input: &str, state: String| {
        let shared = form.values.text(input).filter(|_| ticked).map_or(state, ToOwned::to_owned);
        fields_value(form, &per_service(input, key), shared)
    };
    let intent = value(id::INTENT, state.intent);
    let inputs = [
        id::INTENT,
        id::TARGET,
        id::PERSON,
        id::NAME,
        id::EMAIL,
        id::WHY_NOT,
        id::BLOCK_OWNER,
        id::START,
        id::REASONS,
        id::REASON_TEXT,
    ];
    let data = json!({
        "id": key,
        "service": context.service(service),
        "more": context.say("enter_more", &[("service", context.service(service).into())])?.raw(),
        "target": value(id::TARGET, state.target),
        "person": value(id::PERSON, state.person),
        "name": value(id::NAME, String::new()),
        "email": value(id::EMAIL, String::new()),
        "why_not": value(id::WHY_NOT, state.why_not),
        "block_owner": value(id::BLOCK_OWNER, state.block_owner),
        "start": value(id::START, state.start),
        "reasons": value(id::REASONS, state.reasons),
        "reason_text": value(id::REASON_TEXT, state.reason_text),
    });
    let mut problems = Vec::new();
    for input in inputs {
        problems.push(fields.problem(&per_service(input, key))?);
    }
    let problem = Text::join(&problems, " ");
    let hidden = [id::NAME, id::EMAIL, id::WHY_NOT, id::BLOCK_OWNER, id::START, id::REASONS, id::REASON_TEXT];
    let hidden = hidden.map(|input| per_service(input, key));
    let open = is_unusual(&intent) || has_problem(form, &hidden.each_ref().map(String::as_str));
    Ok(with(data, [("intent", json!(intent)), ("problem", json!(problem)), ("open", json!(open))]))
}

/// Whether the intent calls for more than the fields in sight.
fn is_unusual(intent: &str) -> bool {
    !intent.is_empty() && intent != IntentKind::GoingAhead.key()
}

/// Whether something is wrong with one of these inputs, so that they must be in sight.
pub(super) fn has_problem(form: &Form, inputs: &[&str]) -> bool {
    form.problems.iter().any(|problem| inputs.contains(&problem.input.as_str()))
}

fn fields_value(form: &Form, id: &str, otherwise: String) -> String {
    if form.values.has(id) { form.values.raw(id).to_owned() } else { otherwise }
}

/// The people to choose from; whoever was typed on page 1 stands under their name.
fn people(context: &Context<'_>, form: &Form) -> Result<Vec<Value>, CardError> {
    let mut list = choices::customer_people(context)?;
    let typed =
        form.values.text(id::NAME).filter(|_| form.values.raw(id::PERSON) == PersonChoice::New.value());
    if let (Some(name), Some(last)) = (typed, list.last_mut()) {
        *last = json!({"title": name, "value": PersonChoice::New.value()});
    }
    Ok(list)
}
