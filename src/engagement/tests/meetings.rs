//! Planning, moving, holding and publishing meetings.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::playbook::{ActId, Guard, MeetingKindId, TaskId, TaskStatus};

pub(super) fn when(text: &str) -> When {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    When { day: day.to_owned(), time: time.to_owned() }
}

pub(super) fn new(kind: &str, start: &str) -> NewMeeting {
    NewMeeting {
        kind: MeetingKindId::new(kind),
        title: String::new(),
        service: None,
        start: when(start),
        zone: "Europe/Madrid".to_owned(),
        minutes: "30".to_owned(),
        repeats: None,
        attendees: Vec::new(),
        agenda: String::new(),
        despite: String::new(),
    }
}

pub(super) fn every_week(times: &str) -> Option<RepeatsInput> {
    Some(RepeatsInput { every: Every::Week, until: String::new(), times: times.to_owned() })
}

pub(super) fn schedule(new: NewMeeting) -> Command {
    Command::Meeting(MeetingCommand::Schedule(Box::new(new)))
}

pub(super) fn which(planned: &str) -> Which {
    Which { meeting: MeetingNo(1), planned: Planned(planned.parse().expect("a time")) }
}

pub(super) fn instant(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn action(text: &str, owner: Option<Named>) -> Box<NewItem> {
    Box::new(NewItem {
        text: text.to_owned(),
        group: crate::playbook::ChecklistGroup::Together,
        owner,
        due: "2026-02-20".to_owned(),
        services: Vec::new(),
    })
}

fn publish(planned: &str, note: &str, next: &str) -> MeetingCommand {
    let (note, next) = (note.to_owned(), when(next));
    MeetingCommand::Publish(Box::new(MinutesInput { which: which(planned), done: Vec::new(), note, next }))
}

impl World {
    /// A weekly check-in in Madrid, four times from Monday, 9 February 2026, 09:00 (08:00 UTC).
    pub(super) fn weekly() -> Self {
        let mut world = Self::new();
        let weekly = NewMeeting { repeats: every_week("4"), ..new("checkin", "2026-02-09T09:00") };
        world.does(&fm(), schedule(weekly));
        world
    }

    pub(super) fn meets(&mut self, actor: &Actor, command: MeetingCommand) -> Vec<What> {
        self.does(actor, Command::Meeting(command))
    }

    pub(super) fn refuses_meeting(&self, actor: &Actor, command: MeetingCommand) -> Refusal {
        self.refused(actor, Command::Meeting(command))
    }

    pub(super) fn at_instant(&mut self, text: &str) {
        self.now = Now { at: instant(text) };
    }

    fn planned(&self) -> &Meeting {
        &self.e.meetings.planned[&MeetingNo(1)]
    }

    pub(super) fn starts(&self) -> Vec<String> {
        let all = self.e.occurrences(Timestamp::MIN, Timestamp::MAX);
        all.iter().filter(|one| !one.is_off()).map(|one| one.start.to_string()).collect()
    }
}

#[test]
fn what_is_typed_wrong_is_told_all_at_once_and_nothing_is_planned() {
    let world = World::new();
    let wrong = NewMeeting {
        zone: "Madrid".to_owned(),
        minutes: "many".to_owned(),
        start: When { day: "2026-01-01".to_owned(), time: "25:00".to_owned() },
        repeats: every_week("0"),
        ..new("checkin", "2026-02-09T09:00")
    };
    let Refusal::Wrong(problems) = world.refused(&fm(), schedule(wrong)) else { panic!("values") };
    let fields: Vec<Spot> = problems.into_iter().map(|problem| problem.at).collect();
    use MeetingField as F;
    let all = [F::Zone, F::Day, F::Time, F::Minutes, F::Until].map(Spot::Meeting);
    assert_eq!(fields, all);
    assert_eq!(world.refused(&sam(), schedule(new("checkin", "2026-02-09T09:00"))), Refusal::NotFm);
}

#[test]
fn the_same_meeting_is_planned_once() {
    let mut world = World::weekly();
    let again = NewMeeting { repeats: every_week("4"), ..new("checkin", "2026-02-09T09:00") };
    assert!(world.does(&fm(), schedule(again)).is_empty());
    assert_eq!(world.e.meetings.planned.len(), 1);
}

#[test]
fn the_playbook_refuses_a_workshop_within_the_benefit_unless_the_fm_says_why() {
    let mut world = World::new();
    let tell = |field, value| Command::Journey(JourneyCommand::Tell { field, value });
    world.does(&fm(), tell(ProfileField::Seats, ProfileValue::Number(30_000)));
    world.does(&fm(), tell(ProfileField::Benefit, ProfileValue::Benefit(Benefit::Enrolled)));
    let workshop = new("success-workshop", "2026-02-09T09:00");
    let refusal = world.refused(&fm(), schedule(workshop.clone()));
    let unmet = vec![Guard::NotInAdditionalBenefit];
    assert_eq!(refusal, Refusal::Meeting(MeetingRefusal::Before { unmet }));
    let despite = "The customer asks for it".to_owned();
    world.does(&fm(), schedule(NewMeeting { despite, ..workshop }));
    let why = world.planned().despite.and_then(|no| world.e.text(no));
    assert_eq!(why, Some("The customer asks for it"));
}

#[test]
fn what_should_hold_before_a_meeting_warns_and_does_not_refuse() {
    let mut world = World::new();
    let kind = crate::playbook::Playbook::get().meeting(&MeetingKindId::new("kickoff")).expect("a kind");
    let unmet = world.e.unmet_before(kind, &world.policy, world.now);
    assert!(unmet.iter().any(|one| one.guard == Guard::OutreachSent && !one.binding));
    world.does(&fm(), schedule(new("kickoff", "2026-02-09T09:00")));
}

#[test]
fn anybody_of_the_project_says_that_it_is_in_the_calendar_and_a_kick_off_is_then_booked() {
    let mut world = World::new();
    world.does(&fm(), schedule(new("kickoff", "2026-02-09T09:00")));
    assert!(world.planned().is_proposed() && !world.e.path.did(ActId::KickoffBooked));
    world.meets(&ivo(), MeetingCommand::InCalendar(MeetingNo(1)));
    assert!(!world.planned().is_proposed() && world.e.path.did(ActId::KickoffBooked));
    assert!(world.meets(&fm(), MeetingCommand::InCalendar(MeetingNo(1))).is_empty());
    let stranger = world.refuses_meeting(&stranger(), MeetingCommand::InCalendar(MeetingNo(1)));
    assert!(matches!(stranger, Refusal::NotCustomer { .. }));
}

#[test]
fn one_time_is_moved_by_anybody_of_the_project_and_the_others_stay() {
    let mut world = World::weekly();
    let to = when("2026-02-17T15:30");
    world.meets(&sam(), MeetingCommand::Move { which: which("2026-02-16T09:00"), to, all: false });
    assert_eq!(
        world.starts(),
        ["2026-02-09T08:00:00Z", "2026-02-17T14:30:00Z", "2026-02-23T08:00:00Z", "2026-03-02T08:00:00Z",]
    );
    assert_eq!(world.planned().sequence, 1);
    let to = when("2026-02-18T09:00");
    let all = MeetingCommand::Move { which: which("2026-02-16T09:00"), to, all: true };
    assert_eq!(world.refuses_meeting(&sam(), all), Refusal::NotFm);
}

#[test]
fn all_to_come_move_together_and_what_was_before_stays() {
    let mut world = World::weekly();
    world.at_instant("2026-02-10T10:00:00Z");
    let to = when("2026-02-18T16:00");
    world.meets(&fm(), MeetingCommand::Move { which: which("2026-02-16T09:00"), to, all: true });
    assert_eq!(
        world.starts(),
        ["2026-02-09T08:00:00Z", "2026-02-18T15:00:00Z", "2026-02-25T15:00:00Z", "2026-03-04T15:00:00Z",],
        "three of the four are left"
    );
}

#[test]
fn after_it_moved_nothing_is_due_at_the_old_hour() {
    let mut world = World::weekly();
    let to = when("2026-02-09T17:00");
    world.meets(&fm(), MeetingCommand::Move { which: which("2026-02-09T09:00"), to, all: false });
    for hour in ["08:00", "08:05", "10:31", "12:00"] {
        world.at_instant(&format!("2026-02-09T{hour}:00Z"));
        assert_eq!(world.e.meeting_needs(world.now), [], "{hour}");
    }
    let due = world.e.meetings_due_at(world.now);
    assert_eq!(due, Some(instant("2026-02-09T18:30:00Z")), "two hours after its new end");
}

#[test]
fn the_fm_is_asked_once_two_hours_after_the_end_and_gets_no_minutes_before() {
    let mut world = World::weekly();
    assert_eq!(world.e.meetings_due_at(world.now), Some(instant("2026-02-09T10:30:00Z")));
    world.at_instant("2026-02-09T10:29:59Z");
    assert_eq!(world.e.meeting_needs(world.now), []);
    world.at_instant("2026-02-09T10:30:00Z");
    let first = which("2026-02-09T09:00");
    assert_eq!(world.e.meeting_needs(world.now), [(first.meeting, first.planned, Need::Ask)]);
    world.meets(&Actor::Bot, MeetingCommand::ShowFm(first));
    assert_eq!(world.e.meeting_needs(world.now), []);
    assert_eq!(world.e.meetings_due_at(world.now), Some(instant("2026-02-16T10:30:00Z")), "the next one");
    world.meets(&fm(), MeetingCommand::NotHeld(first));
    assert_eq!(world.e.came_of(first, world.now), Came::default());
    assert_eq!(
        world.refuses_meeting(&fm(), MeetingCommand::NotHeld(which("2026-02-16T09:00"))),
        Refusal::Meeting(MeetingRefusal::NotYet)
    );
}

#[test]
fn nothing_is_due_while_the_engagement_rests() {
    let mut world = World::weekly();
    let rest = Command::SetStatus { status: Status::OnHold, because: "Holidays".to_owned() };
    world.does(&fm(), rest);
    world.at_instant("2026-02-09T12:00:00Z");
    assert_eq!((world.e.meeting_needs(world.now), world.e.meetings_due_at(world.now)), (Vec::new(), None));
}

#[test]
fn a_held_kick_off_is_the_act_with_its_task_on_the_day_it_was_held() {
    let mut world = World::new();
    world.does(&fm(), schedule(new("kickoff", "2026-02-09T09:00")));
    let kickoff = which("2026-02-09T09:00");
    let early = world.refuses_meeting(&fm(), MeetingCommand::Held(kickoff));
    assert_eq!(early, Refusal::Meeting(MeetingRefusal::NotYet));
    world.at_instant("2026-02-11T10:00:00Z");
    world.meets(&fm(), MeetingCommand::Held(kickoff));
    assert_eq!(world.e.path.acts[&ActId::KickoffHeld].on, day("2026-02-09"));
    assert_eq!(world.e.path.status(TaskId(994)), TaskStatus::Complete);
    assert!(world.meets(&fm(), MeetingCommand::Held(kickoff)).is_empty());
}

#[test]
fn a_value_discussion_completes_the_task_of_its_own_service() {
    let mut world = World::new();
    let discussion = NewMeeting { service: Some(teams()), ..new("bvd", "2026-02-03T12:00") };
    world.does(&fm(), schedule(discussion));
    world.at_instant("2026-02-03T12:00:00Z");
    world.meets(&fm(), MeetingCommand::Held(which("2026-02-03T12:00")));
    assert_eq!(world.e.path.status(TaskId(3723)), TaskStatus::Complete);
    assert_eq!(world.e.path.status(TaskId(3738)), TaskStatus::NotStarted);
}

#[test]
fn a_completion_talk_that_was_held_is_attested() {
    let mut world = World::new();
    world.does(&fm(), schedule(new("engagement-completion", "2026-02-03T12:00")));
    world.at_instant("2026-02-03T12:00:00Z");
    world.meets(&fm(), MeetingCommand::Held(which("2026-02-03T12:00")));
    assert!(world.e.path.attests(&Subject::Guard(Guard::CompletionTalkHeld)));
}

#[test]
fn a_start_in_teams_more_than_half_an_hour_off_moves_the_entry_and_a_nearer_one_does_not() {
    for (began, moved) in [("08:20", false), ("08:31", true), ("07:29", true)] {
        let mut world = World::weekly();
        let at = instant(&format!("2026-02-09T{began}:00Z"));
        world.now = Now { at };
        let (found, _) = world.e.beginning(Some("https://join"), at).expect("one begins");
        assert_eq!(found, which("2026-02-09T09:00"));
        let teams = Some("https://join".to_owned());
        world.meets(&Actor::Bot, MeetingCommand::Began { which: found, at, teams, chat: None });
        let one = world.e.meetings.occurrence(found.meeting, found.planned).expect("known");
        assert_eq!(one.is_moved(), moved, "{began}");
        assert_eq!(world.planned().teams.as_deref(), Some("https://join"), "its series is remembered");
    }
}

#[test]
fn a_meeting_moved_outside_is_found_days_away_once_its_series_is_known() {
    let mut world = World::weekly();
    let monday = instant("2026-02-09T08:00:00Z");
    world.now = Now { at: monday };
    let teams = || Some("https://join".to_owned());
    let first = which("2026-02-09T09:00");
    world.meets(&Actor::Bot, MeetingCommand::Began { which: first, at: monday, teams: teams(), chat: None });
    assert_eq!(world.e.ending(Some("https://join"), monday), Some(first));
    world.meets(&fm(), publish("2026-02-09T09:00", "", ""));
    let wednesday = instant("2026-02-18T14:00:00Z");
    let second = which("2026-02-16T09:00");
    assert_eq!(world.e.beginning(teams().as_deref(), wednesday).map(|found| found.0), Some(second));
    assert_eq!(world.e.beginning(Some("another"), wednesday), None);
}

#[test]
fn whoever_is_present_ticks_for_everybody_and_gives_actions_to_anybody() {
    let mut world = World::weekly();
    let first = which("2026-02-09T09:00");
    let item = ItemKey::new("stakeholders");
    let tick = |done| MeetingCommand::Tick { which: first, item: item.clone(), done };
    assert_eq!(world.refuses_meeting(&ivo(), tick(true)), Refusal::Meeting(MeetingRefusal::Off), "not shown");
    world.does(&sam(), Command::Plan(PlanCommand::Claim(item.clone())));
    world.at_instant("2026-02-09T08:00:00Z");
    world.meets(&fm(), MeetingCommand::ShowAgenda(first));
    world.meets(&ivo(), tick(true));
    assert!(matches!(world.e.items[&item].status, ItemStatus::Done { .. }), "though it is Sam's");
    world.meets(&sam(), tick(false));
    assert_eq!(world.e.items[&item].status, ItemStatus::Open);
    world.meets(&ivo(), tick(true));
    let sams = Named::Known(world.e.find(&key_of(&sam())).expect("known").no);
    world
        .meets(&ivo(), MeetingCommand::TakeOn { which: first, action: action("Call the union", Some(sams)) });
    let came = world.e.came_of(first, world.now);
    assert_eq!((came.done, came.taken), (vec![item], vec![ItemKey::own(1)]));
}

fn key_of(actor: &Actor) -> PersonKey {
    let Actor::Human(human) = actor else { panic!("a human") };
    human.key.clone()
}

#[test]
fn work_on_the_agenda_is_a_sign_and_the_draft_comes_at_the_planned_end() {
    let mut world = World::weekly();
    let first = which("2026-02-09T09:00");
    world.at_instant("2026-02-09T08:05:00Z");
    world.meets(&Actor::Bot, MeetingCommand::ShowAgenda(first));
    let item = ItemKey::new("stakeholders");
    world.meets(&ivo(), MeetingCommand::Tick { which: first, item, done: true });
    assert_eq!(world.e.meetings_due_at(world.now), Some(instant("2026-02-09T08:30:00Z")));
    world.at_instant("2026-02-09T08:30:00Z");
    assert_eq!(world.e.meeting_needs(world.now), [(first.meeting, first.planned, Need::Minutes)]);
}

#[test]
fn published_minutes_keep_what_came_of_it_move_the_next_one_and_cannot_be_published_twice() {
    let mut world = World::weekly();
    let first = which("2026-02-09T09:00");
    world.at_instant("2026-02-09T08:00:00Z");
    world.meets(&fm(), MeetingCommand::ShowAgenda(first));
    let item = ItemKey::new("stakeholders");
    world.meets(&sam(), MeetingCommand::Tick { which: first, item: item.clone(), done: true });
    world.at_instant("2026-02-09T08:31:00Z");
    world.meets(&fm(), publish("2026-02-09T09:00", "All well", "2026-02-17T10:00"));
    assert!(world.starts().contains(&"2026-02-17T09:00:00Z".to_owned()), "{:?}", world.starts());
    let undo = Command::Plan(PlanCommand::Undo(item.clone()));
    world.does(&sam(), undo);
    assert_eq!(world.e.came_of(first, world.now).done, [item], "as published");
    assert!(world.meets(&fm(), publish("2026-02-09T09:00", "Again", "")).is_empty());
    let late = MeetingCommand::Tick { which: first, item: ItemKey::new("change"), done: true };
    assert_eq!(world.refuses_meeting(&sam(), late), Refusal::Meeting(MeetingRefusal::Published));
    assert!(world.meets(&Actor::Bot, MeetingCommand::ShowFm(first)).is_empty(), "nothing is left to show");
}

#[test]
fn the_next_of_a_meeting_that_is_held_once_is_planned_like_it() {
    let mut world = World::new();
    world.does(&fm(), schedule(new("checkin", "2026-02-03T12:00")));
    world.at_instant("2026-02-03T12:00:00Z");
    world.meets(&fm(), publish("2026-02-03T12:00", "", "2026-02-17T12:00"));
    let next = &world.e.meetings.planned[&MeetingNo(2)];
    assert_eq!((next.kind.as_str(), next.minutes, next.is_proposed()), ("checkin", 30, true));
    let spoilt = MinutesInput {
        which: which("2026-02-03T12:00"),
        done: Vec::new(),
        note: String::new(),
        next: When { day: "soon".to_owned(), time: String::new() },
    };
    assert!(world.meets(&fm(), MeetingCommand::Publish(Box::new(spoilt))).is_empty(), "published already");
}

#[test]
fn a_cancelled_meeting_has_no_times_to_come() {
    let mut world = World::weekly();
    world.at_instant("2026-02-10T10:00:00Z");
    let off = |reason: &str| MeetingCommand::CancelAll { meeting: MeetingNo(1), reason: reason.to_owned() };
    assert_eq!(world.refuses_meeting(&sam(), off("")), Refusal::NotFm);
    world.meets(&fm(), off("Done"));
    assert_eq!(world.starts(), ["2026-02-09T08:00:00Z"]);
    assert_eq!(world.e.next_occurrence(world.now.at), None);
    let booked = world.refuses_meeting(&fm(), MeetingCommand::InCalendar(MeetingNo(1)));
    assert_eq!(booked, Refusal::Meeting(MeetingRefusal::Off));
}

#[test]
fn in_a_meetings_own_chat_teams_says_when_it_begins_and_a_long_one_is_not_cut_short() {
    let mut world = World::weekly();
    let home = Home {
        tenant: "contoso".to_owned(),
        conversation: "19:meeting".to_owned(),
        kind: HomeKind::Meeting,
        thread: None,
    };
    world.does(&fm(), Command::SetHome(home));
    world.at_instant("2026-02-09T08:00:00Z");
    assert_eq!(world.e.meeting_needs(world.now), [], "no agenda by the clock");
    let first = which("2026-02-09T09:00");
    world.meets(
        &Actor::Bot,
        MeetingCommand::Began { which: first, at: world.now.at, teams: None, chat: None },
    );
    world.at_instant("2026-02-09T08:45:00Z");
    assert_eq!(world.e.meeting_needs(world.now), [], "it goes on");
    world.meets(&Actor::Bot, MeetingCommand::Ended { which: first, at: world.now.at });
    assert_eq!(world.e.meeting_needs(world.now), [(first.meeting, first.planned, Need::Minutes)]);
}

/// A step of a random course of meetings: who, what, and how many minutes later.
fn steps() -> impl Strategy<Value = (usize, MeetingCommand, i64)> {
    let day =
        || prop::sample::select(vec!["2026-02-09", "2026-02-11", "2026-02-16", "2026-02-20", "2026-03-02"]);
    let hour = || prop::sample::select(vec!["09:00", "15:30"]);
    let when =
        move || (day(), hour()).prop_map(|(day, time)| When { day: day.to_owned(), time: time.to_owned() });
    let which = || {
        let planned = prop::sample::select(vec!["2026-02-09T09:00", "2026-02-16T09:00", "2026-02-23T09:00"]);
        (1_u32..3, planned).prop_map(|(no, planned)| Which { meeting: MeetingNo(no), ..which(planned) })
    };
    let schedule = (when(), prop::option::of(prop::sample::select(Every::ALL.to_vec())), "[01]?").prop_map(
        |(start, every, until)| {
            let until = if until == "1" { "2026-03-01".to_owned() } else { String::new() };
            let repeats = every.map(|every| RepeatsInput { every, until, times: String::new() });
            let new = NewMeeting { start, repeats, ..new("checkin", "2026-02-09T09:00") };
            MeetingCommand::Schedule(Box::new(new))
        },
    );
    let reason = || "|Holiday".prop_map(|reason| reason);
    let command = prop_oneof![
        1 => schedule,
        4 => (which(), when(), any::<bool>()).prop_map(|(which, to, all)| MeetingCommand::Move { which, to, all }),
        2 => (which(), reason()).prop_map(|(which, reason)| MeetingCommand::CancelOne { which, reason }),
        1 => reason().prop_map(|reason| MeetingCommand::CancelAll { meeting: MeetingNo(1), reason }),
        1 => Just(MeetingCommand::InCalendar(MeetingNo(1))),
        3 => which().prop_map(MeetingCommand::Held),
        3 => which().prop_map(MeetingCommand::NotHeld),
        3 => which().prop_map(MeetingCommand::ShowAgenda),
        3 => which().prop_map(MeetingCommand::ShowFm),
        4 => which().prop_map(|which| {
            let item = ItemKey::new("stakeholders");
            MeetingCommand::Tick { which, item, done: true }
        }),
        4 => (which(), when()).prop_map(|(which, next)| {
            let (done, note) = (Vec::new(), "Well".to_owned());
            MeetingCommand::Publish(Box::new(MinutesInput { which, done, note, next }))
        }),
    ];
    (0_usize..4, command, prop_oneof![Just(0_i64), 0_i64..3_000])
}

fn play(world: &mut World, (who, command, later): (usize, MeetingCommand, i64)) -> Result<(), TestCaseError> {
    world.later(SignedDuration::from_mins(later));
    let actor = [fm(), sam(), Actor::Bot, stranger()][who].clone();
    let command = Command::Meeting(command);
    if let Ok(change) = world.tries(&actor, command.clone()) {
        prop_assert!(change.is_nothing() || !matches!(who, 3), "a stranger did {:?}", command);
        for (no, meeting) in &world.e.meetings.planned {
            prop_assert!(change.engagement.meetings.planned[no].sequence >= meeting.sequence);
        }
        let before = world.e.clone();
        world.e = change.engagement;
        for (key, one) in before.meetings.occasions.iter().filter(|(_, one)| one.minutes.is_some()) {
            prop_assert_eq!(world.e.meetings.occasions.get(key), Some(one), "published minutes stay");
        }
        let again = world.tries(&actor, command.clone());
        prop_assert!(again.as_ref().map_or(true, Change::is_nothing), "twice: {:?} {:?}", command, again);
    }
    let needs = world.e.meeting_needs(world.now);
    let due = world.e.meetings_due_at(world.now);
    prop_assert_eq!(!needs.is_empty(), due.is_some_and(|due| due <= world.now.at), "{:?} {:?}", needs, due);
    for one in world.e.occurrences(Timestamp::MIN, Timestamp::MAX) {
        let off = one.is_off() && one.known.minutes.is_some();
        prop_assert!(!off, "what was published was held: {:?}", one);
        let stored = serde_json::to_string(&one.known).expect("JSON");
        prop_assert!(stored.len() < 4_000);
        prop_assert_eq!(&serde_json::from_str::<Occasion>(&stored).expect("read back"), &one.known);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn whatever_people_say_of_meetings_is_said_once_and_what_is_due_is_known(
        script in prop::collection::vec(steps(), 1..25),
    ) {
        let mut world = World::weekly();
        for step in script {
            play(&mut world, step)?;
        }
    }
}
