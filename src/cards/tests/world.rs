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
    Preparing,
    Kickoff,
    Assess,
    Rfa,
    Overridden,
    Reviewed,
    Handing,
    Left,
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
        if matches!(stage, Stage::Planned | Stage::Late | Stage::Measured) {
            world.planned(stage);
            return world;
        }
        world.now = at("2027-03-03T16:42:00Z");
        world.answered(stage);
        world
    }

    /// Everything confirmed, then the success factors and open points, up to `stage`.
    fn workshop(&mut self, stage: Stage) {
        let shown = self.revision();
        self.act(ana(), Command::Confirm { services: services(), shown });
        let entry = |status, people: &[PersonNo], date: &str| FactorEntry {
            status: Edit::Set(status),
            people: Edit::Set(people.iter().copied().map(Named::Known).collect()),
            date: if date.is_empty() { Edit::Keep } else { Edit::Set(date.to_owned()) },
            ..FactorEntry::default()
        };
        let enter = |same: Vec<(Factor, FactorEntry)>, exceptions| {
            let same = same.into_iter().collect();
            Command::Ssat(SsatCommand::Enter { services: services(), same, exceptions })
        };
        let no = FactorEntry {
            reason: Edit::Set("The old tool stays until **May**".to_owned()),
            ..entry(FactorStatus::NotPlanned, &[], "")
        };
        let exceptions =
            BTreeMap::from([(ServiceId::new("onedrive"), BTreeMap::from([(Factor::Awareness, no)]))]);
        let same = vec![
            (Factor::Stakeholders, entry(FactorStatus::InPlace, &[ANA, BRUNO], "")),
            (Factor::Scenarios, entry(FactorStatus::InProgress, &[BRUNO], "2027-04-01")),
            (Factor::Awareness, entry(FactorStatus::InProgress, &[ANA], "")),
        ];
        self.act(fm(), enter(same, exceptions));
        let point = |kind, what: &str, share_contact| NewPoint {
            kind,
            what: what.to_owned(),
            service: Some(ServiceId::new("teams")),
            owner: None,
            next: String::new(),
            date: String::new(),
            share_contact,
        };
        let stuck = point(PointKind::Blocker, "The proxy **blocks** video calls", false);
        self.act(ana(), Command::Point(PointCommand::Add(stuck)));
        let help = point(PointKind::NeedChangeManagement, "A partner for the branches", true);
        self.act(bruno(), Command::Point(PointCommand::Add(help)));
        let internal = NewPoint {
            owner: Some(Named::Known(FM)),
            next: "Ask the team".to_owned(),
            date: "2027-03-20".to_owned(),
            ..point(PointKind::SmeRequest, "Voice expert", false)
        };
        self.act(fm(), Command::Point(PointCommand::Add(internal)));
        let how = Settle::Answered("Yes, from the admin center".to_owned());
        let question = point(PointKind::DeploymentQuestion, "Can we switch it off?", false);
        self.act(ana(), Command::Point(PointCommand::Add(question)));
        self.act(fm(), Command::Point(PointCommand::Settle { point: PointNo(4), how }));
        if stage == Stage::Factors {
            return;
        }
        self.act(fm(), Command::Ssat(SsatCommand::Ask(vec![Named::Known(ANA), Named::Known(BRUNO)])));
        if stage == Stage::FactorsAsked {
            return;
        }
        let answer = |who, when: &str| FactorAnswer { who, when: when.to_owned() };
        let answers = BTreeMap::from([
            (Factor::Awareness, answer(AnsweredBy::Person(Named::Known(BRUNO)), "2027-03-20")),
            (Factor::Training, answer(AnsweredBy::Nobody, "")),
        ]);
        self.act(ana(), Command::Ssat(SsatCommand::Answer(answers)));
        if stage == Stage::FactorsSaid {
            return;
        }
        self.act(fm(), Command::Ssat(SsatCommand::Accept(ANA)));
        let same = vec![
            (Factor::Awareness, entry(FactorStatus::InPlace, &[ANA], "")),
            (Factor::Training, entry(FactorStatus::InPlace, &[], "")),
        ];
        self.act(fm(), enter(same, BTreeMap::new()));
        if stage == Stage::WorkshopClosed {
            self.act(fm(), Command::Ssat(SsatCommand::Review));
            self.act(fm(), Command::Ssat(SsatCommand::CloseWorkshop));
        }
    }

    fn answered(&mut self, stage: Stage) {
        if let Stage::Factors
        | Stage::FactorsAsked
        | Stage::FactorsSaid
        | Stage::FactorsSettled
        | Stage::WorkshopClosed = stage
        {
            self.workshop(stage);
            return;
        }
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
            Stage::Disputed => {
                self.act(fm(), Command::AcceptClaim { person: CARLA, is: None });
                let shown = self.revision();
                self.answered(Stage::Wrong);
                self.act(carla(), Command::Confirm { services: services(), shown });
            }
            Stage::Partly => self.act(ana(), confirm(services()[..2].to_vec())),
            Stage::Confirmed => self.act(ana(), confirm(services())),
            Stage::Moved => {
                let later = Entry { date: Edit::Set("2027-06-01".to_owned()), ..Entry::default() };
                let entries = BTreeMap::from([(ServiceId::new("teams"), later)]);
                self.act(fm(), Command::EnterDibs { entries, because: "licences are late".to_owned() });
            }
            Stage::Closed => {
                let because = "The customer has **no budget** this year".to_owned();
                self.act(fm(), Command::SetStatus { status: Status::Closed, because });
            }
            Stage::Touched => {
                self.answered(Stage::Moved);
                let shown = self.revision();
                self.act(ana(), Command::Confirm { services: services()[..1].to_vec(), shown });
            }
            Stage::Typed => {
                let report = crate::report::of(&self.engagement, &self.policy, self.now);
                let rows = crate::report::to_remember(&report);
                self.act(fm(), Command::TypedIntoFtop { rows, shown: self.revision() });
                self.act(ana(), confirm(services()));
                self.answered(Stage::Moved);
            }
            Stage::Started
            | Stage::Home
            | Stage::Half
            | Stage::Captured
            | Stage::Agreed
            | Stage::Asked
            | Stage::Factors
            | Stage::FactorsAsked
            | Stage::FactorsSaid
            | Stage::FactorsSettled
            | Stage::WorkshopClosed
            | Stage::Planned
            | Stage::Late
            | Stage::Measured
            | Stage::Preparing
            | Stage::Kickoff
            | Stage::Assess
            | Stage::Rfa
            | Stage::Overridden
            | Stage::Reviewed
            | Stage::Handing
            | Stage::Left => {}
        }
    }

    fn way(&mut self, commands: impl IntoIterator<Item = JourneyCommand>) {
        for command in commands {
            self.act(fm(), Command::Journey(command));
        }
    }

    /// Goes on from what was agreed, through the playbook.
    fn walk(&mut self, stage: Stage) {
        let act = |act| JourneyCommand::Act(Acted::of(act));
        let tell = |field, value| JourneyCommand::Tell { field, value };
        let word = |guard| JourneyCommand::Attest { subjects: vec![Subject::Guard(guard)], so: true };
        let active = |count: u64| {
            let active = services().into_iter().map(|service| (service, count)).collect();
            tell(ProfileField::Active, ProfileValue::Active(active))
        };
        let motion = if stage == Stage::Rfa { MotionId::Rfa } else { MotionId::CustomerHealth };
        self.way([act(ActId::HandoverReceived), act(ActId::OutreachSent)]);
        if stage == Stage::Preparing {
            return;
        }
        if stage == Stage::Overridden {
            let reason = "Took it over from *another* system".to_owned();
            return self.way([JourneyCommand::Override { to: Phase::Enable, reason }]);
        }
        if stage == Stage::Handing {
            let erik = human("erik", "Erik Holm", true);
            return self.way([JourneyCommand::HandOver(in_room(erik))]);
        }
        self.way([
            tell(ProfileField::Managed, ProfileValue::Yes(true)),
            word(Guard::AccountTeamTold),
            tell(ProfileField::Relation, ProfileValue::Relation(Relation::New)),
            act(ActId::KickoffBooked),
            act(ActId::KickoffHeld),
        ]);
        if stage == Stage::Kickoff {
            return;
        }
        let pitch = About::Task(TaskId(3723));
        self.way([
            JourneyCommand::Act(Acted { about: pitch, ..Acted::of(ActId::PitchHeld) }),
            act(ActId::TeamsSetUp),
            act(ActId::KickoffClosed),
            tell(ProfileField::Motion, ProfileValue::Motion(motion)),
        ]);
        if stage == Stage::Assess {
            return;
        }
        self.way([
            tell(ProfileField::Seats, ProfileValue::Number(1_000)),
            tell(ProfileField::TechnicalGaps, ProfileValue::Yes(false)),
            tell(ProfileField::Migration, ProfileValue::Yes(false)),
            act(ActId::AssessmentComplete),
            active(99),
        ]);
        if stage == Stage::Rfa {
            return;
        }
        self.way([
            word(Guard::EnablementMeasured),
            act(ActId::EnablementComplete),
            active(120),
            act(ActId::UsageReached),
            act(ActId::ReviewHeld),
        ]);
        if stage == Stage::Left {
            self.way([
                word(Guard::PracticesShared),
                word(Guard::SurveySent),
                JourneyCommand::Outcome {
                    outcome: OutcomeId::Disengage,
                    services: Vec::new(),
                    reached: "Everybody meets in Teams".to_owned(),
                    momentum: String::new(),
                },
            ]);
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
    let draft = Row {
        id: engagement_id(),
        revision: Revision(1),
        customer: "Contoso *Ltd*".to_owned(),
        services: services(),
        has_home: false,
    };
    let elsewhere = Row { id: elsewhere_id(), has_home: true, ..draft.clone() };
    vec![draft, elsewhere]
}

/// Many engagements of one FM, of every colour.
pub(super) fn lines() -> Vec<Line> {
    let world = World::at(Stage::Asked, Locale::En);
    let base = world.engagement().signals(&world.policy, world.now);
    let due = |text: &str| vec![text.parse().expect("a date")];
    let names =
        ["Adatum", "Contoso *Ltd*", "Fabrikam", "Litware", "Northwind", "Proseware", "Tailspin", "Wingtip"];
    let mut lines: Vec<Line> = (0..11)
        .map(|no| Line {
            standing: crate::engagement::Listing::Leads,
            id: EngagementId::parse(&format!("{no:010}")).expect("an id"),
            customer: names
                .get(no)
                .map_or_else(|| format!("Woodgrove Bank de México {no}"), |n| (*n).to_owned()),
            has_home: no != 3,
            signals: base.clone(),
        })
        .collect();
    lines[0].signals.blocked = 2;
    lines[0].signals.blockers = 1;
    let until = "2027-03-05".parse().ok();
    lines[1].standing = crate::engagement::Listing::Deputy { until };
    lines[10].standing = crate::engagement::Listing::Partner;
    lines[1].signals.due = due("2027-02-20");
    lines[2].signals.due = due("2027-02-26");
    lines[3].signals.turn = Turn::Fm;
    lines[4].signals.status = Status::Unresponsive;
    lines[5].signals.status = Status::OnHold;
    lines[6].signals.status = Status::Closed;
    lines[7].signals.heard_at = "2027-01-01T00:00:00Z".parse().expect("an instant");
    lines
}
