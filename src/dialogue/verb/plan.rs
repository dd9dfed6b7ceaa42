//! Actions of the cards about the success plan and about what is measured.

use serde::{Deserialize, Serialize};

use super::Shown;
use crate::dialogue::plan_sheet::{PlanForm, Sheet};
use crate::engagement::ItemKey;
use crate::playbook::LinkId;

/// Every action of these cards.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "verb")]
pub enum PlanVerb {
    /// Show a sheet.
    #[serde(rename = "plan.show")]
    Show(OnSheet),
    /// Automatic: the sheet as this person may see it.
    #[serde(rename = "plan.refresh")]
    Refresh(OnSheet),
    /// It is done.
    #[serde(rename = "plan.do")]
    Do(OnItem),
    /// It is to do after all.
    #[serde(rename = "plan.undo")]
    Undo(OnItem),
    /// I do it.
    #[serde(rename = "plan.claim")]
    Claim(OnItem),
    /// Somebody else may do it.
    #[serde(rename = "plan.release")]
    Release(OnItem),
    /// It is not to be done, for the reason typed.
    #[serde(rename = "plan.drop")]
    Drop(OnItem),
    /// The proposed dates hold.
    #[serde(rename = "plan.make")]
    Make(OnSheet),
    /// Open a form.
    #[serde(rename = "plan.open")]
    Open(OnForm),
    /// Save a form.
    #[serde(rename = "plan.save")]
    Save(OnForm),
    /// These links are shared with the customer.
    #[serde(rename = "plan.share")]
    Share(OnLinks),
}

/// A sheet that a card showed or shall show.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OnSheet {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The sheet.
    #[serde(rename = "sh")]
    pub sheet: Sheet,
    /// It stands in a dialog, where every answer is one.
    #[serde(rename = "d", default, skip_serializing_if = "std::ops::Not::not")]
    pub dialog: bool,
}

/// An item of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OnItem {
    /// Where.
    #[serde(flatten)]
    pub at: OnSheet,
    /// Which.
    #[serde(rename = "i")]
    pub item: ItemKey,
}

/// A form opened from a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OnForm {
    /// Where.
    #[serde(flatten)]
    pub at: OnSheet,
    /// Which.
    #[serde(rename = "f")]
    pub form: PlanForm,
}

/// Links of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OnLinks {
    /// Where.
    #[serde(flatten)]
    pub at: OnSheet,
    /// Which.
    #[serde(rename = "l")]
    pub links: Vec<LinkId>,
}

impl PlanVerb {
    /// Whether pressing only shows something.
    #[must_use]
    pub const fn only_reads(&self) -> bool {
        match self {
            Self::Show(_) | Self::Refresh(_) | Self::Open(_) => true,
            Self::Do(_)
            | Self::Undo(_)
            | Self::Claim(_)
            | Self::Release(_)
            | Self::Drop(_)
            | Self::Make(_)
            | Self::Save(_)
            | Self::Share(_) => false,
        }
    }

    /// What the card showed.
    #[must_use]
    pub const fn shown(&self) -> &Shown {
        match self {
            Self::Show(at) | Self::Refresh(at) | Self::Make(at) => &at.on,
            Self::Do(item)
            | Self::Undo(item)
            | Self::Claim(item)
            | Self::Release(item)
            | Self::Drop(item) => &item.at.on,
            Self::Open(form) | Self::Save(form) => &form.at.on,
            Self::Share(links) => &links.at.on,
        }
    }
}
