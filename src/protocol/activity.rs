//! The activity: the envelope of everything that Teams sends, and which kind it is.
//!
//! Read in two steps: the type first, then what belongs to it. An unknown type is [`Kind::Other`]; odd fields
//! that a turn can do without are as if missing; the JSON is kept whole in `raw`. Source: "Bot Framework
//! Activity schema" and "Conversation events in your Teams bot", Microsoft Learn.

use jiff::Timestamp;
use serde_json::Value;
use thiserror::Error;

use super::account::{Account, Conversation};
use super::attachment::Attachment;
use super::channel_data::ChannelData;
use super::entity::Entity;
use super::event::Event;
use super::ids::ActivityId;
use super::invoke::Invoke;
use super::open::open_enum;
use super::read;
use super::sanitize::sanitize;

/// An activity from Teams.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Which kind it is, with what belongs to that kind alone.
    pub kind: Kind,
    /// Its id. Always there in messages and invokes.
    pub id: Option<ActivityId>,
    /// When it was sent (UTC).
    pub timestamp: Option<Timestamp>,
    /// Where answers go, as it came: untrusted until [`super::ServiceHosts`] has checked it.
    pub service_url: Option<String>,
    /// The channel, [`super::TEAMS_CHANNEL`] if it is from Teams.
    pub channel_id: Option<String>,
    /// Who sent it. The id is empty only in events and unknown kinds that name nobody.
    pub from: Account,
    /// The bot. The id is empty if the activity does not say.
    pub recipient: Account,
    /// Where it happened.
    pub conversation: Conversation,
    /// The message that it belongs to: the card of a button, the message of a reaction.
    pub reply_to: Option<ActivityId>,
    /// The language of the envelope (BCP 47); see [`Activity::locale`].
    pub locale: Option<String>,
    /// Mentions, client information and others.
    pub entities: Vec<Entity>,
    /// Teams' own part.
    pub channel_data: ChannelData,
    /// What came with a message.
    pub attachments: Vec<Attachment>,
    /// The text of a message, mentions included; see [`Activity::spoken`].
    pub text: Option<String>,
    /// The value of a message (a submitted form), an event or an invoke; null if there is none.
    pub value: Value,
    /// The whole activity as it came, without U+0000 and lone surrogates.
    pub raw: Value,
}

/// Which kind of activity it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Something was said, or a form submitted ([`Activity::submitted`]).
    Message,
    /// Members came or went, or a team or channel changed.
    ConversationUpdate(ConversationUpdate),
    /// The app was installed or removed here.
    InstallationUpdate(InstallAction),
    /// Reactions to the message in `reply_to` came or went (`like`, `heart`, …).
    MessageReaction {
        /// Those that came.
        added: Vec<String>,
        /// Those that went.
        removed: Vec<String>,
    },
    /// A message was edited or its deletion taken back.
    MessageUpdate(EditEvent),
    /// A message was deleted.
    MessageDelete,
    /// Something happened, in a meeting for instance.
    Event(Event),
    /// A request whose HTTP answer is the answer.
    Invoke(Invoke),
    /// Any other kind, by its type.
    Other(String),
}

/// What changed in a conversation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConversationUpdate {
    /// Who came; the bot itself if the id is the recipient's.
    pub members_added: Vec<Account>,
    /// Who went.
    pub members_removed: Vec<Account>,
    /// What happened to the team or channel.
    pub event: Option<TeamEvent>,
}

open_enum!(
    /// What happened to a team or channel (`channelData.eventType` of a conversation update).
    TeamEvent {
        /// A channel was made.
        ChannelCreated = "channelCreated",
        /// A channel was renamed.
        ChannelRenamed = "channelRenamed",
        /// A channel was deleted.
        ChannelDeleted = "channelDeleted",
        /// A deleted channel came back.
        ChannelRestored = "channelRestored",
        /// A channel was shared with another team.
        ChannelShared = "channelShared",
        /// A channel is no longer shared.
        ChannelUnshared = "channelUnshared",
        /// Somebody joined the team.
        TeamMemberAdded = "teamMemberAdded",
        /// Somebody left the team.
        TeamMemberRemoved = "teamMemberRemoved",
        /// The team was renamed.
        TeamRenamed = "teamRenamed",
        /// The team was archived.
        TeamArchived = "teamArchived",
        /// The team is no longer archived.
        TeamUnarchived = "teamUnarchived",
        /// The team was deleted.
        TeamDeleted = "teamDeleted",
        /// The team was deleted for good.
        TeamHardDeleted = "teamHardDeleted",
        /// The deleted team came back.
        TeamRestored = "teamRestored",
    }
);

open_enum!(
    /// What happened to the app (`action` of an installation update).
    InstallAction {
        /// It was installed.
        Add = "add",
        /// It was removed.
        Remove = "remove",
        /// It was installed as part of an upgrade.
        AddUpgrade = "add-upgrade",
        /// It was removed as part of an upgrade.
        RemoveUpgrade = "remove-upgrade",
    }
);

open_enum!(
    /// What happened to a message (`channelData.eventType` of a message update).
    EditEvent {
        /// It was edited.
        Edit = "editMessage",
        /// Its deletion was taken back.
        Undelete = "undeleteMessage",
    }
);

/// A form submitted by `Action.Submit`: a message with a value and no text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Submitted<'a> {
    /// The action's own data with the inputs merged in. Untrusted.
    pub data: &'a Value,
    /// The message that shows the card.
    pub card: Option<&'a ActivityId>,
}

/// Why a body is no activity (HTTP 400).
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParseError {
    /// It is not JSON.
    #[error("the body is not valid JSON")]
    NotJson,
    /// It is JSON, but no object.
    #[error("the body is not a JSON object")]
    NotAnObject,
    /// Something is missing or of the wrong type without which no turn is possible.
    #[error("the activity has no usable `{0}`")]
    Missing(&'static str),
}

impl Activity {
    /// Reads an activity from a request's body.
    ///
    /// # Errors
    /// If it is no JSON object, or lacks what its kind cannot do without: a type and a conversation always, a
    /// sender in all but events and unknown kinds, an id in messages and invokes.
    pub fn parse(body: &[u8]) -> Result<Self, ParseError> {
        Self::from_json(serde_json::from_slice(&sanitize(body)).map_err(|_| ParseError::NotJson)?)
    }

    fn from_json(raw: Value) -> Result<Self, ParseError> {
        if !raw.is_object() {
            return Err(ParseError::NotAnObject);
        }
        let part = |name| raw.get(name).unwrap_or(&Value::Null);
        let tag = read::text(&raw, "type").ok_or(ParseError::Missing("type"))?;
        let channel_data = ChannelData::read(part("channelData"));
        let kind = Kind::read(tag, &raw, &channel_data)?;
        let id = read::id(&raw, "id");
        if id.is_none() && matches!(kind, Kind::Message | Kind::Invoke(_)) {
            return Err(ParseError::Missing("id"));
        }
        let from = match Account::read(part("from")) {
            Some(from) => from,
            None if matches!(kind, Kind::Event(_) | Kind::Other(_)) => Account::nobody(),
            None => return Err(ParseError::Missing("from.id")),
        };
        Ok(Self {
            kind,
            id,
            timestamp: read::field(&raw, "timestamp"),
            service_url: read::text(&raw, "serviceUrl"),
            channel_id: read::text(&raw, "channelId"),
            from,
            recipient: Account::read(part("recipient")).unwrap_or_else(Account::nobody),
            conversation: Conversation::read(part("conversation"))
                .ok_or(ParseError::Missing("conversation.id"))?,
            reply_to: read::id(&raw, "replyToId"),
            locale: read::text(&raw, "locale"),
            entities: read::list(&raw, "entities", |entity| Some(Entity::read(entity))),
            channel_data,
            attachments: read::list(&raw, "attachments", Attachment::read),
            text: read::text(&raw, "text"),
            value: part("value").clone(),
            raw,
        })
    }

    /// The form that this message submits, if it does.
    #[must_use]
    pub fn submitted(&self) -> Option<Submitted<'_>> {
        let silent = self.text.as_deref().is_none_or(|text| text.trim().is_empty());
        (self.kind == Kind::Message && silent && !self.value.is_null())
            .then_some(Submitted { data: &self.value, card: self.reply_to.as_ref() })
    }

    /// Whether one of `members` is the bot that this activity is for.
    #[must_use]
    pub fn names_the_bot(&self, members: &[Account]) -> bool {
        !self.recipient.id.as_str().is_empty() && members.iter().any(|member| member.id == self.recipient.id)
    }
}

impl Kind {
    fn read(tag: String, raw: &Value, channel_data: &ChannelData) -> Result<Self, ParseError> {
        let name = || read::text(raw, "name").unwrap_or_default();
        let value = raw.get("value").unwrap_or(&Value::Null);
        let reactions = |field| read::list(raw, field, |reaction| read::text(reaction, "type"));
        let event = channel_data.event_type.as_deref();
        Ok(match tag.as_str() {
            "message" => Self::Message,
            "conversationUpdate" => Self::ConversationUpdate(ConversationUpdate {
                members_added: read::list(raw, "membersAdded", Account::read),
                members_removed: read::list(raw, "membersRemoved", Account::read),
                event: event.map(TeamEvent::from),
            }),
            "installationUpdate" => {
                Self::InstallationUpdate(read::text(raw, "action").unwrap_or_default().into())
            }
            "messageReaction" => Self::MessageReaction {
                added: reactions("reactionsAdded"),
                removed: reactions("reactionsRemoved"),
            },
            "messageUpdate" => Self::MessageUpdate(event.unwrap_or_default().into()),
            "messageDelete" => Self::MessageDelete,
            "event" => Self::Event(Event::read(name(), value)),
            "invoke" => Self::Invoke(Invoke::read(name(), value)?),
            _ => Self::Other(tag),
        })
    }

    /// A word for it from a fixed list, for metrics and logs.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::ConversationUpdate(_) => "conversation_update",
            Self::InstallationUpdate(_) => "installation_update",
            Self::MessageReaction { .. } => "message_reaction",
            Self::MessageUpdate(_) => "message_update",
            Self::MessageDelete => "message_delete",
            Self::Event(_) => "event",
            Self::Invoke(Invoke::CardAction(_)) => "card_action",
            Self::Invoke(Invoke::TaskFetch(_)) => "task_fetch",
            Self::Invoke(Invoke::TaskSubmit(_)) => "task_submit",
            Self::Invoke(Invoke::FileConsent(_)) => "file_consent",
            Self::Invoke(Invoke::Unknown { .. }) => "unknown_invoke",
            Self::Other(_) => "other",
        }
    }
}

#[cfg(test)]
mod tests;
