//! The playbook: what FastTrack calls things, as data read once from the JSON files beside this module.
//!
//! Here live the services, the business reasons and FTOP's words for intents, each with its names in three
//! languages. Rules about them live in `engagement`; every other word that people read lives in the strings.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

mod ftop;
mod locale;

pub use ftop::Ftop;
pub use locale::Locale;

/// A service's stable key, such as `teams` or `m365-apps`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ServiceId(String);

/// A business reason's stable key, such as `anywhere`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReasonId(String);

macro_rules! key {
    ($name:ident) => {
        impl $name {
            /// The key as written; whether the playbook knows it is asked of [`Playbook`].
            #[must_use]
            pub fn new(key: impl Into<String>) -> Self {
                Self(key.into())
            }

            /// The key's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
key!(ServiceId);
key!(ReasonId);

/// A name in each of the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    en: String,
    es: String,
    #[serde(rename = "pt-BR")]
    pt_br: String,
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
}

/// A service that a customer can be entitled to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its key.
    pub id: ServiceId,
    /// What people call it.
    pub names: Names,
    /// Other names, abbreviations and former names, for reading what people type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether the form that starts an engagement offers it.
    #[serde(default)]
    pub offered: bool,
    /// Whether it can be an intended service; false for the pseudo-services of the task lists.
    #[serde(default = "yes")]
    pub intended: bool,
}

const fn yes() -> bool {
    true
}

/// One of the 14 business reasons of FTOP's pick-list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BusinessReason {
    /// Its key.
    pub id: ReasonId,
    /// FTOP's own words.
    pub names: Names,
}

/// FTOP's words for an intent (its level-one status, "L1"): internal, never shown to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntentStatus {
    /// The intent's key, as in `engagement::IntentKind`.
    pub intent: String,
    /// FTOP's own words.
    pub names: Names,
}

/// The engagement that is played with sample data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The customer's name.
    pub customer: Names,
    /// Who answers for everything.
    pub owner: SamplePerson,
    /// The services with what was agreed.
    pub services: Vec<SampleService>,
}

/// The person of the sample data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamplePerson {
    /// Their name.
    pub name: String,
    /// Their mail address, in a domain that nobody has.
    pub email: String,
}

/// A service of the sample data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleService {
    /// Which.
    pub id: ServiceId,
    /// In how many days it is to be in use.
    pub days: i64,
    /// Why.
    pub reasons: Vec<ReasonId>,
}

/// Why playbook data cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PlaybookError {
    /// A file is not JSON of the right shape.
    #[error("{file}: {source}")]
    Unreadable {
        /// The file's name.
        file: &'static str,
        /// What serde says.
        source: serde_json::Error,
    },
    /// A file is well formed but says something that cannot be.
    #[error("{file}: {problem}")]
    Wrong {
        /// The file's name.
        file: &'static str,
        /// What is wrong.
        problem: String,
    },
}

/// The playbook's data.
#[derive(Debug, Clone)]
pub struct Playbook {
    services: Vec<Service>,
    reasons: Vec<BusinessReason>,
    intents: Vec<IntentStatus>,
    ftop: Ftop,
    sample: Sample,
}

impl Playbook {
    /// The built-in playbook, read at first use.
    ///
    /// # Panics
    /// If the built-in data is wrong, which a test excludes.
    #[must_use]
    pub fn get() -> &'static Self {
        static BUILT_IN: LazyLock<Playbook> =
            LazyLock::new(|| Playbook::load().expect("the built-in playbook is tested"));
        &BUILT_IN
    }

    /// Reads and checks the built-in files.
    ///
    /// # Errors
    /// When a file is malformed, a key occurs twice or a name is empty in a language.
    pub fn load() -> Result<Self, PlaybookError> {
        let playbook = Self {
            services: read("services.json", include_str!("playbook/services.json"))?,
            reasons: read("reasons.json", include_str!("playbook/reasons.json"))?,
            intents: read("intents.json", include_str!("playbook/intents.json"))?,
            ftop: read("ftop.json", include_str!("playbook/ftop.json"))?,
            sample: read("sample.json", include_str!("playbook/sample.json"))?,
        };
        playbook.check()?;
        Ok(playbook)
    }

    /// Every service, in the order in which forms list them.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// The service with this key.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == *id)
    }

    /// The service's name in `locale`; its key if the playbook does not know it (a record of another version).
    #[must_use]
    pub fn service_name<'a>(&'a self, id: &'a ServiceId, locale: Locale) -> &'a str {
        self.service(id).map_or(id.as_str(), |service| service.names.of(locale))
    }

    /// The services that the form which starts an engagement offers.
    pub fn offered(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|service| service.offered)
    }

    /// The service that `words` names by key, name in any language or alias, whatever the letter case.
    #[must_use]
    pub fn find_service(&self, words: &str) -> Option<&Service> {
        let words = words.trim().to_lowercase();
        self.services.iter().find(|service| {
            let names = Locale::ALL.iter().map(|locale| service.names.of(*locale));
            names
                .chain(service.aliases.iter().map(String::as_str))
                .chain([service.id.as_str()])
                .any(|name| name.to_lowercase() == words)
        })
    }

    /// The 14 business reasons, in FTOP's order.
    #[must_use]
    pub fn reasons(&self) -> &[BusinessReason] {
        &self.reasons
    }

    /// The business reason with this key.
    #[must_use]
    pub fn reason(&self, id: &ReasonId) -> Option<&BusinessReason> {
        self.reasons.iter().find(|reason| reason.id == *id)
    }

    /// FTOP's words for an intent's key.
    #[must_use]
    pub fn intent(&self, key: &str) -> Option<&IntentStatus> {
        self.intents.iter().find(|status| status.intent == key)
    }

    /// FTOP's words for the record of an engagement.
    #[must_use]
    pub fn ftop(&self) -> &Ftop {
        &self.ftop
    }

    /// The sample data.
    #[must_use]
    pub fn sample(&self) -> &Sample {
        &self.sample
    }

    fn check(&self) -> Result<(), PlaybookError> {
        check_file("services.json", self.services.iter().map(|s| (s.id.as_str(), &s.names)))?;
        check_file("reasons.json", self.reasons.iter().map(|r| (r.id.as_str(), &r.names)))?;
        check_file("intents.json", self.intents.iter().map(|i| (i.intent.as_str(), &i.names)))?;
        self.ftop.check()
    }
}

fn read<T: for<'a> Deserialize<'a>>(file: &'static str, text: &str) -> Result<T, PlaybookError> {
    serde_json::from_str(text).map_err(|source| PlaybookError::Unreadable { file, source })
}

fn check_file<'a>(
    file: &'static str,
    entries: impl Iterator<Item = (&'a str, &'a Names)>,
) -> Result<(), PlaybookError> {
    let mut keys = BTreeSet::new();
    for (key, names) in entries {
        let unnamed = Locale::ALL.into_iter().find(|locale| names.of(*locale).trim().is_empty());
        if let Some(locale) = unnamed {
            return Err(PlaybookError::Wrong { file, problem: format!("{key} has no name in {locale}") });
        }
        if key.is_empty() || !keys.insert(key) {
            return Err(PlaybookError::Wrong {
                file,
                problem: format!("the key {key:?} is empty or twice there"),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engagement::IntentKind;

    #[test]
    fn the_built_in_playbook_is_complete_in_three_languages() {
        let playbook = Playbook::load().expect("complete");
        assert_eq!(playbook.services().len(), 21);
        assert_eq!(playbook.reasons().len(), 14);
        for kind in IntentKind::ALL {
            let status = playbook.intent(kind.key()).expect("FTOP has a word for it");
            assert_eq!(serde_json::to_value(kind).expect("JSON"), status.intent);
        }
        assert!(playbook.offered().count() >= 8 && playbook.offered().all(|service| service.intended));
    }

    #[test]
    fn every_name_and_alias_finds_its_own_service() {
        let playbook = Playbook::get();
        for service in playbook.services() {
            let names = Locale::ALL.iter().map(|locale| service.names.of(*locale));
            for name in names.chain(service.aliases.iter().map(String::as_str)) {
                let found = playbook.find_service(&format!(" {} ", name.to_uppercase()));
                assert_eq!(found.map(|found| &found.id), Some(&service.id), "{name}");
            }
        }
        assert_eq!(playbook.find_service("Lotus Notes"), None);
    }

    #[test]
    fn two_reasons_never_read_the_same() {
        for locale in Locale::ALL {
            let names: BTreeSet<_> = Playbook::get().reasons().iter().map(|r| r.names.of(locale)).collect();
            assert_eq!(names.len(), 14, "{locale}");
        }
    }

    #[test]
    fn a_service_of_another_version_is_shown_by_its_key() {
        let id = ServiceId::new("later-service");
        assert_eq!(Playbook::get().service_name(&id, Locale::Es), "later-service");
        assert_eq!(Playbook::get().service_name(&ServiceId::new("skype"), Locale::Es), "Skype Empresarial");
    }

    #[test]
    fn a_playbook_with_a_missing_name_a_double_key_or_a_misspelt_field_is_refused() {
        let names = |pt_br: &str| Names { en: "A".to_owned(), es: "B".to_owned(), pt_br: pt_br.to_owned() };
        let (good, bad) = (names("C"), names(" "));
        assert!(check_file("f", [("a", &good), ("b", &good)].into_iter()).is_ok());
        assert!(check_file("f", [("a", &good), ("b", &bad)].into_iter()).is_err());
        assert!(check_file("f", [("a", &good), ("a", &good)].into_iter()).is_err());
        let text = r#"[{"id": "a", "names": {"en": "A", "es": "B", "pt-BR": "C"}, "offerd": true}]"#;
        assert!(read::<Vec<Service>>("f", text).is_err());
    }
}
