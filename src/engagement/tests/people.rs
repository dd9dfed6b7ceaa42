//! Claims, ties, sides.

use super::*;

fn key(actor: &Actor) -> PersonKey {
    let Actor::Human(human) = actor else { panic!("the bot has no key") };
    human.key.clone()
}

#[test]
fn a_claim_gives_nothing_until_the_fm_accepts_it_with_one_tap() {
    let mut world = World::captured();
    world.does_twice(&stranger(), Command::Claim(Role::ProjectManager));
    assert!(matches!(world.refused(&stranger(), world.both()), Refusal::NotCustomer { .. }));
    let person = world.no(&stranger());
    let accept = Command::AcceptClaim { person, is: None };
    assert_eq!(world.refused(&stranger(), accept.clone()), Refusal::NotFm);
    world.does_twice(&fm(), accept);
    world.does(&stranger(), world.both());
    assert_eq!(world.state(&teams()), State::Confirmed);
}

#[test]
fn a_declined_claim_leaves_an_outsider() {
    let mut world = World::captured();
    world.does(&stranger(), Command::Claim(Role::Sponsor));
    let person = world.no(&stranger());
    world.does_twice(&fm(), Command::DeclineClaim(person));
    assert_eq!(world.e.people[&person].side, Side::Outsider);
    assert_eq!(world.refused(&fm(), Command::AcceptClaim { person, is: None }), Refusal::NoClaim(person));
}

#[test]
fn accepting_a_claim_as_a_typed_person_makes_the_two_one() {
    let mut world = World::new();
    world.enters(&teams(), Entry { owner: set(typed("Ana Ruiz", "")), ..World::full() });
    let typed = world.e.dibs[&teams()].values.owner.expect("an owner");
    world.does(&ana(), Command::Claim(Role::SuccessOwner));
    let claimer = world.no(&ana());
    world.does_twice(&fm(), Command::AcceptClaim { person: claimer, is: Some(typed) });
    assert_eq!(world.no(&ana()), typed);
    assert_eq!(world.e.resolve(claimer), typed);
    assert_eq!(world.e.people[&typed].email.as_deref(), Some("ana@example.com"));
    world.does(&ana(), world.just(&teams()));
    assert_eq!(world.state(&teams()), State::Confirmed);
}

#[test]
fn the_fms_own_role_cannot_be_claimed_or_given() {
    let world = World::new();
    for role in [Role::Fm, Role::Deputy] {
        assert_eq!(world.refused(&stranger(), Command::Claim(role)), Refusal::RoleNotFree(role));
        let add = Command::AddPerson { who: in_room(&sam()), role, email_only: false };
        assert_eq!(world.refused(&fm(), add), Refusal::RoleNotFree(role));
    }
    assert_eq!(world.refused(&fm(), Command::Claim(Role::Sponsor)), Refusal::RoleNotFree(Role::Sponsor));
}

#[test]
fn one_identity_in_teams_is_one_person_here() {
    let mut world = World::new();
    world.enters(&teams(), Entry { owner: set(typed("Sam Ortiz", "")), ..World::full() });
    let person = world.e.dibs[&teams()].values.owner.expect("an owner");
    let tie = |key| Command::Tie { person, key };
    assert_eq!(world.refused(&fm(), tie(key(&sam()))), Refusal::LinkedTo(world.no(&sam())));
    assert_eq!(world.refused(&fm(), tie(key(&fm()))), Refusal::LinkedTo(world.no(&fm())));
    world.does(&fm(), tie(key(&stranger())));
    assert_eq!(world.refused(&fm(), tie(key(&ana()))), Refusal::AlreadyLinked(person));
}

#[test]
fn the_same_human_in_another_tenant_is_another_person() {
    let world = World::captured();
    let Actor::Human(mut other) = ana() else { panic!("a human") };
    other.key.tenant = "fabrikam".to_owned();
    assert!(matches!(world.refused(&Actor::Human(other), world.both()), Refusal::NotCustomer { .. }));
}

#[test]
fn somebody_of_the_customer_may_claim_another_role_and_keeps_theirs_meanwhile() {
    let mut world = World::captured();
    world.does(&ivo(), Command::Claim(Role::Sponsor));
    assert_eq!(world.e.people[&world.no(&ivo())].role, Role::ItLead);
    world.does(&fm(), Command::AcceptClaim { person: world.no(&ivo()), is: None });
    assert!(world.tries(&ivo(), world.both()).is_ok());
}

#[test]
fn everybody_of_the_delivery_side_but_fm_and_deputy_is_kept_from_the_fms_commands() {
    let mut world = World::captured();
    for (name, role) in
        [("paul", Role::Partner), ("mia", Role::Sme), ("cid", Role::Csm), ("ada", Role::AccountTeam)]
    {
        let actor = Actor::Human(human(name, name));
        world.does(&fm(), Command::AddPerson { who: in_room(&actor), role, email_only: false });
        assert_eq!(world.refused(&actor, Command::AskToConfirm(vec![teams()])), Refusal::NotFm);
        let claim = Command::Claim(Role::Sponsor);
        assert_eq!(world.refused(&actor, claim), Refusal::RoleNotFree(Role::Sponsor));
    }
}

#[test]
fn an_email_only_person_is_no_longer_so_once_tied() {
    let mut world = World::new();
    let who = typed("Eva Mail", "eva@contoso.example");
    world.does_twice(&fm(), Command::AddPerson { who, role: Role::Sponsor, email_only: true });
    let person = world.e.head.last_person;
    assert!(world.e.people[&person].email_only);
    world.does(&fm(), Command::Tie { person, key: key(&stranger()) });
    assert!(!world.e.people[&person].email_only);
}
