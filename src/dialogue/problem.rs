//! The state of a form that is shown: its values, and what is wrong with them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::form::Inputs;
use crate::engagement::Wrong;

/// The state of a form: what stands in it and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Form {
    /// Values to show; a field without one shows what the state holds.
    #[serde(default, skip_serializing_if = "Inputs::is_empty")]
    pub values: Inputs,
    /// What was wrong with the last submission, by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// The instance of the form, carried by its submit button.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nonce: String,
}

impl Form {
    /// A form without values, problems and nonce.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.values.is_empty() && self.problems.is_empty() && self.nonce.is_empty()
    }
}

/// One thing wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The id of the input (see [`super::form::id`]); empty for the form as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub input: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ProblemKind {
    /// Nothing was entered where something is needed.
    Required,
    /// Not a date.
    NotADate,
    /// The date is not in the future.
    NotInFuture {
        /// Today.
        today: Date,
    },
    /// The date is in the future where it must not be.
    InFuture {
        /// Today.
        today: Date,
    },
    /// The target date is not after the start date.
    NotAfterStart {
        /// The start date.
        start: Date,
    },
    /// The start date is not before the target date.
    NotBeforeTarget {
        /// The target date.
        target: Date,
    },
    /// A moved date needs a reason.
    MovedWithoutReason {
        /// From when.
        from: Date,
        /// To when.
        to: Date,
    },
    /// Not an e-mail address.
    NotAnEmail,
    /// A group mailbox or department, not a named person.
    NotAPerson,
    /// The FM cannot be this.
    IsTheFm,
    /// Not a person of the customer's side.
    NotTheCustomer,
    /// The text is too long.
    TooLong {
        /// Its length in UTF-16 units.
        units: usize,
        /// The longest allowed.
        max: usize,
    },
    /// The value is not one of those offered.
    NotOffered,
    /// Not a web address.
    NotALink,
    /// The playbook says no, and nobody said why all the same.
    Against,
    /// Not an hour.
    NotATime,
    /// Not a time zone that is known.
    NotAZone,
    /// More than fit.
    TooManyOf {
        /// How many fit.
        max: usize,
    },
    /// The date is before today.
    InPast {
        /// Today.
        today: Date,
    },
    /// Not a whole number.
    NotANumber,
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

impl From<&Wrong> for ProblemKind {
    fn from(wrong: &Wrong) -> Self {
        match wrong {
            Wrong::Blank => Self::Required,
            Wrong::TooLong { units, max } => Self::TooLong { units: *units, max: *max },
            Wrong::NotADate => Self::NotADate,
            Wrong::NotInFuture { today } => Self::NotInFuture { today: *today },
            Wrong::InFuture { today } => Self::InFuture { today: *today },
            Wrong::NotAfterStart { start } => Self::NotAfterStart { start: *start },
            Wrong::NotBeforeTarget { target } => Self::NotBeforeTarget { target: *target },
            Wrong::MovedWithoutReason { from, to } => Self::MovedWithoutReason { from: *from, to: *to },
            Wrong::UnknownReason(_) | Wrong::UnknownService(_) | Wrong::UnknownPerson(_) => Self::NotOffered,
            Wrong::UnknownZone => Self::NotAZone,
            Wrong::NotATime => Self::NotATime,
            Wrong::NotAPerson => Self::NotAPerson,
            Wrong::NotAnEmail => Self::NotAnEmail,
            Wrong::IsFm => Self::IsTheFm,
            Wrong::NotCustomerPerson => Self::NotTheCustomer,
            Wrong::NotALink => Self::NotALink,
            Wrong::TooManyOf { max } => Self::TooManyOf { max: *max },
            Wrong::InPast { today } => Self::InPast { today: *today },
            Wrong::NotANumber => Self::NotANumber,
            Wrong::MoreThan { max } => Self::MoreThan { max: *max },
            Wrong::LessThan { min } => Self::LessThan { min: *min },
        }
    }
}
