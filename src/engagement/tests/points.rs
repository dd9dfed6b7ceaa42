//! Open points: who adds them, who deals with them, and that nothing is done twice.

use super::*;

fn new(kind: PointKind, what: &str) -> NewPoint {
    NewPoint {
        kind,
        what: what.to_owned(),
        service: None,
        owner: None,
        next: String::new(),
        date: String::new(),
        share_contact: false,
    }
}

fn add(new: NewPoint) -> Command {
    Command::Point(PointCommand::Add(new))
}

fn settle(how: Settle) -> Command {
    Command::Point(PointCommand::Settle { point: PointNo(1), how })
}

#[test]
fn anyone_of_the_engagement_adds_a_point_once_and_others_do_not() {
    let mut world = World::captured();
    world.does_twice(&ana(), add(new(PointKind::Blocker, " The proxy blocks Teams. ")));
    world.does_twice(&fm(), add(new(PointKind::SmeRequest, "Voice")));
    assert_eq!(world.e.points.len(), 2);
    assert!(world.e.points[&PointNo(1)].from_customer && !world.e.points[&PointNo(2)].from_customer);
    let refused = world.refused(&stranger(), add(new(PointKind::Blocker, "x")));
    assert!(matches!(refused, Refusal::NotCustomer { .. }), "{refused:?}");
}

#[test]
fn a_point_needs_words_and_a_date_to_come() {
    let world = World::captured();
    let late = NewPoint { date: "2026-01-01".to_owned(), ..new(PointKind::Blocker, " ") };
    let Refusal::Wrong(problems) = world.refused(&ana(), add(late)) else { panic!("not wrong") };
    let at: Vec<_> = problems.into_iter().map(|problem| problem.at).collect();
    assert_eq!(at, [Spot::Point(PointField::What), Spot::Point(PointField::Date)]);
}

#[test]
fn the_contact_is_shared_only_beyond_the_scope() {
    let mut world = World::captured();
    for (kind, shared) in [(PointKind::NeedOther, true), (PointKind::Blocker, false)] {
        world.does(&ana(), add(NewPoint { share_contact: true, ..new(kind, "Help") }));
        assert_eq!(world.e.points[&world.e.head.last_point].share_contact, shared);
    }
}

#[test]
fn a_blocker_says_what_it_lacks_until_it_is_planned() {
    let mut world = World::captured();
    world.does(&ana(), add(new(PointKind::Blocker, "The proxy")));
    let gaps = |world: &World| world.e.points[&PointNo(1)].gaps();
    assert_eq!(gaps(&world), [PointGap::Owner, PointGap::Next, PointGap::Date]);
    let plan = Command::Point(PointCommand::Plan {
        point: PointNo(1),
        owner: set(in_room(&ivo())),
        next: on("Open the ports"),
        date: on("2026-02-20"),
    });
    assert_eq!(world.refused(&ana(), plan.clone()), Refusal::NotFm);
    world.does_twice(&fm(), plan);
    assert_eq!(gaps(&world), []);
}

#[test]
fn a_point_is_open_until_it_is_answered_scheduled_sent_on_or_dropped_with_a_reason() {
    for how in [
        Settle::Answered("Yes.".to_owned()),
        Settle::Scheduled { on: "2026-02-20".to_owned(), text: String::new() },
        Settle::SentToPartner(String::new()),
        Settle::Dropped("Not needed.".to_owned()),
    ] {
        let mut world = World::captured();
        world.does(&ana(), add(new(PointKind::DeploymentQuestion, "Which ports?")));
        assert_eq!(world.refused(&ana(), settle(how.clone())), Refusal::NotFm);
        world.does_twice(&fm(), settle(how.clone()));
        assert!(world.e.open_points().is_empty());
        let other = settle(Settle::Answered("No.".to_owned()));
        assert_eq!(world.refused(&fm(), other), Refusal::PointSettled(PointNo(1)));
        world.does_twice(&fm(), Command::Point(PointCommand::Reopen(PointNo(1))));
        assert_eq!(world.e.open_points().len(), 1);
    }
    let mut world = World::captured();
    world.does(&ana(), add(new(PointKind::DeploymentQuestion, "Which ports?")));
    for how in [Settle::Answered(" ".to_owned()), Settle::Dropped(String::new())] {
        assert!(matches!(world.refused(&fm(), settle(how)), Refusal::Wrong(_)));
    }
}

#[test]
fn blockers_come_first_then_what_is_due() {
    let mut world = World::captured();
    for (kind, what, date) in [
        (PointKind::KnowledgeGap, "a", ""),
        (PointKind::KnowledgeGap, "b", "2026-02-20"),
        (PointKind::Blocker, "c", ""),
    ] {
        world.does(&fm(), add(NewPoint { date: date.to_owned(), ..new(kind, what) }));
    }
    let order: Vec<u32> = world.e.open_points().iter().map(|point| point.no.0).collect();
    assert_eq!(order, [3, 2, 1]);
}
