//! Starting, homes, details, drafts.

use serde_json::json;

use super::*;

fn start_with(change: impl FnOnce(&mut Start, &mut Human)) -> Result<Change, Refusal> {
    let mut who = Human { may_be_fm: true, ..human("fiona", "Fiona Meyer") };
    let mut command = Start {
        customer: "  Contoso \n Ltd ".to_owned(),
        services: vec![teams(), exchange(), teams()],
        language: Locale::PtBr,
        zone: Some("america/sao_paulo".to_owned()),
    };
    change(&mut command, &mut who);
    let now = Now { at: instant("2026-02-03T10:00:00Z") };
    start(EngagementId::parse("abcdefghjk").expect("an id"), &Actor::Human(who), &command, now)
}

#[test]
fn whoever_starts_an_engagement_is_its_fm() {
    let change = start_with(|_, _| {}).expect("started");
    let e = &change.engagement;
    assert_eq!(e.head.customer, "Contoso Ltd");
    assert_eq!(e.head.services, [teams(), exchange()]);
    assert_eq!(e.head.zone, "America/Sao_Paulo");
    assert_eq!((e.head.revision, e.head.phase, e.head.cycle), (Revision(1), Phase::Assigned, 1));
    assert!(e.people[&e.head.fm].leads() && e.people[&e.head.fm].is_linked());
    assert_eq!(change.touched, [RecordId::Head, RecordId::Person(e.head.fm)].into());
    assert_eq!(change.events.len(), 1);
}

#[test]
fn only_whom_policy_lets_be_an_fm_may_start() {
    assert_eq!(start_with(|_, who| who.may_be_fm = false), Err(Refusal::MayNotBeFm));
}

#[test]
fn everything_wrong_with_a_start_is_told_at_once() {
    let refusal = start_with(|command, _| {
        command.customer = " ".to_owned();
        command.services = vec![service("core-onboarding")];
        command.zone = Some("Middle/Earth".to_owned());
    })
    .expect_err("refused");
    let problems = vec![
        Problem { at: Spot::Customer, what: Wrong::Blank },
        Problem { at: Spot::Services, what: Wrong::NotOffered },
        Problem { at: Spot::Zone, what: Wrong::NotAZone },
    ];
    assert_eq!(refusal, Refusal::Wrong(problems));
}

fn home(conversation: &str, thread: Option<&str>) -> Home {
    Home {
        tenant: "contoso".to_owned(),
        conversation: conversation.to_owned(),
        kind: HomeKind::Channel,
        thread: thread.map(str::to_owned),
    }
}

#[test]
fn the_fm_gives_it_a_home_and_the_bot_may_only_add_the_thread_that_it_started() {
    let mut world = World::new();
    world.does_twice(&fm(), Command::SetHome(home("19:a", None)));
    assert_eq!(world.refused(&Actor::Bot, Command::SetHome(home("19:b", Some("1")))), Refusal::NotFm);
    world.does_twice(&Actor::Bot, Command::SetHome(home("19:a", Some("1"))));
    assert_eq!(world.refused(&Actor::Bot, Command::SetHome(home("19:a", Some("2")))), Refusal::NotFm);
    assert_eq!(world.e.head.home, Some(home("19:a", Some("1"))));
}

#[test]
fn details_change_one_by_one_and_history_says_from_what_to_what() {
    let mut world = World::new();
    let command = Command::SetDetails {
        customer: Some("Contoso SA".to_owned()),
        language: Some(Locale::Es),
        zone: Some("Europe/Madrid".to_owned()),
    };
    let events = world.does_twice(&fm(), command);
    let customer = What::CustomerSet { old: "Contoso".to_owned(), new: "Contoso SA".to_owned() };
    let zone = What::ZoneSet { old: "UTC".to_owned(), new: "Europe/Madrid".to_owned() };
    assert_eq!(events, [customer, zone]);
}

#[test]
fn a_service_that_comes_back_has_its_dibs_again() {
    let mut world = World::captured();
    world.does_twice(&fm(), Command::SetServices(vec![exchange()]));
    assert_eq!(world.refused(&fm(), Command::AskToConfirm(vec![teams()])), Refusal::NotIntended(teams()));
    world.does(&fm(), Command::SetServices(vec![exchange(), teams()]));
    assert_eq!(world.state(&teams()), State::Captured);
}

#[test]
fn a_draft_is_kept_for_its_writer_until_they_save_and_is_no_history() {
    let mut world = World::new();
    let draft = Command::SaveDraft { form: "dibs".to_owned(), data: json!({ "date": "2026-03-15" }) };
    assert_eq!(world.does_twice(&fm(), draft), []);
    let me = world.no(&fm());
    assert_eq!(world.e.drafts[&(me, "dibs".to_owned())].data, json!({ "date": "2026-03-15" }));
    let other = Command::SaveDraft { form: "factors".to_owned(), data: json!({}) };
    world.does(&fm(), other);
    assert_eq!(world.e.drafts.len(), 2, "one dialog's draft leaves another's alone");
    let change = world.tries(&fm(), Command::DropDraft("dibs".to_owned())).expect("dropped");
    assert_eq!(change.removed, [RecordId::Draft(me, "dibs".to_owned())].into());
}

#[test]
fn a_draft_that_fits_no_record_is_refused() {
    let data = json!({ "note": "x".repeat(4000) });
    let refusal = World::new().refused(&fm(), Command::SaveDraft { form: "dibs".to_owned(), data });
    assert!(matches!(refusal, Refusal::DraftTooLong { bytes: 4000.., .. }), "{refusal:?}");
}
