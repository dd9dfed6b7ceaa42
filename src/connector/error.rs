//! What went wrong with a call to the Connector, as what is to be done about it.
//!
//! Codes and their meaning: "Send proactive messages" and "Send and receive messages" (status codes), and
//! "Optimize your bot with rate limiting", Microsoft Learn.

use std::time::Duration;

use reqwest::header::HeaderValue;
use serde_json::Value;
use thiserror::Error;

use crate::protocol::{HostRefusal, TokenError};

/// The outcome of a call that was done, for metrics.
pub(super) const DONE: &str = "ok";
/// Every outcome of a call, for metrics: done, and those of [`ConnectorError::outcome`].
pub(super) const OUTCOMES: [&str; 7] =
    [DONE, "throttled", "not_now", "out_of_reach", "gone", "refused", "no_token"];

/// The longest wait that a `Retry-After` may ask for.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(3600);

/// Why a call failed, by what is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConnectorError {
    /// Too many requests (429): wait as long as asked, or back off.
    #[error("throttled")]
    Throttled {
        /// How long Teams asks to wait.
        retry_after: Option<Duration>,
    },
    /// Teams is busy or out of reach (408, 412, 502, 503, 504, timeouts): back off and try again.
    #[error("not now (status {status:?})")]
    Transient {
        /// The status, if there was an answer.
        status: Option<u16>,
        /// How long Teams asks to wait.
        retry_after: Option<Duration>,
        /// Whether it may have been done all the same.
        perhaps_done: bool,
    },
    /// Nothing may be sent here until something happens here (403).
    #[error("parked: {0:?}")]
    Parked(ParkReason),
    /// The tenant is to be reached at another host (403 `InvalidBotApiHost`).
    #[error("the tenant is served by another host")]
    WrongHost,
    /// The conversation is gone (404).
    #[error("the conversation is gone")]
    Gone,
    /// The message is gone (404): an update is posted anew.
    #[error("the message is gone")]
    ActivityGone,
    /// What was looked up is not there (404).
    #[error("not found")]
    NotFound,
    /// The message is too large (413).
    #[error("the message is too large")]
    TooBig,
    /// The bot is not registered, or its Teams channel is off (401): a matter for the operator.
    #[error("the bot is not registered for Teams")]
    NotRegistered,
    /// The token was refused twice (401): a matter for the operator.
    #[error("the token was refused")]
    Unauthorized,
    /// The app lacks a permission of its manifest (403).
    #[error("the app lacks a permission")]
    NotEnoughPermissions,
    /// Any other refusal; trying again does not help.
    #[error("refused with status {status} ({})", code.as_deref().unwrap_or("no code"))]
    Rejected {
        /// The status.
        status: u16,
        /// The code, if there was one.
        code: Option<String>,
    },
    /// The service URL may not get the token; nothing was sent.
    #[error(transparent)]
    HostNotAllowed(#[from] HostRefusal),
    /// There is no token; nothing was sent.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// An id that no path can hold; nothing was sent.
    #[error("an id is empty or no id")]
    BadId,
    /// Teams answered with success, but with something else than was asked for.
    #[error("the answer could not be read")]
    BadReply,
}

/// Why nothing may be sent to a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParkReason {
    /// The person blocked the bot; until they write to it.
    BlockedByUser,
    /// The app is not installed here; until it is.
    NotInRoster,
    /// An administrator blocked the app; until somebody writes to it.
    DisabledByAdmin,
}

/// What a call was about, for a 404 without a known code.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target {
    /// A conversation, to send to it.
    Conversation,
    /// A message.
    Activity,
    /// Something to look at.
    Lookup,
}

impl ConnectorError {
    /// Whether the same call may succeed later without anybody mending anything.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Throttled { .. } | Self::Transient { .. } => true,
            Self::Token(error) => error.is_transient(),
            Self::Parked(_)
            | Self::WrongHost
            | Self::Gone
            | Self::ActivityGone
            | Self::NotFound
            | Self::TooBig
            | Self::NotRegistered
            | Self::Unauthorized
            | Self::NotEnoughPermissions
            | Self::Rejected { .. }
            | Self::HostNotAllowed(_)
            | Self::BadId
            | Self::BadReply => false,
        }
    }

    /// What came of the call, as one of a few words for metrics.
    pub(super) fn outcome(&self) -> &'static str {
        match self {
            Self::Throttled { .. } => "throttled",
            Self::Transient { .. } => "not_now",
            Self::Parked(_) => "out_of_reach",
            Self::Gone | Self::ActivityGone | Self::NotFound => "gone",
            Self::Token(_) => "no_token",
            Self::WrongHost
            | Self::TooBig
            | Self::NotRegistered
            | Self::Unauthorized
            | Self::NotEnoughPermissions
            | Self::Rejected { .. }
            | Self::HostNotAllowed(_)
            | Self::BadId
            | Self::BadReply => "refused",
        }
    }

    /// How long Teams asks to wait, if it does.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        if let Self::Throttled { retry_after } | Self::Transient { retry_after, .. } = self {
            *retry_after
        } else {
            None
        }
    }

    /// Whether it may have been done all the same, so that trying again may do it twice.
    #[must_use]
    pub fn perhaps_done(&self) -> bool {
        matches!(self, Self::Transient { perhaps_done: true, .. } | Self::BadReply)
    }

    /// The error for a request that got no whole answer.
    pub(super) fn network(error: &reqwest::Error) -> Self {
        let perhaps_done = !error.is_connect() && !error.is_builder();
        Self::Transient { status: None, retry_after: None, perhaps_done }
    }

    /// The error for an answer other than success.
    pub(super) fn answered(status: u16, retry_after: Option<Duration>, body: &[u8], target: Target) -> Self {
        match status {
            429 => return Self::Throttled { retry_after },
            408 | 412 | 502 | 503 | 504 => {
                let perhaps_done = status == 504;
                return Self::Transient { status: Some(status), retry_after, perhaps_done };
            }
            _ => {}
        }
        let codes = codes(body);
        if let Some(known) = codes.iter().find_map(|code| known(code)) {
            return known;
        }
        match (status, target) {
            (401, _) => Self::Unauthorized,
            (404, Target::Conversation) => Self::Gone,
            (404, Target::Activity) => Self::ActivityGone,
            (404, Target::Lookup) => Self::NotFound,
            (413, _) => Self::TooBig,
            (_, _) => Self::Rejected { status, code: codes.into_iter().next() },
        }
    }
}

/// The state that a code of the Connector stands for.
fn known(code: &str) -> Option<ConnectorError> {
    Some(match code.to_ascii_lowercase().as_str() {
        "botnotinconversationroster" => ConnectorError::Parked(ParkReason::NotInRoster),
        "conversationblockedbyuser" | "messagewritesblocked" => {
            ConnectorError::Parked(ParkReason::BlockedByUser)
        }
        "botdisabledbyadmin" => ConnectorError::Parked(ParkReason::DisabledByAdmin),
        "invalidbotapihost" => ConnectorError::WrongHost,
        "notenoughpermissions" => ConnectorError::NotEnoughPermissions,
        "conversationnotfound" => ConnectorError::Gone,
        "activitynotfoundinconversation" => ConnectorError::ActivityGone,
        "messagesizetoobig" => ConnectorError::TooBig,
        "botnotregistered" => ConnectorError::NotRegistered,
        _ => return None,
    })
}

/// The codes in an error's body, the most telling first.
///
/// There are two shapes: `{"error":{"code","message"}}`, and `{"errorCode":209,"message":"{\"subCode\":…}"}` with
/// JSON in a string.
fn codes(body: &[u8]) -> Vec<String> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let error = body.get("error").filter(|error| error.is_object()).unwrap_or(&body);
    let nested: Value = error
        .get("message")
        .and_then(Value::as_str)
        .and_then(|message| serde_json::from_str(message).ok())
        .unwrap_or_default();
    [nested.get("subCode"), error.get("code"), error.get("errorCode")]
        .into_iter()
        .flatten()
        .filter_map(|code| match code {
            Value::String(code) if !code.is_empty() => Some(code.chars().take(100).collect()),
            Value::Number(code) => Some(code.to_string()),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        })
        .collect()
}

/// The seconds of a `Retry-After`, an hour at most.
pub(super) fn retry_after(value: &HeaderValue) -> Option<Duration> {
    let seconds = value.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(MAX_RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn answered(status: u16, body: &Value, target: Target) -> ConnectorError {
        ConnectorError::answered(status, None, body.to_string().as_bytes(), target)
    }

    fn by_code(status: u16, code: &str) -> ConnectorError {
        answered(status, &json!({"error": {"code": code, "message": "x"}}), Target::Conversation)
    }

    #[test]
    fn the_documented_codes_become_states() {
        let cases = [
            (403, "BotNotInConversationRoster", ConnectorError::Parked(ParkReason::NotInRoster)),
            (403, "ConversationBlockedByUser", ConnectorError::Parked(ParkReason::BlockedByUser)),
            (403, "BotDisabledByAdmin", ConnectorError::Parked(ParkReason::DisabledByAdmin)),
            (403, "InvalidBotApiHost", ConnectorError::WrongHost),
            (403, "NotEnoughPermissions", ConnectorError::NotEnoughPermissions),
            (404, "ConversationNotFound", ConnectorError::Gone),
            (404, "ActivityNotFoundInConversation", ConnectorError::ActivityGone),
            (413, "MessageSizeTooBig", ConnectorError::TooBig),
            (401, "BotNotRegistered", ConnectorError::NotRegistered),
        ];
        for (status, code, wanted) in cases {
            assert_eq!(by_code(status, code), wanted, "{code}");
            assert!(!wanted.is_transient());
        }
    }

    #[test]
    fn the_older_shape_with_json_in_a_string_is_read() {
        let body =
            json!({"errorCode": 209, "message": "{\"subCode\":\"MessageWritesBlocked\",\"details\":null}"});
        assert_eq!(
            answered(403, &body, Target::Conversation),
            ConnectorError::Parked(ParkReason::BlockedByUser)
        );
    }

    #[test]
    fn busy_answers_are_transient_and_say_whether_it_may_be_done() {
        for (status, perhaps_done) in [(408, false), (412, false), (502, false), (503, false), (504, true)] {
            let error = answered(status, &json!({}), Target::Conversation);
            assert!(error.is_transient());
            assert_eq!(error.perhaps_done(), perhaps_done, "{status}");
        }
    }

    #[test]
    fn an_internal_error_of_theirs_is_not_tried_again() {
        assert_eq!(
            by_code(500, "ServiceError"),
            ConnectorError::Rejected { status: 500, code: Some("ServiceError".into()) }
        );
        assert!(!by_code(500, "ServiceError").is_transient());
    }

    #[test]
    fn throttling_says_how_long() {
        let wait = retry_after(&HeaderValue::from_static("7"));
        let error = ConnectorError::answered(429, wait, b"", Target::Conversation);
        assert_eq!((error.is_transient(), error.retry_after()), (true, Some(Duration::from_secs(7))));
        assert_eq!(retry_after(&HeaderValue::from_static("99999999")), Some(MAX_RETRY_AFTER));
        for odd in ["soon", "-1", "Fri, 31 Dec 1999 23:59:59 GMT"] {
            assert_eq!(retry_after(&HeaderValue::from_static(odd)), None);
        }
    }

    #[test]
    fn a_404_without_a_known_code_is_about_what_was_asked_for() {
        for (target, wanted) in [
            (Target::Conversation, ConnectorError::Gone),
            (Target::Activity, ConnectorError::ActivityGone),
            (Target::Lookup, ConnectorError::NotFound),
        ] {
            assert_eq!(ConnectorError::answered(404, None, b"<html>", target), wanted);
        }
    }

    #[test]
    fn other_refusals_keep_their_status_and_code() {
        assert_eq!(
            by_code(400, "Bad Argument"),
            ConnectorError::Rejected { status: 400, code: Some("Bad Argument".into()) }
        );
        assert_eq!(
            answered(403, &json!({"errorCode": 7, "message": "no json"}), Target::Conversation),
            ConnectorError::Rejected { status: 403, code: Some("7".into()) }
        );
        assert_eq!(ConnectorError::answered(401, None, b"", Target::Lookup), ConnectorError::Unauthorized);
    }

    proptest! {
        #[test]
        fn no_body_makes_it_panic(status in 300u16..600, body in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = ConnectorError::answered(status, None, &body, Target::Lookup);
        }
    }
}
