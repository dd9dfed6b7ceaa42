//! Inputs that ask a directory while the person types.

use serde_json::{Map, Value, json};

/// Where a people picker looks (Microsoft Learn, "People Picker in Adaptive Cards").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Directory {
    /// Everybody in the reader's organisation.
    Organisation,
    /// Those who take part in the conversation.
    Conversation,
}

impl Directory {
    fn dataset(self) -> &'static str {
        match self {
            Directory::Organisation => "graph.microsoft.com/users",
            Directory::Conversation => "graph.microsoft.com/users?scope=currentContext",
        }
    }
}

/// An `Input.ChoiceSet` that finds people. Its value is Entra object ids, joined by commas.
///
/// ```
/// use adaptive_cards::{Directory, PeoplePicker};
///
/// let input = PeoplePicker::new("owner", "Responsible", Directory::Conversation)
///     .choice("Ana Ruiz", "8a1b")
///     .required("Please choose a person")
///     .into_value();
/// assert_eq!(input["choices.data"]["dataset"], "graph.microsoft.com/users?scope=currentContext");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PeoplePicker {
    map: Map<String, Value>,
    choices: Vec<Value>,
}

impl PeoplePicker {
    /// A picker for one person.
    pub fn new(id: &str, label: &str, directory: Directory) -> Self {
        let mut map = Map::new();
        map.insert("type".into(), "Input.ChoiceSet".into());
        map.insert("id".into(), id.into());
        map.insert("label".into(), label.into());
        map.insert("style".into(), "filtered".into());
        map.insert("choices.data".into(), json!({"type": "Data.Query", "dataset": directory.dataset()}));
        Self { map, choices: Vec::new() }
    }

    /// Any number of people.
    #[must_use]
    pub fn many(self) -> Self {
        self.with("isMultiSelect", true)
    }

    /// A person offered before anything is typed.
    #[must_use]
    pub fn choice(mut self, name: &str, id: &str) -> Self {
        self.choices.push(json!({"title": name, "value": id}));
        self
    }

    /// The person chosen at first; must be one of the choices.
    #[must_use]
    pub fn value(self, id: &str) -> Self {
        self.with("value", id)
    }

    /// What stands in the empty input.
    #[must_use]
    pub fn placeholder(self, text: &str) -> Self {
        self.with("placeholder", text)
    }

    /// Somebody must be chosen; the text is shown if nobody is.
    #[must_use]
    pub fn required(self, error: &str) -> Self {
        self.with("isRequired", true).with("errorMessage", error)
    }

    /// Any other property.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.map.insert(key.into(), value.into());
        self
    }

    /// The input as JSON.
    pub fn into_value(mut self) -> Value {
        self.map.insert("choices".into(), self.choices.into());
        Value::Object(self.map)
    }
}
