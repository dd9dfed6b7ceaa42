//! What rules ask of an engagement beyond its three first questions. Nothing is asked before a rule needs it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::engagement::MAX_NUMBER;
use crate::engagement::ids::TextNo;
use crate::playbook::{MotionId, PriorityId, ServiceId};

/// How long the customer is known to FastTrack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// It is new.
    New,
    /// It is back for more services.
    Again,
    /// Neither.
    Known,
}

impl Relation {
    /// All, as forms list them.
    pub const ALL: [Self; 3] = [Self::New, Self::Again, Self::Known];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Again => "again",
            Self::Known => "known",
        }
    }
}

/// How the customer stands to the additional adoption benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Benefit {
    /// Not in it.
    Outside,
    /// Not in it, but may be, by an exception to its size.
    Exception,
    /// In it.
    Enrolled,
}

impl Benefit {
    /// All, as forms list them.
    pub const ALL: [Self; 3] = [Self::Outside, Self::Exception, Self::Enrolled];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Exception => "exception",
            Self::Enrolled => "enrolled",
        }
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $key:literal: $kind:ident,)*) => {
        /// One of the questions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ProfileField {
            $($(#[$doc])* #[serde(rename = $key)] $field,)*
        }

        impl ProfileField {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$field,)*];

            /// The stable key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$field => $key,)*
                }
            }

            /// What kind of answer it has.
            #[must_use]
            pub const fn kind(self) -> AnswerKind {
                match self {
                    $(Self::$field => AnswerKind::$kind,)*
                }
            }
        }
    };
}

fields! {
    /// Why the engagement exists.
    Motion = "motion": Motion,
    /// FTOP's priority.
    Priority = "priority": Priority,
    /// New, or back for more.
    Relation = "relation": Relation,
    /// Whether an account team looks after the customer.
    Managed = "managed": YesNo,
    /// Whether a partner takes part.
    Partner = "partner": YesNo,
    /// Who covers what.
    Scope = "scope": Text,
    /// Whether kick-off and technical assessment are one meeting.
    Combined = "combined": YesNo,
    /// The services that the customer owns.
    Entitled = "entitled": Services,
    /// How many seats it has.
    Seats = "seats": Seats,
    /// The additional adoption benefit.
    Benefit = "benefit": Benefit,
    /// Whether data is migrated.
    Migration = "migration": YesNo,
    /// Whether mobile devices are used with Exchange.
    Devices = "devices": YesNo,
    /// Whether it takes part in OneDrive's programme.
    OnedriveProgramme = "onedrive_programme": YesNo,
    /// Whether a customer success manager is assigned.
    Csm = "csm": YesNo,
    /// Whether the assessment found technical gaps.
    TechnicalGaps = "technical_gaps": YesNo,
    /// Whether a need goes beyond FastTrack and the contact may be shared.
    OutOfScope = "out_of_scope": YesNo,
    /// Whether Microsoft 365 Apps needs help of its own.
    Push = "push": YesNo,
    /// Whether a session on usage reports is wanted and none was held.
    UsageReport = "usage_report": YesNo,
    /// Active users by service.
    Active = "active": Active,
    /// How many users are to be migrated, and how many were.
    Migrated = "migrated": Migrated,
}

/// What kind of answer a question has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerKind {
    /// Yes or no.
    YesNo,
    /// A motion.
    Motion,
    /// A priority.
    Priority,
    /// How long the customer is known.
    Relation,
    /// A text.
    Text,
    /// Services.
    Services,
    /// A number of seats.
    Seats,
    /// The additional adoption benefit.
    Benefit,
    /// Active users by service.
    Active,
    /// To be migrated, and migrated.
    Migrated,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfileValue {
    /// Yes or no.
    Yes(bool),
    /// A motion.
    Motion(MotionId),
    /// A priority.
    Priority(PriorityId),
    /// How long the customer is known.
    Relation(Relation),
    /// The additional adoption benefit.
    Benefit(Benefit),
    /// Services.
    Services(BTreeSet<ServiceId>),
    /// A number.
    Number(u64),
    /// Active users by service.
    Active(BTreeMap<ServiceId, u64>),
    /// To be migrated, and migrated.
    Migrated(u64, u64),
    /// A text as typed.
    Text(String),
    /// A text as kept.
    Kept(TextNo),
}

/// The answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Why the engagement exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motion: Option<MotionId>,
    /// FTOP's priority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<PriorityId>,
    /// New, or back for more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Who covers what, where a partner takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<TextNo>,
    /// The services that the customer owns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entitled: Option<BTreeSet<ServiceId>>,
    /// Seats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<u64>,
    /// The additional adoption benefit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benefit: Option<Benefit>,
    /// The questions answered with yes or no.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub yes: BTreeMap<ProfileField, bool>,
    /// Users to be migrated, and users migrated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub migrated: Option<(u64, u64)>,
}

impl Profile {
    /// The answer to a question of yes or no.
    #[must_use]
    pub fn yes(&self, field: ProfileField) -> Option<bool> {
        self.yes.get(&field).copied()
    }

    /// The answer; `None` while it was not given.
    #[must_use]
    pub fn value(&self, field: ProfileField) -> Option<ProfileValue> {
        match field.kind() {
            AnswerKind::Motion => self.motion.map(ProfileValue::Motion),
            AnswerKind::Priority => self.priority.clone().map(ProfileValue::Priority),
            AnswerKind::Relation => self.relation.map(ProfileValue::Relation),
            AnswerKind::Text => self.scope.map(ProfileValue::Kept),
            AnswerKind::Services => self.entitled.clone().map(ProfileValue::Services),
            AnswerKind::Seats => self.seats.map(ProfileValue::Number),
            AnswerKind::Benefit => self.benefit.map(ProfileValue::Benefit),
            // Figures are kept with what is measured of each service.
            AnswerKind::Active => None,
            AnswerKind::Migrated => self.migrated.map(|(of, done)| ProfileValue::Migrated(of, done)),
            AnswerKind::YesNo => self.yes(field).map(ProfileValue::Yes),
        }
    }

    /// The answer is as it was before, or not given.
    pub(in crate::engagement) fn restore(&mut self, field: ProfileField, old: Option<ProfileValue>) {
        match field {
            ProfileField::Motion => self.motion = None,
            ProfileField::Priority => self.priority = None,
            ProfileField::Relation => self.relation = None,
            ProfileField::Scope => self.scope = None,
            ProfileField::Entitled => self.entitled = None,
            ProfileField::Seats => self.seats = None,
            ProfileField::Benefit => self.benefit = None,
            ProfileField::Active => {}
            ProfileField::Migrated => self.migrated = None,
            ProfileField::Managed
            | ProfileField::Partner
            | ProfileField::Combined
            | ProfileField::Migration
            | ProfileField::Devices
            | ProfileField::OnedriveProgramme
            | ProfileField::Csm
            | ProfileField::TechnicalGaps
            | ProfileField::OutOfScope
            | ProfileField::Push
            | ProfileField::UsageReport => {
                self.yes.remove(&field);
            }
        }
        if let Some(old) = old {
            self.set(field, old);
        }
    }

    /// Takes over an answer; whether it fits the question.
    pub(in crate::engagement) fn set(&mut self, field: ProfileField, value: ProfileValue) -> bool {
        match (field, value) {
            (ProfileField::Motion, ProfileValue::Motion(motion)) => self.motion = Some(motion),
            (ProfileField::Priority, ProfileValue::Priority(priority)) => self.priority = Some(priority),
            (ProfileField::Relation, ProfileValue::Relation(relation)) => self.relation = Some(relation),
            (ProfileField::Scope, ProfileValue::Kept(text)) => self.scope = Some(text),
            (ProfileField::Entitled, ProfileValue::Services(services)) => self.entitled = Some(services),
            (ProfileField::Seats, ProfileValue::Number(seats)) if seats <= MAX_NUMBER => {
                self.seats = Some(seats);
            }
            (ProfileField::Benefit, ProfileValue::Benefit(benefit)) => self.benefit = Some(benefit),
            (ProfileField::Migrated, ProfileValue::Migrated(of, done)) => self.migrated = Some((of, done)),
            (field, ProfileValue::Yes(yes)) if field.kind() == AnswerKind::YesNo => {
                self.yes.insert(field, yes);
            }
            _ => return false,
        }
        true
    }
}
