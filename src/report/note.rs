//! The record as text to type into FTOP: what changed first, then each row under its note prefix.

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
    for section in &report.sections {
        for row in &section.rows {
            block(&mut text, report, section, row, locale);
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
        let show = |cell: &Cell| match one_line(&cell.show(report.engagement, locale)) {
            shown if shown.is_empty() => ftop.word("blank", locale).to_owned(),
            shown => shown,
        };
        let about = match &self.about {
            Cell::Blank => ftop.section(&self.section, locale).to_owned(),
            about => show(about),
        };
        let column = ftop.column(&self.column, locale);
        let was = ftop.word("was", locale);
        format!("{about}, {column}: {} ({was}: {})", show(&self.is), show(&self.was))
    }
}

fn block(text: &mut String, report: &Report<'_>, section: &Section, row: &Row, locale: Locale) {
    let ftop = Playbook::get().ftop();
    let mut cells = section.columns.iter().zip(&row.cells);
    let title = match (section.key, cells.next()) {
        (_, Some((_, first))) => first.show(report.engagement, locale),
        (key, None) => ftop.section(key, locale).to_owned(),
    };
    let service = Playbook::get().service(&ServiceId::new(row.key.as_str()));
    let prefix = service.and_then(|service| service.note_tag.as_ref()).map(|tag| format!("[{tag}] "));
    let _ = writeln!(text, "{}{}", prefix.unwrap_or_default(), one_line(&title));
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
