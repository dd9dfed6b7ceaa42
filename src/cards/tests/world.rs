//! The small world that the cards are tested in: Contoso with four services, its people, and every card of the
//! journey with a state and a reader in which it is worth looking at.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::super::{Member, Row, Scene};
use crate::dialogue::form::{Inputs, id};
use crate::dialogue::{
    Command as Typed, Content, DialogContent, Form, Locale, Notice, Place, Problem, ProblemKind, Reader,
    Refused, View,
};
use crate::engagement::{
    Actor, BusinessInput, Change, Changed, Command, CorrectionNo, Edit, Engagement, EngagementId, Entry,
    Field, FieldValue, Home, HomeKind, How, Human, IntentInput, IntentKind, Named, Now, PersonKey, PersonNo,
    Policy, ReasonId, Report, Revision, Role, ServiceId, Start, apply, start,
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
const IVAN: PersonNo = PersonNo(4);
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
    now: Now,
}

impl World {
    fn act(&mut self, who: Human, command: Command) {
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
        world.now = at("2027-03-03T16:42:00Z");
        world.answered(stage);
        world
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
            Stage::Started | Stage::Home | Stage::Half | Stage::Captured | Stage::Agreed | Stage::Asked => {}
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

/// One card of the journey: a name, a content, a stage and a reader.
pub(super) struct Shot {
    pub(super) name: String,
    pub(super) content: Content,
    pub(super) stage: Stage,
    pub(super) place: Place,
    pub(super) view: View,
    pub(super) person: Option<PersonNo>,
}

impl Shot {
    pub(super) fn reader(&self, locale: Locale) -> Reader {
        Reader { locale, place: self.place, view: self.view, person: self.person }
    }

    /// Renders with `render`, in a world of its own.
    pub(super) fn with<T>(
        &self,
        locale: Locale,
        render: impl FnOnce(&Content, &Scene<'_>, &Reader) -> T,
    ) -> T {
        let world = World::at(self.stage, locale);
        let (room, rows, key) = (room(), rows(), fm().key);
        let scene = Scene {
            engagement: Some(world.engagement()),
            room: &room,
            rows: &rows,
            me: Some("Marta Gómez"),
            me_key: Some(&key),
            nonce: "slot-1",
            ..Scene::new(world.now.at, &world.policy)
        };
        render(&self.content, &scene, &self.reader(locale))
    }
}

/// Every card and dialog, in every state worth looking at.
pub(super) fn shots() -> Vec<Shot> {
    let mut shots = personal();
    shots.extend(shared());
    shots.extend(dialogs());
    shots.extend(answers());
    shots
}

fn shot(name: &str, content: Content, stage: Stage, who: (Place, View, Option<PersonNo>)) -> Shot {
    let (place, view, person) = who;
    Shot { name: name.to_owned(), content, stage, place, view, person }
}

const AS_FM: (Place, View, Option<PersonNo>) = (Place::Personal, View::Fm, Some(FM));
const ALL: (Place, View, Option<PersonNo>) = (Place::Shared, View::Outsider, None);
const AS_ANA: (Place, View, Option<PersonNo>) = (Place::Shared, View::Customer, Some(ANA));
const AS_BRUNO: (Place, View, Option<PersonNo>) = (Place::Shared, View::Customer, Some(BRUNO));
const FM_SHARED: (Place, View, Option<PersonNo>) = (Place::Shared, View::Fm, Some(FM));
const ANYBODY: (Place, View, Option<PersonNo>) = (Place::Personal, View::Outsider, None);

fn personal() -> Vec<Shot> {
    let engagement = engagement_id;
    let mut list = vec![
        shot("welcome-fm", Content::Welcome, Stage::Started, AS_FM),
        shot("welcome-other", Content::Welcome, Stage::Started, ANYBODY),
        shot("help-fm", Content::Help, Stage::Started, AS_FM),
        shot("help-shared", Content::Help, Stage::Started, ALL),
        shot(
            "mean",
            Content::DidYouMean { commands: vec![Typed::Status, Typed::Start] },
            Stage::Started,
            AS_FM,
        ),
        shot("mean-none", Content::DidYouMean { commands: vec![] }, Stage::Started, ALL),
        shot("language", Content::Language, Stage::Started, ANYBODY),
        shot("bring-personal", Content::Bring { engagements: vec![engagement()] }, Stage::Started, AS_FM),
        shot("apology", Content::Apology { activity: "f:5b7c-9d".to_owned() }, Stage::Started, ALL),
        shot("claim", Content::Claim { engagement: engagement(), person: CARLA }, Stage::Agreed, AS_FM),
        shot(
            "tie",
            Content::TieSuggestion { engagement: engagement(), typed: IVAN, seen: CARLA },
            Stage::Agreed,
            AS_FM,
        ),
        shot("claim-gone", Content::Claim { engagement: engagement(), person: BRUNO }, Stage::Agreed, AS_FM),
    ];
    for (name, stage) in [
        ("started", Stage::Started),
        ("home", Stage::Home),
        ("half", Stage::Half),
        ("captured", Stage::Captured),
        ("asked", Stage::Asked),
        ("wrong", Stage::Wrong),
        ("confirmed", Stage::Confirmed),
    ] {
        let content = Content::Engagement { engagement: engagement() };
        list.push(shot(&format!("engagement-fm-{name}"), content, stage, AS_FM));
    }
    for (name, stage) in [
        ("half", Stage::Half),
        ("captured", Stage::Captured),
        ("agreed", Stage::Agreed),
        ("asked", Stage::Asked),
        ("wrong", Stage::Wrong),
        ("confirmed", Stage::Confirmed),
    ] {
        let content = Content::Captured { engagement: engagement() };
        list.push(shot(&format!("captured-{name}"), content, stage, AS_FM));
        let content = Content::Status { engagement: engagement() };
        list.push(shot(&format!("status-fm-{name}"), content, stage, AS_FM));
    }
    for (name, stage) in
        [("open", Stage::Wrong), ("accepted", Stage::Accepted), ("answered", Stage::Answered)]
    {
        let content = Content::Correction { engagement: engagement(), correction: CorrectionNo(1) };
        list.push(shot(&format!("correction-{name}"), content, stage, AS_FM));
    }
    let gone = Content::Correction { engagement: engagement(), correction: CorrectionNo(9) };
    list.push(shot("correction-gone", gone, Stage::Wrong, AS_FM));
    list
}

fn shared() -> Vec<Shot> {
    let engagement = engagement_id;
    let request = || Content::Request { engagement: engagement(), services: services() };
    let mut list = vec![
        shot("bring-all", Content::Bring { engagements: vec![engagement()] }, Stage::Started, ALL),
        shot("bring-mine", Content::Bring { engagements: vec![engagement()] }, Stage::Started, FM_SHARED),
        shot("request-asked", request(), Stage::Asked, ALL),
        shot("request-asked-ana", request(), Stage::Asked, AS_ANA),
        shot("request-asked-bruno", request(), Stage::Asked, AS_BRUNO),
        shot("request-asked-fm", request(), Stage::Asked, FM_SHARED),
        shot("request-partly", request(), Stage::Partly, ALL),
        shot("request-partly-ana", request(), Stage::Partly, AS_ANA),
        shot("request-wrong", request(), Stage::Wrong, ALL),
        shot("request-wrong-ana", request(), Stage::Wrong, AS_ANA),
        shot("request-answered", request(), Stage::Answered, ALL),
        shot("request-accepted", request(), Stage::Accepted, ALL),
        shot("request-confirmed", request(), Stage::Confirmed, ALL),
        shot("request-confirmed-ana", request(), Stage::Confirmed, AS_ANA),
        shot("request-nothing", request(), Stage::Home, ALL),
        shot(
            "request-not-entitled",
            Content::NotEntitled { engagement: engagement(), services: services() },
            Stage::Asked,
            AS_BRUNO,
        ),
        shot(
            "request-changed",
            Content::ChangedSince {
                engagement: engagement(),
                services: services(),
                changes: vec![(
                    ServiceId::new("teams"),
                    vec![Changed {
                        field: Field::Date,
                        old: Some(FieldValue::Date(jiff::civil::date(2027, 3, 15))),
                        new: Some(FieldValue::Date(jiff::civil::date(2027, 6, 1))),
                    }],
                )],
            },
            Stage::Moved,
            AS_ANA,
        ),
    ];
    for (name, stage) in [
        ("started", Stage::Home),
        ("agreed", Stage::Agreed),
        ("asked", Stage::Asked),
        ("wrong", Stage::Wrong),
        ("confirmed", Stage::Confirmed),
    ] {
        let content = Content::Engagement { engagement: engagement() };
        list.push(shot(&format!("engagement-{name}"), content, stage, ALL));
        let content = Content::Status { engagement: engagement() };
        list.push(shot(&format!("status-{name}"), content, stage, ALL));
    }
    list
}

fn dialogs() -> Vec<Shot> {
    let engagement = engagement_id;
    let dialog = |dialog| Content::Dialog { dialog, form: Form::default() };
    let problem = |input: &str, kind| Problem { input: input.to_owned(), kind };
    let marked = |dialog, values: &[(&str, &str)], problems| {
        let mut inputs = Inputs::default();
        for (id, value) in values {
            inputs.set(id, *value);
        }
        Content::Dialog { dialog, form: Form { values: inputs, problems, nonce: "form-1".to_owned() } }
    };
    let today = jiff::civil::date(2027, 3, 2);
    let past = ProblemKind::NotInFuture { today };
    let rows = || DialogContent::EnterExceptions { engagement: engagement(), services: services() };
    let wrong = || DialogContent::Wrong {
        engagement: engagement(),
        service: ServiceId::new("teams"),
        services: services(),
    };
    vec![
        shot("dialog-start", dialog(DialogContent::Start), Stage::Started, AS_FM),
        shot(
            "dialog-start-marked",
            marked(
                DialogContent::Start,
                &[(id::CUSTOMER, "  "), (id::SERVICES, "teams")],
                vec![problem(id::CUSTOMER, ProblemKind::Required)],
            ),
            Stage::Started,
            AS_FM,
        ),
        shot(
            "dialog-enter-same",
            dialog(DialogContent::EnterSame { engagement: engagement() }),
            Stage::Home,
            AS_FM,
        ),
        shot(
            "dialog-enter-same-marked",
            marked(
                DialogContent::EnterSame { engagement: engagement() },
                &[(id::TARGET, "2027-02-01"), (id::PERSON, "new"), (id::NAME, "IT"), (id::EMAIL, "nobody")],
                vec![
                    problem(id::TARGET, past),
                    problem(id::PERSON, ProblemKind::NotAPerson),
                    problem(id::EMAIL, ProblemKind::NotAnEmail),
                ],
            ),
            Stage::Home,
            AS_FM,
        ),
        shot(
            "dialog-enter-exceptions",
            marked(
                rows(),
                &[
                    (id::INTENT, "going_ahead"),
                    (id::TARGET, "2027-03-15"),
                    (id::PERSON, "new"),
                    (id::NAME, "Dora Díaz"),
                    (id::REASONS, "anywhere,security"),
                ],
                vec![],
            ),
            Stage::Home,
            AS_FM,
        ),
        shot(
            "dialog-enter-exceptions-marked",
            marked(
                rows(),
                &[("in_target.teams", "2027-02-01"), ("in_intent.exchange", "blocked")],
                vec![
                    problem("in_target.teams", past),
                    problem(id::MOVED_WHY, ProblemKind::MovedWithoutReason { from: today, to: today }),
                ],
            ),
            Stage::Captured,
            AS_FM,
        ),
        shot(
            "dialog-agree",
            dialog(DialogContent::Agree { engagement: engagement() }),
            Stage::Captured,
            AS_FM,
        ),
        shot(
            "dialog-copy",
            dialog(DialogContent::CopyText { engagement: engagement() }),
            Stage::Asked,
            AS_FM,
        ),
        shot(
            "dialog-wrong-pick",
            dialog(DialogContent::WrongPick { engagement: engagement(), services: services() }),
            Stage::Asked,
            AS_ANA,
        ),
        shot("dialog-wrong", dialog(wrong()), Stage::Asked, AS_ANA),
        shot(
            "dialog-wrong-marked",
            marked(wrong(), &[(id::TARGET, "2027-02-01")], vec![problem(id::TARGET, past)]),
            Stage::Asked,
            AS_ANA,
        ),
        shot(
            "dialog-set-aside",
            dialog(DialogContent::SetAside {
                engagement: engagement(),
                service: ServiceId::new("teams"),
                person: ANA,
            }),
            Stage::Confirmed,
            AS_FM,
        ),
        shot(
            "dialog-answer",
            dialog(DialogContent::Answer { engagement: engagement(), correction: CorrectionNo(1) }),
            Stage::Wrong,
            AS_FM,
        ),
        shot("dialog-join", dialog(DialogContent::Join { engagement: engagement() }), Stage::Asked, AS_BRUNO),
        shot(
            "dialog-refused",
            dialog(DialogContent::Refused {
                engagement: Some(engagement()),
                refused: Refused::NotCustomer { may_claim: true },
            }),
            Stage::Asked,
            ALL,
        ),
    ]
}

/// Every notice and every refusal, where people meet them.
fn answers() -> Vec<Shot> {
    let notices = [
        Notice::Later { command: Typed::Link },
        Notice::LanguageSet { locale: Locale::Es },
        Notice::WhoAreYou,
        Notice::StillWorking,
        Notice::StaleCard,
        Notice::NotAnFm,
        Notice::SentToYou,
        Notice::OpenPersonalChat,
        Notice::OnlyShared { command: Typed::Bring },
        Notice::NoEngagement,
        Notice::WhichEngagement { engagements: vec![engagement_id()] },
        Notice::NoDrafts,
        Notice::CorrectionSent,
        Notice::ClaimSent,
        Notice::ClaimAccepted,
        Notice::ClaimDeclined,
        Notice::KickoffNoted { moved: true },
        Notice::KickoffNoted { moved: false },
        Notice::Asked,
        Notice::Answered,
        Notice::Saved,
    ];
    let teams = || ServiceId::new("teams");
    let refusals = [
        Refused::MayNotBeFm,
        Refused::NotFm,
        Refused::NotCustomer { may_claim: false },
        Refused::NotCustomer { may_claim: true },
        Refused::Incomplete { services: vec![(teams(), vec![Field::Date, Field::Owner])] },
        Refused::Wrong,
        Refused::NotIntended { service: teams() },
        Refused::UnknownPerson,
        Refused::NotCustomerPerson { person: FM },
        Refused::AlreadyLinked { person: ANA },
        Refused::LinkedTo { person: ANA },
        Refused::RoleNotFree { role: Role::Fm },
        Refused::NoClaim,
        Refused::UnknownCorrection,
        Refused::NothingToAccept,
        Refused::AlreadyAccepted,
        Refused::NoAnswer { person: ANA, service: teams() },
        Refused::Nothing,
        Refused::DraftTooLong,
        Refused::TooManyPeople,
        Refused::TooManyConfirmations,
    ];
    let mut list = Vec::new();
    for (place, who) in [("personal", AS_FM), ("shared", ALL)] {
        for (no, notice) in notices.iter().enumerate() {
            let content = Content::Notice { notice: notice.clone(), engagement: None };
            list.push(shot(&format!("notice-{no:02}-{place}"), content, Stage::Home, who));
        }
        for (no, refused) in refusals.iter().enumerate() {
            let content = Content::Refused { engagement: Some(engagement_id()), refused: refused.clone() };
            list.push(shot(&format!("refused-{no:02}-{place}"), content, Stage::Asked, who));
        }
    }
    list
}
