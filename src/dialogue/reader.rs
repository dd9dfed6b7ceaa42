//! For whom something is written: language, place and what the person is to the engagement.
//!
//! Place comes before role: in a shared conversation an FM's view has more buttons, never more facts.

use serde::{Deserialize, Serialize};

use crate::engagement::{Person, PersonNo, Side};
use crate::playbook::Locale;

/// Where the text will be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The personal chat of one person.
    Personal,
    /// A channel, group chat or meeting chat, where customer people may be present.
    Shared,
}

/// What the reader is to the engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The engagement's FM or deputy; before there is an engagement, whoever may become one.
    Fm,
    /// A person of the customer's side.
    Customer,
    /// Another person of the delivery side.
    Colleague,
    /// Anyone else, and everyone at once: the base card of a shared conversation.
    Outsider,
}

impl View {
    /// What a person is to their engagement, as cards need to know it.
    #[must_use]
    pub fn of(person: Option<&Person>) -> Self {
        match person {
            Some(person) if person.leads() => Self::Fm,
            Some(person) => match person.side {
                Side::Customer => Self::Customer,
                Side::Delivery => Self::Colleague,
                Side::Outsider => Self::Outsider,
            },
            None => Self::Outsider,
        }
    }
}

/// For whom to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reader {
    /// The language.
    pub locale: Locale,
    /// Where it is read.
    pub place: Place,
    /// What the reader is to the engagement.
    pub view: View,
    /// The reader's person number in the engagement, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonNo>,
}

impl Reader {
    /// Everyone in a shared conversation: the base card, which holds only what anyone there may see.
    #[must_use]
    pub fn everyone(locale: Locale) -> Self {
        Self { locale, place: Place::Shared, view: View::Outsider, person: None }
    }

    /// Whether internal facts (overrides, notes, codes, what stops the next phase) may be shown: to the FM, in
    /// their personal chat alone.
    #[must_use]
    pub fn sees_internal_facts(&self) -> bool {
        match (self.place, self.view) {
            (Place::Personal, View::Fm) => true,
            (Place::Personal, View::Customer | View::Colleague | View::Outsider) | (Place::Shared, _) => {
                false
            }
        }
    }

    /// Whether the FM's buttons are shown.
    #[must_use]
    pub fn is_fm(&self) -> bool {
        match self.view {
            View::Fm => true,
            View::Customer | View::Colleague | View::Outsider => false,
        }
    }
}
