//! How each kind of value of the policy file is read, and shown as TOML.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use super::nearest;

pub(super) fn set<T>(to: &mut T, read: Result<T, String>) -> Result<(), String> {
    *to = read?;
    Ok(())
}

/// A whole number from `least` to `most`.
pub(super) fn number<T: TryFrom<i64>>(value: &DeValue<'_>, least: i64, most: i64) -> Result<T, String> {
    let mend = || format!("must be a whole number from {least} to {most}");
    let integer = value.as_integer().ok_or_else(mend)?;
    let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
    let fits = number.filter(|number| (least..=most).contains(number));
    fits.and_then(|number| T::try_from(number).ok()).ok_or_else(mend)
}

pub(super) fn words<'v>(value: &'v DeValue<'_>) -> Result<Vec<&'v str>, String> {
    let mend = || "must be a list of texts, such as [\"one\", \"two\"]".to_owned();
    let list = value.as_array().ok_or_else(mend)?;
    list.iter().map(|item| item.get_ref().as_str().ok_or_else(mend)).collect()
}

pub(super) fn word<T: Copy>(value: &DeValue<'_>, known: &[(&str, T)]) -> Result<T, String> {
    one_of(value.as_str().unwrap_or_default(), known)
}

pub(super) fn one_of<T: Copy>(text: &str, known: &[(&str, T)]) -> Result<T, String> {
    let found = known.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    found.ok_or_else(|| format!("must be of {}", list(known.iter().map(|(word, _)| *word))))
}

/// A basic TOML string; the values shown are words and names without control characters.
pub(super) fn toml_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', r#"\""#))
}

/// A TOML list of texts, broken into lines when it is long.
pub(super) fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let quoted: Vec<String> = words.map(toml_text).collect();
    let line = quoted.join(", ");
    if line.len() <= 100 {
        return format!("[{line}]");
    }
    let lines: Vec<String> = quoted.chunks(8).map(|chunk| format!("  {},", chunk.join(", "))).collect();
    format!("[\n{}\n]", lines.join("\n"))
}

/// True or false.
pub(super) fn switch(value: &DeValue<'_>) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| "must be true or false".to_owned())
}

/// A list of keys of the playbook; the nearest is named for one that is not.
pub(super) fn keys<T: Ord>(
    value: &DeValue<'_>,
    known: &[&str],
    make: fn(String) -> T,
) -> Result<BTreeSet<T>, String> {
    words(value)?.into_iter().map(|text| key(text, known).map(|key| make(key.to_owned()))).collect()
}

pub(super) fn key<'t>(text: &'t str, known: &[&str]) -> Result<&'t str, String> {
    if known.contains(&text) {
        return Ok(text);
    }
    Err(match nearest(known.iter().copied(), |one| strsim::jaro_winkler(text, one)) {
        Some(near) => format!("knows no \"{text}\"; \"{near}\" is the nearest"),
        None => format!("knows no \"{text}\""),
    })
}

/// Keys of the playbook, each with a web address.
pub(super) fn addresses(value: &DeValue<'_>, known: &[&str]) -> Result<BTreeMap<String, String>, String> {
    let mend = || "must be a table of keys and addresses, such as { key = \"https://…\" }".to_owned();
    let table = value.as_table().ok_or_else(mend)?;
    let each = table.iter().map(|(name, address)| {
        let name = key(name.get_ref(), known)?;
        let address = address.get_ref().as_str().ok_or_else(mend)?;
        let plain = !address.chars().any(|c| c.is_whitespace() || c.is_control() || "()<>\"".contains(c));
        let good = plain && address.strip_prefix("https://").is_some_and(|rest| !rest.is_empty());
        if !good {
            return Err(format!("has no plain https:// address for \"{name}\""));
        }
        Ok((name.to_owned(), address.to_owned()))
    });
    each.collect()
}

/// A TOML table in one line.
pub(super) fn inline(pairs: impl Iterator<Item = (String, String)>) -> String {
    let pairs: Vec<String> = pairs.map(|(key, text)| format!("{key} = {}", toml_text(&text))).collect();
    if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) }
}
