//! The Bot Connector's front door: token, path, limits, faults, then the call itself; everything is logged.
//!
//! Source: "Bot Connector REST API", "Rate limiting", "Send proactive messages" (Microsoft Learn).

pub(crate) mod activities;
pub(crate) mod calls;
pub(crate) mod checks;
pub(crate) mod conversations;
pub(crate) mod limits;
pub(crate) mod reads;

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::authority;
use crate::core::Core;
use crate::fault::{Effect, FaultOn};
use crate::log::ConnectorCall;
use calls::{Call, Target};

/// A request, as far as the Connector looks at it.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) method: String,
    /// Still percent-encoded.
    pub(crate) path: String,
    pub(crate) query: Option<String>,
    pub(crate) authorization: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Value,
    pub(crate) retry_after: Option<u32>,
    /// Close the connection instead.
    pub(crate) dropped: bool,
}

impl Reply {
    pub(crate) fn ok(status: u16, body: Value) -> Self {
        Self { status, body, retry_after: None, dropped: false }
    }

    /// The Connector's error body.
    pub(crate) fn error(status: u16, code: &str, message: &str) -> Self {
        Self::ok(status, json!({"error": {"code": code, "message": message}}))
    }
}

/// What a call came to, for the log.
#[derive(Debug)]
struct Served {
    reply: Reply,
    operation: &'static str,
    conversation: Option<String>,
    tenant: String,
    over_limit: bool,
}

/// Serves a Connector request and logs it.
pub(crate) async fn serve(core: &Arc<Core>, incoming: Incoming) -> Reply {
    let at = core.clock().now();
    let served = admitted(core, &incoming).await;
    let path = match &incoming.query {
        Some(query) => format!("{}?{query}", incoming.path),
        None => incoming.path.clone(),
    };
    let keeps = core.config.keep_bodies;
    let body = if incoming.body.is_empty() || !keeps {
        Value::Null
    } else {
        serde_json::from_slice(&incoming.body)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&incoming.body).into_owned()))
    };
    let call = ConnectorCall {
        at,
        method: incoming.method.clone(),
        path: path.clone(),
        operation: served.operation.to_owned(),
        conversation: served.conversation,
        tenant: served.tenant,
        body,
        status: served.reply.status,
        response: if keeps { served.reply.body.clone() } else { Value::Null },
        over_limit: served.over_limit,
    };
    core.state().calls.push(call);
    core.announce(
        json!({"type": "connector", "method": incoming.method, "path": path, "status": served.reply.status}),
    );
    served.reply
}

async fn admitted(core: &Arc<Core>, incoming: &Incoming) -> Served {
    let mut served = Served {
        reply: Reply::error(404, "NotFound", "No such operation."),
        operation: "unknown",
        conversation: None,
        tenant: String::new(),
        over_limit: false,
    };
    let token = incoming.authorization.as_deref().and_then(|a| a.strip_prefix("Bearer "));
    if !token.is_some_and(|token| authority::accepts(core, token)) {
        served.reply = Reply::ok(401, json!({"message": "Authorization has been denied for this request."}));
        return served;
    }
    let target = match Target::read(core, incoming) {
        Ok(target) => target,
        Err(reply) => {
            served.reply = reply;
            return served;
        }
    };
    served.operation = target.call.name();
    served.tenant.clone_from(&target.tenant);
    served.conversation = target.thread(core);
    let now = core.clock().now();
    let costs = target.costs(core);
    let refused = core.state().windows.admit(&costs, now);
    if let Err(seconds) = refused {
        served.over_limit = true;
        served.reply = throttled(Some(seconds));
        return served;
    }
    served.reply = faulty(core, incoming, &target).await;
    served
}

fn throttled(retry_after: Option<u32>) -> Reply {
    Reply { retry_after, ..Reply::error(429, "Throttled", "Too many requests.") }
}

/// The call under whatever faults are switched on.
async fn faulty(core: &Arc<Core>, incoming: &Incoming, target: &Target) -> Reply {
    let names = target.names(core);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let effects = core.state().strike(target.call.fault(), &names);
    for effect in &effects {
        match effect {
            Effect::Throttle { retry_after } => return throttled(*retry_after),
            Effect::PreconditionFailed => return conflict(),
            Effect::BadGateway => return Reply::error(502, "BadGateway", "Bad gateway."),
            Effect::ServerError => return Reply::error(500, "ServiceError", "Something broke."),
            Effect::Down => return Reply::error(503, "ServiceUnavailable", "Try again later."),
            Effect::Status { status, code } => return Reply::error(*status, code, "Asked for by a fault."),
            Effect::Slow { ms } => tokio::time::sleep(Duration::from_millis(*ms)).await,
            Effect::TimeoutAfterDelivery
            | Effect::DropReply
            | Effect::DuplicateSameId
            | Effect::DuplicateNewId => {}
        }
    }
    let mut reply = serialised(core, incoming, target).await;
    if effects.contains(&Effect::TimeoutAfterDelivery) {
        reply = Reply::error(504, "GatewayTimeout", "The gateway timed out.");
    }
    reply.dropped = effects.contains(&Effect::DropReply);
    reply
}

fn conflict() -> Reply {
    Reply::error(412, "PreconditionFailed", "Another operation on this conversation is in progress.")
}

/// Writes to one conversation exclude each other, as Teams demands of a bot.
async fn serialised(core: &Arc<Core>, incoming: &Incoming, target: &Target) -> Reply {
    let thread = target.thread(core).filter(|_| target.call.writes());
    if let Some(thread) = &thread
        && !core.state().writing.insert(thread.clone())
    {
        return conflict();
    }
    let _writing = Writing { core: core.clone(), thread };
    if target.call.writes() && !core.config.write_time.is_zero() {
        tokio::time::sleep(core.config.write_time).await;
    }
    perform(core, incoming, target)
}

/// Ends a write even if the bot hangs up in its middle.
struct Writing {
    core: Arc<Core>,
    thread: Option<String>,
}

impl Drop for Writing {
    fn drop(&mut self) {
        if let Some(thread) = &self.thread {
            self.core.state().writing.remove(thread);
        }
    }
}

fn perform(core: &Arc<Core>, incoming: &Incoming, target: &Target) -> Reply {
    let answer = match &target.call {
        Call::Create => conversations::create(core, target, incoming),
        Call::Send { conversation, reply_to } => {
            activities::send(core, target, incoming, conversation, reply_to.as_deref())
        }
        Call::Update { conversation, activity } => {
            activities::update(core, target, incoming, conversation, activity)
        }
        Call::Delete { conversation, activity } => activities::delete(core, target, conversation, activity),
        Call::Member { conversation, user } => reads::member(core, target, conversation, user),
        Call::Members { conversation } => reads::members(core, target, conversation),
        Call::PagedMembers { conversation } => reads::paged_members(core, target, incoming, conversation),
        Call::Team { team } => reads::team(core, target, team),
        Call::TeamConversations { team } => reads::team_conversations(core, target, team),
        Call::Meeting { meeting } => reads::meeting(core, target, meeting),
        Call::Participant { meeting, user } => reads::participant(core, target, meeting, user),
    };
    answer.unwrap_or_else(|refused| refused)
}

/// What a fault placed on a kind of call strikes.
impl Call {
    fn fault(&self) -> FaultOn {
        match self {
            Self::Create => FaultOn::Create,
            Self::Send { .. } => FaultOn::Send,
            Self::Update { .. } => FaultOn::Update,
            Self::Delete { .. } => FaultOn::Delete,
            Self::Member { .. } | Self::Members { .. } | Self::PagedMembers { .. } => FaultOn::Members,
            Self::Team { .. } | Self::TeamConversations { .. } => FaultOn::Team,
            Self::Meeting { .. } | Self::Participant { .. } => FaultOn::Meeting,
        }
    }
}
