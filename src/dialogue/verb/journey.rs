//! Card actions about phases, processes, tasks, outcomes, hand-over and cover.

use serde::{Deserialize, Serialize};

use super::Shown;
use crate::dialogue::journey::{JourneyForm, JourneyView};
use crate::engagement::Subject;
use crate::playbook::{ActId, ProcessId};

/// An action that shows something.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfView {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// What the card shows, or is to show.
    #[serde(rename = "v", default)]
    pub view: JourneyView,
}

/// An act recorded by one press.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfAct {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which act.
    #[serde(rename = "a")]
    pub act: ActId,
    /// What the card shows.
    #[serde(rename = "v", default)]
    pub view: JourneyView,
}

/// Something attested by one press.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfSubject {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// What.
    #[serde(rename = "s")]
    pub subject: Subject,
    /// What the card shows.
    #[serde(rename = "v", default)]
    pub view: JourneyView,
}

/// All missing lines of a process attested by one press.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfProcess {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which process.
    #[serde(rename = "p")]
    pub process: ProcessId,
}

/// A form that is opened or sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfForm {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which form.
    #[serde(rename = "f")]
    pub form: JourneyForm,
    /// What the card shows.
    #[serde(rename = "v", default)]
    pub view: JourneyView,
}

/// Actions about the journey.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "verb")]
pub enum JourneyVerb {
    /// Show the card.
    #[serde(rename = "journey.show")]
    Show(OfView),
    /// Show it in a message of its own.
    #[serde(rename = "journey.begin")]
    Begin(OfView),
    /// Record an act.
    #[serde(rename = "journey.act")]
    Act(OfAct),
    /// Attest something.
    #[serde(rename = "journey.attest")]
    Attest(OfSubject),
    /// Attest all that a process misses.
    #[serde(rename = "journey.attest_all")]
    AttestAll(OfProcess),
    /// Open a form.
    #[serde(rename = "journey.open")]
    Open(OfForm),
    /// Send it.
    #[serde(rename = "journey.send")]
    Send(OfForm),
    /// It goes on.
    #[serde(rename = "journey.resume")]
    Resume(OfView),
    /// The cover ends.
    #[serde(rename = "journey.uncover")]
    EndCover(OfView),
    /// The successor takes it.
    #[serde(rename = "journey.take")]
    Take(Shown),
    /// The successor does not.
    #[serde(rename = "journey.keep")]
    Keep(Shown),
    /// Put FastTrack's terms before the customer.
    #[serde(rename = "terms.send")]
    SendTerms(OfView),
    /// A client asks for its own view of them.
    #[serde(rename = "terms.refresh")]
    TermsRefresh(Shown),
    /// Approve them.
    #[serde(rename = "terms.accept")]
    AcceptTerms(Shown),
    /// Take one's own approval back.
    #[serde(rename = "terms.take_back")]
    TakeBackTerms(Shown),
}

impl JourneyVerb {
    /// Whether it only shows something.
    #[must_use]
    pub const fn only_reads(&self) -> bool {
        match self {
            Self::Show(_) | Self::Open(_) | Self::TermsRefresh(_) => true,
            Self::Begin(_)
            | Self::Act(_)
            | Self::Attest(_)
            | Self::AttestAll(_)
            | Self::Send(_)
            | Self::Resume(_)
            | Self::EndCover(_)
            | Self::Take(_)
            | Self::Keep(_)
            | Self::SendTerms(_)
            | Self::AcceptTerms(_)
            | Self::TakeBackTerms(_) => false,
        }
    }

    /// What the card showed.
    #[must_use]
    pub const fn shown(&self) -> &Shown {
        match self {
            Self::Show(of)
            | Self::Begin(of)
            | Self::Resume(of)
            | Self::EndCover(of)
            | Self::SendTerms(of) => &of.on,
            Self::Act(of) => &of.on,
            Self::Attest(of) => &of.on,
            Self::AttestAll(of) => &of.on,
            Self::Open(of) | Self::Send(of) => &of.on,
            Self::Take(on)
            | Self::Keep(on)
            | Self::TermsRefresh(on)
            | Self::AcceptTerms(on)
            | Self::TakeBackTerms(on) => on,
        }
    }
}
