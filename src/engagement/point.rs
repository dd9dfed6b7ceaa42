//! Open points: what somebody wants to know, to have or to be rid of, until it is dealt with. One list, one form.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Engagement;
use super::ids::{PersonNo, PointNo, TextNo};
use super::people::Side;
use crate::playbook::ServiceId;

/// What kind of point it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// Somebody should learn something.
    KnowledgeGap,
    /// A business value discussion is wanted.
    ValueSession,
    /// A demonstration is wanted.
    DemoSession,
    /// A session with a subject matter expert is wanted.
    ExpertSession,
    /// A subject matter expert is asked for.
    SmeRequest,
    /// A question about the deployment.
    DeploymentQuestion,
    /// Beyond FastTrack: project management.
    NeedProjectManagement,
    /// Beyond FastTrack: a complex design.
    NeedComplexDesign,
    /// Beyond FastTrack: adoption and change management.
    NeedChangeManagement,
    /// Beyond FastTrack: something else.
    NeedOther,
    /// Something is in the way.
    Blocker,
}

impl PointKind {
    /// All of them, as forms list them.
    pub const ALL: [Self; 11] = [
        Self::Blocker,
        Self::DeploymentQuestion,
        Self::KnowledgeGap,
        Self::ValueSession,
        Self::DemoSession,
        Self::ExpertSession,
        Self::SmeRequest,
        Self::NeedProjectManagement,
        Self::NeedComplexDesign,
        Self::NeedChangeManagement,
        Self::NeedOther,
    ];

    /// Its stored form, also in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::KnowledgeGap => "knowledge_gap",
            Self::ValueSession => "value_session",
            Self::DemoSession => "demo_session",
            Self::ExpertSession => "expert_session",
            Self::SmeRequest => "sme_request",
            Self::DeploymentQuestion => "deployment_question",
            Self::NeedProjectManagement => "need_project_management",
            Self::NeedComplexDesign => "need_complex_design",
            Self::NeedChangeManagement => "need_change_management",
            Self::NeedOther => "need_other",
            Self::Blocker => "blocker",
        }
    }

    /// Reads [`Self::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether it is beyond what FastTrack does, so that a partner may be offered (QuickLeads).
    #[must_use]
    pub const fn is_out_of_scope(self) -> bool {
        matches!(
            self,
            Self::NeedProjectManagement
                | Self::NeedComplexDesign
                | Self::NeedChangeManagement
                | Self::NeedOther
        )
    }
}

/// How a point was dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "how")]
pub enum Settlement {
    /// Answered.
    Answered {
        /// What.
        text: TextNo,
    },
    /// A date was set.
    Scheduled {
        /// Which.
        on: Date,
        /// In their words.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        text: Option<TextNo>,
    },
    /// A partner has it.
    SentToPartner {
        /// In their words.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        text: Option<TextNo>,
    },
    /// It will not be followed.
    Dropped {
        /// Why.
        reason: TextNo,
    },
}

impl Settlement {
    /// Its stored form's name.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Answered { .. } => "answered",
            Self::Scheduled { .. } => "scheduled",
            Self::SentToPartner { .. } => "sent_to_partner",
            Self::Dropped { .. } => "dropped",
        }
    }

    /// What was written to it.
    #[must_use]
    pub const fn text(&self) -> Option<TextNo> {
        match self {
            Self::Answered { text } | Self::Dropped { reason: text } => Some(*text),
            Self::Scheduled { text, .. } | Self::SentToPartner { text } => *text,
        }
    }
}

/// That a point was dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// By whom.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// How.
    #[serde(flatten)]
    pub how: Settlement,
}

/// An open point, or one that was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its number.
    pub no: PointNo,
    /// What kind.
    pub kind: PointKind,
    /// What it is, in its writer's words.
    pub what: TextNo,
    /// About which service; `None` for all.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service: Option<ServiceId>,
    /// Who acts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub owner: Option<PersonNo>,
    /// What they do next.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<TextNo>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
    /// The customer agrees that their contact is given to a partner; of meaning beyond FastTrack's scope only.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub share_contact: bool,
    /// Who added it.
    pub by: PersonNo,
    /// Whether a customer person did: then the customer's side may read it, whatever becomes of that person.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub from_customer: bool,
    /// When.
    pub at: Timestamp,
    /// How it was dealt with; open if not.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub settled: Option<Settled>,
}

/// What a point lacks for somebody to act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PointGap {
    /// Nobody is named.
    Owner,
    /// What is done next.
    Next,
    /// Until when.
    Date,
}

impl Point {
    /// Whether nothing has come of it yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.settled.is_none()
    }

    /// What an open blocker lacks; other kinds lack nothing.
    #[must_use]
    pub fn gaps(&self) -> Vec<PointGap> {
        if self.kind != PointKind::Blocker || !self.is_open() {
            return Vec::new();
        }
        let owner = self.owner.is_none().then_some(PointGap::Owner);
        let next = self.next.is_none().then_some(PointGap::Next);
        let date = self.date.is_none().then_some(PointGap::Date);
        owner.into_iter().chain(next).chain(date).collect()
    }
}

impl Engagement {
    /// The open points: what is in the way first, then by date, then the oldest first.
    #[must_use]
    pub fn open_points(&self) -> Vec<&Point> {
        let mut open: Vec<&Point> = self.points.values().filter(|point| point.is_open()).collect();
        let undated = Date::MAX;
        open.sort_by_key(|point| (point.kind != PointKind::Blocker, point.date.unwrap_or(undated), point.no));
        open
    }

    /// Whether `person` sees to this point, or added it.
    #[must_use]
    pub fn concerns(&self, point: &Point, person: PersonNo) -> bool {
        self.resolve(point.by) == person || point.owner.is_some_and(|no| self.resolve(no) == person)
    }

    /// Whether `person` may deal with this point: whoever leads, and a colleague of theirs who sees to it.
    #[must_use]
    pub fn may_settle(&self, point: &Point, person: PersonNo) -> bool {
        let Some(person) = self.person(person) else { return false };
        let owns = point.owner.is_some_and(|no| self.resolve(no) == person.no);
        person.leads() || (person.side == Side::Delivery && owns)
    }
}
