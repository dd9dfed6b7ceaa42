//! Pausing, closing, undoing one's own change, stamping an export, and what the list is made from.

use super::*;

fn set_status(status: Status, because: &str) -> Command {
    Command::SetStatus { status, because: because.to_owned() }
}

/// The engagement with its history kept.
pub(super) struct Told {
    pub(super) world: World,
    pub(super) events: Vec<Event>,
}

impl Told {
    pub(super) fn new() -> Self {
        Self { world: World::captured(), events: Vec::new() }
    }

    pub(super) fn does(&mut self, actor: &Actor, command: Command) {
        let change = self.world.tries(actor, command).expect("the rules allow it");
        self.world.e = change.engagement;
        self.events.extend(change.events);
    }

    fn moves(&mut self, date: &str) {
        let entry = Entry { date: on(date), ..Entry::default() };
        self.does(&fm(), World::entry(&teams(), entry, "The licences come later."));
    }

    pub(super) fn undo_of(&self, actor: &Actor) -> Command {
        Command::Undo(last_change(&self.events, self.world.no(actor)))
    }

    fn date(&self) -> Option<Date> {
        self.world.e.dibs[&teams()].values.date
    }
}

#[test]
fn closing_needs_a_reason_and_then_nothing_but_reopening_changes_anything() {
    let mut world = World::captured();
    let blank = world.refused(&fm(), set_status(Status::Closed, " "));
    assert_eq!(blank, Refusal::Wrong(vec![Problem { at: Spot::Comment, what: Wrong::Blank }]));
    let events = world.does_twice(&fm(), set_status(Status::Closed, "No budget."));
    assert!(matches!(
        events[..],
        [What::StatusSet { old: Status::Active, new: Status::Closed, because: Some(_), held: None }]
    ));
    assert_eq!(world.refused(&ana(), world.both()), Refusal::Closed);
    assert_eq!(world.refused(&fm(), World::entry(&teams(), World::full(), "")), Refusal::Closed);
    world.does(&fm(), set_status(Status::Active, ""));
    world.does(&ana(), world.both());
}

#[test]
fn only_the_fm_closes_and_pauses() {
    let world = World::captured();
    assert_eq!(world.refused(&ana(), set_status(Status::Closed, "x")), Refusal::NotFm);
    assert_eq!(world.refused(&Actor::Bot, set_status(Status::OnHold, "x")), Refusal::NotFm);
}

#[test]
fn what_is_on_hold_asks_nothing_by_itself() {
    let mut world = World::captured();
    world.does(&fm(), Command::AskToConfirm(vec![teams()]));
    world.moves(&teams(), "2026-04-01");
    assert!(world.e.ask_due_at(&world.policy, world.now).is_some());
    world.does(&fm(), set_status(Status::OnHold, "Holidays."));
    assert_eq!(world.e.ask_due_at(&world.policy, world.now), None);
}

#[test]
fn undo_takes_ones_last_change_back_and_then_the_one_before() {
    let mut told = Told::new();
    told.moves("2026-04-01");
    told.moves("2026-05-01");
    told.does(&fm(), told.undo_of(&fm()));
    assert_eq!(told.date(), Some(day("2026-04-01")));
    told.does(&fm(), told.undo_of(&fm()));
    assert_eq!(told.date(), Some(day("2026-03-15")));
    assert!(matches!(told.events.iter().filter(|e| matches!(e.what, What::Undone { .. })).count(), 2));
    assert_eq!(last_change(&told.events, told.world.no(&fm())), Vec::new(), "nothing of these is left");
}

#[test]
fn every_event_comes_back_as_it_was_stored() {
    let mut told = Told::new();
    told.moves("2026-04-01");
    told.does(&fm(), told.undo_of(&fm()));
    told.does(&fm(), told.world.agrees(in_room(&ana()), &[teams()]));
    told.does(&fm(), told.undo_of(&fm()));
    told.does(&fm(), set_status(Status::OnHold, "Holidays."));
    let shown = told.world.e.head.revision;
    told.does(&fm(), Command::TypedIntoFtop { rows: BTreeMap::new(), shown });
    for event in &told.events {
        let text = serde_json::to_string(event).expect("JSON");
        assert_eq!(serde_json::from_str::<Event>(&text).expect("read back"), *event, "{text}");
    }
}

#[test]
fn a_change_that_somebody_touched_since_is_not_undone_and_both_values_are_told() {
    let mut told = Told::new();
    told.moves("2026-04-01");
    let mine = told.undo_of(&fm());
    told.does(&ana(), told.world.just(&teams()));
    let Refusal::TouchedSince(touched) = told.world.refused(&fm(), mine) else {
        panic!("it was confirmed since")
    };
    assert_eq!(touched[0].confirmed_by, [told.world.no(&ana())]);
    let (mine, moved) = (told.undo_of(&fm()), told.world.date_is(&teams(), "2026-06-01"));
    told.does(&ana(), moved);
    told.does(&fm(), Command::AcceptCorrection(told.world.report()));
    let Refusal::TouchedSince(touched) = told.world.refused(&fm(), mine) else {
        panic!("it was corrected since")
    };
    let change = touched[0].change.clone().expect("a field");
    assert_eq!(change.old, Some(FieldValue::Date(day("2026-04-01"))), "mine");
    assert_eq!(change.new, Some(FieldValue::Date(day("2026-06-01"))), "as it is");
}

#[test]
fn a_customer_undoes_their_own_confirmation_and_nobody_elses_change() {
    let mut told = Told::new();
    told.moves("2026-04-01");
    told.does(&ana(), told.world.just(&teams()));
    told.does(&ana(), told.undo_of(&ana()));
    assert_eq!(told.world.field(&teams(), Field::Date), FieldState::Captured);
    let of_the_fm = Command::Undo(last_change(&told.events, told.world.no(&fm())));
    assert_eq!(told.world.refused(&ana(), of_the_fm), Refusal::NothingToUndo);
    assert_eq!(told.world.refused(&ana(), Command::Undo(Vec::new())), Refusal::NothingToUndo);
}

#[test]
fn what_others_were_told_or_acted_on_cannot_be_undone() {
    let mut told = Told::new();
    told.does(&fm(), Command::AskToConfirm(vec![teams()]));
    assert_eq!(last_change(&told.events, told.world.no(&fm())), Vec::new());
    told.does(&ana(), told.world.date_is(&teams(), "2026-06-01"));
    told.does(&fm(), Command::AcceptCorrection(told.world.report()));
    assert_eq!(last_change(&told.events, told.world.no(&fm())), Vec::new());
}

#[test]
fn a_recorded_agreement_and_a_closing_can_be_undone() {
    let mut told = Told::new();
    told.does(&fm(), told.world.agrees(in_room(&ana()), &[teams()]));
    assert_eq!(told.world.state(&teams()), State::Agreed);
    told.does(&fm(), told.undo_of(&fm()));
    assert_eq!(told.world.state(&teams()), State::Captured);
    told.does(&fm(), set_status(Status::Closed, "By mistake."));
    told.does(&fm(), told.undo_of(&fm()));
    assert_eq!(told.world.e.head.status, Status::Active);
}

#[test]
fn the_signals_say_whose_turn_it_is_what_is_due_and_what_is_unanswered() {
    let mut world = World::captured();
    let signals = |world: &World| world.e.signals(&world.policy, world.now);
    assert_eq!((signals(&world).turn, signals(&world).due.len()), (Turn::Fm, 2), "to be brought");
    let home = Home {
        tenant: "t".to_owned(),
        conversation: "c".to_owned(),
        kind: HomeKind::GroupChat,
        thread: None,
    };
    world.does(&fm(), Command::SetHome(home));
    world.does(&fm(), Command::AskToConfirm(vec![teams(), exchange()]));
    assert_eq!((signals(&world).turn, signals(&world).asked_at), (Turn::Customer, Some(world.now.at)));
    let asked = world.now;
    world.later(SignedDuration::from_hours(24 * 3));
    assert_eq!(world.e.diagnosis(&world.policy, world.now).ailments, [Ailment::Unanswered(3)]);
    assert_eq!(signals(&world).heard_at, asked.at, "nobody did anything since");
    world.does(&ana(), world.both());
    assert_eq!((signals(&world).turn, signals(&world).asked_at), (Turn::Nobody, None));
    let blocked = IntentInput { kind: IntentKind::Blocked, reason: "Network".to_owned(), owner: None };
    world.enters(&teams(), Entry { intent: set(blocked), ..Entry::default() });
    assert_eq!(world.e.diagnosis(&world.policy, world.now).health, Health::Red);
}

#[test]
fn what_is_late_in_the_plan_and_what_is_in_the_way_make_an_engagement_red() {
    let mut world = World::captured();
    world.does(&fm(), Command::Plan(PlanCommand::Make));
    let health = |world: &World| world.e.diagnosis(&world.policy, world.now);
    assert_eq!(health(&world).health, Health::Green);
    let first = health(&world).next.expect("an item has a date");
    world.now.at = first.to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp();
    world.later(SignedDuration::from_hours(24 * 7));
    assert_eq!(health(&world).health, Health::Amber, "seven days");
    world.later(SignedDuration::from_hours(24));
    assert!(matches!(health(&world).ailments[..], [Ailment::Overdue { days: 8, .. }, ..]), "eight");
    assert_eq!(health(&world).health, Health::Red);
    let mut world = World::captured();
    world.does(
        &ana(),
        Command::Point(PointCommand::Add(NewPoint {
            kind: PointKind::Blocker,
            what: "The proxy".to_owned(),
            service: None,
            owner: None,
            next: String::new(),
            date: String::new(),
            share_contact: false,
        })),
    );
    assert_eq!(health(&world).ailments, [Ailment::Blockers(1)]);
    assert_eq!(health(&world).health, Health::Red);
}

#[test]
fn a_portfolio_row_is_at_most_a_kilobyte() {
    let mut world = World::captured();
    let services = crate::playbook::Playbook::get().services().iter().filter(|s| s.intended);
    let services: Vec<ServiceId> = services.map(|service| service.id.clone()).collect();
    world.does(&fm(), Command::SetServices(services.clone()));
    let customer = Some("€".repeat(MAX_NAME_UNITS));
    let zone = Some("America/Argentina/ComodRivadavia".to_owned());
    world.does(&fm(), Command::SetDetails { customer, language: None, zone });
    for service in &services {
        world.enters(service, World::full());
    }
    world.does(&fm(), Command::Plan(PlanCommand::Make));
    world.does(&fm(), set_status(Status::Unresponsive, "Nobody answers."));
    let mut signals = world.e.signals(&world.policy, world.now);
    (signals.blocked, signals.blockers, signals.asked_at) = (999, 999, Some(world.now.at));
    let row = serde_json::json!({
        "customer": world.e.head.customer,
        "has_home": true,
        "signals": signals,
        "standing": {"deputy": {"until": "2027-03-05"}},
        "v": 2,
    });
    assert!(signals.due.len() > 15 && row.to_string().len() <= 1024, "{}", row.to_string().len());
}
