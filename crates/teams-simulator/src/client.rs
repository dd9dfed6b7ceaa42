//! One person and their Teams clients: what they can say and do, as handles for tests and the control API.
//!
//! Pressing buttons is in `client::press`, dialogs in `client::dialog`, coming and going in `client::lifecycle`.

pub(crate) mod dialog;
pub(crate) mod lifecycle;
pub(crate) mod messages;
pub(crate) mod press;

use std::sync::Arc;

use serde_json::{Value, json};

use crate::activity;
use crate::card::inputs::Inputs;
use crate::core::{Core, Place};
use crate::deliver::deliver;
use crate::outcome::{Delivery, Outcome};
use crate::shown::ShownMessage;
use crate::view::{Viewer, look, shown};
use crate::world::PersonData;

/// The client people use unless they say otherwise.
pub(crate) const DESKTOP: &str = "desktop";

/// A person of the world, with hands.
#[derive(Debug, Clone)]
pub struct Person {
    core: Arc<Core>,
    data: PersonData,
}

/// A place and the thread in it, as named by a test or the page.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    pub(crate) place: Place,
    pub(crate) root: Option<String>,
}

/// The value, or a failure of the test with a reason.
#[track_caller]
pub(crate) fn require<T>(value: Option<T>, why: impl FnOnce() -> String) -> T {
    match value {
        Some(value) => value,
        None => panic!("{}", why()),
    }
}

impl Person {
    pub(crate) fn new(core: &Arc<Core>, key: &str) -> Option<Self> {
        Some(Self { core: core.clone(), data: core.person(key)?.clone() })
    }

    pub(crate) fn viewer<'a>(&'a self, client: &'a str) -> Viewer<'a> {
        Viewer { person: &self.data, client }
    }

    /// A conversation this person is in.
    pub(crate) fn find(&self, conversation: &str) -> Result<Spot, String> {
        let place = self.core.place(conversation).ok_or_else(|| {
            let known: Vec<String> = self.core.places().into_iter().map(|p| p.key).collect();
            format!("no conversation `{conversation}`; there are {}", known.join(", "))
        })?;
        if !place.members.contains(&self.data.key) {
            return Err(format!("{} is not in {}", self.data.key, place.key));
        }
        let root = conversation.split_once(";messageid=").map(|(_, root)| root.to_owned());
        Ok(Spot { place, root })
    }

    #[track_caller]
    fn at(&self, conversation: &str) -> Spot {
        match self.find(conversation) {
            Ok(spot) => spot,
            Err(why) => panic!("{why}"),
        }
    }

    /// The person's data.
    #[must_use]
    pub fn data(&self) -> &PersonData {
        &self.data
    }

    /// The Teams id towards the bot.
    #[must_use]
    pub fn mri(&self) -> String {
        self.data.mri(&self.core.config.bot_app_id)
    }

    /// The Entra object id, unless federated.
    #[must_use]
    pub fn aad_object_id(&self) -> Option<&str> {
        self.data.aad_object_id.as_deref()
    }

    /// Writes a message; `@Name` mentions the bot or a member. In a channel it starts a thread, unless the
    /// conversation names one (`KEY;messageid=ROOT`).
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn says(&self, conversation: &str, text: &str) -> Delivery {
        messages::say(&self.core, &self.data, self.at(conversation), text).await
    }

    /// Replies in the thread that starts with message `root`.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn replies(&self, conversation: &str, root: &str, text: &str) -> Delivery {
        let spot = Spot { root: Some(root.to_owned()), ..self.at(conversation) };
        messages::say(&self.core, &self.data, spot, text).await
    }

    /// Edits a message of theirs.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn edits(&self, conversation: &str, activity_id: &str, text: &str) -> Delivery {
        messages::edit(&self.core, &self.data, &self.at(conversation), activity_id, Some(text)).await
    }

    /// Deletes a message of theirs.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn deletes(&self, conversation: &str, activity_id: &str) -> Delivery {
        messages::edit(&self.core, &self.data, &self.at(conversation), activity_id, None).await
    }

    /// Reacts to a message (`like`, `heart`, ...).
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn reacts(&self, conversation: &str, activity_id: &str, kind: &str) -> Delivery {
        messages::react(&self.core, &self.data, &self.at(conversation), activity_id, kind).await
    }

    /// Installs the app: for oneself (the conversation is one's own key), in a chat, or in a channel's team.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn installs(&self, conversation: &str) -> Vec<Delivery> {
        lifecycle::install(&self.core, &self.data, &self.at(conversation).place, true).await
    }

    /// Removes the app again.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn uninstalls(&self, conversation: &str) -> Vec<Delivery> {
        lifecycle::install(&self.core, &self.data, &self.at(conversation).place, false).await
    }

    /// Blocks the bot in personal chat, or lets it in again. Teams does not tell the bot.
    pub fn blocks(&self, blocked: bool) {
        self.core.state().mark(crate::state::Mark::Blocked, &self.data.key, blocked);
        self.core
            .announce(json!({"type": "installed", "conversation": self.data.key, "installed": !blocked}));
    }

    /// Opens a conversation on the desktop: due refreshes go out. Returns how many.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn opens(&self, conversation: &str) -> usize {
        self.opens_on(conversation, DESKTOP).await
    }

    /// Opens a conversation on another client (`phone`, ...), which asks for its own views.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn opens_on(&self, conversation: &str, client: &str) -> usize {
        press::refresh(&self.core, self.viewer(client), &self.at(conversation)).await
    }

    /// What this person sees on the desktop, without asking for refreshes; counts as looked at.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    #[must_use]
    pub fn sees(&self, conversation: &str) -> Vec<ShownMessage> {
        self.sees_on(conversation, DESKTOP)
    }

    /// What this person sees on another client.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    #[must_use]
    pub fn sees_on(&self, conversation: &str, client: &str) -> Vec<ShownMessage> {
        let messages = self.peeks(&self.at(conversation), client);
        look(&self.core, &messages);
        messages
    }

    /// The same without counting as looked at.
    pub(crate) fn peeks(&self, spot: &Spot, client: &str) -> Vec<ShownMessage> {
        shown(&self.core, &spot.place, spot.root.as_deref(), Some(self.viewer(client)))
    }

    /// One message as this person sees it on the desktop; counts as looked at.
    ///
    /// # Panics
    /// If there is no such message for this person.
    #[must_use]
    pub fn sees_message(&self, conversation: &str, activity_id: &str) -> ShownMessage {
        let all = self.sees(conversation);
        require(all.into_iter().find(|m| m.activity_id == activity_id), || {
            format!("{} sees no message {activity_id} in {conversation}", self.data.key)
        })
    }

    /// Presses a button of a message as shown, which may be out of date by now.
    pub async fn press(&self, message: &ShownMessage, action: &str, inputs: impl Into<Inputs>) -> Outcome {
        self.press_on(DESKTOP, message, &json!(action), &inputs.into()).await
    }

    /// Presses on another client; the action may be its JSON object, too.
    pub async fn press_on(
        &self,
        client: &str,
        message: &ShownMessage,
        action: &Value,
        inputs: &Inputs,
    ) -> Outcome {
        press::press(&self.core, self.viewer(client), message, action, inputs).await
    }

    /// Answers a file consent card: accepts or declines.
    pub async fn consents(&self, message: &ShownMessage, accept: bool) -> Delivery {
        messages::consent(&self.core, &self.data, message, accept).await
    }

    /// Sends any invoke, such as a message extension's query.
    ///
    /// # Panics
    /// If there is no such conversation or the person is not in it.
    pub async fn invokes(&self, conversation: &str, name: &str, value: &Value) -> Delivery {
        let spot = self.at(conversation);
        let root = spot.root.as_deref();
        deliver(&self.core, activity::invoke(&self.core, &self.data, &spot.place, root, name, value)).await
    }
}
