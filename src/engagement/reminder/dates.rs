//! What comes due: target dates, and what people are to do by a date.

use jiff::civil::Date;

use super::calendar::plus;
use super::{Kind, Look, Reminder, Subject, To};
use crate::engagement::dibs::IntentKind;
use crate::engagement::people::Side;
use crate::engagement::{PersonNo, Phase, ServiceId};

/// The target dates that are waited for: of intended services that go ahead, until the plan is carried out. Of one
/// that is blocked the block is what counts.
pub(super) fn targets(look: &Look<'_>) -> Vec<(ServiceId, Date)> {
    if look.e.head.phase >= Phase::SuccessExecution {
        return Vec::new();
    }
    let target = |service: ServiceId| {
        let values = &look.e.dibs.get(&service)?.values;
        let goes = values.intent.is_none_or(|intent| intent.kind == IntentKind::GoingAhead);
        values.date.filter(|_| goes).map(|date| (service, date))
    };
    look.e.intended(look.policy, look.now).into_iter().filter_map(target).collect()
}

pub(super) fn target_near(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let rules = &look.policy.reminders;
    let lead = look.lead();
    for (service, date) in targets(look) {
        let mut near = |to: PersonNo, days: u16| {
            let hours = look.hours(to);
            let day = hours.working_until(plus(date, -i64::from(days)));
            let what = (Kind::TargetNear, Subject::Service(service.clone()), To::Person(to));
            let mut one = look.once(what, day, plus(date, 1));
            one.mark.occurrence = format!("{date}-{days}");
            found.push(one);
        };
        near(lead, rules.target_days);
        let owner = look.e.dibs.get(&service).and_then(|dibs| dibs.values.owner);
        let owner = owner.and_then(|no| look.e.person(no)).filter(|person| person.is_linked());
        if let Some(owner) = owner.filter(|owner| owner.no != lead) {
            rules.customer_target_days.iter().for_each(|days| near(owner.no, *days));
        }
    }
}

pub(super) fn target_passed(look: &Look<'_>, found: &mut Vec<Reminder>) {
    for (service, date) in targets(look) {
        let what = (Kind::TargetPassed, Subject::Service(service), To::Person(look.lead()));
        found.push(look.again(what, plus(date, 1), look.policy.reminders.again_days));
    }
}

/// What somebody is to do by a date: what, who (whoever leads, if nobody or nobody in Teams), by when.
fn items(look: &Look<'_>) -> Vec<(Subject, PersonNo, Date)> {
    let lead = look.lead();
    let doer = |no: Option<PersonNo>| {
        let person = no.and_then(|no| look.e.person(no)).filter(|person| person.is_linked());
        person.filter(|person| person.side != Side::Outsider).map_or(lead, |person| person.no)
    };
    let open = look.e.open_points();
    open.iter().filter_map(|point| Some((Subject::Point(point.no), doer(point.owner), point.date?))).collect()
}

pub(super) fn item_due(look: &Look<'_>, found: &mut Vec<Reminder>) {
    for (subject, doer, date) in items(look) {
        let day = look.hours(doer).working_until(date);
        let mut one = look.once((Kind::ItemDue, subject, To::Person(doer)), day, plus(date, 1));
        one.mark.occurrence = date.to_string();
        found.push(one);
    }
}

/// Whoever leads hears of everything that is late; whoever is to do it, of their own.
pub(super) fn item_overdue(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let lead = look.lead();
    let every = look.policy.reminders.again_days;
    for (subject, doer, date) in items(look) {
        let mut late = |to| {
            found.push(look.again(
                (Kind::ItemOverdue, subject.clone(), To::Person(to)),
                plus(date, 1),
                every,
            ));
        };
        late(lead);
        if doer != lead {
            late(doer);
        }
    }
}
