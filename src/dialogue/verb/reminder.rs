//! Card actions of what the bot sends by itself: putting it off, stopping it, asking why, and one's settings.

use serde::{Deserialize, Serialize};

use super::Shown;
use crate::engagement::reminder::Kind;
use crate::engagement::{ServiceId, Which};

/// A message with what was gathered for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfDigest {
    /// Which of theirs.
    #[serde(rename = "d")]
    pub no: String,
}

/// A line of such a message.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfLine {
    /// Which of theirs.
    #[serde(rename = "d")]
    pub no: String,
    /// Which line, from 0.
    #[serde(rename = "i")]
    pub line: usize,
}

/// A kind of reminder of one engagement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OfKind {
    /// What was shown.
    #[serde(flatten)]
    pub on: Shown,
    /// Which kind.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// The services that the card asks about, where it is a request.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<ServiceId>,
    /// The time of the meeting, where the card is about one.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub which: Option<Which>,
}

/// Every action of these cards.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "verb")]
pub enum ReminderVerb {
    /// Show the message as it is now.
    #[serde(rename = "reminder.show")]
    Show(OfDigest),
    /// Why each line is there.
    #[serde(rename = "reminder.why")]
    Why(OfDigest),
    /// Not now: again on the next morning.
    #[serde(rename = "reminder.later")]
    Later(OfDigest),
    /// Stop everything that is in it.
    #[serde(rename = "reminder.stop")]
    Stop(OfDigest),
    /// Let it come again.
    #[serde(rename = "reminder.resume")]
    Resume(OfDigest),
    /// Stop what one line is about.
    #[serde(rename = "reminder.stop_one")]
    StopOne(OfLine),
    /// Let what one line is about come again.
    #[serde(rename = "reminder.resume_one")]
    ResumeOne(OfLine),
    /// The item of a line is done.
    #[serde(rename = "reminder.done")]
    Done(OfLine),
    /// Show the engagement of a line.
    #[serde(rename = "reminder.open")]
    Open(OfLine),
    /// Show the card of the meeting that a line is about.
    #[serde(rename = "reminder.settle")]
    Settle(OfLine),
    /// Automatic: the week as this person may see it.
    #[serde(rename = "reminder.weekly.refresh")]
    WeeklyRefresh(Shown),
    /// Not now: it stays where it is, and says no more.
    #[serde(rename = "reminder.later_here")]
    LaterHere(OfKind),
    /// Stop it in this conversation.
    #[serde(rename = "reminder.stop_here")]
    StopHere(OfKind),
    /// Let it come again to this conversation.
    #[serde(rename = "reminder.resume_here")]
    ResumeHere(OfKind),
    /// Show one's settings.
    #[serde(rename = "reminder.settings")]
    Settings,
    /// Save them.
    #[serde(rename = "reminder.settings.save")]
    SettingsSave {
        /// The instance of the form.
        #[serde(rename = "n")]
        nonce: String,
    },
    /// One is away no longer.
    #[serde(rename = "reminder.back")]
    Back,
    /// The pause of an engagement ends.
    #[serde(rename = "reminder.unpause")]
    Unpause(Shown),
}

impl ReminderVerb {
    /// Whether it only shows something.
    #[must_use]
    pub const fn only_reads(&self) -> bool {
        match self {
            Self::Show(_) | Self::Why(_) | Self::WeeklyRefresh(_) | Self::Settings => true,
            Self::Later(_)
            | Self::Stop(_)
            | Self::Resume(_)
            | Self::StopOne(_)
            | Self::ResumeOne(_)
            | Self::Open(_)
            | Self::Settle(_)
            | Self::Done(_)
            | Self::LaterHere(_)
            | Self::StopHere(_)
            | Self::ResumeHere(_)
            | Self::SettingsSave { .. }
            | Self::Back
            | Self::Unpause(_) => false,
        }
    }

    /// What the card showed, where it was about one engagement.
    #[must_use]
    pub const fn shown(&self) -> Option<&Shown> {
        match self {
            Self::LaterHere(of) | Self::StopHere(of) | Self::ResumeHere(of) => Some(&of.on),
            Self::WeeklyRefresh(on) | Self::Unpause(on) => Some(on),
            Self::Show(_)
            | Self::Why(_)
            | Self::Later(_)
            | Self::Stop(_)
            | Self::Resume(_)
            | Self::StopOne(_)
            | Self::ResumeOne(_)
            | Self::Open(_)
            | Self::Settle(_)
            | Self::Done(_)
            | Self::Settings
            | Self::SettingsSave { .. }
            | Self::Back => None,
        }
    }
}
