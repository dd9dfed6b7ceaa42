//! The journey: acts with their consequences, gates with their sums, rules with both their answers, cycles.

use super::*;
use crate::playbook::{
    ActId, EngagementStatus, Guard, Known, MotionId, OutcomeId, Playbook, PriorityId, ProcessId, RuleId,
    TaskId, TaskStatus,
};

mod handing;
mod properties;
mod rules;
mod terms;

pub(super) fn acted(act: ActId) -> Command {
    Command::Journey(JourneyCommand::Act(Acted::of(act)))
}

pub(super) fn about(act: ActId, about: About) -> Command {
    Command::Journey(JourneyCommand::Act(Acted { about, ..Acted::of(act) }))
}

pub(super) fn told(field: ProfileField, value: ProfileValue) -> Command {
    Command::Journey(JourneyCommand::Tell { field, value })
}

pub(super) fn yes(field: ProfileField, yes: bool) -> Command {
    told(field, ProfileValue::Yes(yes))
}

pub(super) fn attested(subjects: &[Subject]) -> Command {
    Command::Journey(JourneyCommand::Attest { subjects: subjects.to_vec(), so: true })
}

pub(super) fn word(guard: Guard) -> Command {
    attested(&[Subject::Guard(guard)])
}

/// Every factor of both services is in place.
pub(super) fn factors() -> Command {
    let entry = FactorEntry { status: Edit::Set(FactorStatus::InPlace), ..FactorEntry::default() };
    let same = Factor::ALL.iter().map(|factor| (*factor, entry.clone())).collect();
    Command::Ssat(SsatCommand::Enter {
        services: vec![teams(), exchange()],
        same,
        exceptions: BTreeMap::new(),
    })
}

pub(super) fn chosen(outcome: OutcomeId, services: Vec<ServiceId>) -> Command {
    let (reached, momentum) = ("Everybody meets in Teams".to_owned(), "Champions meet monthly".to_owned());
    Command::Journey(JourneyCommand::Outcome { outcome, services, reached, momentum })
}

impl World {
    /// The FM does these, one after the other.
    pub(super) fn fm_does(&mut self, commands: impl IntoIterator<Item = Command>) {
        for command in commands {
            self.does(&fm(), command);
        }
    }

    pub(super) fn refusal(&self, command: Command) -> Refusal {
        apply(&self.e, &fm(), command, self.now, &self.policy).expect_err("the rules say no")
    }

    pub(super) fn task(&self, id: u32) -> TaskStatus {
        self.e.path.status(TaskId(id))
    }

    /// The kick-off was held; Teams does not come first, nothing is migrated, terms do not matter.
    pub(super) fn kicked_off(motion: MotionId) -> Self {
        let mut world = Self::captured();
        world.fm_does([
            told(ProfileField::Motion, ProfileValue::Motion(motion)),
            told(ProfileField::Relation, ProfileValue::Relation(Relation::Known)),
            told(ProfileField::Priority, ProfileValue::Priority(PriorityId::new("low"))),
            told(ProfileField::Entitled, ProfileValue::Services([teams(), exchange()].into())),
            yes(ProfileField::Managed, false),
            yes(ProfileField::Migration, false),
            acted(ActId::HandoverNotNeeded),
            acted(ActId::OutreachSent),
            acted(ActId::KickoffBooked),
            acted(ActId::KickoffHeld),
        ]);
        assert_eq!(world.e.head.phase, Phase::KickoffDone);
        world
    }

    /// Services are being enabled; the workshop is closed.
    pub(super) fn enabling(motion: MotionId) -> Self {
        let mut world = Self::kicked_off(motion);
        let with = in_room(&ana());
        let services = vec![teams(), exchange()];
        let agreed = Command::RecordAgreed { with, how: How::Call, on: None, note: String::new(), services };
        world.fm_does([
            agreed,
            acted(ActId::KickoffClosed),
            told(ProfileField::Seats, ProfileValue::Number(500)),
            factors(),
            Command::Ssat(SsatCommand::Review),
            acted(ActId::WorkshopClosed),
            yes(ProfileField::TechnicalGaps, false),
            acted(ActId::AssessmentComplete),
        ]);
        assert_eq!(world.e.head.phase, Phase::Enable);
        world
    }

    /// The review was held.
    pub(super) fn reviewed() -> Self {
        let mut world = Self::enabling(MotionId::CustomerHealth);
        world.fm_does([
            word(Guard::EnablementMeasured),
            acted(ActId::EnablementComplete),
            told(ProfileField::Active, ProfileValue::Active([(teams(), 60), (exchange(), 50)].into())),
            acted(ActId::UsageReached),
            acted(ActId::ReviewHeld),
        ]);
        assert_eq!(world.e.head.phase, Phase::ReviewDone);
        world
    }
}

#[test]
fn one_act_completes_its_task_and_moves_the_phase() {
    let mut world = World::kicked_off(MotionId::CustomerHealth);
    assert_eq!(world.task(994), TaskStatus::Complete);
    assert_eq!(world.task(3616), TaskStatus::Complete);
    assert_eq!(world.task(3979), TaskStatus::NotRequired);
    world.fm_does([acted(ActId::TermsSent)]);
    assert_eq!((world.task(1903), world.task(1904)), (TaskStatus::Complete, TaskStatus::InProgress));
    world.fm_does([terms::recorded(How::Call)]);
    assert_eq!(world.task(1904), TaskStatus::Complete);
}

#[test]
fn the_kickoff_the_terms_the_workshop_and_the_review_complete_their_tasks_by_themselves() {
    let mut world = World::reviewed();
    world.fm_does([terms::recorded(How::Call)]);
    for task in [994, 1904, 2536, 3735] {
        assert_eq!(world.task(task), TaskStatus::Complete, "{task}");
    }
    assert_eq!(world.task(1699), TaskStatus::Complete);
    assert_eq!(world.task(1701), TaskStatus::Complete);
}

#[test]
fn an_act_recorded_early_moves_the_phase_once_what_was_missing_is_there() {
    let mut world = World::new();
    world.fm_does([
        yes(ProfileField::Managed, true),
        acted(ActId::HandoverReceived),
        acted(ActId::KickoffHeld),
        acted(ActId::OutreachSent),
    ]);
    assert_eq!(world.e.head.phase, Phase::Preparing, "the account team was not told");
    assert_eq!(world.task(994), TaskStatus::Complete, "what happened is recorded all the same");
    world.fm_does([word(Guard::AccountTeamTold)]);
    assert_eq!(world.e.head.phase, Phase::KickoffScheduled, "whether Teams comes first is not known");
    world.fm_does([
        told(ProfileField::Priority, ProfileValue::Priority(PriorityId::new("low"))),
        told(ProfileField::Relation, ProfileValue::Relation(Relation::Known)),
    ]);
    assert_eq!(world.e.head.phase, Phase::KickoffDone);
}

#[test]
fn a_decision_is_refused_with_what_does_not_hold() {
    let world = World::kicked_off(MotionId::CustomerHealth);
    let refusal = world.refusal(acted(ActId::KickoffClosed));
    let unmet = vec![Guard::DibsPassedOnce];
    assert_eq!(refusal, Refusal::Journey(JourneyRefusal::NotYet { act: ActId::KickoffClosed, unmet }));
    let nowhere = world.refusal(acted(ActId::MigrationComplete));
    assert_eq!(nowhere, Refusal::Journey(JourneyRefusal::NotHere { act: ActId::MigrationComplete }));
}

#[test]
fn both_tracks_run_side_by_side_after_the_kickoff() {
    let mut world = World::kicked_off(MotionId::CustomerHealth);
    let services = vec![teams(), exchange()];
    let agreed = Command::RecordAgreed {
        with: in_room(&ana()),
        how: How::Call,
        on: None,
        note: String::new(),
        services,
    };
    world.fm_does([
        agreed,
        acted(ActId::KickoffClosed),
        yes(ProfileField::TechnicalGaps, true),
        acted(ActId::AssessmentComplete),
    ]);
    assert_eq!(world.e.head.phase, Phase::Remediate, "the technical track went on alone");
    world.fm_does([
        told(ProfileField::Seats, ProfileValue::Number(100)),
        factors(),
        Command::Ssat(SsatCommand::Review),
        acted(ActId::WorkshopClosed),
    ]);
    assert_eq!(world.e.head.phase, Phase::Remediate, "the success track does not move the technical one");
    assert_eq!(world.task(2536), TaskStatus::Complete);
}

#[test]
fn an_override_needs_a_reason_and_the_fm_and_is_kept() {
    let mut world = World::new();
    let over = |reason: &str| {
        Command::Journey(JourneyCommand::Override { to: Phase::Enable, reason: reason.to_owned() })
    };
    assert!(matches!(world.refusal(over(" ")), Refusal::Wrong(_)));
    let ana_says = apply(&world.e, &sam(), over("I want it"), world.now, &world.policy);
    assert_eq!(ana_says, Err(Refusal::NotFm));
    world.fm_does([over("Moved here from another system")]);
    assert_eq!(world.e.head.phase, Phase::Enable);
    let kept = world.e.path.overrides.values().next().expect("it is kept");
    assert_eq!((kept.from, kept.to), (Phase::Assigned, Phase::Enable));
    assert_eq!(world.e.text(kept.reason), Some("Moved here from another system"));
}

#[test]
fn an_rfa_with_99_active_users_is_told_its_sum_and_with_100_it_is_enabled() {
    let mut world = World::enabling(MotionId::Rfa);
    let active = |count| {
        told(ProfileField::Active, ProfileValue::Active([(teams(), count), (exchange(), count)].into()))
    };
    world.fm_does([told(ProfileField::Seats, ProfileValue::Number(1_000)), active(99)]);
    let standing = world.e.guard_standing(Guard::EnablementMeasured, &world.policy, world.now);
    assert_eq!(standing.sums[0], (Some(teams()), Sum { have: 99, need: 100 }));
    assert!(matches!(
        world.refusal(acted(ActId::EnablementComplete)),
        Refusal::Journey(JourneyRefusal::NotYet { .. })
    ));
    world.fm_does([active(100), acted(ActId::EnablementComplete)]);
    assert_eq!(world.e.head.phase, Phase::Completion, "a request for assistance goes to its completion");
}

#[test]
fn below_1000_seats_a_tenth_of_them_is_enough() {
    let mut world = World::enabling(MotionId::Rfa);
    let sum = |world: &World| world.e.enablement_sum(&teams(), &world.policy);
    let active = |count| told(ProfileField::Active, ProfileValue::Active([(teams(), count)].into()));
    world.fm_does([told(ProfileField::Seats, ProfileValue::Number(999)), active(99)]);
    assert_eq!(sum(&world), Some(Sum { have: 99, need: 100 }), "9.9 % are not 10 %");
    world.fm_does([told(ProfileField::Seats, ProfileValue::Number(990))]);
    assert_eq!(sum(&world), Some(Sum { have: 99, need: 99 }));
    world.fm_does([told(ProfileField::Seats, ProfileValue::Number(1_000)), active(100)]);
    assert_eq!(sum(&world), Some(Sum { have: 100, need: 100 }), "1,000 seats count users");
    world.fm_does([told(ProfileField::Seats, ProfileValue::Number(50_000))]);
    assert_eq!(sum(&world), Some(Sum { have: 100, need: 100 }));
}

#[test]
fn an_rfa_ends_with_the_talk_and_its_task_and_the_engagement_is_over() {
    let mut world = World::enabling(MotionId::Rfa);
    world.fm_does([
        told(ProfileField::Active, ProfileValue::Active([(teams(), 60), (exchange(), 50)].into())),
        acted(ActId::EnablementComplete),
    ]);
    let refusal = world.refusal(acted(ActId::EnablementDisengaged));
    let unmet = vec![Guard::CompletionTalkHeld];
    assert_eq!(refusal, Refusal::Journey(JourneyRefusal::NotYet { act: ActId::EnablementDisengaged, unmet }));
    world.fm_does([word(Guard::CompletionTalkHeld), acted(ActId::EnablementDisengaged)]);
    assert_eq!(world.e.head.phase, Phase::Disengaged);
    assert_eq!(world.task(4058), TaskStatus::Complete);
    assert_eq!(world.refusal(acted(ActId::PitchHeld)), Refusal::Journey(JourneyRefusal::Over));
}

#[test]
fn an_expansion_begins_a_new_cycle_and_keeps_the_old_one() {
    let mut world = World::reviewed();
    world.fm_does([chosen(OutcomeId::MoreWorkloads, vec![service("onedrive")])]);
    assert_eq!((world.e.head.phase, world.e.head.cycle), (Phase::Preparing, 2));
    assert_eq!(world.e.head.services, [service("onedrive")]);
    let old = &world.e.path.cycles[&1];
    assert_eq!(old.outcome, Some(OutcomeId::MoreWorkloads));
    assert!(old.tasks.contains(&(TaskId(3735), TaskStatus::Complete)));
    assert_eq!(world.task(994), TaskStatus::NotStarted, "the kick-off is held again");
    assert_eq!(world.e.path.profile.relation, Some(Relation::Again), "the customer is back for more");
    assert!(world.e.dibs.contains_key(&teams()), "what was agreed stays");
}

#[test]
fn a_customer_who_goes_on_alone_gets_practices_and_a_survey_first() {
    let mut world = World::reviewed();
    let unmet = vec![Guard::PracticesShared, Guard::SurveySent];
    let refusal = world.refusal(chosen(OutcomeId::Disengage, vec![]));
    assert_eq!(refusal, Refusal::Journey(JourneyRefusal::NotYet { act: ActId::ChoseDisengage, unmet }));
    world.fm_does([
        word(Guard::PracticesShared),
        word(Guard::SurveySent),
        chosen(OutcomeId::Disengage, vec![]),
    ]);
    assert_eq!(world.e.head.phase, Phase::Disengaged);
    world.fm_does([acted(ActId::Reopened)]);
    assert_eq!((world.e.head.phase, world.e.head.cycle), (Phase::Preparing, 2));
}

#[test]
fn more_discussions_lead_back_to_success_execution_and_a_second_review_is_possible() {
    let mut world = World::reviewed();
    world.fm_does([chosen(OutcomeId::MoreDiscussions, vec![])]);
    assert_eq!(world.e.head.phase, Phase::SuccessExecution, "the review that was held is used up");
    world.fm_does([acted(ActId::UsageReached)]);
    assert_eq!(world.e.head.phase, Phase::ReviewDue);
    world.fm_does([acted(ActId::ReviewHeld)]);
    assert_eq!(world.e.head.phase, Phase::ReviewDone);
}

#[test]
fn a_handshake_completes_the_workloads_own_task_and_stops_check_ins_for_it_alone() {
    let mut world = World::enabling(MotionId::Targeting);
    let commands =
        [word(Guard::EnablementMeasured), acted(ActId::EnablementComplete), yes(ProfileField::Csm, true)];
    world.fm_does(commands);
    assert_eq!(world.e.handshakes(&world.policy, world.now), [(teams(), false)]);
    assert!(matches!(
        world.refusal(acted(ActId::HandshakeAccepted)),
        Refusal::Journey(JourneyRefusal::Unknown)
    ));
    world.fm_does([about(ActId::HandshakeAccepted, About::Service(teams()))]);
    assert_eq!((world.task(3731), world.task(3732)), (TaskStatus::Complete, TaskStatus::NotStarted));
    assert_eq!(world.e.still_ours(&world.policy, world.now), [exchange()]);
    assert!(world.e.rule(RuleId::CsmStopsCheckins, &world.policy, world.now).is_yes());
}

#[test]
fn a_pitch_is_planned_held_or_declined_for_one_task() {
    let mut world = World::kicked_off(MotionId::CustomerHealth);
    let pitch = |act, task| about(act, About::Task(TaskId(task)));
    world.fm_does([pitch(ActId::PitchPlanned, 3278)]);
    assert_eq!((world.task(3278), world.task(3734)), (TaskStatus::InProgress, TaskStatus::NotStarted));
    world.fm_does([pitch(ActId::PitchHeld, 3278), pitch(ActId::PitchPlanned, 3278)]);
    assert_eq!(world.task(3278), TaskStatus::Complete, "what was held is not planned again");
    world.fm_does([pitch(ActId::PitchDeclined, 3734)]);
    assert_eq!(world.task(3734), TaskStatus::Cancelled);
    assert!(matches!(world.refusal(pitch(ActId::PitchHeld, 994)), Refusal::Journey(JourneyRefusal::Unknown)));
}

#[test]
fn a_rest_needs_a_reason_a_next_action_and_its_date() {
    let mut world = World::new();
    let rest = |reason: &str, on| {
        let (reason, next) = (reason.to_owned(), "Call the sponsor".to_owned());
        Command::Journey(JourneyCommand::Rest { status: EngagementStatus::OnHold, reason, next, on })
    };
    assert!(matches!(world.refusal(rest("", day("2026-03-01"))), Refusal::Wrong(_)));
    assert!(matches!(world.refusal(rest("Holidays", day("2026-02-03"))), Refusal::Wrong(_)));
    world.fm_does([rest("Holidays", day("2026-03-01"))]);
    assert_eq!(world.e.path.state.hold.as_ref().map(|hold| hold.status), Some(EngagementStatus::OnHold));
    world.fm_does([Command::Journey(JourneyCommand::Resume)]);
    assert_eq!(world.e.path.state.hold, None);
}

#[test]
fn what_is_missing_has_at_most_five_lines_and_the_first_ones_stand_in_the_way() {
    let world = World::new();
    let missing = world.e.missing(&world.policy, world.now);
    assert!(missing.lines.len() <= 5, "{missing:?}");
    assert_eq!(missing.lines[0], Lack::Act { act: ActId::HandoverReceived });
    let held = World::kicked_off(MotionId::CustomerHealth);
    let missing = held.e.missing(&held.policy, held.now);
    assert!(missing.lines.contains(&Lack::Agree { services: vec![teams(), exchange()] }), "{missing:?}");
}

#[test]
fn any_task_of_the_playbook_can_be_added_to_a_process() {
    let mut world = World::new();
    let process = ProcessId::new("initiate.kickoff");
    let add =
        |task| JourneyCommand::AddTask { task: TaskId(task), process: ProcessId::new("initiate.kickoff") };
    world.fm_does([Command::Journey(add(4017))]);
    let view = world.e.process_view(&process, &world.policy, world.now).expect("a process");
    assert!(view.tasks.iter().any(|task| task.id == TaskId(4017)));
    let unknown = world.refusal(Command::Journey(add(1)));
    assert_eq!(unknown, Refusal::Journey(JourneyRefusal::Unknown));
}

#[test]
fn what_the_fm_attests_ticks_a_line_and_can_be_taken_back() {
    let mut world = World::new();
    let fact = Subject::Known(Known::RhythmAgreed);
    world.fm_does([attested(std::slice::from_ref(&fact))]);
    assert_eq!(world.e.proof(Known::RhythmAgreed, &world.policy, world.now), Some(Proof::Word));
    let back = JourneyCommand::Attest { subjects: vec![fact], so: false };
    world.fm_does([Command::Journey(back)]);
    assert_eq!(world.e.proof(Known::RhythmAgreed, &world.policy, world.now), None);
    assert!(Playbook::get().processes().iter().any(|process| process.whole));
}

#[test]
fn closing_the_workshop_by_its_own_card_completes_its_task_and_the_success_track() {
    let mut world = World::kicked_off(MotionId::CustomerHealth);
    world.fm_does([factors(), Command::Ssat(SsatCommand::Review), Command::Ssat(SsatCommand::CloseWorkshop)]);
    assert_eq!(world.task(2536), TaskStatus::Complete);
    assert!(world.e.path.did(ActId::WorkshopClosed));
}

#[test]
fn recording_that_the_workshop_is_closed_closes_it_on_its_own_card_too() {
    let world = World::enabling(MotionId::CustomerHealth);
    assert!(world.e.head.workshop.closed.is_some());
}

#[test]
fn a_need_beyond_fasttrack_with_a_shared_contact_asks_for_a_quicklead() {
    let mut world = World::captured();
    let point = |share_contact| NewPoint {
        kind: PointKind::NeedProjectManagement,
        what: format!("Somebody to lead the project, {share_contact}"),
        service: None,
        owner: None,
        next: String::new(),
        date: String::new(),
        share_contact,
    };
    world.fm_does([Command::Point(PointCommand::Add(point(false)))]);
    let rule = |world: &World| world.e.rule(RuleId::Quicklead, &world.policy, world.now);
    assert_eq!(rule(&world), Applies::Ask(ProfileField::OutOfScope));
    world.fm_does([Command::Point(PointCommand::Add(point(true)))]);
    assert_eq!(rule(&world), Applies::Yes);
}
