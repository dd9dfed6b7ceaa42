//! Microsoft's card renderer for the demo's page: fetched once with npm into the user's cache folder, which is named
//! by the hash of the lock file. Without it the page shows cards as outlines and says how to mend it.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use sha2::{Digest, Sha256};
use teams_simulator::renderer::{FILES, SCRIPT_FOLDER};
use tokio::process::Command;

/// The folder that holds, or will hold, the renderer's script; `None` where no cache folder is known.
pub(super) fn folder() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = variable("XDG_CACHE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| variable("HOME").map(|home| home.join(".cache")))?;
    let hash: String = FILES
        .iter()
        .fold(Sha256::new(), |hash, (_, text)| hash.chain_update(text.as_bytes()))
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Some(cache.join("fasttrack-bot").join(format!("renderer-{hash}")))
}

/// Where the script lies within `folder`.
pub(super) fn script_folder(folder: &Path) -> PathBuf {
    folder.join(SCRIPT_FOLDER)
}

/// Fetches the renderer if it is not there. Failing is no error: the page works without it.
pub(super) async fn fetch(folder: PathBuf) {
    if script_folder(&folder).join("adaptivecards.min.js").is_file() {
        return;
    }
    match install(&folder).await {
        Ok(()) => tracing::info!("Microsoft's card renderer was fetched"),
        Err(why) => {
            tracing::warn!(
                why,
                "cards are shown as outlines: Microsoft's card renderer could not be fetched with npm"
            );
        }
    }
}

async fn install(folder: &Path) -> Result<(), String> {
    tokio::fs::create_dir_all(folder).await.map_err(|error| error.to_string())?;
    for (name, text) in FILES {
        tokio::fs::write(folder.join(name), text).await.map_err(|error| error.to_string())?;
    }
    let npm = Command::new("npm")
        .args(["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .await
        .map_err(|error| format!("npm cannot be started ({error}); install Node.js"))?;
    if npm.success() { Ok(()) } else { Err(format!("npm ended with {npm}")) }
}
