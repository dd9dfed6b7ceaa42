//! The chats of meetings beside the home: an engagement's meetings take place there, with their agendas and minutes.

use serde::{Deserialize, Serialize};

use super::Meeting;
use crate::engagement::Engagement;
use crate::engagement::ids::MeetingNo;

/// The most chats that belong to one engagement.
pub const MAX_CHATS: usize = 20;

/// A conversation of Teams.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChatId {
    /// The tenant that hosts it.
    #[serde(rename = "t")]
    pub tenant: String,
    /// Its id.
    #[serde(rename = "c")]
    pub conversation: String,
}

/// The chat of a meeting that belongs to an engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingChat {
    /// Which.
    #[serde(flatten)]
    pub id: ChatId,
    /// What people call it; blank if Teams did not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl Engagement {
    /// Whether the chat belongs to it, beside its home.
    #[must_use]
    pub fn has_chat(&self, tenant: &str, conversation: &str) -> bool {
        self.head.chats.iter().any(|chat| chat.id.tenant == tenant && chat.id.conversation == conversation)
    }

    /// Whether it lives in this conversation, or has its meetings there.
    #[must_use]
    pub fn is_in(&self, tenant: &str, conversation: &str) -> bool {
        let home = self.head.home.as_ref();
        home.is_some_and(|home| home.tenant == tenant && home.conversation == conversation)
            || self.has_chat(tenant, conversation)
    }

    /// The chat in which a meeting takes place, if that is not the home.
    #[must_use]
    pub fn gathers_in(&self, no: MeetingNo) -> Option<&ChatId> {
        let chat = self.meetings.planned.get(&no)?.chat.as_ref()?;
        self.has_chat(&chat.tenant, &chat.conversation).then_some(chat)
    }

    /// The one meeting that is to come and takes place in no chat yet; `None` if there are several, or none.
    pub(in crate::engagement) fn homeless_meeting(&self, now: jiff::Timestamp) -> Option<MeetingNo> {
        let comes = |meeting: &&Meeting| {
            let free = self.gathers_in(meeting.no).is_none() && !meeting.is_cancelled();
            free && self.meetings.next_of(meeting, now).is_some()
        };
        let mut coming = self.meetings.planned.values().filter(comes);
        let first = coming.next()?;
        coming.next().is_none().then_some(first.no)
    }
}
