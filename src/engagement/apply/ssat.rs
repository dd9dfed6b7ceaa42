//! The success factors: entering them, one for all and exceptions by service; reviewing them; closing the workshop.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Work;
use super::enter::{date, edited};
use crate::engagement::command::{Edit, Named};
use crate::engagement::event::What;
use crate::engagement::ids::{PersonNo, TextNo};
use crate::engagement::people::Role;
use crate::engagement::refusal::{FactorField, Problem, Refusal, Spot, Wrong};
use crate::engagement::ssat::{Factor, FactorStatus, FactorValues, MAX_FACTOR_PEOPLE, Ssat};
use crate::engagement::ssat_command::SsatEvent;
use crate::engagement::ssat_command::{FactorEntries, FactorEntry, SsatCommand};
use crate::engagement::workshop::Stamp;
use crate::playbook::ServiceId;

impl Work<'_> {
    pub(super) fn ssat(&mut self, command: SsatCommand) -> Result<(), Refusal> {
        match command {
            SsatCommand::Enter { services, same, exceptions } => {
                self.enter_ssat(&services, &same, exceptions)
            }
            SsatCommand::Ask(people) => self.ask_factors(people),
            SsatCommand::Answer(answers) => self.answer_factors(answers),
            SsatCommand::Accept(person) => self.accept_said(person),
            SsatCommand::Review => self.review_factors(),
            SsatCommand::CloseWorkshop => self.close_workshop(),
        }
    }

    fn enter_ssat(
        &mut self,
        services: &[ServiceId],
        same: &FactorEntries,
        mut exceptions: BTreeMap<ServiceId, FactorEntries>,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        let named: BTreeSet<&ServiceId> = services.iter().chain(exceptions.keys()).collect();
        if let Some(other) = named.into_iter().find(|service| !self.e.head.services.contains(service)) {
            return Err(Refusal::NotIntended(other.clone()));
        }
        let mut problems = Vec::new();
        let mut planned = Vec::new();
        for service in self.e.head.services.clone() {
            let mut own = exceptions.remove(&service).unwrap_or_default();
            for factor in Factor::ALL.iter().copied() {
                let under = same.get(&factor).filter(|_| services.contains(&service));
                let entry = own.remove(&factor).unwrap_or_default();
                let entry = entry.instead_of(under.unwrap_or(&FactorEntry::default()));
                let reviewed = matches!(entry.status, Edit::Set(_));
                let values = self.read_factor(by, &service, factor, entry, &mut problems);
                planned.push((service.clone(), factor, values, reviewed));
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Wrong(problems));
        }
        self.check_room()?;
        for (service, factor, values, reviewed) in planned {
            self.change_factor(&service, factor, values, None);
            if reviewed {
                self.answers_reviewed(&service, factor, None);
            }
        }
        Ok(())
    }

    /// The values of a factor with the entry laid over them; what cannot be read is a problem.
    fn read_factor(
        &mut self,
        by: PersonNo,
        service: &ServiceId,
        factor: Factor,
        entry: FactorEntry,
        problems: &mut Vec<Problem>,
    ) -> FactorValues {
        let old = self.e.factor(service, factor);
        let mut new = old.clone();
        let mut wrong = |field: FactorField, what: Wrong| {
            problems.push(Problem { at: Spot::Factor(service.clone(), factor, field), what });
        };
        if let Edit::Set(status) = entry.status {
            new.status = status;
        }
        match edited(entry.date, |text| date(&text)) {
            None => {}
            Some(Ok(date)) => new.date = date,
            Some(Err(what)) => wrong(FactorField::Date, what),
        }
        match edited(entry.people, |people| self.factor_people(people).map(Some)) {
            None => {}
            Some(Ok(people)) => new.people = people.unwrap_or_default(),
            Some(Err(what)) => wrong(FactorField::People, what),
        }
        let texts: [(FactorField, Edit<String>, &mut Option<TextNo>); 3] = [
            (FactorField::Reason, entry.reason, &mut new.reason),
            (FactorField::Note, entry.note, &mut new.note),
            (FactorField::Evidence, entry.evidence, &mut new.evidence),
        ];
        for (field, edit, value) in texts {
            let like = *value;
            let read = |text: String| {
                if field == FactorField::Evidence {
                    check_link(&text)?
                }
                self.text(by, &text, like)
            };
            match edited(edit, read) {
                None => {}
                Some(Ok(text)) => *value = text,
                Some(Err(what)) => wrong(field, what),
            }
        }
        if !new.status.needs_reason() {
            new.reason = None;
        }
        if let Err(what) = self.check_factor_date(&old, &new) {
            wrong(FactorField::Date, what);
        }
        new
    }

    /// A date still to come is checked when it changes, and only then: one that passes stays a date.
    fn check_factor_date(&self, old: &FactorValues, new: &FactorValues) -> Result<(), Wrong> {
        let ahead = matches!(new.status, FactorStatus::NotStarted | FactorStatus::InProgress);
        let today = self.e.today(self.now);
        let past = |date: Date| date <= today && new.date != old.date && ahead;
        if new.date.is_some_and(past) { Err(Wrong::NotInFuture { today }) } else { Ok(()) }
    }

    fn factor_people(&mut self, people: Vec<Named>) -> Result<BTreeSet<PersonNo>, Wrong> {
        if people.len() > MAX_FACTOR_PEOPLE {
            return Err(Wrong::TooManyOf { max: MAX_FACTOR_PEOPLE });
        }
        let mut found = BTreeSet::new();
        for who in people {
            found.insert(self.named(who, Role::Other)?);
        }
        Ok(found)
    }

    /// Gives a factor these values, if they differ from those it has; the review no longer holds then.
    pub(super) fn change_factor(
        &mut self,
        service: &ServiceId,
        factor: Factor,
        new: FactorValues,
        from: Option<PersonNo>,
    ) {
        let old = self.e.factor(service, factor);
        if old == new {
            return;
        }
        let revision = self.revision();
        let ssat = self.factor_record(service, factor);
        ssat.values = new.clone();
        ssat.revision = revision;
        let people: Vec<PersonNo> = new.people.iter().copied().collect();
        self.e.head.workshop.reviewed = None;
        self.tell(What::Ssat(SsatEvent::Changed { service: service.clone(), factor, old, new, from }));
        for person in people {
            self.engage(person, Role::Other);
        }
    }

    pub(super) fn factor_record(&mut self, service: &ServiceId, factor: Factor) -> &mut Ssat {
        let blank = || Ssat::blank(service.clone(), factor);
        self.e.ssat.entry((service.clone(), factor)).or_insert_with(blank)
    }

    /// The FM went through the factors as they stand: every one of every intended service is settled.
    fn review_factors(&mut self) -> Result<(), Refusal> {
        let by = self.leader()?;
        self.check_settled()?;
        if self.e.head.workshop.reviewed.is_none() {
            let stamp = Stamp { by, at: self.now.at, revision: self.revision() };
            self.e.head.workshop.reviewed = Some(stamp);
            self.tell(What::Ssat(SsatEvent::Reviewed));
        }
        Ok(())
    }

    /// What was reviewed is still so. A workshop is closed once, whatever changes later.
    fn close_workshop(&mut self) -> Result<(), Refusal> {
        let by = self.leader()?;
        if self.e.head.workshop.closed.is_some() {
            return Ok(());
        }
        self.check_settled()?;
        if self.e.head.workshop.reviewed.is_none() {
            return Err(Refusal::NotReviewed);
        }
        let stamp = Stamp { by, at: self.now.at, revision: self.revision() };
        self.e.head.workshop.closed = Some(stamp);
        self.tell(What::Ssat(SsatEvent::Closed));
        self.plan_what_is_agreed(by);
        self.workshop_closed(by)
    }

    /// Refuses unless every factor of every intended service is settled and no answer waits.
    fn check_settled(&self) -> Result<(), Refusal> {
        if self.e.intended(self.policy, self.now).is_empty() {
            return Err(Refusal::Nothing);
        }
        let unsettled = self.e.unsettled(self.policy, self.now);
        if !unsettled.is_empty() {
            let list = unsettled.into_iter().map(|(service, factor, _)| (service, factor)).collect();
            return Err(Refusal::Unsettled(list));
        }
        let waiting = self.e.unreviewed(self.policy, self.now);
        if waiting.is_empty() { Ok(()) } else { Err(Refusal::Unreviewed(waiting)) }
    }
}

/// A web address, or a blank.
fn check_link(raw: &str) -> Result<(), Wrong> {
    let text = raw.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let good = !host.is_empty() && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    if good || text.is_empty() { Ok(()) } else { Err(Wrong::NotALink) }
}
