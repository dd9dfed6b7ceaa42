//! Where what is said goes: the home of an engagement, a person's own chat, the cards that stand somewhere.
//!
//! The names of slots are in `slots`, each once.

use crate::dialogue::{Content, JourneyContent, JourneyView, Locale, Notice, Place, Reader, Reply, Sheet};
use crate::engagement::{Change, Engagement, HomeKind, Now, PersonKey, PersonNo, ServiceId, State, What};
use crate::records::{Op, PersonRecord, Queue, Target, keys};

use super::engagements::personal_reader;
use super::{Message, Stop, Turn};

pub mod slots;

/// The services that stand on the customer's cards: those recorded as agreed, or asked about.
#[must_use]
pub fn requested(engagement: &Engagement) -> Vec<ServiceId> {
    let stands = |service: &&ServiceId| {
        engagement.dibs.get(*service).is_some_and(|dibs| dibs.asked.is_some() || dibs.agreed.is_some())
    };
    engagement.head.services.iter().filter(stands).cloned().collect()
}

fn terms(engagement: &Engagement) -> Content {
    Content::Journey(JourneyContent::Terms { engagement: engagement.head.id.clone(), barred: false })
}

/// The most people of a room among whom somebody typed is looked for.
const MOST_IN_ROOM: usize = 300;

fn same_address(a: Option<&str>, b: Option<&str>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
}

impl Turn<'_> {
    /// Owes `content` to everyone in the engagement's home: posted beside its card, or as that card.
    pub fn owe_home(&mut self, engagement: &Engagement, action: Op, content: Content) {
        let Some(home) = engagement.head.home.clone() else {
            return;
        };
        let starts = matches!(action, Op::StartThread { .. });
        let target = if home.kind == HomeKind::Channel && !starts {
            Target::Beside { slot: slots::card(&engagement.head.id) }
        } else {
            Target::Conversation { id: home.conversation.clone() }
        };
        let reader = Reader::everyone(engagement.head.language);
        let queue = Queue::of_conversation(&home.tenant, &home.conversation);
        self.owe(queue, target, action, Message::new(content, reader));
    }

    /// Owes `content` to the person `no` in their personal chat, in their language.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn owe_person(
        &mut self,
        engagement: &Engagement,
        no: PersonNo,
        action: Op,
        content: Content,
    ) -> Result<(), Stop> {
        let Some(key) = engagement.people.get(&no).and_then(|person| person.link.clone()) else {
            return Ok(());
        };
        let locale = self.locale_of(&key).await?;
        let message = Message::new(content, personal_reader(engagement, no, locale));
        self.owe_key(&key, action, message);
        Ok(())
    }

    /// Answers with `content` in the actor's own chat: here if this is it, else there, and here stands only that it
    /// was sent.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn in_own_chat(&mut self, content: Content) -> Result<Reply, Stop> {
        if self.here.place() == Place::Personal {
            return Ok(Reply::Show(content));
        }
        let engagement = match content.engagement() {
            Some(id) => self.work.engagement(id).await?,
            None => None,
        };
        let reader = match &engagement {
            Some(engagement) => Reader { place: Place::Personal, ..self.reader(engagement) },
            None => Reader { place: Place::Personal, ..self.reader_here() },
        };
        let key = self.actor.key.clone();
        self.owe_key(&key, Op::Post { slot: None }, Message::new(content, reader));
        Ok(Reply::Show(Content::Notice { notice: Notice::SentToYou, engagement: None }))
    }

    /// Owes `message` to the person with this key in their personal chat.
    pub fn owe_key(&mut self, key: &PersonKey, action: Op, message: Message) {
        let message = Message { me: Some(key.clone()), ..message };
        self.owe(Queue::of_person(key), Target::Person { person: key.clone() }, action, message);
    }

    /// Owes the engagement's standing cards anew, wherever they stand: its own, the FM's, and the requests.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn owe_updates(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        let id = engagement.head.id.clone();
        let card = Content::Engagement { engagement: id.clone() };
        if self.stands(&slots::card(&id)).await? {
            self.owe_home(engagement, Op::Update { slot: slots::card(&id) }, card.clone());
        }
        if self.stands(&slots::lead(&id)).await? {
            self.owe_person(engagement, engagement.head.fm, Op::Update { slot: slots::lead(&id) }, card)
                .await?;
        }
        if self.stands(&slots::captured(&id)).await? {
            let content = Content::Captured { engagement: id.clone() };
            self.owe_person(
                engagement,
                engagement.head.fm,
                Op::Update { slot: slots::captured(&id) },
                content,
            )
            .await?;
        }
        for (sheet, name) in Sheet::STANDING {
            let slot = slots::sheet(&id, name);
            if self.stands(&slot).await? {
                self.owe_home(
                    engagement,
                    Op::Update { slot },
                    Content::Plan { engagement: id.clone(), sheet },
                );
            }
        }
        self.owe_report_updates(engagement).await?;
        self.owe_request_updates(engagement).await?;
        self.owe_terms_update(engagement).await?;
        self.owe_success_updates(engagement).await?;
        self.owe_meeting_updates(engagement).await
    }

    /// Owes the playbook's card to the actor, who leads the engagement: posted, so that it stands last in their own
    /// chat, or, unless `last`, changed where it stands.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn owe_way(
        &mut self,
        engagement: &Engagement,
        view: JourneyView,
        last: bool,
    ) -> Result<(), Stop> {
        let me = self.person(engagement).map_or(engagement.head.fm, |person| person.no);
        let id = engagement.head.id.clone();
        let slot = slots::way(&id, me.0);
        let content = Content::Journey(JourneyContent::Card { engagement: id, view });
        let action = if !last && self.stands(&slot).await? {
            Op::Update { slot }
        } else {
            Op::Post { slot: Some(slot) }
        };
        self.owe_person(engagement, me, action, content).await
    }

    /// Owes the line that the answer was sent to the actor's own chat, in place of the last one of its kind.
    pub fn sent_to_you(&mut self) -> Reply {
        let content = Content::Notice { notice: Notice::SentToYou, engagement: None };
        Reply::Show(content)
    }

    /// Owes the actor's own sheet anew, where one stands in their chat.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn owe_own_sheet(&mut self, engagement: &Engagement, sheet: Sheet) -> Result<(), Stop> {
        let Some(no) = self.person(engagement).map(|person| person.no) else {
            return Ok(());
        };
        let slot = slots::own_sheet(&engagement.head.id, no.0);
        if self.stands(&slot).await? {
            let content = Content::Plan { engagement: engagement.head.id.clone(), sheet };
            self.owe_person(engagement, no, Op::Update { slot }, content).await?;
        }
        Ok(())
    }

    /// Posts the customer's cards anew, so that they stand last in the conversation.
    pub fn owe_requests(&mut self, engagement: &Engagement) {
        let id = &engagement.head.id;
        for (index, request) in
            engagement.requests(&requested(engagement), &self.env.policy).into_iter().enumerate()
        {
            let content = Content::Request { engagement: id.clone(), services: request.services };
            self.owe_home(engagement, Op::Post { slot: Some(slots::request(id, index)) }, content);
        }
    }

    /// Posts FastTrack's terms anew, if they were put before the customer.
    pub fn owe_terms(&mut self, engagement: &Engagement) {
        if engagement.path.state.terms.shown.is_some() {
            let slot = slots::terms(&engagement.head.id, engagement.head.cycle);
            self.owe_home(engagement, Op::Post { slot: Some(slot) }, terms(engagement));
        }
    }

    async fn owe_terms_update(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        let slot = slots::terms(&engagement.head.id, engagement.head.cycle);
        if self.stands(&slot).await? {
            self.owe_home(engagement, Op::Update { slot }, terms(engagement));
        }
        Ok(())
    }

    /// Posts the first card again on which anything waits for an answer.
    pub(crate) fn owe_request_again(&mut self, engagement: &Engagement) {
        let now = Now { at: self.now };
        let waits = |service: &ServiceId| {
            let standing = engagement.standing(service, &self.env.policy, now);
            matches!(standing.state, State::Captured | State::Agreed) && !engagement.is_unasked(service)
        };
        let requests = engagement.requests(&requested(engagement), &self.env.policy);
        let first = requests.into_iter().enumerate().find(|(_, request)| request.services.iter().any(waits));
        if let Some((index, request)) = first {
            let id = &engagement.head.id;
            let content = Content::Request { engagement: id.clone(), services: request.services };
            self.owe_home(engagement, Op::Post { slot: Some(slots::request(id, index)) }, content);
        }
    }

    /// Suggests to the FM whom the people just typed may be: those in the room with the same mail address.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn owe_ties(&mut self, change: &Change) -> Result<(), Stop> {
        let engagement = &change.engagement;
        let Some(home) = &engagement.head.home else {
            return Ok(());
        };
        let added = change.events.iter().filter_map(|event| {
            let What::PersonAdded { person, .. } = &event.what else {
                return None;
            };
            engagement.people.get(person)
        });
        let typed: Vec<_> =
            added.filter(|person| !person.is_linked() && person.email.is_some()).cloned().collect();
        if typed.is_empty() {
            return Ok(());
        }
        let room = self.work.room(&home.tenant, &home.conversation, MOST_IN_ROOM).await?;
        for person in typed {
            let same = room
                .iter()
                .find(|(_, record)| same_address(record.email.as_deref(), person.email.as_deref()));
            if let Some((key, _)) = same {
                let id = engagement.head.id.clone();
                let action = Op::Post { slot: Some(slots::tie(&id, person.no.0)) };
                let (typed, seen) = (person.no, key.person.clone());
                let content = Content::TieSuggestion { engagement: id, typed, seen, apart: false };
                self.owe_person(engagement, engagement.head.fm, action, content).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn owe_request_updates(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        let id = engagement.head.id.clone();
        let services = requested(engagement);
        for (index, request) in engagement.requests(&services, &self.env.policy).into_iter().enumerate() {
            let slot = slots::request(&id, index);
            if self.stands(&slot).await? {
                let content = Content::Request { engagement: id.clone(), services: request.services };
                self.owe_home(engagement, Op::Update { slot }, content);
            }
        }
        Ok(())
    }

    /// The language of the person with this key.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn locale_of(&mut self, key: &PersonKey) -> Result<Locale, Stop> {
        let record = self.work.get::<PersonRecord>(&keys::person(key)).await?.unwrap_or_default();
        let (chosen, said) = (record.chosen_locale.as_deref(), record.locale.as_deref());
        Ok(super::context::locale_of([chosen, said, None], self.env.default_locale))
    }
}
