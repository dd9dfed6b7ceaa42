//! The sheets and forms of the success plan and of what is measured, by reference.

use serde::{Deserialize, Serialize};

use crate::engagement::ItemKey;
use crate::playbook::{ChecklistGroup, LinkId, ServiceId};

/// What a card about the plan shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// The checklist: what is late, and the headings.
    Checklist,
    /// What stands under one heading, a page at a time.
    Group(ChecklistGroup, u8),
    /// The reader's own items; for everyone, who has how many.
    Mine,
    /// The success plan as a document.
    Plan,
    /// Links that help with what is open.
    Links,
    /// Links that were shared.
    Shared(Vec<LinkId>),
    /// What the figures say, for the FM.
    Figures,
}

impl Sheet {
    /// The sheets that may stand in a shared conversation and change with the plan, each with its name.
    pub const STANDING: [(Self, &'static str); 3] =
        [(Self::Checklist, "checklist"), (Self::Mine, "mine"), (Self::Plan, "plan")];

    /// The name under which it stands in a conversation.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Checklist | Self::Group(..) => "checklist",
            Self::Mine => "mine",
            Self::Plan => "plan",
            Self::Links | Self::Shared(_) => "links",
            Self::Figures => "figures",
        }
    }
}

/// A form about the plan or about what is measured.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanForm {
    /// A sheet in a dialog.
    Sheet(Sheet),
    /// Who and by when, for a heading or all.
    Arrange(Option<ChecklistGroup>),
    /// What is known of an item.
    Item(ItemKey),
    /// Something else that is to be done.
    Add(Option<ChecklistGroup>),
    /// The plan as text to copy.
    Copy,
    /// What the figures say, for all services.
    Figures,
    /// Goals, help, rhythm and channel.
    Goals,
    /// What is measured of a service.
    Service(ServiceId),
}
