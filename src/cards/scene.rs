//! Everything that a content may need to be rendered, as loaded by the caller (`stage`). What is made of it is in the
//! views; nothing is loaded or decided here.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::engagement::reminder::{DigestState, Habits, Kind, Mark, Said, Stretch};
use crate::engagement::{
    Engagement, EngagementId, Event, Line, PersonKey, PersonNo, Policy, Revision, ServiceId, Traces,
};

/// Everything that a content may need to be rendered, as loaded by the caller.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The instant at which "today", "overdue" and the rest are meant.
    pub now: Timestamp,
    /// The rules.
    pub policy: &'a Policy,
    /// The engagement that the content names.
    pub engagement: Option<&'a Engagement>,
    /// Who is in the shared conversation, without bots: for mentions, refresh, choices and "who is here". Empty
    /// when not known.
    pub room: &'a [Member],
    /// The reader's own engagements that the content names or offers.
    pub rows: &'a [Row],
    /// All engagements that the reader leads, for their list.
    pub portfolio: &'a [Line],
    /// What happened in the engagement, in order.
    pub events: &'a [Event],
    /// What is kept about the reader.
    pub mine: Option<&'a MyData>,
    /// What was gathered for the reader, where the content is one of their messages.
    pub digest: Option<&'a Digest>,
    /// When the reader may be written to.
    pub settings: Option<&'a Settings>,
    /// What of this card came to the engagement's home unasked, the latest last.
    pub unasked: &'a [Unasked],
    /// The people of the engagement whom the bot cannot reach in their own chat, where that is shown.
    pub beyond: &'a [PersonNo],
    /// The reader's name, for a greeting and for "(you)".
    pub me: Option<&'a str>,
    /// Who the reader is in Teams, for "(you)" and the views that are theirs alone.
    pub me_key: Option<&'a PersonKey>,
    /// The slot of the message, or the instance of the form: carried by every button.
    pub nonce: &'a str,
}

impl<'a> Scene<'a> {
    /// A scene with nothing loaded.
    #[must_use]
    pub fn new(now: Timestamp, policy: &'a Policy) -> Self {
        Self {
            now,
            policy,
            engagement: None,
            room: &[],
            rows: &[],
            portfolio: &[],
            events: &[],
            mine: None,
            digest: None,
            settings: None,
            unasked: &[],
            beyond: &[],
            me: None,
            me_key: None,
            nonce: "",
        }
    }
}

/// What is kept about a person: their own record, and what each engagement stores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyData {
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: Option<String>,
    /// The name that they sign in with.
    pub sign_in: Option<String>,
    /// The language that they chose, or that Teams last reported.
    pub language: Option<String>,
    /// The time zone that Teams last reported.
    pub zone: Option<String>,
    /// Whether their own chat with the bot is known.
    pub chat: bool,
    /// How many identities of theirs in other organizations are joined with this one.
    pub linked: usize,
    /// What engagements store about them.
    pub traces: Vec<Traces>,
    /// How many engagements more there are.
    pub more: usize,
    /// Whether they said when they work, or where.
    pub hours: bool,
    /// When they are away, or were.
    pub away: Option<Stretch>,
    /// How many messages they were sent unasked.
    pub sent: usize,
    /// How many lines wait for their next morning.
    pub gathered: usize,
    /// On how many of the last days they heard from the bot unasked.
    pub days: usize,
}

/// Somebody in a conversation, as its roster says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub key: PersonKey,
    /// The id by which Teams knows them towards this bot (`29:…`).
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: Option<String>,
    /// Their user principal name.
    pub upn: Option<String>,
    /// Whether they are a guest in the hosting tenant.
    pub guest: bool,
}

/// An engagement of the reader's, in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: EngagementId,
    /// Its revision.
    pub revision: Revision,
    /// The customer's name.
    pub customer: String,
    /// Its intended services.
    pub services: Vec<ServiceId>,
    /// Whether it lives in a conversation already.
    pub has_home: bool,
}

/// A message with what was gathered for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Which of theirs.
    pub no: String,
    /// The engagements that it is about.
    pub engagements: BTreeMap<EngagementId, Engagement>,
    /// What was said about each before.
    pub said: BTreeMap<EngagementId, Said>,
    /// What is in it, the most urgent first.
    pub lines: Vec<GatheredLine>,
    /// How many more there are, on further pages or nowhere.
    pub more: usize,
    /// Whether there is a further page.
    pub next: bool,
    /// What its reader did with it.
    pub state: DigestState,
}

/// A line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatheredLine {
    /// Of which engagement.
    pub engagement: EngagementId,
    /// By what it is known.
    pub mark: Mark,
    /// Whether its reader stopped what it is about.
    pub stopped: bool,
}

/// What came to a shared conversation unasked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unasked {
    /// What about.
    pub kind: Kind,
    /// Which time of it.
    pub occurrence: String,
    /// When it was decided, or put off.
    pub at: Timestamp,
    /// What was made of it there.
    pub state: DigestState,
}

/// When somebody may be written to, and what they stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What they said.
    pub habits: Habits,
    /// Their zone: theirs, or what Teams named.
    pub zone: String,
    /// What they stopped.
    pub stopped: Vec<Stopped>,
}

/// What somebody stopped about one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// The engagement.
    pub engagement: EngagementId,
    /// The customer's name.
    pub customer: String,
    /// Which kinds.
    pub kinds: Vec<Kind>,
}
