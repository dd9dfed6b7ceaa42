//! What a card needs to be rendered, loaded: the engagement, who is in the room, the reader's own engagements.
//!
//! `cards` is pure and takes a [`Scene`]; this is where one comes from, for answers and for what is sent later.

mod reminder;

use jiff::Timestamp;

use crate::cards::{Digest, Member, MyData, Row, Scene, Settings, Unasked};
use crate::dialogue::{Audience, Content, MeetingContent, Place, Reader, View};
use crate::engagement::{Engagement, EngagementId, Event, Line, Now, Person, PersonKey, PersonNo, Policy};
use crate::records::{PersonRecord, RecordError, Work, keys};

/// The most members of a room that a card is made with.
const MOST_MEMBERS: usize = 300;
/// The most engagements that a list is made from.
const MOST_LISTED: usize = 20_000;

/// The most engagements that are looked through for what is kept about somebody.
const MOST_TRACED: usize = 20;

/// A scene, owned.
#[derive(Debug, Default)]
pub struct Stage {
    engagement: Option<Engagement>,
    room: Vec<Member>,
    rows: Vec<Row>,
    portfolio: Vec<Line>,
    events: Vec<Event>,
    mine: Option<MyData>,
    digest: Option<Digest>,
    settings: Option<Settings>,
    unasked: Vec<Unasked>,
    beyond: Vec<PersonNo>,
    me: Option<String>,
    me_key: Option<PersonKey>,
    nonce: String,
}

impl Stage {
    /// Loads what `content` is about, for the reader with the key `me` if it is one person.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn load(
        work: &mut Work,
        content: &Content,
        me: Option<&PersonKey>,
        nonce: &str,
    ) -> Result<Self, RecordError> {
        let mut stage = Self { nonce: nonce.to_owned(), me_key: me.cloned(), ..Self::default() };
        if let Some(me) = me {
            let record = work.get::<PersonRecord>(&keys::person(me)).await?;
            stage.me = record.map(|record| record.name).filter(|name| !name.is_empty());
        }
        if let Some(id) = content.engagement() {
            stage.engagement = work.engagement(id).await?;
        }
        stage.load_beyond(work, content).await?;
        stage.load_lists(work, content, me).await?;
        if let Content::Reminder(content) = content {
            stage.load_reminder(work, content, me).await?;
        }
        stage.load_unasked(work, content).await?;
        for id in content.listed() {
            if let Some(engagement) = work.engagement(id).await?
                && stage.may_list(content, &engagement)
            {
                stage.rows.push(row(&engagement));
            }
        }
        if let Some((tenant, conversation)) = stage.place_of(content) {
            stage.room = room(work, &tenant, &conversation).await?;
        }
        Ok(stage)
    }

    /// Whom the bot cannot reach, where the content names the people of an engagement one by one.
    async fn load_beyond(&mut self, work: &mut Work, content: &Content) -> Result<(), RecordError> {
        let (Content::Status { .. }, Some(engagement)) = (content, &self.engagement) else {
            return Ok(());
        };
        for (no, person) in &engagement.people {
            let Some(key) = &person.link else { continue };
            let record = work.get::<PersonRecord>(&keys::person(key)).await?;
            if record.is_some_and(|record| record.parked.is_some()) {
                self.beyond.push(*no);
            }
        }
        Ok(())
    }

    /// The reader's engagements, or what happened in one, where the content shows them.
    async fn load_lists(
        &mut self,
        work: &mut Work,
        content: &Content,
        me: Option<&PersonKey>,
    ) -> Result<(), RecordError> {
        if let (Content::Portfolio { .. }, Some(me)) = (content, me) {
            self.portfolio = work.portfolio(me, MOST_LISTED).await?;
        }
        if let (Content::Privacy, Some(me)) = (content, me) {
            self.mine = Some(my_data(work, me).await?);
        }
        if let Content::History { engagement, .. } | Content::Undo { engagement } = content {
            self.events = work.history(engagement).await?;
        }
        Ok(())
    }

    /// The scene at `now`.
    #[must_use]
    pub fn scene<'a>(&'a self, now: Timestamp, policy: &'a Policy) -> Scene<'a> {
        Scene {
            engagement: self.engagement.as_ref(),
            room: &self.room,
            rows: &self.rows,
            portfolio: &self.portfolio,
            events: &self.events,
            mine: self.mine.as_ref(),
            digest: self.digest.as_ref(),
            settings: self.settings.as_ref(),
            unasked: &self.unasked,
            beyond: &self.beyond,
            me: self.me.as_deref(),
            me_key: self.me_key.as_ref(),
            nonce: &self.nonce,
            ..Scene::new(now, policy)
        }
    }

    /// As of `now`: a cover that is over gives no rights any more.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Self {
        if let Some(engagement) = &mut self.engagement {
            engagement.end_cover(Now { at: now });
        }
        self
    }

    /// The engagement, if the content is about one that exists.
    #[must_use]
    pub fn engagement(&self) -> Option<&Engagement> {
        self.engagement.as_ref()
    }

    /// The reader of a message owed to `then`, as they are to the engagement now: between deciding and sending
    /// somebody may have got another role. `None` if it is not for them any more.
    #[must_use]
    pub fn reader_now(&self, content: &Content, then: &Reader) -> Option<Reader> {
        let (Some(me), Place::Personal) = (&self.me_key, then.place) else {
            // Written for everyone in a place, whoever is there.
            return Some(*then);
        };
        if let Content::Bring { .. } = content {
            return (!self.rows.is_empty()).then_some(*then);
        }
        let Some(engagement) = &self.engagement else {
            return Some(*then);
        };
        let person = engagement.find(me);
        let view = View::of(person);
        let meant = match content.audience() {
            Audience::Anybody => true,
            Audience::Project => view != View::Outsider,
            Audience::Fm => view == View::Fm,
        };
        meant.then(|| Reader { view, person: person.map(|person| person.no), ..*then })
    }

    /// Drafts name other customers: whoever does not lead one any more is not offered it.
    fn may_list(&self, content: &Content, engagement: &Engagement) -> bool {
        match (content, &self.me_key) {
            (Content::Bring { .. }, Some(me)) => engagement.find(me).is_some_and(Person::leads),
            (_, _) => true,
        }
    }

    /// The conversation whose room matters: the one offered, else the engagement's home.
    fn place_of(&self, content: &Content) -> Option<(String, String)> {
        if let Content::Bring { tenant, conversation, .. } = content {
            return Some((tenant.clone(), conversation.clone()));
        }
        if let Content::Meetings(MeetingContent::Agenda { which, .. }) = content
            && let Some(chat) = self.engagement.as_ref()?.gathers_in(which.meeting)
        {
            return Some((chat.tenant.clone(), chat.conversation.clone()));
        }
        let home = self.engagement.as_ref()?.head.home.as_ref()?;
        Some((home.tenant.clone(), home.conversation.clone()))
    }
}

/// What is kept about a person: in their own record, and in each engagement that they are on.
async fn my_data(work: &mut Work, me: &PersonKey) -> Result<MyData, RecordError> {
    let record = work.get::<PersonRecord>(&keys::person(me)).await?.unwrap_or_default();
    let listed = work.portfolio(me, MOST_LISTED).await?.into_iter().map(|line| line.id);
    let mut ids: Vec<EngagementId> = listed.chain(work.projects(me, MOST_LISTED).await?).collect();
    ids.sort();
    ids.dedup();
    let mut traces = Vec::new();
    for id in ids.iter().take(MOST_TRACED) {
        let Some(engagement) = work.engagement(id).await? else { continue };
        let events = work.history(id).await?;
        let (said, muted) = (work.noted(id).await?, work.muted(id).await?);
        traces.extend(engagement.traces_of(me, &events, &said, &muted));
    }
    let kept = work.kept_of(me).await?;
    Ok(MyData {
        name: record.name,
        email: record.email,
        sign_in: record.upn,
        language: record.chosen_locale.or(record.locale),
        zone: record.zone,
        chat: record.personal.is_some(),
        linked: record.elsewhere.len() + usize::from(record.linked.is_some()),
        more: ids.len().saturating_sub(MOST_TRACED),
        hours: kept.hours,
        away: kept.away,
        sent: kept.sent,
        gathered: kept.gathered,
        days: kept.days,
        traces,
    })
}

fn row(engagement: &Engagement) -> Row {
    Row {
        id: engagement.head.id.clone(),
        revision: engagement.head.revision,
        customer: engagement.head.customer.clone(),
        services: engagement.head.services.clone(),
        has_home: engagement.head.home.is_some(),
    }
}

async fn room(work: &mut Work, tenant: &str, conversation: &str) -> Result<Vec<Member>, RecordError> {
    let people = work.room(tenant, conversation, MOST_MEMBERS).await?;
    let member = |(key, record): (PersonKey, PersonRecord)| {
        let guest = record.is_guest();
        // A guest identity that was joined to a person is that person to the engagement.
        let key = record.linked.unwrap_or(key);
        let id = record.mri?;
        Some(Member { key, id, name: record.name, email: record.email, upn: record.upn, guest })
    };
    Ok(people.into_iter().filter_map(member).collect())
}

#[cfg(test)]
mod tests;
