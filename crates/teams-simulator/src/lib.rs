//! Microsoft Teams' side of the bot protocol, offline: signed activities, a token endpoint, the Bot Connector with
//! its documented limits and errors, Teams clients for several people, faults, and a page.
//!
//! It knows nothing of any bot: everything on the wire is raw JSON here, checked against Microsoft's pages, so that
//! it can disagree with the bot under test. `README.md` describes both APIs.

mod activity;
mod authority;
mod card;
mod client;
mod clock;
mod config;
mod connector;
mod control;
mod core;
mod deliver;
mod fault;
mod invoke;
mod journal;
mod log;
mod login;
mod outcome;
pub mod renderer;
mod server;
mod shown;
mod simulator;
mod state;
mod view;
mod world;

pub use authority::TokenKind;
pub use card::inputs::Inputs;
pub use client::Person;
pub use clock::SimClock;
pub use config::{BotControls, BotLine, BotOutcome, BotState, BoxFuture, Config, StartError};
pub use deliver::Again;
pub use fault::{Effect, Fault, FaultOn};
pub use log::{ConnectorCall, DeliveryRecord, Violation};
pub use outcome::{Delivery, InputError, Outcome};
pub use shown::{Author, Button, ButtonKind, Reaction, ShownMessage};
pub use simulator::Simulator;
pub use view::Dialog;
pub use world::{
    ConversationData, ConversationKind, MeetingData, PersonData, PersonKind, TeamData, Tenant, World,
    WorldError,
};
