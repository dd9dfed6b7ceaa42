//! The forms of the journey, all on one template: an act, one question, a task, finding a task, attesting, override,
//! outcome, rest, hand-over, cover. What the fields mean is decided in `flow` and the domain.

use serde_json::Value;

use super::context::Context;
use super::dialogs::Frame;
use super::journey_sheet::{Input, Sheet, choice};
use super::text::Text;
use super::words_journey as words;
use super::{CardError, View, choices, view_enter};
use crate::dialogue::form::{id, per_service};
use crate::dialogue::{Form, JourneyDialog, JourneyForm, PersonChoice};
use crate::engagement::{AnswerKind, Benefit, LineState, Phase, ProfileField, Relation, Side};
use crate::playbook::{ActId, Duty, EngagementStatus, Pick, Playbook, ProcessId, TaskId};

/// The most tasks that a search shows.
const MOST_FOUND: usize = 25;
/// The most people that a list offers.
const MOST_PEOPLE: usize = 40;

/// The form that `dialog` names.
pub(super) fn form(
    context: &Context<'_>,
    dialog: &JourneyDialog,
    form: &Form,
) -> Result<(View, Frame), CardError> {
    let nonce = if form.nonce.is_empty() { context.scene.nonce } else { &form.nonce };
    let sheet = match &dialog.form {
        JourneyForm::Act(act) => act_form(context, form, *act)?,
        JourneyForm::Field(field) => field_form(context, form, *field)?,
        JourneyForm::Task(task) => task_form(context, form, *task)?,
        JourneyForm::Find => find_form(context, form)?,
        JourneyForm::Attest(process) => attest_form(context, form, process)?,
        JourneyForm::Override => override_form(context, form)?,
        JourneyForm::Outcome => outcome_form(context, form)?,
        JourneyForm::Rest => rest_form(context, form)?,
        JourneyForm::HandOver => handover_form(context, form)?,
        JourneyForm::Cover => cover_form(context, form)?,
        JourneyForm::Terms => terms_form(context, form)?,
        JourneyForm::Introduce => introduce_form(context, form)?,
    };
    sheet.view(dialog, nonce)
}

fn act_form<'a>(
    context: &'a Context<'a>,
    form: &'a Form,
    act: Option<ActId>,
) -> Result<Sheet<'a>, CardError> {
    let engagement = context.engagement()?;
    let locale = context.words.locale();
    let playbook = Playbook::get();
    let mut sheet = Sheet::new(context, form, "act_title", context.text("act_intro")?)?;
    let here = match act {
        Some(act) => vec![act],
        None => engagement.acts_here(context.scene.policy, context.now()),
    };
    let here: Vec<ActId> = here.into_iter().filter(|act| !words::is_choice(*act)).collect();
    let list = here.iter().map(|act| choice(playbook.act(*act).names.of(locale), act.key())).collect();
    let first = act.map_or("", ActId::key);
    sheet.add(Input::choice(id::ACT, "act_what", list).with(first).compact().required())?;
    let today = context.calendar.today.to_string();
    sheet.add(Input::date(id::WHEN, "act_when", today))?;
    let mut about = Vec::new();
    if here.iter().any(|act| playbook.act(*act).pick == Pick::Task) {
        for effect in playbook.consequences(ActId::PitchHeld) {
            about.push(choice(words::task_name(context, effect.task).raw(), &effect.task.to_string()));
        }
    }
    if here.iter().any(|act| playbook.act(*act).pick == Pick::Service) {
        for service in engagement.intended(context.scene.policy, context.now()) {
            if playbook.service(&service).is_some_and(|known| known.handshake.is_some()) {
                about.push(choice(context.service(&service).raw(), service.as_str()));
            }
        }
    }
    if !about.is_empty() {
        sheet.add(Input::choice(id::ABOUT, "act_about", about).compact())?;
    }
    sheet.add(Input::text(id::COMMENT, "act_note"))?;
    Ok(sheet)
}

fn field_form<'a>(
    context: &'a Context<'a>,
    form: &'a Form,
    field: ProfileField,
) -> Result<Sheet<'a>, CardError> {
    let engagement = context.engagement()?;
    let profile = &engagement.path.profile;
    let locale = context.words.locale();
    let playbook = Playbook::get();
    let why = context.say("ask_why", &[("reason", words::why(context, field)?.into())])?;
    let mut sheet = Sheet::new(context, form, "question_title", why)?;
    let label = words::question(context, field)?.raw().to_owned();
    let mut one = |input: Input| sheet.add_as(input.key, &label, input.required());
    match field.kind() {
        AnswerKind::Motion => {
            let list = playbook.motions().iter().map(|one| choice(one.names.of(locale), one.motion.key()));
            let value = profile.motion.map_or("", crate::playbook::MotionId::key);
            one(Input::choice(id::CHOICE, "question_title", list.collect()).with(value))?;
        }
        AnswerKind::Priority => {
            let list = playbook.priorities().iter().map(|one| choice(one.names.of(locale), one.id.as_str()));
            let value = profile.priority.as_ref().map_or("", |id| id.as_str());
            one(Input::choice(id::CHOICE, "question_title", list.collect()).with(value))?;
        }
        AnswerKind::Relation => {
            let value = profile.relation.map_or("", Relation::key);
            one(Input::choice(id::CHOICE, "question_title", relations(context)?).with(value))?;
        }
        AnswerKind::Benefit => {
            let value = profile.benefit.map_or("", Benefit::key);
            one(Input::choice(id::CHOICE, "question_title", benefits(context)?).with(value))?;
        }
        AnswerKind::Text => {
            let value = profile.scope.and_then(|no| engagement.text(no)).unwrap_or_default().to_owned();
            one(Input::text(id::COMMENT, "question_title").with(value))?;
        }
        AnswerKind::Services => {
            // What is intended is owned: a first answer begins with it.
            let owned: Vec<&str> = match &profile.entitled {
                Some(owned) => owned.iter().map(|id| id.as_str()).collect(),
                None => engagement.head.services.iter().map(|id| id.as_str()).collect(),
            };
            let offered = choices::offered_services(context);
            one(Input::choice(id::SERVICES, "question_title", offered).with(owned.join(",")).multi())?;
        }
        AnswerKind::Seats => {
            let value = profile.seats.map(|seats| seats.to_string()).unwrap_or_default();
            one(Input::new("number", id::NUMBER, "question_title").with(value))?;
        }
        AnswerKind::Active | AnswerKind::Migrated => figures(context, &mut sheet, field)?,
        AnswerKind::YesNo => {
            let list = vec![choice(&context.plain("yes")?, "yes"), choice(&context.plain("no")?, "no")];
            let value = profile.yes(field).map_or("", |yes| if yes { "yes" } else { "no" });
            one(Input::choice(id::CHOICE, "question_title", list).with(value))?;
        }
    }
    Ok(sheet)
}

fn relations(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let words = |one: &Relation| match one {
        Relation::New => "relation_new",
        Relation::Again => "relation_again",
        Relation::Known => "relation_known",
    };
    Relation::ALL.iter().map(|one| Ok(choice(&context.plain(words(one))?, one.key()))).collect()
}

fn benefits(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let words = |one: &Benefit| match one {
        Benefit::Outside => "benefit_outside",
        Benefit::Exception => "benefit_exception",
        Benefit::Enrolled => "benefit_enrolled",
    };
    Benefit::ALL.iter().map(|one| Ok(choice(&context.plain(words(one))?, one.key()))).collect()
}

/// Several numbers in one form: active users a service, or users to be migrated and migrated.
fn figures(context: &Context<'_>, sheet: &mut Sheet<'_>, field: ProfileField) -> Result<(), CardError> {
    let engagement = context.engagement()?;
    let profile = &engagement.path.profile;
    if field == ProfileField::Active {
        for service in engagement.still_ours(context.scene.policy, context.now()) {
            let value = engagement.active_of(&service).map(|count| count.to_string()).unwrap_or_default();
            let key = per_service(id::NUMBER, service.as_str());
            let name = context.say("ask_active_of", &[("service", context.service(&service).into())])?;
            sheet.add_as(&key, name.raw(), Input::new("number", id::NUMBER, "question_title").with(value))?;
        }
        return Ok(());
    }
    let text = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let of = text(profile.migrated.map(|(of, _)| of));
    let done = text(profile.migrated.map(|(_, done)| done));
    for (key, label, value) in [("of", "ask_migrated_of", of), ("done", "ask_migrated_done", done)] {
        let label = context.plain(label)?;
        let input = Input::new("number", id::NUMBER, "question_title").with(value).required();
        sheet.add_as(&per_service(id::NUMBER, key), &label, input)?;
    }
    Ok(())
}

fn task_form<'a>(context: &'a Context<'a>, form: &'a Form, task: TaskId) -> Result<Sheet<'a>, CardError> {
    let engagement = context.engagement()?;
    let locale = context.words.locale();
    let playbook = Playbook::get();
    let known = playbook.task(task).ok_or(CardError::Scene { what: "the task" })?;
    let duty = if known.duty == Duty::Mandatory { "task_mandatory" } else { "task_optional" };
    let role = playbook.role(&known.role).map_or(Text::empty(), |role| Text::name(role.names.of(locale)));
    let intro = [words::task_name(context, task), context.text(duty)?, role];
    let mut sheet = Sheet::new(context, form, "task_title", Text::join(&intro, " · "))?;
    let status = engagement.path.status(task);
    let of = |offered: bool| {
        let list = playbook.task_statuses().iter().filter(move |words| words.offered == offered);
        list.map(|words| choice(words.names.of(locale), words.status.key())).collect::<Vec<_>>()
    };
    let is_offered = playbook.task_status(status).is_some_and(|words| words.offered);
    let (usual, other) = if is_offered { (status.key(), "") } else { ("", status.key()) };
    sheet.add(Input::choice(id::CHOICE, "task_status", of(true)).with(usual))?;
    sheet.add(Input::choice(id::MORE, "task_more", of(false)).with(other).compact())?;
    let own = engagement.path.tasks.get(&task);
    let note = own.and_then(|own| own.note).and_then(|no| engagement.text(no)).unwrap_or_default();
    sheet.add(Input::text(id::COMMENT, "act_note").with(note))?;
    let here = engagement.processes_here();
    let added = own.and_then(|own| own.added.clone());
    let belongs = here.iter().any(|process| process.tasks().contains(&task)) && known.live;
    if !belongs && added.is_none() {
        let list = here.iter().map(|process| choice(process.names.of(locale), process.id.as_str()));
        sheet.add(Input::choice(id::ABOUT, "task_add", list.collect()).compact())?;
    }
    sheet.tall = true;
    Ok(sheet)
}

fn find_form<'a>(context: &'a Context<'a>, form: &'a Form) -> Result<Sheet<'a>, CardError> {
    let mut sheet = Sheet::new(context, form, "find_title", context.text("find_intro")?)?;
    sheet.add(Input::text(id::COMMENT, "find_text").short().required())?;
    let found = form.values.text(id::COMMENT).map(|text| {
        let found = Playbook::get().search_tasks(text, context.words.locale());
        found.into_iter().take(MOST_FOUND).map(|task| task.id).collect::<Vec<_>>()
    });
    if let Some(found) = found {
        if found.is_empty() {
            sheet.intro = context.text("find_nothing")?;
        } else {
            let list = found.iter().map(|id| choice(words::task_name(context, *id).raw(), &id.to_string()));
            sheet.add(Input::choice(id::CHOICE, "find_pick", list.collect()))?;
            sheet.tall = true;
        }
    }
    sheet.send = context.plain("enter_next")?;
    Ok(sheet)
}

fn attest_form<'a>(
    context: &'a Context<'a>,
    form: &'a Form,
    process: &ProcessId,
) -> Result<Sheet<'a>, CardError> {
    let engagement = context.engagement()?;
    let view = engagement.process_view(process, context.scene.policy, context.now());
    let view = view.ok_or(CardError::Scene { what: "the process" })?;
    let locale = context.words.locale();
    let mut sheet = Sheet::new(context, form, "attest_title", context.text("attest_intro")?)?;
    let open = |state: &LineState| matches!(state, LineState::Missing | LineState::Attested { .. });
    let lines: Vec<_> = view.inputs.iter().chain(&view.outputs).filter(|line| open(&line.state)).collect();
    let name = |line: &crate::engagement::ProcessLine| {
        let known = Playbook::get().line(&line.id);
        known.map_or(line.id.to_string(), |(_, known)| known.names.of(locale).to_owned())
    };
    let list = lines.iter().map(|line| choice(&name(line), line.id.as_str())).collect();
    let ticked = lines.iter().filter(|line| line.state.is_settled()).map(|line| line.id.as_str());
    let ticked = ticked.collect::<Vec<_>>().join(",");
    sheet.add(Input::choice(id::CHOICE, "attest_lines", list).with(ticked).multi())?;
    sheet.tall = true;
    Ok(sheet)
}

fn override_form<'a>(context: &'a Context<'a>, form: &'a Form) -> Result<Sheet<'a>, CardError> {
    let here = context.engagement()?.head.phase;
    let mut sheet = Sheet::new(context, form, "override_title", context.text("override_intro")?)?;
    let others = Phase::ALL.into_iter().filter(|phase| *phase != here);
    let list = others.map(|phase| choice(words::phase(context, phase).raw(), phase.key())).collect();
    sheet.add(Input::choice(id::CHOICE, "override_to", list).compact().required())?;
    sheet.add(Input::text(id::COMMENT, "override_reason").required())?;
    Ok(sheet)
}

fn outcome_form<'a>(context: &'a Context<'a>, form: &'a Form) -> Result<Sheet<'a>, CardError> {
    let locale = context.words.locale();
    let mut sheet = Sheet::new(context, form, "outcome_title", context.text("outcome_intro")?)?;
    let list = Playbook::get().outcomes().iter().map(|one| choice(one.names.of(locale), one.outcome.key()));
    sheet.add(Input::choice(id::CHOICE, "outcome_which", list.collect()).required())?;
    let offered = choices::offered_services(context);
    sheet.add(Input::choice(id::SERVICES, "outcome_services", offered).multi())?;
    sheet.add(Input::text(id::COMMENT, "outcome_reached"))?;
    sheet.add(Input::text(id::NEXT, "outcome_momentum"))?;
    sheet.tall = true;
    Ok(sheet)
}

fn rest_form<'a>(context: &'a Context<'a>, form: &'a Form) -> Result<Sheet<'a>, CardError> {
    let locale = context.words.locale();
    let mut sheet = Sheet::new(context, form, "rest_title", context.text("rest_intro")?)?;
    let statuses = Playbook::get().statuses().iter().filter(|words| words.note);
    let list = statuses.map(|words| choice(words.names.of(locale), words.status.key())).collect();
    let first = EngagementStatus::OnHold.key();
    sheet.add(Input::choice(id::CHOICE, "rest_how", list).with(first).required())?;
    sheet.add(Input::text(id::COMMENT, "rest_reason").required())?;
    sheet.add(Input::text(id::NEXT, "rest_next").required())?;
    sheet.add(Input::date(id::WHEN, "rest_when", "").required())?;
    sheet.tall = true;
    Ok(sheet)
}

/// Who approved the terms, how and when: what is asked of somebody who agreed.
fn terms_form<'a>(context: &'a Context<'a>, form: &'a Form) -> Result<Sheet<'a>, CardError> {
    let services = &context.engagement()?.head.services;
    let mut sheet = Sheet::new(context, form, "terms_form_title", context.text("terms_form_intro")?)?;
    let usual = view_enter::common_owner(context, services)?;
    let people = choices::customer_people(context)?;
    sheet.add(Input::choice(id::PERSON, "agree_person", people).with(usual).compact())?;
    sheet.add(Input::text(id::NAME, "enter_name").short())?;
    sheet.add(Input::text(id::EMAIL, "enter_email").short())?;
    sheet.add(Input::choice(id::HOW, "agree_how", choices::hows(context)?).with("call").compact())?;
    sheet.add(Input::date(id::WHEN, "agree_when", context.calendar.today.to_string()))?;
    sheet.add(Input::text(id::COMMENT, "agree_note"))?;
    sheet.send = context.plain("agree_submit")?;
    sheet.tall = true;
    Ok(sheet)
}

/// Who the adoption expert is: a colleague, or somebody typed.
fn introduce_form<'a>(context: &'a Context<'a>, form: &'a Form) -> Result<Sheet<'a>, CardError> {
    let intro = context.say("introduce_intro", &[("customer", context.customer()?.into())])?;
    let mut sheet = Sheet::new(context, form, "introduce_title", intro)?;
    let mut people = colleagues(context)?;
    let other = PersonChoice::New.value();
    people.push(choice(&context.plain("enter_owner_other")?, &other));
    let first = if people.len() == 1 { other } else { String::new() };
    sheet.add(Input::choice(id::PERSON, "introduce_who", people).with(first).compact())?;
    sheet.add(Input::text(id::NAME, "enter_name").short())?;
    sheet.add(Input::text(id::EMAIL, "enter_email").short())?;
    sheet.send = context.plain("introduce_send")?;
    Ok(sheet)
}

/// People of the delivery side, and those in the room who are no guests.
fn colleagues(context: &Context<'_>) -> Result<Vec<Value>, CardError> {
    let engagement = context.engagement()?;
    let known = engagement.people.values().filter(|person| {
        person.side == Side::Delivery && person.is_linked() && person.no != engagement.head.fm
    });
    let mut list: Vec<Value> =
        known.map(|person| choice(&person.name, &PersonChoice::Known(person.no).value())).collect();
    let stranger = |member: &&super::Member| {
        !member.guest && engagement.find(&member.key).is_none_or(|person| person.side == Side::Outsider)
    };
    for member in context.scene.room.iter().filter(stranger).take(MOST_PEOPLE) {
        list.push(choice(&member.name, &PersonChoice::InRoom(member.key.person.clone()).value()));
    }
    Ok(list)
}

fn person_form<'a>(
    context: &'a Context<'a>,
    form: &'a Form,
    title: &str,
    intro: &str,
) -> Result<Sheet<'a>, CardError> {
    let mut sheet = Sheet::new(context, form, title, context.text(intro)?)?;
    let people = colleagues(context)?;
    if people.is_empty() {
        // Nothing can be sent: what to do instead is all it says.
        sheet.intro = context.text("handover_nobody")?;
        sheet.send = String::new();
    } else {
        sheet.add(Input::choice(id::PERSON, "handover_who", people).compact().required())?;
    }
    Ok(sheet)
}

fn handover_form<'a>(context: &'a Context<'a>, form: &'a Form) -> Result<Sheet<'a>, CardError> {
    let mut sheet = person_form(context, form, "handover_title", "handover_intro")?;
    if !sheet.send.is_empty() {
        sheet.send = context.plain("handover_title")?;
    }
    Ok(sheet)
}

fn cover_form<'a>(context: &'a Context<'a>, form: &'a Form) -> Result<Sheet<'a>, CardError> {
    let mut sheet = person_form(context, form, "cover_title", "cover_intro")?;
    if !sheet.send.is_empty() {
        sheet.add(Input::date(id::WHEN, "cover_until", "").required())?;
    }
    Ok(sheet)
}
