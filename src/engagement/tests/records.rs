//! Records and events as stored: they come back as they were, and the largest fits.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::*;

/// What a record may measure, so that the version that `records` adds still fits 4096 bytes.
const MAX_BYTES: usize = 4000;

fn stored<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(record: &T) -> usize {
    let text = serde_json::to_string(record).expect("a record is JSON");
    assert!(serde_json::from_str::<Value>(&text).expect("JSON").is_object(), "{text}");
    assert_eq!(serde_json::from_str::<T>(&text).expect("read back"), *record);
    text.len()
}

fn all_records(e: &Engagement) -> Vec<usize> {
    let mut sizes = vec![stored(&e.head)];
    sizes.extend(e.people.values().map(stored));
    sizes.extend(e.dibs.values().map(stored));
    sizes.extend(e.corrections.values().map(stored));
    sizes.extend(e.texts.values().map(stored));
    sizes.extend(e.drafts.values().map(stored));
    sizes.push(stored(&e.path.profile));
    sizes.push(stored(&e.path.state));
    sizes.extend(e.path.tasks.values().map(stored));
    sizes.extend(e.path.acts.values().map(stored));
    sizes.extend(e.path.attested.values().map(stored));
    sizes.extend(e.path.overrides.values().map(stored));
    sizes.extend(e.path.cycles.values().map(stored));
    sizes.extend(e.ssat.values().map(stored));
    sizes.extend(e.points.values().map(stored));
    sizes.extend(e.meetings.planned.values().map(stored));
    sizes.extend(e.meetings.occasions.values().map(stored));
    sizes.extend(e.items.values().map(stored));
    sizes.extend(e.measures.values().map(stored));
    sizes.extend([stored(&e.plan), stored(&e.goals)]);
    sizes
}

/// The widest text in JSON for its length in UTF-16 units.
fn wide(units: usize) -> String {
    "€".repeat(units)
}

fn every_reason() -> Edit<BusinessInput> {
    let reasons = crate::playbook::Playbook::get().reasons().iter().map(|reason| reason.id.clone()).collect();
    set(BusinessInput { reasons, text: wide(MAX_TEXT_UNITS) })
}

fn largest_entry(date: &str, owner: Named) -> Entry {
    let blocked = IntentInput {
        kind: IntentKind::Blocked,
        reason: wide(MAX_TEXT_UNITS),
        owner: Some(typed("Vera", "")),
    };
    Entry {
        start: Edit::Keep,
        date: on(date),
        intent: set(blocked),
        business: every_reason(),
        owner: set(owner),
    }
}

#[test]
fn the_largest_records_and_events_fit_the_store() {
    let mut world = World::new();
    let services: Vec<ServiceId> = crate::playbook::Playbook::get()
        .services()
        .iter()
        .filter(|service| service.intended)
        .map(|service| service.id.clone())
        .collect();
    let long = |len: usize| "€".repeat(len);
    world.e.head.home = Some(Home {
        tenant: "t".repeat(36),
        conversation: "c".repeat(250),
        kind: HomeKind::Channel,
        thread: Some("1".repeat(20)),
    });
    let mut events = Vec::new();
    let mut run = |world: &mut World, actor: &Actor, command: Command| {
        let change = world.tries(actor, command).expect("allowed");
        events.extend(change.events);
        world.e = change.engagement;
    };
    let customer = Some(long(MAX_NAME_UNITS));
    run(&mut world, &fm(), Command::SetDetails { customer, language: None, zone: None });
    let customer = Some("ñ€".repeat(MAX_NAME_UNITS / 2));
    run(&mut world, &fm(), Command::SetDetails { customer, language: None, zone: None });
    run(&mut world, &fm(), Command::SetServices(services.clone()));
    // Everything changes twice, so that the earlier values are as large as the present ones.
    for (date, owner) in [("2026-03-15", in_room(&sam())), ("2026-03-16", in_room(&ana()))] {
        let mut entry = largest_entry(date, owner);
        if date.ends_with("16")
            && let (Edit::Set(business), Edit::Set(intent)) = (&mut entry.business, &mut entry.intent)
        {
            business.text.pop();
            intent.reason.pop();
        }
        let entries = services.iter().map(|service| (service.clone(), entry.clone())).collect();
        run(&mut world, &fm(), Command::EnterDibs { entries, because: wide(MAX_TEXT_UNITS) });
    }
    let mut agreed = world.agrees(in_room(&ana()), &services);
    if let Command::RecordAgreed { note, .. } = &mut agreed {
        *note = wide(MAX_TEXT_UNITS);
    }
    run(&mut world, &fm(), agreed);
    run(&mut world, &fm(), Command::AskToConfirm(services.clone()));
    for no in 0..MAX_SIGNS {
        let actor = Actor::Human(human(&format!("sponsor{no}"), &long(MAX_NAME_UNITS)));
        let who = in_room(&actor);
        run(&mut world, &fm(), Command::AddPerson { who, role: Role::Sponsor, email_only: false });
        world.later(SignedDuration::from_nanos(1));
        let command = Command::Confirm { services: services.clone(), shown: world.e.head.revision };
        run(&mut world, &actor, command);
    }
    let mut right = largest_entry("2026-05-01", in_room(&stranger()));
    right.intent = intent(IntentKind::NotNow, &wide(10));
    let reports = vec![Report { service: teams(), wrong: vec![], right, comment: wide(MAX_TEXT_UNITS) }];
    let command = Command::ReportWrong { reports, others_correct: vec![], shown: world.e.head.revision };
    run(&mut world, &ana(), command);
    let correction = world.report();
    run(&mut world, &fm(), Command::AnswerCorrection { correction, text: wide(MAX_TEXT_UNITS) });
    let data = serde_json::json!({ "x": "y".repeat(3500) });
    run(&mut world, &fm(), Command::SaveDraft { form: "dibs".to_owned(), data });

    assert_eq!(world.e.dibs[&teams()].signs.len(), MAX_SIGNS);
    let largest = all_records(&world.e).into_iter().max().expect("records");
    assert!(largest <= MAX_BYTES, "a record of {largest} bytes");
    let largest = events.iter().map(stored).max().expect("events");
    assert!(largest <= MAX_BYTES, "an event of {largest} bytes");
    assert!(world.e.texts.values().map(stored).max() > Some(3000), "the texts are as large as they get");
    let text = serde_json::to_string(&world.e.dibs[&teams()]).expect("JSON");
    assert!(text.len() > 2000, "the record is as large as it gets: {text}");
}

#[test]
fn one_confirmation_too_many_is_refused() {
    let mut world = World::captured();
    for no in 0..=MAX_SIGNS {
        let actor = Actor::Human(human(&format!("sponsor{no}"), "Sponsor"));
        let who = in_room(&actor);
        world.does(&fm(), Command::AddPerson { who, role: Role::Sponsor, email_only: false });
        let outcome = world.tries(&actor, world.just(&teams()));
        match outcome {
            Ok(change) if no < MAX_SIGNS => world.e = change.engagement,
            other => assert_eq!(other, Err(Refusal::TooMany(Limited::Confirmations))),
        }
    }
}

#[test]
fn names_addresses_and_teams_ids_live_in_person_records_alone() {
    let mut world = World::captured();
    world.does(&fm(), world.agrees(in_room(&ana()), &[teams()]));
    let mut events = Vec::new();
    let right = Entry { owner: set(typed("Luis Gil", "luis@contoso.example")), ..Entry::default() };
    let report = Report { service: teams(), wrong: vec![], right, comment: String::new() };
    let shown = world.e.head.revision;
    let command = Command::ReportWrong { reports: vec![report], others_correct: vec![exchange()], shown };
    events.extend(world.does(&ana(), command));
    events.extend(world.does(&fm(), Command::AcceptCorrection(world.report())));
    events.extend(world.does(&stranger(), Command::Claim(Role::Sponsor)));
    let people = std::mem::take(&mut world.e.people);
    let rest = serde_json::to_string(&(
        &world.e.head,
        world.e.dibs.values().collect::<Vec<_>>(),
        world.e.corrections.values().collect::<Vec<_>>(),
        &events,
    ))
    .expect("JSON")
    .to_lowercase();
    for secret in people.values().flat_map(|person| {
        [
            &person.name,
            &person
                .link
                .as_ref()
                .unwrap_or(&PersonKey {
                    tenant: "contoso".to_owned(),
                    person: "luis@contoso.example".to_owned(),
                })
                .person,
        ]
        .map(|text| text.to_lowercase())
    }) {
        assert!(!rest.contains(&secret), "{secret} in {rest}");
    }
}

#[test]
fn an_engagement_id_is_ten_characters_of_the_alphabet() {
    for text in ["0123456789", "abcdefghjk", "mnpqrstvwx"] {
        let id = EngagementId::parse(text).expect("an id");
        let stored = serde_json::to_string(&id).expect("JSON");
        assert_eq!(serde_json::from_str::<EngagementId>(&stored).expect("an id"), id);
    }
    for text in ["", "012345678", "01234567890", "abcdefghil", "ABCDEFGHJK", "abcde/ghjk", "€€€x"] {
        assert_eq!(EngagementId::parse(text), Err(NotAnId), "{text}");
        assert!(serde_json::from_value::<EngagementId>(text.into()).is_err());
    }
}

#[test]
fn a_text_is_cleaned_before_it_is_measured() {
    let parse = |raw: &str| FreeText::parse(raw).map(|text| text.map(|text| text.as_str().to_owned()));
    assert_eq!(parse(" a\r\nb\0c\t \u{7} "), Ok(Some("a\nb c".to_owned())));
    assert_eq!(parse(" \r\n\t\0"), Ok(None));
    assert_eq!(parse(&format!("{}   ", "😀".repeat(500))).map(|text| text.is_some()), Ok(true));
    assert_eq!(parse(&"😀".repeat(501)), Err(TooLong { units: 1002, max: MAX_TEXT_UNITS }));
}
