//! The people of an engagement: who they are, on which side, in which role, and what a role allows.
//!
//! Names, mail addresses and Teams ids live in [`Person`] and nowhere else.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Engagement;
use super::dibs::Dibs;
use super::ids::{PersonKey, PersonNo};
use super::policy::{Confirmer, Policy};
use crate::playbook::ServiceId;

/// Whose side somebody is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Microsoft or its partner.
    Delivery,
    /// The customer.
    Customer,
    /// Neither, as far as the engagement knows.
    Outsider,
}

/// What somebody is in this engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The FastTrack Manager; exactly one.
    Fm,
    /// Stands in for the FM, with the same rights.
    Deputy,
    /// The delivering partner.
    Partner,
    /// A subject matter expert.
    Sme,
    /// The customer success manager.
    Csm,
    /// The account team.
    AccountTeam,
    /// Answers for a service's success; for which ones, the services say.
    SuccessOwner,
    /// Sponsors the project.
    Sponsor,
    /// Manages the customer's project.
    ProjectManager,
    /// Leads the customer's IT.
    ItLead,
    /// Leads the customer's training.
    TrainingLead,
    /// Somebody else.
    Other,
}

impl Role {
    /// Roles that a customer person may have.
    pub const CUSTOMER: [Self; 6] = [
        Self::SuccessOwner,
        Self::Sponsor,
        Self::ProjectManager,
        Self::ItLead,
        Self::TrainingLead,
        Self::Other,
    ];

    /// Roles that somebody may claim in a shared conversation: all but those that carry the FM's rights.
    pub const CLAIMABLE: [Self; 10] = [
        Self::SuccessOwner,
        Self::Sponsor,
        Self::ProjectManager,
        Self::ItLead,
        Self::TrainingLead,
        Self::Other,
        Self::Partner,
        Self::Sme,
        Self::Csm,
        Self::AccountTeam,
    ];

    /// The side that the role is on.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Fm | Self::Deputy | Self::Partner | Self::Sme | Self::Csm | Self::AccountTeam => {
                Side::Delivery
            }
            Self::SuccessOwner
            | Self::Sponsor
            | Self::ProjectManager
            | Self::ItLead
            | Self::TrainingLead
            | Self::Other => Side::Customer,
        }
    }
}

/// "I'm on this project as…", waiting for the FM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// As what.
    pub role: Role,
    /// When.
    pub at: Timestamp,
}

/// A person of the engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their number.
    pub no: PersonNo,
    /// Their side.
    pub side: Side,
    /// Their role; of no meaning for an outsider.
    pub role: Role,
    /// Their name as Teams or the FM gave it; empty once erased.
    pub name: String,
    /// Their mail address, if known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub email: Option<String>,
    /// Who they are in Teams. Without it they are *typed*: they can be named but cannot act.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub link: Option<PersonKey>,
    /// Reached by e-mail alone, as the FM says.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub email_only: bool,
    /// What they say they are, while the FM has not answered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub claim: Option<Claim>,
    /// The person whom the FM found this one to be; this record then means nothing else.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub same_as: Option<PersonNo>,
}

impl Person {
    /// Whether this is somebody known from Teams, who can act.
    #[must_use]
    pub const fn is_linked(&self) -> bool {
        self.link.is_some()
    }

    /// Whether this person has the FM's rights here.
    #[must_use]
    pub const fn leads(&self) -> bool {
        matches!((self.side, self.role), (Side::Delivery, Role::Fm | Role::Deputy))
    }
}

impl Engagement {
    /// The person with this number; for one found to be another, that other.
    #[must_use]
    pub fn person(&self, no: PersonNo) -> Option<&Person> {
        self.people.get(&self.resolve(no))
    }

    /// The number that `no` goes by now: another's, if the FM found the two to be the same.
    #[must_use]
    pub fn resolve(&self, no: PersonNo) -> PersonNo {
        self.people.get(&no).and_then(|person| person.same_as).unwrap_or(no)
    }

    /// The person who is `key` in Teams.
    #[must_use]
    pub fn find(&self, key: &PersonKey) -> Option<&Person> {
        self.people.values().find(|person| person.link.as_ref() == Some(key))
    }

    /// Whether `person` may confirm `service`: linked, of the customer's side, and its success owner, a sponsor
    /// or the project manager, as policy has it.
    #[must_use]
    pub fn may_confirm(&self, person: &Person, service: &ServiceId, policy: &Policy) -> bool {
        let owner = self.dibs.get(service).and_then(|dibs: &Dibs| dibs.values.owner);
        let owns = owner.is_some_and(|owner| self.resolve(owner) == person.no);
        let fits = |confirmer: &Confirmer| match confirmer {
            Confirmer::SuccessOwner => owns,
            Confirmer::Sponsor => person.role == Role::Sponsor,
            Confirmer::ProjectManager => person.role == Role::ProjectManager,
        };
        person.is_linked() && person.side == Side::Customer && policy.confirmers.iter().any(fits)
    }

    /// Everybody who may confirm `service`, its success owner first, then by number.
    #[must_use]
    pub fn confirmers(&self, service: &ServiceId, policy: &Policy) -> Vec<PersonNo> {
        let owner = self.dibs.get(service).and_then(|dibs| dibs.values.owner).map(|no| self.resolve(no));
        let mut entitled: Vec<PersonNo> =
            self.people.values().filter(|p| self.may_confirm(p, service, policy)).map(|p| p.no).collect();
        entitled.sort_by_key(|no| (Some(*no) != owner, *no));
        entitled
    }

    /// Typed people whose mail address is that of `person`: the FM may tie them; nobody else does.
    #[must_use]
    pub fn tie_suggestions(&self, person: &Person) -> Vec<PersonNo> {
        let Some(email) = person.email.as_deref() else { return Vec::new() };
        let same = |other: &&Person| {
            let equal = other.email.as_deref().is_some_and(|theirs| theirs.eq_ignore_ascii_case(email));
            equal && other.no != person.no && !other.is_linked() && other.same_as.is_none()
        };
        self.people.values().filter(same).map(|other| other.no).collect()
    }
}
