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

impl Here {
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

    /// Whether this is a channel of a team, where engagements have threads of their own.
    #[must_use]
    pub fn is_channel(&self) -> bool {
        self.kind == ConversationKind::Channel
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
