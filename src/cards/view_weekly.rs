//! The week in a shared conversation: whose turn it is, which dates are near or have passed. Only what a customer may
//! read is here. In a channel it is a card of its own; in a chat without threads the engagement's card comes anew as
//! it, and a line stays where that stood.

use serde_json::json;

use super::context::{Context, verbs};
use super::text::Text;
use super::view_notice::Answer;
use super::{CardError, Refresh, View, unasked, view_points, view_shared};
use crate::dialogue::verb::Adding;
use crate::dialogue::{Place, PointVerb, ReminderVerb, Sheet, Verb};
use crate::engagement::reminder::{DigestState, Kind};
use crate::engagement::{IntentKind, Phase, PointKind};

/// How many days ahead a date is near.
const NEAR: i32 = 14;

/// For how many days the card says that it came as the week's.
const WEEK: i64 = 7;

/// The week.
pub(super) fn weekly(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let next = view_shared::next(context)?;
    let mut rows = Vec::new();
    let dated = engagement.head.phase < Phase::SuccessExecution;
    for service in engagement.intended(context.scene.policy, context.now()).iter().filter(|_| dated) {
        let values = context.dibs(service).map(|dibs| &dibs.values);
        let goes = values.and_then(|values| values.intent).is_none_or(|i| i.kind == IntentKind::GoingAhead);
        let Some(date) = values.and_then(|values| values.date).filter(|_| goes) else { continue };
        let days = context.calendar.today.until(date).map(|span| span.get_days()).unwrap_or(NEAR + 1);
        if days > NEAR {
            continue;
        }
        let args = [
            ("service", context.service(service).bold().into()),
            ("date", context.calendar.date(context.words, date)?.into()),
        ];
        let (id, color) = if days < 0 { ("weekly_late", "attention") } else { ("weekly_target", "default") };
        rows.push(json!({"line": context.say(id, &args)?, "color": color}));
    }
    let state = unasked::latest(context).unwrap_or_default();
    let on = state != DigestState::Later;
    let stuck = Adding { on: context.shown()?, kind: PointKind::Blocker };
    let data = json!({
        "title": context.say("weekly_title", &[("customer", context.customer()?.into())])?,
        "next": if on { context.say("home_next", &[("what", next.into())])? } else { Text::empty() },
        "rows": if on { rows } else { Vec::new() },
        "points": if on { view_points::count(context)? } else { Text::empty() },
        "on": on,
        "unasked": unasked::foot(context, Kind::Weekly, Some(state), &[])?,
        "verbs": verbs([
            ("mine", view_shared::in_dialog(context, Sheet::Mine)?),
            ("stuck", Verb::Point(PointVerb::AddOpen(stuck)).dialog_data()),
        ]),
    });
    let mut view = View::new("weekly", summary(context)?.raw(), data);
    if context.reader.place == Place::Shared {
        let verb = Verb::Reminder(ReminderVerb::WeeklyRefresh(context.shown()?));
        view.refresh = Some(Refresh { verb, user_ids: context.refreshed() });
    }
    Ok(view)
}

/// What a toast says of the week.
pub(super) fn summary(context: &Context<'_>) -> Result<Text, CardError> {
    let next = view_shared::next(context)?;
    context.say("weekly_summary", &[("customer", context.customer()?.into()), ("next", next.into())])
}

/// Whether the engagement's card, in a chat without threads, came as this week's, and what was made of that there.
pub(super) fn of_card(context: &Context<'_>) -> Option<DigestState> {
    let last = context.scene.unasked.last()?;
    match last.state {
        DigestState::Sent => {
            let days = context.scene.now.duration_since(last.at).as_hours() / 24;
            (days < WEEK).then_some(last.state)
        }
        DigestState::Stopped => Some(last.state),
        DigestState::Later => None,
    }
}

/// What stands where the engagement's card stood before.
pub(super) fn below(context: &Context<'_>) -> Result<View, CardError> {
    let title = context.say("home_below", &[("customer", context.customer()?.into())])?;
    Ok(Answer::of(title, Text::empty()).view())
}
