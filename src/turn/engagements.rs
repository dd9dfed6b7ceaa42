//! An engagement within a turn: which one is meant, who may see it from here, and a command on it.
//!
//! Place comes before role: from a shared conversation only the engagements that live there exist, and from a
//! personal chat only those that the person belongs to.

use crate::dialogue::{Content, Notice, Place, Reader, View};
use crate::engagement::{
    Actor, Change, Command, Engagement, EngagementId, Human, Now, Person, PersonNo, Refusal, Role, Side,
    apply,
};
use crate::records::{ConversationRecord, ThreadRecord, keys};

use super::{Stop, Turn};

impl Turn<'_> {
    /// The engagement `id`, if it exists for this person in this place.
    ///
    /// # Errors
    /// Stops when there is none, or none that they may see from here.
    pub async fn engagement(&mut self, id: &EngagementId) -> Result<Engagement, Stop> {
        let Some(mut engagement) = self.work.engagement(id).await? else {
            return Err(Stop::notice(Notice::NoEngagement));
        };
        if !self.may_see(&engagement) {
            if self.here.place() == Place::Shared && self.moved_away(id).await? {
                self.language_here = Some(engagement.head.language);
                let (notice, engagement) = (Notice::Moved, Some(id.clone()));
                return Err(Stop::Told(Box::new(Content::Notice { notice, engagement })));
            }
            return Err(Stop::notice(Notice::NoEngagement));
        }
        engagement.end_cover(Now { at: self.now });
        self.language_here = Some(engagement.head.language);
        Ok(engagement)
    }

    /// The engagement meant by a command without a name: that of the thread, else the only one here, else the one
    /// last used here within half an hour.
    ///
    /// # Errors
    /// Stops when there is none, or with the choice when there are several.
    pub async fn engagement_meant(&mut self) -> Result<Engagement, Stop> {
        let thread = keys::thread(&self.here.tenant, &self.here.full);
        if let Some(thread) = self.work.get::<ThreadRecord>(&thread).await? {
            return self.engagement(&thread.engagement).await;
        }
        // First, since an FM's list may be longer than what is offered; the only one here is also the last used.
        if let Some(last) = self.last_used().await? {
            return self.engagement(&last).await;
        }
        let candidates = self.candidates().await?;
        match candidates.as_slice() {
            [] => match self.last_moved_away().await? {
                Some(moved) => self.engagement(&moved).await,
                None => Err(Stop::notice(Notice::NoEngagement)),
            },
            [only] => self.engagement(only).await,
            several => Err(Stop::notice(Notice::WhichEngagement { engagements: several.to_vec() })),
        }
    }

    /// Takes note that `id` was meant here, for the next command without a name; unless this was said before what was
    /// last meant, and comes only now.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn note_used(&mut self, id: &EngagementId) -> Result<(), Stop> {
        let key = keys::conversation(&self.here.tenant, &self.here.conversation);
        let mut record = self.work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
        if record.last_used.as_ref().is_some_and(|last| last.at > self.said_at) {
            return Ok(());
        }
        record.last_used = Some(crate::records::LastUsed { engagement: id.clone(), at: self.said_at });
        Ok(self.work.put(key, &record)?)
    }

    /// Decides `command` on `engagement` and writes what it changed.
    ///
    /// # Errors
    /// Stops with the refusal when the rules say no.
    pub async fn command(&mut self, engagement: &Engagement, command: Command) -> Result<Change, Stop> {
        let actor = Actor::Human(self.human()?);
        let now = Now { at: self.now };
        let change = apply(engagement, &actor, command, now, &self.env.policy)
            .map_err(|refusal| Self::refused(Some(engagement), refusal))?;
        if !change.is_nothing() {
            self.save(&change).await?;
        }
        Ok(change)
    }

    /// Writes what a command changed; what is due by itself is then looked at anew.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn save(&mut self, change: &Change) -> Result<(), Stop> {
        let now = Now { at: self.now };
        self.work.save_change(change, &self.env.policy, now).await?;
        self.wake_soon(&change.engagement).await
    }

    /// The actor as the domain knows people.
    ///
    /// # Errors
    /// Stops for people whom Teams does not name: they see, but cannot act.
    pub fn human(&self) -> Result<Human, Stop> {
        if !self.actor.has_entra_id {
            return Err(Stop::notice(Notice::CannotAct));
        }
        let record = &self.actor.record;
        Ok(Human {
            key: self.actor.me.clone(),
            name: record.name.clone(),
            email: record.email.clone(),
            may_be_fm: self.may_be_fm().unwrap_or(false),
        })
    }

    /// A refusal, to be told to the person.
    #[must_use]
    pub fn refused(engagement: Option<&Engagement>, refusal: Refusal) -> Stop {
        Stop::Rules(engagement.map(|engagement| engagement.head.id.clone()), Box::new(refusal))
    }

    /// The actor as a reader of `engagement` in this place, in their own language.
    #[must_use]
    pub fn reader(&self, engagement: &Engagement) -> Reader {
        let person = self.person(engagement);
        Reader {
            locale: self.actor.locale,
            place: self.here.place(),
            view: View::of(person),
            person: person.map(|person| person.no),
        }
    }

    /// The actor as a reader where no engagement is meant.
    #[must_use]
    pub fn reader_here(&self) -> Reader {
        let view = if self.may_be_fm().unwrap_or(false) { View::Fm } else { View::Outsider };
        Reader { locale: self.actor.locale, place: self.here.place(), view, person: None }
    }

    /// The actor's person record in `engagement`.
    #[must_use]
    pub fn person<'e>(&self, engagement: &'e Engagement) -> Option<&'e Person> {
        engagement.people.values().find(|person| person.link.as_ref() == Some(&self.actor.me))
    }

    /// Only who has the FM's rights in it.
    ///
    /// # Errors
    /// Stops for everybody else.
    pub fn must_lead(&self, engagement: &Engagement) -> Result<(), Stop> {
        if self.person(engagement).is_some_and(Person::leads) {
            return Ok(());
        }
        Err(Self::refused(Some(engagement), Refusal::NotFm))
    }

    /// Only who is on a side of it; whoever else may say who they are.
    ///
    /// # Errors
    /// Stops for everybody else.
    pub fn must_belong(&self, engagement: &Engagement) -> Result<(), Stop> {
        match self.person(engagement).map(|person| person.side) {
            Some(Side::Customer | Side::Delivery) => Ok(()),
            Some(Side::Outsider) | None => {
                let claimable = Role::CLAIMABLE.to_vec();
                Err(Self::refused(Some(engagement), Refusal::NotCustomer { claimable }))
            }
        }
    }

    /// The engagement of this id, for who has the FM's rights in it.
    ///
    /// # Errors
    /// Stops for everybody else, and where it is not to be seen.
    pub async fn led(&mut self, id: &EngagementId) -> Result<Engagement, Stop> {
        let engagement = self.engagement(id).await?;
        self.must_lead(&engagement)?;
        Ok(engagement)
    }

    /// The actor's number where they lead: the FM's own, if they are nobody of the engagement's.
    #[must_use]
    pub fn leader(&self, engagement: &Engagement) -> PersonNo {
        self.person(engagement).map_or(engagement.head.fm, |person| person.no)
    }

    fn may_see(&self, engagement: &Engagement) -> bool {
        match self.here.place() {
            Place::Personal => self.person(engagement).is_some_and(|person| person.side != Side::Outsider),
            Place::Shared => engagement.is_in(&self.here.tenant, &self.here.conversation),
        }
    }

    /// The engagements that may be meant here: in a shared conversation those at home there and those whose meetings take
    /// place there, in a personal chat one's own.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn candidates(&mut self) -> Result<Vec<EngagementId>, Stop> {
        match self.here.place() {
            Place::Personal => {
                let key = self.actor.me.clone();
                let rows = self.work.portfolio(&key, MOST_OFFERED).await?;
                let mut ids: Vec<EngagementId> = rows.into_iter().map(|row| row.id).collect();
                for id in self.work.projects(&key, MOST_OFFERED).await? {
                    let there = self.work.engagement(&id).await?;
                    if there.is_some_and(|engagement| self.may_see(&engagement)) {
                        ids.push(id);
                    }
                }
                // A deputy's engagement is on their list, and a project of theirs as well.
                let mut seen = std::collections::HashSet::new();
                ids.retain(|id| seen.insert(id.clone()));
                ids.truncate(MOST_OFFERED);
                Ok(ids)
            }
            Place::Shared => {
                let key = keys::conversation(&self.here.tenant, &self.here.conversation);
                let record = self.work.get::<ConversationRecord>(&key).await?;
                let record = record.unwrap_or_default();
                let mut ids = record.engagements;
                for id in record.linked.into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>() {
                    let there = self.work.engagement(&id).await?;
                    if there.is_some_and(|engagement| self.may_see(&engagement)) {
                        ids.push(id);
                    }
                }
                Ok(ids)
            }
        }
    }

    /// The engagement used here within half an hour, if it still is here.
    async fn last_used(&mut self) -> Result<Option<EngagementId>, Stop> {
        let key = keys::conversation(&self.here.tenant, &self.here.conversation);
        let last = self.work.get::<ConversationRecord>(&key).await?.and_then(|record| record.last_used);
        let Some(last) = last.filter(|last| self.now.duration_since(last.at) <= STILL_MEANT) else {
            return Ok(None);
        };
        let there = self.work.engagement(&last.engagement).await?;
        Ok(there.filter(|engagement| self.may_see(engagement)).map(|_| last.engagement))
    }
}

/// How many engagements are offered when several could be meant.
const MOST_OFFERED: usize = 20;
/// How long the engagement last used is still meant.
const STILL_MEANT: jiff::SignedDuration = jiff::SignedDuration::from_mins(30);

/// The person `no` of `engagement` as a reader in their personal chat.
#[must_use]
pub fn personal_reader(engagement: &Engagement, no: PersonNo, locale: crate::dialogue::Locale) -> Reader {
    let view = View::of(engagement.people.get(&no));
    Reader { locale, place: Place::Personal, view, person: Some(no) }
}
