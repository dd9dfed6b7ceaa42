//! What a meeting is in need of: before it is planned, at its hour, and afterwards.
//!
//! Everything here is computed from the records each time; that something was done about it is in the records too, so
//! that it is done once, whoever asks and however often.

use jiff::{SignedDuration, Timestamp};

use super::{Meeting, Occurrence};
use crate::engagement::ids::MeetingNo;
use crate::engagement::journey::GuardState;
use crate::engagement::policy::Policy;
use crate::engagement::{Engagement, HomeKind, Now, Planned};
use crate::playbook::{Cadence, Guard, MeetingKind};

/// How long after its planned end it is asked whether a meeting was held.
pub const ASK_AFTER: SignedDuration = SignedDuration::from_hours(2);

/// How long after its moment an agenda is still worth showing.
const AGENDA_LATE: SignedDuration = SignedDuration::from_mins(10);

/// How long after a meeting it is still asked whether it was held.
const ASK_UNTIL: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Something that is to be done about an occurrence by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// It begins: its agenda is to be shown where the customer is.
    Agenda,
    /// It was to be over two hours ago, and nothing shows whether it was held: the FM is to be asked.
    Ask,
    /// It is over, and something shows that it was held: the FM is to be given what its minutes would say.
    Minutes,
}

/// Something that should hold before a meeting is held, and does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmet {
    /// What.
    pub guard: Guard,
    /// How it stands.
    pub state: GuardState,
    /// The playbook does not let the meeting be planned like this, unless the FM says why all the same.
    pub binding: bool,
}

impl Occurrence {
    /// Whether anything shows that it took place: somebody said so, Teams did, or its agenda was worked on.
    #[must_use]
    pub fn has_sign(&self) -> bool {
        self.known.started.is_some() || self.known.worked.is_some()
    }

    /// When its agenda is due by the clock, if it is one that has an agenda; `None` once it was shown or is past.
    #[must_use]
    pub fn agenda_at(&self, meeting: &Meeting, now: Timestamp) -> Option<Timestamp> {
        let has = meeting.kind().is_some_and(MeetingKind::has_agenda);
        let late = self.start.checked_add(AGENDA_LATE).is_ok_and(|late| late <= now);
        (has && self.is_open() && self.known.agenda.is_none() && !late).then_some(self.start)
    }

    /// Whether its agenda is to be shown now.
    #[must_use]
    pub fn agenda_due(&self, meeting: &Meeting, now: Timestamp) -> bool {
        self.agenda_at(meeting, now).is_some_and(|at| at <= now)
    }

    /// When the FM is to be asked whether it was held; `None` if something shows it, or they were asked.
    #[must_use]
    pub fn asks_at(&self, now: Timestamp) -> Option<Timestamp> {
        let late = self.end.checked_add(ASK_UNTIL).is_ok_and(|late| late <= now);
        let asks = self.is_open() && !self.has_sign() && self.known.shown.is_none() && !late;
        let at = self.end.checked_add(ASK_AFTER).ok()?;
        asks.then_some(at)
    }

    /// Whether the FM is to be asked now whether it was held.
    #[must_use]
    pub fn asks_whether_held(&self, now: Timestamp) -> bool {
        self.asks_at(now).is_some_and(|at| at <= now)
    }

    /// When the FM is to be given draft minutes: at the end that Teams told; where Teams told of its beginning alone, two
    /// hours after its planned end, for it may take longer; else at the planned end, if something shows that it took
    /// place. `None` once they were, and before anything shows it.
    #[must_use]
    pub fn minutes_at(&self) -> Option<Timestamp> {
        let wanted = self.is_open() && self.has_sign() && self.known.shown.is_none();
        let late = self.end.checked_add(ASK_AFTER).unwrap_or(Timestamp::MAX);
        let over = match (self.known.started, self.known.ended) {
            (_, Some(ended)) => ended,
            (Some(_), None) => late,
            (None, None) => self.end,
        };
        wanted.then_some(over)
    }

    /// Whether the FM is to be given draft minutes now.
    #[must_use]
    pub fn minutes_due(&self, now: Timestamp) -> bool {
        self.minutes_at().is_some_and(|at| at <= now)
    }

    /// Whether the FM was asked what came of it, and has neither said that it was not held nor published minutes.
    #[must_use]
    pub fn is_left_open(&self) -> bool {
        self.known.shown.is_some() && self.known.minutes.is_none() && !self.is_off()
    }

    /// What is to be done about it now.
    #[must_use]
    pub fn need(&self, meeting: &Meeting, now: Timestamp) -> Option<Need> {
        if self.agenda_due(meeting, now) {
            Some(Need::Agenda)
        } else if self.minutes_due(now) {
            Some(Need::Minutes)
        } else if self.asks_whether_held(now) {
            Some(Need::Ask)
        } else {
            None
        }
    }
}

impl MeetingKind {
    /// Whether what is open is gone through in it where the customer is.
    #[must_use]
    pub fn has_agenda(&self) -> bool {
        self.with_customer && self.cadence == Cadence::Regular
    }
}

impl Engagement {
    /// What is to be done about meetings now, in the order of their times.
    #[must_use]
    pub fn meeting_needs(&self, now: Now) -> Vec<(MeetingNo, Planned, Need)> {
        if !self.head.status.asks() {
            return Vec::new();
        }
        let near = self.recent(now);
        let need = |one: &Occurrence| {
            let meeting = self.meetings.planned.get(&one.meeting)?;
            let need =
                one.need(meeting, now.at).filter(|need| *need != Need::Agenda || self.by_the_clock(meeting));
            Some((one.meeting, one.planned, need?))
        };
        near.iter().filter_map(need).collect()
    }

    /// Times of meetings that are over and were left open.
    #[must_use]
    pub fn left_open(&self, now: Now) -> Vec<Occurrence> {
        let open = |one: &Occurrence| one.is_left_open() && one.end < now.at;
        self.recent(now).into_iter().filter(open).collect()
    }

    /// The next instant at which anything may be due by itself; `None` if nothing ever will.
    #[must_use]
    pub fn due_at(&self, policy: &Policy, now: Now) -> Option<Timestamp> {
        let asks = self.head.home.as_ref().and_then(|_| self.ask_due_at(policy, now));
        asks.into_iter().chain(self.meetings_due_at(now)).min()
    }

    /// The next instant at which [`Self::meeting_needs`] may name something, after `now` or at once; `None` if it never
    /// will.
    #[must_use]
    pub fn meetings_due_at(&self, now: Now) -> Option<Timestamp> {
        if !self.head.status.asks() {
            return None;
        }
        let due = |one: &Occurrence| {
            let meeting = self.meetings.planned.get(&one.meeting)?;
            let agenda = one.agenda_at(meeting, now.at).filter(|_| self.by_the_clock(meeting));
            [agenda, one.minutes_at(), one.asks_at(now.at)].into_iter().flatten().min()
        };
        let next =
            self.meetings.planned.values().filter_map(|meeting| self.meetings.next_of(meeting, now.at));
        self.recent(now).into_iter().chain(next).filter_map(|one| due(&one)).min()
    }

    /// Whether a meeting's agenda is shown by the clock: where the customer is, unless that is the meeting's own chat, in
    /// which Teams tells when it begins.
    fn by_the_clock(&self, meeting: &Meeting) -> bool {
        let elsewhere = self.gathers_in(meeting.no).is_some();
        !elsewhere && self.head.home.as_ref().is_some_and(|home| home.kind != HomeKind::Meeting)
    }

    /// The occurrences about which anything may still be done.
    fn recent(&self, now: Now) -> Vec<Occurrence> {
        let longest = SignedDuration::from_hours(24);
        let from = now.at.checked_sub(ASK_UNTIL + ASK_AFTER + longest).unwrap_or(Timestamp::MIN);
        self.occurrences(from, now.at.checked_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX))
    }

    /// What should hold before a meeting of this kind and does not, or is not known.
    #[must_use]
    pub fn unmet_before(&self, kind: &MeetingKind, policy: &Policy, now: Now) -> Vec<Unmet> {
        let unmet = |guard: &Guard| {
            let state = self.guard(*guard, policy, now);
            let binding = kind.must.contains(guard) && !matches!(state, GuardState::Ask(_));
            (!state.holds()).then_some(Unmet { guard: *guard, state, binding })
        };
        kind.before.iter().filter_map(unmet).collect()
    }
}
