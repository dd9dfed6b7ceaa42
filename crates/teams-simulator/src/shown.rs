//! A message as one person's client shows it, and the questions a test asks about it.

use serde::Serialize;
use serde_json::Value;

use crate::card;

/// Who wrote a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The person's key; none for the bot.
    pub key: Option<String>,
    /// Display name.
    pub name: String,
    /// Whether it is the bot.
    pub bot: bool,
}

/// A reaction to a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Reaction {
    /// The person's key.
    pub person: String,
    /// `like`, `heart`, ...
    #[serde(rename = "type")]
    pub kind: String,
}

/// A message as shown.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownMessage {
    /// The message's id.
    pub activity_id: String,
    /// The conversation's id, with `;messageid=` in a channel.
    pub conversation_id: String,
    /// The conversation's key.
    pub conversation: String,
    /// In a channel: the id of the thread's first message.
    pub root: Option<String>,
    /// Who wrote it.
    pub from: Author,
    /// Its text, Markdown with `<at>` tags.
    pub text: Option<String>,
    /// What the notification says.
    pub summary: Option<String>,
    /// The first card of `cards`.
    #[serde(skip)]
    pub card: Option<Value>,
    /// Its cards; on an old client with every Execute's `fallback` in its place.
    pub cards: Vec<Value>,
    /// File consent and file info attachments, raw.
    pub files: Vec<Value>,
    /// Whether the card is this person's own view.
    pub own_view: bool,
    /// Whether it was edited since it was sent.
    pub edited: bool,
    /// Whether it was deleted; then it has no text and no card.
    pub deleted: bool,
    /// When it was sent, RFC 3339.
    pub at: String,
    /// Whether it mentions the person looking.
    pub mentions_me: bool,
    /// Whether it asked to be put into the activity feed.
    pub alert: bool,
    /// Reactions to it.
    pub reactions: Vec<Reaction>,
}

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonKind {
    /// `Action.Execute`.
    Execute,
    /// `Action.Submit`.
    Submit,
    /// `Action.OpenUrl`.
    OpenUrl,
    /// `Action.ShowCard`.
    ShowCard,
    /// `Action.ToggleVisibility`.
    ToggleVisibility,
    /// Anything else.
    Other,
}

/// A button of a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    /// Its title; empty for a `selectAction` without one.
    pub title: String,
    /// What it does.
    pub kind: ButtonKind,
    /// An Execute's verb.
    pub verb: Option<String>,
    /// The action itself.
    pub action: Value,
}

impl ShownMessage {
    /// Everything readable, in order: the text, then every string of the cards that a person sees. Hidden
    /// elements and cards behind `Action.ShowCard` are left out.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut all: Vec<String> = self.text.iter().filter(|t| !t.is_empty()).cloned().collect();
        for shown in &self.cards {
            card::texts(shown, &mut all);
        }
        all
    }

    /// [`texts`](Self::texts), one a line.
    #[must_use]
    pub fn text_content(&self) -> String {
        self.texts().join("\n")
    }

    /// Whether `needle` can be read somewhere.
    #[must_use]
    pub fn says(&self, needle: &str) -> bool {
        self.text_content().contains(needle)
    }

    /// Its buttons, in order, those of hidden elements and of `Action.ShowCard` included.
    #[must_use]
    pub fn buttons(&self) -> Vec<Button> {
        self.cards.iter().flat_map(card::buttons).collect()
    }

    /// The titles of its buttons.
    #[must_use]
    pub fn button_titles(&self) -> Vec<String> {
        self.buttons().into_iter().map(|b| b.title).collect()
    }

    /// Whether a button has this title or verb.
    #[must_use]
    pub fn has_button(&self, title_or_verb: &str) -> bool {
        self.buttons().iter().any(|b| b.title == title_or_verb || b.verb.as_deref() == Some(title_or_verb))
    }

    /// Its inputs: the elements themselves.
    #[must_use]
    pub fn inputs(&self) -> Vec<Value> {
        self.cards.iter().flat_map(card::inputs).collect()
    }
}
