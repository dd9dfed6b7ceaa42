//! The rules of a Teams app package, checked before it is written: lengths, ids, addresses, icons, and that every
//! language says everything.
//!
//! Source: app manifest schema 1.22, its localisation schema, and "Teams app package" (icons), Microsoft Learn.
//! A test holds the same files against Microsoft's own schemas.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Gives the bytes of a file of the package.
type Contents<'a> = &'a dyn Fn(&str) -> Option<&'a [u8]>;

/// Texts that must be there and are limited: where, and the most characters.
const TEXTS: [(&str, usize); 9] = [
    ("version", 256),
    ("developer.name", 32),
    ("developer.websiteUrl", 2048),
    ("developer.privacyUrl", 2048),
    ("developer.termsOfUseUrl", 2048),
    ("name.short", 30),
    ("name.full", 100),
    ("description.short", 80),
    ("description.full", 4000),
];
const ADDRESSES: [&str; 3] = ["developer.websiteUrl", "developer.privacyUrl", "developer.termsOfUseUrl"];
const IDS: [&str; 2] = ["id", "bots[0].botId"];
const ICONS: [(&str, u32); 2] = [("icons.color", 192), ("icons.outline", 32)];
const TRANSLATED: [&str; 4] = ["name.short", "name.full", "description.short", "description.full"];
const MOST_COMMAND_LISTS: usize = 3;
const MOST_COMMANDS: usize = 10;
const LONGEST_TITLE: usize = 128;
const LONGEST_DESCRIPTION: usize = 4000;

/// Everything that is wrong; each line names the file and the field.
pub(super) fn problems(manifest: &Value, contents: Contents<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for (field, most) in TEXTS {
        check_length(manifest, field, most, &mut problems);
    }
    for field in ADDRESSES {
        expect(
            text(manifest, field).starts_with("https://"),
            field,
            "is not an https address",
            &mut problems,
        );
    }
    for field in IDS {
        expect(is_guid(text(manifest, field)), field, "is not a GUID", &mut problems);
    }
    expect(
        is_colour(text(manifest, "accentColor")),
        "accentColor",
        "is not a colour like #0B5563",
        &mut problems,
    );
    check_commands(manifest, &mut problems);
    for (field, side) in ICONS {
        let size = contents(text(manifest, field)).and_then(png_size);
        expect(size == Some((side, side)), field, &format!("is not a PNG of {side} × {side}"), &mut problems);
    }
    for file in language_files(manifest) {
        check_language(manifest, &file, contents(&file), &mut problems);
    }
    problems
}

/// The files that the manifest names: icons and languages.
pub(super) fn named_files(manifest: &Value) -> Vec<String> {
    let icons = ICONS.iter().map(|(field, _)| text(manifest, field).to_owned());
    icons.chain(language_files(manifest)).collect()
}

fn language_files(manifest: &Value) -> Vec<String> {
    let languages = manifest.pointer("/localizationInfo/additionalLanguages").and_then(Value::as_array);
    let files = languages.into_iter().flatten().map(|language| text(language, "file").to_owned());
    files.collect()
}

/// The text at a field written as in localisation files (`bots[0].botId`); empty if there is none.
fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    let pointer = format!("/{}", field.replace('[', "/").replace(']', "").replace('.', "/"));
    value.pointer(&pointer).and_then(Value::as_str).unwrap_or_default()
}

fn expect(holds: bool, field: &str, otherwise: &str, problems: &mut Vec<String>) {
    if !holds {
        problems.push(format!("manifest.json: {field} {otherwise}"));
    }
}

fn check_length(manifest: &Value, field: &str, most: usize, problems: &mut Vec<String>) {
    if let Some(wrong) = wrong_length(text(manifest, field), most) {
        problems.push(format!("manifest.json: {field} {wrong}"));
    }
}

fn wrong_length(text: &str, most: usize) -> Option<String> {
    let count = text.chars().count();
    if text.trim().is_empty() {
        Some("is empty".to_owned())
    } else if count > most {
        Some(format!("has {count} characters; {most} at most"))
    } else if text.contains("${") {
        Some("holds a placeholder that nothing fills".to_owned())
    } else {
        None
    }
}

fn check_commands(manifest: &Value, problems: &mut Vec<String>) {
    let lists = command_lists(manifest);
    expect(lists.len() <= MOST_COMMAND_LISTS, "bots[0].commandLists", "has more than 3 lists", problems);
    for (at, commands) in lists.iter().enumerate() {
        let field = format!("bots[0].commandLists[{at}]");
        expect(commands.len() <= MOST_COMMANDS, &field, "has more than 10 commands", problems);
        let titles: BTreeSet<&str> = commands.iter().map(|command| text(command, "title")).collect();
        expect(titles.len() == commands.len(), &field, "has the same title twice", problems);
    }
    for field in command_fields(manifest) {
        check_length(manifest, &field, longest(&field), problems);
    }
}

fn command_lists(manifest: &Value) -> Vec<&Vec<Value>> {
    let lists = manifest.pointer("/bots/0/commandLists").and_then(Value::as_array);
    lists.into_iter().flatten().filter_map(|list| list.get("commands")).filter_map(Value::as_array).collect()
}

/// The titles and descriptions of all commands, as fields.
fn command_fields(manifest: &Value) -> Vec<String> {
    let lists = command_lists(manifest).into_iter().enumerate();
    let commands = lists.flat_map(|(list, commands)| (0..commands.len()).map(move |command| (list, command)));
    let named = |(list, command)| {
        ["title", "description"]
            .map(|part| format!("bots[0].commandLists[{list}].commands[{command}].{part}"))
    };
    commands.flat_map(named).collect()
}

fn longest(field: &str) -> usize {
    let known = TEXTS.iter().find(|(name, _)| *name == field).map(|(_, most)| *most);
    known.unwrap_or(if field.ends_with(".title") { LONGEST_TITLE } else { LONGEST_DESCRIPTION })
}

/// A language must say everything that can be said in it, and nothing else.
fn check_language(manifest: &Value, file: &str, bytes: Option<&[u8]>, problems: &mut Vec<String>) {
    let Some(words) = bytes.and_then(|bytes| serde_json::from_slice::<Map<String, Value>>(bytes).ok()) else {
        problems.push(format!("{file}: is missing, or not a JSON object"));
        return;
    };
    let wanted: BTreeSet<String> =
        TRANSLATED.iter().map(|field| (*field).to_owned()).chain(command_fields(manifest)).collect();
    for field in &wanted {
        let said = words.get(field).and_then(Value::as_str).unwrap_or_default();
        if let Some(wrong) = wrong_length(said, longest(field)) {
            problems.push(format!("{file}: {field} {wrong}"));
        }
    }
    let unknown = words.keys().filter(|key| *key != "$schema" && !wanted.contains(*key));
    problems.extend(unknown.map(|key| format!("{file}: {key} is nothing in manifest.json")));
}

fn is_guid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    lengths && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Width and height of a PNG, from its header.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((number(0)?, number(4)?))
}
