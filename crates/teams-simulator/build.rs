//! Builds the crate again when a file of the page changes: the page is inside the binary, and cargo does not see that.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    writeln!(std::io::stdout(), "cargo::rerun-if-changed=page")
}
