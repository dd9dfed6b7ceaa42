//! Who waits for an answer: the customer for the FM's, and the FM for the customer's.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::calendar::plus;
use super::{Hours, Kind, Look, Mark, Reminder, Subject, To};
use crate::engagement::answer::CorrectionState;
use crate::engagement::ids::{PersonNo, Revision};
use crate::engagement::people::Side;
use crate::engagement::state::State;

/// For how many days something that is said once is still worth saying.
const WORTH_DAYS: i64 = 14;

/// Somebody of the customer waits: a report, a claim, a question that nobody has taken up, an answer not reviewed.
pub(super) fn waiting(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let lead = look.lead();
    let hours = look.hours(lead);
    let mut since: BTreeMap<Subject, Timestamp> = BTreeMap::new();
    let mut waits = |subject: Subject, at: Timestamp| {
        since.entry(subject).and_modify(|first| *first = at.min(*first)).or_insert(at);
    };
    for report in look.e.corrections.values().filter(|report| report.state == CorrectionState::Open) {
        waits(Subject::Person(look.e.resolve(report.by)), report.at);
    }
    for person in look.e.people.values() {
        if let Some(claim) = &person.claim {
            waits(Subject::Person(person.no), claim.at);
        }
    }
    for point in look.e.open_points() {
        if point.from_customer && point.owner.is_none() && point.date.is_none() {
            waits(Subject::Point(point.no), point.at);
        }
    }
    for no in look.e.unreviewed(look.policy, look.now) {
        let answered = look.e.head.workshop.answered.iter().filter(|(by, _)| look.e.resolve(*by) == no);
        if let Some(at) = answered.map(|(_, at)| *at).min() {
            waits(Subject::Person(no), at);
        }
    }
    for (subject, at) in since {
        let day = hours.business_days_after(hours.day(at), look.policy.reminders.waiting_days);
        let what = (Kind::Waiting, subject, To::Person(lead));
        found.extend(look.again(what, day, look.policy.reminders.again_days));
    }
}

/// The request that waits for an answer: when it was last sent, and what it showed.
fn request(look: &Look<'_>) -> Option<(Timestamp, Revision)> {
    let waits = |service| {
        let dibs = look.e.dibs.get(&service)?;
        let state = look.e.standing(&service, look.policy, look.now).state;
        let open = matches!(state, State::Captured | State::Agreed) && dibs.unasked_since.is_none();
        dibs.asked.as_ref().filter(|_| open).map(|asked| (asked.at, asked.revision))
    };
    look.e.intended(look.policy, look.now).into_iter().filter_map(waits).max()
}

/// The hours of whoever is asked to confirm, by which the days without an answer are counted.
fn asked_hours<'a>(look: &Look<'a>) -> Hours<'a> {
    let intended = look.e.intended(look.policy, look.now);
    let people = intended.iter().flat_map(|service| look.e.confirmers(service, look.policy));
    let mut hours: Vec<Hours<'a>> = people.map(|no| look.hours(no)).collect();
    // While anybody who may answer is there, the days count.
    let today = |hours: &Hours<'_>| hours.works(hours.day(look.now.at));
    let at = hours.iter().position(today).unwrap_or(0);
    if hours.is_empty() { look.home_hours() } else { hours.swap_remove(at) }
}

/// By which a request is known that showed the engagement as of `revision`.
#[must_use]
pub fn request_occurrence(revision: Revision) -> String {
    format!("r{}", revision.0)
}

/// It is sent once more.
fn second_time(look: &Look<'_>, (at, revision): (Timestamp, Revision)) -> Reminder {
    let hours = asked_hours(look);
    let day = hours.business_days_after(hours.day(at), look.policy.reminders.unanswered_days);
    let what = (Kind::Unanswered, Subject::Whole, To::Home);
    let mut one = look.once(what, day, plus(day, WORTH_DAYS));
    one.mark.occurrence = request_occurrence(revision);
    one
}

pub(super) fn unanswered(look: &Look<'_>, found: &mut Vec<Reminder>) {
    if look.e.head.home.is_some() {
        found.extend(request(look).map(|request| second_time(look, request)));
    }
}

/// It was sent twice, or may not be sent again, and nobody answered: the FM decides.
pub(super) fn given_up(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let Some((at, revision)) = request(look) else { return };
    let second = second_time(look, (at, revision)).mark;
    let sent = look.said.get(&second).copied();
    let muted = look.is_muted(To::Home, Kind::Unanswered) || look.e.head.home.is_none();
    let Some(from) = sent.or(muted.then_some(at)) else { return };
    let hours = asked_hours(look);
    let day = hours.business_days_after(hours.day(from), look.policy.reminders.unanswered_days);
    let what = (Kind::GivenUp, Subject::Whole, To::Person(look.lead()));
    let one = look.once(what, day, plus(day, WORTH_DAYS));
    found.push(Reminder { mark: Mark { occurrence: second.occurrence, ..one.mark }, ..one });
}

/// Somebody was asked about the success factors and has not answered.
pub(super) fn factors_asked(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let workshop = &look.e.head.workshop;
    let Some(asked) = workshop.asked.as_ref().filter(|_| workshop.closed.is_none()) else { return };
    let answered =
        |no: PersonNo| workshop.answered.iter().any(|(by, at)| look.e.resolve(*by) == no && *at >= asked.at);
    let people = asked.people.iter().map(|no| look.e.resolve(*no)).filter(|no| !answered(*no));
    let reachable = |no: &PersonNo| {
        look.e.person(*no).is_some_and(|person| person.is_linked() && person.side == Side::Customer)
    };
    for no in people.filter(reachable) {
        let hours = look.hours(no);
        let day = hours.business_days_after(hours.day(asked.at), look.policy.reminders.unanswered_days);
        let what = (Kind::FactorsAsked, Subject::Whole, To::Person(no));
        let mut one = look.once(what, day, plus(day, WORTH_DAYS));
        one.mark.occurrence = request_occurrence(asked.revision);
        found.push(one);
    }
}
