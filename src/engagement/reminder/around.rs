//! What is said around meetings: the day before to whoever leads and to the customer people who owe something, what is
//! not settled before the workshop, a quarter of an hour before, and the morning after what was left open. What a meeting
//! needs at its hour is its own.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::calendar::plus;
use super::{Kind, Look, Mark, Reminder, Subject, TIMED_LATE, To, dates};
use crate::engagement::meeting::{Meeting, Occurrence};
use crate::engagement::people::Side;
use crate::engagement::{PersonNo, Planned};
use crate::playbook::{MeetingKind, MeetingKindId};

/// How far ahead meetings are looked for.
const AHEAD: SignedDuration = SignedDuration::from_hours(21 * 24);

/// How long before its beginning people are reminded of a meeting by itself.
const SOON: SignedDuration = SignedDuration::from_mins(15);

/// How long it is of use to say that a meeting was left open.
const LEFT_OPEN: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The most items of one person that the message before a check-in names.
const MOST_ITEMS: usize = 6;

/// How far beyond a check-in a date may lie for its item to be named.
const ITEM_DAYS: i64 = 14;

/// The times at which meetings begin from now on, and are not off.
fn ahead<'l, 'a>(look: &'l Look<'a>) -> &'l [(&'a Meeting, Occurrence)] {
    look.ahead.get_or_init(|| {
        let to = look.now.at.checked_add(AHEAD).unwrap_or(Timestamp::MAX);
        let with = |one: Occurrence| Some((look.e.meetings.planned.get(&one.meeting)?, one));
        let all = look.e.occurrences(look.now.at, to).into_iter();
        all.filter(|one| !one.is_off()).filter_map(with).collect()
    })
}

fn has_agenda(meeting: &Meeting) -> bool {
    meeting.kind().is_some_and(MeetingKind::has_agenda)
}

/// The days on which the shared conversation gets an agenda.
pub(super) fn agenda_days(look: &Look<'_>) -> Vec<Date> {
    let hours = look.home_hours();
    let ahead = ahead(look).iter().filter(|(meeting, _)| has_agenda(meeting));
    ahead.map(|(_, one)| hours.day(one.start)).collect()
}

/// A mark by which one time of a meeting is known: moved to another time it is another.
fn mark(kind: Kind, subject: Subject, one: &Occurrence, to: To) -> Mark {
    Mark { kind, subject, occurrence: Planned(one.civil).to_string(), to }
}

/// On the working day before, in the morning; of no use once it begins.
fn day_before(look: &Look<'_>, no: PersonNo, one: &Occurrence, mark: Mark, days: u16) -> Reminder {
    let hours = look.hours(no);
    let day = (0..days.max(1)).fold(hours.day(one.start), |day, _| hours.working_until(plus(day, -1)));
    Reminder { mark, at: hours.morning(day), until: one.start }
}

/// Whoever leads hears of tomorrow's meetings with the customer.
pub(super) fn agenda(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let lead = look.lead();
    for (meeting, one) in ahead(look) {
        if meeting.kind().is_some_and(|kind| kind.with_customer) {
            let mark = mark(Kind::Agenda, Subject::Meeting(meeting.no), one, To::Person(lead));
            found.push(day_before(look, lead, one, mark, 1));
        }
    }
}

/// Whoever leads hears once, on the next working morning, of a meeting of which they were asked what came and which they
/// left open.
pub(super) fn left_open(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let lead = look.lead();
    let hours = look.hours(lead);
    for one in look.e.left_open(look.now) {
        let Some(shown) = one.known.shown else { continue };
        let mark = Mark {
            kind: Kind::LeftOpen,
            subject: Subject::Meeting(one.meeting),
            occurrence: one.planned.to_string(),
            to: To::Person(lead),
        };
        let at = hours.morning(hours.working_from(plus(hours.day(shown), 1)));
        let until = at.checked_add(LEFT_OPEN).unwrap_or(at);
        found.push(Reminder { mark, at, until });
    }
}

/// Each customer person who is invited hears once of a change, on their next morning; of no use once the meeting begins.
pub(super) fn changed(look: &Look<'_>, found: &mut Vec<Reminder>) {
    for (meeting, one) in ahead(look) {
        let Some(news) = look.e.meetings.news_of(meeting, one) else { continue };
        let people: BTreeSet<PersonNo> = meeting.attendees.iter().map(|no| look.e.resolve(*no)).collect();
        let people = people.into_iter().filter_map(|no| look.e.person(no));
        for person in people.filter(|person| person.side == Side::Customer && person.is_linked()) {
            let hours = look.hours(person.no);
            let today = hours.day(news.at);
            let day = if hours.morning(today) > news.at { today } else { plus(today, 1) };
            let mark = Mark {
                kind: Kind::MeetingChanged,
                subject: Subject::Meeting(meeting.no),
                occurrence: news.at.to_string(),
                to: To::Person(person.no),
            };
            found.push(Reminder { mark, at: hours.morning(hours.working_from(day)), until: one.start });
        }
    }
}

/// Each customer person who owes something hears of it before the meeting in which it is gone through.
pub(super) fn check_in(look: &Look<'_>, found: &mut Vec<Reminder>) {
    for (_, one) in ahead(look).iter().filter(|(meeting, _)| has_agenda(meeting)) {
        let until = plus(look.e.today(look.now), 1).max(plus(one.civil.date(), ITEM_DAYS));
        for person in look.e.people.values().filter(|p| p.side == Side::Customer && p.is_linked()) {
            let own = dates::items(look).iter();
            let own = own.filter(|(_, doer, date)| *doer == person.no && *date <= until);
            let mut own: Vec<(Date, &Subject)> = own.map(|(subject, _, date)| (*date, subject)).collect();
            own.sort();
            let marks = own.into_iter().take(MOST_ITEMS);
            let marks =
                marks.map(|(_, subject)| mark(Kind::CheckIn, subject.clone(), one, To::Person(person.no)));
            // One message before a check-in: what came up since then is gone through in it.
            let was_sent = |mark: &Mark| {
                let same = |said: &&Mark| (said.kind, said.to) == (mark.kind, mark.to);
                look.said.keys().filter(same).any(|said| said.occurrence == mark.occurrence)
            };
            let marks = marks.filter(|mark| look.said.contains_key(mark) || !was_sent(mark));
            found.extend(marks.map(|mark| day_before(look, person.no, one, mark, 1)));
        }
    }
}

/// Whether what a customer person owes is left for the message before a check-in.
pub(super) fn is_left_for_check_in(look: &Look<'_>, date: Date) -> bool {
    let days = i64::from(look.policy.reminders.checkin_days);
    let near = |one: &Occurrence| one.civil.date() <= plus(date.max(look.e.today(look.now)), days);
    days > 0 && ahead(look).iter().any(|(meeting, one)| has_agenda(meeting) && near(one))
}

/// What is not settled before the workshop.
pub(super) fn factors(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let workshop = MeetingKindId::new("success-workshop");
    let lead = look.lead();
    for (meeting, one) in ahead(look) {
        if meeting.kind == workshop && !look.e.unsettled(look.policy, look.now).is_empty() {
            let mark = mark(Kind::Factors, Subject::Meeting(meeting.no), one, To::Person(lead));
            found.push(day_before(look, lead, one, mark, look.policy.reminders.workshop_days));
        }
    }
}

/// What a meeting is in need of at its hour is in its own records, and said once by them (`meeting/needs`): here it is
/// only a kind, by which people stop it.
pub(super) fn at_its_hour(_: &Look<'_>, _: &mut Vec<Reminder>) {}

/// Shortly before, where policy says so or nobody has it in a calendar.
pub(super) fn soon(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let lead = look.lead();
    for (meeting, one) in ahead(look) {
        if !(look.policy.reminders.soon || meeting.is_proposed()) {
            continue;
        }
        let mut people: Vec<PersonNo> = meeting.attendees.iter().map(|no| look.e.resolve(*no)).collect();
        people.push(lead);
        people.sort_unstable();
        people.dedup();
        people.retain(|no| look.e.person(*no).is_some_and(|person| person.is_linked()));
        let at = one.start.checked_sub(SOON).unwrap_or(one.start);
        for no in people {
            let mark = mark(Kind::Soon, Subject::Meeting(meeting.no), one, To::Person(no));
            found.push(Reminder { mark, at, until: at.checked_add(TIMED_LATE).unwrap_or(at) });
        }
    }
}
