//! The integration tests: signed HTTP in, Connector calls out, in the simulator. One binary, one module a subject.

mod crash;
mod desk;
mod export;
mod front_door;
mod harness;
mod health;
mod imports;
mod journey;
mod late;
mod link;
mod lives;
mod meetings;
mod moving;
mod outbox;
mod parked;
mod phases;
mod plan;
mod processes;
mod reminders;
mod replay;
mod restart;
mod scenes;
mod success;
mod terms;
mod tongue;
mod workshop;
