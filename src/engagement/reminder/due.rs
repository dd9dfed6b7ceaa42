//! What is due: everything that the rules find, less what was said before, in the hours of its readers.

use std::cell::OnceCell;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::calendar::{days_between, plus};
use super::{
    Due, Habits, Held, Hours, Kind, Known, Mark, RULES, Reminder, Said, Subject, To, around, held, rule, slot,
};
use crate::engagement::ids::PersonNo;
use crate::engagement::meeting::{Meeting, Occurrence};
use crate::engagement::policy::Policy;
use crate::engagement::status::Status;
use crate::engagement::{Engagement, Now};

/// The longest time until an engagement is looked at again: a policy that was changed meanwhile holds by then.
const LOOK_AGAIN: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The same while somebody is away or something is paused, since that may end early.
const LOOK_AGAIN_HELD: SignedDuration = SignedDuration::from_hours(24);

/// What the rules look at.
pub(super) struct Look<'a> {
    pub(super) e: &'a Engagement,
    pub(super) policy: &'a Policy,
    pub(super) now: Now,
    pub(super) said: &'a Said,
    known: &'a Known,
    /// What people are to do by a date, once it was asked for.
    pub(super) items: OnceCell<Vec<(Subject, PersonNo, Date)>>,
    /// The meetings ahead, once they were asked for.
    pub(super) ahead: OnceCell<Vec<(&'a Meeting, Occurrence)>>,
}

impl<'a> Look<'a> {
    fn new(e: &'a Engagement, policy: &'a Policy, now: Now, said: &'a Said, known: &'a Known) -> Self {
        Self { e, policy, now, said, known, items: OnceCell::new(), ahead: OnceCell::new() }
    }

    /// The hours of `no`, while nothing of this engagement is paused.
    pub(super) fn hours(&self, no: PersonNo) -> Hours<'a> {
        let blank = Habits::default();
        let habits = self.known.habits.get(&no).unwrap_or(&blank);
        let zone = self.known.zones.get(&no).map_or(self.e.head.zone.as_str(), String::as_str);
        Hours::of(habits, zone, &self.policy.reminders).held(self.e.head.paused)
    }

    /// The hours of the engagement's own zone.
    pub(super) fn home_hours(&self) -> Hours<'a> {
        Hours::of(&Habits::default(), &self.e.head.zone, &self.policy.reminders).held(self.e.head.paused)
    }

    /// Whoever leads it at present: the deputy while one stands in.
    pub(super) fn lead(&self) -> PersonNo {
        let today = self.e.today(self.now);
        let cover = self.e.path.state.cover.filter(|cover| cover.until >= today);
        cover.map_or(self.e.head.fm, |cover| self.e.resolve(cover.person))
    }

    /// Whether this does not reach anybody, because it was stopped.
    pub(super) fn is_muted(&self, to: To, kind: Kind) -> bool {
        self.known.muted.contains(&(to, kind))
    }

    /// Something said once: on the first working morning from `day` on, of no use from the day `until` on.
    pub(super) fn once(&self, what: (Kind, Subject, To), day: Date, until: Date) -> Reminder {
        let hours = match what.2 {
            To::Person(no) => self.hours(no),
            To::Home => self.home_hours(),
        };
        let (kind, subject, to) = what;
        Reminder {
            mark: Mark { kind, subject, occurrence: day.to_string(), to },
            at: hours.morning(hours.working_from(day)),
            until: hours.morning(until),
        }
    }

    /// Something said from `day` on, and again every so many days while it is so: this time and the next.
    pub(super) fn again(&self, what: (Kind, Subject, To), day: Date, every: u16) -> [Reminder; 2] {
        let every = i64::from(every.max(1));
        let times = days_between(day, self.e.today(self.now)).max(0) / every;
        [times, times + 1].map(|times| {
            let turn = plus(day, times * every);
            let mut one = self.once(what.clone(), turn, plus(turn, every));
            one.mark.occurrence = format!("{day}+{times}");
            // A turn that falls into days off is said after them, unless the next has come by then.
            one.until = one.until.max(one.at.checked_add(SignedDuration::from_hours(24)).unwrap_or(one.at));
            one
        })
    }
}

/// Everything that the rules find, said before or not: from when on it is owed, and until when.
fn found(look: &Look<'_>) -> Vec<Reminder> {
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.while_.holds(look.e.head.status)) {
        (rule.find)(look, &mut found);
    }
    found
}

/// What `engagement` owes at `now`, given what was said before and when people may be written to; and when to look
/// again.
#[must_use]
pub fn due(engagement: &Engagement, said: &Said, known: &Known, policy: &Policy, now: Now) -> Due {
    let look = Look::new(engagement, policy, now, said, known);
    if let Some(paused) = engagement.head.paused.filter(|paused| paused.holds(engagement.today(now))) {
        // The day after is looked at before anybody's morning; the pause may end early, too.
        let over = look.home_hours().at(plus(paused.until, 1), jiff::civil::Time::midnight());
        let again = now.at.checked_add(LOOK_AGAIN_HELD).unwrap_or(Timestamp::MAX);
        let held = paused_over(&look, paused.until);
        return Due { now: Vec::new(), next: Some(over.min(again)), held };
    }
    let (mut owed, mut back) = (Vec::new(), Vec::new());
    let mut next: Option<Timestamp> = None;
    let mut later = |at: Timestamp| next = Some(next.map_or(at, |next| next.min(at)));
    for reminder in found(&look) {
        let stopped = look.is_muted(reminder.mark.to, reminder.mark.kind);
        if said.contains_key(&reminder.mark) || reminder.until <= now.at {
            continue;
        }
        if stopped {
            if reminder.ripe() <= now.at {
                back.push((reminder, Held::Stopped));
            }
        } else if reminder.ripe() <= now.at {
            owed.push(reminder);
        } else {
            later(reminder.ripe());
        }
    }
    owed.sort_by_key(|reminder| (reminder.mark.kind, reminder.at));
    let (home, mut owed): (Vec<_>, Vec<_>) =
        owed.into_iter().partition(|reminder| reminder.mark.to == To::Home);
    let mut pace = known.home.clone();
    // The agendas that come by themselves count, too.
    pace.sent.extend(around::agenda_days(&look));
    let (hours, budget) = (look.home_hours(), policy.reminders.conversation);
    for reminder in home {
        let at = slot(&hours, &pace, budget, now.at);
        if at <= now.at {
            pace.note(hours.day(now.at));
            owed.push(reminder);
        } else {
            if at < reminder.until {
                later(at);
            }
            back.extend(held(&hours, &pace, budget, now.at).map(|why| (reminder, why)));
        }
    }
    if engagement.head.status != Status::Closed {
        let away = known.habits.values().any(|habits| habits.away.is_some());
        let held = engagement.head.paused.is_some() || away;
        later(now.at.checked_add(if held { LOOK_AGAIN_HELD } else { LOOK_AGAIN }).unwrap_or(Timestamp::MAX));
    }
    Due { now: owed, next, held: back }
}

/// What would be due were the engagement not paused.
fn paused_over(look: &Look<'_>, until: Date) -> Vec<(Reminder, Held)> {
    let mut goes = look.e.clone();
    goes.head.paused = None;
    let goes = Look::new(&goes, look.policy, look.now, look.said, look.known);
    let is_due = |one: &Reminder| {
        let open = one.ripe() <= look.now.at && look.now.at < one.until;
        open && !look.said.contains_key(&one.mark) && !look.is_muted(one.mark.to, one.mark.kind)
    };
    found(&goes).into_iter().filter(is_due).map(|one| (one, Held::Paused(until))).collect()
}

/// Whether what was decided under `mark` still holds: what has been done since is not said any more.
#[must_use]
pub fn stands(engagement: &Engagement, mark: &Mark, said: &Said, policy: &Policy, now: Now) -> bool {
    let known = Known::default();
    let look = Look::new(engagement, policy, now, said, &known);
    let rule = rule(mark.kind);
    let mut found = Vec::new();
    if rule.while_.holds(engagement.head.status) {
        (rule.find)(&look, &mut found);
    }
    let same = |one: &Reminder| {
        let one = &one.mark;
        (one.kind, &one.subject, one.to) == (mark.kind, &mark.subject, mark.to) && one.base() == mark.base()
    };
    found.iter().any(same)
}
