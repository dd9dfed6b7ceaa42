//! What a person said and how they read: text without the bot's mention, language, time zone.
//!
//! Mentions are taken out by the entities, never by the bot's name, which an administrator may change. Source:
//! "Channel and group chat conversations with a bot", Microsoft Learn.

use jiff::fmt::temporal::Pieces;
use serde_json::Value;

use super::activity::Activity;
use super::entity::{ClientInfo, Entity, Mention};
use super::ids::UserId;
use super::read;

/// A message's text as it is meant for the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The text without mentions of the bot, trimmed; mentions of others stay as `<at>Name</at>`.
    pub text: String,
    /// Whether the bot was mentioned.
    pub to_bot: bool,
}

/// What an activity says of the sender's time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneHint {
    /// An IANA name, unchecked.
    Name(String),
    /// Only the offset from UTC at that moment, in seconds, east positive.
    Offset(i32),
}

impl Activity {
    /// The text without mentions of the bot that this activity is for.
    #[must_use]
    pub fn spoken(&self) -> Spoken {
        self.text_without_mention(&self.recipient.id)
    }

    /// The text without mentions of `bot`, and whether there were any.
    #[must_use]
    pub fn text_without_mention(&self, bot: &UserId) -> Spoken {
        let mut text = self.text.clone().unwrap_or_default();
        let mut to_bot = false;
        for mention in self.mentions().filter(|it| !bot.as_str().is_empty() && it.id == *bot) {
            to_bot = true;
            let by_name = mention.name.as_ref().map(|name| format!("<at>{name}</at>"));
            // Only a real mark is taken out: an entity could name any stretch of the text.
            let marks =
                [&mention.text, &by_name].into_iter().flatten().filter(|mark| mark.starts_with("<at"));
            for mark in marks {
                text = text.replace(mark.as_str(), " ");
            }
        }
        // The editor of Teams puts non-breaking spaces after a mention.
        let text = text.replace("&nbsp;", " ").replace('\u{a0}', " ");
        Spoken { text: text.trim().to_owned(), to_bot }
    }

    /// All mentions, the bot's included.
    pub fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.entities.iter().filter_map(|entity| match entity {
            Entity::Mention(mention) => Some(mention),
            Entity::ClientInfo(_) | Entity::Other(_) => None,
        })
    }

    /// The sender's language (BCP 47): the client's own word before the envelope's.
    #[must_use]
    pub fn locale(&self) -> Option<&str> {
        self.client().and_then(|client| client.locale.as_deref()).or(self.locale.as_deref())
    }

    /// The sender's time zone: the client's word, else the envelope's, else the offset of its local time.
    #[must_use]
    pub fn zone(&self) -> Option<ZoneHint> {
        let named = self.client().and_then(|client| client.timezone.clone());
        let named = named.or_else(|| read::text(&self.raw, "localTimezone"));
        named.map(ZoneHint::Name).or_else(|| {
            let local = self.raw.get("localTimestamp").and_then(Value::as_str)?;
            let offset = Pieces::parse(local).ok()?.to_numeric_offset()?;
            Some(ZoneHint::Offset(offset.seconds()))
        })
    }

    fn client(&self) -> Option<&ClientInfo> {
        self.entities.iter().find_map(|entity| match entity {
            Entity::ClientInfo(client) => Some(client),
            Entity::Mention(_) | Entity::Other(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(text: &str, more: Value) -> Activity {
        let mut json = json!({
            "type": "message", "id": "1", "text": text,
            "from": {"id": "29:ana"}, "recipient": {"id": "28:bot", "name": "FastTrack"},
            "conversation": {"id": "a:1"},
        });
        json.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Activity::parse(json.to_string().as_bytes()).unwrap()
    }

    fn mention(id: &str, text: &str) -> Value {
        json!({"type": "mention", "text": text, "mentioned": {"id": id, "name": "FastTrack"}})
    }

    #[test]
    fn the_bots_mention_is_taken_out_by_its_entity() {
        let said = message(
            "<at>FastTrack (test)</at>&nbsp;status\u{a0}now\n",
            json!({"entities": [mention("28:bot", "<at>FastTrack (test)</at>")]}),
        );
        assert_eq!(said.spoken(), Spoken { text: "status now".into(), to_bot: true });
    }

    #[test]
    fn a_person_with_the_bots_name_stays_in_the_text() {
        let said = message(
            "<at>FastTrack</at> hello",
            json!({"entities": [mention("29:other", "<at>FastTrack</at>")]}),
        );
        assert_eq!(said.spoken(), Spoken { text: "<at>FastTrack</at> hello".into(), to_bot: false });
    }

    #[test]
    fn a_mention_entity_cannot_take_out_ordinary_words() {
        let said = message("status", json!({"entities": [mention("28:bot", "status")]}));
        assert_eq!(said.spoken(), Spoken { text: "status".into(), to_bot: true });
    }

    #[test]
    fn without_a_recipient_nothing_counts_as_a_mention() {
        let said =
            message("x", json!({"recipient": 5, "entities": [mention("28:bot", "<at>FastTrack</at>")]}));
        assert!(!said.spoken().to_bot);
    }

    #[test]
    fn the_clients_language_comes_before_the_envelopes() {
        let info = json!([{"type": "clientInfo", "locale": "es-ES", "timezone": "Europe/Madrid"}]);
        let said = message("x", json!({"locale": "en-US", "entities": info}));
        assert_eq!(said.locale(), Some("es-ES"));
        assert_eq!(said.zone(), Some(ZoneHint::Name("Europe/Madrid".into())));
        let said = message("x", json!({"locale": "en-US", "localTimezone": "America/Sao_Paulo"}));
        assert_eq!(said.locale(), Some("en-US"));
        assert_eq!(said.zone(), Some(ZoneHint::Name("America/Sao_Paulo".into())));
    }

    #[test]
    fn without_a_zone_the_offset_of_the_local_time_is_taken() {
        let said = message("x", json!({"localTimestamp": "2026-11-21T10:00:00.123-03:30"}));
        assert_eq!(said.zone(), Some(ZoneHint::Offset(-12_600)));
        assert_eq!(message("x", json!({"localTimestamp": "soon"})).zone(), None);
    }
}
