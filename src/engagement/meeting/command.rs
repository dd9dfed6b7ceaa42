//! What is asked of meetings, why it may be refused, and what history says of it.
//!
//! Dates, times and texts are as typed; `apply` reads and checks them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{ChatId, Every, MeetingChat, MeetingDetails, Planned, Was};
use crate::engagement::command::Named;
use crate::engagement::ids::{MeetingNo, TextNo};
use crate::engagement::plan::ItemKey;
use crate::engagement::plan_command::NewItem;
use crate::playbook::{Guard, MeetingKindId, ServiceId};

/// A day and an hour as entered: ISO 8601, as `Input.Date` and `Input.Time` give them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct When {
    /// The day.
    pub day: String,
    /// The hour.
    pub time: String,
}

/// Until when a meeting is repeated, as entered: until a day, or so many times; without an end if both are blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatsInput {
    /// How often.
    pub every: Every,
    /// The last day; may be blank.
    pub until: String,
    /// How many times; may be blank, and counts only without a last day.
    pub times: String,
}

/// A meeting as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeeting {
    /// What kind.
    pub kind: MeetingKindId,
    /// What people call it; may be blank.
    pub title: String,
    /// About which service.
    pub service: Option<ServiceId>,
    /// When it begins.
    pub start: When,
    /// In which zone: IANA's name or Windows'.
    pub zone: String,
    /// How many minutes it takes.
    pub minutes: String,
    /// How it is repeated.
    pub repeats: Option<RepeatsInput>,
    /// Who is invited.
    pub attendees: Vec<Named>,
    /// What it is about beside what is open; may be blank.
    pub agenda: String,
    /// Why it is planned though the playbook says no; blank unless it does.
    pub despite: String,
}

/// One time of one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Which {
    /// Of which meeting.
    pub meeting: MeetingNo,
    /// When it was planned for.
    pub planned: Planned,
}

/// What is asked of meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingCommand {
    /// FM: there is to be a meeting.
    Schedule(Box<NewMeeting>),
    /// FM: it is otherwise than planned, a series from this time on; its kind stays.
    Change {
        /// From which time on.
        which: Which,
        /// What it is to be.
        new: Box<NewMeeting>,
    },
    /// Anybody of the project, of one time; FM, of this and all to come: it is at another time.
    Move {
        /// Which time.
        which: Which,
        /// When it begins now.
        to: When,
        /// All that are to come, from this one on.
        all: bool,
    },
    /// Anybody of the project: this one does not take place.
    CancelOne {
        /// Which time.
        which: Which,
        /// Why; may be blank.
        reason: String,
    },
    /// FM: it takes place no more.
    CancelAll {
        /// Which meeting.
        meeting: MeetingNo,
        /// Why; may be blank.
        reason: String,
    },
    /// Anybody of the project: it is in the calendar.
    InCalendar(MeetingNo),
    /// FM: it was held.
    Held(Which),
    /// FM: it was not held.
    NotHeld(Which),
    /// The bot, from Teams: it began.
    Began {
        /// Which time.
        which: Which,
        /// When.
        at: Timestamp,
        /// By what Teams knows the meeting.
        teams: Option<String>,
        /// In which chat of the engagement's.
        chat: Option<ChatId>,
    },
    /// The bot, from Teams: everybody left.
    Ended {
        /// Which time.
        which: Which,
        /// When.
        at: Timestamp,
    },
    /// The bot at its hour, or the FM: its agenda is shown where the customer is.
    ShowAgenda(Which),
    /// The bot: the FM is shown it, to say whether it was held or what came of it.
    ShowFm(Which),
    /// Anybody of the project, while its agenda is gone through: it is done, or to do after all.
    Tick {
        /// At which time.
        which: Which,
        /// Which item.
        item: ItemKey,
        /// Whether it is done.
        done: bool,
    },
    /// Anybody of the project, while its agenda is gone through: somebody takes something on.
    TakeOn {
        /// At which time.
        which: Which,
        /// What, who, when.
        action: Box<NewItem>,
    },
    /// FM: this is what came of it.
    Publish(Box<MinutesInput>),
    /// FM: meetings take place in this chat, too.
    Join(MeetingChat),
    /// FM: they do not any more.
    Leave(ChatId),
}

/// What came of a meeting, as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesInput {
    /// Which time.
    pub which: Which,
    /// What was done beside what was ticked.
    pub done: Vec<ItemKey>,
    /// What else is to be said; may be blank.
    pub note: String,
    /// When the next one is; a blank day plans none, and leaves the one that is planned.
    pub next: When,
}

/// Why a meeting stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "meeting", rename_all = "snake_case")]
pub enum MeetingRefusal {
    /// There is no such meeting, or it was not planned for then.
    Unknown,
    /// It does not take place any more.
    Off,
    /// It is not over, or has not begun.
    NotYet,
    /// Its minutes are published.
    Published,
    /// The playbook does not let it be planned before this holds, unless the FM says why all the same.
    Before {
        /// What does not hold.
        unmet: Vec<Guard>,
    },
}

/// What happened to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "meeting", rename_all = "snake_case")]
pub enum MeetingEvent {
    /// It was planned.
    Scheduled {
        /// Which.
        no: MeetingNo,
        /// What kind.
        kind: MeetingKindId,
        /// When its first time begins.
        start: DateTime,
        /// In which zone.
        zone: String,
        /// Why though the playbook says no.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        despite: Option<TextNo>,
    },
    /// It is otherwise than planned.
    Changed {
        /// From which time on.
        which: Which,
        /// What it was.
        old: Box<MeetingDetails>,
        /// What it is.
        new: Box<MeetingDetails>,
        /// What it was; none if it cannot be taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Box<Was>>,
    },
    /// It is as it was before a change.
    Restored {
        /// Which.
        no: MeetingNo,
    },
    /// It is at another time.
    Moved {
        /// Which time.
        which: Which,
        /// From when.
        from: DateTime,
        /// To when.
        to: DateTime,
        /// This and all to come.
        all: bool,
        /// What it was; none if it cannot be taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Box<Was>>,
    },
    /// It does not take place.
    Cancelled {
        /// Which meeting.
        no: MeetingNo,
        /// Which time; all to come, if none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        planned: Option<Planned>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextNo>,
        /// What it was; none if it cannot be taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Box<Was>>,
    },
    /// Somebody said that it is in the calendar.
    InCalendar {
        /// Which.
        no: MeetingNo,
    },
    /// It was held.
    Held {
        /// Which time.
        which: Which,
    },
    /// It was not held.
    NotHeld {
        /// Which time.
        which: Which,
    },
    /// Teams said that it began.
    Began {
        /// Which time.
        which: Which,
    },
    /// Teams said that it ended.
    Ended {
        /// Which time.
        which: Which,
    },
    /// Its agenda was shown where the customer is.
    AgendaShown {
        /// Which time.
        which: Which,
    },
    /// The FM was shown it.
    FmShown {
        /// Which time.
        which: Which,
    },
    /// A chat belongs to the engagement, for its meetings.
    Joined {
        /// Which chat.
        chat: ChatId,
    },
    /// It does not any more.
    Left {
        /// Which chat.
        chat: ChatId,
    },
    /// Its minutes were published.
    Published {
        /// Which time.
        which: Which,
        /// What else was to be said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<TextNo>,
    },
}
