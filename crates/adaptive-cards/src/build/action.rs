//! Actions. Which verb means what is the host's affair.

use serde_json::{Map, Value, json};

/// How an action looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionStyle {
    /// As any other.
    Default,
    /// The one that most people will want.
    Positive,
    /// The one that can't be taken back.
    Destructive,
}

impl ActionStyle {
    fn name(self) -> &'static str {
        match self {
            ActionStyle::Default => "default",
            ActionStyle::Positive => "positive",
            ActionStyle::Destructive => "destructive",
        }
    }
}

/// An action of a card.
///
/// ```
/// use adaptive_cards::Action;
/// use serde_json::json;
///
/// let action = Action::execute("All correct", "confirm", json!({"revision": 7})).with_submit_fallback();
/// assert_eq!(action.into_value(), json!({
///     "type": "Action.Execute", "title": "All correct", "verb": "confirm", "data": {"revision": 7},
///     "fallback": {"type": "Action.Submit", "title": "All correct", "data": {"revision": 7, "verb": "confirm"}}
/// }));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Action(Map<String, Value>);

impl Action {
    fn new(kind: &str, title: &str) -> Self {
        let mut map = Map::new();
        map.insert("type".into(), kind.into());
        if !title.is_empty() {
            map.insert("title".into(), title.into());
        }
        Self(map)
    }

    /// `Action.Execute`: sends the verb, the data and the card's inputs to the bot, which may answer with
    /// another card. `data` should be an object, or null for none.
    pub fn execute(title: &str, verb: &str, data: Value) -> Self {
        let action = Self::new("Action.Execute", title).with("verb", verb);
        if data.is_null() { action } else { action.with("data", data) }
    }

    /// `Action.Submit`: sends the data and the card's inputs as a message.
    pub fn submit(title: &str, data: Value) -> Self {
        let action = Self::new("Action.Submit", title);
        if data.is_null() { action } else { action.with("data", data) }
    }

    /// `Action.Submit` that opens a dialog in Teams (`task/fetch`); the data reaches the bot with the request.
    pub fn open_dialog(title: &str, data: Value) -> Self {
        let mut data = object(data);
        data.insert("msteams".into(), json!({"type": "task/fetch"}));
        Self::new("Action.Submit", title).with("data", Value::Object(data))
    }

    /// `Action.OpenUrl`.
    pub fn open_url(title: &str, url: &str) -> Self {
        Self::new("Action.OpenUrl", title).with("url", url)
    }

    /// `Action.ToggleVisibility`: shows what is hidden and hides what is shown, by id.
    pub fn toggle_visibility<'i>(title: &str, ids: impl IntoIterator<Item = &'i str>) -> Self {
        let ids: Vec<Value> = ids.into_iter().map(Value::from).collect();
        Self::new("Action.ToggleVisibility", title).with("targetElements", ids)
    }

    /// `Action.ShowCard`.
    pub fn show_card(title: &str, card: Value) -> Self {
        Self::new("Action.ShowCard", title).with("card", card)
    }

    /// Gives the action a style.
    #[must_use]
    pub fn style(self, style: ActionStyle) -> Self {
        self.with("style", style.name())
    }

    /// Puts the action into the overflow menu.
    #[must_use]
    pub fn secondary(self) -> Self {
        self.with("mode", "secondary")
    }

    /// Sends no inputs, and so checks none.
    #[must_use]
    pub fn without_inputs(self) -> Self {
        self.with("associatedInputs", "none")
    }

    /// What a pointer resting on the action shows, and screen readers say.
    #[must_use]
    pub fn tooltip(self, text: &str) -> Self {
        self.with("tooltip", text)
    }

    /// Any other property.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    /// Gives an `Action.Execute` an `Action.Submit` for clients that can't do it: the same title and data,
    /// with the verb as `verb` in the data. Other actions stay as they are.
    #[must_use]
    pub fn with_submit_fallback(self) -> Self {
        let Some(verb) = self.0.get("verb").cloned() else { return self };
        let mut data = object(self.0.get("data").cloned().unwrap_or(Value::Null));
        data.insert("verb".into(), verb);
        let title = self.0.get("title").and_then(Value::as_str).unwrap_or_default();
        let mut fallback = Self::submit(title, Value::Object(data));
        for key in ["style", "tooltip", "associatedInputs"] {
            if let Some(value) = self.0.get(key) {
                fallback.0.insert(key.into(), value.clone());
            }
        }
        self.with("fallback", fallback.into_value())
    }

    /// The action as JSON.
    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

impl From<Action> for Value {
    fn from(action: Action) -> Self {
        action.into_value()
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => Map::new(),
    }
}
