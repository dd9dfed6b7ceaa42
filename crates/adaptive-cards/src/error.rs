//! What can go wrong when a template is loaded or expanded, told so that an author finds the place.

use std::fmt;

/// Where in a template something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// JSON pointer (RFC 6901) of the value in the template.
    pub pointer: String,
    /// The text of the value: the string with its `${…}`; empty if the value isn't a string.
    pub expression: String,
    /// The character in that text, counted from 1; 0 if no one character is meant.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.pointer.is_empty() { "(the whole template)" } else { &self.pointer })?;
        if !self.expression.is_empty() {
            write!(f, ": `{}`", self.expression)?;
        }
        if self.column > 0 {
            write!(f, " at column {}", self.column)?;
        }
        Ok(())
    }
}

/// Why a template can't be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}{}", hint(.suggestion.as_deref()))]
pub struct TemplateError {
    /// Where.
    pub place: Box<Place>,
    /// Why, in English, for the author of the template.
    pub reason: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// The kinds of failure of an expansion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpandErrorKind {
    /// The reference engine fails here too: the expression has no value with this data.
    Evaluation,
    /// Strict mode: the data has no such path.
    MissingPath,
    /// A limit on depth, steps or size was reached.
    Limit,
}

/// Why a template can't be expanded with some data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}{}", hint(.suggestion.as_deref()))]
pub struct ExpandError {
    /// Where.
    pub place: Box<Place>,
    /// What kind of failure.
    pub kind: ExpandErrorKind,
    /// Why, in English, for the author of the template.
    pub reason: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

fn hint(suggestion: Option<&str>) -> String {
    suggestion.map(|s| format!(" (did you mean `{s}`?)")).unwrap_or_default()
}

/// The most similar of the candidates, if any is similar enough to be worth saying.
pub(crate) fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let best = candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(&word.to_lowercase(), &c.to_lowercase()), c))
        .min_by_key(|(distance, _)| *distance)?;
    let longest = word.chars().count().max(best.1.chars().count());
    (best.0 * 5 <= longest * 2).then_some(best.1)
}

/// Adds a key or index to a JSON pointer, escaped as RFC 6901 says.
pub(crate) fn push_pointer(pointer: &mut String, key: &str) {
    pointer.push('/');
    for c in key.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// How evaluating an expression can fail, inside the crate.
#[derive(Debug)]
pub(crate) enum Fail {
    /// An error as the reference engine returns it; many operators take it for "no".
    Error(String),
    /// An error that the reference engine throws through its operators.
    Throw(String),
    /// An index or what it is taken of failed: the reference engine returns nothing at all then, on which the caller
    /// throws. In a text that is the engine itself, which is the end of the expansion.
    Gone(String),
    /// Strict mode: a path that the data lacks.
    Missing { path: String, column: usize, suggestion: Option<String> },
    /// A limit was reached; nothing may catch this.
    Limit(&'static str),
}

impl Fail {
    pub(crate) fn error(reason: impl Into<String>) -> Self {
        Fail::Error(reason.into())
    }

    pub(crate) fn throw(reason: impl Into<String>) -> Self {
        Fail::Throw(reason.into())
    }
}
