//! The contract as tests, for every backend: plain functions over a test bed that opens the same data again.
//!
//! A backend's tests say `conformance::suite!(bed)`. What is particular to one backend is tested beside it.

use std::collections::{BTreeMap, HashSet};
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Number, Value as Json, json};

use super::*;

mod model;

pub(super) use model::any_sequence_of_operations_means_the_same;

/// Data that can be opened, and after closing opened again.
pub(super) trait Bed: Sync {
    /// Opens it.
    fn open(&self) -> Arc<dyn Store>;
}

/// One test for each function here; `$bed` is an async function that makes a bed with no data.
macro_rules! suite {
    ($bed:ident) => {
        $crate::store::conformance::suite! { $bed:
            what_was_put_is_read_back
            a_commit_is_all_or_nothing
            every_part_of_a_commit_expects
            a_version_never_comes_back
            a_prefix_covers_whole_segments_in_byte_order
            a_scan_goes_on_after_any_key
            numbers_and_instants_scan_in_their_order
            what_the_contract_refuses_is_invalid
            the_largest_and_the_smallest_are_taken
            edge_numbers_and_odd_strings_survive
            any_value_survives
            racing_writers_lose_no_update
            any_sequence_of_operations_means_the_same
            what_was_committed_is_there_after_opening_again
            after_closing_every_call_fails
        }
    };
    ($bed:ident: $($name:ident)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            let bed = $bed().await;
            $crate::store::conformance::$name(&bed).await;
        }
    )*};
}
pub(super) use suite;

fn object(json: Json) -> Value {
    let Json::Object(value) = json else { panic!("not an object: {json}") };
    value
}

fn number(n: u64) -> Value {
    object(json!({ "n": n }))
}

fn put(key: &Key, value: Value, expect: Expect) -> Write {
    Write::Put { key: key.clone(), value, expect }
}

async fn add(store: &dyn Store, key: &Key, value: Value) {
    store.commit(vec![put(key, value, Expect::Absent)]).await.unwrap();
}

async fn get(store: &dyn Store, key: &Key) -> Entry {
    store.get(key).await.unwrap().unwrap_or_else(|| panic!("nothing under {key}"))
}

async fn keys(store: &dyn Store, prefix: &Key, after: Option<&Key>, limit: usize) -> Vec<Key> {
    store.scan(prefix, after, limit).await.unwrap().into_iter().map(|entry| entry.key).collect()
}

fn conflict(key: &Key) -> Result<(), StoreError> {
    Err(StoreError::Conflict(key.clone()))
}

/// Equal as the contract has it: numbers by value, members in any order.
fn same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => match (a.as_i128(), b.as_i128()) {
            (Some(a), Some(b)) => a == b,
            (None, _) | (_, None) => a.as_f64() == b.as_f64(),
        },
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), Json::Object(b)) => same_object(a, b),
        _ => a == b,
    }
}

fn same_object(a: &Value, b: &Value) -> bool {
    a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
}

/// Runs `test` on `cases` values of `strategy`, and shrinks what fails.
fn for_all<S: Strategy, F: Future<Output = ()>>(cases: u32, strategy: S, test: impl Fn(S::Value) -> F) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let run = |value| {
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(test(value)));
        Ok(())
    };
    TestRunner::new(config).run(&strategy, run).unwrap();
}

pub(super) async fn what_was_put_is_read_back(bed: &dyn Bed) {
    let store = bed.open();
    let (key, value) = (Key::new(["a", "b"]), object(json!({"s": "x", "l": [1, null, true], "o": {}})));
    assert_eq!(store.get(&key).await, Ok(None));
    add(&*store, &key, value.clone()).await;
    let first = get(&*store, &key).await;
    assert_eq!((&first.key, &first.value), (&key, &value));
    store.commit(vec![put(&key, number(2), Expect::At(first.version))]).await.unwrap();
    let second = get(&*store, &key).await;
    assert_eq!(second.value, number(2));
    assert_ne!(second.version, first.version);
    assert_eq!(store.scan(&key, None, 9).await.unwrap(), std::slice::from_ref(&second));
    store.commit(vec![Write::Delete { key: key.clone(), expect: Expect::At(second.version) }]).await.unwrap();
    assert_eq!(store.get(&key).await, Ok(None));
    assert_eq!(store.ping().await, Ok(()));
}

pub(super) async fn a_commit_is_all_or_nothing(bed: &dyn Bed) {
    let store = bed.open();
    let [a, b, c] = ["a", "b", "c"].map(|s| Key::new([s]));
    add(&*store, &b, number(1)).await;
    let before = get(&*store, &b).await;
    let parts = vec![
        put(&a, number(1), Expect::Absent),
        Write::Delete { key: b.clone(), expect: Expect::At(before.version) },
        put(&c, number(1), Expect::At(before.version)),
    ];
    assert_eq!(store.commit(parts.clone()).await, conflict(&c));
    assert_eq!(store.get(&a).await, Ok(None));
    assert_eq!(get(&*store, &b).await, before);
    store.commit(parts[..2].to_vec()).await.unwrap();
    assert_eq!(keys(&*store, &Key::root(), None, 9).await, [a]);
}

pub(super) async fn every_part_of_a_commit_expects(bed: &dyn Bed) {
    let store = bed.open();
    let [here, gone, other] = ["here", "gone", "other"].map(|s| Key::new([s]));
    add(&*store, &here, number(1)).await;
    let old = get(&*store, &here).await.version;
    store.commit(vec![put(&here, number(2), Expect::At(old))]).await.unwrap();
    let now = get(&*store, &here).await.version;

    let wrong = [(&here, Expect::Absent), (&here, Expect::At(old)), (&gone, Expect::At(now))];
    for (key, expect) in wrong {
        let key = key.clone();
        let parts = [
            put(&key, number(3), expect),
            Write::Delete { key: key.clone(), expect },
            Write::Check { key: key.clone(), expect },
        ];
        for part in parts {
            let commit = vec![put(&other, number(1), Expect::Absent), part];
            assert_eq!(store.commit(commit).await, conflict(&key));
        }
    }
    assert_eq!(keys(&*store, &Key::root(), None, 9).await, std::slice::from_ref(&here));
    assert_eq!(get(&*store, &here).await.version, now);

    let right = vec![
        Write::Check { key: here.clone(), expect: Expect::At(now) },
        Write::Delete { key: gone, expect: Expect::Absent },
    ];
    store.commit(right).await.unwrap();
    assert_eq!(get(&*store, &here).await.version, now, "a check changes nothing");
    let two = vec![put(&other, number(1), Expect::At(now)), put(&here, number(3), Expect::At(old))];
    assert_eq!(store.commit(two).await, conflict(&other), "the first key in the commit's order is named");
}

pub(super) async fn a_version_never_comes_back(bed: &dyn Bed) {
    let key = Key::new(["k"]);
    let mut seen = HashSet::new();
    for round in 0..3 {
        let store = bed.open();
        for _ in 0..3 {
            add(&*store, &key, number(1)).await;
            let first = get(&*store, &key).await.version;
            store.commit(vec![put(&key, number(1), Expect::At(first))]).await.unwrap();
            let second = get(&*store, &key).await.version;
            assert!(seen.insert(first) && seen.insert(second), "a version came back in round {round}");
            store.commit(vec![Write::Delete { key: key.clone(), expect: Expect::At(second) }]).await.unwrap();
        }
        store.close().await.unwrap();
    }
}

pub(super) async fn a_prefix_covers_whole_segments_in_byte_order(bed: &dyn Bed) {
    let store = bed.open();
    let names: [&[&str]; 9] = [
        &["e"],
        &["e", "ab"],
        &["e", "ab", "b"],
        &["e", "ab", "a", "c"],
        &["e", "ab-c"],
        &["e", "ab c"],
        &["e", "ab0"],
        &["e", "abc"],
        &["f"],
    ];
    for name in names {
        add(&*store, &Key::new(name), number(1)).await;
    }
    let text = |keys: Vec<Key>| keys.iter().map(Key::to_string).collect::<Vec<_>>();
    let under = keys(&*store, &Key::new(["e", "ab"]), None, 99).await;
    assert_eq!(text(under), ["e/ab", "e/ab/a/c", "e/ab/b"]);
    let all = keys(&*store, &Key::root(), None, 99).await;
    let expected = ["e", "e/ab", "e/ab%20c", "e/ab-c", "e/ab/a/c", "e/ab/b", "e/ab0", "e/abc", "f"];
    assert_eq!(text(all), expected);
    assert_eq!(keys(&*store, &Key::new(["e", "a"]), None, 99).await, []);
}

pub(super) async fn a_scan_goes_on_after_any_key(bed: &dyn Bed) {
    let store = bed.open();
    let prefix = Key::new(["s"]);
    let all: Vec<Key> = (0..300).map(|n| prefix.clone().number(n)).collect();
    let puts = |keys: &[Key]| keys.iter().map(|key| put(key, number(1), Expect::Absent)).collect();
    store.commit(puts(&all)).await.unwrap();
    add(&*store, &Key::new(["r"]), number(1)).await;
    add(&*store, &Key::new(["t"]), number(1)).await;

    assert_eq!(keys(&*store, &prefix, None, 300).await, all);
    assert_eq!(keys(&*store, &prefix, None, usize::MAX).await, all);
    assert_eq!(keys(&*store, &prefix, None, 0).await, []);
    assert_eq!(keys(&*store, &prefix, Some(&all[4]), 2).await, all[5..7]);
    assert_eq!(keys(&*store, &prefix, Some(&all[299]), 2).await, []);
    assert_eq!(keys(&*store, &prefix, Some(&all[4].clone().push("no such key")), 1).await, all[5..6]);
    assert_eq!(keys(&*store, &prefix, Some(&prefix), 1).await, all[..1]);
    assert_eq!(keys(&*store, &prefix, Some(&Key::root()), 1).await, all[..1]);
    assert_eq!(keys(&*store, &prefix, Some(&Key::new(["r"])), 1).await, all[..1]);
    assert_eq!(keys(&*store, &prefix, Some(&Key::new(["t"])), 1).await, []);

    let mut paged: Vec<Key> = Vec::new();
    loop {
        let page = keys(&*store, &Key::root(), paged.last(), 7).await;
        paged.extend_from_slice(&page);
        if page.len() < 7 {
            break;
        }
    }
    assert_eq!(paged.len(), 302);
    assert!(paged.is_sorted());
}

pub(super) async fn numbers_and_instants_scan_in_their_order(bed: &dyn Bed) {
    let store = bed.open();
    let numbers = [u64::MAX, 0, 10, 9, 1 << 40, 255, 256];
    for n in numbers {
        add(&*store, &Key::new(["n"]).number(n), number(n)).await;
    }
    let found = store.scan(&Key::new(["n"]), None, 99).await.unwrap();
    let values: Vec<u64> = found.iter().map(|entry| entry.value["n"].as_u64().unwrap()).collect();
    assert_eq!(values, [0, 9, 10, 255, 256, 1 << 40, u64::MAX]);

    let due = Timestamp::from_millisecond(1_800_000_000_000).unwrap();
    for late in [-1, 0, 1] {
        let at = due + jiff::SignedDuration::from_millis(late);
        add(&*store, &Key::new(["wake"]).instant(at).push("x"), number(1)).await;
    }
    let found = keys(&*store, &Key::new(["wake"]), None, 99).await;
    assert_eq!(found[1], Key::new(["wake"]).instant(due).push("x"));
}

pub(super) async fn what_the_contract_refuses_is_invalid(bed: &dyn Bed) {
    let store = bed.open();
    let key = Key::new(["k"]);
    let deep = (0..MAX_DEPTH).fold(json!(1), |inner, _| json!({ "a": inner }));
    let refused: Vec<Vec<Write>> = vec![
        vec![put(&key, number(1), Expect::Absent), Write::Check { key: key.clone(), expect: Expect::Absent }],
        vec![put(&Key::root(), number(1), Expect::Absent)],
        vec![Write::Check { key: Key::root(), expect: Expect::Absent }],
        vec![put(&Key::new(["k".repeat(MAX_KEY_BYTES + 1)]), number(1), Expect::Absent)],
        vec![put(&key, object(json!({ "s": "x".repeat(MAX_VALUE_BYTES - 7) })), Expect::Absent)],
        vec![put(&key, object(json!({ "s": "a\0" })), Expect::Absent)],
        vec![put(&key, object(json!({ "l": [{ "a\0": 1 }] })), Expect::Absent)],
        vec![put(&key, object(json!({ "deeper": deep })), Expect::Absent)],
        (0..65).map(|n| put(&key.clone().number(n), large(), Expect::Absent)).collect(),
    ];
    for (case, writes) in refused.into_iter().enumerate() {
        let outcome = store.commit(writes).await;
        assert!(matches!(outcome, Err(StoreError::Invalid(_))), "case {case}: {outcome:?}");
    }
    assert_eq!(keys(&*store, &Key::root(), None, 9).await, []);
}

/// A value of exactly the largest size.
fn large() -> Value {
    let value = object(json!({ "s": "x".repeat(MAX_VALUE_BYTES - 8) }));
    assert_eq!(serde_json::to_vec(&value).unwrap().len(), MAX_VALUE_BYTES);
    value
}

pub(super) async fn the_largest_and_the_smallest_are_taken(bed: &dyn Bed) {
    let store = bed.open();
    store.commit(Vec::new()).await.unwrap();
    let deep = object((0..MAX_DEPTH - 1).fold(json!(1), |inner, _| json!({ "a": inner })));
    let deepest = object(json!({ "a": deep }));
    let long = Key::new(["k".repeat(MAX_KEY_BYTES)]);
    let whole: Vec<Write> =
        (0..63).map(|n| put(&Key::new(["many"]).number(n), large(), Expect::Absent)).collect();
    add(&*store, &long, Value::new()).await;
    add(&*store, &Key::new([""]), deepest.clone()).await;
    store.commit(whole).await.unwrap();
    assert_eq!(get(&*store, &long).await.value, Value::new());
    assert_eq!(get(&*store, &Key::new([""])).await.value, deepest);
    let many = store.scan(&Key::new(["many"]), None, 99).await.unwrap();
    assert!(many.len() == 63 && many.iter().all(|entry| entry.value == large()));
}

pub(super) async fn edge_numbers_and_odd_strings_survive(bed: &dyn Bed) {
    let store = bed.open();
    let floats =
        [f64::MIN, f64::MAX, f64::MIN_POSITIVE, 5e-324, 0.1 + 0.2, 1.0, 1e16, -0.0, 123_456_789.123_456_78];
    let value = object(json!({
        "integers": [i64::MIN, i64::MAX, u64::MAX, 0, (1_u64 << 53) + 1],
        "floats": floats.map(|f| Number::from_f64(f).unwrap()),
        "strings": ["", "\u{1}\u{7f}\u{85}\u{2028}", "e\u{301}", "é", "👩🏽‍💻", "\u{feff}", "\u{fffe}\u{ffff}\u{10ffff}", "\\\"/\n"],
        "": {"": ""}, "é": 1, "e\u{301}": 2,
    }));
    let key = Key::new(["👩🏽‍💻", "\0", "a/b%2F", "é"]);
    add(&*store, &key, value.clone()).await;
    let read = get(&*store, &key).await;
    assert!(same_object(&read.value, &value), "{:?}", read.value);
    assert_eq!(store.scan(&Key::new(["👩🏽‍💻"]), None, 9).await.unwrap(), [read]);
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>().prop_filter("not storable", |c| *c != '\0'), 0..8)
        .prop_map(String::from_iter)
}

fn json_value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<u64>().prop_filter_map("finite", |bits| Number::from_f64(f64::from_bits(bits)).map(Json::from)),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::btree_map(text(), inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

pub(super) async fn any_value_survives(bed: &dyn Bed) {
    let store = &bed.open();
    let case = &AtomicU64::new(0);
    let values = prop::collection::btree_map(text(), json_value(), 0..4);
    for_all(64, (prop::collection::vec(text(), 0..3), values), async |(segments, members)| {
        let key = Key::new(["v"]).number(case.fetch_add(1, Ordering::Relaxed)).push("x");
        let key = segments.into_iter().fold(key, Key::push);
        let value = Value::from_iter(members);
        add(&**store, &key, value.clone()).await;
        let read = get(&**store, &key).await;
        assert!(same_object(&read.value, &value), "{:?}", read.value);
    });
}

pub(super) async fn racing_writers_lose_no_update(bed: &dyn Bed) {
    const WRITERS: u64 = 8;
    const EACH: u64 = 25;
    let store = bed.open();
    let counter = Key::new(["counter"]);
    add(&*store, &counter, number(0)).await;
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let (store, counter) = (Arc::clone(&store), counter.clone());
        writers.spawn(async move {
            for n in 0..EACH {
                loop {
                    let read = get(&*store, &counter).await;
                    let next = read.value["n"].as_u64().unwrap() + 1;
                    let mine = Key::new(["mine"]).number(writer).number(n);
                    let writes = vec![
                        put(&mine, number(next), Expect::Absent),
                        put(&counter, number(next), Expect::At(read.version)),
                    ];
                    match store.commit(writes).await {
                        Ok(()) => break,
                        Err(StoreError::Conflict(key)) => assert_eq!(key, counter),
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        });
    }
    writers.join_all().await;
    assert_eq!(get(&*store, &counter).await.value, number(WRITERS * EACH));
    let mine = store.scan(&Key::new(["mine"]), None, 999).await.unwrap();
    let drawn: HashSet<u64> = mine.iter().map(|entry| entry.value["n"].as_u64().unwrap()).collect();
    assert_eq!(drawn, (1..=WRITERS * EACH).collect());
}

pub(super) async fn what_was_committed_is_there_after_opening_again(bed: &dyn Bed) {
    let store = bed.open();
    for n in 0..50 {
        add(&*store, &Key::new(["k"]).number(n), number(n)).await;
    }
    let before = store.scan(&Key::root(), None, 99).await.unwrap();
    store
        .commit(vec![Write::Delete { key: before[7].key.clone(), expect: Expect::At(before[7].version) }])
        .await
        .unwrap();
    store.close().await.unwrap();

    let store = bed.open();
    let after = store.scan(&Key::root(), None, 99).await.unwrap();
    assert_eq!(after, [&before[..7], &before[8..]].concat());
    store.commit(vec![put(&before[0].key, number(9), Expect::At(before[0].version))]).await.unwrap();
}

pub(super) async fn after_closing_every_call_fails(bed: &dyn Bed) {
    let store = bed.open();
    let key = Key::new(["k"]);
    let (first, second) = tokio::join!(store.close(), store.close());
    assert_eq!((first, second, store.close().await), (Ok(()), Ok(()), Ok(())));
    assert!(matches!(store.get(&key).await, Err(StoreError::Failed(_))));
    assert!(matches!(store.scan(&key, None, 1).await, Err(StoreError::Failed(_))));
    let outcome = store.commit(vec![put(&key, number(1), Expect::Absent)]).await;
    assert!(matches!(outcome, Err(StoreError::Failed(_))));
    assert!(matches!(store.ping().await, Err(StoreError::Failed(_))));
    assert_eq!(bed.open().get(&key).await, Ok(None));
}
