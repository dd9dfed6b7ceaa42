//! What is said unasked, when, and how often: the rules one by one, and a year of them.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::engagement::reminder::{
    DayOff, Due, GATHER, Habits, Hours, Kind, Known, Lane, Mark, RULES, Reminder, Said, Stretch, Subject, To,
    due, rule, stands,
};
use crate::playbook::MeetingKindId;

/// A home, all four entered with a target date of 16 March, asked on 3 February.
fn asked() -> World {
    let mut world = World::captured();
    let home = Home {
        tenant: "contoso".to_owned(),
        conversation: "19:room".to_owned(),
        kind: HomeKind::GroupChat,
        thread: None,
    };
    world.does(&fm(), Command::SetHome(home));
    world.does(&fm(), Command::AskToConfirm(vec![teams(), exchange()]));
    world
}

/// What was said so far, and to whom when.
struct Clock {
    world: World,
    said: Said,
    known: Known,
}

impl Clock {
    fn new(world: World) -> Self {
        Self { world, said: Said::new(), known: Known::default() }
    }

    fn due(&self) -> Due {
        due(&self.world.e, &self.said, &self.known, &self.world.policy, self.world.now)
    }

    fn says(&mut self) -> Vec<Reminder> {
        let now = self.due().now;
        for one in &now {
            self.said.insert(one.mark.clone(), self.world.now.at);
            if one.mark.to == To::Home {
                let zone = TimeZone::get(&self.world.e.head.zone).expect("a zone");
                self.known.home.note(self.world.now.at.to_zoned(zone).date());
            }
        }
        now
    }

    /// Everything that is said until `end`, with the moment of deciding it, waking when due says so and never else.
    fn until(&mut self, end: &str) -> Vec<(Timestamp, Mark)> {
        let end = instant(end);
        let mut all = Vec::new();
        for _ in 0..5_000 {
            let said = self.says();
            all.extend(said.into_iter().map(|one| (self.world.now.at, one.mark)));
            match self.due().next {
                Some(next) if next <= end => {
                    assert!(next > self.world.now.at, "the next look is later");
                    self.world.now.at = next;
                }
                Some(_) | None => return all,
            }
        }
        panic!("it never ends");
    }
}

fn of(kind: Kind, all: &[(Timestamp, Mark)]) -> Vec<String> {
    all.iter().filter(|(_, mark)| mark.kind == kind).map(|(at, _)| at.to_string()).collect()
}

#[test]
fn every_kind_has_its_rule_in_its_place() {
    assert_eq!(RULES.iter().map(|rule| rule.kind).collect::<Vec<_>>(), Kind::ALL);
    for kind in Kind::ALL {
        assert_eq!(rule(*kind).kind, *kind);
        assert_eq!(Kind::parse(kind.key()), Some(*kind));
    }
}

#[test]
fn a_request_is_sent_once_more_after_three_business_days_and_then_it_is_the_fms() {
    // Asked on Tuesday the 3rd.
    let mut clock = Clock::new(asked());
    let all = clock.until("2026-03-01T00:00:00Z");
    assert_eq!(of(Kind::Unanswered, &all), ["2026-02-06T09:00:00Z"], "Friday");
    assert_eq!(of(Kind::GivenUp, &all), ["2026-02-11T08:50:00Z"], "Wednesday, with the morning's others");
}

#[test]
fn a_request_that_is_answered_is_not_sent_again() {
    let mut world = asked();
    let shown = world.e.head.revision;
    world.does(&ana(), Command::Confirm { services: vec![teams(), exchange()], shown });
    let all = Clock::new(world).until("2026-03-01T00:00:00Z");
    assert_eq!(of(Kind::Unanswered, &all), Vec::<String>::new());
    assert_eq!(of(Kind::GivenUp, &all), Vec::<String>::new());
}

#[test]
fn days_without_an_answer_do_not_count_while_whoever_is_asked_is_away_or_it_is_paused() {
    let away = Stretch { from: day("2026-02-04"), until: day("2026-02-13") };
    let mut clock = Clock::new(asked());
    for who in [ana(), sam()] {
        let no = clock.world.no(&who);
        clock.known.habits.insert(no, Habits { away: Some(away), ..Habits::default() });
    }
    let all = clock.until("2026-03-01T00:00:00Z");
    assert_eq!(of(Kind::Unanswered, &all), ["2026-02-18T09:00:00Z"], "Monday, Tuesday, Wednesday");

    let mut paused = Clock::new(asked());
    paused.world.does(&fm(), Command::Pause(Some(day("2026-02-13"))));
    let all = paused.until("2026-03-01T00:00:00Z");
    assert_eq!(of(Kind::Unanswered, &all), ["2026-02-18T09:00:00Z"]);
    assert!(all.iter().all(|(at, _)| *at >= instant("2026-02-16T08:50:00Z")), "{all:?}");
}

#[test]
fn a_day_off_is_no_business_day() {
    let mut clock = Clock::new(asked());
    let off = DayOff::parse("2026-02-05").expect("a day");
    clock.world.policy.reminders.days_off.more.push(("UTC".to_owned(), off));
    let all = clock.until("2026-02-20T00:00:00Z");
    assert_eq!(of(Kind::Unanswered, &all), ["2026-02-09T09:00:00Z"], "Monday instead of Friday");
}

#[test]
fn a_target_date_is_named_a_week_before_and_once_a_week_once_it_has_passed() {
    let mut world = asked();
    let shown = world.e.head.revision;
    world.does(&ana(), Command::Confirm { services: vec![teams(), exchange()], shown });
    let date = world.e.dibs[&teams()].values.date.expect("a date");
    let mut clock = Clock::new(world);
    let all = clock.until("2026-06-01T00:00:00Z");
    let near = of(Kind::TargetNear, &all);
    assert_eq!(near.len(), 2, "one for each service: {near:?}");
    let days = |text: &str| {
        let at: Timestamp = text.parse().expect("an instant");
        at.to_zoned(TimeZone::UTC).date().until(date).expect("a span").get_days()
    };
    assert!(near.iter().all(|at| (7..=9).contains(&days(at))), "{near:?}");
    let passed = of(Kind::TargetPassed, &all);
    assert!(passed.iter().all(|at| days(at) < 0), "{passed:?}");
    let weeks: Vec<i32> = passed.windows(3).map(|three| days(&three[0]) - days(&three[2])).collect();
    assert!(weeks.iter().all(|days| (5..=9).contains(days)), "a week apart: {passed:?}");
}

#[test]
fn a_service_that_is_blocked_is_not_reminded_of_its_date() {
    let mut world = asked();
    for service in [teams(), exchange()] {
        let entry = Entry { intent: intent(IntentKind::Blocked, "Licences"), ..Entry::default() };
        let entries = BTreeMap::from([(service, entry)]);
        world.does(&fm(), Command::EnterDibs { entries, because: String::new() });
    }
    let all = Clock::new(world).until("2026-06-01T00:00:00Z");
    assert_eq!(of(Kind::TargetNear, &all).len() + of(Kind::TargetPassed, &all).len(), 0);
}

#[test]
fn what_is_closed_is_silent_and_needs_no_look() {
    let mut world = asked();
    world.does(&fm(), Command::SetStatus { status: Status::Closed, because: "Over".to_owned() });
    let clock = Clock::new(world);
    assert_eq!(clock.due(), Due::default());
}

#[test]
fn what_is_on_hold_says_nothing_to_the_customer() {
    let mut world = asked();
    world.does(&fm(), Command::SetStatus { status: Status::OnHold, because: "Budget".to_owned() });
    let all = Clock::new(world).until("2026-06-01T00:00:00Z");
    assert_eq!(all, []);
}

#[test]
fn two_weeks_without_a_note_are_named_every_two_weeks() {
    let world = World::new();
    let all = Clock::new(world).until("2026-03-20T00:00:00Z");
    let notes = ["2026-02-17T08:50:00Z", "2026-03-03T08:50:00Z", "2026-03-17T08:50:00Z"];
    assert_eq!(of(Kind::Note, &all), notes);
}

#[test]
fn what_was_stopped_is_not_decided() {
    let mut clock = Clock::new(World::new());
    let me = clock.world.no(&fm());
    clock.known.muted.insert((To::Person(me), Kind::Note));
    assert_eq!(of(Kind::Note, &clock.until("2026-06-01T00:00:00Z")), Vec::<String>::new());
}

fn weekly_check_in(world: &mut World, start: DateTime, zone: &str) {
    let fm_no = world.no(&fm());
    let meeting = Meeting {
        no: MeetingNo(1),
        kind: MeetingKindId::new("checkin"),
        title: None,
        service: None,
        start,
        zone: zone.to_owned(),
        minutes: 30,
        repeats: Some(Repeats { every: Every::Week, until: Until::Ever }),
        attendees: BTreeSet::new(),
        agenda: None,
        booking: Booking::InCalendar { by: fm_no, at: world.now.at },
        sequence: 0,
        teams: None,
        chat: None,
        rebook: false,
        news: None,
        despite: None,
        by: fm_no,
        at: world.now.at,
    };
    world.e.meetings.planned.insert(meeting.no, meeting);
}

fn item_of_ana(world: &mut World, due: &str) {
    let ana = Named::Known(world.no(&ana()));
    let new = NewItem {
        text: "Invite the champions".to_owned(),
        group: crate::playbook::ChecklistGroup::Together,
        owner: Some(ana),
        due: due.to_owned(),
        services: Vec::new(),
    };
    world.does(&fm(), Command::Plan(PlanCommand::Add(new)));
}

#[test]
fn a_customer_person_hears_of_their_items_the_day_before_the_check_in_and_not_else() {
    let mut world = asked();
    item_of_ana(&mut world, "2026-02-12");
    weekly_check_in(&mut world, jiff::civil::date(2026, 2, 9).at(10, 0, 0, 0), "UTC");
    let ana = world.no(&ana());
    let mut clock = Clock::new(world);
    let all = clock.until("2026-02-25T00:00:00Z");
    let mine: Vec<_> = all.iter().filter(|(_, mark)| mark.to == To::Person(ana)).cloned().collect();
    assert!(mine.iter().all(|(_, mark)| mark.kind == Kind::CheckIn), "{mine:?}");
    // Fridays: the working day before a Monday.
    let days = ["2026-02-06T08:50:00Z", "2026-02-13T08:50:00Z", "2026-02-20T08:50:00Z"];
    assert_eq!(of(Kind::CheckIn, &mine), days);
    assert_eq!(of(Kind::Agenda, &all), days, "the FM sees the agenda at the same hour");
}

#[test]
fn without_check_ins_an_item_is_named_on_its_day_and_once_a_week_when_it_is_late() {
    let mut world = asked();
    item_of_ana(&mut world, "2026-02-12");
    let ana = world.no(&ana());
    let all = Clock::new(world).until("2026-03-01T00:00:00Z");
    let mine: Vec<_> = all.iter().filter(|(_, mark)| mark.to == To::Person(ana)).cloned().collect();
    assert_eq!(of(Kind::ItemDue, &mine), ["2026-02-12T08:50:00Z"]);
    assert_eq!(
        of(Kind::ItemOverdue, &mine),
        ["2026-02-13T08:50:00Z", "2026-02-20T08:50:00Z", "2026-02-27T08:50:00Z"]
    );
}

#[test]
fn a_moved_meeting_is_reminded_of_at_its_new_hour_and_never_at_the_old_one() {
    let mut world = asked();
    item_of_ana(&mut world, "2026-02-12");
    weekly_check_in(&mut world, jiff::civil::date(2026, 2, 9).at(10, 0, 0, 0), "UTC");
    let mut clock = Clock::new(world);
    let before = clock.until("2026-02-06T08:50:00Z");
    let (_, old) = before.iter().find(|(_, mark)| mark.kind == Kind::CheckIn).cloned().expect("one");
    let planned = Planned(jiff::civil::date(2026, 2, 9).at(10, 0, 0, 0));
    let moved = jiff::civil::date(2026, 2, 11).at(16, 0, 0, 0);
    let known = Occasion { moved: Some(moved), ..Occasion::blank(MeetingNo(1), planned) };
    clock.world.e.meetings.occasions.insert((MeetingNo(1), planned), known);
    assert!(!stands(&clock.world.e, &old, &clock.said, &clock.world.policy, clock.world.now));
    let after = clock.until("2026-02-12T00:00:00Z");
    assert_eq!(of(Kind::CheckIn, &after), ["2026-02-10T08:50:00Z"], "the day before the new one");
}

#[test]
fn a_meeting_in_nobodys_calendar_is_named_a_quarter_before_and_not_ten_minutes_late() {
    let mut world = asked();
    weekly_check_in(&mut world, jiff::civil::date(2026, 2, 9).at(10, 0, 0, 0), "UTC");
    world.e.meetings.planned.get_mut(&MeetingNo(1)).expect("it").booking = Booking::Proposed;
    let mut clock = Clock::new(world);
    let all = clock.until("2026-02-10T00:00:00Z");
    assert_eq!(of(Kind::Soon, &all), ["2026-02-09T09:45:00Z"]);
    let mut late = Clock::new(clock.world);
    late.world.now.at = instant("2026-02-09T09:56:00Z");
    assert!(late.due().now.iter().all(|one| one.mark.kind != Kind::Soon));
}

#[test]
fn a_shared_conversation_hears_at_most_one_a_day_and_three_a_week() {
    let mut clock = Clock::new(asked());
    clock.known.home.note(day("2026-02-06"));
    let all = clock.until("2026-02-20T00:00:00Z");
    assert_eq!(of(Kind::Unanswered, &all), ["2026-02-09T09:00:00Z"], "not on the day of another message");
    assert_eq!(
        of(Kind::Weekly, &all).first().map(String::as_str),
        Some("2026-02-10T09:00:00Z"),
        "nor both at once"
    );
}

/// Three zones whose clocks change on different days, and one whose never do.
const ZONES: [&str; 4] = ["Europe/Madrid", "America/New_York", "Australia/Sydney", "America/Sao_Paulo"];

/// An engagement that has something of everything, its zone and its people in `zone`.
fn busy(zone: &str) -> World {
    let mut world = asked();
    world.does(&fm(), Command::SetDetails { customer: None, language: None, zone: Some(zone.to_owned()) });
    for date in ["2026-02-20", "2026-03-27", "2026-06-30", "2026-10-26"] {
        item_of_ana(&mut world, date);
    }
    weekly_check_in(&mut world, jiff::civil::date(2026, 2, 10).at(9, 0, 0, 0), zone);
    world
}

#[test]
fn over_a_year_everything_is_said_once_at_nine_where_its_reader_is() {
    for zone in ZONES {
        let world = busy(zone);
        let mut clock = Clock::new(world);
        let mut woken = 0;
        let all = clock.until("2027-02-03T10:00:00Z");
        let mut seen = BTreeSet::new();
        let local = TimeZone::get(zone).expect("a zone");
        for (at, mark) in &all {
            woken += 1;
            assert!(seen.insert(mark.clone()), "{zone}: twice: {mark:?}");
            if rule(mark.kind).lane == Lane::Daily && *at > instant("2026-02-04T00:00:00Z") {
                let gathered = if mark.to == To::Home { *at } else { *at + GATHER };
                let here = gathered.to_zoned(local.clone());
                assert_eq!((here.hour(), here.minute()), (9, 0), "{zone}: {at} {mark:?}");
            }
        }
        assert!(of(Kind::CheckIn, &all).len() > 50, "{zone}: {}", of(Kind::CheckIn, &all).len());
        assert!(woken < 2_000, "{zone}: {woken}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whenever it is looked, early, late or after days: nothing is said twice, nothing before its time, and what is
    /// said is of use.
    #[test]
    fn looking_at_any_time_says_nothing_twice_early_or_too_late(
        zone in 0..ZONES.len(),
        steps in proptest::collection::vec(1_i64..200, 10..60),
    ) {
        let mut clock = Clock::new(busy(ZONES[zone]));
        let mut seen = BTreeSet::new();
        for hours in steps {
            let found = clock.says();
            for one in found {
                prop_assert!(seen.insert(one.mark.clone()), "twice: {:?}", one.mark);
                prop_assert!(one.ripe() <= clock.world.now.at && clock.world.now.at < one.until);
                prop_assert!(stands(&clock.world.e, &one.mark, &clock.said, &clock.world.policy, clock.world.now));
            }
            let again = clock.due();
            prop_assert_eq!(again.now, vec![]);
            prop_assert!(again.next.is_none_or(|next| next > clock.world.now.at));
            clock.world.now.at += SignedDuration::from_hours(hours);
        }
    }

    /// A look between two wakes changes nothing: what is due at the next wake is the same with and without it.
    #[test]
    fn the_next_look_is_exact(zone in 0..ZONES.len(), minutes in 1_i64..20_000) {
        let mut clock = Clock::new(busy(ZONES[zone]));
        clock.world.now.at += SignedDuration::from_mins(minutes);
        clock.says();
        let next = clock.due().next.expect("something is always next");
        clock.world.now.at = next - SignedDuration::from_secs(1);
        prop_assert_eq!(clock.due().now, vec![]);
    }
}

#[test]
fn subjects_have_names_of_their_own() {
    let all = [
        Subject::Whole,
        Subject::Service(teams()),
        Subject::Point(PointNo(1)),
        Subject::Item(ItemKey::own(1)),
        Subject::Meeting(MeetingNo(1)),
        Subject::Person(PersonNo(1)),
    ];
    let names: BTreeSet<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!(names.len(), all.len());
}

#[test]
fn the_hours_of_somebody_who_chose_another_zone_are_theirs() {
    let policy = Policy::default().reminders;
    let habits = Habits { zone: Some("Asia/Tokyo".to_owned()), ..Habits::default() };
    let hours = Hours::of(&habits, "Europe/Madrid", &policy);
    assert_eq!(hours.morning(day("2026-02-03")), instant("2026-02-03T00:00:00Z"));
}
