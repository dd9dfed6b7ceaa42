//! What people see: a content, for a reader, in a place, from the state as it is now, becomes a card.
//!
//! [`render`] builds a view (plain JSON of ready strings) and expands the card's template with it. Templates are
//! in `cards/<card>.json`, words in `cards/strings`. Views decide what a reader may see: place comes before
//! role. Nothing is sent or stored here, and the state is only read.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::dialogue::{Content, Locale, Reader};
use crate::engagement::{Engagement, EngagementId, PersonKey, Policy, Revision, ServiceId};

/// stub
pub struct Dialog { /// t
 pub title: String, /// c
 pub card: Value, /// h
 pub height: u16, /// w
 pub width: u16 }
/// The largest card that is sent, in bytes of JSON.
pub const MAX_CARD_BYTES: usize = 25 * 1024;

/// The most people whose clients refresh a card by themselves ("User Specific Views", Microsoft Learn).
pub const MAX_REFRESHED: usize = 60;

/// Everything that a content may need to be rendered, as loaded by the caller.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The instant at which "today", "overdue" and the rest are meant.
    pub now: Timestamp,
    /// The rules.
    pub policy: &'a Policy,
    /// The engagement that the content names.
    pub engagement: Option<&'a Engagement>,
    /// Who is in the shared conversation, without bots: for mentions, refresh, choices and "who is here". Empty
    /// when not known.
    pub room: &'a [Member],
    /// The reader's own engagements that the content names or offers.
    pub rows: &'a [Row],
    /// The reader's name, for a greeting and for "(you)".
    pub me: Option<&'a str>,
    /// Who the reader is in Teams, for "(you)" and the views that are theirs alone.
    pub me_key: Option<&'a PersonKey>,
    /// The slot of the message, or the instance of the form: carried by every button.
    pub nonce: &'a str,
}

impl<'a> Scene<'a> {
    /// A scene with nothing loaded.
    #[must_use]
    pub fn new(now: Timestamp, policy: &'a Policy) -> Self {
        Self { now, policy, engagement: None, room: &[], rows: &[], me: None, me_key: None, nonce: "" }
    }
}

/// Somebody in a conversation, as its roster says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub key: PersonKey,
    /// The id by which Teams knows them towards this bot (`29:…`).
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: Option<String>,
    /// Whether they are a guest in the hosting tenant.
    pub guest: bool,
}

/// An engagement of the reader's, in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: EngagementId,
    /// Its revision.
    pub revision: Revision,
    /// The customer's name.
    pub customer: String,
    /// Its intended services.
    pub services: Vec<ServiceId>,
}

/// A card ready to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The Adaptive Card.
    pub card: Value,
    /// The text of the toast and the activity feed; plain.
    pub summary: String,
    /// Whom the card mentions (already among the card's `msteams.entities`).
    pub mentions: Vec<Mention>,
}

/// A mention in a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The id by which Teams knows the person (`29:…`).
    pub id: String,
    /// The name that is shown.
    pub name: String,
}

/// Why a card could not be made. Each is a mistake of ours, never of the person who asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// A string file is malformed, or differs from the English one.
    #[error("strings for {locale}: {why}")]
    Strings {
        /// Which language.
        locale: Locale,
        /// What is wrong.
        why: String,
    },
    /// A message is missing, or one of its arguments.
    #[error("no words {id:?} for {locale}")]
    MissingWords {
        /// Which language.
        locale: Locale,
        /// Which message.
        id: String,
    },
    /// A template is missing, malformed or cannot be expanded.
    #[error("card {name}: {why}")]
    Template {
        /// Which card.
        name: String,
        /// What is wrong.
        why: String,
    },
    /// The scene lacks what the content is about.
    #[error("the scene lacks {what}")]
    Scene {
        /// What was not loaded.
        what: &'static str,
    },
    /// The card is larger than [`MAX_CARD_BYTES`].
    #[error("card {name} has {bytes} bytes")]
    TooLarge {
        /// Which card.
        name: String,
        /// Its size.
        bytes: usize,
    },
}


/// stub
pub fn render(content: &Content, scene: &Scene<'_>, reader: &Reader) -> Result<Rendered, CardError> { let _ = (content, scene, reader); Err(CardError::Scene{what:"x"}) }
/// stub
pub fn dialog(content: &Content, scene: &Scene<'_>, reader: &Reader) -> Result<Dialog, CardError> { let _ = (content, scene, reader); Err(CardError::Scene{what:"x"}) }
