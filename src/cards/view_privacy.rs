//! What is kept about whoever asks, in plain words, with counts and where. In their own chat alone.

use super::context::Context;
use super::text::Text;
use super::view_notice::Answer;
use super::{CardError, MyData, View, choices};
use crate::dialogue::{Locale, Place};
use crate::engagement::Traces;

/// The card.
pub(super) fn privacy(context: &Context<'_>) -> Result<View, CardError> {
    if context.reader.place != Place::Personal {
        return Err(CardError::Scene { what: "a reader who may see this here" });
    }
    let mine = context.scene.mine.ok_or(CardError::Scene { what: "what is kept about the reader" })?;
    let mut answer = Answer::of(context.text("privacy_title")?, context.text("privacy_text")?);
    answer.lines.push(context.say("privacy_person", &[("what", known(context, mine)?.into())])?);
    if mine.linked > 0 {
        answer.lines.push(context.say("privacy_linked", &[("count", mine.linked.into())])?);
    }
    if mine.sent + mine.gathered + mine.days > 0 {
        let counts =
            [("privacy_sent", mine.sent), ("privacy_gathered", mine.gathered), ("privacy_days", mine.days)];
        let what = context.words.list(&counted(context, &counts)?)?;
        answer.lines.push(context.say("privacy_reminders", &[("what", what.into())])?);
    }
    for traces in &mine.traces {
        answer.lines.push(of_engagement(context, traces)?);
    }
    if mine.traces.is_empty() {
        answer.lines.push(context.text("privacy_no_engagement")?);
    }
    if mine.more > 0 {
        answer.lines.push(context.say("privacy_more", &[("count", mine.more.into())])?);
    }
    for id in ["privacy_rooms", "privacy_until", "privacy_not", "privacy_ask"] {
        answer.lines.push(context.text(id)?);
    }
    Ok(answer.view())
}

/// What the person's own record says of them.
fn known(context: &Context<'_>, mine: &MyData) -> Result<Text, CardError> {
    let language = mine.language.as_ref().map(|own| match Locale::parse(own) {
        Some(locale) => context.plain(choices::language_id(locale)),
        None => Ok(own.clone()),
    });
    let language = language.transpose()?;
    let shown = [
        ("privacy_name", Some(&mine.name).filter(|name| !name.is_empty())),
        ("privacy_email", mine.email.as_ref()),
        ("privacy_sign_in", mine.sign_in.as_ref()),
        ("privacy_language", language.as_ref()),
        ("privacy_zone", mine.zone.as_ref()),
    ];
    let mut pieces = Vec::new();
    for (id, value) in shown {
        if let Some(value) = value {
            pieces.push(context.say(id, &[("value", Text::typed(value).into())])?);
        }
    }
    pieces.push(context.text("privacy_ids")?);
    if mine.chat {
        pieces.push(context.text("privacy_chat")?);
    }
    if mine.hours {
        pieces.push(context.text("privacy_hours")?);
    }
    if let Some(away) = mine.away {
        let (from, until) = (
            context.calendar.date(context.words, away.from)?,
            context.calendar.date(context.words, away.until)?,
        );
        pieces.push(context.say("privacy_away", &[("from", from.into()), ("until", until.into())])?);
    }
    context.words.list(&pieces)
}

/// What there is of each, counted; what there is none of is left out.
fn counted(context: &Context<'_>, counts: &[(&str, usize)]) -> Result<Vec<Text>, CardError> {
    let there = counts.iter().filter(|(_, count)| *count > 0);
    there.map(|(id, count)| context.say(id, &[("count", (*count).into())])).collect()
}

fn of_engagement(context: &Context<'_>, traces: &Traces) -> Result<Text, CardError> {
    let role = context.text(choices::role_id(traces.role))?;
    let counts = [
        ("privacy_texts", traces.texts),
        ("privacy_events", traces.events),
        ("privacy_owned", traces.owned),
        ("privacy_drafts", traces.drafts),
        ("privacy_reminded", traces.reminded),
        ("privacy_stopped", traces.stopped),
    ];
    let mut kept = counted(context, &counts)?;
    if traces.email {
        kept.insert(0, context.text("privacy_mail")?);
    }
    let id = if kept.is_empty() { "privacy_engagement_bare" } else { "privacy_engagement" };
    let kept = context.words.list(&kept)?;
    let args = [
        ("customer", Text::typed(&traces.customer).bold().into()),
        ("role", role.into()),
        ("what", kept.into()),
    ];
    context.say(id, &args)
}
