//! Paths of the Connector. Ids hold `:`, `;`, `@` and `/`, all of which must be percent-encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::error::ConnectorError;

/// Everything but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The path of these segments, without a slash in front.
pub(super) fn of(segments: &[&str]) -> Result<String, ConnectorError> {
    // A dot segment would climb out of its place, encoded or not.
    if segments.iter().any(|segment| matches!(*segment, "" | "." | "..")) {
        return Err(ConnectorError::BadId);
    }
    Ok(segments.iter().map(|segment| encode(segment)).collect::<Vec<_>>().join("/"))
}

/// `text` percent-encoded, for a path segment or a query value.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_encoded_whole() {
        assert_eq!(
            of(&["v3", "19:a/b@thread.tacv2;messageid=1 %"]).unwrap(),
            "v3/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D1%20%25"
        );
    }

    #[test]
    fn an_id_that_would_climb_is_refused() {
        for id in ["", ".", ".."] {
            assert_eq!(of(&["v3", id]), Err(ConnectorError::BadId));
        }
        assert_eq!(of(&["%2e%2e"]).unwrap(), "%252e%252e");
    }
}
