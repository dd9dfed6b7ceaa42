//! The chats of meetings that belong to an engagement beside its home.

use super::Work;
use crate::engagement::meeting::{ChatId, MAX_CHATS, MeetingChat, MeetingEvent};
use crate::engagement::refusal::{Limited, Refusal};

impl Work<'_> {
    /// Meetings take place there, too: the only one to come from now on; else the one that Teams says begins there.
    pub(super) fn join_chat(&mut self, chat: MeetingChat) -> Result<(), Refusal> {
        self.leader()?;
        let ChatId { tenant, conversation } = &chat.id;
        if self.e.is_in(tenant, conversation) {
            return Ok(());
        }
        if self.e.head.chats.len() >= MAX_CHATS {
            return Err(Refusal::TooMany(Limited::Meetings));
        }
        let id = chat.id.clone();
        let only = self.e.homeless_meeting(self.now.at);
        if let Some(meeting) = only.and_then(|no| self.e.meetings.planned.get_mut(&no)) {
            meeting.chat = Some(id.clone());
        }
        self.e.head.chats.push(chat);
        self.tell_meeting(MeetingEvent::Joined { chat: id });
        Ok(())
    }

    pub(super) fn leave_chat(&mut self, chat: &ChatId) -> Result<(), Refusal> {
        self.leader()?;
        self.without_chat(chat);
        Ok(())
    }

    /// The chat belongs to it no more: its meetings take place at home again.
    pub(super) fn without_chat(&mut self, chat: &ChatId) {
        if !self.e.has_chat(&chat.tenant, &chat.conversation) {
            return;
        }
        self.e.head.chats.retain(|one| one.id != *chat);
        for meeting in self.e.meetings.planned.values_mut() {
            meeting.chat.take_if(|there| there == chat);
        }
        self.tell_meeting(MeetingEvent::Left { chat: chat.clone() });
    }
}
