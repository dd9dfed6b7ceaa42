//! The integration tests: signed HTTP in, Connector calls out, in the simulator. One binary, one module a subject.

mod crash;
mod front_door;
mod harness;
mod health;
mod imports;
mod journey;
mod late;
mod link;
mod outbox;
mod parked;
mod plan;
mod replay;
mod restart;
mod scenes;
