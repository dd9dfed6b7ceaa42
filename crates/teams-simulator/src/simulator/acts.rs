//! What Teams, its tenants and its network do: installations, redelivery, tokens, faults, meetings, members.

use serde_json::{Value, json};

use super::Simulator;
use crate::authority::{self, TokenKind};
use crate::client::{lifecycle, require};
use crate::config::StartError;
use crate::deliver::{self, Again};
use crate::fault::Fault;
use crate::outcome::Delivery;
use crate::state::Mark;

impl Simulator {
    /// Installs the app everywhere it can be: each personal chat, team, chat and meeting.
    pub async fn install_everywhere(&self) -> Vec<Delivery> {
        let mut deliveries = Vec::new();
        for place in self.core.places() {
            let installer = place.members.first().and_then(|key| self.core.person(key)).cloned();
            if let (Some(installer), false) = (installer, self.core.installed(&place)) {
                deliveries.extend(lifecycle::install(&self.core, &installer, &place, true).await);
            }
        }
        deliveries
    }

    /// Delivers an activity once more; none if none with this id was sent.
    pub async fn redeliver(&self, activity_id: &str, again: Again) -> Option<Delivery> {
        deliver::redeliver(&self.core, activity_id, again).await
    }

    /// Delivers any JSON with any token, once.
    pub async fn deliver_raw(&self, activity: &Value, kind: TokenKind) -> Delivery {
        deliver::deliver_once(&self.core, activity, kind).await
    }

    /// A token as a delivery with this service URL would carry it.
    ///
    /// # Panics
    /// If there is no signing key, which a start does not leave so.
    #[must_use]
    pub fn token(&self, kind: TokenKind, service_url: &str) -> String {
        require(authority::bot_token(&self.core, kind, service_url), || "no signing key".to_owned())
    }

    /// A new signing key; the old ones stay in the key set if `keep_old`.
    ///
    /// # Errors
    /// If the machine cannot make one.
    pub fn rotate_keys(&self, keep_old: bool) -> Result<(), StartError> {
        authority::rotate(&self.core, keep_old)
    }

    /// Switches a fault on; its number.
    #[expect(clippy::must_use_candidate, reason = "most tests never clear the fault they switch on")]
    pub fn fault(&self, fault: Fault) -> u32 {
        let id = self.core.state().add_fault(fault);
        self.core.announce(json!({"type": "fault"}));
        id
    }

    /// Switches all faults off.
    pub fn clear_faults(&self) {
        let ids: Vec<u32> = self.core.state().faults.keys().copied().collect();
        for id in ids {
            self.core.state().remove_fault(id);
        }
        self.core.announce(json!({"type": "fault"}));
    }

    /// The meeting of a chat starts: the bot's answer, or none if it is no meeting with the app.
    ///
    /// # Panics
    /// If there is no such conversation.
    pub async fn meeting_starts(&self, conversation: &str) -> Option<Delivery> {
        lifecycle::meeting(&self.core, &self.place(conversation), true).await
    }

    /// The meeting of a chat ends.
    ///
    /// # Panics
    /// If there is no such conversation.
    pub async fn meeting_ends(&self, conversation: &str) -> Option<Delivery> {
        lifecycle::meeting(&self.core, &self.place(conversation), false).await
    }

    /// Adds people to a chat or a channel's team.
    ///
    /// # Panics
    /// If there is no such conversation.
    pub async fn adds_members(&self, conversation: &str, people: &[&str]) -> Vec<Delivery> {
        self.members(conversation, people, true).await
    }

    /// Removes people from a chat or a channel's team.
    ///
    /// # Panics
    /// If there is no such conversation.
    pub async fn removes_members(&self, conversation: &str, people: &[&str]) -> Vec<Delivery> {
        self.members(conversation, people, false).await
    }

    async fn members(&self, conversation: &str, people: &[&str], add: bool) -> Vec<Delivery> {
        let keys: Vec<String> = people.iter().map(|p| self.person(p).data().key.clone()).collect();
        lifecycle::members(&self.core, &self.place(conversation), &keys, add).await
    }

    /// A tenant's administrator disables the bot, or enables it again.
    pub fn disable_tenant(&self, tenant_id: &str, disabled: bool) {
        self.core.state().mark(Mark::Disabled, tenant_id, disabled);
    }
}
