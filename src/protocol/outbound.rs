//! Bodies that the bot sends to the Connector: messages and the making of conversations.
//!
//! A message holds a card or a text, never both: Teams would split it in two and give no id back. Source:
//! "Send and receive messages" and "Send proactive messages", Microsoft Learn.

use serde_json::{Map, Value, json};

use super::attachment;
use super::entity::Mention;
use super::ids::{ActivityId, ChannelId, TenantId, UserId};

/// A message of the bot, built up and then sent as JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageBody(Map<String, Value>);

impl MessageBody {
    /// A message that is an Adaptive Card.
    #[must_use]
    pub fn card(card: Value) -> Self {
        Self::with("attachments", Value::Array(vec![attachment::card(card)]))
    }

    /// A message that asks whether a file of so many `bytes` is wanted; the answer brings `context` back.
    #[must_use]
    pub fn file_consent(name: &str, description: &str, bytes: usize, context: &Value) -> Self {
        Self::with("attachments", json!([attachment::file_consent(name, description, bytes, context)]))
    }

    /// A message that is a file which was sent.
    #[must_use]
    pub fn file_info(name: &str, content_url: &str, unique_id: &str, file_type: &str) -> Self {
        Self::with("attachments", json!([attachment::file_info(name, content_url, unique_id, file_type)]))
    }

    /// A message that is plain text, shown as it is.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::with("text", json!(text)).and("textFormat", json!("plain"))
    }

    /// What notifications and the activity feed show of a card.
    #[must_use]
    pub fn summary(self, summary: &str) -> Self {
        self.and("summary", json!(summary))
    }

    /// What notifications show of it; empty if nothing was given.
    pub(crate) fn summarised(&self) -> &str {
        self.0.get("summary").and_then(Value::as_str).unwrap_or_default()
    }

    /// The language of the message (BCP 47).
    #[must_use]
    pub fn locale(self, locale: &str) -> Self {
        self.and("locale", json!(locale))
    }

    /// The message this one answers. In a channel the thread is named by the conversation id instead.
    #[must_use]
    pub fn reply_to(self, message: &ActivityId) -> Self {
        self.and("replyToId", json!(message))
    }

    /// Puts the message into the activity feed of its readers.
    #[must_use]
    pub fn alert(self) -> Self {
        self.and("channelData", json!({ "notification": { "alert": true } }))
    }

    /// Who is mentioned in the text. A card carries its mentions itself, in `msteams.entities`.
    ///
    /// Teams then reads the text as Markdown: the words of others must be escaped in it.
    #[must_use]
    pub fn mentions(mut self, mentions: &[Mention]) -> Self {
        if mentions.is_empty() {
            return self;
        }
        self.0.remove("textFormat");
        self.and("entities", json!(mentions))
    }

    /// The message as JSON.
    #[must_use]
    pub fn into_json(self) -> Value {
        Value::Object(self.0)
    }

    /// The message as JSON, standing in for the message `id`.
    pub(crate) fn replacing(&self, id: &ActivityId) -> Value {
        self.clone().and("id", json!(id)).into_json()
    }

    /// The message as JSON, without giving it away.
    pub(crate) fn to_json(&self) -> Value {
        Value::Object(self.0.clone())
    }

    fn with(name: &str, value: Value) -> Self {
        Self(Map::from_iter([("type".to_owned(), json!("message"))])).and(name, value)
    }

    fn and(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }
}

/// The body that makes a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateConversation(Value);

impl CreateConversation {
    /// The personal chat of `bot` with `person`. Asking again gives the same chat.
    ///
    /// `person` is an id as this bot sees it, or an Entra object id.
    #[must_use]
    pub fn personal(bot: &UserId, person: &str, tenant: &TenantId) -> Self {
        Self(json!({
            "bot": { "id": bot },
            "members": [{ "id": person }],
            "isGroup": false,
            "tenantId": tenant,
            "channelData": { "tenant": { "id": tenant } },
        }))
    }

    /// A new thread in `channel` that begins with `message`.
    #[must_use]
    pub fn thread(bot: &UserId, channel: &ChannelId, tenant: &TenantId, message: &MessageBody) -> Self {
        let mut activity = message.to_json();
        // `channelData` of the conversation decides where it goes; the message's own asks for the alert.
        if let Some(fields) = activity.as_object_mut() {
            fields.remove("replyToId");
        }
        Self(json!({
            "bot": { "id": bot },
            "isGroup": true,
            "tenantId": tenant,
            "channelData": { "channel": { "id": channel }, "tenant": { "id": tenant } },
            "activity": activity,
        }))
    }

    /// The body as JSON.
    #[must_use]
    pub fn as_json(&self) -> &Value {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_message_has_everything_but_a_text() {
        let body = MessageBody::card(json!({"type": "AdaptiveCard"})).summary("Check 4 points").locale("es");
        assert_eq!(
            body.alert().reply_to(&"7".into()).into_json(),
            json!({
                "type": "message",
                "attachments": [{
                    "contentType": "application/vnd.microsoft.card.adaptive",
                    "content": {"type": "AdaptiveCard"}
                }],
                "summary": "Check 4 points",
                "locale": "es",
                "replyToId": "7",
                "channelData": {"notification": {"alert": true}},
            })
        );
    }

    #[test]
    fn a_text_message_carries_its_mentions() {
        let body = MessageBody::text("<at>Ana</at> hi").mentions(&[Mention::new("29:1".into(), "Ana")]);
        assert_eq!(
            body.into_json(),
            json!({
                "type": "message", "text": "<at>Ana</at> hi",
                "entities": [{
                    "type": "mention", "text": "<at>Ana</at>", "mentioned": {"id": "29:1", "name": "Ana"}
                }],
            })
        );
        assert!(MessageBody::text("x").mentions(&[]).into_json().get("entities").is_none());
    }

    #[test]
    fn a_personal_chat_is_asked_for_with_the_tenant_in_both_places() {
        let body = CreateConversation::personal(&UserId::bot("app"), "29:1", &"t1".into());
        assert_eq!(
            *body.as_json(),
            json!({
                "bot": {"id": "28:app"}, "members": [{"id": "29:1"}], "isGroup": false,
                "tenantId": "t1", "channelData": {"tenant": {"id": "t1"}},
            })
        );
    }

    #[test]
    fn a_thread_is_started_with_its_first_message() {
        let message = MessageBody::text("hello").reply_to(&"1".into());
        let body = CreateConversation::thread(&UserId::bot("app"), &"19:c".into(), &"t1".into(), &message);
        assert_eq!(
            *body.as_json(),
            json!({
                "bot": {"id": "28:app"}, "isGroup": true, "tenantId": "t1",
                "channelData": {"channel": {"id": "19:c"}, "tenant": {"id": "t1"}},
                "activity": {"type": "message", "text": "hello", "textFormat": "plain"},
            })
        );
    }
}
