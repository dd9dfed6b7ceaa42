//! When meetings take place: the wall clock of their zone, whatever the clocks do.

use jiff::civil::{Date, DateTime, Time, date};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn meeting(start: &str, zone: &str, repeats: Option<Repeats>) -> Meeting {
    Meeting {
        no: MeetingNo(1),
        kind: crate::playbook::MeetingKindId::new("checkin"),
        title: None,
        service: None,
        start: start.parse().expect("a time"),
        zone: zone.to_owned(),
        minutes: 30,
        repeats,
        attendees: Default::default(),
        agenda: None,
        booking: Booking::Proposed,
        sequence: 0,
        teams: None,
        chat: None,
        rebook: false,
        news: None,
        despite: None,
        by: PersonNo(1),
        at: at("2026-01-01T00:00:00Z"),
    }
}

fn weekly() -> Option<Repeats> {
    Some(Repeats { every: Every::Week, until: Until::Ever })
}

fn meetings(meeting: Meeting, occasions: impl IntoIterator<Item = Occasion>) -> Meetings {
    let occasions = occasions.into_iter().map(|one| ((one.meeting, one.planned), one)).collect();
    Meetings { planned: [(meeting.no, meeting)].into(), occasions }
}

fn starts(all: &Meetings, from: &str, to: &str) -> Vec<String> {
    let meeting = &all.planned[&MeetingNo(1)];
    all.occurrences_of(meeting, at(from), at(to)).iter().map(|one| one.start.to_string()).collect()
}

#[test]
fn nine_o_clock_stays_nine_o_clock_over_both_changes_of_the_clocks() {
    // Zone, a Monday before each change of 2026, and the offsets before and after.
    for (zone, first, offsets) in [
        ("Europe/Madrid", "2026-03-23T09:00", ["08:00", "07:00"]),
        ("Europe/Madrid", "2026-10-19T09:00", ["07:00", "08:00"]),
        ("America/New_York", "2026-03-02T09:00", ["14:00", "13:00"]),
        ("America/New_York", "2026-10-26T09:00", ["13:00", "14:00"]),
        // No daylight saving since 2019, in either season.
        ("America/Sao_Paulo", "2026-02-09T09:00", ["12:00", "12:00"]),
        ("America/Sao_Paulo", "2026-10-12T09:00", ["12:00", "12:00"]),
    ] {
        let all = meetings(meeting(first, zone, weekly()), []);
        let day: DateTime = first.parse().expect("a time");
        let until = day.date().checked_add(Span::new().days(8)).expect("a day");
        let found = starts(&all, &format!("{}T00:00:00Z", day.date()), &format!("{until}T00:00:00Z"));
        let hours: Vec<&str> = found.iter().map(|start| &start[11..16]).collect();
        assert_eq!(hours, offsets, "{zone} {first}");
    }
}

#[test]
fn a_time_that_the_clocks_leave_out_is_later_and_one_they_repeat_is_the_first() {
    let spring = meeting("2026-03-29T02:30", "Europe/Madrid", None);
    assert_eq!(spring.instant(spring.start), at("2026-03-29T01:30:00Z"), "03:30 in summer time");
    let autumn = meeting("2026-10-25T02:30", "Europe/Madrid", None);
    assert_eq!(autumn.instant(autumn.start), at("2026-10-25T00:30:00Z"), "02:30 in summer time");
}

#[test]
fn a_month_later_is_the_same_weekday_of_the_same_week() {
    let monthly =
        |start| meeting(start, "UTC", Some(Repeats { every: Every::Month, until: Until::Times(4) }));
    let days = |one: &Meeting| one.days(Date::MAX).map(|day| day.0.date()).collect::<Vec<_>>();
    let second = monthly("2026-01-13T10:00");
    assert_eq!(days(&second), [date(2026, 1, 13), date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 14)]);
    let fifth = monthly("2026-01-30T10:00");
    assert_eq!(days(&fifth), [date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 27), date(2026, 4, 24)]);
}

#[test]
fn a_series_ends_after_its_last_day_or_its_number_of_times() {
    let until = Until::Day(date(2026, 1, 26));
    let all = meeting("2026-01-05T10:00", "UTC", Some(Repeats { every: Every::Week, until }));
    assert_eq!(all.days(Date::MAX).count(), 4, "the last day counts");
    let until = Until::Times(3);
    let all = meeting("2026-01-05T10:00", "UTC", Some(Repeats { every: Every::TwoWeeks, until }));
    let last = all.days(Date::MAX).last().expect("three of them");
    assert_eq!(last.0.date(), date(2026, 2, 2));
    assert_eq!(meeting("2026-01-05T10:00", "UTC", None).days(Date::MAX).count(), 1);
}

#[test]
fn a_moved_one_is_found_where_it_is_and_not_where_it_was() {
    let planned = Planned("2026-01-12T10:00".parse().expect("a time"));
    let moved = Some("2026-01-20T15:00".parse().expect("a time"));
    let all = meetings(
        meeting("2026-01-05T10:00", "UTC", weekly()),
        [Occasion { moved, ..Occasion::blank(MeetingNo(1), planned) }],
    );
    let found = starts(&all, "2026-01-06T00:00:00Z", "2026-01-21T00:00:00Z");
    assert_eq!(found, ["2026-01-19T10:00:00Z", "2026-01-20T15:00:00Z"]);
    let known = all.occurrence(MeetingNo(1), planned).expect("known by its plan");
    assert!(known.is_moved() && known.start == at("2026-01-20T15:00:00Z"));
    let never = Planned("2026-01-13T10:00".parse().expect("a time"));
    assert_eq!(all.occurrence(MeetingNo(1), never), None);
}

#[test]
fn what_does_not_take_place_is_passed_over_by_the_next() {
    let off = |day: &str, outcome| Occasion {
        told: Some(Told { outcome, by: PersonNo(1), at: at("2026-01-01T00:00:00Z") }),
        ..Occasion::blank(MeetingNo(1), Planned(day.parse().expect("a time")))
    };
    let plan = meeting("2026-01-05T10:00", "UTC", weekly());
    let all = meetings(
        plan,
        [off("2026-01-12T10:00", Outcome::Cancelled), off("2026-01-19T10:00", Outcome::NotHeld)],
    );
    let next = all.next_of(&all.planned[&MeetingNo(1)], at("2026-01-05T10:30:00Z")).expect("a next one");
    assert_eq!(next.start, at("2026-01-26T10:00:00Z"));
}

#[test]
fn a_cancelled_meeting_keeps_what_was_and_loses_what_was_to_come() {
    let mut plan = meeting("2026-01-05T10:00", "UTC", weekly());
    plan.booking = Booking::Cancelled { by: PersonNo(1), at: at("2026-01-13T00:00:00Z"), reason: None };
    let all = meetings(plan, []);
    let plan = &all.planned[&MeetingNo(1)];
    let found = all.occurrences_of(plan, at("2026-01-01T00:00:00Z"), at("2026-01-27T00:00:00Z"));
    assert_eq!(found.iter().map(|one| one.dropped).collect::<Vec<_>>(), [false, false, true, true]);
    assert_eq!(all.next_of(plan, at("2026-01-13T00:00:00Z")), None);
}

fn zones() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Europe/Madrid",
        "America/Sao_Paulo",
        "America/New_York",
        "Asia/Kolkata",
        "UTC",
    ])
}

proptest! {
    #[test]
    fn the_wall_clock_never_moves(
        zone in zones(),
        day in 0_i32..700,
        hour in 3_i8..23,
        every in prop::sample::select(Every::ALL.to_vec()),
    ) {
        let first = date(2026, 1, 1).checked_add(Span::new().days(day)).expect("a day");
        let start = first.to_datetime(Time::constant(hour, 30, 0, 0));
        let plan = meeting(&start.to_string(), zone, Some(Repeats { every, until: Until::Times(30) }));
        let zone = TimeZone::get(zone).expect("a zone");
        let mut last = None;
        for planned in plan.days(Date::MAX) {
            let there = plan.instant(planned.0).to_zoned(zone.clone());
            prop_assert_eq!(there.time(), start.time());
            prop_assert_eq!(there.weekday(), start.weekday());
            if let Some(last) = last {
                let days = there.date().since(last).expect("later").get_days();
                let fits = match every {
                    Every::Week => days == 7,
                    Every::TwoWeeks => days == 14,
                    Every::Month => (28..=35).contains(&days),
                };
                prop_assert!(fits, "{days} days");
            }
            last = Some(there.date());
        }
    }

    #[test]
    fn a_span_of_time_holds_what_its_parts_hold(zone in zones(), cut in 0_i64..400, moved in 0_i64..30) {
        let planned = Planned("2026-02-02T09:00".parse().expect("a time"));
        let to = date(2026, 2, 2).checked_add(Span::new().days(moved)).expect("a day").at(16, 0, 0, 0);
        let known = Occasion { moved: Some(to), ..Occasion::blank(MeetingNo(1), planned) };
        let all = meetings(meeting("2026-01-05T09:00", zone, weekly()), [known]);
        let plan = &all.planned[&MeetingNo(1)];
        let (from, to) = (at("2026-01-01T00:00:00Z"), at("2027-02-10T00:00:00Z"));
        let middle = from.checked_add(Span::new().hours(24 * cut)).expect("an instant");
        let mut parts = all.occurrences_of(plan, from, middle);
        parts.extend(all.occurrences_of(plan, middle, to));
        prop_assert_eq!(all.occurrences_of(plan, from, to), parts);
    }
}
