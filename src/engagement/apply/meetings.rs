//! Planning meetings: reading what was typed, and what a meeting tells the journey. Moving and cancelling are in
//! `meeting_moves`, what becomes of one in `meeting_ends`.

use jiff::civil::{Date, DateTime, Time};

use super::enter::date;
use super::{Work, wrong};
use crate::engagement::command::Named;
use crate::engagement::event::What;
use crate::engagement::ids::{MeetingNo, PersonNo, TextNo};
use crate::engagement::journey::{About, Acted};
use crate::engagement::meeting::{
    Booking, MAX_ATTENDEES, MAX_MEETINGS, MAX_MINUTES, Meeting, MeetingCommand, MeetingEvent, MeetingRefusal,
    NewMeeting, Occasion, Occurrence, Repeats, RepeatsInput, Until, When, Which,
};
use crate::engagement::people::Role;
use crate::engagement::refusal::{Limited, MeetingField, Problem, Refusal, Spot, Wrong};
use crate::engagement::{text, zone};
use crate::playbook::{ActId, MeetingKind, Pick, Playbook, TaskId};

/// The most times that a series can be asked for.
const MAX_TIMES: u16 = 200;

/// The longest meeting title, in UTF-16 units.
const MAX_TITLE_UNITS: usize = text::MAX_NAME_UNITS;

pub(super) const fn refused(why: MeetingRefusal) -> Refusal {
    Refusal::Meeting(why)
}

pub(super) const fn at(field: MeetingField) -> Spot {
    Spot::Meeting(field)
}

impl Work<'_> {
    pub(super) fn meeting(&mut self, command: MeetingCommand) -> Result<(), Refusal> {
        match command {
            MeetingCommand::Schedule(new) => self.schedule(*new),
            MeetingCommand::Move { which, to, all: false } => self.move_one(which, &to),
            MeetingCommand::Move { which, to, all: true } => self.move_all(which, &to),
            MeetingCommand::CancelOne { which, reason } => self.cancel_one(which, &reason),
            MeetingCommand::CancelAll { meeting, reason } => self.cancel_all(meeting, &reason),
            MeetingCommand::InCalendar(meeting) => self.in_calendar(meeting),
            MeetingCommand::Held(which) => self.held(which),
            MeetingCommand::NotHeld(which) => self.not_held(which),
            MeetingCommand::Began { which, at, teams } => self.began(which, at, teams),
            MeetingCommand::Ended { which, at } => self.ended(which, at),
            MeetingCommand::ShowAgenda(which) => self.show_agenda(which),
            MeetingCommand::ShowFm(which) => self.show_fm(which),
            MeetingCommand::Tick { which, item, done } => self.tick(which, item, done),
            MeetingCommand::TakeOn { which, action } => self.take_on(which, *action),
            MeetingCommand::Publish(input) => self.publish(*input),
        }
    }

    pub(super) fn tell_meeting(&mut self, event: MeetingEvent) {
        self.tell(What::Meeting(event));
    }

    pub(super) fn planned_meeting(&self, no: MeetingNo) -> Result<Meeting, Refusal> {
        self.e.meetings.planned.get(&no).cloned().ok_or(refused(MeetingRefusal::Unknown))
    }

    /// The meeting and the time of it that are meant.
    pub(super) fn time_of(&self, which: Which) -> Result<(Meeting, Occurrence), Refusal> {
        let meeting = self.planned_meeting(which.meeting)?;
        let found = self.e.meetings.occurrence(which.meeting, which.planned);
        found.map(|one| (meeting, one)).ok_or(refused(MeetingRefusal::Unknown))
    }

    pub(super) fn keep_occasion(&mut self, known: Occasion) {
        self.e.meetings.occasions.insert((known.meeting, known.planned), known);
    }

    fn schedule(&mut self, new: NewMeeting) -> Result<(), Refusal> {
        let by = self.leader()?;
        if self.e.meetings.planned.len() >= MAX_MEETINGS {
            return Err(Refusal::TooMany(Limited::Meetings));
        }
        let kind = Playbook::get().meeting(&new.kind).ok_or(refused(MeetingRefusal::Unknown))?;
        let meeting = self.read_meeting(by, new, kind)?;
        self.check_room()?;
        let twin = |other: &Meeting| {
            !other.is_cancelled()
                && (&other.kind, other.start, &other.zone) == (&meeting.kind, meeting.start, &meeting.zone)
        };
        if !self.e.meetings.planned.values().any(twin) {
            self.add_meeting(meeting);
        }
        Ok(())
    }

    pub(super) fn add_meeting(&mut self, mut meeting: Meeting) -> MeetingNo {
        let no = self.e.head.last_meeting.next();
        self.e.head.last_meeting = no;
        meeting.no = no;
        let (kind, start, zone) = (meeting.kind.clone(), meeting.start, meeting.zone.clone());
        let despite = meeting.despite;
        self.e.meetings.planned.insert(no, meeting);
        self.tell_meeting(MeetingEvent::Scheduled { no, kind, start, zone, despite });
        no
    }

    /// Reads a form: everything that is wrong with it, or the meeting, still without a number.
    fn read_meeting(
        &mut self,
        by: PersonNo,
        new: NewMeeting,
        kind: &MeetingKind,
    ) -> Result<Meeting, Refusal> {
        let mut problems = Vec::new();
        let zone = keep(&mut problems, MeetingField::Zone, zone::named(&new.zone));
        let start = keep(&mut problems, MeetingField::Day, self.coming(&new.start));
        let start = start.zip(keep(&mut problems, MeetingField::Time, hour(&new.start.time)));
        let start = start.map(|(day, time)| day.to_datetime(time));
        let minutes = keep(&mut problems, MeetingField::Minutes, number(&new.minutes, MAX_MINUTES));
        let repeats = new.repeats.map(|input| repeats(&input, start.map(DateTime::date))).transpose();
        let repeats = keep(&mut problems, MeetingField::Until, repeats);
        let title = self.short_text(by, &new.title).map_err(|what| (MeetingField::Title, what));
        let agenda = self.text(by, &new.agenda, None).map_err(|what| (MeetingField::Agenda, what));
        let despite = self.despite(by, &new.despite, kind)?;
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

    fn short_text(&mut self, by: PersonNo, raw: &str) -> Result<Option<TextNo>, Wrong> {
        let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let units = line.encode_utf16().count();
        if units > MAX_TITLE_UNITS {
            return Err(Wrong::TooLong { units, max: MAX_TITLE_UNITS });
        }
        self.text(by, &line, None)
    }

    fn invited(&mut self, people: Vec<Named>) -> Result<std::collections::BTreeSet<PersonNo>, Wrong> {
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

    /// What a meeting tells the journey: the act with all that follows. One that is about a task or a service is
    /// recorded only if the meeting names it; else the FM records it by hand.
    pub(super) fn meeting_act(
        &mut self,
        by: PersonNo,
        meeting: &Meeting,
        act: ActId,
        on: Date,
    ) -> Result<(), Refusal> {
        let playbook = Playbook::get();
        let about = match (playbook.act(act).pick, &meeting.service) {
            (Pick::All, _) => Some(About::All),
            (Pick::Service, service) => service.clone().map(About::Service),
            (Pick::Task, Some(service)) => {
                let named = meeting.kind().and_then(|kind| kind.task_of.get(service).copied());
                let mut tasks = playbook.consequences(act).iter().map(|effect| effect.task);
                let of = |id: &TaskId| playbook.task(*id).is_some_and(|task| task.services.contains(service));
                named.or_else(|| tasks.find(of)).map(About::Task)
            }
            (Pick::Task, None) => None,
        };
        match about {
            Some(about) => self.happen(by, Acted { act, about, on: Some(on), note: String::new() }),
            None => Ok(()),
        }
    }

    /// A meeting like `meeting`, once, at another time.
    pub(super) fn another(&mut self, meeting: &Meeting, by: PersonNo, start: DateTime) -> MeetingNo {
        let next = Meeting {
            start,
            repeats: None,
            booking: Booking::Proposed,
            sequence: 0,
            teams: None,
            despite: None,
            agenda: None,
            by,
            at: self.now.at,
            ..meeting.clone()
        };
        self.add_meeting(next)
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
        Ok(0) => Err(Wrong::NotANumber),
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
