//! The record as text to type into FTOP: what changed first, then the notes in the house format, then each row under
//! its note prefix.

use std::fmt::Write;

use jiff::tz::TimeZone;

use super::{Cell, Change, Report, Row, Section, changes};
use crate::engagement::ServiceId;
use crate::playbook::{Locale, Playbook};

/// The text, in `locale`; dates as `YYYY-MM-DD`. Blank fields are left out.
#[must_use]
pub fn note(report: &Report<'_>, locale: Locale) -> String {
    let mut text = String::new();
    if let Some((title, lines)) = lead(report, locale) {
        let _ = writeln!(text, "{title}");
        for line in lines {
            let _ = writeln!(text, "- {line}");
        }
        text.push('\n');
    }
    house_notes(&mut text, report, locale);
    for section in &report.sections {
        if BLOCKS.contains(&section.key) {
            for row in &section.rows {
                block(&mut text, report, section, row, locale);
            }
        } else if !section.rows.is_empty() {
            lines(&mut text, report, section, locale);
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// What an export leads with once one was typed into FTOP: what changed since, or that nothing did, and the lines.
#[must_use]
pub fn lead(report: &Report<'_>, locale: Locale) -> Option<(String, Vec<String>)> {
    let typed = report.engagement.head.typed.as_ref()?;
    let zone = TimeZone::get(&report.engagement.head.zone).unwrap_or(TimeZone::UTC);
    let day = typed.at.to_zoned(zone).date();
    let changed = changes(report);
    let title = if changed.is_empty() { "nothing_changed" } else { "changed_since" };
    let title = format!("{} {day}", Playbook::get().ftop().word(title, locale));
    Some((title, changed.iter().map(|change| change.show(report, locale)).collect()))
}

impl Change {
    /// The change in one line: what, which field, is, was.
    #[must_use]
    pub fn show(&self, report: &Report<'_>, locale: Locale) -> String {
        let ftop = Playbook::get().ftop();
        let show = |cell: &Cell| one_line(&cell.show(report.engagement, locale));
        let about = match &self.about {
            Cell::Blank => ftop.section(&self.section, locale).to_owned(),
            about => show(about),
        };
        let column = ftop.column(&self.column, locale);
        let word = |key| ftop.word(key, locale);
        // What was nothing before, or is nothing now, is said so rather than shown as a blank.
        match (show(&self.is), show(&self.was)) {
            (is, was) if was.is_empty() => format!("{about}, {column}: {is} ({})", word("new")),
            (is, was) if is.is_empty() => {
                format!("{about}, {column}: {} ({}: {was})", word("removed"), word("was"))
            }
            (is, was) => format!("{about}, {column}: {is} ({}: {was})", word("was")),
        }
    }
}

/// What the parts of a kind of note are filled with: columns of a section, by the kind's key; each part may take
/// several.
const HOUSE: [(&str, &str, &[&[&str]]); 2] = [
    (
        "overall",
        "engagement",
        &[&["phase", "status", "hold_reason"], &["next_action"], &["next_date"], &["next_owner"]],
    ),
    ("service", "service", &[&["intent"], &["reason", "business", "business_text"]]),
];

/// The notes that an FM keeps in FTOP: one on the engagement as a whole, one a service. Blank parts are left out.
fn house_notes(text: &mut String, report: &Report<'_>, locale: Locale) {
    let kinds = &Playbook::get().notes().kinds;
    for (id, key, fill) in HOUSE {
        let Some(kind) = kinds.iter().find(|kind| kind.id == id) else { continue };
        let Some(section) = report.sections.iter().find(|section| section.key == key) else { continue };
        for row in &section.rows {
            let part = |columns: &&[&str]| {
                let cell = |column: &&str| {
                    let at = section.columns.iter().position(|known| known == column)?;
                    let shown = one_line(&row.cells.get(at)?.show(report.engagement, locale));
                    (!shown.is_empty()).then_some(shown)
                };
                columns.iter().filter_map(cell).collect::<Vec<_>>().join("; ")
            };
            let parts = kind.parts.iter().zip(fill.iter().map(part)).filter(|(_, filled)| !filled.is_empty());
            let lines: Vec<String> =
                parts.map(|(name, filled)| format!("{}: {filled}", name.of(locale))).collect();
            if !lines.is_empty() {
                let _ = writeln!(text, "{}{}\n{}\n", prefix(row), kind.names.of(locale), lines.join("\n"));
            }
        }
    }
}

/// The tag that opens a note about a service.
fn prefix(row: &Row) -> String {
    let service = Playbook::get().service(&ServiceId::new(row.key.as_str()));
    let tag = service.and_then(|service| service.note_tag.as_ref());
    tag.map(|tag| format!("[{tag}] ")).unwrap_or_default()
}

/// The sections whose rows are fields to type, a line each; of the others, a row is a line.
const BLOCKS: [&str; 3] = ["engagement", "service", "person"];

/// A section's rows, a line each: what is known, in the order of the columns.
fn lines(text: &mut String, report: &Report<'_>, section: &Section, locale: Locale) {
    let _ = writeln!(text, "{}", Playbook::get().ftop().section(section.key, locale));
    for row in &section.rows {
        // A row that names itself by its next cells says that once.
        let cells = section.columns.iter().zip(&row.cells).filter(|(column, _)| **column != "about");
        let cells = cells.map(|(_, cell)| one_line(&cell.show(report.engagement, locale)));
        let filled: Vec<String> = cells.filter(|shown| !shown.is_empty()).collect();
        let _ = writeln!(text, "- {}", filled.join("; "));
    }
    text.push('\n');
}

fn block(text: &mut String, report: &Report<'_>, section: &Section, row: &Row, locale: Locale) {
    let ftop = Playbook::get().ftop();
    let mut cells = section.columns.iter().zip(&row.cells);
    let title = match (section.key, cells.next()) {
        (_, Some((_, first))) => first.show(report.engagement, locale),
        (key, None) => ftop.section(key, locale).to_owned(),
    };
    let _ = writeln!(text, "{}{}", prefix(row), one_line(&title));
    for (column, cell) in cells {
        let shown = cell.show(report.engagement, locale);
        if !shown.is_empty() {
            let _ = writeln!(text, "{}: {}", ftop.column(column, locale), one_line(&shown));
        }
    }
    text.push('\n');
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
