//! The note for FTOP about a meeting that was held, in the house format: what happened, what is next, when, whose.

use std::fmt::Write;

use super::CardError;
use super::context::Context;
use super::{meeting_words, view_plan};
use crate::engagement::{Came, ItemKey, ItemState, Meeting, Occurrence, PersonNo, PointNo};
use crate::playbook::Playbook;

/// The note, in the reader's language, to be copied.
pub(super) fn note(context: &Context<'_>, meeting: &Meeting, one: &Occurrence) -> Result<String, CardError> {
    let engagement = context.engagement()?;
    let locale = context.words.locale();
    let Some(minutes) = &one.known.minutes else { return Ok(String::new()) };
    let Some(kind) = Playbook::get().notes().kinds.first() else { return Ok(String::new()) };
    let held = one.known.started.unwrap_or(one.start);
    let title = meeting_words::title(context, meeting);
    let mut summary = vec![format!("{} {}", title.raw(), engagement.day_of(held))];
    summary.extend(happened(context, &minutes.came)?);
    summary.extend(minutes.note.and_then(|no| engagement.text(no)).map(one_line));
    let next = next(context, meeting, minutes.next)?;
    let values = [summary.join(". "), next.0, next.1, next.2];
    let mut text = format!("{}\n", kind.names.of(locale));
    for (part, value) in kind.parts.iter().zip(values) {
        if !value.is_empty() {
            let _ = writeln!(text, "{}: {value}", part.of(locale));
        }
    }
    text.truncate(text.trim_end().len());
    Ok(text)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn happened(context: &Context<'_>, came: &Came) -> Result<Vec<String>, CardError> {
    let engagement = context.engagement()?;
    let items = |keys: &[ItemKey]| {
        let names = keys.iter().map(|key| Ok(one_line(view_plan::name_of(context, key)?.raw())));
        names.collect::<Result<Vec<String>, CardError>>()
    };
    let points = |nos: &[PointNo]| -> Vec<String> {
        let texts = nos.iter().filter_map(|no| engagement.text(engagement.points.get(no)?.what));
        texts.map(one_line).collect()
    };
    let named = [
        ("minutes_done", items(&came.done)?),
        ("minutes_taken", items(&came.taken)?),
        ("minutes_settled", points(&came.settled)),
        ("minutes_raised", points(&came.raised)),
    ];
    let mut lines = Vec::new();
    for (id, list) in named {
        if !list.is_empty() {
            lines.push(format!("{}: {}", context.plain(id)?, list.join("; ")));
        }
    }
    Ok(lines)
}

/// The next action with its date and its owner: what is due first, else the next meeting.
fn next(
    context: &Context<'_>,
    meeting: &Meeting,
    next: Option<jiff::Timestamp>,
) -> Result<(String, String, String), CardError> {
    let engagement = context.engagement()?;
    let list = engagement.checklist(context.scene.policy, context.now());
    let open = list.iter().filter(|item| item.state == ItemState::Open && item.due.is_some());
    let name = |no: PersonNo| Ok::<_, CardError>(context.name(no)?.raw().to_owned());
    if let Some(item) = open.min_by_key(|item| item.due) {
        let owner = item.owner.map(name).transpose()?.unwrap_or_default();
        let due = item.due.map(|due| due.to_string()).unwrap_or_default();
        return Ok((one_line(view_plan::item_name(context, item)?.raw()), due, owner));
    }
    let Some(at) = next else { return Ok(Default::default()) };
    let title = meeting_words::title(context, meeting).raw().to_owned();
    Ok((title, engagement.day_of(at).to_string(), name(engagement.head.fm)?))
}
