//! The committer over a disk that waits, fails or panics when told to.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::Poll;

use super::*;

/// What the disk does with its next batch.
enum Fate {
    Written,
    Failed,
    Panicked,
}

/// A disk that tells of each batch and then waits to be told its fate.
struct FakeDisk {
    data: BTreeMap<Key, Version>,
    begun: Sender<usize>,
    fates: Receiver<Fate>,
}

impl Disk for FakeDisk {
    fn version(&self, key: &Key) -> Result<Option<Version>, String> {
        Ok(self.data.get(key).copied())
    }

    fn write(&mut self, batch: &Batch, _counter: u64) -> Result<(), String> {
        self.begun.send(batch.len()).unwrap();
        match self.fates.recv().unwrap() {
            Fate::Written => {}
            Fate::Failed => return Err("the disk is full".to_owned()),
            Fate::Panicked => panic!("as told"),
        }
        for (key, written) in batch {
            match written {
                Some((version, _)) => self.data.insert(key.clone(), *version),
                None => self.data.remove(key),
            };
        }
        Ok(())
    }
}

fn start(options: Options) -> (Committer, Receiver<usize>, Sender<Fate>) {
    let ((begun, batches), (fate, fates)) = (channel(), channel());
    let disk = FakeDisk { data: BTreeMap::new(), begun, fates };
    (Committer::start(disk, 0, options).unwrap(), batches, fate)
}

fn options() -> Options {
    Options::new(|| {})
}

fn put(key: &str, expect: Expect) -> Vec<Op> {
    vec![Op { key: Key::new([key]), expect, change: Change::Put(b"{}".to_vec()) }]
}

fn failed(answer: &Answer) -> bool {
    matches!(answer, Err(StoreError::Failed(_)))
}

/// Polls `future` once, which puts its commit into the queue.
async fn begin(future: &mut (impl Future<Output = Answer> + Unpin)) {
    let pending = poll_fn(|cx| Poll::Ready(pin!(&mut *future).poll(cx).is_pending())).await;
    assert!(pending, "it waits for its batch");
}

#[tokio::test]
async fn commits_that_wait_are_written_together() {
    let (committer, batches, fate) = start(options());
    let mut first = pin!(committer.submit(put("first", Expect::Absent)));
    begin(&mut first).await;
    assert_eq!(batches.recv(), Ok(1));
    let mut second = pin!(committer.submit(put("second", Expect::Absent)));
    let mut third = pin!(committer.submit(put("third", Expect::Absent)));
    let mut racing = pin!(committer.submit(put("third", Expect::Absent)));
    begin(&mut second).await;
    begin(&mut third).await;
    begin(&mut racing).await;
    fate.send(Fate::Written).unwrap();
    assert_eq!(first.await, Ok(()));
    assert_eq!(batches.recv(), Ok(2));
    // Not told before what it lost against can be read.
    begin(&mut racing).await;
    fate.send(Fate::Written).unwrap();
    assert_eq!((second.await, third.await), (Ok(()), Ok(())));
    assert_eq!(racing.await, Err(StoreError::Conflict(Key::new(["third"]))), "judged within the batch");
}

#[tokio::test]
async fn a_check_waits_for_the_batch_that_it_saw() {
    let (committer, batches, fate) = start(options());
    let mut first = pin!(committer.submit(put("first", Expect::Absent)));
    begin(&mut first).await;
    batches.recv().unwrap();
    let mut write = pin!(committer.submit(put("k", Expect::Absent)));
    let seen = Op { key: Key::new(["k"]), expect: Expect::At(Version(2)), change: Change::Check };
    let mut check = pin!(committer.submit(vec![seen]));
    begin(&mut write).await;
    begin(&mut check).await;
    fate.send(Fate::Written).unwrap();
    batches.recv().unwrap();
    begin(&mut check).await;
    fate.send(Fate::Failed).unwrap();
    assert_eq!(first.await, Ok(()));
    assert!(failed(&write.await) && failed(&check.await));
}

#[tokio::test]
async fn a_failed_write_fails_everybody_from_then_on() {
    let (committer, batches, fate) = start(options());
    let mut first = pin!(committer.submit(put("first", Expect::Absent)));
    begin(&mut first).await;
    batches.recv().unwrap();
    let mut queued = pin!(committer.submit(put("queued", Expect::Absent)));
    begin(&mut queued).await;
    fate.send(Fate::Failed).unwrap();
    assert_eq!(first.await, Err(StoreError::Failed("the disk is full".to_owned())));
    assert!(failed(&queued.await));
    assert!(failed(&committer.submit(Vec::new()).await));
    assert!(failed(&committer.up()));
    assert!(failed(&committer.close().await));
    assert!(batches.recv().is_err(), "nothing more reached the disk");
}

#[tokio::test]
async fn a_panic_fails_everybody_from_then_on() {
    let (committer, _batches, fate) = start(options());
    fate.send(Fate::Panicked).unwrap();
    assert!(failed(&committer.submit(put("k", Expect::Absent)).await));
    assert!(failed(&committer.close().await));
    assert!(failed(&committer.up()));
}

#[tokio::test]
async fn a_full_queue_is_overload() {
    let (committer, batches, fate) = start(Options { queue: 1, ..options() });
    let mut first = pin!(committer.submit(put("first", Expect::Absent)));
    begin(&mut first).await;
    batches.recv().unwrap();
    let mut queued = pin!(committer.submit(put("queued", Expect::Absent)));
    begin(&mut queued).await;
    assert_eq!(committer.submit(put("refused", Expect::Absent)).await, Err(StoreError::Overloaded));
    fate.send(Fate::Written).unwrap();
    fate.send(Fate::Written).unwrap();
    assert_eq!((first.await, queued.await), (Ok(()), Ok(())));
}

#[tokio::test]
async fn a_batch_is_bounded_in_bytes() {
    let (committer, batches, fate) = start(options());
    let mut first = pin!(committer.submit(put("first", Expect::Absent)));
    begin(&mut first).await;
    batches.recv().unwrap();
    let mut waiting = Vec::new();
    for n in 0..5 {
        let change = Change::Put(vec![b' '; BATCH_BYTES / 3]);
        let op = Op { key: Key::new(["k"]).number(n), expect: Expect::Absent, change };
        let mut large = Box::pin(committer.submit(vec![op]));
        begin(&mut large).await;
        waiting.push(large);
    }
    for _ in 0..3 {
        fate.send(Fate::Written).unwrap();
    }
    for large in waiting {
        assert_eq!(large.await, Ok(()));
    }
    assert_eq!((batches.recv(), batches.recv()), (Ok(3), Ok(2)));
}

#[tokio::test]
async fn a_stuck_committer_is_reported_and_keeps_nobody_waiting() {
    let (stuck, reports) = channel();
    let on_stuck = Box::new(move || stuck.send(()).unwrap());
    let (committer, _batches, fate) =
        start(Options { tick: Duration::from_millis(1), stuck_after: 3, on_stuck, queue: 9 });
    assert!(failed(&committer.submit(put("k", Expect::Absent)).await));
    assert!(failed(&committer.submit(Vec::new()).await), "so does a ping");
    reports.recv().unwrap();
    fate.send(Fate::Written).unwrap();
}

#[tokio::test]
async fn closing_writes_what_was_accepted() {
    let (committer, batches, fate) = start(options());
    let mut first = pin!(committer.submit(put("first", Expect::Absent)));
    begin(&mut first).await;
    batches.recv().unwrap();
    let mut queued = pin!(committer.submit(put("queued", Expect::Absent)));
    begin(&mut queued).await;
    let mut closing = pin!(committer.close());
    begin(&mut closing).await;
    assert!(failed(&committer.submit(put("late", Expect::Absent)).await));
    fate.send(Fate::Written).unwrap();
    fate.send(Fate::Written).unwrap();
    assert_eq!((first.await, queued.await, closing.await), (Ok(()), Ok(()), Ok(())));
}
