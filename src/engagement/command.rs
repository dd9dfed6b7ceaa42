//! What people ask of an engagement. Texts and dates are as typed; `apply` reads and checks them.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Home;
use super::answer::How;
use super::dibs::{Field, IntentKind};
use super::event::Event;
use super::ids::{CorrectionNo, PersonKey, PersonNo, Revision};
use super::journey::JourneyCommand;
use super::measure_command::MeasureCommand;
use super::meeting::MeetingCommand;
use super::people::Role;
use super::plan_command::PlanCommand;
use super::ssat_command::{PointCommand, SsatCommand};
use super::status::Status;
use crate::playbook::{Locale, ReasonId, ServiceId};

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody in Teams.
    Human(Human),
    /// The bot by itself: it may ask again about what was asked before, and nothing else.
    Bot,
}

/// Somebody in Teams, as authenticated and looked up in the roster; never from a card's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Human {
    /// Who.
    pub key: PersonKey,
    /// Their name in the roster.
    pub name: String,
    /// Their mail address in the roster.
    pub email: Option<String>,
    /// Whether policy lets them be an FM.
    pub may_be_fm: bool,
}

/// The instant at which a command is decided. "Today" is that instant in the engagement's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub at: Timestamp,
}

/// What starts an engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The customer's name.
    pub customer: String,
    /// The intended services, in the order in which they are shown.
    pub services: Vec<ServiceId>,
    /// The language of what everyone sees.
    pub language: Locale,
    /// The IANA time zone; UTC if none.
    pub zone: Option<String>,
}

/// What becomes of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit<T> {
    /// It stays.
    #[default]
    Keep,
    /// It becomes blank.
    Clear,
    /// It becomes this.
    Set(T),
}

/// A person named in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// Somebody of the engagement.
    Known(PersonNo),
    /// Somebody in the room: linked, because Teams says who they are.
    InRoom {
        /// Who.
        key: PersonKey,
        /// Their name in the roster.
        name: String,
        /// Their mail address in the roster.
        email: Option<String>,
    },
    /// Somebody typed.
    Typed {
        /// The name.
        name: String,
        /// The mail address, if given.
        email: Option<String>,
    },
}

/// An intent as entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntentInput {
    /// Which.
    pub kind: IntentKind,
    /// Why; blank is allowed. Ignored when going ahead.
    pub reason: String,
    /// Who must remove a block; ignored unless blocked.
    pub owner: Option<Named>,
}

/// Business reasons as entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessInput {
    /// From the pick-list.
    pub reasons: Vec<ReasonId>,
    /// In own words; may be blank.
    pub text: String,
}

/// What was entered for one service. A blank saves as blank; dates are ISO 8601 (`2026-03-15`), as
/// `Input.Date` gives them; an empty date text is a blank.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The start date.
    #[serde(default)]
    pub start: Edit<String>,
    /// The target date.
    #[serde(default)]
    pub date: Edit<String>,
    /// The intent.
    #[serde(default)]
    pub intent: Edit<IntentInput>,
    /// The business reasons.
    #[serde(default)]
    pub business: Edit<BusinessInput>,
    /// The success owner.
    #[serde(default)]
    pub owner: Edit<Named>,
}

impl Entry {
    /// This entry where it says anything, else `under`: page 2's exception over page 1's "same for all".
    #[must_use]
    pub fn over(self, under: &Self) -> Self {
        fn pick<T: Clone>(top: Edit<T>, under: &Edit<T>) -> Edit<T> {
            match top {
                Edit::Keep => under.clone(),
                Edit::Clear | Edit::Set(_) => top,
            }
        }
        Self {
            start: pick(self.start, &under.start),
            date: pick(self.date, &under.date),
            intent: pick(self.intent, &under.intent),
            business: pick(self.business, &under.business),
            owner: pick(self.owner, &under.owner),
        }
    }
}

/// What one service's report says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// About which service.
    pub service: ServiceId,
    /// Which fields are wrong; those with a value in `right` count without being named.
    #[serde(default)]
    pub wrong: Vec<Field>,
    /// The right values, as far as given; only `Set` counts, and never the start date.
    #[serde(default)]
    pub right: Entry,
    /// In own words; may be blank.
    #[serde(default)]
    pub comment: String,
}

/// What is asked of an engagement.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// FM: where the engagement lives.
    SetHome(Home),
    /// FM: what everyone sees it in, when and for whom; `None` stays.
    SetDetails {
        /// The customer's name.
        customer: Option<String>,
        /// The language.
        language: Option<Locale>,
        /// The IANA time zone.
        zone: Option<String>,
    },
    /// FM: the intended services, in order.
    SetServices(Vec<ServiceId>),
    /// FM: somebody is on the project as `role`.
    AddPerson {
        /// Who.
        who: Named,
        /// As what.
        role: Role,
        /// Reached by e-mail alone.
        email_only: bool,
    },
    /// FM: a typed person is this person in Teams.
    Tie {
        /// The typed person.
        person: PersonNo,
        /// Who they are.
        key: PersonKey,
    },
    /// Anybody: "I'm on this project as…".
    Claim(Role),
    /// FM: so they are.
    AcceptClaim {
        /// Who claimed.
        person: PersonNo,
        /// The typed person who they are, if the FM says so; that one's role then holds.
        is: Option<PersonNo>,
    },
    /// FM: they are not.
    DeclineClaim(PersonNo),
    /// FM: what was agreed, or corrections to it. All is saved or, with one wrong value, nothing.
    EnterDibs {
        /// By service; page 2 already laid over page 1 ([`Entry::over`]).
        entries: BTreeMap<ServiceId, Entry>,
        /// Why target dates moved; needed if one did.
        because: String,
    },
    /// FM: keeps what a dialog holds, for its writer alone, until they save.
    SaveDraft {
        /// Which dialog.
        form: String,
        /// What it holds.
        data: serde_json::Value,
    },
    /// FM: drops one's own draft of this dialog.
    DropDraft(String),
    /// FM: a customer person agreed.
    RecordAgreed {
        /// Who.
        with: Named,
        /// How.
        how: How,
        /// On which day; today if none.
        on: Option<Date>,
        /// Which meeting or message; may be blank.
        note: String,
        /// To which services' values.
        services: Vec<ServiceId>,
    },
    /// FM, or the bot when [`super::Engagement::ask_due_at`] has come: ask for confirmation.
    AskToConfirm(Vec<ServiceId>),
    /// Customer: these are correct, as shown.
    Confirm {
        /// Which.
        services: Vec<ServiceId>,
        /// The engagement's revision that the pressed card showed.
        shown: Revision,
    },
    /// Customer: something is wrong.
    ReportWrong {
        /// What.
        reports: Vec<Report>,
        /// The services shown and otherwise correct, if the reporter said so: confirms whatever of them is
        /// not reported wrong, the other fields of the reported services included.
        others_correct: Vec<ServiceId>,
        /// The engagement's revision that the pressed card showed.
        shown: Revision,
    },
    /// FM: take over the reporter's values; confirms them in the reporter's name if they may confirm.
    AcceptCorrection(CorrectionNo),
    /// FM: answer without taking them over.
    AnswerCorrection {
        /// Which.
        correction: CorrectionNo,
        /// What; not blank.
        text: String,
    },
    /// Customer: take back one's own confirmations of these services.
    TakeBack(Vec<ServiceId>),
    /// FM: set one person's answer about a service aside.
    SetAside {
        /// Which service.
        service: ServiceId,
        /// Whose.
        person: PersonNo,
        /// Why; not blank.
        reason: String,
    },
    /// About phases, acts, tasks, outcomes, hand-over and cover.
    Journey(JourneyCommand),
    /// FM: whether it goes on.
    SetStatus {
        /// The status.
        status: Status,
        /// Why; may be blank for going on alone.
        because: String,
    },
    /// FM: nothing is said unasked until the end of this day; `None` ends the pause.
    Pause(Option<Date>),
    /// Undo one's own change, as history has it (see [`super::last_change`]).
    Undo(Vec<Event>),
    /// FM: the export of the revision `shown` was typed into FTOP.
    TypedIntoFtop {
        /// What it said: by row, by column, values in their stored form.
        rows: BTreeMap<String, BTreeMap<String, String>>,
        /// The engagement's revision that the export showed.
        shown: Revision,
    },
    /// About the success factors.
    Ssat(SsatCommand),
    /// About open points.
    Point(PointCommand),
    /// About the success plan.
    Plan(PlanCommand),
    /// About what the gates measure.
    Measure(MeasureCommand),
    /// About meetings.
    Meeting(MeetingCommand),
}
