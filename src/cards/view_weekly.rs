//! The week in a shared conversation: whose turn it is, which dates are near or have passed. Only what a customer may
//! read is here; whoever leads has more buttons.

use serde_json::json;

use super::context::{Context, verbs};
use super::text::Text;
use super::{CardError, Refresh, View, view_points, view_shared, words_reminder};
use crate::dialogue::verb::{Adding, OfKind};
use crate::dialogue::{Place, PointVerb, ReminderVerb, Sheet, Verb};
use crate::engagement::reminder::Kind;
use crate::engagement::{IntentKind, Phase, PointKind};

/// How many days ahead a date is near.
const NEAR: i32 = 14;

/// The week.
pub(super) fn weekly(context: &Context<'_>) -> Result<View, CardError> {
    let engagement = context.engagement()?;
    let customer = context.customer()?;
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
    let stopped = context.scene.stopped;
    let leads = context.reader.is_fm();
    let of = || Ok::<_, CardError>(OfKind { on: context.shown()?, kind: Kind::Weekly });
    let stuck = Adding { on: context.shown()?, kind: PointKind::Blocker };
    let args = [("customer", (&customer).into()), ("next", (&next).into())];
    let summary = context.say("weekly_summary", &args)?;
    let data = json!({
        "title": context.say("weekly_title", &args[..1])?,
        "next": next,
        "rows": rows,
        "points": view_points::count(context)?,
        "why": words_reminder::reason(context, Kind::Weekly)?,
        "state": if stopped { context.text("weekly_stopped")? } else { Text::empty() },
        "may": {"later": leads && !stopped, "stop": leads && !stopped, "resume": leads && stopped},
        "verbs": verbs([
            ("mine", view_shared::in_dialog(context, Sheet::Mine)?),
            ("stuck", Verb::Point(PointVerb::AddOpen(stuck)).dialog_data()),
            ("later", Verb::Reminder(ReminderVerb::LaterHere(of()?)).data()),
            ("stop", Verb::Reminder(ReminderVerb::StopHere(of()?)).data()),
            ("resume", Verb::Reminder(ReminderVerb::ResumeHere(of()?)).data()),
        ]),
    });
    let mut view = View::new("weekly", summary.raw(), data);
    if context.reader.place == Place::Shared {
        let verb = Verb::Reminder(ReminderVerb::WeeklyRefresh(context.shown()?));
        view.refresh = Some(Refresh { verb, user_ids: context.refreshed() });
    }
    Ok(view)
}
