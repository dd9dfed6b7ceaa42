//! What a successor reads before taking over; and whom and what the customer is told of: the adoption expert, and the
//! farewell at the end. Nothing internal is in these two.

use super::context::{Context, press};
use super::journey_page::{Row, Sheet};
use super::text::Text;
use super::words_journey as words;
use super::{CardError, View, choices, view_meetings, view_plan, view_points};
use crate::dialogue::{JourneyVerb, Verb};
use crate::engagement::{PlanCount, Side, Summary};
use crate::playbook::LinkId;

/// The most people that a summary names.
const MOST_PEOPLE: usize = 8;

/// The most open points that a summary shows.
const MOST_POINTS: usize = 5;

/// How much of the last note is shown, in characters.
const NOTE: usize = 300;

/// Phase, promises, what is open, how it goes on, people: for whoever is to take over.
pub(super) fn hand_over(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let summary = engagement.summary(context.scene.policy, context.now());
    let customer = context.customer()?;
    let handing = engagement.path.state.handing;
    let mut sheet = Sheet::default();
    sheet.title = match handing {
        Some(handing) => {
            let args = [("fm", context.name(handing.by)?.into()), ("customer", (&customer).into())];
            context.say("hand_title", &args)?
        }
        None => {
            let args = [("name", context.fm()?.into()), ("customer", (&customer).into())];
            context.say("hand_settled", &args)?
        }
    };
    sheet.summary = sheet.title.raw().to_owned();
    let phase = words::phase(context, summary.phase);
    sheet.subtitle = context.say("hand_phase", &[("phase", phase.into())])?;
    let mut promises = Vec::new();
    for (service, date) in &summary.promises {
        let name = context.service(service).bold();
        promises.push(Row::of(match date {
            Some(date) => {
                let date = context.calendar.date(context.words, *date)?;
                Text::join(&[name, context.say("line_date", &[("date", date.into())])?], " · ")
            }
            None => Text::join(&[name, context.text("line_date_open")?], " · "),
        }));
    }
    sheet.section(context.text("hand_promises")?, promises);
    sheet.section(context.text("hand_open")?, open_matters(context, &summary)?);
    sheet.section(context.text("hand_going")?, going(context, &summary)?);
    let people = engagement.people.values().filter(|p| p.side == Side::Customer && p.same_as.is_none());
    let mut rows = Vec::new();
    for person in people.take(MOST_PEOPLE) {
        let role = context.text(choices::role_id(person.role))?;
        let args = [("name", context.name(person.no)?.into()), ("role", role.into())];
        rows.push(Row::of(context.say("status_person", &args)?));
    }
    sheet.section(context.text("status_people")?, rows);
    if handing.is_some_and(|handing| Some(handing.to) == context.reader.person) {
        let take = Verb::Journey(JourneyVerb::Take(context.shown()?));
        let keep = Verb::Journey(JourneyVerb::Keep(context.shown()?));
        sheet.first = Some(press(&context.plain("hand_take")?, &take));
        sheet.presses.push(press(&context.plain("hand_keep")?, &keep));
    }
    Ok(sheet.view())
}

/// What is blocked or undecided, what the customer reported, and the open points, what is in the way first.
fn open_matters(context: &Context<'_>, summary: &Summary) -> Result<Vec<Row>, CardError> {
    let mut open = Vec::new();
    for (id, services) in [("hand_blocked", &summary.blocked), ("hand_undecided", &summary.undecided)] {
        if !services.is_empty() {
            let names: Vec<Text> = services.iter().map(|service| context.service(service)).collect();
            open.push(Row::of(context.say(id, &[("services", context.words.list(&names)?.into())])?));
        }
    }
    if !summary.reports.is_empty() {
        open.push(Row::of(context.say("hand_reports", &[("count", summary.reports.len().into())])?));
    }
    let points = context.engagement()?.open_points();
    for point in points.iter().take(MOST_POINTS) {
        let (line, note) = view_points::brief(context, point)?;
        open.push(Row { note, ..Row::of(line) });
    }
    if let more @ 1.. = points.len().saturating_sub(MOST_POINTS) {
        open.push(Row::of(context.say("bring_more", &[("count", more.into())])?));
    }
    Ok(open)
}

/// The next meeting, how far the plan is, and what was noted last.
fn going(context: &Context<'_>, summary: &Summary) -> Result<Vec<Row>, CardError> {
    let engagement = context.engagement()?;
    let count = PlanCount::of(&view_plan::items(context)?);
    let made = if engagement.plan.made.is_some() { "hand_plan" } else { "hand_plan_proposed" };
    let progress = view_plan::progress(context, count)?;
    let meeting = view_meetings::next(context)?;
    let meeting = if meeting.is_empty() { context.text("hand_no_meeting")? } else { meeting };
    let mut rows = vec![Row::of(meeting), Row::of(context.say(made, &[("progress", progress.into())])?)];
    let last = summary.last_note.and_then(|(at, no)| Some((at, context.brief(no, NOTE)?)));
    if let Some((at, note)) = last {
        let when = context.calendar.moment(context.words, at)?;
        rows.push(Row::of(context.say("hand_note", &[("when", when.into()), ("note", note.into())])?));
    }
    Ok(rows)
}

/// What was reached, how to keep going, where help is, how to come back.
pub(super) fn farewell(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let state = &engagement.path.state;
    let mut sheet = Sheet {
        title: context.say("farewell_title", &[("customer", context.customer()?.into())])?,
        subtitle: context.say("farewell_thanks", &[("fm", context.fm()?.into())])?,
        ..Sheet::default()
    };
    sheet.summary = sheet.title.raw().to_owned();
    let services = engagement.intended(context.scene.policy, context.now());
    let names: Vec<Text> = services.iter().map(|service| context.service(service)).collect();
    let mut reached = Vec::new();
    if !names.is_empty() {
        reached.push(Row::of(
            context.say("farewell_services", &[("services", context.words.list(&names)?.into())])?,
        ));
    }
    reached.extend(state.reached.and_then(|no| context.typed(no)).map(Row::of));
    sheet.section(context.text("farewell_reached")?, reached);
    let own = state.momentum.and_then(|no| context.typed(no));
    let going = own.map_or_else(|| context.text("farewell_going_text"), Ok)?;
    sheet.section(context.text("farewell_going")?, vec![Row::of(going)]);
    sheet.section(context.text("farewell_help")?, vec![Row::of(context.text("farewell_help_text")?)]);
    let policy = context.scene.policy;
    let url = policy.link(&LinkId::new("fasttrack-portal")).map(|link| policy.address(link));
    let args = [("url", Text::name(url.unwrap_or("fasttrack.microsoft.com")).into())];
    sheet.section(context.text("farewell_back")?, vec![Row::of(context.say("farewell_back_text", &args)?)]);
    Ok(sheet.view())
}

/// Who the adoption expert is, and what for.
pub(super) fn introduction(context: &Context<'_>) -> Result<View, CardError> {
    let expert = context.engagement()?.path.state.expert;
    let no = expert.ok_or(CardError::Scene { what: "the adoption expert" })?;
    let name = context.name(no)?;
    let (customer, fm) = (context.customer()?, context.fm()?);
    let mut sheet = Sheet {
        title: context.say("expert_title", &[("name", (&name).into())])?,
        subtitle: context.say("expert_by", &[("fm", fm.into())])?,
        ..Sheet::default()
    };
    sheet.summary = Text::join(&[customer.clone(), sheet.title.clone()], ": ").raw().to_owned();
    let args = [("name", name.into()), ("customer", customer.into())];
    let rows = vec![Row::of(context.say("expert_what", &args)?), Row::of(context.text("expert_next")?)];
    sheet.section(Text::empty(), rows);
    Ok(sheet.view())
}
