//! Places that the bot can no longer speak in, and those it is back in: what is kept of them, and what is woken.
//!
//! What Teams says about a team's app comes in one of its channels and is meant for all of them. What is owed where
//! nothing can be sent stays owed. Source: "Conversation events in your Teams bot", Microsoft Learn.

use jiff::SignedDuration;

use crate::dialogue::Place;
use crate::engagement::PersonKey;
use crate::records::{ConversationRecord, Parked, PersonRecord, Queue, RecordError, SwitchedOff, keys};

use super::Turn;

/// The most conversations of a tenant among which those of a team are looked for.
const MOST: usize = 10_000;

/// For how long after an administrator switched the app off a sign of life elsewhere in the tenant says nothing.
const OFF_FOR: SignedDuration = SignedDuration::from_mins(10);

/// Which conversations something happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach<'a> {
    /// This one; in a channel, all of its team that are known.
    App,
    /// One channel.
    Channel(&'a str),
}

impl Turn<'_> {
    /// Nothing can be sent to `which` any more. What says where they are is forgotten.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn leaves(&mut self, which: Reach<'_>, why: Parked) -> Result<(), RecordError> {
        for conversation in self.meant(which).await? {
            let key = keys::conversation(&self.here.tenant, &conversation);
            let Some(mut record) = self.work.get::<ConversationRecord>(&key).await? else {
                continue;
            };
            record.greeted = false;
            record.parked = Some(why);
            record.service_url.clear();
            record.bot.clear();
            self.work.put(key, &record)?;
        }
        if self.here.place() == Place::Personal {
            let record = &mut self.actor.record;
            (record.personal, record.service_url, record.parked) = (None, None, Some(why));
            self.save_actor()?;
        }
        Ok(())
    }

    /// The bot can speak in `which` again: what is owed there goes out.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn returns(&mut self, which: Reach<'_>) -> Result<(), RecordError> {
        for conversation in self.meant(which).await? {
            let key = keys::conversation(&self.here.tenant, &conversation);
            let Some(mut record) = self.work.get::<ConversationRecord>(&key).await? else {
                continue;
            };
            if record.parked.take().is_some() {
                record.told.clear();
                record.service_url.clone_from(&self.here.service_url);
                record.bot.clone_from(&self.here.bot);
                self.work.put(key, &record)?;
                self.unparked.insert(Queue::of_conversation(&self.here.tenant, &conversation));
            }
        }
        Ok(())
    }

    /// Somebody of the tenant was here: if its administrator had switched the app off, that is over, and what waits for
    /// anybody there is tried again. No sooner than a while after it was said: it may be off for some people alone.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub(super) async fn tenant_is_back(&mut self) -> Result<(), RecordError> {
        let off = keys::switched_off(&self.here.tenant);
        let said = self.work.get::<SwitchedOff>(&off).await?;
        if said.is_none_or(|said| self.now.duration_since(said.at) < OFF_FOR) {
            return Ok(());
        }
        self.work.delete(off);
        // Who was told of it is not told again, should it be refused again.
        let places = keys::conversations(&self.here.tenant);
        for (key, place) in self.work.look::<ConversationRecord>(&places, MOST).await? {
            if place.parked != Some(Parked::Disabled) {
                continue;
            }
            let Some(mut record) = self.work.get::<ConversationRecord>(&key).await? else { continue };
            record.parked = None;
            self.work.put(key.clone(), &record)?;
            if let Some(id) = key.segments().last().filter(|_| record.kind != "personal") {
                self.unparked.insert(Queue::of_conversation(&self.here.tenant, &id));
            }
        }
        for (key, person) in self.work.look::<PersonRecord>(&keys::people(&self.here.tenant), MOST).await? {
            if person.parked != Some(Parked::Disabled) {
                continue;
            }
            let Some(mut record) = self.work.get::<PersonRecord>(&key).await? else { continue };
            record.parked = None;
            self.work.put(key.clone(), &record)?;
            if let Some(id) = key.segments().last() {
                let who = PersonKey { tenant: self.here.tenant.clone(), person: id.into_owned() };
                self.unparked.insert(Queue::of_person(&who));
            }
        }
        Ok(())
    }

    /// The conversations that are meant, without threads.
    async fn meant(&self, which: Reach<'_>) -> Result<Vec<String>, RecordError> {
        let team = match (which, &self.here.team) {
            (Reach::Channel(channel), _) => return Ok(vec![channel.to_owned()]),
            (Reach::App, None) => return Ok(vec![self.here.conversation.clone()]),
            (Reach::App, Some(team)) => team,
        };
        let all = keys::conversations(&self.here.tenant);
        let known = self.work.look::<ConversationRecord>(&all, MOST).await?;
        let of_team = known.into_iter().filter(|(_, record)| record.team.as_ref() == Some(team));
        let mut meant: Vec<String> =
            of_team.filter_map(|(key, _)| key.segments().last().map(Into::into)).collect();
        if !meant.contains(&self.here.conversation) {
            meant.push(self.here.conversation.clone());
        }
        Ok(meant)
    }
}
