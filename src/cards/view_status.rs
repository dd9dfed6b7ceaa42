//! Where an engagement stands: for the FM in their own chat with what waits for them, for everyone else in
//! plain words.

use serde_json::{Value, json};

use super::choices;
use super::context::{Context, verbs};
use super::text::Text;
use super::words::Arg;
use super::{CardError, Refresh, View, facts, marks, progress, view_fm, view_portfolio, view_shared};
use crate::dialogue::verb::{Listed, Paged};
use crate::dialogue::{Place, Verb, View as Who};
use crate::engagement::{Health, NextStep, Side, State};

/// The status card.
pub(super) fn status(context: &Context<'_>) -> Result<View, CardError> {
    let internal = context.reader.sees_internal_facts();
    let engagement = context.engagement()?;
    let services = engagement.intended(context.scene.policy, context.now());
    let mut counts = Counts::default();
    for service in &services {
        let standing = context.standing(service)?;
        // Two answers that differ confirm nothing, and what is said to be wrong waits for its answer.
        let open = standing.disputed || !standing.open.is_empty();
        counts.add(if open { State::Captured } else { standing.state });
    }
    let rows = if internal { view_fm::rows(context)? } else { rows(context)? };
    let next = if internal {
        view_fm::next(context)?
    } else {
        context.say("status_next", &[("what", view_shared::next(context)?.into())])?
    };
    let facts = if internal { internal_facts(context, &counts)? } else { Vec::new() };
    let people = if internal { people(context)? } else { Vec::new() };
    let join = !internal && context.me().is_none_or(|person| person.side == Side::Outsider);
    let ask = internal && view_fm::may_ask(context)?;
    let args = [
        ("customer", context.customer()?.into()),
        ("done", counts.confirmed.into()),
        ("total", services.len().into()),
    ];
    let data = json!({
        "title": context.say("status_title", &args[..1])?,
        "progress": context.say("status_progress", &args[1..])?,
        "fm": context.say("status_fm", &[("name", context.fm()?.into())])?,
        "rows": rows,
        "next": next,
        "facts": facts,
        "any_people": !people.is_empty(),
        "people": people,
        "as_of": context.say("status_refreshed", &[("when", context.calendar.moment(context.words, context.scene.now)?.into())])?,
        "may": {"ask": ask, "enter": internal, "join": join, "any": internal || join},
        "verbs": verbs([
            ("ask", Verb::Ask(context.shown()?).data()),
            ("enter", Verb::EnterOpen(context.shown()?).dialog_data()),
            ("join", Verb::JoinOpen(context.shown()?).dialog_data()),
            ("history", Verb::History(Paged { on: context.shown()?, page: 0 }).data()),
            ("export", Verb::Export(context.shown()?).data()),
            ("portfolio", Verb::Portfolio(Listed { page: Some(0), ..Listed::default() }).data()),
        ]),
    });
    let mut view = View::new("status", context.say("status_summary", &args)?.raw(), data);
    view.refresh = refresh(context)?;
    Ok(view)
}

#[derive(Default)]
struct Counts {
    agreed: usize,
    confirmed: usize,
    open: usize,
}

impl Counts {
    fn add(&mut self, state: State) {
        match state {
            State::Confirmed => self.confirmed += 1,
            State::Agreed => self.agreed += 1,
            State::Captured | State::Partial | State::Missing => self.open += 1,
        }
    }
}

fn rows(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let services = &context.engagement()?.head.services;
    services
        .iter()
        .map(|service| {
            let row = marks::row(facts::line(context, service)?, &marks::for_everyone(context, service)?);
            progress::onto(context, row, service)
        })
        .collect()
}

/// What only the FM reads: counts, the gate, what waits for them.
fn internal_facts(context: &Context<'_>, counts: &Counts) -> Result<Vec<Value>, CardError> {
    let engagement = context.engagement()?;
    let mut lines = vec![context.say(
        "status_counts",
        &[
            ("agreed", counts.agreed.into()),
            ("confirmed", counts.confirmed.into()),
            ("open", counts.open.into()),
        ],
    )?];
    let open = engagement.workshop_open(context.scene.policy, context.now());
    let step = engagement.next_step(context.scene.policy, context.now());
    // What the next step says already is not said twice; a workshop that was closed is planned no more.
    let said = open && step == NextStep::Done;
    if !said && engagement.head.workshop.closed.is_none() {
        let open = Arg::Key(if open { "yes" } else { "no" });
        lines.push(context.say("status_gate", &[("open", open)])?);
    }
    let diagnosis = engagement.diagnosis(context.scene.policy, context.now());
    for ailment in diagnosis.ailments {
        let mark = if diagnosis.health == Health::Red { "▲" } else { "◆" };
        let why = view_portfolio::ailment(context, ailment)?;
        lines.push(Text::join(&[Text::name(mark), why], " "));
    }
    let mut waiting = 0_usize;
    for service in &engagement.head.services {
        waiting += context.standing(service)?.open.len();
    }
    if waiting > 0 && !matches!(step, NextStep::Answer(_)) {
        lines.push(context.say("status_corrections", &[("count", waiting.into())])?);
    }
    let claims = engagement.people.values().filter(|person| person.claim.is_some()).count();
    if claims > 0 {
        lines.push(context.say("status_claims", &[("count", claims.into())])?);
    }
    Ok(lines.into_iter().map(|line| json!({"line": line})).collect())
}

fn people(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let engagement = context.engagement()?;
    let mut lines = Vec::new();
    for person in engagement.people.values() {
        let counts = match person.side {
            Side::Customer => person.same_as.is_none(),
            Side::Delivery => person.no != engagement.head.fm && person.same_as.is_none(),
            Side::Outsider => false,
        };
        if counts {
            let id = match (person.is_linked(), context.scene.beyond.contains(&person.no)) {
                (false, _) => "status_person_typed",
                (true, false) => "status_person",
                (true, true) => "status_person_beyond",
            };
            let role = context.text(choices::role_id(person.role))?;
            let line: Text =
                context.say(id, &[("name", context.name(person.no)?.into()), ("role", role.into())])?;
            lines.push(json!({"line": line}));
        }
    }
    Ok(lines)
}

/// In a shared conversation clients ask for the current state by themselves; it is the same for all.
fn refresh(context: &Context<'_>) -> Result<Option<Refresh>, CardError> {
    match (context.reader.place, context.reader.view) {
        (Place::Shared, Who::Fm | Who::Customer | Who::Colleague | Who::Outsider) => {
            Ok(Some(Refresh { verb: Verb::StatusRefresh(context.shown()?), user_ids: context.refreshed() }))
        }
        (Place::Personal, _) => Ok(None),
    }
}
