//! The engagement card that stands in the shared conversation for everyone, and the card by which the FM, in their
//! own chat, puts it there.

use serde_json::{Value, json};

use super::context::{Context, styled, verbs};
use super::text::Text;
use super::{
    CardError, Refresh, Row, View, facts, marks, people, progress, unasked, view_meetings, view_plan,
    view_points, view_weekly,
};
use crate::dialogue::verb::{OnForm, OnSheet, There};
use crate::dialogue::{MeetingVerb, Place, PlanForm, PlanVerb, Sheet, Shown, Verb};
use crate::engagement::reminder::{DigestState, Kind};
use crate::engagement::{EngagementId, PlanCount, PointKind, ServiceId, Side, State, Status};

/// The most people of the room who are listed by name.
const LISTED: usize = 20;

/// The welcome that becomes the one card everyone sees.
pub(super) fn engagement(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let customer = context.customer()?;
    let rows = engagement
        .head
        .services
        .iter()
        .map(|service| {
            let row =
                marks::row(facts::short_line(context, service)?, &marks::for_everyone(context, service)?);
            progress::onto(context, row, service)
        })
        .collect::<Result<Vec<_>, CardError>>()?;
    let next = next(context)?;
    let week = view_weekly::of_card(context);
    let outside = context.me().is_none_or(|person| person.side == Side::Outsider);
    let closed = engagement.head.status == Status::Closed;
    let data = json!({
        "title": context.say("home_title", &[("customer", (&customer).into())])?,
        "intro": context.say("home_intro", &[("fm", context.fm()?.into())])?,
        "rows": rows,
        "plan": plan_line(context)?,
        "next": if closed { next } else { context.say("home_next", &[("what", next.into())])? },
        "meeting": view_meetings::next(context)?,
        "points": view_points::count(context)?,
        "may": {"join": outside && !closed, "stuck": !closed},
        "unasked": unasked::foot(context, Kind::Weekly, week, &[])?,
        "verbs": verbs([
            ("join", Verb::JoinOpen(context.shown()?).dialog_data()),
            ("status", Verb::Status { engagement: Some(engagement.head.id.clone()) }.data()),
            ("checklist", in_dialog(context, Sheet::Checklist)?),
            ("mine", in_dialog(context, Sheet::Mine)?),
            ("stuck", view_points::add(context, PointKind::Blocker)?.dialog_data()),
        ]),
    });
    let summary = match week {
        Some(DigestState::Sent) => view_weekly::summary(context)?,
        Some(DigestState::Later | DigestState::Stopped) | None => {
            context.say("home_summary", &[("customer", customer.into())])?
        }
    };
    let mut view = View::new("engagement", summary.raw(), data);
    view.refresh = match context.reader.place {
        Place::Shared => {
            Some(Refresh { verb: Verb::EngagementRefresh(context.shown()?), user_ids: context.refreshed() })
        }
        Place::Personal => None,
    };
    Ok(view)
}

/// How far the checklist is, once the plan was made or anything of it was done.
pub(super) fn plan_line(context: &Context<'_>) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    if engagement.plan.made.is_none() && engagement.items.is_empty() {
        return Ok(Text::empty());
    }
    let count = PlanCount::of(&view_plan::items(context)?);
    context.say("plan_line", &[("progress", view_plan::progress(context, count)?.into())])
}

/// What opens a sheet of the plan in a dialog.
pub(super) fn in_dialog(context: &Context<'_>, sheet: Sheet) -> Result<Value, CardError> {
    let at = OnSheet { on: context.shown()?, sheet: sheet.clone(), dialog: true };
    let form = PlanForm::Sheet(sheet);
    Ok(Verb::Plan(PlanVerb::Open(OnForm { at, form })).dialog_data())
}

/// Whose turn it is, as everyone may know it.
pub(super) fn next(context: &Context<'_>) -> Result<Text, CardError> {
    let engagement = context.engagement()?;
    if engagement.head.status == Status::Closed {
        return context.say("home_next_closed", &[("fm", context.fm()?.into())]);
    }
    let services = engagement.intended(context.scene.policy, context.now());
    let mut asked: Vec<ServiceId> = Vec::new();
    let mut done = !services.is_empty();
    let mut agreed = done;
    for service in &services {
        let standing = context.standing(service)?;
        if !standing.open.is_empty() {
            return context.say("home_next_answer", &[("fm", context.fm()?.into())]);
        }
        done &= standing.state == State::Confirmed;
        agreed &= standing.state >= State::Agreed;
        let open = standing.state == State::Captured || standing.state == State::Agreed;
        if open && context.dibs(service).is_some_and(|dibs| dibs.asked.is_some()) {
            asked.push(service.clone());
        }
    }
    if done && engagement.head.workshop.closed.is_some() {
        return context.say("home_next_workshop", &[("fm", context.fm()?.into())]);
    }
    if done {
        return context.say("home_next_done", &[("fm", context.fm()?.into())]);
    }
    let owners = people::owners(context, &asked);
    if owners.is_empty() && agreed {
        return context.say("home_next_agreed", &[("fm", context.fm()?.into())]);
    }
    if owners.is_empty() {
        return context.say("home_next_talk", &[("fm", context.fm()?.into())]);
    }
    context
        .say("home_next_check", &[("names", context.names(&owners)?.into()), ("count", owners.len().into())])
}

/// One's drafts for a conversation, in the FM's own chat: who is in the room comes first.
pub(super) fn bring(
    context: &Context<'_>,
    (tenant, conversation): (&str, &str),
    name: &str,
    engagements: &[EngagementId],
) -> Result<View, CardError> {
    let rows: Vec<&Row> = context.scene.rows.iter().filter(|row| engagements.contains(&row.id)).collect();
    let room = room(context)?;
    let mut drafts =
        rows.iter().map(|row| draft(context, row, (tenant, conversation))).collect::<Result<Vec<_>, _>>()?;
    let rest = drafts.split_off(drafts.len().min(1));
    let drafts = [styled(drafts, "positive"), styled(rest, "default")].concat();
    let title = if name.is_empty() {
        context.text("bring_title")?
    } else {
        context.say("bring_title_named", &[("name", Text::typed(name).into())])?
    };
    let data = json!({
        "title": title,
        "text": context.text("bring_pick")?,
        "room_title": room.title,
        "room": room.lines,
        "room_note": room.note,
        "drafts": drafts,
    });
    Ok(View::new("bring", context.plain("bring_summary")?, data))
}

/// Who is in the conversation, in words.
#[derive(Default)]
struct Room {
    title: Text,
    lines: Vec<Value>,
    note: Text,
}

fn room(context: &Context<'_>) -> Result<Room, CardError> {
    let members = context.scene.room;
    if members.is_empty() {
        return Ok(Room { note: context.text("bring_room_unknown")?, ..Room::default() });
    }
    let mut lines = Vec::new();
    for member in members.iter().take(LISTED) {
        let name = Text::typed(&member.name);
        let line = if Some(&member.key) == context.scene.me_key && context.reader.is_fm() {
            context.say("bring_you", &[("name", name.into())])?
        } else if member.guest {
            context.say("bring_guest", &[("name", name.into())])?
        } else {
            name
        };
        lines.push(json!({"line": line}));
    }
    if let Some(more) = members.len().checked_sub(LISTED).filter(|more| *more > 0) {
        lines.push(json!({"line": context.say("bring_more", &[("count", more.into())])?}));
    }
    let alone = context.reader.is_fm() && !members.iter().any(|member| member.guest);
    let note = if alone { context.text("bring_guests_none")? } else { Text::empty() };
    Ok(Room { title: context.say("bring_room", &[("count", members.len().into())])?, lines, note })
}

fn draft(context: &Context<'_>, row: &Row, (tenant, conversation): (&str, &str)) -> Result<Value, CardError> {
    // Named where it is not the tenant of the chat that this is read in.
    let elsewhere = context.scene.me_key.is_some_and(|me| me.tenant != tenant);
    let tenant = elsewhere.then(|| tenant.to_owned());
    let customer = Text::typed(&row.customer);
    let services: Vec<Text> = row.services.iter().map(|service| context.service(service)).collect();
    let args = [("customer", (&customer).into()), ("services", context.words.list(&services)?.into())];
    let on =
        Shown { engagement: row.id.clone(), revision: row.revision, nonce: context.scene.nonce.to_owned() };
    let moves = row.has_home;
    let (line, put) =
        if moves { ("bring_draft_home", "bring_move_named") } else { ("bring_draft", "bring_put_named") };
    let put = context.say(put, &[("customer", customer.into())])?;
    let there = There { on, conversation: conversation.to_owned(), tenant, moves };
    // One that lives elsewhere may meet here.
    let meets = moves && conversation.starts_with("19:meeting_");
    let meeting = if meets { context.text("bring_meeting")? } else { Text::empty() };
    Ok(json!({
        "line": context.say(line, &args)?,
        "put": put.raw(),
        "data": Verb::BringHere(there.clone()).data(),
        "meeting": meeting.raw(),
        "meeting_data": Verb::Meeting(MeetingVerb::Link(there)).data(),
    }))
}
