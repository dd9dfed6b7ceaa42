//! The budgets beside a naive model that keeps every request for ever, over a clock moved by chance.

use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;
use crate::clock::{Clock, ManualClock};

fn start() -> Timestamp {
    Timestamp::from_millisecond(1_800_000_000_000).unwrap()
}

fn budgets() -> (ManualClock, Arc<Budgets>) {
    let clock = ManualClock::new(start());
    (clock.clone(), Arc::new(Budgets::new(Arc::new(clock))))
}

fn until(full: Full) -> Timestamp {
    match full {
        Full::Thread(at) | Full::Tenant(at) => at,
    }
}

/// Asks whenever allowed, each answered at once, and returns when each was asked.
fn drive(asked: Asked, lane: Lane, threads: &[&str], times: usize) -> Vec<i64> {
    let (clock, budgets) = budgets();
    let mut all = Vec::new();
    for n in 0..times {
        let thread = threads[n % threads.len()];
        while let Err(full) = budgets.take(asked, lane, "t", thread).map(drop) {
            let later = until(full);
            assert!(later > clock.now(), "a refusal names a later instant");
            clock.set(later);
        }
        all.push(clock.now().as_millisecond());
    }
    all
}

fn most_within(times: &[i64], millis: i64) -> usize {
    let within = |start: &i64| times.iter().filter(|t| (*start..start + millis).contains(t)).count();
    times.iter().map(within).max().unwrap_or(0)
}

#[test]
fn one_thread_never_gets_more_than_each_window_allows() {
    for (asked, [second, two, thirty]) in
        [(Asked::Send, [7, 8, 60]), (Asked::Create, [7, 8, 60]), (Asked::Read, [14, 16, 120])]
    {
        let times = drive(asked, Lane::Asked, &["a"], 400);
        assert_eq!(most_within(&times, 1_000), second);
        assert_eq!(most_within(&times, 2_000), two);
        assert_eq!(most_within(&times, 30_000), thirty);
    }
}

#[test]
fn an_hour_holds_eighteen_hundred_sends() {
    let times = drive(Asked::Send, Lane::Asked, &["a"], 1_900);
    assert_eq!(most_within(&times, 3_600_000), 1_800);
}

#[test]
fn a_tenant_never_gets_more_than_fifty_a_second_of_which_a_part_is_kept_for_answers() {
    let names: Vec<String> = (0..100).map(|n| n.to_string()).collect();
    let threads: Vec<&str> = names.iter().map(String::as_str).collect();
    let times = drive(Asked::Send, Lane::Asked, &threads, 300);
    assert_eq!(most_within(&times, 1_000), 50);
    assert!(times[299] - times[0] < 8_000, "and is not slowed more than needed");
    assert_eq!(most_within(&drive(Asked::Send, Lane::Unasked, &threads, 300), 1_000), 40);
}

#[test]
fn an_answer_is_not_held_up_by_what_nobody_waits_for_nor_by_another_tenant() {
    let (_, budgets) = budgets();
    for n in 0..40 {
        assert!(budgets.take(Asked::Send, Lane::Unasked, "t", &n.to_string()).is_ok());
    }
    assert!(matches!(budgets.take(Asked::Send, Lane::Unasked, "t", "x").map(drop), Err(Full::Tenant(_))));
    assert!(budgets.opens("t", Lane::Unasked).is_some());
    assert_eq!(budgets.opens("t", Lane::Asked), None);
    for n in 0..10 {
        assert!(budgets.take(Asked::Read, Lane::Asked, "t", &n.to_string()).is_ok());
    }
    assert!(matches!(budgets.take(Asked::Read, Lane::Asked, "t", "x").map(drop), Err(Full::Tenant(_))));
    assert!(budgets.take(Asked::Send, Lane::Unasked, "u", "y").is_ok());
}

#[test]
fn a_request_counts_until_its_answer_has_come_and_the_window_has_passed() {
    let (clock, budgets) = budgets();
    let slow: Vec<_> =
        (0..7).map(|_| budgets.take(Asked::Send, Lane::Asked, "t", "a").ok().unwrap()).collect();
    clock.advance(SignedDuration::from_secs(5));
    assert!(budgets.take(Asked::Send, Lane::Asked, "t", "a").is_err(), "all seven are under way");
    drop(slow);
    clock.advance(SignedDuration::from_secs(1));
    assert!(budgets.take(Asked::Send, Lane::Asked, "t", "a").is_err(), "they may have come a second ago");
    clock.advance(SignedDuration::from_millis(100));
    assert!(budgets.take(Asked::Send, Lane::Asked, "t", "a").is_ok());
}

#[test]
fn what_no_window_can_see_any_more_is_forgotten() {
    let (clock, budgets) = budgets();
    let kept = budgets.take(Asked::Send, Lane::Asked, "t", "kept").ok().unwrap();
    for n in 0..40 {
        assert!(budgets.take(Asked::Send, Lane::Asked, "t", &n.to_string()).is_ok());
    }
    clock.advance(SignedDuration::from_hours(2));
    assert!(budgets.take(Asked::Send, Lane::Asked, "u", "x").is_ok());
    assert_eq!(budgets.logs().threads.len(), 2, "the one under way, and the last");
    drop(kept);
}

#[derive(Debug, Clone)]
enum Step {
    Ask(Asked, Lane, u8, u8),
    Answered(usize),
    Pass(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let asked = prop_oneof![5 => Just(Asked::Send), 1 => Just(Asked::Create), 1 => Just(Asked::Read)];
    let lane = prop_oneof![Just(Lane::Asked), Just(Lane::Unasked)];
    let step = prop_oneof![
        12 => (asked, lane, 0..2_u8, 0..9_u8).prop_map(|(a, l, t, n)| Step::Ask(a, l, t, n)),
        8 => any::<usize>().prop_map(Step::Answered),
        3 => (0..400_i64).prop_map(Step::Pass),
        1 => (400..40_000_i64).prop_map(Step::Pass),
    ];
    proptest::collection::vec(step, 0..400)
}

/// A request of the model: what it was, when it left, and when it was answered.
struct Seen {
    asked: Asked,
    lane: Lane,
    tenant: u8,
    thread: u8,
    left: i64,
    answered: Option<i64>,
}

/// How many of `seen` may still be within `millis` before `now`.
fn counted<'a>(seen: impl Iterator<Item = &'a Seen>, now: i64, millis: i64) -> usize {
    seen.filter(|one| one.answered.is_none_or(|at| at + millis > now)).count()
}

/// Whether the model has room.
fn fits(seen: &[Seen], (asked, lane, tenant, thread): (Asked, Lane, u8, u8), now: i64) -> bool {
    let there = |one: &&Seen| one.tenant == tenant;
    let same = |one: &&Seen| there(one) && one.asked == asked && one.thread == thread;
    let few = |one: &&Seen| there(one) && one.lane == Lane::Unasked;
    let in_thread = asked.windows().iter().all(|w| counted(seen.iter().filter(same), now, w.millis) < w.most);
    let in_tenant = counted(seen.iter().filter(there), now, 1_100) < 50;
    let in_lane = lane == Lane::Asked || counted(seen.iter().filter(few), now, 1_100) < 40;
    in_thread && in_tenant && in_lane
}

proptest! {
    #[test]
    fn the_budgets_say_what_a_model_that_forgets_nothing_says(steps in steps()) {
        let (clock, budgets) = budgets();
        let mut seen: Vec<Seen> = Vec::new();
        let mut open: Vec<(usize, Spent)> = Vec::new();
        for step in steps {
            let now = clock.now().as_millisecond();
            match step {
                Step::Pass(ms) => clock.advance(SignedDuration::from_millis(ms)),
                Step::Answered(_) if open.is_empty() => {}
                Step::Answered(n) => {
                    let (index, spent) = open.remove(n % open.len());
                    drop(spent);
                    seen[index].answered = Some(now);
                }
                Step::Ask(asked, lane, tenant, thread) => {
                    let name = format!("{tenant}/{thread}");
                    let taken = budgets.take(asked, lane, &tenant.to_string(), &name);
                    let room = fits(&seen, (asked, lane, tenant, thread), now);
                    prop_assert_eq!(taken.is_ok(), room);
                    match taken {
                        Ok(spent) => {
                            open.push((seen.len(), spent));
                            seen.push(Seen { asked, lane, tenant, thread, left: now, answered: None });
                        }
                        Err(full) => prop_assert!(until(full) > clock.now()),
                    }
                }
            }
        }
        // Whenever between its leaving and its answer each reached Teams: at the first or at the last instant.
        let end = clock.now().as_millisecond();
        for last in [false, true] {
            let reached = |one: &Seen| if last { one.answered.unwrap_or(end) } else { one.left };
            for tenant in 0..2 {
                let times: Vec<i64> = seen.iter().filter(|one| one.tenant == tenant).map(reached).collect();
                prop_assert!(most_within(&times, 1_000) <= 50);
            }
        }
    }
}
