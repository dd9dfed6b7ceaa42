//! FastTrack's terms: sent, accepted by whoever may confirm, recorded, taken back.

use super::*;

pub(super) fn recorded(how: How) -> Command {
    let (with, note) = (in_room(&ana()), "Kick-off".to_owned());
    Command::Journey(JourneyCommand::RecordTerms { with, how, on: None, note })
}

fn send() -> Command {
    Command::Journey(JourneyCommand::SendTerms)
}

fn accept() -> Command {
    Command::Journey(JourneyCommand::AcceptTerms)
}

fn take_back() -> Command {
    Command::Journey(JourneyCommand::TakeBackTerms)
}

/// The terms are before the customer.
fn sent() -> World {
    let mut world = World::kicked_off(MotionId::CustomerHealth);
    world.does_twice(&fm(), send());
    world
}

fn approver(world: &World) -> Option<PersonNo> {
    match world.e.terms() {
        TermsStanding::Approved(approval) => Some(approval.person),
        TermsStanding::Open | TermsStanding::Settled => None,
    }
}

#[test]
fn the_terms_are_sent_once_a_day_and_their_approval_is_then_in_progress() {
    let mut world = sent();
    assert_eq!((world.task(1903), world.task(1904)), (TaskStatus::Complete, TaskStatus::InProgress));
    world.later(SignedDuration::from_hours(24));
    assert!(!world.does(&fm(), send()).is_empty(), "another day they are put before the customer again");
    assert_eq!(world.refused(&ana(), send()), Refusal::NotFm);
}

#[test]
fn whoever_may_confirm_accepts_the_terms_and_the_first_counts() {
    let mut world = sent();
    world.does_twice(&sam(), accept());
    assert_eq!(approver(&world), Some(world.no(&sam())));
    assert_eq!(world.task(1904), TaskStatus::Complete);
    assert!(world.does(&ana(), accept()).is_empty());
    assert_eq!(approver(&world), Some(world.no(&sam())));
    assert!(world.does(&fm(), send()).is_empty(), "nobody is asked again");
}

#[test]
fn nobody_else_accepts_the_terms_for_the_customer() {
    let mut world = sent();
    let csm = Actor::Human(human("cora", "Cora Blum"));
    world.does(&fm(), Command::AddPerson { who: in_room(&csm), role: Role::Csm, email_only: false });
    for who in [fm(), csm] {
        assert!(
            matches!(world.refused(&who, accept()), Refusal::NotCustomer { claimable } if claimable.is_empty())
        );
    }
    assert!(matches!(world.refused(&ivo(), accept()), Refusal::NotEntitled { .. }));
    assert!(
        matches!(world.refused(&stranger(), accept()), Refusal::NotCustomer { claimable } if !claimable.is_empty())
    );
    assert_eq!((approver(&world), world.task(1904)), (None, TaskStatus::InProgress));
}

#[test]
fn terms_that_were_never_sent_or_are_not_needed_are_not_accepted() {
    let never = World::kicked_off(MotionId::CustomerHealth);
    let refused = Refusal::Journey(JourneyRefusal::NotHere { act: ActId::TermsApproved });
    assert_eq!(never.refused(&ana(), accept()), refused);
    let mut world = sent();
    world.fm_does([acted(ActId::TermsNotNeeded)]);
    assert_eq!(world.refused(&ana(), accept()), refused);
}

#[test]
fn an_approval_given_elsewhere_is_recorded_with_a_person_of_the_customer_and_a_day() {
    let mut world = World::kicked_off(MotionId::CustomerHealth);
    let nobody = world.refusal(acted(ActId::TermsApproved));
    assert_eq!(nobody, Refusal::Wrong(vec![Problem { at: Spot::Person, what: Wrong::Blank }]));
    let with = |with, on| {
        let (how, note) = (How::Email, String::new());
        Command::Journey(JourneyCommand::RecordTerms { with, how, on, note })
    };
    let own = world.refusal(with(in_room(&fm()), None));
    assert_eq!(own, Refusal::Wrong(vec![Problem { at: Spot::Person, what: Wrong::IsFm }]));
    let later = world.refusal(with(in_room(&ana()), Some(day("2026-02-04"))));
    assert!(matches!(later, Refusal::Wrong(_)), "{later:?}");
    world.does_twice(&fm(), with(in_room(&ana()), Some(day("2026-02-02"))));
    assert_eq!(approver(&world), Some(world.no(&ana())));
    assert_eq!((world.task(1903), world.task(1904)), (TaskStatus::Complete, TaskStatus::Complete));
}

#[test]
fn a_tap_is_worth_more_than_a_record() {
    let mut world = sent();
    world.does(&ana(), accept());
    let refused = world.refusal(recorded(How::Call));
    assert_eq!(refused, Refusal::Journey(JourneyRefusal::NotHere { act: ActId::TermsApproved }));
}

#[test]
fn whoever_accepted_takes_it_back_alone_and_the_task_is_open_again() {
    let mut world = World::kicked_off(MotionId::CustomerHealth);
    world.fm_does([recorded(How::Meeting)]);
    assert!(world.does(&sam(), take_back()).is_empty(), "it is not theirs");
    world.does_twice(&ana(), take_back());
    assert_eq!((approver(&world), world.task(1904)), (None, TaskStatus::InProgress));
    assert!(!world.e.path.did(ActId::TermsApproved));
    world.does(&sam(), accept());
    assert_eq!(approver(&world), Some(world.no(&sam())));
}

#[test]
fn who_approved_counts_as_long_as_the_task_says_so() {
    let mut world = sent();
    world.does(&ana(), accept());
    let (task, status, note) = (TaskId(1904), TaskStatus::InProgress, String::new());
    world.fm_does([Command::Journey(JourneyCommand::SetTask { task, status, note })]);
    assert_eq!(world.e.terms(), TermsStanding::Open);
    world.does(&sam(), accept());
    assert_eq!(approver(&world), Some(world.no(&sam())));
}
