//! Whose turn it is, without sending anything.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).unwrap()
}

fn queue(tenant: &str, n: usize) -> Queue {
    Queue::of_conversation(tenant, &n.to_string())
}

/// Takes the next queue and puts it back to the end, as long as there is one; in which order they came.
fn round(line: &mut Line, picks: usize) -> Vec<Arc<Queue>> {
    let mut order = Vec::new();
    for _ in 0..picks {
        let Some((queue, lane)) = line.pick(64, |_, _| None) else { break };
        line.again(&queue, lane, at(0));
        order.push(queue);
    }
    order
}

#[test]
fn a_tenant_with_very_many_queues_holds_up_no_other() {
    let mut line = Line::default();
    for n in 0..1_000 {
        line.add(queue("large", n), Lane::Unasked, at(0));
    }
    line.add(queue("small", 0), Lane::Unasked, at(0));
    let order = round(&mut line, 6);
    assert_eq!(order.iter().filter(|queue| queue.tenant == "small").count(), 3, "{order:?}");
}

#[test]
fn every_queue_of_a_tenant_gets_its_turn_before_one_gets_a_second() {
    let mut line = Line::default();
    for n in 0..50 {
        line.add(queue("t", n), Lane::Asked, at(0));
    }
    let order = round(&mut line, 50);
    assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), 50);
}

#[test]
fn a_queue_that_is_probably_empty_is_looked_at_soon() {
    let mut line = Line::default();
    for n in 0..50 {
        line.add(queue("t", n), Lane::Unasked, at(0));
    }
    let (first, lane) = line.pick(64, |_, _| None).unwrap();
    line.last_look(&first, lane, at(0));
    assert_eq!(line.pick(64, |_, _| None).map(|(queue, _)| queue), Some(first));
}

#[test]
fn what_somebody_waits_for_goes_first_and_the_rest_keeps_a_share() {
    let mut line = Line::default();
    for n in 0..100 {
        line.add(queue("t", n), Lane::Unasked, at(0));
    }
    for n in 100..104 {
        line.add(queue("t", n), Lane::Asked, at(0));
    }
    let order = round(&mut line, 40);
    let asked = |queue: &&Arc<Queue>| queue.conversation.len() == 3;
    assert_eq!(order.iter().filter(asked).count(), 30);
    assert!(asked(&&order[0]), "and it is the first");
}

#[test]
fn a_person_who_is_to_be_reminded_and_asks_is_answered_before_the_others() {
    let mut line = Line::default();
    for n in 0..100 {
        line.add(queue("t", n), Lane::Unasked, at(0));
    }
    assert!(line.add(queue("t", 99), Lane::Asked, at(0)));
    let (first, lane) = line.pick(64, |_, _| None).unwrap();
    assert_eq!((&*first, lane), (&queue("t", 99), Lane::Asked));
    line.done(&first, at(0));
    assert_eq!(round(&mut line, 200).iter().filter(|queue| ***queue == queue_99()).count(), 0, "once alone");
}

fn queue_99() -> Queue {
    queue("t", 99)
}

#[test]
fn a_tenant_that_had_its_share_waits_as_a_whole_and_each_keeps_its_place() {
    let mut line = Line::default();
    for n in 0..3 {
        line.add(queue("full", n), Lane::Unasked, at(0));
    }
    line.add(queue("free", 0), Lane::Unasked, at(0));
    let opens = |tenant: &str, _| (tenant == "full").then(|| at(1));
    let (picked, lane) = line.pick(64, opens).unwrap();
    assert_eq!(*picked, queue("free", 0));
    line.again(&picked, lane, at(0));
    assert_eq!(line.pick(64, opens).map(|(queue, _)| queue.tenant.clone()).as_deref(), Some("free"));
    line.done(&picked, at(0));
    assert!(line.pick(64, opens).is_none(), "the other waits");
    assert_eq!((line.next_due(), line.due(at(0)), line.due(at(1))), (Some(at(1)), 0, 3));
    let order: Vec<_> = round(&mut line, 3).iter().map(|queue| queue.conversation.clone()).collect();
    assert_eq!(order, ["0", "1", "2"]);
}

#[test]
fn what_was_added_while_a_queue_was_worked_on_is_looked_at() {
    let mut line = Line::default();
    line.add(queue("t", 0), Lane::Unasked, at(0));
    let (picked, _) = line.pick(64, |_, _| None).unwrap();
    assert!(!line.add(queue("t", 0), Lane::Asked, at(1)), "nobody else may work on it");
    assert!(line.pick(64, |_, _| None).is_none());
    assert!(line.done(&picked, at(1)));
    assert_eq!(line.pick(64, |_, _| None).map(|(_, lane)| lane), Some(Lane::Asked));
    assert!(!line.done(&picked, at(1)));
    assert!(line.is_empty());
}

#[test]
fn what_nobody_asked_for_never_has_all_the_places() {
    let mut line = Line::default();
    for n in 0..5 {
        line.add(queue("t", n), Lane::Unasked, at(0));
    }
    let working: Vec<_> = (0..2).filter_map(|_| line.pick(2, |_, _| None)).collect();
    assert!(line.pick(2, |_, _| None).is_none());
    line.add(queue("t", 9), Lane::Asked, at(0));
    assert_eq!(line.pick(2, |_, _| None).map(|(_, lane)| lane), Some(Lane::Asked));
    line.wait(&working[0].0, Lane::Unasked, at(9));
    assert!(line.pick(2, |_, _| None).is_some());
}

#[test]
fn the_depth_counts_queues_and_since_when_the_oldest_waits() {
    let mut line = Line::default();
    assert_eq!(line.depth(), (0, None));
    line.add(queue("t", 0), Lane::Unasked, at(5));
    line.add(queue("t", 1), Lane::Unasked, at(3));
    assert_eq!(line.depth(), (2, Some(at(3))));
}

#[derive(Debug, Clone)]
enum Step {
    Add(u8, u8, bool),
    Pick,
    Again(usize),
    Wait(usize, i64),
    HeldUp(usize, i64),
    Done(usize),
    Pass(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..3_u8, 0..6_u8, any::<bool>()).prop_map(|(t, n, asked)| Step::Add(t, n, asked)),
        6 => Just(Step::Pick),
        2 => any::<usize>().prop_map(Step::Again),
        1 => (any::<usize>(), 1..9_i64).prop_map(|(n, s)| Step::Wait(n, s)),
        1 => (any::<usize>(), 1..9_i64).prop_map(|(n, s)| Step::HeldUp(n, s)),
        3 => any::<usize>().prop_map(Step::Done),
        2 => (0..5_i64).prop_map(Step::Pass),
    ];
    proptest::collection::vec(step, 0..120)
}

proptest! {
    /// Whatever happens: nobody works on a queue twice at a time, and what was added is worked on in the end.
    #[test]
    fn no_queue_is_lost_and_none_is_worked_on_twice(steps in steps()) {
        let mut line = Line::default();
        let mut working: Vec<(Arc<Queue>, Lane)> = Vec::new();
        let mut open: BTreeSet<Queue> = BTreeSet::new();
        let mut now = at(0);
        for step in steps {
            let taken = |working: &mut Vec<_>, n: usize| (!working.is_empty()).then(|| working.remove(n % working.len()));
            match step {
                Step::Add(tenant, n, asked) => {
                    let lane = if asked { Lane::Asked } else { Lane::Unasked };
                    let added = queue(&tenant.to_string(), n.into());
                    open.insert(added.clone());
                    line.add(added, lane, now);
                }
                Step::Pick => if let Some((picked, lane)) = line.pick(2, |_, _| None) {
                    prop_assert!(working.iter().all(|(other, _)| *other != picked));
                    open.remove(&*picked);
                    working.push((picked, lane));
                    prop_assert!(working.iter().filter(|(_, lane)| *lane == Lane::Unasked).count() <= 2);
                },
                Step::Again(n) => if let Some((queue, lane)) = taken(&mut working, n) {
                    open.insert((*queue).clone());
                    line.again(&queue, lane, now);
                },
                Step::Wait(n, s) => if let Some((queue, lane)) = taken(&mut working, n) {
                    open.insert((*queue).clone());
                    line.wait(&queue, lane, now + SignedDuration::from_secs(s));
                },
                Step::HeldUp(n, s) => if let Some((queue, lane)) = taken(&mut working, n) {
                    open.insert((*queue).clone());
                    line.held_up(&queue, lane, now + SignedDuration::from_secs(s));
                },
                Step::Done(n) => if let Some((queue, _)) = taken(&mut working, n) {
                    line.done(&queue, now);
                },
                Step::Pass(s) => {
                    now += SignedDuration::from_secs(s);
                    line.due(now);
                }
            }
        }
        for (queue, _) in working {
            line.done(&queue, now);
        }
        line.due(now + SignedDuration::from_secs(60));
        while let Some((queue, _)) = line.pick(2, |_, _| None) {
            open.remove(&*queue);
            line.done(&queue, now);
        }
        prop_assert!(open.is_empty(), "{open:?} was added and never worked on");
        prop_assert!(line.is_empty());
    }
}
