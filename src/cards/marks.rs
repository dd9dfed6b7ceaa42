//! How far a service has come, in words with a sign before them (never by colour alone): for the FM in full,
//! for everyone in a few plain words. *Agreed* is the FM's record, *confirmed* the customer's tap; no mark
//! says one for the other.

use serde_json::{Value, json};

use super::CardError;
use super::context::Context;
use super::facts;
use super::people;
use super::text::Text;
use super::words::Arg;
use crate::engagement::{
    Agreed, Correction, CorrectionState, FieldStanding, How, ServiceId, Standing, State, Status,
};

/// A mark and how it is coloured.
pub(super) struct Mark {
    pub(super) text: Text,
    color: &'static str,
}

impl Mark {
    fn plain(text: Text) -> Self {
        Self { text, color: "default" }
    }

    fn good(text: Text) -> Self {
        Self { text, color: "good" }
    }

    fn attention(text: Text) -> Self {
        Self { text, color: "attention" }
    }

    pub(super) fn none() -> Self {
        Self::plain(Text::empty())
    }
}

/// A row of a card: a line and the mark under it.
pub(super) fn row(line: Text, mark: &Mark) -> Value {
    json!({"line": line, "note": mark.text, "color": mark.color, "subtle": mark.color == "default"})
}

/// The mark for the FM.
pub(super) fn for_fm(context: &Context<'_>, service: &ServiceId) -> Result<Mark, CardError> {
    let standing = context.standing(service)?;
    if let Some(mark) = trouble(context, &standing)? {
        return Ok(mark);
    }
    if standing.out {
        return Ok(Mark::plain(context.text("mark_out")?));
    }
    Ok(match standing.state {
        State::Confirmed => Mark::good(confirmed(context, service)?),
        State::Agreed => Mark::plain(agreed(context, service)?),
        State::Captured => match asked(context, service)? {
            Some(text) => Mark::plain(text),
            None => Mark::plain(context.text("mark_captured")?),
        },
        State::Partial if standing.undecided => Mark::plain(context.text("mark_undecided")?),
        State::Partial => {
            let missing = standing.missing.iter().map(|field| facts::field(context, *field));
            let missing = context.words.list(&missing.collect::<Result<Vec<_>, _>>()?)?;
            Mark::plain(context.say("mark_partial", &[("missing", missing.into())])?)
        }
        // The line itself says so.
        State::Missing => Mark::none(),
    })
}

/// A dispute or an open report: what waits for the FM comes before everything else.
fn trouble(context: &Context<'_>, standing: &Standing) -> Result<Option<Mark>, CardError> {
    if standing.disputed {
        let answers = standing.fields.values().flat_map(|field| &field.disputed);
        let mut names = Vec::new();
        for answer in answers {
            if !names.contains(&answer.person) {
                names.push(answer.person);
            }
        }
        let names = context.names(&names)?;
        return Ok(Some(Mark::attention(context.say("mark_disputed", &[("names", names.into())])?)));
    }
    let engagement = context.engagement()?;
    let open = standing.open.first().and_then(|no| engagement.corrections.get(no));
    open.map(|report| {
        let name = context.name(report.by)?;
        Ok(Mark::attention(context.say("mark_wrong", &[("name", name.into())])?))
    })
    .transpose()
}

fn confirmed(context: &Context<'_>, service: &ServiceId) -> Result<Text, CardError> {
    let Some((people, at)) = people::signers(context, service) else {
        return Ok(Text::empty());
    };
    let when = context.calendar.moment(context.words, at)?;
    context.say("mark_confirmed", &[("names", context.names(&people)?.into()), ("when", when.into())])
}

fn agreed(context: &Context<'_>, service: &ServiceId) -> Result<Text, CardError> {
    let Some(agreed) = context.dibs(service).and_then(|dibs| dibs.agreed.as_ref()) else {
        // Agreed by way of confirmed fields alone; what is left has been agreed too.
        return context.text("mark_captured");
    };
    let date = context.calendar.date(context.words, agreed.on)?;
    let name = context.name(agreed.with)?;
    context.say("mark_agreed", &[("name", name.into()), ("how", how(agreed)), ("date", date.into())])
}

fn how(agreed: &Agreed) -> Arg {
    Arg::Key(match agreed.how {
        How::Meeting => "meeting",
        How::Email => "email",
        How::Call => "call",
    })
}

fn asked(context: &Context<'_>, service: &ServiceId) -> Result<Option<Text>, CardError> {
    let asked = context.dibs(service).and_then(|dibs| dibs.asked.as_ref());
    asked
        .map(|asked| {
            let date = context
                .calendar
                .date(context.words, asked.at.to_zoned(context.calendar.zone.clone()).date())?;
            context.say("mark_asked", &[("date", date.into())])
        })
        .transpose()
}

/// The mark on the card that everyone sees.
pub(super) fn for_everyone(context: &Context<'_>, service: &ServiceId) -> Result<Mark, CardError> {
    let standing = context.standing(service)?;
    if standing.disputed || !standing.open.is_empty() {
        return Ok(Mark::attention(context.text("home_wrong")?));
    }
    if standing.out {
        return Ok(Mark::plain(context.text("home_out")?));
    }
    let dibs = context.dibs(service);
    Ok(match standing.state {
        State::Confirmed => Mark::good(context.text("home_confirmed")?),
        // Nobody is asked any more once the engagement is closed.
        State::Agreed | State::Captured
            if dibs.is_some_and(|dibs| dibs.asked.is_some())
                && context.engagement()?.head.status != Status::Closed =>
        {
            Mark::plain(context.text("home_check")?)
        }
        State::Agreed => match dibs.and_then(|dibs| dibs.agreed.as_ref()) {
            Some(agreed) => {
                let date = context.calendar.date(context.words, agreed.on)?;
                Mark::plain(context.say("home_agreed", &[("date", date.into())])?)
            }
            None => Mark::plain(context.text("home_noted")?),
        },
        State::Captured => Mark::plain(context.text("home_noted")?),
        State::Partial | State::Missing => Mark::plain(context.text("home_open")?),
    })
}

/// The mark in the request to confirm: what was answered so far about this service.
pub(super) fn in_request(
    context: &Context<'_>,
    service: &ServiceId,
    all_done: bool,
) -> Result<Mark, CardError> {
    let engagement = context.engagement()?;
    let standing = context.standing(service)?;
    let reports: Vec<&Correction> =
        engagement.corrections.values().filter(|c| c.service == *service).collect();
    let open: Vec<&&Correction> = reports.iter().filter(|c| c.state == CorrectionState::Open).collect();
    if standing.disputed || !open.is_empty() {
        let mut lines = Vec::new();
        if standing.disputed {
            for answer in standing.fields.values().flat_map(|field| &field.disputed) {
                lines.push(answer_line(context, answer.person, answer.value.as_ref())?);
            }
        } else {
            for report in open {
                let first = report.values.first();
                lines.push(answer_line(context, report.by, first)?);
            }
        }
        return Ok(Mark::attention(context.say("marked", &[("problem", Text::join(&lines, " · ").into())])?));
    }
    if standing.state == State::Confirmed {
        let Some((people, at)) = people::signers(context, service).filter(|_| !all_done) else {
            return Ok(Mark::none());
        };
        let date = context.calendar.date(context.words, at.to_zoned(context.calendar.zone.clone()).date())?;
        let args = [("names", context.names(&people)?.into()), ("date", date.into())];
        return Ok(Mark::good(context.say("request_row_confirmed", &args)?));
    }
    // The FM's latest answer stays until the service is confirmed.
    for report in reports.iter().rev() {
        if let CorrectionState::Answered { by, text, .. } = &report.state {
            let text = context.typed(*text).unwrap_or_default();
            let args = [("name", context.name(*by)?.into()), ("text", text.into())];
            return Ok(Mark::plain(context.say("request_row_answered", &args)?));
        }
    }
    Ok(Mark::none())
}

/// The answers that differ about one point, each with its name.
pub(super) fn answers(context: &Context<'_>, standing: &FieldStanding) -> Result<Text, CardError> {
    let lines = standing.disputed.iter().map(|a| answer_line(context, a.person, a.value.as_ref()));
    Ok(Text::join(&lines.collect::<Result<Vec<_>, _>>()?, " · "))
}

fn answer_line(
    context: &Context<'_>,
    person: crate::engagement::PersonNo,
    value: Option<&crate::engagement::FieldValue>,
) -> Result<Text, CardError> {
    let name = context.name(person)?;
    match value {
        Some(value) => {
            let value = facts::value(context, value)?;
            context.say("request_answer_line", &[("name", name.into()), ("value", value.into())])
        }
        None => context.say("request_answer_bare", &[("name", name.into())]),
    }
}
