//! Why the rules say no, as data: the words are made where the reader's language and place are known.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dibs::Field;
use super::event::Changed;
use super::ids::{CorrectionNo, PersonNo, PointNo};
use super::journey::JourneyRefusal;
use super::meeting::MeetingRefusal;
use super::people::Role;
use super::plan_command::PlanRefusal;
use super::ssat::Factor;
use super::undo::Touched;
use crate::playbook::ServiceId;

/// Why a command changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Policy does not let this person be an FM.
    MayNotBeFm,
    /// Only the FM and a deputy may do this.
    NotFm,
    /// Only customer people may do this; somebody unknown may claim to be one.
    NotCustomer {
        /// The roles to offer; empty for those who are known to be on the other side.
        claimable: Vec<Role>,
    },
    /// This person may not confirm these services.
    NotEntitled {
        /// Which.
        services: Vec<ServiceId>,
        /// The roles to offer in "I'm on this project as…".
        claimable: Vec<Role>,
    },
    /// Values changed since the card was shown.
    ChangedSince(Vec<Difference>),
    /// Something typed cannot be; nothing was saved.
    Wrong(Vec<Problem>),
    /// These services lack something that this needs.
    Incomplete(Vec<(ServiceId, Vec<Field>)>),
    /// Not one of the engagement's intended services.
    NotIntended(ServiceId),
    /// No such person here.
    UnknownPerson(PersonNo),
    /// Not a person of the customer's side.
    NotCustomerPerson(PersonNo),
    /// That person is known from Teams already, or was found to be another.
    AlreadyLinked(PersonNo),
    /// That Teams identity belongs to this person here.
    LinkedTo(PersonNo),
    /// A role that cannot be taken this way.
    RoleNotFree(Role),
    /// Nothing is claimed by that person.
    NoClaim(PersonNo),
    /// No such report; a newer one of the same person may have replaced it.
    UnknownCorrection(CorrectionNo),
    /// The report gives no value to take over.
    NothingToAccept(CorrectionNo),
    /// The report has already been accepted.
    AlreadyAccepted(CorrectionNo),
    /// That person has no answer about this service.
    NoAnswer {
        /// Who.
        person: PersonNo,
        /// Which service.
        service: ServiceId,
    },
    /// The command names nothing to act on.
    Nothing,
    /// The draft does not fit a record.
    DraftTooLong {
        /// Its JSON's length in bytes.
        bytes: usize,
        /// The longest allowed.
        max: usize,
    },
    /// There is no room for another.
    TooMany(Limited),
    /// The journey's rules say no.
    Journey(JourneyRefusal),
    /// The engagement is closed.
    Closed,
    /// Nothing of one's own can be undone.
    NothingToUndo,
    /// Somebody touched it since: both values.
    TouchedSince(Vec<Touched>),
    /// The engagement changed after the export that is said to have been typed.
    ExportStale,
    /// These success factors of intended services are not settled.
    Unsettled(Vec<(ServiceId, Factor)>),
    /// What these people answered has not been reviewed.
    Unreviewed(Vec<PersonNo>),
    /// The success factors changed since they were reviewed, or never were.
    NotReviewed,
    /// That person has no answer about the success factors that waits.
    NothingSaid(PersonNo),
    /// No such point.
    UnknownPoint(PointNo),
    /// The point was dealt with meanwhile.
    PointSettled(PointNo),
    /// Why the success plan stays as it is.
    Plan(PlanRefusal),
    /// Why a meeting stays as it is.
    Meeting(MeetingRefusal),
}

/// What there can only be so many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// People of an engagement.
    People,
    /// Confirmations of a service.
    Confirmations,
    /// Open points of an engagement.
    Points,
    /// Items that people add to the checklist.
    Items,
    /// Meetings of an engagement.
    Meetings,
}

/// What changed about a service since a card was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which service.
    pub service: ServiceId,
    /// Its changed fields; `old` is `None` too where the shown value is no longer known.
    pub changes: Vec<Changed>,
}

/// Something typed that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub at: Spot,
    /// What.
    pub what: Wrong,
}

/// Where in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A service's field.
    Dibs(ServiceId, Field),
    /// The customer's name.
    Customer,
    /// The choice of services.
    Services,
    /// The time zone.
    Zone,
    /// Why dates moved, why an answer is set aside.
    Reason,
    /// A comment, note or answer.
    Comment,
    /// A person.
    Person,
    /// The day on which somebody agreed.
    AgreedOn,
    /// A service's success factor.
    Factor(ServiceId, Factor, FactorField),
    /// What a customer person answers about a success factor.
    Answer(Factor, FactorField),
    /// Something of an open point.
    Point(PointField),
    /// Something of an item of the checklist.
    Item(ItemField),
    /// Something that is measured: of a service, or of all.
    Measure(Option<ServiceId>, MeasureField),
    /// Something of a meeting.
    Meeting(MeetingField),
}

/// Where in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingField {
    /// What people call it.
    Title,
    /// On which day.
    Day,
    /// At what hour.
    Time,
    /// In which zone.
    Zone,
    /// How long.
    Minutes,
    /// Until when it is repeated.
    Until,
    /// Who is invited.
    People,
    /// What it is about.
    Agenda,
    /// Why it is planned though the playbook says no.
    Despite,
    /// What is said of it afterwards.
    Note,
}

/// Where in what is noted of a success factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactorField {
    /// The people.
    People,
    /// The date.
    Date,
    /// The reason.
    Reason,
    /// The note.
    Note,
    /// The link.
    Evidence,
}

/// Where in an open point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PointField {
    /// What it is.
    What,
    /// Which service.
    Service,
    /// Who acts.
    Owner,
    /// What is next.
    Next,
    /// Until when, or when it is.
    Date,
    /// What it is settled with.
    Text,
}

/// Where in an item of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemField {
    /// What is to be done.
    Text,
    /// Who does it.
    Owner,
    /// By when.
    Due,
    /// What it is about.
    Services,
    /// The note.
    Note,
    /// What shows that it is done.
    Evidence,
    /// Why it is dropped.
    Reason,
}

/// Where in what is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureField {
    /// The goals near at hand.
    Near,
    /// The goals in the long term.
    Long,
    /// What success means.
    Success,
    /// Where people talk.
    Channel,
    /// Seats.
    Seats,
    /// Users to be migrated.
    Planned,
    /// Users migrated.
    Migrated,
    /// Since when it is switched on.
    Enabled,
    /// When people were told.
    Announced,
    /// Who takes it over.
    Csm,
    /// When they did.
    Handshake,
    /// What is measured.
    Metric,
    /// Where it started.
    Baseline,
    /// Where it should come to.
    Target,
    /// By when.
    By,
    /// Where figures come from.
    Source,
    /// As of which day.
    On,
    /// Active users.
    Active,
    /// The value of the own metric.
    Value,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Wrong {
    /// It must not be blank here.
    Blank,
    /// Longer than allowed, in UTF-16 units.
    TooLong {
        /// Its length.
        units: usize,
        /// The longest allowed.
        max: usize,
    },
    /// Not a date.
    NotADate,
    /// Not after today.
    NotInFuture {
        /// Today in the engagement's zone.
        today: Date,
    },
    /// After today.
    InFuture {
        /// Today in the engagement's zone.
        today: Date,
    },
    /// A target date that is not after the start date.
    NotAfterStart {
        /// The start date.
        start: Date,
    },
    /// A start date that is not before the target date.
    NotBeforeTarget {
        /// The target date.
        target: Date,
    },
    /// A target date moved and no reason was given.
    MovedWithoutReason {
        /// From when.
        from: Date,
        /// To when.
        to: Date,
    },
    /// Not one of those offered: the playbook, or the engagement, has none such.
    NotOffered,
    /// Not a time zone that is known.
    NotAZone,
    /// A mailbox or a department, not a person.
    NotAPerson,
    /// Not a mail address.
    NotAnEmail,
    /// The FM cannot be this.
    IsFm,
    /// Somebody of the delivery side cannot be this.
    NotCustomerPerson,
    /// Not a web address.
    NotALink,
    /// The playbook says no, and nobody said why all the same.
    Against,
    /// Not an hour.
    NotATime,
    /// More than there is room for.
    TooManyOf {
        /// How many fit.
        max: usize,
    },
    /// Before today.
    InPast {
        /// Today in the engagement's zone.
        today: Date,
    },
    /// Not a whole number, or one that is too large.
    NotANumber,
    /// Not a number from 1 up.
    NotPositive,
    /// More than there are.
    MoreThan {
        /// How many there are.
        max: u64,
    },
    /// Less than there must be.
    LessThan {
        /// How many there must be.
        min: u64,
    },
}
