//! A meeting for calendars: as an `.ics` file (RFC 5545, RFC 5546) and as an address that opens Teams' own form.
//!
//! The file is written here and not by a crate: those at hand cannot write a `VTIMEZONE`, without which 09:00 does not
//! stay 09:00 in every calendar. How long lines are folded and texts escaped is in `lines`, zones are in `zone`.

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use self::lines::Lines;
use crate::engagement::{Booking, Engagement, Every, Meeting, Occasion, Occurrence, Outcome, Repeats, Until};
use crate::playbook::Locale;

mod lines;
mod zone;

#[cfg(test)]
mod tests;

/// What an address may hold as it is (RFC 3986, unreserved).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a meeting is called: as somebody called it, else its kind and the customer.
#[must_use]
pub fn subject(engagement: &Engagement, meeting: &Meeting, locale: Locale) -> String {
    let title = meeting.title.and_then(|no| engagement.text(no)).map(str::to_owned);
    let kind = || meeting.kind().map_or(meeting.kind.as_str(), |kind| kind.names.of(locale));
    title.unwrap_or_else(|| format!("{} · {}", kind(), engagement.head.customer))
}

/// What it is about: its kind's purpose and what somebody wrote.
#[must_use]
pub fn about(engagement: &Engagement, meeting: &Meeting, locale: Locale) -> String {
    let purpose = meeting.kind().map(|kind| kind.purpose.of(locale).to_owned());
    let typed = meeting.agenda.and_then(|no| engagement.text(no)).map(str::to_owned);
    purpose.into_iter().chain(typed).collect::<Vec<_>>().join("\n\n")
}

/// The address at `host` that opens Teams' form for a new meeting with everything filled in but its repetition, which it does not
/// take ("Deep link to create a new meeting", Microsoft Learn): spaces as `%20`, times with their offset, invited by
/// user principal names alone. Whoever opens it is the organiser.
#[must_use]
pub fn invitation(
    host: &str,
    subject: &str,
    about: &str,
    (meeting, one): (&Meeting, &Occurrence),
    upns: &[&str],
) -> String {
    let encode = |text: &str| utf8_percent_encode(text, KEPT).to_string();
    let time = |at: Timestamp| {
        let local = at.to_zoned(meeting.time_zone());
        encode(&local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    };
    let invited: Vec<String> = upns.iter().map(|upn| encode(upn)).collect();
    let attendees =
        if invited.is_empty() { String::new() } else { format!("&attendees={}", invited.join(",")) };
    format!(
        "https://{host}/l/meeting/new?subject={}&startTime={}&endTime={}&content={}{attendees}",
        encode(subject),
        time(one.start),
        time(one.end),
        encode(about),
    )
}

/// The meeting's name in every calendar, for good.
#[must_use]
fn uid(engagement: &Engagement, meeting: &Meeting) -> String {
    format!("{}-{}@fasttrack-bot", engagement.head.id, meeting.no)
}

/// The name of the file: what it is called, as far as file systems take it.
#[must_use]
pub fn calendar_name(engagement: &Engagement, meeting: &Meeting, locale: Locale) -> String {
    let keep = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = subject(engagement, meeting, locale).chars().take(60).map(keep).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    format!("{}.ics", parts.join("-"))
}

/// The meeting as a file: all of it, with what was moved and what is off; or that it takes place no more.
#[must_use]
pub fn calendar(engagement: &Engagement, meeting: &Meeting, locale: Locale, now: Timestamp) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//fasttrack-bot//meetings//EN");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", if meeting.is_cancelled() { "CANCEL" } else { "PUBLISH" });
    zone::write(&mut lines, meeting, now);
    let event = Event { engagement, meeting, locale, now };
    event.series(&mut lines);
    if !meeting.is_cancelled() && meeting.repeats.is_some() {
        for known in event.known() {
            if let Some(moved) = known.moved.filter(|_| !is_off(known)) {
                event.moved(&mut lines, known, moved);
            }
        }
    }
    lines.raw("END", "VCALENDAR");
    lines.into_bytes()
}

fn is_off(known: &Occasion) -> bool {
    matches!(known.outcome(), Some(Outcome::Cancelled | Outcome::NotHeld))
}

struct Event<'a> {
    engagement: &'a Engagement,
    meeting: &'a Meeting,
    locale: Locale,
    now: Timestamp,
}

impl Event<'_> {
    /// What is known of times that the plan has.
    fn known(&self) -> impl Iterator<Item = &Occasion> {
        let of =
            |known: &&Occasion| known.meeting == self.meeting.no && known.planned.0 >= self.meeting.start;
        self.engagement.meetings.occasions.values().filter(of)
    }

    fn series(&self, lines: &mut Lines) {
        let meeting = self.meeting;
        // A single meeting that was moved is at its new time, and nothing else.
        let single = self.known().find_map(|known| known.moved).filter(|_| meeting.repeats.is_none());
        lines.raw("BEGIN", "VEVENT");
        self.head(lines);
        self.times(lines, single.unwrap_or(meeting.start));
        if let Some(repeats) = meeting.repeats {
            lines.raw("RRULE", &rule(meeting, repeats));
            for known in self.known().filter(|known| is_off(known)) {
                lines.zoned("EXDATE", &meeting.zone, known.planned.0);
            }
        }
        self.status(lines);
        lines.raw("END", "VEVENT");
    }

    fn moved(&self, lines: &mut Lines, known: &Occasion, to: DateTime) {
        lines.raw("BEGIN", "VEVENT");
        self.head(lines);
        lines.zoned("RECURRENCE-ID", &self.meeting.zone, known.planned.0);
        self.times(lines, to);
        self.status(lines);
        lines.raw("END", "VEVENT");
    }

    fn head(&self, lines: &mut Lines) {
        let (engagement, meeting) = (self.engagement, self.meeting);
        lines.raw("UID", &uid(engagement, meeting));
        lines.raw("SEQUENCE", &meeting.sequence.to_string());
        lines.utc("DTSTAMP", self.now);
        lines.text("SUMMARY", &subject(engagement, meeting, self.locale));
        let about = about(engagement, meeting, self.locale);
        if !about.is_empty() {
            lines.text("DESCRIPTION", &about);
        }
        let organizer = engagement.person(engagement.head.fm).and_then(|fm| fm.email.as_deref());
        if let Some(email) = organizer.filter(|email| !email.contains(char::is_whitespace)) {
            lines.raw("ORGANIZER", &format!("mailto:{email}"));
        }
    }

    fn times(&self, lines: &mut Lines, start: DateTime) {
        lines.zoned("DTSTART", &self.meeting.zone, start);
        // In the wall clock: a meeting does not last longer because clocks change in it.
        let length = SignedDuration::from_mins(i64::from(self.meeting.minutes));
        lines.zoned("DTEND", &self.meeting.zone, start.saturating_add(length));
    }

    fn status(&self, lines: &mut Lines) {
        let off = self.meeting.repeats.is_none() && self.known().any(is_off);
        let status = match self.meeting.booking {
            Booking::Cancelled { .. } => "CANCELLED",
            Booking::Proposed | Booking::InCalendar { .. } if off => "CANCELLED",
            Booking::Proposed => "TENTATIVE",
            Booking::InCalendar { .. } => "CONFIRMED",
        };
        lines.raw("STATUS", status);
    }
}

/// The rule of repetition (RFC 5545, 3.3.10), which says the same as `Meeting::days`.
fn rule(meeting: &Meeting, repeats: Repeats) -> String {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let weekday = meeting.start.weekday().to_monday_zero_offset();
    let day = DAYS.get(usize::try_from(weekday).unwrap_or(0)).copied().unwrap_or("MO");
    let often = match repeats.every {
        Every::Week => format!("FREQ=WEEKLY;BYDAY={day}"),
        Every::TwoWeeks => format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={day}"),
        Every::Month => format!("FREQ=MONTHLY;BYDAY={}{day}", meeting.week_of_month()),
    };
    match repeats.until {
        Until::Ever => often,
        Until::Times(times) => format!("{often};COUNT={times}"),
        Until::Day(last) => {
            let end = meeting.instant(last.to_datetime(jiff::civil::time(23, 59, 59, 0)));
            format!("{often};UNTIL={}", lines::utc(end))
        }
    }
}
