//! The integration tests: signed HTTP in, Connector calls out, in the simulator. One binary, one module a subject.

mod crash;
mod harness;
mod journey;
