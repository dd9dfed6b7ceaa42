//! What all parts share: configuration, state, addresses, and finding a conversation by any of its names.
//!
//! The state's lock is never held across an await.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::sync::{broadcast, watch};

use crate::clock::SimClock;
use crate::config::Config;
use crate::log::Violation;
use crate::state::{State, StoredMessage};
use crate::world::{ConversationData, ConversationKind, PersonData, PersonKind, TeamData, Tenant, World};

/// Shared by everything.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) config: Config,
    /// `http://127.0.0.1:PORT`
    pub(crate) base_url: String,
    pub(crate) http: reqwest::Client,
    pub(crate) changed: watch::Sender<u64>,
    pub(crate) events: broadcast::Sender<Value>,
    /// Set once when the simulation ends.
    pub(crate) stopping: watch::Sender<bool>,
    /// Where a person is in the world's list, by key, Teams id, Entra object id and personal chat.
    people: HashMap<String, usize>,
    bot_url: Mutex<Option<String>>,
    state: Mutex<State>,
}

/// A conversation, found.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) key: String,
    /// Without `;messageid=`.
    pub(crate) id: String,
    pub(crate) kind: ConversationKind,
    pub(crate) tenant: Tenant,
    pub(crate) team: Option<TeamData>,
    pub(crate) data: Option<ConversationData>,
    /// Where an installation is kept: the team's id for channels, else the conversation's.
    pub(crate) scope: String,
    /// Keys of the people in it.
    pub(crate) members: Vec<String>,
}

impl Core {
    pub(crate) fn new(config: Config, base_url: String, http: reqwest::Client, state: State) -> Arc<Self> {
        Arc::new(Self {
            people: names(&config),
            bot_url: Mutex::new(config.bot_url.clone()),
            config,
            base_url,
            http,
            changed: watch::Sender::new(0),
            stopping: watch::Sender::new(false),
            events: broadcast::Sender::new(1024),
            state: Mutex::new(state),
        })
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn clock(&self) -> &SimClock {
        &self.config.clock
    }

    pub(crate) fn world(&self) -> &World {
        &self.config.world
    }

    pub(crate) fn bot_url(&self) -> Option<String> {
        self.bot_url.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_bot_url(&self, url: &str) {
        *self.bot_url.lock().unwrap_or_else(PoisonError::into_inner) = Some(url.to_owned());
    }

    pub(crate) fn bot_mri(&self) -> String {
        format!("28:{}", self.config.bot_app_id)
    }

    /// The service URL that activities of this tenant carry.
    pub(crate) fn service_url(&self, tenant: &Tenant) -> String {
        format!("{}/{}/{}/", self.base_url, tenant.region, tenant.id)
    }

    /// Tells whoever waits or watches that something changed.
    pub(crate) fn announce(&self, event: Value) {
        self.changed.send_modify(|n| *n += 1);
        // Nobody watching is no error.
        let _ = self.events.send(event);
    }

    /// Records something the bot did against the protocol.
    pub(crate) fn violation(&self, what: &str, detail: impl Into<String>) {
        let detail = detail.into();
        tracing::warn!(what, %detail, "the bot broke the protocol");
        let event = json!({"type": "violation", "what": what, "detail": detail});
        let violation = Violation { at: self.clock().now(), what: what.to_owned(), detail };
        self.state().violations.push(violation);
        self.announce(event);
    }

    /// A person by key.
    pub(crate) fn person(&self, key: &str) -> Option<&PersonData> {
        self.people.get(&format!("key/{key}")).map(|at| &self.world().people[*at])
    }

    /// A person by Teams id or Entra object id.
    pub(crate) fn person_by_id(&self, id: &str) -> Option<&PersonData> {
        self.people.get(&format!("id/{id}")).map(|at| &self.world().people[*at])
    }

    /// A conversation by key or id, with or without thread; the personal chat of a person by the person's key.
    pub(crate) fn place(&self, name: &str) -> Option<Place> {
        let name = name.split(';').next().unwrap_or(name);
        if let Some(data) = self.world().conversations.iter().find(|c| c.key == name || c.id == name) {
            return self.shared_place(data);
        }
        let bot = &self.config.bot_app_id;
        let by_chat = || self.people.get(&format!("chat/{name}")).map(|at| &self.world().people[*at]);
        let person = self.person(name).or_else(by_chat)?;
        if person.kind == PersonKind::Federated || !person.personal_chat {
            return None;
        }
        let id = person.personal_chat_id(bot);
        Some(Place {
            key: person.key.clone(),
            scope: id.clone(),
            id,
            kind: ConversationKind::Personal,
            tenant: self.world().tenant(&person.tenant)?.clone(),
            team: None,
            data: None,
            members: vec![person.key.clone()],
        })
    }

    fn shared_place(&self, data: &ConversationData) -> Option<Place> {
        let team = data.team.as_deref().and_then(|key| self.world().team(key));
        let tenant = team.map(|t| t.tenant.as_str()).or(data.tenant.as_deref())?;
        let scope = team.map_or(&data.id, |t| &t.id).clone();
        let of_the_world = team.map_or(&data.members, |t| &t.members);
        let members = self.state().members.get(&scope).unwrap_or(of_the_world).clone();
        Some(Place {
            key: data.key.clone(),
            id: data.id.clone(),
            kind: data.kind,
            tenant: self.world().tenant(tenant)?.clone(),
            team: team.cloned(),
            data: Some(data.clone()),
            scope,
            members,
        })
    }

    /// All conversations: the world's, then the personal chats.
    pub(crate) fn places(&self) -> Vec<Place> {
        let shared = self.world().conversations.iter().map(|c| c.key.as_str());
        let personal = self.world().people.iter().map(|p| p.key.as_str());
        shared.chain(personal).filter_map(|key| self.place(key)).collect()
    }

    /// Whether the app is installed where this conversation takes it from.
    pub(crate) fn installed(&self, place: &Place) -> bool {
        self.state().installed.contains(&place.scope)
    }

    /// A new message id.
    pub(crate) fn next_id(&self) -> String {
        let now = self.clock().now();
        self.state().next_id(now)
    }

    /// Stores a message and announces it as `event` (`message`, `edited`, `deleted`, `reaction`).
    pub(crate) fn save(&self, mut message: StoredMessage, event: &str) {
        if !self.config.keep_bodies {
            message.activity = Value::Null;
        }
        let key = self.place(&message.conversation).map_or_else(|| message.conversation.clone(), |p| p.key);
        let announced = json!({"type": event, "conversation": key, "activityId": message.id});
        self.state().save_message(message);
        self.announce(announced);
    }
}

/// All names of all people; of two with the same name the first has it.
fn names(config: &Config) -> HashMap<String, usize> {
    let bot = &config.bot_app_id;
    let mut names = HashMap::new();
    for (at, person) in config.world.people.iter().enumerate() {
        let aad = person.aad_object_id.as_ref().map(|aad| format!("id/{aad}"));
        let own = [
            format!("key/{}", person.key),
            format!("id/{}", person.mri(bot)),
            format!("chat/{}", person.personal_chat_id(bot)),
        ];
        for name in own.into_iter().chain(aad) {
            names.entry(name).or_insert(at);
        }
    }
    names
}

impl Place {
    /// The conversation's id in a thread, as channels have it.
    pub(crate) fn id_in(&self, root: Option<&str>) -> String {
        root.map_or_else(|| self.id.clone(), |root| format!("{};messageid={root}", self.id))
    }

    /// The name on the wire: group and meeting chats have one, channels and personal chats don't.
    pub(crate) fn is_channel(&self) -> bool {
        self.kind == ConversationKind::Channel
    }

    /// As the control API tells it.
    pub(crate) fn to_json(&self, core: &Core) -> Value {
        let name = match (&self.data, self.kind) {
            (Some(data), _) => data.name.clone().unwrap_or_else(|| "General".to_owned()),
            (None, _) => core.world().bot_name.clone(),
        };
        json!({
            "key": self.key, "id": self.id, "kind": self.kind, "name": name,
            "team": self.team.as_ref().map(|t| json!({"key": t.key, "id": t.id, "name": t.name})),
            "tenantId": self.tenant.id, "members": self.members, "installed": core.installed(self),
        })
    }
}
