//! No sequence of commands reaches a phase whose guard does not hold without a recorded override.
//!
//! The oracle reads history and the state just before each command: every move is a transition of the playbook, and
//! what it asks for held before the command or by what the same command recorded.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

fn field_and_value() -> impl Strategy<Value = Command> {
    let yes_or_no = (prop::sample::select(ProfileField::ALL.to_vec()), any::<bool>())
        .prop_map(|(field, so)| yes(field, so));
    let motion = prop::sample::select(MotionId::ALL.to_vec())
        .prop_map(|motion| told(ProfileField::Motion, ProfileValue::Motion(motion)));
    let relation = prop::sample::select(Relation::ALL.to_vec())
        .prop_map(|relation| told(ProfileField::Relation, ProfileValue::Relation(relation)));
    let benefit = prop::sample::select(Benefit::ALL.to_vec())
        .prop_map(|benefit| told(ProfileField::Benefit, ProfileValue::Benefit(benefit)));
    let seats = prop::sample::select(vec![100_u64, 999, 1_000, 20_000])
        .prop_map(|seats| told(ProfileField::Seats, ProfileValue::Number(seats)));
    let active = prop::sample::select(vec![9_u64, 99, 100, 5_000]).prop_map(|count| {
        told(ProfileField::Active, ProfileValue::Active([(teams(), count), (exchange(), count)].into()))
    });
    let migrated = (0_u64..3, 0_u64..3)
        .prop_map(|(of, done)| told(ProfileField::Migrated, ProfileValue::Migrated(of, done)));
    let priority = prop::sample::select(vec!["low", "high"])
        .prop_map(|key| told(ProfileField::Priority, ProfileValue::Priority(PriorityId::new(key))));
    prop_oneof![3 => yes_or_no, 1 => motion, 1 => relation, 1 => benefit, 1 => seats, 2 => active, 1 => migrated, 1 => priority]
}

fn commands() -> impl Strategy<Value = Command> {
    let act = || prop::sample::select(ActId::ALL.to_vec());
    let what = prop_oneof![
        4 => Just(About::All),
        1 => Just(About::Service(teams())),
        1 => Just(About::Task(TaskId(3278))),
    ];
    let acts = (act(), what).prop_map(|(act, what)| about(act, what));
    let guards = vec(prop::sample::select(Guard::ALL.to_vec()), 1..6)
        .prop_map(|guards| attested(&guards.into_iter().map(Subject::Guard).collect::<Vec<_>>()));
    let task = (prop::sample::select(vec![3979_u32, 3616, 994, 4058, 4060, 2536]), any::<bool>()).prop_map(
        |(id, done)| {
            let status = if done { TaskStatus::Complete } else { TaskStatus::InProgress };
            let (task, note) = (TaskId(id), String::new());
            Command::Journey(JourneyCommand::SetTask { task, status, note })
        },
    );
    let outcome = prop::sample::select(OutcomeId::ALL.to_vec())
        .prop_map(|outcome| chosen(outcome, vec![teams(), exchange()]));
    let over = (prop::sample::select(Phase::ALL.to_vec()), "|Known to us")
        .prop_map(|(to, reason)| Command::Journey(JourneyCommand::Override { to, reason }));
    let agreed = Just(Command::RecordAgreed {
        with: in_room(&ana()),
        how: How::Call,
        on: None,
        note: String::new(),
        services: vec![teams(), exchange()],
    });
    let workshop = prop_oneof![
        Just(factors()),
        Just(Command::Ssat(SsatCommand::Review)),
        Just(Command::Ssat(SsatCommand::CloseWorkshop)),
    ];
    prop_oneof![
        3 => workshop,
        12 => acts,
        6 => field_and_value(),
        4 => guards,
        2 => task,
        2 => outcome,
        1 => over,
        2 => agreed,
    ]
}

/// The state after a command's records but before its moves: what its guards were asked of.
fn recorded(before: &Engagement, after: &Engagement, phase: Phase) -> Engagement {
    let mut between = after.clone();
    between.head.phase = phase;
    if after.head.cycle != before.head.cycle {
        // A new cycle wiped what the last one had recorded.
        between.path = before.path.clone();
        between.path.state.outcome = after.path.cycles.values().last().and_then(|cycle| cycle.outcome);
    }
    between
}

fn check(before: &Engagement, change: &Change, policy: &Policy, now: Now) {
    let after = &change.engagement;
    let mut phase = before.head.phase;
    for event in &change.events {
        match &event.what {
            What::Journey(JourneyEvent::Moved { from, to, act }) => {
                assert_eq!(*from, phase);
                let between = recorded(before, after, *from);
                let holds = |guard: &Guard| {
                    between.guard(*guard, policy, now).holds() || before.guard(*guard, policy, now).holds()
                };
                let allowed = Playbook::get().transitions().iter().any(|one| {
                    one.from == Some(from.id())
                        && one.to == to.id()
                        && one.on == *act
                        && one.guards.iter().all(holds)
                });
                assert!(allowed, "{from:?} -> {to:?} on {act}");
                phase = *to;
            }
            What::Journey(JourneyEvent::Overridden { from, to, reason, .. }) => {
                assert_eq!(*from, phase);
                assert!(after.text(*reason).is_some_and(|text| !text.is_empty()));
                assert!(after.path.overrides.values().any(|over| over.to == *to && over.from == *from));
                phase = *to;
            }
            _ => {}
        }
    }
    assert_eq!(after.head.phase, phase, "a phase changes by a move or an override alone");
}

proptest! {
    #![proptest_config(Config { cases: 400, ..Config::default() })]

    #[test]
    fn no_phase_is_reached_whose_guards_do_not_hold_without_an_override(commands in vec(commands(), 1..60)) {
        let mut world = World::captured();
        for command in commands {
            if let Ok(change) = apply(&world.e, &fm(), command, world.now, &world.policy) {
                check(&world.e, &change, &world.policy, world.now);
                world.e = change.engagement;
            }
        }
    }

    #[test]
    fn nobody_but_the_fm_moves_anything(commands in vec(commands(), 1..20)) {
        let world = World::captured();
        for command in commands.into_iter().filter(|command| matches!(command, Command::Journey(_))) {
            prop_assert!(apply(&world.e, &sam(), command, world.now, &world.policy).is_err());
        }
    }
}
