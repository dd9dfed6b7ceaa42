//! What each kind of event means to `undo`: the one list of all of them. How a change is taken back is in
//! `apply/undo`; whether somebody touched it since, in `stands` here.

use jiff::{Timestamp, civil::Date};

use super::MeetingChange;
use crate::engagement::Engagement;
use crate::engagement::dibs::Field;
use crate::engagement::event::{Changed, Event, What};
use crate::engagement::ids::{PersonNo, PointNo, TextNo};
use crate::engagement::journey::{Hold, JourneyEvent, ProfileField, ProfileValue, Subject};
use crate::engagement::measure::{Goals, Measure, Reading};
use crate::engagement::measure_command::MeasureEvent;
use crate::engagement::plan::{Item, ItemKey, ItemStatus};
use crate::engagement::plan_command::{Arranged, Jotted, PlanEvent};
use crate::engagement::point::Settled;
use crate::engagement::ssat::{Factor, FactorValues};
use crate::engagement::ssat_command::{PointEvent, PointPlan, SsatEvent};
use crate::engagement::status::Status;
use crate::playbook::{Locale, ServiceId, TaskId, TaskStatus};

/// What an event means to `undo`.
pub(in crate::engagement) enum Meaning<'e> {
    /// It can be taken back.
    Reverts(Reversible<'e>),
    /// It does not matter: it belongs to a change, and stays when that goes.
    Neutral,
    /// The whole change stays.
    Stays(Stays),
}

/// Why a change stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stays {
    /// Others were told of it, or acted on it.
    Told,
    /// It belongs to the playbook's way: it was recorded or moved the engagement on.
    Way,
}

/// A change that can be taken back, with what it was and what it became.
pub(in crate::engagement) enum Reversible<'e> {
    Dibs { service: &'e ServiceId, changes: &'e [Changed] },
    Agreed { services: &'e [ServiceId], at: Timestamp },
    Confirmed { service: &'e ServiceId, person: PersonNo },
    Services { old: &'e [ServiceId], new: &'e [ServiceId] },
    Customer { old: &'e str, new: &'e str },
    Language { old: Locale, new: Locale },
    Zone { old: &'e str, new: &'e str },
    Status { old: Status, new: Status, held: Option<&'e Hold> },
    Factor { service: &'e ServiceId, factor: Factor, old: &'e FactorValues, new: &'e FactorValues },
    Done { item: &'e ItemKey, at: Timestamp },
    Dropped { item: &'e ItemKey, at: Timestamp },
    Reopened { item: &'e ItemKey, was: &'e ItemStatus },
    Arranged { item: &'e ItemKey, old: Arranged, new: Arranged },
    Noted { item: &'e ItemKey, old: &'e Jotted, new: Jotted },
    Added { item: &'e ItemKey, whole: &'e Item },
    Included { item: &'e ItemKey },
    Goals { old: &'e Goals, new: &'e Goals },
    Measure { service: &'e ServiceId, old: &'e Measure, new: &'e Measure },
    Reading { service: &'e ServiceId, new: &'e Reading, old: Option<&'e Reading> },
    PointPlan { no: PointNo, old: &'e PointPlan, new: PointPlan },
    PointSettled { no: PointNo, new: &'e Settled },
    PointReopened { no: PointNo, was: &'e Settled },
    Task { id: TaskId, old: (TaskStatus, Option<TextNo>), new: (TaskStatus, Option<TextNo>) },
    Attested { subjects: &'e [Subject], so: bool, at: Timestamp },
    Answer { field: ProfileField, old: Option<&'e ProfileValue>, new: &'e ProfileValue },
    Rest { old: Option<&'e Hold>, reason: TextNo, next: TextNo, on: Date },
    Meeting(MeetingChange<'e>),
}

/// What `event` means to `undo`.
pub(in crate::engagement) fn meaning(event: &Event) -> Meaning<'_> {
    let at = event.at;
    Meaning::Reverts(match &event.what {
        What::DibsChanged { service, changes, .. } => Reversible::Dibs { service, changes },
        What::ServicesSet { old, new } => Reversible::Services { old, new },
        What::CustomerSet { old, new } => Reversible::Customer { old, new },
        What::LanguageSet { old, new } => Reversible::Language { old: *old, new: *new },
        What::ZoneSet { old, new } => Reversible::Zone { old, new },
        What::Agreed { services, .. } => Reversible::Agreed { services, at },
        What::Confirmed { service, person, .. } => Reversible::Confirmed { service, person: *person },
        What::StatusSet { old, new, held, .. } => {
            Reversible::Status { old: *old, new: *new, held: held.as_deref() }
        }
        What::Ssat(SsatEvent::Changed { service, factor, old, new, .. }) => {
            Reversible::Factor { service, factor: *factor, old, new }
        }
        What::Plan(event) => return of_plan(event, at),
        What::Measure(event) => return of_measure(event),
        What::Point(event) => return of_point(event),
        What::Journey(event) => return of_journey(event, at),
        What::Meeting(event) => return super::meetings::meaning(event, at),
        What::PersonAdded { .. } | What::Paused { .. } | What::RoleSet { .. } => return Meaning::Neutral,
        What::Started { .. }
        | What::HomeSet { .. }
        | What::Tied { .. }
        | What::Claimed { .. }
        | What::ClaimAccepted { .. }
        | What::ClaimDeclined { .. }
        | What::Asked { .. }
        | What::ReportedWrong { .. }
        | What::ReportWithdrawn { .. }
        | What::CorrectionAccepted { .. }
        | What::CorrectionAnswered { .. }
        | What::TakenBack { .. }
        | What::SetAside { .. }
        | What::AgreementWithdrawn { .. }
        | What::Undone { .. }
        | What::TypedIntoFtop
        | What::Ssat(
            SsatEvent::Asked { .. }
            | SsatEvent::Said { .. }
            | SsatEvent::AnswersReviewed { .. }
            | SsatEvent::Reviewed
            | SsatEvent::Closed,
        ) => return Meaning::Stays(Stays::Told),
    })
}

fn of_plan(event: &PlanEvent, at: Timestamp) -> Meaning<'_> {
    Meaning::Reverts(match event {
        PlanEvent::Done { item } => Reversible::Done { item, at },
        PlanEvent::Dropped { item, .. } => Reversible::Dropped { item, at },
        PlanEvent::Reopened { item, was: Some(was) } => Reversible::Reopened { item, was },
        PlanEvent::Arranged { item, old, new } => Reversible::Arranged { item, old: *old, new: *new },
        PlanEvent::Noted { item, services, note, evidence, was: Some(old) } => {
            let new = Jotted { services: services.clone(), note: *note, evidence: *evidence };
            Reversible::Noted { item, old, new }
        }
        PlanEvent::Added { item, whole: Some(whole), .. } => Reversible::Added { item, whole },
        PlanEvent::Included { item } => Reversible::Included { item },
        PlanEvent::Made { .. }
        | PlanEvent::Shared { .. }
        | PlanEvent::Removed { .. }
        | PlanEvent::Reopened { was: None, .. }
        | PlanEvent::Noted { was: None, .. }
        | PlanEvent::Added { whole: None, .. } => return Meaning::Stays(Stays::Told),
    })
}

fn of_measure(event: &MeasureEvent) -> Meaning<'_> {
    Meaning::Reverts(match event {
        MeasureEvent::Goals { old, new } => Reversible::Goals { old, new },
        MeasureEvent::Service { service, old, new } => Reversible::Measure { service, old, new },
        MeasureEvent::Read { service, reading, was, .. } => {
            Reversible::Reading { service, new: reading, old: was.as_ref() }
        }
        MeasureEvent::Unread { .. } => return Meaning::Stays(Stays::Told),
    })
}

fn of_point(event: &PointEvent) -> Meaning<'_> {
    Meaning::Reverts(match event {
        PointEvent::Planned { no, owner, next, date, was: Some(old) } => {
            let new = PointPlan { owner: *owner, next: *next, date: *date };
            Reversible::PointPlan { no: *no, old, new }
        }
        PointEvent::Settled { no, settled } => Reversible::PointSettled { no: *no, new: settled },
        PointEvent::Reopened { no, was: Some(was) } => Reversible::PointReopened { no: *no, was },
        PointEvent::Added { .. }
        | PointEvent::Planned { was: None, .. }
        | PointEvent::Reopened { was: None, .. } => return Meaning::Stays(Stays::Told),
    })
}

fn of_journey(event: &JourneyEvent, at: Timestamp) -> Meaning<'_> {
    Meaning::Reverts(match event {
        JourneyEvent::TaskSet { task, old, new, act: None, note, note_was } => {
            Reversible::Task { id: *task, old: (*old, *note_was), new: (*new, *note) }
        }
        JourneyEvent::Attested { subjects, so } => Reversible::Attested { subjects, so: *so, at },
        JourneyEvent::Told { field, old, new } => {
            Reversible::Answer { field: *field, old: old.as_ref(), new }
        }
        JourneyEvent::Rests { reason, next, on, was, .. } => {
            Reversible::Rest { old: was.as_deref(), reason: *reason, next: *next, on: *on }
        }
        // What it rested for comes back with the status.
        JourneyEvent::Resumed => return Meaning::Neutral,
        JourneyEvent::Offered { .. }
        | JourneyEvent::TakenOver { .. }
        | JourneyEvent::Kept { .. }
        | JourneyEvent::Covered { .. }
        | JourneyEvent::CoverEnded { .. }
        | JourneyEvent::TermsAccepted { .. }
        | JourneyEvent::TermsRecorded { .. }
        | JourneyEvent::TermsTakenBack
        | JourneyEvent::Introduced { .. } => return Meaning::Stays(Stays::Told),
        JourneyEvent::Acted { .. }
        | JourneyEvent::TaskSet { act: Some(_), .. }
        | JourneyEvent::TaskAdded { .. }
        | JourneyEvent::HandshakeTakenBack { .. }
        | JourneyEvent::Moved { .. }
        | JourneyEvent::Overridden { .. }
        | JourneyEvent::OutcomeChosen { .. }
        | JourneyEvent::CycleBegan { .. } => return Meaning::Stays(Stays::Way),
    })
}

impl Reversible<'_> {
    /// What it is about, so that a later change of the same is found.
    pub(super) fn place(&self) -> String {
        match self {
            Self::Dibs { service, .. } | Self::Confirmed { service, .. } => format!("dibs {service}"),
            Self::Agreed { services, .. } => format!("agreed {services:?}"),
            Self::Services { .. } => "services".to_owned(),
            Self::Customer { .. } => "customer".to_owned(),
            Self::Language { .. } => "language".to_owned(),
            Self::Zone { .. } => "zone".to_owned(),
            Self::Status { .. } | Self::Rest { .. } => "status".to_owned(),
            Self::Factor { service, factor, .. } => format!("factor {service} {factor}"),
            Self::Done { item, .. }
            | Self::Dropped { item, .. }
            | Self::Reopened { item, .. }
            | Self::Arranged { item, .. }
            | Self::Noted { item, .. }
            | Self::Added { item, .. }
            | Self::Included { item } => format!("item {item}"),
            Self::Goals { .. } => "goals".to_owned(),
            Self::Measure { service, .. } => format!("measure {service}"),
            Self::Reading { service, .. } => format!("reading {service}"),
            Self::PointPlan { no, .. } | Self::PointSettled { no, .. } | Self::PointReopened { no, .. } => {
                format!("point {no}")
            }
            Self::Task { id, .. } => format!("task {id}"),
            Self::Attested { subjects, .. } => format!("attested {subjects:?}"),
            Self::Answer { field, .. } => format!("answer {field:?}"),
            Self::Meeting(change) => change.place(),
        }
    }
}

impl Engagement {
    /// Whether everything is as the change left it. What is told field by field or service by service is looked at
    /// there.
    pub(super) fn stands(&self, change: &Reversible<'_>) -> bool {
        let item = |key: &ItemKey| self.items.get(key).cloned().unwrap_or_else(|| Item::blank(key.clone()));
        match change {
            Reversible::Dibs { .. } | Reversible::Agreed { .. } | Reversible::Confirmed { .. } => true,
            Reversible::Services { new, .. } => self.head.services == *new,
            Reversible::Customer { new, .. } => self.head.customer == *new,
            Reversible::Language { new, .. } => self.head.language == *new,
            Reversible::Zone { new, .. } => self.head.zone == *new,
            Reversible::Status { new, .. } => self.head.status == *new,
            Reversible::Factor { service, factor, new, .. } => self.factor(service, *factor) == **new,
            Reversible::Done { item: key, at } => {
                matches!(item(key).status, ItemStatus::Done { at: done, .. } if done == *at)
            }
            Reversible::Dropped { item: key, at } => {
                matches!(item(key).status, ItemStatus::Dropped { at: done, .. } if done == *at)
            }
            Reversible::Reopened { item: key, .. } => item(key).status == ItemStatus::Open,
            Reversible::Arranged { item: key, new, .. } => Arranged::of(&item(key)) == *new,
            Reversible::Noted { item: key, new, .. } => Jotted::of(&item(key)) == *new,
            Reversible::Added { item: key, whole } => self.items.get(key) == Some(*whole),
            Reversible::Included { item: key } => {
                item(key) == Item { included: true, ..Item::blank((*key).clone()) }
            }
            Reversible::Goals { new, .. } => self.goals == **new,
            Reversible::Measure { service, new, .. } => {
                Measure { readings: Vec::new(), ..self.measure(service) } == **new
            }
            Reversible::Reading { service, new, .. } => self.measure(service).readings.contains(new),
            Reversible::PointPlan { no, new, .. } => {
                self.points.get(no).is_some_and(|point| point.is_open() && PointPlan::of(point) == *new)
            }
            Reversible::PointSettled { no, new } => {
                self.points.get(no).is_some_and(|point| point.settled.as_ref() == Some(*new))
            }
            Reversible::PointReopened { no, .. } => self.points.get(no).is_some_and(|point| point.is_open()),
            Reversible::Task { id, new, .. } => {
                let task = self.path.tasks.get(id);
                task.is_some_and(|task| (task.status, task.note) == *new && task.act.is_none())
            }
            Reversible::Attested { subjects, so, at } => subjects.iter().all(|subject| {
                let there = self.path.attested.get(subject);
                if *so { there.is_some_and(|there| there.at == *at) } else { there.is_none() }
            }),
            Reversible::Answer { field, new, .. } => self.path.profile.value(*field).as_ref() == Some(*new),
            Reversible::Meeting(change) => change.stands(self),
            Reversible::Rest { reason, next, on, .. } => {
                let hold = self.path.state.hold.as_ref();
                hold.is_some_and(|hold| (hold.reason, hold.next, hold.on) == (*reason, *next, *on))
            }
        }
    }

    /// Whether `field` of a service is still as `change` left it, and who confirmed it since.
    pub(super) fn field_stands(&self, service: &ServiceId, change: &Changed) -> (bool, Vec<PersonNo>) {
        let dibs = self.dibs.get(service);
        let present = dibs.and_then(|dibs| dibs.values.get(change.field));
        let same = match (&present, &change.new) {
            (Some(a), Some(b)) => self.same_value(a, b),
            (a, b) => a == b,
        };
        let confirmed_by = match (dibs, change.field) {
            (Some(dibs), Field::Date | Field::Intent | Field::Business | Field::Owner) => {
                dibs.signs_of(change.field).map(|sign| sign.by).collect()
            }
            (Some(_), Field::Start) | (None, _) => Vec::new(),
        };
        (same, confirmed_by)
    }
}
