//! `channelData`: what only Teams adds to an activity.
//!
//! Source: "Send and receive messages", section on Teams channel data, Microsoft Learn.

use serde_json::Value;

use super::ids::{ChannelId, MeetingId, TeamId, TenantId};
use super::read;

/// Teams' own part of an activity; all of it may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChannelData {
    /// The tenant, present in all contexts that Teams documents.
    pub tenant: Option<TenantId>,
    /// The team, in a channel and for changes of a team.
    pub team: Option<TeamInfo>,
    /// The channel, in a channel and for changes of one.
    pub channel: Option<ChannelInfo>,
    /// The meeting, in the chat of one.
    pub meeting: Option<MeetingId>,
    /// What happened, for updates of conversations and messages; letter case varies.
    pub event_type: Option<String>,
    /// The channel picked when the bot was added to a team.
    pub selected_channel: Option<ChannelId>,
}

/// A team as channel data names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamInfo {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: Option<String>,
    /// Its Microsoft 365 group.
    pub aad_group_id: Option<String>,
}

/// A channel as channel data names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelInfo {
    /// Its id.
    pub id: ChannelId,
    /// Its name; none for the General channel.
    pub name: Option<String>,
    /// `standard`, `private`, `shared`, or a word that came later.
    pub kind: Option<String>,
}

impl ChannelData {
    /// Reads channel data; anything odd is as if missing.
    pub(super) fn read(value: &Value) -> Self {
        let part = |name| value.get(name).unwrap_or(&Value::Null);
        Self {
            tenant: read::id(part("tenant"), "id"),
            team: TeamInfo::read(part("team")),
            channel: ChannelInfo::read(part("channel")),
            meeting: read::id(part("meeting"), "id"),
            event_type: read::text(value, "eventType"),
            selected_channel: part("settings").get("selectedChannel").and_then(|it| read::id(it, "id")),
        }
    }
}

impl TeamInfo {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: read::id(value, "id")?,
            name: read::text(value, "name"),
            aad_group_id: read::text(value, "aadGroupId"),
        })
    }
}

impl ChannelInfo {
    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: read::id(value, "id")?,
            name: read::text(value, "name"),
            kind: read::text(value, "type"),
        })
    }
}
