//! The contract on sled, and what is sled's own: opening, mending, the layout, and being killed.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::json;
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

use super::*;
use crate::store::conformance::{self, Bed};
use crate::store::{Expect, Value};

/// sled's threads are shared by all that is open in a process, so only one is open at a time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

struct SledBed {
    folder: TempDir,
    _alone: MutexGuard<'static, ()>,
}

async fn bed() -> SledBed {
    let alone = ONE_AT_A_TIME.lock().await;
    SledBed { folder: tempfile::tempdir().unwrap(), _alone: alone }
}

impl SledBed {
    fn try_open(&self) -> Result<SledStore, OpenError> {
        SledStore::open(self.folder.path(), Options::new(|| {}))
    }

    fn raw(&self) -> sled::Db {
        start(self.folder.path()).unwrap()
    }
}

impl Bed for SledBed {
    fn open(&self) -> Arc<dyn Store> {
        Arc::new(self.try_open().unwrap())
    }
}

conformance::suite!(bed);

fn number(n: u64) -> Value {
    Value::from_iter([("n".to_owned(), json!(n))])
}

fn put(key: &Key, n: u64) -> Write {
    Write::Put { key: key.clone(), value: number(n), expect: Expect::Absent }
}

#[tokio::test]
async fn a_second_opener_is_told_that_it_is_in_use() {
    let bed = bed().await;
    let store = bed.try_open().unwrap();
    let second = bed.try_open().map(drop);
    assert_eq!(second, Err(OpenError::InUse(bed.folder.path().to_owned())));
    store.close().await.unwrap();
    assert_eq!(bed.try_open().map(drop), Ok(()));
}

#[tokio::test]
async fn a_snapshot_left_half_written_is_set_aside() {
    let bed = bed().await;
    let store = bed.try_open().unwrap();
    store.commit(vec![put(&Key::new(["k"]), 1)]).await.unwrap();
    store.close().await.unwrap();
    let name = "snap.FFFFFFFFFFFFFFFF.generating";
    fs::write(bed.folder.path().join(name), "half").unwrap();
    let store = bed.try_open().unwrap();
    assert!(store.get(&Key::new(["k"])).await.unwrap().is_some());
    assert_eq!(fs::read(bed.folder.path().join(format!("set-aside.{name}"))).unwrap(), b"half");
    store.close().await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_mended_is_refused_with_its_folder() {
    let bed = bed().await;
    fs::write(bed.folder.path().join("snap.FFFFFFFFFFFFFFFF"), "damaged").unwrap();
    let Err(error @ OpenError::Damaged { .. }) = bed.try_open().map(drop) else { panic!("it opened") };
    assert!(error.to_string().contains(bed.folder.path().to_str().unwrap()), "{error}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_refused() {
    let bed = bed().await;
    let file = bed.folder.path().join("file");
    fs::write(&file, "").unwrap();
    let opened = SledStore::open(&file.join("store"), Options::new(|| {})).map(drop);
    assert!(matches!(opened, Err(OpenError::Unusable { .. })), "{opened:?}");
}

#[tokio::test]
async fn what_another_program_or_version_wrote_is_refused() {
    let bed = bed().await;
    let db = bed.raw();
    db.insert("something", "else").unwrap();
    drop(db);
    wait_for_release(&bed.folder.path().join("db"));
    let foreign = bed.try_open().map(drop);
    assert!(matches!(foreign, Err(OpenError::Damaged { .. })), "{foreign:?}");
    wait_for_release(&bed.folder.path().join("db"));
    let db = bed.raw();
    db.insert(COUNTER, [[LAYOUT + 1].as_slice(), &[0; 8]].concat()).unwrap();
    drop(db);
    wait_for_release(&bed.folder.path().join("db"));
    let newer = bed.try_open().map(drop);
    assert!(matches!(newer, Err(OpenError::Damaged { .. })), "{newer:?}");
}

#[tokio::test]
async fn a_value_is_stored_as_its_version_and_compact_json() {
    let bed = bed().await;
    let store = bed.try_open().unwrap();
    store.commit(vec![put(&Key::new(["a", "é"]), 1)]).await.unwrap();
    store.commit(vec![put(&Key::new(["b"]), 2)]).await.unwrap();
    store.close().await.unwrap();
    let stored: Vec<_> =
        bed.raw().iter().map(|found| found.unwrap()).map(|(k, v)| (k.to_vec(), v.to_vec())).collect();
    let expected: [(&[u8], &[u8]); 3] = [
        (b"\0counter", b"\x01\0\0\0\0\0\0\0\x02"),
        (b"a/%C3%A9", b"\0\0\0\0\0\0\0\x01{\"n\":1}"),
        (b"b", b"\0\0\0\0\0\0\0\x02{\"n\":2}"),
    ];
    assert_eq!(stored, expected.map(|(key, value)| (key.to_vec(), value.to_vec())));
}

#[tokio::test]
async fn an_unreadable_value_is_an_error() {
    let bed = bed().await;
    let store = bed.try_open().unwrap();
    store.commit(vec![put(&Key::new(["k"]), 1)]).await.unwrap();
    store.read(|db| db.insert("k", "12345678{").map_err(failed)).unwrap();
    assert!(matches!(store.get(&Key::new(["k"])).await, Err(StoreError::Failed(_))));
    assert!(matches!(store.scan(&Key::root(), None, 9).await, Err(StoreError::Failed(_))));
    store.close().await.unwrap();
}

const KILLED_IN: &str = "STORE_KILL_TEST_FOLDER";
const WRITERS: u64 = 8;

/// What the test below does in the process that it starts and kills.
async fn write_until_killed(folder: &Path) {
    let store = Arc::new(SledStore::open(folder, Options::new(|| {})).unwrap());
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let store = Arc::clone(&store);
        writers.spawn(async move { write_forever(&store, writer).await });
    }
    writers.join_all().await;
}

async fn write_forever(store: &SledStore, writer: u64) {
    let head = Key::new(["head"]).number(writer);
    loop {
        let last = store.get(&head).await.unwrap();
        let n = last.as_ref().map_or(0, |entry| entry.value["n"].as_u64().unwrap() + 1);
        let expect = last.map_or(Expect::Absent, |entry| Expect::At(entry.version));
        let writes = vec![
            Write::Put { key: head.clone(), value: number(n), expect },
            put(&Key::new(["fact"]).number(writer).number(n), n * WRITERS + writer),
        ];
        store.commit(writes).await.unwrap();
        println!("\nACK {writer} {n}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_there_after_a_kill() {
    if let Some(folder) = std::env::var_os(KILLED_IN) {
        return write_until_killed(Path::new(&folder)).await;
    }
    let bed = bed().await;
    let mut acknowledged: BTreeMap<u64, u64> = BTreeMap::new();
    for round in 0..5 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "store::sled::tests::what_was_acknowledged_is_there_after_a_kill",
                "--nocapture",
            ])
            .env(KILLED_IN, bed.folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let heard = kill_after(&mut child, 100 + 61 * round, &mut acknowledged);
        assert!(heard >= 100, "it wrote before it was killed");
        verify(&bed.try_open().unwrap(), &acknowledged).await;
    }
}

/// Kills `child` once it acknowledged `commits`, notes the last of each writer, and gives how many there were.
fn kill_after(child: &mut Child, commits: usize, acknowledged: &mut BTreeMap<u64, u64>) -> usize {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut heard = 0;
    for line in lines.map_while(Result::ok) {
        let Some((writer, n)) = line.strip_prefix("ACK ").and_then(|rest| rest.split_once(' ')) else {
            continue;
        };
        let (Ok(writer), Ok(n)) = (writer.parse(), n.parse()) else { continue };
        acknowledged.insert(writer, n);
        heard += 1;
        if heard == commits {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    heard
}

/// Every acknowledged commit is there, whole, and none is there by half.
async fn verify(store: &SledStore, acknowledged: &BTreeMap<u64, u64>) {
    for (&writer, &last) in acknowledged {
        let head = store.get(&Key::new(["head"]).number(writer)).await.unwrap().unwrap();
        let head = head.value["n"].as_u64().unwrap();
        assert!(head >= last, "writer {writer} was told of {last}, the store has {head}");
        let facts = store.scan(&Key::new(["fact"]).number(writer), None, usize::MAX).await.unwrap();
        let values: Vec<Value> = facts.into_iter().map(|fact| fact.value).collect();
        let expected: Vec<Value> = (0..=head).map(|n| number(n * WRITERS + writer)).collect();
        assert_eq!(values, expected);
    }
    store.close().await.unwrap();
}
