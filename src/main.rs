//! The program: hands its arguments to [`fasttrack_bot::cli`] and exits with what that says.

use std::process::ExitCode;

fn main() -> ExitCode {
    fasttrack_bot::cli::run(std::env::args_os())
}
