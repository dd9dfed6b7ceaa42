//! What the gates measure: goals, a service's metric and dates, and what the figures say.

use std::collections::BTreeMap;

use crate::dialogue::form::{id, per_service};
use crate::dialogue::plan_form::id as input;
use crate::dialogue::problems;
use crate::dialogue::verb::OnForm;
use crate::dialogue::{Inputs, Layout, Notice, PlanForm, Reply};
use crate::engagement::{
    Command, Edit, Engagement, FiguresInput, GoalsInput, HelpWanted, MeasureCommand, MetricInput, Rhythm,
    ServiceId, ServiceInput,
};
use crate::turn::{Stop, Turn, named};

/// Saves a form; what cannot be comes back with what was typed.
///
/// # Errors
/// Stops when the rules say no.
pub async fn save(turn: &mut Turn<'_>, on: &OnForm, inputs: &Inputs) -> Result<Reply, Stop> {
    let engagement = turn.engagement(&on.at.on.engagement).await?;
    let (command, layout) = match &on.form {
        PlanForm::Figures => (figures(&engagement, inputs), Layout::Rows),
        PlanForm::Goals => (MeasureCommand::Goals(goals(inputs)), Layout::Single),
        PlanForm::Service(service) => {
            let input = Box::new(service_input(turn, &engagement, inputs).await?);
            (MeasureCommand::Service { service: service.clone(), input }, Layout::Single)
        }
        PlanForm::Sheet(_) | PlanForm::Arrange(_) | PlanForm::Item(_) | PlanForm::Add(_) | PlanForm::Copy => {
            return Err(Stop::notice(Notice::StaleCard));
        }
    };
    match turn.command(&engagement, Command::Measure(command)).await {
        Ok(change) => turn.plan_saved(&change, on).await,
        Err(stop) => {
            let wrong = problems(&stop.wrong()?, layout);
            Ok(turn.plan_dialog(&engagement, &on.at, on.form.clone(), inputs.clone(), wrong))
        }
    }
}

fn text(inputs: &Inputs, key: &str) -> Edit<String> {
    if inputs.has(key) { Edit::Set(inputs.raw(key).to_owned()) } else { Edit::Keep }
}

fn goals(inputs: &Inputs) -> GoalsInput {
    let help = HelpWanted::ALL.into_iter().find(|help| help.key() == inputs.raw(input::HELP));
    let rhythm = Rhythm::ALL.into_iter().find(|rhythm| rhythm.key() == inputs.raw(input::RHYTHM));
    GoalsInput {
        near: text(inputs, input::NEAR),
        long: text(inputs, input::LONG),
        success: text(inputs, input::SUCCESS),
        help: help.map_or(Edit::Keep, Edit::Set),
        rhythm: rhythm.map_or(Edit::Keep, Edit::Set),
        channel: text(inputs, input::CHANNEL),
    }
}

fn figures(engagement: &Engagement, inputs: &Inputs) -> MeasureCommand {
    let of = |service: &ServiceId| {
        let at = |key: &str| per_service(key, service.as_str());
        let seats = text(inputs, &at(input::SEATS));
        FiguresInput {
            active: inputs.raw(&at(input::ACTIVE)).to_owned(),
            seats,
            value: inputs.raw(&at(input::VALUE)).to_owned(),
        }
    };
    let services = engagement.head.services.iter();
    let offered = services.filter(|service| inputs.has(&per_service(input::ACTIVE, service.as_str())));
    let figures: BTreeMap<_, _> = offered.map(|service| (service.clone(), of(service))).collect();
    let (on, source) = (inputs.raw(input::ON).to_owned(), inputs.raw(input::SOURCE).to_owned());
    MeasureCommand::Figures { on, source, figures }
}

async fn service_input(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    inputs: &Inputs,
) -> Result<ServiceInput, Stop> {
    let csm = named::of(turn, engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
    let csm = match csm {
        Some(named) => Edit::Set(named),
        None if inputs.has(id::PERSON) => Edit::Clear,
        None => Edit::Keep,
    };
    let metric = MetricInput {
        name: inputs.raw(input::METRIC).to_owned(),
        baseline: inputs.raw(input::BASELINE).to_owned(),
        target: inputs.raw(input::GOAL).to_owned(),
        by: inputs.raw(input::BY).to_owned(),
        source: inputs.raw(input::SOURCE).to_owned(),
    };
    let none = [&metric.name, &metric.baseline, &metric.target].iter().all(|text| text.trim().is_empty());
    Ok(ServiceInput {
        seats: text(inputs, input::SEATS),
        metric: if none { Edit::Clear } else { Edit::Set(metric) },
        enabled: text(inputs, input::ENABLED),
        announced: text(inputs, input::ANNOUNCED),
        planned: text(inputs, input::PLANNED),
        migrated: text(inputs, input::MIGRATED),
        csm,
        handshake: text(inputs, input::HANDSHAKE),
    })
}
