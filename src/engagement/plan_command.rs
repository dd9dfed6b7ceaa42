//! What is asked of the success plan, why it may be refused, and what history says of it.
//!
//! Texts and dates are as typed; `apply` reads and checks them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::command::{Edit, Named};
use super::ids::{PersonNo, TextNo};
use super::plan::{Item, ItemKey, ItemStatus, OwnItem};
use crate::playbook::{ChecklistGroup, LinkId, ServiceId};

/// What is asked of the success plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanCommand {
    /// FM: the proposed dates hold from now on; again after the target date moved, they move with it.
    Make,
    /// Its owner, the FM, or anybody of the project if nobody owns it: it is done.
    Do(ItemKey),
    /// Who said so, its owner or the FM: it is to do after all.
    Undo(ItemKey),
    /// Anybody of the project: I do it.
    Claim(ItemKey),
    /// Its owner or the FM: somebody else may.
    Release(ItemKey),
    /// FM: who and by when, for everything under a heading that is to do; under all headings, if none is named.
    Arrange {
        /// Under which heading.
        group: Option<ChecklistGroup>,
        /// Only what nobody owns yet.
        only_free: bool,
        /// Who.
        owner: Edit<Named>,
        /// By when.
        due: Edit<String>,
    },
    /// Its owner or the FM: what is known of an item. Only the FM gives it to another.
    Edit {
        /// Which.
        item: ItemKey,
        /// What becomes of it.
        edit: ItemEdit,
    },
    /// Anybody of the project: something else is to be done.
    Add(NewItem),
    /// Its owner or the FM: it is not to be done.
    Drop {
        /// Which.
        item: ItemKey,
        /// Why; not blank.
        reason: String,
    },
    /// FM: an item that the playbook leaves out by default is on the list.
    Include(ItemKey),
    /// FM: these links were shared with the customer.
    Share(Vec<LinkId>),
}

/// What becomes of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemEdit {
    /// Who does it.
    pub owner: Edit<Named>,
    /// By when.
    pub due: Edit<String>,
    /// What it is about.
    pub services: Edit<Vec<ServiceId>>,
    /// The note.
    pub note: Edit<String>,
    /// What shows that it is done.
    pub evidence: Edit<String>,
}

/// Something else that is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// What.
    pub text: String,
    /// Under which heading.
    pub group: ChecklistGroup,
    /// Who; without one, whoever adds it unless that is the FM. Only the FM names another.
    pub owner: Option<Named>,
    /// By when; may be blank.
    pub due: String,
    /// What it is about; none means all.
    pub services: Vec<ServiceId>,
}

/// Why the plan stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "plan", rename_all = "snake_case")]
pub enum PlanRefusal {
    /// There is no such item.
    UnknownItem,
    /// Another does it.
    TakenBy {
        /// Who.
        person: PersonNo,
    },
    /// It was done or dropped meanwhile.
    Settled,
    /// No service has a target date to count back from.
    NoTarget,
    /// These links are not for customers, or unknown, or too many.
    NotShareable,
}

/// Who and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arranged {
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonNo>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The date is the plan's proposal.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proposed: bool,
}

impl Arranged {
    /// Who does an item and by when.
    #[must_use]
    pub const fn of(item: &Item) -> Self {
        Self { owner: item.owner, due: item.due, proposed: item.due_proposed }
    }
}

/// What is noted of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Jotted {
    /// What it is about.
    pub services: Vec<ServiceId>,
    /// The note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<TextNo>,
    /// What shows that it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<TextNo>,
}

impl Jotted {
    /// What is noted of an item.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let services = item.services.iter().cloned().collect();
        Self { services, note: item.note, evidence: item.evidence }
    }
}

/// What happened to the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "plan", rename_all = "snake_case")]
pub enum PlanEvent {
    /// The proposed dates hold.
    Made {
        /// Backwards from which date.
        target: Date,
        /// How many items got a date.
        items: usize,
    },
    /// Somebody said that it is done.
    Done {
        /// Which.
        item: ItemKey,
    },
    /// It is to do after all.
    Reopened {
        /// Which.
        item: ItemKey,
        /// How far it was; absent in what an earlier version wrote.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<ItemStatus>,
    },
    /// Who does it or by when changed.
    Arranged {
        /// Which.
        item: ItemKey,
        /// Before.
        old: Arranged,
        /// After.
        new: Arranged,
    },
    /// What it is about, its note or its evidence changed.
    Noted {
        /// Which.
        item: ItemKey,
        /// What it is about.
        services: Vec<ServiceId>,
        /// The note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<TextNo>,
        /// What shows that it is done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<TextNo>,
        /// What was noted before; absent in what an earlier version wrote.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Jotted>,
    },
    /// Somebody added it.
    Added {
        /// Which.
        item: ItemKey,
        /// What, and under which heading.
        own: OwnItem,
        /// All of it as added; absent in what an earlier version wrote.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whole: Option<Box<Item>>,
    },
    /// Adding it, or taking it in, was undone.
    Removed {
        /// Which.
        item: ItemKey,
        /// What it was, if somebody had added it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<OwnItem>,
    },
    /// It is not to be done.
    Dropped {
        /// Which.
        item: ItemKey,
        /// Why.
        reason: TextNo,
    },
    /// It was taken in.
    Included {
        /// Which.
        item: ItemKey,
    },
    /// Links were shared.
    Shared {
        /// Which.
        links: Vec<LinkId>,
        /// As evidence of which items.
        items: Vec<ItemKey>,
    },
}
