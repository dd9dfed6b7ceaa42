//! The simulator against a tiny bot that speaks raw JSON.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod authority;
mod bot;
mod clients;
mod connector;
mod control;
mod delivery;
mod limits;
mod readme;
mod restart;
mod samples;
