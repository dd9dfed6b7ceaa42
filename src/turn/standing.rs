//! Messages that stand somewhere: the FM's cards of reports, and what is left where an engagement lived before.

use crate::dialogue::{Content, Notice, Reader};
use crate::engagement::{CorrectionState, Engagement, EngagementId, Home, PersonNo, Which};
use crate::records::{ConversationRecord, Op, PersonRecord, Queue, Slot, SlotRecord, Target, keys};

use super::deliver::slots;
use super::{Message, Stop, Turn};

/// The most requests of one engagement that may stand: more than there are success owners of its services.
const MOST_REQUESTS: usize = 24;

/// The most messages of one engagement that stand anywhere.
const MOST_STANDING: usize = 2_000;

impl Turn<'_> {
    /// Owes the FM's cards of reports anew that were not taken over: whose answers differ may have changed.
    pub(super) async fn owe_report_updates(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        for report in engagement.corrections.values() {
            match report.state {
                CorrectionState::Open | CorrectionState::Answered { .. } => {}
                CorrectionState::Accepted { .. } => continue,
            }
            let slot = slots::correction(&engagement.head.id, report.no.0);
            if self.stands(&slot).await? {
                let content =
                    Content::Correction { engagement: engagement.head.id.clone(), correction: report.no };
                self.owe_person(engagement, engagement.head.fm, Op::Update { slot }, content).await?;
            }
        }
        Ok(())
    }

    /// Leaves `old`, where the engagement lived: its card there becomes a line that it moved, its requests go, and
    /// whoever presses something of it there is told so. To be called before anything is owed to the new home.
    /// Whether a request about the success factors stood there.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn leave(&mut self, engagement: &Engagement, old: &Home) -> Result<bool, Stop> {
        let id = &engagement.head.id;
        let key = keys::conversation(&old.tenant, &old.conversation);
        let mut record = self.work.get::<ConversationRecord>(&key).await?.unwrap_or_default();
        record.engagements.retain(|other| other != id);
        if !record.former.contains(id) {
            record.former.push(id.clone());
        }
        self.work.put(key, &record)?;
        let pointer = Content::Notice { notice: Notice::Moved, engagement: Some(id.clone()) };
        if let Some(slot) = self.leave_slot(old, &slots::card(id)).await? {
            self.owe_there(engagement, old, Op::Update { slot }, pointer.clone());
        }
        for index in 0..MOST_REQUESTS {
            if let Some(slot) = self.leave_slot(old, &slots::request(id, index)).await? {
                self.owe_there(engagement, old, Op::Delete { slot }, pointer.clone());
            }
        }
        let terms = slots::terms(id, engagement.head.cycle);
        for slot in [slots::weekly(id), terms] {
            let Some(slot) = self.leave_slot(old, &slot).await? else { continue };
            self.owe_there(engagement, old, Op::Delete { slot }, pointer.clone());
        }
        // Agendas and minutes stay what they were; from now on nobody changes them.
        let at_home = |which: &Which| engagement.gathers_in(which.meeting).is_none();
        for which in self.shown_lately(engagement).into_iter().filter(at_home) {
            let _ = self.leave_slot(old, &slots::agenda(id, which)).await?;
        }
        let factors = self.leave_slot(old, &slots::factors_request(id)).await?;
        let stood = factors.is_some();
        if let Some(slot) = factors {
            self.owe_there(engagement, old, Op::Delete { slot }, pointer);
        }
        Ok(stood)
    }

    /// Whether `id` lived in this conversation before it moved.
    pub(super) async fn moved_away(&mut self, id: &EngagementId) -> Result<bool, Stop> {
        let key = keys::conversation(&self.here.tenant, &self.here.conversation);
        let record = self.work.get::<ConversationRecord>(&key).await?;
        Ok(record.is_some_and(|record| record.former.contains(id)))
    }

    /// The engagement that moved away from this conversation last, if any did.
    pub(super) async fn last_moved_away(&mut self) -> Result<Option<EngagementId>, Stop> {
        let key = keys::conversation(&self.here.tenant, &self.here.conversation);
        let record = self.work.get::<ConversationRecord>(&key).await?;
        Ok(record.and_then(|record| record.former.last().cloned()))
    }

    /// Leaves the own chat of `from`, who led the engagement until now: their card of it goes, and whatever else stands
    /// there stays as it is; from now on such cards stand in the chat of whoever leads. To be called before anything
    /// is owed to them.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn leave_chat(&mut self, engagement: &Engagement, from: PersonNo) -> Result<(), Stop> {
        let id = &engagement.head.id;
        let Some(key) = engagement.people.get(&from).and_then(|person| person.link.clone()) else {
            return Ok(());
        };
        let Some(chat) = self.work.get::<PersonRecord>(&keys::person(&key)).await?.and_then(|p| p.personal)
        else {
            return Ok(());
        };
        let (lead, former) = (slots::lead(id), slots::former_lead(id));
        for (key, stands) in self.work.list::<SlotRecord>(&keys::slots(id.as_str()), MOST_STANDING).await? {
            if stands.conversation != chat {
                continue;
            }
            if key == keys::slot(&lead) {
                self.move_slot(&lead, &former, &former).await?;
                let card = Content::Engagement { engagement: id.clone() };
                let gone = Op::Delete { slot: former.clone() };
                self.owe_person(engagement, from, gone, card).await?;
            } else {
                self.work.delete(key);
            }
        }
        Ok(())
    }

    /// The message in `slot` is one left behind in `old` from now on; its new name, if there is such a message.
    async fn leave_slot(&mut self, old: &Home, slot: &Slot) -> Result<Option<Slot>, Stop> {
        if !self.stands(slot).await? {
            return Ok(None);
        }
        let left = slots::left(old, slot);
        let moved = self.move_slot(slot, &left, &left).await?;
        Ok(moved.then_some(left))
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

    /// Whether a message of ours stands in `slot`. One that is still owed shows the latest state anyway.
    pub(super) async fn stands(&mut self, slot: &Slot) -> Result<bool, Stop> {
        let key = keys::slot(slot);
        let stands = self.work.get::<SlotRecord>(&key).await?.is_some();
        if !stands {
            // Should it come to stand there before this turn commits, it shows what was before.
            self.work.check(key);
        }
        Ok(stands)
    }

    fn owe_there(&mut self, engagement: &Engagement, home: &Home, action: Op, content: Content) {
        let queue = Queue::of_conversation(&home.tenant, &home.conversation);
        let target = Target::Conversation { id: home.conversation.clone() };
        let reader = Reader::everyone(engagement.head.language);
        self.owe(queue, target, action, Message::new(content, reader));
    }
}
