//! What a turn owes to Teams: entries that the outbox sends after the commit, in order for each conversation.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::dialogue::{Content, Place, Reader};
use crate::engagement::PersonKey;
use crate::records::{Attempt, Knock, Lane, Op, Owed, Queue, RecordError, Slot, Target, Woken, keys};

use super::Turn;

/// Numbers that rise with time and never repeat within a process (milliseconds, then a count), and which turns have
/// taken some that are not committed yet.
#[derive(Debug, Default)]
pub struct Sequence(Arc<Mutex<Numbers>>);

#[derive(Debug, Default)]
struct Numbers {
    last: u64,
    /// How many turns are between taking a number in a queue and their commit.
    open: BTreeMap<Queue, u32>,
}

fn lock(numbers: &Mutex<Numbers>) -> MutexGuard<'_, Numbers> {
    numbers.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sequence {
    /// `count` numbers at `now` for entries of `queues`. To be kept until these are committed.
    #[must_use]
    pub fn reserve(&self, now: Timestamp, count: u64, queues: BTreeSet<Queue>) -> Reserved {
        let mut numbers = lock(&self.0);
        let floor = u64::try_from(now.as_millisecond()).unwrap_or(0) << 16;
        let first = (numbers.last + 1).max(floor);
        numbers.last = first + count.saturating_sub(1);
        let mut taken = BTreeMap::new();
        for queue in queues {
            let others = numbers.open.entry(queue.clone()).or_default();
            taken.insert(queue, *others == 0);
            *others += 1;
        }
        Reserved { next: first, taken, numbers: Arc::clone(&self.0) }
    }
}

/// Numbers taken, until what bears them is committed or given up.
#[derive(Debug)]
pub struct Reserved {
    next: u64,
    /// The queues, and whether no other turn had a number open there when these were taken: then nothing of this
    /// process can come to stand before them.
    taken: BTreeMap<Queue, bool>,
    numbers: Arc<Mutex<Numbers>>,
}

impl Reserved {
    fn next(&mut self) -> u64 {
        let next = self.next;
        self.next += 1;
        next
    }

    fn is_last(&self, queue: &Queue) -> bool {
        self.taken.get(queue).copied().unwrap_or_default()
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        let mut numbers = lock(&self.numbers);
        for queue in self.taken.keys() {
            if let Some(open) = numbers.open.get_mut(queue) {
                *open -= 1;
                if *open == 0 {
                    numbers.open.remove(queue);
                }
            }
        }
    }
}

/// A message about to be owed.
#[derive(Debug, Clone)]
pub struct Message {
    /// What to say.
    pub content: Content,
    /// For whom.
    pub reader: Reader,
    /// The one person it is for, in their own chat.
    pub me: Option<PersonKey>,
    /// Until when it is of use; for ever, if none.
    pub until: Option<Timestamp>,
}

impl Message {
    /// `content` for `reader`.
    #[must_use]
    pub fn new(content: Content, reader: Reader) -> Self {
        Self { content, reader, me: None, until: None }
    }
}

impl Turn<'_> {
    /// Owes `message` to `target`, in the order of `queue`.
    pub fn owe(&mut self, queue: Queue, target: Target, action: Op, message: Message) {
        self.owed.push(Owed {
            conversation: queue.conversation,
            tenant: queue.tenant,
            target,
            action,
            content: message.content,
            reader: message.reader,
            me: message.me,
            unasked: self.is_own(),
            at: self.now,
            until: message.until,
            born: self.env.process.clone(),
            maybe_sent: 0,
            attempt: None,
        });
    }

    /// Owes an answer in the conversation and thread that this activity came from.
    pub fn owe_here(&mut self, message: Message, slot: Option<Slot>) {
        let target = Target::Conversation { id: self.here.full.clone() };
        let me = (self.here.place() == Place::Personal).then(|| self.actor.me.clone());
        self.owe(self.queue_here(), target, Op::Post { slot }, Message { me, ..message });
    }

    /// The queue of this conversation.
    pub(super) fn queue_here(&self) -> Queue {
        match self.here.place() {
            Place::Personal => Queue::of_person(&self.actor.key),
            Place::Shared => Queue::of_conversation(&self.here.tenant, &self.here.conversation),
        }
    }

    /// Puts everything owed into the queues of this turn's commit; returns the queues to wake after it.
    ///
    /// # Errors
    /// When an entry cannot be stored.
    pub(crate) async fn enqueue(&mut self) -> Result<Vec<Woken>, RecordError> {
        let owed = std::mem::take(&mut self.owed);
        let mut queues: BTreeSet<Queue> = owed.iter().map(Owed::queue).collect();
        let mut numbers = self.env.sequence.reserve(self.now, owed.len() as u64, queues.clone());
        for mut entry in owed {
            let queue = entry.queue();
            // Whoever sends does so right after the commit, which then is the note of the attempt, too: see
            // `outbox/attempts` for when this may be.
            let at_once =
                entry.action.repeats() && (self.env.sends)(&entry.tenant) && numbers.is_last(&queue);
            entry.attempt = at_once.then(|| Attempt { by: self.env.process.clone(), noted: false });
            // The number orders within this process, the token keeps two processes apart.
            let sequence = format!("{:016x}{}", numbers.next(), self.token(4));
            self.work.put(queue.entry(&sequence), &entry)?;
        }
        self.numbers = Some(numbers);
        queues.append(&mut self.unparked);
        for queue in queues.iter().filter(|queue| !(self.env.sends)(&queue.tenant)) {
            self.knock(queue).await?;
        }
        let lane = if self.is_own() { Lane::Unasked } else { Lane::Asked };
        Ok(queues.into_iter().map(|queue| Woken { queue, lane }).collect())
    }

    /// Whether nobody's activity began this turn.
    fn is_own(&self) -> bool {
        self.actor.key.person.is_empty()
    }

    /// Tells whoever sends there to look at the queue.
    async fn knock(&mut self, queue: &Queue) -> Result<(), RecordError> {
        let key = keys::knock(&queue.tenant, &queue.conversation);
        self.work.get::<Knock>(&key).await?;
        let (tenant, conversation) = (queue.tenant.clone(), queue.conversation.clone());
        self.work.put(key, &Knock { tenant, conversation, at: self.now })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_800_000_000_000 + ms).expect("an instant")
    }

    fn queue(conversation: &str) -> Queue {
        Queue::of_conversation("t", conversation)
    }

    fn one(sequence: &Sequence, ms: i64) -> Reserved {
        sequence.reserve(at(ms), 1, BTreeSet::from([queue("a")]))
    }

    #[test]
    fn numbers_rise_with_every_call_whatever_the_clock_does() {
        let sequence = Sequence::default();
        let numbers: Vec<u64> =
            [0, 0, 5, 5, 3, -1_000, 6].into_iter().map(|ms| one(&sequence, ms).next()).collect();
        assert!(numbers.is_sorted_by(|one, next| one < next), "{numbers:?}");
        let mut three = sequence.reserve(at(6), 3, BTreeSet::new());
        let three = [three.next(), three.next(), three.next()];
        assert!(three[2] < one(&sequence, 6).next());
    }

    #[test]
    fn a_process_that_starts_later_goes_on_above() {
        let (first, second) = (Sequence::default(), Sequence::default());
        let before = (0..1_000).map(|_| one(&first, 0).next()).max().expect("numbers");
        assert!(one(&second, 1).next() > before);
    }

    #[test]
    fn many_at_once_get_numbers_of_their_own() {
        let sequence = Sequence::default();
        let mut all: Vec<u64> = std::thread::scope(|scope| {
            let take = || (0..500).map(|_| one(&sequence, 0).next()).collect::<Vec<_>>();
            let hands: Vec<_> = (0..4).map(|_| scope.spawn(take)).collect();
            hands.into_iter().flat_map(|hand| hand.join().expect("numbers")).collect()
        });
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 2_000);
    }

    #[test]
    fn only_numbers_below_which_nothing_can_come_any_more_are_last_in_their_queue() {
        let sequence = Sequence::default();
        let first = one(&sequence, 0);
        let both = sequence.reserve(at(0), 2, BTreeSet::from([queue("a"), queue("b")]));
        assert!(first.is_last(&queue("a")) && both.is_last(&queue("b")));
        assert!(!both.is_last(&queue("a")), "the first may still be committed below it");
        drop(first);
        assert!(!one(&sequence, 0).is_last(&queue("a")), "the second may");
        drop(both);
        assert!(one(&sequence, 0).is_last(&queue("a")));
    }
}
