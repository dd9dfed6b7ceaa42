//! Strings as JavaScript sees them: lengths and positions in UTF-16 units, and its idea of white space.

/// Whether `String.prototype.trim` removes the character.
pub(crate) fn is_space(c: char) -> bool {
    matches!(
        c,
        '\u{9}'..='\u{d}' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}'
            | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// `String.prototype.trim`.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// `String.prototype.trimStart`.
pub(crate) fn trim_start(text: &str) -> &str {
    text.trim_start_matches(is_space)
}

/// `length`: UTF-16 units.
pub(crate) fn length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

/// The units from `start` (inclusive) to `end` (exclusive). Half a surrogate pair becomes U+FFFD, because a
/// Rust string can't hold it.
pub(crate) fn slice(text: &str, start: usize, end: usize) -> String {
    if text.is_ascii() {
        let end = end.min(text.len());
        return text.get(start.min(end)..end).unwrap_or_default().to_owned();
    }
    let units: Vec<u16> = text.encode_utf16().skip(start).take(end.saturating_sub(start)).collect();
    String::from_utf16_lossy(&units)
}

/// The position in UTF-16 units of a position in bytes.
pub(crate) fn units_before(text: &str, byte: usize) -> usize {
    length(&text[..byte])
}

/// `==`. Comparing nothing with nothing by `memcmp` can be slow: the pointers of empty strings point nowhere.
#[inline]
pub(crate) fn equal(a: &str, b: &str) -> bool {
    a.len() == b.len() && (a.is_empty() || a == b)
}

/// Compares as `<` on strings does: by UTF-16 units.
pub(crate) fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    if a.is_ascii() || b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// Equality of names as the reference engine finds properties: lower-case forms equal.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    // Nearly all names differ in their first letter.
    if let (Some(first), Some(other)) = (a.bytes().next(), b.bytes().next())
        && first.is_ascii()
        && other.is_ascii()
        && !first.eq_ignore_ascii_case(&other)
    {
        return false;
    }
    if a.len() == b.len() && a.eq_ignore_ascii_case(b) {
        return true;
    }
    !(a.is_ascii() && b.is_ascii()) && a.to_lowercase() == b.to_lowercase()
}

/// The number of an integer-like key ("0", "17"), which JavaScript objects list before all others.
pub(crate) fn array_index(key: &str) -> Option<u32> {
    if !key.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let plain = key == "0" || (!key.starts_with('0') && key.bytes().all(|b| b.is_ascii_digit()));
    if !plain {
        return None;
    }
    key.parse::<u32>().ok().filter(|n| *n < u32::MAX)
}
