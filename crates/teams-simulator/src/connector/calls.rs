//! Which call a path means, for whom, and what it costs against the limits.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::limits::Class;
use super::{Incoming, Reply};
use crate::core::{Core, Place};

/// A call of the Connector.
#[derive(Debug)]
pub(crate) enum Call {
    Create,
    Send { conversation: String, reply_to: Option<String> },
    Update { conversation: String, activity: String },
    Delete { conversation: String, activity: String },
    Member { conversation: String, user: String },
    Members { conversation: String },
    PagedMembers { conversation: String },
    Team { team: String },
    TeamConversations { team: String },
    Meeting { meeting: String },
    Participant { meeting: String, user: String },
}

/// A call and the tenant of its service URL.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) call: Call,
    pub(crate) tenant: String,
    /// What a create is about: the person's or the channel's id.
    about: Option<String>,
}

impl Target {
    /// Reads method and path. Ids must be percent-encoded.
    pub(crate) fn read(core: &Core, incoming: &Incoming) -> Result<Self, Reply> {
        let raw: Vec<&str> = incoming.path.trim_start_matches('/').split('/').collect();
        if let Some(segment) = raw.iter().find(|s| s.contains([';', ':', '@'])) {
            let what = format!("The path segment '{segment}' is not percent-encoded.");
            return Err(Reply::error(400, "BadSyntax", &what));
        }
        let decoded: Result<Vec<String>, _> =
            raw.iter().map(|s| percent_decode_str(s).decode_utf8().map(|d| d.into_owned())).collect();
        let Ok(segments) = decoded else {
            return Err(Reply::error(400, "BadSyntax", "The path is not UTF-8."));
        };
        let segments: Vec<&str> = segments.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        let not_found = || Reply::error(404, "NotFound", "No such operation.");
        let (region, tenant, rest) = match segments.as_slice() {
            [region, tenant, rest @ ..] => (*region, *tenant, rest),
            _ => return Err(not_found()),
        };
        if !core.world().tenants.iter().any(|t| t.id == tenant && t.region == region) {
            return Err(not_found());
        }
        let call = call(&incoming.method, rest).ok_or_else(not_found)?;
        let about = matches!(call, Call::Create).then(|| about(&incoming.body)).flatten();
        Ok(Self { call, tenant: tenant.to_owned(), about })
    }

    fn place(&self, core: &Core) -> Option<Place> {
        match &self.call {
            Call::Create => None,
            Call::Send { conversation, .. }
            | Call::Update { conversation, .. }
            | Call::Delete { conversation, .. }
            | Call::Member { conversation, .. }
            | Call::Members { conversation }
            | Call::PagedMembers { conversation } => core.place(conversation),
            Call::Team { team } | Call::TeamConversations { team } => core.place(team),
            Call::Meeting { .. } | Call::Participant { .. } => None,
        }
    }

    /// What the limits call a thread: the conversation without its channel thread.
    pub(crate) fn thread(&self, core: &Core) -> Option<String> {
        self.place(core).map(|p| p.id).or_else(|| self.about.clone())
    }

    /// The names a fault may give this call's conversation.
    pub(crate) fn names(&self, core: &Core) -> Vec<String> {
        let place = self.place(core).or_else(|| {
            let about = self.about.as_deref()?;
            core.place(about).or_else(|| core.place(&core.person_by_id(about)?.key))
        });
        place.map(|p| vec![p.key, p.id]).unwrap_or_default()
    }

    /// What this call counts against: class, key, how much.
    pub(crate) fn costs(&self, core: &Core) -> Vec<(Class, String, usize)> {
        let mut costs = vec![(Class::Tenant, self.tenant.clone(), 1)];
        let thread = self.thread(core).unwrap_or_default();
        match &self.call {
            Call::Create => costs.push((Class::Create, thread, 1)),
            Call::Send { .. } | Call::Update { .. } | Call::Delete { .. } => {
                costs.push((Class::Send, thread, 1))
            }
            Call::Members { .. } => {
                costs.push((Class::Read, thread.clone(), 1));
                costs.push((Class::Roster, thread, 1));
            }
            Call::Member { .. }
            | Call::PagedMembers { .. }
            | Call::Team { .. }
            | Call::TeamConversations { .. } => {
                costs.push((Class::Read, thread, 1));
            }
            Call::Meeting { meeting } | Call::Participant { meeting, .. } => {
                costs.push((Class::Read, meeting.clone(), 1));
            }
        }
        costs
    }
}

fn call(method: &str, rest: &[&str]) -> Option<Call> {
    let own = |s: &str| s.to_owned();
    let call = match (method, rest) {
        ("POST", ["v3", "conversations"]) => Call::Create,
        ("POST", ["v3", "conversations", c, "activities"]) => {
            Call::Send { conversation: own(c), reply_to: None }
        }
        ("POST", ["v3", "conversations", c, "activities", a]) => {
            Call::Send { conversation: own(c), reply_to: Some(own(a)) }
        }
        ("PUT", ["v3", "conversations", c, "activities", a]) => {
            Call::Update { conversation: own(c), activity: own(a) }
        }
        ("DELETE", ["v3", "conversations", c, "activities", a]) => {
            Call::Delete { conversation: own(c), activity: own(a) }
        }
        ("GET", ["v3", "conversations", c, "members"]) => Call::Members { conversation: own(c) },
        ("GET", ["v3", "conversations", c, "members", u]) => {
            Call::Member { conversation: own(c), user: own(u) }
        }
        ("GET", ["v3", "conversations", c, "pagedMembers" | "pagedmembers"]) => {
            Call::PagedMembers { conversation: own(c) }
        }
        ("GET", ["v3", "teams", t]) => Call::Team { team: own(t) },
        ("GET", ["v3", "teams", t, "conversations"]) => Call::TeamConversations { team: own(t) },
        ("GET", ["v1", "meetings", m]) => Call::Meeting { meeting: own(m) },
        ("GET", ["v1", "meetings", m, "participants", u]) => {
            Call::Participant { meeting: own(m), user: own(u) }
        }
        _ => return None,
    };
    Some(call)
}

fn about(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let id = body.pointer("/channelData/channel/id").or_else(|| body.pointer("/members/0/id"))?;
    id.as_str().map(str::to_owned)
}

impl Call {
    /// Its name in the log.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Send { .. } => "send",
            Self::Update { .. } => "update",
            Self::Delete { .. } => "delete",
            Self::Member { .. } => "member",
            Self::Members { .. } => "members",
            Self::PagedMembers { .. } => "pagedMembers",
            Self::Team { .. } => "team",
            Self::TeamConversations { .. } => "teamConversations",
            Self::Meeting { .. } => "meeting",
            Self::Participant { .. } => "participant",
        }
    }

    /// Whether it writes to a conversation.
    pub(crate) fn writes(&self) -> bool {
        matches!(self, Self::Create | Self::Send { .. } | Self::Update { .. } | Self::Delete { .. })
    }
}
