//! What is in the record: the one place where a new fact of an engagement becomes part of every export.
//!
//! A section is a list of columns and one row a thing; a new one needs a function, an entry in [`sections`], and its
//! words in `playbook/ftop.json` (a test says which are missing). Here are those about who, where and what was agreed;
//! the way through the playbook is in `way`, the success plan in `success`, meetings in `meetings`. Nothing in a cell changes by the clock
//! alone: the next export would lead with it.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use super::{Cell, Row, Section, meetings, success, way};
use crate::engagement::{Engagement, Now, PersonNo, Policy, ServiceId, Side, State};
use crate::playbook::PhaseId;

/// Every section, in order.
pub(super) fn sections(engagement: &Engagement, policy: &Policy, now: Now) -> Vec<Section> {
    vec![
        head(engagement, policy, now),
        services(engagement, policy, now),
        success::measures(engagement, policy, now),
        success::factors(engagement, policy, now),
        way::tasks(engagement),
        success::points(engagement),
        success::items(engagement, policy, now),
        meetings::planned(engagement),
        meetings::held(engagement),
        way::overrides(engagement),
        people(engagement),
    ]
}

fn head(e: &Engagement, policy: &Policy, now: Now) -> Section {
    let (head, goals, state) = (&e.head, e.goals, &e.path.state);
    let next = way::next_action(e, policy, now);
    let row = Row {
        key: String::new(),
        cells: vec![
            Cell::Customer,
            Cell::Phase(PhaseId::new(head.phase.key())),
            Cell::Status(head.status),
            Cell::Number(head.cycle.into()),
            Cell::Person(head.fm),
            Cell::list(head.services.iter().cloned().map(Cell::Service)),
            Cell::Date(day(e, head.created_at)),
            Cell::Plain(head.zone.clone()),
            Cell::some(state.hold.as_ref().map(|hold| Cell::Text(hold.reason))),
            next.what,
            next.on,
            next.who,
            Cell::some(goals.near.map(Cell::Text)),
            Cell::some(goals.long.map(Cell::Text)),
            Cell::some(goals.success.map(Cell::Text)),
            Cell::some(goals.help.map(|help| word("help", help))),
            Cell::some(goals.rhythm.map(|rhythm| word("rhythm", rhythm))),
            Cell::some(goals.channel.map(Cell::Text)),
            Cell::some(state.outcome.map(Cell::Outcome)),
            Cell::some(state.reached.map(Cell::Text)),
            Cell::some(state.momentum.map(Cell::Text)),
        ],
    };
    let columns = &[
        "customer",
        "phase",
        "status",
        "cycle",
        "fm",
        "services",
        "started",
        "zone",
        "hold_reason",
        "next_action",
        "next_date",
        "next_owner",
        "goals_near",
        "goals_long",
        "goals_success",
        "help",
        "rhythm",
        "channel",
        "outcome",
        "reached",
        "momentum",
    ];
    Section { key: "engagement", columns, rows: vec![row] }
}

fn services(e: &Engagement, policy: &Policy, now: Now) -> Section {
    Section {
        key: "service",
        columns: &[
            "service",
            "start",
            "date",
            "intent",
            "reason",
            "block_owner",
            "business",
            "business_text",
            "owner",
            "owner_email",
            "dibs",
            "agreed_with",
            "agreed_how",
            "agreed_on",
            "confirmed_by",
            "confirmed_on",
        ],
        rows: e.head.services.iter().map(|service| service_row(e, service, policy, now)).collect(),
    }
}

fn service_row(e: &Engagement, service: &ServiceId, policy: &Policy, now: Now) -> Row {
    let dibs = e.dibs.get(service);
    let values = dibs.map(|dibs| dibs.values.clone()).unwrap_or_default();
    let (intent, business) = (values.intent, values.business.unwrap_or_default());
    let agreed = dibs.and_then(|dibs| dibs.agreed.as_ref());
    let state = e.standing(service, policy, now).state;
    // Who signed what has changed since has not confirmed what stands here.
    let signs =
        dibs.filter(|_| state == State::Confirmed).map(|dibs| dibs.signs.as_slice()).unwrap_or_default();
    let mut signers: Vec<PersonNo> = signs.iter().map(|sign| e.resolve(sign.by)).collect();
    signers.sort_unstable();
    signers.dedup();
    let owner = values.owner.map(|no| e.resolve(no));
    let email = owner.filter(|no| e.person(*no).is_some_and(|person| person.email.is_some()));
    let state = match state {
        State::Missing => "missing",
        State::Partial => "partial",
        State::Captured => "captured",
        State::Agreed => "agreed",
        State::Confirmed => "confirmed",
    };
    Row {
        key: service.as_str().to_owned(),
        cells: vec![
            Cell::Service(service.clone()),
            Cell::some(values.start.map(Cell::Date)),
            Cell::some(values.date.map(Cell::Date)),
            Cell::some(intent.map(|intent| Cell::Intent(intent.kind))),
            Cell::some(intent.and_then(|intent| intent.reason).map(Cell::Text)),
            Cell::some(intent.and_then(|intent| intent.owner).map(|no| Cell::Person(e.resolve(no)))),
            Cell::list(business.reasons.into_iter().map(Cell::Reason)),
            Cell::some(business.text.map(Cell::Text)),
            Cell::some(owner.map(Cell::Person)),
            Cell::some(email.map(Cell::Email)),
            Cell::Word(format!("dibs.{state}")),
            Cell::some(agreed.map(|agreed| Cell::Person(e.resolve(agreed.with)))),
            Cell::some(agreed.map(|agreed| word("how", agreed.how))),
            Cell::some(agreed.map(|agreed| Cell::Date(agreed.on))),
            Cell::list(signers.into_iter().map(Cell::Person)),
            Cell::some(signs.iter().map(|sign| sign.at).max().map(|at| Cell::Date(day(e, at)))),
        ],
    }
}

/// The people of the engagement; strangers who only happened to press are none.
fn people(e: &Engagement) -> Section {
    let known = e.people.values().filter(|person| person.side != Side::Outsider && person.same_as.is_none());
    let row = |person: &crate::engagement::Person| Row {
        key: person.no.to_string(),
        cells: vec![
            Cell::Person(person.no),
            Cell::some(person.email.as_ref().map(|_| Cell::Email(person.no))),
            word("role", person.role),
            word("side", person.side),
        ],
    };
    Section { key: "person", columns: &["name", "email", "role", "side"], rows: known.map(row).collect() }
}

/// FTOP's word for one of our own, by its stored form.
pub(super) fn word(kind: &str, value: impl Serialize) -> Cell {
    let stored = serde_json::to_value(value).unwrap_or_default();
    Cell::Word(format!("{kind}.{}", stored.as_str().unwrap_or_default()))
}

/// The day of an instant in the engagement's zone.
pub(super) fn day(e: &Engagement, at: Timestamp) -> Date {
    let zone = TimeZone::get(&e.head.zone).unwrap_or(TimeZone::UTC);
    at.to_zoned(zone).date()
}
