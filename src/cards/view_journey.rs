//! The FM's card of the playbook: where the engagement is, what is missing, rules, tasks, one process.
//!
//! What a successor and a customer read of the journey is in `view_parting`; forms are in `view_journey_form`.

use serde_json::{Value, json};

use super::context::{Context, press, styled};
use super::lines::groups;
use super::text::Text;
use super::words_journey as words;
use super::{CardError, View, view_terms};
use crate::dialogue::verb::{OfAct, OfForm, OfProcess, OfSubject, OfView};
use crate::dialogue::{JourneyForm, JourneyVerb, JourneyView, SsatVerb, Verb};
use crate::engagement::{
    Applies, GuardState, Lack, LineState, ProcessLine, ProfileField, Subject, TaskView, Way,
};
use crate::playbook::{ActId, Guard, Pick, Playbook, Process, ProcessId, RuleId};

/// The most acts that stand on the card as buttons of their own.
const MOST_ACTS: usize = 3;

/// A row: a line, a note below it, its buttons.
#[derive(Default)]
pub(super) struct Row {
    pub(super) line: Text,
    pub(super) note: Text,
    pub(super) presses: Vec<Value>,
    pub(super) dialogs: Vec<Value>,
}

impl Row {
    pub(super) fn of(line: Text) -> Self {
        Self { line, ..Self::default() }
    }

    pub(super) fn with_note(line: Text, note: Text) -> Self {
        Self { line, note, ..Self::default() }
    }
}

/// A heading with its rows.
pub(super) struct Section {
    pub(super) heading: Text,
    pub(super) rows: Vec<Row>,
}

/// A whole card.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) title: Text,
    pub(super) subtitle: Text,
    pub(super) sections: Vec<Section>,
    /// What one comes for: the button that stands out.
    pub(super) first: Option<Value>,
    pub(super) presses: Vec<Value>,
    pub(super) dialogs: Vec<Value>,
    /// Buttons of a second line: Teams shows six in one.
    pub(super) more_presses: Vec<Value>,
    pub(super) more_dialogs: Vec<Value>,
    pub(super) summary: String,
}

impl Sheet {
    /// A section, if it has rows.
    pub(super) fn section(&mut self, heading: Text, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.sections.push(Section { heading, rows });
        }
    }

    pub(super) fn view(self) -> View {
        let row = |row: Row| {
            let any = !row.presses.is_empty() || !row.dialogs.is_empty();
            json!({
                "line": row.line,
                "note": row.note,
                "any": any,
                "gap": if any { "medium" } else { "small" },
                "presses": row.presses,
                "dialogs": row.dialogs,
            })
        };
        let section = |section: Section| {
            let rows: Vec<Value> = section.rows.into_iter().map(row).collect();
            json!({"heading": section.heading, "rows": rows})
        };
        let mut presses = styled(self.first.into_iter().collect(), "positive");
        presses.extend(styled(self.presses, "default"));
        let mut groups = lines_of(presses, styled(self.dialogs, "default"));
        let (presses, dialogs) = (styled(self.more_presses, "default"), styled(self.more_dialogs, "default"));
        groups.extend(lines_of(presses, dialogs));
        let data = json!({
            "title": self.title,
            "subtitle": self.subtitle,
            "sections": self.sections.into_iter().map(section).collect::<Vec<_>>(),
            "groups": groups,
        });
        View::new("journey", self.summary, data)
    }
}

/// Buttons in lines, those that are pressed before those that open a dialog.
fn lines_of(presses: Vec<Value>, dialogs: Vec<Value>) -> Vec<Value> {
    let presses = presses.into_iter().map(|one| (one, true));
    groups(presses.chain(dialogs.into_iter().map(|one| (one, false))))
}

/// A button that opens a form.
pub(super) fn opens(
    context: &Context<'_>,
    title: &str,
    form: JourneyForm,
    view: &JourneyView,
) -> Result<Value, CardError> {
    let verb = Verb::Journey(JourneyVerb::Open(OfForm { on: context.shown()?, form, view: view.clone() }));
    Ok(json!({"title": title, "data": verb.dialog_data()}))
}

fn shows(context: &Context<'_>, id: &str, view: JourneyView) -> Result<Value, CardError> {
    let verb = Verb::Journey(JourneyVerb::Show(OfView { on: context.shown()?, view }));
    Ok(press(&context.plain(id)?, &verb))
}

fn acts(context: &Context<'_>, act: ActId, view: &JourneyView) -> Result<Value, CardError> {
    let title = Playbook::get().act(act).names.of(context.words.locale()).to_owned();
    let verb = Verb::Journey(JourneyVerb::Act(OfAct { on: context.shown()?, act, view: view.clone() }));
    Ok(press(&title, &verb))
}

/// The card as it shows `view`.
pub(super) fn card(context: &Context<'_>, view: &JourneyView) -> Result<View, CardError> {
    match view {
        JourneyView::Phase => phase(context, view),
        JourneyView::Missing => missing(context, view),
        JourneyView::Rules => rules(context),
        JourneyView::Tasks => tasks(context, view),
        JourneyView::Process(id) => process(context, view, id),
    }
}

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

/// At most five lines, each with the button that opens only what is missing.
fn missing(context: &Context<'_>, view: &JourneyView) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let missing = engagement.missing(context.scene.policy, context.now());
    let mut sheet = sheet(context, "missing_title")?;
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
    let (line, note) = words::lack(context, lack)?;
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
