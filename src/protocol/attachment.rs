//! Attachments: what comes with a message, and the sorts the bot sends (cards and files).

use serde_json::{Map, Value, json};

use super::read;

/// The content type of an Adaptive Card.
pub const CARD_CONTENT_TYPE: &str = "application/vnd.microsoft.card.adaptive";

/// An attachment of an incoming message. Content and URLs are untrusted.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Its content type, e.g. `text/html` (the mirror of the text) or
    /// `application/vnd.microsoft.teams.file.download.info`.
    pub content_type: String,
    /// Where its content is, if not here.
    pub content_url: Option<String>,
    /// Its file name.
    pub name: Option<String>,
    /// Its content, or null.
    pub content: Value,
}

impl Attachment {
    /// Reads an attachment; `None` without a content type.
    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            content_type: read::text(value, "contentType")?,
            content_url: read::text(value, "contentUrl"),
            name: read::text(value, "name"),
            content: value.get("content").cloned().unwrap_or_default(),
        })
    }
}

/// The content type of the question whether a file is wanted.
const FILE_CONSENT_CONTENT_TYPE: &str = "application/vnd.microsoft.teams.card.file.consent";

/// The content type of a file that was sent.
const FILE_INFO_CONTENT_TYPE: &str = "application/vnd.microsoft.teams.card.file.info";

/// The question whether a file is wanted ("Send and receive files through your bot", Microsoft Learn).
pub(super) fn file_consent(name: &str, description: &str, bytes: usize, context: &Value) -> Value {
    json!({
        "contentType": FILE_CONSENT_CONTENT_TYPE,
        "name": name,
        "content": {
            "description": description,
            "sizeInBytes": bytes,
            "acceptContext": context,
            "declineContext": context,
        },
    })
}

/// A file that was sent.
pub(super) fn file_info(name: &str, content_url: &str, unique_id: &str, file_type: &str) -> Value {
    json!({
        "contentType": FILE_INFO_CONTENT_TYPE,
        "contentUrl": content_url,
        "name": name,
        "content": {"uniqueId": unique_id, "fileType": file_type},
    })
}

/// An Adaptive Card as an attachment.
pub(super) fn card(card: Value) -> Value {
    // Not by `json!`, which copies the card.
    let fields = [("contentType".to_owned(), CARD_CONTENT_TYPE.into()), ("content".to_owned(), card)];
    Value::Object(Map::from_iter(fields))
}
