//! The structure, read from the source: who imports whom against the table of `docs/architecture.md`, the house
//! rules that no compiler checks, and that the documents name only what exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The lines that a file may have before its tests; and where a look is worth while.
const MOST_LINES: usize = 500;
const MANY_LINES: usize = 300;

/// Files that are longer than [`MOST_LINES`] for a reason.
const LONG: [(&str, &str); 1] =
    [("crates/adaptive-cards/src/js/date.rs", "V8's reading of dates, one automaton")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below `folder` with this ending, by its path from the root.
fn files(folder: &str, ending: &str) -> Vec<String> {
    fn walk(folder: &Path, ending: &str, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                if !name.starts_with('.') && name != "target" && name != "node_modules" {
                    walk(&path, ending, into);
                }
            } else if name.ends_with(ending) {
                into.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    let mut found: Vec<String> = found
        .iter()
        .map(|path| path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/"))
        .collect();
    found.sort();
    found
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "testing.rs" | "conformance.rs"))
}

/// A file's code without its tests and its comments.
fn code(path: &str) -> String {
    let whole = read(path);
    let before = whole.find("\n#[cfg(test)]\nmod tests {").map_or(whole.as_str(), |at| &whole[..at]);
    before.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The production files of `src/` with the module each belongs to.
fn sources() -> Vec<(String, String)> {
    let of = |path: String| {
        let module = path.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs").to_owned();
        (module, path)
    };
    files("src", ".rs").into_iter().filter(|path| !is_test(path)).map(of).collect()
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// The names that follow `prefix` in `text`, such as `cards` after `crate::`.
fn names_after<'t>(text: &'t str, prefix: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(prefix)
        .filter(|(at, _)| !text[..*at].ends_with(|before| is_name(before) || before == '$' || before == ':'))
        .map(move |(at, _)| {
            let rest = &text[at + prefix.len()..];
            &rest[..rest.find(|after| !is_name(after)).unwrap_or(rest.len())]
        })
}

/// What stands between backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The rows of the first table under `heading`, cell by cell.
fn table<'t>(document: &'t str, heading: &str) -> Vec<Vec<&'t str>> {
    let section = document.split_once(heading).unwrap_or_else(|| panic!("no {heading}")).1;
    section
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| line.trim_matches('|').split(" | ").collect())
        .collect()
}

/// Which modules each may use, as the document says.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    table(&read("docs/architecture.md"), "\n## Who may import whom\n")
        .iter()
        .flat_map(|row| {
            let uses: BTreeSet<String> = quoted(row[1]).into_iter().map(str::to_owned).collect();
            quoted(row[0]).into_iter().map(move |module| (module.to_owned(), uses.clone()))
        })
        .collect()
}

#[test]
fn a_module_imports_only_what_the_table_allows() {
    let allowed = allowed();
    let mut wrong = Vec::new();
    for (module, path) in sources() {
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(may) = allowed.get(&module) else {
            wrong.push(format!("{path}: the table has no row for {module}"));
            continue;
        };
        let code = code(&path);
        assert!(
            !code.contains("crate::{"),
            "{path}: name one module in one `use`, so that imports can be read"
        );
        for used in names_after(&code, "crate::") {
            if used != module && !may.contains(used) && !may.contains("*") {
                wrong.push(format!("{path}: {module} may not use {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_lists_the_modules_that_exist() {
    let declared: BTreeSet<String> =
        names_after(&code("src/lib.rs"), "pub mod ").map(str::to_owned).collect();
    assert!(declared.len() > 10, "the modules of src/lib.rs are found");
    let allowed = allowed();
    assert_eq!(allowed.keys().cloned().collect::<BTreeSet<_>>(), declared);
    for used in allowed.values().flatten().filter(|used| *used != "*") {
        assert!(declared.contains(used), "{used} is no module");
    }
}

#[test]
fn no_two_modules_wait_for_each_other() {
    // `app` and `cli` may use everything; the others must lie in layers.
    let mut left: BTreeMap<String, BTreeSet<String>> =
        allowed().into_iter().filter(|(_, uses)| !uses.contains("*")).collect();
    while !left.is_empty() {
        let names: BTreeSet<String> = left.keys().cloned().collect();
        let before = left.len();
        left.retain(|_, uses| !uses.is_disjoint(&names));
        assert!(left.len() < before, "a circle among {names:?}");
    }
}

#[test]
fn a_flow_never_imports_another_flow() {
    let flows: Vec<String> = names_after(&code("src/flow.rs"), "pub mod ").map(str::to_owned).collect();
    assert!(flows.len() > 3, "the flows are found");
    for (_, path) in sources().into_iter().filter(|(_, path)| path.starts_with("src/flow/")) {
        let code = code(&path);
        for prefix in ["super::", "crate::flow::"] {
            for used in names_after(&code, prefix) {
                assert!(!flows.iter().any(|flow| flow == used), "{path} uses the flow {used}");
            }
        }
    }
}

/// Modules without runtime, network or store; and the crates by which they would have one.
const PURE: [&str; 4] = ["playbook", "engagement", "dialogue", "cards"];
const OUTSIDE: [&str; 6] = ["tokio", "tokio_util", "reqwest", "axum", "sled", "teams_simulator"];

/// Whether a crate may be named in a file.
type Place = fn(&str) -> bool;

#[test]
fn each_outside_part_is_named_where_it_belongs() {
    let rules: [(&str, Place); 4] = [
        ("axum", |path| path == "src/http.rs" || path.starts_with("src/app")),
        ("teams_simulator", |path| path.starts_with("src/app/")),
        ("jsonwebtoken", |path| path.starts_with("src/auth")),
        ("oauth2", |path| path.starts_with("src/auth")),
    ];
    for (module, path) in sources() {
        let code = code(&path);
        for (name, may) in rules {
            assert!(may(&path) || !names_crate(&code, name), "{path} names {name}");
        }
        for name in OUTSIDE.into_iter().filter(|_| PURE.contains(&module.as_str())) {
            assert!(!names_crate(&code, name), "{path} is pure and names {name}");
        }
        // Within `store`, `sled::SledStore` is our own.
        let ours = code.replace("sled::SledStore", "");
        assert!(path == "src/store/sled.rs" || !names_crate(&ours, "sled"), "{path} names sled");
    }
    assert!(names_crate(&code("src/store/sled.rs"), "sled"), "names are found");
}

fn names_crate(code: &str, name: &str) -> bool {
    names_after(code, &format!("{name}::")).next().is_some()
}

#[test]
fn files_are_short_and_say_first_what_lives_in_them() {
    let mut wrong = Vec::new();
    for path in files("", ".rs") {
        let whole = read(&path);
        if !whole.starts_with("//!") && !whole.starts_with("#![doc = ") {
            wrong.push(format!("{path} does not begin with //!"));
        }
        let lines = whole
            .find("\n#[cfg(test)]\nmod tests {")
            .map_or(whole.as_str(), |at| &whole[..at])
            .lines()
            .count();
        if is_test(&path) || LONG.iter().any(|(long, _)| *long == path) {
            continue;
        }
        if lines > MOST_LINES {
            wrong.push(format!("{path} has {lines} lines before its tests"));
        } else if lines > MANY_LINES {
            println!("{path} has {lines} lines before its tests");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_left_to_be_done_in_the_code() {
    // Written in two parts, so that this file does not find itself.
    let left = [["to", "do!("], ["unimple", "mented!("], ["db", "g!("]].map(|parts| parts.concat());
    for path in files("", ".rs") {
        let whole = read(&path);
        for mark in &left {
            assert!(!whole.contains(mark.as_str()), "{path} has {mark}");
        }
    }
}

#[test]
fn locks_and_settings_name_no_registry_of_a_machine() {
    let lock = read("Cargo.lock");
    for line in lock.lines().filter(|line| line.starts_with("source = ")) {
        let known = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
        assert_eq!(line, known, "Cargo.lock");
    }
    for path in files("", "package-lock.json") {
        assert!(!read(&path).contains("\"resolved\""), "{path} says where packages came from");
    }
    for settings in [".cargo/config.toml", ".cargo/config", "pip.conf"] {
        assert!(!root().join(settings).exists(), "{settings} belongs to a machine");
    }
    for folder in ["", "tests/browser", "crates/teams-simulator/renderer"] {
        let settings = fs::read_to_string(root().join(folder).join(".npmrc")).unwrap_or_default();
        assert!(!settings.contains("registry="), "{folder}/.npmrc names a registry");
    }
}

#[test]
fn the_words_have_the_same_ids_in_three_languages() {
    let ids = |locale: &str| -> BTreeSet<String> {
        read(&format!("cards/strings/{locale}.ftl"))
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
            .filter_map(|line| line.split_once('='))
            .map(|(id, _)| id.trim().to_owned())
            .collect()
    };
    let english = ids("en");
    assert!(english.len() > 100, "the words are found");
    for locale in ["es", "pt-BR"] {
        let other = ids(locale);
        let differ: Vec<_> = english.symmetric_difference(&other).collect();
        assert!(differ.is_empty(), "{locale}: {differ:?}");
    }
}

/// The documents that name files, tests and commands.
fn documents() -> Vec<String> {
    let mut documents = files("docs", ".md");
    documents.push("README.md".to_owned());
    documents
}

#[test]
fn the_documents_name_only_files_that_exist() {
    const TOP: [&str; 9] =
        ["src/", "crates/", "cards/", "manifest/", "tests/", "docs/", "benches/", "fuzz/", ".ci/"];
    for document in documents() {
        let text = read(&document);
        let prose: String = text.split("```").step_by(2).collect();
        for path in quoted(&prose) {
            let is_path =
                TOP.iter().any(|top| path.starts_with(top)) && !path.contains(['<', '{', '*', ' ', '…']);
            assert!(!is_path || root().join(path).exists(), "{document} names {path}, which is not there");
        }
        let folder = Path::new(&document).parent().expect("a folder");
        for (at, _) in prose.match_indices("](") {
            let target = prose[at + 2..].split([')', '#']).next().unwrap_or_default();
            let there = target.is_empty() || target.contains("://") || target.starts_with("docs/pictures/");
            assert!(there || root().join(folder).join(target).exists(), "{document} links to {target}");
        }
    }
}

#[test]
fn the_protocol_document_names_only_tests_that_exist() {
    let mut code = String::new();
    for folder in ["src", "crates/teams-simulator/src", "crates/teams-simulator/tests", "tests/it"] {
        for path in files(folder, ".rs") {
            code.push_str(&read(&path));
        }
    }
    let document = read("docs/protocol.md");
    let named: Vec<&str> = quoted(&document)
        .into_iter()
        .filter_map(|name| name.rsplit_once("::"))
        .map(|(_, test)| test)
        .collect();
    assert!(named.len() > 40, "the names of tests are found");
    for test in named.into_iter().filter(|test| *test != "…") {
        assert!(code.contains(&format!("fn {test}(")), "docs/protocol.md names the test {test}");
    }
}

#[test]
fn every_key_that_is_written_stands_in_the_table_of_keys() {
    let code = code("src/records/keys.rs");
    let kinds: BTreeSet<&str> = code
        .match_indices("Key::new([\"")
        .map(|(at, prefix)| code[at + prefix.len()..].split('"').next().unwrap_or_default())
        .collect();
    assert!(kinds.len() > 8, "the kinds of keys are found");
    let document = read("docs/architecture.md");
    let rows = table(&document, "\n## Keys\n");
    for kind in kinds {
        let stands =
            rows.iter().any(|row| quoted(row[0]).iter().any(|key| key.starts_with(&format!("{kind}/"))));
        assert!(stands, "docs/architecture.md has no row for the keys {kind}/…");
    }
}
