//! Planning meetings, and what a meeting tells the journey. What was typed is read in `meeting_read`; changing one is
//! in `meeting_change`, moving and cancelling in `meeting_moves`, what becomes of one in `meeting_ends`.

use jiff::civil::{Date, DateTime};

use super::Work;
use crate::engagement::event::What;
use crate::engagement::ids::{MeetingNo, PersonNo};
use crate::engagement::journey::{About, Acted};
use crate::engagement::meeting::{
    Booking, MAX_MEETINGS, Meeting, MeetingCommand, MeetingEvent, MeetingRefusal, NewMeeting, Occasion,
    Occurrence, Which,
};
use crate::engagement::refusal::{Limited, MeetingField, Refusal, Spot};
use crate::playbook::{ActId, Pick, Playbook, TaskId};

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
            MeetingCommand::Change { which, new } => self.change_meeting(which, *new),
            MeetingCommand::Move { which, to, all: false } => self.move_one(which, &to),
            MeetingCommand::Move { which, to, all: true } => self.move_all(which, &to),
            MeetingCommand::CancelOne { which, reason } => self.cancel_one(which, &reason),
            MeetingCommand::CancelAll { meeting, reason } => self.cancel_all(meeting, &reason),
            MeetingCommand::InCalendar(meeting) => self.in_calendar(meeting),
            MeetingCommand::Held(which) => self.held(which),
            MeetingCommand::NotHeld(which) => self.not_held(which),
            MeetingCommand::Began { which, at, teams, chat } => self.began(which, at, teams, chat),
            MeetingCommand::Ended { which, at } => self.ended(which, at),
            MeetingCommand::ShowAgenda(which) => self.show_agenda(which),
            MeetingCommand::ShowFm(which) => self.show_fm(which),
            MeetingCommand::Tick { which, item, done } => self.tick(which, item, done),
            MeetingCommand::TakeOn { which, action } => self.take_on(which, *action),
            MeetingCommand::Publish(input) => self.publish(*input),
            MeetingCommand::Join(chat) => self.join_chat(chat),
            MeetingCommand::Leave(chat) => self.leave_chat(&chat),
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
        let meeting = self.read_meeting(by, new, kind, None)?;
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
            rebook: false,
            news: None,
            despite: None,
            agenda: None,
            by,
            at: self.now.at,
            ..meeting.clone()
        };
        self.add_meeting(next)
    }
}
