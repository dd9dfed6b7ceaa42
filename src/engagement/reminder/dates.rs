//! What comes due: target dates, and what people are to do by a date.

use jiff::civil::Date;

use super::calendar::plus;
use super::{Kind, Look, Reminder, Subject, To, around};
use crate::engagement::dibs::IntentKind;
use crate::engagement::people::{Person, Side};
use crate::engagement::plan::ItemState;
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
        found.extend(look.again(what, plus(date, 1), look.policy.reminders.again_days));
    }
}

/// What somebody is to do by a date that was set: what, who (whoever leads, if nobody or nobody in Teams), by when. Of
/// open points a customer person has those alone that their side added: the others are not theirs to read.
pub(super) fn items<'l>(look: &'l Look<'_>) -> &'l [(Subject, PersonNo, Date)] {
    look.items.get_or_init(|| dated(look))
}

fn dated(look: &Look<'_>) -> Vec<(Subject, PersonNo, Date)> {
    let lead = look.lead();
    let doer = |no: Option<PersonNo>, reads: bool| {
        let person = no.and_then(|no| look.e.person(no)).filter(|person| person.is_linked());
        let fits = |person: &&Person| match person.side {
            Side::Customer => reads,
            Side::Delivery => true,
            Side::Outsider => false,
        };
        person.filter(fits).map_or(lead, |person| person.no)
    };
    let points = look.e.open_points().into_iter().filter_map(|point| {
        Some((Subject::Point(point.no), doer(point.owner, point.from_customer), point.date?))
    });
    let items = look.e.checklist(look.policy, look.now).into_iter().filter_map(|item| {
        let date = item.item.due.filter(|_| item.state == ItemState::Open)?;
        Some((Subject::Item(item.key), doer(item.owner, true), date))
    });
    points.chain(items).collect()
}

/// Whether somebody hears of their own items at the next check-in.
fn waits(look: &Look<'_>, doer: PersonNo, date: Date) -> bool {
    let customer = look.e.person(doer).is_some_and(|person| person.side == Side::Customer);
    customer && around::is_left_for_check_in(look, date)
}

pub(super) fn item_due(look: &Look<'_>, found: &mut Vec<Reminder>) {
    for (subject, doer, date) in items(look).iter().cloned() {
        if waits(look, doer, date) {
            continue;
        }
        let day = look.hours(doer).working_until(date);
        let mut one = look.once((Kind::ItemDue, subject, To::Person(doer)), day, plus(date, 1));
        one.mark.occurrence = date.to_string();
        found.push(one);
    }
}

/// Whoever leads hears of all that is late in one line, anew when something else is; whoever is to do it, of their own.
pub(super) fn item_overdue(look: &Look<'_>, found: &mut Vec<Reminder>) {
    let lead = look.lead();
    let every = look.policy.reminders.again_days;
    let today = look.e.today(look.now);
    let all = items(look);
    // What will be late next is waited for, too.
    let latest = |dates: &mut dyn Iterator<Item = Date>| {
        let (past, coming): (Vec<Date>, Vec<Date>) = dates.partition(|date| *date < today);
        [past.into_iter().max(), coming.into_iter().min()]
    };
    for date in latest(&mut all.iter().map(|(_, _, date)| *date)).into_iter().flatten() {
        found.extend(look.again((Kind::ItemOverdue, Subject::Whole, To::Person(lead)), plus(date, 1), every));
    }
    for (subject, doer, date) in all.iter().cloned() {
        if doer != lead && !waits(look, doer, date) {
            found.extend(look.again((Kind::ItemOverdue, subject, To::Person(doer)), plus(date, 1), every));
        }
    }
}
