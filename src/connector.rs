//! The Bot Connector: the REST calls by which the bot writes into Teams and looks at who is there.
//!
//! One call is one request, with one repetition alone: a 401 is tried once more with a fresh token. Nothing here
//! waits, counts or tries again; what an error asks for is in its kind, and the outbox decides. The host is
//! checked before each request, and redirects are not followed, so that the token goes nowhere else. Source:
//! "Bot Connector API reference" and "Get Teams specific context for your bot", Microsoft Learn.

mod backoff;
mod error;
mod path;

use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::{CONTENT_RANGE, RETRY_AFTER};
use serde_json::Value;

pub use backoff::backoff;
pub use error::{ConnectorError, ParkReason};

use crate::clock::SharedClock;
use crate::metrics::{Latencies, Page};
use crate::protocol::{
    self, ActivityId, ChannelId, ConversationId, ConversationResource, CreateConversation, HostRefusal,
    MeetingDetails, MeetingId, Member, MembersPage, MessageBody, ServiceHosts, ServiceUrl, TeamDetails,
    TeamId, TenantId, TokenSource, UserId,
};
use error::Target;

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a whole call may take. Teams itself gives up after about fifteen seconds.
const CALL_TIMEOUT: Duration = Duration::from_secs(15);
/// The members asked for at a time: the most that Teams gives.
const PAGE: u32 = 500;

/// An HTTP client as `auth` and the Connector need it: no redirects, with timeouts. Through the proxy that the
/// environment names, or, where Microsoft's side is on this machine, `direct`.
///
/// # Errors
/// If TLS cannot be set up on this machine.
pub fn http_client(direct: bool) -> Result<reqwest::Client, reqwest::Error> {
    let builder = reqwest::Client::builder();
    let builder = if direct { builder.no_proxy() } else { builder };
    builder
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(CALL_TIMEOUT)
        .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
        .build()
}

/// The Bot Connector, for one bot.
#[derive(Clone)]
pub struct Connector {
    http: reqwest::Client,
    tokens: Arc<dyn TokenSource>,
    hosts: ServiceHosts,
    bot: UserId,
    clock: SharedClock,
    took: Arc<Latencies<7>>,
}

/// The members of a conversation, as far as they were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The members.
    pub members: Vec<Member>,
    /// Whether these are all.
    pub complete: bool,
}

impl Connector {
    /// A Connector for `bot` that sends its token to `hosts` alone. `http` as from [`http_client`]; `clock` is for
    /// measuring alone.
    #[must_use]
    pub fn new(
        http: reqwest::Client,
        tokens: Arc<dyn TokenSource>,
        hosts: ServiceHosts,
        bot: UserId,
        clock: SharedClock,
    ) -> Self {
        let took = Arc::new(Latencies::by("outcome", error::OUTCOMES));
        Self { http, tokens, hosts, bot, clock, took }
    }

    /// Writes down how long calls took.
    pub fn measure(&self, page: &mut Page) {
        let help =
            "Calls to the Connector, with a token and one repetition where needed, by what came of them.";
        page.latencies("connector_duration_seconds", help, &self.took);
    }

    /// The personal chat with `person`: an id as this bot sees it, or an Entra object id. Asking again gives
    /// the same chat.
    ///
    /// # Errors
    /// See [`ConnectorError`]; so for all calls.
    pub async fn create_conversation(
        &self,
        at: &ServiceUrl,
        tenant: &TenantId,
        person: &str,
    ) -> Result<ConversationResource, ConnectorError> {
        self.create(at, &CreateConversation::personal(&self.bot, person, tenant)).await
    }

    /// Begins a thread in a channel with `message`.
    ///
    /// # Errors
    /// See [`ConnectorError`].
    pub async fn start_thread(
        &self,
        at: &ServiceUrl,
        tenant: &TenantId,
        channel: &ChannelId,
        message: &MessageBody,
    ) -> Result<ConversationResource, ConnectorError> {
        self.create(at, &CreateConversation::thread(&self.bot, channel, tenant, message)).await
    }

    /// Sends a message. `None` if Teams gives no id for it.
    ///
    /// # Errors
    /// See [`ConnectorError`].
    pub async fn send(
        &self,
        at: &ServiceUrl,
        conversation: &ConversationId,
        message: &MessageBody,
    ) -> Result<Option<ActivityId>, ConnectorError> {
        let path = path::of(&["v3", "conversations", conversation.as_str(), "activities"])?;
        let body = message.to_json();
        let answer = self.call(at, Method::POST, &path, Some(&body), Target::Conversation).await?;
        Ok(protocol::sent_id(&answer))
    }

    /// Puts a file's bytes where Teams made room for them, in one piece. The address is good for a short time and
    /// needs no token: ours does not go there.
    ///
    /// # Errors
    /// See [`ConnectorError`]; [`ConnectorError::HostNotAllowed`] for an address that is not Microsoft's.
    pub async fn upload(&self, url: &str, bytes: &[u8]) -> Result<(), ConnectorError> {
        if !self.hosts.takes_files(url) {
            return Err(HostRefusal::Host.into());
        }
        let range = format!("bytes 0-{}/{}", bytes.len().saturating_sub(1), bytes.len());
        let request = self.http.put(url).header(CONTENT_RANGE, range).body(bytes.to_vec());
        let answer = request.send().await.map_err(|error| ConnectorError::network(&error))?;
        let (status, wait) =
            (answer.status(), answer.headers().get(RETRY_AFTER).and_then(error::retry_after));
        if status.is_success() {
            return Ok(());
        }
        let body = answer.bytes().await.map_err(|error| ConnectorError::network(&error))?;
        Err(ConnectorError::answered(status.as_u16(), wait, &body, Target::Lookup))
    }

    /// Puts `message` in the place of one sent before.
    ///
    /// # Errors
    /// See [`ConnectorError`]; [`ConnectorError::ActivityGone`] if it is no longer there.
    pub async fn update(
        &self,
        at: &ServiceUrl,
        conversation: &ConversationId,
        activity: &ActivityId,
        message: &MessageBody,
    ) -> Result<(), ConnectorError> {
        let path = activity_path(conversation, activity)?;
        let body = message.replacing(activity);
        self.call(at, Method::PUT, &path, Some(&body), Target::Activity).await.map(drop)
    }

    /// Deletes a message sent before.
    ///
    /// # Errors
    /// See [`ConnectorError`]; [`ConnectorError::ActivityGone`] if it is no longer there.
    pub async fn delete(
        &self,
        at: &ServiceUrl,
        conversation: &ConversationId,
        activity: &ActivityId,
    ) -> Result<(), ConnectorError> {
        let path = activity_path(conversation, activity)?;
        self.call(at, Method::DELETE, &path, None, Target::Activity).await.map(drop)
    }

    /// One member: `user` as this bot sees them, or by Entra object id.
    ///
    /// # Errors
    /// See [`ConnectorError`]; [`ConnectorError::NotFound`] if they are no member.
    pub async fn member(
        &self,
        at: &ServiceUrl,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<Member, ConnectorError> {
        let root = conversation.root();
        let path = path::of(&["v3", "conversations", root.as_str(), "members", user.as_str()])?;
        self.look_up(at, &path, Member::read).await
    }

    /// The members, page by page, until `cap` have come or there are no more.
    ///
    /// # Errors
    /// See [`ConnectorError`].
    pub async fn members(
        &self,
        at: &ServiceUrl,
        conversation: &ConversationId,
        cap: usize,
    ) -> Result<Roster, ConnectorError> {
        let root = conversation.root();
        let base = path::of(&["v3", "conversations", root.as_str(), "pagedMembers"])?;
        let mut members = Vec::new();
        let mut continuation: Option<String> = None;
        loop {
            let from = continuation
                .as_deref()
                .map_or_else(String::new, |token| format!("&continuationToken={}", path::encode(token)));
            let page = self.look_up(at, &format!("{base}?pageSize={PAGE}{from}"), MembersPage::read).await?;
            // A page that leads to itself or holds nobody would go on for ever.
            let stuck = page.members.is_empty() || page.continuation_token == continuation;
            members.extend(page.members);
            match page.continuation_token {
                None => break,
                Some(_) if stuck || members.len() >= cap => {
                    members.truncate(cap);
                    return Ok(Roster { members, complete: false });
                }
                next @ Some(_) => continuation = next,
            }
        }
        let complete = members.len() <= cap;
        members.truncate(cap);
        Ok(Roster { members, complete })
    }

    /// What Teams knows of a team.
    ///
    /// # Errors
    /// See [`ConnectorError`].
    pub async fn team(&self, at: &ServiceUrl, team: &TeamId) -> Result<TeamDetails, ConnectorError> {
        let path = path::of(&["v3", "teams", team.as_str()])?;
        self.look_up(at, &path, TeamDetails::read).await
    }

    /// What Teams knows of a meeting. Needs a permission in the app's manifest.
    ///
    /// # Errors
    /// See [`ConnectorError`].
    pub async fn meeting(
        &self,
        at: &ServiceUrl,
        meeting: &MeetingId,
    ) -> Result<MeetingDetails, ConnectorError> {
        let path = path::of(&["v1", "meetings", meeting.as_str()])?;
        self.look_up(at, &path, MeetingDetails::read).await
    }

    async fn create(
        &self,
        at: &ServiceUrl,
        body: &CreateConversation,
    ) -> Result<ConversationResource, ConnectorError> {
        let answer = self
            .call(at, Method::POST, "v3/conversations", Some(body.as_json()), Target::Conversation)
            .await?;
        ConversationResource::read(&answer).ok_or(ConnectorError::BadReply)
    }

    async fn look_up<T>(
        &self,
        at: &ServiceUrl,
        path: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<T, ConnectorError> {
        let answer = self.call(at, Method::GET, path, None, Target::Lookup).await?;
        read(&answer).ok_or(ConnectorError::BadReply)
    }

    /// Gets a token ready, so that the next call does nothing but call.
    ///
    /// # Errors
    /// When there is none.
    pub async fn prepare(&self) -> Result<(), ConnectorError> {
        self.tokens.token().await?;
        Ok(())
    }

    /// One call, measured.
    async fn call(
        &self,
        at: &ServiceUrl,
        method: Method,
        path: &str,
        body: Option<&Value>,
        target: Target,
    ) -> Result<Value, ConnectorError> {
        let began = self.clock.now();
        let done = self.request(at, method, path, body, target).await;
        let outcome = done.as_ref().map_or_else(ConnectorError::outcome, |_| error::DONE);
        self.took.took(outcome, self.clock.now().duration_since(began));
        done
    }

    /// One call; a 401 is tried once more with a fresh token.
    async fn request(
        &self,
        at: &ServiceUrl,
        method: Method,
        path: &str,
        body: Option<&Value>,
        target: Target,
    ) -> Result<Value, ConnectorError> {
        self.hosts.check(at)?;
        let url = at.join(path);
        let mut retried = false;
        loop {
            let token = self.tokens.token().await?;
            let mut request = self.http.request(method.clone(), &url).bearer_auth(token.expose());
            if let Some(body) = body {
                request = request.json(body);
            }
            let answer = request.send().await.map_err(|error| ConnectorError::network(&error))?;
            let status = answer.status();
            if status == reqwest::StatusCode::UNAUTHORIZED {
                self.tokens.invalidate(&token);
                if !retried {
                    retried = true;
                    continue;
                }
            }
            let wait = answer.headers().get(RETRY_AFTER).and_then(error::retry_after);
            let body = answer.bytes().await.map_err(|error| ConnectorError::network(&error))?;
            return if status.is_success() {
                // An empty answer is usual; one that cannot be read does not undo what was done.
                Ok(serde_json::from_slice(&body).unwrap_or_default())
            } else {
                Err(ConnectorError::answered(status.as_u16(), wait, &body, target))
            };
        }
    }
}

fn activity_path(conversation: &ConversationId, activity: &ActivityId) -> Result<String, ConnectorError> {
    path::of(&["v3", "conversations", conversation.as_str(), "activities", activity.as_str()])
}

#[cfg(test)]
mod tests;
