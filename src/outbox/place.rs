//! Where an entry goes, and where nothing can go at present.
//!
//! A personal chat is made when it is first needed. A conversation in which the bot may not speak is parked until
//! somebody speaks there; what it is owed stays owed.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::connector::{ConnectorError, ParkReason};
use crate::engagement::PersonKey;
use crate::protocol::{ConversationId, ServiceUrl, TenantId};
use crate::records::{
    ConversationRecord, Lane, Owed, Parked, PersonRecord, RecordError, SlotRecord, SwitchedOff, Target, Work,
    keys,
};

use super::Inner;
use super::budget::Asked;
use super::deliver::Delay;

/// The host that serves tenants of the government community cloud.
const GCC_SERVICE_URL: &str = "https://smba.infra.gcc.teams.microsoft.com/teams";

/// Where a message goes.
pub(super) struct Whereto {
    pub(super) url: ServiceUrl,
    pub(super) conversation: ConversationId,
}

impl Inner {
    /// Where an entry goes; `None` when there is no such place any more.
    pub(super) async fn place(
        &self,
        work: &mut Work,
        owed: &Owed,
        lane: Lane,
    ) -> Result<Option<Whereto>, Delay> {
        let conversation = match &owed.target {
            Target::Conversation { id } => id.clone(),
            Target::Beside { slot } => match work.get::<SlotRecord>(&keys::slot(slot)).await? {
                Some(beside) => beside.conversation,
                // The message that began the thread was given up: better in a thread of its own than not at all.
                None => owed.conversation.clone(),
            },
            Target::Person { person } => match self.personal(work, person, lane).await? {
                Some(conversation) => conversation,
                None => return Ok(None),
            },
        };
        let conversation = ConversationId::new(conversation);
        let record = keys::conversation(&owed.tenant, conversation.root().as_str());
        let Some(record) = work.get::<ConversationRecord>(&record).await? else {
            tracing::warn!("the conversation of a message is not known");
            return Ok(None);
        };
        if let Some(why) = record.parked {
            return Err(Delay::Parked(why));
        }
        match ServiceUrl::parse(&record.service_url) {
            Ok(url) => Ok(Some(Whereto { url, conversation })),
            Err(error) => {
                tracing::warn!(%error, "the service URL of a conversation cannot be used");
                Ok(None)
            }
        }
    }

    /// The personal chat with somebody, made when it is first needed.
    async fn personal(
        &self,
        work: &mut Work,
        person: &PersonKey,
        lane: Lane,
    ) -> Result<Option<String>, Delay> {
        let Some(record) = work.get::<PersonRecord>(&keys::person(person)).await? else {
            return Ok(None);
        };
        if let Some(why) = record.parked {
            return Err(Delay::Parked(why));
        }
        if record.personal.is_some() {
            return Ok(record.personal);
        }
        let id = record.mri.clone().or_else(|| record.aad.clone());
        let (Some(id), Some(url)) =
            (id, record.service_url.as_deref().and_then(|url| ServiceUrl::parse(url).ok()))
        else {
            tracing::warn!("somebody cannot be reached: Teams has not said how");
            return Ok(None);
        };
        let _asks = self.deps.budgets.take(Asked::Create, lane, &person.tenant, &id)?;
        let tenant = TenantId::new(person.tenant.clone());
        match self.asks(lane, self.deps.connector.create_conversation(&url, &tenant, &id)).await {
            Ok(made) => self.made(person, made.id.as_str()).await.map(Some),
            Err(error) if error.is_transient() => Err(Delay::Back(error.retry_after())),
            Err(ConnectorError::Parked(reason)) => {
                self.park_person(person, parked(reason)).await.map(|()| None)
            }
            Err(
                error @ (ConnectorError::NotRegistered
                | ConnectorError::Unauthorized
                | ConnectorError::Token(_)),
            ) => Err(self.shut(&error)),
            Err(error) => {
                tracing::warn!(%error, "a personal chat could not be made");
                Ok(None)
            }
        }
    }

    /// Keeps the personal chat that was made.
    async fn made(&self, person: &PersonKey, chat: &str) -> Result<String, Delay> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        let key = keys::person(person);
        let mut record = work.get::<PersonRecord>(&key).await?.unwrap_or_default();
        record.personal = Some(chat.to_owned());
        work.put(key, &record)?;
        let place = keys::conversation(&person.tenant, chat);
        let mut there = work.get::<ConversationRecord>(&place).await?.unwrap_or_default();
        there.service_url = record.service_url.unwrap_or_default();
        "personal".clone_into(&mut there.kind);
        work.put(place, &there)?;
        work.commit().await?;
        Ok(chat.to_owned())
    }

    /// Nothing can be sent to this person until they have the app and speak to it.
    async fn park_person(&self, person: &PersonKey, why: Parked) -> Result<(), Delay> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        park_person(&mut work, person, why).await?;
        self.note_off(&mut work, &person.tenant, why).await?;
        work.commit().await?;
        self.counts.parked.fetch_add(1, Ordering::Relaxed);
        Err(Delay::Parked(why))
    }

    /// Nothing can be sent here until somebody speaks here; what is owed stays owed.
    pub(super) async fn park(&self, owed: &Owed, why: Parked) -> Result<(), Delay> {
        let person = owed.queue().person();
        self.on_conversation(owed, person.as_ref().map(|person| (person, why)), |record| {
            record.parked = Some(why);
        })
        .await?;
        self.counts.parked.fetch_add(1, Ordering::Relaxed);
        Err(Delay::Parked(why))
    }

    /// The tenant is served by another host, which is used from now on.
    pub(super) async fn switch_host(&self, owed: &Owed) -> Result<(), Delay> {
        self.on_conversation(owed, None, |record| GCC_SERVICE_URL.clone_into(&mut record.service_url))
            .await?;
        Err(Delay::Back(None))
    }

    /// Notes that the tenant's administrator switched the app off, if that is why: it comes back for all at once.
    async fn note_off(&self, work: &mut Work, tenant: &str, why: Parked) -> Result<(), RecordError> {
        if why != Parked::Disabled {
            return Ok(());
        }
        let key = keys::switched_off(tenant);
        work.get::<SwitchedOff>(&key).await?;
        work.put(key, &SwitchedOff { at: self.deps.clock.now() })
    }

    async fn on_conversation(
        &self,
        owed: &Owed,
        parks: Option<(&PersonKey, Parked)>,
        change: impl FnOnce(&mut ConversationRecord),
    ) -> Result<(), Delay> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        if let Some((person, why)) = parks {
            park_person(&mut work, person, why).await?;
        }
        let id = match &owed.target {
            Target::Conversation { id } => ConversationId::new(id.clone()).root().as_str().to_owned(),
            Target::Person { person } => {
                let record = work.get::<PersonRecord>(&keys::person(person)).await?;
                record.and_then(|record| record.personal).unwrap_or_else(|| owed.conversation.clone())
            }
            Target::Beside { .. } => owed.conversation.clone(),
        };
        let key = keys::conversation(&owed.tenant, &id);
        let mut record = work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
        change(&mut record);
        work.put(key, &record)?;
        if let Some(why) = record.parked {
            self.note_off(&mut work, &owed.tenant, why).await?;
        }
        Ok(work.commit().await?)
    }
}

async fn park_person(work: &mut Work, person: &PersonKey, why: Parked) -> Result<(), RecordError> {
    let key = keys::person(person);
    let mut record = work.get::<PersonRecord>(&key).await?.unwrap_or_default();
    record.parked = Some(why);
    work.put(key, &record)
}

/// Why Teams takes nothing, as it is kept.
pub(super) fn parked(reason: ParkReason) -> Parked {
    match reason {
        ParkReason::BlockedByUser => Parked::Blocked,
        ParkReason::NotInRoster => Parked::Removed,
        ParkReason::DisabledByAdmin => Parked::Disabled,
    }
}
