//! "Something is wrong": a customer person's report, and what the FM makes of it.

use std::collections::BTreeSet;

use super::{Work, wrong};
use crate::engagement::answer::{Correction, CorrectionState, Via};
use crate::engagement::command::{Edit, Entry, Report};
use crate::engagement::dibs::{Field, FieldValue};
use crate::engagement::event::What;
use crate::engagement::ids::{CorrectionNo, PersonNo, Revision};
use crate::engagement::refusal::{Problem, Refusal, Spot, Wrong};
use crate::playbook::ServiceId;

impl CorrectionState {
    pub(super) const fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted { .. })
    }
}

impl Work<'_> {
    /// Anyone of the customer's side may report; only the entitled also confirm what they call correct.
    pub(super) fn report_wrong(
        &mut self,
        reports: Vec<Report>,
        others_correct: Vec<ServiceId>,
        shown: Revision,
    ) -> Result<(), Refusal> {
        let by = self.customer()?;
        self.check_unchanged(std::iter::empty(), shown)?;
        let mut problems = Vec::new();
        let mut read = Vec::new();
        for report in reports {
            self.among_intended(std::slice::from_ref(&report.service))?;
            read.extend(self.read_report(by, report, shown, &mut problems));
        }
        if !problems.is_empty() {
            return Err(Refusal::Wrong(problems));
        }
        self.check_room()?;
        let others =
            if others_correct.is_empty() { others_correct } else { self.among_intended(&others_correct)? };
        if read.is_empty() && others.is_empty() {
            return Err(Refusal::Nothing);
        }
        let reported: Vec<ServiceId> = read.iter().map(|correction| correction.service.clone()).collect();
        for correction in read {
            self.file(correction);
        }
        self.confirm_others(by, others, &reported, shown)
    }

    /// The report as it would be filed; `None` if it says nothing that differs from what is recorded.
    fn read_report(
        &mut self,
        by: PersonNo,
        report: Report,
        shown: Revision,
        problems: &mut Vec<Problem>,
    ) -> Option<Correction> {
        let Report { service, wrong, right, comment } = report;
        let old = self.values(&service);
        let given = given_fields(&right);
        let right = Entry { start: Edit::Keep, ..right };
        let mut new = self.read_entry(by, &service, right, problems);
        new.start = old.start;
        self.check_values(&service, &new, problems);
        let mut values = Vec::new();
        let mut fields: BTreeSet<Field> =
            wrong.into_iter().filter(|field| Field::FOUR.contains(field)).collect();
        for field in given {
            match (new.get(field), old.get(field)) {
                (Some(new), Some(old)) if self.e.same_value(&new, &old) => {
                    fields.remove(&field);
                }
                (Some(new), _) => {
                    fields.insert(field);
                    values.push(new);
                }
                (None, _) => {}
            }
        }
        let like = self.report_of(by, &service).and_then(|no| self.e.corrections.get(&no)?.comment);
        let comment = self.text(by, &comment, like).unwrap_or_else(|what| {
            problems.push(Problem { at: Spot::Comment, what });
            None
        });
        if fields.is_empty() && comment.is_none() {
            return None;
        }
        Some(Correction {
            no: CorrectionNo::default(),
            service,
            by,
            at: self.now.at,
            shown,
            wrong: fields,
            values,
            comment,
            state: CorrectionState::Open,
        })
    }

    /// Files a report in place of its writer's earlier one about the service, unless it says the same.
    fn file(&mut self, mut new: Correction) {
        let earlier = self.report_of(new.by, &new.service);
        if earlier.and_then(|no| self.e.corrections.get(&no)).is_some_and(|old| self.says_same(old, &new)) {
            return;
        }
        self.withdraw_report(new.by, &new.service);
        let no = self.e.head.last_correction.next();
        self.e.head.last_correction = no;
        new.no = no;
        self.tell(What::ReportedWrong {
            correction: no,
            service: new.service.clone(),
            wrong: new.wrong.clone(),
            values: new.values.clone(),
            comment: new.comment,
        });
        let fields = self.e.dibs.get_mut(&new.service).map(|dibs| dibs.unsign(new.by, &new.wrong));
        if let Some(fields) = fields.filter(|fields| !fields.is_empty()) {
            self.tell(What::TakenBack { service: new.service.clone(), fields });
        }
        self.e.corrections.insert(no, new);
    }

    fn says_same(&self, old: &Correction, new: &Correction) -> bool {
        let values = old.values.len() == new.values.len()
            && old.values.iter().zip(&new.values).all(|(a, b)| self.e.same_value(a, b));
        old.state == CorrectionState::Open
            && old.wrong == new.wrong
            && values
            && self.e.same_text(old.comment, new.comment)
    }

    /// Confirms what was shown and not reported wrong, as far as the reporter may and all of it is entered.
    fn confirm_others(
        &mut self,
        by: PersonNo,
        others: Vec<ServiceId>,
        reported: &[ServiceId],
        shown: Revision,
    ) -> Result<(), Refusal> {
        let mut signing: Vec<(ServiceId, Vec<Field>)> = Vec::new();
        for service in others.into_iter().filter(|service| self.entitled(by, service)) {
            let report = self.report_of(by, &service).filter(|_| reported.contains(&service));
            let wrong = report.and_then(|no| self.e.corrections.get(&no)).map(|c| c.wrong.clone());
            // A comment without a field named says that something is wrong: the service is not correct then.
            if wrong.as_ref().is_some_and(BTreeSet::is_empty)
                || self.check_captured(std::slice::from_ref(&service)).is_err()
            {
                continue;
            }
            let wrong = wrong.unwrap_or_default();
            let fields =
                self.values(&service).needed().iter().copied().filter(|field| !wrong.contains(field));
            signing.push((service, fields.collect()));
        }
        self.check_unchanged(signing.iter().map(|(service, fields)| (service, fields.as_slice())), shown)?;
        for (service, fields) in signing {
            if !reported.contains(&service) {
                self.withdraw_report(by, &service);
            }
            self.sign(by, &service, &fields.into_iter().collect(), shown, Via::Tap)?;
        }
        Ok(())
    }

    /// The number of the report about `service` by `person`.
    pub(super) fn report_of(&self, person: PersonNo, service: &ServiceId) -> Option<CorrectionNo> {
        self.e.corrections.values().find(|c| c.by == person && c.service == *service).map(|c| c.no)
    }

    /// The writer says otherwise now: their report goes.
    pub(super) fn withdraw_report(&mut self, person: PersonNo, service: &ServiceId) {
        let Some(no) = self.report_of(person, service) else { return };
        if let Some(old) = self.e.corrections.remove(&no)
            && !old.state.is_accepted()
        {
            self.tell(What::ReportWithdrawn { correction: no });
        }
    }

    pub(super) fn accept_correction(&mut self, no: CorrectionNo) -> Result<(), Refusal> {
        let by = self.leader()?;
        let correction = self.e.corrections.get(&no).cloned().ok_or(Refusal::UnknownCorrection(no))?;
        if correction.state.is_accepted() {
            return Ok(());
        }
        if correction.values.is_empty() {
            return Err(Refusal::NothingToAccept(no));
        }
        let service = correction.service;
        let mut values = self.values(&service);
        for value in &correction.values {
            values.set(value.field(), Some(value.clone()));
        }
        let mut problems = Vec::new();
        self.check_values(&service, &values, &mut problems);
        if !problems.is_empty() {
            return Err(Refusal::Wrong(problems));
        }
        // Entitled when they said it: a report that makes its own writer the owner confirms nothing by itself.
        let entitled = self.entitled(correction.by, &service);
        let at = self.now.at;
        if let Some(stored) = self.e.corrections.get_mut(&no) {
            stored.state = CorrectionState::Accepted { by, at };
        }
        self.tell(What::CorrectionAccepted { correction: no, service: service.clone() });
        let unasked = self.e.dibs.get(&service).and_then(|dibs| dibs.unasked_since);
        self.change_values(&service, &values, correction.comment, Some(no));
        if entitled {
            // They said it themselves: there is nothing to ask them about it.
            if let Some(dibs) = self.e.dibs.get_mut(&service) {
                dibs.unasked_since = unasked;
            }
            let own =
                correction.values.iter().map(FieldValue::field).filter(|field| values.is_filled(*field));
            self.sign(correction.by, &service, &own.collect(), correction.shown, Via::OwnValue)?;
        }
        Ok(())
    }

    pub(super) fn answer_correction(&mut self, no: CorrectionNo, text: &str) -> Result<(), Refusal> {
        let by = self.leader()?;
        let correction = self.e.corrections.get(&no).ok_or(Refusal::UnknownCorrection(no))?;
        let service = correction.service.clone();
        let like = match correction.state {
            CorrectionState::Open => None,
            CorrectionState::Answered { text, .. } => Some(text),
            CorrectionState::Accepted { .. } => return Err(Refusal::AlreadyAccepted(no)),
        };
        let text = self.text(by, text, like).map_err(|what| wrong(Spot::Comment, what))?;
        let text = text.ok_or_else(|| wrong(Spot::Comment, Wrong::Blank))?;
        if like == Some(text) {
            return Ok(());
        }
        let at = self.now.at;
        if let Some(stored) = self.e.corrections.get_mut(&no) {
            stored.state = CorrectionState::Answered { by, at, text };
        }
        self.tell(What::CorrectionAnswered { correction: no, service, text });
        Ok(())
    }
}

/// Which of the four a report gives values for.
fn given_fields(right: &Entry) -> Vec<Field> {
    let given = [
        (Field::Date, matches!(right.date, Edit::Set(_))),
        (Field::Intent, matches!(right.intent, Edit::Set(_))),
        (Field::Business, matches!(right.business, Edit::Set(_))),
        (Field::Owner, matches!(right.owner, Edit::Set(_))),
    ];
    given.into_iter().filter(|(_, given)| *given).map(|(field, _)| field).collect()
}
