//! The small world that the cards are tested in: Contoso with four services and its people, played by the domain's
//! own commands to some stage of the journey.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::super::{Member, Row};
use crate::dialogue::Locale;
use crate::engagement::{
    About, Acted, Actor, AnsweredBy, BusinessInput, Change, Command, CorrectionNo, Edit, Engagement,
    EngagementId, Entry, Event, Factor, FactorAnswer, FactorEntry, FactorStatus, Home, HomeKind, How, Human,
    IntentInput, IntentKind, JourneyCommand, Line, Named, NewPoint, Now, PersonKey, PersonNo, Phase,
    PointCommand, PointKind, PointNo, Policy, ProfileField, ProfileValue, ReasonId, Relation, Report,
    Revision, Role, ServiceId, Settle, SsatCommand, Start, Status, Subject, Turn, apply, start,
};
use crate::playbook::{ActId, Guard, MotionId, OutcomeId, TaskId};

mod answers;
mod crowded;
mod lists;
mod meetings;
mod plan;
mod way;
mod workshop;

pub(super) use lists::{lines, room, rows};
pub(super) use meetings::first_check_in;

/// Where the journey has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(super) enum Stage {
    Started,
    Home,
    Half,
    Captured,
    Agreed,
    Asked,
    Wrong,
    Disputed,
    Answered,
    Accepted,
    Partly,
    Confirmed,
    Moved,
    Closed,
    Typed,
    Touched,
    Factors,
    FactorsAsked,
    FactorsSaid,
    FactorsSettled,
    WorkshopClosed,
    Planned,
    Late,
    Measured,
    Meeting(Met),
    Preparing,
    Kickoff,
    Assess,
    Rfa,
    Overridden,
    Reviewed,
    Handing,
    Left,
    TermsNeeded,
    TermsSent,
    TermsAccepted,
    TermsRecorded,
    TermsSettled,
    ExpertWanted,
    ExpertMet,
}

/// How far the meetings have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(super) enum Met {
    Planned,
    Changed,
    Off,
    Asked,
    NotHeld,
    Agenda,
    Draft,
    Published,
}

pub(super) const SERVICES: [&str; 4] = ["teams", "exchange", "sharepoint", "onedrive"];

pub(super) fn services() -> Vec<ServiceId> {
    SERVICES.iter().map(|id| ServiceId::new(*id)).collect()
}

pub(super) fn engagement_id() -> EngagementId {
    EngagementId::parse("abcdefghjk").expect("an id")
}

/// Another engagement of the FM's, which lives somewhere else.
pub(super) fn elsewhere_id() -> EngagementId {
    EngagementId::parse("bcdefghjkm").expect("an id")
}

fn human(person: &str, name: &str, may_be_fm: bool) -> Human {
    Human {
        key: PersonKey { tenant: "fabrikam".to_owned(), person: person.to_owned() },
        name: name.to_owned(),
        email: Some(format!("{person}@contoso.com")),
        may_be_fm,
    }
}

pub(super) fn fm() -> Human {
    human("marta", "Marta Gómez", true)
}

pub(super) fn ana() -> Human {
    human("ana", "Ana Ruiz", false)
}

pub(super) fn bruno() -> Human {
    human("bruno", "Bruno Lima", false)
}

fn carla() -> Human {
    human("carla", "Carla Núñez", false)
}

pub(super) const FM: PersonNo = PersonNo(1);
pub(super) const ANA: PersonNo = PersonNo(2);
pub(super) const BRUNO: PersonNo = PersonNo(3);
pub(super) const IVAN: PersonNo = PersonNo(4);
pub(super) const CARLA: PersonNo = PersonNo(5);

pub(super) fn at(text: &str) -> Now {
    Now { at: text.parse::<Timestamp>().expect("an instant") }
}

fn in_room(human: Human) -> Named {
    Named::InRoom { key: human.key, name: human.name, email: human.email }
}

fn entry(date: &str) -> Entry {
    Entry {
        start: Edit::Set("2027-03-01".to_owned()),
        date: Edit::Set(date.to_owned()),
        intent: Edit::Set(IntentInput { kind: IntentKind::GoingAhead, reason: String::new(), owner: None }),
        business: Edit::Set(BusinessInput { reasons: vec![ReasonId::new("anywhere")], text: String::new() }),
        owner: Edit::Set(Named::Known(ANA)),
    }
}

/// A world played to some stage.
pub(super) struct World {
    pub(super) policy: Policy,
    engagement: Engagement,
    /// What happened, in order.
    pub(super) events: Vec<Event>,
    pub(super) now: Now,
}

impl World {
    pub(super) fn act(&mut self, who: Human, command: Command) {
        let change = apply(&self.engagement, &Actor::Human(who), command, self.now, &self.policy);
        let change = change.expect("the rules allow it");
        self.engagement = change.engagement;
        self.events.extend(change.events);
    }

    pub(super) fn revision(&self) -> Revision {
        self.engagement.head.revision
    }

    pub(super) fn engagement(&self) -> &Engagement {
        &self.engagement
    }

    fn started(language: Locale) -> Self {
        let now = at("2027-03-01T15:00:00Z");
        let command = Start {
            customer: "Contoso *Ltd*".to_owned(),
            services: services(),
            language,
            zone: Some("America/Mexico_City".to_owned()),
        };
        let Change { engagement, events, .. } =
            start(engagement_id(), &Actor::Human(fm()), &command, now).expect("the FM may start");
        Self { policy: Policy::default(), engagement, events, now }
    }

    /// Plays the journey to `stage`, in the engagement's language.
    pub(super) fn at(stage: Stage, language: Locale) -> Self {
        let mut world = Self::started(language);
        if stage == Stage::Started {
            return world;
        }
        let kind = HomeKind::Channel;
        let (tenant, conversation) = ("fabrikam".to_owned(), "19:x@thread.tacv2".to_owned());
        world.act(fm(), Command::SetHome(Home { tenant, conversation, kind, thread: None }));
        for (who, role) in [(ana(), Role::SuccessOwner), (bruno(), Role::ItLead)] {
            world.act(fm(), Command::AddPerson { who: in_room(who), role, email_only: false });
        }
        let typed =
            Named::Typed { name: "Iván Soto".to_owned(), email: Some("carla@contoso.com".to_owned()) };
        world.act(fm(), Command::AddPerson { who: typed, role: Role::TrainingLead, email_only: true });
        if stage == Stage::Home {
            return world;
        }
        world.now = at("2027-03-02T16:20:00Z");
        if stage == Stage::Half {
            let entries = BTreeMap::from([(ServiceId::new("teams"), entry("2027-03-15"))]);
            world.act(fm(), Command::EnterDibs { entries, because: String::new() });
            return world;
        }
        let dates = ["2027-03-15", "2027-03-15", "2027-04-01", "2028-01-15"];
        let entries =
            services().into_iter().zip(dates).map(|(service, date)| (service, entry(date))).collect();
        world.act(fm(), Command::EnterDibs { entries, because: String::new() });
        if stage == Stage::Captured {
            return world;
        }
        world.act(carla(), Command::Claim(Role::Sponsor));
        let agreed = Command::RecordAgreed {
            with: Named::Known(ANA),
            how: How::Call,
            on: None,
            note: String::new(),
            services: services(),
        };
        world.act(fm(), agreed);
        if stage == Stage::Agreed {
            return world;
        }
        world.act(fm(), Command::AskToConfirm(services()));
        if stage == Stage::Asked {
            return world;
        }
        if stage >= Stage::Preparing {
            world.walk(stage);
            return world;
        }
        if let Stage::Meeting(met) = stage {
            world.met(met);
            return world;
        }
        if matches!(stage, Stage::Planned | Stage::Late | Stage::Measured) {
            world.planned(stage);
            return world;
        }
        world.now = at("2027-03-03T16:42:00Z");
        world.answered(stage);
        world
    }
}

/// What is kept about somebody who is on one engagement.
pub(super) fn my_data() -> crate::cards::MyData {
    let traces = crate::engagement::Traces {
        engagement: engagement_id(),
        customer: "Contoso *Ltd*".to_owned(),
        role: Role::SuccessOwner,
        email: true,
        texts: 3,
        events: 1,
        owned: 0,
        drafts: 1,
        reminded: 2,
        stopped: 1,
    };
    crate::cards::MyData {
        name: "Ana Ruiz".to_owned(),
        email: Some("ana@contoso.example".to_owned()),
        sign_in: None,
        language: Some("es".to_owned()),
        zone: Some("Europe/Madrid".to_owned()),
        chat: true,
        linked: 1,
        traces: vec![traces],
        more: 2,
        hours: true,
        away: Some(crate::engagement::reminder::Stretch {
            from: jiff::civil::date(2027, 3, 8),
            until: jiff::civil::date(2027, 3, 12),
        }),
        sent: 4,
        gathered: 1,
        days: 2,
    }
}
