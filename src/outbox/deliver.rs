//! One entry of a queue: find where it goes, render it, send it, and write down what became of it.
//!
//! How often one may have reached Teams is counted in `attempts`.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::Timestamp;

use crate::cards::{self, Rendered};
use crate::connector::{ConnectorError, ParkReason};
use crate::dialogue::Place;
use crate::engagement::{EngagementId, PersonKey};
use crate::protocol::{ActivityId, ChannelId, ConversationId, MessageBody, ServiceUrl, TenantId};
use crate::records::{
    ConversationRecord, Op, Owed, Parked, PersonRecord, RecordError, Slot, SlotRecord, Target, ThreadRecord,
    Work, keys,
};
use crate::stage::Stage;
use crate::store::Key;

use super::Inner;
use super::attempts::{Attempt, MOST_UNKNOWN};

/// The host that serves tenants of the government community cloud.
const GCC_SERVICE_URL: &str = "https://smba.infra.gcc.teams.microsoft.com/teams";
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

/// Where a message goes.
struct Whereto {
    url: ServiceUrl,
    conversation: ConversationId,
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
        tracing::error!(%error, "the outbox could not read or write");
        Self::Back(None)
    }
}

impl Inner {
    /// Does what the entry `key` asks for.
    pub(super) async fn deliver(&self, mut work: Work, key: &Key, owed: &Owed) -> Result<(), Delay> {
        let Some(place) = self.place(&mut work, owed).await? else {
            return self.give_up(work, key, "there is nowhere to send it").await;
        };
        let now = self.deps.clock.now();
        self.budgets.take(&owed.tenant, place.conversation.root().as_str(), now).map_err(Delay::Until)?;
        let Some(message) = self.message(&mut work, key, owed).await? else {
            return self.give_up(work, key, "it could not be rendered").await;
        };
        let (marked, _permit) = match self.before(key, owed).await? {
            Attempt::First => (None, None),
            Attempt::Another(marked, permit) => {
                work = Work::new(Arc::clone(&self.deps.store));
                // Read again, so that the entry's new version is known.
                work.get::<Owed>(key).await?;
                (Some(marked), Some(permit))
            }
            Attempt::None => return self.unknown(work, key).await,
        };
        let owed = marked.as_deref().unwrap_or(owed);
        match self.send(&mut work, owed, &place, &message).await {
            Ok(outcome) => self.finish(work, key, owed, outcome).await,
            Err(error) => self.failed(work, key, owed, error).await,
        }
    }

    /// Where an entry goes; `None` when there is no such place any more.
    async fn place(&self, work: &mut Work, owed: &Owed) -> Result<Option<Whereto>, Delay> {
        let conversation = match &owed.target {
            Target::Conversation { id } => id.clone(),
            Target::Beside { slot } => match work.get::<SlotRecord>(&keys::slot(slot)).await? {
                Some(beside) => beside.conversation,
                None => return Ok(None),
            },
            Target::Person { person } => match self.personal(work, person).await? {
                Some(conversation) => conversation,
                None => return Ok(None),
            },
        };
        let conversation = ConversationId::new(conversation);
        let record = keys::conversation(&owed.tenant, conversation.root().as_str());
        let Some(record) = work.get::<ConversationRecord>(&record).await? else {
            return Ok(None);
        };
        if record.parked.is_some() {
            return Err(Delay::Parked);
        }
        Ok(ServiceUrl::parse(&record.service_url).ok().map(|url| Whereto { url, conversation }))
    }

    /// The personal chat with somebody, made when it is first needed.
    async fn personal(&self, work: &mut Work, person: &PersonKey) -> Result<Option<String>, Delay> {
        let key = keys::person(person);
        let Some(mut record) = work.get::<PersonRecord>(&key).await? else {
            return Ok(None);
        };
        if record.personal.is_some() {
            return Ok(record.personal);
        }
        let id = record.mri.clone().or_else(|| record.aad.clone());
        let (Some(id), Some(url)) =
            (id, record.service_url.as_deref().and_then(|url| ServiceUrl::parse(url).ok()))
        else {
            return Ok(None);
        };
        let tenant = TenantId::new(person.tenant.clone());
        let made = match self.deps.connector.create_conversation(&url, &tenant, &id).await {
            Ok(made) => made.id.as_str().to_owned(),
            Err(error) if error.is_transient() => return Err(Delay::Back(error.retry_after())),
            Err(error) => {
                tracing::warn!(%error, "a personal chat could not be made");
                return Ok(None);
            }
        };
        record.personal = Some(made.clone());
        let mut keep = Work::new(Arc::clone(&self.deps.store));
        keep.get::<PersonRecord>(&key).await?;
        keep.put(key, &record)?;
        let place = keys::conversation(&person.tenant, &made);
        let mut there = keep.get::<ConversationRecord>(&place).await?.unwrap_or_default();
        there.service_url = record.service_url.clone().unwrap_or_default();
        "personal".clone_into(&mut there.kind);
        keep.put(place, &there)?;
        keep.commit().await?;
        Ok(Some(made))
    }

    /// The card as it is now, as a message.
    async fn message(&self, work: &mut Work, key: &Key, owed: &Owed) -> Result<Option<MessageBody>, Delay> {
        // Both copies of a message carry the same nonce, so that pressing either acts once.
        let own = || key.segments().last().map(Cow::into_owned).unwrap_or_default();
        let nonce = slot_of(&owed.action).map_or_else(own, |slot| slot.name.clone());
        let stage = Stage::load(work, &owed.content, owed.me.as_ref(), &nonce).await?;
        let scene = stage.scene(self.deps.clock.now(), &self.deps.policy);
        match cards::render(&owed.content, &scene, &owed.reader) {
            Ok(Rendered { card, summary, .. }) => {
                let body = MessageBody::card(card).summary(&summary).locale(owed.reader.locale.as_str());
                let alerts =
                    owed.reader.place == Place::Personal && matches!(owed.target, Target::Person { .. });
                Ok(Some(if alerts { body.alert() } else { body }))
            }
            Err(error) => {
                tracing::error!(%error, "a card could not be rendered");
                Ok(None)
            }
        }
    }

    async fn send(
        &self,
        work: &mut Work,
        owed: &Owed,
        place: &Whereto,
        message: &MessageBody,
    ) -> Result<Outcome, ConnectorError> {
        let connector = &self.deps.connector;
        let before = match slot_of(&owed.action) {
            Some(slot) => work.get::<SlotRecord>(&keys::slot(slot)).await.ok().flatten(),
            None => None,
        };
        let old = before.as_ref().map(|slot| {
            (ConversationId::new(slot.conversation.clone()), ActivityId::new(slot.activity.clone()))
        });
        match (&owed.action, old) {
            (Op::Post { .. }, old) => {
                if let Some((conversation, activity)) = old {
                    ignore_gone(connector.delete(&place.url, &conversation, &activity).await)?;
                }
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
                match connector.update(&place.url, &conversation, &activity, message).await {
                    Ok(()) => Ok(Outcome::Settled),
                    Err(ConnectorError::ActivityGone) => {
                        let id = connector.send(&place.url, &conversation, message).await?;
                        Ok(Outcome::Posted(conversation, id))
                    }
                    Err(error) => Err(error),
                }
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
        work.delete(key.clone());
        if let (Some(slot), Outcome::Posted(conversation, Some(activity))) = (slot_of(&owed.action), &outcome)
        {
            let stands = SlotRecord {
                conversation: conversation.as_str().to_owned(),
                activity: activity.as_str().to_owned(),
            };
            work.put(keys::slot(slot), &stands)?;
            if let (Op::StartThread { .. }, Ok(engagement)) = (&owed.action, EngagementId::parse(&slot.owner))
            {
                let thread = keys::thread(&owed.tenant, conversation.as_str());
                work.get::<ThreadRecord>(&thread).await?;
                work.put(thread, &ThreadRecord { engagement })?;
            }
        }
        if let (Some(slot), Op::Delete { .. }) = (slot_of(&owed.action), &owed.action) {
            work.delete(keys::slot(slot));
        }
        work.commit().await?;
        self.counts.sent.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// What becomes of an entry that Teams did not take.
    async fn failed(&self, work: Work, key: &Key, owed: &Owed, error: ConnectorError) -> Result<(), Delay> {
        if error.is_transient() {
            if error.perhaps_done() && repeats(&owed.action) && owed.maybe_sent + 1 >= MOST_UNKNOWN {
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

    /// Nothing can be sent here until somebody speaks here; what is owed stays owed.
    async fn park(&self, owed: &Owed, why: Parked) -> Result<(), Delay> {
        self.on_conversation(owed, |record| record.parked = Some(why)).await?;
        Err(Delay::Parked)
    }

    async fn switch_host(&self, owed: &Owed) -> Result<(), Delay> {
        self.on_conversation(owed, |record| GCC_SERVICE_URL.clone_into(&mut record.service_url)).await?;
        Err(Delay::Back(None))
    }

    async fn on_conversation(
        &self,
        owed: &Owed,
        change: impl FnOnce(&mut ConversationRecord),
    ) -> Result<(), Delay> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        let id = match &owed.target {
            Target::Person { person } => {
                let record = work.get::<PersonRecord>(&keys::person(person)).await?;
                record.and_then(|record| record.personal).unwrap_or_else(|| owed.conversation.clone())
            }
            Target::Conversation { .. } | Target::Beside { .. } => owed.conversation.clone(),
        };
        let key = keys::conversation(&owed.tenant, &id);
        let mut record = work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
        change(&mut record);
        work.put(key, &record)?;
        Ok(work.commit().await?)
    }

    async fn give_up(&self, mut work: Work, key: &Key, why: &str) -> Result<(), Delay> {
        tracing::error!(why, "a message was given up");
        self.counts.refused.fetch_add(1, Ordering::Relaxed);
        work.delete(key.clone());
        Ok(work.commit().await?)
    }
}

/// Whether sending it again would make a second message.
pub(super) fn repeats(action: &Op) -> bool {
    match action {
        Op::Post { .. } | Op::StartThread { .. } => true,
        Op::Update { .. } | Op::Delete { .. } => false,
    }
}

fn slot_of(action: &Op) -> Option<&Slot> {
    match action {
        Op::Post { slot } => slot.as_ref(),
        Op::StartThread { slot } | Op::Update { slot } | Op::Delete { slot } => Some(slot),
    }
}

fn parked(reason: ParkReason) -> Parked {
    match reason {
        ParkReason::BlockedByUser => Parked::Blocked,
        ParkReason::NotInRoster => Parked::Removed,
        ParkReason::DisabledByAdmin => Parked::Disabled,
    }
}

/// A message that is no longer there need not be removed.
fn ignore_gone(done: Result<(), ConnectorError>) -> Result<(), ConnectorError> {
    match done {
        Err(ConnectorError::ActivityGone) => Ok(()),
        other => other,
    }
}
