//! The way through the playbook in the record: FTOP tasks that were touched, changes of phase against the playbook,
//! and the next action of the overall status note.

use jiff::civil::Date;

use super::facts::day;
use super::{Cell, Row, Section};
use crate::engagement::{Engagement, ItemState, ItemWords, Now, PersonNo, Policy, TERMS_APPROVED};

/// The tasks of this cycle that somebody or an act touched, by number; FTOP has the others as not started.
pub(super) fn tasks(e: &Engagement) -> Section {
    let rows = e.path.tasks.values().map(|task| {
        let act = task.act.and_then(|act| e.path.acts.get(&act));
        let on = act.map_or_else(|| day(e, task.at), |done| done.on);
        // Who approved the terms matters more than who wrote it down.
        let approver = e.path.state.terms.approved.as_ref().filter(|_| task.id == TERMS_APPROVED);
        let by = approver.filter(|_| act.is_some()).map_or(task.by, |approval| approval.person);
        let note = task.note.or(act.and_then(|done| done.note));
        Row {
            key: task.id.to_string(),
            cells: vec![
                Cell::Task(task.id),
                Cell::Number(task.id.0.into()),
                Cell::TaskStatus(task.status),
                Cell::Date(on),
                Cell::Person(e.resolve(by)),
                Cell::some(note.map(Cell::Text)),
            ],
        }
    });
    let columns = &["task", "task_id", "task_status", "on", "by", "note"];
    Section { key: "task", columns, rows: rows.collect() }
}

/// The changes of phase that the FM made against what the playbook asks for.
pub(super) fn overrides(e: &Engagement) -> Section {
    let rows = e.path.overrides.values().map(|over| Row {
        key: over.revision.to_string(),
        cells: vec![
            Cell::Phase(over.to.id()),
            Cell::Phase(over.from.id()),
            Cell::Text(over.reason),
            Cell::list(over.unmet.iter().copied().map(Cell::Guard)),
            Cell::Number(over.cycle.into()),
            Cell::Person(e.resolve(over.by)),
            Cell::Date(day(e, over.at)),
        ],
    });
    let columns = &["phase", "from_phase", "why", "unmet", "cycle", "by", "on"];
    Section { key: "override", columns, rows: rows.collect() }
}

/// What is done next, when and by whom.
pub(super) struct NextAction {
    /// What.
    pub what: Cell,
    /// When.
    pub on: Cell,
    /// Who.
    pub who: Cell,
}

/// The next action: what a rest was to end with; else the open point or planned item with the nearest date. Of what
/// is over it is the day on which to look again.
pub(super) fn next_action(e: &Engagement, policy: &Policy, now: Now) -> NextAction {
    let person = |no: Option<PersonNo>| Cell::some(no.map(|no| Cell::Person(e.resolve(no))));
    if let Some(hold) = &e.path.state.hold {
        let (what, on) = (Cell::Text(hold.next), Cell::Date(hold.on));
        return NextAction { what, on, who: person(Some(hold.by)) };
    }
    if e.head.phase.is_closed() {
        let on = Cell::Date(e.look_again_on(policy));
        return NextAction { what: Cell::Blank, on, who: Cell::Blank };
    }
    let points = e.open_points().into_iter().filter_map(|point| {
        let what = Cell::Text(point.next.unwrap_or(point.what));
        Some((point.date?, what, point.owner))
    });
    let items = e.checklist(policy, now).into_iter().filter(|item| item.state == ItemState::Open);
    let items = items.filter_map(|item| {
        let what = match item.words {
            ItemWords::Playbook(words) => Cell::Item(words.id.clone()),
            ItemWords::Own(text) => Cell::Text(text),
        };
        // A date that nobody made to hold moves by itself.
        Some((item.item.due?, what, item.owner))
    });
    let next: Option<(Date, Cell, Option<PersonNo>)> = points.chain(items).min_by_key(|(on, ..)| *on);
    match next {
        Some((on, what, who)) => NextAction { what, on: Cell::Date(on), who: person(who) },
        None => NextAction { what: Cell::Blank, on: Cell::Blank, who: Cell::Blank },
    }
}
