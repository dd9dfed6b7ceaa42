//! How many of a service's eight points are there, as a picture with the same in text.

use serde_json::{Value, json};

use super::CardError;
use super::context::Context;
use super::text::Text;
use crate::engagement::{Progress, ServiceId};

/// A row with its service's progress: `done`, and `bar` for clients that know no progress bar. Both are empty
/// while nothing is there, and for a service that has left the plan.
pub(super) fn onto(context: &Context<'_>, mut row: Value, service: &ServiceId) -> Result<Value, CardError> {
    let progress = context.engagement()?.progress(service);
    let out = context.standing(service)?.out;
    let done = if out || context.dibs(service).is_none() { 0 } else { progress.done() };
    let bar = if done == 0 { Text::empty() } else { bar(context, done)? };
    if let Some(fields) = row.as_object_mut() {
        fields.insert("done".to_owned(), json!(done));
        fields.insert("bar".to_owned(), json!(bar));
    }
    Ok(row)
}

/// "■■■■■□□□ 5 of 8".
fn bar(context: &Context<'_>, done: usize) -> Result<Text, CardError> {
    let bar = format!("{}{}", "■".repeat(done), "□".repeat(Progress::OF.saturating_sub(done)));
    Ok(Text::join(&[Text::name(&bar), of_eight(context, done)?], " "))
}

/// "5 of 8".
pub(super) fn of_eight(context: &Context<'_>, done: usize) -> Result<Text, CardError> {
    context.say("progress", &[("done", done.into()), ("total", Progress::OF.into())])
}
