//! Hand-over and cover: what the successor is shown, and when a deputy's time is over.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::engagement::policy::Policy;
use crate::engagement::{CorrectionNo, Engagement, Now, Phase, TextNo};
use crate::playbook::ServiceId;

/// What somebody who takes over needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Where it stands.
    pub phase: Phase,
    /// What the customer was promised: services with their target dates.
    pub promises: Vec<(ServiceId, Option<Date>)>,
    /// Services that are blocked.
    pub blocked: Vec<ServiceId>,
    /// Services that are undecided.
    pub undecided: Vec<ServiceId>,
    /// Reports of the customer that nobody answered.
    pub reports: Vec<CorrectionNo>,
    /// What was noted last on the way, and when.
    pub last_note: Option<(Timestamp, TextNo)>,
}

impl Engagement {
    /// What somebody who takes over needs to know.
    #[must_use]
    pub fn summary(&self, policy: &Policy, now: Now) -> Summary {
        let services = self.intended(policy, now);
        let kind = |service: &ServiceId| {
            self.dibs.get(service).and_then(|dibs| dibs.values.intent).map(|intent| intent.kind)
        };
        let of = |wanted| services.iter().filter(|s| kind(s) == Some(wanted)).cloned().collect();
        let date = |service: &ServiceId| self.dibs.get(service).and_then(|dibs| dibs.values.date);
        Summary {
            phase: self.head.phase,
            promises: services.iter().map(|service| (service.clone(), date(service))).collect(),
            blocked: of(crate::engagement::IntentKind::Blocked),
            undecided: of(crate::engagement::IntentKind::NotDecided),
            reports: services.iter().flat_map(|s| self.standing(s, policy, now).open).collect(),
            last_note: self.last_note(),
        }
    }

    /// The note that was made last: with an act, a task, a change of phase by hand or a rest.
    fn last_note(&self) -> Option<(Timestamp, TextNo)> {
        let path = &self.path;
        let acts = path.acts.values().filter_map(|done| Some((done.at, done.note?)));
        let tasks = path.tasks.values().filter_map(|task| Some((task.at, task.note?)));
        let overrides = path.overrides.values().map(|over| (over.at, over.reason));
        let rest = path.state.hold.iter().map(|hold| (hold.since, hold.reason));
        acts.chain(tasks).chain(overrides).chain(rest).max_by_key(|(at, no)| (*at, *no))
    }

    /// The day on which to look again at what is over: the last of the year that policy says, counted from the year
    /// in which somebody last did anything here.
    #[must_use]
    pub fn look_again_on(&self, policy: &Policy) -> Date {
        let last = self.today(Now { at: self.head.heard_at.unwrap_or(self.head.created_at) });
        let year = last.year().saturating_add(policy.journey.next_action_years);
        Date::new(year, 12, 31).unwrap_or(last)
    }

    /// Ends a cover whose last day has passed: the deputy has the role from before again. For whoever reads the
    /// engagement, so that nobody acts as deputy a day longer; the next change writes it.
    pub fn end_cover(&mut self, now: Now) {
        let today = self.today(now);
        let Some(cover) = self.path.state.cover.filter(|cover| cover.until < today) else { return };
        if let Some(person) = self.people.get_mut(&cover.person) {
            person.role = cover.was;
        }
        self.path.state.cover = None;
    }
}
