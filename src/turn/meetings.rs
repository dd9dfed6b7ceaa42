//! What is owed about meetings: the cards that stand somewhere as they are now, and what is due by the clock.

use jiff::{SignedDuration, Timestamp};

use crate::dialogue::verb::OfTime;
use crate::dialogue::{Content, MeetingContent, Reader};
use crate::engagement::reminder::{Kind, To};
use crate::engagement::{
    Actor, Change, ChatId, Command, Engagement, MeetingCommand, MeetingRefusal, Need, Now, PersonNo, Refusal,
    Which, apply,
};
use crate::records::{Op, Queue, SlotRecord, Target, keys};

use super::deliver::slots;
use super::{Message, Stop, Turn};

/// For how long the cards of a time are kept as they are now.
const KEPT: SignedDuration = SignedDuration::from_hours(60 * 24);

impl Turn<'_> {
    /// The engagement, if the time is one of its own and the person is on a side.
    ///
    /// # Errors
    /// Stops when it is not, and for whoever the engagement does not know.
    pub async fn known_time(&mut self, of: &OfTime) -> Result<Engagement, Stop> {
        let engagement = self.engagement(&of.on.engagement).await?;
        self.human()?;
        self.must_belong(&engagement)?;
        if engagement.meetings.occurrence(of.meeting, of.planned).is_none() {
            return Err(Self::refused(Some(&engagement), Refusal::Meeting(MeetingRefusal::Unknown)));
        }
        Ok(engagement)
    }

    /// Decides `command` as the bot's own and writes what it changed; `None` if there is nothing to do any more.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn by_itself(
        &mut self,
        engagement: &Engagement,
        command: MeetingCommand,
    ) -> Result<Option<Change>, Stop> {
        let now = Now { at: self.now };
        let decided = apply(engagement, &Actor::Bot, Command::Meeting(command), now, &self.env.policy);
        match decided {
            Ok(change) if !change.is_nothing() => {
                self.save(&change).await?;
                Ok(Some(change))
            }
            // Somebody was faster, or it takes place no more.
            Ok(_) | Err(_) => Ok(None),
        }
    }

    /// Does what is due about meetings by the clock, and owes it: agendas, the question whether one was held, draft
    /// minutes. Each once, since the records say so. The engagement as it then is.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn owe_due_meetings(&mut self, engagement: Engagement) -> Result<Engagement, Stop> {
        let mut latest = engagement;
        for (meeting, planned, need) in latest.meeting_needs(Now { at: self.now }) {
            let which = Which { meeting, planned };
            let kind = if need == Need::Agenda { Kind::Begins } else { Kind::Held };
            if self.is_stopped(&latest, kind).await? {
                continue;
            }
            let change = match need {
                Need::Agenda => self.owe_agenda(&latest, which).await?,
                Need::Ask | Need::Minutes => self.owe_desk(&latest, which).await?,
            };
            if let Some(change) = change {
                latest = change.engagement;
            }
        }
        Ok(latest)
    }

    /// Whether people stopped what comes of `kind` about meetings, where it would come.
    ///
    /// # Errors
    /// When state cannot be read.
    pub async fn is_stopped(&mut self, engagement: &Engagement, kind: Kind) -> Result<bool, Stop> {
        let muted = self.work.muted(&engagement.head.id).await?;
        Ok(muted.contains(&(To::whole(engagement, kind), kind)))
    }

    /// Shows the agenda of a time where the customer is, once.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn owe_agenda(
        &mut self,
        engagement: &Engagement,
        which: Which,
    ) -> Result<Option<Change>, Stop> {
        let change = self.by_itself(engagement, MeetingCommand::ShowAgenda(which)).await?;
        if let Some(change) = &change {
            let now = &change.engagement;
            let id = now.head.id.clone();
            let slot = Some(slots::agenda(&id, which));
            let content = Content::Meetings(MeetingContent::Agenda { engagement: id, which });
            self.owe_gathering(now, which, Op::Post { slot }, content).await?;
            if now.gathers_in(which.meeting).is_none() {
                self.note_home(now).await?;
            }
            self.owe_updates(now).await?;
        }
        Ok(change)
    }

    /// Shows the FM a time of a meeting: whether it was held, or what came of it.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn owe_desk(&mut self, engagement: &Engagement, which: Which) -> Result<Option<Change>, Stop> {
        let change = self.by_itself(engagement, MeetingCommand::ShowFm(which)).await?;
        if let Some(change) = &change {
            let now = &change.engagement;
            self.owe_desk_to(now, now.head.fm, which).await?;
        }
        Ok(change)
    }

    /// Puts the FM's card of a time below for whoever asks, the FM or who stands in.
    ///
    /// # Errors
    /// When state cannot be read or written.
    pub async fn post_desk(&mut self, engagement: &Engagement, which: Which) -> Result<(), Stop> {
        let me = self.person(engagement).map_or(engagement.head.fm, |person| person.no);
        self.owe_desk_to(engagement, me, which).await
    }

    async fn owe_desk_to(&mut self, now: &Engagement, to: PersonNo, which: Which) -> Result<(), Stop> {
        let id = now.head.id.clone();
        let slot = (to == now.head.fm).then(|| slots::desk(&id, which));
        let content = Content::Meetings(MeetingContent::Desk { engagement: id, which });
        self.owe_person(now, to, Op::Post { slot }, content).await
    }

    /// Owes the cards about meetings anew, wherever they stand.
    ///
    /// # Errors
    /// When state cannot be read.
    pub(super) async fn owe_meeting_updates(&mut self, engagement: &Engagement) -> Result<(), Stop> {
        let (id, fm) = (engagement.head.id.clone(), engagement.head.fm);
        if engagement.meetings.planned.is_empty() {
            return Ok(());
        }
        let list = Content::Meetings(MeetingContent::List { engagement: id.clone() });
        if self.stands(&slots::meetings(&id)).await? {
            self.owe_person(engagement, fm, Op::Update { slot: slots::meetings(&id) }, list).await?;
        }
        for meeting in engagement.meetings.planned.keys().copied() {
            let slot = slots::meeting(&id, meeting);
            if self.stands(&slot).await? {
                let one = Content::Meetings(MeetingContent::One { engagement: id.clone(), meeting });
                self.owe_person(engagement, fm, Op::Update { slot }, one).await?;
            }
        }
        for which in self.shown_lately(engagement) {
            let slot = slots::agenda(&id, which);
            if self.stands(&slot).await? {
                let content = Content::Meetings(MeetingContent::Agenda { engagement: id.clone(), which });
                self.owe_gathering(engagement, which, Op::Update { slot }, content).await?;
            }
            let slot = slots::desk(&id, which);
            if self.stands(&slot).await? {
                let content = Content::Meetings(MeetingContent::Desk { engagement: id.clone(), which });
                self.owe_person(engagement, fm, Op::Update { slot }, content).await?;
            }
        }
        Ok(())
    }

    /// Owes `content` where everybody goes through it: what stands, where it stands; else in the chat of the meeting, if
    /// it has one, or at home.
    async fn owe_gathering(
        &mut self,
        engagement: &Engagement,
        which: Which,
        action: Op,
        content: Content,
    ) -> Result<(), Stop> {
        let chat = match &action {
            Op::Update { slot } => {
                let stands = self.work.get::<SlotRecord>(&keys::slot(slot)).await?;
                let chats = engagement.head.chats.iter();
                let there =
                    |id: &&ChatId| stands.as_ref().is_some_and(|one| one.conversation == id.conversation);
                chats.map(|chat| &chat.id).find(there)
            }
            Op::Post { .. } | Op::StartThread { .. } | Op::Delete { .. } => {
                engagement.gathers_in(which.meeting)
            }
        };
        match chat.cloned() {
            Some(ChatId { tenant, conversation }) => {
                let target = Target::Conversation { id: conversation.clone() };
                let reader = Reader::everyone(engagement.head.language);
                let queue = Queue::of_conversation(&tenant, &conversation);
                self.owe(queue, target, action, Message::new(content, reader));
            }
            None => self.owe_home(engagement, action, content),
        }
        Ok(())
    }

    /// The times whose cards may still stand somewhere.
    pub(super) fn shown_lately(&self, engagement: &Engagement) -> Vec<Which> {
        let since = self.now.checked_sub(KEPT).unwrap_or(Timestamp::MIN);
        let known = engagement.meetings.occasions.values();
        let recent = known.filter(|one| one.agenda.max(one.shown).is_some_and(|at| at >= since));
        recent.map(|one| Which { meeting: one.meeting, planned: one.planned }).collect()
    }
}
