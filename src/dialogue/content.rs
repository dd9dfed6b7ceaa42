//! What a message, card or dialog is about, by reference.
//!
//! It is stored until sent, and rendered anew each time from the state as it then is: ids and what was typed, no words.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::dialog::DialogContent;
use super::export::{FileOf, Upload};
use super::journey::JourneyContent;
use super::meeting::MeetingContent;
use super::notice::{Notice, Refused};
use super::plan_sheet::Sheet;
use super::problem::Form;
use super::reminder::ReminderContent;
use super::success::{PointsContent, SsatContent};
use crate::engagement::{Changed, CorrectionNo, EngagementId, Filter, PersonNo, ServiceId};

/// Everything the bot can say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Content {
    /// First words in a personal chat.
    Welcome,
    /// What one can type and press here.
    Help,
    /// The text was not understood; near commands, or the usual ones when there are none.
    DidYouMean {
        /// Closest first.
        commands: Vec<Command>,
    },
    /// Choose one's language.
    Language,
    /// A short answer: something worth saying or a refusal, with what to do.
    Notice {
        /// What about.
        notice: Notice,
        /// The engagement, where the answer is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        engagement: Option<EngagementId>,
    },
    /// The rules said no: why, and what to do.
    Refused {
        /// The engagement, if it was about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        engagement: Option<EngagementId>,
        /// Why.
        refused: Refused,
    },
    /// Something went wrong on our side.
    Apology {
        /// The id to give to the operator.
        activity: String,
    },
    /// The engagement card: in the shared conversation everyone's, in the FM's own chat theirs with the next step.
    Engagement {
        /// The engagement.
        engagement: EngagementId,
    },
    /// One's drafts, to put one into this conversation; who is in the room is named first.
    Bring {
        /// The tenant of the conversation that it is offered for.
        tenant: String,
        /// The conversation that it is offered for.
        conversation: String,
        /// What people call that conversation; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
        /// The drafts offered.
        engagements: Vec<EngagementId>,
    },
    /// Where the engagement stands.
    Status {
        /// The engagement.
        engagement: EngagementId,
    },
    /// What was entered, one line a service, for the FM.
    Captured {
        /// The engagement.
        engagement: EngagementId,
    },
    /// The request to confirm, in the shared conversation.
    Request {
        /// The engagement.
        engagement: EngagementId,
        /// The services asked about.
        services: Vec<ServiceId>,
    },
    /// Values changed since the card pressed was made: the difference, and the request as it is now.
    ChangedSince {
        /// The engagement.
        engagement: EngagementId,
        /// The services asked about.
        services: Vec<ServiceId>,
        /// What changed.
        changes: Vec<(ServiceId, Vec<Changed>)>,
    },
    /// A tap that counts for nothing, because the person may not confirm: what they can do instead.
    NotEntitled {
        /// The engagement.
        engagement: EngagementId,
        /// The services asked about.
        services: Vec<ServiceId>,
    },
    /// A customer said that something is wrong: old and new, for the FM.
    Correction {
        /// The engagement.
        engagement: EngagementId,
        /// The report.
        correction: CorrectionNo,
    },
    /// Somebody says who they are on this project, for the FM.
    Claim {
        /// The engagement.
        engagement: EngagementId,
        /// The person.
        person: PersonNo,
    },
    /// A typed person seems to be somebody in the conversation, for the FM.
    TieSuggestion {
        /// The engagement.
        engagement: EngagementId,
        /// The person typed.
        typed: PersonNo,
        /// The person in the conversation, by the key within its tenant.
        seen: String,
        /// Whether the FM has said that they are two people.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        apart: bool,
    },
    /// The reader's own engagements, one line each.
    Portfolio {
        /// Which of them.
        filter: Filter,
        /// What the customer's name must hold; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        search: String,
        /// Which page, from 0.
        page: usize,
    },
    /// What is kept about whoever reads it.
    Privacy,
    /// What happened, the latest first.
    History {
        /// The engagement.
        engagement: EngagementId,
        /// Which page, from 0.
        page: usize,
    },
    /// The reader's own last change, and what undoing it would do.
    Undo {
        /// The engagement.
        engagement: EngagementId,
    },
    /// Closing, reopening or deleting, for the FM: what it does, and the button that does it.
    Manage {
        /// The engagement.
        engagement: EngagementId,
        /// What is to be done.
        managing: Managing,
    },
    /// What can be exported, and what changed since it was last typed into FTOP.
    Export {
        /// The engagement.
        engagement: EngagementId,
    },
    /// A file that Teams asks the person about: not a card of ours.
    FileOffer {
        /// The engagement.
        engagement: EngagementId,
        /// What it holds.
        #[serde(flatten)]
        file: FileOf,
    },
    /// The file that the person agreed to have.
    File {
        /// The engagement.
        engagement: EngagementId,
        /// What it holds.
        #[serde(flatten)]
        file: FileOf,
        /// Where it goes.
        upload: Upload,
    },
    /// About phases, processes, tasks, outcomes, hand-over and cover.
    Journey(JourneyContent),
    /// About the success factors.
    Ssat(SsatContent),
    /// About open points.
    Points(PointsContent),
    /// Sent by the bot itself, or about that.
    Reminder(ReminderContent),
    /// A sheet of the success plan.
    Plan {
        /// The engagement.
        engagement: EngagementId,
        /// Which sheet.
        sheet: Sheet,
    },
    /// About meetings.
    Meetings(MeetingContent),
    /// A dialog (task module).
    Dialog {
        /// Which.
        dialog: DialogContent,
        /// What is in its fields and what is wrong with them.
        #[serde(default, skip_serializing_if = "Form::is_blank")]
        form: Form,
    },
}

/// Whom a content is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anybody: it says nothing that belongs to an engagement's people alone.
    Anybody,
    /// The people of the engagement, which it shows.
    Project,
    /// The FM and a deputy, in their own chat.
    Fm,
}

/// What can be done with an engagement as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Managing {
    /// Close or pause it.
    Close,
    /// Let it go on.
    Reopen,
    /// Delete a draft.
    Delete,
}

impl Content {
    /// The engagement that this is about, if it is about one.
    #[must_use]
    pub fn engagement(&self) -> Option<&EngagementId> {
        match self {
            Self::Welcome
            | Self::Help
            | Self::DidYouMean { .. }
            | Self::Language
            | Self::Apology { .. }
            | Self::Portfolio { .. }
            | Self::Privacy
            | Self::Bring { .. } => None,
            Self::Notice { engagement, .. } | Self::Refused { engagement, .. } => engagement.as_ref(),
            Self::Engagement { engagement }
            | Self::Status { engagement }
            | Self::Captured { engagement }
            | Self::Request { engagement, .. }
            | Self::ChangedSince { engagement, .. }
            | Self::NotEntitled { engagement, .. }
            | Self::Correction { engagement, .. }
            | Self::Claim { engagement, .. }
            | Self::TieSuggestion { engagement, .. }
            | Self::History { engagement, .. }
            | Self::Undo { engagement }
            | Self::Manage { engagement, .. }
            | Self::Export { engagement }
            | Self::FileOffer { engagement, .. }
            | Self::File { engagement, .. } => Some(engagement),
            Self::Journey(content) => Some(content.engagement()),
            Self::Ssat(content) => Some(content.engagement()),
            Self::Points(content) => Some(content.engagement()),
            Self::Reminder(content) => content.engagement(),
            Self::Plan { engagement, .. } => Some(engagement),
            Self::Meetings(content) => Some(content.engagement()),
            Self::Dialog { dialog, .. } => dialog.engagement(),
        }
    }

    /// Whom it is for.
    #[must_use]
    pub fn audience(&self) -> Audience {
        match self {
            Self::Journey(JourneyContent::Card { .. })
            | Self::Bring { .. }
            | Self::Captured { .. }
            | Self::Correction { .. }
            | Self::Claim { .. }
            | Self::Manage { .. }
            | Self::Export { .. }
            | Self::FileOffer { file: FileOf::Export { .. }, .. }
            | Self::File { file: FileOf::Export { .. }, .. }
            | Self::TieSuggestion { .. }
            | Self::Ssat(SsatContent::Said { .. })
            | Self::Points(PointsContent::One { .. })
            | Self::Notice { notice: Notice::OutOfReach { .. } | Notice::Terms { .. }, .. }
            | Self::Meetings(MeetingContent::Desk { .. } | MeetingContent::Draft { .. })
            | Self::Plan { sheet: Sheet::Figures, .. } => Audience::Fm,
            Self::Journey(
                JourneyContent::HandOver { .. }
                | JourneyContent::Farewell { .. }
                | JourneyContent::Introduction { .. }
                | JourneyContent::Terms { .. },
            )
            | Self::Engagement { .. }
            | Self::FileOffer { file: FileOf::Meeting { .. }, .. }
            | Self::File { file: FileOf::Meeting { .. }, .. }
            | Self::Meetings(
                MeetingContent::List { .. } | MeetingContent::One { .. } | MeetingContent::Agenda { .. },
            )
            | Self::History { .. }
            | Self::Undo { .. }
            | Self::Status { .. }
            | Self::Request { .. }
            | Self::ChangedSince { .. }
            | Self::NotEntitled { .. }
            | Self::Ssat(SsatContent::Overview { .. } | SsatContent::Request { .. })
            | Self::Points(PointsContent::List { .. })
            | Self::Reminder(ReminderContent::Weekly { .. } | ReminderContent::Below { .. })
            | Self::Plan { .. } => Audience::Project,
            Self::Reminder(
                ReminderContent::Digest { .. }
                | ReminderContent::Why { .. }
                | ReminderContent::Settings { .. },
            )
            | Self::Portfolio { .. }
            | Self::Privacy
            | Self::Welcome
            | Self::Help
            | Self::DidYouMean { .. }
            | Self::Language
            | Self::Notice { .. }
            | Self::Refused { .. }
            | Self::Apology { .. }
            | Self::Dialog { .. } => Audience::Anybody,
        }
    }

    /// What tells its buttons from those of another card that asks the same: a dialog's own instance, the sheet, or
    /// that it is a request.
    #[must_use]
    pub fn instance(&self) -> &str {
        if let Self::Dialog { form, .. } = self {
            return &form.nonce;
        }
        if let Self::Plan { sheet, .. } = self {
            return sheet.name();
        }
        let asks =
            matches!(self, Self::Request { .. } | Self::ChangedSince { .. } | Self::NotEntitled { .. });
        if asks { "request" } else { "" }
    }

    /// What is left of it where it stood once it is posted anew for everyone: a line, instead of nothing.
    #[must_use]
    pub fn left_behind(&self) -> Option<Self> {
        let Self::Engagement { engagement } = self else { return None };
        Some(Self::Reminder(ReminderContent::Below { engagement: engagement.clone() }))
    }

    /// The engagements that it lists, beside the one that it is about.
    #[must_use]
    pub fn listed(&self) -> &[EngagementId] {
        if let Self::Bring { engagements, .. }
        | Self::Notice { notice: Notice::WhichEngagement { engagements }, .. } = self
        {
            return engagements;
        }
        &[]
    }
}
