//! When one may be written to, and what one stopped: a form in one's own chat.

use serde_json::json;

use super::choices::choice;
use super::context::{Context, verbs};
use super::text::Text;
use super::words_reminder::stops_id;
use super::{CardError, Stopped, View};
use crate::dialogue::form::{id, stopped as stopped_value};
use crate::dialogue::{Inputs, Place, ReminderVerb, SettingsProblem, Verb};
use crate::engagement::reminder::Kind;

/// When one may be written to, and what one stopped.
pub(super) fn settings(
    context: &Context<'_>,
    saved: bool,
    problem: Option<SettingsProblem>,
    typed: &Inputs,
) -> Result<View, CardError> {
    let own = context.reader.place == Place::Personal;
    let settings = context.scene.settings.filter(|_| own).ok_or(CardError::Scene { what: "settings" })?;
    let policy = &context.scene.policy.reminders;
    let (from, to) = settings.habits.hours.unwrap_or((policy.day_from, policy.day_to));
    let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let stopped = settings.stopped.iter().flat_map(|of| of.kinds.iter().map(move |kind| (of, *kind)));
    let again = |(of, kind): (&Stopped, Kind)| {
        let what = context.text(stops_id(kind))?;
        let args = [("customer", Text::typed(&of.customer).into()), ("what", what.into())];
        let title = context.say("settings_stopped", &args)?;
        Ok(choice(title.raw(), &stopped_value(&of.engagement, kind)))
    };
    let problem_text = match problem {
        Some(SettingsProblem::Zone) => context.text("settings_wrong_zone")?,
        Some(SettingsProblem::Hours) => context.text("settings_wrong_hours")?,
        Some(SettingsProblem::Away) => context.text("settings_wrong_away")?,
        None => Text::empty(),
    };
    // What could not be saved is shown as it was typed.
    let rejected = problem.is_some();
    let field = |id: &str, known: String| if rejected { typed.raw(id).to_owned() } else { known };
    let away = settings.habits.away.map(|away| away.until);
    let save = ReminderVerb::SettingsSave { nonce: context.scene.nonce.to_owned() };
    let data = json!({
        "title": context.text("settings_title")?,
        "text": context.text("settings_text")?,
        "saved": if saved { context.text("settings_saved")? } else { Text::empty() },
        "problem": problem_text,
        "f": {"from": field(id::FROM, time(from)), "to": field(id::TO, time(to)),
            "zone": field(id::ZONE, settings.zone.clone()),
            "away": field(id::AWAY, away.map(|date| date.to_string()).unwrap_or_default()),
            "resume": field(id::RESUME, String::new())},
        "may": {"back": away.is_some()},
        "stopped": stopped.map(again).collect::<Result<Vec<_>, CardError>>()?,
        "verbs": verbs([
            ("save", Verb::Reminder(save).data()),
            ("back", Verb::Reminder(ReminderVerb::Back).data()),
        ]),
    });
    Ok(View::new("reminder_settings", context.plain("settings_title")?, data))
}
