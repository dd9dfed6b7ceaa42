//! Where conversations are, who was seen in them, and which of our messages stand there.
//!
//! A *slot* is our name for a message of ours: its record holds the activity id that Teams gave it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::work::Record;
pub use crate::dialogue::Parked;
use crate::engagement::EngagementId;

/// A conversation, kept from every activity so that the bot can speak first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationRecord {
    /// The latest service URL.
    pub service_url: String,
    /// `personal`, `groupChat` or `channel`, as Teams said.
    pub kind: String,
    /// The team, in a channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// What people call it: the chat's or the channel's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The bot's own id here (`28:…`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bot: String,
    /// The engagements whose home this is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub engagements: Vec<EngagementId>,
    /// The engagements whose meetings took place here beside their home; whether they still do they say themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<EngagementId>,
    /// The engagements whose home this was, before it moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<EngagementId>,
    /// The engagement last meant here, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used: Option<LastUsed>,
    /// Whether the bot has said its first words here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub greeted: bool,
    /// Why nothing can be sent at present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parked: Option<Parked>,
    /// The engagements whose FM was told so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<EngagementId>,
}

/// That Teams said an administrator of the tenant switched the app off, for somebody or somewhere. It goes when there is
/// a sign of life from anybody of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchedOff {
    /// When Teams said so last.
    pub at: Timestamp,
}

impl Record for SwitchedOff {}

/// Which engagement was last meant in a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastUsed {
    /// Which one.
    pub engagement: EngagementId,
    /// When.
    pub at: Timestamp,
}

impl Record for ConversationRecord {}

/// Which engagement a channel thread belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadRecord {
    /// The engagement.
    pub engagement: EngagementId,
}

impl Record for ThreadRecord {}

/// That somebody was seen in a conversation's roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// When the roster last named them.
    pub seen_at: Timestamp,
}

impl Record for Member {}

/// A message of ours in Teams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotRecord {
    /// The conversation it stands in, thread included.
    pub conversation: String,
    /// The activity id that Teams gave it.
    pub activity: String,
}

impl Record for SlotRecord {}
