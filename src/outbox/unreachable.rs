//! Whom the bot cannot reach: the FM of each engagement that has something waiting there is told once, in their own
//! chat, who it is, why, and what to do.
//!
//! Once as long as it is parked: who was told stands with what is parked, and goes when somebody speaks there again.
//! An FM who cannot be reached is told nothing, and nobody else is told in their place.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Inner;
use crate::dialogue::{Content, Locale, Notice, Parked, Place, Reader, View};
use crate::engagement::{Engagement, EngagementId, PersonKey, PersonNo};
use crate::entropy;
use crate::records::{
    ConversationRecord, Knock, Lane, Op, Owed, PersonRecord, Queue, RecordError, Slot, Target, Work, keys,
};
use crate::store::Key;

/// How often it is tried to write down that the FM is told, should others write at the same time.
const TRIES: usize = 4;

/// What is parked: somebody, or a shared conversation.
enum Beyond {
    Person(PersonKey),
    Place(Queue),
}

impl Inner {
    /// Tells the FMs of the engagements that wait in `queue`, of which `page` is the beginning.
    pub(super) async fn tell_out_of_reach(&self, queue: &Queue, page: &[(Key, Owed)], why: Parked) {
        let waiting: BTreeSet<&EngagementId> =
            page.iter().filter_map(|(_, owed)| owed.content.engagement()).collect();
        for id in waiting {
            let mut told = Ok(());
            for _ in 0..TRIES {
                told = self.tell_fm(queue, id, why).await;
                if !told.as_ref().is_err_and(RecordError::is_conflict) {
                    break;
                }
            }
            if let Err(error) = told {
                // It is tried again when something more is owed there.
                tracing::warn!(%error, "an FM could not be told who is out of reach");
            }
        }
    }

    async fn tell_fm(&self, queue: &Queue, id: &EngagementId, why: Parked) -> Result<(), RecordError> {
        let mut work = Work::new(Arc::clone(&self.deps.store));
        let beyond = queue.person().map_or_else(|| Beyond::Place(queue.clone()), Beyond::Person);
        let Some(engagement) = work.engagement(id).await? else {
            return Ok(());
        };
        let fm = engagement.people.get(&engagement.head.fm).and_then(|fm| fm.link.clone());
        let (Some(fm), Some(person)) = (fm, beyond.is_in(&engagement)) else {
            return Ok(());
        };
        if !beyond.note_told(&mut work, id).await? || person == Some(engagement.head.fm) {
            return Ok(());
        }
        let told = Queue::of_person(&fm);
        let owed = self.message_to(&mut work, &engagement, &fm, person, why).await?;
        // The number orders it among what this process owes there; the token keeps it apart.
        let now = u64::try_from(owed.at.as_millisecond()).unwrap_or(0) << 16;
        let token = entropy::token(&*self.deps.entropy, 4);
        work.put(told.entry(&format!("{now:016x}{token}")), &owed)?;
        let ours = self.holds(&told.tenant);
        if !ours {
            let key = keys::knock(&told.tenant, &told.conversation);
            work.get::<Knock>(&key).await?;
            let (tenant, conversation) = (told.tenant.clone(), told.conversation.clone());
            work.put(key, &Knock { tenant, conversation, at: owed.at })?;
        }
        work.commit().await?;
        if ours {
            self.starts(told, Lane::Unasked);
        }
        Ok(())
    }

    /// What the FM is told: in the place of what they were told of the same person or place before.
    async fn message_to(
        &self,
        work: &mut Work,
        engagement: &Engagement,
        fm: &PersonKey,
        person: Option<PersonNo>,
        why: Parked,
    ) -> Result<Owed, RecordError> {
        let record = work.get::<PersonRecord>(&keys::person(fm)).await?.unwrap_or_default();
        let words = [record.chosen_locale.as_deref(), record.locale.as_deref()];
        let locale = words.into_iter().flatten().find_map(Locale::parse).unwrap_or(engagement.head.language);
        let no = engagement.head.fm;
        let reader = Reader {
            locale,
            place: Place::Personal,
            view: View::of(engagement.people.get(&no)),
            person: Some(no),
        };
        let id = engagement.head.id.clone();
        let name = person.map_or_else(|| "reach-home".to_owned(), |person| format!("reach-{}", person.0));
        let slot = Slot { owner: id.as_str().to_owned(), name };
        let Queue { tenant, conversation } = Queue::of_person(fm);
        Ok(Owed {
            conversation,
            tenant,
            target: Target::Person { person: fm.clone() },
            action: Op::Post { slot: Some(slot) },
            content: Content::Notice { notice: Notice::OutOfReach { person, why }, engagement: Some(id) },
            reader,
            me: Some(fm.clone()),
            unasked: true,
            until: None,
            at: self.deps.clock.now(),
            // Not a turn's: those may count on nothing coming to stand before theirs (see `attempts`).
            born: format!("{}/outbox", self.deps.process),
            maybe_sent: 0,
            attempt: None,
        })
    }
}

impl Beyond {
    /// Which person of the engagement it is, `None` inside for its home; nothing if it is neither.
    fn is_in(&self, engagement: &Engagement) -> Option<Option<PersonNo>> {
        match self {
            Self::Person(key) => engagement.find(key).map(|person| Some(person.no)),
            Self::Place(queue) => {
                let home = engagement.head.home.as_ref()?;
                let same = home.tenant == queue.tenant && home.conversation == queue.conversation;
                same.then_some(None)
            }
        }
    }

    /// Notes that the FM of `id` is told; whether they were not yet, and there still is something to tell.
    async fn note_told(&self, work: &mut Work, id: &EngagementId) -> Result<bool, RecordError> {
        match self {
            Self::Person(key) => {
                let key = keys::person(key);
                let mut record = work.get::<PersonRecord>(&key).await?.unwrap_or_default();
                let new = record.parked.is_some() && !record.told.contains(id);
                if new {
                    record.told.push(id.clone());
                    work.put(key, &record)?;
                }
                Ok(new)
            }
            Self::Place(queue) => {
                let key = keys::conversation(&queue.tenant, &queue.conversation);
                let mut record = work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
                let new = record.parked.is_some() && !record.told.contains(id);
                if new {
                    record.told.push(id.clone());
                    work.put(key, &record)?;
                }
                Ok(new)
            }
        }
    }
}
