//! The program: hands its arguments to [`fasttrack_bot::cli`] and exits with what that says.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// State and cards are JSON, which is many small pieces: the system's allocator took a quarter of the processor time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    fasttrack_bot::cli::run(std::env::args_os())
}
