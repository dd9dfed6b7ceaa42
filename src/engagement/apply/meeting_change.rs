//! A meeting that is otherwise than planned: its name, hour, length, people, agenda; and taking back what was done to one.

use jiff::Timestamp;

use super::Work;
use super::meetings::refused;
use crate::engagement::meeting::{
    Booking, Meeting, MeetingDetails, MeetingEvent, MeetingRefusal, NewMeeting, News, Occasion, Occurrence,
    Planned, Was, Which,
};
use crate::engagement::refusal::Refusal;
use crate::engagement::undo::MeetingChange;
use crate::playbook::Playbook;

impl Work<'_> {
    /// A single meeting, or a series from `which` on: what was before stays as it was.
    pub(super) fn change_meeting(&mut self, which: Which, new: NewMeeting) -> Result<(), Refusal> {
        let by = self.leader()?;
        let (old, one) = self.time_of(which)?;
        if one.known.minutes.is_some() {
            return Err(refused(MeetingRefusal::Published));
        }
        if !one.is_open() {
            return Err(refused(MeetingRefusal::Off));
        }
        let kind = Playbook::get().meeting(&old.kind).ok_or(refused(MeetingRefusal::Unknown))?;
        let read = self.read_meeting(by, new, kind, Some(&old))?;
        let (before, after) = (old.details(&one), read.details(&first(&read)));
        if before == after {
            return Ok(());
        }
        self.check_room()?;
        let another = before.is_another_time(&after);
        let was = self.was(&old, &one);
        let booked = matches!(old.booking, Booking::InCalendar { .. });
        let mut meeting = Meeting {
            title: read.title,
            service: read.service,
            zone: read.zone,
            minutes: read.minutes,
            attendees: read.attendees,
            agenda: read.agenda,
            sequence: old.sequence.saturating_add(1),
            rebook: old.rebook || (booked && another),
            booking: if another { Booking::Proposed } else { old.booking.clone() },
            news: self.news(&old, &before, &after),
            ..old.clone()
        };
        let series = old.repeats.is_some() || read.repeats.is_some();
        let kept = if series && (before.start, before.repeats) != (after.start, after.repeats) {
            (meeting.start, meeting.repeats) = (read.start, read.repeats);
            self.begin_anew(&old, which, meeting)
        } else {
            self.e.meetings.planned.insert(meeting.no, meeting);
            if !series && another {
                self.put(one, after.start);
            }
            true
        };
        if before.minutes != after.minutes {
            self.keep_lengths(&old, which.planned);
        }
        let was = kept.then(|| Box::new(was));
        let (old, new) = (Box::new(before), Box::new(after));
        self.tell_meeting(MeetingEvent::Changed { which, old, new, was });
        Ok(())
    }

    /// What there is to tell of a change: since the first one of the same day; nothing, if that was taken back.
    fn news(&self, meeting: &Meeting, before: &MeetingDetails, after: &MeetingDetails) -> Option<Box<News>> {
        let today = self.e.today(self.now);
        let told = meeting.news.as_deref().filter(|news| self.e.day_of(news.at) == today);
        let before = told.map_or(before, |news| &news.before).clone();
        (before != *after).then(|| Box::new(News { at: self.now.at, before }))
    }

    /// The meeting as it is, for taking a change back.
    pub(super) fn was(&self, meeting: &Meeting, one: &Occurrence) -> Was {
        let known = self.e.meetings.occasions.get(&(one.meeting, one.planned)).cloned();
        // By what Teams knows it names who invited to it: that is no matter of history.
        Was { plan: Meeting { teams: None, chat: None, news: None, ..meeting.clone() }, known }
    }

    /// What took place before `next` took as long as it did.
    fn keep_lengths(&mut self, meeting: &Meeting, next: Planned) {
        self.keep_past(meeting, next);
        let past = self.e.meetings.occasions.values_mut();
        for known in past.filter(|known| known.meeting == meeting.no && known.planned < next) {
            known.lasts.get_or_insert(meeting.minutes);
        }
    }

    /// Takes back what one did to a meeting: nobody touched it since.
    pub(super) fn restore_meeting(&mut self, change: MeetingChange<'_>) {
        if let MeetingChange::Joined { chat } = change {
            return self.without_chat(chat);
        }
        let Some(no) = change.no() else { return };
        let Some(mut meeting) = self.e.meetings.planned.get(&no).cloned() else { return };
        let mut untold = |which: &Which| {
            if let Some(known) = self.e.meetings.occasions.get_mut(&(which.meeting, which.planned)) {
                known.told = None;
            }
        };
        match change {
            MeetingChange::Plan { which, was } => {
                let sequence = meeting.sequence.saturating_add(1);
                let Meeting { teams, chat, .. } = meeting;
                meeting = Meeting { sequence, teams, chat, ..was.plan.clone() };
                if let Some(which) = which {
                    self.e.meetings.occasions.remove(&(which.meeting, which.planned));
                    self.e.meetings.occasions.extend(was.known.iter().cloned().map(keyed));
                }
            }
            MeetingChange::Booked { .. } => meeting.booking = Booking::Proposed,
            MeetingChange::Off { which, .. } => {
                untold(&which);
                meeting.sequence = meeting.sequence.saturating_add(1);
            }
            MeetingChange::Told { which, .. } => untold(which),
            MeetingChange::Joined { .. } => {}
            MeetingChange::Planned { .. } => {
                let by = self.acting().map_or(self.e.head.fm, |person| person.no);
                meeting.booking = Booking::Cancelled { by, at: self.now.at, reason: None };
                meeting.sequence = meeting.sequence.saturating_add(1);
            }
        }
        self.e.meetings.planned.insert(no, meeting);
        self.tell_meeting(MeetingEvent::Restored { no });
    }
}

const fn keyed(known: Occasion) -> ((crate::engagement::MeetingNo, Planned), Occasion) {
    ((known.meeting, known.planned), known)
}

/// The first time of a meeting that was just read.
fn first(meeting: &Meeting) -> Occurrence {
    let planned = Planned(meeting.start);
    Occurrence {
        meeting: meeting.no,
        planned,
        civil: meeting.start,
        start: Timestamp::UNIX_EPOCH,
        end: Timestamp::UNIX_EPOCH,
        known: Occasion::blank(meeting.no, planned),
        dropped: false,
    }
}
