//! What was gathered for one person, from all their engagements, in their own chat: each line with what can be done
//! about it; why each is there; and their settings.

use serde_json::{Value, json};

use super::context::{Context, press, verbs};
use super::text::Text;
use super::when::Calendar;
use super::words::Arg;
use super::{CardError, Digest, GatheredLine, Scene, View};
use crate::dialogue::verb::{Adding, OfDigest, OfLine};
use crate::dialogue::{Place, PointVerb, Reader, ReminderVerb, SettingsProblem, SsatVerb, Verb, View as Who};
use crate::engagement::reminder::{DigestState, Kind, Said, Subject, stands};
use crate::engagement::{Engagement, Person, PointKind};

/// How much of a text stands in a line, in characters.
const BRIEF: usize = 120;

/// The message, if the reader's own chat is where it is read.
fn gathered<'a>(context: &Context<'a>) -> Result<&'a Digest, CardError> {
    let own = context.reader.place == Place::Personal;
    context.scene.digest.filter(|_| own).ok_or(CardError::Scene { what: "what was gathered" })
}

/// Works in an engagement of the message, as its reader is known there.
fn within<T>(
    context: &Context<'_>,
    engagement: &Engagement,
    work: impl FnOnce(&Context<'_>) -> Result<T, CardError>,
) -> Result<T, CardError> {
    let person: Option<&Person> = context.scene.me_key.and_then(|key| engagement.find(key));
    let (view, person) = (Who::of(person), person.map(|person| person.no));
    let reader = Reader { view, person, ..*context.reader };
    let scene = Scene { engagement: Some(engagement), ..*context.scene };
    work(&Context::new(&scene, &reader)?)
}

/// The message.
pub(super) fn digest(context: &Context<'_>) -> Result<View, CardError> {
    let digest = gathered(context)?;
    let mut order: Vec<&Engagement> = Vec::new();
    for line in &digest.lines {
        let engagement = digest.engagements.get(&line.engagement);
        order.extend(engagement.filter(|of| !order.iter().any(|one| one.head.id == of.head.id)));
    }
    let mut groups = Vec::new();
    let mut customers = Vec::new();
    let mut first = Text::empty();
    let nothing = Said::new();
    for engagement in &order {
        let lines = digest.lines.iter().enumerate().filter(|(_, line)| line.engagement == engagement.head.id);
        let group = within(context, engagement, |context| {
            let mut rows = Vec::new();
            let mut at = None;
            for (index, line) in lines {
                at = at.or(Some(index));
                let text = words(context, line)?;
                if first.is_empty() {
                    first = text.clone();
                }
                let said = digest.said.get(&engagement.head.id).unwrap_or(&nothing);
                let holds = stands(engagement, &line.mark, said, context.scene.policy, context.now());
                rows.push(row(context, text, line, holds)?);
            }
            customers.push(context.customer()?);
            let open = OfLine { no: digest.no.clone(), line: at.unwrap_or_default() };
            Ok(json!({
                "name": context.customer()?,
                "lines": rows,
                "may_open": context.reader.is_fm(),
                "open": Verb::Reminder(ReminderVerb::Open(open)).data(),
            }))
        })?;
        groups.push(group);
    }
    let count = digest.lines.len() + digest.more;
    let fm = context.reader.is_fm();
    let title = if fm { "digest_title_fm" } else { "digest_title" };
    let of = || OfDigest { no: digest.no.clone() };
    let sent = digest.state == DigestState::Sent;
    let data = json!({
        "title": context.say(title, &[("count", count.into())])?,
        "text": if fm { context.text("digest_text_fm")? } else { Text::empty() },
        "groups": groups,
        "more": match digest.more {
            0 => Text::empty(),
            more => context.say("digest_more", &[("count", more.into())])?,
        },
        "state": state(context, digest.state, &customers)?,
        "may": {"later": sent, "stop": digest.state != DigestState::Stopped,
            "resume": digest.state == DigestState::Stopped},
        "verbs": verbs([
            ("later", Verb::Reminder(ReminderVerb::Later(of())).data()),
            ("stop", Verb::Reminder(ReminderVerb::Stop(of())).data()),
            ("resume", Verb::Reminder(ReminderVerb::Resume(of())).data()),
            ("why", Verb::Reminder(ReminderVerb::Why(of())).data()),
        ]),
    });
    let customer = customers.first().cloned().unwrap_or_default();
    let args =
        [("customer", customer.into()), ("first", first.into()), ("count", count.saturating_sub(1).into())];
    let summary = match count {
        0 | 1 => context.say("digest_summary", &args[..2])?,
        _ => context.say("digest_summary_more", &args)?,
    };
    Ok(View::new("digest", summary.raw(), data))
}

fn state(context: &Context<'_>, state: DigestState, customers: &[Text]) -> Result<Text, CardError> {
    match state {
        DigestState::Sent => Ok(Text::empty()),
        DigestState::Later => context.text("digest_later"),
        DigestState::Stopped => {
            let customers = context.words.list(customers)?;
            context.say("digest_stopped", &[("customers", customers.into())])
        }
    }
}

/// A line, with what can be done about it while it holds.
fn row(context: &Context<'_>, text: Text, line: &GatheredLine, holds: bool) -> Result<Value, CardError> {
    let (mut presses, mut dialogs): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    let line_text = if holds { text } else { context.say("digest_done", &[("line", text.into())])? };
    if holds && !context.reader.is_fm() {
        actions(context, line, &mut presses, &mut dialogs)?;
    }
    let late = matches!(line.mark.kind, Kind::ItemOverdue | Kind::TargetPassed | Kind::GivenUp);
    Ok(json!({
        "line": line_text,
        "note": Text::empty(),
        "color": if holds && late { "attention" } else { "default" },
        "subtle": !holds,
        "any": !presses.is_empty() || !dialogs.is_empty(),
        "presses": presses,
        "dialogs": dialogs,
    }))
}

/// What a customer person or a colleague can do about a line where it stands.
fn actions(
    context: &Context<'_>,
    line: &GatheredLine,
    _presses: &mut Vec<Value>,
    dialogs: &mut Vec<Value>,
) -> Result<(), CardError> {
    let mut dialog = |id: &str, verb: Verb| -> Result<(), CardError> {
        dialogs.push(json!({"title": context.plain(id)?, "data": verb.dialog_data()}));
        Ok(())
    };
    match line.mark.kind {
        Kind::FactorsAsked => dialog("ask_answer", Verb::Ssat(SsatVerb::AnswerOpen(context.shown()?))),
        Kind::ItemDue | Kind::ItemOverdue => {
            let stuck = Adding { on: context.shown()?, kind: PointKind::Blocker };
            dialog("point_stuck", Verb::Point(PointVerb::AddOpen(stuck)))
        }
        Kind::Waiting
        | Kind::GivenUp
        | Kind::Unanswered
        | Kind::FirstContact
        | Kind::TargetPassed
        | Kind::TargetNear
        | Kind::Review
        | Kind::Rest
        | Kind::Note
        | Kind::Figures
        | Kind::Survey
        | Kind::Weekly => Ok(()),
    }
}

/// A line in words.
fn words(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let policy = &context.scene.policy.reminders;
    let engagement = context.engagement()?;
    let day = || -> Result<Text, CardError> {
        // The date that the occurrence is known by: before a sign come year, month and day.
        let text = line.mark.occurrence.get(..10).unwrap_or_default();
        match text.parse() {
            Ok(date) => context.calendar.date(context.words, date),
            Err(_) => Ok(Text::empty()),
        }
    };
    let days = |days: u16| Arg::from(i64::from(days));
    match line.mark.kind {
        Kind::Waiting => match &line.mark.subject {
            Subject::Point(no) => {
                let point = engagement.points.get(no);
                let what = point.and_then(|point| context.brief(point.what, BRIEF)).unwrap_or_default();
                let name = point.map(|point| context.name(point.by)).transpose()?.unwrap_or_default();
                context.say("rem_waiting_point", &[("name", name.into()), ("what", what.into())])
            }
            Subject::Person(no) => context.say("rem_waiting_person", &[("name", context.name(*no)?.into())]),
            Subject::Whole | Subject::Service(_) => Ok(Text::empty()),
        },
        Kind::GivenUp | Kind::Unanswered => context.text("rem_given_up"),
        Kind::FactorsAsked => context.say("rem_factors_asked", &[("name", context.fm()?.into())]),
        Kind::FirstContact => context.say("rem_first_contact", &[("days", days(policy.first_contact_days))]),
        Kind::TargetPassed => {
            let args = [("service", service(context, line)?.into()), ("date", target(context, line)?.into())];
            context.say("rem_target_passed", &args)
        }
        Kind::TargetNear => {
            let args = [("service", service(context, line)?.into()), ("date", target(context, line)?.into())];
            context.say("rem_target_near", &args)
        }
        Kind::ItemOverdue | Kind::ItemDue => item(context, line),
        Kind::Review => context.text("rem_review"),
        Kind::Rest => context.say("rem_rest", &[("date", day()?.into())]),
        Kind::Note => {
            let since = engagement.head.typed.as_ref().map_or(engagement.head.created_at, |typed| typed.at);
            let calendar = Calendar::at(context.scene.now, context.calendar.zone.clone());
            let date = since.to_zoned(calendar.zone.clone()).date();
            context.say("rem_note", &[("date", calendar.date(context.words, date)?.into())])
        }
        Kind::Figures => context.say("rem_figures", &[("services", service(context, line)?.into())]),
        Kind::Survey => context.text("rem_survey"),
        Kind::Weekly => context.text("weekly_stopped"),
    }
}

fn service(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    match &line.mark.subject {
        Subject::Service(service) => Ok(context.service(service)),
        Subject::Whole | Subject::Point(_) | Subject::Person(_) => Ok(Text::empty()),
    }
}

/// The target date of a line's service, as it is now.
fn target(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let Subject::Service(service) = &line.mark.subject else { return Ok(Text::empty()) };
    match context.dibs(service).and_then(|dibs| dibs.values.date) {
        Some(date) => context.calendar.date(context.words, date),
        None => Ok(Text::empty()),
    }
}

/// What somebody is to do, by when.
fn item(context: &Context<'_>, line: &GatheredLine) -> Result<Text, CardError> {
    let Subject::Point(no) = &line.mark.subject else { return Ok(Text::empty()) };
    let Some(point) = context.engagement()?.points.get(no) else { return Ok(Text::empty()) };
    let what = context.brief(point.what, BRIEF).unwrap_or_default();
    let date = point.date.map(|date| context.calendar.date(context.words, date)).transpose()?;
    let args = [("what", what.into()), ("date", date.unwrap_or_default().into())];
    if line.mark.kind == Kind::ItemDue {
        return context.say("rem_item_due", &args);
    }
    let name = point.owner.map_or_else(|| context.fm(), |no| context.name(no))?;
    let [what, date] = args;
    context.say("rem_item_overdue", &[what, date, ("name", name.into())])
}

/// Why each line is there, and the button that stops its kind.
pub(super) fn why(context: &Context<'_>) -> Result<View, CardError> {
    let digest = gathered(context)?;
    let policy = &context.scene.policy.reminders;
    let mut rows = Vec::new();
    for (index, line) in digest.lines.iter().enumerate() {
        let kind = (&line.engagement, line.mark.kind);
        if digest.lines.iter().take(index).any(|earlier| (&earlier.engagement, earlier.mark.kind) == kind) {
            continue;
        }
        let Some(engagement) = digest.engagements.get(&line.engagement) else { continue };
        rows.push(within(context, engagement, |context| {
            let what = context.text(stops_id(line.mark.kind))?;
            let line_text = Text::join(&[context.customer()?.bold(), what], " · ");
            let of = OfLine { no: digest.no.clone(), line: index };
            let (title, verb) = if line.stopped {
                ("reminder_resume_one", ReminderVerb::ResumeOne(of))
            } else {
                ("reminder_stop_one", ReminderVerb::StopOne(of))
            };
            let mut row = press(&context.plain(title)?, &Verb::Reminder(verb));
            row["line"] = json!(line_text);
            row["note"] = json!(reason(context, line.mark.kind)?);
            Ok(row)
        })?);
    }
    let time = Text::name(&policy.day_from.strftime("%H:%M").to_string());
    let args = [
        ("time", time.into()),
        ("day", i64::from(policy.person.day).into()),
        ("week", i64::from(policy.person.week).into()),
    ];
    let text = if context.reader.is_fm() {
        context.say("why_text_fm", &args[..1])?
    } else {
        context.say("why_text", &args)?
    };
    let data = json!({
        "title": context.text("why_title")?,
        "text": text,
        "rows": rows,
        "verbs": verbs([
            ("back", Verb::Reminder(ReminderVerb::Show(OfDigest { no: digest.no.clone() })).data()),
            ("settings", Verb::Reminder(ReminderVerb::Settings).data()),
        ]),
    });
    Ok(View::new("digest_why", context.plain("why_title")?, data))
}

/// Why a kind of reminder comes.
pub(super) fn reason(context: &Context<'_>, kind: Kind) -> Result<Text, CardError> {
    let policy = &context.scene.policy.reminders;
    let days = |id: &str, days: u16| context.say(id, &[("days", i64::from(days).into())]);
    match kind {
        Kind::Waiting => days("why_waiting", policy.waiting_days),
        Kind::GivenUp | Kind::Unanswered => days("why_given_up", policy.unanswered_days),
        Kind::FactorsAsked => days("why_factors_asked", policy.unanswered_days),
        Kind::FirstContact => days("why_first_contact", policy.first_contact_days),
        Kind::TargetPassed => context.text("why_target_passed"),
        Kind::TargetNear => days("why_target_near", policy.target_days),
        Kind::ItemOverdue => context.text("why_item_overdue"),
        Kind::ItemDue => context.text("why_item_due"),
        Kind::Review => context.text("why_review"),
        Kind::Rest => context.text("why_rest"),
        Kind::Note => days("why_note", policy.note_days),
        Kind::Figures => days("why_figures", policy.figures_days),
        Kind::Survey => context.text("why_survey"),
        Kind::Weekly => {
            let budget = policy.conversation;
            let args = [("day", i64::from(budget.day).into()), ("week", i64::from(budget.week).into())];
            context.say("why_weekly", &args)
        }
    }
}

/// What a kind of reminder is called where it can be stopped.
fn stops_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Waiting => "stops_waiting",
        Kind::GivenUp => "stops_given_up",
        Kind::Unanswered => "stops_unanswered",
        Kind::FactorsAsked => "stops_factors_asked",
        Kind::FirstContact => "stops_first_contact",
        Kind::TargetPassed => "stops_target_passed",
        Kind::TargetNear => "stops_target_near",
        Kind::ItemOverdue => "stops_item_overdue",
        Kind::ItemDue => "stops_item_due",
        Kind::Review => "stops_review",
        Kind::Rest => "stops_rest",
        Kind::Note => "stops_note",
        Kind::Figures => "stops_figures",
        Kind::Survey => "stops_survey",
        Kind::Weekly => "stops_weekly",
    }
}

/// When one may be written to, and what one stopped.
pub(super) fn settings(
    context: &Context<'_>,
    saved: bool,
    problem: Option<SettingsProblem>,
) -> Result<View, CardError> {
    let own = context.reader.place == Place::Personal;
    let settings = context.scene.settings.filter(|_| own).ok_or(CardError::Scene { what: "settings" })?;
    let policy = &context.scene.policy.reminders;
    let (from, to) = settings.habits.hours.unwrap_or((policy.day_from, policy.day_to));
    let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let stopped = |(customer, kinds): &(String, Vec<Kind>)| {
        let kinds = kinds.iter().map(|kind| context.text(stops_id(*kind))).collect::<Result<Vec<_>, _>>()?;
        let args =
            [("customer", Text::typed(customer).into()), ("kinds", context.words.list(&kinds)?.into())];
        Ok(json!({"line": context.say("settings_stopped", &args)?}))
    };
    let problem = match problem {
        Some(SettingsProblem::Zone) => context.text("settings_wrong_zone")?,
        Some(SettingsProblem::Hours) => context.text("settings_wrong_hours")?,
        Some(SettingsProblem::Away) => context.text("settings_wrong_away")?,
        None => Text::empty(),
    };
    let away = settings.habits.away.map(|away| away.until);
    let save = ReminderVerb::SettingsSave { nonce: context.scene.nonce.to_owned() };
    let data = json!({
        "title": context.text("settings_title")?,
        "text": context.text("settings_text")?,
        "saved": if saved { context.text("settings_saved")? } else { Text::empty() },
        "problem": problem,
        "f": {"from": time(from), "to": time(to), "zone": settings.zone,
            "away": away.map(|date| date.to_string()).unwrap_or_default()},
        "may": {"back": away.is_some()},
        "stopped": settings.stopped.iter().map(stopped).collect::<Result<Vec<_>, CardError>>()?,
        "verbs": verbs([
            ("save", Verb::Reminder(save).data()),
            ("back", Verb::Reminder(ReminderVerb::Back).data()),
        ]),
    });
    Ok(View::new("reminder_settings", context.plain("settings_title")?, data))
}
