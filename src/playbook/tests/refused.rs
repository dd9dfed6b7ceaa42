//! What loading refuses.

use super::super::check::unfit;
use super::super::names::{check_facts, read};
use super::*;

fn reason(id: &str, pt: &str, sources: &[Source]) -> BusinessReason {
    let names =
        Names { en: "A".to_owned(), es: "B".to_owned(), pt_br: pt.to_owned(), translated: Vec::new() };
    BusinessReason { id: ReasonId::new(id), names, sources: sources.to_vec() }
}

fn refusal(facts: &[BusinessReason]) -> String {
    check_facts("f.json", facts).expect_err("refused").to_string()
}

#[test]
fn a_missing_name_a_double_key_and_an_unsourced_fact_are_refused_by_name() {
    let good = [Source::Partner];
    assert!(check_facts("f.json", &[reason("a", "C", &good), reason("b", "C", &good)]).is_ok());
    assert_eq!(refusal(&[reason("a", " ", &good)]), "f.json: a has no name in pt-BR");
    assert_eq!(
        refusal(&[reason("a", "C", &good), reason("a", "C", &good)]),
        "f.json: the key \"a\" is empty or twice there"
    );
    let unsourced = "f.json: a has no source that it may be taken from";
    assert_eq!(refusal(&[reason("a", "C", &[])]), unsourced);
    assert_eq!(refusal(&[reason("a", "C", &[Source::Internal])]), unsourced);
    assert!(check_facts("f.json", &[reason("a", "C", &[Source::Internal, Source::Partner])]).is_ok());
}

#[test]
fn a_misspelt_field_and_an_unknown_key_are_refused_with_the_files_name() {
    let misspelt =
        r#"[{"id": "a", "names": {"en": "A", "es": "B", "pt-BR": "C"}, "offerd": true, "sources": []}]"#;
    let error = read::<Vec<Service>>("services.json", misspelt).expect_err("refused").to_string();
    assert!(error.starts_with("services.json: unknown field `offerd`"), "{error}");
    let unknown = r#"[{"act": "danced", "names": {"en": "A", "es": "B", "pt-BR": "C"}, "sources": ["U"]}]"#;
    let error = read::<Vec<Act>>("acts.json", unknown).expect_err("refused").to_string();
    assert!(error.starts_with("acts.json: unknown variant `danced`"), "{error}");
}

#[test]
fn a_key_that_names_nothing_is_refused() {
    let broken = |change: fn(&mut Playbook)| {
        let mut playbook = Playbook::get().clone();
        change(&mut playbook);
        playbook.check().expect_err("refused").to_string()
    };
    assert_eq!(
        broken(|playbook| playbook.items[0].links.push(LinkId::new("nowhere"))),
        "checklist.json: nowhere is named and is not there"
    );
    assert_eq!(
        broken(|playbook| playbook.processes[0].activities[0].tasks.push(TaskId(1))),
        "processes.json: 1 is named and is not there"
    );
    assert_eq!(
        broken(|playbook| playbook.transitions[0].to = PhaseId::new("limbo")),
        "transitions.json: limbo is named and is not there"
    );
    assert_eq!(
        broken(|playbook| playbook.rules[0].policy.push("moon".to_owned())),
        "rules.json: managed_account depends on moon, which is no default"
    );
    assert_eq!(broken(|playbook| drop(playbook.guards.pop())), "guards.json: new_cycle is missing");
    assert_eq!(
        broken(|playbook| playbook.acts[0]
            .consequences
            .push(Consequence { task: TaskId(1033), status: TaskStatus::Complete })),
        "acts.json: 1033 is not a live task"
    );
    assert_eq!(
        broken(|playbook| playbook.defaults.share_links.sources = vec![Source::Internal]),
        "defaults.json: share_links has no source that it may be taken from"
    );
}

#[test]
fn a_wrapped_link_or_one_to_somebodys_own_place_is_refused() {
    for (url, why) in [
        ("https://aka.ms/measuring-success-guide", None),
        ("https://blogs.office.com/?filter-type=customer-stories", None),
        ("https://na01.safelinks.protection.outlook.com/?url=https://example.org&data=x", Some("is wrapped")),
        ("https://redirect.example/?url=https%3A%2F%2Fexample.org", Some("is wrapped")),
        ("https://example.org/?data=somebody%40example.org", Some("leads to somebody's own place")),
        ("https://contoso.sharepoint.com/guide", Some("leads to somebody's own place")),
        ("mailto:a@example.org", Some("is not a link")),
        ("https:// example.org", Some("is not a link")),
    ] {
        assert_eq!(unfit(url), why, "{url}");
    }
}
