//! What is owed to Teams: messages decided in a turn's own commit and sent later by the outbox, and leases.
//!
//! An entry holds what to say by reference ([`Content`]), never a card: it is rendered when it is sent.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::keys;
use super::work::Record;
use crate::dialogue::{Audience, Content, Place, Reader};
use crate::engagement::{Engagement, EngagementId, PersonKey};
use crate::store::Key;

/// Whether somebody waits for it, which decides what goes first where not everything can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Somebody has just asked for it, or changed what it shows.
    Asked,
    /// The bot speaks first.
    Unasked,
}

/// A queue that was just added to, and what was added at best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Woken {
    /// The queue.
    pub queue: Queue,
    /// The lane of what goes first.
    pub lane: Lane,
}

/// What is sent strictly in order: one conversation of one tenant, or one person's own chat.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Queue {
    /// The tenant, which decides the shard.
    pub tenant: String,
    /// The conversation, without thread, or what stands for a person's own chat.
    pub conversation: String,
}

impl Queue {
    /// The queue of a shared conversation, without thread.
    #[must_use]
    pub fn of_conversation(tenant: &str, conversation: &str) -> Self {
        Self { tenant: tenant.to_owned(), conversation: conversation.to_owned() }
    }

    /// The queue of somebody's own chat. The person stands for it, since it may have to be made first, and what is
    /// owed before and after that keeps one order.
    #[must_use]
    pub fn of_person(person: &PersonKey) -> Self {
        Self { tenant: person.tenant.clone(), conversation: format!("person:{}", person.person) }
    }

    /// The person whose own chat this is the queue of.
    #[must_use]
    pub fn person(&self) -> Option<PersonKey> {
        let person = self.conversation.strip_prefix("person:")?;
        Some(PersonKey { tenant: self.tenant.clone(), person: person.to_owned() })
    }

    /// The key that covers its entries.
    #[must_use]
    pub fn prefix(&self) -> Key {
        keys::queue(&self.tenant, &self.conversation)
    }

    /// The key of one entry.
    #[must_use]
    pub fn entry(&self, sequence: &str) -> Key {
        keys::queue_entry(&self.tenant, &self.conversation, sequence)
    }
}

/// Our name for a message of ours; its record holds the activity id that Teams gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The engagement or the conversation that the name belongs to.
    pub owner: String,
    /// The name.
    pub name: String,
}

/// Where an owed message goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Target {
    /// A chat, a personal chat, or a thread of a channel that somebody else started.
    Conversation {
        /// Its id, thread included.
        id: String,
    },
    /// The thread in which the message of another slot stands.
    Beside {
        /// That slot.
        slot: Slot,
    },
    /// A person, in their personal chat, which is created when it is first needed.
    Person {
        /// The person.
        person: PersonKey,
    },
}

/// What to do with the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Op {
    /// Post it, and remember it in `slot` if one is named; what stood there before is removed.
    Post {
        /// Where to remember it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        slot: Option<Slot>,
    },
    /// Start a thread with it in the channel, and remember it in `slot`.
    StartThread {
        /// Where to remember it.
        slot: Slot,
    },
    /// Replace the message in `slot`; where there is none, nothing is done.
    Update {
        /// Which message.
        slot: Slot,
    },
    /// Remove the message in `slot`.
    Delete {
        /// Which message.
        slot: Slot,
    },
}

impl Op {
    /// Whether doing it again would make a second message.
    #[must_use]
    pub fn repeats(&self) -> bool {
        match self {
            Self::Post { .. } | Self::StartThread { .. } => true,
            Self::Update { .. } | Self::Delete { .. } => false,
        }
    }
}

/// One entry of a conversation's queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Owed {
    /// What keeps its order: a conversation without thread, or what stands for a person's own chat.
    pub conversation: String,
    /// Its tenant.
    pub tenant: String,
    /// Where exactly.
    pub target: Target,
    /// What to do.
    pub action: Op,
    /// What to say.
    pub content: Content,
    /// To whom, and in which language.
    pub reader: Reader,
    /// The one person it is for, in their own chat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub me: Option<PersonKey>,
    /// Whether nobody asked for it: the clock decided it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unasked: bool,
    /// When it was decided.
    pub at: Timestamp,
    /// Until when it is of use; later it is not sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// The process that decided it.
    pub born: String,
    /// How many attempts have ended without our learning whether Teams has the message.
    #[serde(default)]
    pub maybe_sent: u32,
    /// One more attempt, which may be under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<Attempt>,
}

/// The right to send an entry once, which may have been used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The process that has it.
    pub by: String,
    /// Whether it was written down just before it was used; else the turn gave it along with the entry, and it is
    /// used when the entry's time comes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub noted: bool,
}

impl Record for Owed {}

impl Owed {
    /// The queue that it is in.
    #[must_use]
    pub fn queue(&self) -> Queue {
        Queue::of_conversation(&self.tenant, &self.conversation)
    }

    /// Whether somebody waits for it.
    #[must_use]
    pub fn lane(&self) -> Lane {
        if self.unasked { Lane::Unasked } else { Lane::Asked }
    }

    /// The engagement that it shows to everyone in a conversation.
    #[must_use]
    pub fn shown_to_everyone(&self) -> Option<&EngagementId> {
        let shared = self.reader.place == Place::Shared && self.content.audience() == Audience::Project;
        self.content.engagement().filter(|_| shared && !matches!(self.action, Op::Delete { .. }))
    }

    /// Whether its conversation is neither the home of `engagement` any more nor a chat of its meetings.
    #[must_use]
    pub fn is_out_of_place(&self, engagement: Option<&Engagement>) -> bool {
        let lives = engagement.filter(|engagement| engagement.head.home.is_some());
        lives.is_some_and(|engagement| !engagement.is_in(&self.tenant, &self.conversation))
    }
}

/// That a process which does not send there owes something to a conversation: whoever does looks at its queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knock {
    /// The tenant, which decides the shard.
    pub tenant: String,
    /// The conversation, without thread.
    pub conversation: String,
    /// When.
    pub at: Timestamp,
}

impl Record for Knock {}

/// Who works a shard, until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// The process.
    pub holder: String,
    /// When it ends unless renewed.
    pub until: Timestamp,
}

impl Record for Lease {}
