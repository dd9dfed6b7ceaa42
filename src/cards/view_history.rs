//! What happened, in words: who changed what from what to what, when. In a shared conversation, and for the
//! customer anywhere, only what customers may see.

use serde_json::json;

use super::context::{Context, press, verbs};
use super::text::Text;
use super::view_notice::Answer;
use super::words::Arg;
use super::words_history::{field, is_for_all, value, what};
use super::{CardError, View};
use crate::dialogue::Verb;
use crate::dialogue::verb::{Paged, Undoing};
use crate::engagement::{Event, Stays, Touched, What, last_change, last_that_stays, touched_by};

/// How many things a page shows.
const PAGE: usize = 8;

/// What happened, the latest first.
pub(super) fn history(context: &Context<'_>, page: usize) -> Result<View, CardError> {
    let internal = context.reader.sees_internal_facts();
    let events: Vec<&Event> =
        context.scene.events.iter().rev().filter(|event| internal || is_for_all(&event.what)).collect();
    let last = events.len().saturating_sub(1) / PAGE;
    let page = page.min(last);
    let shown = events.iter().skip(page * PAGE).take(PAGE);
    let rows = shown
        .map(|event| {
            let who = match event.by {
                Some(no) => context.name(no)?,
                None => context.text("hist_bot")?,
            };
            let when = context.calendar.moment(context.words, event.at)?;
            let by = context.say("hist_by", &[("who", who.into()), ("when", when.into())])?;
            Ok(json!({"line": what(context, &event.what)?, "by": by}))
        })
        .collect::<Result<Vec<_>, CardError>>()?;
    let turn_to = |page| Ok::<_, CardError>(Verb::History(Paged { on: context.shown()?, page }).data());
    let customer = context.customer()?;
    let args = [("page", Arg::from(page + 1)), ("pages", Arg::from(last + 1))];
    let data = json!({
        "title": context.say("hist_title", &[("customer", (&customer).into())])?,
        "rows": rows,
        "pages": if last > 0 { context.say("hist_pages", &args)? } else { Text::empty() },
        "may": {"newer": page > 0, "older": page < last, "turn": last > 0},
        "verbs": verbs([("newer", turn_to(page.saturating_sub(1))?), ("older", turn_to(page + 1)?)]),
    });
    Ok(View::new("history", context.say("hist_title", &[("customer", customer.into())])?.raw(), data))
}

/// One's own last change, and what undoing it does; both values, if somebody touched it since.
pub(super) fn undo(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    // Whose last change: the person whose chat it is, if the reader is not named otherwise.
    let by_key = || context.scene.me_key.and_then(|key| engagement.find(key)).map(|person| person.no);
    let by = context.reader.person.or_else(by_key);
    let change = by.map(|by| last_change(context.scene.events, by)).unwrap_or_default();
    let stays = match by.and_then(|by| last_that_stays(context.scene.events, by)) {
        Some((change, why)) => vec![left(context, &change, why)?],
        None => Vec::new(),
    };
    let Some(first) = change.first() else {
        let mut answer = Answer::of(context.text("undo_none_title")?, context.text("undo_none_text")?);
        answer.lines = stays;
        return Ok(answer.view());
    };
    let touched = engagement.touched_since(&change);
    let when = context.calendar.moment(context.words, first.at)?;
    if touched.is_empty() {
        let title = context.say("undo_title", &[("when", when.into())])?;
        let mut answer = Answer::of(title, context.text("undo_text")?);
        for event in change
            .iter()
            .filter(|event| !matches!(event.what, What::PersonAdded { .. } | What::RoleSet { .. }))
        {
            answer.lines.push(what(context, &event.what)?);
        }
        let undoing = Undoing { on: context.shown()?, change: first.revision };
        answer.lines.extend(stays);
        answer.presses.push(press(&context.plain("undo_do")?, &Verb::Undo(undoing)));
        return Ok(answer.view());
    }
    let title = context.say("undo_touched_title", &[("when", when.into())])?;
    let mut answer = Answer::of(title, context.text("undo_touched_text")?);
    for touched in &touched {
        answer.lines.push(both(context, touched)?);
    }
    answer.lines.extend(stays);
    Ok(answer.view())
}

/// What one did last, where that stays, and why.
fn left(context: &Context<'_>, change: &[Event], why: Stays) -> Result<Text, CardError> {
    let lines =
        change.iter().map(|event| what(context, &event.what)).collect::<Result<Vec<_>, CardError>>()?;
    let id = match why {
        Stays::Told => "undo_stays_told",
        Stays::Way => "undo_stays_way",
    };
    context.say(id, &[("what", lines.into_iter().next().unwrap_or_default().into())])
}

/// What one did that is no field, and what somebody did with the same since.
fn since(context: &Context<'_>, mine: &Event) -> Result<Option<Text>, CardError> {
    let Some(later) = touched_by(context.scene.events, mine) else { return Ok(None) };
    let by = match later.by {
        Some(no) => context.name(no)?,
        None => context.text("hist_bot")?,
    };
    let args = [
        ("mine", what(context, &mine.what)?.into()),
        ("now", what(context, &later.what)?.into()),
        ("name", by.into()),
    ];
    context.say("undo_both_since", &args).map(Some)
}

/// What one had set, and what it is now.
fn both(context: &Context<'_>, touched: &Touched) -> Result<Text, CardError> {
    let Some(change) = &touched.change else {
        if let Some(mine) = &touched.mine
            && let Some(both) = since(context, mine)?
        {
            return Ok(both);
        }
        return match &touched.service {
            Some(service) => {
                context.say("undo_both_service", &[("service", context.service(service).bold().into())])
            }
            None => context.text("undo_both_whole"),
        };
    };
    let service = match &touched.service {
        Some(service) => context.service(service).bold(),
        None => Text::empty(),
    };
    let args = [
        ("service", service.into()),
        ("field", field(context, change)?.into()),
        ("mine", value(context, change.old.as_ref())?.into()),
        ("now", value(context, change.new.as_ref())?.into()),
    ];
    let line = if change.old == change.new {
        context.say("undo_still", &args[..3])?
    } else {
        context.say("undo_both", &args)?
    };
    if touched.confirmed_by.is_empty() {
        return Ok(line);
    }
    let names = context.names(&touched.confirmed_by)?;
    Ok(Text::join(&[line, context.say("undo_confirmed", &[("names", names.into())])?], " "))
}
