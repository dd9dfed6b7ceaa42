//! What the figures say: for each service how far its use has come and what its gate still lacks. For the FM.

use super::CardError;
use super::context::Context;
use super::sheet::{Ground, Page, Row, Section, Tone};
use super::text::Text;
use crate::dialogue::{PlanForm, Sheet};
use crate::engagement::{Measure, ServiceId, Sum};

/// The figures of all services.
pub(super) fn figures(ground: &Ground<'_>) -> Result<Page, CardError> {
    let context = ground.context.for_the_fm()?;
    let engagement = context.engagement()?;
    let services = engagement.intended(context.scene.policy, context.now());
    let mut section = Section::default();
    let mut met = 0_usize;
    for service in &services {
        let measure = engagement.measure(service);
        let sum = engagement.usage_sum(service, context.scene.policy);
        let reached = sum.is_some_and(Sum::is_met);
        met += usize::from(reached);
        // What an own metric counts is in the note.
        let read = if measure.metric.is_some() && !is_read(&measure) {
            Text::empty()
        } else {
            read(context, service, &measure)?
        };
        let line = Text::join(&[context.service(service).bold(), read], " · ");
        let mut row = Row::new(line, gate(context, service, &measure, sum)?);
        row.tone = if reached { Tone::Good } else { Tone::Plain };
        row.buttons.push(ground.form("figures_details", PlanForm::Service(service.clone()))?);
        section.rows.push(row);
    }
    let args = [("met", met.into()), ("all", services.len().into())];
    let title = context.say("figures_title", &[("customer", context.customer()?.into())])?;
    let lead = context.say("figures_lead", &args)?;
    Ok(Page {
        summary: Text::join(&[title.clone(), lead.clone()], ": ").raw().to_owned(),
        title,
        lead,
        hint: success(context)?,
        sections: vec![section],
        foot: Text::empty(),
        actions: vec![vec![
            ground.form("figures_enter", PlanForm::Figures)?,
            ground.form("goals_enter", PlanForm::Goals)?,
            ground.go("plan_back", &Sheet::Checklist)?,
        ]],
    })
}

/// What success means to the customer.
fn success(context: &Context<'_>) -> Result<Text, CardError> {
    match context.engagement()?.goals.success.and_then(|no| context.typed(no)) {
        Some(text) => context.say("figures_success", &[("text", text.cut(300).into())]),
        None => context.text("figures_no_success"),
    }
}

/// Whether active users were read at all.
fn is_read(measure: &Measure) -> bool {
    measure.readings.iter().any(|reading| reading.active.is_some())
}

/// "87 of 1,000 active (8.7%) on 3 March".
pub(super) fn read(context: &Context<'_>, service: &ServiceId, measure: &Measure) -> Result<Text, CardError> {
    let latest = measure.readings.iter().rev().find(|reading| reading.active.is_some());
    let Some((reading, active)) = latest.and_then(|reading| Some((reading, reading.active?))) else {
        return context.text("figures_unread");
    };
    let on = context.calendar.date(context.words, reading.on)?;
    let mut args = vec![("active", context.count(active).into()), ("date", on.into())];
    match (measure.seats, context.engagement()?.usage_tenths(service)) {
        (Some(seats), Some(tenths)) => {
            args.push(("seats", context.count(seats).into()));
            args.push(("percent", context.percent(tenths).into()));
            context.say("figures_read", &args)
        }
        (Some(_) | None, _) => context.say("figures_read_alone", &args),
    }
}

/// "87 of 100 active users: 13 to go", migration and dates after it.
fn gate(
    context: &Context<'_>,
    service: &ServiceId,
    measure: &Measure,
    sum: Option<Sum>,
) -> Result<Text, CardError> {
    let mut pieces = Vec::new();
    // Nothing read is no zero.
    let unread = measure.metric.is_none() && !is_read(measure);
    match (sum, &measure.metric) {
        (Some(sum), Some(metric)) => {
            let name = context.typed(metric.name).unwrap_or_default().cut(80);
            let args = [
                ("name", name.into()),
                ("have", context.count(sum.have).into()),
                ("need", context.count(sum.need).into()),
            ];
            pieces.push(context.say("figures_metric", &args)?);
        }
        (Some(sum), None) => {
            let args = [
                ("have", context.count(sum.have).into()),
                ("need", context.count(sum.need).into()),
                ("percent", context.percent(context.scene.policy.journey.usage_percent * 10).into()),
            ];
            pieces.push(context.say(if unread { "figures_gate_unread" } else { "figures_gate" }, &args)?);
        }
        (None, _) => pieces.push(context.text("figures_no_seats")?),
    }
    if let Some(sum) = sum.filter(|_| !unread) {
        pieces.push(if sum.is_met() {
            context.text("figures_met")?
        } else {
            context.say("figures_lacking", &[("count", context.count(sum.lacking()).into())])?
        });
    }
    if let Some(sum) = context.engagement()?.migration_sum(service) {
        let args = [("have", context.count(sum.have).into()), ("need", context.count(sum.need).into())];
        pieces.push(context.say("figures_migrated", &args)?);
    }
    for (id, date) in [("figures_enabled", measure.enabled), ("figures_announced", measure.announced)] {
        if let Some(date) = date {
            pieces.push(context.say(id, &[("date", context.calendar.date(context.words, date)?.into())])?);
        }
    }
    if let Some(csm) = measure.csm {
        let name = context.name(csm)?;
        pieces.push(match context.engagement()?.handed_on(service) {
            Some(date) => {
                let date = context.calendar.date(context.words, date)?;
                context.say("figures_handshake", &[("name", name.into()), ("date", date.into())])?
            }
            None => context.say("figures_csm", &[("name", name.into())])?,
        });
    }
    Ok(Text::join(&pieces, " · "))
}
