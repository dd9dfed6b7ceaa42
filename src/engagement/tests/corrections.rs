//! "Something is wrong", accepted, answered, disputed.

use super::*;

fn report(world: &World, comment: &str, others: &[ServiceId], right: Entry) -> Command {
    let report = Report { service: teams(), wrong: Vec::new(), right, comment: comment.to_owned() };
    let shown = world.e.head.revision;
    Command::ReportWrong { reports: vec![report], others_correct: others.to_vec(), shown }
}

fn april() -> Entry {
    Entry { date: on("2026-04-01"), ..Entry::default() }
}

#[test]
fn the_fms_accept_of_the_customers_own_value_confirms_it_and_ends_it() {
    let mut world = World::captured();
    let command = report(&world, "", &[teams(), exchange()], april());
    world.does_twice(&ana(), command);
    assert_eq!(world.state(&exchange()), State::Confirmed);
    assert_eq!(world.standing(&teams()).open, [world.report()]);
    assert_eq!(world.e.dibs[&teams()].values.date, Some(day("2026-03-15")), "only the FM changes values");
    let events = world.does_twice(&fm(), Command::AcceptCorrection(world.report()));
    assert_eq!(world.state(&teams()), State::Confirmed);
    assert_eq!(world.e.dibs[&teams()].values.date, Some(day("2026-04-01")));
    let Some(What::Confirmed { person, via: Via::OwnValue, values, .. }) = events.last() else {
        panic!("{events:?}")
    };
    assert_eq!(*person, world.no(&ana()));
    assert_eq!(*values, [FieldValue::Date(day("2026-04-01"))]);
}

#[test]
fn what_the_reporter_did_not_call_correct_is_not_confirmed() {
    let mut world = World::captured();
    world.does(&ana(), world.date_is(&teams(), "2026-04-01"));
    world.does(&fm(), Command::AcceptCorrection(world.report()));
    assert_eq!(world.field(&teams(), Field::Date), FieldState::Confirmed);
    assert_eq!(world.field(&teams(), Field::Owner), FieldState::Captured);
    assert_eq!(world.state(&exchange()), State::Captured);
}

#[test]
fn a_customers_own_value_is_not_asked_about_again_and_somebody_elses_is() {
    for (reporter, again) in [(ana(), false), (ivo(), true)] {
        let mut world = World::captured();
        world.does(&fm(), Command::AskToConfirm(vec![teams(), exchange()]));
        world.does(&reporter, report(&world, "", &[], april()));
        world.does(&fm(), Command::AcceptCorrection(world.report()));
        assert_eq!(!world.e.to_ask(&world.policy, world.now).is_empty(), again);
        assert_eq!(world.e.ask_due_at(&world.policy, world.now).is_some(), again);
    }
}

#[test]
fn the_fms_own_change_is_still_asked_about_after_a_report_was_accepted() {
    let mut world = World::captured();
    world.does(&fm(), Command::AskToConfirm(vec![teams()]));
    let due = world.now.at + SignedDuration::from_hours(1);
    world.enters(&teams(), Entry { business: because_of("savings"), ..Entry::default() });
    world.does(&ana(), report(&world, "", &[], april()));
    world.does(&fm(), Command::AcceptCorrection(world.report()));
    assert_eq!(world.e.ask_due_at(&world.policy, world.now), Some(due));
}

#[test]
fn a_report_by_somebody_who_may_not_confirm_is_captured_and_no_more() {
    let mut world = World::captured();
    world.does(&ivo(), report(&world, "", &[teams(), exchange()], april()));
    assert_eq!(world.state(&exchange()), State::Captured);
    world.does(&fm(), Command::AcceptCorrection(world.report()));
    assert_eq!(world.e.dibs[&teams()].values.date, Some(day("2026-04-01")));
    assert_eq!(world.state(&teams()), State::Captured);
}

#[test]
fn nobody_becomes_entitled_by_their_own_report() {
    let mut world = World::captured();
    let right = Entry { owner: set(in_room(&ivo())), ..Entry::default() };
    world.does(&ivo(), report(&world, "It is me.", &[], right));
    world.does(&fm(), Command::AcceptCorrection(world.report()));
    assert_eq!(world.e.dibs[&teams()].values.owner, Some(world.no(&ivo())));
    assert_eq!(world.field(&teams(), Field::Owner), FieldState::Captured);
    world.does(&ivo(), world.just(&teams()));
    assert_eq!(world.state(&teams()), State::Confirmed);
}

#[test]
fn whom_a_customer_names_stays_an_outsider_until_the_fm_accepts() {
    let mut world = World::captured();
    let right = Entry { owner: set(in_room(&stranger())), ..Entry::default() };
    world.does(&ana(), report(&world, "", &[], right));
    assert!(matches!(world.refused(&stranger(), world.just(&teams())), Refusal::NotCustomer { .. }));
    world.does(&fm(), Command::AcceptCorrection(world.report()));
    world.does(&stranger(), world.just(&teams()));
    assert_eq!(world.state(&teams()), State::Confirmed);
}

#[test]
fn outsiders_and_the_delivery_side_report_nothing() {
    let world = World::captured();
    let command = world.date_is(&teams(), "2026-04-01");
    let claimable = Role::CLAIMABLE.to_vec();
    assert_eq!(world.refused(&stranger(), command.clone()), Refusal::NotCustomer { claimable });
    assert_eq!(world.refused(&fm(), command), Refusal::NotCustomer { claimable: vec![] });
}

#[test]
fn a_reported_value_is_checked_like_an_entered_one() {
    let world = World::captured();
    let right = Entry { date: on("2026-02-03"), owner: set(typed("IT", "")), ..Entry::default() };
    let today = day("2026-02-03");
    let problems = vec![
        problem(&teams(), Field::Date, Wrong::NotInFuture { today }),
        problem(&teams(), Field::Owner, Wrong::NotAPerson),
    ];
    assert_eq!(world.refused(&ana(), report(&world, "", &[], right)), Refusal::Wrong(problems));
}

#[test]
fn a_report_accepted_too_late_is_checked_again() {
    let mut world = World::captured();
    world.does(&ana(), world.date_is(&teams(), "2026-02-20"));
    world.now = Now { at: instant("2026-02-21T08:00:00Z") };
    let refusal = world.refused(&fm(), Command::AcceptCorrection(world.report()));
    let today = day("2026-02-21");
    assert_eq!(refusal, Refusal::Wrong(vec![problem(&teams(), Field::Date, Wrong::NotInFuture { today })]));
}

#[test]
fn a_report_that_says_nothing_new_is_refused() {
    let world = World::captured();
    let same = Entry { date: on("2026-03-15"), ..Entry::default() };
    assert_eq!(world.refused(&ana(), report(&world, " ", &[], same)), Refusal::Nothing);
}

#[test]
fn a_report_without_a_value_can_be_answered_but_not_accepted() {
    let mut world = World::captured();
    let what = Report {
        service: teams(),
        wrong: vec![Field::Date],
        right: Entry::default(),
        comment: String::new(),
    };
    let shown = world.e.head.revision;
    world.does(&ana(), Command::ReportWrong { reports: vec![what], others_correct: vec![], shown });
    let no = world.report();
    assert_eq!(world.refused(&fm(), Command::AcceptCorrection(no)), Refusal::NothingToAccept(no));
    let answer = |text: &str| Command::AnswerCorrection { correction: no, text: text.to_owned() };
    let blank = Refusal::Wrong(vec![Problem { at: Spot::Comment, what: Wrong::Blank }]);
    assert_eq!(world.refused(&fm(), answer("")), blank);
    world.does_twice(&fm(), answer("Which day would be right?"));
    assert_eq!(world.standing(&teams()).open, []);
}

#[test]
fn reporting_takes_back_ones_own_confirmation_of_that_field_alone() {
    let mut world = World::captured();
    world.does(&ana(), world.both());
    let events = world.does(&ana(), world.date_is(&teams(), "2026-04-01"));
    assert_eq!(events[1], What::TakenBack { service: teams(), fields: [Field::Date].into() });
    assert_eq!(world.field(&teams(), Field::Date), FieldState::Captured);
    assert_eq!(world.field(&teams(), Field::Owner), FieldState::Confirmed);
}

#[test]
fn a_newer_report_replaces_ones_earlier_one_and_confirming_withdraws_it() {
    let mut world = World::captured();
    world.does(&ana(), world.date_is(&teams(), "2026-04-01"));
    let first = world.report();
    world.does(&ana(), world.date_is(&teams(), "2026-04-02"));
    assert_eq!(world.standing(&teams()).open, [world.report()]);
    assert_eq!(world.refused(&fm(), Command::AcceptCorrection(first)), Refusal::UnknownCorrection(first));
    world.does(&ana(), world.just(&teams()));
    assert_eq!(world.standing(&teams()).open, []);
    assert_eq!(world.state(&teams()), State::Confirmed);
}

#[test]
fn two_answers_that_differ_make_the_point_disputed_with_both_persons() {
    let mut world = World::captured();
    world.does(&sam(), world.just(&teams()));
    world.does(&ana(), world.date_is(&teams(), "2026-04-01"));
    let standing = world.standing(&teams());
    assert!(standing.disputed);
    let date = |text: &str| Some(FieldValue::Date(day(text)));
    let answers = [
        Answer { person: world.no(&sam()), value: date("2026-03-15") },
        Answer { person: world.no(&ana()), value: date("2026-04-01") },
    ];
    assert_eq!(standing.fields[&Field::Date].disputed, answers);
    assert!(standing.fields[&Field::Owner].disputed.is_empty());
    let answer = Command::AnswerCorrection { correction: world.report(), text: "Sam said so.".to_owned() };
    world.does(&fm(), answer);
    assert!(world.standing(&teams()).disputed, "an answer changes nobody's mind");
    let (service, person) = (teams(), world.no(&ana()));
    let aside = Command::SetAside { service, person, reason: "Sam decides.".to_owned() };
    world.does(&fm(), aside);
    assert!(!world.standing(&teams()).disputed);
}

#[test]
fn the_answer_of_somebody_who_may_not_confirm_disputes_nothing() {
    let mut world = World::captured();
    world.does(&ana(), world.just(&teams()));
    world.does(&ivo(), world.date_is(&teams(), "2026-04-01"));
    let standing = world.standing(&teams());
    assert!(!standing.disputed && standing.open == [world.report()]);
}

#[test]
fn the_same_words_of_two_people_are_the_same_answer() {
    let mut world = World::captured();
    let because = || Entry {
        business: set(BusinessInput { reasons: vec![], text: "Less travel".to_owned() }),
        ..Entry::default()
    };
    world.does(&ana(), report(&world, "", &[], because()));
    world.does(&sam(), report(&world, "", &[], because()));
    assert!(!world.standing(&teams()).disputed);
    world
        .does(&sam(), report(&world, "", &[], Entry { business: because_of("savings"), ..Entry::default() }));
    assert!(world.standing(&teams()).disputed);
}

#[test]
fn calling_the_others_correct_on_an_old_card_is_refused_with_the_difference() {
    let mut world = World::captured();
    let command = report(&world, "", &[teams(), exchange()], april());
    world.moves(&exchange(), "2026-05-01");
    assert!(matches!(world.refused(&ana(), command), Refusal::ChangedSince(differences)
        if differences.len() == 1 && differences[0].service == exchange()));
}

#[test]
fn a_comment_alone_leaves_its_service_unconfirmed() {
    let mut world = World::captured();
    world.does(&ana(), report(&world, "Let us talk.", &[teams(), exchange()], Entry::default()));
    assert_eq!((world.state(&teams()), world.state(&exchange())), (State::Captured, State::Confirmed));
}
