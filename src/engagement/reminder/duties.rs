//! What the playbook expects of whoever leads: first contact, notes, figures, review, survey; and the week's digest.

use jiff::civil::Weekday;

use super::calendar::plus;
use super::{Kind, Look, Reminder, Subject, To, dates};
use crate::engagement::{Phase, Turn};
use crate::playbook::{ActId, Guard, MotionId};

/// How many days ahead a date is news in the week's digest.
const NEAR_DAYS: i64 = 14;

fn to_lead(look: &Look<'_>, kind: Kind) -> (Kind, Subject, To) {
    (kind, Subject::Whole, To::Person(look.lead()))
}

/// A request for assistance needs a first contact within so many business days of its assignment.
pub(super) fn first_contact(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let waits = look.e.path.profile.motion == Some(MotionId::Rfa)
        && look.e.head.phase < Phase::KickoffDone
        && !look.e.path.did(ActId::OutreachSent);
    if !waits {
        return;
    }
    let hours = look.hours(look.lead());
    let within = look.policy.reminders.first_contact_days;
    let day = hours.business_days_after(hours.day(look.e.head.created_at), within.saturating_sub(1).max(1));
    found.extend(look.again(to_lead(look, Kind::FirstContact), day, 1));
}

/// Nothing was written for FTOP for a while.
pub(super) fn note(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let hours = look.hours(look.lead());
    let last = look.e.head.typed.as_ref().map_or(look.e.head.created_at, |typed| typed.at);
    let every = look.policy.reminders.note_days;
    let day = plus(hours.day(last), i64::from(every));
    found.extend(look.again(to_lead(look, Kind::Note), day, every));
}

/// Figures of a service that is in use are old.
pub(super) fn figures(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let rules = &look.policy.reminders;
    for service in look.e.intended(look.policy, look.now) {
        let Some(measure) = look.e.measures.get(&service) else { continue };
        // A workload that a success manager took over is theirs.
        if look.e.path.state.handed.contains_key(&service) {
            continue;
        }
        if let Some(last) = measure.latest().map(|reading| reading.on).or(measure.enabled) {
            let day = plus(last, i64::from(rules.figures_days));
            let what = (Kind::Figures, Subject::Service(service), To::Person(look.lead()));
            found.extend(look.again(what, day, rules.again_days));
        }
    }
}

/// The review is due.
pub(super) fn review(look: &Look<'_>, found: &mut Vec<Reminder>) {
    if look.e.head.phase != Phase::ReviewDue {
        return;
    }
    let since = look.e.path.acts.values().map(|done| done.on).max();
    let day = plus(since.unwrap_or_else(|| look.e.today(look.now)), 1);
    found.extend(look.again(to_lead(look, Kind::Review), day, look.policy.reminders.again_days));
}

/// The day has come until which it rests.
pub(super) fn rest(look: &Look<'_>, found: &mut Vec<Reminder>) {
    if let Some(hold) = &look.e.path.state.hold {
        found.extend(look.again(to_lead(look, Kind::Rest), hold.on, look.policy.reminders.again_days));
    }
}

/// The review was held, and the survey is neither sent nor known to be complete.
pub(super) fn survey(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let Some(held) = look.e.path.acts.get(&ActId::ReviewHeld) else { return };
    if !look.e.guard(Guard::SurveySent, look.policy, look.now).holds() {
        let day = plus(held.on, i64::from(look.policy.reminders.again_days));
        found.extend(look.again(to_lead(look, Kind::Survey), day, look.policy.reminders.again_days));
    }
}

/// Whether there is anything that the customer has to know or do: an answer that is waited for, a date that is near
/// or has passed.
fn has_news(look: &Look<'_>) -> bool {
    let near = plus(look.e.today(look.now), NEAR_DAYS);
    let dated = || look.e.open_points().iter().any(|point| point.date.is_some_and(|date| date <= near));
    let target = || dates::targets(look).iter().any(|(_, date)| *date <= near);
    look.e.turn(look.policy, look.now) == Turn::Customer || dated() || target()
}

/// On the first working morning of a week, if there is anything that the customer has to know or do.
pub(super) fn weekly(look: &Look<'_>, found: &mut Vec<Reminder>) {
    if look.e.head.home.is_none() || !look.policy.reminders.weekly {
        return;
    }
    let hours = look.home_hours();
    let today = hours.day(look.now.at);
    let since_monday = i64::from(today.weekday().since(Weekday::Monday));
    let monday = plus(today, -since_monday);
    for week in [monday, plus(monday, 7)] {
        let day = hours.working_from(week);
        // A week without a working day has no digest.
        let began = hours.morning(day) > look.e.head.created_at;
        if began && day < plus(week, 7) && (has_news(look) || week > monday) {
            let mut one = look.once((Kind::Weekly, Subject::Whole, To::Home), day, plus(day, 2));
            one.mark.occurrence = week.to_string();
            found.push(one);
        }
    }
}
