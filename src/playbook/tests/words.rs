//! What the data says: whole in three languages, sourced everywhere, plain links, no jargon before customers.

use super::*;

#[test]
fn every_name_in_every_file_is_there_in_three_languages() {
    let mut names = 0;
    for (file, value) in files() {
        for entry in within(&value).into_iter().filter(|value| value.get("en").is_some()) {
            for locale in Locale::ALL {
                let text = entry[locale.as_str()].as_str().unwrap_or_default();
                assert!(!text.is_empty() && text == text.trim(), "{file}: {entry} in {locale}");
                assert!(!text.contains("  "), "{file}: {text}");
            }
            names += 1;
        }
    }
    assert!(names > 600, "{names}");
}

#[test]
fn no_fact_rests_on_microsofts_internal_pages_alone() {
    for (file, value) in files() {
        let named = |value: &&Value| value.get("names").is_some() || value.get("value").is_some();
        for fact in within(&value).into_iter().filter(named) {
            if file == "sample.json" {
                continue;
            }
            let sources =
                fact["sources"].as_array().unwrap_or_else(|| panic!("{file}: {fact} has no sources"));
            assert!(sources.iter().any(|source| source != "UI"), "{file}: {fact}");
        }
    }
}

#[test]
fn no_file_has_a_wrapped_link_or_a_mail_address_of_a_real_domain() {
    for (file, value) in files() {
        for text in within(&value).into_iter().filter_map(Value::as_str) {
            assert!(!text.contains("safelinks") && !text.contains("sharepoint.com"), "{file}: {text}");
            let private = text.contains('@') && !text.ends_with(".example");
            assert!(!private && !text.contains("%40"), "{file}: {text}");
        }
    }
}

/// What customers may read: the checklist, the factors' own words, points, needs, meetings, shared links.
fn before_customers() -> Vec<&'static Names> {
    let playbook = Playbook::get();
    let mut names: Vec<&Names> = playbook.items().iter().map(|item| &item.names).collect();
    names.extend(playbook.groups().iter().map(|group| &group.names));
    names.extend(playbook.factors().iter().map(|factor| &factor.plain));
    names.extend(playbook.factor_statuses().iter().map(|status| &status.names));
    names.extend(playbook.points().iter().map(|point| &point.names));
    names.extend(playbook.scopes().iter().map(|scope| &scope.names));
    names.extend(playbook.phases().iter().map(|phase| &phase.names));
    names.extend(playbook.outcomes().iter().map(|outcome| &outcome.names));
    names.extend([&playbook.default_metric().names, &playbook.default_metric().measures]);
    let meetings = playbook.meetings().iter().filter(|meeting| meeting.with_customer);
    names.extend(meetings.flat_map(|meeting| [&meeting.names, &meeting.purpose]));
    names.extend(playbook.links().iter().filter(|link| link.is_for_customers()).map(|link| &link.names));
    names
}

#[test]
fn what_customers_may_read_is_free_of_jargon() {
    const JARGON: [&str; 12] =
        ["DIBS", "SSAT", "FTOP", "L1", "AU", "BVD", "CPE", "M/O", "RFA", "CSM", "SME", "4+4"];
    for names in before_customers() {
        for locale in Locale::ALL {
            let text = names.of(locale);
            let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric() && c != '/' && c != '+').collect();
            assert!(!JARGON.iter().any(|jargon| words.contains(jargon)), "{text}");
            let number = words.iter().any(|word| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()));
            assert!(!number, "{text} may name a task");
        }
    }
}

#[test]
fn two_names_of_one_list_never_read_the_same() {
    fn distinct<'a>(list: &str, names: impl Iterator<Item = &'a Names> + Clone) {
        for locale in Locale::ALL {
            let all: Vec<_> = names.clone().map(|names| names.of(locale)).collect();
            let set: BTreeSet<_> = all.iter().collect();
            assert_eq!(set.len(), all.len(), "{list} in {locale}: {all:?}");
        }
    }
    let playbook = Playbook::get();
    distinct("reasons", playbook.reasons().iter().map(|entry| &entry.names));
    distinct("services", playbook.services().iter().map(|entry| &entry.names));
    distinct("checklist", playbook.items().iter().map(|entry| &entry.names));
    distinct("phases", playbook.phases().iter().map(|entry| &entry.names));
    distinct("task statuses", playbook.task_statuses().iter().map(|entry| &entry.names));
    distinct("rules", playbook.rules().iter().map(|entry| &entry.names));
    distinct("guards", playbook.guards().iter().map(|entry| &entry.names));
    distinct("meetings", playbook.meetings().iter().map(|entry| &entry.names));
    distinct("points", playbook.points().iter().map(|entry| &entry.names));
    distinct("links", playbook.links().iter().map(|entry| &entry.names));
    distinct("outcomes", playbook.outcomes().iter().map(|entry| &entry.names));
    let live: Vec<_> = playbook.live_tasks().filter(|task| task.id != TaskId(4060)).collect();
    distinct("live tasks", live.iter().map(|task| &task.names));
}

#[test]
fn the_listed_mistranslations_are_not_taken_over() {
    // The map of the seed pages has their titles as they are printed.
    for (file, value) in files().into_iter().filter(|(file, _)| file != "seeds.json") {
        for text in within(&value).into_iter().filter_map(Value::as_str) {
            let found = [
                "Portal de organización",
                "Principais Ações",
                "accionistas",
                "Garantia de Aplicativo",
                "Microsot",
            ]
            .into_iter()
            .find(|wrong| text.contains(wrong));
            assert_eq!(found, None, "{file}: {text}");
        }
    }
    for process in Playbook::get().processes() {
        let texts =
            process.lines().map(|line| line.names.of(Locale::Es)).chain([process.names.of(Locale::Es)]);
        for text in texts {
            assert!(!text.to_lowercase().contains("junta"), "{text}: a meeting is a reunión");
        }
    }
}
