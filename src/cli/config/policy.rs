//! The policy file (`POLICY_FILE`): every threshold and switch that an operator may set, in TOML.
//!
//! [`keys()`] is the one list: a key is read, checked, documented and written into `docs/policy.toml` from its entry in
//! `engagements` or `reminders`; how a kind of value is read and shown is in `values`. What a value does is decided in
//! `engagement` and elsewhere, never here.

use std::fmt::Write;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::engagement::Policy;

mod engagements;
mod reminders;
mod values;

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

/// Every key, in the order of the documented file. Keys of one table stand together.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    engagements::KEYS.iter().chain(reminders::KEYS)
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
    match nearest(keys().map(|key| key.path), likeness) {
        Some(near) => format!("there is no key {path}; {near} is the nearest"),
        None => format!("there is no key {path}; docs/policy.toml lists them all"),
    }
}

/// The one that is most alike, if it is alike enough to be what was meant.
fn nearest<'k>(known: impl Iterator<Item = &'k str>, likeness: impl Fn(&str) -> f64) -> Option<&'k str> {
    let alike = known.map(|one| (likeness(one), one)).max_by(|a, b| a.0.total_cmp(&b.0));
    alike.filter(|(alike, _)| *alike >= ALIKE).map(|(_, one)| one)
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

#[cfg(test)]
mod tests;
