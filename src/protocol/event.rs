//! Event activities: meetings that start and end, people who join and leave, read receipts.
//!
//! The values of meeting start and end are in PascalCase, those of participants in camelCase. Source: "Get
//! meeting details", "Real-time meeting events" and "Read receipts", Microsoft Learn.

use jiff::Timestamp;
use serde_json::Value;

use super::account::Account;
use super::ids::{ActivityId, MeetingId};
use super::read;

/// An event with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The name on the wire; empty if there was none.
    pub name: String,
    /// What is known of it.
    pub value: EventValue,
}

/// The value of an event.
#[derive(Debug, Clone, PartialEq)]
pub enum EventValue {
    /// A meeting started.
    MeetingStart(MeetingMoment),
    /// A meeting ended.
    MeetingEnd(MeetingMoment),
    /// People joined a meeting.
    ParticipantsJoined(Vec<MeetingParticipant>),
    /// People left a meeting.
    ParticipantsLeft(Vec<MeetingParticipant>),
    /// The person read up to this message of the bot.
    ReadReceipt(ActivityId),
    /// Any other event, or one that could not be read, as it came.
    Other(Value),
}

/// A meeting that started or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingMoment {
    /// The meeting.
    pub id: MeetingId,
    /// Its title.
    pub title: Option<String>,
    /// Its kind, e.g. `Scheduled`.
    pub meeting_type: Option<String>,
    /// The link by which one joins it.
    pub join_url: Option<String>,
    /// When it started.
    pub start: Option<Timestamp>,
    /// When it ended; none at its start.
    pub end: Option<Timestamp>,
}

/// Somebody in a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingParticipant {
    /// Who.
    pub user: Account,
    /// Their role, e.g. `Organizer`.
    pub role: Option<String>,
    /// Whether they are in the meeting now.
    pub in_meeting: Option<bool>,
}

impl Event {
    /// Reads an event from its name and value.
    pub(super) fn read(name: String, value: &Value) -> Self {
        let short = name.strip_prefix("application/vnd.microsoft.").unwrap_or(&name);
        let known = match short {
            "meetingStart" => MeetingMoment::read(value).map(EventValue::MeetingStart),
            "meetingEnd" => MeetingMoment::read(value).map(EventValue::MeetingEnd),
            "meetingParticipantJoin" => Some(EventValue::ParticipantsJoined(participants(value))),
            "meetingParticipantLeave" => Some(EventValue::ParticipantsLeft(participants(value))),
            "readReceipt" => read::id(value, "lastReadMessageId").map(EventValue::ReadReceipt),
            _ => None,
        };
        Self { value: known.unwrap_or_else(|| EventValue::Other(value.clone())), name }
    }
}

impl MeetingMoment {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: read::id(value, "Id")?,
            title: read::text(value, "Title"),
            meeting_type: read::text(value, "MeetingType"),
            join_url: read::text(value, "JoinUrl"),
            start: read::field(value, "StartTime"),
            end: read::field(value, "EndTime"),
        })
    }
}

fn participants(value: &Value) -> Vec<MeetingParticipant> {
    read::list(value, "members", |member| {
        let meeting = member.get("meeting").unwrap_or(&Value::Null);
        Some(MeetingParticipant {
            user: Account::read(member.get("user")?)?,
            role: read::text(meeting, "role"),
            in_meeting: read::field(meeting, "inMeeting"),
        })
    })
}
