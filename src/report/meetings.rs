//! Meetings in the record: what is planned, and what became of each time of which somebody said so. Times are those of
//! the meeting's own zone.

use jiff::civil::DateTime;

use super::facts::word;
use super::{Cell, Row, Section};
use crate::engagement::{Booking, Engagement, Every, Meeting, Occasion, Until};

/// What it is called: by its own name, else by its kind's.
fn name(meeting: &Meeting) -> Cell {
    meeting.title.map_or_else(|| Cell::MeetingKind(meeting.kind.clone()), Cell::Text)
}

fn hour(civil: DateTime) -> Cell {
    Cell::Plain(civil.strftime("%H:%M").to_string())
}

/// The meetings as planned.
pub(super) fn planned(e: &Engagement) -> Section {
    let rows = e.meetings.planned.values();
    let rows = rows.map(|meeting| Row { key: meeting.no.to_string(), cells: plan(e, meeting) });
    Section {
        key: "meeting",
        columns: &[
            "meeting",
            "kind",
            "service",
            "starts_on",
            "starts_at",
            "zone",
            "minutes",
            "often",
            "until_on",
            "times",
            "people",
            "state",
            "note",
        ],
        rows: rows.collect(),
    }
}

fn plan(e: &Engagement, meeting: &Meeting) -> Vec<Cell> {
    // A single one is where it was moved to.
    let moved = e.meetings.occasions.values().find(|known| known.meeting == meeting.no);
    let moved = moved.and_then(|known| known.moved).filter(|_| meeting.repeats.is_none());
    let start = moved.unwrap_or(meeting.start);
    let (day, times) = match meeting.repeats.map(|repeats| repeats.until) {
        Some(Until::Day(day)) => (Some(day), None),
        Some(Until::Times(times)) => (None, Some(times)),
        Some(Until::Ever) | None => (None, None),
    };
    let often = meeting.repeats.map(|repeats| match repeats.every {
        Every::Week => "weekly",
        Every::TwoWeeks => "two_weeks",
        Every::Month => "monthly",
    });
    let state = match meeting.booking {
        Booking::Proposed => "proposed",
        Booking::InCalendar { .. } => "in_calendar",
        Booking::Cancelled { .. } => "cancelled",
    };
    vec![
        name(meeting),
        Cell::MeetingKind(meeting.kind.clone()),
        Cell::some(meeting.service.clone().map(Cell::Service)),
        Cell::Date(start.date()),
        hour(start),
        Cell::Plain(meeting.zone.clone()),
        Cell::Number(meeting.minutes.into()),
        Cell::some(often.map(|often| Cell::Word(format!("rhythm.{often}")))),
        Cell::some(day.map(Cell::Date)),
        Cell::some(times.map(|times| Cell::Number(times.into()))),
        Cell::list(meeting.attendees.iter().map(|no| Cell::Person(e.resolve(*no)))),
        Cell::Word(format!("meeting.{state}")),
        Cell::some(meeting.agenda.map(Cell::Text)),
    ]
}

/// Each time that moved, was held, was not, or was called off, with what its minutes say.
pub(super) fn held(e: &Engagement) -> Section {
    let told = |known: &&Occasion| known.told.is_some() || known.moved.is_some() || known.minutes.is_some();
    let row = |known: &Occasion| {
        let meeting = e.meetings.planned.get(&known.meeting)?;
        Some(Row { key: format!("{} {}", known.meeting, known.planned), cells: gathering(e, meeting, known) })
    };
    let rows = e.meetings.occasions.values().filter(told).filter_map(row);
    Section {
        key: "gathering",
        columns: &["about", "meeting", "on", "starts_at", "planned_on", "state", "by", "note"],
        rows: rows.collect(),
    }
}

fn gathering(e: &Engagement, meeting: &Meeting, known: &Occasion) -> Vec<Cell> {
    let at = known.moved.unwrap_or(known.planned.0);
    let by = known.told.map(|told| told.by).or(known.minutes.as_ref().map(|minutes| minutes.by));
    vec![
        Cell::list([name(meeting), Cell::Date(known.planned.0.date())]),
        name(meeting),
        Cell::Date(at.date()),
        hour(at),
        Cell::some(known.moved.map(|_| Cell::Date(known.planned.0.date()))),
        known
            .told
            .map_or_else(|| Cell::Word("outcome.moved".to_owned()), |told| word("outcome", told.outcome)),
        Cell::some(by.map(|no| Cell::Person(e.resolve(no)))),
        Cell::some(known.minutes.as_ref().and_then(|minutes| minutes.note).map(Cell::Text)),
    ]
}
