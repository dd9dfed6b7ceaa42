//! What was gathered for one person, from all their engagements, in their own chat: each line with what can be done
//! about it; and why each is there.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::context::{Context, press, verbs};
use super::text::Text;
use super::{CardError, Digest, GatheredLine, Scene, View, view_plan, words_reminder};
use crate::dialogue::verb::{Adding, OfDigest, OfLine, OfTime, OnForm, OnSheet};
use crate::dialogue::{
    MeetingVerb, Place, PlanForm, PlanVerb, PointVerb, Reader, ReminderVerb, Sheet, SsatVerb, Verb,
    View as Who, page, page_of,
};
use crate::engagement::reminder::{DigestState, Kind, Said, Subject, stands};
use crate::engagement::{Engagement, Person, Planned, PointKind};

/// The message, if the reader's own chat is where it is read.
fn gathered<'a>(context: &Context<'a>) -> Result<&'a Digest, CardError> {
    let own = context.reader.place == Place::Personal;
    context.scene.digest.filter(|_| own).ok_or(CardError::Scene { what: "what was gathered" })
}

/// Whether this reader may have the line: the last guard behind what is loaded.
fn may_read(context: &Context<'_>, line: &GatheredLine) -> bool {
    match context.reader.view {
        Who::Fm | Who::Outsider => true,
        Who::Customer | Who::Colleague => !line.mark.is_for_the_lead(),
    }
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

/// What a line is by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Now {
    /// It is as it was said.
    Holds,
    /// What it asked for was done.
    Done,
    /// Its occasion has passed, whatever became of it.
    Over,
}

/// What a line of the engagement at hand is by now.
fn by_now(context: &Context<'_>, digest: &Digest, line: &GatheredLine) -> Result<Now, CardError> {
    let nothing = Said::new();
    let said = digest.said.get(&line.engagement).unwrap_or(&nothing);
    if stands(context.engagement()?, &line.mark, said, context.scene.policy, context.now()) {
        return Ok(Now::Holds);
    }
    let done = match &line.mark.subject {
        Subject::Item(key) => {
            view_plan::items(context)?.iter().any(|item| item.key == *key && item.state.is_done())
        }
        Subject::Meeting(_) if line.mark.kind == Kind::LeftOpen => {
            words_reminder::time(context, line)?.is_some_and(|one| !one.is_left_open())
        }
        Subject::Whole
        | Subject::Service(_)
        | Subject::Point(_)
        | Subject::Meeting(_)
        | Subject::Person(_) => false,
    };
    Ok(if done { Now::Done } else { Now::Over })
}

/// The message.
pub(super) fn digest(context: &Context<'_>) -> Result<View, CardError> {
    let digest = gathered(context)?;
    let order = in_order(digest);
    let mut groups = Vec::new();
    let mut customers = Vec::new();
    let mut first = Text::empty();
    // How many lines are drawn, how many of them still hold, and how many were done.
    let (mut drawn, mut open, mut done) = (0_usize, 0_usize, 0_usize);
    for engagement in &order {
        let lines = digest
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.engagement == engagement.head.id && may_read(context, line));
        let group = within(context, engagement, |context| {
            let mut rows = Vec::new();
            let (mut at, mut check_in) = (None, None);
            for (index, line) in lines {
                at = at.or(Some(index));
                if check_in.is_none() && line.mark.kind == Kind::CheckIn {
                    check_in = Some(words_reminder::check_in(context, line)?);
                }
                let text = words_reminder::line(context, line)?;
                if text.is_empty() {
                    // What it was about is gone.
                    continue;
                }
                let now = by_now(context, digest, line)?;
                drawn += 1;
                open += usize::from(now == Now::Holds);
                done += usize::from(now == Now::Done);
                if first.is_empty() && now == Now::Holds {
                    first = text.clone();
                }
                let of = OfLine { no: digest.no.clone(), line: index };
                rows.push(row(context, text, line, of, now)?);
            }
            if rows.is_empty() {
                return Ok(None);
            }
            customers.push(context.customer()?);
            let open = OfLine { no: digest.no.clone(), line: at.unwrap_or_default() };
            Ok(Some(json!({
                "name": context.customer()?,
                "note": check_in.unwrap_or_default(),
                "lines": rows,
                "may_open": context.reader.is_fm(),
                "open": Verb::Reminder(ReminderVerb::Open(open)).data(),
            })))
        })?;
        groups.extend(group);
    }
    let count = open + digest.more;
    let fm = context.reader.is_fm();
    let title = context.say(title_id(count, (drawn, done), fm), &[("count", count.into())])?;
    // On a further page what stands on the others may still be open.
    let left = count > 0 || page_of(&digest.no).1 > 0;
    let of = || OfDigest { no: digest.no.clone() };
    let sent = digest.state == DigestState::Sent;
    let data = json!({
        "title": &title,
        "text": if waits_first(digest) && open > 0 { context.text("digest_text_fm")? } else { Text::empty() },
        "groups": groups,
        "more": match digest.more {
            0 => Text::empty(),
            more => context.say("digest_more", &[("count", more.into())])?,
        },
        "pages": pages(context, digest)?,
        "state": state(context, digest.state, &customers)?,
        "may": {"later": sent && left, "stop": digest.state != DigestState::Stopped && drawn > 0,
            "resume": digest.state == DigestState::Stopped},
        "verbs": verbs([
            ("later", Verb::Reminder(ReminderVerb::Later(of())).data()),
            ("stop", Verb::Reminder(ReminderVerb::Stop(of())).data()),
            ("resume", Verb::Reminder(ReminderVerb::Resume(of())).data()),
            ("why", Verb::Reminder(ReminderVerb::Why(of())).data()),
        ]),
    });
    let customer = customers.first().cloned().unwrap_or_default();
    let summary = if open == 0 { title } else { summary(context, customer, first, count)? };
    Ok(View::new("digest", summary.raw(), data))
}

/// The engagements of the message, in the order in which its lines come to them.
fn in_order(digest: &Digest) -> Vec<&Engagement> {
    let mut order: Vec<&Engagement> = Vec::new();
    for line in &digest.lines {
        let engagement = digest.engagements.get(&line.engagement);
        order.extend(engagement.filter(|of| !order.iter().any(|one| one.head.id == of.head.id)));
    }
    order
}

/// What it is called, by how many lines still hold, how many are drawn and how many of those were done.
const fn title_id(count: usize, (drawn, done): (usize, usize), fm: bool) -> &'static str {
    match (count, drawn) {
        (0, 0) => "digest_title_none",
        (0, _) if drawn == done => "digest_title_done",
        (0, _) => "digest_title_over",
        _ if fm => "digest_title_fm",
        _ => "digest_title",
    }
}

/// What a toast says of it: the first line that holds, and how many more do.
fn summary(context: &Context<'_>, customer: Text, first: Text, count: usize) -> Result<Text, CardError> {
    let args =
        [("customer", customer.into()), ("first", first.into()), ("count", count.saturating_sub(1).into())];
    match count {
        0 | 1 => context.say("digest_summary", &args[..2]),
        _ => context.say("digest_summary_more", &args),
    }
}

/// Whether customers wait for something, and there is something else, too.
fn waits_first(digest: &Digest) -> bool {
    let waits = |line: &GatheredLine| line.mark.kind == Kind::Waiting;
    digest.lines.first().is_some_and(waits) && (digest.next || !digest.lines.iter().all(waits))
}

/// The ways to the next page, and back to the first.
fn pages(context: &Context<'_>, digest: &Digest) -> Result<Vec<Value>, CardError> {
    let (first, number) = page_of(&digest.no);
    let to = |number| Verb::Reminder(ReminderVerb::Show(OfDigest { no: page(first, number) }));
    let mut pages = Vec::new();
    if digest.next {
        pages.push(press(&context.plain("digest_more_button")?, &to(number + 1)));
    }
    if number > 0 {
        pages.push(press(&context.plain("digest_back_button")?, &to(0)));
    }
    Ok(pages)
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
fn row(
    context: &Context<'_>,
    text: Text,
    line: &GatheredLine,
    of: OfLine,
    now: Now,
) -> Result<Value, CardError> {
    let (mut presses, mut dialogs): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    let line_text = match now {
        Now::Holds => text,
        Now::Done => context.say("digest_done", &[("line", text.into())])?,
        Now::Over => context.say("digest_over", &[("line", text.into())])?,
    };
    let holds = now == Now::Holds;
    if holds {
        actions(context, line, of, &mut presses, &mut dialogs)?;
    }
    let meeting = matches!(line.mark.kind, Kind::Agenda | Kind::Soon | Kind::MeetingChanged);
    let note = if meeting { context.text("rem_as_entered")? } else { Text::empty() };
    let late = matches!(line.mark.kind, Kind::ItemOverdue | Kind::TargetPassed | Kind::GivenUp);
    Ok(json!({
        "line": line_text,
        "note": note,
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
    of: OfLine,
    presses: &mut Vec<Value>,
    dialogs: &mut Vec<Value>,
) -> Result<(), CardError> {
    let mut dialog = |id: &str, verb: Verb| -> Result<(), CardError> {
        dialogs.push(json!({"title": context.plain(id)?, "data": verb.dialog_data()}));
        Ok(())
    };
    let fm = context.reader.is_fm();
    match line.mark.kind {
        Kind::Agenda | Kind::Soon if fm => {
            if let Some(of) = time_of(context, line)? {
                dialog("meeting_move", Verb::Meeting(MeetingVerb::MoveOpen(of.clone())))?;
                dialog("meeting_off", Verb::Meeting(MeetingVerb::OffOpen(of)))?;
            }
            Ok(())
        }
        Kind::CheckIn | Kind::ItemDue | Kind::ItemOverdue if fm => Ok(()),
        Kind::LeftOpen => {
            presses.push(press(&context.plain("digest_settle")?, &Verb::Reminder(ReminderVerb::Settle(of))));
            Ok(())
        }
        Kind::FactorsAsked => dialog("ask_answer", Verb::Ssat(SsatVerb::AnswerOpen(context.shown()?))),
        Kind::CheckIn | Kind::ItemDue | Kind::ItemOverdue => {
            if let Subject::Item(item) = &line.mark.subject {
                presses.push(press(&context.plain("plan_do")?, &Verb::Reminder(ReminderVerb::Done(of))));
                let at = OnSheet { on: context.shown()?, sheet: Sheet::Mine, dialog: false };
                let form = OnForm { at, form: PlanForm::Item(item.clone()) };
                dialog("reminder_new_date", Verb::Plan(PlanVerb::Open(form)))?;
            }
            let stuck = Adding { on: context.shown()?, kind: PointKind::Blocker };
            dialog("point_stuck", Verb::Point(PointVerb::AddOpen(stuck)))
        }
        Kind::Soon
        | Kind::MeetingChanged
        | Kind::Agenda
        | Kind::Factors
        | Kind::Waiting
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
        | Kind::Weekly
        | Kind::Begins
        | Kind::Held => Ok(()),
    }
}

/// The time of a meeting that a line is about, by what it was planned for.
fn time_of(context: &Context<'_>, line: &GatheredLine) -> Result<Option<OfTime>, CardError> {
    let Subject::Meeting(meeting) = line.mark.subject else { return Ok(None) };
    let engagement = context.engagement()?;
    let Some(plan) = engagement.meetings.planned.get(&meeting) else { return Ok(None) };
    let Ok(Planned(civil)) = line.mark.occurrence.parse::<Planned>() else { return Ok(None) };
    let at = plan.instant(civil);
    let until = at.checked_add(SignedDuration::from_secs(1)).unwrap_or(at);
    let one = engagement.occurrences(at, until).into_iter().find(|one| one.meeting == meeting);
    let on = context.shown()?;
    Ok(one.map(|one| OfTime { on, meeting, planned: one.planned }))
}

/// Why each line is there, and the button that stops its kind.
pub(super) fn why(context: &Context<'_>) -> Result<View, CardError> {
    let digest = gathered(context)?;
    let policy = &context.scene.policy.reminders;
    let mut rows = Vec::new();
    for (index, line) in digest.lines.iter().enumerate() {
        let kind = (&line.engagement, line.mark.kind);
        if !may_read(context, line) {
            continue;
        }
        if digest.lines.iter().take(index).any(|earlier| (&earlier.engagement, earlier.mark.kind) == kind) {
            continue;
        }
        let Some(engagement) = digest.engagements.get(&line.engagement) else { continue };
        rows.push(within(context, engagement, |context| {
            let what = context.text(words_reminder::stops_id(line.mark.kind))?;
            let line_text = Text::join(&[context.customer()?.bold(), what], " · ");
            let of = OfLine { no: digest.no.clone(), line: index };
            let (title, verb) = if line.stopped {
                ("reminder_resume_one", ReminderVerb::ResumeOne(of))
            } else {
                ("reminder_stop_one", ReminderVerb::StopOne(of))
            };
            let mut row = press(&context.plain(title)?, &Verb::Reminder(verb));
            row["line"] = json!(line_text);
            row["note"] = json!(words_reminder::reason(context, line.mark.kind)?);
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
