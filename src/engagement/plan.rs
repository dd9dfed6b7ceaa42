//! The success checklist and the plan that is made of it: what is to be done, by whom and by when.
//!
//! The items come from the playbook, and people add their own. A record is kept only of an item that differs from
//! what the playbook proposes. An item that several services share stands once; it names the services that it is
//! about. The list as it stands is `standing`'s, changing items `apply`'s; what the letters are called is the playbook's.

use std::collections::BTreeSet;
use std::fmt;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::ids::{PersonNo, TextNo};
use crate::playbook::{ChecklistGroup, ItemId, LinkId, ServiceId};

mod standing;

pub(super) use standing::is_delivered;
pub use standing::{ItemState, ItemWords, PlanCount, PlanItem};

/// The most items of their own that people of one engagement may add.
pub const MAX_OWN_ITEMS: usize = 60;

/// The longest wording of an item that somebody adds, in UTF-16 units.
pub const MAX_ITEM_UNITS: usize = 200;

/// The most shared links that one item remembers.
pub const MAX_SHARED: usize = 6;

/// What begins the key of an item that somebody added; no key of the playbook does.
const OWN: char = '+';

/// An item's key within an engagement: the playbook's, or `+` and a number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemKey(String);

impl ItemKey {
    /// The key as written; whether there is such an item is asked of the engagement.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The key of the `no`th item that somebody added.
    #[must_use]
    pub fn own(no: u32) -> Self {
        Self(format!("{OWN}{no}"))
    }

    /// Whether somebody added the item.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.0.starts_with(OWN)
    }

    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&ItemId> for ItemKey {
    fn from(id: &ItemId) -> Self {
        Self(id.as_str().to_owned())
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How far an item is, as people said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ItemStatus {
    /// To do.
    #[default]
    Open,
    /// Done.
    Done {
        /// Who said so.
        by: PersonNo,
        /// When.
        at: Timestamp,
        /// Nobody owned it, so that saying so made them its owner.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        took: bool,
    },
    /// Not to be done.
    Dropped {
        /// Who decided it.
        by: PersonNo,
        /// When.
        at: Timestamp,
        /// Why.
        reason: TextNo,
    },
}

/// A link that was shared for an item: its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedLink {
    /// Which.
    pub link: LinkId,
    /// When.
    pub at: Timestamp,
}

/// An item's wording and place, where it is not the playbook's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnItem {
    /// What is to be done.
    pub text: TextNo,
    /// Under which heading it stands.
    pub group: ChecklistGroup,
    /// Who added it.
    pub by: PersonNo,
}

/// What differs from the playbook's proposal. At most 4 KB of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its key.
    pub key: ItemKey,
    /// Its wording and place, if somebody added it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnItem>,
    /// Taken in, though the playbook leaves it out by default.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub included: bool,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonNo>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The date is the plan's proposal and nobody's own choice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub due_proposed: bool,
    /// The services that it is about; none named means all.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub services: BTreeSet<ServiceId>,
    /// How far it is.
    #[serde(default)]
    pub status: ItemStatus,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<TextNo>,
    /// What shows that it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<TextNo>,
    /// The links shared for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<SharedLink>,
}

impl Item {
    /// The item as the playbook proposes it.
    #[must_use]
    pub fn blank(key: ItemKey) -> Self {
        Self {
            key,
            own: None,
            included: false,
            owner: None,
            due: None,
            due_proposed: false,
            services: BTreeSet::new(),
            status: ItemStatus::Open,
            note: None,
            evidence: None,
            shared: Vec::new(),
        }
    }
}

/// The plan as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// When the proposed dates were made to hold, and for which target date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Made>,
    /// The highest number given to an item that somebody added.
    #[serde(default)]
    pub last_item: u32,
}

/// That the plan was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Who did it.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// Backwards from which date.
    pub target: Date,
}
