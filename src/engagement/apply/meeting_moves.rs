//! Meetings that are at another time or off, and that one is in the calendar.

use jiff::civil::DateTime;

use super::meeting_read::{hour, keep};
use super::meetings::{at, refused};
use super::{Work, wrong};
use crate::engagement::ids::MeetingNo;
use crate::engagement::meeting::{
    Booking, Meeting, MeetingEvent, MeetingRefusal, Occasion, Occurrence, Outcome, Planned, Repeats, Told,
    Until, Was, When, Which,
};
use crate::engagement::refusal::{MeetingField, Refusal, Spot, Wrong};

/// How many past times of a series are kept, when its plan changes, though nobody said what became of them.
const KEPT_BACK: usize = 2;

impl Work<'_> {
    /// The new time that a form gives.
    fn new_time(&self, to: &When) -> Result<DateTime, Refusal> {
        let mut problems = Vec::new();
        let day = keep(&mut problems, MeetingField::Day, self.coming(to));
        let time = keep(&mut problems, MeetingField::Time, hour(&to.time));
        day.zip(time).map(|(day, time)| day.to_datetime(time)).ok_or(Refusal::Wrong(problems))
    }

    pub(super) fn move_one(&mut self, which: Which, to: &When) -> Result<(), Refusal> {
        self.member()?;
        let (_, one) = self.time_of(which)?;
        if one.known.minutes.is_some() {
            return Err(refused(MeetingRefusal::Published));
        }
        if one.dropped {
            return Err(refused(MeetingRefusal::Off));
        }
        let to = self.new_time(to)?;
        self.put_at(one, to);
        Ok(())
    }

    /// This time is at `to`: what was done about it at its old hour is to be done anew.
    pub(super) fn put_at(&mut self, one: Occurrence, to: DateTime) {
        let from = one.civil;
        if from == to && one.known.told.is_none() {
            return;
        }
        let which = Which { meeting: one.meeting, planned: one.planned };
        let was = self.e.meetings.planned.get(&one.meeting).map(|meeting| Box::new(self.was(meeting, &one)));
        self.revised(one.meeting);
        self.put(one, to);
        self.tell_meeting(MeetingEvent::Moved { which, from, to, all: false, was });
    }

    /// This time is at `to`, of which nobody is told by this.
    pub(super) fn put(&mut self, one: Occurrence, to: DateTime) {
        let moved = (to != one.planned.0).then_some(to);
        let again =
            self.e.meetings.planned.get(&one.meeting).is_some_and(|plan| plan.instant(to) > self.now.at);
        let known = if again { Occasion::blank(one.meeting, one.planned) } else { one.known };
        self.keep_occasion(Occasion { moved, told: None, ..known });
    }

    /// What a calendar says of the meeting is not so any more.
    fn revised(&mut self, no: MeetingNo) {
        if let Some(meeting) = self.e.meetings.planned.get_mut(&no) {
            meeting.sequence = meeting.sequence.saturating_add(1);
        }
    }

    /// The plan begins anew at `to`; what was before stays as it was.
    pub(super) fn move_all(&mut self, which: Which, to: &When) -> Result<(), Refusal> {
        self.leader()?;
        let (mut meeting, one) = self.time_of(which)?;
        if meeting.is_cancelled() {
            return Err(refused(MeetingRefusal::Off));
        }
        let to = self.new_time(to)?;
        let from = one.civil;
        // The plan begins there already: what is meant by this time may be another one of it by now.
        if meeting.start == to || (from == to && !one.is_moved()) {
            return Ok(());
        }
        let was = self.was(&meeting, &one);
        let old = meeting.clone();
        meeting.repeats = meeting.repeats_from(which.planned);
        if let Some(Repeats { until: Until::Day(day), .. }) = meeting.repeats
            && day < to.date()
        {
            return Err(wrong(at(MeetingField::Day), Wrong::NotADate));
        }
        (meeting.start, meeting.sequence) = (to, meeting.sequence.saturating_add(1));
        let was = self.begin_anew(&old, which, meeting).then(|| Box::new(was));
        self.tell_meeting(MeetingEvent::Moved { which, from, to, all: true, was });
        Ok(())
    }

    /// The plan is `new` from `which` on; what was before stays as it was. Whether nothing was lost that was known of
    /// later times.
    pub(super) fn begin_anew(&mut self, old: &Meeting, which: Which, new: Meeting) -> bool {
        self.keep_past(old, which.planned);
        let later = |kept: &Occasion| {
            kept.meeting == old.no && kept.planned >= which.planned && kept.minutes.is_none()
        };
        let lost = |kept: &Occasion| later(kept) && kept.planned != which.planned;
        let none_lost = !self.e.meetings.occasions.values().any(lost);
        self.e.meetings.occasions.retain(|_, kept| !later(kept));
        self.e.meetings.planned.insert(new.no, new);
        none_lost
    }

    /// Keeps the last times before `next` of which nothing is known, though the plan will not have them any more.
    pub(super) fn keep_past(&mut self, meeting: &Meeting, next: Planned) {
        let past: Vec<Planned> = meeting.days(next.0.date()).take_while(|day| *day < next).collect();
        let over = |day: &&Planned| meeting.instant(day.0) <= self.now.at;
        let last: Vec<Planned> = past.iter().filter(over).rev().take(KEPT_BACK).copied().collect();
        for day in last {
            let blank = Occasion::blank(meeting.no, day);
            self.e.meetings.occasions.entry((meeting.no, day)).or_insert(blank);
        }
    }

    pub(super) fn cancel_one(&mut self, which: Which, reason: &str) -> Result<(), Refusal> {
        let (by, _) = self.member()?;
        let (meeting, one) = self.time_of(which)?;
        if meeting.repeats.is_none() && self.leader().is_ok() && one.end > self.now.at {
            return self.cancel_all(which.meeting, reason);
        }
        if one.known.minutes.is_some() {
            return Err(refused(MeetingRefusal::Published));
        }
        if one.is_off() {
            return Ok(());
        }
        let reason = self.text(by, reason, None).map_err(|what| wrong(Spot::Comment, what))?;
        let told = Told { outcome: Outcome::Cancelled, by, at: self.now.at };
        self.keep_occasion(Occasion { told: Some(told), ..one.known });
        self.revised(which.meeting);
        let (no, planned) = (which.meeting, Some(which.planned));
        self.tell_meeting(MeetingEvent::Cancelled { no, planned, reason, was: None });
        Ok(())
    }

    pub(super) fn cancel_all(&mut self, no: MeetingNo, reason: &str) -> Result<(), Refusal> {
        let by = self.leader()?;
        let mut meeting = self.planned_meeting(no)?;
        if meeting.is_cancelled() {
            return Ok(());
        }
        let reason = self.text(by, reason, None).map_err(|what| wrong(Spot::Comment, what))?;
        // By what Teams knows it names who invited to it: that is no matter of history.
        let plan = Meeting { teams: None, chat: None, news: None, ..meeting.clone() };
        let was = Some(Box::new(Was { plan, known: None }));
        meeting.booking = Booking::Cancelled { by, at: self.now.at, reason };
        meeting.sequence = meeting.sequence.saturating_add(1);
        self.e.meetings.planned.insert(no, meeting);
        self.tell_meeting(MeetingEvent::Cancelled { no, planned: None, reason, was });
        Ok(())
    }

    pub(super) fn in_calendar(&mut self, no: MeetingNo) -> Result<(), Refusal> {
        let (by, _) = self.member()?;
        let mut meeting = self.planned_meeting(no)?;
        match meeting.booking {
            Booking::InCalendar { .. } => return Ok(()),
            Booking::Cancelled { .. } => return Err(refused(MeetingRefusal::Off)),
            Booking::Proposed => {}
        }
        meeting.booking = Booking::InCalendar { by, at: self.now.at };
        self.e.meetings.planned.insert(no, meeting.clone());
        self.tell_meeting(MeetingEvent::InCalendar { no });
        let today = self.e.today(self.now);
        match meeting.kind().and_then(|kind| kind.booked) {
            Some(act) => self.meeting_act(by, &meeting, act, today),
            None => Ok(()),
        }
    }
}
