//! The state machine and the acts: everything reachable, nothing a dead end, each act with all its consequences.

use super::*;

#[test]
fn the_phases_are_those_that_engagements_store() {
    let phases: Vec<_> = Playbook::get().phases().iter().map(|phase| phase.id.to_string()).collect();
    for phase in &phases {
        assert!(serde_json::from_value::<Phase>(phase.as_str().into()).is_ok(), "{phase}");
    }
    assert_eq!(phases.len(), 15);
}

#[test]
fn every_phase_is_reached_from_the_beginning_and_has_a_way_out() {
    let playbook = Playbook::get();
    let mut reached: Vec<&PhaseId> = playbook.transitions_from(None).map(|start| &start.to).collect();
    assert_eq!(reached.len(), 1);
    let mut at = 0;
    while let Some(phase) = reached.get(at).copied() {
        let onward: Vec<_> =
            playbook.transitions_from(Some(phase)).map(|transition| &transition.to).collect();
        assert!(onward.iter().any(|to| *to != phase), "{phase} is a dead end");
        for to in onward {
            if !reached.contains(&to) {
                reached.push(to);
            }
        }
        at += 1;
    }
    assert_eq!(reached.len(), playbook.phases().len());
}

#[test]
fn two_changes_on_the_same_act_differ_in_what_they_ask_for() {
    let transitions = Playbook::get().transitions();
    for (at, one) in transitions.iter().enumerate() {
        for other in &transitions[..at] {
            let same = (&one.from, one.on) == (&other.from, other.on);
            assert!(!same || one.guards != other.guards, "{:?} on {} leads two ways", one.from, one.on);
        }
    }
}

#[test]
fn each_outcome_of_the_review_leads_where_it_says() {
    let playbook = Playbook::get();
    let review = PhaseId::new("review_done");
    for outcome in playbook.outcomes() {
        let change = playbook.transitions_from(Some(&review)).find(|change| change.on == outcome.act);
        let change = change.expect("a change of phase");
        assert_eq!(change.to, outcome.to);
        assert!(change.guards.contains(&Guard::OutcomeChosen));
        assert_eq!(change.new_cycle, outcome.outcome == OutcomeId::MoreWorkloads);
    }
    assert_eq!(playbook.transitions_from(Some(&review)).count(), 4);
}

#[test]
fn a_closed_phase_is_left_only_into_a_new_cycle() {
    let playbook = Playbook::get();
    for phase in playbook.phases().iter().filter(|phase| phase.closed) {
        for change in playbook.transitions_from(Some(&phase.id)) {
            assert!(change.new_cycle && change.guards == [Guard::NewCycle]);
        }
    }
    assert_eq!(playbook.phases().iter().filter(|phase| phase.closed).count(), 2);
}

#[test]
fn one_act_has_all_its_consequences() {
    use TaskStatus::{Cancelled, Complete, InProgress};
    let all = |act, status, tasks: &[u32]| {
        let wanted: Vec<_> = tasks.iter().map(|id| Consequence { task: TaskId(*id), status }).collect();
        assert_eq!(Playbook::get().consequences(act), wanted, "{act}");
    };
    all(ActId::OutreachSent, Complete, &[3616]);
    all(ActId::HandoverReceived, Complete, &[3979]);
    all(ActId::KickoffHeld, Complete, &[994]);
    all(ActId::QuickleadSent, Complete, &[983]);
    all(ActId::TermsApproved, Complete, &[1903, 1904]);
    let pitches = [3723, 3734, 3278, 3718, 3737, 3738];
    all(ActId::PitchPlanned, InProgress, &pitches);
    all(ActId::PitchHeld, Complete, &pitches);
    all(ActId::PitchDeclined, Cancelled, &pitches);
    all(ActId::WorkshopClosed, Complete, &[2536]);
    all(ActId::OnedriveIntroduced, Complete, &[3740]);
    all(ActId::OnedriveWorkshopHeld, Complete, &[3741]);
    all(ActId::OnedriveTracked, Complete, &[3743]);
    all(ActId::HandshakeAccepted, Complete, &[3731, 3732, 3733]);
    all(ActId::ReviewHeld, Complete, &[3735]);
    for act in [ActId::PitchPlanned, ActId::PitchHeld, ActId::PitchDeclined] {
        assert_eq!(Playbook::get().act(act).pick, Pick::Task);
    }
    assert_eq!(Playbook::get().act(ActId::HandshakeAccepted).pick, Pick::Service);
    assert_eq!(Playbook::get().act(ActId::TermsApproved).pick, Pick::All);
}

#[test]
fn an_act_about_one_task_or_service_changes_that_one_alone() {
    let playbook = Playbook::get();
    let tasks = |act, task: Option<u32>, service: Option<&str>| -> Vec<u32> {
        let service = service.map(ServiceId::new);
        let found = playbook.consequences_for(act, task.map(TaskId), service.as_ref());
        found.into_iter().map(|consequence| consequence.task.0).collect()
    };
    assert_eq!(tasks(ActId::PitchHeld, Some(3718), None), [3718]);
    assert_eq!(tasks(ActId::PitchHeld, None, Some("teams")), [] as [u32; 0]);
    assert_eq!(tasks(ActId::HandshakeAccepted, None, Some("yammer")), [3732]);
    assert_eq!(tasks(ActId::HandshakeAccepted, None, Some("exchange")), [] as [u32; 0]);
    assert_eq!(tasks(ActId::TermsApproved, None, None), [1903, 1904]);
}

#[test]
fn every_mandatory_pitch_asks_a_rule_before_it_is_due() {
    let rules =
        |id| -> Vec<RuleId> { Playbook::get().rules_about(TaskId(id)).map(|rule| rule.rule).collect() };
    assert_eq!(rules(3740), [RuleId::OnedriveProgramme]);
    assert_eq!(rules(3723), [RuleId::TeamsFirst]);
    for pitch in [3734, 3278, 3718, 3737, 3738] {
        assert_eq!(rules(pitch), [RuleId::ServicePitch], "{pitch}");
    }
}

#[test]
fn every_live_task_is_completed_by_some_act_so_that_no_list_needs_opening() {
    let playbook = Playbook::get();
    for task in playbook.live_tasks() {
        let done = playbook.acts().iter().flat_map(|act| &act.consequences);
        let mut done = done.filter(|consequence| consequence.status == TaskStatus::Complete);
        assert!(done.any(|consequence| consequence.task == task.id), "{}", task.id);
    }
}

#[test]
fn a_handshake_closes_the_task_of_its_own_service() {
    let playbook = Playbook::get();
    for consequence in playbook.consequences(ActId::HandshakeAccepted) {
        let task = playbook.task(consequence.task).expect("there");
        let own: Vec<_> = playbook.services().iter().filter(|s| s.handshake == Some(task.id)).collect();
        let [service] = own.as_slice() else { panic!("{} is the handshake of {}", task.id, own.len()) };
        assert_eq!(task.services, std::slice::from_ref(&service.id));
    }
}

#[test]
fn the_processes_of_the_seeds_are_whole_and_each_has_a_bucket() {
    let playbook = Playbook::get();
    let whole: Vec<_> = playbook.processes().iter().filter(|process| process.whole).collect();
    let ids: Vec<_> = whole.iter().map(|process| process.id.as_str()).collect();
    assert_eq!(ids, ["initiate.kickoff", "assess.success-workshop", "success.support", "success.review"]);
    let counts: Vec<_> = whole
        .iter()
        .map(|p| [p.objectives.len(), p.inputs.len(), p.activities.len(), p.outputs.len(), p.next.len()])
        .collect();
    assert_eq!(counts, [[5, 4, 6, 13, 5], [6, 4, 8, 13, 4], [4, 2, 6, 4, 1], [7, 3, 4, 7, 2]]);
    for process in whole {
        let buckets = process.activities.iter().filter(|activity| activity.bucket).count();
        assert_eq!(buckets, 1, "{}", process.id);
        let steps = process.activities.iter().filter(|activity| !activity.bucket);
        assert!(steps.map(|activity| activity.steps.len()).all(|steps| steps > 0), "{}", process.id);
    }
}

#[test]
fn a_live_task_stands_in_an_activity_that_is_about_its_services() {
    let playbook = Playbook::get();
    let everything = ServiceId::new("all-services");
    for activity in playbook.processes().iter().flat_map(|process| &process.activities) {
        for task in activity.tasks.iter().filter_map(|id| playbook.task(*id)).filter(|task| task.live) {
            let about = activity.services.contains(&everything)
                || task.services.iter().any(|service| activity.services.contains(service));
            assert!(about, "{} in {}", task.id, activity.id);
        }
    }
}
