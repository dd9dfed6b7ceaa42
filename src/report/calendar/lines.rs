//! Content lines of RFC 5545, 3.1: CRLF, folded after 75 octets, never within a character; texts escaped (3.3.11).

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The longest line, in octets without its end.
const LONGEST: usize = 75;

/// The lines of a file.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A property whose value is written as it is.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        // Whatever comes from outside stays on its own line.
        let value = value.replace(['\r', '\n'], " ");
        self.fold(&format!("{name}:{value}"));
    }

    /// A property that is a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let unified = value.replace("\r\n", "\n").replace('\r', "\n");
        let plain: String = unified.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        let escaped =
            plain.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
        self.fold(&format!("{name}:{escaped}"));
    }

    /// A property that is a time of a zone's wall clock.
    pub(super) fn zoned(&mut self, name: &str, zone: &str, at: DateTime) {
        self.fold(&format!("{name};TZID={zone}:{}", local(at)));
    }

    /// A property that is an instant.
    pub(super) fn utc(&mut self, name: &str, at: Timestamp) {
        self.raw(name, &utc(at));
    }

    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// `20260315T090000`.
pub(super) fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// `20260315T080000Z`.
pub(super) fn utc(at: Timestamp) -> String {
    format!("{}Z", local(at.to_zoned(TimeZone::UTC).datetime()))
}
