//! Tests of the engagement's rules, and the small world that they play in.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, civil::Date};

use super::*;

mod answers;
mod corrections;
mod enter;
mod journey;
mod measure;
mod meetings;
mod meetings_changed;
mod meetings_time;
mod people;
mod plan;
mod points;
mod properties;
mod records;
mod reminders;
mod setup;
mod ssat;
mod status;
mod undo;

fn human(person: &str, name: &str) -> Human {
    Human {
        key: PersonKey { tenant: "contoso".to_owned(), person: person.to_owned() },
        name: name.to_owned(),
        email: Some(format!("{person}@example.com")),
        may_be_fm: false,
    }
}

fn fm() -> Actor {
    Actor::Human(Human { may_be_fm: true, ..human("fiona", "Fiona Meyer") })
}

/// In the room and named as success owner of everything by [`World::captured`].
fn ana() -> Actor {
    Actor::Human(human("ana", "Ana Ruiz"))
}

/// A customer's sponsor, linked.
fn sam() -> Actor {
    Actor::Human(human("sam", "Sam Ortiz"))
}

/// A customer's IT lead, linked: may not confirm.
fn ivo() -> Actor {
    Actor::Human(human("ivo", "Ivo Lang"))
}

/// Nobody that the engagement knows.
fn stranger() -> Actor {
    Actor::Human(human("stranger", "Stan Stranger"))
}

fn in_room(actor: &Actor) -> Named {
    let Actor::Human(Human { key, name, email, .. }) = actor else { panic!("the bot is in no room") };
    Named::InRoom { key: key.clone(), name: name.clone(), email: email.clone() }
}

fn typed(name: &str, email: &str) -> Named {
    Named::Typed { name: name.to_owned(), email: (!email.is_empty()).then(|| email.to_owned()) }
}

fn service(id: &str) -> ServiceId {
    ServiceId::new(id)
}

fn teams() -> ServiceId {
    service("teams")
}

fn exchange() -> ServiceId {
    service("exchange")
}

fn set<T>(value: T) -> Edit<T> {
    Edit::Set(value)
}

fn on(date: &str) -> Edit<String> {
    Edit::Set(date.to_owned())
}

fn intent(kind: IntentKind, reason: &str) -> Edit<IntentInput> {
    Edit::Set(IntentInput { kind, reason: reason.to_owned(), owner: None })
}

fn because_of(reason: &str) -> Edit<BusinessInput> {
    Edit::Set(BusinessInput { reasons: vec![ReasonId::new(reason)], text: String::new() })
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// An engagement, a clock and a policy. Today is 3 February 2026.
struct World {
    e: Engagement,
    now: Now,
    policy: Policy,
}

impl World {
    /// Started by the FM with Teams and Exchange, in UTC; Sam and Ivo are known.
    fn new() -> Self {
        let now = Now { at: "2026-02-03T10:00:00Z".parse().expect("an instant") };
        let command = Start {
            customer: "Contoso".to_owned(),
            services: vec![teams(), exchange()],
            language: Locale::Es,
            zone: None,
        };
        let id = EngagementId::parse("0123456789").expect("an id");
        let e = start(id, &fm(), &command, now).expect("the FM may start").engagement;
        let mut world = Self { e, now, policy: Policy::default() };
        for (who, role) in [(sam(), Role::Sponsor), (ivo(), Role::ItLead)] {
            world.does(&fm(), Command::AddPerson { who: in_room(&who), role, email_only: false });
        }
        world
    }

    /// All four entered for both services, Ana as success owner of both.
    fn captured() -> Self {
        let mut world = Self::new();
        for service in [teams(), exchange()] {
            world.enters(&service, Self::full());
        }
        world
    }

    fn full() -> Entry {
        Entry {
            start: Edit::Keep,
            date: on("2026-03-15"),
            intent: intent(IntentKind::GoingAhead, ""),
            business: because_of("anywhere"),
            owner: set(in_room(&ana())),
        }
    }

    fn tries(&self, actor: &Actor, command: Command) -> Result<Change, Refusal> {
        apply(&self.e, actor, command, self.now, &self.policy)
    }

    fn does(&mut self, actor: &Actor, command: Command) -> Vec<What> {
        let change = self.tries(actor, command).expect("the rules allow it");
        self.e = change.engagement;
        change.events.into_iter().map(|event| event.what).collect()
    }

    /// Does it again and finds that it changes nothing.
    fn does_twice(&mut self, actor: &Actor, command: Command) -> Vec<What> {
        let events = self.does(actor, command.clone());
        let again = self.tries(actor, command).expect("a repeated press is no refusal");
        assert!(again.is_nothing(), "{:?}", again.events);
        assert_eq!(again.engagement, self.e);
        events
    }

    fn refused(&self, actor: &Actor, command: Command) -> Refusal {
        self.tries(actor, command).expect_err("the rules forbid it")
    }

    fn entry(service: &ServiceId, entry: Entry, because: &str) -> Command {
        Command::EnterDibs {
            entries: BTreeMap::from([(service.clone(), entry)]),
            because: because.to_owned(),
        }
    }

    fn enters(&mut self, service: &ServiceId, entry: Entry) -> Vec<What> {
        self.does(&fm(), Self::entry(service, entry, ""))
    }

    /// The problems that entering this meets.
    fn problems(&self, service: &ServiceId, entry: Entry) -> Vec<Problem> {
        match self.refused(&fm(), Self::entry(service, entry, "")) {
            Refusal::Wrong(problems) => problems,
            other => panic!("refused for another reason: {other:?}"),
        }
    }

    fn moves(&mut self, service: &ServiceId, date: &str) -> Vec<What> {
        let entry = Entry { date: on(date), ..Entry::default() };
        self.does(&fm(), Self::entry(service, entry, "The licences come later."))
    }

    fn standing(&self, service: &ServiceId) -> Standing {
        self.e.standing(service, &self.policy, self.now)
    }

    fn state(&self, service: &ServiceId) -> State {
        self.standing(service).state
    }

    fn field(&self, service: &ServiceId, field: Field) -> FieldState {
        self.standing(service).fields[&field].state
    }

    fn no(&self, actor: &Actor) -> PersonNo {
        let Actor::Human(human) = actor else { panic!("the bot has no number") };
        self.e.find(&human.key).expect("known").no
    }

    fn both(&self) -> Command {
        Command::Confirm { services: vec![teams(), exchange()], shown: self.e.head.revision }
    }

    fn just(&self, service: &ServiceId) -> Command {
        Command::Confirm { services: vec![service.clone()], shown: self.e.head.revision }
    }

    fn agrees(&self, with: Named, services: &[ServiceId]) -> Command {
        Command::RecordAgreed {
            with,
            how: How::Meeting,
            on: None,
            note: "Kick-off".to_owned(),
            services: services.to_vec(),
        }
    }

    /// A report that the date of `service` should be another.
    fn date_is(&self, service: &ServiceId, date: &str) -> Command {
        let right = Entry { date: on(date), ..Entry::default() };
        let report = Report { service: service.clone(), wrong: Vec::new(), right, comment: String::new() };
        Command::ReportWrong {
            reports: vec![report],
            others_correct: Vec::new(),
            shown: self.e.head.revision,
        }
    }

    fn report(&self) -> CorrectionNo {
        self.e.head.last_correction
    }

    fn later(&mut self, by: SignedDuration) {
        self.now = Now { at: self.now.at + by };
    }
}

fn problem(service: &ServiceId, field: Field, what: Wrong) -> Problem {
    Problem { at: Spot::Dibs(service.clone(), field), what }
}

fn instant(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}
