//! Card actions about success factors and open points.

use serde::{Deserialize, Serialize};

use super::Shown;
use crate::engagement::{PersonNo, PointKind, PointNo, ServiceId};

/// A page of rows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RowsFrom {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The first row to be shown.
    #[serde(rename = "f", default, skip_serializing_if = "is_zero")]
    pub from: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives references")]
fn is_zero(from: &usize) -> bool {
    *from == 0
}

/// An action about one service's success factors.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfService {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which service.
    #[serde(rename = "s")]
    pub service: ServiceId,
}

/// An action about what one person answered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SaidBy {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Who.
    #[serde(rename = "p")]
    pub person: PersonNo,
}

/// An action that begins an open point.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Adding {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// The kind that is chosen already.
    #[serde(rename = "k")]
    pub kind: PointKind,
}

/// An action about one open point.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfPoint {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which.
    #[serde(rename = "o")]
    pub point: PointNo,
}

/// Actions about the success factors.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "verb")]
pub enum SsatVerb {
    /// Show them.
    #[serde(rename = "ssat.show")]
    Show(Shown),
    /// Automatic: they as they are now.
    #[serde(rename = "ssat.refresh")]
    Refresh(Shown),
    /// Automatic: the request to answer as this person may see it.
    #[serde(rename = "ssat.request.refresh")]
    RequestRefresh(Shown),
    /// Open the FM's form, at the page where the draft was left.
    #[serde(rename = "ssat.open")]
    Open(Shown),
    /// Keep what is on the page and go on to rows.
    #[serde(rename = "ssat.rows")]
    Rows(RowsFrom),
    /// Keep what is on the page and go back to page 1.
    #[serde(rename = "ssat.back")]
    Back(Shown),
    /// Keep what is on the page and show everything about one service.
    #[serde(rename = "ssat.service")]
    Service(OfService),
    /// Open the form at one service.
    #[serde(rename = "ssat.one")]
    One(OfService),
    /// Save everything.
    #[serde(rename = "ssat.save")]
    Save(Shown),
    /// Open "ask the customer".
    #[serde(rename = "ssat.ask.open")]
    AskOpen(Shown),
    /// Ask these people.
    #[serde(rename = "ssat.ask.send")]
    Ask(Shown),
    /// Open the customer's answers.
    #[serde(rename = "ssat.answer.open")]
    AnswerOpen(Shown),
    /// Send them.
    #[serde(rename = "ssat.answer.send")]
    Answer(Shown),
    /// Take over what somebody answered.
    #[serde(rename = "ssat.accept")]
    Accept(SaidBy),
    /// All is reviewed as it stands: close the workshop.
    #[serde(rename = "ssat.close")]
    Close(Shown),
}

/// Actions about open points.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "verb")]
pub enum PointVerb {
    /// Show them.
    #[serde(rename = "point.show")]
    Show(Shown),
    /// Automatic: they as they are now.
    #[serde(rename = "point.refresh")]
    Refresh(Shown),
    /// Open the form for a new one.
    #[serde(rename = "point.add.open")]
    AddOpen(Adding),
    /// Add it.
    #[serde(rename = "point.add.send")]
    Add(Adding),
    /// Open the form that deals with one.
    #[serde(rename = "point.settle.open")]
    SettleOpen(OfPoint),
    /// Deal with it.
    #[serde(rename = "point.settle.send")]
    Settle(OfPoint),
    /// Open who acts and until when.
    #[serde(rename = "point.plan.open")]
    PlanOpen(OfPoint),
    /// Save that.
    #[serde(rename = "point.plan.send")]
    Plan(OfPoint),
    /// It is open again.
    #[serde(rename = "point.reopen")]
    Reopen(OfPoint),
}

impl SsatVerb {
    /// Whether it only shows something.
    #[must_use]
    pub const fn only_reads(&self) -> bool {
        match self {
            Self::Show(_)
            | Self::Refresh(_)
            | Self::RequestRefresh(_)
            | Self::Open(_)
            | Self::One(_)
            | Self::AskOpen(_)
            | Self::AnswerOpen(_) => true,
            Self::Rows(_)
            | Self::Back(_)
            | Self::Service(_)
            | Self::Save(_)
            | Self::Ask(_)
            | Self::Answer(_)
            | Self::Accept(_)
            | Self::Close(_) => false,
        }
    }

    /// What the card showed.
    #[must_use]
    pub const fn shown(&self) -> &Shown {
        match self {
            Self::Show(on)
            | Self::Refresh(on)
            | Self::RequestRefresh(on)
            | Self::Open(on)
            | Self::Back(on)
            | Self::Save(on)
            | Self::AskOpen(on)
            | Self::Ask(on)
            | Self::AnswerOpen(on)
            | Self::Answer(on)
            | Self::Close(on) => on,
            Self::Rows(paged) => &paged.on,
            Self::Service(of) | Self::One(of) => &of.on,
            Self::Accept(said) => &said.on,
        }
    }
}

impl PointVerb {
    /// Whether it only shows something.
    #[must_use]
    pub const fn only_reads(&self) -> bool {
        match self {
            Self::Show(_) | Self::Refresh(_) | Self::AddOpen(_) | Self::SettleOpen(_) | Self::PlanOpen(_) => {
                true
            }
            Self::Add(_) | Self::Settle(_) | Self::Plan(_) | Self::Reopen(_) => false,
        }
    }

    /// What the card showed.
    #[must_use]
    pub const fn shown(&self) -> &Shown {
        match self {
            Self::Show(on) | Self::Refresh(on) => on,
            Self::AddOpen(adding) | Self::Add(adding) => &adding.on,
            Self::SettleOpen(of)
            | Self::Settle(of)
            | Self::PlanOpen(of)
            | Self::Plan(of)
            | Self::Reopen(of) => &of.on,
        }
    }
}
