//! The playbook's keys: names that records may store, and that data files use to point at each other.
//!
//! Open keys (services, tasks, lines, links) are newtypes; whether the playbook knows one is asked of
//! [`super::Playbook`]. Closed keys (acts, rules, guards …), which the rules handle one by one, are enumerations;
//! what they mean is said in the data.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! open_keys {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The key as written; whether the playbook knows it is asked of [`super::Playbook`].
            #[must_use]
            pub fn new(key: impl Into<String>) -> Self {
                Self(key.into())
            }

            /// The key's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

open_keys! {
    /// A service's stable key, such as `teams` or `m365-apps`.
    ServiceId;
    /// A business reason's stable key, such as `anywhere`.
    ReasonId;
    /// A process's key, such as `initiate.kickoff`.
    ProcessId;
    /// The key of a process's activity, such as `kickoff.dibs`.
    PlaybookActivityId;
    /// The key of one line of a process: an objective, a key input, a step, a key output or a next step.
    LineId;
    /// The key of an item of the success checklist, such as `comms-plan`.
    ItemId;
    /// A link's key, such as `success-checklist`.
    LinkId;
    /// A phase's key, as `engagement::Phase` is stored.
    PhaseId;
    /// The key of a FastTrack role, such as `fm`.
    RoleId;
    /// The key of a kind of meeting, such as `success-workshop`.
    MeetingKindId;
    /// The key of a kind of open point, such as `knowledge-gap`.
    PointKindId;
    /// The key of a need outside FastTrack's scope, such as `project-management`.
    ScopeKindId;
    /// A priority's key, such as `high-overridden`.
    PriorityId;
}

/// An FTOP task's number, as FTOP gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaskId(pub u32);

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Declares an enumeration whose arms have stable keys.
macro_rules! closed_keys {
    ($($(#[$doc:meta])* $name:ident { $($(#[$arm_doc:meta])* $arm:ident = $key:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$arm_doc])* #[serde(rename = $key)] $arm,)*
        }

        impl $name {
            /// Every one, in the order in which people see them.
            pub const ALL: &'static [Self] = &[$(Self::$arm,)*];

            /// The stable key, as records and data files have it.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$arm => $key,)*
                }
            }

            /// The one with this key.
            #[must_use]
            pub fn parse(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.key())
            }
        }
    )*};
}
pub(super) use closed_keys;

closed_keys! {
    /// Where a fact comes from.
    Source {
        /// The seed page on the kick-off (Spanish, an older generation).
        Kickoff = "S1",
        /// The seed page on the success workshop, in Spanish.
        WorkshopEs = "S2-es",
        /// The seed page on the success workshop, in Portuguese (an older generation).
        WorkshopPt = "S2-pt",
        /// The seed page on success execution (Spanish).
        Execution = "S3",
        /// The seed page on the success review (Spanish).
        Review = "S4",
        /// Partner pages of the same family.
        Partner = "U",
        /// Partner pages of an older generation.
        PartnerOld = "Uold",
        /// Pages meant for Microsoft alone: background, never enough by itself for a fact to ship.
        Internal = "UI",
        /// Microsoft's public documentation.
        Public = "MS",
        /// The public adoption guide.
        Guide = "AG",
        /// Decided for this product: nothing documents it, so it is a default that can be changed.
        Decided = "D",
    }

    /// A phase of FTOP's lifecycle, by which processes and tasks are grouped.
    Lifecycle {
        /// Before and at the kick-off.
        Initiate = "initiate",
        /// Success workshop and technical assessment.
        Assess = "assess",
        /// Closing technical gaps.
        Remediate = "remediate",
        /// Switching services on.
        Enable = "enable",
        /// Moving data.
        Migrate = "migrate",
        /// Getting services used.
        Success = "success",
    }

    /// One of the two tracks that run side by side after the kick-off.
    Track {
        /// People: workshop, checklist, check-ins, review.
        Success = "success",
        /// Technology: assessment, remediation, enablement, migration.
        Technical = "technical",
    }

    /// Why an engagement exists.
    MotionId {
        /// FastTrack watches over a customer's use.
        CustomerHealth = "customer_health",
        /// The customer asked for assistance.
        Rfa = "rfa",
        /// FastTrack approached the customer.
        Targeting = "targeting",
    }

    /// The four outcomes of a success review, one of which completes the overall status.
    OutcomeId {
        /// More business value discussions.
        MoreDiscussions = "more_discussions",
        /// More of the entitled workloads are to be enabled.
        MoreWorkloads = "more_workloads",
        /// Enterprise customer success carries usage and adoption on.
        Transfer = "transfer",
        /// FastTrack leaves.
        Disengage = "disengage",
    }

    /// Who usually acts.
    Holder {
        /// The customer.
        Customer = "customer",
        /// FastTrack.
        Delivery = "delivery",
    }
}
