//! When keys are fetched, when not, and what stays when that fails.

use serde_json::json;

use super::*;
use crate::auth::testing::{self, KEY_A, KEY_B, Script};
use crate::clock::{Clock, ManualClock};

/// Runs other tasks until `done`, which must come about without the clock being moved.
async fn settle(done: impl Fn() -> bool) {
    let give_up = std::time::Duration::from_secs(10);
    tokio::time::timeout(give_up, async {
        while !done() {
            tokio::task::yield_now().await;
        }
    })
    .await
    .expect("it came about");
}

async fn cache() -> (Arc<Script>, ManualClock, Arc<KeyCache>) {
    let (microsoft, clock) = (testing::microsoft().await, testing::clock());
    let url = format!("{}/metadata", microsoft.base());
    let keys = KeyCache::new(testing::http(), url, Arc::new(clock.clone()));
    (microsoft, clock, Arc::new(keys))
}

#[tokio::test]
async fn keys_come_from_where_the_metadata_says() {
    let (microsoft, _clock, keys) = cache().await;
    assert!(!keys.is_loaded());
    microsoft.publish(vec![KEY_A.published(&["msteams"])]);
    keys.refresh().await.unwrap();
    assert!(keys.is_loaded());
    assert_eq!(keys.snapshot().get("a").unwrap().endorsements, ["msteams"]);
}

#[tokio::test]
async fn keys_that_cannot_sign_for_us_are_passed_over() {
    let (microsoft, _clock, keys) = cache().await;
    let with = |name: &str, value: &str| {
        let mut key = KEY_B.published(&[]);
        key[name] = json!(value);
        key
    };
    let odd = vec![
        with("use", "enc"),
        with("alg", "RS512"),
        with("kty", "EC"),
        with("n", "*"),
        json!(5),
        json!({}),
    ];
    microsoft.publish(odd.clone());
    assert!(matches!(keys.refresh().await, Err(KeyError::Unreadable { expected: "any usable key", .. })));
    microsoft.publish([odd, vec![KEY_A.published(&[])]].concat());
    keys.refresh().await.unwrap();
    assert_eq!(keys.snapshot().keys.keys().collect::<Vec<_>>(), ["a"]);
}

#[tokio::test]
async fn the_last_good_keys_stay_while_microsoft_is_down() {
    let (microsoft, _clock, keys) = cache().await;
    microsoft.publish(vec![KEY_A.published(&[])]);
    keys.refresh().await.unwrap();
    for broken in [None, Some(vec![]), Some(vec![json!({"kty": "EC"})])] {
        microsoft.publish(broken);
        assert!(keys.refresh().await.is_err());
        assert!(keys.with_key("a").await.is_some());
    }
}

#[tokio::test]
async fn an_unknown_key_id_is_asked_for_at_once_and_found() {
    let (microsoft, _clock, keys) = cache().await;
    microsoft.publish(vec![KEY_A.published(&[])]);
    keys.refresh().await.unwrap();
    microsoft.publish(vec![KEY_A.published(&[]), KEY_B.published(&[])]);
    assert!(keys.with_key("b").await.is_some());
    assert_eq!(microsoft.fetches(), 2);
}

#[tokio::test]
async fn made_up_key_ids_ask_once_in_five_minutes() {
    let (microsoft, clock, keys) = cache().await;
    microsoft.publish(vec![KEY_A.published(&[])]);
    keys.refresh().await.unwrap();
    for number in 0..50 {
        assert!(keys.with_key(&format!("made up {number}")).await.is_none());
    }
    assert_eq!(microsoft.fetches(), 2);
    clock.advance(SignedDuration::from_secs(299));
    assert!(keys.with_key("made up").await.is_none());
    assert_eq!(microsoft.fetches(), 2);
    clock.advance(SignedDuration::from_secs(1));
    assert!(keys.with_key("made up").await.is_none());
    assert_eq!(microsoft.fetches(), 3);
}

#[tokio::test]
async fn many_who_miss_the_same_key_share_one_fetch() {
    let (microsoft, _clock, keys) = cache().await;
    microsoft.publish(vec![KEY_A.published(&[])]);
    let gate = microsoft.gate.lock().await;
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let keys = Arc::clone(&keys);
            tokio::spawn(async move { keys.with_key("a").await.is_some() })
        })
        .collect();
    settle(|| microsoft.fetches() == 1).await;
    drop(gate);
    for one in waiting {
        assert!(one.await.unwrap());
    }
    assert_eq!(microsoft.fetches(), 1);
}

#[tokio::test]
async fn a_sender_who_hangs_up_does_not_use_up_the_question() {
    let (microsoft, _clock, keys) = cache().await;
    microsoft.publish(vec![KEY_A.published(&[])]);
    let gate = microsoft.gate.lock().await;
    let sender = tokio::spawn({
        let keys = Arc::clone(&keys);
        async move { keys.with_key("made up").await.is_some() }
    });
    settle(|| microsoft.fetches() == 1).await;
    sender.abort();
    drop(gate);
    settle(|| keys.is_loaded()).await;
}

#[tokio::test]
async fn the_same_keys_again_are_the_same_set() {
    let (microsoft, _clock, keys) = cache().await;
    microsoft.publish(vec![KEY_A.published(&[])]);
    keys.refresh().await.unwrap();
    let before = keys.snapshot();
    keys.refresh().await.unwrap();
    assert!(Arc::ptr_eq(&before, &keys.snapshot()));
    microsoft.publish(vec![KEY_A.published(&["msteams"])]);
    keys.refresh().await.unwrap();
    assert!(!Arc::ptr_eq(&before, &keys.snapshot()));
}

#[tokio::test]
async fn keys_are_refreshed_every_twelve_hours() {
    let (microsoft, clock, keys) = cache().await;
    microsoft.publish(vec![KEY_A.published(&[])]);
    let background = Arc::clone(&keys);
    let task = tokio::spawn(async move { background.keep_fresh().await });
    settle(|| keys.is_loaded()).await;
    microsoft.publish(vec![KEY_B.published(&[])]);
    clock.advance(SignedDuration::from_hours(12));
    settle(|| keys.snapshot().get("b").is_some()).await;
    assert_eq!(microsoft.fetches(), 2);
    task.abort();
}

#[tokio::test]
async fn a_failed_start_is_tried_again_soon() {
    let (microsoft, clock, keys) = cache().await;
    let background = Arc::clone(&keys);
    let task = tokio::spawn(async move { background.keep_fresh().await });
    settle(|| microsoft.fetches() == 1).await;
    microsoft.publish(vec![KEY_A.published(&[])]);
    // Whether the first wait has begun yet or not, it is over two seconds after the start.
    let start = clock.now();
    settle(|| {
        if clock.now().duration_since(start) < SignedDuration::from_secs(2) {
            clock.advance(SignedDuration::from_millis(100));
        }
        keys.is_loaded()
    })
    .await;
    task.abort();
}

#[tokio::test]
async fn a_metadata_document_over_https_cannot_send_us_to_http() {
    // Only the rule itself: no server with a certificate is at hand here.
    assert!(crosses_to_http("https://login.example/metadata", "http://login.example/keys"));
    assert!(!crosses_to_http("https://login.example/metadata", "https://login.example/keys"));
    assert!(!crosses_to_http("http://127.0.0.1:1/metadata", "http://127.0.0.1:1/keys"));
}
