//! Microsoft's card renderer, which the page shows cards with: what to install it from. Installing it is the
//! embedding program's.

/// The npm package that brings the renderer, with its lock: file name and text.
pub const FILES: [(&str, &str); 2] = [
    ("package.json", include_str!("../renderer/package.json")),
    ("package-lock.json", include_str!("../renderer/package-lock.json")),
];

/// Where the script lies once the package is installed.
pub const SCRIPT_FOLDER: &str = "node_modules/adaptivecards/dist";
