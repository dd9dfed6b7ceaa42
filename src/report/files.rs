//! The record as a file: JSON, CSV, Markdown, or a workbook.
//!
//! What people typed may look like a formula: no cell of a CSV or a workbook is one ("CSV Injection", OWASP).

use std::collections::BTreeSet;
use std::fmt::Write;

use adaptive_cards::escape_markdown;
use rust_xlsxwriter::{Format as Style, Workbook, XlsxError};
use serde_json::{Map, Value, json};

use super::{Report, Row, Section, lead};
use crate::dialogue::Format;
use crate::playbook::{Locale, Playbook};

/// Why a file could not be made. A mistake of ours, never of who asked.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The CSV writer said so.
    #[error("csv: {0}")]
    Csv(#[from] csv::Error),
    /// The workbook writer said so.
    #[error("xlsx: {0}")]
    Xlsx(#[from] XlsxError),
}

/// A file's name: the customer's name as far as file systems take it, and the engagement's id.
#[must_use]
pub fn file_name(report: &Report<'_>, format: Format) -> String {
    let keep = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = report.engagement.head.customer.chars().take(40).map(keep).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    format!("{}-{}.{}", parts.join("-"), report.engagement.head.id, format.extension())
}

/// The records in one file, in `locale`.
///
/// # Errors
/// When the writer of the format fails.
pub fn write(reports: &[Report<'_>], format: Format, locale: Locale) -> Result<Vec<u8>, FileError> {
    match format {
        Format::Json => Ok(as_json(reports, locale)),
        Format::Csv => as_csv(reports, locale),
        Format::Md => Ok(as_markdown(reports, locale).into_bytes()),
        Format::Xlsx => as_workbook(reports, locale),
    }
}

fn column(key: &str, locale: Locale) -> &str {
    Playbook::get().ftop().column(key, locale)
}

fn section_title(key: &str, locale: Locale) -> &str {
    Playbook::get().ftop().section(key, locale)
}

/// Keys stay as they are, in whatever language; values are in FTOP's words.
fn as_json(reports: &[Report<'_>], locale: Locale) -> Vec<u8> {
    let of_row = |report: &Report<'_>, section: &Section, row: &Row| {
        let cells = section.columns.iter().zip(&row.cells);
        let shown = cells.map(|(column, cell)| {
            let shown = cell.show(report.engagement, locale);
            let value = if shown.is_empty() { Value::Null } else { Value::from(shown) };
            ((*column).to_owned(), value)
        });
        Value::Object(shown.collect())
    };
    let of_report = |report: &Report<'_>| {
        let sections = report.sections.iter().map(|section| {
            let rows: Vec<Value> = section.rows.iter().map(|row| of_row(report, section, row)).collect();
            (section.key.to_owned(), Value::from(rows))
        });
        let mut all = Map::new();
        all.insert("id".to_owned(), json!(report.engagement.head.id));
        all.insert("revision".to_owned(), json!(report.revision));
        all.extend(sections);
        if let Some((_, lines)) = lead(report, locale) {
            all.insert("changed_since_typed".to_owned(), json!(lines));
        }
        Value::Object(all)
    };
    let all: Vec<Value> = reports.iter().map(of_report).collect();
    format!("{:#}\n", json!({"engagements": all})).into_bytes()
}

/// One table: a row a thing, with every column that any section has.
fn as_csv(reports: &[Report<'_>], locale: Locale) -> Result<Vec<u8>, FileError> {
    let columns = all_columns(reports);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let lead = ["engagement", "customer", "section"];
    writer.write_record(
        lead.iter()
            .copied()
            .chain(columns.iter().copied().filter(|key| *key != "customer"))
            .map(|key| column(key, locale)),
    )?;
    for report in reports {
        for section in &report.sections {
            for row in &section.rows {
                let head = &report.engagement.head;
                let mut record = vec![
                    head.id.to_string(),
                    disarmed(&head.customer),
                    section_title(section.key, locale).to_owned(),
                ];
                for key in columns.iter().filter(|key| **key != "customer") {
                    let at = section.columns.iter().position(|column| column == key);
                    let cell = at.and_then(|at| row.cells.get(at));
                    let shown = cell.map(|cell| cell.show(report.engagement, locale)).unwrap_or_default();
                    record.push(disarmed(&shown));
                }
                writer.write_record(record)?;
            }
        }
    }
    writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())).into())
}

/// The columns of all sections, each once, in the order in which they first come.
fn all_columns(reports: &[Report<'_>]) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    let every = reports.iter().flat_map(|report| &report.sections).flat_map(|section| section.columns);
    every.copied().filter(|key| seen.insert(*key)).collect()
}

/// A text that a spreadsheet would take for a formula, made plain by an apostrophe before it.
fn disarmed(text: &str) -> String {
    if is_armed(text) { format!("'{text}") } else { text.to_owned() }
}

fn is_armed(text: &str) -> bool {
    // The full-width forms count too: some spreadsheets read them as the plain ones.
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn as_markdown(reports: &[Report<'_>], locale: Locale) -> String {
    let mut text = String::new();
    let cell = |text: &str| escape_markdown(text).replace('|', "\\|").replace('\r', "").replace('\n', "<br>");
    for report in reports {
        let _ = writeln!(text, "# {}\n", cell(&report.engagement.head.customer));
        if let Some((title, lines)) = lead(report, locale) {
            let _ = writeln!(text, "{title}\n");
            for line in &lines {
                let _ = writeln!(text, "- {}", cell(line));
            }
            text.push('\n');
        }
        for section in &report.sections {
            let _ = writeln!(text, "## {}\n", section_title(section.key, locale));
            let titles: Vec<&str> = section.columns.iter().map(|key| column(key, locale)).collect();
            let _ = writeln!(text, "| {} |", titles.join(" | "));
            let _ = writeln!(text, "|{}", "---|".repeat(titles.len()));
            for row in &section.rows {
                let cells: Vec<String> =
                    row.cells.iter().map(|value| cell(&value.show(report.engagement, locale))).collect();
                let _ = writeln!(text, "| {} |", cells.join(" | "));
            }
            text.push('\n');
        }
    }
    text
}

/// A sheet a section. Every cell is a text, and one that looks like a formula stays one when it is edited.
fn as_workbook(reports: &[Report<'_>], locale: Locale) -> Result<Vec<u8>, FileError> {
    let (bold, quoted) = (Style::new().set_bold(), Style::new().set_quote_prefix());
    let mut book = Workbook::new();
    let mut keys: Vec<&'static str> = Vec::new();
    for section in reports.iter().flat_map(|report| &report.sections) {
        if !keys.contains(&section.key) {
            keys.push(section.key);
        }
    }
    for key in keys {
        let sheet = book.add_worksheet();
        sheet.set_name(section_title(key, locale))?.set_freeze_panes(1, 0)?;
        let mut at = 0_u32;
        for report in reports {
            for section in report.sections.iter().filter(|section| section.key == key) {
                let lead: &[&str] = if section.columns.contains(&"customer") {
                    &["engagement"]
                } else {
                    &["engagement", "customer"]
                };
                if at == 0 {
                    for (number, key) in (0_u16..).zip(lead.iter().chain(section.columns)) {
                        sheet.write_string_with_format(0, number, column(key, locale), &bold)?;
                    }
                }
                for row in &section.rows {
                    at += 1;
                    let head = &report.engagement.head;
                    let mut texts = vec![head.id.to_string(), head.customer.clone()];
                    texts.truncate(lead.len());
                    texts.extend(row.cells.iter().map(|cell| cell.show(report.engagement, locale)));
                    for (number, text) in (0_u16..).zip(texts).filter(|(_, text)| !text.is_empty()) {
                        if is_armed(&text) {
                            sheet.write_string_with_format(at, number, &text, &quoted)?;
                        } else {
                            sheet.write_string(at, number, &text)?;
                        }
                    }
                }
            }
        }
        sheet.autofit();
    }
    Ok(book.save_to_buffer()?)
}
