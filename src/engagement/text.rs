//! Typed text: cleaned and bounded, so that a record holding one stays storable. Never translated.
//!
//! Escaping for cards is not done here.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Engagement;
use super::ids::{PersonNo, TextNo};

/// The longest free text, in UTF-16 units (as a text field in Teams counts). At most 3 bytes of JSON each.
pub const MAX_TEXT_UNITS: usize = 1000;

/// The longest name of a person or a customer, in UTF-16 units.
pub const MAX_NAME_UNITS: usize = 120;

/// Text longer than allowed, in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TooLong {
    /// Its length.
    pub units: usize,
    /// The longest allowed.
    pub max: usize,
}

/// A free text: not empty, trimmed, without control characters but line feeds, at most [`MAX_TEXT_UNITS`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FreeText(String);

impl FreeText {
    /// Cleans `raw`; `None` if nothing is left.
    ///
    /// # Errors
    /// When it is too long after cleaning. Nothing is cut off silently.
    pub fn parse(raw: &str) -> Result<Option<Self>, TooLong> {
        let text = clean(raw, true);
        bounded(&text, MAX_TEXT_UNITS)?;
        Ok(if text.is_empty() { None } else { Some(Self(text)) })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A single line for a name: cleaned, white space collapsed; empty if nothing is left.
///
/// # Errors
/// When it is longer than [`MAX_NAME_UNITS`].
pub(super) fn name(raw: &str) -> Result<String, TooLong> {
    let text = clean(raw, false).split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(&text, MAX_NAME_UNITS)?;
    Ok(text)
}

/// A name from a roster, cut to [`MAX_NAME_UNITS`]: its owner did not type it here and cannot mend it.
pub(super) fn roster_name(raw: &str) -> String {
    let text = clean(raw, false).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MAX_NAME_UNITS
    };
    text.chars().take_while(fits).collect()
}

fn bounded(text: &str, max: usize) -> Result<(), TooLong> {
    let units = text.encode_utf16().count();
    if units > max { Err(TooLong { units, max }) } else { Ok(()) }
}

/// Control characters become spaces, for their JSON is longer than 3 bytes a unit; U+0000 cannot be stored.
fn clean(raw: &str, lines: bool) -> String {
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n");
    let plain = |c: char| if c.is_control() && !(lines && c == '\n') { ' ' } else { c };
    unified.chars().map(plain).collect::<String>().trim().to_owned()
}

/// A free text's record: written once, referred to by its number, so that history stays true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Its number.
    pub no: TextNo,
    /// Who typed it.
    pub by: PersonNo,
    /// When.
    pub at: Timestamp,
    /// What they typed; `None` once erased.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<FreeText>,
}

impl Engagement {
    /// What a text says; `None` if it is erased or not loaded.
    #[must_use]
    pub fn text(&self, no: TextNo) -> Option<&str> {
        self.texts.get(&no)?.text.as_ref().map(FreeText::as_str)
    }

    pub(super) fn same_text(&self, a: Option<TextNo>, b: Option<TextNo>) -> bool {
        let known = |no: Option<TextNo>| no.and_then(|no| self.text(no));
        a == b || (known(a).is_some() && known(a) == known(b))
    }
}
