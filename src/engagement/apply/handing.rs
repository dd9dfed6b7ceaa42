//! Hand-over to a successor, who takes it or not; cover by a deputy until a day; and the adoption expert whom the
//! customer is introduced to.

use jiff::civil::Date;

use super::{Work, wrong};
use crate::engagement::command::Named;
use crate::engagement::ids::PersonNo;
use crate::engagement::journey::{Cover, Done, Handing, JourneyEvent, JourneyRefusal};
use crate::engagement::people::{Role, Side};
use crate::engagement::refusal::{Refusal, Spot, Wrong};
use crate::playbook::ActId;

/// The role of somebody of the delivery side while nothing else is known of them.
const COLLEAGUE: Role = Role::AccountTeam;

impl Work<'_> {
    pub(super) fn hand_over(&mut self, who: Named) -> Result<(), Refusal> {
        let by = self.leader()?;
        let to = self.colleague(who)?;
        let handing = Handing { to, by, at: self.now.at };
        if self.e.path.state.handing.is_none_or(|old| old.to != to) {
            self.e.path.state.handing = Some(handing);
            self.happened(JourneyEvent::Offered { to });
        }
        Ok(())
    }

    /// Somebody in Teams who may stand on the delivery side, and is not the FM.
    fn colleague(&mut self, who: Named) -> Result<PersonNo, Refusal> {
        let no = self.named(who, COLLEAGUE).map_err(|what| wrong(Spot::Person, what))?;
        self.check_room()?;
        let fm = self.e.head.fm;
        let Some(person) = self.e.people.get_mut(&no) else { return Err(Refusal::UnknownPerson(no)) };
        if !person.is_linked() || person.side == Side::Customer || no == fm {
            return Err(Refusal::Journey(JourneyRefusal::CannotTake { person: no }));
        }
        if person.side == Side::Outsider {
            (person.side, person.role, person.claim) = (Side::Delivery, COLLEAGUE, None);
        }
        Ok(no)
    }

    /// The customer is introduced to the adoption expert, once; somebody typed will do.
    pub(super) fn introduce(&mut self, who: Named) -> Result<(), Refusal> {
        let by = self.leader()?;
        let act = ActId::AdoptionSmeIntroduced;
        if !self.e.wants_expert(self.policy, self.now) {
            return Err(Refusal::Journey(JourneyRefusal::NotHere { act }));
        }
        let no = self.named(who, Role::Sme).map_err(|what| wrong(Spot::Person, what))?;
        self.check_room()?;
        let fm = self.e.head.fm;
        let Some(person) = self.e.people.get_mut(&no) else { return Err(Refusal::UnknownPerson(no)) };
        if person.side == Side::Customer || no == fm {
            return Err(wrong(Spot::Person, Wrong::NotOffered));
        }
        if person.side == Side::Outsider {
            (person.side, person.role, person.claim) = (Side::Delivery, Role::Sme, None);
        }
        let (at, on) = (self.now.at, self.e.today(self.now));
        self.e.path.state.expert = Some(no);
        self.e.path.acts.insert(act, Done { act, by, at, on, pending: true, note: None });
        self.happened(JourneyEvent::Introduced { person: no });
        Ok(())
    }

    pub(super) fn take_over(&mut self) -> Result<(), Refusal> {
        let nothing = Refusal::Journey(JourneyRefusal::NothingOffered);
        let Some(handing) = self.e.path.state.handing else { return Err(nothing) };
        let (Some(actor), Some(human)) = (self.acting().map(|person| person.no), self.human()) else {
            return Err(nothing);
        };
        if handing.to != actor {
            return Err(nothing);
        }
        if !human.may_be_fm {
            return Err(Refusal::MayNotBeFm);
        }
        let from = std::mem::replace(&mut self.e.head.fm, actor);
        for (no, role) in [(from, COLLEAGUE), (actor, Role::Fm)] {
            if let Some(person) = self.e.people.get_mut(&no) {
                (person.side, person.role) = (Side::Delivery, role);
            }
        }
        self.e.path.state.handing = None;
        if self.e.path.state.cover.is_some_and(|cover| cover.person == actor) {
            self.e.path.state.cover = None;
        }
        self.happened(JourneyEvent::TakenOver { from, to: actor });
        Ok(())
    }

    pub(super) fn keep_it(&mut self) -> Result<(), Refusal> {
        let Some(handing) = self.e.path.state.handing else {
            return Err(Refusal::Journey(JourneyRefusal::NothingOffered));
        };
        if self.acting().map(|person| person.no) != Some(handing.to) {
            self.leader()?;
        }
        self.e.path.state.handing = None;
        self.happened(JourneyEvent::Kept { to: handing.to });
        Ok(())
    }

    pub(super) fn cover(&mut self, who: Named, until: Date) -> Result<(), Refusal> {
        self.leader()?;
        let today = self.e.today(self.now);
        if until < today {
            return Err(wrong(Spot::AgreedOn, Wrong::NotInFuture { today }));
        }
        let no = self.colleague(who)?;
        if self.e.path.state.cover.is_some_and(|cover| cover.person == no && cover.until == until) {
            return Ok(());
        }
        if self.e.path.state.cover.is_some_and(|cover| cover.person != no) {
            self.drop_cover();
        }
        let was = self.e.path.state.cover.map(|cover| cover.was);
        if let Some(person) = self.e.people.get_mut(&no) {
            let was = was.unwrap_or(person.role);
            person.role = Role::Deputy;
            self.e.path.state.cover = Some(Cover { person: no, until, was });
        }
        self.happened(JourneyEvent::Covered { person: no, until });
        Ok(())
    }

    pub(super) fn end_cover(&mut self) -> Result<(), Refusal> {
        self.leader()?;
        self.drop_cover();
        Ok(())
    }

    fn drop_cover(&mut self) {
        let Some(cover) = self.e.path.state.cover.take() else { return };
        if let Some(person) = self.e.people.get_mut(&cover.person) {
            person.role = cover.was;
        }
        self.happened(JourneyEvent::CoverEnded { person: cover.person });
    }
}
