//! What the gates measure, and how their sums are made.

use super::*;

fn figures(on_day: &str, list: &[(&str, &str, &str)]) -> Command {
    let entry = |(service, active, seats): &(&str, &str, &str)| {
        let seats = if seats.is_empty() { Edit::Keep } else { on(seats) };
        (super::service(service), FiguresInput { active: (*active).to_owned(), seats, value: String::new() })
    };
    Command::Measure(MeasureCommand::Figures {
        on: on_day.to_owned(),
        source: "Admin centre".to_owned(),
        figures: list.iter().map(entry).collect(),
    })
}

fn about(service: ServiceId, input: ServiceInput) -> Command {
    Command::Measure(MeasureCommand::Service { service, input: Box::new(input) })
}

#[test]
fn one_form_reads_all_services_and_shows_their_share() {
    let mut world = World::new();
    world.does(&fm(), figures("2026-02-02", &[("teams", "87", "1.000"), ("exchange", "", "500")]));
    assert_eq!(world.e.usage_tenths(&teams()), Some(87));
    assert_eq!(world.e.usage_sum(&teams(), &world.policy), Some(Sum { have: 87, need: 100 }));
    assert_eq!(world.e.usage_sum(&exchange(), &world.policy), Some(Sum { have: 0, need: 50 }));
    assert_eq!(world.e.usage_tenths(&exchange()), None);
    let measure = world.e.measure(&teams());
    let reading = measure.latest().expect("a reading");
    assert_eq!((reading.on, reading.by), (day("2026-02-02"), PersonNo(1)));
}

#[test]
fn a_hundred_users_enable_a_large_customer_and_a_tenth_of_the_seats_a_small_one() {
    for (active, seats, need, met) in [
        ("99", "1000", 100, false),
        ("100", "1000", 100, true),
        ("99", "999", 100, false),
        ("100", "999", 100, true),
        ("50", "500", 50, true),
        ("49", "500", 50, false),
        ("100", "90000", 100, true),
        ("0", "3", 1, false),
    ] {
        let mut world = World::new();
        world.does(&fm(), figures("", &[("teams", active, seats)]));
        let sum = world.e.enablement_sum(&teams(), &world.policy).expect("seats are known");
        assert_eq!((sum.need, sum.is_met()), (need, met), "{active} of {seats}");
    }
}

#[test]
fn a_share_is_rounded_down_so_that_it_never_says_ten_where_it_is_less() {
    assert_eq!(tenths(9_999, 100_000), Some(99));
    assert_eq!(tenths(100, 999), Some(100));
    assert_eq!(tenths(1, 0), None);
}

#[test]
fn figures_of_a_day_replace_those_read_before_and_the_same_again_are_refused() {
    let mut world = World::new();
    world.does(&fm(), figures("2026-02-01", &[("teams", "10", "1000")]));
    world.does(&fm(), figures("2026-02-03", &[("teams", "30", "")]));
    world.does(&fm(), figures("2026-02-01", &[("teams", "20", "")]));
    let read: Vec<_> = world.e.measure(&teams()).readings.iter().map(|reading| reading.active).collect();
    assert_eq!(read, [Some(20), Some(30)]);
    assert_eq!(world.tries(&fm(), figures("2026-02-01", &[("teams", "20", "")])), Err(Refusal::Nothing));
}

#[test]
fn wrong_figures_are_told_all_at_once_and_nothing_is_kept() {
    let world = World::new();
    let command = figures("2026-03-01", &[("teams", "many", ""), ("exchange", "11", "10")]);
    let Err(Refusal::Wrong(problems)) = world.tries(&fm(), command) else { panic!("wrong figures") };
    let spots: Vec<_> = problems.into_iter().map(|problem| problem.at).collect();
    assert_eq!(
        spots,
        [
            Spot::Measure(None, MeasureField::On),
            Spot::Measure(Some(exchange()), MeasureField::Active),
            Spot::Measure(Some(teams()), MeasureField::Active),
        ]
    );
    assert_eq!(world.tries(&sam(), figures("", &[("teams", "1", "10")])), Err(Refusal::NotFm));
}

#[test]
fn an_own_metric_is_what_the_gate_measures() {
    let mut world = World::new();
    let metric = MetricInput {
        name: "Meetings held in Teams".to_owned(),
        baseline: "20".to_owned(),
        target: "200".to_owned(),
        by: "2026-06-30".to_owned(),
        source: String::new(),
    };
    let input =
        ServiceInput { seats: on("1000"), metric: Edit::Set(metric.clone()), ..ServiceInput::default() };
    world.does(&fm(), about(teams(), input));
    assert_eq!(world.e.usage_sum(&teams(), &world.policy), Some(Sum { have: 20, need: 200 }));
    let value = FiguresInput { value: "150".to_owned(), ..FiguresInput::default() };
    let read = MeasureCommand::Figures {
        on: String::new(),
        source: String::new(),
        figures: [(teams(), value)].into(),
    };
    world.does(&fm(), Command::Measure(read));
    assert_eq!(world.e.usage_sum(&teams(), &world.policy).map(Sum::lacking), Some(50));
    let nameless = MetricInput { name: " ".to_owned(), ..metric };
    let input = ServiceInput { metric: Edit::Set(nameless), ..ServiceInput::default() };
    assert!(matches!(world.tries(&fm(), about(teams(), input)), Err(Refusal::Wrong(_))));
}

#[test]
fn a_hand_shake_entered_with_the_dates_is_the_act_with_all_that_follows() {
    use crate::playbook::{ActId, TaskId, TaskStatus};
    let mut world = World::new();
    let shaken = |day: &str| ServiceInput { handshake: on(day), ..ServiceInput::default() };
    let events = world.does_twice(&fm(), about(teams(), shaken("2026-02-01")));
    assert_eq!(world.e.handed_on(&teams()), Some(day("2026-02-01")));
    assert!(matches!(events[0], What::Journey(JourneyEvent::Acted { act: ActId::HandshakeAccepted, .. })));
    assert_eq!(world.e.path.status(TaskId(3731)), TaskStatus::Complete);
    assert_eq!(world.e.still_ours(&world.policy, world.now), [exchange()]);
    let acted = Acted { about: About::Service(teams()), ..Acted::of(ActId::HandshakeAccepted) };
    world.does(&fm(), Command::Journey(JourneyCommand::Act(acted)));
    assert_eq!(world.e.handed_on(&teams()), Some(world.e.today(world.now)), "one place for both ways");
    world.does(&fm(), about(teams(), ServiceInput { handshake: Edit::Clear, ..ServiceInput::default() }));
    assert_eq!(world.e.handed_on(&teams()), None);
    assert_eq!(world.e.path.status(TaskId(3731)), TaskStatus::InProgress);
    assert_eq!(world.e.still_ours(&world.policy, world.now).len(), 2);
}

#[test]
fn a_service_has_its_dates_its_migration_and_who_takes_it_over() {
    let mut world = World::new();
    let input = ServiceInput {
        enabled: on("2026-02-01"),
        planned: on("400"),
        migrated: on("390"),
        csm: Edit::Set(typed("Carol Success", "")),
        ..ServiceInput::default()
    };
    world.does(&fm(), about(teams(), input));
    let measure = world.e.measure(&teams());
    assert_eq!(world.e.migration_sum(&teams()), Some(Sum { have: 390, need: 400 }));
    let csm = measure.csm.and_then(|no| world.e.person(no)).expect("a person");
    assert_eq!((csm.side, csm.role), (Side::Delivery, Role::Csm));
    let tomorrow = ServiceInput { enabled: on("2026-02-04"), ..ServiceInput::default() };
    assert!(matches!(world.tries(&fm(), about(teams(), tomorrow)), Err(Refusal::Wrong(_))));
    let cleared = ServiceInput { enabled: Edit::Clear, ..ServiceInput::default() };
    world.does(&fm(), about(teams(), cleared));
    assert_eq!(world.e.measure(&teams()).enabled, None);
}

#[test]
fn the_largest_item_and_measure_fit_a_record() {
    let mut world = World::captured();
    let wide = "€".repeat(MAX_TEXT_UNITS);
    let metric = MetricInput {
        name: wide.clone(),
        baseline: "1".to_owned(),
        target: MAX_NUMBER.to_string(),
        by: "2026-06-30".to_owned(),
        source: wide.clone(),
    };
    let input = ServiceInput {
        seats: on(&MAX_NUMBER.to_string()),
        metric: Edit::Set(metric),
        enabled: on("2026-02-01"),
        announced: on("2026-02-01"),
        planned: on(&MAX_NUMBER.to_string()),
        migrated: on(&MAX_NUMBER.to_string()),
        csm: Edit::Set(typed("Carol", "")),
        handshake: on("2026-02-01"),
    };
    world.does(&fm(), about(teams(), input));
    for back in 0..40 {
        let on =
            day("2026-02-03").checked_sub(jiff::Span::new().days(39 - back)).expect("a date").to_string();
        let entry = FiguresInput {
            active: MAX_NUMBER.to_string(),
            value: MAX_NUMBER.to_string(),
            ..FiguresInput::default()
        };
        let figures = [(teams(), entry)].into();
        let source = format!("{back}{}", "€".repeat(500));
        world.does(&fm(), Command::Measure(MeasureCommand::Figures { on, source, figures }));
    }
    assert_eq!(world.e.measure(&teams()).readings.len(), MAX_READINGS);
    let edit =
        ItemEdit { note: on(&wide), evidence: on(&wide), due: on("2026-03-01"), ..ItemEdit::default() };
    let item = ItemKey::new("comms-plan");
    world.does(&fm(), Command::Plan(PlanCommand::Edit { item: item.clone(), edit }));
    let size = |value: serde_json::Value| value.to_string().len();
    assert!(size(serde_json::to_value(world.e.measure(&teams())).expect("JSON")) < 4000);
    assert!(size(serde_json::to_value(&world.e.items[&item]).expect("JSON")) < 4000);
}
