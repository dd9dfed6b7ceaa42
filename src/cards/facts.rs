//! A service's agreed values in plain words: the one line that customers and FMs read, and its parts.
//!
//! No word here is internal: the same line stands on the customer's phone and in the FM's own chat.

use super::CardError;
use super::context::Context;
use super::text::Text;
use crate::engagement::{Business, Field, FieldValue, Intent, IntentKind, ServiceId, Values};
use crate::playbook::{Playbook, ReasonId};

/// "**Teams** · in use by 15 March · responsible: Ana Ruiz · why: work from anywhere".
pub(super) fn line(context: &Context<'_>, service: &ServiceId) -> Result<Text, CardError> {
    let mut pieces = vec![context.service(service).bold()];
    match context.dibs(service).map(|dibs| &dibs.values) {
        Some(values) if *values != Values::default() => {
            pieces.extend(values_in_words(context, service, values)?)
        }
        Some(_) | None => pieces.push(context.text("line_nothing")?),
    }
    Ok(Text::join(&pieces, " · "))
}

/// The same without the service's name, for where that stands above.
pub(super) fn bare_line(context: &Context<'_>, service: &ServiceId) -> Result<Text, CardError> {
    match context.dibs(service).map(|dibs| &dibs.values) {
        Some(values) if *values != Values::default() => {
            Ok(Text::join(&values_in_words(context, service, values)?, " · "))
        }
        Some(_) | None => context.text("line_nothing"),
    }
}

/// "**Teams** · in use by 15 March": for the card that shows everything at a glance.
pub(super) fn short_line(context: &Context<'_>, service: &ServiceId) -> Result<Text, CardError> {
    let mut pieces = vec![context.service(service).bold()];
    if let Some(values) = context.dibs(service).map(|dibs| &dibs.values) {
        if let Some(intent) = values.intent.filter(|intent| intent.kind != IntentKind::GoingAhead) {
            pieces.push(intent_in_words(context, &intent)?);
        }
        let counts = values.intent.is_none_or(|intent| intent.kind.needs_all_four());
        if let Some(date) = values.date.filter(|_| counts) {
            let date = context.calendar.date(context.words, date)?;
            pieces.push(context.say("line_date", &[("date", date.into())])?);
        }
    }
    Ok(Text::join(&pieces, " · "))
}

fn values_in_words(
    context: &Context<'_>,
    service: &ServiceId,
    values: &Values,
) -> Result<Vec<Text>, CardError> {
    let kind = values.intent.map(|intent| intent.kind);
    let mut pieces = Vec::new();
    // Going ahead goes without saying; every other intent comes first.
    if let Some(intent) = values.intent.filter(|intent| intent.kind != IntentKind::GoingAhead) {
        pieces.push(intent_in_words(context, &intent)?);
        if let Some(owner) = intent.owner {
            pieces.push(context.say("line_blocked_by", &[("name", context.name(owner)?.into())])?);
        }
    }
    if !kind.is_none_or(IntentKind::needs_all_four) {
        return Ok(pieces);
    }
    pieces.push(match values.date {
        Some(date) => {
            let id = if context.standing(service)?.overdue { "line_overdue" } else { "line_date" };
            context.say(id, &[("date", context.calendar.date(context.words, date)?.into())])?
        }
        None => context.text("line_date_open")?,
    });
    pieces.push(match values.owner {
        Some(owner) => context.say("line_owner", &[("name", context.name(owner)?.into())])?,
        None => context.text("line_owner_open")?,
    });
    pieces.push(match &values.business {
        Some(business) => context.say("line_reason", &[("reasons", reasons(context, business)?.into())])?,
        None => context.text("line_reason_open")?,
    });
    Ok(pieces)
}

/// An intent as part of a sentence, with its reason.
pub(super) fn intent_in_words(context: &Context<'_>, intent: &Intent) -> Result<Text, CardError> {
    let (with, bare) = match intent.kind {
        IntentKind::GoingAhead => return context.text("line_going_ahead"),
        IntentKind::Blocked => ("line_blocked", "line_blocked_bare"),
        IntentKind::NotNow => ("line_not_now", "line_not_now_bare"),
        IntentKind::NotDecided => ("line_not_decided", "line_not_decided_bare"),
        IntentKind::NotApplicable => ("line_not_applicable", "line_not_applicable_bare"),
    };
    match intent.reason.and_then(|no| context.typed(no)) {
        Some(reason) => context.say(with, &[("reason", reason.into())]),
        None => context.text(bare),
    }
}

/// Business reasons as part of a sentence.
pub(super) fn reasons(context: &Context<'_>, business: &Business) -> Result<Text, CardError> {
    let mut pieces: Vec<Text> = business.reasons.iter().map(|id| reason(context, id)).collect();
    pieces.extend(business.text.and_then(|no| context.typed(no)));
    context.words.list(&pieces)
}

fn reason(context: &Context<'_>, id: &ReasonId) -> Text {
    let names = Playbook::get().reason(id).map(|reason| &reason.names);
    Text::name(&in_sentence(names.map_or(id.as_str(), |names| names.of(context.words.locale()))))
}

/// A title of a pick-list within a sentence: its words in lower case, but for abbreviations ("IT").
fn in_sentence(title: &str) -> String {
    let word = |word: &str| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if capitals >= 2 && !word.contains(['-', '/']) { word.to_owned() } else { word.to_lowercase() }
    };
    title.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A value in words, for "old → new".
pub(super) fn value(context: &Context<'_>, value: &FieldValue) -> Result<Text, CardError> {
    match value {
        FieldValue::Start(date) | FieldValue::Date(date) => context.calendar.date(context.words, *date),
        FieldValue::Intent(intent) => intent_in_words(context, intent),
        FieldValue::Business(business) => reasons(context, business),
        FieldValue::Owner(no) => context.name(*no),
    }
}

/// A field's name for the FM.
pub(super) fn field(context: &Context<'_>, field: Field) -> Result<Text, CardError> {
    context.text(match field {
        Field::Start => "field_start",
        Field::Date => "field_date",
        Field::Intent => "field_intent",
        Field::Business => "field_business",
        Field::Owner => "field_owner",
    })
}

/// A field's name in plain words.
pub(super) fn plain_field(context: &Context<'_>, field: Field) -> Result<Text, CardError> {
    context.text(match field {
        Field::Start => "plain_start",
        Field::Date => "plain_date",
        Field::Intent => "plain_intent",
        Field::Business => "plain_business",
        Field::Owner => "plain_owner",
    })
}

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn a_pick_list_title_reads_within_a_sentence() {
        for (title, words) in [
            ("Work from Anywhere", "work from anywhere"),
            ("End of Life of Existing IT", "end of life of existing IT"),
            ("Fim da Vida Útil da TI Existente", "fim da vida útil da TI existente"),
            ("High Availability/Improved Uptime", "high availability/improved uptime"),
            (
                "Eliminar o Custo e o Suporte de Hardware On-Premises",
                "eliminar o custo e o suporte de hardware on-premises",
            ),
        ] {
            assert_eq!(in_sentence(title), words);
        }
    }
}
