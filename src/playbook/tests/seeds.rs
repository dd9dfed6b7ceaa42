//! Where each place of the five seed pages went: the map in `seeds.json` against the playbook, against the pages
//! themselves where they are at hand, and `docs/seeds.md` against the map.
//!
//! The pages are not part of the repository. A place is known by its page, section, number and kind, and by a
//! hash of its text, so that a changed page is noticed.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::*;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    file: String,
    places: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    section: String,
    n: u32,
    kind: String,
    hash: String,
    says: String,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    text_only: Option<String>,
}

impl Place {
    fn key(&self) -> (String, u32, String, String) {
        (self.section.clone(), self.n, self.kind.clone(), self.hash.clone())
    }
}

fn pages() -> Vec<Page> {
    serde_json::from_str(include_str!("../seeds.json")).expect("the map of the seed pages")
}

/// Whether `kind:key` names something in the playbook.
fn is_there(target: &str) -> bool {
    let playbook = Playbook::get();
    let Some((kind, key)) = target.split_once(':') else { return false };
    match kind {
        "process" => playbook.process(&ProcessId::new(key)).is_some(),
        "activity" => playbook.activity(&PlaybookActivityId::new(key)).is_some(),
        "line" => playbook.line(&LineId::new(key)).is_some(),
        "task" => key.parse().is_ok_and(|id| playbook.task(TaskId(id)).is_some_and(|task| task.live)),
        "item" => playbook.item(&ItemId::new(key)).is_some(),
        "link" => playbook.link(&LinkId::new(key)).is_some(),
        "meeting" => playbook.meeting(&MeetingKindId::new(key)).is_some(),
        "point" => playbook.point(&PointKindId::new(key)).is_some(),
        "scope" => playbook.scope(&ScopeKindId::new(key)).is_some(),
        "priority" => playbook.priority(&PriorityId::new(key)).is_some(),
        "phase" => playbook.phase(&PhaseId::new(key)).is_some(),
        "role" => playbook.role(&RoleId::new(key)).is_some(),
        "rule" => RuleId::parse(key).is_some(),
        "guard" => Guard::parse(key).is_some(),
        "known" => Known::parse(key).is_some(),
        "act" => ActId::parse(key).is_some(),
        "outcome" => OutcomeId::parse(key).is_some(),
        "motion" => MotionId::parse(key).is_some(),
        "factor" => Factor::parse(key).is_some(),
        "lifecycle" => Lifecycle::parse(key).is_some(),
        "default" => playbook.defaults().fields().iter().any(|(name, _)| *name == key),
        "note" => playbook.notes().kinds.iter().any(|note| note.id == key),
        _ => false,
    }
}

#[test]
fn every_place_of_the_seed_pages_is_in_the_playbook_or_text_only_for_a_reason() {
    for page in pages() {
        for place in &page.places {
            let name = format!("{} › {} {} {}", page.file, place.section, place.kind, place.n);
            assert_eq!(place.to.is_empty(), place.text_only.is_some(), "{name}: mapped, or text only");
            assert!(!place.says.is_empty() && place.text_only.as_deref() != Some(""), "{name}");
            let unknown = place.to.iter().find(|target| !is_there(target));
            assert_eq!(unknown, None, "{name}");
        }
    }
}

#[test]
fn every_line_that_rests_on_a_seed_page_is_mapped_from_a_place_of_it() {
    let pages = pages();
    let page_of = |source: &Source| match source.key() {
        "S1" => pages.first(),
        "S2-es" => pages.get(1),
        "S2-pt" => pages.get(2),
        "S3" => pages.get(3),
        "S4" => pages.get(4),
        _ => None,
    };
    for process in Playbook::get().processes().iter().filter(|process| process.whole) {
        for line in process.lines() {
            let target = format!("line:{}", line.id);
            for page in line.sources.iter().filter_map(page_of) {
                // What only the tables and their order say has a task in place of a line.
                let by_task = line.tasks.iter().map(|task| format!("task:{task}"));
                let wanted: Vec<_> = std::iter::once(target.clone()).chain(by_task).collect();
                let found = page.places.iter().any(|place| place.to.iter().any(|to| wanted.contains(to)));
                assert!(found, "{target} rests on {}, and no place of it leads there", page.file);
            }
        }
    }
}

#[test]
fn the_document_about_the_seed_pages_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/seeds.md");
    let wanted = document(&pages());
    if std::env::var_os("UPDATE_SEEDS").is_some() {
        std::fs::write(&path, &wanted).expect("written");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == wanted, "docs/seeds.md is stale: run the tests with UPDATE_SEEDS=1");
}

fn document(pages: &[Page]) -> String {
    let mut text = String::from(
        "# Where the seed pages went\n\n\
         Five pages of the playbook are what this product puts to work. They are not part of this repository; here \
         stands,\nfor each bullet, condition, table row, key input, key output and next step, what it became. \
         Generated from\n`src/playbook/seeds.json` by `UPDATE_SEEDS=1 cargo test --lib playbook`; the tests fail \
         when it is stale, when a target\nis not there, and, where the pages are at hand, when a place of them is \
         unmapped or has changed.\n\n\
         A place is given by its section, its kind and its number there. `line` is a line of a process card, \
         `activity` and\n`process` what that card is made of; `rule`, `guard`, `act`, `known` and `default` are what \
         the engagement's rules work\nwith; the others are records or lists. `known` is in \
         `src/playbook/rules.rs`, all\nelse in `src/playbook/*.json`, under these keys.\n\n\
         | page | places | mapped | text only |\n|---|---|---|---|\n",
    );
    for page in pages {
        let mapped = page.places.iter().filter(|place| place.text_only.is_none()).count();
        let all = page.places.len();
        let _ = writeln!(text, "| {} | {all} | {mapped} | {} |", page.file, all - mapped);
    }
    for page in pages {
        let _ = write!(text, "\n## {}\n", page.file);
        let mut section = None;
        for place in &page.places {
            if section != Some(&place.section) {
                let title = if place.section.is_empty() { "At the top" } else { &place.section };
                let _ = write!(text, "\n### {title}\n\n| place | says | became |\n|---|---|---|\n");
                section = Some(&place.section);
            }
            let became = place.text_only.as_ref().map_or_else(
                || place.to.iter().map(|target| format!("`{target}`")).collect::<Vec<_>>().join(" "),
                |reason| format!("text only: {reason}"),
            );
            let _ = writeln!(text, "| {} {} | {} | {became} |", place.kind, place.n, place.says);
        }
    }
    text
}

/// The folder of the seed pages, if it lies beside the repository. The map stands without it: then only the pages
/// themselves are not compared.
fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["../shared/seeds", "../../shared/seeds"].iter().map(|path| root.join(path)).find(|path| path.is_dir())
}

#[test]
fn the_map_names_every_place_of_the_pages_at_hand_as_they_are() {
    let mapped: Vec<_> = pages().iter().map(|page| page.file.clone()).collect();
    let Some(folder) = folder() else {
        return println!("compared with none of {} pages: ../shared/seeds is not there", mapped.len());
    };
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter(|name| name.ends_with(".md"))
        .collect();
    files.sort();
    assert_eq!(files, mapped);
    for page in &pages() {
        let text = std::fs::read_to_string(folder.join(&page.file)).expect("the page");
        let there = places(&text);
        let mapped: Vec<_> = page.places.iter().map(Place::key).collect();
        let unmapped: Vec<_> = there.iter().filter(|place| !mapped.contains(place)).collect();
        assert!(unmapped.is_empty(), "{}: not mapped, or changed: {unmapped:#?}", page.file);
        assert_eq!(there, mapped, "{}: the map names what is not there", page.file);
    }
    println!("compared with {} pages", files.len());
}

#[test]
fn a_page_is_taken_apart_into_bullets_rows_and_paragraphs() {
    let page = "---\ntitle: x\n---\n# Page\n\nPhase: **A**\n\n## Goals\n\n- One\n  and more\n  - Two\n\nWord\n\n\
                #### Tasks\n\n| id | name |\n|---|---|\n| 1 | a |\n 2 | b |\n";
    let found: Vec<_> =
        places(page).into_iter().map(|(section, n, kind, _)| format!("{section}/{kind} {n}")).collect();
    assert_eq!(
        found,
        [
            "/paragraph 1",
            "Goals/bullet 1",
            "Goals/bullet 2",
            "Goals/paragraph 3",
            "Goals › Tasks/row 1",
            "Goals › Tasks/row 2"
        ]
    );
    assert_eq!(places("- a  b")[0].3, places("-  a b ")[0].3);
    assert_ne!(places("- a b")[0].3, places("- a c")[0].3);
}

/// The places of a page: list items and paragraphs with the lines that continue them, and the rows of tables.
fn places(page: &str) -> Vec<(String, u32, String, String)> {
    let mut found: Vec<(String, &str, String)> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let (mut open, mut table) = (false, 0);
    for line in body(page).lines().map(str::trim) {
        let level = line.chars().take_while(|c| *c == '#').count();
        if line.is_empty() || level > 0 {
            (open, table) = (false, 0);
            if level > 0 {
                path.resize(level - 1, String::new());
                path.push(one_line(&line[level..]).trim_end_matches(':').to_owned());
            }
        } else if line.starts_with('|') || table >= 2 {
            (open, table) = (false, table + 1);
            if table > 2 {
                found.push((section(&path), "row", line.to_owned()));
            }
        } else if let Some(item) = line.strip_prefix("- ") {
            open = true;
            found.push((section(&path), "bullet", item.to_owned()));
        } else if let Some((.., text)) = found.last_mut().filter(|_| open) {
            text.push(' ');
            text.push_str(line);
        } else {
            open = true;
            found.push((section(&path), "paragraph", line.to_owned()));
        }
    }
    let mut counts = std::collections::BTreeMap::new();
    found
        .into_iter()
        .map(|(section, kind, text)| {
            let n = counts.entry(section.clone()).or_insert(0);
            *n += 1;
            (section, *n, kind.to_owned(), hash(&text))
        })
        .collect()
}

/// A page without its front matter.
fn body(page: &str) -> &str {
    let page = page.trim_start_matches('\u{feff}');
    let Some(rest) = page.strip_prefix("---") else { return page };
    rest.find("\n---").map_or(page, |end| rest[end + 4..].split_once('\n').map_or("", |(_, body)| body))
}

/// The section below the page's title.
fn section(path: &[String]) -> String {
    let titles: Vec<_> = path.iter().skip(1).filter(|title| !title.is_empty()).map(String::as_str).collect();
    titles.join(" › ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hash(text: &str) -> String {
    Sha256::digest(one_line(text)).iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
