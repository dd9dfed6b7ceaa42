//! What changed since an export was last typed into FTOP, and what is remembered of one that is.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Report};

/// A field that is not what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The section's key.
    pub section: String,
    /// What the row is about: its first cell; a blank for a row that is gone.
    pub about: Cell,
    /// The column's key.
    pub column: String,
    /// What was typed.
    pub was: Cell,
    /// What it is.
    pub is: Cell,
}

/// What to remember of `report` once it is typed: by row and column the values that are not blank.
#[must_use]
pub fn to_remember(report: &Report<'_>) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut rows = BTreeMap::new();
    for section in &report.sections {
        for row in &section.rows {
            let filled = section.columns.iter().zip(&row.cells).filter(|(_, cell)| **cell != Cell::Blank);
            let cells = filled.map(|(column, cell)| ((*column).to_owned(), cell.code())).collect();
            rows.insert(section.name_of(row), cells);
        }
    }
    rows
}

/// What changed since the engagement's last stamp; nothing if it has none.
#[must_use]
pub fn changes(report: &Report<'_>) -> Vec<Change> {
    let engagement = report.engagement;
    if engagement.head.typed.is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut there = BTreeSet::new();
    for section in &report.sections {
        for row in &section.rows {
            let name = section.name_of(row);
            let typed = engagement.typed.get(&name);
            let about = row.cells.first().cloned().unwrap_or(Cell::Blank);
            // Each line of a row that is new begins with what it is about: that itself needs no line.
            let said = typed.is_none() && row.cells.iter().skip(1).any(|cell| *cell != Cell::Blank);
            for (column, is) in section.columns.iter().zip(&row.cells).skip(said.into()) {
                let was = typed.and_then(|typed| typed.cells.get(*column));
                let was = was.map_or(Cell::Blank, |code| Cell::parse(code));
                if was != *is {
                    found.push(Change {
                        section: section.key.to_owned(),
                        about: about.clone(),
                        column: (*column).to_owned(),
                        was,
                        is: is.clone(),
                    });
                }
            }
            there.insert(name);
        }
    }
    for typed in engagement.typed.values().filter(|typed| !there.contains(&typed.row)) {
        let section = typed.row.split(' ').next().unwrap_or_default();
        for (column, code) in &typed.cells {
            let (about, was) = (Cell::Blank, Cell::parse(code));
            let (section, column) = (section.to_owned(), column.clone());
            found.push(Change { section, about, column, was, is: Cell::Blank });
        }
    }
    found
}
