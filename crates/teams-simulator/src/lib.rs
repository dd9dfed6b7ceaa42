//! Microsoft Teams' side of the bot protocol, offline: signed activities, a token endpoint, the Bot Connector with
//! its documented limits and errors, Teams clients for several people, faults, and a page.
//!
//! It knows nothing of any bot: everything on the wire is raw JSON here, checked against Microsoft's pages, so that
//! it can disagree with the bot under test. `README.md` describes both APIs.

mod clock;
mod config;
mod fault;
mod world;

pub use clock::SimClock;
pub use config::{BotControls, BotState, BoxFuture, Config, StartError};
pub use fault::{Effect, Fault, FaultOn};
pub use world::{
    ConversationData, ConversationKind, MeetingData, PersonData, PersonKind, TeamData, Tenant, World, WorldError,
};
