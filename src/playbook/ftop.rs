//! FTOP's words for the record of an engagement: sections, fields, and values that are not in another list. Data, read
//! from `ftop.json`; what is exported is `report`'s.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Locale, Names, PlaybookError};

/// FTOP's words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ftop {
    sections: BTreeMap<String, Names>,
    columns: BTreeMap<String, Names>,
    words: BTreeMap<String, Names>,
}

impl Ftop {
    /// A section's title; its key if there is none.
    #[must_use]
    pub fn section<'a>(&'a self, key: &'a str, locale: Locale) -> &'a str {
        named(&self.sections, key, locale)
    }

    /// A field's name; its key if there is none.
    #[must_use]
    pub fn column<'a>(&'a self, key: &'a str, locale: Locale) -> &'a str {
        named(&self.columns, key, locale)
    }

    /// A value's name; its key if there is none.
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str, locale: Locale) -> &'a str {
        named(&self.words, key, locale)
    }

    /// Whether there is a name for the section, field or value.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        [&self.sections, &self.columns, &self.words].iter().any(|names| names.contains_key(key))
    }

    pub(super) fn check(&self) -> Result<(), PlaybookError> {
        for (key, names) in self.sections.iter().chain(&self.columns).chain(&self.words) {
            if let Some(locale) = Locale::ALL.into_iter().find(|locale| names.of(*locale).trim().is_empty()) {
                let problem = format!("{key} has no name in {locale}");
                return Err(PlaybookError::Wrong { file: "ftop.json", problem });
            }
        }
        Ok(())
    }
}

fn named<'a>(names: &'a BTreeMap<String, Names>, key: &'a str, locale: Locale) -> &'a str {
    names.get(key).map_or(key, |names| names.of(locale))
}
