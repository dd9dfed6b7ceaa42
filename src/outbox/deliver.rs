//! One entry of a queue: find where it goes, render it, send it.
//!
//! How often a message may have reached Teams is counted in `attempts`; what becomes of it is in `settle`.

use std::time::Duration;

use jiff::Timestamp;

use super::Inner;
use super::attempts::Leave;
use super::budget::{Asked, Full, Spent};
use super::message::{self, Message};
use super::place::Whereto;
use crate::connector::ConnectorError;
use crate::dialogue::Place;
use crate::protocol::{ActivityId, ChannelId, ConversationId, TenantId};
use crate::records::{Lane, Op, Owed, Parked, RecordError, Slot, SlotRecord, Target, Work, keys};
use crate::stage::Stage;
use crate::store::Key;
use crate::trail::Skip;

/// Why an entry was not finished.
pub(super) enum Delay {
    /// The thread's budget allows it then.
    Until(Timestamp),
    /// The tenant's does.
    Tenant(Timestamp),
    /// It failed; try again after this, or after the usual wait.
    Back(Option<Duration>),
    /// Nothing can be sent here until somebody speaks here.
    Parked(Parked),
}

impl From<Full> for Delay {
    fn from(full: Full) -> Self {
        match full {
            Full::Thread(at) => Self::Until(at),
            Full::Tenant(at) => Self::Tenant(at),
        }
    }
}

/// What became of one request.
pub(super) enum Outcome {
    /// Teams has it under this id, in this conversation.
    Posted(ConversationId, Option<ActivityId>),
    /// Nothing more is to be done about it.
    Settled,
}

impl From<RecordError> for Delay {
    fn from(error: RecordError) -> Self {
        if error.is_conflict() {
            // A turn wrote the same record: look again.
            return Self::Back(Some(Duration::ZERO));
        }
        tracing::error!(%error, "the outbox could not read or write");
        Self::Back(None)
    }
}

/// How far an entry is before it is sent.
enum Ready {
    /// There is nothing to send; the queue is to be looked at again.
    Done,
    /// It can be sent.
    Send(Box<Shipment>),
}

/// What is about to be sent.
struct Shipment {
    work: Work,
    place: Whereto,
    standing: Option<SlotRecord>,
    message: Message,
    spent: Spent,
}

impl Inner {
    /// Does what the entry `key` asks for.
    pub(super) async fn deliver(&self, work: Work, key: &Key, owed: &Owed, lane: Lane) -> Result<(), Delay> {
        let shipment = match self.prepare(work, key, owed, lane).await {
            Ok(Ready::Send(shipment)) => *shipment,
            Ok(Ready::Done) => return Ok(()),
            Err(delay) => {
                self.waits(key, owed).await?;
                return Err(delay);
            }
        };
        let Shipment { mut work, place, standing, message, spent } = shipment;
        let (noted, _permit) = match self.before(key, owed, lane).await? {
            Leave::Given => (None, None),
            Leave::Noted(noted, permit) => {
                // The entry's new version has to be known, and that of the engagement which is shown, as it was.
                work.read_anew(key).await?;
                (Some(noted), permit)
            }
            Leave::Refused => return self.unknown(work, key, owed).await,
        };
        let owed = noted.as_deref().unwrap_or(owed);
        let sent = self.asks(lane, self.send(owed, &place, standing.as_ref(), &message)).await;
        drop(spent);
        match (sent, &owed.action) {
            (Ok(outcome), _) => {
                self.finish(work, key, owed, outcome).await?;
                self.tells_sent(key, owed, &message);
                Ok(())
            }
            (Err(ConnectorError::ActivityGone), Op::Update { slot }) => {
                self.post_instead(work, key, owed, slot).await
            }
            (Err(error), _) => self.failed(work, key, owed, error).await,
        }
    }

    /// Everything that comes before an attempt.
    async fn prepare(&self, mut work: Work, key: &Key, owed: &Owed, lane: Lane) -> Result<Ready, Delay> {
        if owed.until.is_some_and(|until| until <= self.deps.clock.now()) {
            return self.skip(work, (key, owed), Skip::TooLate).await;
        }
        let Some(place) = self.place(&mut work, owed, lane).await? else {
            return self.elsewhere(work, key, owed).await.map(|()| Ready::Done);
        };
        let standing = standing(&mut work, &owed.action).await?;
        if standing.is_none() && !owed.action.repeats() {
            return self.nothing_to_do(work, key).await;
        }
        if let Some(shown) = owed.shown_to_everyone()
            && owed.is_out_of_place(work.engagement(shown).await?.as_ref())
        {
            return self.skip(work, (key, owed), Skip::Moved).await;
        }
        let root = place.conversation.root();
        let spent = self.deps.budgets.take(Asked::Send, lane, &owed.tenant, root.as_str())?;
        if let (Op::Post { slot: Some(slot) }, Some(old)) = (&owed.action, &standing) {
            return self.clear(work, (key, owed, lane), &place, slot, old).await.map(|()| Ready::Done);
        }
        let nonce = message::nonce(key, owed);
        let stage =
            Stage::load(&mut work, &owed.content, owed.me.as_ref(), &nonce).await?.at(self.deps.clock.now());
        let reader = match (stage.reader_now(&owed.content, &owed.reader), &owed.action) {
            (Some(reader), _) => reader,
            // What is removed is shown to nobody.
            (None, Op::Delete { .. }) => owed.reader,
            (None, Op::Post { .. } | Op::StartThread { .. } | Op::Update { .. }) => {
                tracing::info!("a message was not sent: it is not for this person any more");
                return self.skip(work, (key, owed), Skip::NotTheirs).await;
            }
        };
        if owed.content.engagement().is_some() && stage.engagement().is_none() {
            return self.skip(work, (key, owed), Skip::Deleted).await;
        }
        match self.message(key, owed, &stage, &reader) {
            Some(message) => Ok(Ready::Send(Box::new(Shipment { work, place, standing, message, spent }))),
            None => self.give_up(work, key, owed, "it could not be rendered").await.map(|()| Ready::Done),
        }
    }

    /// The entry goes without anything being sent, though there was something to say.
    async fn skip(&self, work: Work, (key, owed): (&Key, &Owed), why: Skip) -> Result<Ready, Delay> {
        let done = self.nothing_to_do(work, key).await?;
        self.tells_skipped(key, owed, why);
        Ok(done)
    }

    /// The entry goes without anything being sent.
    async fn nothing_to_do(&self, mut work: Work, key: &Key) -> Result<Ready, Delay> {
        work.delete(key.clone());
        work.commit().await?;
        self.known.forget(key);
        Ok(Ready::Done)
    }

    /// What is left of a message for everyone that is about to be posted anew, if it is not simply removed.
    async fn left_behind(&self, work: &mut Work, key: &Key, owed: &Owed) -> Result<Option<Message>, Delay> {
        let shared = owed.reader.place == Place::Shared;
        let Some(content) = owed.content.left_behind().filter(|_| shared) else { return Ok(None) };
        let line = Owed { content, ..owed.clone() };
        let stage = Stage::load(work, &line.content, None, "").await?.at(self.deps.clock.now());
        // A message that cannot be made is removed, as any other.
        Ok(stage.engagement().and_then(|_| self.message(key, &line, &stage, &line.reader)))
    }

    /// Removes what stands in the slot of a post, or leaves a line there, which is a request of its own: the post
    /// follows.
    async fn clear(
        &self,
        mut work: Work,
        (key, owed, lane): (&Key, &Owed, Lane),
        place: &Whereto,
        slot: &Slot,
        old: &SlotRecord,
    ) -> Result<(), Delay> {
        let (conversation, activity) = ids(old);
        let connector = &self.deps.connector;
        let done = match self.left_behind(&mut work, key, owed).await? {
            Some(line) => {
                let update = connector.update(&place.url, &conversation, &activity, &line.body);
                self.asks(lane, update).await.map(drop)
            }
            None => self.asks(lane, connector.delete(&place.url, &conversation, &activity)).await,
        };
        match done {
            Ok(()) | Err(ConnectorError::ActivityGone) => {
                work.delete(keys::slot(slot));
                Ok(work.commit().await?)
            }
            Err(error) if error.is_transient() => Err(Delay::Back(error.retry_after())),
            Err(error) => self.failed(work, key, owed, error).await,
        }
    }

    /// The thread in which it should stand was never begun: it begins one itself.
    async fn elsewhere(&self, mut work: Work, key: &Key, owed: &Owed) -> Result<(), Delay> {
        let (Target::Beside { .. }, Op::Post { slot: Some(slot) }) = (&owed.target, &owed.action) else {
            return self.give_up(work, key, owed, "there is nowhere to send it").await;
        };
        let target = Target::Conversation { id: owed.conversation.clone() };
        let begins = Owed { target, action: Op::StartThread { slot: slot.clone() }, ..owed.clone() };
        work.put(key.clone(), &begins)?;
        Ok(work.commit().await?)
    }

    /// The message to be replaced is gone: the entry becomes a post in the place where it stood.
    async fn post_instead(&self, mut work: Work, key: &Key, owed: &Owed, slot: &Slot) -> Result<(), Delay> {
        let target = match work.get::<SlotRecord>(&keys::slot(slot)).await? {
            Some(stood) => Target::Conversation { id: stood.conversation },
            None => owed.target.clone(),
        };
        work.delete(keys::slot(slot));
        work.put(
            key.clone(),
            &Owed { target, action: Op::Post { slot: Some(slot.clone()) }, ..owed.clone() },
        )?;
        Ok(work.commit().await?)
    }

    async fn send(
        &self,
        owed: &Owed,
        place: &Whereto,
        standing: Option<&SlotRecord>,
        message: &Message,
    ) -> Result<Outcome, ConnectorError> {
        let connector = &self.deps.connector;
        if let Some((url, bytes)) = &message.file {
            connector.upload(url, bytes).await?;
        }
        let message = &message.body;
        match (&owed.action, standing.map(ids)) {
            (Op::Post { .. }, _) => {
                let id = connector.send(&place.url, &place.conversation, message).await?;
                Ok(Outcome::Posted(place.conversation.clone(), id))
            }
            (Op::StartThread { .. }, _) => {
                let tenant = TenantId::new(owed.tenant.clone());
                let channel = ChannelId::new(place.conversation.as_str());
                let made = connector.start_thread(&place.url, &tenant, &channel, message).await?;
                Ok(Outcome::Posted(made.id, made.activity_id))
            }
            (Op::Update { .. }, Some((conversation, activity))) => {
                connector.update(&place.url, &conversation, &activity, message).await?;
                Ok(Outcome::Settled)
            }
            (Op::Delete { .. }, Some((conversation, activity))) => {
                ignore_gone(connector.delete(&place.url, &conversation, &activity).await)?;
                Ok(Outcome::Settled)
            }
            (Op::Update { .. } | Op::Delete { .. }, None) => Ok(Outcome::Settled),
        }
    }
}

/// Where the message stands that the action is about.
async fn standing(work: &mut Work, action: &Op) -> Result<Option<SlotRecord>, Delay> {
    match slot_of(action) {
        Some(slot) => Ok(work.get::<SlotRecord>(&keys::slot(slot)).await?),
        None => Ok(None),
    }
}

fn ids(stands: &SlotRecord) -> (ConversationId, ActivityId) {
    (ConversationId::new(stands.conversation.clone()), ActivityId::new(stands.activity.clone()))
}

pub(super) fn slot_of(action: &Op) -> Option<&Slot> {
    match action {
        Op::Post { slot } => slot.as_ref(),
        Op::StartThread { slot } | Op::Update { slot } | Op::Delete { slot } => Some(slot),
    }
}

/// A message that is no longer there need not be removed.
fn ignore_gone(done: Result<(), ConnectorError>) -> Result<(), ConnectorError> {
    match done {
        Err(ConnectorError::ActivityGone) => Ok(()),
        other => other,
    }
}
