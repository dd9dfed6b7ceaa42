//! Taking back one's own last change. Which one that is, and whether somebody touched it since, is in
//! `engagement/undo`.

use super::Work;
use crate::engagement::event::{Event, What};
use crate::engagement::ids::PersonNo;
use crate::engagement::journey::{Attested, JourneyEvent, Subject};
use crate::engagement::measure::{Measure, Reading};
use crate::engagement::measure_command::MeasureEvent;
use crate::engagement::plan::{Item, ItemKey, ItemStatus};
use crate::engagement::plan_command::{Arranged, Jotted, PlanEvent};
use crate::engagement::refusal::Refusal;
use crate::engagement::ssat_command::{PointEvent, PointPlan};
use crate::engagement::undo::{Meaning, Reversible, meaning};
use crate::playbook::{ServiceId, TaskId, TaskStatus};

impl Work<'_> {
    /// Reverts `change`, the events of one of the actor's own commands.
    pub(super) fn undo(&mut self, change: &[Event]) -> Result<(), Refusal> {
        let by = self.acting().map(|person| person.no).ok_or(Refusal::NothingToUndo)?;
        let revision = match change {
            [first, ..] if change.iter().all(|e| e.by == Some(by) && e.revision == first.revision) => {
                first.revision
            }
            _ => return Err(Refusal::NothingToUndo),
        };
        let touched = self.e.touched_since(change);
        if !touched.is_empty() {
            return Err(Refusal::TouchedSince(touched));
        }
        self.tell(What::Undone { change: revision });
        for event in change.iter().rev() {
            match meaning(event) {
                Meaning::Reverts(one) => self.revert(by, one)?,
                // What belongs to the same command and stays: people who became known. Nothing else is ever undone.
                Meaning::Neutral | Meaning::Stays(_) => {}
            }
        }
        Ok(())
    }

    fn revert(&mut self, by: PersonNo, change: Reversible<'_>) -> Result<(), Refusal> {
        match change {
            Reversible::Confirmed { service, person } if person == by => {
                return self.take_back(std::slice::from_ref(service));
            }
            Reversible::Confirmed { .. } => return Err(Refusal::NothingToUndo),
            // Items are everybody's; each takes back what is their own.
            Reversible::Done { item, .. } | Reversible::Dropped { item, .. } => {
                return self.undo_item(item.clone(), false);
            }
            Reversible::Reopened { item, was } => self.close_item_again(item, was),
            Reversible::Arranged { item, old, new } => self.arrange_back(item, old, new),
            Reversible::Noted { item, old, new } => self.note_back(item, old, new),
            Reversible::Added { item, whole } => {
                self.e.items.remove(item);
                self.tell(What::Plan(PlanEvent::Removed { item: item.clone(), own: whole.own }));
            }
            Reversible::Meeting(change) => self.restore_meeting(change),
            other => {
                self.leader()?;
                self.revert_agreed(by, other);
            }
        }
        Ok(())
    }

    /// What was agreed, and what stands in the head.
    fn revert_agreed(&mut self, by: PersonNo, change: Reversible<'_>) {
        match change {
            Reversible::Dibs { service, changes } => {
                let mut values = self.values(service);
                for change in changes {
                    values.set(change.field, change.old.clone());
                }
                self.change_values(service, &values, None, None);
            }
            Reversible::Services { old, new } => {
                self.e.head.services = old.to_vec();
                self.tell(What::ServicesSet { old: new.to_vec(), new: old.to_vec() });
            }
            Reversible::Customer { old, new } => {
                old.clone_into(&mut self.e.head.customer);
                self.tell(What::CustomerSet { old: new.to_owned(), new: old.to_owned() });
            }
            Reversible::Language { old, new } => {
                self.e.head.language = old;
                self.tell(What::LanguageSet { old: new, new: old });
            }
            Reversible::Zone { old, new } => {
                old.clone_into(&mut self.e.head.zone);
                self.tell(What::ZoneSet { old: new.to_owned(), new: old.to_owned() });
            }
            Reversible::Status { old, held, .. } => {
                self.become_status(old, None);
                self.e.path.state.hold = held.cloned().or(self.e.path.state.hold.take());
            }
            Reversible::Agreed { services, .. } => self.withdraw_agreed(services.to_vec()),
            Reversible::Factor { service, factor, old, .. } => {
                self.change_factor(service, factor, old.clone(), None);
            }
            other => self.revert_going(by, other),
        }
    }

    /// What is planned, measured, open and told on the way.
    fn revert_going(&mut self, by: PersonNo, change: Reversible<'_>) {
        match change {
            Reversible::Included { item } => {
                self.e.items.remove(item);
                self.tell(What::Plan(PlanEvent::Removed { item: item.clone(), own: None }));
            }
            Reversible::Goals { old, new } => {
                self.e.goals = *old;
                self.tell(What::Measure(MeasureEvent::Goals { old: *new, new: *old }));
            }
            Reversible::Measure { service, old, .. } => {
                let now = self.e.measure(service);
                let new = Measure { readings: now.readings.clone(), ..old.clone() };
                self.keep_measure(service, &now, new);
            }
            Reversible::Reading { service, new, old } => self.unread(service, new, old),
            Reversible::PointPlan { no, old, new } => {
                if let Some(point) = self.e.points.get_mut(&no) {
                    (point.owner, point.next, point.date) = (old.owner, old.next, old.date);
                    let PointPlan { owner, next, date } = *old;
                    self.tell(What::Point(PointEvent::Planned { no, owner, next, date, was: Some(new) }));
                }
            }
            Reversible::PointSettled { no, new } => {
                if let Some(point) = self.e.points.get_mut(&no) {
                    point.settled = None;
                    self.tell(What::Point(PointEvent::Reopened { no, was: Some(new.clone()) }));
                }
            }
            Reversible::PointReopened { no, was } => {
                if let Some(point) = self.e.points.get_mut(&no) {
                    point.settled = Some(was.clone());
                    self.tell(What::Point(PointEvent::Settled { no, settled: was.clone() }));
                }
            }
            Reversible::Task { id, old, new } => self.task_back(by, id, old, new),
            Reversible::Attested { subjects, so, .. } => self.attest_back(by, subjects, so),
            Reversible::Answer { field, old, new } => {
                self.e.path.profile.restore(field, old.cloned());
                if let Some(old) = old {
                    let (old, new) = (Some(new.clone()), old.clone());
                    self.happened(JourneyEvent::Told { field, old, new });
                }
            }
            Reversible::Rest { old, .. } => self.e.path.state.hold = old.cloned(),
            // Above: what was agreed, and each person's own.
            Reversible::Dibs { .. }
            | Reversible::Services { .. }
            | Reversible::Customer { .. }
            | Reversible::Language { .. }
            | Reversible::Zone { .. }
            | Reversible::Status { .. }
            | Reversible::Agreed { .. }
            | Reversible::Factor { .. }
            | Reversible::Confirmed { .. }
            | Reversible::Done { .. }
            | Reversible::Dropped { .. }
            | Reversible::Reopened { .. }
            | Reversible::Arranged { .. }
            | Reversible::Noted { .. }
            | Reversible::Added { .. }
            | Reversible::Meeting(_) => {}
        }
    }

    fn item_record(&self, key: &ItemKey) -> Item {
        self.e.items.get(key).cloned().unwrap_or_else(|| Item::blank(key.clone()))
    }

    fn close_item_again(&mut self, key: &ItemKey, was: &ItemStatus) {
        let mut item = self.item_record(key);
        item.status = was.clone();
        let event = match was {
            ItemStatus::Open => return,
            ItemStatus::Done { by, took, .. } => {
                if *took {
                    item.owner = Some(*by);
                }
                PlanEvent::Done { item: key.clone() }
            }
            ItemStatus::Dropped { reason, .. } => PlanEvent::Dropped { item: key.clone(), reason: *reason },
        };
        self.keep_item(item);
        self.tell(What::Plan(event));
    }

    fn arrange_back(&mut self, key: &ItemKey, old: Arranged, new: Arranged) {
        let mut item = self.item_record(key);
        (item.owner, item.due, item.due_proposed) = (old.owner, old.due, old.proposed);
        self.keep_item(item);
        self.tell(What::Plan(PlanEvent::Arranged { item: key.clone(), old: new, new: old }));
    }

    fn note_back(&mut self, key: &ItemKey, old: &Jotted, new: Jotted) {
        let mut item = self.item_record(key);
        item.services = old.services.iter().cloned().collect();
        (item.note, item.evidence) = (old.note, old.evidence);
        self.keep_item(item);
        let Jotted { services, note, evidence } = old.clone();
        self.tell(What::Plan(PlanEvent::Noted {
            item: key.clone(),
            services,
            note,
            evidence,
            was: Some(new),
        }));
    }

    /// The figures of a day are as they were before, or none.
    fn unread(&mut self, service: &ServiceId, new: &Reading, old: Option<&Reading>) {
        let mut measure = self.e.measure(service);
        measure.readings.retain(|reading| reading != new);
        measure.readings.extend(old.cloned());
        measure.readings.sort_by_key(|reading| reading.on);
        let seats = measure.seats;
        self.put_measure(measure);
        let service = service.clone();
        self.tell(What::Measure(match old {
            Some(old) => MeasureEvent::Read { service, reading: old.clone(), seats, was: Some(new.clone()) },
            None => MeasureEvent::Unread { service, on: new.on },
        }));
    }

    fn task_back(
        &mut self,
        by: PersonNo,
        id: TaskId,
        old: (TaskStatus, Option<crate::engagement::TextNo>),
        new: (TaskStatus, Option<crate::engagement::TextNo>),
    ) {
        let at = self.now.at;
        let Some(task) = self.e.path.tasks.get_mut(&id) else { return };
        (task.status, task.note, task.by, task.at) = (old.0, old.1, by, at);
        if old == (TaskStatus::NotStarted, None) && task.added.is_none() {
            self.e.path.tasks.remove(&id);
        }
        let (note, note_was) = (old.1, new.1);
        self.happened(JourneyEvent::TaskSet { task: id, old: new.0, new: old.0, act: None, note, note_was });
    }

    fn attest_back(&mut self, by: PersonNo, subjects: &[Subject], so: bool) {
        let at = self.now.at;
        for subject in subjects {
            if so {
                self.e.path.attested.remove(subject);
            } else {
                let attested = Attested { subject: subject.clone(), by, at };
                self.e.path.attested.insert(subject.clone(), attested);
            }
        }
        self.happened(JourneyEvent::Attested { subjects: subjects.to_vec(), so: !so });
    }
}
