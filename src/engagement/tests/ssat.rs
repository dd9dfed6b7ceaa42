//! Success factors: entering, settling, asking, answering, reviewing, closing the workshop.

use super::*;

fn entry(status: FactorStatus) -> FactorEntry {
    FactorEntry { status: set(status), ..FactorEntry::default() }
}

fn working(who: Named, date: &str) -> FactorEntry {
    FactorEntry { people: set(vec![who]), date: on(date), ..entry(FactorStatus::InProgress) }
}

fn all(entry: &FactorEntry) -> FactorEntries {
    Factor::ALL.iter().copied().map(|factor| (factor, entry.clone())).collect()
}

fn enter(same: FactorEntries, exceptions: &[(ServiceId, Factor, FactorEntry)]) -> Command {
    let mut by_service: BTreeMap<ServiceId, FactorEntries> = BTreeMap::new();
    for (service, factor, entry) in exceptions {
        by_service.entry(service.clone()).or_default().insert(*factor, entry.clone());
    }
    Command::Ssat(SsatCommand::Enter { services: vec![teams(), exchange()], same, exceptions: by_service })
}

fn close() -> Command {
    Command::Ssat(SsatCommand::CloseWorkshop)
}

fn review() -> Command {
    Command::Ssat(SsatCommand::Review)
}

fn answers(who: AnsweredBy, when: &str) -> Command {
    let answer = FactorAnswer { who, when: when.to_owned() };
    Command::Ssat(SsatCommand::Answer([(Factor::Awareness, answer)].into()))
}

fn wrong_at(refusal: Refusal) -> Vec<Spot> {
    match refusal {
        Refusal::Wrong(problems) => problems.into_iter().map(|problem| problem.at).collect(),
        other => panic!("refused for another reason: {other:?}"),
    }
}

#[test]
fn a_factor_is_settled_by_its_status_and_what_that_needs() {
    let (person, date, reason) = ([PersonNo(2)].into(), Some(day("2026-03-15")), Some(TextNo(1)));
    let values = |status| FactorValues { status, ..FactorValues::default() };
    use FactorStatus::*;
    for (values, gaps) in [
        (values(NotStarted), vec![FactorGap::Start]),
        (FactorValues { people: [PersonNo(2)].into(), date, ..values(NotStarted) }, vec![FactorGap::Start]),
        (values(InPlace), vec![]),
        (values(InProgress), vec![FactorGap::Person, FactorGap::Date]),
        (FactorValues { people: person, ..values(InProgress) }, vec![FactorGap::Date]),
        (FactorValues { date, ..values(InProgress) }, vec![FactorGap::Person]),
        (FactorValues { people: [PersonNo(2)].into(), date, ..values(InProgress) }, vec![]),
        (values(NotPlanned), vec![FactorGap::Reason]),
        (FactorValues { reason, ..values(NotPlanned) }, vec![]),
        (values(NotApplicable), vec![FactorGap::Reason]),
        (FactorValues { reason, ..values(NotApplicable) }, vec![]),
    ] {
        assert_eq!(values.gaps(), gaps, "{values:?}");
        assert_eq!(values.is_settled(), gaps.is_empty());
    }
}

#[test]
fn what_settles_a_factor_is_what_the_playbook_says() {
    use crate::playbook::{Playbook, Settles};
    for status in FactorStatus::ALL {
        let gaps = FactorValues { status: *status, ..FactorValues::default() }.gaps();
        let settles = match gaps.as_slice() {
            [] => Settles::Always,
            [FactorGap::Person, FactorGap::Date] => Settles::PersonAndDate,
            [FactorGap::Reason] => Settles::Reason,
            _ => Settles::Never,
        };
        assert_eq!(Playbook::get().factor_status(*status).settles, settles, "{status}");
    }
}

#[test]
fn one_command_enters_all_services_and_exceptions_by_service() {
    let mut world = World::captured();
    let ana = Named::Known(world.no(&ana()));
    let same = all(&working(ana.clone(), "2026-03-15"));
    let no = FactorEntry { reason: on("No budget"), ..entry(FactorStatus::NotPlanned) };
    let done = entry(FactorStatus::InPlace);
    let command = enter(same, &[(exchange(), Factor::Training, no), (exchange(), Factor::Scenarios, done)]);
    world.does_twice(&fm(), command);
    assert!(world.e.unsettled(&world.policy, world.now).is_empty());
    let training = world.e.factor(&exchange(), Factor::Training);
    assert_eq!(training.status, FactorStatus::NotPlanned);
    assert_eq!(training.date, None, "the date of another status does not hold");
    assert!(training.people.is_empty());
    let scenarios = world.e.factor(&exchange(), Factor::Scenarios);
    assert_eq!((scenarios.status, scenarios.date), (FactorStatus::InPlace, None));
    assert_eq!(world.e.progress(&teams()), Progress { agreed: 4, settled: 4 });
    let carried = world.e.carried_over(&world.policy, world.now);
    assert_eq!(carried.len(), 7, "all but what is in place: {carried:?}");
}

#[test]
fn a_wrong_value_saves_nothing_and_a_blank_is_saved_as_blank() {
    let mut world = World::captured();
    let late = FactorEntry { date: on("2026-01-01"), ..entry(FactorStatus::InProgress) };
    let link = FactorEntry { evidence: on("sharepoint/plan"), ..entry(FactorStatus::InPlace) };
    let command = enter(
        FactorEntries::new(),
        &[(teams(), Factor::Training, late), (exchange(), Factor::Scenarios, link)],
    );
    assert_eq!(
        wrong_at(world.refused(&fm(), command)),
        [
            Spot::Factor(teams(), Factor::Training, FactorField::Date),
            Spot::Factor(exchange(), Factor::Scenarios, FactorField::Evidence),
        ]
    );
    world.does(&fm(), enter(all(&entry(FactorStatus::InProgress)), &[]));
    assert_eq!(world.e.unsettled(&world.policy, world.now).len(), 8);
    assert_eq!(world.refused(&ana(), enter(all(&entry(FactorStatus::InPlace)), &[])), Refusal::NotFm);
}

#[test]
fn a_workshop_closes_settled_and_reviewed_and_names_what_is_not() {
    let mut world = World::captured();
    assert!(matches!(world.refused(&fm(), close()), Refusal::Unsettled(list) if list.len() == 8));
    let who = Named::Known(world.no(&ana()));
    let done = all(&entry(FactorStatus::InPlace));
    world.does(&fm(), enter(done, &[(teams(), Factor::Training, entry(FactorStatus::InProgress))]));
    let unsettled = Refusal::Unsettled(vec![(teams(), Factor::Training)]);
    assert_eq!(world.refused(&fm(), review()), unsettled);
    let training = working(who, "2026-03-15");
    world.does(&fm(), enter(FactorEntries::new(), &[(teams(), Factor::Training, training)]));
    assert_eq!(world.refused(&fm(), close()), Refusal::NotReviewed);
    assert_eq!(world.refused(&ana(), review()), Refusal::NotFm);
    world.does_twice(&fm(), review());
    world.does(
        &fm(),
        enter(FactorEntries::new(), &[(teams(), Factor::Training, entry(FactorStatus::InPlace))]),
    );
    assert_eq!(world.refused(&fm(), close()), Refusal::NotReviewed, "it changed since");
    world.does(&fm(), review());
    let events = world.does_twice(&fm(), close());
    assert_eq!(events.first(), Some(&What::Ssat(SsatEvent::Closed)));
    assert!(world.e.items.is_empty(), "all is in place: nothing is left to plan");
}

#[test]
fn what_the_workshop_agreed_on_and_is_under_way_becomes_items_of_the_plan() {
    let mut world = World::captured();
    let who = world.no(&ana());
    let under_way = || working(Named::Known(who), "2026-03-15");
    let not_planned = FactorEntry { reason: on("No budget"), ..entry(FactorStatus::NotPlanned) };
    let exceptions = [
        (teams(), Factor::Training, under_way()),
        (exchange(), Factor::Training, under_way()),
        (exchange(), Factor::Awareness, under_way()),
        (teams(), Factor::Scenarios, not_planned),
    ];
    world.does(&fm(), enter(all(&entry(FactorStatus::InPlace)), &exceptions));
    world.does(&fm(), review());
    world.does_twice(&fm(), close());
    let items: Vec<_> = world
        .e
        .items
        .values()
        .map(|item| {
            let text = world.e.text(item.own.expect("an own item").text).unwrap_or_default().to_owned();
            (text, item.owner, item.due, item.services.iter().cloned().collect::<Vec<_>>())
        })
        .collect();
    let (who, due) = (Some(who), Some(day("2026-03-15")));
    assert_eq!(
        items,
        [
            ("Cómo se enteran: Exchange".to_owned(), who, due, vec![exchange()]),
            ("Cómo aprenden: Teams, Exchange".to_owned(), who, due, vec![]),
        ]
    );
}

#[test]
fn a_service_that_is_not_now_keeps_no_workshop_open() {
    let mut world = World::captured();
    let out = Entry { intent: intent(IntentKind::NotNow, "Later."), ..Entry::default() };
    world.enters(&exchange(), out);
    world.does(&fm(), world.agrees(in_room(&ana()), &[exchange()]));
    let same = all(&entry(FactorStatus::InPlace));
    world.does(
        &fm(),
        Command::Ssat(SsatCommand::Enter { services: vec![teams()], same, exceptions: BTreeMap::new() }),
    );
    world.does(&fm(), review());
    world.does(&fm(), close());
}

#[test]
fn what_a_customer_answers_waits_for_the_fm_and_is_taken_over_with_one_command() {
    let mut world = World::captured();
    world.does_twice(&fm(), Command::Ssat(SsatCommand::Ask(vec![in_room(&ana()), in_room(&sam())])));
    let bruno = AnsweredBy::Person(Named::Typed { name: "Bruno".to_owned(), email: None });
    world.does_twice(&ana(), answers(bruno, "2026-03-20"));
    let me = world.no(&ana());
    assert_eq!(world.e.unreviewed(&world.policy, world.now), [me]);
    assert_eq!(world.e.factor(&teams(), Factor::Awareness), FactorValues::default(), "nothing is noted yet");
    assert_eq!(world.refused(&sam(), Command::Ssat(SsatCommand::Accept(me))), Refusal::NotFm);
    world.does_twice(&fm(), Command::Ssat(SsatCommand::Accept(me)));
    for service in [teams(), exchange()] {
        let values = world.e.factor(&service, Factor::Awareness);
        assert_eq!(values.status, FactorStatus::InProgress);
        assert_eq!(values.date, Some(day("2026-03-20")));
        let bruno = values.people.first().and_then(|no| world.e.person(*no)).expect("Bruno");
        assert_eq!((bruno.name.as_str(), bruno.side), ("Bruno", Side::Customer));
    }
    assert!(world.e.unreviewed(&world.policy, world.now).is_empty());
}

#[test]
fn the_fms_own_entry_reviews_what_was_answered_and_a_later_answer_waits_again() {
    let mut world = World::captured();
    world.does(&ana(), answers(AnsweredBy::Nobody, ""));
    world.does(&fm(), enter(all(&entry(FactorStatus::InPlace)), &[]));
    assert!(world.e.unreviewed(&world.policy, world.now).is_empty());
    world.does(&ana(), answers(AnsweredBy::Nobody, ""));
    let me = world.no(&ana());
    assert_eq!(world.refused(&fm(), review()), Refusal::Unreviewed(vec![me]));
    assert_eq!(world.refused(&ana(), answers(AnsweredBy::Unsaid, "")), Refusal::Nothing);
    let late = wrong_at(world.refused(&ana(), answers(AnsweredBy::Unsaid, "2026-01-01")));
    assert_eq!(late, [Spot::Answer(Factor::Awareness, FactorField::Date)]);
    for other in [fm(), stranger()] {
        let refused = world.refused(&other, answers(AnsweredBy::Nobody, ""));
        assert!(matches!(refused, Refusal::NotCustomer { .. }), "{refused:?}");
    }
}

#[test]
fn the_largest_factor_and_its_event_fit_the_store() {
    let mut world = World::captured();
    let wide = "€".repeat(MAX_TEXT_UNITS);
    let people = (0..MAX_FACTOR_PEOPLE).map(|no| typed(&format!("{no} Person"), "")).collect();
    let entry = FactorEntry {
        people: set(people),
        date: on("2026-03-15"),
        note: set(wide),
        evidence: on("https://example.com/plan"),
        ..entry(FactorStatus::InProgress)
    };
    let change = world.tries(&fm(), enter(all(&entry), &[])).expect("allowed");
    let sizes = change.events.iter().map(|event| serde_json::to_string(event).expect("JSON").len());
    assert!(sizes.max() < Some(4000));
    world.e = change.engagement;
    for no in 0..MAX_SAID + 2 {
        let actor = Actor::Human(human(&format!("sponsor{no}"), "Sponsor"));
        let who = in_room(&actor);
        world.does(&fm(), Command::AddPerson { who: who.clone(), role: Role::Sponsor, email_only: false });
        world.does(&actor, answers(AnsweredBy::Person(who), "2026-04-01"));
    }
    let ssat = &world.e.ssat[&(teams(), Factor::Awareness)];
    assert_eq!(ssat.said.len(), MAX_SAID);
    assert!(serde_json::to_string(ssat).expect("JSON").len() < 4000);
    assert!(serde_json::to_string(&world.e.head).expect("JSON").len() < 3000);
}
