//! What a message, card or dialog is about, by reference.
//!
//! A content is stored where a message is owed or an answer may be asked for again, and is rendered anew each
//! time by `cards::render` from the state as it then is; so it holds ids and what was typed, never words.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::form::Inputs;
use super::ids::{EngagementId, PersonNo, ServiceId};
use super::locale::Locale;

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
    /// Something went wrong on our side.
    Apology {
        /// The id to give to the operator.
        activity: String,
    },

    /// The engagement card: in the shared conversation the welcome that becomes the one card everyone sees, in
    /// the FM's personal chat their own card with the next step.
    Engagement {
        /// The engagement.
        engagement: EngagementId,
    },
    /// One's drafts, to put one into this conversation; who is in the room is named first.
    Bring {
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
        /// The service.
        service: ServiceId,
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
        /// The person seen.
        seen: PersonNo,
    },
    /// A dialog (task module).
    Dialog {
        /// Which.
        dialog: DialogContent,
        /// What is in its fields and what is wrong with them.
        #[serde(default, skip_serializing_if = "Form::is_blank")]
        form: Form,
    },
}

/// Which dialog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "dialog", rename_all = "snake_case")]
pub enum DialogContent {
    /// Start an engagement.
    Start,
    /// What was agreed, page 1: the same for all.
    EnterSame {
        /// The engagement.
        engagement: EngagementId,
    },
    /// What was agreed, page 2: exceptions, one row a service.
    EnterExceptions {
        /// The engagement.
        engagement: EngagementId,
        /// The services ticked on page 1.
        services: Vec<ServiceId>,
    },
    /// Who agreed, how and when.
    Agree {
        /// The engagement.
        engagement: EngagementId,
    },
    /// The text to send by e-mail, in the customer's language.
    CopyText {
        /// The engagement.
        engagement: EngagementId,
    },
    /// Something is wrong: which service.
    WrongPick {
        /// The engagement.
        engagement: EngagementId,
        /// The services to choose from.
        services: Vec<ServiceId>,
    },
    /// Something is wrong: the service's values.
    Wrong {
        /// The engagement.
        engagement: EngagementId,
        /// The service.
        service: ServiceId,
    },
    /// Why a confirmation is set aside.
    SetAside {
        /// The engagement.
        engagement: EngagementId,
        /// The service.
        service: ServiceId,
    },
    /// Answer a correction.
    Answer {
        /// The engagement.
        engagement: EngagementId,
        /// The service.
        service: ServiceId,
    },
    /// I'm on this project as…
    Join {
        /// The engagement.
        engagement: EngagementId,
    },
    /// A dialog that can only be read and closed: a refusal, or that it is done.
    Notice {
        /// What about.
        notice: Notice,
    },
}

/// The state of a form: what stands in it and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Form {
    /// Values to show; a field without one shows what the state holds.
    #[serde(default, skip_serializing_if = "Inputs::is_empty")]
    pub values: Inputs,
    /// What was wrong with the last submission, by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// The instance of the form, carried by its submit button.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nonce: String,
}

impl Form {
    /// A form without values, problems and nonce.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.values.is_empty() && self.problems.is_empty() && self.nonce.is_empty()
    }
}

/// One thing wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The id of the input (see [`super::form::id`]); empty for the form as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub input: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// Nothing was entered where something is needed.
    Required,
    /// Not a date.
    NotADate,
    /// The date is not in the future.
    NotInFuture,
    /// The target date is not after the start date.
    NotAfterStart,
    /// Not an e-mail address.
    NotAnEmail,
    /// A group mailbox or team, not a named person.
    NotAPerson,
    /// The FM cannot be the success owner.
    IsTheFm,
    /// The person is not of the customer's side.
    NotTheCustomer,
    /// The text is too long.
    TooLong,
    /// The chosen value is not one of those offered.
    NotOffered,
    /// An intent other than going ahead needs a reason.
    NeedsReason,
    /// A block needs somebody who owns it.
    NeedsOwner,
    /// A moved date needs a reason.
    NeedsMoveReason,
    /// The date lies in the future where it must not.
    InFuture,
}

/// Short answers that are not about the rules of an engagement; those are the domain's refusals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum Notice {
    /// The command is understood; its work comes with a later version.
    Later {
        /// The command.
        command: Command,
    },
    /// One's language is set.
    LanguageSet {
        /// To this.
        locale: Locale,
    },
    /// Teams did not say who pressed.
    WhoAreYou,
    /// The work takes longer than an answer may; the result follows.
    StillWorking,
    /// The card or button belongs to something that is no more, or was never ours.
    StaleCard,
    /// Only somebody who may act as FM can do this.
    NotAnFm,
    /// This is answered in the personal chat, and was sent there.
    SentToYou,
    /// This is answered in the personal chat, but the person has not opened it yet.
    OpenPersonalChat,
    /// This works only in a conversation shared with the customer.
    OnlyShared,
    /// There is no engagement here, or none that this person may see.
    NoEngagement,
    /// Several engagements could be meant.
    WhichEngagement {
        /// Those that could be meant.
        engagements: Vec<EngagementId>,
    },
    /// The engagement already has its home elsewhere.
    NoDrafts,
    /// A correction was sent to the FM.
    CorrectionSent,
    /// A claim was sent to the FM.
    ClaimSent,
    /// The claim was accepted.
    ClaimAccepted,
    /// The claim was left for now.
    ClaimDeclined,
    /// The kick-off is noted as moved or not held.
    KickoffNoted {
        /// Whether it was moved (else not held).
        moved: bool,
    },
    /// The request was put into the shared conversation.
    Asked,
    /// The FM answered a correction, for the person who sent it.
    Answered,
}
