//! What becomes of a meeting: that it began and ended, that it was held or not, and its minutes.

use jiff::{SignedDuration, Timestamp};

use super::meeting_read::hour;
use super::meetings::refused;
use super::{Work, wrong};
use crate::engagement::command::Actor;
use crate::engagement::ids::PersonNo;
use crate::engagement::journey::Subject;
use crate::engagement::meeting::{
    ChatId, Meeting, MeetingEvent, MeetingRefusal, Minutes, MinutesInput, Occasion, Occurrence, Outcome,
    Told, When, Which,
};
use crate::engagement::plan::ItemKey;
use crate::engagement::plan_command::NewItem;
use crate::engagement::refusal::{MeetingField, Refusal};

/// How far from its hour a meeting may begin without being at another time (product: 30 minutes).
const OFF_PLAN: SignedDuration = SignedDuration::from_mins(30);

/// The longest name by which Teams knows a meeting that is kept, in bytes.
const MAX_TEAMS_ID: usize = 1_000;

impl Work<'_> {
    /// The bot by itself, or the FM.
    fn bot_or_leader(&self) -> Result<(), Refusal> {
        match self.actor {
            Actor::Bot => Ok(()),
            Actor::Human(_) => self.leader().map(|_| ()),
        }
    }

    pub(super) fn began(
        &mut self,
        which: Which,
        at: Timestamp,
        teams: Option<String>,
        chat: Option<ChatId>,
    ) -> Result<(), Refusal> {
        self.bot_or_leader()?;
        let (meeting, one) = self.time_of(which)?;
        if one.known.minutes.is_some() || one.dropped {
            return Err(refused(MeetingRefusal::Off));
        }
        if one.known.started.is_some() && one.known.ended.is_none() {
            return Ok(());
        }
        let zone = meeting.time_zone();
        let teams = teams.filter(|id| id.len() <= MAX_TEAMS_ID).or_else(|| meeting.teams.clone());
        let chat = chat.filter(|chat| self.e.has_chat(&chat.tenant, &chat.conversation));
        let chat = chat.or_else(|| meeting.chat.clone());
        self.e.meetings.planned.insert(meeting.no, Meeting { teams, chat, ..meeting });
        let off = at.duration_since(one.start).abs() > OFF_PLAN;
        // Once begun, beginning again is not another time.
        if off && one.known.started.is_none() {
            let to = at.to_zoned(zone).datetime();
            self.put_at(one.clone(), to.with().second(0).subsec_nanosecond(0).build().unwrap_or(to));
        }
        let known = self.e.meetings.occasions.get(&(which.meeting, which.planned)).cloned();
        let known = known.unwrap_or(one.known);
        let (started, shown) = (known.started.or(Some(at)), None);
        self.keep_occasion(Occasion { started, ended: None, told: None, shown, ..known });
        self.tell_meeting(MeetingEvent::Began { which });
        Ok(())
    }

    pub(super) fn ended(&mut self, which: Which, at: Timestamp) -> Result<(), Refusal> {
        self.bot_or_leader()?;
        let (_, one) = self.time_of(which)?;
        if one.known.minutes.is_some() || one.known.ended.is_some() || one.known.started.is_none() {
            return Ok(());
        }
        self.keep_occasion(Occasion { ended: Some(at), ..one.known });
        self.tell_meeting(MeetingEvent::Ended { which });
        Ok(())
    }

    pub(super) fn show_agenda(&mut self, which: Which) -> Result<(), Refusal> {
        self.bot_or_leader()?;
        let (_, one) = self.time_of(which)?;
        if one.is_off() || one.known.minutes.is_some() {
            return Err(refused(MeetingRefusal::Off));
        }
        if one.known.agenda.is_none() {
            self.keep_occasion(Occasion { agenda: Some(self.now.at), ..one.known });
            self.tell_meeting(MeetingEvent::AgendaShown { which });
        }
        Ok(())
    }

    pub(super) fn show_fm(&mut self, which: Which) -> Result<(), Refusal> {
        self.bot_or_leader()?;
        let (_, one) = self.time_of(which)?;
        // What was published stays as it is, and nothing is left to be shown.
        if one.known.shown.is_none() && one.known.minutes.is_none() {
            self.keep_occasion(Occasion { shown: Some(self.now.at), ..one.known });
            self.tell_meeting(MeetingEvent::FmShown { which });
        }
        Ok(())
    }

    pub(super) fn tick(&mut self, which: Which, item: ItemKey, done: bool) -> Result<(), Refusal> {
        self.member()?;
        self.gone_through(which)?;
        if done { self.do_item(item, true) } else { self.undo_item(item, true) }
    }

    pub(super) fn take_on(&mut self, which: Which, action: NewItem) -> Result<(), Refusal> {
        self.member()?;
        self.gone_through(which)?;
        self.add_item(action, true)
    }

    /// Somebody works on an agenda that was shown and is not minutes yet. In the hours of the meeting that is a sign
    /// that it takes place.
    fn gone_through(&mut self, which: Which) -> Result<(), Refusal> {
        let (_, one) = self.time_of(which)?;
        if one.known.minutes.is_some() {
            return Err(refused(MeetingRefusal::Published));
        }
        if one.known.agenda.is_none() || one.is_off() {
            return Err(refused(MeetingRefusal::Off));
        }
        let during = one.start <= self.now.at && self.now.at <= one.end && one.is_open();
        if during && one.known.worked.is_none() {
            self.keep_occasion(Occasion { worked: Some(self.now.at), ..one.known });
        }
        Ok(())
    }

    pub(super) fn held(&mut self, which: Which) -> Result<(), Refusal> {
        let by = self.leader()?;
        let (meeting, one) = self.time_of(which)?;
        self.hold(by, &meeting, one)
    }

    /// It was held: with the act that this is, whoever said so before.
    fn hold(&mut self, by: PersonNo, meeting: &Meeting, one: Occurrence) -> Result<(), Refusal> {
        let which = Which { meeting: one.meeting, planned: one.planned };
        if one.dropped {
            return Err(refused(MeetingRefusal::Off));
        }
        if one.start > self.now.at && one.known.started.is_none() {
            return Err(refused(MeetingRefusal::NotYet));
        }
        if one.known.outcome() == Some(Outcome::Held) {
            return Ok(());
        }
        let began = one.known.started.unwrap_or(one.start);
        let told = Told { outcome: Outcome::Held, by, at: self.now.at };
        self.keep_occasion(Occasion { told: Some(told), ..one.known });
        self.tell_meeting(MeetingEvent::Held { which });
        let Some(kind) = meeting.kind() else { return Ok(()) };
        if let Some(guard) = kind.shows {
            self.attest(vec![Subject::Guard(guard)], true)?;
        }
        let on = self.e.day_of(began).min(self.e.today(self.now));
        match kind.held {
            Some(act) => self.meeting_act(by, meeting, act, on),
            None => Ok(()),
        }
    }

    pub(super) fn not_held(&mut self, which: Which) -> Result<(), Refusal> {
        let by = self.leader()?;
        let (_, one) = self.time_of(which)?;
        if one.known.minutes.is_some() {
            return Err(refused(MeetingRefusal::Published));
        }
        if one.start > self.now.at {
            return Err(refused(MeetingRefusal::NotYet));
        }
        if one.known.outcome() == Some(Outcome::NotHeld) {
            return Ok(());
        }
        let told = Told { outcome: Outcome::NotHeld, by, at: self.now.at };
        self.keep_occasion(Occasion { told: Some(told), ..one.known });
        self.tell_meeting(MeetingEvent::NotHeld { which });
        Ok(())
    }

    pub(super) fn publish(&mut self, input: MinutesInput) -> Result<(), Refusal> {
        let by = self.leader()?;
        let (meeting, one) = self.time_of(input.which)?;
        if one.known.minutes.is_some() {
            return Ok(());
        }
        let note = self
            .text(by, &input.note, None)
            .map_err(|what| wrong(super::meetings::at(MeetingField::Note), what))?;
        for item in input.done {
            self.do_item(item, true)?;
        }
        self.hold(by, &meeting, one.clone())?;
        let next = self.book_next(by, &meeting, &one, &input.next)?;
        let known = self.e.meetings.occasions.get(&(one.meeting, one.planned)).cloned().unwrap_or(one.known);
        let came = self.e.came_of(input.which, self.now);
        let minutes = Minutes { by, at: self.now.at, note, next, came };
        self.keep_occasion(Occasion { minutes: Some(minutes), ..known });
        self.tell_meeting(MeetingEvent::Published { which: input.which, note });
        Ok(())
    }

    /// The next one, as the form has it: the one that is planned, moved if it is to be at another time, or a new one.
    fn book_next(
        &mut self,
        by: PersonNo,
        meeting: &Meeting,
        one: &Occurrence,
        next: &When,
    ) -> Result<Option<Timestamp>, Refusal> {
        let planned = self.e.meetings.next_of(meeting, one.start.max(self.now.at));
        let planned = planned.filter(|other| other.planned != one.planned);
        if next.day.trim().is_empty() {
            return Ok(planned.map(|other| other.start));
        }
        let spot = super::meetings::at;
        let day = self.coming(next).map_err(|what| wrong(spot(MeetingField::Day), what))?;
        let time = hour(&next.time).map_err(|what| wrong(spot(MeetingField::Time), what))?;
        let to = day.to_datetime(time);
        match planned {
            Some(other) => self.put_at(other, to),
            None => {
                let same = |other: &Meeting| {
                    other.kind == meeting.kind && other.start == to && !other.is_cancelled()
                };
                if !self.e.meetings.planned.values().any(same) {
                    self.another(meeting, by, to);
                }
            }
        }
        Ok(Some(meeting.instant(to)))
    }
}
