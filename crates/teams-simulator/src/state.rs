//! What changes: messages, installations, members, keys, faults (kept on disk), and views, logs and windows (not).
//!
//! No rules of Teams here; those are with the Connector and the clients.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::connector::limits::Windows;
use crate::fault::{Effect, Fault, FaultOn};
use crate::journal::Journal;
use crate::log::{ConnectorCall, DeliveryRecord, Violation};
use crate::shown::Reaction;
use crate::view::{OpenDialog, OwnView};

/// A message in a conversation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredMessage {
    pub(crate) id: String,
    /// Without `;messageid=`.
    pub(crate) conversation: String,
    /// The thread, in channels.
    pub(crate) root: Option<String>,
    /// A person's key, or the bot.
    pub(crate) from: Option<String>,
    pub(crate) activity: Value,
    pub(crate) at: Timestamp,
    pub(crate) edited: bool,
    pub(crate) deleted: bool,
    pub(crate) revision: u32,
    pub(crate) reactions: Vec<Reaction>,
    /// Whether a test looked at this revision.
    #[serde(skip)]
    pub(crate) looked: bool,
}

/// A signing key, PKCS #8 in base64.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredKey {
    pub(crate) kid: String,
    pub(crate) pkcs8: String,
    /// Whether the key set still lists it.
    pub(crate) published: bool,
}

/// Everything that changes.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) journal: Journal,
    /// By conversation id (without thread), in order of sending.
    pub(crate) messages: BTreeMap<String, Vec<StoredMessage>>,
    /// Team ids, chat ids and personal chat ids that have the app.
    pub(crate) installed: BTreeSet<String>,
    /// Personal chats the bot opened without a personal installation.
    pub(crate) opened: BTreeSet<String>,
    /// Members, where they differ from the world's.
    pub(crate) members: BTreeMap<String, Vec<String>>,
    pub(crate) blocked: BTreeSet<String>,
    pub(crate) disabled_tenants: BTreeSet<String>,
    pub(crate) keys: Vec<StoredKey>,
    pub(crate) faults: BTreeMap<u32, Fault>,
    pub(crate) last_id: i64,

    // From here on: not on disk.
    /// Tokens for deliveries by service URL, and when they were made.
    pub(crate) minted: HashMap<String, (String, i64)>,
    /// Tokens of the bot found good, and when they expire.
    pub(crate) accepted: HashMap<String, i64>,
    pub(crate) views: HashMap<(String, String, String), OwnView>,
    pub(crate) dialogs: HashMap<String, OpenDialog>,
    pub(crate) sent: HashMap<String, Value>,
    pub(crate) windows: Windows,
    pub(crate) writing: BTreeSet<String>,
    /// What chance has come to.
    pub(crate) chance: u64,
    /// Requests to the token endpoint so far.
    pub(crate) token_requests: usize,
    pub(crate) uploads: HashMap<String, Vec<u8>>,
    pub(crate) calls: Vec<ConnectorCall>,
    pub(crate) deliveries: Vec<DeliveryRecord>,
    pub(crate) violations: Vec<Violation>,
}

impl State {
    /// The state that a journal holds.
    pub(crate) fn load(journal: Journal, entries: &BTreeMap<String, Value>) -> Self {
        let mut state = Self { journal, ..Self::default() };
        state.installed = names(entries, "installed/");
        state.opened = names(entries, "opened/");
        state.blocked = names(entries, "blocked/");
        state.disabled_tenants = names(entries, "disabled/");
        state.members = values(entries, "members/").into_iter().collect();
        state.keys = values(entries, "key/").into_iter().map(|(_, key)| key).collect();
        state.faults = values::<Fault>(entries, "fault/")
            .into_iter()
            .filter_map(|(id, fault)| Some((id.parse().ok()?, fault)))
            .collect();
        for (_, mut message) in values::<StoredMessage>(entries, "message/") {
            // Who looked is not kept; what comes from before this start is not this test's concern.
            message.looked = true;
            state.last_id = state.last_id.max(message.id.parse().unwrap_or(0));
            state.messages.entry(message.conversation.clone()).or_default().push(message);
        }
        for messages in state.messages.values_mut() {
            messages.sort_by(|a, b| (a.id.len(), &a.id).cmp(&(b.id.len(), &b.id)));
        }
        state
    }

    /// A new message id: milliseconds, as Teams has them, never twice.
    pub(crate) fn next_id(&mut self, now: Timestamp) -> String {
        self.last_id = now.as_millisecond().max(self.last_id + 1);
        self.last_id.to_string()
    }

    /// Adds or replaces a message.
    pub(crate) fn save_message(&mut self, message: StoredMessage) {
        self.journal.put(&format!("message/{}/{}", message.conversation, message.id), &message);
        let all = self.messages.entry(message.conversation.clone()).or_default();
        match all.iter_mut().find(|m| m.id == message.id) {
            Some(old) => *old = message,
            None => all.push(message),
        }
    }

    /// A message by id.
    pub(crate) fn message(&self, conversation: &str, id: &str) -> Option<&StoredMessage> {
        self.messages.get(conversation)?.iter().find(|m| m.id == id)
    }

    /// Writes membership of `name` in one of the sets kept on disk.
    pub(crate) fn mark(&mut self, set: Mark, name: &str, on: bool) {
        let (prefix, names) = match set {
            Mark::Installed => ("installed", &mut self.installed),
            Mark::Opened => ("opened", &mut self.opened),
            Mark::Blocked => ("blocked", &mut self.blocked),
            Mark::Disabled => ("disabled", &mut self.disabled_tenants),
        };
        let key = format!("{prefix}/{name}");
        if on {
            names.insert(name.to_owned());
            self.journal.put(&key, &true);
        } else {
            names.remove(name);
            self.journal.delete(&key);
        }
    }

    /// Adds a fault.
    pub(crate) fn add_fault(&mut self, fault: Fault) -> u32 {
        let id = self.faults.keys().next_back().map_or(1, |last| last + 1);
        self.journal.put(&format!("fault/{id}"), &fault);
        self.faults.insert(id, fault);
        id
    }

    /// Removes a fault.
    pub(crate) fn remove_fault(&mut self, id: u32) -> bool {
        self.journal.delete(&format!("fault/{id}"));
        self.faults.remove(&id).is_some()
    }

    /// Whether what happens once in `one_in` times happens now.
    fn chances(&mut self, one_in: Option<u32>) -> bool {
        let Some(one_in) = one_in else { return true };
        // Knuth's MMIX generator.
        self.chance =
            self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 33).is_multiple_of(u64::from(one_in.max(1)))
    }

    /// The effects that strike this call; those with a count are used up by one.
    pub(crate) fn strike(&mut self, on: FaultOn, conversation: &[&str]) -> Vec<Effect> {
        let hit = |f: &Fault| {
            f.on.covers(on) && f.conversation.as_deref().is_none_or(|c| conversation.contains(&c))
        };
        let found: Vec<_> =
            self.faults.iter().filter(|(_, f)| hit(f)).map(|(id, f)| (*id, f.one_in)).collect();
        let ids: Vec<u32> =
            found.into_iter().filter(|(_, one_in)| self.chances(*one_in)).map(|(id, _)| id).collect();
        let mut effects = Vec::new();
        for id in ids {
            let Some(fault) = self.faults.get_mut(&id) else { continue };
            effects.push(fault.effect.clone());
            match fault.times {
                None => {}
                Some(0 | 1) => {
                    self.remove_fault(id);
                }
                Some(n) => {
                    fault.times = Some(n - 1);
                    let kept = fault.clone();
                    self.journal.put(&format!("fault/{id}"), &kept);
                }
            }
        }
        effects
    }
}

/// The sets kept on disk.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    Installed,
    Opened,
    Blocked,
    Disabled,
}

fn names(entries: &BTreeMap<String, Value>, prefix: &str) -> BTreeSet<String> {
    entries.keys().filter_map(|k| k.strip_prefix(prefix)).map(str::to_owned).collect()
}

fn values<T: DeserializeOwned>(entries: &BTreeMap<String, Value>, prefix: &str) -> Vec<(String, T)> {
    let mut all = Vec::new();
    for (key, value) in entries {
        let Some(name) = key.strip_prefix(prefix) else { continue };
        match serde_json::from_value(value.clone()) {
            Ok(value) => all.push((name.to_owned(), value)),
            Err(error) => tracing::warn!(key, %error, "an entry of the simulator's journal cannot be read"),
        }
    }
    all
}
