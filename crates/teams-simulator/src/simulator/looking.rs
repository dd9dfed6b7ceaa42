//! Waiting for what the bot does, and looking at it.

use super::Simulator;
use crate::client::require;
use crate::log::{ConnectorCall, DeliveryRecord, Violation};
use crate::shown::ShownMessage;
use crate::view::{look, show, shown};

impl Simulator {
    /// Waits until `condition` holds; it is asked again after everything that happens here.
    ///
    /// # Panics
    /// If it does not within `Config.patience` (real time); the message shows the last messages and calls.
    pub async fn wait_until(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        let waiting = async {
            let mut changed = self.core.changed.subscribe();
            while !condition(self) {
                // The sender lives as long as `self`.
                let _ = changed.changed().await;
            }
        };
        if tokio::time::timeout(self.core.config.patience, waiting).await.is_err() {
            panic!("waited in vain for {what}\n{}", self.recent());
        }
    }

    /// The next message or edit of the bot that nobody looked at, in base view; counts as looked at.
    ///
    /// # Panics
    /// If none comes within `Config.patience`, or there is no such conversation.
    pub async fn next_bot_message(&self, conversation: &str) -> ShownMessage {
        self.expect_message(conversation, "a message of the bot", |_| true).await
    }

    /// The next message or edit of the bot that nobody looked at and that `fits`; counts as looked at.
    ///
    /// # Panics
    /// If none comes within `Config.patience`, or there is no such conversation.
    pub async fn expect_message(
        &self,
        conversation: &str,
        what: &str,
        fits: impl Fn(&ShownMessage) -> bool,
    ) -> ShownMessage {
        let find = |sim: &Self| sim.unread_in(conversation).into_iter().find(|m| fits(m));
        self.wait_until(&format!("{what} in {conversation}"), |sim| find(sim).is_some()).await;
        let message =
            require(find(self), || format!("{what} in {conversation} was looked at by somebody else"));
        look(&self.core, std::slice::from_ref(&message));
        message
    }

    /// Everything in a conversation (or thread), base views; counts as looked at.
    ///
    /// # Panics
    /// If there is no such conversation.
    #[must_use]
    #[track_caller]
    pub fn messages(&self, conversation: &str) -> Vec<ShownMessage> {
        let messages = self.peek(conversation);
        look(&self.core, &messages);
        messages
    }

    /// The same without counting as looked at.
    ///
    /// # Panics
    /// If there is no such conversation.
    #[must_use]
    #[track_caller]
    pub fn peek(&self, conversation: &str) -> Vec<ShownMessage> {
        let root = conversation.split_once(";messageid=").map(|(_, root)| root);
        shown(&self.core, &self.place(conversation), root, None)
    }

    fn unread_in(&self, conversation: &str) -> Vec<ShownMessage> {
        let place = self.place(conversation);
        let root = conversation.split_once(";messageid=").map(|(_, root)| root.to_owned());
        let stored = self.core.state().messages.get(&place.id).cloned().unwrap_or_default();
        let unread = stored.iter().filter(|m| !m.looked && m.from.is_none());
        let in_thread = unread.filter(|m| root.is_none() || m.root == root);
        in_thread.map(|m| show(&self.core, &place, m, None)).collect()
    }

    /// Messages and edits of the bot that nobody looked at, everywhere.
    #[must_use]
    pub fn unread(&self) -> Vec<ShownMessage> {
        self.core.places().iter().flat_map(|p| self.unread_in(&p.key)).collect()
    }

    /// What the bot did against the protocol.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        self.core.state().violations.clone()
    }

    /// Every call of the bot to the Connector.
    #[must_use]
    pub fn connector_log(&self) -> Vec<ConnectorCall> {
        self.core.state().calls.clone()
    }

    /// The calls since `then`.
    #[must_use]
    pub fn calls_since(&self, then: jiff::Timestamp) -> Vec<ConnectorCall> {
        self.core.state().calls.iter().filter(|call| call.at >= then).cloned().collect()
    }

    /// Calls that exceeded a documented limit (throttling by a fault does not count).
    #[must_use]
    pub fn broken_limits(&self) -> Vec<ConnectorCall> {
        self.connector_log().into_iter().filter(|c| c.over_limit).collect()
    }

    /// Everything that was sent to the bot.
    #[must_use]
    pub fn deliveries(&self) -> Vec<DeliveryRecord> {
        self.core.state().deliveries.clone()
    }

    /// How often the bot asked the token endpoint.
    #[must_use]
    pub fn token_requests(&self) -> usize {
        self.core.state().token_requests
    }

    /// The bytes the bot sent to the upload address of a file consent, by its `uniqueId`.
    #[must_use]
    pub fn uploaded(&self, unique_id: &str) -> Option<Vec<u8>> {
        self.core.state().uploads.get(unique_id).cloned()
    }

    /// The last deliveries and Connector calls, for a failing test.
    #[must_use]
    pub fn recent(&self) -> String {
        let state = self.core.state();
        let deliveries = state.deliveries.iter().rev().take(5).rev().map(|d| {
            format!(
                "to the bot: {} {} -> {:?} {}",
                d.conversation, d.delivery.kind, d.delivery.status, d.delivery.body
            )
        });
        let calls = state.calls.iter().rev().take(8).rev();
        let calls =
            calls.map(|c| format!("from the bot: {} {} -> {} {}", c.method, c.path, c.status, c.response));
        let violations =
            state.violations.iter().rev().take(5).map(|v| format!("violation: {} {}", v.what, v.detail));
        deliveries.chain(calls).chain(violations).collect::<Vec<_>>().join("\n")
    }
}
