//! Who acts and where, as one activity says it: what a turn starts from. Nothing is decided here.

use sha2::{Digest, Sha256};

use crate::dialogue::{Locale, Place};
use crate::engagement::PersonKey;
use crate::protocol::{Account, Activity, ConversationKind};

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
        let tenant = activity.tenant()?.as_str().to_owned();
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
            service_url: activity.service_url.as_str().to_owned(),
            bot: activity.recipient.as_ref().map(|bot| bot.id.as_str().to_owned()).unwrap_or_default(),
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

/// The key of the person behind `account` in a conversation of `tenant`: the Entra object id, or a hash of the
/// id that Teams gave to this bot where there is none.
#[must_use]
pub fn person_key(tenant: &str, account: &Account) -> PersonKey {
    let person = account.aad_object_id.as_ref().map_or_else(
        || {
            let digest = Sha256::digest(account.id.as_str().as_bytes());
            format!("x{}", digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>())
        },
        |aad| aad.as_str().to_owned(),
    );
    PersonKey { tenant: tenant.to_owned(), person }
}

/// The language to use: the person's choice, then Teams' word now, then what Teams said before, then `fallback`.
#[must_use]
pub fn locale_of(chosen: Option<&str>, now: Option<&str>, before: Option<&str>, fallback: Locale) -> Locale {
    [chosen, now, before].into_iter().flatten().find_map(Locale::parse).unwrap_or(fallback)
}
