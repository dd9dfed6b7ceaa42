//! Keys: how segments become text, which key is a prefix of which, and numbers and times as segments.
//!
//! Which keys exist is `records`' business; how a backend walks a range of them is the backend's.

use std::borrow::Cow;
use std::fmt;
use std::ops::Bound;

use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::StoreError;

/// RFC 3986's unreserved characters stand for themselves, everything else is encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How the empty segment is written: no encoded text is a `%` without two digits after it.
const EMPTY: &str = "%";

/// The lowest byte with which the text of a key can begin.
const LOWEST: &str = "%";

/// A key: segments joined by `/`, each percent-encoded. Keys order by the bytes of that text.
///
/// Any Unicode string can be a segment, the empty one too (written `%`). One sequence of segments has exactly
/// one text, so equal keys are equal text. Numbers and instants go in as fixed-width lower-case hex
/// ([`Key::number`], [`Key::instant`]), so that their order is the keys' order; other text orders by its encoded
/// bytes, which is not the order of any language.
///
/// A key is also a prefix: it covers itself and the keys that continue it by whole segments. `e/ab` covers
/// `e/ab` and `e/ab/dibs`, not `e/abc`. The key without segments ([`Key::root`]) covers every key and is never
/// stored.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// The key of these segments.
    #[must_use]
    pub fn new<S: AsRef<str>>(segments: impl IntoIterator<Item = S>) -> Self {
        segments.into_iter().fold(Self::root(), |key, segment| key.push(segment))
    }

    /// The key without segments: the prefix of all keys.
    #[must_use]
    pub fn root() -> Self {
        Self(String::new())
    }

    /// Reads a key from the text that [`Key::as_str`] gives.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] for a text that no key has.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let read = Self(text.to_owned());
        // Written anew from its segments: one key never has two texts.
        if Self::new(read.segments()) == read {
            Ok(read)
        } else {
            Err(StoreError::Invalid(format!("not a key: {text}")))
        }
    }

    /// This key continued by one segment.
    #[must_use]
    pub fn push(mut self, segment: impl AsRef<str>) -> Self {
        if !self.0.is_empty() {
            self.0.push('/');
        }
        match segment.as_ref() {
            "" => self.0.push_str(EMPTY),
            text => self.0.extend(utf8_percent_encode(text, ENCODED)),
        }
        self
    }

    /// This key continued by `number` as 16 hex digits.
    #[must_use]
    pub fn number(self, number: u64) -> Self {
        self.push(hex(number))
    }

    /// This key continued by `instant`, in UTC milliseconds, as 16 hex digits.
    #[must_use]
    pub fn instant(self, instant: Timestamp) -> Self {
        self.push(hex_millis(instant))
    }

    /// The segments, decoded.
    pub fn segments(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let text = Some(self.0.as_str()).filter(|text| !text.is_empty());
        text.into_iter().flat_map(|text| text.split('/')).map(|segment| match segment {
            EMPTY => Cow::Borrowed(""),
            encoded => percent_decode_str(encoded).decode_utf8_lossy(),
        })
    }

    /// The key as text: what backends store and order by.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the key without segments.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `other` is this key or continues it by whole segments.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.is_root()
            || other.0.strip_prefix(&self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether the text of this key begins with that of `prefix`: all that it covers lies among such keys, which
    /// follow each other.
    pub(crate) fn continues(&self, prefix: &Self) -> bool {
        self.0.starts_with(&prefix.0)
    }

    /// A key whose text a backend has stored.
    pub(super) fn stored(text: String) -> Self {
        Self(text)
    }

    /// The ranges of text, in order, that hold what this prefix covers beyond `after`.
    ///
    /// Two, because `-`, `.` and `%` sort before `/`: `e/ab-c` stands between `e/ab` and `e/ab/dibs`.
    pub(super) fn spans(&self, after: Option<&Self>) -> Vec<(Bound<String>, Bound<String>)> {
        let after = after.map(Self::as_str).filter(|after| !after.is_empty());
        let beyond = |low: &str| match after {
            Some(after) if after >= low => Bound::Excluded(after.to_owned()),
            Some(_) | None => Bound::Included(low.to_owned()),
        };
        if self.is_root() {
            return vec![(beyond(LOWEST), Bound::Unbounded)];
        }
        let mut spans = Vec::with_capacity(2);
        if after.is_none_or(|after| after < self.as_str()) {
            spans.push((Bound::Included(self.0.clone()), Bound::Included(self.0.clone())));
        }
        // `0` is the byte after `/`.
        let (low, high) = (format!("{self}/"), format!("{self}0"));
        if after.is_none_or(|after| after < high.as_str()) {
            spans.push((beyond(&low), Bound::Excluded(high)));
        }
        spans
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `number` as a segment: 16 lower-case hex digits, so that text order is number order.
#[must_use]
pub fn hex(number: u64) -> String {
    format!("{number:016x}")
}

/// Reads what [`hex`] wrote.
#[must_use]
pub fn from_hex(segment: &str) -> Option<u64> {
    let digits = segment.len() == 16 && segment.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if digits { u64::from_str_radix(segment, 16).ok() } else { None }
}

/// `instant` as a segment: its UTC milliseconds since 1970 by [`hex`], rounded down. Before 1970 counts as 1970.
#[must_use]
pub fn hex_millis(instant: Timestamp) -> String {
    hex(u64::try_from(instant.as_millisecond()).unwrap_or(0))
}

/// Reads what [`hex_millis`] wrote, to the millisecond.
#[must_use]
pub fn from_hex_millis(segment: &str) -> Option<Timestamp> {
    from_hex(segment)
        .and_then(|millis| i64::try_from(millis).ok())
        .and_then(|ms| Timestamp::from_millisecond(ms).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn segments_are_encoded_and_joined() {
        let key = Key::new(["c", "tenant", "19:abc@thread.tacv2"]).push("a/b").number(10);
        assert_eq!(key.as_str(), "c/tenant/19%3Aabc%40thread.tacv2/a%2Fb/000000000000000a");
    }

    #[test]
    fn a_prefix_covers_whole_segments_only() {
        let prefix = Key::new(["e", "ab"]);
        assert!(prefix.covers(&prefix));
        assert!(prefix.covers(&Key::new(["e", "ab", "dibs"])));
        assert!(!prefix.covers(&Key::new(["e", "abc"])));
        assert!(!prefix.covers(&Key::new(["e"])));
        assert!(Key::root().covers(&prefix));
    }

    #[test]
    fn a_text_that_no_key_has_is_refused() {
        for text in ["a//b", "/", "a/", "%41", "%2f", "a b", "%zz", "é", "%FF", "a%"] {
            assert!(Key::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_instant_reads_back_to_the_millisecond() {
        let instant = Timestamp::from_millisecond(1_772_534_520_123).unwrap();
        let key = Key::new(["wake"]).instant(instant);
        assert_eq!(key.as_str(), "wake/0000019cb34a593b");
        assert_eq!(from_hex_millis(&key.segments().last().unwrap()), Some(instant));
        assert_eq!(hex_millis(Timestamp::MIN), "0000000000000000");
        assert_eq!(from_hex("000000000000000A"), None);
        assert_eq!(from_hex("+00000000000000a"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn segments_read_back_and_the_text_parses(segments in prop::collection::vec("\\PC{0,6}|[\0-~]{0,4}", 0..5)) {
            let key = Key::new(&segments);
            prop_assert!(key.segments().eq(segments.iter().map(String::as_str)));
            prop_assert_eq!(Key::parse(key.as_str()), Ok(key));
        }

        #[test]
        fn different_segments_make_different_keys(
            a in prop::collection::vec("[a/%.-]{0,2}", 0..4),
            b in prop::collection::vec("[a/%.-]{0,2}", 0..4),
        ) {
            prop_assert_eq!(a == b, Key::new(&a) == Key::new(&b));
            prop_assert_eq!(b.starts_with(&a), Key::new(&a).covers(&Key::new(&b)));
        }

        #[test]
        fn numbers_order_as_their_segments(a: u64, b: u64) {
            prop_assert_eq!(a.cmp(&b), hex(a).cmp(&hex(b)));
            prop_assert_eq!(from_hex(&hex(a)), Some(a));
        }
    }
}
