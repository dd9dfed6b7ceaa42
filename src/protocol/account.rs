//! Who and where: participants and conversations as activities name them.
//!
//! Source: "Bot Framework Activity schema" and "Send and receive messages", Microsoft Learn.

use serde_json::Value;

use super::ids::{AadObjectId, ConversationId, TenantId, UserId};
use super::open::open_enum;
use super::read;

/// A participant: `from`, `recipient`, or a member that came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The id that this bot sees. Empty only where an activity that needs no sender named none.
    pub id: UserId,
    /// The display name; may be missing.
    pub name: Option<String>,
    /// The person in Microsoft Entra; missing for bots, and for anonymous and federated people.
    pub aad_object_id: Option<AadObjectId>,
    /// The tenant of the account, where Teams says it (federated people, shared channels).
    pub tenant_id: Option<TenantId>,
}

impl Account {
    /// Reads an account; `None` without an id.
    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: read::id(value, "id")?,
            name: read::text(value, "name"),
            aad_object_id: read::id(value, "aadObjectId").or_else(|| read::id(value, "objectId")),
            tenant_id: read::id(value, "tenantId"),
        })
    }

    /// The account of nobody, for activities that may come without one.
    pub(super) fn nobody() -> Self {
        Self { id: UserId::new(""), name: None, aad_object_id: None, tenant_id: None }
    }
}

open_enum!(
    /// What sort of conversation it is (`conversationType`).
    ConversationKind {
        /// A person alone with the bot.
        Personal = "personal",
        /// A group chat or the chat of a meeting.
        GroupChat = "groupChat",
        /// A channel of a team.
        Channel = "channel",
    }
);

/// The conversation that an activity belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Its id, with the thread in a channel.
    pub id: ConversationId,
    /// Its sort: as Teams says, or else as the shape of the id tells.
    pub kind: ConversationKind,
    /// The tenant that hosts it.
    pub tenant_id: Option<TenantId>,
    /// Whether more than one person may be in it.
    pub is_group: bool,
    /// Its name, where it has one.
    pub name: Option<String>,
}

impl Conversation {
    /// Reads a conversation; `None` without an id.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let id: ConversationId = read::id(value, "id")?;
        let kind = read::text(value, "conversationType").map_or_else(|| guess(&id), ConversationKind::from);
        let is_group = read::field(value, "isGroup").unwrap_or(kind != ConversationKind::Personal);
        Some(Self {
            id,
            kind,
            tenant_id: read::id(value, "tenantId"),
            is_group,
            name: read::text(value, "name"),
        })
    }
}

/// The sort of a conversation by the shape of its id, for when Teams leaves `conversationType` out.
fn guess(id: &ConversationId) -> ConversationKind {
    let root = id.root();
    let root = root.as_str();
    if root.starts_with("a:") {
        ConversationKind::Personal
    } else if root.ends_with("@thread.tacv2") || root.ends_with("@thread.skype") {
        ConversationKind::Channel
    } else if root.ends_with("@thread.v2") {
        ConversationKind::GroupChat
    } else {
        ConversationKind::Other(String::new())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_sort_of_a_conversation_is_guessed_from_its_id_when_missing() {
        for (id, kind) in [
            ("a:1abc", ConversationKind::Personal),
            ("19:meeting_x@thread.v2", ConversationKind::GroupChat),
            ("19:x@thread.tacv2;messageid=1", ConversationKind::Channel),
            ("19:x@thread.skype", ConversationKind::Channel),
            ("strange", ConversationKind::Other(String::new())),
        ] {
            assert_eq!(Conversation::read(&json!({ "id": id })).unwrap().kind, kind, "{id}");
        }
    }

    #[test]
    fn an_unknown_sort_survives_as_it_came() {
        let read = Conversation::read(&json!({"id": "a:1", "conversationType": "townHall"})).unwrap();
        assert_eq!(read.kind, ConversationKind::Other("townHall".to_owned()));
        assert_eq!(read.kind.as_str(), "townHall");
    }

    #[test]
    fn odd_parts_of_an_account_cost_only_themselves() {
        let read = Account::read(&json!({"id": "29:1", "name": 5, "aadObjectId": ["x"]})).unwrap();
        assert_eq!(read.id, UserId::from("29:1"));
        assert_eq!((read.name, read.aad_object_id), (None, None));
        assert_eq!(Account::read(&json!({"id": 29})), None);
        assert_eq!(Account::read(&json!({"id": ""})), None);
    }
}
