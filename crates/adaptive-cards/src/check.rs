//! Checks of expanded cards: what clients would refuse, show wrongly, or leave people alone with.

mod meaning;
mod structure;
mod table;
mod whole;

use crate::error::push_pointer;
use serde::Serialize;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fmt;
use structure::Expected;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// People will have trouble with the card.
    Warning,
    /// Clients refuse the card, or part of it is lost.
    Error,
}

/// Something wrong with a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// JSON pointer (RFC 6901) to the value.
    pub pointer: String,
    /// How bad it is.
    pub severity: Severity,
    /// The name of the rule, for switching it off and for machines.
    pub rule: &'static str,
    /// What is wrong, in English.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let pointer = if self.pointer.is_empty() { "(card)" } else { &self.pointer };
        write!(f, "{severity} {pointer}: {} [{}]", self.message, self.rule)
    }
}

/// What is checked, and how strictly.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckOptions {
    /// The most bytes that the card may take as compact JSON in UTF-16, two for each unit. Teams refuses messages
    /// of more than 100 KB, counted so; older documents say 28 KB. The default of 25 KiB is safe under both.
    pub max_bytes: usize,
    /// Refuse what Teams knows beyond schema 1.5.
    pub plain: bool,
    /// Rules to leave out, by name.
    pub ignore: Vec<String>,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self { max_bytes: 25 * 1024, plain: false, ignore: Vec::new() }
    }
}

/// Checks an expanded card. Without a finding of severity [`Severity::Error`] clients can show it.
///
/// | rule | looks at |
/// |---|---|
/// | `type`, `property`, `required`, `value`, `depth` | the structure: schema 1.5 and what Teams knows beyond it |
/// | `plain` | what is beyond schema 1.5, if [`CheckOptions::plain`] is set |
/// | `version`, `fallback-text`, `size` | the card as a whole |
/// | `id`, `target` | ids taken twice, targets of toggles and resets that are nowhere |
/// | `label`, `error-message`, `choices`, `bounds`, `format` | inputs |
/// | `alt-text` | images and media |
/// | `action-count`, `title`, `verb`, `execute-fallback` | actions |
/// | `fallback` | elements and actions that not every client knows |
/// | `refresh`, `refresh-inputs` | cards that refresh by themselves |
/// | `mention` | `<at>` texts against `msteams.entities` |
/// | `unexpanded`, `date` | left-over `${` (in the data of actions, too), dates that would be shown raw |
///
/// ```
/// use adaptive_cards::{CheckOptions, Severity, check};
/// use serde_json::json;
///
/// let card = json!({
///     "type": "AdaptiveCard", "version": "1.5", "fallbackText": "Hello",
///     "body": [{"type": "TextBlock", "txt": "Hello"}]
/// });
/// let findings = check(&card, &CheckOptions::default());
/// assert_eq!(findings[0].to_string(), "error /body/0: `TextBlock` needs `text` [required]");
/// assert_eq!(findings[1].pointer, "/body/0/txt");
/// assert!(findings.iter().all(|f| f.severity == Severity::Error));
/// ```
pub fn check(card: &Value, options: &CheckOptions) -> Vec<Finding> {
    let mut checking = Checking {
        options,
        pointer: String::new(),
        findings: Vec::new(),
        depth: 0,
        in_fallback: false,
        ids: HashMap::new(),
        fallback_ids: HashSet::new(),
        targets: Vec::new(),
        mentions: Vec::new(),
        known_mentions: Vec::new(),
        refreshes: false,
        has_inputs: false,
    };
    checking.object(card, Expected::Card);
    checking.depth = 0;
    checking.whole(card);
    checking.findings
}

/// A check under way.
struct Checking<'c> {
    options: &'c CheckOptions,
    pointer: String,
    findings: Vec<Finding>,
    depth: usize,
    /// Inside of a fallback ids may repeat those of what it stands for.
    in_fallback: bool,
    ids: HashMap<&'c str, String>,
    fallback_ids: HashSet<&'c str>,
    targets: Vec<(String, &'c str)>,
    mentions: Vec<(String, &'c str)>,
    known_mentions: Vec<&'c str>,
    refreshes: bool,
    has_inputs: bool,
}

impl Checking<'_> {
    fn report(&mut self, severity: Severity, rule: &'static str, message: &str) {
        self.report_at(self.pointer.clone(), severity, rule, message);
    }

    fn report_at(&mut self, pointer: String, severity: Severity, rule: &'static str, message: &str) {
        if !self.options.ignore.iter().any(|ignored| ignored == rule) {
            self.findings.push(Finding { pointer, severity, rule, message: message.to_owned() });
        }
    }

    /// Goes one key or index down.
    fn below<T>(&mut self, key: &str, run: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        push_pointer(&mut self.pointer, key);
        let result = run(self);
        self.pointer.truncate(length);
        result
    }
}

#[cfg(test)]
mod tests;
