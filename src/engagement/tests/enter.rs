//! Entering DIBS: what is saved, what is refused, how far it gets.

use super::*;

#[test]
fn a_service_goes_from_missing_over_partial_to_captured() {
    let mut world = World::new();
    assert_eq!(world.state(&teams()), State::Missing);
    assert_eq!(world.standing(&teams()).missing, Field::FOUR);
    world.enters(&teams(), Entry { date: on("2026-03-15"), ..Entry::default() });
    assert_eq!(world.state(&teams()), State::Partial);
    world.enters(&teams(), World::full());
    assert_eq!(world.state(&teams()), State::Captured);
    assert_eq!(world.state(&exchange()), State::Missing);
}

#[test]
fn saving_never_refuses_a_blank() {
    let mut world = World::new();
    let blank = Entry {
        start: on(" "),
        date: on(""),
        intent: Edit::Set(IntentInput { kind: IntentKind::Blocked, reason: "  ".to_owned(), owner: None }),
        business: set(BusinessInput::default()),
        owner: Edit::Clear,
    };
    world.enters(&teams(), blank);
    assert_eq!(world.state(&teams()), State::Partial);
    assert_eq!(world.field(&teams(), Field::Intent), FieldState::Missing);
}

#[test]
fn one_wrong_value_saves_nothing_and_every_problem_names_its_field() {
    let world = World::new();
    let good = Entry { date: on("2026-03-15"), ..Entry::default() };
    let bad = Entry {
        date: on("15/03/2026"),
        business: because_of("fun"),
        owner: set(typed("Ana", "ana at example")),
        ..Entry::default()
    };
    let entries = BTreeMap::from([(teams(), good), (exchange(), bad)]);
    let refusal = world.refused(&fm(), Command::EnterDibs { entries, because: String::new() });
    let problems = vec![
        problem(&exchange(), Field::Date, Wrong::NotADate),
        problem(&exchange(), Field::Business, Wrong::NotOffered),
        problem(&exchange(), Field::Owner, Wrong::NotAnEmail),
    ];
    assert_eq!(refusal, Refusal::Wrong(problems));
}

#[test]
fn the_start_date_is_today_unless_said_and_is_not_one_of_the_four() {
    let mut world = World::new();
    world.enters(&teams(), World::full());
    assert_eq!(world.e.dibs[&teams()].values.start, Some(day("2026-02-03")));
    world.later(SignedDuration::from_hours(48));
    world.enters(&teams(), Entry { start: on(""), ..World::full() });
    assert_eq!(world.e.dibs[&teams()].values.start, Some(day("2026-02-03")));
    world.enters(&exchange(), Entry { start: on("2026-03-01"), ..Entry::default() });
    assert_eq!(world.state(&exchange()), State::Missing);
}

#[test]
fn a_target_date_is_in_the_future_of_the_engagements_zone_and_after_the_start() {
    let mut world = World::new();
    world.does(
        &fm(),
        Command::SetDetails { customer: None, language: None, zone: Some("Pacific/Auckland".to_owned()) },
    );
    // 23:30 on the 3rd in UTC is already the 4th in Auckland.
    world.now = Now { at: instant("2026-02-03T23:30:00Z") };
    let today = day("2026-02-04");
    let entry = |date: &str| Entry { date: on(date), ..Entry::default() };
    let not_future = [problem(&teams(), Field::Date, Wrong::NotInFuture { today })];
    assert_eq!(world.problems(&teams(), entry("2026-02-04")), not_future);
    assert!(world.tries(&fm(), World::entry(&teams(), entry("2026-02-05"), "")).is_ok());
    let both = Entry { start: on("2026-04-01"), ..entry("2026-04-01") };
    let start = day("2026-04-01");
    assert_eq!(
        world.problems(&teams(), both),
        [problem(&teams(), Field::Date, Wrong::NotAfterStart { start })]
    );
}

#[test]
fn a_start_date_moved_past_the_target_is_a_problem_of_the_start_date() {
    let world = World::captured();
    let entry = Entry { start: on("2026-03-15"), ..Entry::default() };
    let target = day("2026-03-15");
    assert_eq!(
        world.problems(&teams(), entry),
        [problem(&teams(), Field::Start, Wrong::NotBeforeTarget { target })]
    );
}

#[test]
fn a_date_that_passes_is_overdue_and_still_valid() {
    let mut world = World::captured();
    assert!(!world.standing(&teams()).overdue);
    world.now = Now { at: instant("2026-03-15T23:00:00Z") };
    assert!(!world.standing(&teams()).overdue);
    world.now = Now { at: instant("2026-03-16T00:00:00Z") };
    assert!(world.standing(&teams()).overdue);
    assert_eq!(world.state(&teams()), State::Captured);
    // Saving the form again with the old date in it changes another field without a word about the date.
    world.enters(&teams(), Entry { business: because_of("security"), ..World::full() });
}

#[test]
fn a_moved_date_needs_a_reason_even_if_it_was_blanked_in_between() {
    let mut world = World::captured();
    let moved = Wrong::MovedWithoutReason { from: day("2026-03-15"), to: day("2026-04-01") };
    let entry = Entry { date: on("2026-04-01"), ..Entry::default() };
    assert_eq!(world.problems(&teams(), entry.clone()), [problem(&teams(), Field::Date, moved)]);
    world.enters(&teams(), Entry { date: Edit::Clear, ..Entry::default() });
    assert_eq!(world.problems(&teams(), entry), [problem(&teams(), Field::Date, moved)]);
    let events = world.moves(&teams(), "2026-04-01");
    let [What::DibsChanged { because: Some(reason), .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(world.e.text(*reason), Some("The licences come later."));
}

#[test]
fn only_going_ahead_and_blocked_need_all_four() {
    let mut world = World::new();
    for (kind, state) in [
        (IntentKind::GoingAhead, State::Partial),
        (IntentKind::Blocked, State::Partial),
        (IntentKind::NotNow, State::Captured),
        (IntentKind::NotApplicable, State::Captured),
        (IntentKind::NotDecided, State::Partial),
    ] {
        world.enters(&teams(), Entry { intent: intent(kind, "No budget."), ..Entry::default() });
        assert_eq!(world.state(&teams()), state, "{kind:?}");
        world.enters(&teams(), Entry { intent: intent(kind, ""), ..Entry::default() });
        assert_eq!(world.state(&teams()), State::Partial, "{kind:?} without a reason");
    }
}

#[test]
fn not_decided_stays_partial_whatever_else_is_known() {
    let mut world = World::captured();
    world.enters(
        &teams(),
        Entry { intent: intent(IntentKind::NotDecided, "Board meets."), ..Entry::default() },
    );
    assert_eq!(world.state(&teams()), State::Partial);
    assert!(world.standing(&teams()).undecided);
    let agreed = world.agrees(in_room(&ana()), &[teams()]);
    let refusal = Refusal::Incomplete(vec![(teams(), vec![Field::Intent])]);
    assert_eq!(world.refused(&fm(), agreed), refusal);
    assert_eq!(world.refused(&ana(), world.just(&teams())), refusal);
}

#[test]
fn a_block_needs_a_reason_and_an_owner() {
    let mut world = World::captured();
    let blocked = |owner| {
        let input = IntentInput { kind: IntentKind::Blocked, reason: "No licences yet.".to_owned(), owner };
        Entry { intent: set(input), ..Entry::default() }
    };
    world.enters(&teams(), blocked(None));
    assert_eq!(world.standing(&teams()).missing, [Field::Intent]);
    world.enters(&teams(), blocked(Some(typed("Vera Vendor", ""))));
    assert_eq!(world.state(&teams()), State::Captured);
}

#[test]
fn a_service_that_the_customer_agrees_is_not_now_leaves_the_intended_list() {
    for kind in [IntentKind::NotNow, IntentKind::NotApplicable] {
        let mut world = World::captured();
        world.enters(&teams(), Entry { intent: intent(kind, "No budget."), ..Entry::default() });
        assert_eq!(world.e.intended(&world.policy, world.now), [teams(), exchange()]);
        world.does(&fm(), world.agrees(in_room(&ana()), &[teams()]));
        assert_eq!(world.e.intended(&world.policy, world.now), [exchange()]);
        assert!(world.standing(&teams()).out);
        assert!(!world.e.workshop_open(&world.policy, world.now), "what is out opens nothing");
    }
}

#[test]
fn the_success_owner_is_a_person_of_the_customer_and_not_a_mailbox() {
    let mut world = World::new();
    let sme = Command::AddPerson { who: typed("Mia Sme", ""), role: Role::Sme, email_only: false };
    world.does(&fm(), sme);
    for (owner, what) in [
        (typed("Contoso", "info@contoso.example"), Wrong::NotAPerson),
        (typed("Contoso", "HelpDesk@contoso.example"), Wrong::NotAPerson),
        (typed("IT", ""), Wrong::NotAPerson),
        (typed("ana@contoso.example", ""), Wrong::NotAPerson),
        (typed(" ", "ana@contoso.example"), Wrong::Blank),
        (in_room(&fm()), Wrong::IsFm),
        (typed("Fiona", "FIONA@example.com"), Wrong::IsFm),
        (typed("Mia Sme", ""), Wrong::NotCustomerPerson),
        (Named::Known(PersonNo(99)), Wrong::NotOffered),
    ] {
        let entry = Entry { owner: set(owner.clone()), ..Entry::default() };
        assert_eq!(world.problems(&teams(), entry), [problem(&teams(), Field::Owner, what)], "{owner:?}");
    }
}

#[test]
fn a_typed_person_named_for_several_services_is_one_person() {
    let mut world = World::new();
    let entry = || Entry { owner: set(typed("Ana Ruiz", "ana@contoso.example")), ..Entry::default() };
    let entries = BTreeMap::from([(teams(), entry()), (exchange(), entry())]);
    world.does_twice(&fm(), Command::EnterDibs { entries, because: String::new() });
    assert_eq!(world.e.dibs[&teams()].values.owner, world.e.dibs[&exchange()].values.owner);
}

#[test]
fn a_typed_person_with_the_address_of_somebody_in_the_room_is_not_taken_for_them() {
    let mut world = World::new();
    world.enters(&teams(), Entry { owner: set(typed("Sam Ortiz", "sam@example.com")), ..World::full() });
    let owner = world.e.dibs[&teams()].values.owner.expect("an owner");
    assert!(!world.e.people[&owner].is_linked());
    let sam = &world.e.people[&world.no(&sam())];
    assert_eq!(world.e.tie_suggestions(sam), [owner]);
}

#[test]
fn page_two_lies_over_page_one_and_a_cleared_row_stays_blank() {
    let exception = Entry { date: on("2026-05-01"), owner: Edit::Clear, ..Entry::default() };
    let merged = exception.over(&World::full());
    assert_eq!(merged.date, on("2026-05-01"));
    assert_eq!(merged.owner, Edit::Clear);
    assert_eq!(merged.business, World::full().business);
}

#[test]
fn a_text_too_long_is_a_problem_of_its_field() {
    let long = "x".repeat(MAX_TEXT_UNITS + 1);
    let entry = Entry { intent: intent(IntentKind::NotNow, &long), ..Entry::default() };
    let what = Wrong::TooLong { units: MAX_TEXT_UNITS + 1, max: MAX_TEXT_UNITS };
    assert_eq!(World::new().problems(&teams(), entry), [problem(&teams(), Field::Intent, what)]);
}

#[test]
fn entering_the_same_again_changes_nothing() {
    let mut world = World::new();
    let entry = Entry { intent: intent(IntentKind::NotNow, "No budget."), ..World::full() };
    world.does_twice(&fm(), World::entry(&teams(), entry, ""));
}

#[test]
fn only_the_fm_enters() {
    let world = World::captured();
    for actor in [ana(), sam(), ivo(), stranger(), Actor::Bot] {
        assert_eq!(world.refused(&actor, World::entry(&teams(), Entry::default(), "")), Refusal::NotFm);
    }
}
