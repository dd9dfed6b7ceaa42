//! What is missing, a line each, with the button that opens only that. What is missing is the domain's.

use serde_json::json;

use super::context::{Context, press};
use super::journey_page::{Row, Sheet, acts, opens, shows};
use super::text::Text;
use super::words_journey as words;
use super::{CardError, View};
use crate::dialogue::verb::OfSubject;
use crate::dialogue::{JourneyForm, JourneyVerb, JourneyView, SsatVerb, Verb};
use crate::engagement::{Lack, ProfileField, ServiceId, Subject};
use crate::playbook::{Guard, Pick, Playbook, RuleId};

/// On `sheet`: at most five lines, each with the button that opens only what is missing.
pub(super) fn missing(
    context: &Context<'_>,
    view: &JourneyView,
    mut sheet: Sheet,
) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let missing = engagement.missing(context.scene.policy, context.now());
    let rows =
        missing.lines.iter().map(|lack| lacking(context, lack, view)).collect::<Result<Vec<_>, _>>()?;
    if rows.is_empty() {
        sheet.section(Text::empty(), vec![Row::of(context.text("missing_nothing")?)]);
    }
    sheet.section(Text::empty(), rows);
    if missing.more > 0 {
        let more = context.say("missing_more", &[("count", missing.more.into())])?;
        sheet.section(Text::empty(), vec![Row::of(more)]);
    }
    sheet.presses.push(shows(context, "way_phase", JourneyView::Phase)?);
    sheet.dialogs.push(opens(context, &context.plain("way_override")?, JourneyForm::Override, view)?);
    Ok(sheet.view())
}

fn lacking(context: &Context<'_>, lack: &Lack, view: &JourneyView) -> Result<Row, CardError> {
    let (line, note) = in_words(context, lack)?;
    let mut row = Row::with_note(line, note);
    let field = |field| opens(context, &context.plain("missing_answer")?, JourneyForm::Field(field), view);
    let attest = |subject| {
        let of = OfSubject { on: context.shown()?, subject, view: view.clone() };
        Ok::<_, CardError>(press(&context.plain("missing_attest")?, &Verb::Journey(JourneyVerb::Attest(of))))
    };
    match lack {
        Lack::Field { field: asked } => row.dialogs.push(field(*asked)?),
        Lack::Enter { .. } => {
            let data = Verb::EnterOpen(context.shown()?).dialog_data();
            row.dialogs.push(json!({"title": context.plain("fm_enter")?, "data": data}));
        }
        Lack::Agree { .. } => {
            let data = Verb::AgreeOpen(context.shown()?).dialog_data();
            row.dialogs.push(json!({"title": context.plain("captured_agree")?, "data": data}));
        }
        Lack::Attest { guard, sums } => {
            if !sums.is_empty() {
                row.dialogs.push(field(ProfileField::Active)?);
            }
            row.presses.push(attest(Subject::Guard(*guard))?);
        }
        Lack::Guard { guard, .. } => match figure(*guard) {
            Some(asked) => row.dialogs.push(field(asked)?),
            None => {
                let title = context.plain("way_override")?;
                row.dialogs.push(opens(context, &title, JourneyForm::Override, view)?);
            }
        },
        Lack::Act { act } => match Playbook::get().act(*act).pick {
            Pick::All => row.presses.push(acts(context, *act, view)?),
            Pick::Task | Pick::Service => {
                let title = context.plain("way_act")?;
                row.dialogs.push(opens(context, &title, JourneyForm::Act(Some(*act)), view)?);
            }
        },
        Lack::Task { task } => {
            let title = context.plain("missing_task")?;
            row.dialogs.push(opens(context, &title, JourneyForm::Task(*task), view)?);
        }
        Lack::Output { line, .. } => row.presses.push(attest(Subject::Line(line.clone()))?),
        Lack::Factors => {
            let data = Verb::Ssat(SsatVerb::Open(context.shown()?)).dialog_data();
            row.dialogs.push(json!({"title": context.plain("factors_enter")?, "data": data}));
        }
        Lack::Reviewed => {
            let verb = Verb::Ssat(SsatVerb::Show(context.shown()?));
            row.presses.push(press(&context.plain("missing_look")?, &verb));
        }
        Lack::Outcome => {
            let title = context.plain("way_outcome")?;
            row.dialogs.push(opens(context, &title, JourneyForm::Outcome, view)?);
        }
    }
    Ok(row)
}

/// The answer that can make a guard hold which fails.
fn figure(guard: Guard) -> Option<ProfileField> {
    let field = [
        (Guard::MigrationMeasured, ProfileField::Migrated),
        (Guard::UsageReached, ProfileField::Active),
        (Guard::NotInAdditionalBenefit, ProfileField::Benefit),
        (Guard::TechnicalGapsFound, ProfileField::TechnicalGaps),
        (Guard::NoTechnicalGaps, ProfileField::TechnicalGaps),
        (Guard::NoMigration, ProfileField::Migration),
        (Guard::MigrationInScope, ProfileField::Migration),
        (Guard::IsRfa, ProfileField::Motion),
        (Guard::NotRfa, ProfileField::Motion),
    ];
    field.iter().find(|(own, _)| *own == guard).map(|(_, field)| *field)
}

/// What is missing: a line, and why.
fn in_words(context: &Context<'_>, lack: &Lack) -> Result<(Text, Text), CardError> {
    let locale = context.words.locale();
    let services = |services: &[ServiceId]| {
        let names: Vec<Text> = services.iter().map(|service| context.service(service)).collect();
        context.words.list(&names)
    };
    Ok(match lack {
        Lack::Field { field } => (words::question(context, *field)?, words::why(context, *field)?),
        Lack::Enter { services: open } => {
            (context.say("missing_enter", &[("services", services(open)?.into())])?, Text::empty())
        }
        Lack::Agree { services: open } => {
            (context.say("missing_agree", &[("services", services(open)?.into())])?, Text::empty())
        }
        Lack::Attest { guard: asked, sums } | Lack::Guard { guard: asked, sums } => {
            (words::guard_with_sums(context, *asked, sums)?, Text::empty())
        }
        Lack::Act { act } => {
            let name = Text::name(Playbook::get().act(*act).names.of(locale));
            (context.say("missing_act", &[("act", name.into())])?, Text::empty())
        }
        Lack::Task { task } => {
            let view = context.engagement()?.task_view(*task, context.scene.policy, context.now());
            let rule = view.and_then(|view| view.rule);
            let note = rule.map_or_else(Text::empty, |rule| words::reason(context, rule));
            let name = words::task_name(context, *task);
            (context.say("missing_task_line", &[("task", name.into())])?, note)
        }
        Lack::Output { line, .. } => {
            let known = Playbook::get().line(line);
            let name = known.map_or(line.as_str(), |(_, line)| line.names.of(locale));
            (Text::name(name), Text::empty())
        }
        Lack::Factors => (words::guard(context, Guard::SsatSettled), Text::empty()),
        Lack::Reviewed => (words::guard(context, Guard::SsatReviewed), Text::empty()),
        Lack::Outcome => (context.text("missing_outcome")?, words::reason(context, RuleId::ReviewOutcome)),
    })
}
