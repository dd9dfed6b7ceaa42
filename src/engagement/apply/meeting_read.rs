//! What a form says of a meeting, read: everything that is wrong with it, or the meeting.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};

use super::enter::date;
use super::meetings::{at, refused};
use super::{Work, wrong};
use crate::engagement::command::Named;
use crate::engagement::ids::{MeetingNo, PersonNo, TextNo};
use crate::engagement::meeting::{
    Booking, MAX_ATTENDEES, MAX_MINUTES, Meeting, MeetingRefusal, NewMeeting, Repeats, RepeatsInput, Until,
    When,
};
use crate::engagement::people::Role;
use crate::engagement::refusal::{MeetingField, Problem, Refusal, Wrong};
use crate::engagement::{text, zone};
use crate::playbook::MeetingKind;

/// The most times that a series can be asked for.
const MAX_TIMES: u16 = 200;

/// The longest meeting title, in UTF-16 units.
const MAX_TITLE_UNITS: usize = text::MAX_NAME_UNITS;

impl Work<'_> {
    /// Reads a form: everything that is wrong with it, or the meeting, still without a number. `like` is the one that it
    /// changes.
    pub(super) fn read_meeting(
        &mut self,
        by: PersonNo,
        new: NewMeeting,
        kind: &MeetingKind,
        like: Option<&Meeting>,
    ) -> Result<Meeting, Refusal> {
        let mut problems = Vec::new();
        let zone = keep(&mut problems, MeetingField::Zone, zone::named(&new.zone));
        let start = keep(&mut problems, MeetingField::Day, self.coming(&new.start));
        let start = start.zip(keep(&mut problems, MeetingField::Time, hour(&new.start.time)));
        let start = start.map(|(day, time)| day.to_datetime(time));
        let minutes = keep(&mut problems, MeetingField::Minutes, number(&new.minutes, MAX_MINUTES));
        let repeats = new.repeats.map(|input| repeats(&input, start.map(DateTime::date))).transpose();
        let repeats = keep(&mut problems, MeetingField::Until, repeats);
        let title = self.short_text(by, &new.title, like.and_then(|like| like.title));
        let title = title.map_err(|what| (MeetingField::Title, what));
        let agenda = self.text(by, &new.agenda, like.and_then(|like| like.agenda));
        let agenda = agenda.map_err(|what| (MeetingField::Agenda, what));
        let despite = match like {
            Some(like) => like.despite,
            None => self.despite(by, &new.despite, kind)?,
        };
        let attendees = self.invited(new.attendees).map_err(|what| (MeetingField::People, what));
        let title = keep_at(&mut problems, title);
        let agenda = keep_at(&mut problems, agenda);
        let attendees = keep_at(&mut problems, attendees);
        match (zone, start, minutes, repeats, title, agenda, attendees) {
            (
                Some(zone),
                Some(start),
                Some(minutes),
                Some(repeats),
                Some(title),
                Some(agenda),
                Some(attendees),
            ) => Ok(Meeting {
                no: MeetingNo::default(),
                kind: kind.id.clone(),
                title,
                service: new.service.filter(|service| self.e.head.services.contains(service)),
                start,
                zone,
                minutes,
                repeats,
                attendees,
                agenda,
                booking: Booking::Proposed,
                sequence: 0,
                teams: None,
                chat: None,
                rebook: false,
                news: None,
                despite,
                by,
                at: self.now.at,
            }),
            _ => Err(Refusal::Wrong(problems)),
        }
    }

    /// What the playbook asks for must hold, or the FM says why all the same.
    fn despite(&mut self, by: PersonNo, raw: &str, kind: &MeetingKind) -> Result<Option<TextNo>, Refusal> {
        let unmet = self.e.unmet_before(kind, self.policy, self.now);
        let unmet: Vec<_> = unmet.iter().filter(|one| one.binding).map(|one| one.guard).collect();
        if unmet.is_empty() {
            return Ok(None);
        }
        let why = self.text(by, raw, None).map_err(|what| wrong(at(MeetingField::Despite), what))?;
        why.map(Some).ok_or(refused(MeetingRefusal::Before { unmet }))
    }

    fn short_text(&mut self, by: PersonNo, raw: &str, like: Option<TextNo>) -> Result<Option<TextNo>, Wrong> {
        let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let units = line.encode_utf16().count();
        if units > MAX_TITLE_UNITS {
            return Err(Wrong::TooLong { units, max: MAX_TITLE_UNITS });
        }
        self.text(by, &line, like)
    }

    fn invited(&mut self, people: Vec<Named>) -> Result<BTreeSet<PersonNo>, Wrong> {
        if people.len() > MAX_ATTENDEES {
            return Err(Wrong::TooManyOf { max: MAX_ATTENDEES });
        }
        people.into_iter().map(|who| self.named(who, Role::Other)).collect()
    }

    /// A day that is today or later.
    pub(super) fn coming(&self, when: &When) -> Result<Date, Wrong> {
        let today = self.e.today(self.now);
        // The zones of a meeting and of the engagement may be a day apart.
        let earliest = today.yesterday().unwrap_or(today);
        match date(&when.day)? {
            None => Err(Wrong::Blank),
            Some(day) if day < earliest => Err(Wrong::InPast { today }),
            Some(day) => Ok(day),
        }
    }
}

pub(super) fn keep<T>(problems: &mut Vec<Problem>, field: MeetingField, read: Result<T, Wrong>) -> Option<T> {
    keep_at(problems, read.map_err(|what| (field, what)))
}

fn keep_at<T>(problems: &mut Vec<Problem>, read: Result<T, (MeetingField, Wrong)>) -> Option<T> {
    read.map_err(|(field, what)| problems.push(Problem { at: at(field), what })).ok()
}

/// An hour as `Input.Time` gives it: `09:00`.
pub(super) fn hour(text: &str) -> Result<Time, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Wrong::Blank);
    }
    let shape = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit() || b == b':');
    Time::strptime("%H:%M", text).ok().filter(|_| shape).ok_or(Wrong::NotATime)
}

/// A whole number from 1 to `max`.
fn number(text: &str, max: u16) -> Result<u16, Wrong> {
    match text.trim().parse::<u16>() {
        Ok(0) => Err(Wrong::NotPositive),
        Ok(number) if number > max => Err(Wrong::TooManyOf { max: max.into() }),
        Ok(number) => Ok(number),
        Err(_) if text.trim().is_empty() => Err(Wrong::Blank),
        Err(_) => Err(Wrong::NotANumber),
    }
}

fn repeats(input: &RepeatsInput, first: Option<Date>) -> Result<Repeats, Wrong> {
    let until = match (date(&input.until)?, input.times.trim()) {
        (Some(day), _) if first.is_some_and(|first| day < first) => {
            return Err(Wrong::InPast { today: first.unwrap_or(day) });
        }
        (Some(day), _) => Until::Day(day),
        (None, "") => Until::Ever,
        (None, times) => Until::Times(number(times, MAX_TIMES)?),
    };
    Ok(Repeats { every: input.every, until })
}
