//! The success factors in words: their names, how far each has come, what was answered. In a shared conversation,
//! and for everyone but the FM in their own chat, in plain words and without notes and reasons.

use super::CardError;
use super::context::Context;
use super::text::Text;
use crate::engagement::{Factor, FactorGap, FactorStatus, FactorValues, Said, ServiceId};
use crate::playbook::Playbook;

/// How much of a note or link stands in a line, in characters; the form has the whole.
const NOTE: usize = 100;

/// A factor's name.
pub(super) fn name(context: &Context<'_>, factor: Factor) -> Result<Text, CardError> {
    if !context.reader.sees_internal_facts() {
        return plain(context, factor);
    }
    Ok(Text::name(Playbook::get().factor(factor).names.of(context.words.locale())))
}

/// A factor's name as customers say it.
pub(super) fn plain(context: &Context<'_>, factor: Factor) -> Result<Text, CardError> {
    Ok(Text::name(Playbook::get().factor(factor).plain.of(context.words.locale())))
}

/// What the customer is asked about it.
pub(super) fn question(context: &Context<'_>, factor: Factor) -> Result<Text, CardError> {
    context.text(match factor {
        Factor::Stakeholders => "factor_ask_stakeholders",
        Factor::Scenarios => "factor_ask_scenarios",
        Factor::Awareness => "factor_ask_awareness",
        Factor::Training => "factor_ask_training",
    })
}

/// A status in the FM's words.
pub(super) fn status(context: &Context<'_>, status: FactorStatus) -> &'static str {
    Playbook::get().factor_status(status).names.of(context.words.locale())
}

fn plain_status_id(status: FactorStatus) -> &'static str {
    match status {
        FactorStatus::NotStarted => "status_plain_not_started",
        FactorStatus::InProgress => "status_plain_in_progress",
        FactorStatus::InPlace => "status_plain_in_place",
        FactorStatus::NotPlanned => "status_plain_not_planned",
        FactorStatus::NotApplicable => "status_plain_not_applicable",
    }
}

fn sign(values: &FactorValues) -> &'static str {
    match values.status {
        FactorStatus::NotStarted => "○",
        FactorStatus::InProgress => "◑",
        FactorStatus::InPlace => "✔",
        FactorStatus::NotPlanned | FactorStatus::NotApplicable => "–",
    }
}

/// "◑ in progress · Ana Ruiz · by 15 April".
pub(super) fn line(context: &Context<'_>, values: &FactorValues) -> Result<Text, CardError> {
    let internal = context.reader.sees_internal_facts();
    let name = if internal {
        status(context, values.status).to_owned()
    } else {
        context.plain(plain_status_id(values.status))?
    };
    let status = Text::join(&[Text::name(sign(values)), in_sentence(&name)], " ");
    let mut pieces = vec![status];
    let counts = !values.status.needs_reason();
    if counts && !values.people.is_empty() {
        let people: Vec<_> = values.people.iter().copied().collect();
        pieces.push(context.names(&people)?);
    }
    let ahead = matches!(values.status, FactorStatus::NotStarted | FactorStatus::InProgress);
    if let Some(date) = values.date.filter(|_| ahead) {
        let date = context.calendar.date(context.words, date)?;
        pieces.push(context.say("factor_by", &[("date", date.into())])?);
    }
    if internal {
        let note = if counts { values.note } else { values.reason };
        pieces.extend(note.and_then(|no| context.brief(no, NOTE)));
        pieces.extend(values.evidence.and_then(|no| context.brief(no, NOTE)));
    }
    Ok(Text::join(&pieces, " · "))
}

/// A status within a line: lower case, where forms have upper case.
fn in_sentence(name: &str) -> Text {
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    Text::name(&format!("{first}{}", letters.as_str()))
}

/// What a factor lacks, for the FM: "a person and a date"; empty if it is settled or has not been begun.
pub(super) fn gaps(context: &Context<'_>, values: &FactorValues) -> Result<Text, CardError> {
    let mut names = Vec::new();
    for gap in values.gaps() {
        match gap {
            FactorGap::Start => {}
            FactorGap::Person => names.push(context.text("gap_person")?),
            FactorGap::Date => names.push(context.text("gap_date")?),
            FactorGap::Reason => names.push(context.text("gap_reason")?),
        }
    }
    if names.is_empty() {
        return Ok(Text::empty());
    }
    context.say("gap_lacks", &[("what", context.words.list(&names)?.into())])
}

/// What somebody answered: "Bruno Lima, by 3 May".
pub(super) fn said(context: &Context<'_>, said: &Said) -> Result<Text, CardError> {
    let mut pieces = Vec::new();
    if let Some(who) = said.who {
        pieces.push(context.name(who)?);
    }
    if said.nobody {
        pieces.push(context.text("said_nobody")?);
    }
    if let Some(date) = said.when {
        let date = context.calendar.date(context.words, date)?;
        pieces.push(context.say("factor_by", &[("date", date.into())])?);
    }
    Ok(Text::join(&pieces, ", "))
}

/// What customer people answered about a factor and nobody reviewed, each answer once.
pub(super) fn waiting(context: &Context<'_>, factor: Factor) -> Vec<Said> {
    let Ok(engagement) = context.engagement() else { return Vec::new() };
    let services: Vec<ServiceId> = engagement.intended(context.scene.policy, context.now());
    let mut found: Vec<Said> = Vec::new();
    for ssat in engagement.ssat.values() {
        if ssat.factor == factor && services.contains(&ssat.service) {
            for said in &ssat.said {
                if !found.contains(said) {
                    found.push(said.clone());
                }
            }
        }
    }
    found
}
