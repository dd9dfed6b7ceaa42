//! Values to text: `toString` and `JSON.stringify`.

use crate::error::Fail;
use crate::limits::Budget;
use crate::value::{V, json_number};
use serde_json::{Map, Value};

/// `String(value)`. What lies deeper than `depth` is left out.
pub(crate) fn write_text(value: &V<'_>, out: &mut String, depth: usize) {
    match value {
        V::Undefined => out.push_str("undefined"),
        V::Null => out.push_str("null"),
        V::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        V::Num(n) => super::number::write(*n, out),
        V::Str(s) => out.push_str(s),
        V::Big(n) => out.push_str(&n.to_string()),
        V::Object(_) | V::Data(Value::Object(_)) => out.push_str("[object Object]"),
        V::Array(_) | V::Data(_) => {
            let Some(depth) = depth.checked_sub(1) else { return };
            join(&value.items().unwrap_or_default(), ",", out, depth);
        }
        V::Bytes(bytes) => {
            let numbers: Vec<String> = bytes.iter().map(u8::to_string).collect();
            out.push_str(&numbers.join(","));
        }
    }
}

/// `Array.prototype.join`: null and undefined items are empty.
pub(crate) fn join(items: &[V<'_>], separator: &str, out: &mut String, depth: usize) {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(separator);
        }
        if !item.is_nullish() {
            write_text(item, out, depth);
        }
    }
}

/// What `JSON.stringify` makes of a value, as a tree; `None` for undefined.
pub(crate) fn to_json(value: &V<'_>, budget: &Budget, depth: usize) -> Result<Option<Value>, Fail> {
    let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
    budget.step()?;
    Ok(Some(match value {
        V::Undefined => return Ok(None),
        V::Null => Value::Null,
        V::Bool(b) => Value::Bool(*b),
        V::Num(n) => json_number(*n),
        V::Str(s) => {
            budget.bytes(s.len())?;
            Value::String(s.to_string())
        }
        V::Big(n) => Value::String(n.to_string()),
        V::Data(data) => copy_json(data, budget, depth)?,
        V::Array(items) => {
            budget.items(items.borrow().len())?;
            let items = items.borrow();
            let items = items.iter().map(|item| Ok(to_json(item, budget, below)?.unwrap_or(Value::Null)));
            Value::Array(items.collect::<Result<_, Fail>>()?)
        }
        V::Object(_) | V::Bytes(_) => {
            let entries = value.entries();
            budget.items(entries.len())?;
            let mut map = Map::new();
            for (key, member) in entries {
                if let Some(json) = to_json(&member, budget, below)? {
                    budget.bytes(key.len())?;
                    map.insert(key.to_string(), json);
                }
            }
            Value::Object(map)
        }
    }))
}

/// A copy with numbers as JavaScript keeps them, charged for.
pub(crate) fn copy_json(value: &Value, budget: &Budget, depth: usize) -> Result<Value, Fail> {
    let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
    budget.step()?;
    Ok(match value {
        Value::Null => Value::Null,
        Value::Bool(b) => Value::Bool(*b),
        Value::Number(n) => json_number(n.as_f64().unwrap_or(f64::NAN)),
        Value::String(s) => {
            budget.bytes(s.len())?;
            Value::String(s.clone())
        }
        Value::Array(items) => {
            budget.items(items.len())?;
            Value::Array(
                items.iter().map(|item| copy_json(item, budget, below)).collect::<Result<_, Fail>>()?,
            )
        }
        Value::Object(map) => {
            budget.items(map.len())?;
            let mut copy = Map::with_capacity(map.len());
            for (key, member) in in_order(map) {
                budget.bytes(key.len())?;
                copy.insert(key.clone(), copy_json(member, budget, below)?);
            }
            Value::Object(copy)
        }
    })
}

/// `JSON.stringify`: members in JavaScript's order. `None` for undefined.
pub(crate) fn stringify(value: &V<'_>, budget: &Budget) -> Result<Option<String>, Fail> {
    let mut out = String::new();
    Ok(write_json(value, &mut out, budget, budget.depth)?.then_some(out))
}

/// Writes JSON; false, and nothing written, for undefined.
pub(crate) fn write_json(
    value: &V<'_>,
    out: &mut String,
    budget: &Budget,
    depth: usize,
) -> Result<bool, Fail> {
    let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
    budget.step()?;
    match value {
        V::Undefined => return Ok(false),
        V::Null => out.push_str("null"),
        V::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        V::Num(n) => write_number(*n, out),
        V::Str(s) => quote(s, out, budget)?,
        V::Big(n) => quote(&n.to_string(), out, budget)?,
        V::Data(data) => write_data(data, out, budget, depth)?,
        V::Array(items) => {
            out.push('[');
            for (i, item) in items.borrow().iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                if !write_json(item, out, budget, below)? {
                    out.push_str("null");
                }
            }
            out.push(']');
        }
        V::Object(_) | V::Bytes(_) => {
            out.push('{');
            let mut first = true;
            for (key, member) in value.entries() {
                let before = out.len();
                if !first {
                    out.push(',');
                }
                quote(&key, out, budget)?;
                out.push(':');
                if write_json(&member, out, budget, below)? {
                    first = false;
                } else {
                    out.truncate(before);
                }
            }
            out.push('}');
        }
    }
    Ok(true)
}

fn has_index(map: &Map<String, Value>) -> bool {
    map.keys().any(|key| super::text::array_index(key).is_some())
}

/// The members of an object in JavaScript's order: integer-like keys first, by number.
pub(crate) fn in_order(map: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let index = super::text::array_index;
    let sorted = has_index(map).then(|| {
        let mut members: Vec<_> = map.iter().collect();
        members.sort_by_key(|(key, _)| index(key).map_or((1, 0), |n| (0, n)));
        members
    });
    let as_they_are = sorted.is_none().then(|| map.iter());
    sorted.into_iter().flatten().chain(as_they_are.into_iter().flatten())
}

/// Writes data as it is, but for numbers, which become what JavaScript makes of them.
pub(crate) fn write_data(value: &Value, out: &mut String, budget: &Budget, depth: usize) -> Result<(), Fail> {
    let before = out.len();
    write_node(value, out, budget, depth)?;
    budget.bytes(out.len() - before)
}

/// Data is finite and in memory already, so its bytes are counted afterwards.
fn write_node(value: &Value, out: &mut String, budget: &Budget, depth: usize) -> Result<(), Fail> {
    match value {
        Value::String(text) => quote_into(text, out),
        Value::Array(items) => {
            let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
            budget.steps(items.len())?;
            out.push('[');
            for item in items {
                write_node(item, out, budget, below)?;
                out.push(',');
            }
            close(out, ']');
        }
        Value::Object(map) => {
            let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
            budget.steps(map.len())?;
            out.push('{');
            let mut member = |key: &str, value: &Value| {
                quote_into(key, out);
                out.push(':');
                write_node(value, out, budget, below)?;
                out.push(',');
                Ok(())
            };
            if has_index(map) {
                in_order(map).try_for_each(|(key, value)| member(key, value))?;
            } else {
                map.iter().try_for_each(|(key, value)| member(key, value))?;
            }
            close(out, '}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => write_plain(value, out),
    }
    Ok(())
}

/// Closes a list or an object, in place of the comma behind its last value.
pub(crate) fn close(out: &mut String, bracket: char) {
    if out.ends_with(',') {
        out.pop();
    }
    out.push(bracket);
}

/// Writes a value that is no array or object.
pub(crate) fn write_plain(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => quote_into(text, out),
        Value::Number(n) => write_number(n.as_f64().unwrap_or(f64::NAN), out),
        Value::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Value::Null | Value::Array(_) | Value::Object(_) => out.push_str("null"),
    }
}

fn write_number(n: f64, out: &mut String) {
    if n.is_finite() { super::number::write(n, out) } else { out.push_str("null") }
}

fn quote(text: &str, out: &mut String, budget: &Budget) -> Result<(), Fail> {
    budget.bytes(text.len() + 2)?;
    quote_into(text, out);
    Ok(())
}

/// Writes a text in quotes, escaped as `JSON.stringify` escapes.
pub(crate) fn quote_into(text: &str, out: &mut String) {
    out.push('"');
    escape_into(text, out);
    out.push('"');
}

/// As [`quote_into`], without the quotes.
pub(crate) fn escape_into(text: &str, out: &mut String) {
    let mut plain = 0;
    while let Some(at) = must_escape(text.as_bytes(), plain) {
        out.push_str(&text[plain..at]);
        plain = at + 1;
        match text.as_bytes()[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            8 => out.push_str("\\b"),
            12 => out.push_str("\\f"),
            other => out.push_str(&format!("\\u{other:04x}")),
        }
    }
    out.push_str(&text[plain..]);
}

/// The first quote, backslash or control character from there on.
fn must_escape(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = &bytes[from..];
    if is_plain(rest) {
        return None;
    }
    let found = rest.iter().position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\'));
    found.map(|at| from + at)
}

/// Whether nothing has to be escaped. Looks at eight bytes at a time; at the end at some of them once more.
fn is_plain(bytes: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    // The highest bit of a byte is set where it is below `limit`, and maybe in bytes behind such a one.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let plain = |word: u64| {
        let quotes = below(word ^ (ONES * u64::from(b'"')), 1) | below(word ^ (ONES * u64::from(b'\\')), 1);
        (quotes | below(word, 0x20)) & (ONES * 0x80) == 0
    };
    if let Some(last) = bytes.last_chunk::<8>() {
        let (words, _) = bytes.as_chunks::<8>();
        return plain(u64::from_le_bytes(*last)) && words.iter().all(|word| plain(u64::from_le_bytes(*word)));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return plain((u64::from(u32::from_le_bytes(*first)) << 32) | u64::from(u32::from_le_bytes(*last)));
    }
    bytes.iter().all(|byte| *byte >= 0x20 && !matches!(byte, b'"' | b'\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_that_must_be_escaped_is_found_wherever_it_stands() {
        for c in ('\0'..='\u{7f}').chain(['\u{80}', 'é', '\u{2028}', '😀']) {
            for before in 0..20 {
                for after in [0, 1, 9, 17] {
                    let text = format!("{}{c}{}", "a".repeat(before), "ü\"".repeat(after));
                    let mut out = String::new();
                    quote_into(&text, &mut out);
                    assert_eq!(out, Value::from(text).to_string());
                }
            }
        }
    }
}
