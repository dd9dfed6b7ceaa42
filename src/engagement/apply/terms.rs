//! FastTrack's terms: put before the customer, approved by somebody's tap or as the FM records it, taken back.

use jiff::civil::Date;

use super::journey::{consequences, journey};
use super::{Work, wrong};
use crate::engagement::answer::How;
use crate::engagement::command::Named;
use crate::engagement::ids::{PersonNo, TextNo};
use crate::engagement::journey::{
    About, Approval, Done, JourneyEvent, JourneyRefusal, Recorded, TERMS_APPROVED, TermsStanding,
};
use crate::engagement::people::Role;
use crate::engagement::refusal::{Refusal, Spot};
use crate::playbook::{ActId, TaskStatus};

impl Work<'_> {
    /// Puts them before the customer. Asked for twice in a day it is done once.
    pub(super) fn send_terms(&mut self) -> Result<(), Refusal> {
        let by = self.leader()?;
        self.check_going()?;
        let today = self.e.today(self.now);
        let terms = &self.e.path.state.terms;
        let shown = terms.shown.map(|at| self.e.today(crate::engagement::Now { at }));
        let waits = self.e.path.status(TERMS_APPROVED) == TaskStatus::InProgress;
        if self.is_approved() || (waits && shown == Some(today)) {
            return Ok(());
        }
        self.e.path.state.terms.shown = Some(self.now.at);
        self.record(by, ActId::TermsSent, About::All, today, None);
        self.follow_all(by, ActId::TermsSent);
        Ok(())
    }

    /// A customer person approves them. Whoever is first counts.
    pub(super) fn accept_terms(&mut self) -> Result<(), Refusal> {
        let by = self.customer()?;
        self.check_going()?;
        let may = self.acting().is_some_and(|person| self.e.may_accept_terms(person, self.policy));
        if !may {
            let services = self.e.head.services.clone();
            return Err(Refusal::NotEntitled { services, claimable: Role::CUSTOMER.to_vec() });
        }
        if self.is_approved() {
            return Ok(());
        }
        if self.e.path.state.terms.shown.is_none() || self.e.terms() == TermsStanding::Settled {
            return Err(journey(JourneyRefusal::NotHere { act: ActId::TermsApproved }));
        }
        let on = self.e.today(self.now);
        self.approve(by, Approval { person: by, at: self.now.at, recorded: None }, on, None);
        self.happened(JourneyEvent::TermsAccepted { person: by });
        Ok(())
    }

    /// The FM records that somebody approved them elsewhere. A tap is worth more and stays.
    pub(super) fn record_terms(
        &mut self,
        with: Named,
        how: How,
        on: Option<Date>,
        note: &str,
    ) -> Result<(), Refusal> {
        let by = self.leader()?;
        self.check_going()?;
        let (with, on) = self.said_elsewhere(with, on)?;
        let before =
            if let TermsStanding::Approved(approval) = self.e.terms() { Some(approval) } else { None };
        let (tapped, before) = (before.is_some_and(|one| one.recorded.is_none()), before.cloned());
        if tapped {
            return Err(journey(JourneyRefusal::NotHere { act: ActId::TermsApproved }));
        }
        let like = before.as_ref().and_then(|one| one.recorded.as_ref()?.note);
        let note = self.text(by, note, like).map_err(|what| wrong(Spot::Comment, what))?;
        let recorded = Recorded { how, on, note, by };
        let same = |one: &Approval| one.person == with && one.recorded.as_ref() == Some(&recorded);
        if before.as_ref().is_some_and(same) {
            return Ok(());
        }
        self.e.path.state.terms.shown = Some(self.now.at);
        self.approve(by, Approval { person: with, at: self.now.at, recorded: Some(recorded) }, on, note);
        self.engage(with, Role::Other);
        self.happened(JourneyEvent::TermsRecorded { person: with, how, on, note });
        Ok(())
    }

    /// Whoever approved them does not, or never did: they wait again.
    pub(super) fn take_back_terms(&mut self) -> Result<(), Refusal> {
        let by = self.customer()?;
        self.check_going()?;
        let own = |approval: &Approval| self.e.resolve(approval.person) == by;
        let approved = matches!(self.e.terms(), TermsStanding::Approved(approval) if own(approval));
        if approved {
            self.e.path.state.terms.approved = None;
            self.e.path.acts.remove(&ActId::TermsApproved);
            self.put_task(by, TERMS_APPROVED, TaskStatus::InProgress, Some(ActId::TermsSent));
            self.happened(JourneyEvent::TermsTakenBack);
        }
        Ok(())
    }

    fn is_approved(&self) -> bool {
        matches!(self.e.terms(), TermsStanding::Approved(_))
    }

    fn check_going(&self) -> Result<(), Refusal> {
        if self.e.head.phase.is_closed() { Err(journey(JourneyRefusal::Over)) } else { Ok(()) }
    }

    fn approve(&mut self, by: PersonNo, approval: Approval, on: Date, note: Option<TextNo>) {
        let (act, at) = (ActId::TermsApproved, self.now.at);
        self.e.path.state.terms.approved = Some(approval);
        self.e.path.acts.insert(act, Done { act, by, at, on, pending: true, note });
        self.follow_all(by, act);
    }

    /// Everything that an act does to tasks.
    fn follow_all(&mut self, by: PersonNo, act: ActId) {
        for effect in consequences(act, &About::All).unwrap_or_default() {
            self.follow(by, effect, act);
        }
    }
}
