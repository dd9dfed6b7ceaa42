//! The three languages that everything is written in.
//!
//! Here lives the choice of one of them from a language tag; no words live here.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language that the product speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Spanish.
    #[serde(rename = "es")]
    Es,
    /// Brazilian Portuguese; any other Portuguese reads it.
    #[serde(rename = "pt-BR")]
    PtBr,
}

impl Locale {
    /// Every language, English first.
    pub const ALL: [Self; 3] = [Self::En, Self::Es, Self::PtBr];

    /// The language of a BCP 47 tag by its primary subtag (`es-MX` is Spanish, `pt-PT` is read as `pt-BR`);
    /// `None` if it is not one of ours. Letter case and `_` for `-` do not matter.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        [("en", Self::En), ("es", Self::Es), ("pt", Self::PtBr)]
            .into_iter()
            .find(|(code, _)| primary.eq_ignore_ascii_case(code))
            .map(|(_, locale)| locale)
    }

    /// The tag under which files and stored records know the language: `en`, `es` or `pt-BR`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::PtBr => "pt-BR",
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn a_regional_tag_finds_its_language() {
        for (tag, locale) in [
            ("es-MX", Some(Locale::Es)),
            ("pt", Some(Locale::PtBr)),
            ("pt-PT", Some(Locale::PtBr)),
            ("en-GB", Some(Locale::En)),
            ("PT_br", Some(Locale::PtBr)),
            (" EN ", Some(Locale::En)),
            ("de-DE", None),
            ("est", None),
            ("", None),
        ] {
            assert_eq!(Locale::parse(tag), locale, "{tag:?}");
        }
    }

    #[test]
    fn a_language_is_read_back_from_its_own_tag_and_from_its_stored_form() {
        for locale in Locale::ALL {
            assert_eq!(Locale::parse(locale.as_str()), Some(locale));
            let stored = serde_json::to_value(locale).expect("a tag");
            assert_eq!(stored, locale.as_str());
            assert_eq!(serde_json::from_value::<Locale>(stored).expect("a language"), locale);
        }
    }
}
