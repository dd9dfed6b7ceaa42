//! Starting an engagement, where it lives, what it is called, which services it is about, and drafts.

use super::{Work, wrong};
use crate::engagement::command::{Actor, Now, Start};
use crate::engagement::event::{Event, What};
use crate::engagement::ids::{CorrectionNo, EngagementId, PersonNo, Revision, TextNo};
use crate::engagement::people::{Person, Role, Side};
use crate::engagement::refusal::{Problem, Refusal, Spot, Wrong};
use crate::engagement::status::Status;
use crate::engagement::{Change, Draft, Engagement, Head, Home, Phase};
use crate::engagement::{text, zone};
use crate::playbook::{Locale, Playbook, ServiceId};

/// The longest draft, in bytes of compact JSON: a store's value less what its record wraps around it.
const MAX_DRAFT_BYTES: usize = 3600;

pub(super) fn start(id: EngagementId, actor: &Actor, command: &Start, now: Now) -> Result<Change, Refusal> {
    let Actor::Human(human) = actor else { return Err(Refusal::MayNotBeFm) };
    if !human.may_be_fm {
        return Err(Refusal::MayNotBeFm);
    }
    let mut problems = Vec::new();
    let customer = keep(&mut problems, Spot::Customer, customer_name(&command.customer));
    let services = keep(&mut problems, Spot::Services, intended_services(&command.services));
    let zone =
        keep(&mut problems, Spot::Zone, command.zone.as_deref().map_or(Ok("UTC".to_owned()), zone::named));
    let (Some(customer), Some(services), Some(zone)) = (customer, services, zone) else {
        return Err(Refusal::Wrong(problems));
    };
    let fm = Person {
        no: PersonNo(1),
        side: Side::Delivery,
        role: Role::Fm,
        name: text::roster_name(&human.name),
        email: human.email.clone(),
        link: Some(human.key.clone()),
        email_only: false,
        claim: None,
        same_as: None,
    };
    let what = What::Started { services: services.clone(), language: command.language, zone: zone.clone() };
    let event = Event { revision: Revision(1), at: now.at, by: Some(fm.no), what };
    let head = Head {
        id,
        revision: Revision(1),
        customer,
        language: command.language,
        zone,
        services,
        phase: Phase::Assigned,
        status: Status::Active,
        paused: None,
        heard_at: Some(now.at),
        typed: None,
        cycle: 1,
        home: None,
        chats: Vec::new(),
        created_at: now.at,
        fm: fm.no,
        last_person: fm.no,
        last_text: TextNo::default(),
        last_correction: CorrectionNo::default(),
        last_point: Default::default(),
        last_meeting: Default::default(),
        workshop: Default::default(),
    };
    let engagement = Engagement {
        head,
        people: [(fm.no, fm)].into(),
        dibs: Default::default(),
        corrections: Default::default(),
        texts: Default::default(),
        drafts: Default::default(),
        path: Default::default(),
        typed: Default::default(),
        ssat: Default::default(),
        points: Default::default(),
        meetings: Default::default(),
        items: Default::default(),
        plan: Default::default(),
        goals: Default::default(),
        measures: Default::default(),
    };
    Ok(Change::between(None, engagement, vec![event]))
}

fn keep<T>(problems: &mut Vec<Problem>, at: Spot, read: Result<T, Wrong>) -> Option<T> {
    read.map_err(|what| problems.push(Problem { at, what })).ok()
}

fn customer_name(raw: &str) -> Result<String, Wrong> {
    let name = text::name(raw)?;
    if name.is_empty() { Err(Wrong::Blank) } else { Ok(name) }
}

/// Known services in the given order, each once; at least one.
pub(super) fn intended_services(services: &[ServiceId]) -> Result<Vec<ServiceId>, Wrong> {
    let mut kept = Vec::new();
    for id in services {
        let known = Playbook::get().service(id).filter(|service| service.intended);
        let service = known.ok_or(Wrong::NotOffered)?;
        if !kept.contains(&service.id) {
            kept.push(service.id.clone());
        }
    }
    if kept.is_empty() { Err(Wrong::Blank) } else { Ok(kept) }
}

impl Work<'_> {
    /// The bot by itself may only add the thread that it started in the home it was given.
    pub(super) fn set_home(&mut self, home: Home) -> Result<(), Refusal> {
        let old = self.e.head.home.clone();
        let threaded = |old: &Home| {
            let free = old.thread.is_none() || old.thread == home.thread;
            free && Home { thread: home.thread.clone(), ..old.clone() } == home
        };
        let adds_thread = old.as_ref().is_some_and(threaded);
        if !(matches!(self.actor, Actor::Bot) && adds_thread) {
            self.leader()?;
        }
        if old.as_ref() != Some(&home) {
            self.e.head.home = Some(home.clone());
            self.tell(What::HomeSet { old, new: home });
        }
        Ok(())
    }

    pub(super) fn set_details(
        &mut self,
        customer: Option<String>,
        language: Option<Locale>,
        zone: Option<String>,
    ) -> Result<(), Refusal> {
        self.leader()?;
        let customer = customer.map(|raw| customer_name(&raw)).transpose();
        let zone = zone.map(|raw| zone::named(&raw)).transpose();
        if let Some(new) = customer.map_err(|what| wrong(Spot::Customer, what))?
            && new != self.e.head.customer
        {
            let old = std::mem::replace(&mut self.e.head.customer, new.clone());
            self.tell(What::CustomerSet { old, new });
        }
        if let Some(new) = language.filter(|new| *new != self.e.head.language) {
            let old = std::mem::replace(&mut self.e.head.language, new);
            self.tell(What::LanguageSet { old, new });
        }
        if let Some(new) = zone.map_err(|what| wrong(Spot::Zone, what))?
            && new != self.e.head.zone
        {
            let old = std::mem::replace(&mut self.e.head.zone, new.clone());
            self.tell(What::ZoneSet { old, new });
        }
        Ok(())
    }

    /// The DIBS of a service that is left out stays, in case the service comes back.
    pub(super) fn set_services(&mut self, services: Vec<ServiceId>) -> Result<(), Refusal> {
        self.leader()?;
        let new = intended_services(&services).map_err(|what| wrong(Spot::Services, what))?;
        if new != self.e.head.services {
            let old = std::mem::replace(&mut self.e.head.services, new.clone());
            self.tell(What::ServicesSet { old, new });
        }
        Ok(())
    }

    /// A draft is no part of history: it comes and goes without an event.
    pub(super) fn save_draft(&mut self, form: String, data: serde_json::Value) -> Result<(), Refusal> {
        let person = self.leader()?;
        let bytes = form.len() + data.to_string().len();
        if bytes > MAX_DRAFT_BYTES {
            return Err(Refusal::DraftTooLong { bytes, max: MAX_DRAFT_BYTES });
        }
        let same = |draft: &Draft| draft.form == form && draft.data == data;
        let key = (person, form.clone());
        if !self.e.drafts.get(&key).is_some_and(same) {
            self.e.drafts.insert(key, Draft { person, form, data, at: self.now.at });
        }
        Ok(())
    }

    pub(super) fn drop_draft(&mut self, form: &str) -> Result<(), Refusal> {
        let person = self.leader()?;
        self.e.drafts.remove(&(person, form.to_owned()));
        Ok(())
    }

    /// The services, each once and each intended.
    pub(super) fn among_intended(&self, services: &[ServiceId]) -> Result<Vec<ServiceId>, Refusal> {
        let mut kept = Vec::new();
        for service in services {
            if !self.e.head.services.contains(service) {
                return Err(Refusal::NotIntended(service.clone()));
            }
            if !kept.contains(service) {
                kept.push(service.clone());
            }
        }
        if kept.is_empty() { Err(Refusal::Nothing) } else { Ok(kept) }
    }
}
