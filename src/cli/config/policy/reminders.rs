//! The keys about what the bot says by itself: when, how often, and which days are off.

use jiff::civil::Time;
use toml::de::DeValue;

use super::Key;
use super::values::{list, number, set, switch, words};
use crate::engagement::reminder::{DayOff, DaysOff};

/// Every key about reminders.
pub(super) const KEYS: &[Key] = &[
    Key {
        path: "reminders.day_from",
        meaning: "When a working day begins for whoever has not said otherwise: what is gathered goes out then.",
        show: |policy| shown(policy.reminders.day_from),
        set: |policy, value| set(&mut policy.reminders.day_from, time(value)),
    },
    Key {
        path: "reminders.day_to",
        meaning: "When it ends: nothing but what belongs to a meeting is sent later.",
        show: |policy| shown(policy.reminders.day_to),
        set: |policy, value| set(&mut policy.reminders.day_to, time(value)),
    },
    Key {
        path: "reminders.person_per_day",
        meaning: "The most unasked personal messages to a customer person in a day, over all engagements. 1 to 5.",
        show: |policy| policy.reminders.person.day.to_string(),
        set: |policy, value| set(&mut policy.reminders.person.day, number(value, 1, 5)),
    },
    Key {
        path: "reminders.person_per_week",
        meaning: "The same in any seven days. 1 to 20.",
        show: |policy| policy.reminders.person.week.to_string(),
        set: |policy, value| set(&mut policy.reminders.person.week, number(value, 1, 20)),
    },
    Key {
        path: "reminders.conversation_per_day",
        meaning: "The most unasked messages to a shared conversation in a day. 1 to 5.",
        show: |policy| policy.reminders.conversation.day.to_string(),
        set: |policy, value| set(&mut policy.reminders.conversation.day, number(value, 1, 5)),
    },
    Key {
        path: "reminders.conversation_per_week",
        meaning: "The same in any seven days. 1 to 20.",
        show: |policy| policy.reminders.conversation.week.to_string(),
        set: |policy, value| set(&mut policy.reminders.conversation.week, number(value, 1, 20)),
    },
    Key {
        path: "reminders.target_days",
        meaning: "How many days before a target date the FM is reminded. 0 to 90.",
        show: |policy| policy.reminders.target_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.target_days, number(value, 0, 90)),
    },
    Key {
        path: "reminders.customer_target_days",
        meaning: "How many days before a target date its success owner is reminded, too: a list such as [14, 7].\n\
            Empty: not at all.",
        show: |policy| {
            let days: Vec<String> =
                policy.reminders.customer_target_days.iter().map(ToString::to_string).collect();
            format!("[{}]", days.join(", "))
        },
        set: |policy, value| set(&mut policy.reminders.customer_target_days, numbers(value, 1, 90)),
    },
    Key {
        path: "reminders.unanswered_days",
        meaning: "After so many business days without an answer a request is sent once more; after as many again the\n\
            FM is told, and nobody is asked by itself any more. 1 to 30.",
        show: |policy| policy.reminders.unanswered_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.unanswered_days, number(value, 1, 30)),
    },
    Key {
        path: "reminders.first_contact_days",
        meaning: "Within how many business days a request for assistance needs its first contact. 1 to 30.",
        show: |policy| policy.reminders.first_contact_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.first_contact_days, number(value, 1, 30)),
    },
    Key {
        path: "reminders.note_days",
        meaning: "After how many days without anything typed into FTOP the FM is reminded. 1 to 90.",
        show: |policy| policy.reminders.note_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.note_days, number(value, 1, 90)),
    },
    Key {
        path: "reminders.figures_days",
        meaning: "After how many days the figures of a service are old. 1 to 365.",
        show: |policy| policy.reminders.figures_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.figures_days, number(value, 1, 365)),
    },
    Key {
        path: "reminders.workshop_days",
        meaning: "How many business days before the success workshop the FM is told which success factors are not\n\
            settled. 1 to 30.",
        show: |policy| policy.reminders.workshop_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.workshop_days, number(value, 1, 30)),
    },
    Key {
        path: "reminders.waiting_days",
        meaning: "After how many business days the FM is reminded of a customer person who waits for an answer.\n\
            1 to 30.",
        show: |policy| policy.reminders.waiting_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.waiting_days, number(value, 1, 30)),
    },
    Key {
        path: "reminders.again_days",
        meaning: "After how many days what is still so is said again. 1 to 90.",
        show: |policy| policy.reminders.again_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.again_days, number(value, 1, 90)),
    },
    Key {
        path: "reminders.checkin_days",
        meaning: "What a customer person is to do is left for the message before a check-in, if one is within so many\n\
            days. 0 to 30.",
        show: |policy| policy.reminders.checkin_days.to_string(),
        set: |policy, value| set(&mut policy.reminders.checkin_days, number(value, 0, 30)),
    },
    Key {
        path: "reminders.before_meetings",
        meaning: "Whether people are reminded fifteen minutes before every meeting; otherwise before those alone that\n\
            are in nobody's calendar.",
        show: |policy| policy.reminders.soon.to_string(),
        set: |policy, value| set(&mut policy.reminders.soon, switch(value)),
    },
    Key {
        path: "reminders.weekly",
        meaning: "Whether a shared conversation gets a summary in the morning of the week's first working day, if\n\
            there is anything to say.",
        show: |policy| policy.reminders.weekly.to_string(),
        set: |policy, value| set(&mut policy.reminders.weekly, switch(value)),
    },
    Key {
        path: "calendar.national_days_off",
        meaning: "Whether the public holidays that this program knows are days off (of AR, BR, DE, ES, FR, GB, IT, MX,\n\
            PT and US, by the reader's time zone).",
        show: |policy| policy.reminders.days_off.national.to_string(),
        set: |policy, value| set(&mut policy.reminders.days_off.national, switch(value)),
    },
    Key {
        path: "calendar.days_off",
        meaning: "More days off, each as \"PLACE DAY\". PLACE is a country of that list or an IANA time zone; DAY is\n\
            2026-05-04 (once), 05-04 (every year), easter+39, or 11-fourth-thu.",
        show: |policy| {
            let all = policy.reminders.days_off.more.iter().map(|(place, day)| format!("{place} {day}"));
            let all: Vec<String> = all.collect();
            list(all.iter().map(String::as_str))
        },
        set: |policy, value| {
            let days: Result<Vec<_>, String> = words(value)?.into_iter().map(day_off).collect();
            set(&mut policy.reminders.days_off.more, days)
        },
    },
];

fn shown(time: Time) -> String {
    format!("\"{}\"", time.strftime("%H:%M"))
}

fn time(value: &DeValue<'_>) -> Result<Time, String> {
    let mend = || "must be a time of day, such as \"09:00\"".to_owned();
    value.as_str().and_then(|text| text.parse().ok()).ok_or_else(mend)
}

fn numbers(value: &DeValue<'_>, least: u16, most: u16) -> Result<Vec<u16>, String> {
    let mend = || format!("must be a list of whole numbers from {least} to {most}, such as [14, 7]");
    let all = value.as_array().ok_or_else(mend)?;
    all.iter().map(|item| number(item.get_ref(), least.into(), most.into()).map_err(|_| mend())).collect()
}

fn day_off(text: &str) -> Result<(String, DayOff), String> {
    let (place, day) = text.trim().split_once(' ').unwrap_or((text, ""));
    if !DaysOff::knows(place) {
        return Err(format!("names no country or time zone that is known: {place}"));
    }
    let day = DayOff::parse(day.trim()).ok_or_else(|| format!("names no day: {text}"))?;
    Ok((place.to_owned(), day))
}
