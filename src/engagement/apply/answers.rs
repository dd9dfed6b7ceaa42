//! What the customer says of the values: agreed as the FM records it, asked, confirmed, taken back, set aside.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Work, wrong};
use crate::engagement::answer::{Agreed, Asked, How, Sign, Via};
use crate::engagement::command::{Actor, Named};
use crate::engagement::dibs::{Dibs, Field, MAX_SIGNS};
use crate::engagement::event::What;
use crate::engagement::ids::{PersonNo, Revision};
use crate::engagement::people::Role;
use crate::engagement::refusal::{Difference, Limited, Refusal, Spot, Wrong};
use crate::engagement::state::State;
use crate::playbook::ServiceId;

impl Dibs {
    /// `field` changed: what was agreed and confirmed of it no longer holds.
    pub(super) fn forget_answers(&mut self, field: Field) {
        if let Some(agreed) = &mut self.agreed {
            agreed.fields.remove(&field);
        }
        self.agreed.take_if(|agreed| agreed.fields.is_empty());
        for sign in &mut self.signs {
            sign.fields.remove(&field);
        }
        self.signs.retain(|sign| !sign.fields.is_empty());
    }

    /// Removes the confirmations by `person` of `fields`; tells which there were.
    pub(super) fn unsign(&mut self, person: PersonNo, fields: &BTreeSet<Field>) -> BTreeSet<Field> {
        let mut gone = BTreeSet::new();
        for sign in self.signs.iter_mut().filter(|sign| sign.by == person) {
            gone.extend(sign.fields.intersection(fields).copied());
            sign.fields.retain(|field| !fields.contains(field));
        }
        self.signs.retain(|sign| !sign.fields.is_empty());
        gone
    }
}

impl Work<'_> {
    /// Who of the customer said something outside of Teams, and on which day: today, unless that is said.
    pub(super) fn said_elsewhere(
        &mut self,
        with: Named,
        on: Option<Date>,
    ) -> Result<(PersonNo, Date), Refusal> {
        let with = self.named(with, Role::Other).map_err(|what| wrong(Spot::Person, what))?;
        self.check_customer_person(with).map_err(|what| wrong(Spot::Person, what))?;
        self.check_room()?;
        let today = self.e.today(self.now);
        let on = on.unwrap_or(today);
        if on > today {
            return Err(wrong(Spot::AgreedOn, Wrong::InFuture { today }));
        }
        Ok((with, on))
    }

    pub(super) fn record_agreed(
        &mut self,
        with: Named,
        how: How,
        on: Option<Date>,
        note: &str,
        services: Vec<ServiceId>,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        let services = self.among_intended(&services)?;
        self.check_captured(&services)?;
        let (with, on) = self.said_elsewhere(with, on)?;
        let before = |service| self.e.dibs.get(service).and_then(|dibs| dibs.agreed.as_ref());
        let like = services.iter().find_map(|service| before(service)?.note);
        let note = self.text(by, note, like).map_err(|what| wrong(Spot::Comment, what))?;
        let mut recorded = Vec::new();
        for service in services {
            let Some(dibs) = self.e.dibs.get_mut(&service) else { continue };
            let fields: BTreeSet<Field> = dibs.values.needed().iter().copied().collect();
            let new = Agreed { with, how, on, note, recorded_by: by, at: self.now.at, fields };
            let same = |old: &Agreed| Agreed { recorded_by: by, at: new.at, ..old.clone() } == new;
            if !dibs.agreed.as_ref().is_some_and(same) {
                dibs.agreed = Some(new);
                recorded.push(service);
            }
        }
        if !recorded.is_empty() {
            self.engage(with, Role::Other);
            self.tell(What::Agreed { services: recorded, with, how, on, note });
        }
        Ok(())
    }

    pub(super) fn ask_to_confirm(&mut self, services: Vec<ServiceId>) -> Result<(), Refusal> {
        let services = self.among_intended(&services)?;
        let by = match self.actor {
            Actor::Human(_) => Some(self.leader()?),
            Actor::Bot => self.due(&services).map(|()| None)?,
        };
        self.check_captured(&services)?;
        let (revision, at, gather) = (self.revision(), self.now.at, self.policy.gather);
        let mut asked = Vec::new();
        for service in services {
            let confirmed = self.state(&service) == State::Confirmed;
            let Some(dibs) = self.e.dibs.get_mut(&service) else { continue };
            let just = |asked: &Asked| asked.revision > dibs.revision && at.duration_since(asked.at) < gather;
            if !confirmed && !dibs.asked.as_ref().is_some_and(just) {
                dibs.asked = Some(Asked { at, by, revision });
                dibs.unasked_since = None;
                asked.push(service);
            }
        }
        if !asked.is_empty() {
            self.tell(What::Asked { services: asked });
        }
        Ok(())
    }

    /// The bot by itself asks about changed services only, and only once the FM's changes are gathered.
    fn due(&self, services: &[ServiceId]) -> Result<(), Refusal> {
        let due = self.e.ask_due_at(self.policy, self.now).is_some_and(|due| due <= self.now.at);
        let changed = self.e.to_ask(self.policy, self.now);
        let fits = due && services.iter().all(|service| changed.contains(service));
        if fits { Ok(()) } else { Err(Refusal::NotFm) }
    }

    /// Confirms, of `services`, those that the actor may confirm; refuses if there are none.
    pub(super) fn confirm(&mut self, services: &[ServiceId], shown: Revision) -> Result<(), Refusal> {
        let by = self.customer()?;
        let services = self.among_intended(services)?;
        let (mine, others): (Vec<_>, Vec<_>) =
            services.into_iter().partition(|service| self.entitled(by, service));
        if mine.is_empty() {
            return Err(Refusal::NotEntitled { services: others, claimable: Role::CUSTOMER.to_vec() });
        }
        let (done, open): (Vec<_>, Vec<_>) =
            mine.into_iter().partition(|service| self.confirmed_by(by, service));
        for service in done {
            self.withdraw_report(by, &service);
        }
        self.check_unchanged(open.iter().map(|service| (service, Field::FOUR.as_slice())), shown)?;
        self.check_captured(&open)?;
        for service in open {
            let fields = self.values(&service).needed().iter().copied().collect();
            self.withdraw_report(by, &service);
            self.sign(by, &service, &fields, shown, Via::Tap)?;
        }
        Ok(())
    }

    /// Whether `person` may confirm `service`.
    pub(super) fn entitled(&self, person: PersonNo, service: &ServiceId) -> bool {
        self.e.people.get(&person).is_some_and(|person| self.e.may_confirm(person, service, self.policy))
    }

    /// Whether `person` has confirmed all that `service` needs.
    fn confirmed_by(&self, person: PersonNo, service: &ServiceId) -> bool {
        self.e.dibs.get(service).is_some_and(|dibs| {
            let signed = |field: &Field| dibs.signs_of(*field).any(|sign| sign.by == person);
            dibs.values.needed().iter().all(signed)
        })
    }

    fn state(&self, service: &ServiceId) -> State {
        self.e.standing(service, self.policy, self.now).state
    }

    /// Refuses unless all that the services need is entered.
    pub(super) fn check_captured(&self, services: &[ServiceId]) -> Result<(), Refusal> {
        let mut incomplete = Vec::new();
        for service in services {
            let standing = self.e.standing(service, self.policy, self.now);
            if standing.state < State::Captured {
                let undecided = standing.undecided && standing.missing.is_empty();
                let missing = if undecided { vec![Field::Intent] } else { standing.missing };
                incomplete.push((service.clone(), missing));
            }
        }
        if incomplete.is_empty() { Ok(()) } else { Err(Refusal::Incomplete(incomplete)) }
    }

    /// Refuses if any of the fields changed after `shown`, or `shown` has not been yet.
    pub(super) fn check_unchanged<'s>(
        &self,
        fields: impl Iterator<Item = (&'s ServiceId, &'s [Field])>,
        shown: Revision,
    ) -> Result<(), Refusal> {
        let differences: Vec<Difference> =
            fields.filter_map(|(service, fields)| self.e.difference(service, fields, shown)).collect();
        let unheard = shown >= self.revision();
        if differences.is_empty() && !unheard { Ok(()) } else { Err(Refusal::ChangedSince(differences)) }
    }

    /// Records that `person` confirms `fields` of `service` at their present values, unless they have.
    pub(super) fn sign(
        &mut self,
        person: PersonNo,
        service: &ServiceId,
        fields: &BTreeSet<Field>,
        shown: Revision,
        via: Via,
    ) -> Result<(), Refusal> {
        let at = self.now.at;
        let Some(dibs) = self.e.dibs.get_mut(service) else { return Ok(()) };
        let signed = |field: &Field| dibs.signs_of(*field).any(|sign| sign.by == person);
        if fields.iter().all(signed) {
            return Ok(());
        }
        dibs.unsign(person, fields);
        if dibs.signs.len() >= MAX_SIGNS {
            return Err(Refusal::TooMany(Limited::Confirmations));
        }
        dibs.signs.push(Sign { by: person, at, shown, via, fields: fields.clone() });
        let values = fields.iter().filter_map(|field| dibs.values.get(*field)).collect();
        self.tell(What::Confirmed { service: service.clone(), person, via, shown, values });
        Ok(())
    }

    pub(super) fn take_back(&mut self, services: &[ServiceId]) -> Result<(), Refusal> {
        let by = self.customer()?;
        let all = Field::FOUR.into();
        for service in self.among_intended(services)? {
            let Some(dibs) = self.e.dibs.get_mut(&service) else { continue };
            let fields = dibs.unsign(by, &all);
            if !fields.is_empty() {
                self.tell(What::TakenBack { service, fields });
            }
        }
        Ok(())
    }

    pub(super) fn set_aside(
        &mut self,
        service: &ServiceId,
        person: PersonNo,
        reason: &str,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        let correction = self
            .report_of(person, service)
            .filter(|no| self.e.corrections.get(no).is_some_and(|c| !c.state.is_accepted()));
        let all = Field::FOUR.into();
        let fields = self.e.dibs.get_mut(service).map(|dibs| dibs.unsign(person, &all)).unwrap_or_default();
        if fields.is_empty() && correction.is_none() {
            return Err(Refusal::NoAnswer { person, service: service.clone() });
        }
        let reason = self.needed_text(by, reason, Spot::Reason)?;
        if let Some(no) = correction {
            self.e.corrections.remove(&no);
        }
        self.tell(What::SetAside { service: service.clone(), person, fields, correction, reason });
        Ok(())
    }
}
