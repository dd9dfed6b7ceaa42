//! What a turn owes to Teams: entries that the outbox sends after the commit, in order for each conversation.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;

use crate::dialogue::{Content, Place, Reader};
use crate::engagement::PersonKey;
use crate::records::{Knock, Op, Owed, RecordError, Slot, Target, keys};
use crate::store::Key;

use super::Turn;

/// A conversation's queue in the store.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QueueKey {
    /// The tenant, which decides the shard.
    pub tenant: String,
    /// The conversation, without thread.
    pub conversation: String,
}

/// Numbers that rise with time and never repeat within a process: milliseconds, then a count.
#[derive(Debug, Default)]
pub struct Sequence(AtomicU64);

impl Sequence {
    /// The next number at `now`.
    #[must_use]
    pub fn next(&self, now: Timestamp) -> u64 {
        let floor = u64::try_from(now.as_millisecond()).unwrap_or(0) << 16;
        let step = |last: u64| Some((last + 1).max(floor));
        // The closure always gives a value, so both arms hold the number before this one.
        match self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, step) {
            Ok(last) | Err(last) => (last + 1).max(floor),
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
}

impl Message {
    /// `content` for `reader`.
    #[must_use]
    pub fn new(content: Content, reader: Reader) -> Self {
        Self { content, reader, me: None }
    }
}

impl Turn<'_> {
    /// Owes `message` to `conversation` (without thread) of `tenant`.
    pub fn owe(&mut self, tenant: &str, conversation: &str, target: Target, action: Op, message: Message) {
        self.owed.push(Owed {
            conversation: conversation.to_owned(),
            tenant: tenant.to_owned(),
            target,
            action,
            content: message.content,
            reader: message.reader,
            me: message.me,
            at: self.now,
            born: self.env.process.clone(),
            maybe_sent: 0,
            sending: false,
        });
    }

    /// Owes an answer in the conversation and thread that this activity came from.
    pub fn owe_here(&mut self, message: Message, slot: Option<Slot>) {
        let (tenant, conversation) = (self.here.tenant.clone(), self.here.conversation.clone());
        let target = Target::Conversation { id: self.here.full.clone() };
        let me = (self.here.place() == Place::Personal).then(|| self.actor.key.clone());
        let message = Message { me, ..message };
        self.owe(&tenant, &conversation, target, Op::Post { slot }, message);
    }

    /// Puts everything owed into the queues of this turn's commit; returns the queues to wake after it.
    ///
    /// # Errors
    /// When an entry cannot be stored.
    pub(crate) async fn enqueue(&mut self) -> Result<Vec<QueueKey>, RecordError> {
        let mut queues = Vec::new();
        if self.unparked {
            queues.push(QueueKey {
                tenant: self.here.tenant.clone(),
                conversation: self.here.conversation.clone(),
            });
        }
        if self.reachable {
            queues.push(QueueKey {
                tenant: self.here.tenant.clone(),
                conversation: QueueKey::of_person(&self.actor.key),
            });
        }
        let owed = std::mem::take(&mut self.owed);
        for mut entry in owed {
            // Whoever sends does so right after the commit, which is then the note of the attempt, too.
            entry.sending = entry.action.repeats() && (self.env.sends)(&entry.tenant);
            let queue = QueueKey { tenant: entry.tenant.clone(), conversation: entry.conversation.clone() };
            // The number orders within this process, the token keeps two processes apart.
            let sequence = format!("{:016x}{}", self.env.sequence.next(self.now), self.token(4));
            self.work.put(queue.entry(&sequence), &entry)?;
            queues.push(queue);
        }
        queues.sort();
        queues.dedup();
        for queue in queues.iter().filter(|queue| !(self.env.sends)(&queue.tenant)) {
            self.knock(queue).await?;
        }
        Ok(queues)
    }

    /// Tells whoever sends there to look at the queue.
    async fn knock(&mut self, queue: &QueueKey) -> Result<(), RecordError> {
        let key = keys::knock(&queue.tenant, &queue.conversation);
        self.work.get::<Knock>(&key).await?;
        let (tenant, conversation) = (queue.tenant.clone(), queue.conversation.clone());
        self.work.put(key, &Knock { tenant, conversation, at: self.now })
    }
}

impl QueueKey {
    /// What stands for the personal chat of somebody with whom there is none yet.
    #[must_use]
    pub fn of_person(person: &PersonKey) -> String {
        format!("person:{}", person.person)
    }

    /// The key of one entry.
    #[must_use]
    pub fn entry(&self, sequence: &str) -> Key {
        keys::queue_entry(&self.tenant, &self.conversation, sequence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_800_000_000_000 + ms).expect("an instant")
    }

    #[test]
    fn numbers_rise_with_every_call_whatever_the_clock_does() {
        let sequence = Sequence::default();
        let numbers: Vec<u64> =
            [0, 0, 5, 5, 3, -1_000, 6].into_iter().map(|ms| sequence.next(at(ms))).collect();
        assert!(numbers.is_sorted_by(|one, next| one < next), "{numbers:?}");
    }

    #[test]
    fn a_process_that_starts_later_goes_on_above() {
        let (first, second) = (Sequence::default(), Sequence::default());
        let before = (0..1_000).map(|_| first.next(at(0))).max().expect("numbers");
        assert!(second.next(at(1)) > before);
    }

    #[test]
    fn many_at_once_get_numbers_of_their_own() {
        let sequence = Sequence::default();
        let mut all: Vec<u64> = std::thread::scope(|scope| {
            let take = || (0..500).map(|_| sequence.next(at(0))).collect::<Vec<_>>();
            let hands: Vec<_> = (0..4).map(|_| scope.spawn(take)).collect();
            hands.into_iter().flat_map(|hand| hand.join().expect("numbers")).collect()
        });
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 2_000);
    }
}
