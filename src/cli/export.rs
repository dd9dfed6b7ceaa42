//! `export`: the record of engagements, read from the store of a bot that does not run, as a file.
//!
//! What is in it is `report`'s; the same files exist in chat.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, Args};

use super::config::ExportConfig;
use super::config::StoreLocation;
use crate::clock::{Clock, SystemClock};
use crate::dialogue::Format;
use crate::engagement::{Engagement, EngagementId, Now};
use crate::records::Work;
use crate::report;
use crate::store;

/// The options of `export`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(group(ArgGroup::new("which").required(true).args(["engagement", "all"])))]
pub(super) struct Options {
    /// The engagement's id: ten letters and digits, as its files are named
    #[arg(value_name = "ENGAGEMENT")]
    engagement: Option<String>,
    /// Every engagement in the store
    #[arg(long)]
    all: bool,
    /// The form of the file
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::ALL.map(Format::extension)))]
    format: String,
    /// The file to write; an existing one is replaced [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the record; returns what to say on standard error.
///
/// # Errors
/// When the store cannot be opened (a running bot uses it), nothing is there, or the file cannot be written.
pub(super) async fn run(config: ExportConfig, options: &Options) -> Result<String, String> {
    let format = Format::parse(&options.format).ok_or("not a format")?;
    let StoreLocation::Sled(folder) = &config.store;
    if !folder.is_dir() {
        return Err(format!(
            "STORE: there is no store in {}; name the folder of the bot's store",
            folder.display()
        ));
    }
    let store =
        store::open(&format!("sled:{}", folder.display())).await.map_err(|e| format!("STORE: {e}"))?;
    let read = engagements(&Arc::clone(&store), options).await;
    let closed = store.close().await.map_err(|error| format!("STORE: {error}"));
    let engagements = read?;
    closed?;
    let now = Now { at: SystemClock.now() };
    let reports: Vec<_> = engagements.iter().map(|e| report::of(e, &config.policy, now)).collect();
    let bytes = report::write(&reports, format, config.locale).map_err(|error| error.to_string())?;
    match &options.out {
        Some(file) => std::fs::write(file, &bytes).map_err(|error| {
            format!(
                "--out: cannot write {} ({error}); name a file in a folder that you may write to",
                file.display()
            )
        })?,
        None => std::io::stdout().write_all(&bytes).map_err(|error| format!("standard output: {error}"))?,
    }
    let count = reports.len();
    let whereto =
        options.out.as_ref().map_or_else(|| "standard output".to_owned(), |file| file.display().to_string());
    Ok(format!("wrote {count} engagement{} to {whereto}", if count == 1 { "" } else { "s" }))
}

async fn engagements(store: &Arc<dyn store::Store>, options: &Options) -> Result<Vec<Engagement>, String> {
    let mut work = Work::new(Arc::clone(store));
    let failed = |error: crate::records::RecordError| format!("STORE: {error}");
    let ids = match &options.engagement {
        Some(id) => {
            let read = EngagementId::parse(&id.to_lowercase());
            vec![read.map_err(|_| format!("{id} is not the id of an engagement: ten letters and digits"))?]
        }
        None => work.every_engagement().await.map_err(failed)?,
    };
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        match work.engagement(&id).await.map_err(failed)? {
            Some(engagement) => found.push(engagement),
            None => return Err(format!("there is no engagement {id} in this store")),
        }
    }
    Ok(found)
}
