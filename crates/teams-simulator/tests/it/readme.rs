//! The README against the code: every control route is described and no other, and every rule of Microsoft's pages names
//! tests that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands under a heading.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let after = text.split_once(heading).unwrap_or_else(|| panic!("no {heading}")).1;
    after.split_once("\n## ").map_or(after, |(section, _)| section)
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// `METHOD path` of every route in the code.
fn routes() -> BTreeSet<String> {
    let code = read("src/control.rs");
    let mut found = BTreeSet::new();
    for route in code.split(".route(").skip(1) {
        let mut parts = route.splitn(3, '"');
        let (before, path, rest) = (parts.next(), parts.next(), parts.next());
        let (Some(before), Some(path), Some(rest)) = (before, path, rest) else { continue };
        let under = if before.contains("of(") { "/sim/people/{p}/conversations/{c}" } else { "" };
        let rest = rest.lines().next().unwrap_or_default();
        for method in ["get", "post", "put", "delete"] {
            if [format!(" {method}("), format!(").{method}(")].iter().any(|call| rest.contains(call)) {
                found.insert(format!("{} {under}{path}", method.to_uppercase()));
            }
        }
    }
    found
}

#[test]
fn the_readme_describes_every_control_route_and_no_other() {
    let readme = read("README.md");
    let table = section(&readme, "\n## HTTP control API\n");
    let documented: BTreeSet<String> = quoted(table)
        .filter(|text| {
            ["GET /sim", "GET /vendor", "POST /", "PUT /", "DELETE /"].iter().any(|m| text.starts_with(m))
        })
        .map(|text| text.split('?').next().unwrap_or_default().to_owned())
        .collect();
    let routes = routes();
    assert!(routes.len() > 30, "the routes are found: {routes:#?}");
    assert_eq!(documented, routes);
}

/// Where the tests of a module are, as the README names it.
fn file_of(module: &str) -> String {
    match module.strip_suffix("::tests") {
        Some("card") => "src/card/tests.rs".to_owned(),
        Some(inner) => format!("src/{}.rs", inner.replace("::", "/")),
        None => format!("tests/it/{module}.rs"),
    }
}

#[test]
fn every_rule_of_the_readme_names_tests_that_exist() {
    let readme = read("README.md");
    let rows =
        section(&readme, "\n## Which rule, which test\n").lines().filter(|line| line.starts_with("| "));
    let mut rules = 0;
    for row in rows.skip(1) {
        let tests = row.trim_end_matches('|').rsplit_once(" | ").unwrap_or_else(|| panic!("{row}")).1;
        assert!(tests.contains("::") || tests.trim() == "the same", "{row}");
        rules += 1;
        for name in quoted(tests) {
            let (module, test) = name.rsplit_once("::").unwrap_or_else(|| panic!("{name}"));
            let test = test.trim_end_matches(['*', '…']);
            let code = read(&file_of(module));
            assert!(code.contains(&format!("fn {test}")), "{name}: no such test in {}", file_of(module));
        }
    }
    assert!(rules > 20, "the rules are found");
}
