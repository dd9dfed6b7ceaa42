//! Meetings that are otherwise than planned, and taking back what was done to them.

use super::meetings::{every_week, new, schedule, when, which};
use super::*;

/// The weekly check-in as a form would have it from 16 February on.
fn as_planned() -> NewMeeting {
    NewMeeting { repeats: every_week("3"), ..new("checkin", "2026-02-16T09:00") }
}

fn change(new: NewMeeting) -> MeetingCommand {
    MeetingCommand::Change { which: which("2026-02-16T09:00"), new: Box::new(new) }
}

impl World {
    fn check_in(&self) -> &Meeting {
        self.e.meetings.planned.get(&MeetingNo(1)).expect("it")
    }

    /// Booked, and one week later.
    fn weekly_under_way() -> Self {
        let mut world = Self::weekly();
        world.meets(&fm(), MeetingCommand::InCalendar(MeetingNo(1)));
        world.at_instant("2026-02-10T08:00:00Z");
        world
    }
}

#[test]
fn a_form_sent_as_it_came_changes_nothing() {
    let mut world = World::weekly_under_way();
    assert!(world.meets(&fm(), change(as_planned())).is_empty());
    assert_eq!(world.check_in().sequence, 0);
}

#[test]
fn another_hour_holds_from_that_time_on_and_is_to_be_put_into_the_calendar_anew() {
    let mut world = World::weekly_under_way();
    world.meets(&fm(), change(NewMeeting { start: when("2026-02-17T15:30"), ..as_planned() }));
    assert_eq!(
        world.starts(),
        ["2026-02-09T08:00:00Z", "2026-02-17T14:30:00Z", "2026-02-24T14:30:00Z", "2026-03-03T14:30:00Z"]
    );
    assert!(world.check_in().is_proposed() && world.check_in().rebook);
    assert_eq!(world.check_in().sequence, 1);
}

#[test]
fn another_name_and_agenda_leave_it_in_the_calendar() {
    let mut world = World::weekly_under_way();
    let (title, agenda) = ("Monday round".to_owned(), "The licences".to_owned());
    world.meets(&fm(), change(NewMeeting { title, agenda, ..as_planned() }));
    assert!(!world.check_in().is_proposed());
    assert_eq!((world.check_in().sequence, world.starts().len()), (1, 4));
    let title = world.check_in().title.and_then(|no| world.e.text(no));
    assert_eq!(title, Some("Monday round"));
}

#[test]
fn another_length_is_not_that_of_what_took_place_before() {
    let mut world = World::weekly_under_way();
    world.meets(&fm(), change(NewMeeting { minutes: "60".to_owned(), ..as_planned() }));
    let all = world.e.meetings.occurrences_of(world.check_in(), Timestamp::MIN, Timestamp::MAX);
    let lengths: Vec<_> = all.iter().map(|one| one.end.duration_since(one.start).as_mins()).collect();
    assert_eq!(lengths, [30, 60, 60, 60]);
}

#[test]
fn a_single_one_that_moved_is_changed_from_where_it_is() {
    let mut world = World::new();
    world.does(&fm(), schedule(new("checkin", "2026-02-16T09:00")));
    let to = when("2026-02-18T10:00");
    world.meets(&fm(), MeetingCommand::Move { which: which("2026-02-16T09:00"), to, all: false });
    let agenda = "The licences".to_owned();
    world.meets(&fm(), change(NewMeeting { agenda, ..new("checkin", "2026-02-18T10:00") }));
    assert_eq!(world.starts(), ["2026-02-18T09:00:00Z"]);
    world.meets(&fm(), change(new("checkin", "2026-02-19T11:00")));
    assert_eq!(world.starts(), ["2026-02-19T10:00:00Z"]);
}

#[test]
fn what_is_wrong_with_a_change_is_said_and_nothing_is_changed() {
    let world = World::weekly_under_way();
    let wrong = NewMeeting { start: when("2026-01-05T25:00"), minutes: "0".to_owned(), ..as_planned() };
    let Refusal::Wrong(problems) = world.refuses_meeting(&fm(), change(wrong)) else { panic!("wrong") };
    assert_eq!(problems.len(), 3);
    assert_eq!(world.refuses_meeting(&ivo(), change(as_planned())), Refusal::NotFm);
}

#[test]
fn two_changes_of_a_day_are_one_piece_of_news_and_a_change_back_is_none() {
    let mut world = World::weekly_under_way();
    world.meets(&fm(), change(NewMeeting { start: when("2026-02-17T15:30"), ..as_planned() }));
    let again = MeetingCommand::Change {
        which: which("2026-02-17T15:30"),
        new: Box::new(NewMeeting { start: when("2026-02-18T10:00"), ..as_planned() }),
    };
    world.meets(&fm(), again);
    let news = world.check_in().news.clone().expect("news");
    assert_eq!(news.before.start.to_string(), "2026-02-16T09:00:00");
    let back = MeetingCommand::Change { which: which("2026-02-18T10:00"), new: Box::new(as_planned()) };
    world.meets(&fm(), back);
    assert!(world.check_in().news.is_none());
}

impl World {
    /// Does it, and takes it back: what happened, or why it stays.
    fn does_and_undoes(&mut self, by: &Actor, command: MeetingCommand) -> Result<(), Refusal> {
        let change = self.tries(by, Command::Meeting(command)).expect("it may be done");
        self.e = change.engagement;
        self.undoes(by, &change.events)
    }

    fn undoes(&mut self, by: &Actor, events: &[Event]) -> Result<(), Refusal> {
        let no = self.no(by);
        let last = super::super::last_change(events, no);
        let change = self.tries(by, Command::Undo(last))?;
        self.e = change.engagement;
        Ok(())
    }
}

#[test]
fn a_change_a_move_and_a_cancellation_are_taken_back_and_a_calendar_learns_of_it() {
    let a_move =
        |all| MeetingCommand::Move { which: which("2026-02-16T09:00"), to: when("2026-02-17T10:00"), all };
    let off = || String::new();
    let commands = [
        change(NewMeeting { start: when("2026-02-17T15:30"), minutes: "45".to_owned(), ..as_planned() }),
        a_move(false),
        a_move(true),
        MeetingCommand::CancelOne { which: which("2026-02-16T09:00"), reason: off() },
        MeetingCommand::CancelAll { meeting: MeetingNo(1), reason: off() },
    ];
    for command in commands {
        let mut world = World::weekly_under_way();
        let before = world.e.next_occurrence(world.now.at).expect("one").start;
        let starts = world.starts();
        world.does_and_undoes(&fm(), command.clone()).expect("it can be taken back");
        assert_eq!(world.starts(), starts, "{command:?}");
        let next = world.e.next_occurrence(world.now.at).expect("one");
        assert_eq!((next.start, next.is_off()), (before, false), "{command:?}");
        assert!(!world.check_in().is_proposed(), "{command:?}");
        assert_eq!(world.check_in().sequence, 2, "{command:?}");
    }
}

#[test]
fn that_it_was_held_or_not_is_taken_back_and_the_minutes_are_not() {
    let mut world = World::weekly_under_way();
    let first = which("2026-02-09T09:00");
    let outcome = |world: &World| {
        world.e.meetings.occasions.get(&(first.meeting, first.planned)).and_then(Occasion::outcome)
    };
    for command in [MeetingCommand::Held(first), MeetingCommand::NotHeld(first)] {
        world.does_and_undoes(&fm(), command).expect("it can be taken back");
        assert_eq!(outcome(&world), None);
    }
    let minutes =
        MinutesInput { which: first, done: Vec::new(), note: "All well".to_owned(), next: When::default() };
    let change =
        world.tries(&fm(), Command::Meeting(MeetingCommand::Publish(Box::new(minutes)))).expect("published");
    let stays = super::super::last_that_stays(&change.events, world.no(&fm()));
    assert_eq!(stays.map(|(_, why)| why), Some(super::super::Stays::Told));
}

#[test]
fn a_move_whose_agenda_was_shown_since_is_not_taken_back() {
    let mut world = World::weekly_under_way();
    let which = which("2026-02-16T09:00");
    let change = MeetingCommand::Move { which, to: when("2026-02-17T10:00"), all: false };
    let change = world.tries(&fm(), Command::Meeting(change)).expect("moved");
    world.e = change.engagement;
    world.meets(&fm(), MeetingCommand::ShowAgenda(which));
    assert!(matches!(world.undoes(&fm(), &change.events), Err(Refusal::TouchedSince(_))));
}
