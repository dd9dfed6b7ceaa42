//! Names in three languages, and what every playbook fact says of itself: its key, its names, its sources.
//!
//! What the facts are about lives in files of their own.

use serde::Deserialize;

use super::keys::Source;
use super::{Locale, PlaybookError};

/// A name or a short text in each of the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub(super) en: String,
    pub(super) es: String,
    #[serde(rename = "pt-BR")]
    pub(super) pt_br: String,
    #[serde(default)]
    pub(super) translated: Vec<Locale>,
}

impl Names {
    /// The name in `locale`.
    #[must_use]
    pub fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
            Locale::PtBr => &self.pt_br,
        }
    }

    /// Whether the wording in `locale` was written for this product, as no page of the playbook prints it.
    #[must_use]
    pub fn translated(&self, locale: Locale) -> bool {
        self.translated.contains(&locale)
    }
}

/// What every entry of a data file says of itself.
pub(super) trait Fact {
    /// Its key.
    fn key(&self) -> String;
    /// Its names and texts.
    fn names(&self) -> Vec<&Names>;
    /// Where it comes from.
    fn sources(&self) -> &[Source];
}

/// Reads one built-in file.
pub(super) fn read<T: for<'a> Deserialize<'a>>(file: &'static str, text: &str) -> Result<T, PlaybookError> {
    serde_json::from_str(text).map_err(|source| PlaybookError::Unreadable { file, source })
}

/// Checks that keys are there and unique, that every name is there in every language, and that a source is
/// named that does not bind the fact to Microsoft's own use.
pub(super) fn check_facts<'a, T: Fact + 'a>(
    file: &'static str,
    facts: impl IntoIterator<Item = &'a T>,
) -> Result<(), PlaybookError> {
    let mut keys = std::collections::BTreeSet::new();
    for fact in facts {
        let key = fact.key();
        let wrong = |problem: String| Err(PlaybookError::Wrong { file, problem });
        for locale in Locale::ALL {
            if fact.names().iter().any(|names| names.of(locale).trim().is_empty()) {
                return wrong(format!("{key} has no name in {locale}"));
            }
        }
        if fact.sources().iter().all(|source| *source == Source::Internal) {
            return wrong(format!("{key} has no source that it may be taken from"));
        }
        if key.is_empty() || !keys.insert(key.clone()) {
            return wrong(format!("the key {key:?} is empty or twice there"));
        }
    }
    Ok(())
}

/// Implements [`Fact`] from a type's fields: its key, its names, `sources`.
macro_rules! fact {
    ($type:ty, $key:ident, [$($names:ident),*]) => {
        impl $crate::playbook::names::Fact for $type {
            fn key(&self) -> String {
                self.$key.to_string()
            }
            fn names(&self) -> Vec<&$crate::playbook::names::Names> {
                vec![$(&self.$names),*]
            }
            fn sources(&self) -> &[$crate::playbook::keys::Source] {
                &self.sources
            }
        }
    };
}
pub(super) use fact;
