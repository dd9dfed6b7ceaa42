//! What the customer is asked about the success factors, what they answer, and the FM's taking it over.

use std::collections::{BTreeMap, BTreeSet};

use super::enter::date;
use super::{Work, wrong};
use crate::engagement::command::Named;
use crate::engagement::event::What;
use crate::engagement::ids::PersonNo;
use crate::engagement::people::Role;
use crate::engagement::refusal::{FactorField, Problem, Refusal, Spot, Wrong};
use crate::engagement::ssat::{Factor, FactorStatus, MAX_SAID, Said};
use crate::engagement::ssat_command::SsatEvent;
use crate::engagement::ssat_command::{AnsweredBy, FactorAnswer};
use crate::engagement::workshop::{FactorsAsked, MAX_ASKED};
use crate::playbook::ServiceId;

impl Work<'_> {
    pub(super) fn ask_factors(&mut self, who: Vec<Named>) -> Result<(), Refusal> {
        let by = self.leader()?;
        if who.is_empty() || self.e.intended(self.policy, self.now).is_empty() {
            return Err(Refusal::Nothing);
        }
        if who.len() > MAX_ASKED {
            return Err(wrong(Spot::Person, Wrong::TooManyOf { max: MAX_ASKED }));
        }
        let mut people = BTreeSet::new();
        for named in who {
            let no = self.named(named, Role::Other).map_err(|what| wrong(Spot::Person, what))?;
            self.check_customer_person(no).map_err(|what| wrong(Spot::Person, what))?;
            people.insert(no);
        }
        self.check_room()?;
        let workshop = &self.e.head.workshop;
        let (at, gather) = (self.now.at, self.policy.gather);
        let just = |asked: &FactorsAsked| asked.people == people && at.duration_since(asked.at) < gather;
        if !workshop.asked.as_ref().is_some_and(just) {
            for no in &people {
                self.engage(*no, Role::Other);
            }
            let asked = FactorsAsked { at, by, revision: self.revision(), people: people.clone() };
            self.e.head.workshop.asked = Some(asked);
            // What was answered before was answered to another question.
            self.e.head.workshop.answered.clear();
            self.tell(What::Ssat(SsatEvent::Asked { people }));
        }
        Ok(())
    }

    pub(super) fn answer_factors(&mut self, answers: BTreeMap<Factor, FactorAnswer>) -> Result<(), Refusal> {
        let by = self.customer()?;
        let services = self.e.intended(self.policy, self.now);
        let mut problems = Vec::new();
        let mut read = Vec::new();
        for (factor, answer) in answers {
            match self.read_answer(by, answer) {
                Ok(Some(said)) => read.push((factor, said)),
                Ok(None) => {}
                Err((field, what)) => problems.push(Problem { at: Spot::Answer(factor, field), what }),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Wrong(problems));
        }
        if read.is_empty() || services.is_empty() {
            return Err(Refusal::Nothing);
        }
        self.check_room()?;
        let mut told = false;
        for (factor, said) in read {
            told |= self.said(&services, factor, said);
        }
        if told {
            let answered = &mut self.e.head.workshop.answered;
            answered.retain(|(person, _)| *person != by);
            answered.push((by, self.now.at));
            if answered.len() > MAX_ASKED {
                answered.remove(0);
            }
        }
        Ok(())
    }

    /// One answer; `None` if it says nothing.
    fn read_answer(
        &mut self,
        by: PersonNo,
        answer: FactorAnswer,
    ) -> Result<Option<Said>, (FactorField, Wrong)> {
        let today = self.e.today(self.now);
        let when = date(&answer.when).map_err(|what| (FactorField::Date, what))?;
        if when.is_some_and(|when| when <= today) {
            return Err((FactorField::Date, Wrong::NotInFuture { today }));
        }
        let nobody = answer.who == AnsweredBy::Nobody;
        let who = match answer.who {
            AnsweredBy::Unsaid | AnsweredBy::Nobody => None,
            AnsweredBy::Person(named) => {
                let no = self.named(named, Role::Other).map_err(|what| (FactorField::People, what))?;
                Some(no)
            }
        };
        let blank = who.is_none() && !nobody && when.is_none();
        Ok((!blank).then_some(Said { by, at: self.now.at, who, nobody, when }))
    }

    /// Keeps an answer with every service, unless that person says so already. Tells whether anything was new.
    fn said(&mut self, services: &[ServiceId], factor: Factor, said: Said) -> bool {
        let same = |old: &Said| Said { at: said.at, ..old.clone() } == said;
        let news: Vec<ServiceId> = services
            .iter()
            .filter(|service| {
                let old = self.e.ssat.get(&((*service).clone(), factor));
                !old.is_some_and(|old| old.said.iter().any(same))
            })
            .cloned()
            .collect();
        for service in &news {
            let record = self.factor_record(service, factor);
            record.said.retain(|old| old.by != said.by);
            record.said.push(said.clone());
            if record.said.len() > MAX_SAID {
                record.said.remove(0);
            }
        }
        if news.is_empty() {
            return false;
        }
        self.tell(What::Ssat(SsatEvent::Said { factor, services: news, said }));
        true
    }

    /// Takes over what `person` answered, wherever it waits: who and when; whoever sees to it has begun.
    pub(super) fn accept_said(&mut self, person: PersonNo) -> Result<(), Refusal> {
        self.leader()?;
        let theirs = |said: &&Said| self.e.resolve(said.by) == self.e.resolve(person);
        let waiting: Vec<(ServiceId, Factor, Said)> = self
            .e
            .ssat
            .values()
            .filter_map(|ssat| {
                let said = ssat.said.iter().find(theirs)?;
                Some((ssat.service.clone(), ssat.factor, said.clone()))
            })
            .collect();
        if waiting.is_empty() {
            let known = self.e.people.contains_key(&person);
            return if known { Ok(()) } else { Err(Refusal::NothingSaid(person)) };
        }
        for (service, factor, said) in waiting {
            let mut values = self.e.factor(&service, factor);
            if let Some(who) = said.who {
                values.people = [who].into();
                if values.status == FactorStatus::NotStarted {
                    values.status = FactorStatus::InProgress;
                }
            }
            values.date = said.when.or(values.date);
            self.change_factor(&service, factor, values, Some(said.by));
            self.answers_reviewed(&service, factor, Some(said.by));
        }
        Ok(())
    }

    /// What was answered about a factor waits no longer: all of it, or one person's.
    pub(super) fn answers_reviewed(&mut self, service: &ServiceId, factor: Factor, of: Option<PersonNo>) {
        let Some(record) = self.e.ssat.get_mut(&(service.clone(), factor)) else { return };
        let mut people = Vec::new();
        record.said.retain(|said| {
            let goes = of.is_none_or(|of| said.by == of);
            if goes {
                people.push(said.by);
            }
            !goes
        });
        if !people.is_empty() {
            let service = service.clone();
            self.tell(What::Ssat(SsatEvent::AnswersReviewed { service, factor, people }));
        }
    }
}
