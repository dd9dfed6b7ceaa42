//! Waking: what becomes due by itself. Each engagement has one wake, the next instant at which anything could be
//! due; then it is decided purely what is due, and one commit writes what is owed and the next wake.
//!
//! Due are: asking once about the values that the FM changed within an hour; and what a meeting is in need of at its
//! hour and afterwards.

use std::sync::Arc;

use jiff::SignedDuration;

use super::Bot;
use crate::dialogue::Locale;
use crate::engagement::{self, Command, EngagementId, Now, PersonKey};
use crate::protocol::ConversationKind;
use crate::records::{PersonRecord, RecordError, WakeRecord, Work, keys};
use crate::turn::{Actor, Here, Stop, Turn};

/// How often it is looked. What is due may be late by this much.
const EVERY: SignedDuration = SignedDuration::from_mins(1);
/// How many wakes of a shard are worked off at a time.
const PAGE: usize = 100;

impl Bot {
    /// Works off what is due in `shards`, those that are this process's, for ever.
    pub async fn keep_waking<F, Fut>(&self, shards: F)
    where
        F: Fn() -> Fut + Send + Sync,
        Fut: Future<Output = Vec<u16>> + Send,
    {
        loop {
            let next = self.env.clock.now() + EVERY;
            for shard in shards().await {
                if let Err(error) = self.wake_shard(shard).await {
                    tracing::error!(shard, %error, "what is due could not be worked off");
                }
            }
            self.next_look.send_replace(Some(next));
            self.env.clock.sleep_until(next).await;
        }
    }

    /// Resolves once everything that is due by now was worked off.
    pub async fn woken(&self) {
        let mut next_look = self.next_look.subscribe();
        // The sender lives as long as the bot.
        let _ = next_look.wait_for(|next| next.is_some_and(|next| next > self.env.clock.now())).await;
    }

    async fn wake_shard(&self, shard: u16) -> Result<(), RecordError> {
        let mut work = Work::new(Arc::clone(&self.env.store));
        for (key, wake) in work.list::<WakeRecord>(&keys::wakes(shard), PAGE).await? {
            if wake.due > self.env.clock.now() {
                return Ok(());
            }
            let id = key.segments().last().and_then(|id| EngagementId::parse(&id).ok());
            if let Some(id) = id {
                match self.wake_engagement(&id, &wake).await {
                    Ok(()) => {}
                    // Somebody else wrote first: it is still due, or not, at the next look.
                    Err(error) if error.is_conflict() => {}
                    // One that cannot be read holds up itself alone.
                    Err(error) => {
                        tracing::error!(%error, engagement = %id, "an engagement could not be woken")
                    }
                }
            }
        }
        Ok(())
    }

    async fn wake_engagement(&self, id: &EngagementId, wake: &WakeRecord) -> Result<(), RecordError> {
        let mut turn = self.own_turn(&wake.tenant);
        let now = Now { at: turn.now };
        let found = turn.work.engagement(id).await?;
        // The record goes even when nothing is due any more, so that it is not found again.
        turn.work.set_wake(id, &wake.tenant, None).await?;
        if let Some(mut engagement) = found {
            let services = engagement.to_ask(&self.env.policy, now);
            let ask = Command::AskToConfirm(services);
            let asked = engagement::apply(&engagement, &engagement::Actor::Bot, ask, now, &self.env.policy);
            if let Ok(change) = asked
                && !change.is_nothing()
            {
                unless_failed(turn.asked(&change).await)?;
                engagement = change.engagement;
            }
            if let Some(latest) = unless_failed(turn.owe_due_meetings(engagement).await)? {
                unless_failed(turn.set_wake(&latest).await)?;
            }
        }
        let queues = turn.enqueue().await?;
        turn.commit().await?;
        (self.wake)(queues);
        Ok(())
    }

    /// A turn that nobody's activity began.
    fn own_turn(&self, tenant: &str) -> Turn<'_> {
        let here = Here {
            tenant: tenant.to_owned(),
            conversation: String::new(),
            full: String::new(),
            kind: ConversationKind::Channel,
            team: None,
            name: String::new(),
            service_url: String::new(),
            bot: String::new(),
        };
        let key = PersonKey { tenant: tenant.to_owned(), person: String::new() };
        let locale: Locale = self.env.default_locale;
        let actor = Actor {
            me: key.clone(),
            key,
            record: PersonRecord::default(),
            joined: None,
            locale,
            has_entra_id: false,
        };
        Turn::new(&self.env, Work::new(Arc::clone(&self.env.store)), self.env.clock.now(), here, actor)
    }
}

/// Nobody is there to be told why something was not done.
fn unless_failed<T>(done: Result<T, Stop>) -> Result<Option<T>, RecordError> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(Stop::Failed(error)) => Err(error),
        Err(Stop::Told(_) | Stop::Rules(..)) => Ok(None),
    }
}

impl Turn<'_> {
    /// Writes that it was asked, and owes the cards.
    async fn asked(&mut self, change: &engagement::Change) -> Result<(), Stop> {
        self.save(change).await?;
        self.owe_updates(&change.engagement).await?;
        self.owe_requests(&change.engagement);
        Ok(())
    }
}
