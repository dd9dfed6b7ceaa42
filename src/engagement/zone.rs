//! Time zones as people write them: IANA's names, and those of Windows, which Outlook shows.

use jiff::tz::TimeZone;
use windows_timezones::WindowsTimezone;

use super::refusal::Wrong;

/// The zone's IANA name in its own spelling.
///
/// # Errors
/// When it is neither IANA's name of a zone nor Windows'.
pub(super) fn named(raw: &str) -> Result<String, Wrong> {
    let raw = raw.trim();
    // "UTC" is a name in both.
    let zone = TimeZone::get(raw).ok().or_else(|| TimeZone::get(windows(raw)?).ok());
    let zone = zone.ok_or(Wrong::NotAZone)?;
    zone.iana_name().map(str::to_owned).ok_or(Wrong::NotAZone)
}

/// The IANA name of a zone of Windows', whatever the case of its letters.
fn windows(raw: &str) -> Option<&'static str> {
    let exact = raw.parse::<WindowsTimezone>().ok();
    exact.map(|zone| zone.tzdb_id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_go_by_their_iana_names_and_by_those_of_windows() {
        assert_eq!(named(" europe/madrid ").expect("a zone"), "Europe/Madrid");
        assert_eq!(named("Romance Standard Time").expect("a zone"), "Europe/Paris");
        assert_eq!(named("E. South America Standard Time").expect("a zone"), "America/Sao_Paulo");
        assert_eq!(named("Pacific Standard Time").expect("a zone"), "America/Los_Angeles");
        for wrong in ["", "Madrid", "Romance", "Europe/Nowhere"] {
            assert_eq!(named(wrong), Err(Wrong::NotAZone), "{wrong}");
        }
    }
}
