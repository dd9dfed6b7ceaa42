//! Tests from outside: the public cases, the reference engine, Microsoft's schema.
#![recursion_limit = "512"]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests fail by panicking and say what they skip"
)]

mod conformance;
mod differential;
mod errors;
mod generate;
mod hostile;
mod random;
mod reference;
mod schema;
mod shared;
