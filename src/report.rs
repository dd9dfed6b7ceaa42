//! The record of an engagement, for typing into FTOP and for taking along: rows of typed cells, in FTOP's words.
//!
//! What is in it is decided in `facts` alone; what it looks like, in `files` and `note`; what changed since it was last
//! typed in, in `changes`. Pure: nothing is read or written here, and nothing claims to have written to FTOP.

mod calendar;
mod cell;
mod changes;
mod facts;
mod files;
mod meetings;
mod note;
mod success;
mod way;

#[cfg(test)]
mod tests;

use crate::engagement::{Engagement, Now, Policy, Revision};

pub use calendar::{about, calendar, calendar_name, invitation, subject};
pub use cell::Cell;
pub use changes::{Change, changes, to_remember};
pub use files::{FileError, file_name, write};
pub use note::{lead, note};

/// The record of one engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<'a> {
    /// The engagement that the cells refer to.
    pub engagement: &'a Engagement,
    /// Its revision.
    pub revision: Revision,
    /// What is known, by section.
    pub sections: Vec<Section>,
}

/// Rows of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its key, by which the playbook has its title.
    pub key: &'static str,
    /// Its columns in order, by key.
    pub columns: &'static [&'static str],
    /// The rows.
    pub rows: Vec<Row>,
}

/// One thing of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about, by a key that stays the same: a service's key, a person's number.
    pub key: String,
    /// One cell for each of the section's columns.
    pub cells: Vec<Cell>,
}

impl Section {
    /// The stable name of a row, by which it is remembered.
    fn name_of(&self, row: &Row) -> String {
        format!("{} {}", self.key, row.key)
    }
}

/// The record of `engagement` as it is.
#[must_use]
pub fn of<'a>(engagement: &'a Engagement, policy: &Policy, now: Now) -> Report<'a> {
    Report {
        engagement,
        revision: engagement.head.revision,
        sections: facts::sections(engagement, policy, now),
    }
}
