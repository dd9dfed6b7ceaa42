//! Hand-over and cover.

use super::super::*;

fn erik() -> Actor {
    Actor::Human(Human { may_be_fm: true, ..human("erik", "Erik Holm") })
}

fn handed(who: &Actor) -> Command {
    Command::Journey(JourneyCommand::HandOver(in_room(who)))
}

fn take() -> Command {
    Command::Journey(JourneyCommand::TakeOver)
}

#[test]
fn a_successor_who_accepts_leads_and_the_old_fm_reads() {
    let mut world = World::new();
    world.does(&fm(), handed(&erik()));
    assert_eq!(apply(&world.e, &ana(), take(), world.now, &world.policy), Err(nothing()));
    world.does(&erik(), take());
    let lead = world.e.person(world.e.head.fm).expect("an FM");
    assert_eq!((lead.name.as_str(), lead.role), ("Erik Holm", Role::Fm));
    assert_eq!(apply(&world.e, &fm(), handed(&ana()), world.now, &world.policy), Err(Refusal::NotFm));
}

fn nothing() -> Refusal {
    Refusal::Journey(JourneyRefusal::NothingOffered)
}

#[test]
fn only_somebody_whom_policy_lets_can_take_it() {
    let mut world = World::new();
    let guest = Actor::Human(human("guest", "Gus Guest"));
    world.does(&fm(), handed(&guest));
    assert_eq!(apply(&world.e, &guest, take(), world.now, &world.policy), Err(Refusal::MayNotBeFm));
    let customer = apply(&world.e, &fm(), handed(&sam()), world.now, &world.policy);
    assert!(matches!(customer, Err(Refusal::Journey(JourneyRefusal::CannotTake { .. }))), "{customer:?}");
}

#[test]
fn a_deputy_has_the_same_rights_until_the_last_day_and_not_a_day_longer() {
    let mut world = World::new();
    let until = day("2026-02-05");
    let cover = JourneyCommand::Cover { who: in_room(&erik()), until };
    world.does(&fm(), Command::Journey(cover));
    let zone =
        |zone: &str| Command::SetDetails { customer: None, language: None, zone: Some(zone.to_owned()) };
    world.does(&erik(), zone("Europe/Madrid"));
    world.now.at = "2026-02-06T09:00:00Z".parse().expect("an instant");
    assert_eq!(apply(&world.e, &erik(), zone("UTC"), world.now, &world.policy), Err(Refusal::NotFm));
    world.does(&fm(), zone("UTC"));
    assert_eq!(world.e.path.state.cover, None, "the next change writes that it is over");
}
