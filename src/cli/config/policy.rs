//! The policy file (`POLICY_FILE`): every threshold and switch that an operator may set, in TOML.
//!
//! [`keys`] is the one list: a key is read, checked, documented and written into `docs/policy.toml` from its entry
//! there. What a value does is decided in `engagement` and elsewhere, never here.

mod reminders;

use std::fmt::Write;

use jiff::SignedDuration;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::engagement::{Confirmer, Gate, Policy};

/// How alike (0 to 1) an unknown key and a known one must be for the one to be named as meant.
const ALIKE: f64 = 0.6;

/// A key of the policy file.
pub struct Key {
    /// Its place: `table.key`.
    pub path: &'static str,
    /// What it means, for whoever edits the file; one or more lines.
    pub meaning: &'static str,
    /// The value in a policy, as TOML.
    show: fn(&Policy) -> String,
    /// Reads a value into a policy; what is wrong with it otherwise.
    set: fn(&mut Policy, &DeValue<'_>) -> Result<(), String>,
}

/// The keys about the engagement's rules.
const KEYS: &[Key] = &[
    Key {
        path: "dibs.gate",
        meaning: "What opens the success workshop: \"agreed\" (the FM recorded that a customer person agreed) or\n\
            \"confirmed\" (an entitled customer person tapped).",
        show: |policy| toml_text(gate_word(policy.gate)),
        set: |policy, value| set(&mut policy.gate, word(value, &GATES)),
    },
    Key {
        path: "dibs.confirmers",
        meaning: "Who may confirm a service's points, besides being known from Teams and on the customer's side:\n\
            \"success_owner\" (of that service), \"sponsor\", \"project_manager\". At least one.",
        show: |policy| list(policy.confirmers.iter().map(|confirmer| confirmer_word(*confirmer))),
        set: |policy, value| {
            let words = words(value)?.into_iter().map(|text| one_of(text, &CONFIRMERS));
            let confirmers: Result<_, String> = words.collect();
            set(&mut policy.confirmers, confirmers)?;
            if policy.confirmers.is_empty() {
                Err("names nobody; keep at least one".to_owned())
            } else {
                Ok(())
            }
        },
    },
    Key {
        path: "dibs.gather_minutes",
        meaning: "The FM's changes to what was asked about are gathered for so many minutes and then asked in one\n\
            message. 0 to 1440.",
        show: |policy| policy.gather.as_mins().to_string(),
        set: |policy, value| {
            set(&mut policy.gather, number(value, 0, 1440).map(|n| SignedDuration::from_mins(n.into())))
        },
    },
    Key {
        path: "people.group_mailboxes",
        meaning: "Local parts of e-mail addresses, and names, that are nobody in particular: no success owner can be\n\
            called so. This list replaces the default one.",
        show: |policy| list(policy.group_mailboxes.iter().map(String::as_str)),
        set: |policy, value| {
            let names = words(value)?.into_iter().map(|name| name.trim().to_lowercase());
            policy.group_mailboxes = names.filter(|name| !name.is_empty()).collect();
            Ok(())
        },
    },
    Key {
        path: "health.red_overdue_days",
        meaning: "An engagement with a date overdue is amber; overdue by more than so many days it is red. 0 to 365.",
        show: |policy| policy.health.red_overdue_days.to_string(),
        set: |policy, value| set(&mut policy.health.red_overdue_days, number(value, 0, 365)),
    },
    Key {
        path: "health.silence_days",
        meaning: "After so many days in which nobody did anything, an engagement is amber. 1 to 365.",
        show: |policy| policy.health.silence_days.to_string(),
        set: |policy, value| set(&mut policy.health.silence_days, number(value, 1, 365)),
    },
    Key {
        path: "health.unanswered_days",
        meaning: "An engagement whose request to confirm is unanswered for so many business days (Monday to Friday)\n\
            is amber. 1 to 60.",
        show: |policy| policy.health.unanswered_days.to_string(),
        set: |policy, value| set(&mut policy.health.unanswered_days, number(value, 1, 60)),
    },
];

/// Every key, in the order of the documented file. Keys of one table stand together.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    KEYS.iter().chain(reminders::KEYS)
}

const GATES: [(&str, Gate); 2] = [("agreed", Gate::Agreed), ("confirmed", Gate::Confirmed)];
const CONFIRMERS: [(&str, Confirmer); 3] = [
    ("success_owner", Confirmer::SuccessOwner),
    ("sponsor", Confirmer::Sponsor),
    ("project_manager", Confirmer::ProjectManager),
];

fn gate_word(gate: Gate) -> &'static str {
    match gate {
        Gate::Agreed => "agreed",
        Gate::Confirmed => "confirmed",
    }
}

fn confirmer_word(confirmer: Confirmer) -> &'static str {
    match confirmer {
        Confirmer::SuccessOwner => "success_owner",
        Confirmer::Sponsor => "sponsor",
        Confirmer::ProjectManager => "project_manager",
    }
}

/// The policy that `text` says, over the defaults.
///
/// # Errors
/// Everything that is wrong, each as `line:column: what and the mend`.
pub fn read(text: &str) -> Result<Policy, Vec<String>> {
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let place = error.span().map_or_else(String::new, |span| place(text, span.start));
            return Err(vec![format!("{place}{}", error.message())]);
        }
    };
    let mut policy = Policy::default();
    let mut wrong = Vec::new();
    entries(table.get_ref(), "", &mut |path, at, value| {
        let known = keys().find(|key| key.path == path);
        let told = match known {
            Some(key) => (key.set)(&mut policy, value.get_ref())
                .map_err(|why| (value.span().start, format!("{path} {why}"))),
            None => Err((at, unknown(path))),
        };
        wrong.extend(told.err());
    });
    if wrong.is_empty() {
        return Ok(policy);
    }
    wrong.sort();
    Err(wrong.into_iter().map(|(at, why)| format!("{}{why}", place(text, at))).collect())
}

/// Every value with its path and place. A table whose path is the beginning of a known key is looked into; anything
/// else is a value, so that a table in the wrong place is an unknown key and no silence.
fn entries(table: &DeTable<'_>, above: &str, each: &mut dyn FnMut(&str, usize, &Spanned<DeValue<'_>>)) {
    for (key, value) in table {
        let path =
            if above.is_empty() { key.get_ref().to_string() } else { format!("{above}.{}", key.get_ref()) };
        let inner =
            keys().any(|known| known.path.strip_prefix(&path).is_some_and(|rest| rest.starts_with('.')));
        match value.get_ref().as_table().filter(|_| inner) {
            Some(table) => entries(table, &path, each),
            None => each(&path, key.span().start, value),
        }
    }
}

/// That there is no such key, and which one may be meant.
fn unknown(path: &str) -> String {
    let likeness = |known: &str| {
        let own = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
        strsim::jaro_winkler(path, known).max(strsim::jaro_winkler(&own(path), &own(known)))
    };
    let nearest = keys().map(|key| (likeness(key.path), key.path)).max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest.filter(|(alike, _)| *alike >= ALIKE) {
        Some((_, near)) => format!("there is no key {path}; {near} is the nearest"),
        None => format!("there is no key {path}; docs/policy.toml lists them all"),
    }
}

/// Where the byte `at` of `text` is, as `line:column: `, both from 1.
fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{line}:{column}: ")
}

/// The documented file: every key with its meaning, at its value in `policy`.
#[must_use]
pub fn documented(policy: &Policy) -> String {
    let mut text = String::from(
        "# The policy file of fasttrack-bot: every key at its default, with its meaning.\n\
         # Name a file like this one in POLICY_FILE; what it does not say stays at its default.\n\
         # A key that is not listed here is an error. Written by the tests (UPDATE_POLICY=1); do not edit by hand.\n",
    );
    let mut table = "";
    for key in keys() {
        let (of, name) = key.path.split_once('.').unwrap_or(("", key.path));
        if of != table {
            table = of;
            let _ = write!(text, "\n[{of}]\n");
        }
        for line in key.meaning.lines() {
            let _ = writeln!(text, "# {}", line.trim());
        }
        let _ = writeln!(text, "{name} = {}", (key.show)(policy));
    }
    text
}

fn set<T>(to: &mut T, read: Result<T, String>) -> Result<(), String> {
    *to = read?;
    Ok(())
}

/// A whole number from `least` to `most`.
fn number(value: &DeValue<'_>, least: u16, most: u16) -> Result<u16, String> {
    let mend = || format!("must be a whole number from {least} to {most}");
    let integer = value.as_integer().ok_or_else(mend)?;
    let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
    let fits = number.and_then(|number| u16::try_from(number).ok());
    fits.filter(|number| (least..=most).contains(number)).ok_or_else(mend)
}

fn words<'v>(value: &'v DeValue<'_>) -> Result<Vec<&'v str>, String> {
    let mend = || "must be a list of texts, such as [\"one\", \"two\"]".to_owned();
    let list = value.as_array().ok_or_else(mend)?;
    list.iter().map(|item| item.get_ref().as_str().ok_or_else(mend)).collect()
}

fn word<T: Copy>(value: &DeValue<'_>, known: &[(&str, T)]) -> Result<T, String> {
    one_of(value.as_str().unwrap_or_default(), known)
}

fn one_of<T: Copy>(text: &str, known: &[(&str, T)]) -> Result<T, String> {
    let found = known.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    found.ok_or_else(|| format!("must be of {}", list(known.iter().map(|(word, _)| *word))))
}

/// A basic TOML string; the values shown are words and names without control characters.
fn toml_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', r#"\""#))
}

/// A TOML list of texts, broken into lines when it is long.
fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let quoted: Vec<String> = words.map(toml_text).collect();
    let line = quoted.join(", ");
    if line.len() <= 100 {
        return format!("[{line}]");
    }
    let lines: Vec<String> = quoted.chunks(8).map(|chunk| format!("  {},", chunk.join(", "))).collect();
    format!("[\n{}\n]", lines.join("\n"))
}

#[cfg(test)]
mod tests;
