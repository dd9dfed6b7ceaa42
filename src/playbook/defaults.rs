//! The numbers and switches that the playbook states or that were chosen here, and the house format of notes.
//!
//! The policy file may change each; it is read elsewhere.

use serde::Deserialize;

use super::Locale;
use super::keys::{Source, closed_keys};
use super::names::{Names, fact};

/// A default with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// What had to be reconciled.
    #[serde(default)]
    pub comment: Option<String>,
}

closed_keys! {
    /// What DIBS of a service must be before the workshop.
    DibsGate {
        /// Agreed, or confirmed.
        Agreed = "agreed",
        /// Confirmed by somebody entitled.
        Confirmed = "confirmed",
    }

    /// When an engagement from a request for assistance ends.
    RfaEnd {
        /// When enablement or migration is complete.
        Completion = "completion",
        /// After success execution and review, as any other.
        Review = "review",
    }

    /// How much must reach the metric before a review is due.
    ReviewWhen {
        /// Every intended service that was not handed over.
        All = "all",
        /// Any of them.
        Any = "any",
    }
}

macro_rules! defaults {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)*) => {
        /// The playbook's numbers and switches. A rule names the fields that it depends on.
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Defaults {
            $($(#[$doc])* pub $field: Sourced<$type>,)*
        }

        impl Defaults {
            /// Every field's name with its sources.
            #[must_use]
            pub fn fields(&self) -> Vec<(&'static str, &[Source])> {
                vec![$((stringify!($field), self.$field.sources.as_slice()),)*]
            }
        }
    };
}

defaults! {
    /// Active use of a service that counts as success, in percent of those entitled, reached or passed.
    usage_target_percent: u32,
    /// Active users at which enablement is complete for a request for assistance.
    rfa_active_users: u32,
    /// Below this many seats, a share of them is asked for instead.
    rfa_small_tenant_seats: u32,
    /// That share, in percent.
    rfa_small_tenant_percent: u32,
    /// When an engagement from a request for assistance ends.
    rfa_disengage_at: RfaEnd,
    /// Business days from assignment to first contact, for a request for assistance.
    rfa_first_contact_business_days: u32,
    /// Licences from which the additional adoption benefit is open.
    additional_benefit_licences: u32,
    /// Entitlements to a service above which its migration is helped with.
    migration_over_entitlements: u32,
    /// Licences from which a commercial customer gets FastTrack.
    eligible_licences: u32,
    /// Licences from which a school gets FastTrack.
    eligible_school_licences: u32,
    /// Seats below which the wizards are the way.
    wizard_under_seats: u32,
    /// Whether Teams comes first for everyone the rule names.
    teams_first: bool,
    /// What DIBS must be before the workshop.
    dibs_gate: DibsGate,
    /// How much must reach the metric before a review is due.
    review_when: ReviewWhen,
    /// Days between two overall notes.
    note_every_days: u32,
    /// Days between check-ins while services are being launched.
    checkin_launch_days: u32,
    /// Days between check-ins afterwards.
    checkin_days: u32,
    /// Days between health reviews, at most.
    health_review_days: u32,
    /// Attempts through different channels before a customer counts as unresponsive.
    unresponsive_attempts: u32,
    /// Years from disengagement to the next action's date, which is the last day of that year.
    disengaged_next_action_years: u32,
    /// Contacts who may get the survey, per customer, at least.
    survey_contacts: u32,
    /// Days after which figures of active use are old.
    reading_stale_days: u32,
    /// Business days within which problems after a migration are reported.
    migration_issue_business_days: u32,
    /// Active use of Windows and Microsoft 365 Apps that is hoped for, in percent.
    device_usage_percent: u32,
    /// Active use from which a service is being adopted, in percent.
    stage_adoption_percent: u32,
    /// Active use above which a service is in operation, in percent.
    stage_operation_over_percent: u32,
    /// Public links in one share, at most.
    share_links: u32,
}

/// A kind of note that is typed into FTOP.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteKind {
    /// Its key: `overall`, `service` or `technical`.
    pub id: String,
    /// FTOP's name for it.
    pub names: Names,
    /// The labels of its parts, in order.
    pub parts: Vec<Names>,
    /// When and how it is written.
    pub guidance: Names,
    /// Whether its first line begins with the tags of the services it is about.
    #[serde(default)]
    pub tagged: bool,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
fact!(NoteKind, id, [names, guidance]);

/// Words that a note about an intent avoids, since they make a decision sound open.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AvoidedWords {
    /// In which language.
    pub locale: Locale,
    /// The words.
    pub words: Vec<String>,
}

/// The house format of notes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteFormat {
    /// The kinds of notes.
    pub kinds: Vec<NoteKind>,
    /// How a technical matter stands.
    pub statuses: Vec<Names>,
    /// Words to avoid.
    pub avoid: Vec<AvoidedWords>,
    /// Where this comes from.
    pub sources: Vec<Source>,
}
