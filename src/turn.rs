//! One turn: an activity with its place and person, what is read and written for it, and what it owes.
//!
//! A turn is decided on what it read, and ends in one commit: new records, history, owed messages and the mark
//! that the activity was seen. What is decided is `flow`'s; the loop around it is `bot`'s. Nothing is sent here.

pub mod context;
pub mod deliver;
mod digest;
pub mod directory;
pub mod engagements;
pub mod journey_input;
pub(crate) mod marks;
mod meetings;
pub mod named;
mod noted;
mod owe;
mod reach;
mod remember;
mod remind;
pub mod rooms;
mod sheets;
mod standing;
mod success;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use crate::clock::SharedClock;
use crate::dialogue::{self, Content, DialogContent, Form, Inputs, Locale, Notice, Reply};
use crate::engagement::{EngagementId, FmPolicy, PersonKey, Policy, Problem, Refusal};
use crate::entropy::SharedEntropy;
use crate::records::{PersonRecord, Queue, RecordError, Work};
use crate::store::{Key, Store};
use crate::trail::{Line, Trail};

pub use context::Here;
pub use directory::Directory;
pub use marks::Marks;
pub use owe::{Message, Reserved, Sequence};
pub use reach::Reach;
pub(crate) use remember::learn;
pub(crate) use remind::Decided;

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
    /// Who Teams says is there.
    pub directory: Arc<dyn Directory>,
    /// The language where nothing better is known.
    pub default_locale: Locale,
    /// This process, for entries that another one could not judge.
    pub process: String,
    /// The order of what this process owes.
    pub sequence: Sequence,
    /// Whether this process sends to conversations of a tenant, or another one does.
    pub sends: Arc<dyn Fn(&str) -> bool + Send + Sync>,
    /// Where it is noted what is not sent, and why.
    pub trail: Trail,
}

/// Who acts.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Their key: this identity, in this tenant.
    pub key: PersonKey,
    /// Who they are to engagements: the same, or the person whom this identity was joined to.
    pub me: PersonKey,
    /// What is known of this identity.
    pub record: PersonRecord,
    /// What is known of the person whom it was joined to.
    pub joined: Option<PersonRecord>,
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
    /// When it began, however often it was decided since.
    pub began: Timestamp,
    /// When it was said or pressed, as Teams tells it: long before, where it is delivered late.
    pub said_at: Timestamp,
    /// Where.
    pub here: Here,
    /// Who.
    pub actor: Actor,
    /// What everyone here reads, once an engagement of this conversation was found.
    pub language_here: Option<Locale>,
    owed: Vec<crate::records::Owed>,
    /// The queues that were parked until now, so that what is owed there can go out.
    unparked: BTreeSet<Queue>,
    /// The numbers of what is owed, until it is committed.
    numbers: Option<Reserved>,
    /// What was decided not to be sent, for the trail once it is committed.
    notes: Vec<Line>,
}

/// Why a flow stopped before it had an answer.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// Something stands in the way; the person is told what and what to do.
    #[error("stopped")]
    Told(Box<Content>),
    /// The rules of the engagement say no.
    #[error("refused")]
    Rules(Option<EngagementId>, Box<Refusal>),
    /// State could not be read or written.
    #[error(transparent)]
    Failed(#[from] RecordError),
}

impl Stop {
    /// The wrong values of a form, if that is why; else the stop itself.
    ///
    /// # Errors
    /// Every other reason.
    pub fn wrong(self) -> Result<Vec<Problem>, Self> {
        match self {
            Self::Rules(engagement, refusal) => match *refusal {
                Refusal::Wrong(wrong) => Ok(wrong),
                other => Err(Self::Rules(engagement, Box::new(other))),
            },
            Self::Told(content) => Err(Self::Told(content)),
            Self::Failed(error) => Err(Self::Failed(error)),
        }
    }

    /// Stops with a short answer.
    #[must_use]
    pub fn notice(notice: Notice) -> Self {
        Self::Told(Box::new(Content::Notice { notice, engagement: None }))
    }
}

impl<'e> Turn<'e> {
    /// A turn of `actor` in `here`.
    #[must_use]
    pub fn new(env: &'e Env, work: Work, now: Timestamp, here: Here, actor: Actor) -> Self {
        Self {
            env,
            work,
            now,
            began: now,
            said_at: now,
            here,
            actor,
            language_here: None,
            owed: Vec::new(),
            unparked: BTreeSet::new(),
            numbers: None,
            notes: Vec::new(),
        }
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
        let holds = |person: &PersonRecord| person.was_seen_lately(self.now) && self.is_allowed(person);
        let joined = self.actor.joined.as_ref().is_some_and(holds);
        Ok(joined || self.is_allowed(&self.actor.record))
    }

    /// Whether the policy lets this person act as FastTrack Manager, by what was last known of them.
    #[must_use]
    pub fn is_allowed(&self, record: &PersonRecord) -> bool {
        // Whose tenant Teams does not tell is a member of none.
        let home = record.home_tenant.as_deref().unwrap_or_default();
        self.env.fm.allows(home, record.upn.as_deref(), record.aad.as_deref(), record.is_guest())
    }

    /// Whether anything was decided: an engagement changed, or something is owed. What a turn takes note of by the
    /// way (names, places) does not count.
    pub(crate) fn has_acted(&self) -> bool {
        !self.owed.is_empty() || self.work.writes_below(&Key::new(["e"]))
    }

    /// A fresh id or nonce of `len` characters.
    #[must_use]
    pub fn token(&self, len: usize) -> String {
        crate::entropy::token(&*self.env.entropy, len)
    }

    /// A dialog, an instance of its own, with what is in its fields and what is wrong with them.
    #[must_use]
    pub fn dialog(&self, dialog: DialogContent, values: Inputs, problems: Vec<dialogue::Problem>) -> Reply {
        Reply::Dialog(Content::Dialog { dialog, form: Form { values, problems, nonce: self.token(8) } })
    }
}

impl Turn<'_> {
    /// Commits what was written; later reads see the state after it.
    ///
    /// # Errors
    /// A conflict when somebody else wrote first.
    pub(crate) async fn commit(&mut self) -> Result<(), RecordError> {
        let numbers = self.numbers.take();
        let done = self.work.commit_and_go_on().await;
        drop(numbers);
        let notes = std::mem::take(&mut self.notes);
        if done.is_ok() {
            notes.into_iter().for_each(|line| self.env.trail.note(|| line));
        }
        done
    }
}
