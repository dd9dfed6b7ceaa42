//! Taking back one's own last change, whatever it was about: unless somebody touched it since.

use jiff::Timestamp;

use super::status::Told;
use super::*;
use crate::playbook::{ActId, ChecklistGroup, EngagementStatus, Guard, TaskId, TaskStatus};

fn plan(command: PlanCommand) -> Command {
    Command::Plan(command)
}

fn way(command: JourneyCommand) -> Command {
    Command::Journey(command)
}

fn key() -> ItemKey {
    ItemKey::new("training-plan")
}

fn figures(active: &str) -> Command {
    let figures =
        FiguresInput { active: active.to_owned(), seats: set("1000".to_owned()), ..Default::default() };
    let figures = BTreeMap::from([(teams(), figures)]);
    Command::Measure(MeasureCommand::Figures { on: String::new(), source: String::new(), figures })
}

fn point() -> Command {
    Command::Point(PointCommand::Add(NewPoint {
        kind: PointKind::DeploymentQuestion,
        what: "Which ports?".to_owned(),
        service: None,
        owner: None,
        next: String::new(),
        date: String::new(),
        share_contact: false,
    }))
}

fn points_to(next: &str) -> Command {
    let (owner, date) = (Edit::Keep, on("2026-02-20"));
    Command::Point(PointCommand::Plan { point: PointNo(1), owner, next: set(next.to_owned()), date })
}

fn answered() -> Command {
    let how = Settle::Answered("443".to_owned());
    Command::Point(PointCommand::Settle { point: PointNo(1), how })
}

fn adds() -> Command {
    plan(PlanCommand::Add(NewItem {
        text: "Print posters".to_owned(),
        group: ChecklistGroup::Awareness,
        owner: None,
        due: "2026-02-20".to_owned(),
        services: vec![teams()],
    }))
}

fn edits() -> Command {
    let edit = ItemEdit {
        owner: set(in_room(&ana())),
        due: on("2026-02-21"),
        services: set(vec![teams()]),
        note: set("Ask marketing".to_owned()),
        evidence: set("The intranet page".to_owned()),
    };
    plan(PlanCommand::Edit { item: key(), edit })
}

fn rests(reason: &str) -> Command {
    let (status, next) = (EngagementStatus::OnHold, "Call again".to_owned());
    way(JourneyCommand::Rest { status, reason: reason.to_owned(), next, on: day("2026-03-01") })
}

fn task(status: TaskStatus, note: &str) -> Command {
    way(JourneyCommand::SetTask { task: TaskId(3616), status, note: note.to_owned() })
}

fn tell(value: ProfileValue) -> Command {
    way(JourneyCommand::Tell { field: ProfileField::Managed, value })
}

fn attest(so: bool) -> Command {
    let subjects = vec![Subject::Guard(Guard::HandoverSettled)];
    way(JourneyCommand::Attest { subjects, so })
}

/// Everything that undoing must bring back: all but texts, history and the counters.
fn state(told: &Told) -> Engagement {
    let mut e = told.world.e.clone();
    e.texts.clear();
    let head = &mut e.head;
    (head.revision, head.heard_at) = (Revision::default(), None);
    (head.last_text, head.last_point, e.plan.last_item) = Default::default();
    for task in e.path.tasks.values_mut() {
        (task.by, task.at) = (PersonNo(1), Timestamp::UNIX_EPOCH);
    }
    for attested in e.path.attested.values_mut() {
        attested.at = Timestamp::UNIX_EPOCH;
    }
    e
}

/// What comes first, and the change that is undone.
type Case = (&'static str, Vec<Command>, Command);

fn cases() -> Vec<Case> {
    let goals = GoalsInput { near: set("Fewer mails".to_owned()), ..GoalsInput::default() };
    let seats = ServiceInput { seats: set("500".to_owned()), ..ServiceInput::default() };
    let service = MeasureCommand::Service { service: teams(), input: Box::new(seats) };
    vec![
        ("done", vec![], plan(PlanCommand::Do(key()))),
        ("reopened", vec![plan(PlanCommand::Do(key()))], plan(PlanCommand::Undo(key()))),
        ("arranged and noted", vec![plan(PlanCommand::Make)], edits()),
        ("dropped", vec![], plan(PlanCommand::Drop { item: key(), reason: "No time".to_owned() })),
        ("included", vec![], plan(PlanCommand::Include(ItemKey::new("early-adopters")))),
        ("added", vec![], adds()),
        ("goals", vec![], Command::Measure(MeasureCommand::Goals(goals))),
        ("service", vec![], Command::Measure(service)),
        ("first figures", vec![], figures("87")),
        ("later figures", vec![figures("87")], figures("99")),
        ("point planned", vec![point(), points_to("Ask the network team")], points_to("Look it up")),
        ("point settled", vec![point()], answered()),
        ("point reopened", vec![point(), answered()], Command::Point(PointCommand::Reopen(PointNo(1)))),
        ("task", vec![], task(TaskStatus::InProgress, "Sent twice")),
        ("task again", vec![task(TaskStatus::InProgress, "Sent")], task(TaskStatus::Complete, "")),
        ("attested", vec![], attest(true)),
        ("no longer attested", vec![attest(true)], attest(false)),
        ("told", vec![], tell(ProfileValue::Yes(true))),
        ("told otherwise", vec![tell(ProfileValue::Yes(true))], tell(ProfileValue::Yes(false))),
        ("rest", vec![], rests("Holidays")),
        ("rest for another reason", vec![rests("Holidays")], rests("A merger")),
        ("resumed", vec![rests("Holidays")], way(JourneyCommand::Resume)),
    ]
}

#[test]
fn every_such_change_goes_back_to_what_it_was_and_no_further() {
    for (name, before, change) in cases() {
        let mut told = Told::new();
        before.into_iter().for_each(|command| told.does(&fm(), command));
        let was = state(&told);
        told.world.later(SignedDuration::from_mins(5));
        told.does(&fm(), change);
        assert!(state(&told) != was, "{name} changes something");
        told.does(&fm(), told.undo_of(&fm()));
        assert_eq!(state(&told), was, "{name}");
        let stored = serde_json::to_value(&told.events).expect("JSON");
        assert_eq!(serde_json::from_value::<Vec<Event>>(stored).expect("read back"), told.events, "{name}");
    }
}

#[test]
fn what_is_not_as_one_left_it_is_not_taken_back() {
    for (name, before, change) in cases() {
        let mut told = Told::new();
        before.into_iter().for_each(|command| told.does(&fm(), command));
        told.does(&fm(), change.clone());
        let undo = told.undo_of(&fm());
        told.does(&fm(), undo.clone());
        // It is not there any more as it was done: a second undoing of the same would take back what is not there.
        let refused = told.world.tries(&fm(), undo).err();
        assert!(matches!(refused, Some(Refusal::TouchedSince(_))), "{name}: {refused:?}");
    }
}

#[test]
fn a_customer_undoes_their_own_tick_unless_another_reopened_it() {
    let mut told = Told::new();
    told.does(&ana(), plan(PlanCommand::Do(key())));
    told.does(&ana(), told.undo_of(&ana()));
    assert!(!told.world.e.items.contains_key(&key()), "as the playbook proposes it");
    told.does(&ana(), plan(PlanCommand::Do(key())));
    let mine = told.undo_of(&ana());
    told.does(&fm(), plan(PlanCommand::Undo(key())));
    let Refusal::TouchedSince(touched) = told.world.refused(&ana(), mine) else { panic!("it was touched") };
    let done = touched[0].mine.as_ref().expect("what she did");
    let since = touched_by(&told.events, done).expect("what was done since");
    assert_eq!(since.by, Some(told.world.no(&fm())));
}

#[test]
fn what_moved_the_engagement_on_stays_and_says_so() {
    let mut told = Told::new();
    told.does(&fm(), tell(ProfileValue::Yes(true)));
    told.does(&fm(), way(JourneyCommand::Act(Acted::of(ActId::HandoverReceived))));
    let me = told.world.no(&fm());
    let (left, why) = last_that_stays(&told.events, me).expect("it stays");
    assert_eq!(why, Stays::Way);
    assert!(matches!(left[0].what, What::Journey(JourneyEvent::Acted { .. })));
    let offered = last_change(&told.events, me);
    assert!(matches!(offered[..], [Event { what: What::Journey(JourneyEvent::Told { .. }), .. }]));
    told.does(&fm(), Command::AskToConfirm(vec![teams()]));
    assert_eq!(last_that_stays(&told.events, me).map(|(_, why)| why), Some(Stays::Told));
}
