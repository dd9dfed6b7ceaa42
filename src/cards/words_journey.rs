//! The journey in words: phases, tracks, guards with their sums, rules, tasks, lines, questions.

use super::CardError;
use super::context::Context;
use super::journey_page::Row;
use super::text::Text;
use crate::engagement::{
    GuardState, LineState, Phase, ProcessLine, ProfileField, Proof, Ruling, ServiceId, Sum, TaskView,
};
use crate::playbook::{ActId, Guard, Playbook, RuleId, TaskId, TaskStatus};

/// A phase's name.
pub(super) fn phase(context: &Context<'_>, phase: Phase) -> Text {
    let words = Playbook::get().phase(&phase.id());
    Text::name(words.map_or(phase.key(), |words| words.names.of(context.words.locale())))
}

/// "Kick-off held · cycle 2", and why it rests if it does.
pub(super) fn place(context: &Context<'_>) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    let mut pieces = vec![phase(context, engagement.head.phase)];
    if engagement.head.cycle > 1 {
        let no = usize::try_from(engagement.head.cycle).unwrap_or(usize::MAX);
        pieces.push(context.say("way_cycle", &[("no", no.into())])?);
    }
    if let Some(hold) = &engagement.path.state.hold {
        let status = Playbook::get().status(hold.status).names.of(context.words.locale());
        let reason = context.typed(hold.reason).unwrap_or_default();
        let next = context.typed(hold.next).unwrap_or_default();
        let on = context.calendar.date(context.words, hold.on)?;
        let args = [
            ("status", Text::name(status).into()),
            ("reason", reason.into()),
            ("next", next.into()),
            ("date", on.into()),
        ];
        pieces.push(context.say("way_rests", &args)?);
    }
    if let Some(cover) = engagement.path.state.cover {
        let until = context.calendar.date(context.words, cover.until)?;
        let args = [("name", context.name(cover.person)?.into()), ("date", until.into())];
        pieces.push(context.say("way_covered", &args)?);
    }
    Ok(Text::join(&pieces, " · "))
}

/// The two tracks, where they run side by side.
pub(super) fn tracks(context: &Context<'_>) -> Result<Vec<Text>, CardError> {
    let engagement = context.engagement()?;
    if !engagement.head.phase.has_tracks() {
        return Ok(Vec::new());
    }
    let closed = engagement.path.did(ActId::WorkshopClosed);
    let success = match engagement.path.profile.benefit {
        Some(crate::engagement::Benefit::Enrolled) => "way_track_spared",
        _ if closed => "way_track_closed",
        _ => "way_track_open",
    };
    let technical = phase(context, engagement.head.phase);
    Ok(vec![context.text(success)?, context.say("way_track_technical", &[("phase", technical.into())])?])
}

/// Whether an act chooses the review's outcome.
pub(super) fn is_choice(act: ActId) -> bool {
    Playbook::get().outcomes().iter().any(|outcome| outcome.act == act)
}

/// That it is over, and when to look again.
pub(super) fn over(context: &Context<'_>) -> Result<Text, CardError> {
    let date = context.engagement()?.look_again_on(context.scene.policy);
    context.say("way_over", &[("date", context.calendar.date(context.words, date)?.into())])
}

/// Changes of phase against the playbook, the latest first.
pub(super) fn overrides(context: &Context<'_>) -> Result<Vec<Row>, CardError> {
    let path = &context.engagement()?.path;
    let rows = path.overrides.values().rev().take(3).map(|over| {
        let at = context.calendar.moment(context.words, over.at)?;
        let args = [
            ("from", phase(context, over.from).into()),
            ("to", phase(context, over.to).into()),
            ("name", context.name(over.by)?.into()),
            ("when", at.into()),
        ];
        let reason = context.typed(over.reason).unwrap_or_default();
        let unmet: Vec<Text> = over.unmet.iter().map(|unmet| guard(context, *unmet)).collect();
        let mut notes = vec![context.say("way_reason", &[("reason", reason.into())])?];
        if !unmet.is_empty() {
            notes.push(context.say("way_open", &[("what", Text::join(&unmet, " · ").into())])?);
        }
        Ok(Row::with_note(context.say("way_override_line", &args)?, Text::join(&notes, " · ")))
    });
    rows.collect()
}

/// The cycles that ended.
pub(super) fn cycles(context: &Context<'_>) -> Result<Vec<Row>, CardError> {
    let path = &context.engagement()?.path;
    let rows = path.cycles.values().rev().map(|cycle| {
        let no = usize::try_from(cycle.no).unwrap_or(usize::MAX);
        let names: Vec<Text> = cycle.services.iter().map(|service| context.service(service)).collect();
        let done = cycle.tasks.iter().filter(|(_, status)| *status == TaskStatus::Complete).count();
        let args = [
            ("no", no.into()),
            ("phase", phase(context, cycle.phase).into()),
            ("when", context.calendar.moment(context.words, cycle.ended)?.into()),
            ("names", context.words.list(&names)?.into()),
            ("count", done.into()),
        ];
        Ok(Row::of(context.say("way_cycle_line", &args)?))
    });
    rows.collect()
}

/// What must be so.
pub(super) fn guard(context: &Context<'_>, guard: Guard) -> Text {
    Text::name(Playbook::get().guard(guard).names.of(context.words.locale()))
}

/// The same with what was measured: "Teams: 99 of 100".
pub(super) fn guard_with_sums(
    context: &Context<'_>,
    asked: Guard,
    sums: &[(Option<ServiceId>, Sum)],
) -> Result<Text, CardError> {
    let name = guard(context, asked);
    if sums.is_empty() {
        return Ok(name);
    }
    let args = [("what", name.into()), ("sums", in_words(context, sums)?.into())];
    context.say("way_sums", &args)
}

/// Sums as a list.
pub(super) fn in_words(context: &Context<'_>, sums: &[(Option<ServiceId>, Sum)]) -> Result<Text, CardError> {
    let one = |(service, sum): &(Option<ServiceId>, Sum)| {
        let (have, need) = (number(sum.have), number(sum.need));
        match service {
            Some(service) => {
                let service = context.service(service);
                context.say(
                    "way_sum_of",
                    &[("service", service.into()), ("have", have.into()), ("need", need.into())],
                )
            }
            None => context.say("way_sum", &[("have", have.into()), ("need", need.into())]),
        }
    };
    let texts = sums.iter().map(one).collect::<Result<Vec<_>, _>>()?;
    Ok(Text::join(&texts, " · "))
}

fn number(number: u64) -> Text {
    Text::name(&number.to_string())
}

/// A rule that applies, with its sums.
pub(super) fn rule(context: &Context<'_>, ruling: &Ruling) -> Result<Text, CardError> {
    let name = Text::name(Playbook::get().rule(ruling.rule).names.of(context.words.locale())).bold();
    if ruling.sums.is_empty() {
        return Ok(name);
    }
    context.say("way_sums", &[("what", name.into()), ("sums", in_words(context, &ruling.sums)?.into())])
}

/// A rule's reason.
pub(super) fn reason(context: &Context<'_>, rule: RuleId) -> Text {
    Text::name(Playbook::get().rule(rule).reason.of(context.words.locale()))
}

/// "994 Conduct kick-off · Complete".
pub(super) fn task(context: &Context<'_>, task: &TaskView) -> Result<Text, CardError> {
    let sign = match task.status {
        TaskStatus::Complete => "✔",
        TaskStatus::NotRequired | TaskStatus::Cancelled => "–",
        _ if task.must => "●",
        _ => "○",
    };
    let args = [
        ("sign", Text::name(sign).into()),
        ("task", task_name(context, task.id).into()),
        ("status", status(context, task.status).into()),
    ];
    let line = context.say("task_line", &args)?;
    match task.rule.filter(|_| !task.status.is_closed()) {
        Some(rule) => {
            let name = Text::name(Playbook::get().rule(rule).names.of(context.words.locale()));
            context.say("task_by_rule", &[("line", line.into()), ("rule", name.into())])
        }
        None => Ok(line),
    }
}

/// "994 Conduct kick-off". Names hold links to read, which stay as text.
pub(super) fn task_name(context: &Context<'_>, id: TaskId) -> Text {
    let known = Playbook::get().task(id);
    let name = known.map_or("", |task| task.names.of(context.words.locale()));
    Text::name(format!("{id} {name}").trim())
}

/// A task status in FTOP's words.
pub(super) fn status(context: &Context<'_>, status: TaskStatus) -> Text {
    let words = Playbook::get().task_status(status);
    Text::name(words.map_or(status.key(), |words| words.names.of(context.words.locale())))
}

/// A line of a process with where its tick comes from.
pub(super) fn line(context: &Context<'_>, line: &ProcessLine) -> Result<Row, CardError> {
    let locale = context.words.locale();
    let name = Playbook::get().line(&line.id).map_or(line.id.as_str(), |(_, line)| line.names.of(locale));
    let (sign, note) = match &line.state {
        LineState::Shown(proofs) => {
            let from: Vec<Text> = proofs.iter().map(|one| proof(context, *one)).collect::<Result<_, _>>()?;
            ("✔", context.say("line_from", &[("source", context.words.list(&from)?.into())])?)
        }
        LineState::Attested { by, at } => {
            let when = context.calendar.moment(context.words, *at)?;
            (
                "✔",
                context
                    .say("line_attested", &[("name", context.name(*by)?.into()), ("when", when.into())])?,
            )
        }
        LineState::Missing => ("○", Text::empty()),
        LineState::Spared(rule) => ("–", reason(context, *rule)),
    };
    let args = [("sign", Text::name(sign).into()), ("line", Text::name(name).into())];
    Ok(Row::with_note(context.say("process_line", &args)?, note))
}

fn proof(context: &Context<'_>, proof: Proof) -> Result<Text, CardError> {
    match proof {
        Proof::Agreed => context.text("proof_agreed"),
        Proof::People => context.text("proof_people"),
        Proof::Task(task) => context.say("proof_task", &[("id", Text::name(&task.to_string()).into())]),
        Proof::Act(act) => {
            let name = Playbook::get().act(act).names.of(context.words.locale());
            context.say("proof_act", &[("act", Text::name(name).into())])
        }
        Proof::Profile => context.text("proof_profile"),
        Proof::Factors => context.text("proof_factors"),
        Proof::Points => context.text("proof_points"),
        Proof::Plan => context.text("proof_plan"),
        Proof::Figures => context.text("proof_figures"),
        Proof::Word => context.text("proof_word"),
    }
}

/// A question about the engagement.
pub(super) fn question(context: &Context<'_>, field: ProfileField) -> Result<Text, CardError> {
    context.text(match field {
        ProfileField::Motion => "ask_motion",
        ProfileField::Priority => "ask_priority",
        ProfileField::Relation => "ask_relation",
        ProfileField::Managed => "ask_managed",
        ProfileField::Partner => "ask_partner",
        ProfileField::Scope => "ask_scope",
        ProfileField::Combined => "ask_combined",
        ProfileField::Entitled => "ask_entitled",
        ProfileField::Seats => "ask_seats",
        ProfileField::Benefit => "ask_benefit",
        ProfileField::Migration => "ask_migration",
        ProfileField::Devices => "ask_devices",
        ProfileField::OnedriveProgramme => "ask_onedrive",
        ProfileField::Csm => "ask_csm",
        ProfileField::TechnicalGaps => "ask_gaps",
        ProfileField::OutOfScope => "ask_out_of_scope",
        ProfileField::Push => "ask_push",
        ProfileField::UsageReport => "ask_usage_report",
        ProfileField::Active => "ask_active",
        ProfileField::Migrated => "ask_migrated",
    })
}

/// Why it is asked: the rule that needs it.
pub(super) fn why(context: &Context<'_>, field: ProfileField) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    let rfa = engagement.rule(RuleId::Rfa, context.scene.policy, context.now()).is_yes();
    let rule = match field {
        ProfileField::Motion => RuleId::Rfa,
        ProfileField::Priority | ProfileField::Relation => RuleId::TeamsFirst,
        ProfileField::Managed => RuleId::ManagedAccount,
        ProfileField::Partner | ProfileField::Scope => RuleId::PartnerScope,
        ProfileField::Combined => RuleId::CombinedKickoff,
        ProfileField::Entitled => RuleId::EntitledNotIntended,
        ProfileField::Seats | ProfileField::Active if rfa => RuleId::RfaEnablement,
        ProfileField::Seats | ProfileField::Benefit => RuleId::Enterprise20000,
        ProfileField::Active => RuleId::ReviewDue,
        ProfileField::Migration if rfa => RuleId::RfaMigration,
        ProfileField::Migration => RuleId::Terms,
        ProfileField::Devices => RuleId::ValueAddTip,
        ProfileField::OnedriveProgramme => RuleId::OnedriveProgramme,
        ProfileField::Csm => RuleId::CsmHandshake,
        ProfileField::TechnicalGaps => return context.text("why_gaps"),
        ProfileField::OutOfScope => RuleId::Quicklead,
        ProfileField::Push => RuleId::RaiseUsage,
        ProfileField::UsageReport => RuleId::UsageReport,
        ProfileField::Migrated => RuleId::RfaMigration,
    };
    let name = Text::name(Playbook::get().rule(rule).names.of(context.words.locale()));
    context.say("why_rule", &[("rule", name.into()), ("reason", reason(context, rule).into())])
}

/// What a refused decision waits for, each with its sums.
pub(super) fn unmet(context: &Context<'_>, unmet: &[Guard]) -> Result<Vec<Text>, CardError> {
    let engagement = context.engagement()?;
    let one = |asked: &Guard| {
        let standing = engagement.guard_standing(*asked, context.scene.policy, context.now());
        let text = guard_with_sums(context, *asked, &standing.sums)?;
        match standing.state {
            GuardState::Ask(field) => {
                let question = question(context, field)?;
                context.say("refused_ask", &[("what", text.into()), ("question", question.into())])
            }
            GuardState::Holds | GuardState::Attestable | GuardState::Fails => Ok(text),
        }
    };
    unmet.iter().map(one).collect()
}
