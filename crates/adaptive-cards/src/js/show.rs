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

/// The members of an object in JavaScript's order: integer-like keys first, by number.
pub(crate) fn in_order(map: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let index = super::text::array_index;
    let sorted = map.keys().any(|key| index(key).is_some()).then(|| {
        let mut members: Vec<_> = map.iter().collect();
        members.sort_by_key(|(key, _)| index(key).map_or((1, 0), |n| (0, n)));
        members
    });
    let as_they_are = sorted.is_none().then(|| map.iter());
    sorted.into_iter().flatten().chain(as_they_are.into_iter().flatten())
}

/// Writes data as it is, but for numbers, which become what JavaScript makes of them.
fn write_data(value: &Value, out: &mut String, budget: &Budget, depth: usize) -> Result<(), Fail> {
    let Some(below) = depth.checked_sub(1) else { return Err(Fail::Limit("nested too deeply")) };
    budget.step()?;
    match value {
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_data(item, out, budget, below)?;
            }
            out.push(']');
        }
        Value::Object(map) => {
            out.push('{');
            for (i, (key, member)) in in_order(map).enumerate() {
                if i > 0 {
                    out.push(',');
                }
                quote(key, out, budget)?;
                out.push(':');
                write_data(member, out, budget, below)?;
            }
            out.push('}');
        }
        Value::String(text) => quote(text, out, budget)?,
        Value::Null | Value::Bool(_) | Value::Number(_) => write_plain(value, out),
    }
    Ok(())
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
    if !must_escape(text.as_bytes()) {
        return out.push_str(text);
    }
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[plain..at]);
        plain = at + 1;
        match byte {
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

/// Whether there is a quote, a backslash or a control character: eight bytes at a time.
fn must_escape(bytes: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    /// The high bit of each byte that is zero is set (and maybe of some above it).
    const fn zeros(word: u64) -> u64 {
        word.wrapping_sub(ONES) & !word
    }
    let odd = |word: u64| {
        let quotes = zeros(word ^ (ONES * b'"' as u64)) | zeros(word ^ (ONES * b'\\' as u64));
        let controls = word.wrapping_sub(ONES * 0x20) & !word;
        (quotes | controls) & (ONES * 0x80) != 0
    };
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().any(|word| odd(u64::from_le_bytes(*word)))
        || rest.iter().any(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\'))
}
