//! What holds whatever people do, in whatever order.
//!
//! The oracle reads history alone: what was confirmed is what `Confirmed` events carried, judged by the state
//! just before each of them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

mod promises;
mod scripts;

use promises::*;
use scripts::{Back, Step, cast, scripts, services};

/// Per service and field, the confirmations that history holds and nothing has taken back since.
type Ledger = BTreeMap<(ServiceId, Field, PersonNo), FieldValue>;

/// Plays a script on top of two captured services; counts the confirmations by tap and by own value, and workshops
/// that were closed.
fn play(script: Vec<(usize, Step)>) -> Result<[usize; 3], TestCaseError> {
    let mut world = World::captured();
    world.does(&fm(), Command::SetServices(services()));
    let partner = in_room(&cast()[5]);
    world.does(&fm(), Command::AddPerson { who: partner, role: Role::Partner, email_only: false });
    let done = FactorEntry { status: Edit::Set(FactorStatus::InPlace), ..FactorEntry::default() };
    let same = Factor::ALL.iter().copied().map(|factor| (factor, done.clone())).collect();
    let all = SsatCommand::Enter { services: services(), same, exceptions: BTreeMap::new() };
    world.does(&fm(), Command::Ssat(all));
    let mut ledger = Ledger::new();
    let mut history: Vec<Event> = Vec::new();
    let mut counts = [0, 0, 0];
    for (who, step) in script {
        let actor = &cast()[who];
        let at = |back: Back| Revision(world.e.head.revision.0.saturating_add_signed(-back));
        let command = match step {
            Step::Wait(minutes) => {
                world.later(SignedDuration::from_mins(minutes));
                continue;
            }
            Step::UndoMine => {
                let me = match actor {
                    Actor::Human(human) => world.e.find(&human.key).map(|person| person.no),
                    Actor::Bot => None,
                };
                Command::Undo(me.map(|me| last_change(&history, me)).unwrap_or_default())
            }
            Step::AcceptLatest => Command::AcceptCorrection(world.e.head.last_correction),
            Step::Do(command) => command,
            Step::Confirm(services, back) => Command::Confirm { services, shown: at(back) },
            Step::Report(reports, others_correct, back) => {
                Command::ReportWrong { reports, others_correct, shown: at(back) }
            }
        };
        let Ok(change) = world.tries(actor, command.clone()) else { continue };
        sides_keep_to_their_commands(&world, actor, &command, &change)?;
        history_explains(&world.e, &change)?;
        closing_finds_all_settled(&world, &change)?;
        counts[2] += usize::from(world.e.head.workshop.closed != change.engagement.head.workshop.closed);
        confirmed(&world, &change, &mut ledger, &mut counts)?;
        again_changes_nothing(&world, actor, &command, &change)?;
        undone_is_as_before(&world.e, &command, &change)?;
        history.extend(change.events);
        world.e = change.engagement;
        values_are_as_confirmed(&world, &ledger)?;
        agreed_is_complete(&world)?;
    }
    Ok(counts)
}

proptest! {
    #![proptest_config(Config { cases: 400, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_promises_hold_whatever_people_do(script in scripts()) {
        play(script)?;
    }

    #[test]
    fn no_typed_text_breaks_a_record(text in ".*", name in ".*") {
        if let Ok(Some(text)) = FreeText::parse(&text) {
            let json = serde_json::to_string(&text).expect("JSON");
            prop_assert!(json.len() <= 2 + 3 * text.as_str().encode_utf16().count());
            prop_assert_eq!(FreeText::parse(text.as_str()), Ok(Some(text)));
        }
        let world = World::new();
        let who = typed(&name, "");
        let add = Command::AddPerson { who, role: Role::Sponsor, email_only: false };
        if let Ok(change) = world.tries(&fm(), add) {
            let no = change.engagement.head.last_person;
            prop_assert!(serde_json::to_string(&change.engagement.people[&no]).expect("JSON").len() < 1000);
        }
    }
}

#[test]
fn the_random_scripts_reach_confirmations() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut reached = [0, 0, 0];
    for _ in 0..200 {
        let script = scripts().new_tree(&mut runner).expect("a script").current();
        let counts = play(script).expect("the promises hold");
        for (reached, count) in reached.iter_mut().zip(counts) {
            *reached += usize::from(count > 0);
        }
    }
    let enough = reached[0] > 40 && reached[1] > 3 && reached[2] > 3;
    assert!(enough, "of 200 scripts, {reached:?} confirm by tap and by own value, and close a workshop");
}
