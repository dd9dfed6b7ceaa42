//! How many of a service's eight points are there, as a picture with the same in text.

use serde_json::{Value, json};

use super::CardError;
use super::context::Context;
use super::text::Text;
use crate::engagement::{Progress, ServiceId};

/// A row with its service's progress: `of` in words, `done` for the bar, and `bar` for clients that know none.
/// All are empty while nothing is there, and for a service that has left the plan.
pub(super) fn onto(context: &Context<'_>, mut row: Value, service: &ServiceId) -> Result<Value, CardError> {
    let progress = context.engagement()?.progress(service);
    let out = context.standing(service)?.out;
    let done = if out || context.dibs(service).is_none() { 0 } else { progress.done() };
    let bar = if done == 0 { Text::empty() } else { bar(done) };
    let of = if done == 0 { Text::empty() } else { points(context, done)? };
    if let Some(fields) = row.as_object_mut() {
        fields.insert("done".to_owned(), json!(done));
        fields.insert("bar".to_owned(), json!(bar));
        fields.insert("of".to_owned(), json!(of));
    }
    Ok(row)
}

/// "■■■■■□□□".
fn bar(done: usize) -> Text {
    Text::name(&format!("{}{}", "■".repeat(done), "□".repeat(Progress::OF.saturating_sub(done))))
}

/// "5 of 8 points settled".
fn points(context: &Context<'_>, done: usize) -> Result<Text, CardError> {
    context.say("progress_points", &[("done", done.into()), ("total", Progress::OF.into())])
}

/// "5 of 8".
pub(super) fn of_eight(context: &Context<'_>, done: usize) -> Result<Text, CardError> {
    context.say("progress", &[("done", done.into()), ("total", Progress::OF.into())])
}
