//! A Microsoft Teams bot that carries a FastTrack engagement from kick-off to success review.
//!
//! Here live the modules and nothing else. Who may import whom is written in `docs/architecture.md` and
//! checked by a test. A turn runs `http` → `turn` → `bot` → `flow` → `engagement` → one commit → `outbox`.

pub mod app;
pub mod auth;
pub mod bot;
pub mod cards;
pub mod cli;
pub mod clock;
pub mod connector;
pub mod dialogue;
pub mod engagement;
pub mod entropy;
pub mod flow;
pub mod http;
pub mod metrics;
pub mod outbox;
pub mod playbook;
pub mod protocol;
pub mod records;
pub mod report;
pub mod stage;
pub mod store;
pub mod trail;
pub mod turn;
