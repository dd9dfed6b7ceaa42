//! Short answers: what was done, what cannot be done here, and why the rules said no.
//!
//! A refusal of the domain is kept as [`Refused`], a form that can be stored with the answer that was given, so
//! that the same press delivered twice gets the same answer. The words are in `cards/strings`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::content::Content;
use super::journey::JourneyForm;
use crate::engagement::{
    EngagementId, Factor, Field, JourneyRefusal, Limited, MeetingRefusal, PersonNo, PlanRefusal, Refusal,
    Role, ServiceId,
};
use crate::playbook::Locale;

/// Short answers that do not come from the rules of an engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum Notice {
    /// One's language is set.
    LanguageSet {
        /// To this.
        locale: Locale,
    },
    /// Teams did not say who pressed.
    WhoAreYou,
    /// The work takes longer than an answer may; the result follows.
    StillWorking,
    /// The card or button belongs to something that is no more, or was never ours.
    StaleCard,
    /// Only somebody who may act as FM can do this.
    NotAnFm,
    /// This is answered in the personal chat, and was sent there.
    SentToYou,
    /// This works only in a conversation shared with the customer.
    OnlyShared {
        /// What to type there.
        command: Command,
    },
    /// There is no engagement here, or none that this person may see.
    NoEngagement,
    /// Several engagements could be meant.
    WhichEngagement {
        /// Those that could be meant; each must be among the scene's drafts, for its name.
        engagements: Vec<EngagementId>,
    },
    /// Nothing is waiting to be brought.
    NoDrafts,
    /// This works only in the person's own chat with the bot.
    OnlyPersonal,
    /// Teams does not name this person: they see, but cannot act.
    CannotAct,
    /// Teams did not say in time who is in the conversation.
    WhoIsHere,
    /// The engagement has no conversation with the customer yet.
    NotBroughtYet,
    /// Another customer's engagement lives in that conversation.
    OtherCustomerHere,
    /// The engagement has another home now; says neither which nor whose it is.
    Moved,
    /// A correction was sent to the FM.
    CorrectionSent,
    /// A claim was sent to the FM.
    ClaimSent,
    /// One is away until the end of this day.
    Away {
        /// Which.
        until: Date,
    },
    /// Nothing is said unasked about the engagement until the end of this day.
    Paused {
        /// Which.
        until: Date,
    },
    /// The pause is over.
    Resumed,
    /// No day was named.
    UntilWhen {
        /// The command to type with one.
        command: Command,
    },
    /// The draft was deleted.
    Deleted,
    /// Only a draft that was never brought can be deleted.
    OnlyDrafts,
    /// The file was not wanted.
    FileDeclined,
    /// A code to type where one is a guest.
    LinkCode {
        /// The code.
        code: String,
    },
    /// That identity is now the FM who asked for the code.
    Linked,
    /// There is no such code, or not any more.
    LinkWrong,
    /// The code is for a guest's account in another organisation than the one it was asked for in.
    LinkElsewhere,
    /// What was asked for begins with this button.
    Begin {
        /// The form that it opens.
        form: JourneyForm,
    },
    /// Somebody does not take the engagement over.
    NotTakenOver {
        /// Who.
        person: PersonNo,
    },
    /// Somebody approved FastTrack's terms, or took that back; for the FM.
    Terms {
        /// Who.
        person: PersonNo,
        /// Whether they approve them.
        approved: bool,
    },
    /// Something could not be sent, and waits; for the FM.
    OutOfReach {
        /// To whom; to the home if nobody is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonNo>,
        /// Why.
        why: Parked,
    },
}

/// Why nothing can be sent to somebody, or to a conversation, until something happens there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parked {
    /// The bot was removed, or never there.
    Removed,
    /// The person blocked the bot.
    Blocked,
    /// An administrator switched the app off.
    Disabled,
    /// There is no such conversation any more.
    Gone,
}

/// Why the rules said no; what has no card or dialog of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Refused {
    /// Policy does not let this person be an FM.
    MayNotBeFm,
    /// Only the FM and a deputy may do this.
    NotFm,
    /// Only customer people may do this.
    NotCustomer {
        /// Whether the person may claim to be one.
        may_claim: bool,
    },
    /// These services lack something that this needs.
    Incomplete {
        /// Which, and what.
        services: Vec<(ServiceId, Vec<Field>)>,
    },
    /// Something typed cannot be, in a form that could not be shown again.
    Wrong,
    /// Not one of the engagement's intended services.
    NotIntended {
        /// Which.
        service: ServiceId,
    },
    /// No such person here.
    UnknownPerson,
    /// Not a person of the customer's side.
    NotCustomerPerson {
        /// Who.
        person: PersonNo,
    },
    /// That person is known from Teams already.
    AlreadyLinked {
        /// Who.
        person: PersonNo,
    },
    /// That Teams identity belongs to this person here.
    LinkedTo {
        /// Who.
        person: PersonNo,
    },
    /// A role that cannot be taken this way.
    RoleNotFree {
        /// Which.
        role: Role,
    },
    /// Nothing is claimed by that person any more.
    NoClaim,
    /// No such report any more.
    UnknownCorrection,
    /// The report gives no value to take over.
    NothingToAccept,
    /// The report has already been accepted.
    AlreadyAccepted,
    /// That person has no answer about this service.
    NoAnswer {
        /// Who.
        person: PersonNo,
        /// Which service.
        service: ServiceId,
    },
    /// Nothing was chosen.
    Nothing,
    /// The draft does not fit a record.
    DraftTooLong,
    /// There is no room for another person.
    TooManyPeople,
    /// There is no room for another confirmation.
    TooManyConfirmations,
    /// The journey's rules say no.
    Journey(JourneyRefusal),
    /// The engagement is closed.
    Closed,
    /// Nothing of one's own can be undone.
    NothingToUndo,
    /// The engagement changed after the export was made.
    ExportStale,
    /// There is no room for another open point.
    TooManyPoints,
    /// These success factors are not settled.
    Unsettled {
        /// Which.
        factors: Vec<(ServiceId, Factor)>,
    },
    /// What these people answered was not reviewed.
    Unreviewed {
        /// Who.
        people: Vec<PersonNo>,
    },
    /// The success factors changed since they were reviewed.
    NotReviewed,
    /// That person has no answer that waits.
    NothingSaid,
    /// No such open point.
    UnknownPoint,
    /// The point was dealt with meanwhile.
    PointSettled,
    /// There is no room for another item of the checklist.
    TooManyItems,
    /// The success plan stays as it is.
    Plan {
        /// Why.
        #[serde(rename = "of")]
        why: PlanRefusal,
    },
    /// There is no room for another meeting.
    TooManyMeetings,
    /// Why a meeting stays as it is.
    Meeting(MeetingRefusal),
}

impl Content {
    /// The answer to a refusal, where `services` were shown on the card that was pressed. Wrong values in a form
    /// should come back as the form instead (see [`super::problems`]).
    #[must_use]
    pub fn refusal(engagement: Option<EngagementId>, services: &[ServiceId], refusal: &Refusal) -> Self {
        match (engagement, refusal) {
            (Some(engagement), Refusal::NotEntitled { services, .. }) => {
                Self::NotEntitled { engagement, services: services.clone() }
            }
            (Some(engagement), Refusal::ChangedSince(differences)) => Self::ChangedSince {
                engagement,
                services: services.to_vec(),
                changes: differences.iter().map(|d| (d.service.clone(), d.changes.clone())).collect(),
            },
            // The card that offers to undo says who touched what since.
            (Some(engagement), Refusal::TouchedSince(_)) => Self::Undo { engagement },
            (engagement, refusal) => Self::Refused { engagement, refused: Refused::from(refusal) },
        }
    }
}

impl From<&Refusal> for Refused {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::MayNotBeFm => Self::MayNotBeFm,
            Refusal::NotFm => Self::NotFm,
            Refusal::NotCustomer { claimable } => Self::NotCustomer { may_claim: !claimable.is_empty() },
            Refusal::NotEntitled { claimable, .. } => Self::NotCustomer { may_claim: !claimable.is_empty() },
            Refusal::ChangedSince(_) | Refusal::Wrong(_) => Self::Wrong,
            Refusal::Incomplete(services) => Self::Incomplete { services: services.clone() },
            Refusal::NotIntended(service) => Self::NotIntended { service: service.clone() },
            Refusal::UnknownPerson(_) => Self::UnknownPerson,
            Refusal::NotCustomerPerson(person) => Self::NotCustomerPerson { person: *person },
            Refusal::AlreadyLinked(person) => Self::AlreadyLinked { person: *person },
            Refusal::LinkedTo(person) => Self::LinkedTo { person: *person },
            Refusal::RoleNotFree(role) => Self::RoleNotFree { role: *role },
            Refusal::NoClaim(_) => Self::NoClaim,
            Refusal::UnknownCorrection(_) => Self::UnknownCorrection,
            Refusal::NothingToAccept(_) => Self::NothingToAccept,
            Refusal::AlreadyAccepted(_) => Self::AlreadyAccepted,
            Refusal::NoAnswer { person, service } => {
                Self::NoAnswer { person: *person, service: service.clone() }
            }
            Refusal::Nothing => Self::Nothing,
            Refusal::Closed => Self::Closed,
            Refusal::NothingToUndo | Refusal::TouchedSince(_) => Self::NothingToUndo,
            Refusal::ExportStale => Self::ExportStale,
            Refusal::DraftTooLong { .. } => Self::DraftTooLong,
            Refusal::Journey(refusal) => Self::Journey(refusal.clone()),
            Refusal::TooMany(Limited::People) => Self::TooManyPeople,
            Refusal::TooMany(Limited::Confirmations) => Self::TooManyConfirmations,
            Refusal::TooMany(Limited::Points) => Self::TooManyPoints,
            Refusal::Unsettled(factors) => Self::Unsettled { factors: factors.clone() },
            Refusal::Unreviewed(people) => Self::Unreviewed { people: people.clone() },
            Refusal::NotReviewed => Self::NotReviewed,
            Refusal::NothingSaid(_) => Self::NothingSaid,
            Refusal::UnknownPoint(_) => Self::UnknownPoint,
            Refusal::PointSettled(_) => Self::PointSettled,
            Refusal::TooMany(Limited::Items) => Self::TooManyItems,
            Refusal::Plan(why) => Self::Plan { why: why.clone() },
            Refusal::TooMany(Limited::Meetings) => Self::TooManyMeetings,
            Refusal::Meeting(refusal) => Self::Meeting(refusal.clone()),
        }
    }
}
