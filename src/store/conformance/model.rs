//! Random sequences of operations against a model of the contract, which knows every version ever seen.

use super::*;

/// What a part of a random commit expects.
#[derive(Debug, Clone, Copy)]
enum Guess {
    Absent,
    Now,
    Past,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Put,
    Delete,
    Check,
}

type Path = Vec<&'static str>;

#[derive(Debug, Clone)]
enum Step {
    Commit(Vec<(Kind, Path, Guess, u64)>),
    Scan(Path, Option<Path>, usize),
    Reopen,
}

fn path(len: std::ops::Range<usize>) -> impl Strategy<Value = Path> {
    let segments = ["a", "ab", "a-", "a/b", "", "%", "0", "é"];
    prop::collection::vec(prop::sample::select(segments.to_vec()), len)
}

fn step() -> impl Strategy<Value = Step> {
    let kind = prop::sample::select(&[Kind::Put, Kind::Put, Kind::Delete, Kind::Check][..]);
    let guess = prop::sample::select(&[Guess::Absent, Guess::Now, Guess::Now, Guess::Now, Guess::Past][..]);
    let part = (kind, path(1..3), guess, any::<u64>());
    prop_oneof![
        16 => prop::collection::vec(part, 1..4).prop_map(Step::Commit),
        4 => (path(0..3), prop::option::of(path(0..3)), 0..9_usize)
            .prop_map(|(prefix, after, limit)| Step::Scan(prefix, after, limit)),
        1 => Just(Step::Reopen),
    ]
}

/// The contract anew, in terms of segments and of every version ever seen.
#[derive(Default)]
struct Model {
    values: BTreeMap<Path, (u64, Version)>,
    seen: BTreeMap<Path, Vec<Version>>,
}

impl Model {
    fn expect(&self, path: &Path, guess: Guess) -> Expect {
        match guess {
            Guess::Absent => Expect::Absent,
            Guess::Now => self.values.get(path).map_or(Expect::Absent, |(_, version)| Expect::At(*version)),
            Guess::Past => {
                let past = self.seen.get(path).and_then(|seen| seen.first().copied());
                Expect::At(past.unwrap_or(Version(u64::MAX)))
            }
        }
    }

    async fn commit(&mut self, store: &dyn Store, root: &Key, parts: Vec<(Kind, Path, Guess, u64)>) {
        let writes: Vec<(Kind, Path, Expect, u64)> = parts
            .into_iter()
            .map(|(kind, path, guess, n)| {
                let expect = self.expect(&path, guess);
                (kind, path, expect, n)
            })
            .collect();
        let distinct: HashSet<&Path> = writes.iter().map(|(_, path, _, _)| path).collect();
        let wrong = writes.iter().find(|(_, path, expect, _)| {
            let now = self.values.get(path).map(|(_, version)| Expect::At(*version));
            *expect != now.unwrap_or(Expect::Absent)
        });
        let commit = writes.iter().map(|(kind, path, expect, n)| {
            let (key, expect) = (under(root, path), *expect);
            match kind {
                Kind::Put => Write::Put { key, value: number(*n), expect },
                Kind::Delete => Write::Delete { key, expect },
                Kind::Check => Write::Check { key, expect },
            }
        });
        let outcome = store.commit(commit.collect()).await;
        if distinct.len() < writes.len() {
            assert!(matches!(outcome, Err(StoreError::Invalid(_))), "{outcome:?}");
        } else if let Some((_, path, _, _)) = wrong {
            assert_eq!(outcome, conflict(&under(root, path)));
        } else {
            assert_eq!(outcome, Ok(()));
            for (kind, path, _, n) in writes {
                self.apply(store, root, kind, path, n).await;
            }
        }
    }

    async fn apply(&mut self, store: &dyn Store, root: &Key, kind: Kind, path: Path, n: u64) {
        match kind {
            Kind::Put => {
                let version = get(store, &under(root, &path)).await.version;
                let seen = self.seen.entry(path.clone()).or_default();
                assert!(!seen.contains(&version), "a version of {path:?} came back");
                seen.push(version);
                self.values.insert(path, (n, version));
            }
            Kind::Delete => {
                self.values.remove(&path);
            }
            Kind::Check => {}
        }
    }

    fn scan(&self, root: &Key, prefix: &Path, after: Option<&Path>, limit: usize) -> Vec<Entry> {
        let after = after.map(|after| under(root, after));
        let mut entries: Vec<Entry> = self
            .values
            .iter()
            .filter(|(path, _)| path.starts_with(prefix))
            .map(|(path, (n, version))| Entry {
                key: under(root, path),
                value: number(*n),
                version: *version,
            })
            .filter(|entry| after.as_ref().is_none_or(|after| entry.key.as_str() > after.as_str()))
            .collect();
        entries.sort_by(|a, b| a.key.as_str().as_bytes().cmp(b.key.as_str().as_bytes()));
        entries.truncate(limit);
        entries
    }
}

fn under(root: &Key, path: &Path) -> Key {
    path.iter().fold(root.clone(), Key::push)
}

pub(in crate::store) async fn any_sequence_of_operations_means_the_same(bed: &dyn Bed) {
    let case = &AtomicU64::new(0);
    for_all(48, prop::collection::vec(step(), 1..40), async |steps| {
        let root = Key::new(["m"]).number(case.fetch_add(1, Ordering::Relaxed));
        let mut model = Model::default();
        let mut store = bed.open();
        for step in steps {
            match step {
                Step::Commit(parts) => model.commit(&*store, &root, parts).await,
                Step::Scan(prefix, after, limit) => {
                    let key = after.as_ref().map(|after| under(&root, after));
                    let found = store.scan(&under(&root, &prefix), key.as_ref(), limit).await.unwrap();
                    assert_eq!(found, model.scan(&root, &prefix, after.as_ref(), limit));
                }
                Step::Reopen => {
                    store.close().await.unwrap();
                    store = bed.open();
                }
            }
        }
        assert_eq!(store.scan(&root, None, 999).await.unwrap(), model.scan(&root, &Vec::new(), None, 999));
        store.close().await.unwrap();
    });
}
