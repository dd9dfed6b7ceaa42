//! How long one FM waits for the list of their engagements: read from the store, sorted, made into a card.
//!
//! `cargo bench --bench portfolio [ENGAGEMENTS]` (5,000 if none are named) prints, for the store in memory and for
//! sled, the median and the slowest of the runs in milliseconds, and how much of the allowed 100 ms the slowest takes.
//! Exit status 1 if it takes more.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use fasttrack_bot::cards::{self, Scene};
use fasttrack_bot::dialogue::{Content, Locale, Place, Reader, View};
use fasttrack_bot::engagement::{
    Actor, BusinessInput, Command, Edit, EngagementId, Entry, Filter, Human, IntentInput, IntentKind, Named,
    Now, PersonKey, Policy, ReasonId, ServiceId, Start, apply, start,
};
use fasttrack_bot::records::Work;
use fasttrack_bot::store::{self, MemoryStore, Store};

/// What a list may take.
const ALLOWED: Duration = Duration::from_millis(100);
/// How often each is measured.
const RUNS: usize = 20;
/// The most engagements that are read: far above what is measured.
const MOST: usize = 100_000;

fn fm() -> PersonKey {
    PersonKey { tenant: "11111111-1111-1111-1111-111111111111".to_owned(), person: "fm".to_owned() }
}

fn now() -> Now {
    Now { at: "2026-03-02T09:00:00Z".parse().expect("an instant") }
}

/// Writes engagement number `no`, with two services of which some are blocked, as the bot's own turns would.
async fn write(store: &Arc<dyn Store>, no: usize, policy: &Policy) {
    let human = Human { key: fm(), name: "Fiona Meyer".to_owned(), email: None, may_be_fm: true };
    let actor = Actor::Human(human);
    let zones = ["Europe/Madrid", "America/Sao_Paulo", "America/Mexico_City", "UTC"];
    let services = vec![ServiceId::new("teams"), ServiceId::new("exchange")];
    let command = Start {
        customer: format!("Customer {no:05} of Somewhere"),
        services: services.clone(),
        language: Locale::En,
        zone: Some(zones[no % zones.len()].to_owned()),
    };
    let id = EngagementId::parse(&format!("{no:010}")).expect("an id");
    let started = start(id, &actor, &command, now()).expect("started");
    let blocked = no.is_multiple_of(7);
    let kind = if blocked { IntentKind::Blocked } else { IntentKind::GoingAhead };
    let entry = Entry {
        start: Edit::Keep,
        date: Edit::Set(format!("2026-{:02}-{:02}", 4 + no % 8, 1 + no % 28)),
        intent: Edit::Set(IntentInput { kind, reason: "The network".to_owned(), owner: None }),
        business: Edit::Set(BusinessInput { reasons: vec![ReasonId::new("anywhere")], text: String::new() }),
        owner: Edit::Set(Named::Typed { name: "Ana Ruiz".to_owned(), email: None }),
    };
    let entries = services.into_iter().map(|service| (service, entry.clone())).collect();
    let enter = Command::EnterDibs { entries, because: String::new() };
    let mut entered = apply(&started.engagement, &actor, enter, now(), policy).expect("entered");
    entered.touched.extend(started.touched);
    let mut work = Work::new(Arc::clone(store));
    work.save_change(&entered, policy, now()).await.expect("saved");
    work.commit().await.expect("committed");
}

/// One list as the FM asks for it: every row read, sorted, a page of them a card.
async fn list(store: &Arc<dyn Store>, filter: Filter, search: &str, policy: &Policy) -> usize {
    let lines = Work::new(Arc::clone(store)).portfolio(&fm(), MOST).await.expect("readable");
    let reader = Reader { locale: Locale::En, place: Place::Personal, view: View::Fm, person: None };
    let scene = Scene { portfolio: &lines, ..Scene::new(now().at, policy) };
    let content = Content::Portfolio { filter, search: search.to_owned(), page: 0 };
    let card = cards::render(&content, &scene, &reader).expect("a card");
    card.card.to_string().len()
}

/// How long each run took, the shortest first.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
async fn measure(store: &Arc<dyn Store>, filter: Filter, search: &str, policy: &Policy) -> Vec<Duration> {
    let mut took = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let before = std::time::Instant::now();
        assert!(list(store, filter, search, policy).await > 0);
        took.push(before.elapsed());
    }
    took.sort_unstable();
    took
}

async fn run(name: &str, store: &Arc<dyn Store>, count: usize) -> bool {
    let policy = Policy::default();
    for no in 0..count {
        write(store, no, &policy).await;
    }
    // Once for what is built at first use: templates, words, zones.
    list(store, Filter::All, "", &policy).await;
    let mut good = true;
    for (what, filter, search) in
        [("all", Filter::All, ""), ("red", Filter::Red, ""), ("search", Filter::All, "customer 04")]
    {
        let took = measure(store, filter, search, &policy).await;
        let (median, slowest) = (took[RUNS / 2], took[RUNS - 1]);
        let ratio = slowest.as_secs_f64() / ALLOWED.as_secs_f64();
        good &= slowest <= ALLOWED;
        let _ = writeln!(
            std::io::stdout(),
            "{name:<6} {what:<6} {count} engagements: median {:>6.1} ms, slowest {:>6.1} ms, {ratio:.2} of what is allowed",
            median.as_secs_f64() * 1e3,
            slowest.as_secs_f64() * 1e3,
        );
    }
    good
}

fn main() -> ExitCode {
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(5_000);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let good = runtime.block_on(async {
        let memory: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let first = run("memory", &memory, count).await;
        let folder = tempfile::tempdir().expect("a folder");
        let sled = store::open(&format!("sled:{}", folder.path().display())).await.expect("a store");
        let second = run("sled", &sled, count).await;
        sled.close().await.expect("closed");
        first && second
    });
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
