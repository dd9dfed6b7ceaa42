//! What was seen on the wire: Connector calls, deliveries to the bot, and what went against the protocol.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::outcome::Delivery;

/// One call of the bot to the Connector or the token endpoint.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConnectorCall {
    /// When it arrived, by the simulated clock.
    pub at: Timestamp,
    /// HTTP method.
    pub method: String,
    /// Path and query as sent, still percent-encoded.
    pub path: String,
    /// `send`, `update`, `delete`, `create`, `member`, `pagedMembers`, `team`, ...; `unknown` if none.
    pub operation: String,
    /// The conversation meant, without thread.
    pub conversation: Option<String>,
    /// The tenant in the service URL.
    pub tenant: String,
    /// The body; null if none.
    pub body: Value,
    /// The answer's status.
    pub status: u16,
    /// The answer's body.
    pub response: Value,
    /// Whether a documented limit was exceeded (not a fault).
    pub over_limit: bool,
}

/// One activity on its way to the bot.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryRecord {
    /// When it was sent, by the simulated clock.
    pub at: Timestamp,
    /// The conversation's key.
    pub conversation: String,
    /// The activity.
    pub activity: Value,
    /// How it went.
    pub delivery: Delivery,
}

/// Something the bot did against the protocol.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// When, by the simulated clock.
    pub at: Timestamp,
    /// What rule.
    pub what: String,
    /// What was seen.
    pub detail: String,
}
