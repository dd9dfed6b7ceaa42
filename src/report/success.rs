//! The success plan in the record: success factors, open points, items of the checklist, what the gates measure.

use super::facts::word;
use super::{Cell, Row, Section};
use crate::engagement::{
    Engagement, Factor, FactorValues, ItemState, ItemWords, Now, PlanItem, Point, Policy, ServiceId,
    Settlement,
};

fn text(no: Option<crate::engagement::TextNo>) -> Cell {
    Cell::some(no.map(Cell::Text))
}

/// What is measured of each intended service.
pub(super) fn measures(e: &Engagement, policy: &Policy, now: Now) -> Section {
    let rows = e
        .intended(policy, now)
        .into_iter()
        .map(|service| Row { key: service.as_str().to_owned(), cells: measure(e, &service, policy) });
    Section {
        key: "measure",
        columns: &[
            "service",
            "seats",
            "active",
            "active_on",
            "share",
            "needed",
            "metric",
            "baseline",
            "metric_value",
            "target",
            "target_on",
            "figures_source",
            "planned",
            "migrated",
            "enabled",
            "announced",
            "csm",
            "handshake",
        ],
        rows: rows.collect(),
    }
}

fn measure(e: &Engagement, service: &ServiceId, policy: &Policy) -> Vec<Cell> {
    let count = |number: Option<u64>| Cell::some(number.map(Cell::count));
    let date = |date: Option<jiff::civil::Date>| Cell::some(date.map(Cell::Date));
    let measure = e.measure(service);
    let read = measure.readings.iter().rev();
    let active = read.clone().find(|reading| reading.active.is_some());
    let value = read.clone().find_map(|reading| reading.value);
    let metric = measure.metric.as_ref();
    let source = measure.latest().and_then(|reading| reading.source).or(metric.and_then(|own| own.source));
    vec![
        Cell::Service(service.clone()),
        count(e.seats_of(service)),
        count(active.and_then(|reading| reading.active)),
        date(active.map(|reading| reading.on)),
        Cell::some(e.usage_tenths(service).map(Cell::Share)),
        count(e.usage_sum(service, policy).map(|sum| sum.need)),
        text(metric.map(|own| own.name)),
        count(metric.and_then(|own| own.baseline)),
        count(value.filter(|_| metric.is_some())),
        count(metric.map(|own| own.target)),
        date(metric.and_then(|own| own.by)),
        text(source),
        count(measure.planned),
        count(measure.migrated),
        date(measure.enabled),
        date(measure.announced),
        Cell::some(measure.csm.map(|no| Cell::Person(e.resolve(no)))),
        date(e.handed_on(service)),
    ]
}

/// The four success factors of each intended service.
pub(super) fn factors(e: &Engagement, policy: &Policy, now: Now) -> Section {
    let services = e.intended(policy, now);
    let each = services.iter().flat_map(|service| Factor::ALL.iter().map(move |factor| (service, *factor)));
    let rows = each.map(|(service, factor)| {
        let FactorValues { status, reason, people, date, note, evidence } = e.factor(service, factor);
        Row {
            key: format!("{} {factor}", service.as_str()),
            cells: vec![
                Cell::list([Cell::Service(service.clone()), Cell::Factor(factor)]),
                Cell::Service(service.clone()),
                Cell::Factor(factor),
                Cell::FactorStatus(status),
                text(reason),
                Cell::list(people.into_iter().map(|no| Cell::Person(e.resolve(no)))),
                Cell::some(date.map(Cell::Date)),
                text(note),
                text(evidence),
            ],
        }
    });
    Section {
        key: "factor",
        columns: &["about", "service", "factor", "factor_status", "why", "people", "due", "note", "evidence"],
        rows: rows.collect(),
    }
}

/// The open points, and what became of the others.
pub(super) fn points(e: &Engagement) -> Section {
    let (open, settled): (Vec<&Point>, Vec<&Point>) = e.points.values().partition(|point| point.is_open());
    let rows = open.into_iter().chain(settled).map(|point| {
        let how = point.settled.as_ref().map(|settled| &settled.how);
        let on = how.and_then(|how| match how {
            Settlement::Scheduled { on, .. } => Some(*on),
            Settlement::Answered { .. } | Settlement::SentToPartner { .. } | Settlement::Dropped { .. } => {
                None
            }
        });
        Row {
            key: point.no.to_string(),
            cells: vec![
                Cell::Text(point.what),
                word("point", point.kind),
                Cell::some(point.service.clone().map(Cell::Service)),
                Cell::some(point.owner.map(|no| Cell::Person(e.resolve(no)))),
                text(point.next),
                Cell::some(point.date.map(Cell::Date)),
                Cell::Word(format!("settled.{}", how.map_or("open", Settlement::key))),
                Cell::some(on.map(Cell::Date)),
                text(how.and_then(Settlement::text)),
            ],
        }
    });
    let columns = &["point", "kind", "service", "who", "next_action", "due", "state", "scheduled_on", "note"];
    Section { key: "point", columns, rows: rows.collect() }
}

/// The items of the success checklist. A date counts once somebody chose it or made the plan: a proposal moves by
/// itself.
pub(super) fn items(e: &Engagement, policy: &Policy, now: Now) -> Section {
    let rows = e
        .checklist(policy, now)
        .into_iter()
        .map(|item| Row { key: item.key.to_string(), cells: item_cells(&item) });
    let columns = &["item", "heading", "state", "who", "due", "services_about", "note", "evidence", "shared"];
    Section { key: "item", columns, rows: rows.collect() }
}

fn item_cells(item: &PlanItem<'_>) -> Vec<Cell> {
    let state = match item.state {
        ItemState::Open => "open",
        ItemState::Done | ItemState::Shown => "done",
        ItemState::Dropped => "dropped",
    };
    let record = &item.item;
    let why = match record.status {
        crate::engagement::ItemStatus::Dropped { reason, .. } => Some(reason),
        crate::engagement::ItemStatus::Open | crate::engagement::ItemStatus::Done { .. } => None,
    };
    vec![
        match item.words {
            ItemWords::Playbook(words) => Cell::Item(words.id.clone()),
            ItemWords::Own(no) => Cell::Text(no),
        },
        Cell::Group(item.group),
        Cell::Word(format!("state.{state}")),
        Cell::some(item.owner.map(Cell::Person)),
        Cell::some(record.due.map(Cell::Date)),
        Cell::list(record.services.iter().cloned().map(Cell::Service)),
        text(why.or(record.note)),
        text(record.evidence),
        Cell::list(record.shared.iter().map(|shared| Cell::Link(shared.link.clone()))),
    ]
}
