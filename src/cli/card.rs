//! The tools for authors of cards: `card expand` and `card check`. Files are read and findings printed here; what is
//! looked at is `cards::lint`'s business, and the language of templates is the crate `adaptive-cards`'.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use adaptive_cards::{ExpandOptions, ParseOptions, Severity, Template};
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::help;
use crate::cards::lint::{self, Case, Found};
use crate::clock::{Clock, SystemClock};

/// The commands under `card`.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub(super) enum Command {
    /// Print the card that a template makes of data
    #[command(long_about = help::CARD_EXPAND)]
    Expand(ExpandArgs),
    /// Check templates and cards, in every language
    #[command(long_about = help::CARD_CHECK, after_long_help = help::CARD_RULES)]
    Check(CheckArgs),
}

/// The options of `card expand`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub(super) struct ExpandArgs {
    /// The template
    #[arg(long, value_name = "FILE")]
    template: PathBuf,
    /// The data
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
}

/// The options of `card check`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub(super) struct CheckArgs {
    /// Templates or cards [default: every template that is built in]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line each, for people
    Text,
    /// One JSON object, for machines
    Json,
}

/// What a command says, and whether all is well.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// For standard output.
    pub(super) out: String,
    /// For standard error.
    pub(super) warnings: Vec<String>,
    /// Why the command failed all the same.
    pub(super) failed: Option<String>,
}

/// Does what is asked.
///
/// # Errors
/// What is wrong, for a person, when there is nothing to print.
pub(super) fn run(command: &Command) -> Result<Said, String> {
    match command {
        Command::Expand(args) => expand(args),
        Command::Check(args) => check(args),
    }
}

/// As the reference engine: functions that do not exist fail when they are evaluated, and there is a clock.
fn expand(args: &ExpandArgs) -> Result<Said, String> {
    let (template, data) = (read(&args.template)?, read(&args.data)?);
    let mut parse = ParseOptions::default();
    (parse.clock, parse.unknown_functions_fail_late) = (true, true);
    let mut options = ExpandOptions::default();
    options.now = Some(SystemClock.now());
    let wrong = |why: String| format!("{}: {why}", args.template.display());
    let template = Template::parse_with(&template, parse).map_err(|error| wrong(error.to_string()))?;
    let expansion = template.expand_with(&data, &options).map_err(|error| wrong(error.to_string()))?;
    Ok(Said { out: format!("{:#}", expansion.card), warnings: expansion.warnings, failed: None })
}

fn check(args: &CheckArgs) -> Result<Said, String> {
    let cases = if args.files.is_empty() {
        lint::built_in().map_err(|error| error.to_string())?
    } else {
        args.files
            .iter()
            .map(|file| case(file, &args.files))
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?
    };
    let mut found: Vec<Found> = lint::strings().into_iter().collect();
    found.extend(cases.iter().flat_map(lint::check));
    let count = |severity| found.iter().filter(|one| one.finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let out = match args.format {
        Format::Text => lines(&found, cases.len(), errors, warnings),
        Format::Json => {
            format!(
                "{:#}",
                json!({"checked": cases.len(), "errors": errors, "warnings": warnings, "findings": found})
            )
        }
    };
    let failed = (errors > 0).then(|| format!("{errors} {}", if errors == 1 { "error" } else { "errors" }));
    Ok(Said { out, warnings: Vec::new(), failed })
}

fn lines(found: &[Found], checked: usize, errors: usize, warnings: usize) -> String {
    let mut out = String::new();
    for one in found {
        let languages: Vec<&str> = one.languages.iter().map(|language| language.as_str()).collect();
        let languages =
            if languages.is_empty() { String::new() } else { format!(" ({})", languages.join(", ")) };
        // Writing to a string does not fail.
        let _ = writeln!(out, "{}{languages}: {}", one.card, one.finding);
    }
    let _ = write!(out, "{checked} checked, errors: {errors}, warnings: {warnings}");
    out
}

/// The case of a file; `None` if the file is the sample of another one that was given.
fn case(file: &Path, all: &[PathBuf]) -> Result<Option<Case>, String> {
    if all.iter().any(|other| sample_of(other).as_deref() == Some(file)) {
        return Ok(None);
    }
    let sample = sample_of(file).filter(|sample| sample.is_file()).map(|sample| read(&sample)).transpose()?;
    Ok(Some(Case { name: file.display().to_string(), template: read(file)?, sample }))
}

/// Where the data of a template is: `x.sample.json` beside `x.json`, `x.data.json` beside `x.template.json`.
fn sample_of(file: &Path) -> Option<PathBuf> {
    let name = file.file_name().and_then(OsStr::to_str)?;
    let sample = match name.strip_suffix(".template.json") {
        Some(stem) => format!("{stem}.data.json"),
        None => format!("{}.sample.json", name.strip_suffix(".json")?),
    };
    Some(file.with_file_name(sample))
}

/// Reads a JSON file, with or without a byte order mark.
fn read(file: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("{}: not JSON: {error}", file.display()))
}

#[cfg(test)]
mod tests;
