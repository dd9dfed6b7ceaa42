//! Where what is said goes: the home of an engagement, a person's own chat, the cards that stand somewhere.
//!
//! The names of slots are here, each once.

use crate::dialogue::{Content, Locale, Reader, Sheet};
use crate::engagement::{Change, Engagement, EngagementId, HomeKind, PersonKey, PersonNo, ServiceId, What};
use crate::records::{Op, PersonRecord, Queue, Slot, SlotRecord, Target, keys};

use super::engagements::personal_reader;
use super::{Message, Stop, Turn};

/// The slots of an engagement.
pub mod slots {
    use super::{EngagementId, Slot};

    fn of(id: &EngagementId, name: impl Into<String>) -> Slot {
        Slot { owner: id.as_str().to_owned(), name: name.into() }
    }

    /// The engagement card in its home; in a channel it starts the thread.
    #[must_use]
    pub fn card(id: &EngagementId) -> Slot {
        of(id, "card")
    }

    /// The FM's own card of the engagement.
    #[must_use]
    pub fn lead(id: &EngagementId) -> Slot {
        of(id, "lead")
    }

    /// The FM's own card as it stood before the engagement was brought: it goes.
    #[must_use]
    pub fn former_lead(id: &EngagementId) -> Slot {
        of(id, "former-lead")
    }

    /// What was entered, for the FM.
    #[must_use]
    pub fn captured(id: &EngagementId) -> Slot {
        of(id, "captured")
    }

    /// A request to confirm; one for each group of services.
    #[must_use]
    pub fn request(id: &EngagementId, group: usize) -> Slot {
        of(id, format!("request-{group}"))
    }

    /// The latest report of one person about one service, for the FM.
    #[must_use]
    pub fn correction(id: &EngagementId, no: u32) -> Slot {
        of(id, format!("fix-{no}"))
    }

    /// A sheet of the success plan in the shared conversation, by its name.
    #[must_use]
    pub fn sheet(id: &EngagementId, name: &str) -> Slot {
        of(id, format!("sheet-{name}"))
    }

    /// The sheet of the success plan that one person asked for last, in their own chat.
    #[must_use]
    pub fn own_sheet(id: &EngagementId, no: u32) -> Slot {
        of(id, format!("sheet-{no}"))
    }

    /// A person's claim, for the FM.
    #[must_use]
    pub fn claim(id: &EngagementId, no: u32) -> Slot {
        of(id, format!("claim-{no}"))
    }

    /// That a typed person seems to be somebody in the conversation, for the FM.
    #[must_use]
    pub fn tie(id: &EngagementId, no: u32) -> Slot {
        of(id, format!("tie-{no}"))
    }

    /// The drafts offered to an FM for a conversation.
    #[must_use]
    pub fn offer(tenant: &str, conversation: &str) -> Slot {
        Slot { owner: format!("{tenant}/{conversation}"), name: "offer".to_owned() }
    }

    /// What was said in a conversation while nothing is there yet; it goes when the engagement comes.
    #[must_use]
    pub fn note(tenant: &str, conversation: &str) -> Slot {
        Slot { owner: format!("{tenant}/{conversation}"), name: "note".to_owned() }
    }
}

/// The services that stand on the customer's cards: those recorded as agreed, or asked about.
#[must_use]
pub fn requested(engagement: &Engagement) -> Vec<ServiceId> {
    let stands = |service: &&ServiceId| {
        engagement.dibs.get(*service).is_some_and(|dibs| dibs.asked.is_some() || dibs.agreed.is_some())
    };
    engagement.head.services.iter().filter(stands).cloned().collect()
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
        self.owe_request_updates(engagement).await
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
                let content =
                    Content::TieSuggestion { engagement: id, typed: person.no, seen: key.person.clone() };
                self.owe_person(engagement, engagement.head.fm, action, content).await?;
            }
        }
        Ok(())
    }

    /// Lets the message in `from` be the one of slot `to`; what stood there is then that of `former`. Whether there was
    /// such a message.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn move_slot(&mut self, from: &Slot, to: &Slot, former: &Slot) -> Result<bool, Stop> {
        let Some(moved) = self.work.get::<SlotRecord>(&keys::slot(from)).await? else {
            return Ok(false);
        };
        if let Some(before) = self.work.get::<SlotRecord>(&keys::slot(to)).await? {
            self.work.get::<SlotRecord>(&keys::slot(former)).await?;
            self.work.put(keys::slot(former), &before)?;
        }
        self.work.delete(keys::slot(from));
        self.work.put(keys::slot(to), &moved)?;
        Ok(true)
    }

    async fn owe_request_updates(&mut self, engagement: &Engagement) -> Result<(), Stop> {
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

    /// Whether a message of ours stands in `slot`. One that is still owed shows the latest state anyway.
    async fn stands(&mut self, slot: &Slot) -> Result<bool, Stop> {
        let key = keys::slot(slot);
        let stands = self.work.get::<SlotRecord>(&key).await?.is_some();
        if !stands {
            // Should it come to stand there before this turn commits, it shows what was before.
            self.work.check(key);
        }
        Ok(stands)
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
