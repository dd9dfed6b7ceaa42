//! One value of the record: typed, and naming people and texts by number alone, so that it can be remembered without
//! holding anything personal. Shown in a reader's language.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::engagement::{
    ChecklistGroup, Engagement, Factor, FactorStatus, IntentKind, PersonNo, ReasonId, ServiceId, Status,
    TextNo,
};
use crate::playbook::{
    Guard, ItemId, LinkId, Locale, MeetingKindId, OutcomeId, PhaseId, Playbook, TaskId, TaskStatus,
};

/// A value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A date.
    Date(Date),
    /// A number.
    Number(i64),
    /// A person's name.
    Person(PersonNo),
    /// A person's mail address.
    Email(PersonNo),
    /// What somebody typed.
    Text(TextNo),
    /// The engagement's phase.
    Phase(PhaseId),
    /// The engagement's status.
    Status(Status),
    /// A word of FTOP's, by key.
    Word(String),
    /// FTOP's word for an intent.
    Intent(IntentKind),
    /// A service.
    Service(ServiceId),
    /// A business reason of the pick-list.
    Reason(ReasonId),
    /// An FTOP task.
    Task(TaskId),
    /// FTOP's word for a task's status.
    TaskStatus(TaskStatus),
    /// A success factor.
    Factor(Factor),
    /// FTOP's word for a factor's status.
    FactorStatus(FactorStatus),
    /// An item of the success checklist.
    Item(ItemId),
    /// A heading of the success checklist.
    Group(ChecklistGroup),
    /// A kind of meeting.
    MeetingKind(MeetingKindId),
    /// A link that was shared.
    Link(LinkId),
    /// What a change of phase asks for.
    Guard(Guard),
    /// The outcome of a success review.
    Outcome(OutcomeId),
    /// A share in tenths of a percent.
    Share(u64),
    /// Something that needs no words and names nobody: a time zone, an id.
    Plain(String),
    /// The customer's name.
    Customer,
    /// Several.
    List(Vec<Cell>),
}

impl Cell {
    /// `cell` if there is one, else a blank.
    pub(super) fn some(cell: Option<Self>) -> Self {
        cell.unwrap_or(Self::Blank)
    }

    /// A list; a blank if it is empty.
    pub(super) fn list(cells: impl IntoIterator<Item = Self>) -> Self {
        let cells: Vec<Self> = cells.into_iter().collect();
        if cells.is_empty() { Self::Blank } else { Self::List(cells) }
    }

    /// The stored form.
    #[must_use]
    pub fn code(&self) -> String {
        // Strings, numbers, dates and lists of them: nothing here can fail to become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the stored form; a blank for what a later version wrote.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        serde_json::from_str(code).unwrap_or(Self::Blank)
    }

    /// A count.
    pub(super) fn count(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// In words, as plain text; empty for a blank and for what was erased.
    #[must_use]
    pub fn show(&self, engagement: &Engagement, locale: Locale) -> String {
        let person = |no: &PersonNo| engagement.person(*no);
        match self {
            Self::Blank => String::new(),
            Self::Date(date) => date.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Share(tenths) => format!("{}.{} %", tenths / 10, tenths % 10),
            Self::Person(no) => person(no).map(|person| person.name.clone()).unwrap_or_default(),
            Self::Email(no) => person(no).and_then(|person| person.email.clone()).unwrap_or_default(),
            Self::Text(no) => engagement.text(*no).unwrap_or_default().to_owned(),
            Self::Plain(text) => text.clone(),
            Self::Customer => engagement.head.customer.clone(),
            Self::List(cells) => {
                let shown: Vec<String> = cells.iter().map(|cell| cell.show(engagement, locale)).collect();
                shown.join("; ")
            }
            Self::Word(_)
            | Self::Phase(_)
            | Self::Status(_)
            | Self::Intent(_)
            | Self::Service(_)
            | Self::Reason(_)
            | Self::Task(_)
            | Self::TaskStatus(_)
            | Self::Factor(_)
            | Self::FactorStatus(_)
            | Self::Item(_)
            | Self::Group(_)
            | Self::MeetingKind(_)
            | Self::Link(_)
            | Self::Guard(_)
            | Self::Outcome(_) => self.named(locale).unwrap_or_default().to_owned(),
        }
    }

    /// The playbook's name for it; its key where the playbook has none; `None` for what needs no name.
    fn named(&self, locale: Locale) -> Option<&str> {
        let book = Playbook::get();
        Some(match self {
            Self::Word(key) => book.ftop().word(key, locale),
            Self::Phase(id) => book.phase(id).map_or(id.as_str(), |phase| phase.names.of(locale)),
            Self::Status(status) => book.status(*status).names.of(locale),
            Self::Intent(kind) => {
                book.intent(kind.key()).map_or(kind.key(), |status| status.names.of(locale))
            }
            Self::Service(id) => book.service_name(id, locale),
            Self::Reason(id) => book.reason(id).map_or(id.as_str(), |reason| reason.names.of(locale)),
            Self::Task(id) => book.task(*id)?.names.of(locale),
            Self::TaskStatus(status) => book.task_status(*status)?.names.of(locale),
            Self::Factor(factor) => book.factor(*factor).names.of(locale),
            Self::FactorStatus(status) => book.factor_status(*status).ftop.of(locale),
            Self::Item(id) => book.item(id).map_or(id.as_str(), |item| item.names.of(locale)),
            Self::Group(group) => book.group(*group).names.of(locale),
            Self::MeetingKind(id) => book.meeting(id).map_or(id.as_str(), |kind| kind.names.of(locale)),
            Self::Link(id) => book.link(id).map_or(id.as_str(), |link| link.names.of(locale)),
            Self::Guard(guard) => book.guard(*guard).names.of(locale),
            Self::Outcome(outcome) => book.outcome(*outcome).names.of(locale),
            Self::Blank
            | Self::Date(_)
            | Self::Number(_)
            | Self::Share(_)
            | Self::Person(_)
            | Self::Email(_)
            | Self::Text(_)
            | Self::Plain(_)
            | Self::Customer
            | Self::List(_) => return None,
        })
    }
}
