//! What must hold after all the kills: read from the store of the stopped bot, and from what Teams was sent.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use fasttrack_bot::engagement::{Engagement, EngagementId, Event, ServiceId};
use fasttrack_bot::records::{Op, Owed, PersonRecord, Work, keys};
use fasttrack_bot::store::{self, Key, Store};
use jiff::SignedDuration;
use serde_json::Value;
use teams_simulator::Simulator;

use super::driver::{Driver, fm_key};
use super::script::{CORRECTED, SAVED, STEPS, Told};

/// Checks everything and prints the counts.
#[expect(clippy::print_stdout, reason = "the counts are what a run has to say")]
pub(super) async fn everything(sim: &Simulator, folder: &Path, drivers: &[Driver], log: &str) {
    let url = format!("sled:{}", folder.join("store").display());
    let store = store::open(&url).await.expect("the store opens after a stop");
    let pattern = history(&store, &drivers[0].told[0]).await;
    let mut engagements = 0;
    for driver in drivers {
        engagements += of_driver(sim, &store, driver, &pattern).await;
    }
    let owed = owed(&store).await;
    store.close().await.expect("the store closes");
    let sum = |of: fn(&Driver) -> u64| drivers.iter().map(of).sum::<u64>();
    println!(
        "{engagements} engagements, {} turns acknowledged, {} of them interrupted, {} replays",
        sum(|d| d.turns),
        sum(|d| d.interrupted),
        sum(|d| d.replays)
    );
    let given_up =
        log.lines().filter(|line| line.contains("a message was given up: it is not known")).count();
    sent(sim, drivers, given_up, &owed);
    let bad: Vec<&str> =
        log.lines().filter(|line| line.contains("ERROR") || line.contains("panicked")).collect();
    assert!(bad.is_empty(), "{bad:#?}");
    assert!(sim.violations().is_empty(), "{:#?}", sim.violations());
}

/// Every engagement of one driver, and no other; how many.
async fn of_driver(
    sim: &Simulator,
    store: &Arc<dyn Store>,
    driver: &Driver,
    pattern: &[(u64, String)],
) -> usize {
    let mut work = Work::new(Arc::clone(store));
    let key = fm_key(driver.number);
    let rows = work.portfolio(&key, 10_000).await.expect("readable");
    let mut there: Vec<String> = rows.iter().map(|row| row.id.as_str().to_owned()).collect();
    let mut told: Vec<String> = driver.told.iter().map(|told| told.id.clone()).collect();
    there.sort();
    told.sort();
    assert_eq!(there, told, "each engagement was started once and is there");
    for told in &driver.told {
        one(store, told, pattern).await;
    }
    let person = work.get::<PersonRecord>(&keys::person(&key)).await.expect("readable").expect("known");
    // What was interrupted comes again after 45 s as if it were new, and may undo a later choice: nothing in it tells.
    let too_long = sim.clock().now().duration_since(driver.began) > SignedDuration::from_secs(45);
    if let Some(locale) = driver.locale.filter(|_| !too_long) {
        assert_eq!(person.chosen_locale.as_deref(), Some(locale));
    }
    driver.told.len()
}

/// One engagement: its history is what its acknowledged steps make, each once, and its values are those given.
async fn one(store: &Arc<dyn Store>, told: &Told, pattern: &[(u64, String)]) {
    let engagement = load(store, told).await;
    let head = &engagement.head;
    assert_eq!((head.customer.clone(), head.revision.0), (told.customer(), told.revision), "{told:?}");
    let expected: Vec<_> =
        pattern.iter().filter(|(revision, _)| *revision <= told.revision).cloned().collect();
    assert_eq!(history(store, told).await, expected, "{told:?}");
    let date = |service: &str| {
        let dibs = engagement.dibs.get(&ServiceId::new(service))?;
        dibs.values.date.map(|date| date.to_string())
    };
    if told.steps >= SAVED {
        assert_eq!(date("exchange"), Some(told.target()), "{told:?}");
        let teams = if told.steps >= CORRECTED { told.corrected() } else { told.target() };
        assert_eq!(date("teams"), Some(teams), "{told:?}");
    }
    if told.steps == STEPS.len() {
        assert!(engagement.dibs.values().all(|dibs| !dibs.signs.is_empty()), "all confirmed: {told:?}");
    }
}

async fn load(store: &Arc<dyn Store>, told: &Told) -> Engagement {
    let id = EngagementId::parse(&told.id).expect("an id");
    let mut work = Work::new(Arc::clone(store));
    work.engagement(&id).await.expect("readable").expect("it is there")
}

/// What happened, by revision.
async fn history(store: &Arc<dyn Store>, told: &Told) -> Vec<(u64, String)> {
    let id = EngagementId::parse(&told.id).expect("an id");
    let mut work = Work::new(Arc::clone(store));
    let events = work.list::<Event>(&keys::engagement_kind(&id, "h"), 1_000).await.expect("readable");
    let what = |event: &Event| serde_json::to_value(event).expect("JSON")["what"].to_string();
    events.iter().map(|(_, event)| (event.revision.0, what(event))).collect()
}

/// What is still owed: Teams' limits may hold it up for longer than a stop waits.
async fn owed(store: &Arc<dyn Store>) -> Vec<Owed> {
    let mut work = Work::new(Arc::clone(store));
    let all = work.list::<Owed>(&Key::new(["out"]), 100_000).await.expect("readable");
    all.into_iter().map(|(_, owed)| owed).collect()
}

fn posts_into(owed: &Owed, owner: &str, name: &str) -> bool {
    let slot = match &owed.action {
        Op::Post { slot } => slot.as_ref(),
        Op::StartThread { slot } => Some(slot),
        Op::Update { .. } | Op::Delete { .. } => None,
    };
    slot.is_some_and(|slot| slot.owner == owner && slot.name == name)
}

/// What Teams was sent: each message at least once unless given up, and at most once more.
#[expect(clippy::print_stdout, reason = "the counts are what a run has to say")]
fn sent(sim: &Simulator, drivers: &[Driver], given_up: usize, owed: &[Owed]) {
    let mut posts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let log = sim.connector_log();
    let posted = log.iter().filter(|call| ["send", "create", "reply"].contains(&call.operation.as_str()));
    for call in posted.filter(|call| call.status < 300) {
        let mut of = (String::new(), String::new());
        name(&call.body, &mut of);
        *posts.entry(of).or_default() += 1;
    }
    let mut copies = 0;
    let mut missing = 0;
    for told in drivers.iter().flat_map(|driver| &driver.told) {
        for (slot, after, most) in [("card", 3, 1), ("lead", 1, 2), ("request-0", 7, 2)] {
            let count = posts.get(&(told.id.clone(), slot.to_owned())).copied().unwrap_or(0);
            assert!(count <= 2 * most, "{slot} of {told:?} was posted {count} times");
            copies += count.saturating_sub(most);
            let waits = owed.iter().any(|owed| posts_into(owed, &told.id, slot));
            missing += usize::from(told.steps >= after && count == 0 && !waits);
        }
    }
    let over = sim.broken_limits().len();
    let of = |operation: &str| log.iter().filter(|call| call.operation == operation).count();
    println!(
        "{} Connector calls ({} sends, {} updates), {copies} copies, {missing} missing, {given_up} given up, {} still owed, {over} throttled",
        log.len(),
        of("send"),
        of("update"),
        owed.len()
    );
    assert!(missing <= given_up, "{missing} messages are missing, {given_up} were given up: {posts:#?}");
}

/// The engagement and the slot that a message's buttons name.
fn name(value: &Value, of: &mut (String, String)) {
    match value {
        Value::Object(object) => {
            if let (Some(e), Some(n)) = (object.get("e").and_then(Value::as_str), object.get("n")) {
                *of = (e.to_owned(), n.as_str().unwrap_or_default().to_owned());
            }
            object.values().for_each(|value| name(value, of));
        }
        Value::Array(all) => all.iter().for_each(|value| name(value, of)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
