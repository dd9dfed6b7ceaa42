//! The built-in playbook: what it holds, what loading refuses, and where each line of the seed pages went.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::*;
use crate::engagement::{IntentKind, Phase};

mod machine;
mod refused;
mod seeds;
mod words;

/// Every data file by name, as JSON.
fn files() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/playbook");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("text");
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            (name, serde_json::from_str(&text).expect("JSON"))
        })
        .collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files
}

/// Every value within a value, itself first.
fn within(value: &Value) -> Vec<&Value> {
    let inner: Vec<_> = match value {
        Value::Array(items) => items.iter().flat_map(within).collect(),
        Value::Object(fields) => fields.values().flat_map(within).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    std::iter::once(value).chain(inner).collect()
}

#[test]
fn every_data_file_is_read_at_load() {
    let source = include_str!("../playbook.rs");
    for (name, _) in files() {
        assert!(name == "seeds.json" || source.contains(&format!("data!(\"{name}\")")), "{name} is not read");
    }
}

#[test]
fn all_238_partner_tasks_are_there_and_30_of_them_live() {
    let playbook = Playbook::get();
    assert_eq!(playbook.tasks().len(), 238);
    let rows = |lifecycle| playbook.tasks().iter().filter(|task| task.phases.contains(&lifecycle)).count();
    let counts: Vec<_> = Lifecycle::ALL.iter().map(|lifecycle| rows(*lifecycle)).collect();
    assert_eq!(counts, [15, 90, 18, 92, 18, 8]);

    let seed = |source: &Source| {
        use Source::{Execution, Kickoff, Review, WorkshopEs, WorkshopPt};
        [Kickoff, WorkshopEs, WorkshopPt, Execution, Review].contains(source)
    };
    let seeds: BTreeSet<_> =
        playbook.tasks().iter().filter(|task| task.sources.iter().any(seed)).map(|t| t.id).collect();
    assert_eq!(seeds.len(), 23);
    let live: BTreeSet<_> = playbook.live_tasks().map(|task| task.id).collect();
    let gates: Vec<_> = live.difference(&seeds).map(|id| id.0).collect();
    assert!(live.is_superset(&seeds));
    assert_eq!(gates, [1699, 1700, 1701, 1702, 3690, 4058, 4060]);
}

#[test]
fn a_name_that_no_page_prints_is_marked_as_translated_here() {
    let task = |id| &Playbook::get().task(TaskId(id)).expect("there").names;
    assert!(task(3723).translated(Locale::En) && !task(3723).translated(Locale::Es));
    assert!(task(3738).translated(Locale::Es) && !task(3738).translated(Locale::PtBr));
    assert!(task(4110).translated(Locale::Es) && task(4110).translated(Locale::PtBr));
    let unmarked =
        Locale::ALL.into_iter().find(|locale| task(994).translated(*locale) != (*locale == Locale::Es));
    assert_eq!(unmarked, None);
}

#[test]
fn four_statuses_are_offered_and_thirteen_are_known() {
    let statuses = Playbook::get().task_statuses();
    assert_eq!((statuses.len(), TaskStatus::ALL.len()), (13, 13));
    let offered: Vec<_> = statuses.iter().filter(|words| words.offered).map(|words| words.status).collect();
    use TaskStatus::{Complete, InProgress, NotRequired, NotStarted};
    assert_eq!(offered, [NotStarted, InProgress, Complete, NotRequired]);
    let open: Vec<_> = offered.iter().map(|status| status.is_closed()).collect();
    assert_eq!(open, [false, false, true, true]);
}

#[test]
fn a_task_is_found_by_number_and_by_words_in_any_language_without_accents() {
    let playbook = Playbook::get();
    let ids = |text: &str, locale| -> Vec<u32> {
        playbook.search_tasks(text, locale).into_iter().map(|task| task.id.0).collect()
    };
    assert_eq!(ids("3735", Locale::En), [3735]);
    assert_eq!(ids("TERMINOS aprobacion", Locale::Es), [1904]);
    assert_eq!(ids("TERMINOS aprobacion", Locale::PtBr), [1904]);
    assert_eq!(ids("  ", Locale::En), [] as [u32; 0]);
    assert_eq!(ids("no such thing", Locale::En), [] as [u32; 0]);
    let teams = playbook.search_tasks("teams", Locale::En);
    let reference = teams.iter().position(|task| !task.live).expect("some are reference");
    assert!(reference > 0 && teams[reference..].iter().all(|task| !task.live));
}

#[test]
fn every_intent_has_ftops_words() {
    for kind in IntentKind::ALL {
        let status = Playbook::get().intent(kind.key()).expect("FTOP has a word for it");
        assert_eq!(serde_json::to_value(kind).expect("JSON"), status.intent);
    }
}

#[test]
fn a_service_of_another_version_is_shown_by_its_key() {
    let id = ServiceId::new("later-service");
    assert_eq!(Playbook::get().service_name(&id, Locale::Es), "later-service");
    assert_eq!(Playbook::get().service_name(&ServiceId::new("skype"), Locale::Es), "Skype Empresarial");
}

#[test]
fn the_checklist_lists_every_item_once_in_its_group() {
    let playbook = Playbook::get();
    let listed: Vec<_> = playbook.checklist().flat_map(|(_, items)| items).map(|item| &item.id).collect();
    let all: Vec<_> = playbook.items().iter().map(|item| &item.id).collect();
    assert_eq!(listed, all);
    assert_eq!(all.len(), 33);
}

#[test]
fn an_item_is_on_by_default_exactly_when_a_seed_page_states_it() {
    let stated = |source: &Source| matches!(source.key(), "S1" | "S2-es" | "S2-pt" | "S3" | "S4");
    for item in Playbook::get().items() {
        assert_eq!(item.on, item.sources.iter().any(stated), "{}", item.id);
    }
}

#[test]
fn each_factor_has_something_public_to_share() {
    for factor in Factor::ALL {
        assert!(Playbook::get().links_for(*factor).next().is_some(), "{factor}");
    }
}
