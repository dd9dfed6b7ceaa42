//! The fullest engagement that there can be.

use super::*;

impl World {
    /// Every service that is offered, each blocked for a long reason.
    pub(in crate::cards::tests) fn crowded() -> Self {
        let mut world = Self::started(Locale::Es);
        let services: Vec<ServiceId> =
            crate::playbook::Playbook::get().offered().map(|s| s.id.clone()).collect();
        world.act(fm(), Command::SetServices(services.clone()));
        world.act(
            fm(),
            Command::AddPerson { who: in_room(ana()), role: Role::SuccessOwner, email_only: false },
        );
        for no in 0..25 {
            let who = Named::Typed { name: format!("María de los Ángeles Gutiérrez {no}"), email: None };
            world.act(fm(), Command::AddPerson { who, role: Role::Other, email_only: false });
        }
        let reasons = crate::playbook::Playbook::get().reasons().iter().map(|reason| reason.id.clone());
        let business = BusinessInput { reasons: reasons.take(3).collect(), text: "propio ".repeat(8) };
        let entry = Entry { business: Edit::Set(business), ..entry("2027-06-15") };
        let entries = services.iter().map(|service| (service.clone(), entry.clone())).collect();
        world.act(fm(), Command::EnterDibs { entries, because: String::new() });
        world.crowd(services);
        world
    }

    /// Every service has other success factors, and there are more open points than a card shows.
    fn crowd(&mut self, services: Vec<ServiceId>) {
        let long = "propio y muy detallado ".repeat(8);
        let exceptions = services.iter().enumerate().map(|(no, service)| {
            let entry = FactorEntry {
                status: Edit::Set(FactorStatus::InProgress),
                people: Edit::Set((2..6).map(|person| Named::Known(PersonNo(person))).collect()),
                note: Edit::Set(format!("{no} {long}")),
                ..FactorEntry::default()
            };
            (service.clone(), Factor::ALL.iter().copied().map(|factor| (factor, entry.clone())).collect())
        });
        let exceptions = exceptions.collect();
        let same = BTreeMap::new();
        self.act(fm(), Command::Ssat(SsatCommand::Enter { services: services.clone(), same, exceptions }));
        for no in 0..12 {
            let point = NewPoint {
                kind: PointKind::NeedChangeManagement,
                what: format!("{no} {}", long.repeat(5)),
                service: Some(services[0].clone()),
                owner: Some(Named::Known(ANA)),
                next: long.clone(),
                date: "2027-06-15".to_owned(),
                share_contact: true,
            };
            self.act(fm(), Command::Point(PointCommand::Add(point)));
        }
        let asked = (2..12).map(|person| Named::Known(PersonNo(person))).collect();
        self.act(fm(), Command::Ssat(SsatCommand::Ask(asked)));
    }
}
