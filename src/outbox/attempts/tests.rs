//! Every way in which processes can send one conversation's messages, be killed, lose answers, writes and the
//! shard: followed through, step by step, with the rules of this module deciding.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::Timestamp;

use super::{Verdict, ended, is_first_of, judge};
use crate::dialogue::{Content, Locale, Reader};
use crate::records::{Attempt, Op, Owed, Target};

/// Every step that can be taken, in any order, up to this many.
const STEPS: usize = 9;
/// The processes; one that was killed never comes back, since each start is a process of its own.
const PROCESSES: [&str; 3] = ["a", "b", "c"];

/// One process as far as sending goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
struct Process {
    holds: bool,
    used: BTreeSet<u8>,
    suspects: BTreeSet<u8>,
    /// A request that left: which entry, and the entry as it then was.
    flying: Option<(u8, Entry)>,
}

/// What an entry's record says that matters here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Entry {
    born: &'static str,
    maybe_sent: u32,
    right: Option<(String, bool)>,
}

/// The store, Teams and the processes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct World {
    queue: BTreeMap<u8, Entry>,
    /// Turns of process a that took a number and have not committed: the number, and whether it may come alone.
    open: BTreeMap<u8, bool>,
    numbers: u8,
    copies: BTreeMap<u8, u32>,
    processes: BTreeMap<&'static str, Process>,
}

fn owed(entry: &Entry) -> Owed {
    Owed {
        conversation: "c".to_owned(),
        tenant: "t".to_owned(),
        target: Target::Conversation { id: "c".to_owned() },
        action: Op::Post { slot: None },
        content: Content::Help,
        reader: Reader::everyone(Locale::En),
        me: None,
        unasked: false,
        at: Timestamp::UNIX_EPOCH,
        until: None,
        born: entry.born.to_owned(),
        maybe_sent: entry.maybe_sent,
        attempt: entry.right.clone().map(|(by, noted)| Attempt { by, noted }),
    }
}

fn entry(born: &'static str, owed: Owed) -> Entry {
    let right = owed.attempt.map(|right| (right.by, right.noted));
    Entry { born, maybe_sent: owed.maybe_sent, right }
}

/// Of one queue's entries those that may have been sent.
fn suspects(queue: impl IntoIterator<Item = (u8, &'static str)>) -> Vec<u8> {
    let mut born = BTreeSet::new();
    queue.into_iter().filter(|(_, by)| is_first_of(by, &mut born)).map(|(key, _)| key).collect()
}

impl World {
    fn begin() -> Self {
        let mut processes: BTreeMap<_, _> = PROCESSES.map(|name| (name, Process::default())).into();
        processes.get_mut("a").expect("it").holds = true;
        Self { queue: BTreeMap::new(), open: BTreeMap::new(), numbers: 0, copies: BTreeMap::new(), processes }
    }

    /// Two turns took numbers, the second was committed and its message sent, then the first was committed.
    fn overtaken() -> Self {
        let first = Self::begin().turns().remove(0);
        let both = first.turns().remove(0);
        let second = both.turns().into_iter().find(|world| world.queue.contains_key(&1)).expect("it commits");
        let mut works = second.works("a").into_iter();
        let sent = works.find(|world| world.processes["a"].flying.is_some()).expect("it is sent");
        sent.turns().into_iter().find(|world| world.queue.contains_key(&0)).expect("the first commits")
    }

    /// Everything that can happen next.
    fn next(&self) -> Vec<Self> {
        let mut next = self.turns();
        for name in PROCESSES.into_iter().filter(|name| self.processes.contains_key(name)) {
            next.extend(self.takes_over(name));
            next.extend(self.works(name));
            next.extend(self.lands(name));
            next.push(self.clone().kills(name));
        }
        next
    }

    fn kills(mut self, name: &'static str) -> Self {
        self.processes.remove(name);
        if name == "a" {
            self.open.clear();
        }
        self
    }

    /// A turn of a takes a number, or commits its entry. Two messages are enough to come in any order.
    fn turns(&self) -> Vec<Self> {
        let mut next = Vec::new();
        if self.numbers < 2 && self.processes.contains_key("a") {
            let mut takes = self.clone();
            takes.open.insert(self.numbers, self.open.is_empty());
            takes.numbers += 1;
            next.push(takes);
        }
        for (number, alone) in &self.open {
            let mut commits = self.clone();
            commits.open.remove(number);
            let at_once = *alone && self.processes.get("a").is_some_and(|a| a.holds);
            let right = at_once.then(|| ("a".to_owned(), false));
            commits.queue.insert(*number, Entry { born: "a", maybe_sent: 0, right });
            next.push(commits);
        }
        next
    }

    /// The lease ends and `name` takes it, whatever the other is just doing.
    fn takes_over(&self, name: &'static str) -> Option<Self> {
        if self.processes[name].holds {
            return None;
        }
        let mut taken = self.clone();
        taken.processes.values_mut().for_each(|process| process.holds = false);
        let left = suspects(self.queue.iter().map(|(key, entry)| (*key, entry.born)));
        let process = taken.processes.get_mut(name).expect("it");
        process.holds = true;
        process.suspects.extend(left);
        Some(taken)
    }

    /// `name` sends its first entry if it may, gives its right back, or has its note fail.
    fn works(&self, name: &'static str) -> Vec<Self> {
        let process = &self.processes[name];
        let Some((key, first)) = self.queue.first_key_value() else { return Vec::new() };
        if !process.holds || process.flying.is_some() {
            return Vec::new();
        }
        let (used, suspect) = (process.used.contains(key), process.suspects.contains(key));
        let mut next = Vec::new();
        match judge(&owed(first), name, used, suspect) {
            Verdict::Sent => next.push(self.sends(name, *key, first.clone())),
            Verdict::Never => {
                let mut given_up = self.clone();
                given_up.queue.remove(key);
                next.push(given_up);
            }
            Verdict::Noted(noted) => {
                let noted = entry(first.born, *noted);
                let mut written = self.clone();
                written.queue.insert(*key, noted.clone());
                // The write succeeded, but a failure was reported: it is looked at again.
                next.push(written.clone());
                next.push(written.sends(name, *key, noted));
            }
        }
        let own = first.right.as_ref().is_some_and(|(by, _)| by == name);
        if own && !used {
            let mut waits = self.clone();
            waits.queue.insert(*key, entry(first.born, ended(&owed(first), false)));
            next.push(waits);
        }
        next
    }

    fn sends(&self, name: &'static str, key: u8, as_it_is: Entry) -> Self {
        let mut sent = self.clone();
        let process = sent.processes.get_mut(name).expect("it");
        process.used.insert(key);
        process.suspects.remove(&key);
        process.flying = Some((key, as_it_is));
        sent
    }

    /// The request in flight ends: Teams took it or not, the answer came or not, writing it down works or not.
    fn lands(&self, name: &'static str) -> Vec<Self> {
        let Some((key, before)) = self.processes[name].flying.clone() else { return Vec::new() };
        let mut next = Vec::new();
        for (taken, told) in [(true, true), (true, false), (false, true), (false, false)] {
            let mut landed = self.clone();
            landed.processes.get_mut(name).expect("it").flying = None;
            if taken {
                *landed.copies.entry(key).or_default() += 1;
            }
            next.push(landed.clone().kills(name));
            let refused = told && !taken;
            if refused {
                landed.processes.get_mut(name).expect("it").used.remove(&key);
            }
            if told && taken {
                landed.queue.remove(&key);
                landed.processes.get_mut(name).expect("it").used.remove(&key);
                next.push(landed);
                continue;
            }
            next.push(landed.clone());
            if landed.queue.get(&key) == Some(&before) {
                landed.queue.insert(key, entry(before.born, ended(&owed(&before), !told)));
                landed.processes.get_mut(name).expect("it").used.remove(&key);
                next.push(landed);
            }
        }
        next
    }
}

#[test]
fn whatever_is_killed_or_lost_when_no_message_stands_three_times() {
    // From the beginning, and from where the later of two turns was committed first and its message is on its way.
    let mut seen = HashSet::from([World::begin(), World::overtaken()]);
    let mut edge: Vec<World> = seen.iter().cloned().collect();
    let mut twice = false;
    for _ in 0..STEPS {
        let mut further = Vec::new();
        for world in edge.iter().flat_map(World::next) {
            let most = world.copies.values().max().copied().unwrap_or(0);
            assert!(most <= 2, "{most} copies: {world:#?}");
            twice |= most == 2;
            if seen.insert(world.clone()) {
                further.push(world);
            }
        }
        edge = further;
    }
    assert!(twice, "two copies can be: else nothing was tried");
    assert!(seen.len() > 10_000, "{} states", seen.len());
}

#[test]
fn the_usual_message_needs_no_note_and_a_second_attempt_does() {
    let fresh = Entry { born: "a", maybe_sent: 0, right: Some(("a".to_owned(), false)) };
    assert_eq!(judge(&owed(&fresh), "a", false, false), Verdict::Sent);
    let Verdict::Noted(noted) = judge(&owed(&fresh), "a", true, false) else { panic!("it must be noted") };
    assert_eq!(noted.maybe_sent, 1);
    assert_eq!(judge(&noted, "a", true, false), Verdict::Never);
}

#[test]
fn what_a_dead_process_cannot_have_tried_keeps_both_attempts() {
    let fresh = Entry { born: "a", maybe_sent: 0, right: Some(("a".to_owned(), false)) };
    let counted = |suspect| match judge(&owed(&fresh), "b", false, suspect) {
        Verdict::Noted(noted) => noted.maybe_sent,
        Verdict::Sent | Verdict::Never => panic!("it must be noted"),
    };
    assert_eq!((counted(true), counted(false)), (1, 0));
    assert_eq!(suspects([(1, "a"), (2, "a"), (3, "b"), (4, "a")]), [1, 3]);
}
