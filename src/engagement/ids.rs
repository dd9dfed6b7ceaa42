//! Identifiers within and of an engagement. Plain values: where they are stored is `records`' business.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::journey::JourneyRecord;
use super::meeting::Planned;
use super::plan::ItemKey;
use super::ssat::Factor;
use crate::playbook::ServiceId;

/// An engagement's id: 10 characters of lower-case Crockford base32.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EngagementId(String);

/// Text that is not an engagement id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an engagement id")]
pub struct NotAnId;

impl EngagementId {
    /// The number of characters.
    pub const LEN: usize = 10;

    /// Reads an id, as drawn by `entropy::token` or carried by a card's data.
    ///
    /// # Errors
    /// When the text is not 10 characters of the alphabet.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        let fits = |b: u8| b.is_ascii_digit() || (b.is_ascii_lowercase() && !b"ilou".contains(&b));
        let good = text.len() == Self::LEN && text.bytes().all(fits);
        if good { Ok(Self(text.to_owned())) } else { Err(NotAnId) }
    }

    /// The id's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EngagementId {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        Self::parse(&text)
    }
}

impl From<EngagementId> for String {
    fn from(id: EngagementId) -> Self {
        id.0
    }
}

impl fmt::Display for EngagementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl $name {
            /// The one after this.
            #[must_use]
            pub const fn next(self) -> Self {
                Self(self.0.saturating_add(1))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number! {
    /// A person within one engagement, from 1. Everything but the person's own record names persons by it.
    PersonNo(u32)
}
number! {
    /// A free text within one engagement, from 1.
    TextNo(u32)
}
number! {
    /// A customer's report that something is wrong, within one engagement, from 1.
    CorrectionNo(u32)
}
number! {
    /// An open point within one engagement, from 1.
    PointNo(u32)
}
number! {
    /// A meeting within one engagement, from 1.
    MeetingNo(u32)
}
number! {
    /// How many commands an engagement has taken; its first state has revision 1.
    Revision(u64)
}

/// Who somebody is in Teams: the conversation's tenant, and `aadObjectId` there, or a hash of `from.id`
/// for those without one. The same human in two tenants is two persons.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonKey {
    /// The tenant that hosts the conversation.
    pub tenant: String,
    /// The person within it; opaque.
    pub person: String,
}

/// One stored record of an engagement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    /// The head; rewritten by every change.
    Head,
    /// A person.
    Person(PersonNo),
    /// A service's DIBS.
    Dibs(ServiceId),
    /// A report that something is wrong.
    Correction(CorrectionNo),
    /// A free text; written once.
    Text(TextNo),
    /// One of the journey's.
    Journey(JourneyRecord),
    /// A row of the export last typed into FTOP.
    Typed(String),
    /// What a person typed into the dialog of this name and has not saved.
    Draft(PersonNo, String),
    /// A success factor of a service.
    Ssat(ServiceId, Factor),
    /// An open point, or one that was.
    Point(PointNo),
    /// A meeting.
    Meeting(MeetingNo),
    /// What is known of one occurrence of a meeting.
    Occasion(MeetingNo, Planned),
    /// An item of the success checklist.
    Item(ItemKey),
    /// The success plan as a whole.
    Plan,
    /// Goals and how people work together.
    Goals,
    /// What is measured of a service.
    Measure(ServiceId),
}
