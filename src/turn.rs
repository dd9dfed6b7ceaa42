//! One turn: an activity with its place and person, what is read and written for it, and what it owes.
//!
//! A turn is decided on what it read, and ends in one commit: new records, history, owed messages and the mark
//! that the activity was seen. What is decided is `flow`'s; the loop around it is `bot`'s. Nothing is sent here.

pub mod context;
mod marks;
mod owe;
mod remember;

use std::sync::Arc;

use jiff::Timestamp;

use crate::clock::SharedClock;
use crate::dialogue::{Content, Locale, Notice};
use crate::engagement::{FmPolicy, PersonKey, Policy, Refusal};
use crate::entropy::SharedEntropy;
use crate::records::{PersonRecord, RecordError, Work};
use crate::store::Store;

pub use context::Here;
pub use marks::Marks;
pub use owe::{Message, QueueKey, Sequence};

/// What every turn shares.
pub struct Env {
    /// State.
    pub store: Arc<dyn Store>,
    /// Time.
    pub clock: SharedClock,
    /// Randomness.
    pub entropy: SharedEntropy,
    /// Thresholds and switches.
    pub policy: Policy,
    /// Who may act as FastTrack Manager.
    pub fm: FmPolicy,
    /// The language where nothing better is known.
    pub default_locale: Locale,
    /// This process, for entries that another one could not judge.
    pub process: String,
    /// The order of what this process owes.
    pub sequence: Sequence,
}

/// Who acts.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Their key.
    pub key: PersonKey,
    /// What is known of them.
    pub record: PersonRecord,
    /// Their language.
    pub locale: Locale,
    /// Whether Teams named their Entra object id; without one they see but cannot act.
    pub has_entra_id: bool,
}

/// A turn under way.
pub struct Turn<'e> {
    /// What every turn shares.
    pub env: &'e Env,
    /// What was read and will be written.
    pub work: Work,
    /// The instant for which everything in this turn is decided.
    pub now: Timestamp,
    /// Where.
    pub here: Here,
    /// Who.
    pub actor: Actor,
    owed: Vec<crate::records::Owed>,
}

/// Why a flow stopped before it had an answer.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The rules say no; the person is told what and why.
    #[error("refused")]
    Refused(Box<Content>),
    /// State could not be read or written.
    #[error(transparent)]
    Failed(#[from] RecordError),
}

impl Stop {
    /// Stops with a short answer.
    #[must_use]
    pub fn notice(notice: Notice) -> Self {
        Self::Refused(Box::new(Content::Notice { notice, engagement: None }))
    }
}

impl Turn<'_> {
    /// Whether the actor may act as FastTrack Manager, by the policy.
    ///
    /// # Errors
    /// Stops with "who are you" when Teams has not said who they are lately.
    pub fn may_be_fm(&self) -> Result<bool, Stop> {
        if !self.actor.record.is_fresh(self.now) {
            return Err(Stop::notice(Notice::WhoAreYou));
        }
        let record = &self.actor.record;
        let home = record.home_tenant.as_deref().unwrap_or(&self.actor.key.tenant);
        Ok(self.env.fm.allows(home, record.upn.as_deref(), record.aad.as_deref(), record.is_guest()))
    }

    /// A fresh id or nonce of `len` characters.
    #[must_use]
    pub fn token(&self, len: usize) -> String {
        crate::entropy::token(&*self.env.entropy, len)
    }
}
