//! The forms of the journey read into what is asked of the domain. Nothing is judged here but whether a field can be
//! read at all.

use std::collections::BTreeMap;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::dialogue::form::{id, per_service};
use crate::dialogue::{Inputs, JourneyForm, Notice, Problem};
use crate::engagement::Wrong;
use crate::engagement::{
    About, Acted, AnswerKind, Benefit, Engagement, How, JourneyCommand, JourneyRefusal, LineState, Named,
    Now, Phase, ProfileField, ProfileValue, Refusal, Relation, ServiceId, Subject,
};
use crate::playbook::{
    ActId, EngagementStatus, LineId, MotionId, OutcomeId, PriorityId, ProcessId, TaskId, TaskStatus,
};
use crate::records::{PersonRecord, keys};

use super::{Stop, Turn, named};

/// What a form asks for, or what is wrong with it.
pub type Read = Result<Vec<JourneyCommand>, Vec<Problem>>;

/// What `inputs` of `form` ask for.
///
/// # Errors
/// When state cannot be read, or somebody named may not take what is offered.
pub async fn commands(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    form: &JourneyForm,
    inputs: &Inputs,
) -> Result<Read, Stop> {
    Ok(match form {
        JourneyForm::Act(fixed) => act(inputs, *fixed).map(one),
        JourneyForm::Field(field) => {
            field_value(*field, inputs).map(|value| one(JourneyCommand::Tell { field: *field, value }))
        }
        JourneyForm::Task(task) => task_commands(*task, inputs),
        JourneyForm::Find => Ok(Vec::new()),
        JourneyForm::Attest(process) => Ok(attested(engagement, process, inputs, turn)),
        JourneyForm::Override => {
            let to = Phase::parse(inputs.raw(id::CHOICE));
            let reason = inputs.raw(id::COMMENT).to_owned();
            needed(id::CHOICE, to).map(|to| one(JourneyCommand::Override { to, reason }))
        }
        JourneyForm::Outcome => needed(id::CHOICE, OutcomeId::parse(inputs.raw(id::CHOICE))).map(|outcome| {
            one(JourneyCommand::Outcome {
                outcome,
                services: inputs.choices(id::SERVICES).map(ServiceId::new).collect(),
                reached: inputs.raw(id::COMMENT).to_owned(),
                momentum: inputs.raw(id::NEXT).to_owned(),
            })
        }),
        JourneyForm::Rest => rest(inputs).map(one),
        JourneyForm::HandOver => match colleague(turn, engagement, inputs).await? {
            Ok(who) => Ok(one(JourneyCommand::HandOver(who))),
            Err(wrong) => Err(wrong),
        },
        JourneyForm::Cover => match (colleague(turn, engagement, inputs).await?, date(inputs)) {
            (Ok(who), Ok(Some(until))) => Ok(one(JourneyCommand::Cover { who, until })),
            (Ok(_), Ok(None)) => Err(problem(id::WHEN, Wrong::Blank)),
            (Err(wrong), _) | (Ok(_), Err(wrong)) => Err(wrong),
        },
        JourneyForm::Introduce if engagement.head.home.is_none() => {
            return Err(Stop::notice(Notice::NotBroughtYet));
        }
        JourneyForm::Introduce => {
            let who = named::of(turn, engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
            // Whoever chose "somebody else" has yet to say who.
            let missing = if inputs.text(id::NAME).is_none() { id::NAME } else { id::PERSON };
            needed(missing, who).map(|who| one(JourneyCommand::Introduce(who)))
        }
        JourneyForm::Terms => terms(turn, engagement, inputs).await?.map(one),
    })
}

fn one(command: JourneyCommand) -> Vec<JourneyCommand> {
    vec![command]
}

fn problem(input: &str, what: Wrong) -> Vec<Problem> {
    vec![Problem { input: input.to_owned(), what }]
}

fn needed<T>(input: &str, value: Option<T>) -> Result<T, Vec<Problem>> {
    value.ok_or_else(|| problem(input, Wrong::Blank))
}

fn date(inputs: &Inputs) -> Result<Option<Date>, Vec<Problem>> {
    match inputs.text(id::WHEN).map(str::parse) {
        None => Ok(None),
        Some(Ok(date)) => Ok(Some(date)),
        Some(Err(_)) => Err(problem(id::WHEN, Wrong::NotADate)),
    }
}

fn act(inputs: &Inputs, fixed: Option<ActId>) -> Result<JourneyCommand, Vec<Problem>> {
    let act = needed(id::ACT, ActId::parse(inputs.raw(id::ACT)).or(fixed))?;
    let about = match inputs.text(id::ABOUT) {
        None => About::All,
        Some(key) => {
            key.parse().map_or_else(|_| About::Service(ServiceId::new(key)), |task| About::Task(TaskId(task)))
        }
    };
    let (on, note) = (date(inputs)?, inputs.raw(id::COMMENT).to_owned());
    Ok(JourneyCommand::Act(Acted { act, about, on, note }))
}

fn task_commands(task: TaskId, inputs: &Inputs) -> Read {
    let more = inputs.text(id::MORE).and_then(TaskStatus::parse);
    let status = more.or_else(|| TaskStatus::parse(inputs.raw(id::CHOICE)));
    let status = needed(id::CHOICE, status)?;
    let mut commands = Vec::new();
    if let Some(process) = inputs.text(id::ABOUT) {
        commands.push(JourneyCommand::AddTask { task, process: ProcessId::new(process) });
    }
    let note = inputs.raw(id::COMMENT).to_owned();
    commands.push(JourneyCommand::SetTask { task, status, note });
    Ok(commands)
}

/// Ticked lines are so, unticked ones no longer are.
fn attested(
    engagement: &Engagement,
    process: &ProcessId,
    inputs: &Inputs,
    turn: &Turn<'_>,
) -> Vec<JourneyCommand> {
    let ticked: BTreeSet<LineId> = inputs.choices(id::CHOICE).map(LineId::new).collect();
    let view = engagement.process_view(process, &turn.env.policy, Now { at: turn.now });
    let lines = view.iter().flat_map(|view| view.inputs.iter().chain(&view.outputs));
    let mut gone = Vec::new();
    for line in lines {
        if matches!(line.state, LineState::Attested { .. }) && !ticked.contains(&line.id) {
            gone.push(Subject::Line(line.id.clone()));
        }
    }
    let so = ticked.into_iter().map(Subject::Line).collect();
    vec![
        JourneyCommand::Attest { subjects: gone, so: false },
        JourneyCommand::Attest { subjects: so, so: true },
    ]
}

fn rest(inputs: &Inputs) -> Result<JourneyCommand, Vec<Problem>> {
    let status = needed(id::CHOICE, EngagementStatus::parse(inputs.raw(id::CHOICE)))?;
    for input in [id::COMMENT, id::NEXT] {
        needed(input, inputs.text(input))?;
    }
    let on = needed(id::WHEN, date(inputs)?)?;
    let (reason, next) = (inputs.raw(id::COMMENT).to_owned(), inputs.raw(id::NEXT).to_owned());
    Ok(JourneyCommand::Rest { status, reason, next, on })
}

/// Who approved the terms, how and when.
async fn terms(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    inputs: &Inputs,
) -> Result<Result<JourneyCommand, Vec<Problem>>, Stop> {
    let with = named::of(turn, engagement, inputs, [id::PERSON, id::NAME, id::EMAIL]).await?;
    let (how, note) = (How::parse(inputs.raw(id::HOW)), inputs.raw(id::COMMENT).to_owned());
    Ok(needed(id::PERSON, with)
        .and_then(|with| Ok(JourneyCommand::RecordTerms { with, how, on: date(inputs)?, note })))
}

/// The colleague whom a form names, if policy lets them be an FM.
async fn colleague(
    turn: &mut Turn<'_>,
    engagement: &Engagement,
    inputs: &Inputs,
) -> Result<Result<Named, Vec<Problem>>, Stop> {
    let Some(who) = named::of(turn, engagement, inputs, [id::PERSON, "", ""]).await? else {
        return Ok(Err(problem(id::PERSON, Wrong::Blank)));
    };
    let (key, known) = match &who {
        Named::Known(no) => (engagement.person(*no).and_then(|person| person.link.clone()), Some(*no)),
        Named::InRoom { key, .. } => (Some(key.clone()), None),
        Named::Typed { .. } => (None, None),
    };
    let record = match &key {
        Some(key) => turn.work.get::<PersonRecord>(&keys::person(key)).await?,
        None => None,
    };
    let may = record.is_some_and(|record| {
        let home = record.home_tenant.as_deref().unwrap_or_default();
        turn.env.fm.allows(home, record.upn.as_deref(), record.aad.as_deref(), record.is_guest())
    });
    match (may, known) {
        (true, _) => Ok(Ok(who)),
        (false, Some(person)) => {
            let refusal = Refusal::Journey(JourneyRefusal::CannotTake { person });
            Err(Turn::refused(Some(engagement), refusal))
        }
        (false, None) => Err(Turn::refused(Some(engagement), Refusal::MayNotBeFm)),
    }
}

/// The answer to one question.
fn field_value(field: ProfileField, inputs: &Inputs) -> Result<ProfileValue, Vec<Problem>> {
    let choice = inputs.raw(id::CHOICE);
    match field.kind() {
        AnswerKind::Motion => needed(id::CHOICE, MotionId::parse(choice)).map(ProfileValue::Motion),
        AnswerKind::Priority => {
            needed(id::CHOICE, inputs.text(id::CHOICE)).map(|id| ProfileValue::Priority(PriorityId::new(id)))
        }
        AnswerKind::Relation => {
            let found = Relation::ALL.into_iter().find(|one| one.key() == choice);
            needed(id::CHOICE, found).map(ProfileValue::Relation)
        }
        AnswerKind::Benefit => {
            let found = Benefit::ALL.into_iter().find(|one| one.key() == choice);
            needed(id::CHOICE, found).map(ProfileValue::Benefit)
        }
        AnswerKind::Text => {
            needed(id::COMMENT, inputs.text(id::COMMENT)).map(|text| ProfileValue::Text(text.to_owned()))
        }
        AnswerKind::Services => {
            Ok(ProfileValue::Services(inputs.choices(id::SERVICES).map(ServiceId::new).collect()))
        }
        AnswerKind::Seats => number(inputs, id::NUMBER).map(ProfileValue::Number),
        AnswerKind::Active => {
            // A blank keeps what was there.
            let mut active = BTreeMap::new();
            for (input, _) in inputs.iter().filter(|(_, value)| !value.trim().is_empty()) {
                if let Some(service) = input.strip_prefix(&per_service(id::NUMBER, "")) {
                    active.insert(ServiceId::new(service), number(inputs, input)?);
                }
            }
            Ok(ProfileValue::Active(active))
        }
        AnswerKind::Migrated => {
            let of = number(inputs, &per_service(id::NUMBER, "of"))?;
            Ok(ProfileValue::Migrated(of, number(inputs, &per_service(id::NUMBER, "done"))?))
        }
        AnswerKind::YesNo => match choice {
            "yes" => Ok(ProfileValue::Yes(true)),
            "no" => Ok(ProfileValue::Yes(false)),
            _ => Err(problem(id::CHOICE, Wrong::Blank)),
        },
    }
}

fn number(inputs: &Inputs, input: &str) -> Result<u64, Vec<Problem>> {
    let Some(text) = inputs.text(input) else { return Err(problem(input, Wrong::Blank)) };
    text.parse().map_err(|_| problem(input, Wrong::NotOffered))
}
