//! Entities: mentions and what the client says of itself; all others are kept as they came.
//!
//! Source: "Bot Framework Activity schema" (mention) and "Send and receive messages" (clientInfo), Microsoft Learn.

use serde::Serialize;
use serde_json::{Value, json};

use super::ids::UserId;
use super::read;

/// One entry of `entities`.
#[derive(Debug, Clone, PartialEq)]
pub enum Entity {
    /// Somebody is mentioned in the text.
    Mention(Mention),
    /// The client that wrote it.
    ClientInfo(ClientInfo),
    /// Any other entity, as it came.
    Other(Value),
}

/// A mention: a stretch of the text that stands for a participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Who. In cards that the bot sends also an Entra object id or a user principal name.
    pub id: UserId,
    /// The name shown; may be missing.
    pub name: Option<String>,
    /// The text it stands for, `<at>Name</at>`; may be missing.
    pub text: Option<String>,
}

/// What the client says of itself and its user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientInfo {
    /// The language of the client (BCP 47).
    pub locale: Option<String>,
    /// The country (ISO 3166 alpha-2).
    pub country: Option<String>,
    /// The platform, e.g. `Windows`, `iOS`, `Web`.
    pub platform: Option<String>,
    /// The time zone (IANA name).
    pub timezone: Option<String>,
}

impl Entity {
    /// Reads an entity; whatever is not understood is kept.
    pub(super) fn read(value: &Value) -> Self {
        let kind = value.get("type").and_then(Value::as_str).unwrap_or_default();
        let known = match kind {
            "mention" => Mention::read(value).map(Self::Mention),
            "clientInfo" => Some(Self::ClientInfo(ClientInfo::read(value))),
            _ => None,
        };
        known.unwrap_or_else(|| Self::Other(value.clone()))
    }
}

impl Mention {
    /// A mention of `id` for a message of ours; `<at>name</at>` must stand in its text or card.
    #[must_use]
    pub fn new(id: UserId, name: &str) -> Self {
        Self { id, name: Some(name.to_owned()), text: Some(format!("<at>{name}</at>")) }
    }

    fn read(value: &Value) -> Option<Self> {
        let who = value.get("mentioned")?;
        Some(Self {
            id: read::id(who, "id")?,
            name: read::text(who, "name"),
            text: read::text(value, "text"),
        })
    }
}

impl Serialize for Mention {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "type": "mention",
            "text": self.text,
            "mentioned": { "id": self.id, "name": self.name },
        })
        .serialize(to)
    }
}

impl ClientInfo {
    fn read(value: &Value) -> Self {
        Self {
            locale: read::text(value, "locale"),
            country: read::text(value, "country"),
            platform: read::text(value, "platform"),
            timezone: read::text(value, "timezone"),
        }
    }
}
