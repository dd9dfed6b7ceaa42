//! One value of the record: typed, and naming people and texts by number alone, so that it can be remembered without
//! holding anything personal. Shown in a reader's language.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::engagement::{Engagement, IntentKind, PersonNo, ReasonId, ServiceId, Status, TextNo};
use crate::playbook::{Locale, PhaseId, Playbook};

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

    /// In words, as plain text; empty for a blank and for what was erased.
    #[must_use]
    pub fn show(&self, engagement: &Engagement, locale: Locale) -> String {
        let person = |no: &PersonNo| engagement.person(*no);
        match self {
            Self::Blank => String::new(),
            Self::Date(date) => date.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Person(no) => person(no).map(|person| person.name.clone()).unwrap_or_default(),
            Self::Email(no) => person(no).and_then(|person| person.email.clone()).unwrap_or_default(),
            Self::Text(no) => engagement.text(*no).unwrap_or_default().to_owned(),
            Self::Word(key) => Playbook::get().ftop().word(key, locale).to_owned(),
            Self::Phase(id) => {
                let phase = Playbook::get().phase(id);
                phase.map_or(id.as_str(), |phase| phase.names.of(locale)).to_owned()
            }
            Self::Status(status) => Playbook::get().status(*status).names.of(locale).to_owned(),
            Self::Intent(kind) => {
                let status = Playbook::get().intent(kind.key());
                status.map_or(kind.key(), |status| status.names.of(locale)).to_owned()
            }
            Self::Service(id) => Playbook::get().service_name(id, locale).to_owned(),
            Self::Reason(id) => {
                let reason = Playbook::get().reason(id);
                reason.map_or(id.as_str(), |reason| reason.names.of(locale)).to_owned()
            }
            Self::Plain(text) => text.clone(),
            Self::Customer => engagement.head.customer.clone(),
            Self::List(cells) => {
                let shown: Vec<String> = cells.iter().map(|cell| cell.show(engagement, locale)).collect();
                shown.join("; ")
            }
        }
    }
}
