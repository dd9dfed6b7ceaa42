//! Ids as Teams gives them: opaque strings, one type each, so that none stands in for another.
//!
//! Tenant and Entra object ids are GUIDs and compare without regard to letter case; they are held in lower
//! case. Everything else is kept byte for byte. Nothing here checks that an id exists.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $normal:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id with this text.
            #[must_use]
            pub fn new(id: impl Into<String>) -> Self {
                let normal: fn(String) -> String = $normal;
                Self(normal(id.into()))
            }

            /// Its text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self::new(id)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self::new(id)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// Keeps an opaque id as it is.
fn as_is(id: String) -> String {
    id
}

/// Puts a GUID into lower case, in place.
fn lower(mut id: String) -> String {
    id.make_ascii_lowercase();
    id
}

id!(
    /// A conversation: `a:…` (personal), `19:…@thread.v2` (group or meeting chat), `19:…@thread.tacv2` or
    /// `19:…@thread.skype` (channel), with `;messageid=…` for a thread of a channel.
    ConversationId,
    as_is
);
id!(
    /// An activity within a conversation.
    ActivityId,
    as_is
);
id!(
    /// A Microsoft Entra tenant (GUID).
    TenantId,
    lower
);
id!(
    /// A participant as this bot sees it (MRI): `29:…` a person, `28:…` a bot. Another bot gets other ids.
    UserId,
    as_is
);
id!(
    /// A person in Microsoft Entra (GUID); the stable key. Anonymous and federated people may lack one.
    AadObjectId,
    lower
);
id!(
    /// A team, as `19:…@thread.tacv2`.
    TeamId,
    as_is
);
id!(
    /// A channel of a team, as `19:…@thread.tacv2`.
    ChannelId,
    as_is
);
id!(
    /// A meeting, as Teams gives it in `channelData.meeting.id`.
    MeetingId,
    as_is
);

/// What separates a channel's id from the id of the thread's first message.
const THREAD: &str = ";messageid=";

impl ConversationId {
    /// The conversation without its thread.
    #[must_use]
    pub fn root(&self) -> Self {
        Self(self.parts().0.to_owned())
    }

    /// The first message of the thread, if this names a thread.
    #[must_use]
    pub fn thread(&self) -> Option<ActivityId> {
        self.parts().1.filter(|id| !id.is_empty()).map(ActivityId::from)
    }

    fn parts(&self) -> (&str, Option<&str>) {
        match self.0.split_once(THREAD) {
            Some((root, thread)) => (root, Some(thread)),
            None => (&self.0, None),
        }
    }
}

impl UserId {
    /// The bot whose app id is `client_id`, as a participant.
    #[must_use]
    pub fn bot(client_id: &str) -> Self {
        Self(format!("28:{client_id}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_is_told_from_its_channel() {
        let id = ConversationId::from("19:abc@thread.tacv2;messageid=1481567603816");
        assert_eq!(id.root().as_str(), "19:abc@thread.tacv2");
        assert_eq!(id.thread(), Some(ActivityId::from("1481567603816")));
    }

    #[test]
    fn a_conversation_without_a_thread_is_its_own_root() {
        let id = ConversationId::from("a:1xyz");
        assert_eq!(id.root(), id);
        assert_eq!(id.thread(), None);
        assert_eq!(ConversationId::from("19:x;messageid=").thread(), None);
    }

    #[test]
    fn guids_compare_without_letter_case_also_when_read_from_json() {
        assert_eq!(TenantId::from("ABC-1"), TenantId::from("abc-1"));
        let read: AadObjectId = serde_json::from_str(r#""ABC-1""#).unwrap();
        assert_eq!(read.as_str(), "abc-1");
        assert_ne!(UserId::from("29:A"), UserId::from("29:a"));
    }
}
