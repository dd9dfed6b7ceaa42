//! The success plan: who may do what, what dates are proposed, and that ticking can be undone.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;
use crate::playbook::{ChecklistGroup, LinkId, Playbook};

fn key(item: &str) -> ItemKey {
    ItemKey::new(item)
}

fn item(world: &World, id: &str) -> PlanItem<'static> {
    let list = world.e.checklist(&world.policy, world.now);
    list.into_iter().find(|item| item.key.as_str() == id).unwrap_or_else(|| panic!("{id} is not on the list"))
}

fn plan(command: PlanCommand) -> Command {
    Command::Plan(command)
}

/// In use by 15 April; today is 3 February.
fn planned() -> World {
    let mut world = World::captured();
    let entry = Entry { date: on("2026-04-15"), ..Entry::default() };
    let entries = [teams(), exchange()].map(|service| (service, entry.clone())).into();
    world.does(&fm(), Command::EnterDibs { entries, because: "Later".to_owned() });
    world.does(&fm(), plan(PlanCommand::Make));
    world
}

fn new_item(text: &str) -> NewItem {
    let group = ChecklistGroup::Training;
    NewItem { text: text.to_owned(), group, owner: None, due: String::new(), services: vec![] }
}

#[test]
fn what_the_seed_pages_state_is_on_the_list_and_the_rest_can_be_taken_in() {
    let mut world = World::new();
    let list = world.e.checklist(&world.policy, world.now);
    let onedrive = |item: &&crate::playbook::ChecklistItem| item.services.is_empty();
    let on = Playbook::get().items().iter().filter(|item| item.on).filter(onedrive).count();
    assert_eq!(list.len(), on);
    assert!(world.e.left_out(&world.policy).iter().any(|item| item.id.as_str() == "early-adopters"));
    world.does(&fm(), plan(PlanCommand::Include(key("early-adopters"))));
    assert_eq!(item(&world, "early-adopters").state, ItemState::Open);
    assert_eq!(world.e.items.len(), 1, "only what differs is kept");
}

#[test]
fn policy_switches_items_and_links_on_and_off() {
    let mut world = planned();
    let (guide, item_off) =
        (LinkId::new("key-stakeholders-guide"), crate::playbook::ItemId::new("training-plan"));
    world.policy.items_on.insert(crate::playbook::ItemId::new("early-adopters"));
    world.policy.items_off.insert(item_off);
    assert_eq!(item(&world, "early-adopters").state, ItemState::Open);
    let list = world.e.checklist(&world.policy, world.now);
    assert!(!list.iter().any(|item| item.key.as_str() == "training-plan"), "left out");
    world.does(&fm(), plan(PlanCommand::Include(key("training-plan"))));
    assert_eq!(item(&world, "training-plan").state, ItemState::Open, "until somebody takes it in");
    world.policy.links_off.insert(guide.clone());
    let refused = world.refused(&fm(), plan(PlanCommand::Share(vec![guide])));
    assert_eq!(refused, Refusal::Plan(PlanRefusal::NotShareable));
}

#[test]
fn the_dates_count_back_from_the_target_and_hold_once_the_plan_is_made() {
    let world = planned();
    assert_eq!(item(&world, "comms-plan").due, Some(day("2026-03-18")));
    assert_eq!(item(&world, "announced").due, Some(day("2026-04-15")));
    assert_eq!(item(&world, "rhythm").owner, Some(PersonNo(1)), "the delivery side does its own");
    assert_eq!(item(&world, "comms-plan").owner, None);
}

#[test]
fn a_moved_target_moves_the_proposed_dates_and_leaves_the_chosen_ones() {
    let mut world = planned();
    let edit = ItemEdit { due: on("2026-03-02"), ..ItemEdit::default() };
    world.does(&fm(), plan(PlanCommand::Edit { item: key("training-plan"), edit }));
    let entry = Entry { date: on("2026-05-15"), ..Entry::default() };
    let entries = [teams(), exchange()].map(|service| (service, entry.clone())).into();
    world.does(&fm(), Command::EnterDibs { entries, because: "Later".to_owned() });
    assert_eq!(item(&world, "comms-plan").due, Some(day("2026-03-18")), "nothing moves by itself");
    world.does(&fm(), plan(PlanCommand::Make));
    assert_eq!(item(&world, "comms-plan").due, Some(day("2026-04-17")));
    assert_eq!(item(&world, "training-plan").due, Some(day("2026-03-02")));
}

#[test]
fn without_a_target_date_no_plan_can_be_made() {
    let world = World::new();
    let refused = world.tries(&fm(), plan(PlanCommand::Make));
    assert_eq!(refused, Err(Refusal::Plan(PlanRefusal::NoTarget)));
}

#[test]
fn whoever_ticks_what_nobody_owns_does_it_and_undoing_gives_it_back() {
    let mut world = planned();
    let before = world.e.items.clone();
    world.does(&ana(), plan(PlanCommand::Do(key("comms-plan"))));
    let ana = world.e.find(&key_of(&ana())).map(|person| person.no);
    let done = item(&world, "comms-plan");
    assert_eq!((done.state, done.owner), (ItemState::Done, ana));
    world.does(&super::ana(), plan(PlanCommand::Undo(key("comms-plan"))));
    assert_eq!(world.e.items, before);
}

fn key_of(actor: &Actor) -> PersonKey {
    let Actor::Human(human) = actor else { panic!("the bot has no key") };
    human.key.clone()
}

#[test]
fn nobody_but_its_owner_and_the_fm_ticks_an_item() {
    let mut world = planned();
    world.does(&ana(), plan(PlanCommand::Claim(key("comms-plan"))));
    let owner = item(&world, "comms-plan").owner.expect("she has it");
    let refused = world.tries(&sam(), plan(PlanCommand::Do(key("comms-plan"))));
    assert_eq!(refused, Err(Refusal::Plan(PlanRefusal::TakenBy { person: owner })));
    assert!(matches!(
        world.tries(&stranger(), plan(PlanCommand::Do(key("comms-plan")))),
        Err(Refusal::NotCustomer { .. })
    ));
    world.does(&fm(), plan(PlanCommand::Do(key("comms-plan"))));
    assert_eq!(item(&world, "comms-plan").owner, Some(owner), "the FM ticks for her");
}

#[test]
fn a_heading_gets_its_owner_and_its_date_in_one_action() {
    let mut world = planned();
    world.does(&sam(), plan(PlanCommand::Claim(key("trained"))));
    let command = |only_free| PlanCommand::Arrange {
        group: Some(ChecklistGroup::Training),
        only_free,
        owner: Edit::Set(in_room(&ivo())),
        due: on("2026-03-30"),
    };
    world.does(&fm(), plan(command(true)));
    let owner = |world: &World, id: &str| {
        item(world, id).owner.and_then(|no| world.e.person(no)).map(|person| person.name.clone())
    };
    assert_eq!(owner(&world, "trained").as_deref(), Some("Sam Ortiz"));
    assert_eq!(owner(&world, "training-plan").as_deref(), Some("Ivo Lang"));
    assert_eq!(item(&world, "training-plan").due, Some(day("2026-03-30")));
    assert_eq!(owner(&world, "comms-plan"), None, "another heading stays");
    let past =
        PlanCommand::Arrange { group: None, only_free: false, owner: Edit::Keep, due: on("2026-02-02") };
    let Err(Refusal::Wrong(problems)) = world.tries(&fm(), plan(past)) else { panic!("a past date") };
    assert_eq!(problems[0].at, Spot::Item(ItemField::Due));
}

#[test]
fn what_is_late_comes_first_and_what_is_done_last() {
    let mut world = planned();
    world.does(&fm(), plan(PlanCommand::Do(key("training-plan"))));
    world.later(SignedDuration::from_hours(24 * 55));
    let list = world.e.checklist(&world.policy, world.now);
    let training: Vec<_> = list.iter().filter(|item| item.group == ChecklistGroup::Training).collect();
    assert!(training[0].overdue, "{training:?}");
    assert_eq!(training.last().map(|item| item.key.as_str()), Some("training-plan"));
}

#[test]
fn people_add_their_own_items_and_a_customer_only_for_themselves() {
    let mut world = planned();
    let named =
        NewItem { owner: Some(in_room(&ivo())), due: "2026-03-01".to_owned(), ..new_item("Book rooms") };
    world.does(&sam(), plan(PlanCommand::Add(named.clone())));
    let added = item(&world, "+1");
    assert_eq!(added.owner, world.e.find(&key_of(&sam())).map(|person| person.no));
    assert_eq!(added.due, Some(day("2026-03-01")));
    let long = "x".repeat(MAX_ITEM_UNITS + 1);
    assert!(matches!(world.tries(&sam(), plan(PlanCommand::Add(new_item(&long)))), Err(Refusal::Wrong(_))));
    assert!(matches!(world.tries(&sam(), plan(PlanCommand::Add(new_item(" ")))), Err(Refusal::Wrong(_))));
    assert!(world.tries(&sam(), plan(PlanCommand::Add(named))).expect("allowed").is_nothing(), "it is there");
}

#[test]
fn what_the_records_show_needs_no_tick() {
    let mut world = planned();
    assert_eq!(item(&world, "success-owner").state, ItemState::Shown);
    assert_eq!(item(&world, "success-plan").state, ItemState::Shown);
    assert_eq!(item(&world, "success-defined").state, ItemState::Open);
    let goals = GoalsInput { success: on("Nobody mails attachments"), ..GoalsInput::default() };
    world.does(&fm(), Command::Measure(MeasureCommand::Goals(goals)));
    assert_eq!(item(&world, "success-defined").state, ItemState::Shown);
}

#[test]
fn a_dropped_item_says_why_and_can_be_taken_up_again() {
    let mut world = planned();
    let drop = |reason: &str| PlanCommand::Drop { item: key("champions"), reason: reason.to_owned() };
    assert!(matches!(world.tries(&fm(), plan(drop(" "))), Err(Refusal::Wrong(_))));
    assert_eq!(world.tries(&sam(), plan(drop("No"))), Err(Refusal::NotFm), "nobody owns it");
    world.does(&fm(), plan(drop("They have one")));
    assert_eq!(item(&world, "champions").state, ItemState::Dropped);
    assert_eq!(
        world.tries(&fm(), plan(PlanCommand::Do(key("champions")))),
        Err(Refusal::Plan(PlanRefusal::Settled))
    );
    world.does(&fm(), plan(PlanCommand::Undo(key("champions"))));
    assert_eq!(item(&world, "champions").state, ItemState::Open);
}

#[test]
fn a_shared_link_is_evidence_of_an_item_and_one_that_needs_a_sign_in_is_refused() {
    let mut world = planned();
    let share = |ids: &[&str]| PlanCommand::Share(ids.iter().map(|id| LinkId::new(*id)).collect());
    world.does(&fm(), plan(share(&["office-quick-start", "resource-hub"])));
    let evidence: Vec<_> = item(&world, "training-plan").item.shared;
    assert_eq!(evidence.len(), 1, "{evidence:?}");
    for ids in [
        &["reporting-dashboard"][..],
        &["no-such-link"],
        &[],
        &["terms", "fasttrack", "customer-stories", "adoption-guide"],
    ] {
        assert_eq!(
            world.tries(&fm(), plan(share(ids))),
            Err(Refusal::Plan(PlanRefusal::NotShareable)),
            "{ids:?}"
        );
    }
    assert_eq!(world.tries(&sam(), plan(share(&["resource-hub"]))), Err(Refusal::NotFm));
}

fn keys() -> impl Strategy<Value = ItemKey> {
    let known = Playbook::get().items().iter().map(|item| ItemKey::from(&item.id));
    prop::sample::select(known.chain(["+1", "+2", "none"].map(ItemKey::new)).collect::<Vec<_>>())
}

fn commands() -> impl Strategy<Value = PlanCommand> {
    let due =
        || prop::sample::select(vec!["", "2026-02-20", "2026-04-01", "2026-01-01", "soon"]).prop_map(on);
    let who = || prop::sample::select(vec![ana(), sam(), ivo()]).prop_map(|who| Edit::Set(in_room(&who)));
    let group = || prop::option::of(prop::sample::select(ChecklistGroup::ALL.to_vec()));
    let arrange = (group(), any::<bool>(), who(), due());
    let arrange = arrange.prop_map(|(group, only_free, owner, due)| PlanCommand::Arrange {
        group,
        only_free,
        owner,
        due,
    });
    prop_oneof![
        1 => Just(PlanCommand::Make),
        6 => keys().prop_map(PlanCommand::Do),
        4 => keys().prop_map(PlanCommand::Undo),
        3 => keys().prop_map(PlanCommand::Claim),
        2 => keys().prop_map(PlanCommand::Release),
        2 => arrange,
        2 => (keys(), due(), "|Note").prop_map(|(item, due, note)| {
            PlanCommand::Edit { item, edit: ItemEdit { due, note: on(&note), ..ItemEdit::default() } }
        }),
        2 => "|One|Two".prop_map(|text| PlanCommand::Add(new_item(&text))),
        2 => (keys(), "|Why").prop_map(|(item, reason)| PlanCommand::Drop { item, reason }),
        1 => keys().prop_map(PlanCommand::Include),
        1 => prop::sample::select(vec!["resource-hub", "fasttrack", "bvd-guide"])
            .prop_map(|id| PlanCommand::Share(vec![LinkId::new(id)])),
    ]
}

proptest! {
    #![proptest_config(Config { cases: 200, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_people_do_to_the_plan_the_wrong_side_changes_nothing(
        script in prop::collection::vec((0_usize..5, commands()), 1..25),
    ) {
        let cast = [fm(), ana(), sam(), stranger(), Actor::Bot];
        let mut world = planned();
        for (who, command) in script {
            let (actor, before) = (&cast[who], world.e.clone());
            let Ok(change) = world.tries(actor, plan(command.clone())) else { continue };
            prop_assert!(who < 3 || change.is_nothing(), "{actor:?} did {command:?}");
            let leads = [PlanCommand::Make];
            prop_assert!(who == 0 || change.is_nothing() || !leads.contains(&command));
            prop_assert_eq!(change.is_nothing(), change.events.is_empty());
            let after = World { e: change.engagement.clone(), now: world.now, policy: world.policy.clone() };
            if let Ok(again) = after.tries(actor, plan(command.clone())) {
                prop_assert!(again.is_nothing(), "{command:?} acted twice: {:?}", again.events);
            }
            if who > 0 {
                for (key, item) in &change.engagement.items {
                    let old = before.items.get(key).and_then(|old| old.owner);
                    let mine = before.find(&key_of(actor)).map(|me| me.no);
                    prop_assert!(
                        before.items.get(key) == Some(item) || old.is_none() || old == mine,
                        "{actor:?} changed another's {key}"
                    );
                }
            }
            prop_assert!(change.engagement.items.values().all(|item| *item != Item::blank(item.key.clone())));
            world.e = change.engagement;
        }
    }

    #[test]
    fn done_and_undone_is_as_it_was(id in keys(), who in 0_usize..3) {
        let world = planned();
        let actor = [fm(), ana(), sam()][who].clone();
        let Ok(done) = world.tries(&actor, plan(PlanCommand::Do(id.clone()))) else { return Ok(()) };
        let after = World { e: done.engagement, now: world.now, policy: world.policy.clone() };
        let undone = after.tries(&actor, plan(PlanCommand::Undo(id))).expect("whoever did it undoes it");
        prop_assert_eq!(undone.engagement.items, world.e.items);
    }

    #[test]
    fn no_proposed_date_is_past_nor_after_the_target_that_it_leads_to(
        target in 1_i64..400, later in 0_i64..500,
    ) {
        let mut world = World::captured();
        let today = world.e.today(world.now);
        let date = today.checked_add(jiff::Span::new().days(target)).expect("a date");
        let entry = Entry { date: on(&date.to_string()), ..Entry::default() };
        let entries = [teams(), exchange()].map(|service| (service, entry.clone())).into();
        world.does(&fm(), Command::EnterDibs { entries, because: "Later".to_owned() });
        world.later(SignedDuration::from_hours(24 * later));
        let today = world.e.today(world.now);
        let mut last = None;
        for words in Playbook::get().items().iter().filter(|words| words.on && words.services.is_empty()) {
            let due = item(&world, words.id.as_str()).due.expect("a proposal");
            prop_assert!(due >= today, "{} is due on {due}", words.id);
            prop_assert!(words.days_before < 0 || due <= date.max(today), "{} is due on {due}", words.id);
            last = last.max(Some(due));
        }
        prop_assert!(last.is_some());
    }
}
