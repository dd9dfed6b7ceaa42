//! What happened: the bot's answer to a delivery, and what a person saw after pressing something.

use serde::Serialize;
use serde_json::{Value, json};

use crate::card::inputs::NotSent;
use crate::shown::ShownMessage;
use crate::view::Dialog;

/// One activity's way to the bot.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// The activity's id.
    pub activity_id: String,
    /// The activity's type, or the invoke's name.
    pub kind: String,
    /// The bot's HTTP status; none if it gave no answer.
    pub status: Option<u16>,
    /// The bot's body: JSON, or a string if it is not JSON, null if empty.
    pub body: Value,
    /// Why there was no answer.
    pub failed: Option<String>,
}

/// An input the client did not accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputError {
    /// The input's id.
    pub id: String,
    /// Its `errorMessage`, or what the client says without one.
    pub message: String,
}

/// What a person saw after pressing something.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The card changed, for this person on this client.
    Card(ShownMessage),
    /// A text was shown.
    Message(String),
    /// A dialog opened, or changed.
    Dialog(Dialog),
    /// The dialog closed.
    Closed,
    /// Nothing visible: a Submit went out as a message, or the client did it by itself.
    Nothing,
    /// The bot answered with an error of its own.
    Error {
        /// `value.code`.
        code: String,
        /// `value.message`.
        message: String,
    },
    /// The client refused the inputs; nothing was sent.
    Invalid(Vec<InputError>),
    /// "Something went wrong": no answer in time, or one that Teams cannot use.
    Failed(String),
    /// There is no such button.
    NotThere(String),
}

impl From<NotSent> for Outcome {
    fn from(not_sent: NotSent) -> Self {
        match not_sent {
            NotSent::Invalid(wrong) => Self::Invalid(wrong),
            NotSent::NoSuchInput(id) => Self::NotThere(format!("no input `{id}`")),
        }
    }
}

impl Outcome {
    /// The new card.
    ///
    /// # Panics
    /// If something else happened.
    #[must_use]
    #[track_caller]
    pub fn card(self) -> ShownMessage {
        match self {
            Self::Card(shown) => shown,
            other => panic!("expected a card, got {other:?}"),
        }
    }

    /// The text shown.
    ///
    /// # Panics
    /// If something else happened.
    #[must_use]
    #[track_caller]
    pub fn message(self) -> String {
        match self {
            Self::Message(text) => text,
            other => panic!("expected a message, got {other:?}"),
        }
    }

    /// The dialog.
    ///
    /// # Panics
    /// If something else happened.
    #[must_use]
    #[track_caller]
    pub fn dialog(self) -> Dialog {
        match self {
            Self::Dialog(dialog) => dialog,
            other => panic!("expected a dialog, got {other:?}"),
        }
    }

    /// The bot's error: code and message.
    ///
    /// # Panics
    /// If something else happened.
    #[must_use]
    #[track_caller]
    pub fn error(self) -> (String, String) {
        match self {
            Self::Error { code, message } => (code, message),
            other => panic!("expected an error, got {other:?}"),
        }
    }

    /// Fails unless the dialog closed.
    ///
    /// # Panics
    /// If something else happened.
    #[track_caller]
    pub fn closed(self) {
        match self {
            Self::Closed => {}
            other => panic!("expected the dialog to close, got {other:?}"),
        }
    }

    /// As the HTTP control API tells it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Card(shown) => json!({"outcome": "card", "message": shown}),
            Self::Message(text) => json!({"outcome": "message", "text": text}),
            Self::Dialog(dialog) => json!({"outcome": "dialog", "dialog": dialog.to_json()}),
            Self::Closed => json!({"outcome": "closed"}),
            Self::Nothing => json!({"outcome": "nothing"}),
            Self::Error { code, message } => json!({"outcome": "error", "code": code, "message": message}),
            Self::Invalid(inputs) => json!({"outcome": "invalid", "inputs": inputs}),
            Self::Failed(message) => json!({"outcome": "failed", "message": message}),
            Self::NotThere(message) => json!({"outcome": "notThere", "message": message}),
        }
    }
}
