//! What can be taken back of what one did to meetings, and whether it still stands. What was published, shown where the
//! customer is, or told by Teams stays.

use jiff::Timestamp;

use super::{Meaning, Reversible, Stays};
use crate::engagement::Engagement;
use crate::engagement::ids::MeetingNo;
use crate::engagement::meeting::{Booking, ChatId, MeetingEvent, Occasion, Outcome, Was, Which};

/// A change of a meeting that can be taken back.
#[derive(Debug, Clone, Copy)]
pub(in crate::engagement) enum MeetingChange<'e> {
    /// It was planned.
    Planned { no: MeetingNo },
    /// Its plan, or one time of it, became another.
    Plan { which: Option<Which>, was: &'e Was },
    /// Somebody said that it is in the calendar.
    Booked { no: MeetingNo, at: Timestamp },
    /// One time was called off.
    Off { which: Which, at: Timestamp },
    /// A chat came to belong to the engagement.
    Joined { chat: &'e ChatId },
    /// Somebody said what became of a time.
    Told { which: &'e Which, at: Timestamp },
}

/// What `event` means to `undo`.
pub(super) fn meaning(event: &MeetingEvent, at: Timestamp) -> Meaning<'_> {
    let change = match event {
        MeetingEvent::Scheduled { no, .. } => MeetingChange::Planned { no: *no },
        MeetingEvent::Changed { which, was: Some(was), .. }
        | MeetingEvent::Moved { which, was: Some(was), .. } => {
            MeetingChange::Plan { which: Some(*which), was }
        }
        MeetingEvent::Cancelled { planned: None, was: Some(was), .. } => {
            MeetingChange::Plan { which: None, was }
        }
        MeetingEvent::Cancelled { no, planned: Some(planned), .. } => {
            MeetingChange::Off { which: Which { meeting: *no, planned: *planned }, at }
        }
        MeetingEvent::Joined { chat } => MeetingChange::Joined { chat },
        MeetingEvent::InCalendar { no } => MeetingChange::Booked { no: *no, at },
        MeetingEvent::Held { which } | MeetingEvent::NotHeld { which } => MeetingChange::Told { which, at },
        MeetingEvent::Changed { was: None, .. }
        | MeetingEvent::Moved { was: None, .. }
        | MeetingEvent::Cancelled { planned: None, was: None, .. }
        | MeetingEvent::Restored { .. }
        | MeetingEvent::Left { .. }
        | MeetingEvent::Began { .. }
        | MeetingEvent::Ended { .. }
        | MeetingEvent::AgendaShown { .. }
        | MeetingEvent::FmShown { .. }
        | MeetingEvent::Published { .. } => return Meaning::Stays(Stays::Told),
    };
    Meaning::Reverts(Reversible::Meeting(change))
}

impl MeetingChange<'_> {
    /// Of which meeting, if of one.
    pub(in crate::engagement) const fn no(&self) -> Option<MeetingNo> {
        Some(match self {
            Self::Joined { .. } => return None,
            Self::Planned { no } | Self::Booked { no, .. } => *no,
            Self::Plan { was, .. } => was.plan.no,
            Self::Off { which, .. } => which.meeting,
            Self::Told { which, .. } => which.meeting,
        })
    }

    /// What it is about, so that a later change of the same is found.
    pub(super) fn place(&self) -> String {
        match self.no() {
            Some(no) => format!("meeting {no}"),
            None => "chats".to_owned(),
        }
    }

    /// Whether everything is as the change left it, and nothing came of it yet.
    pub(super) fn stands(&self, e: &Engagement) -> bool {
        if let Self::Joined { chat } = self {
            return e.has_chat(&chat.tenant, &chat.conversation);
        }
        let Some(meeting) = self.no().and_then(|no| e.meetings.planned.get(&no)) else { return false };
        let known = |which: &Which| e.meetings.occasions.get(&(which.meeting, which.planned));
        let told = |which: &Which, at: Timestamp| {
            let told = known(which).filter(|known| known.minutes.is_none()).and_then(|known| known.told);
            told.filter(|told| told.at == at)
        };
        match self {
            Self::Planned { .. } => {
                let fresh = !e.meetings.occasions.keys().any(|(no, _)| *no == meeting.no);
                fresh && meeting.sequence == 0 && meeting.is_proposed()
            }
            Self::Plan { which, was } => {
                let seen = |kept: &Occasion| {
                    let about = which
                        .is_some_and(|which| kept.meeting == which.meeting && kept.planned >= which.planned);
                    about && [kept.agenda, kept.started, kept.shown].iter().any(Option::is_some)
                };
                let same = meeting.booking == was.plan.booking
                    || !matches!(meeting.booking, Booking::InCalendar { .. });
                meeting.sequence == was.plan.sequence.saturating_add(1)
                    && meeting.is_cancelled() == which.is_none()
                    && same
                    && !e.meetings.occasions.values().any(seen)
            }
            Self::Booked { at, .. } => {
                matches!(meeting.booking, Booking::InCalendar { at: said, .. } if said == *at)
            }
            Self::Off { which, at } => {
                told(which, *at).is_some_and(|told| told.outcome == Outcome::Cancelled)
            }
            Self::Told { which, at } => told(which, *at).is_some(),
            Self::Joined { .. } => true,
        }
    }
}
