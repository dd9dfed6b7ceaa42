//! What messages that nobody asked for are about, by reference.

use serde::{Deserialize, Serialize};

use super::Inputs;
use crate::engagement::EngagementId;

/// A card that the bot sent by itself, or about those.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reminder", rename_all = "snake_case")]
pub enum ReminderContent {
    /// What was gathered for one person, from all their engagements.
    Digest {
        /// Which of their messages.
        no: String,
    },
    /// Why each line of such a message is in it.
    Why {
        /// Which of their messages.
        no: String,
    },
    /// The week in a shared conversation.
    Weekly {
        /// The engagement.
        engagement: EngagementId,
    },
    /// That the engagement's card stands further down now; in its former place.
    Below {
        /// The engagement.
        engagement: EngagementId,
    },
    /// When one may be written to, and what one stopped.
    Settings {
        /// Whether it was just saved.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        saved: bool,
        /// Why it was not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        problem: Option<SettingsProblem>,
        /// What was typed then: it is shown again.
        #[serde(default, skip_serializing_if = "Inputs::is_empty")]
        typed: Inputs,
    },
}

/// Why settings cannot be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingsProblem {
    /// There is no such time zone.
    Zone,
    /// The day ends before it begins.
    Hours,
    /// The day has passed.
    Away,
}

impl ReminderContent {
    /// The engagement that this is about, if it is about one.
    #[must_use]
    pub const fn engagement(&self) -> Option<&EngagementId> {
        match self {
            Self::Weekly { engagement } | Self::Below { engagement } => Some(engagement),
            Self::Digest { .. } | Self::Why { .. } | Self::Settings { .. } => None,
        }
    }
}

/// The name of a page of a message, the first being 0: what is too much for one card is on further ones.
#[must_use]
pub fn page(no: &str, page: usize) -> String {
    let (first, _) = page_of(no);
    if page == 0 { first.to_owned() } else { format!("{first}.{page}") }
}

/// The name of a message's first page, and which page `no` names.
#[must_use]
pub fn page_of(no: &str) -> (&str, usize) {
    match no.split_once('.') {
        Some((first, page)) => (first, page.parse().unwrap_or_default()),
        None => (no, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_by_its_message_and_names_it() {
        for number in [0, 1, 12] {
            let name = page("00aa", number);
            assert_eq!(page_of(&name), ("00aa", number));
            assert_eq!(page(&name, number + 1), page("00aa", number + 1));
        }
    }
}
