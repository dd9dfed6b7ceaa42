//! What one person's client shows: base cards or own views of messages, and open dialogs.
//!
//! An own view is a matter of one client: it is kept in memory alone and ends when the message is edited.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::card::inputs::Inputs;
use crate::card::{self, for_old_client};
use crate::client::{dialog, require};
use crate::core::{Core, Place};
use crate::outcome::Outcome;
use crate::shown::{Author, Button, ShownMessage};
use crate::state::StoredMessage;
use crate::world::PersonData;

pub(crate) const ADAPTIVE: &str = "application/vnd.microsoft.card.adaptive";

/// A person's own view of a message's card, on one client.
#[derive(Debug, Clone)]
pub(crate) struct OwnView {
    pub(crate) card: Value,
    /// When the bot gave it; none if only the client changed it.
    pub(crate) at: Option<Timestamp>,
}

/// A dialog on somebody's screen.
#[derive(Debug, Clone)]
pub(crate) struct OpenDialog {
    pub(crate) person: String,
    pub(crate) place: String,
    pub(crate) root: Option<String>,
    pub(crate) title: String,
    pub(crate) height: Value,
    pub(crate) width: Value,
    pub(crate) card: Value,
}

/// Who looks, and on which of their clients.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Viewer<'a> {
    pub(crate) person: &'a PersonData,
    pub(crate) client: &'a str,
}

impl Viewer<'_> {
    pub(crate) fn view_key(&self, activity_id: &str) -> (String, String, String) {
        (self.person.key.clone(), self.client.to_owned(), activity_id.to_owned())
    }
}

/// The message's attachments of one kind, by content.
pub(crate) fn cards_of(activity: &Value) -> Vec<Value> {
    let attachments = activity["attachments"].as_array().into_iter().flatten();
    attachments.filter(|a| a["contentType"] == ADAPTIVE).map(|a| a["content"].clone()).collect()
}

fn files_of(activity: &Value) -> Vec<Value> {
    let attachments = activity["attachments"].as_array().into_iter().flatten();
    let file = |a: &&Value| {
        a["contentType"].as_str().is_some_and(|c| c.starts_with("application/vnd.microsoft.teams.card.file."))
    };
    attachments.filter(file).cloned().collect()
}

/// A message as `viewer` sees it; without a viewer, its base.
pub(crate) fn show(
    core: &Core,
    place: &Place,
    message: &StoredMessage,
    viewer: Option<Viewer<'_>>,
) -> ShownMessage {
    let activity = if message.deleted { &Value::Null } else { &message.activity };
    let own = viewer.and_then(|v| core.state().views.get(&v.view_key(&message.id)).cloned());
    let mut cards = cards_of(activity);
    let own_view = own.is_some() && !cards.is_empty();
    if let (Some(own), Some(first)) = (own, cards.first_mut()) {
        *first = own.card;
    }
    if viewer.is_some_and(|v| v.person.old_client) {
        cards = cards.iter().map(for_old_client).collect();
    }
    let text = |key: &str| activity[key].as_str().map(str::to_owned);
    let name = match message.from.as_deref().and_then(|key| core.person(key)) {
        Some(person) => person.name.clone(),
        None => core.world().bot_name.clone(),
    };
    ShownMessage {
        activity_id: message.id.clone(),
        conversation_id: place.id_in(message.root.as_deref()),
        conversation: place.key.clone(),
        root: message.root.clone(),
        from: Author { bot: message.from.is_none(), key: message.from.clone(), name },
        text: text("text"),
        summary: text("summary"),
        mentions_me: viewer.is_some_and(|v| mentions(core, activity, &cards, v.person)),
        card: cards.first().cloned(),
        cards,
        files: files_of(activity),
        own_view,
        edited: message.edited,
        deleted: message.deleted,
        at: crate::activity::stamp(message.at),
        alert: activity.pointer("/channelData/notification/alert") == Some(&Value::Bool(true)),
        reactions: message.reactions.clone(),
    }
}

fn mentions(core: &Core, activity: &Value, cards: &[Value], person: &PersonData) -> bool {
    let mri = person.mri(&core.config.bot_app_id);
    let names = [Some(&mri), person.aad_object_id.as_ref(), person.upn.as_ref()];
    let in_text = activity["entities"].as_array();
    let in_cards = cards.iter().filter_map(|c| c.pointer("/msteams/entities").and_then(Value::as_array));
    let mut entities = in_text.into_iter().chain(in_cards).flatten();
    entities.any(|e| names.iter().flatten().any(|name| e["mentioned"]["id"] == name.as_str()))
}

/// The messages of a place, in one thread if `root`, as `viewer` sees them.
pub(crate) fn shown(
    core: &Core,
    place: &Place,
    root: Option<&str>,
    viewer: Option<Viewer<'_>>,
) -> Vec<ShownMessage> {
    let stored: Vec<StoredMessage> = core.state().messages.get(&place.id).cloned().unwrap_or_default();
    let in_thread = |m: &&StoredMessage| root.is_none() || m.root.as_deref() == root;
    stored.iter().filter(in_thread).map(|m| show(core, place, m, viewer)).collect()
}

/// Notes that a test looked at these messages.
pub(crate) fn look(core: &Core, messages: &[ShownMessage]) {
    let mut state = core.state();
    for message in messages {
        let id = message.conversation_id.split(';').next().unwrap_or_default();
        let stored =
            state.messages.get_mut(id).and_then(|all| all.iter_mut().find(|m| m.id == message.activity_id));
        if let Some(stored) = stored {
            stored.looked = true;
        }
    }
}

/// A dialog on a person's screen.
#[derive(Debug, Clone)]
pub struct Dialog {
    pub(crate) core: Arc<Core>,
    /// Its name in the control API.
    pub id: String,
    /// Its title bar.
    pub title: String,
    /// Pixels, or `small`, `medium`, `large`; null if the bot did not say.
    pub height: Value,
    /// As the height.
    pub width: Value,
    /// Its card.
    pub card: Value,
    pub(crate) filled: Inputs,
}

impl Dialog {
    pub(crate) fn open(core: &Arc<Core>, id: &str, open: &OpenDialog) -> Self {
        Self {
            core: core.clone(),
            id: id.to_owned(),
            title: open.title.clone(),
            height: open.height.clone(),
            width: open.width.clone(),
            card: open.card.clone(),
            filled: Inputs::default(),
        }
    }

    /// Types or picks a value; several choices are joined by commas.
    pub fn fill(&mut self, id: &str, value: &str) -> &mut Self {
        self.filled.0.insert(id.to_owned(), value.to_owned());
        self
    }

    /// Presses a button, named by its title, verb or id, with what was filled in.
    pub async fn press(&self, action: &str) -> Outcome {
        dialog::press(&self.core, &self.id, &json!(action), &self.filled).await
    }

    /// Closes it; Teams tells the bot nothing.
    pub fn close(self) {
        self.core.state().dialogs.remove(&self.id);
    }

    /// Everything readable, in order.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut all = vec![self.title.clone()];
        card::texts(&self.card, &mut all);
        all
    }

    /// [`texts`](Self::texts), one a line.
    #[must_use]
    pub fn text_content(&self) -> String {
        self.texts().join("\n")
    }

    /// Its buttons.
    #[must_use]
    pub fn buttons(&self) -> Vec<Button> {
        card::buttons(&self.card)
    }

    /// The titles of its buttons.
    #[must_use]
    pub fn button_titles(&self) -> Vec<String> {
        self.buttons().into_iter().map(|b| b.title).collect()
    }

    /// Its input elements.
    #[must_use]
    pub fn inputs(&self) -> Vec<Value> {
        card::inputs(&self.card)
    }

    /// What an input holds: filled in, else preset by the bot.
    ///
    /// # Panics
    /// If there is no such input.
    #[must_use]
    #[track_caller]
    pub fn value(&self, id: &str) -> String {
        if let Some(filled) = self.filled.0.get(id) {
            return filled.clone();
        }
        let input = self.inputs().into_iter().find(|i| i["id"] == id);
        let input = require(input, || format!("no input `{id}` in dialog `{}`: {}", self.title, self.card));
        input["value"].as_str().map_or_else(String::new, str::to_owned)
    }

    /// As the control API tells it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({"id": self.id, "title": self.title, "height": self.height, "width": self.width, "card": self.card})
    }
}
