//! An engagement: one customer, one cycle, and the rules by which it changes.
//!
//! Here lives the aggregate; its parts have files of their own. All of it is pure: [`apply()`] takes a state and
//! a command and gives a new state with events, or a refusal. Storing, rendering and sending live elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

mod answer;
mod apply;
mod asks;
mod command;
mod dibs;
mod event;
mod fm_policy;
mod health;
mod ids;
mod journey;
mod measure;
mod measure_command;
mod meeting;
mod people;
mod plan;
mod plan_command;
mod point;
mod policy;
mod portfolio;
mod privacy;
mod refusal;
pub mod reminder;
mod ssat;
mod ssat_command;
mod state;
mod status;
mod text;
mod undo;
mod workshop;
mod zone;

pub use self::answer::{Agreed, Asked, Correction, CorrectionState, How, Sign, Via};
pub use self::apply::{apply, start};
pub use self::asks::Request;
pub use self::command::{
    Actor, BusinessInput, Command, Edit, Entry, Human, IntentInput, Named, Now, Report, Start,
};
pub use self::dibs::{
    Business, Dibs, Earlier, Field, FieldValue, Intent, IntentKind, MAX_SIGNS, Trace, Values,
};
pub use self::event::{Changed, Event, What};
pub use self::fm_policy::FmPolicy;
pub use self::health::{Ailment, Diagnosis, Health, Signals};
pub use self::ids::{
    CorrectionNo, EngagementId, MeetingNo, NotAnId, PersonKey, PersonNo, PointNo, RecordId, Revision, TextNo,
};
pub use self::journey::{
    About, Acted, AnswerKind, Applies, Approval, Attested, Benefit, Cover, Cycle, Done, GuardStanding,
    GuardState, Handing, Hold, Journey, JourneyCommand, JourneyEvent, JourneyRecord, JourneyRefusal, Lack,
    LineState, Missing, Override, Path, ProcessLine, ProcessView, Profile, ProfileField, ProfileValue, Proof,
    Recorded, Relation, Ruling, Subject, Summary, TERMS_APPROVED, TERMS_SENT, Task, TaskView, Terms,
    TermsStanding, Way,
};
pub use self::measure::{
    Goals, HelpWanted, MAX_NUMBER, MAX_READINGS, Measure, Metric, Reading, Rhythm, Sum, tenths,
};
pub use self::measure_command::{
    FiguresInput, GoalsInput, MeasureCommand, MeasureEvent, MetricInput, ServiceInput,
};
pub use self::meeting::{
    ASK_AFTER, Aspect, Booking, Came, ChatId, Every, MAX_ATTENDEES, MAX_CHATS, MAX_MEETINGS, MAX_MINUTES,
    Meeting, MeetingChat, MeetingCommand, MeetingDetails, MeetingEvent, MeetingRefusal, Meetings, Minutes,
    MinutesInput, Need, NewMeeting, News, Occasion, Occurrence, Outcome, Planned, Repeats, RepeatsInput,
    Told, Unmet, Until, Was, When, Which,
};
pub use self::people::{Claim, Person, Role, Side};
pub use self::plan::{
    Item, ItemKey, ItemState, ItemStatus, ItemWords, MAX_ITEM_UNITS, MAX_OWN_ITEMS, MAX_SHARED, Made,
    OwnItem, Plan, PlanCount, PlanItem, SharedLink,
};
pub use self::plan_command::{Arranged, ItemEdit, Jotted, NewItem, PlanCommand, PlanEvent, PlanRefusal};
pub use self::point::{Point, PointGap, PointKind, Settled, Settlement};
pub use self::policy::{Confirmer, Gate, HealthPolicy, JourneyPolicy, Policy};
pub use self::portfolio::{Filter, Line, Selection, Standing as Listing, select};
pub use self::privacy::Traces;
pub use self::refusal::{
    Difference, FactorField, ItemField, Limited, MeasureField, MeetingField, PointField, Problem, Refusal,
    Spot, Wrong,
};
pub use self::ssat::{
    Factor, FactorGap, FactorStatus, FactorValues, MAX_FACTOR_PEOPLE, MAX_SAID, Said, Ssat,
};
pub use self::ssat_command::{
    AnsweredBy, FactorAnswer, FactorEntries, FactorEntry, NewPoint, PointCommand, PointEvent, PointPlan,
    Settle, SsatCommand, SsatEvent,
};
pub use self::state::{Answer, FieldStanding, FieldState, Standing, State};
pub use self::status::{NextStep, Status, Turn};
pub use self::text::{FreeText, MAX_NAME_UNITS, MAX_TEXT_UNITS, Text, TooLong};
pub use self::undo::{Stays, Touched, last_change, last_that_stays, touched_by};
pub use self::workshop::{FactorsAsked, MAX_ASKED, Progress, Stamp, Workshop};
pub use crate::playbook::{ChecklistGroup, Locale, ReasonId, ServiceId};

/// Where the playbook's lifecycle stands for this engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// An FM is assigned.
    Assigned,
    /// The hand-over is complete; the kick-off is being prepared.
    Preparing,
    /// The kick-off is in the calendar.
    KickoffScheduled,
    /// The kick-off was held.
    KickoffDone,
    /// Gaps in DIBS are being closed.
    ClosingIntentGaps,
    /// Success workshop and technical assessment, side by side.
    Assess,
    /// Technical gaps are being closed.
    Remediate,
    /// Services are being enabled.
    Enable,
    /// Data is being migrated.
    Migrate,
    /// The completion is being talked over.
    Completion,
    /// Success execution.
    SuccessExecution,
    /// The success review is due.
    ReviewDue,
    /// The success review was held.
    ReviewDone,
    /// Closed: handed to customer success.
    Transferred,
    /// Closed: FastTrack has left.
    Disengaged,
}

impl Phase {
    /// The key by which the playbook has its name, also its stored form.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Preparing => "preparing",
            Self::KickoffScheduled => "kickoff_scheduled",
            Self::KickoffDone => "kickoff_done",
            Self::ClosingIntentGaps => "closing_intent_gaps",
            Self::Assess => "assess",
            Self::Remediate => "remediate",
            Self::Enable => "enable",
            Self::Migrate => "migrate",
            Self::Completion => "completion",
            Self::SuccessExecution => "success_execution",
            Self::ReviewDue => "review_due",
            Self::ReviewDone => "review_done",
            Self::Transferred => "transferred",
            Self::Disengaged => "disengaged",
        }
    }
}

/// What kind of conversation a home is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HomeKind {
    /// A channel; the engagement keeps to its own thread.
    Channel,
    /// A group chat.
    GroupChat,
    /// A meeting's chat.
    Meeting,
}

/// The conversation that an engagement lives in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The tenant that hosts it.
    pub tenant: String,
    /// The conversation's id, without `;messageid=`.
    pub conversation: String,
    /// What kind it is.
    pub kind: HomeKind,
    /// The engagement's own thread in a channel, once the bot has started it: the id of its first message.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub thread: Option<String>,
}

impl Home {
    /// Whether what is about the engagement stands together there, under its card.
    #[must_use]
    pub fn has_threads(&self) -> bool {
        self.kind == HomeKind::Channel
    }
}

/// What every command reads and rewrites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The engagement's id.
    pub id: EngagementId,
    /// How many commands it has taken.
    pub revision: Revision,
    /// The customer's name.
    pub customer: String,
    /// The language of what everyone sees.
    pub language: Locale,
    /// The IANA time zone in which its dates are meant.
    pub zone: String,
    /// The intended services in order, those that the customer has since decided against included.
    pub services: Vec<ServiceId>,
    /// Where the lifecycle stands.
    pub phase: Phase,
    /// Whether it goes on.
    #[serde(default = "Status::ordinary", skip_serializing_if = "Status::is_active")]
    pub status: Status,
    /// When nothing is said unasked, if its FM said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<reminder::Stretch>,
    /// When somebody last did anything here; when it was started, if never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard_at: Option<Timestamp>,
    /// When an export was last typed into FTOP.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<Typed>,
    /// Which round with this customer this is, from 1.
    pub cycle: u32,
    /// Where it lives, once it was brought there.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub home: Option<Home>,
    /// The chats beside its home in which its meetings take place.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub chats: Vec<MeetingChat>,
    /// When it was started.
    pub created_at: Timestamp,
    /// Its FM.
    pub fm: PersonNo,
    /// The highest number given to a person.
    pub last_person: PersonNo,
    /// The highest number given to a text.
    #[serde(default)]
    pub last_text: TextNo,
    /// The highest number given to a report.
    #[serde(default)]
    pub last_correction: CorrectionNo,
    /// The highest number given to an open point.
    #[serde(default)]
    pub last_point: PointNo,
    /// The highest number given to a meeting.
    #[serde(default)]
    pub last_meeting: MeetingNo,
    /// How far the success workshop has come.
    #[serde(default, skip_serializing_if = "Workshop::is_blank")]
    pub workshop: Workshop,
}

/// That an export was typed into FTOP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// By whom.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// The revision that the export showed.
    pub shown: Revision,
}

/// One row of the export that was last typed into FTOP, for telling what changed since. It names people and texts by
/// number alone, as every record does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRow {
    /// Which row: its section and what it is about.
    pub row: String,
    /// By column, the value in its stored form.
    pub cells: BTreeMap<String, String>,
}

/// What a person typed into a dialog and has not saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Whose.
    pub person: PersonNo,
    /// Of which dialog.
    pub form: String,
    /// What it holds.
    pub data: serde_json::Value,
    /// When it was kept.
    pub at: Timestamp,
}

/// An engagement with all its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engagement {
    /// The head.
    pub head: Head,
    /// Everybody known.
    pub people: BTreeMap<PersonNo, Person>,
    /// DIBS by service. A service without a record has nothing entered.
    pub dibs: BTreeMap<ServiceId, Dibs>,
    /// Each customer person's latest report about each service.
    pub corrections: BTreeMap<CorrectionNo, Correction>,
    /// Free texts: at least those that the other records name.
    pub texts: BTreeMap<TextNo, Text>,
    /// The playbook's way, as far as it was walked.
    pub path: Path,
    /// What was last typed into FTOP, by row.
    pub typed: BTreeMap<String, TypedRow>,
    /// Drafts by writer and dialog.
    pub drafts: BTreeMap<(PersonNo, String), Draft>,
    /// Success factors by service. One without a record has nothing noted.
    pub ssat: BTreeMap<(ServiceId, Factor), Ssat>,
    /// Open points, and those that were.
    pub points: BTreeMap<PointNo, Point>,
    /// Meetings, and what is known of each time that one takes place.
    pub meetings: Meetings,
    /// Items of the success checklist that differ from what the playbook proposes.
    pub items: BTreeMap<ItemKey, Item>,
    /// The success plan as a whole.
    pub plan: Plan,
    /// Goals and how people work together.
    pub goals: Goals,
    /// What is measured, by service. A service without a record has nothing measured.
    pub measures: BTreeMap<ServiceId, Measure>,
}

/// What a command did: the new state, which records differ from the old one, and the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The new state.
    pub engagement: Engagement,
    /// Records to write.
    pub touched: BTreeSet<RecordId>,
    /// Records to delete.
    pub removed: BTreeSet<RecordId>,
    /// What happened, in order.
    pub events: Vec<Event>,
}

impl Change {
    /// Whether the command found everything as it asks: nothing to write, the revision unmoved.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.touched.is_empty() && self.removed.is_empty() && self.events.is_empty()
    }
}

#[cfg(test)]
mod tests;
