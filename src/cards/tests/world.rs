//! The small world that the cards are tested in: Contoso with four services and its people, played by the domain's
//! own commands to some stage of the journey.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::super::{Member, Row};
use crate::dialogue::Locale;
use crate::engagement::{
    Actor, BusinessInput, Change, ChecklistGroup, Command, CorrectionNo, Edit, Engagement, EngagementId,
    Entry, FiguresInput, GoalsInput, HelpWanted, Home, HomeKind, How, Human, IntentInput, IntentKind,
    ItemKey, MeasureCommand, MetricInput, Named, NewItem, Now, PersonKey, PersonNo, PlanCommand, Policy,
    ReasonId, Report, Revision, Rhythm, Role, ServiceId, ServiceInput, Start, apply, start,
};

/// Where the journey has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Started,
    Home,
    Half,
    Captured,
    Agreed,
    Asked,
    Wrong,
    Answered,
    Accepted,
    Partly,
    Confirmed,
    Moved,
    Planned,
    Late,
    Measured,
}

pub(super) const SERVICES: [&str; 4] = ["teams", "exchange", "sharepoint", "onedrive"];

pub(super) fn services() -> Vec<ServiceId> {
    SERVICES.iter().map(|id| ServiceId::new(*id)).collect()
}

pub(super) fn engagement_id() -> EngagementId {
    EngagementId::parse("abcdefghjk").expect("an id")
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

fn bruno() -> Human {
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
    pub(super) now: Now,
}

impl World {
    pub(super) fn act(&mut self, who: Human, command: Command) {
        let change = apply(&self.engagement, &Actor::Human(who), command, self.now, &self.policy);
        self.engagement = change.expect("the rules allow it").engagement;
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
        let Change { engagement, .. } =
            start(engagement_id(), &Actor::Human(fm()), &command, now).expect("the FM may start");
        Self { policy: Policy::default(), engagement, now }
    }

    /// Every service that is offered, each blocked for a long reason.
    pub(super) fn crowded() -> Self {
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
        let entries = services.into_iter().map(|service| (service, entry.clone())).collect();
        world.act(fm(), Command::EnterDibs { entries, because: String::new() });
        world
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
        if matches!(stage, Stage::Planned | Stage::Late | Stage::Measured) {
            world.planned(stage);
            return world;
        }
        world.now = at("2027-03-03T16:42:00Z");
        world.answered(stage);
        world
    }

    /// The plan is made; Ana has some of it, some is done, somebody added an item.
    fn planned(&mut self, stage: Stage) {
        let plan = |command| Command::Plan(command);
        let key = ItemKey::new;
        self.act(fm(), plan(PlanCommand::Make));
        for item in ["scenarios", "comms-plan", "training-plan"] {
            self.act(ana(), plan(PlanCommand::Claim(key(item))));
        }
        self.act(bruno(), plan(PlanCommand::Do(key("champions"))));
        self.act(ana(), plan(PlanCommand::Do(key("stakeholders"))));
        let reason = "They do it **already**".to_owned();
        self.act(fm(), plan(PlanCommand::Drop { item: key("change"), reason }));
        self.act(
            bruno(),
            plan(PlanCommand::Add(NewItem {
                text: "Book the *big* room <at>Ana</at>".to_owned(),
                group: ChecklistGroup::Training,
                owner: None,
                due: "2027-03-09".to_owned(),
                services: vec![ServiceId::new("teams")],
            })),
        );
        let goals = GoalsInput {
            success: Edit::Set("Nobody sends files by mail any more".to_owned()),
            near: Edit::Set("Every team has its channel".to_owned()),
            help: Edit::Set(HelpWanted::KeyPoints),
            rhythm: Edit::Set(Rhythm::TwoWeeks),
            channel: Edit::Set("This channel".to_owned()),
            ..GoalsInput::default()
        };
        self.act(fm(), Command::Measure(MeasureCommand::Goals(goals)));
        if stage == Stage::Measured {
            let figures = [("teams", "87", "1000"), ("exchange", "412", "3500"), ("sharepoint", "", "1000")];
            let figures = figures.map(|(service, active, seats)| {
                let (active, seats) = (active.to_owned(), Edit::Set(seats.to_owned()));
                (ServiceId::new(service), FiguresInput { active, seats, value: String::new() })
            });
            self.act(
                fm(),
                Command::Measure(MeasureCommand::Figures {
                    on: "2027-03-01".to_owned(),
                    source: "Admin centre".to_owned(),
                    figures: figures.into(),
                }),
            );
            let metric = MetricInput {
                name: "Documents shared by link".to_owned(),
                baseline: "120".to_owned(),
                target: "2000".to_owned(),
                ..MetricInput::default()
            };
            let input = ServiceInput {
                metric: Edit::Set(metric),
                enabled: Edit::Set("2027-02-20".to_owned()),
                planned: Edit::Set("400".to_owned()),
                migrated: Edit::Set("150".to_owned()),
                csm: Edit::Set(Named::Typed { name: "Carol Success".to_owned(), email: None }),
                ..ServiceInput::default()
            };
            let (service, input) = (ServiceId::new("onedrive"), Box::new(input));
            self.act(fm(), Command::Measure(MeasureCommand::Service { service, input }));
        }
        if stage == Stage::Late {
            self.now = at("2027-03-12T16:20:00Z");
        }
    }

    fn answered(&mut self, stage: Stage) {
        let shown = self.revision();
        let confirm = |services| Command::Confirm { services, shown };
        match stage {
            Stage::Wrong | Stage::Answered | Stage::Accepted => {
                let right = Entry { date: Edit::Set("2027-05-10".to_owned()), ..Entry::default() };
                let comment = "We train people in **April** <at>Ana</at>".to_owned();
                let report = Report { service: ServiceId::new("teams"), wrong: vec![], right, comment };
                let report = Command::ReportWrong { reports: vec![report], others_correct: vec![], shown };
                self.act(ana(), report);
                let correction = CorrectionNo(1);
                if stage == Stage::Answered {
                    let text = "March is fixed by the licences".to_owned();
                    self.act(fm(), Command::AnswerCorrection { correction, text });
                }
                if stage == Stage::Accepted {
                    self.act(fm(), Command::AcceptCorrection(correction));
                }
            }
            Stage::Partly => self.act(ana(), confirm(services()[..2].to_vec())),
            Stage::Confirmed => self.act(ana(), confirm(services())),
            Stage::Moved => {
                let later = Entry { date: Edit::Set("2027-06-01".to_owned()), ..Entry::default() };
                let entries = BTreeMap::from([(ServiceId::new("teams"), later)]);
                self.act(fm(), Command::EnterDibs { entries, because: "licences are late".to_owned() });
            }
            Stage::Started
            | Stage::Home
            | Stage::Half
            | Stage::Captured
            | Stage::Agreed
            | Stage::Asked
            | Stage::Planned
            | Stage::Late
            | Stage::Measured => {}
        }
    }
}

/// The channel: the FM, two guests who are known, one who is not.
pub(super) fn room() -> Vec<Member> {
    let member = |human: Human, guest| Member {
        id: format!("29:{}", human.key.person),
        key: human.key,
        name: human.name,
        email: human.email,
        guest,
    };
    vec![member(fm(), false), member(ana(), true), member(bruno(), true), member(carla(), true)]
}

pub(super) fn rows() -> Vec<Row> {
    vec![Row {
        id: engagement_id(),
        revision: Revision(1),
        customer: "Contoso *Ltd*".to_owned(),
        services: services(),
    }]
}
