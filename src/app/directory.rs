//! Asking the Connector who is there, for a turn: briefly, and only at hosts that may have our token.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::clock::{BoxFuture, SharedClock};
use crate::connector::Connector;
use crate::outbox::{Asked, Budgets, Spent};
use crate::protocol::{ConversationId, Member, ServiceUrl, UserId};
use crate::records::Lane;
use crate::turn::{Directory, Here};

/// How long a turn waits to hear who somebody is.
const MEMBER: SignedDuration = SignedDuration::from_millis(1_500);
/// How long after its beginning a turn still waits to hear who is there; it has three seconds in all.
const ROSTER: SignedDuration = SignedDuration::from_millis(2_300);
/// The most members that are asked for.
const MOST: usize = 500;

/// The Connector's roster.
pub(super) struct Roster {
    connector: Connector,
    clock: SharedClock,
    budgets: Arc<Budgets>,
}

impl Roster {
    pub(super) fn new(connector: Connector, clock: SharedClock, budgets: Arc<Budgets>) -> Self {
        Self { connector, clock, budgets }
    }

    /// The leave to ask Teams about `here` now; nobody waits for it.
    fn may_ask(&self, here: &Here) -> Option<Spent> {
        self.budgets.take(Asked::Read, Lane::Asked, &here.tenant, &here.conversation).ok()
    }

    /// What `asked` gives, if it gives it by `end`.
    async fn in_time<T>(&self, end: Timestamp, asked: impl Future<Output = Option<T>>) -> Option<T> {
        let late = self.clock.sleep_until(end);
        tokio::select! {
            biased;
            answer = asked => answer,
            () = late => None,
        }
    }
}

impl Directory for Roster {
    fn member<'a>(&'a self, here: &'a Here, user: &'a UserId) -> BoxFuture<'a, Option<Member>> {
        Box::pin(self.in_time(self.clock.now() + MEMBER, async move {
            let at = ServiceUrl::parse(&here.service_url).ok()?;
            let _asks = self.may_ask(here)?;
            let conversation = ConversationId::new(here.conversation.clone());
            match self.connector.member(&at, &conversation, user).await {
                Ok(member) => Some(member),
                Err(error) => {
                    tracing::info!(%error, "Teams did not say who somebody is");
                    None
                }
            }
        }))
    }

    fn roster<'a>(&'a self, here: &'a Here, began: Timestamp) -> BoxFuture<'a, Option<Vec<Member>>> {
        Box::pin(self.in_time(began + ROSTER, async move {
            let at = ServiceUrl::parse(&here.service_url).ok()?;
            let _asks = self.may_ask(here)?;
            let conversation = ConversationId::new(here.conversation.clone());
            match self.connector.members(&at, &conversation, MOST).await {
                Ok(roster) => Some(roster.members),
                Err(error) => {
                    tracing::info!(%error, "Teams did not say who is in a conversation");
                    None
                }
            }
        }))
    }
}
