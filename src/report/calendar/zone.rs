//! A zone as calendars want it (RFC 5545, 3.6.5): its two offsets and the rule by which they change; where the zone has
//! no such rule, each change that is known.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone, TimeZoneTransition};

use super::lines::{Lines, local};
use crate::engagement::Meeting;

/// How many changes of the clocks are looked at: ten years of two.
const LOOKED_AT: usize = 20;

/// A change of the clocks.
struct Change {
    /// By the clock before it.
    at: DateTime,
    from: Offset,
    to: Offset,
    summer: bool,
    name: String,
}

/// Writes the zone of `meeting`, as it is from its first time on.
pub(super) fn write(lines: &mut Lines, meeting: &Meeting, now: Timestamp) {
    let zone = meeting.time_zone();
    let first = meeting.instant(meeting.start).min(now);
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", &meeting.zone);
    let changes = changes(&zone, first);
    for summer in [false, true] {
        let own: Vec<&Change> = changes.iter().filter(|change| change.summer == summer).collect();
        match yearly(&own) {
            Some(rule) => observance(lines, own.first().copied(), Some(&rule)),
            None => own.iter().for_each(|change| observance(lines, Some(change), None)),
        }
    }
    if changes.is_empty() {
        let offset = zone.to_offset(first);
        let name = zone.to_offset_info(first).abbreviation().to_owned();
        let always = Change {
            at: DateTime::constant(1970, 1, 1, 0, 0, 0, 0),
            from: offset,
            to: offset,
            summer: false,
            name,
        };
        observance(lines, Some(&always), None);
    }
    lines.raw("END", "VTIMEZONE");
}

/// The change before `first` and those after it. A zone whose clocks change no more has none.
fn changes(zone: &TimeZone, first: Timestamp) -> Vec<Change> {
    let next: Vec<_> = zone.following(first).take(LOOKED_AT).collect();
    if next.is_empty() {
        return Vec::new();
    }
    let before = zone.preceding(first).next();
    let both = before.into_iter().chain(next);
    both.map(|transition| change(zone, &transition)).collect()
}

fn change(zone: &TimeZone, transition: &TimeZoneTransition<'_>) -> Change {
    let just_before = transition.timestamp().checked_sub(jiff::SignedDuration::from_secs(1));
    let from = zone.to_offset(just_before.unwrap_or(transition.timestamp()));
    Change {
        at: from.to_datetime(transition.timestamp()),
        from,
        to: transition.offset(),
        summer: transition.dst().is_dst(),
        name: transition.abbreviation().to_owned(),
    }
}

/// The rule that all these changes follow: the same month, weekday, week and hour every year.
fn yearly(changes: &[&Change]) -> Option<String> {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let first = changes.first()?;
    let week = |last: bool, at: DateTime| if last { -1 } else { (at.day() - 1) / 7 + 1 };
    let is_last = |at: DateTime| at.day() > at.date().days_in_month() - 7;
    let shape = |last: bool, change: &Change| {
        (
            change.at.month(),
            change.at.weekday(),
            week(last, change.at),
            change.at.time(),
            change.from,
            change.to,
        )
    };
    let every_year = changes.windows(2).all(|pair| match pair {
        [one, next] => next.at.year() == one.at.year() + 1,
        _ => true,
    });
    let last = changes.iter().all(|change| is_last(change.at));
    let same = changes.iter().all(|change| shape(last, change) == shape(last, first));
    if changes.len() < 2 || !every_year || !same {
        return None;
    }
    let day = DAYS.get(usize::try_from(first.at.weekday().to_monday_zero_offset()).ok()?)?;
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={}{day}", first.at.month(), week(last, first.at)))
}

fn observance(lines: &mut Lines, change: Option<&Change>, rule: Option<&str>) {
    let Some(change) = change else { return };
    let kind = if change.summer { "DAYLIGHT" } else { "STANDARD" };
    lines.raw("BEGIN", kind);
    lines.raw("DTSTART", &local(change.at));
    lines.raw("TZOFFSETFROM", &offset(change.from));
    lines.raw("TZOFFSETTO", &offset(change.to));
    lines.text("TZNAME", &change.name);
    if let Some(rule) = rule {
        lines.raw("RRULE", rule);
    }
    lines.raw("END", kind);
}

/// `+0100`; seconds only where there are any.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let (hours, minutes, seconds) = (all / 3_600, all / 60 % 60, all % 60);
    let rest = if seconds == 0 { String::new() } else { format!("{seconds:02}") };
    format!("{sign}{hours:02}{minutes:02}{rest}")
}
