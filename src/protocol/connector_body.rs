//! Bodies that the Connector answers with. Only what the bot uses is read; what is odd is as if missing.
//!
//! Source: "Bot Connector API reference" and "Get Teams specific context for your bot", Microsoft Learn.

use jiff::Timestamp;
use serde_json::Value;

use super::account::Account;
use super::ids::{AadObjectId, ActivityId, ConversationId, MeetingId, TeamId, TenantId, UserId};
use super::read;

/// A conversation that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationResource {
    /// The conversation, with its thread in a channel.
    pub id: ConversationId,
    /// The first message, if one was sent along.
    pub activity_id: Option<ActivityId>,
    /// Where to send to it from now on, if the Connector says; untrusted until checked.
    pub service_url: Option<String>,
}

/// A member of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The id that this bot sees.
    pub id: UserId,
    /// The display name.
    pub name: Option<String>,
    /// The person in Microsoft Entra.
    pub aad_object_id: Option<AadObjectId>,
    /// The given name.
    pub given_name: Option<String>,
    /// The family name.
    pub surname: Option<String>,
    /// The e-mail address; may belong to another domain than the account.
    pub email: Option<String>,
    /// The user principal name; `#EXT#` in it marks a guest.
    pub user_principal_name: Option<String>,
    /// The tenant.
    pub tenant_id: Option<TenantId>,
    /// `user`, `guest`, `anonymous`, or a word that came later.
    pub user_role: Option<String>,
}

/// One page of members.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MembersPage {
    /// The members of this page.
    pub members: Vec<Member>,
    /// What to ask for the next page with; none on the last.
    pub continuation_token: Option<String>,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamDetails {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: Option<String>,
    /// Its Microsoft 365 group.
    pub aad_group_id: Option<String>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingDetails {
    /// Its id.
    pub id: MeetingId,
    /// Its title.
    pub title: Option<String>,
    /// Its kind, e.g. `Scheduled`, `Recurring`, `MeetNow`.
    pub meeting_type: Option<String>,
    /// The link by which one joins it.
    pub join_url: Option<String>,
    /// When it is to start.
    pub scheduled_start: Option<Timestamp>,
    /// When it is to end.
    pub scheduled_end: Option<Timestamp>,
    /// Its chat.
    pub conversation: Option<ConversationId>,
    /// Who called it.
    pub organizer: Option<Account>,
}

impl ConversationResource {
    pub(crate) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: read::id(value, "id")?,
            activity_id: read::id(value, "activityId"),
            service_url: read::text(value, "serviceUrl"),
        })
    }
}

/// The id of a sent activity; an empty answer has none.
pub(crate) fn sent_id(value: &Value) -> Option<ActivityId> {
    read::id(value, "id")
}

impl Member {
    pub(crate) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: read::id(value, "id")?,
            name: read::text(value, "name"),
            aad_object_id: read::id(value, "aadObjectId").or_else(|| read::id(value, "objectId")),
            given_name: read::text(value, "givenName"),
            surname: read::text(value, "surname"),
            email: read::text(value, "email"),
            user_principal_name: read::text(value, "userPrincipalName"),
            tenant_id: read::id(value, "tenantId"),
            user_role: read::text(value, "userRole"),
        })
    }
}

impl MembersPage {
    pub(crate) fn read(value: &Value) -> Option<Self> {
        value.get("members")?.as_array()?;
        Some(Self {
            members: read::list(value, "members", Member::read),
            continuation_token: read::text(value, "continuationToken"),
        })
    }
}

impl TeamDetails {
    pub(crate) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: read::id(value, "id")?,
            name: read::text(value, "name"),
            aad_group_id: read::text(value, "aadGroupId"),
        })
    }
}

impl MeetingDetails {
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let details = value.get("details")?;
        Some(Self {
            id: read::id(details, "id")?,
            title: read::text(details, "title"),
            meeting_type: read::text(details, "type"),
            join_url: read::text(details, "joinUrl"),
            scheduled_start: read::field(details, "scheduledStartTime"),
            scheduled_end: read::field(details, "scheduledEndTime"),
            conversation: value.get("conversation").and_then(|it| read::id(it, "id")),
            organizer: value.get("organizer").and_then(Account::read),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_member_is_known_by_either_name_of_the_object_id() {
        let member = Member::read(&json!({
            "id": "29:1", "name": "Ana Ruiz", "objectId": "AAD-1", "givenName": "Ana", "surname": "Ruiz",
            "email": "ana@contoso.com", "userPrincipalName": "ana_contoso.com#EXT#@fabrikam.com",
            "tenantId": "T", "userRole": "guest", "new": 1,
        }))
        .unwrap();
        assert_eq!(member.aad_object_id, Some("aad-1".into()));
        assert_eq!(member.user_role.as_deref(), Some("guest"));
        let both = Member::read(&json!({"id": "29:1", "objectId": "b", "aadObjectId": "a"})).unwrap();
        assert_eq!(both.aad_object_id, Some("a".into()));
    }

    #[test]
    fn a_page_without_members_is_no_page_and_an_odd_member_is_left_out() {
        assert_eq!(MembersPage::read(&json!({"error": 1})), None);
        let page =
            MembersPage::read(&json!({"members": [5, {"id": "29:1"}], "continuationToken": ""})).unwrap();
        assert_eq!((page.members.len(), page.continuation_token), (1, None));
    }

    #[test]
    fn a_meeting_is_read_with_its_chat_and_times() {
        let meeting = MeetingDetails::read(&json!({
            "details": {
                "id": "M", "title": "Weekly", "type": "Recurring", "joinUrl": "https://x",
                "scheduledStartTime": "2026-03-03T09:00:00Z", "scheduledEndTime": "later",
            },
            "conversation": {"id": "19:meeting_x@thread.v2", "isGroup": true},
            "organizer": {"id": "29:1", "aadObjectId": "a"},
        }))
        .unwrap();
        assert_eq!(meeting.scheduled_start, Some("2026-03-03T09:00:00Z".parse().unwrap()));
        assert_eq!(meeting.scheduled_end, None);
        assert_eq!(meeting.conversation, Some("19:meeting_x@thread.v2".into()));
    }
}
