//! How an engagement fares: red, amber or green, with the reasons.
//!
//! In two steps, so that a list of thousands needs no engagement: [`Signals`] are what is so whatever the time is,
//! kept in the portfolio row; [`Signals::diagnose`] adds the time. A new fact that matters is added here, once.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use super::dibs::IntentKind;
use super::plan::ItemState;
use super::point::PointKind;
use super::policy::{HealthPolicy, Policy};
use super::state::State;
use super::status::{Status, Turn};
use super::{Engagement, Now, Phase};

/// The most dates that are kept: the earliest. With them, a row of the list stays within its kilobyte.
const MOST_DATES: usize = 16;

/// What health is computed from, whatever the time is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signals {
    /// Whether it goes on.
    #[serde(default = "Status::ordinary", skip_serializing_if = "Status::is_active")]
    pub status: Status,
    /// Where the lifecycle stands.
    pub phase: Phase,
    /// How many intended services are blocked.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub blocked: u16,
    /// How many open points are in the way.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub blockers: u16,
    /// Dates by which something is to be done and is not, the earliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub due: Vec<Date>,
    /// Since when a request to the customer has been unanswered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<Timestamp>,
    /// When somebody last did anything.
    pub heard_at: Timestamp,
    /// Whose turn it is.
    #[serde(default)]
    pub turn: Turn,
    /// The engagement's time zone, in which its dates are meant.
    pub zone: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &u16) -> bool {
    *count == 0
}

/// The colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// Nothing is the matter.
    Green,
    /// A date passed, nothing happens, or nobody answers.
    Amber,
    /// Blocked, unresponsive, or long overdue.
    Red,
}

/// Why it is not green.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ailment {
    /// So many services are blocked.
    Blocked(u16),
    /// So many open points are in the way.
    Blockers(u16),
    /// The customer does not answer, as the FM says.
    Unresponsive,
    /// So many dates have passed, the earliest so many days ago.
    Overdue {
        /// How many dates.
        count: usize,
        /// Of the earliest.
        days: i32,
    },
    /// A request is unanswered for so many business days.
    Unanswered(i32),
    /// Nothing happened for so many days.
    Silent(i32),
}

/// Health at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// The colour.
    pub health: Health,
    /// The reasons, the gravest first; none when green.
    pub ailments: Vec<Ailment>,
    /// The next date that has not passed.
    pub next: Option<Date>,
    /// How many dates have passed.
    pub overdue: usize,
}

impl Engagement {
    /// What health is computed from. `now` decides nothing that changes by itself.
    #[must_use]
    pub fn signals(&self, policy: &Policy, now: Now) -> Signals {
        let services = self.intended(policy, now);
        let dibs = || services.iter().filter_map(|service| self.dibs.get(service));
        let kind = |dibs: &super::Dibs| dibs.values.intent.map(|intent| intent.kind);
        let blocked = dibs().filter(|dibs| kind(dibs) == Some(IntentKind::Blocked)).count();
        let blockers = self.open_points().iter().filter(|point| point.kind == PointKind::Blocker).count();
        let targets = dibs()
            .filter(|dibs| kind(dibs).is_none_or(IntentKind::needs_all_four))
            .filter_map(|dibs| dibs.values.date);
        let mut due: Vec<Date> = targets.chain(self.to_do_by(policy, now)).collect();
        due.sort_unstable();
        due.truncate(MOST_DATES);
        let waits = |dibs: &&super::Dibs| {
            let state = self.standing(&dibs.service, policy, now).state;
            matches!(state, State::Captured | State::Agreed) && dibs.unasked_since.is_none()
        };
        let asked_at = dibs().filter(waits).filter_map(|dibs| Some(dibs.asked.as_ref()?.at)).min();
        Signals {
            status: self.head.status,
            phase: self.head.phase,
            blocked: u16::try_from(blocked).unwrap_or(u16::MAX),
            blockers: u16::try_from(blockers).unwrap_or(u16::MAX),
            due,
            asked_at,
            heard_at: self.head.heard_at.unwrap_or(self.head.created_at),
            turn: self.turn(policy, now),
            zone: self.head.zone.clone(),
        }
    }

    /// The dates of open points and of items to do, as far as somebody chose them or made them the plan.
    fn to_do_by(&self, policy: &Policy, now: Now) -> Vec<Date> {
        let points = self.open_points().into_iter().filter_map(|point| point.date);
        let items = self.checklist(policy, now).into_iter().filter(|item| item.state == ItemState::Open);
        points.chain(items.filter_map(|item| item.item.due)).collect()
    }

    /// How it fares.
    #[must_use]
    pub fn diagnosis(&self, policy: &Policy, now: Now) -> Diagnosis {
        self.signals(policy, now).diagnose(policy.health, self.today(now))
    }
}

impl Signals {
    /// How it fares on the day `today` of its own zone. What is closed or on hold ails of nothing that time brings.
    #[must_use]
    pub fn diagnose(&self, policy: HealthPolicy, today: Date) -> Diagnosis {
        let Diagnosis { next, overdue, .. } = self.dates(today);
        let mut ailments = Vec::new();
        let mut health = Health::Green;
        let mut ails = |colour: Health, ailment: Ailment| {
            health = health.max(colour);
            ailments.push(ailment);
        };
        if self.status == Status::Closed {
            return Diagnosis { health, ailments, next: None, overdue: 0 };
        }
        if self.status == Status::Unresponsive {
            ails(Health::Red, Ailment::Unresponsive);
        }
        if self.blocked > 0 {
            ails(Health::Red, Ailment::Blocked(self.blocked));
        }
        if self.blockers > 0 {
            ails(Health::Red, Ailment::Blockers(self.blockers));
        }
        if self.status != Status::OnHold {
            if let Some(first) = self.due.first().filter(|date| **date < today) {
                let days = days_between(*first, today);
                let colour =
                    if days > i32::from(policy.red_overdue_days) { Health::Red } else { Health::Amber };
                ails(colour, Ailment::Overdue { count: overdue, days });
            }
            let day = |at: Timestamp| at.to_zoned(self.time_zone()).date();
            let unanswered = self.asked_at.map_or(0, |at| business_days(day(at), today));
            if unanswered >= i32::from(policy.unanswered_days) {
                ails(Health::Amber, Ailment::Unanswered(unanswered));
            }
            let silent = days_between(day(self.heard_at), today);
            if silent >= i32::from(policy.silence_days) {
                ails(Health::Amber, Ailment::Silent(silent));
            }
        }
        Diagnosis { health, ailments, next, overdue }
    }

    /// Its dates alone: nothing is said of how it fares.
    #[must_use]
    pub fn dates(&self, today: Date) -> Diagnosis {
        let overdue = self.due.iter().filter(|date| **date < today).count();
        let next = self.due.iter().copied().find(|date| *date >= today);
        Diagnosis { health: Health::Green, ailments: Vec::new(), next, overdue }
    }

    /// The zone; UTC if this build does not know it.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map(|span: Span| span.get_days()).unwrap_or(0)
}

/// How many of the days after `from`, up to `to`, are Monday to Friday. Counted by whole weeks, then day by day.
fn business_days(from: Date, to: Date) -> i32 {
    let days = days_between(from, to).max(0);
    let (weeks, rest) = (days / 7, days % 7);
    let weekday = |date: &Date| !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let tail =
        to.series(Span::new().days(-1)).take(usize::try_from(rest).unwrap_or(0)).filter(weekday).count();
    weeks * 5 + i32::try_from(tail).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn signals() -> Signals {
        Signals {
            status: Status::Active,
            phase: Phase::Assigned,
            blocked: 0,
            blockers: 0,
            due: Vec::new(),
            asked_at: None,
            heard_at: "2026-03-02T09:00:00Z".parse().expect("an instant"),
            turn: Turn::Nobody,
            zone: "UTC".to_owned(),
        }
    }

    fn on(signals: &Signals, today: Date) -> Diagnosis {
        signals.diagnose(HealthPolicy::default(), today)
    }

    #[test]
    fn a_date_is_amber_when_it_has_passed_and_red_after_more_than_seven_days() {
        let due = Signals { due: vec![date(2026, 3, 5), date(2026, 3, 20)], ..signals() };
        let health = |day| on(&due, date(2026, 3, day)).health;
        assert_eq!(
            [health(5), health(6), health(12), health(13)],
            [Health::Green, Health::Amber, Health::Amber, Health::Red]
        );
        let at = on(&due, date(2026, 3, 6));
        assert_eq!(at.ailments, [Ailment::Overdue { count: 1, days: 1 }]);
        assert_eq!((at.next, at.overdue), (Some(date(2026, 3, 20)), 1));
    }

    #[test]
    fn fourteen_days_of_silence_are_amber_and_thirteen_are_not() {
        assert_eq!(on(&signals(), date(2026, 3, 15)).health, Health::Green);
        assert_eq!(on(&signals(), date(2026, 3, 16)).ailments, [Ailment::Silent(14)]);
    }

    #[test]
    fn a_request_unanswered_over_a_weekend_counts_business_days() {
        // Asked on a Thursday.
        let asked = Signals {
            asked_at: Some("2026-03-05T09:00:00Z".parse().expect("an instant")),
            heard_at: "2026-03-05T09:00:00Z".parse().expect("an instant"),
            ..signals()
        };
        assert_eq!(on(&asked, date(2026, 3, 9)).health, Health::Green, "Friday, Monday");
        assert_eq!(on(&asked, date(2026, 3, 10)).ailments, [Ailment::Unanswered(3)]);
    }

    #[test]
    fn blocked_and_unresponsive_are_red_whatever_the_day() {
        let blocked = Signals { blocked: 2, ..signals() };
        assert_eq!(on(&blocked, date(2026, 3, 2)).ailments, [Ailment::Blocked(2)]);
        let stuck = Signals { blockers: 1, ..signals() };
        assert_eq!(on(&stuck, date(2026, 3, 2)).ailments, [Ailment::Blockers(1)]);
        assert_eq!(on(&stuck, date(2026, 3, 2)).health, Health::Red);
        let silent = Signals { status: Status::Unresponsive, ..signals() };
        assert_eq!(on(&silent, date(2026, 3, 2)).health, Health::Red);
    }

    #[test]
    fn what_is_on_hold_ails_of_no_date_and_what_is_closed_of_nothing() {
        let held = Signals { status: Status::OnHold, due: vec![date(2026, 1, 1)], ..signals() };
        assert_eq!(on(&held, date(2026, 6, 1)).health, Health::Green);
        let closed = Signals { status: Status::Closed, blocked: 1, ..held };
        assert_eq!(on(&closed, date(2026, 6, 1)).health, Health::Green);
    }

    #[test]
    fn business_days_are_counted_as_a_calendar_shows_them() {
        for (from, to, days) in [(2, 2, 0), (2, 6, 4), (6, 8, 0), (6, 9, 1), (2, 16, 10), (1, 7, 5)] {
            assert_eq!(business_days(date(2026, 3, from), date(2026, 3, to)), days, "{from} to {to}");
        }
        assert_eq!(business_days(date(2026, 3, 9), date(2026, 3, 2)), 0);
    }
}
