//! Faults a test or the page can switch on. What they do to a call is decided where the call is served.

use serde::{Deserialize, Serialize};

/// Where a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FaultOn {
    /// Any Connector call.
    Connector,
    /// Sending a message (replies and new channel threads too).
    Send,
    /// Editing a message.
    Update,
    /// Deleting a message.
    Delete,
    /// Creating a conversation.
    Create,
    /// Members of a conversation.
    Members,
    /// Team and channel details.
    Team,
    /// Meeting details and participants.
    Meeting,
    /// Activities on their way to the bot.
    Delivery,
    /// The OpenID metadata document.
    Metadata,
    /// The signing keys.
    Keys,
    /// The token endpoint.
    Token,
}

/// What a fault does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum Effect {
    /// 429, with `Retry-After` in seconds if given.
    Throttle {
        /// Seconds.
        #[serde(default)]
        retry_after: Option<u32>,
    },
    /// 412: somebody else wrote to the conversation.
    PreconditionFailed,
    /// 502, nothing done.
    BadGateway,
    /// 504, yet done.
    TimeoutAfterDelivery,
    /// 500, nothing done.
    ServerError,
    /// Any other status and error code, nothing done.
    Status {
        /// HTTP status.
        status: u16,
        /// The `error.code` of the body.
        code: String,
    },
    /// Takes this much longer (real milliseconds).
    Slow {
        /// Milliseconds.
        ms: u64,
    },
    /// Done, but the answer never arrives.
    DropReply,
    /// The same activity twice at the same time.
    DuplicateSameId,
    /// The same activity twice, the second with a new id and timestamp.
    DuplicateNewId,
    /// 503.
    Down,
}

/// A fault: where, for which conversation, what, how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fault {
    /// Where it strikes.
    pub on: FaultOn,
    /// Only there (a conversation's key or id); everywhere if `None`.
    #[serde(default)]
    pub conversation: Option<String>,
    /// What it does.
    pub effect: Effect,
    /// How many calls it strikes; until cleared if `None`.
    #[serde(default)]
    pub times: Option<u32>,
    /// Of so many calls it strikes one, by chance that is the same in every run; each if `None`.
    #[serde(default)]
    pub one_in: Option<u32>,
}

impl Fault {
    /// A fault that strikes every call until cleared.
    #[must_use]
    pub fn new(on: FaultOn, effect: Effect) -> Self {
        Self { on, conversation: None, effect, times: None, one_in: None }
    }

    /// The same, once.
    #[must_use]
    pub fn once(on: FaultOn, effect: Effect) -> Self {
        Self { times: Some(1), ..Self::new(on, effect) }
    }

    /// The same, at one call of `calls` on average.
    #[must_use]
    pub fn one_in(self, calls: u32) -> Self {
        Self { one_in: Some(calls), ..self }
    }

    /// The same, in one conversation alone.
    #[must_use]
    pub fn in_conversation(self, conversation: &str) -> Self {
        Self { conversation: Some(conversation.to_owned()), ..self }
    }
}

impl FaultOn {
    /// Whether a fault placed here strikes a call of that kind.
    pub(crate) fn covers(self, call: Self) -> bool {
        self == call
            || (self == Self::Connector
                && matches!(
                    call,
                    Self::Send
                        | Self::Update
                        | Self::Delete
                        | Self::Create
                        | Self::Members
                        | Self::Team
                        | Self::Meeting
                ))
    }
}
