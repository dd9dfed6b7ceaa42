//! Who and what exists: tenants, people, teams and conversations, as data (`worlds/*.json`).
//!
//! What happens to them (installations, members who come and go, messages) is state, not world.

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// The people, teams and conversations of a simulation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct World {
    /// The bot's display name, as people mention it.
    pub bot_name: String,
    /// Tenants; the first is the bot's home.
    pub tenants: Vec<Tenant>,
    /// People.
    pub people: Vec<PersonData>,
    /// Teams.
    #[serde(default)]
    pub teams: Vec<TeamData>,
    /// Channels, group chats and meeting chats; personal chats follow from the people.
    #[serde(default)]
    pub conversations: Vec<ConversationData>,
}

/// A Microsoft 365 tenant.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tenant {
    /// Its name in the world's data.
    pub key: String,
    /// Entra tenant id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// The region in its service URL (`emea`, `amer`, ...).
    pub region: String,
}

/// How a person belongs to the tenant that hosts the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PersonKind {
    /// A member of the hosting tenant.
    Member,
    /// Invited into it, with a guest object id and `#EXT#` in the user principal name.
    Guest,
    /// From outside by external access; the bot gets no Entra object id.
    Federated,
}

/// One identity of a human.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PersonData {
    /// Its name in the world's data.
    pub key: String,
    /// Display name.
    pub name: String,
    /// Key of the tenant whose conversations this identity is in.
    pub tenant: String,
    /// How it belongs there.
    pub kind: PersonKind,
    /// Entra object id; none for federated people.
    #[serde(default)]
    pub aad_object_id: Option<String>,
    /// User principal name.
    #[serde(default)]
    pub upn: Option<String>,
    /// Mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// The tenant the human comes from, when it is another one.
    #[serde(default)]
    pub home_tenant_id: Option<String>,
    /// Locale of the client, as `es-MX`.
    pub locale: String,
    /// IANA time zone of the client.
    pub timezone: String,
    /// Whether a personal chat with the bot is possible.
    #[serde(default)]
    pub personal_chat: bool,
    /// A client from before Universal Actions: ignores `refresh`, shows an Execute's `fallback`.
    #[serde(default)]
    pub old_client: bool,
    /// `android`, `web`, ...: the platform in `clientInfo`.
    #[serde(default = "web")]
    pub platform: String,
    /// A line for people who look at the page.
    #[serde(default)]
    pub about: String,
}

/// A team.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TeamData {
    /// Its name in the world's data.
    pub key: String,
    /// Teams id (`19:...@thread.tacv2`): the id of its General channel.
    pub id: String,
    /// The Microsoft 365 group behind it.
    pub aad_group_id: String,
    /// Display name.
    pub name: String,
    /// Key of its tenant.
    pub tenant: String,
    /// Keys of its members.
    pub members: Vec<String>,
}

/// What kind of place a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ConversationKind {
    /// One person and the bot.
    Personal,
    /// A channel of a team.
    Channel,
    /// A group chat.
    GroupChat,
    /// The chat of a meeting.
    Meeting,
}

/// A shared conversation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConversationData {
    /// Its name in the world's data.
    pub key: String,
    /// Teams id.
    pub id: String,
    /// What kind of place it is.
    pub kind: ConversationKind,
    /// Display name; the General channel has none on the wire.
    pub name: Option<String>,
    /// Key of the team (channels).
    #[serde(default)]
    pub team: Option<String>,
    /// Key of the tenant (chats).
    #[serde(default)]
    pub tenant: Option<String>,
    /// Keys of the members (chats).
    #[serde(default)]
    pub members: Vec<String>,
    /// The meeting (meeting chats).
    #[serde(default)]
    pub meeting: Option<MeetingData>,
}

/// A meeting as `GET v1/meetings/{id}` describes it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeetingData {
    /// Meeting id (base64 of the chat id).
    pub id: String,
    /// Graph id of the online meeting.
    pub ms_graph_resource_id: String,
    /// The link people join with.
    pub join_url: String,
    /// Title.
    pub title: String,
    /// `Scheduled`, `Recurring`, ...
    #[serde(rename = "type")]
    pub kind: String,
    /// Planned start, RFC 3339.
    pub scheduled_start_time: String,
    /// Planned end, RFC 3339.
    pub scheduled_end_time: String,
    /// Key of the organiser.
    pub organizer: String,
}

fn web() -> String {
    "web".to_owned()
}

impl World {
    /// The demo's world: Microsoft FastTrack with two managers, the customer Contoso, one team, three chats.
    ///
    /// # Panics
    /// Never for the data shipped with this crate; a test reads it.
    #[must_use]
    pub fn demo() -> Self {
        match Self::from_json(include_str!("../worlds/demo.json")) {
            Ok(world) => world,
            Err(error) => panic!("worlds/demo.json: {error}"),
        }
    }

    /// Reads a world.
    ///
    /// # Errors
    /// If it is not JSON of this shape, has no tenant, or names something that does not exist.
    pub fn from_json(json: &str) -> Result<Self, WorldError> {
        let world: Self = serde_json::from_str(json).map_err(|e| WorldError(e.to_string()))?;
        world.check()?;
        Ok(world)
    }

    fn check(&self) -> Result<(), WorldError> {
        if self.tenants.is_empty() {
            return Err(WorldError("a world needs a tenant".to_owned()));
        }
        let tenant = |key: &str, of: &str| match self.tenants.iter().any(|t| t.key == key) {
            true => Ok(()),
            false => Err(WorldError(format!("{of} names tenant `{key}`, which is not there"))),
        };
        let people = |keys: &[String], of: &str| match keys.iter().find(|k| self.person(k).is_none()) {
            None => Ok(()),
            Some(key) => Err(WorldError(format!("{of} names person `{key}`, who is not there"))),
        };
        for person in &self.people {
            tenant(&person.tenant, &person.key)?;
        }
        for team in &self.teams {
            tenant(&team.tenant, &team.key)?;
            people(&team.members, &team.key)?;
        }
        for conversation in &self.conversations {
            people(&conversation.members, &conversation.key)?;
            match (&conversation.team, &conversation.tenant) {
                (Some(team), _) if self.team(team).is_some() => {}
                (None, Some(key)) => tenant(key, &conversation.key)?,
                _ => return Err(WorldError(format!("{} needs a team or a tenant", conversation.key))),
            }
        }
        Ok(())
    }

    /// The bot's home tenant: the first of the list.
    ///
    /// # Panics
    /// If the world was built by hand without a tenant.
    #[must_use]
    pub fn home(&self) -> &Tenant {
        &self.tenants[0]
    }

    /// A person by key.
    #[must_use]
    pub fn person(&self, key: &str) -> Option<&PersonData> {
        self.people.iter().find(|p| p.key == key)
    }

    /// A team by key.
    #[must_use]
    pub fn team(&self, key: &str) -> Option<&TeamData> {
        self.teams.iter().find(|t| t.key == key)
    }

    /// A tenant by key.
    #[must_use]
    pub fn tenant(&self, key: &str) -> Option<&Tenant> {
        self.tenants.iter().find(|t| t.key == key)
    }
}

/// What is wrong with a world's data.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the world cannot be used: {0}")]
pub struct WorldError(String);

/// An opaque id of `length` characters that follows from its parts, as every start must give the same.
pub(crate) fn stable_id(parts: &[&str], length: usize) -> String {
    let hash = digest::digest(&digest::SHA256, parts.join("\u{1f}").as_bytes());
    let mut id = URL_SAFE_NO_PAD.encode(hash.as_ref());
    id.truncate(length);
    id
}

impl PersonData {
    /// The person's Teams id towards this bot: per bot-user pair, useless to another bot.
    pub(crate) fn mri(&self, bot_app_id: &str) -> String {
        format!("29:1{}", stable_id(&["mri", bot_app_id, &self.key], 43))
    }

    /// The id of the personal chat with the bot.
    pub(crate) fn personal_chat_id(&self, bot_app_id: &str) -> String {
        format!("a:1{}", stable_id(&["chat", bot_app_id, &self.key], 43))
    }
}
