//! What is replied and answered, by reference: cards are made from it when it goes out.

use serde::{Deserialize, Serialize};

use super::content::Content;

/// What a flow replies; how it is given depends on how the question came.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Nothing to say.
    Nothing,
    /// This, as a message, in place of the pressed card, or as a line of text.
    Show(Content),
    /// A dialog opens or goes on with this.
    Dialog(Content),
    /// The dialog closes.
    Close,
}

/// The answer to one activity, kept with its seen-mark so that it can be given again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// Received, nothing to show.
    Done,
    /// The pressed card becomes this one, for the person who pressed.
    Card {
        /// The card.
        content: Content,
    },
    /// A line of text for the person who pressed; the card stays as it is.
    Text {
        /// What it says.
        content: Content,
    },
    /// A dialog opens or goes on with this.
    Dialog {
        /// The dialog, or what is said in its place.
        content: Content,
    },
    /// The dialog closes.
    Close,
    /// An invoke that this bot does not know.
    Unknown,
}
