//! One entry of a queue: find where it goes, render it, send it, and write down what became of it.
//!
//! How often a message may have reached Teams is counted in `attempts`.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::connector::{ConnectorError, backoff};
use crate::engagement::EngagementId;
use crate::protocol::{ActivityId, ChannelId, ConversationId, TenantId};
use crate::records::{Op, Owed, Parked, RecordError, Slot, SlotRecord, Target, ThreadRecord, Work, keys};
use crate::store::Key;

use super::attempts::{Attempt, MOST_UNKNOWN};
use super::message::{Message, Said};
use super::place::{Whereto, parked};
use super::{Asked, Inner};

/// How long to wait where only the operator can help.
const OPERATOR: Duration = Duration::from_secs(60);

/// Why an entry was not finished.
pub(super) enum Delay {
    /// The budget allows it then.
    Until(Timestamp),
    /// It failed; try again after this, or after the usual wait.
    Back(Option<Duration>),
    /// Nothing can be sent here until somebody speaks here.
    Parked,
}

/// What became of one request.
enum Outcome {
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

impl Inner {
    /// Does what the entry `key` asks for.
    pub(super) async fn deliver(&self, mut work: Work, key: &Key, owed: &Owed) -> Result<(), Delay> {
        let Some(place) = self.place(&mut work, owed).await? else {
            return self.elsewhere(work, key, owed).await;
        };
        let standing = standing(&mut work, &owed.action).await?;
        if standing.is_none() && !owed.action.repeats() {
            work.delete(key.clone());
            return Ok(work.commit().await?);
        }
        if let Err(delay) = self.take(&owed.tenant, place.conversation.root().as_str()) {
            self.after(key, owed, false).await?;
            return Err(delay);
        }
        if let (Op::Post { slot: Some(slot) }, Some(old)) = (&owed.action, &standing) {
            return self.clear(work, (key, owed), &place, slot, old).await;
        }
        let message = match self.message(&mut work, key, owed).await? {
            Said::Message(message) => message,
            Said::Gone => {
                work.delete(key.clone());
                return Ok(work.commit().await?);
            }
            Said::Failed => return self.give_up(work, key, "it could not be rendered").await,
        };
        let (marked, _permit) = match self.before(key, owed).await? {
            Attempt::Noted => (None, None),
            Attempt::Marked(marked, permit) => {
                work = Work::new(Arc::clone(&self.deps.store));
                // Read again, so that the entry's new version is known.
                work.get::<Owed>(key).await?;
                (Some(marked), permit)
            }
            Attempt::None => return self.unknown(work, key).await,
        };
        let owed = marked.as_deref().unwrap_or(owed);
        match (self.send(owed, &place, standing.as_ref(), &message).await, &owed.action) {
            (Ok(outcome), _) => self.finish(work, key, owed, outcome).await,
            (Err(ConnectorError::ActivityGone), Op::Update { slot }) => {
                self.post_instead(work, key, owed, slot).await
            }
            (Err(error), _) => self.failed(work, key, owed, error).await,
        }
    }

    /// Takes one request out of the budgets.
    pub(super) fn take(&self, tenant: &str, thread: &str) -> Result<(), Delay> {
        let now = self.deps.clock.now();
        self.deps.budgets.take(Asked::Send, tenant, thread, now).map_err(Delay::Until)
    }

    /// Removes what stands in the slot of a post, which is a request of its own: the post follows.
    async fn clear(
        &self,
        mut work: Work,
        (key, owed): (&Key, &Owed),
        place: &Whereto,
        slot: &Slot,
        old: &SlotRecord,
    ) -> Result<(), Delay> {
        let (conversation, activity) = ids(old);
        match self.deps.connector.delete(&place.url, &conversation, &activity).await {
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
            return self.give_up(work, key, "there is nowhere to send it").await;
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

    /// Takes the entry out of the queue and keeps where its message stands.
    async fn finish(&self, mut work: Work, key: &Key, owed: &Owed, outcome: Outcome) -> Result<(), Delay> {
        if let (Some(slot), Outcome::Posted(conversation, Some(activity))) = (slot_of(&owed.action), outcome)
        {
            let stands = SlotRecord {
                conversation: conversation.as_str().to_owned(),
                activity: activity.as_str().to_owned(),
            };
            return self.stands(work, key, owed, slot, &stands).await;
        }
        work.delete(key.clone());
        if let Op::Delete { slot } = &owed.action {
            work.delete(keys::slot(slot));
        }
        self.noted(work, key, owed, None).await
    }

    /// Keeps where a message stands. What it shows may have changed since it was rendered, by somebody who did not
    /// find it standing yet: then it is owed anew as a change.
    async fn stands(
        &self,
        mut work: Work,
        key: &Key,
        owed: &Owed,
        slot: &Slot,
        stands: &SlotRecord,
    ) -> Result<(), Delay> {
        if let Some(engagement) = owed.content.engagement() {
            work.check(keys::engagement(engagement));
        }
        work.delete(key.clone());
        keep(&mut work, owed, slot, stands).await?;
        self.noted(work, key, owed, Some((slot, stands))).await
    }

    /// Commits what became of a message that Teams has; if somebody else wrote, or the store would not, again and
    /// again, since to send it again would make a second one.
    async fn noted(
        &self,
        work: Work,
        key: &Key,
        owed: &Owed,
        stands: Option<(&Slot, &SlotRecord)>,
    ) -> Result<(), Delay> {
        let mut noted = work.commit().await;
        let mut failures = 0;
        while let Err(error) = noted {
            if self.stop.is_cancelled() {
                return Err(error.into());
            }
            if !error.is_conflict() {
                tracing::error!(%error, "the outbox could not write");
                failures += 1;
                let wait = backoff(failures, &*self.deps.entropy);
                let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_secs(60));
                tokio::select! {
                    () = self.stop.cancelled() => {}
                    () = self.deps.clock.sleep_until(self.deps.clock.now() + wait) => {}
                }
            }
            noted = self.note_again(key, owed, stands).await;
        }
        self.counts.sent.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// The entry goes, or becomes a change of the message that now stands.
    async fn note_again(
        &self,
        key: &Key,
        owed: &Owed,
        stands: Option<(&Slot, &SlotRecord)>,
    ) -> Result<(), RecordError> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        work.get::<Owed>(key).await?;
        match stands {
            Some((slot, stands)) => {
                let anew = Owed { action: Op::Update { slot: slot.clone() }, ..owed.clone() };
                work.put(key.clone(), &anew)?;
                keep(&mut work, owed, slot, stands).await?;
            }
            None => work.delete(key.clone()),
        }
        if let Op::Delete { slot } = &owed.action {
            let row = keys::slot(slot);
            work.get::<SlotRecord>(&row).await?;
            work.delete(row);
        }
        work.commit().await
    }

    /// What becomes of an entry that Teams did not take.
    async fn failed(&self, work: Work, key: &Key, owed: &Owed, error: ConnectorError) -> Result<(), Delay> {
        if error.is_transient() {
            if error.perhaps_done() && owed.action.repeats() && owed.maybe_sent + 1 >= MOST_UNKNOWN {
                return self.unknown(work, key).await;
            }
            self.after(key, owed, error.perhaps_done()).await?;
            return Err(Delay::Back(error.retry_after()));
        }
        match error {
            ConnectorError::Parked(reason) => {
                self.after(key, owed, false).await?;
                self.park(owed, parked(reason)).await
            }
            ConnectorError::Gone => {
                self.after(key, owed, false).await?;
                self.park(owed, Parked::Gone).await
            }
            ConnectorError::WrongHost => {
                self.after(key, owed, false).await?;
                self.switch_host(owed).await
            }
            ConnectorError::NotRegistered | ConnectorError::Unauthorized | ConnectorError::Token(_) => {
                self.after(key, owed, false).await?;
                tracing::error!(%error, "nothing can be sent: check the bot's registration and credentials");
                Err(Delay::Back(Some(OPERATOR)))
            }
            ConnectorError::ActivityGone
            | ConnectorError::NotFound
            | ConnectorError::TooBig
            | ConnectorError::NotEnoughPermissions
            | ConnectorError::Rejected { .. }
            | ConnectorError::HostNotAllowed(_)
            | ConnectorError::BadId
            | ConnectorError::BadReply
            | ConnectorError::Throttled { .. }
            | ConnectorError::Transient { .. } => self.give_up(work, key, &error.to_string()).await,
        }
    }

    async fn give_up(&self, mut work: Work, key: &Key, why: &str) -> Result<(), Delay> {
        tracing::error!(why, "a message was given up");
        self.counts.refused.fetch_add(1, Ordering::Relaxed);
        work.delete(key.clone());
        Ok(work.commit().await?)
    }
}

/// Notes where a message stands, and which engagement the thread belongs to that it began.
async fn keep(work: &mut Work, owed: &Owed, slot: &Slot, stands: &SlotRecord) -> Result<(), RecordError> {
    let row = keys::slot(slot);
    work.get::<SlotRecord>(&row).await?;
    work.put(row, stands)?;
    if let (Op::StartThread { .. }, Ok(engagement)) = (&owed.action, EngagementId::parse(&slot.owner)) {
        let thread = keys::thread(&owed.tenant, &stands.conversation);
        work.get::<ThreadRecord>(&thread).await?;
        work.put(thread, &ThreadRecord { engagement })?;
    }
    Ok(())
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
