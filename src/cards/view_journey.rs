//! The FM's card of the playbook: where the engagement is, what is missing, rules, tasks, one process.
//!
//! What is missing is in `view_missing`; what a successor and a customer read of the journey is in `view_parting`; forms are
//! in `view_journey_form`.

use super::context::{Context, press};
use super::journey_page::{Row, Sheet, acts, opens, shows};
use super::text::Text;
use super::words_journey as words;
use super::{CardError, View, view_missing, view_terms};
use crate::dialogue::verb::{OfProcess, OfView};
use crate::dialogue::{JourneyForm, JourneyVerb, JourneyView, Verb};
use crate::engagement::{Applies, GuardState, LineState, ProcessLine, ProfileField, TaskView, Way};
use crate::playbook::{Playbook, Process, ProcessId, RuleId};

/// The most acts that stand on the card as buttons of their own.
const MOST_ACTS: usize = 3;

/// The card as it shows `view`.
pub(super) fn card(context: &Context<'_>, view: &JourneyView) -> Result<View, CardError> {
    match view {
        JourneyView::Phase => phase(context, view),
        JourneyView::Missing => view_missing::missing(context, view, sheet(context, "missing_title")?),
        JourneyView::Rules => rules(context),
        JourneyView::Tasks => tasks(context, view),
        JourneyView::Process(id) => process(context, view, id),
    }
}

/// A card of the journey, still empty.
fn sheet(context: &Context<'_>, id: &str) -> Result<Sheet, CardError> {
    let title = context.say(id, &[("customer", context.customer()?.into())])?;
    let summary = title.raw().to_owned();
    let subtitle = words::place(context)?;
    Ok(Sheet { title, subtitle, summary, ..Sheet::default() })
}

/// Where the engagement is, and what is next.
fn phase(context: &Context<'_>, view: &JourneyView) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let (policy, now) = (context.scene.policy, context.now());
    let mut sheet = sheet(context, "way_title")?;
    sheet.section(Text::empty(), words::tracks(context)?.into_iter().map(Row::of).collect());
    let ways = engagement.main_ways(policy, now);
    let choosing = ways.iter().any(|way| words::is_choice(way.act));
    let mut next = Vec::new();
    for way in ways.iter().filter(|way| !words::is_choice(way.act)) {
        next.push(next_row(context, way)?);
    }
    if choosing {
        next.push(Row::of(context.text("way_choose")?));
    }
    if engagement.head.phase.is_closed() {
        next.push(Row::of(words::over(context)?));
    }
    sheet.section(context.text("way_next")?, next);
    sheet.section(context.text("way_overrides")?, words::overrides(context)?);
    sheet.section(context.text("way_cycles")?, words::cycles(context)?);
    let ready = ways.iter().filter(|way| way.unmet.is_empty() && !words::is_choice(way.act));
    for way in ready.take(MOST_ACTS) {
        let act = acts(context, way.act, view)?;
        if sheet.first.is_none() { sheet.first = Some(act) } else { sheet.presses.push(act) }
    }
    if let Some(send) = view_terms::send(context, view)? {
        if sheet.first.is_none() { sheet.first = Some(send) } else { sheet.presses.push(send) }
    }
    if choosing {
        sheet.dialogs.push(opens(context, &context.plain("way_outcome")?, JourneyForm::Outcome, view)?);
    }
    sheet.dialogs.push(opens(context, &context.plain("way_act")?, JourneyForm::Act(None), view)?);
    if engagement.path.state.cover.is_some() {
        let verb = JourneyVerb::EndCover(OfView { on: context.shown()?, view: view.clone() });
        sheet.presses.push(press(&context.plain("way_uncover")?, &Verb::Journey(verb)));
    }
    more(context, view, &mut sheet)?;
    Ok(sheet.view())
}

/// The second line of buttons: the other sides of the card, and what is done by hand.
fn more(context: &Context<'_>, view: &JourneyView, sheet: &mut Sheet) -> Result<(), CardError> {
    let engagement = context.engagement()?;
    sheet.more_presses.push(shows(context, "way_missing", JourneyView::Missing)?);
    sheet.more_presses.push(shows(context, "way_tasks", JourneyView::Tasks)?);
    sheet.more_presses.push(shows(context, "way_rules", JourneyView::Rules)?);
    if let Some(process) = engagement.processes_here().first() {
        sheet.more_presses.push(shows(context, "way_process", JourneyView::Process(process.id.clone()))?);
    }
    if engagement.path.state.hold.is_some() {
        let verb = JourneyVerb::Resume(OfView { on: context.shown()?, view: view.clone() });
        sheet.more_presses.push(press(&context.plain("way_resume")?, &Verb::Journey(verb)));
    } else if !engagement.head.phase.is_closed() {
        sheet.more_dialogs.push(opens(context, &context.plain("way_rest")?, JourneyForm::Rest, view)?);
    }
    sheet.more_dialogs.push(opens(context, &context.plain("way_override")?, JourneyForm::Override, view)?);
    Ok(())
}

fn next_row(context: &Context<'_>, way: &Way) -> Result<Row, CardError> {
    let locale = context.words.locale();
    let act = Text::name(Playbook::get().act(way.act).names.of(locale));
    let open: Vec<Text> = way
        .unmet
        .iter()
        .map(|standing| match standing.state {
            GuardState::Ask(field) => {
                let question = words::question(context, field)?;
                context.say("way_open_answer", &[("question", question.into())])
            }
            GuardState::Holds | GuardState::Attestable | GuardState::Fails => {
                words::guard_with_sums(context, standing.guard, &standing.sums)
            }
        })
        .collect::<Result<_, _>>()?;
    let line = context.say("way_next_line", &[("act", act.bold().into())])?;
    if open.is_empty() {
        return Ok(Row::with_note(line, context.text("way_nothing_open")?));
    }
    Ok(Row::with_note(line, context.say("way_open", &[("what", Text::join(&open, " · ").into())])?))
}

/// Every rule that applies or cannot be told yet, with its reason.
fn rules(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let mut sheet = sheet(context, "rules_title")?;
    let mut applying = Vec::new();
    let mut open: Vec<(ProfileField, Vec<Text>)> = Vec::new();
    let answers = |field| {
        opens(context, &context.plain("missing_answer")?, JourneyForm::Field(field), &JourneyView::Rules)
    };
    for ruling in engagement.rulings(context.scene.policy, context.now()) {
        match ruling.applies {
            Applies::Yes => {
                let mut row = Row::of(words::rule(context, &ruling)?);
                row.note = words::reason(context, ruling.rule);
                if ruling.rule == RuleId::PartnerScope {
                    // Who covers what is noted, and shown here.
                    let scope = engagement.path.profile.scope.and_then(|no| context.typed(no));
                    row.note = scope.unwrap_or(row.note);
                    row.dialogs.push(answers(ProfileField::Scope)?);
                }
                applying.push(row);
            }
            Applies::No => {}
            Applies::Ask(field) => {
                let name = Text::name(Playbook::get().rule(ruling.rule).names.of(context.words.locale()));
                match open.iter_mut().find(|(asked, _)| *asked == field) {
                    Some((_, rules)) => rules.push(name),
                    None => open.push((field, vec![name])),
                }
            }
        }
    }
    // One answer tells of all rules that hang on it.
    let open = open.into_iter().map(|(field, rules)| {
        let mut row = Row::with_note(words::question(context, field)?, context.words.list(&rules)?);
        row.dialogs.push(answers(field)?);
        Ok(row)
    });
    let open = open.collect::<Result<Vec<_>, CardError>>()?;
    sheet.section(context.text("rules_apply")?, applying);
    sheet.section(context.text("rules_not_known")?, open);
    sheet.presses.push(shows(context, "way_phase", JourneyView::Phase)?);
    Ok(sheet.view())
}

/// The tasks that apply or were touched, those that are lacking first.
fn tasks(context: &Context<'_>, view: &JourneyView) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let mut sheet = sheet(context, "tasks_title")?;
    let all = engagement.task_views(context.scene.policy, context.now());
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    let started = |task: &&TaskView| task.applies.is_yes() || engagement.path.tasks.contains_key(&task.id);
    for task in all.iter().filter(started) {
        let row = task_row(context, task, view)?;
        if task.status.is_closed() { closed.push(row) } else { open.push(row) }
    }
    sheet.section(context.text("tasks_open")?, open);
    sheet.section(context.text("tasks_closed")?, closed);
    sheet.section(Text::empty(), vec![Row::with_note(Text::empty(), context.text("tasks_hint")?)]);
    sheet.presses.push(shows(context, "way_phase", JourneyView::Phase)?);
    sheet.dialogs.push(opens(context, &context.plain("tasks_find")?, JourneyForm::Find, view)?);
    sheet.dialogs.push(opens(context, &context.plain("way_act")?, JourneyForm::Act(None), view)?);
    Ok(sheet.view())
}

/// A task, with what its own matter says and offers.
fn task_row(context: &Context<'_>, task: &TaskView, view: &JourneyView) -> Result<Row, CardError> {
    let mut row = Row::of(words::task(context, task)?);
    view_terms::on_row(context, &mut row, task.id, view)?;
    Ok(row)
}

/// One process: key inputs, tasks, key outputs.
fn process(context: &Context<'_>, view: &JourneyView, id: &ProcessId) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let (policy, now) = (context.scene.policy, context.now());
    let known = Playbook::get().process(id).zip(engagement.process_view(id, policy, now));
    let (process, state) = known.ok_or(CardError::Scene { what: "the process" })?;
    let locale = context.words.locale();
    let mut sheet = sheet(context, "way_title")?;
    let name = Text::name(process.names.of(locale));
    let args = [("process", name.into()), ("customer", context.customer()?.into())];
    sheet.title = context.say("process_title", &args)?;
    sheet.summary = sheet.title.raw().to_owned();
    sheet.section(Text::empty(), vec![Row::of(Text::name(process.purpose.of(locale)))]);
    let absent = state.missing_inputs().count();
    let mut inputs = lines(context, &state.inputs)?;
    if absent > 0 {
        inputs.push(Row::of(context.say("process_inputs_missing", &[("count", absent.into())])?));
    }
    sheet.section(context.text("process_inputs")?, inputs);
    let counts = |task: &&TaskView| task.applies.is_yes() || engagement.path.tasks.contains_key(&task.id);
    let tasks = state.tasks.iter().filter(counts);
    let tasks = tasks.map(|task| task_row(context, task, view)).collect::<Result<_, _>>()?;
    sheet.section(context.text("process_tasks")?, tasks);
    sheet.section(context.text("process_outputs")?, lines(context, &state.outputs)?);
    let missing = state.inputs.iter().chain(&state.outputs).any(|line| line.state == LineState::Missing);
    if missing {
        let of = OfProcess { on: context.shown()?, process: id.clone() };
        sheet.presses.push(press(&context.plain("process_all")?, &Verb::Journey(JourneyVerb::AttestAll(of))));
        let title = context.plain("process_some")?;
        sheet.dialogs.push(opens(context, &title, JourneyForm::Attest(id.clone()), view)?);
    }
    expert(context, &mut sheet, process, view)?;
    for other in engagement.processes_here().iter().filter(|other| other.id != *id) {
        let verb = OfView { on: context.shown()?, view: JourneyView::Process(other.id.clone()) };
        sheet.more_presses.push(press(other.names.of(locale), &Verb::Journey(JourneyVerb::Show(verb))));
    }
    sheet.more_presses.push(shows(context, "way_phase", JourneyView::Phase)?);
    sheet.more_presses.push(shows(context, "way_missing", JourneyView::Missing)?);
    sheet.more_dialogs.push(opens(context, &context.plain("tasks_find")?, JourneyForm::Find, view)?);
    Ok(sheet.view())
}

/// The adoption expert, on the card of the process that says whom to introduce: who that is, or the button.
fn expert(
    context: &Context<'_>,
    sheet: &mut Sheet,
    process: &Process,
    view: &JourneyView,
) -> Result<(), CardError> {
    let engagement = context.engagement()?;
    if !process.next.iter().any(|line| line.rule == Some(RuleId::Enterprise20000)) {
        return Ok(());
    }
    if let Some(no) = engagement.path.state.expert {
        let row = Row::of(context.say("expert_done", &[("name", context.name(no)?.into())])?);
        sheet.section(Text::empty(), vec![row]);
    } else if engagement.wants_expert(context.scene.policy, context.now()) && engagement.head.home.is_some() {
        let title = context.plain("introduce_title")?;
        sheet.dialogs.push(opens(context, &title, JourneyForm::Introduce, view)?);
    }
    Ok(())
}

fn lines(context: &Context<'_>, lines: &[ProcessLine]) -> Result<Vec<Row>, CardError> {
    let shown = lines.iter().filter(|line| !matches!(line.state, LineState::Spared(_)));
    shown.map(|line| words::line(context, line)).collect()
}
