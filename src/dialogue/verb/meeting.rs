//! Card actions about meetings.

use serde::{Deserialize, Serialize};

use super::{Shown, There};
use crate::engagement::{ChatId, ItemKey, MeetingNo, Planned, Which};

/// An action about one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfMeeting {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which.
    #[serde(rename = "m")]
    pub meeting: MeetingNo,
}

/// An action about one time of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfTime {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Of which meeting.
    #[serde(rename = "m")]
    pub meeting: MeetingNo,
    /// When it was planned for.
    #[serde(rename = "d")]
    pub planned: Planned,
}

impl OfTime {
    /// Which time that is.
    #[must_use]
    pub const fn which(&self) -> Which {
        Which { meeting: self.meeting, planned: self.planned }
    }
}

/// An action about a chat of the engagement's meetings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfChat {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which chat.
    pub chat: ChatId,
}

/// An action about an item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfAgendaItem {
    /// Of which.
    #[serde(flatten)]
    pub at: OfTime,
    /// Which item.
    #[serde(rename = "i")]
    pub item: ItemKey,
}

/// Actions about meetings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "verb")]
pub enum MeetingVerb {
    /// Show what is coming.
    #[serde(rename = "meeting.show")]
    Show(Shown),
    /// Automatic: it as it is now.
    #[serde(rename = "meeting.refresh")]
    Refresh(Shown),
    /// Show one.
    #[serde(rename = "meeting.one")]
    One(OfMeeting),
    /// Open the form for a new one.
    #[serde(rename = "meeting.plan.open")]
    PlanOpen(Shown),
    /// Plan it.
    #[serde(rename = "meeting.plan.send")]
    Plan(Shown),
    /// Open the form with which one is changed.
    #[serde(rename = "meeting.change.open")]
    ChangeOpen(OfTime),
    /// Change it.
    #[serde(rename = "meeting.change.send")]
    Change(OfTime),
    /// Open "it moved".
    #[serde(rename = "meeting.move.open")]
    MoveOpen(OfTime),
    /// It is at another time.
    #[serde(rename = "meeting.move.send")]
    Move(OfTime),
    /// Open "not taking place".
    #[serde(rename = "meeting.off.open")]
    OffOpen(OfTime),
    /// It does not take place.
    #[serde(rename = "meeting.off.send")]
    Off(OfTime),
    /// It is in the calendar.
    #[serde(rename = "meeting.booked")]
    Booked(OfMeeting),
    /// It was held.
    #[serde(rename = "meeting.held")]
    Held(OfTime),
    /// It was not held.
    #[serde(rename = "meeting.not_held")]
    NotHeld(OfTime),
    /// Show its agenda where the customer is.
    #[serde(rename = "meeting.agenda")]
    Agenda(OfTime),
    /// Automatic: the agenda as this person may see it.
    #[serde(rename = "meeting.agenda.refresh")]
    AgendaRefresh(OfTime),
    /// An item of the agenda is done.
    #[serde(rename = "meeting.tick")]
    Tick(OfAgendaItem),
    /// It is to do after all.
    #[serde(rename = "meeting.untick")]
    Untick(OfAgendaItem),
    /// Open the form with which somebody takes something on.
    #[serde(rename = "meeting.action.open")]
    ActionOpen(OfTime),
    /// Somebody takes something on.
    #[serde(rename = "meeting.action.send")]
    Action(OfTime),
    /// Meetings take place in this chat.
    #[serde(rename = "meeting.chat")]
    Link(There),
    /// They do not any more.
    #[serde(rename = "meeting.chat.leave")]
    Unlink(OfChat),
    /// Publish what came of it.
    #[serde(rename = "meeting.publish")]
    Publish(OfTime),
}

impl MeetingVerb {
    /// Whether it only shows something.
    #[must_use]
    pub const fn only_reads(&self) -> bool {
        match self {
            Self::Show(_)
            | Self::Refresh(_)
            | Self::One(_)
            | Self::PlanOpen(_)
            | Self::ChangeOpen(_)
            | Self::MoveOpen(_)
            | Self::OffOpen(_)
            | Self::ActionOpen(_)
            | Self::AgendaRefresh(_) => true,
            Self::Plan(_)
            | Self::Change(_)
            | Self::Move(_)
            | Self::Off(_)
            | Self::Booked(_)
            | Self::Held(_)
            | Self::NotHeld(_)
            | Self::Agenda(_)
            | Self::Tick(_)
            | Self::Untick(_)
            | Self::Action(_)
            | Self::Link(_)
            | Self::Unlink(_)
            | Self::Publish(_) => false,
        }
    }

    /// What the card showed.
    #[must_use]
    pub const fn shown(&self) -> &Shown {
        match self {
            Self::Show(on) | Self::Refresh(on) | Self::PlanOpen(on) | Self::Plan(on) => on,
            Self::One(of) | Self::Booked(of) => &of.on,
            Self::ChangeOpen(of)
            | Self::Change(of)
            | Self::MoveOpen(of)
            | Self::Move(of)
            | Self::OffOpen(of)
            | Self::Off(of)
            | Self::Held(of)
            | Self::NotHeld(of)
            | Self::Agenda(of)
            | Self::AgendaRefresh(of)
            | Self::ActionOpen(of)
            | Self::Action(of)
            | Self::Publish(of) => &of.on,
            Self::Tick(of) | Self::Untick(of) => &of.at.on,
            Self::Link(there) => &there.on,
            Self::Unlink(of) => &of.on,
        }
    }
}
