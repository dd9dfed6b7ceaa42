//! Takes U+0000 and lone surrogates out of JSON text before it is parsed.
//!
//! Both are legal as `\u` escapes, but no store keeps the first and no Rust string holds the second; either
//! would otherwise cost the whole activity. Text without them is passed on as it is, uncopied.

use std::borrow::Cow;

/// The JSON text without escapes of U+0000 and of unpaired surrogates.
pub(super) fn sanitize(json: &[u8]) -> Cow<'_, [u8]> {
    let mut kept: Option<Vec<u8>> = None;
    let mut copied = 0; // everything before this is in `kept`, if there is one
    let mut at = 0;
    while let Some(found) = json[at..].iter().position(|byte| *byte == b'\\') {
        let start = at + found;
        let (length, keep) = escape(&json[start..]);
        at = (start + length).min(json.len());
        if !keep {
            let out = kept.get_or_insert_with(|| Vec::with_capacity(json.len()));
            out.extend_from_slice(&json[copied..start]);
            copied = at;
        }
    }
    match kept {
        None => Cow::Borrowed(json),
        Some(mut out) => {
            out.extend_from_slice(&json[copied..]);
            Cow::Owned(out)
        }
    }
}

/// How long the escape at the start of `rest` is, and whether it may stay.
fn escape(rest: &[u8]) -> (usize, bool) {
    match unit(rest) {
        None => (2, true),
        Some(0) => (6, false),
        Some(0xD800..=0xDBFF) => match rest.get(6..).and_then(unit) {
            Some(0xDC00..=0xDFFF) => (12, true),
            Some(_) | None => (6, false),
        },
        Some(0xDC00..=0xDFFF) => (6, false),
        Some(_) => (6, true),
    }
}

/// The UTF-16 unit of a `\uXXXX` escape at the start of `text`.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |unit: u16, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(unit << 4 | u16::try_from(digit).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clean(json: &str) -> String {
        String::from_utf8(sanitize(json.as_bytes()).into_owned()).unwrap()
    }

    #[test]
    fn text_without_them_is_not_copied() {
        for json in [r#"{"a":"b\n\u00e9\ud83d\ude00\\u0000"}"#, "", "\\", "\\u00", r"\u12"] {
            assert!(matches!(sanitize(json.as_bytes()), Cow::Borrowed(_)), "{json}");
        }
    }

    #[test]
    fn nul_goes_and_an_escaped_backslash_before_u0000_stays() {
        assert_eq!(clean(r#""a\u0000b""#), r#""ab""#);
        assert_eq!(clean(r#""a\\u0000b""#), r#""a\\u0000b""#);
        assert_eq!(clean(r#""\\\u0000""#), r#""\\""#);
    }

    #[test]
    fn lone_surrogates_go_and_pairs_stay() {
        assert_eq!(clean(r#""\ud83d""#), r#""""#);
        assert_eq!(clean(r#""\uDE00x""#), r#""x""#);
        assert_eq!(clean(r#""\ud83d\ud83d\ude00""#), r#""\ud83d\ude00""#);
        assert_eq!(clean(r#""\ud83d\u0000\ude00""#), r#""""#);
        assert_eq!(clean(r#""\ud83d\n""#), r#""\n""#);
    }

    proptest! {
        #[test]
        fn whatever_the_units_the_result_parses_and_holds_no_nul(units in prop::collection::vec(prop_oneof![
            Just(0u16), 0xD800u16..0xE000, any::<u16>(), Just(0x5Cu16),
        ], 0..40)) {
            let escaped: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
            let text: String = serde_json::from_slice(&sanitize(format!("\"{escaped}\"").as_bytes())).unwrap();
            let wanted: String = char::decode_utf16(units).filter_map(Result::ok).filter(|c| *c != '\0').collect();
            prop_assert_eq!(text, wanted);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(prop_oneof![
            Just(b'\\'), Just(b'u'), Just(b'0'), Just(b'd'), any::<u8>(),
        ], 0..60)) {
            let once = sanitize(&bytes).into_owned();
            prop_assert!(once.len() <= bytes.len());
        }
    }
}
