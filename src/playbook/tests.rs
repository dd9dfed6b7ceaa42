//! The built-in playbook, and what loading refuses.

use std::collections::BTreeSet;

use super::names::{check_facts, read};
use super::*;
use crate::engagement::{IntentKind, Phase};

#[test]
fn every_intent_has_ftops_words() {
    for kind in IntentKind::ALL {
        let status = Playbook::get().intent(kind.key()).expect("FTOP has a word for it");
        assert_eq!(serde_json::to_value(kind).expect("JSON"), status.intent);
    }
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
    assert!(playbook.offered().count() >= 8 && playbook.offered().all(|service| service.intended));
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
fn the_phases_are_those_that_engagements_store() {
    let phases: Vec<_> = Playbook::get().phases().iter().map(|phase| phase.id.to_string()).collect();
    for phase in &phases {
        assert!(serde_json::from_value::<Phase>(phase.as_str().into()).is_ok(), "{phase}");
    }
    assert_eq!(phases.len(), 15);
}
