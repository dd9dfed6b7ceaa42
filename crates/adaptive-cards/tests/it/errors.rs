//! What authors are told.

use adaptive_cards::{ExpandErrorKind, ExpandOptions, ParseOptions, Template};
use serde_json::{Value, json};

fn refused(text: &str) -> String {
    Template::parse(&json!({"body": [{"text": text}]})).map(drop).unwrap_err().to_string()
}

fn strict(template: Value, data: Value) -> Result<Value, String> {
    let template = Template::parse(&template).unwrap();
    let expanded = template.expand_with(&data, &ExpandOptions::strict());
    expanded.map(|e| e.card).map_err(|e| e.to_string())
}

#[test]
fn a_template_that_cannot_be_read_names_the_place() {
    assert_eq!(
        refused("Hi ${toUper(name)}"),
        "/body/0/text: `Hi ${toUper(name)}` at column 6: there is no function `toUper` (did you mean `toUpper`?)"
    );
    assert_eq!(refused("${a + }"), "/body/0/text: `${a + }` at column 6: the expression ends too early");
    assert_eq!(
        refused("${5%2}"),
        "/body/0/text: `${5%2}` at column 4: unexpected `%2`: put a space after `%`"
    );
    assert_eq!(
        refused("${rand(1, 2)}"),
        "/body/0/text: `${rand(1, 2)}` at column 3: `rand` gives another value each time, so that a card would not be repeatable"
    );
    assert_eq!(
        refused("${utcNow()}"),
        "/body/0/text: `${utcNow()}` at column 3: `utcNow` needs a clock, and the host gives none"
    );
    assert_eq!(
        refused("${length(1)}"),
        "/body/0/text: `${length(1)}` at column 3: 1 in length(1) is not a string"
    );
    assert!(refused("a ` b ${c}").contains("column 3"));
    assert!(refused(r"${c} ends\").contains("column 10: a back slash can't end"));
    assert!(refused("${isMatch(a, '(?=x)')}").contains("not common to both engines"));
}

#[test]
fn strict_mode_names_missing_paths_and_what_was_probably_meant() {
    let data = json!({"dibs": {"date": "5 May"}, "name": "x", "list": [1]});
    let error = strict(json!({"body": [{"text": "On ${dbis.date}"}]}), data.clone()).unwrap_err();
    assert_eq!(
        error,
        "/body/0/text: `On ${dbis.date}` at column 6: the data has no `dbis.date` (did you mean `dibs.date`?)"
    );
    let error = strict(json!({"a": "${$root.dibs.dat}"}), data.clone()).unwrap_err();
    assert_eq!(
        error,
        "/a: `${$root.dibs.dat}` at column 3: the data has no `$root.dibs.dat` (did you mean `$root.dibs.date`?)"
    );
    let error = strict(json!({"a": {"$when": "${nam == 'x'}", "b": 1}}), data.clone()).unwrap_err();
    assert!(error.contains("/a/$when") && error.contains("did you mean `name`"), "{error}");
    assert!(strict(json!({"a": "${dibs['dat']}"}), data.clone()).unwrap_err().contains("dibs['date']"));
    assert!(strict(json!({"a": "x ${list[4]}"}), data).unwrap_err().contains("out of range"));
}

#[test]
fn errors_carry_the_place_in_fields_too() {
    let template = json!({"body": [{"a~b/c": "${toUper(x)}"}]});
    let error = Template::parse(&template).unwrap_err();
    assert_eq!(error.place.pointer, "/body/0/a~0b~1c");
    assert_eq!((error.place.expression.as_str(), error.place.column), ("${toUper(x)}", 3));
    assert_eq!(error.suggestion.as_deref(), Some("toUpper"));
    let template = Template::parse(&json!({"body": [{"text": "é ${dbis.date}"}]})).unwrap();
    let (data, options) = (json!({"dibs": {"date": 1}}), ExpandOptions::strict());
    let error = template.expand_with(&data, &options).unwrap_err();
    assert_eq!(error.kind, ExpandErrorKind::MissingPath);
    assert_eq!((error.place.pointer.as_str(), error.place.column), ("/body/0/text", 5));
    assert_eq!(error.suggestion.as_deref(), Some("dibs.date"));
    assert_eq!(template.expand_borrowed(&data, &options).unwrap_err(), error);
    assert_eq!(template.expand_to_string(&data, &options).unwrap_err(), error);
}

#[test]
fn strict_mode_lets_expressions_ask_for_what_may_be_missing() {
    let template = json!({
        "a": {"$when": "${exists(x)}"}, "b": "${if(exists(x), x, 'none')}", "c": "${empty(x.y)}",
        "d": "${x == null}", "e": "${name}", "f": "${name ?? 1}"
    });
    let expected = json!({"a": null, "b": "none", "c": true, "d": true, "e": null, "f": 1});
    assert_eq!(strict(template, json!({"name": null})).unwrap(), expected);
    // The reference takes the text `${x}` for a missing value here, so that `??` would not help.
    assert!(strict(json!("${x ?? 'none'}"), json!({})).is_err());
}

#[test]
fn without_strictness_missing_values_are_left_as_in_the_reference() {
    let template =
        Template::parse(&json!({"a": "Hi ${name}", "b": "${x.y}", "c": {"$when": "${x}"}})).unwrap();
    let expansion = template.expand_with(&json!({}), &ExpandOptions::default()).unwrap();
    assert_eq!(expansion.card, json!({"a": "Hi ${name}", "b": "${x.y}", "c": null}));
    assert_eq!(expansion.warnings, ["/c/$when: `${x}` has no value; the object is dropped"]);
}

#[test]
fn failing_expressions_name_the_place() {
    let template = Template::parse(&json!({"a": ["x", {"b": "${list[3]}"}]})).unwrap();
    let error = template.expand(&json!({"list": [1]})).unwrap_err();
    assert_eq!(error.kind, ExpandErrorKind::Evaluation);
    assert_eq!(error.to_string(), "/a/1/b: `${list[3]}` at column 3: 3 is out of range for 1");
}

#[test]
fn a_template_is_shared_between_threads() {
    let template = Template::parse(&json!({"a": "${n}"})).unwrap();
    std::thread::scope(|scope| {
        for n in 0..4 {
            let template = &template;
            scope.spawn(move || assert_eq!(template.expand(&json!({"n": n})).unwrap(), json!({"a": n})));
        }
    });
}

#[test]
fn the_time_is_the_hosts() {
    let mut parse = ParseOptions::default();
    parse.clock = true;
    let template = Template::parse_with(&json!({"a": "${utcNow('yyyy-MM-dd')}"}), parse).unwrap();
    let mut options = ExpandOptions::default();
    options.now = Some("2026-11-21T10:00:00Z".parse().unwrap());
    assert_eq!(template.expand_with(&json!({}), &options).unwrap().card, json!({"a": "2026-11-21"}));
    assert!(template.expand(&json!({})).is_err());
}

#[test]
fn paths_are_listed_once_and_without_the_variables_of_lambdas() {
    let template = Template::parse(&json!({
        "a": "${$root.t.b} ${$root.t.a} ${$root.t.b}",
        "c": {"$data": "${people}", "$when": "${$index > 0}", "d": "${select(tags, x, concat(x.n, y.z))} ${list[$index].q}"}
    }))
    .unwrap();
    assert_eq!(template.paths(), ["$index", "$root.t.a", "$root.t.b", "list", "people", "tags", "y.z"]);
}

#[test]
fn text_is_written_behind_what_is_there_or_not_at_all() {
    let template = Template::parse(&json!({"a": ["x", "${list[0]}"]})).unwrap();
    let (options, mut out) = (ExpandOptions::default(), "[1,".to_owned());
    template.expand_into(&json!({"list": [2]}), &options, &mut out).unwrap();
    assert_eq!(out, r#"[1,{"a":["x",2]}"#);
    assert!(template.expand_into(&json!({"list": []}), &options, &mut out).is_err());
    assert_eq!(out, r#"[1,{"a":["x",2]}"#);
    let nothing = Template::parse(&json!({"$when": "${false}"})).unwrap();
    nothing.expand_into(&json!({}), &options, &mut out).unwrap();
    assert_eq!(out, r#"[1,{"a":["x",2]}null"#);
    assert_eq!(
        serde_json::to_value(nothing.expand_borrowed(&json!({}), &options).unwrap()).unwrap(),
        Value::Null
    );
}
