//! Time zones by Windows or IANA name. The rules come from the time zone database bundled with `jiff`.

use jiff::tz::{Offset, TimeZone};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names that may be used, and the IANA name of each.
static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("zones.txt").lines().filter(|line| !line.starts_with('#'));
    let mut names: HashMap<_, _> = lines.map(|line| line.split_once('=').unwrap_or((line, line))).collect();
    let targets: Vec<&str> = names.values().copied().collect();
    for target in targets {
        names.entry(target).or_insert(target);
    }
    names
});

/// A zone by its Windows or IANA name; `None` if the reference engine doesn't know the name.
pub(super) fn find(name: &str) -> Option<TimeZone> {
    TimeZone::get(NAMES.get(name)?).ok()
}

/// The difference to UTC in milliseconds at a point in time.
pub(super) fn offset_at(zone: &TimeZone, millis: f64) -> f64 {
    let second = (millis / 1000.0).floor() as i64;
    let stamp = jiff::Timestamp::from_second(second).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let offset: Offset = zone.to_offset(stamp);
    f64::from(offset.seconds()) * 1000.0
}
