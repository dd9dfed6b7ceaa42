//! Every rule that decides by the engagement's state, with its yes and its no.

use super::*;

/// Whether `rule` applies after `commands`.
fn after(rule: RuleId, commands: Vec<Command>) -> Applies {
    let mut world = World::captured();
    world.fm_does(commands);
    world.e.rule(rule, &world.policy, world.now)
}

fn priority(key: &str) -> Command {
    told(ProfileField::Priority, ProfileValue::Priority(PriorityId::new(key)))
}

fn relation(relation: Relation) -> Command {
    told(ProfileField::Relation, ProfileValue::Relation(relation))
}

fn seats(seats: u64) -> Command {
    told(ProfileField::Seats, ProfileValue::Number(seats))
}

fn owned(services: &[&str]) -> Command {
    let services = services.iter().map(|id| service(id)).collect();
    told(ProfileField::Entitled, ProfileValue::Services(services))
}

fn intends(services: &[&str]) -> Command {
    Command::SetServices(services.iter().map(|id| service(id)).collect())
}

#[test]
fn questions_of_yes_or_no_decide_their_rules() {
    for (rule, field) in [
        (RuleId::ManagedAccount, ProfileField::Managed),
        (RuleId::PartnerScope, ProfileField::Partner),
        (RuleId::CombinedKickoff, ProfileField::Combined),
        (RuleId::Quicklead, ProfileField::OutOfScope),
    ] {
        assert_eq!(after(rule, vec![]), Applies::Ask(field), "{rule}");
        assert_eq!(after(rule, vec![yes(field, true)]), Applies::Yes, "{rule}");
        assert_eq!(after(rule, vec![yes(field, false)]), Applies::No, "{rule}");
    }
}

#[test]
fn only_a_request_for_assistance_is_measured_as_one() {
    let motion = |motion| told(ProfileField::Motion, ProfileValue::Motion(motion));
    for rule in [RuleId::Rfa, RuleId::RfaEnablement, RuleId::RfaCompletion] {
        assert_eq!(after(rule, vec![]), Applies::Ask(ProfileField::Motion));
        assert_eq!(after(rule, vec![motion(MotionId::Rfa)]), Applies::Yes);
        assert_eq!(after(rule, vec![motion(MotionId::Targeting)]), Applies::No);
    }
    let migration = |yes_or_no| vec![motion(MotionId::Rfa), yes(ProfileField::Migration, yes_or_no)];
    assert_eq!(after(RuleId::RfaMigration, migration(true)), Applies::Yes);
    assert_eq!(after(RuleId::RfaMigration, migration(false)), Applies::No);
}

#[test]
fn teams_comes_first_for_new_customers_those_back_for_more_and_high_or_medium_priority() {
    let rule = RuleId::TeamsFirst;
    assert_eq!(after(rule, vec![relation(Relation::New)]), Applies::Yes);
    assert_eq!(after(rule, vec![relation(Relation::Again)]), Applies::Yes);
    assert_eq!(after(rule, vec![relation(Relation::Known)]), Applies::Ask(ProfileField::Priority));
    assert_eq!(after(rule, vec![relation(Relation::Known), priority("medium")]), Applies::Yes);
    assert_eq!(after(rule, vec![relation(Relation::Known), priority("low")]), Applies::No);
}

#[test]
fn teams_comes_first_for_who_owns_it_whatever_they_intend_and_for_nobody_else() {
    let rule = RuleId::TeamsFirst;
    let intends_exchange = || vec![intends(&["exchange"]), relation(Relation::New)];
    assert_eq!(after(rule, intends_exchange()), Applies::Ask(ProfileField::Entitled));
    let mut owns = intends_exchange();
    owns.push(owned(&["exchange", "teams"]));
    assert_eq!(after(rule, owns), Applies::Yes);
    let mut lacks = intends_exchange();
    lacks.push(owned(&["exchange"]));
    assert_eq!(after(rule, lacks), Applies::No);
}

#[test]
fn teams_first_can_be_switched_off() {
    let mut world = World::captured();
    world.policy.journey.teams_first = false;
    world.fm_does([relation(Relation::New)]);
    assert_eq!(world.e.rule(RuleId::TeamsFirst, &world.policy, world.now), Applies::No);
    let pitch = world.e.task_view(TaskId(3723), &world.policy, world.now).expect("a task");
    assert!(!pitch.must);
}

#[test]
fn terms_are_for_migration_of_exchange_onedrive_or_sharepoint() {
    assert_eq!(after(RuleId::Terms, vec![yes(ProfileField::Migration, true)]), Applies::Yes);
    assert_eq!(after(RuleId::Terms, vec![yes(ProfileField::Migration, false)]), Applies::No);
    assert_eq!(after(RuleId::Terms, vec![intends(&["teams"])]), Applies::No);
}

#[test]
fn owned_services_without_intent_are_noticed() {
    let rule = RuleId::EntitledNotIntended;
    assert_eq!(after(rule, vec![]), Applies::Ask(ProfileField::Entitled));
    assert_eq!(after(rule, vec![owned(&["teams", "exchange", "onedrive"])]), Applies::Yes);
    assert_eq!(after(rule, vec![owned(&["teams", "exchange"])]), Applies::No);
}

#[test]
fn the_onedrive_programme_is_for_who_owns_onedrive_and_agreed() {
    let rule = RuleId::OnedriveProgramme;
    assert_eq!(after(rule, vec![owned(&["teams", "exchange"])]), Applies::No);
    let agreed = |so| vec![intends(&["onedrive"]), yes(ProfileField::OnedriveProgramme, so)];
    assert_eq!(after(rule, agreed(true)), Applies::Yes);
    assert_eq!(after(rule, agreed(false)), Applies::No);
}

#[test]
fn the_additional_benefit_starts_at_20000_licences_or_with_an_exception() {
    let rule = RuleId::Enterprise20000;
    assert_eq!(after(rule, vec![seats(19_999)]), Applies::No);
    assert_eq!(after(rule, vec![seats(20_000)]), Applies::Yes);
    let exception = told(ProfileField::Benefit, ProfileValue::Benefit(Benefit::Exception));
    assert_eq!(after(rule, vec![seats(500), exception]), Applies::Yes);
}

#[test]
fn who_is_in_the_additional_benefit_gets_no_workshop() {
    let enrolled = told(ProfileField::Benefit, ProfileValue::Benefit(Benefit::Enrolled));
    let outside = told(ProfileField::Benefit, ProfileValue::Benefit(Benefit::Outside));
    assert_eq!(after(RuleId::NotAdditionalBenefit, vec![enrolled.clone()]), Applies::Yes);
    assert_eq!(after(RuleId::NotAdditionalBenefit, vec![outside]), Applies::No);
    assert_eq!(after(RuleId::SsatBeforeClosing, vec![enrolled.clone()]), Applies::No);
    let mut world = World::captured();
    world.fm_does([enrolled]);
    let workshop = world.e.task_view(TaskId(2536), &world.policy, world.now).expect("a task");
    assert!(!workshop.must, "the workshop is not asked for");
    assert_eq!(world.e.guard(Guard::NotInAdditionalBenefit, &world.policy, world.now), GuardState::Fails);
}

#[test]
fn the_value_add_tip_is_for_exchange_with_devices_or_migration() {
    let rule = RuleId::ValueAddTip;
    assert_eq!(after(rule, vec![intends(&["teams"])]), Applies::No);
    assert_eq!(after(rule, vec![]), Applies::Ask(ProfileField::Devices));
    assert_eq!(after(rule, vec![yes(ProfileField::Devices, true)]), Applies::Yes);
    let neither = vec![yes(ProfileField::Devices, false), yes(ProfileField::Migration, false)];
    assert_eq!(after(rule, neither), Applies::No);
    let moving = vec![yes(ProfileField::Devices, false), yes(ProfileField::Migration, true)];
    assert_eq!(after(rule, moving), Applies::Yes);
}

#[test]
fn a_pitch_is_due_only_where_its_service_is_intended_or_owned() {
    let mut world = World::captured();
    let must =
        |world: &World, id| world.e.task_view(TaskId(id), &world.policy, world.now).expect("a task").must;
    assert!(must(&world, 3278), "Exchange is intended");
    world.fm_does([owned(&["teams", "exchange", "sharepoint"])]);
    assert!(must(&world, 3737), "SharePoint is owned");
    assert!(!must(&world, 3718), "OneDrive is not");
}

#[test]
fn a_handshake_waits_for_a_success_manager_and_for_the_workload() {
    let rule = RuleId::CsmHandshake;
    assert_eq!(after(rule, vec![yes(ProfileField::Csm, true)]), Applies::No, "nothing is enabled");
    let enabled = |csm| {
        let over = JourneyCommand::Override { to: Phase::SuccessExecution, reason: "Known".to_owned() };
        vec![yes(ProfileField::Csm, csm), Command::Journey(over)]
    };
    assert_eq!(after(rule, enabled(true)), Applies::Yes);
    assert_eq!(after(rule, enabled(false)), Applies::No);
}

#[test]
fn help_to_raise_usage_is_for_microsoft_365_apps_where_it_was_determined() {
    let rule = RuleId::RaiseUsage;
    assert_eq!(after(rule, vec![yes(ProfileField::Push, true)]), Applies::No);
    let apps = |so| vec![intends(&["m365-apps"]), yes(ProfileField::Push, so)];
    assert_eq!(after(rule, apps(true)), Applies::Yes);
    assert_eq!(after(rule, apps(false)), Applies::No);
}

#[test]
fn a_session_on_usage_reports_is_for_who_wants_one_after_the_review() {
    let wants = |so| yes(ProfileField::UsageReport, so);
    assert_eq!(after(RuleId::UsageReport, vec![wants(true)]), Applies::No, "no review was held");
    let mut world = World::reviewed();
    assert_eq!(
        world.e.rule(RuleId::UsageReport, &world.policy, world.now),
        Applies::Ask(ProfileField::UsageReport)
    );
    world.fm_does([wants(true)]);
    assert!(world.e.rule(RuleId::UsageReport, &world.policy, world.now).is_yes());
}

#[test]
fn a_review_is_due_when_every_service_or_as_policy_says_any_reached_its_share() {
    let mut world = World::enabling(MotionId::CustomerHealth);
    let active = |teams_use, exchange_use| {
        let active = [(teams(), teams_use), (exchange(), exchange_use)].into();
        told(ProfileField::Active, ProfileValue::Active(active))
    };
    world.fm_does([active(50, 49)]);
    assert_eq!(world.e.rule(RuleId::ReviewDue, &world.policy, world.now), Applies::No);
    world.policy.journey.review_all = false;
    assert_eq!(world.e.rule(RuleId::ReviewDue, &world.policy, world.now), Applies::Yes);
    world.policy.journey.review_all = true;
    world.fm_does([active(50, 50)]);
    assert_eq!(world.e.rule(RuleId::ReviewDue, &world.policy, world.now), Applies::Yes);
}

#[test]
fn the_outcome_decides_between_expansion_and_leaving() {
    let world = World::reviewed();
    let rule = |world: &World, rule| world.e.rule(rule, &world.policy, world.now);
    assert_eq!(rule(&world, RuleId::Expansion), Applies::No);
    assert_eq!(rule(&world, RuleId::ReviewOutcome), Applies::Yes);
    let mut more = World::reviewed();
    more.fm_does([chosen(OutcomeId::MoreDiscussions, vec![])]);
    assert_eq!(rule(&more, RuleId::Expansion), Applies::Yes);
    assert_eq!(rule(&more, RuleId::Disengage), Applies::No);
}

#[test]
fn migration_is_helped_with_above_500_entitlements() {
    let rule = RuleId::MigrationBenefit;
    let moving = |count| vec![yes(ProfileField::Migration, true), seats(count)];
    assert_eq!(after(rule, moving(500)), Applies::No);
    assert_eq!(after(rule, moving(501)), Applies::Yes);
}

#[test]
fn gaps_in_intent_are_noticed_until_everything_is_agreed() {
    let mut world = World::captured();
    assert!(world.e.rule(RuleId::IntentGaps, &world.policy, world.now).is_yes());
    let services = vec![teams(), exchange()];
    let agreed = Command::RecordAgreed {
        with: in_room(&ana()),
        how: How::Call,
        on: None,
        note: String::new(),
        services,
    };
    world.fm_does([agreed]);
    assert_eq!(world.e.rule(RuleId::IntentGaps, &world.policy, world.now), Applies::No);
}
