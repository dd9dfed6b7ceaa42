//! The journey's facts: tasks set by hand, what the FM attests, answers that rules asked for, and rest. Acts and
//! phases are in `journey.rs`.

use jiff::civil::Date;

use super::journey::journey;
use super::{Work, wrong};
use crate::engagement::event::What;
use crate::engagement::ids::{PersonNo, TextNo};
use crate::engagement::journey::{
    Attested, Hold, JourneyEvent, JourneyRefusal, ProfileField, ProfileValue, Subject, Task,
};
use crate::engagement::refusal::{Refusal, Spot, Wrong};
use crate::engagement::{MAX_NUMBER, Status};
use crate::playbook::{EngagementStatus, Playbook, ProcessId, TaskId, TaskStatus};

impl Work<'_> {
    pub(super) fn set_task_by_hand(
        &mut self,
        id: TaskId,
        status: TaskStatus,
        note: &str,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        if Playbook::get().task(id).is_none() {
            return Err(journey(JourneyRefusal::Unknown));
        }
        let like = self.e.path.tasks.get(&id).and_then(|task| task.note);
        let note = self.text(by, note, like).map_err(|what| wrong(Spot::Comment, what))?;
        let same = self.e.path.tasks.get(&id).is_some_and(|task| task.status == status && task.note == note);
        if same || (status == self.e.path.status(id) && note.is_none()) {
            return Ok(());
        }
        let old = self.e.path.status(id);
        let blank = Task { id, status, added: None, note, act: None, by, at: self.now.at };
        let task = self.e.path.tasks.entry(id).or_insert(blank);
        let note_was = std::mem::replace(&mut task.note, note).filter(|_| like.is_some());
        (task.status, task.act, task.by, task.at) = (status, None, by, self.now.at);
        self.happened(JourneyEvent::TaskSet { task: id, old, new: status, act: None, note, note_was });
        Ok(())
    }

    pub(super) fn add_task(&mut self, id: TaskId, process: ProcessId) -> Result<(), Refusal> {
        let by = self.leader()?;
        let playbook = Playbook::get();
        if playbook.task(id).is_none() || playbook.process(&process).is_none() {
            return Err(journey(JourneyRefusal::Unknown));
        }
        if self.e.path.tasks.get(&id).is_some_and(|task| task.added.as_ref() == Some(&process)) {
            return Ok(());
        }
        let status = self.e.path.status(id);
        self.put_task(by, id, status, None);
        if let Some(task) = self.e.path.tasks.get_mut(&id) {
            task.added = Some(process.clone());
        }
        self.happened(JourneyEvent::TaskAdded { task: id, process });
        Ok(())
    }

    pub(super) fn attest(&mut self, subjects: Vec<Subject>, so: bool) -> Result<(), Refusal> {
        let by = self.leader()?;
        let at = self.now.at;
        let mut changed = Vec::new();
        for subject in subjects {
            if let Subject::Line(line) = &subject
                && Playbook::get().line(line).is_none()
            {
                return Err(journey(JourneyRefusal::Unknown));
            }
            let attested = &mut self.e.path.attested;
            if so == attested.contains_key(&subject) {
                continue;
            }
            if so {
                attested.insert(subject.clone(), Attested { subject: subject.clone(), by, at });
            } else {
                attested.remove(&subject);
            }
            changed.push(subject);
        }
        // An event stays small: the subjects of a long process are told in several.
        for subjects in changed.chunks(40) {
            self.happened(JourneyEvent::Attested { subjects: subjects.to_vec(), so });
        }
        Ok(())
    }

    pub(super) fn tell_profile(&mut self, field: ProfileField, value: ProfileValue) -> Result<(), Refusal> {
        let by = self.leader()?;
        let value = match value {
            ProfileValue::Text(text) => ProfileValue::Kept(self.needed_text(by, &text, Spot::Comment)?),
            ProfileValue::Kept(_) => return Err(journey(JourneyRefusal::Unknown)),
            value => value,
        };
        self.check_value(&value)?;
        if let (ProfileField::Active, ProfileValue::Active(active)) = (field, &value) {
            self.note_active(by, active);
            return Ok(());
        }
        let old = self.e.path.profile.value(field);
        if old.as_ref() == Some(&value) {
            return Ok(());
        }
        if !self.e.path.profile.set(field, value.clone()) {
            return Err(journey(JourneyRefusal::Unknown));
        }
        self.happened(JourneyEvent::Told { field, old, new: value });
        Ok(())
    }

    fn check_value(&self, value: &ProfileValue) -> Result<(), Refusal> {
        let playbook = Playbook::get();
        let known = match value {
            ProfileValue::Services(services) => services.iter().all(|id| playbook.service(id).is_some()),
            ProfileValue::Active(active) => {
                active.iter().all(|(id, count)| playbook.service(id).is_some() && *count <= MAX_NUMBER)
            }
            ProfileValue::Priority(priority) => playbook.priority(priority).is_some(),
            ProfileValue::Number(number) => *number <= MAX_NUMBER,
            ProfileValue::Migrated(of, done) => *of <= MAX_NUMBER && *done <= MAX_NUMBER,
            ProfileValue::Yes(_)
            | ProfileValue::Motion(_)
            | ProfileValue::Relation(_)
            | ProfileValue::Benefit(_)
            | ProfileValue::Text(_)
            | ProfileValue::Kept(_) => true,
        };
        if known { Ok(()) } else { Err(journey(JourneyRefusal::Unknown)) }
    }

    pub(super) fn rest(
        &mut self,
        status: EngagementStatus,
        reason: &str,
        next: &str,
        on: Date,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        match status {
            EngagementStatus::OnHold | EngagementStatus::Unresponsive => {}
            EngagementStatus::Active | EngagementStatus::Closed => {
                return Err(journey(JourneyRefusal::Unknown));
            }
        }
        if self.e.head.phase.is_closed() {
            return Err(journey(JourneyRefusal::Over));
        }
        let today = self.e.today(self.now);
        if on <= today {
            return Err(wrong(Spot::AgreedOn, Wrong::NotInFuture { today }));
        }
        let before = self.e.path.state.hold.clone();
        let reason = self.needed_like(by, reason, before.as_ref().map(|hold| hold.reason))?;
        let next = self.needed_like(by, next, before.as_ref().map(|hold| hold.next))?;
        let since =
            before.as_ref().filter(|hold| hold.status == status).map_or(self.now.at, |hold| hold.since);
        let hold = Hold { status, reason, next, on, since, by };
        if before.as_ref() != Some(&hold) {
            self.e.path.state.hold = Some(hold);
            let rests =
                if status == EngagementStatus::OnHold { Status::OnHold } else { Status::Unresponsive };
            self.become_status(rests, Some(reason));
            let was = before.map(Box::new);
            self.happened(JourneyEvent::Rests { status, reason, next, on, was });
        }
        Ok(())
    }

    fn needed_like(&mut self, by: PersonNo, raw: &str, like: Option<TextNo>) -> Result<TextNo, Refusal> {
        let text = self.text(by, raw, like).map_err(|what| wrong(Spot::Comment, what))?;
        text.ok_or(wrong(Spot::Comment, Wrong::Blank))
    }

    pub(super) fn resume(&mut self) -> Result<(), Refusal> {
        self.leader()?;
        if let Some(hold) = self.e.path.state.hold.take() {
            let (old, new) = (std::mem::replace(&mut self.e.head.status, Status::Active), Status::Active);
            let held = Some(Box::new(hold));
            self.tell(What::StatusSet { old, new, because: None, held });
            self.happened(JourneyEvent::Resumed);
        }
        Ok(())
    }
}
