//! Who acts and where, as one activity says it: what a turn starts from. Nothing is decided here.

use sha2::{Digest, Sha256};

use crate::dialogue::{Locale, Place};
use crate::engagement::PersonKey;
use crate::protocol::{AadObjectId, Activity, ConversationKind, UserId};

/// The place an activity came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// The tenant that hosts the conversation.
    pub tenant: String,
    /// The conversation without its thread: the home of engagements.
    pub conversation: String,
    /// The conversation with its thread: where an answer goes.
    pub full: String,
    /// Personal, group chat or channel.
    pub kind: ConversationKind,
    /// The team, in a channel.
    pub team: Option<String>,
    /// The chat's or channel's name, if Teams gave one.
    pub name: String,
    /// Where Microsoft wants its answers.
    pub service_url: String,
    /// The bot's own id here.
    pub bot: String,
}

/// Whether a conversation is the chat of a meeting, by the form of its id ("Channel and group conversations", Microsoft
/// Learn).
#[must_use]
pub fn is_a_meetings(conversation: &str) -> bool {
    conversation.starts_with("19:meeting_")
}

impl Here {
    /// Whether this is the chat of a meeting.
    #[must_use]
    pub fn is_a_meetings(&self) -> bool {
        is_a_meetings(&self.conversation)
    }

    /// Where `activity` came from. `None` when it does not say which tenant, which the tenant policy has refused
    /// before for everything that asks for an answer.
    #[must_use]
    pub fn of(activity: &Activity) -> Option<Self> {
        let tenant = activity.conversation.tenant_id.as_ref().or(activity.channel_data.tenant.as_ref())?;
        let tenant = tenant.as_str().to_owned();
        let id = &activity.conversation.id;
        let data = &activity.channel_data;
        let channel_name = data.channel.as_ref().and_then(|channel| channel.name.clone());
        Some(Self {
            tenant,
            conversation: id.root().as_str().to_owned(),
            full: id.as_str().to_owned(),
            kind: activity.conversation.kind.clone(),
            team: data.team.as_ref().map(|team| team.id.as_str().to_owned()),
            name: channel_name.or_else(|| activity.conversation.name.clone()).unwrap_or_default(),
            service_url: activity.service_url.clone().unwrap_or_default(),
            bot: activity.recipient.id.as_str().to_owned(),
        })
    }

    /// Personal, or shared with others.
    #[must_use]
    pub fn place(&self) -> Place {
        if self.kind == ConversationKind::Personal { Place::Personal } else { Place::Shared }
    }
}

/// The key of a person in a conversation of `tenant`: the Entra object id, or a hash of the
/// id that Teams gave to this bot where there is none.
#[must_use]
pub fn person_key(tenant: &str, aad: Option<&AadObjectId>, id: &UserId) -> PersonKey {
    let person = aad.map_or_else(
        || {
            let digest = Sha256::digest(id.as_str().as_bytes());
            format!("x{}", digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>())
        },
        |aad| aad.as_str().to_owned(),
    );
    PersonKey { tenant: tenant.to_owned(), person }
}

/// The language to use: of `words` (the person's choice, Teams' word now, what Teams said before) the first that
/// is one of ours, else `fallback`.
#[must_use]
pub fn locale_of(words: [Option<&str>; 3], fallback: Locale) -> Locale {
    words.into_iter().flatten().find_map(Locale::parse).unwrap_or(fallback)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn activity(conversation: &Value, channel_data: &Value) -> Activity {
        let json = json!({
            "type": "message", "id": "1", "channelId": "msteams", "text": "status",
            "serviceUrl": "https://smba.trafficmanager.net/emea/t/",
            "from": {"id": "29:ana", "name": "Ana"},
            "recipient": {"id": "28:bot"},
            "conversation": conversation, "channelData": channel_data,
        });
        Activity::parse(json.to_string().as_bytes()).expect("an activity")
    }

    #[test]
    fn a_thread_is_answered_in_the_thread_but_lives_in_the_channel() {
        let here = Here::of(&activity(
            &json!({"id": "19:x@thread.tacv2;messageid=5", "conversationType": "channel", "tenantId": "t"}),
            &json!({"team": {"id": "19:team"}, "channel": {"id": "19:x@thread.tacv2", "name": "Rollout"}}),
        ))
        .expect("a place");
        assert_eq!(here.conversation, "19:x@thread.tacv2");
        assert_eq!(here.full, "19:x@thread.tacv2;messageid=5");
        assert_eq!((here.team.as_deref(), here.name.as_str()), (Some("19:team"), "Rollout"));
        assert_eq!((here.bot.as_str(), here.place()), ("28:bot", Place::Shared));
    }

    #[test]
    fn the_tenant_is_that_of_the_conversation_else_that_of_the_channel_data() {
        let of = |conversation: &Value, data: &Value| {
            Here::of(&activity(conversation, data)).map(|here| here.tenant)
        };
        let (both, bare) = (json!({"id": "a:1", "tenantId": "t"}), json!({"id": "a:1"}));
        assert_eq!(of(&both, &json!({"tenant": {"id": "u"}})).as_deref(), Some("t"));
        assert_eq!(of(&bare, &json!({"tenant": {"id": "u"}})).as_deref(), Some("u"));
        assert_eq!(of(&bare, &json!({})), None);
    }

    #[test]
    fn a_person_without_entra_id_is_known_by_a_hash_of_their_teams_id() {
        let (ana, bob) = (UserId::new("29:ana"), UserId::new("29:bob"));
        let key = |id: &UserId| person_key("t", None, id);
        assert_eq!(key(&ana), key(&ana));
        assert_ne!(key(&ana), key(&bob));
        assert!(!key(&ana).person.contains("29:"), "Teams ids live in person records alone");
        let named = person_key("t", Some(&AadObjectId::new("oid")), &ana);
        assert_eq!((named.tenant.as_str(), named.person.as_str()), ("t", "oid"));
        assert_ne!(person_key("u", None, &ana), key(&ana), "two tenants, two persons");
    }

    #[test]
    fn the_first_language_that_is_ours_wins() {
        assert_eq!(locale_of([None, Some("de-DE"), Some("es-MX")], Locale::En), Locale::Es);
        assert_eq!(locale_of([Some("pt-BR"), Some("es"), None], Locale::En), Locale::PtBr);
        assert_eq!(locale_of([None, None, Some("zh")], Locale::Es), Locale::Es);
    }
}
