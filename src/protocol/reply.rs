//! Answers to invokes: an HTTP status and a JSON body, exactly as Teams wants them.
//!
//! Source: "Universal Action Model" (responses of adaptiveCard/action) and "Use dialogs in Teams bots",
//! Microsoft Learn. What the cards say is not known here.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::attachment;

/// The answer to an invoke.
#[derive(Debug, Clone, PartialEq)]
pub struct InvokeResponse {
    /// The HTTP status.
    pub status: u16,
    /// The JSON body, if any.
    pub body: Option<Value>,
}

/// Which error a card action is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardErrorStatus {
    /// The request makes no sense (400).
    BadRequest,
    /// Something went wrong here (500).
    Internal,
}

/// A dialog with a card in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    /// The title in its frame.
    pub title: String,
    /// Its height.
    pub height: DialogSize,
    /// Its width.
    pub width: DialogSize,
    /// The Adaptive Card.
    pub card: Value,
}

/// A dialog's height or width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DialogSize {
    /// Small.
    Small,
    /// Medium.
    Medium,
    /// Large.
    Large,
    /// So many pixels.
    #[serde(untagged)]
    Pixels(u16),
}

impl InvokeResponse {
    /// 200 without a body: closes a dialog, or just says that the invoke was received.
    #[must_use]
    pub fn empty() -> Self {
        Self { status: 200, body: None }
    }

    /// 501: the bot does not know this invoke.
    #[must_use]
    pub fn not_implemented() -> Self {
        Self { status: 501, body: None }
    }

    /// To a card action: this card takes the place of the pressed one, for that person on that client.
    #[must_use]
    pub fn card(card: Value) -> Self {
        Self::card_action(200, attachment::CARD_CONTENT_TYPE, card)
    }

    /// To a card action: a short text, shown by the card.
    #[must_use]
    pub fn message(text: &str) -> Self {
        Self::card_action(200, "application/vnd.microsoft.activity.message", json!(text))
    }

    /// To a card action: an error with a code for machines and a text for the person.
    #[must_use]
    pub fn error(status: CardErrorStatus, code: &str, message: &str) -> Self {
        let status = match status {
            CardErrorStatus::BadRequest => 400,
            CardErrorStatus::Internal => 500,
        };
        let value = json!({ "code": code, "message": message });
        Self::card_action(status, "application/vnd.microsoft.error", value)
    }

    /// To a dialog's request: opens a dialog, or puts a new card into the one that is open.
    #[must_use]
    pub fn dialog(dialog: Dialog) -> Self {
        let mut value = json!({ "title": dialog.title, "height": dialog.height, "width": dialog.width });
        value["card"] = attachment::card(dialog.card);
        let mut task = json!({ "type": "continue" });
        task["value"] = value;
        let mut body = json!({});
        body["task"] = task;
        Self::ok(body)
    }

    /// To a dialog's request: a text in place of the dialog.
    #[must_use]
    pub fn dialog_message(text: &str) -> Self {
        Self::ok(json!({ "task": { "type": "message", "value": text } }))
    }

    // The HTTP status stays 200: the bot did process it, and says how in the body.
    fn card_action(status: u16, kind: &str, value: Value) -> Self {
        let mut body = json!({ "statusCode": status, "type": kind });
        // Moved, where `json!` would copy the card.
        body["value"] = value;
        Self::ok(body)
    }

    fn ok(body: Value) -> Self {
        Self { status: 200, body: Some(body) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ok(body: Value) -> InvokeResponse {
        InvokeResponse { status: 200, body: Some(body) }
    }

    #[test]
    fn a_card_action_is_answered_with_a_card() {
        assert_eq!(
            InvokeResponse::card(json!({"type": "AdaptiveCard"})),
            ok(json!({
                "statusCode": 200,
                "type": "application/vnd.microsoft.card.adaptive",
                "value": {"type": "AdaptiveCard"}
            }))
        );
    }

    #[test]
    fn a_card_action_is_answered_with_a_message() {
        assert_eq!(
            InvokeResponse::message("Hello"),
            ok(json!({
                "statusCode": 200,
                "type": "application/vnd.microsoft.activity.message",
                "value": "Hello"
            }))
        );
    }

    #[test]
    fn an_error_stays_http_200_and_says_so_in_the_body() {
        assert_eq!(
            InvokeResponse::error(CardErrorStatus::BadRequest, "Stale", "Press again"),
            ok(json!({
                "statusCode": 400,
                "type": "application/vnd.microsoft.error",
                "value": {"code": "Stale", "message": "Press again"}
            }))
        );
        let internal = InvokeResponse::error(CardErrorStatus::Internal, "X", "Y");
        assert_eq!(internal.body.unwrap()["statusCode"], 500);
    }

    #[test]
    fn a_dialog_carries_its_card_as_an_attachment() {
        let dialog = Dialog {
            title: "T".into(),
            height: DialogSize::Medium,
            width: DialogSize::Pixels(400),
            card: json!({"type": "AdaptiveCard"}),
        };
        assert_eq!(
            InvokeResponse::dialog(dialog),
            ok(json!({"task": {"type": "continue", "value": {
                "title": "T", "height": "medium", "width": 400,
                "card": {
                    "contentType": "application/vnd.microsoft.card.adaptive",
                    "content": {"type": "AdaptiveCard"}
                }
            }}}))
        );
        assert_eq!(
            InvokeResponse::dialog_message("Done"),
            ok(json!({"task": {"type": "message", "value": "Done"}}))
        );
    }
}
