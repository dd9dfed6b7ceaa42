//! Hand-over, cover, and the adoption expert.

use super::*;

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

fn introduces(who: Named) -> Command {
    Command::Journey(JourneyCommand::Introduce(who))
}

/// The customer has so many licences.
fn of_size(seats: u64) -> World {
    let mut world = World::kicked_off(MotionId::CustomerHealth);
    world.fm_does([told(ProfileField::Seats, ProfileValue::Number(seats))]);
    world
}

#[test]
fn the_adoption_expert_is_introduced_from_20000_licences_on_and_once() {
    let small = of_size(19_999);
    let refused = Refusal::Journey(JourneyRefusal::NotHere { act: ActId::AdoptionSmeIntroduced });
    assert_eq!(small.refusal(introduces(typed("Eva Sanz", ""))), refused);
    let mut world = of_size(20_000);
    assert_eq!(world.refused(&sam(), introduces(typed("Eva Sanz", ""))), Refusal::NotFm);
    world.fm_does([introduces(typed("Eva Sanz", ""))]);
    let expert = world.e.path.state.expert.and_then(|no| world.e.person(no)).expect("the expert");
    assert_eq!((expert.name.as_str(), expert.side, expert.role), ("Eva Sanz", Side::Delivery, Role::Sme));
    assert!(world.e.path.did(ActId::AdoptionSmeIntroduced));
    assert_eq!(world.refusal(introduces(typed("Eva Sanz", ""))), refused, "it is done");
}

#[test]
fn the_threshold_is_the_policys_and_nobody_of_the_customer_is_the_expert() {
    let mut world = of_size(500);
    world.policy.journey.benefit_licences = 500;
    for who in [in_room(&sam()), in_room(&fm())] {
        assert!(matches!(world.refusal(introduces(who)), Refusal::Wrong(_)));
    }
    let nobody = world.refusal(acted(ActId::AdoptionSmeIntroduced));
    assert_eq!(nobody, Refusal::Wrong(vec![Problem { at: Spot::Person, what: Wrong::Blank }]));
    world.fm_does([introduces(in_room(&erik()))]);
    assert!(world.e.path.state.expert.is_some());
}
