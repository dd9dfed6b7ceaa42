//! Who is on the project: naming people in forms, adding them, tying typed ones to Teams, claims.

use super::{Work, wrong};
use crate::engagement::command::Named;
use crate::engagement::event::What;
use crate::engagement::ids::{PersonKey, PersonNo};
use crate::engagement::people::{Claim, Person, Role, Side};
use crate::engagement::refusal::{Limited, Refusal, Spot, Wrong};
use crate::engagement::text;

/// How many people an engagement knows at most.
const MAX_PEOPLE: usize = 300;

/// The longest mail address (RFC 5321), in bytes.
const MAX_EMAIL: usize = 254;

impl Work<'_> {
    /// Finds or adds the person that a form names. Somebody new is of the role's side if the FM names them, and
    /// an outsider if a customer does, until the FM takes that over.
    pub(super) fn named(&mut self, who: Named, role: Role) -> Result<PersonNo, Wrong> {
        let side = if self.leader().is_ok() { role.side() } else { Side::Outsider };
        match who {
            Named::Known(no) => self.e.person(no).map(|person| person.no).ok_or(Wrong::NotOffered),
            Named::InRoom { key, name, email } => {
                if let Some(person) = self.e.find(&key) {
                    return Ok(person.no);
                }
                let email = email.filter(|email| email.len() <= MAX_EMAIL);
                Ok(self.insert(side, role, text::roster_name(&name), email, Some(key)))
            }
            Named::Typed { name, email } => {
                let name = text::name(&name)?;
                let email = email.map(|raw| address(&raw)).transpose()?.flatten();
                if name.is_empty() {
                    return Err(Wrong::Blank);
                }
                match self.typed_like(&name, email.as_deref()) {
                    Some(no) => Ok(no),
                    None => Ok(self.insert(side, role, name, email, None)),
                }
            }
        }
    }

    /// A typed person of this name whose address is not another. Somebody in Teams is never found by name or
    /// address: only the FM says that a typed person is they.
    fn typed_like(&mut self, name: &str, email: Option<&str>) -> Option<PersonNo> {
        let fits = |person: &&mut Person| {
            let address = person
                .email
                .as_deref()
                .is_none_or(|theirs| email.is_none_or(|email| email.eq_ignore_ascii_case(theirs)));
            let same = person.name.to_lowercase() == name.to_lowercase();
            same && address && !person.is_linked() && person.same_as.is_none()
        };
        let leads = self.leader().is_ok();
        let person = self.e.people.values_mut().find(fits)?;
        if leads && person.email.is_none() {
            person.email = email.map(str::to_owned);
        }
        Some(person.no)
    }

    fn insert(
        &mut self,
        side: Side,
        role: Role,
        name: String,
        email: Option<String>,
        link: Option<PersonKey>,
    ) -> PersonNo {
        let no = self.e.head.last_person.next();
        self.e.head.last_person = no;
        let role = if side == Side::Outsider { Role::Other } else { role };
        let person =
            Person { no, side, role, name, email, link, email_only: false, claim: None, same_as: None };
        self.e.people.insert(no, person);
        self.tell(What::PersonAdded { person: no, side, role });
        no
    }

    /// Refuses once too many people are known; asked at the end of what adds people.
    pub(super) fn check_room(&self) -> Result<(), Refusal> {
        if self.e.people.len() > MAX_PEOPLE { Err(Refusal::TooMany(Limited::People)) } else { Ok(()) }
    }

    /// The FM needs `no` to be of the customer: an outsider becomes so, somebody without a role gets this one.
    pub(super) fn engage(&mut self, no: PersonNo, role: Role) {
        let Some(person) = self.e.people.get_mut(&no) else { return };
        let (side, old) = (person.side, person.role);
        let gets = side == Side::Outsider || (side == Side::Customer && old == Role::Other);
        if gets && (side == Side::Outsider || old != role) {
            person.side = role.side();
            person.role = role;
            person.claim = None;
            self.tell(What::RoleSet { person: no, old, new: role });
        }
    }

    /// Whether `no` can be named for the customer, and is a person rather than a mailbox.
    pub(super) fn check_customer_person(&self, no: PersonNo) -> Result<(), Wrong> {
        let person = self.e.people.get(&no).ok_or(Wrong::NotOffered)?;
        let fm = self.e.people.get(&self.e.head.fm);
        let fm_address = fm.and_then(|fm| fm.email.as_deref());
        let is_fm = |email: &str| fm_address.is_some_and(|fm| fm.eq_ignore_ascii_case(email));
        if person.leads() || person.email.as_deref().is_some_and(is_fm) {
            return Err(Wrong::IsFm);
        }
        if person.side == Side::Delivery {
            return Err(Wrong::NotCustomerPerson);
        }
        let local = person.email.as_deref().and_then(|email| email.split('@').next()).unwrap_or_default();
        let group = |text: &str| self.policy.group_mailboxes.contains(&text.to_lowercase());
        if !person.is_linked() && (group(&person.name) || group(local)) || person.name.contains('@') {
            return Err(Wrong::NotAPerson);
        }
        Ok(())
    }

    pub(super) fn add_person(&mut self, who: Named, role: Role, email_only: bool) -> Result<(), Refusal> {
        self.leader()?;
        if matches!(role, Role::Fm | Role::Deputy) {
            return Err(Refusal::RoleNotFree(role));
        }
        let last = self.e.head.last_person;
        let no = self.named(who, role).map_err(|what| wrong(Spot::Person, what))?;
        self.check_room()?;
        let Some(person) = self.e.people.get_mut(&no) else { return Err(Refusal::UnknownPerson(no)) };
        if person.leads() {
            return Err(wrong(Spot::Person, Wrong::IsFm));
        }
        let old = (person.side, person.role, person.email_only);
        person.side = role.side();
        person.role = role;
        person.email_only = email_only && !person.is_linked();
        let new = (person.side, person.role, person.email_only);
        if old != new && no <= last {
            person.claim = None;
            self.tell(What::RoleSet { person: no, old: old.1, new: role });
        }
        Ok(())
    }

    pub(super) fn tie(&mut self, no: PersonNo, key: &PersonKey) -> Result<(), Refusal> {
        self.leader()?;
        let person = self.e.people.get(&no).ok_or(Refusal::UnknownPerson(no))?;
        if person.link.as_ref() == Some(key) {
            return Ok(());
        }
        if person.is_linked() || person.same_as.is_some() {
            return Err(Refusal::AlreadyLinked(no));
        }
        let known = self.e.find(key).map(|other| (other.no, other.side));
        if let Some((other, Side::Delivery | Side::Customer)) = known {
            return Err(Refusal::LinkedTo(other));
        }
        self.become_linked(no, key, known.map(|(other, _)| other));
        Ok(())
    }

    /// The typed person `no` turns out to be `key`, known until now as the outsider `was`.
    fn become_linked(&mut self, no: PersonNo, key: &PersonKey, was: Option<PersonNo>) {
        if let Some(other) = was.and_then(|was| self.e.people.get_mut(&was)) {
            other.link = None;
            other.claim = None;
            other.same_as = Some(no);
        }
        let address = was.and_then(|was| self.e.people.get(&was)?.email.clone());
        if let Some(person) = self.e.people.get_mut(&no) {
            person.link = Some(key.clone());
            person.email_only = false;
            person.side = person.role.side();
            person.email = person.email.take().or(address);
        }
        for person in
            self.e.people.values_mut().filter(|person| person.same_as.is_some() && person.same_as == was)
        {
            person.same_as = Some(no);
        }
        self.tell(What::Tied { person: no, was });
    }

    pub(super) fn claim(&mut self, role: Role) -> Result<(), Refusal> {
        let Some(human) = self.human() else { return Err(Refusal::RoleNotFree(role)) };
        let known = self.acting().map(|person| (person.no, person.side, person.role));
        let crosses = matches!(known, Some((_, Side::Delivery, _))) && role.side() != Side::Delivery;
        if !Role::CLAIMABLE.contains(&role) || self.leader().is_ok() || crosses {
            return Err(Refusal::RoleNotFree(role));
        }
        let no = match known {
            Some((_, Side::Delivery | Side::Customer, has)) if has == role => return Ok(()),
            Some((no, _, _)) => no,
            None => {
                let (name, key) = (text::roster_name(&human.name), human.key.clone());
                let email = human.email.clone().filter(|email| email.len() <= MAX_EMAIL);
                self.insert(Side::Outsider, Role::Other, name, email, Some(key))
            }
        };
        self.check_room()?;
        let at = self.now.at;
        let Some(person) = self.e.people.get_mut(&no) else { return Err(Refusal::UnknownPerson(no)) };
        if person.claim.as_ref().is_none_or(|claim| claim.role != role) {
            person.claim = Some(Claim { role, at });
            self.tell(What::Claimed { person: no, role });
        }
        Ok(())
    }

    pub(super) fn accept_claim(&mut self, no: PersonNo, is: Option<PersonNo>) -> Result<(), Refusal> {
        self.leader()?;
        let person = self.e.people.get(&no).ok_or(Refusal::UnknownPerson(no))?;
        let (side, link, same_as) = (person.side, person.link.clone(), person.same_as);
        let Some(role) = person.claim.as_ref().map(|claim| claim.role) else {
            let accepted = side != Side::Outsider || same_as.is_some();
            return if accepted { Ok(()) } else { Err(Refusal::NoClaim(no)) };
        };
        let no = match (is, link) {
            (Some(typed), Some(key)) => {
                if side != Side::Outsider {
                    return Err(Refusal::AlreadyLinked(no));
                }
                let other = self.e.people.get(&typed).ok_or(Refusal::UnknownPerson(typed))?;
                if other.is_linked() || other.same_as.is_some() {
                    return Err(Refusal::AlreadyLinked(typed));
                }
                self.become_linked(typed, &key, Some(no));
                typed
            }
            (Some(_), None) => return Err(Refusal::NoClaim(no)),
            (None, _) => no,
        };
        let Some(person) = self.e.people.get_mut(&no) else { return Err(Refusal::UnknownPerson(no)) };
        if is.is_none() || person.role == Role::Other {
            person.role = role;
            person.side = role.side();
        }
        person.claim = None;
        let role = person.role;
        self.tell(What::ClaimAccepted { person: no, role });
        Ok(())
    }

    pub(super) fn decline_claim(&mut self, no: PersonNo) -> Result<(), Refusal> {
        self.leader()?;
        let person = self.e.people.get_mut(&no).ok_or(Refusal::UnknownPerson(no))?;
        if person.claim.take().is_some() {
            self.tell(What::ClaimDeclined { person: no });
        }
        Ok(())
    }
}

/// A mail address as typed: one `@` with something on either side, a dot in the domain. `None` for a blank.
fn address(raw: &str) -> Result<Option<String>, Wrong> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let good = text.split_once('@').is_some_and(|(local, domain)| {
        let dotted = domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
        !local.is_empty() && dotted && !domain.contains('@')
    });
    let plain = text.len() <= MAX_EMAIL && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    if good && plain { Ok(Some(text.to_owned())) } else { Err(Wrong::NotAnEmail) }
}
