//! What the outbox notes on the trail: what became of an entry. Nothing is decided here.

use super::Inner;
use super::message::Message;
use crate::records::{Op, Owed};
use crate::store::Key;
use crate::trail::{Beyond, Did, Line, Outcome, Skip, Whom, kind_of};

impl Inner {
    /// Teams has it.
    pub(super) fn tells_sent(&self, key: &Key, owed: &Owed, message: &Message) {
        let did = match &owed.action {
            Op::Post { .. } | Op::StartThread { .. } => Did::Posted,
            Op::Update { .. } => Did::Changed,
            Op::Delete { .. } => Did::Removed,
        };
        self.tells(key, owed, message.body.summarised(), Outcome::Sent(did));
    }

    /// None of these can be sent at present.
    pub(super) fn tells_parked(&self, page: &[(Key, Owed)], why: Beyond) {
        page.iter().for_each(|(key, owed)| self.tells(key, owed, "", Outcome::Parked(why)));
    }

    /// It is not sent.
    pub(super) fn tells_skipped(&self, key: &Key, owed: &Owed, why: Skip) {
        self.tells(key, owed, "", Outcome::Skipped(why));
    }

    /// It is given up.
    pub(super) fn tells_given_up(&self, key: &Key, owed: &Owed, why: &str) {
        self.tells(key, owed, "", Outcome::GivenUp(why.to_owned()));
    }

    fn tells(&self, key: &Key, owed: &Owed, about: &str, outcome: Outcome) {
        self.deps.trail.note(|| Line {
            id: key.to_string(),
            at: self.deps.clock.now(),
            to: Whom::Queue(owed.queue()),
            what: kind_of(&owed.content),
            about: about.to_owned(),
            outcome,
        });
    }
}
