//! What a tap that did not count is answered with: the values changed meanwhile, or the person may not confirm.

use serde_json::json;

use super::context::Context;
use super::text::Text;
use super::view_request::{request, sum};
use super::{CardError, View, facts, people};
use crate::dialogue::{Reader, View as Who};
use crate::engagement::{Changed, ServiceId};

/// The values changed since the card was shown: what changed, and the request again.
pub(super) fn changed(
    context: &Context<'_>,
    services: &[ServiceId],
    changes: &[(ServiceId, Vec<Changed>)],
) -> Result<View, CardError> {
    let mut lines = Vec::new();
    for (service, changed) in changes {
        for change in changed {
            lines.push(changed_line(context, service, change)?);
        }
    }
    let mut view = request(context, services)?;
    let text = context.text("changed_text")?;
    let lead = Text::join(&[text, Text::join(&lines, "\n\n")], "\n\n");
    if let Some(data) = view.data.as_object_mut() {
        data.insert("title".to_owned(), json!(context.text("changed_title")?));
        data.insert("people".to_owned(), json!(""));
        data.insert("lead".to_owned(), json!(lead));
    }
    view.summary = context.plain("changed_summary")?;
    view.mentions = Vec::new();
    Ok(view)
}

fn changed_line(context: &Context<'_>, service: &ServiceId, change: &Changed) -> Result<Text, CardError> {
    let value = |value: &Option<_>| value.as_ref().map(|value| facts::value(context, value)).transpose();
    let mut args = vec![
        ("service", context.service(service).bold().into()),
        ("field", facts::plain_field(context, change.field)?.into()),
    ];
    let (old, new) = (value(&change.old)?, value(&change.new)?);
    let id = match (&old, &new) {
        (Some(_), Some(_)) => "changed_row",
        (None, Some(_) | None) => "changed_row_new",
        (Some(_), None) => "changed_row_gone",
    };
    args.extend(old.map(|old| ("old", old.into())));
    args.push(("new", new.unwrap_or_default().into()));
    context.say(id, &args)
}

/// A tap that did not count: who may confirm, and how to become one of them.
pub(super) fn not_entitled(context: &Context<'_>, services: &[ServiceId]) -> Result<View, CardError> {
    let sum = sum(context, services)?;
    let awaited = people::awaited(context, &sum.rest)?;
    let fm = context.fm()?;
    let text = if awaited.is_empty() {
        context.say("entitled_text_nobody", &[("fm", fm.into())])?
    } else {
        context.say("entitled_text", &[("names", context.names(&awaited)?.into()), ("fm", fm.into())])?
    };
    let everyone = Reader { view: Who::Outsider, person: None, ..*context.reader };
    let base = Context {
        reader: &everyone,
        words: context.words,
        calendar: context.calendar.clone(),
        scene: context.scene,
    };
    let mut view = request(&base, services)?;
    if let Some(data) = view.data.as_object_mut() {
        data.insert("title".to_owned(), json!(context.text("entitled_title")?));
        data.insert("people".to_owned(), json!(""));
        data.insert("lead".to_owned(), json!(text));
        let may =
            json!({"confirm": false, "wrong": false, "join": true, "take_back": false, "answer": false});
        data.insert("may".to_owned(), may);
    }
    view.summary = context.plain("entitled_summary")?;
    view.mentions = Vec::new();
    Ok(view)
}
