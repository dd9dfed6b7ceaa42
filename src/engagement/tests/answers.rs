//! Agreed, asked, confirmed, taken back, set aside.

use super::*;

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

#[test]
fn agreed_says_who_where_when_and_who_recorded_it_and_is_not_confirmed() {
    let mut world = World::captured();
    world.does_twice(&fm(), world.agrees(in_room(&ana()), &[teams(), exchange()]));
    let agreed = world.e.dibs[&teams()].agreed.clone().expect("recorded");
    assert_eq!((agreed.with, agreed.recorded_by), (world.no(&ana()), world.no(&fm())));
    assert_eq!((agreed.how, agreed.on), (How::Meeting, day("2026-02-03")));
    assert_eq!(world.e.text(agreed.note.expect("a note")), Some("Kick-off"));
    assert_eq!(world.state(&teams()), State::Agreed);
    world.later(hours(24 * 30));
    assert_eq!(world.state(&teams()), State::Agreed, "silence never turns one into the other");
}

#[test]
fn nobody_agreed_tomorrow_and_the_fm_does_not_agree_for_the_customer() {
    let world = World::captured();
    let Command::RecordAgreed { with, how, note, services, .. } = world.agrees(in_room(&ana()), &[teams()])
    else {
        panic!("another command")
    };
    let tomorrow = Command::RecordAgreed { with, how, on: Some(day("2026-02-04")), note, services };
    let today = day("2026-02-03");
    let problem = Problem { at: Spot::AgreedOn, what: Wrong::InFuture { today } };
    assert_eq!(world.refused(&fm(), tomorrow), Refusal::Wrong(vec![problem]));
    let problem = Problem { at: Spot::Person, what: Wrong::IsFm };
    let by_fm = world.agrees(in_room(&fm()), &[teams()]);
    assert_eq!(world.refused(&fm(), by_fm), Refusal::Wrong(vec![problem]));
}

#[test]
fn what_is_not_entered_cannot_be_agreed_asked_or_confirmed() {
    let mut world = World::captured();
    world.enters(&teams(), Entry { business: Edit::Clear, ..Entry::default() });
    let incomplete = Refusal::Incomplete(vec![(teams(), vec![Field::Business])]);
    assert_eq!(world.refused(&fm(), world.agrees(in_room(&ana()), &[teams()])), incomplete);
    assert_eq!(world.refused(&fm(), Command::AskToConfirm(vec![exchange(), teams()])), incomplete);
    assert_eq!(world.refused(&ana(), world.just(&teams())), incomplete);
}

#[test]
fn one_tap_confirms_all_and_history_holds_exactly_which_values() {
    let mut world = World::captured();
    let shown = world.e.head.revision;
    let events = world.does_twice(&ana(), world.both());
    assert_eq!((world.state(&teams()), world.state(&exchange())), (State::Confirmed, State::Confirmed));
    let What::Confirmed { service, person, via, shown: at, values } = &events[0] else {
        panic!("{events:?}")
    };
    assert_eq!((service, *person, *via, *at), (&teams(), world.no(&ana()), Via::Tap, shown));
    let current = &world.e.dibs[&teams()].values;
    assert_eq!(*values, Field::FOUR.map(|field| current.get(field).expect("a value")));
}

#[test]
fn success_owner_sponsor_and_project_manager_may_confirm_and_nobody_else() {
    let mut world = World::captured();
    let pia = Actor::Human(human("pia", "Pia Manager"));
    let add = Command::AddPerson { who: in_room(&pia), role: Role::ProjectManager, email_only: false };
    world.does(&fm(), add);
    for actor in [ana(), sam(), pia] {
        assert!(world.tries(&actor, world.both()).is_ok(), "{actor:?}");
    }
    let services = vec![teams(), exchange()];
    let claimable = Role::CUSTOMER.to_vec();
    assert_eq!(world.refused(&ivo(), world.both()), Refusal::NotEntitled { services, claimable });
    let claimable = Role::CLAIMABLE.to_vec();
    assert_eq!(world.refused(&stranger(), world.both()), Refusal::NotCustomer { claimable });
    assert_eq!(world.refused(&fm(), world.both()), Refusal::NotCustomer { claimable: vec![] });
    assert!(world.tries(&Actor::Bot, world.both()).is_err());
}

#[test]
fn the_policy_says_who_may_confirm() {
    let mut world = World::captured();
    world.policy.confirmers = [Confirmer::SuccessOwner].into();
    assert!(matches!(world.refused(&sam(), world.both()), Refusal::NotEntitled { .. }));
    assert!(world.tries(&ana(), world.both()).is_ok());
}

#[test]
fn a_success_owner_confirms_their_own_services_of_a_card_and_no_others() {
    let mut world = World::captured();
    world.enters(
        &exchange(),
        Entry { owner: set(typed("Luis Gil", "luis@contoso.example")), ..Entry::default() },
    );
    let events = world.does_twice(&ana(), world.both());
    assert_eq!(events.len(), 1);
    assert_eq!((world.state(&teams()), world.state(&exchange())), (State::Confirmed, State::Captured));
}

#[test]
fn a_typed_success_owner_confirms_only_once_the_fm_ties_them() {
    let mut world = World::new();
    world.enters(&teams(), Entry { owner: set(typed("Ana Ruiz", "ana@example.com")), ..World::full() });
    assert!(matches!(world.refused(&ana(), world.just(&teams())), Refusal::NotCustomer { .. }));
    let person = world.e.dibs[&teams()].values.owner.expect("an owner");
    let Actor::Human(Human { key, .. }) = ana() else { panic!("a human") };
    world.does_twice(&fm(), Command::Tie { person, key });
    world.does(&ana(), world.just(&teams()));
    assert_eq!(world.state(&teams()), State::Confirmed);
}

#[test]
fn a_confirmation_of_values_that_changed_is_refused_with_the_difference() {
    let mut world = World::captured();
    let old_card = world.both();
    world.moves(&teams(), "2026-04-01");
    let difference = |old| Difference {
        service: teams(),
        changes: vec![Changed { field: Field::Date, old, new: Some(FieldValue::Date(day("2026-04-01"))) }],
    };
    let shown = Some(FieldValue::Date(day("2026-03-15")));
    assert_eq!(world.refused(&ana(), old_card.clone()), Refusal::ChangedSince(vec![difference(shown)]));
    assert_eq!(world.state(&exchange()), State::Captured, "all or nothing");
    world.moves(&teams(), "2026-05-01");
    world.moves(&teams(), "2026-04-01");
    assert_eq!(world.refused(&ana(), old_card), Refusal::ChangedSince(vec![difference(None)]));
}

#[test]
fn a_revision_that_has_not_been_yet_confirms_nothing() {
    let world = World::captured();
    let shown = world.e.head.revision.next();
    let forged = Command::Confirm { services: vec![teams()], shown };
    assert_eq!(world.refused(&ana(), forged), Refusal::ChangedSince(vec![]));
}

#[test]
fn changing_a_field_takes_back_only_that_fields_confirmation_and_agreement() {
    let mut world = World::captured();
    world.does(&fm(), world.agrees(in_room(&ana()), &[teams()]));
    world.does(&ana(), world.just(&teams()));
    world.moves(&teams(), "2026-04-01");
    assert_eq!(world.field(&teams(), Field::Date), FieldState::Captured);
    for field in [Field::Intent, Field::Business, Field::Owner] {
        assert_eq!(world.field(&teams(), field), FieldState::Confirmed);
    }
    assert_eq!(world.state(&teams()), State::Captured);
    world.does(&fm(), world.agrees(in_room(&ana()), &[teams()]));
    assert_eq!(world.state(&teams()), State::Agreed);
}

#[test]
fn a_date_moved_away_and_back_is_not_confirmed() {
    let mut world = World::captured();
    world.does(&ana(), world.just(&teams()));
    world.moves(&teams(), "2026-04-01");
    world.moves(&teams(), "2026-03-15");
    assert_eq!(world.field(&teams(), Field::Date), FieldState::Captured);
}

#[test]
fn a_changed_start_date_takes_back_nothing() {
    let mut world = World::captured();
    world.does(&ana(), world.just(&teams()));
    world.enters(&teams(), Entry { start: on("2026-02-10"), ..Entry::default() });
    assert_eq!(world.state(&teams()), State::Confirmed);
}

#[test]
fn agreed_opens_the_workshop_unless_the_policy_wants_it_confirmed() {
    let mut world = World::captured();
    assert!(!world.e.workshop_open(&world.policy, world.now));
    world.does(&fm(), world.agrees(in_room(&ana()), &[teams()]));
    assert!(world.e.workshop_open(&world.policy, world.now));
    world.policy.gate = Gate::Confirmed;
    assert!(!world.e.workshop_open(&world.policy, world.now));
    world.does(&ana(), world.just(&teams()));
    assert!(world.e.workshop_open(&world.policy, world.now));
}

#[test]
fn confirmers_may_take_theirs_back_and_only_theirs() {
    let mut world = World::captured();
    world.does(&ana(), world.just(&teams()));
    world.does(&sam(), world.just(&teams()));
    let events = world.does_twice(&sam(), Command::TakeBack(vec![teams()]));
    assert_eq!(events, [What::TakenBack { service: teams(), fields: Field::FOUR.into() }]);
    assert_eq!(world.state(&teams()), State::Confirmed, "Ana's stands");
    world.does(&ana(), Command::TakeBack(vec![teams()]));
    assert_eq!(world.state(&teams()), State::Captured);
}

#[test]
fn the_fm_sets_a_confirmation_aside_with_a_reason() {
    let mut world = World::captured();
    world.does(&ana(), world.just(&teams()));
    let person = world.no(&ana());
    let aside = |reason: &str| Command::SetAside { service: teams(), person, reason: reason.to_owned() };
    let blank = Refusal::Wrong(vec![Problem { at: Spot::Reason, what: Wrong::Blank }]);
    assert_eq!(world.refused(&fm(), aside(" ")), blank);
    assert_eq!(world.refused(&sam(), aside("Because.")), Refusal::NotFm);
    world.does(&fm(), aside("She left the project."));
    assert_eq!(world.state(&teams()), State::Captured);
    let refusal = Refusal::NoAnswer { person, service: teams() };
    assert_eq!(world.refused(&fm(), aside("She left the project.")), refusal);
}

#[test]
fn the_fms_changes_within_an_hour_are_asked_in_one_message() {
    let mut world = World::captured();
    world.moves(&teams(), "2026-04-01");
    assert_eq!(world.e.ask_due_at(&world.policy, world.now), None, "nobody was asked yet");
    world.does_twice(&fm(), Command::AskToConfirm(vec![teams(), exchange()]));
    world.later(SignedDuration::from_mins(5));
    world.moves(&teams(), "2026-04-02");
    let due = world.now.at + hours(1);
    world.later(SignedDuration::from_mins(30));
    world.moves(&exchange(), "2026-04-02");
    world.moves(&teams(), "2026-04-03");
    let services = vec![teams(), exchange()];
    assert_eq!(world.e.to_ask(&world.policy, world.now), services);
    assert_eq!(world.e.ask_due_at(&world.policy, world.now), Some(due));
    assert_eq!(world.refused(&Actor::Bot, Command::AskToConfirm(services.clone())), Refusal::NotFm);
    world.now = Now { at: due };
    world.does(&Actor::Bot, Command::AskToConfirm(services));
    assert_eq!(world.e.ask_due_at(&world.policy, world.now), None);
}

#[test]
fn asking_again_by_hand_is_possible_once_the_hour_is_over() {
    let mut world = World::captured();
    world.does_twice(&fm(), Command::AskToConfirm(vec![teams()]));
    world.later(hours(1));
    assert_eq!(world.does(&fm(), Command::AskToConfirm(vec![teams()])).len(), 1);
    world.does(&ana(), world.just(&teams()));
    world.later(hours(1));
    assert_eq!(world.does(&fm(), Command::AskToConfirm(vec![teams()])), [], "confirmed is not asked");
}

#[test]
fn one_request_mentions_at_most_two_and_the_success_owner_first() {
    let mut world = World::captured();
    let pia = Actor::Human(human("pia", "Pia Manager"));
    let add = Command::AddPerson { who: in_room(&pia), role: Role::ProjectManager, email_only: false };
    world.does(&fm(), add);
    let services = vec![teams(), exchange()];
    let mention = vec![world.no(&ana()), world.no(&sam())];
    assert_eq!(world.e.requests(&services, &world.policy), [Request { services: services.clone(), mention }]);
}

#[test]
fn a_typed_success_owner_is_asked_through_somebody_who_can_answer() {
    let mut world = World::captured();
    let owner = set(typed("Luis Gil", "luis@contoso.example"));
    world.enters(&teams(), Entry { owner, ..Entry::default() });
    assert_eq!(world.e.confirmers(&teams(), &world.policy), [world.no(&sam())]);
    world.policy.confirmers = [Confirmer::SuccessOwner].into();
    assert_eq!(world.e.requests(&[teams()], &world.policy)[0].mention, []);
}

#[test]
fn over_eight_services_each_success_owner_gets_a_card() {
    let mut world = World::new();
    let offered: Vec<ServiceId> =
        crate::playbook::Playbook::get().offered().map(|service| service.id.clone()).take(9).collect();
    world.does(&fm(), Command::SetServices(offered.clone()));
    for (index, service) in offered.iter().enumerate() {
        let owner = if index < 5 { in_room(&ana()) } else { in_room(&ivo()) };
        world.enters(service, Entry { owner: set(owner), ..World::full() });
    }
    let requests = world.e.requests(&offered, &world.policy);
    assert_eq!(requests.iter().map(|request| request.services.len()).collect::<Vec<_>>(), [5, 4]);
    assert_eq!(requests[0].mention[0], world.no(&ana()));
    assert_eq!(requests[1].mention, [world.no(&ivo()), world.no(&sam())]);
    assert_eq!(world.e.requests(&offered[..8], &world.policy).len(), 1);
}
