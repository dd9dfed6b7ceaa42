//! The unit of work on the store of reference: what it shows, what it writes, and when it is a conflict.

use std::collections::BTreeMap;
use std::future::Future;

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::json;

use super::*;
use crate::store::MemoryStore;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Note {
    text: u32,
}

impl Record for Note {}

/// A note of a later program, which calls its text by another name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct LaterNote {
    words: u32,
}

impl Record for LaterNote {
    const VERSION: u64 = 2;

    fn upgrade(mut value: Value, from: u64) -> Value {
        assert_eq!(from, 1);
        if let Some(text) = value.remove("text") {
            value.insert("words".to_owned(), text);
        }
        value
    }
}

fn store() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new())
}

fn key(name: &str) -> Key {
    Key::new(["n", name])
}

fn all() -> Key {
    Key::new(["n"])
}

fn names(listed: &[(Key, Note)]) -> Vec<(String, u32)> {
    listed
        .iter()
        .map(|(key, note)| (key.segments().last().expect("a name").into_owned(), note.text))
        .collect()
}

async fn keep(store: &Arc<dyn Store>, notes: &[(&str, u32)]) {
    let mut work = Work::new(Arc::clone(store));
    for (name, text) in notes {
        work.put(key(name), &Note { text: *text }).unwrap();
    }
    work.commit().await.unwrap();
}

async fn stored(store: &Arc<dyn Store>) -> Vec<(String, u32)> {
    names(&Work::new(Arc::clone(store)).list::<Note>(&all(), 10_000).await.unwrap())
}

#[tokio::test]
async fn a_work_sees_its_own_writes_and_nobody_else_does_before_the_commit() {
    let store = store();
    keep(&store, &[("a", 1), ("b", 2)]).await;
    let mut work = Work::new(Arc::clone(&store));
    assert_eq!(work.get(&key("a")).await.unwrap(), Some(Note { text: 1 }));
    work.get::<Note>(&key("b")).await.unwrap();
    work.put(key("a"), &Note { text: 10 }).unwrap();
    work.put(key("c"), &Note { text: 30 }).unwrap();
    work.delete(key("b"));
    assert_eq!(work.get(&key("a")).await.unwrap(), Some(Note { text: 10 }));
    assert_eq!(work.get::<Note>(&key("b")).await.unwrap(), None);
    let seen = work.list::<Note>(&all(), 10).await.unwrap();
    assert_eq!(names(&seen), [("a".to_owned(), 10), ("c".to_owned(), 30)]);
    assert_eq!(stored(&store).await, [("a".to_owned(), 1), ("b".to_owned(), 2)]);
    work.commit().await.unwrap();
    assert_eq!(stored(&store).await, [("a".to_owned(), 10), ("c".to_owned(), 30)]);
}

#[tokio::test]
async fn a_list_is_full_although_the_work_removes_its_first_entries() {
    let store = store();
    let many: Vec<String> = (0..600).map(|n| format!("{n:03}")).collect();
    for part in many.chunks(200) {
        keep(&store, &part.iter().map(|name| (name.as_str(), 1)).collect::<Vec<_>>()).await;
    }
    let mut work = Work::new(Arc::clone(&store));
    for name in &many[..5] {
        work.get::<Note>(&key(name)).await.unwrap();
        work.delete(key(name));
    }
    let first: Vec<_> = names(&work.list::<Note>(&all(), 3).await.unwrap());
    assert_eq!(first.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), many[5..8]);
    assert_eq!(work.list::<Note>(&all(), 10_000).await.unwrap().len(), 595);
}

#[tokio::test]
async fn whoever_writes_on_old_knowledge_is_told_so() {
    let store = store();
    keep(&store, &[("a", 1)]).await;
    let mut slow = Work::new(Arc::clone(&store));
    slow.get::<Note>(&key("a")).await.unwrap();
    let mut quick = Work::new(Arc::clone(&store));
    quick.get::<Note>(&key("a")).await.unwrap();
    quick.put(key("a"), &Note { text: 2 }).unwrap();
    quick.commit().await.unwrap();
    slow.put(key("a"), &Note { text: 3 }).unwrap();
    slow.put(key("b"), &Note { text: 3 }).unwrap();
    assert!(slow.commit().await.unwrap_err().is_conflict());
    assert_eq!(stored(&store).await, [("a".to_owned(), 2)], "nothing of it was written");
}

#[tokio::test]
async fn a_key_that_was_not_read_is_expected_to_be_free() {
    let store = store();
    keep(&store, &[("a", 1)]).await;
    let mut blind = Work::new(Arc::clone(&store));
    blind.put(key("a"), &Note { text: 2 }).unwrap();
    assert!(blind.commit().await.unwrap_err().is_conflict());
    let mut removes = Work::new(Arc::clone(&store));
    removes.delete(key("nothing"));
    removes.commit().await.unwrap();
}

#[tokio::test]
async fn a_record_left_as_it_was_keeps_its_version_but_guards_the_commit() {
    let store = store();
    keep(&store, &[("a", 1)]).await;
    let before = store.get(&key("a")).await.unwrap().unwrap().version;
    let same = async |also: Option<&str>| {
        let mut work = Work::new(Arc::clone(&store));
        work.get::<Note>(&key("a")).await.unwrap();
        work.put(key("a"), &Note { text: 1 }).unwrap();
        if let Some(name) = also {
            work.put(key(name), &Note { text: 1 }).unwrap();
        }
        work
    };
    same(Some("b")).await.commit().await.unwrap();
    assert_eq!(store.get(&key("a")).await.unwrap().unwrap().version, before);
    let late = same(Some("c")).await;
    let mut other = Work::new(Arc::clone(&store));
    other.get::<Note>(&key("a")).await.unwrap();
    other.put(key("a"), &Note { text: 2 }).unwrap();
    other.commit().await.unwrap();
    assert!(late.commit().await.unwrap_err().is_conflict());
}

#[tokio::test]
async fn an_older_record_is_brought_up_to_date_and_a_newer_one_is_refused() {
    let store = store();
    keep(&store, &[("old", 7)]).await;
    let mut work = Work::new(Arc::clone(&store));
    let upgraded = work.get::<LaterNote>(&key("old")).await.unwrap();
    assert_eq!(upgraded, Some(LaterNote { words: 7 }));
    work.put(key("new"), &LaterNote { words: 8 }).unwrap();
    work.commit().await.unwrap();
    let value = store.get(&key("new")).await.unwrap().unwrap().value;
    assert_eq!(Json::Object(value), json!({"v": 2, "words": 8}));
    let refused = Work::new(store).get::<Note>(&key("new")).await.unwrap_err();
    assert!(matches!(refused, RecordError::Unreadable { .. }) && refused.to_string().contains("newer"));
}

#[tokio::test]
async fn what_was_listed_stays_as_it_was_read_until_the_work_changes_it() {
    let store = store();
    keep(&store, &[("a", 1)]).await;
    let mut work = Work::new(Arc::clone(&store));
    let one = [("a".to_owned(), 1)];
    assert_eq!(names(&work.list::<Note>(&all(), 10).await.unwrap()), one);
    keep(&store, &[("b", 2)]).await;
    assert_eq!(names(&work.list::<Note>(&all(), 10).await.unwrap()), one);
    work.put(Key::new(["elsewhere"]), &Note { text: 5 }).unwrap();
    work.commit_and_go_on().await.unwrap();
    assert_eq!(names(&work.list::<Note>(&all(), 10).await.unwrap()), one);
    work.put(key("c"), &Note { text: 3 }).unwrap();
    work.commit_and_go_on().await.unwrap();
    let now = [("a".to_owned(), 1), ("b".to_owned(), 2), ("c".to_owned(), 3)];
    assert_eq!(names(&work.list::<Note>(&all(), 10).await.unwrap()), now);
}

/// One step of a work; names are few, so that steps meet.
#[derive(Debug, Clone)]
enum Step {
    Get(u8),
    Put(u8, u32),
    Delete(u8),
    List(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0..8_u8).prop_map(Step::Get),
        (0..8_u8, 0..4_u32).prop_map(|(name, text)| Step::Put(name, text)),
        (0..8_u8).prop_map(Step::Delete),
        (0..10_usize).prop_map(Step::List),
    ];
    proptest::collection::vec(step, 0..24)
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

/// Does `steps` and holds each against `model`. Whatever is written is read first, as turns do.
async fn follow(work: &mut Work, steps: &[Step], model: &mut BTreeMap<String, u32>) {
    for step in steps {
        match step {
            Step::Get(name) => {
                let name = name.to_string();
                let text = work.get::<Note>(&key(&name)).await.unwrap().map(|note| note.text);
                assert_eq!(text, model.get(&name).copied());
            }
            Step::Put(name, text) => {
                let name = name.to_string();
                work.get::<Note>(&key(&name)).await.unwrap();
                work.put(key(&name), &Note { text: *text }).unwrap();
                model.insert(name, *text);
            }
            Step::Delete(name) => {
                let name = name.to_string();
                work.get::<Note>(&key(&name)).await.unwrap();
                work.delete(key(&name));
                model.remove(&name);
            }
            Step::List(limit) => {
                let listed = names(&work.list::<Note>(&all(), *limit).await.unwrap());
                let expected: Vec<_> = model.iter().map(|(n, t)| (n.clone(), *t)).take(*limit).collect();
                assert_eq!(listed, expected);
            }
        }
    }
}

fn written(steps: &[Step]) -> BTreeMap<u8, Option<u32>> {
    steps
        .iter()
        .filter_map(|step| match step {
            Step::Put(name, text) => Some((*name, Some(*text))),
            Step::Delete(name) => Some((*name, None)),
            Step::Get(_) | Step::List(_) => None,
        })
        .collect()
}

proptest! {
    #[test]
    fn a_work_is_a_map_until_its_commit_makes_it_the_store(
        before in proptest::collection::btree_map(0..8_u8, 0..4_u32, 0..8),
        steps in steps(),
    ) {
        run(async {
            let store = store();
            let mut model: BTreeMap<String, u32> =
                before.iter().map(|(name, text)| (name.to_string(), *text)).collect();
            keep(&store, &model.iter().map(|(name, text)| (name.as_str(), *text)).collect::<Vec<_>>()).await;
            let mut work = Work::new(Arc::clone(&store));
            follow(&mut work, &steps, &mut model).await;
            work.commit().await.unwrap();
            assert_eq!(stored(&store).await, model.into_iter().collect::<Vec<_>>());
        });
    }

    #[test]
    fn of_two_works_the_second_is_a_conflict_if_the_first_changed_what_it_writes_and_else_both_count(
        before in proptest::collection::btree_map(0..8_u8, 0..4_u32, 0..8),
        first in steps(),
        second in steps(),
    ) {
        run(async {
            let store = store();
            let start: BTreeMap<String, u32> =
                before.iter().map(|(name, text)| (name.to_string(), *text)).collect();
            keep(&store, &start.iter().map(|(name, text)| (name.as_str(), *text)).collect::<Vec<_>>()).await;
            let (mut one, mut two) = (Work::new(Arc::clone(&store)), Work::new(Arc::clone(&store)));
            let (mut after_one, mut after_two) = (start.clone(), start.clone());
            follow(&mut one, &first, &mut after_one).await;
            follow(&mut two, &second, &mut after_two).await;
            one.commit().await.unwrap();
            let changed = |name: &u8| start.get(&name.to_string()) != after_one.get(&name.to_string());
            let mut ours = written(&second);
            // A deletion of what was never there writes nothing.
            ours.retain(|name, text| text.is_some() || start.contains_key(&name.to_string()));
            let meets = ours.keys().any(changed);
            let writes = ours.iter().any(|(name, text)| *text != start.get(&name.to_string()).copied());
            let mut expected = after_one.clone();
            match two.commit().await {
                Ok(()) => {
                    assert!(!meets || !writes, "what the first changed was overwritten");
                    for (name, text) in ours.iter().filter(|_| writes) {
                        match text {
                            Some(text) => expected.insert(name.to_string(), *text),
                            None => expected.remove(&name.to_string()),
                        };
                    }
                }
                Err(error) => assert!(error.is_conflict() && meets, "{error}"),
            }
            assert_eq!(stored(&store).await, expected.into_iter().collect::<Vec<_>>());
        });
    }
}
