//! What happened, as kept in the engagement's history. State is the truth; nothing is rebuilt from events.
//!
//! An event names persons and texts by number alone, and its JSON stays under 4 KB.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Home;
use super::answer::{How, Via};
use super::dibs::{Field, FieldValue};
use super::ids::{CorrectionNo, PersonNo, Revision, TextNo};
use super::journey::{Hold, JourneyEvent};
use super::measure_command::MeasureEvent;
use super::meeting::MeetingEvent;
use super::people::{Role, Side};
use super::plan_command::PlanEvent;
use super::ssat_command::{PointEvent, SsatEvent};
use super::status::Status;
use crate::playbook::{Locale, ServiceId};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The revision that it made.
    pub revision: Revision,
    /// When.
    pub at: Timestamp,
    /// Who did it; `None` for the bot by itself.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<PersonNo>,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

/// A field's change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which field.
    pub field: Field,
    /// What it was; `None` if blank (or, in a refusal, no longer known).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub old: Option<FieldValue>,
    /// What it is; `None` if blank.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new: Option<FieldValue>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// The engagement began.
    Started {
        /// The intended services.
        services: Vec<ServiceId>,
        /// Its language.
        language: Locale,
        /// Its time zone.
        zone: String,
    },
    /// It got a home, or moved.
    HomeSet {
        /// Where it was.
        old: Option<Home>,
        /// Where it is.
        new: Home,
    },
    /// The customer got another name.
    CustomerSet {
        /// The old one.
        old: String,
        /// The new one.
        new: String,
    },
    /// It got another language.
    LanguageSet {
        /// The old one.
        old: Locale,
        /// The new one.
        new: Locale,
    },
    /// It got another time zone.
    ZoneSet {
        /// The old one.
        old: String,
        /// The new one.
        new: String,
    },
    /// The intended services changed.
    ServicesSet {
        /// Before.
        old: Vec<ServiceId>,
        /// After.
        new: Vec<ServiceId>,
    },
    /// Somebody became known.
    PersonAdded {
        /// Who.
        person: PersonNo,
        /// On which side.
        side: Side,
        /// As what.
        role: Role,
    },
    /// Somebody's role changed.
    RoleSet {
        /// Who.
        person: PersonNo,
        /// Before.
        old: Role,
        /// After.
        new: Role,
    },
    /// A typed person was found to be somebody in Teams.
    Tied {
        /// The typed person.
        person: PersonNo,
        /// The record under which that somebody was known before, if any.
        was: Option<PersonNo>,
    },
    /// Somebody said that they are on the project.
    Claimed {
        /// Who.
        person: PersonNo,
        /// As what.
        role: Role,
    },
    /// The FM agreed that they are.
    ClaimAccepted {
        /// Who.
        person: PersonNo,
        /// As what.
        role: Role,
    },
    /// The FM did not.
    ClaimDeclined {
        /// Who.
        person: PersonNo,
    },
    /// A service's values changed.
    DibsChanged {
        /// Which service.
        service: ServiceId,
        /// How.
        changes: Vec<Changed>,
        /// Why the target date moved.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        because: Option<TextNo>,
        /// The report whose values these are.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        correction: Option<CorrectionNo>,
    },
    /// The FM recorded that a customer person agreed.
    Agreed {
        /// To which services' values.
        services: Vec<ServiceId>,
        /// Who agreed.
        with: PersonNo,
        /// How.
        how: How,
        /// When.
        on: Date,
        /// Which meeting or message.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        note: Option<TextNo>,
    },
    /// Confirmation was asked for.
    Asked {
        /// Of which services.
        services: Vec<ServiceId>,
    },
    /// Somebody confirmed a service.
    Confirmed {
        /// Which.
        service: ServiceId,
        /// In whose name.
        person: PersonNo,
        /// How.
        via: Via,
        /// The revision that they were shown.
        shown: Revision,
        /// Exactly which values.
        values: Vec<FieldValue>,
    },
    /// Somebody reported a service wrong.
    ReportedWrong {
        /// The report.
        correction: CorrectionNo,
        /// Which service.
        service: ServiceId,
        /// Which fields.
        wrong: BTreeSet<Field>,
        /// The right values, as far as given.
        values: Vec<FieldValue>,
        /// In their words.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        comment: Option<TextNo>,
    },
    /// A report was withdrawn: its writer confirmed or reported anew.
    ReportWithdrawn {
        /// Which.
        correction: CorrectionNo,
    },
    /// The FM took over what was reported.
    CorrectionAccepted {
        /// Which.
        correction: CorrectionNo,
        /// About which service.
        service: ServiceId,
    },
    /// The FM answered.
    CorrectionAnswered {
        /// Which.
        correction: CorrectionNo,
        /// About which service.
        service: ServiceId,
        /// What.
        text: TextNo,
    },
    /// Somebody took back their confirmation.
    TakenBack {
        /// Of which service.
        service: ServiceId,
        /// Of which fields.
        fields: BTreeSet<Field>,
    },
    /// The FM set somebody's answer aside.
    SetAside {
        /// About which service.
        service: ServiceId,
        /// Whose.
        person: PersonNo,
        /// Which confirmed fields.
        fields: BTreeSet<Field>,
        /// Which report.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        correction: Option<CorrectionNo>,
        /// Why.
        reason: TextNo,
    },
    /// Something about phases, acts, tasks, outcomes, hand-over and cover.
    Journey(JourneyEvent),
    /// The FM paused, closed or reopened it.
    StatusSet {
        /// Before.
        old: Status,
        /// After.
        new: Status,
        /// Why.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        because: Option<TextNo>,
        /// What it rested for until then.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        held: Option<Box<Hold>>,
    },
    /// Nothing is said unasked for a while, or again.
    Paused {
        /// Until the end of which day; `None` ends the pause.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Somebody undid a change of theirs; what that changed follows.
    Undone {
        /// The revision that the change had made.
        change: Revision,
    },
    /// The FM's record that somebody agreed was undone.
    AgreementWithdrawn {
        /// About which services.
        services: Vec<ServiceId>,
    },
    /// The FM said that an export was typed into FTOP.
    TypedIntoFtop,
    /// Something about the success factors.
    Ssat(SsatEvent),
    /// Something about an open point.
    Point(PointEvent),
    /// Something about the success plan.
    Plan(PlanEvent),
    /// Something about what the gates measure.
    Measure(MeasureEvent),
    /// Something about a meeting.
    Meeting(MeetingEvent),
}
