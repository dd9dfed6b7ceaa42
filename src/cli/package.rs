//! The Teams app package: the files of `manifest/` with the ids of one installation, checked, as a zip.
//!
//! The words are in `manifest/`; the rules that they must keep are in `package/check.rs`. What the tenant's
//! administrator does with the package is described in `docs/configuration.md`.

use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use serde_json::Value;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::cli::config::PackageConfig;

mod check;

static MANIFEST: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/manifest");

/// Stands in the manifest where the operator's address belongs; a name that is reserved for examples.
const PLACEHOLDER_URL: &str = "https://example.com/fasttrack-bot";

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The manifest, its languages or icons break rules that Teams has.
    #[error("the app package would be refused by Teams:{}", .0.iter().map(|problem| format!("\n  {problem}")).collect::<String>())]
    Invalid(Vec<String>),
    /// The file could not be written.
    #[error("cannot write {} ({cause}); name a file in a folder that exists and may be written to", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        cause: io::Error,
    },
    /// The zip could not be made.
    #[error("cannot make the zip: {0}")]
    Zip(#[from] ZipError),
}

/// A file of the package: its name in the zip, and its bytes.
type File = (String, Vec<u8>);

/// Makes the package and writes it to `out`, replacing what is there.
///
/// # Errors
/// When the package would break a rule of Teams, or cannot be written.
pub fn write(config: &PackageConfig, out: &Path) -> Result<(), PackageError> {
    let bytes = zip(&files(config)?)?;
    std::fs::write(out, bytes).map_err(|cause| PackageError::Write { path: out.to_owned(), cause })
}

/// The package's files, checked: the manifest first, then what it names.
fn files(config: &PackageConfig) -> Result<Vec<File>, PackageError> {
    let text = manifest_text(config);
    let manifest: Value = serde_json::from_str(&text)
        .map_err(|error| PackageError::Invalid(vec![format!("manifest.json is not JSON: {error}")]))?;
    let contents = |name: &str| MANIFEST.get_file(name).map(include_dir::File::contents);
    let problems = check::problems(&manifest, &contents);
    if !problems.is_empty() {
        return Err(PackageError::Invalid(problems));
    }
    let named = check::named_files(&manifest).into_iter();
    let others = named.filter_map(|name| contents(&name).map(|bytes| (name, bytes.to_vec())));
    Ok(std::iter::once(("manifest.json".to_owned(), text.into_bytes())).chain(others).collect())
}

/// The manifest with its placeholders filled in. Each is a whole JSON string in the file.
fn manifest_text(config: &PackageConfig) -> String {
    let template =
        MANIFEST.get_file("manifest.json").and_then(include_dir::File::contents_utf8).unwrap_or_default();
    let url = config.public_url.as_ref().map_or(PLACEHOLDER_URL, url::Url::as_str);
    // A placeholder's domain is nobody's to trust.
    let host =
        config.public_url.as_ref().and_then(host_and_port).map(|host| json_string(&host)).unwrap_or_default();
    template
        .replace("\"${VERSION}\"", &json_string(env!("CARGO_PKG_VERSION")))
        .replace("\"${CLIENT_ID}\"", &json_string(&config.client_id))
        .replace("\"${PUBLIC_URL}\"", &json_string(url))
        .replace("\"${PUBLIC_HOST}\"", &host)
}

fn json_string(text: &str) -> String {
    Value::from(text).to_string()
}

fn host_and_port(url: &url::Url) -> Option<String> {
    let host = url.host_str()?;
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

/// A zip of `files` in their order, the same bytes each time.
fn zip(files: &[File]) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
