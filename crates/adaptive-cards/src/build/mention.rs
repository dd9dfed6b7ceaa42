//! Mentions of people. A mention is a text in the card and an entity that says whom it means.

use serde_json::{Map, Value, json};

/// A mention of a person (Microsoft Learn, "Mention support within Adaptive Cards").
///
/// ```
/// use adaptive_cards::{Mention, add_mentions};
/// use serde_json::json;
///
/// let ana = Mention::new("29:1abc", "Ana Ruiz");
/// let mut card = json!({"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": format!("Hi {}", ana.text())}]});
/// add_mentions(&mut card, [&ana]);
/// assert_eq!(card["msteams"]["entities"][0]["text"], "<at>Ana Ruiz</at>");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    id: String,
    name: String,
}

impl Mention {
    /// A mention of the person with that Teams id, Entra object id or user principal name. Characters that
    /// would end the mention or be read as Markdown are taken out of the name.
    pub fn new(id: &str, name: &str) -> Self {
        let plain = |c: char| if c.is_control() || "<>[]*_`\\".contains(c) { ' ' } else { c };
        let name: String = name.chars().map(plain).collect();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { id: id.to_owned(), name }
    }

    /// What stands in the text of the card.
    pub fn text(&self) -> String {
        format!("<at>{}</at>", self.name)
    }

    /// What stands in the card's `msteams.entities`.
    pub fn entity(&self) -> Value {
        json!({"type": "mention", "text": self.text(), "mentioned": {"id": self.id, "name": self.name}})
    }
}

/// Adds mentions to a card's `msteams.entities`, each text once.
pub fn add_mentions<'m>(card: &mut Value, mentions: impl IntoIterator<Item = &'m Mention>) {
    let Value::Object(card) = card else { return };
    let teams = card.entry("msteams").or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(teams) = teams else { return };
    let entities = teams.entry("entities").or_insert_with(|| Value::Array(Vec::new()));
    let Value::Array(entities) = entities else { return };
    for mention in mentions {
        let entity = mention.entity();
        if !entities.iter().any(|e| e["text"] == entity["text"]) {
            entities.push(entity);
        }
    }
}
