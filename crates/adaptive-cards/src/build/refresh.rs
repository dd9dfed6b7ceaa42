//! Refresh: what a client asks for by itself when it shows a card.

use super::Action;
use serde_json::{Value, json};

/// A card has too many people to refresh for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a card refreshes for at most {most} people, not {given}", most = Refresh::MOST_USERS)]
pub struct RefreshError {
    /// How many were given.
    pub given: usize,
}

/// A card's `refresh` (Microsoft Learn, "Universal Actions for Adaptive Cards").
///
/// ```
/// use adaptive_cards::Refresh;
/// use serde_json::json;
///
/// let refresh = Refresh::new("show", json!({"id": 7}), ["29:1abc"])?;
/// assert_eq!(refresh.into_value(), json!({
///     "action": {"type": "Action.Execute", "verb": "show", "data": {"id": 7}}, "userIds": ["29:1abc"]
/// }));
/// # Ok::<(), adaptive_cards::RefreshError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Refresh {
    action: Action,
    users: Vec<String>,
}

impl Refresh {
    /// The most people that a card may refresh for by itself.
    pub const MOST_USERS: usize = 60;

    /// Asks for the verb when one of these people (Teams ids) sees the card.
    ///
    /// # Errors
    /// If there are more than [`Refresh::MOST_USERS`] people.
    pub fn new<U: Into<String>>(
        verb: &str,
        data: Value,
        users: impl IntoIterator<Item = U>,
    ) -> Result<Self, RefreshError> {
        let users: Vec<String> = users.into_iter().map(Into::into).collect();
        if users.len() > Self::MOST_USERS {
            return Err(RefreshError { given: users.len() });
        }
        Ok(Self { action: Action::execute("", verb, data), users })
    }

    /// The value of the card's `refresh`. Without people nobody's client refreshes by itself; they may still
    /// do so by hand.
    pub fn into_value(self) -> Value {
        json!({"action": self.action.into_value(), "userIds": self.users})
    }
}

impl From<Refresh> for Value {
    fn from(refresh: Refresh) -> Self {
        refresh.into_value()
    }
}
