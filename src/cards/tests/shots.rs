//! Every card and dialog of the journey, each with a state and a reader in which it is worth looking at.

use super::super::Scene;
use super::world::{ANA, BRUNO, CARLA, FM, IVAN, Stage, World, engagement_id, fm, room, rows, services};
use crate::dialogue::form::{Inputs, id};
use crate::dialogue::{
    Command as Typed, Content, DialogContent, Form, Locale, Notice, Place, Problem, ProblemKind, Reader,
    Refused, View,
};
use crate::engagement::{Changed, CorrectionNo, Field, FieldValue, PersonNo, PlanRefusal, Role, ServiceId};

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
    shots.extend(entry_dialogs());
    shots.extend(other_dialogs());
    shots.extend(answers());
    shots.extend(super::plan_shots::shots());
    shots
}

pub(super) fn shot(name: &str, content: Content, stage: Stage, who: (Place, View, Option<PersonNo>)) -> Shot {
    let (place, view, person) = who;
    Shot { name: name.to_owned(), content, stage, place, view, person }
}

pub(super) const AS_FM: (Place, View, Option<PersonNo>) = (Place::Personal, View::Fm, Some(FM));
pub(super) const ALL: (Place, View, Option<PersonNo>) = (Place::Shared, View::Outsider, None);
pub(super) const AS_ANA: (Place, View, Option<PersonNo>) = (Place::Shared, View::Customer, Some(ANA));
pub(super) const AS_BRUNO: (Place, View, Option<PersonNo>) = (Place::Shared, View::Customer, Some(BRUNO));
pub(super) const FM_SHARED: (Place, View, Option<PersonNo>) = (Place::Shared, View::Fm, Some(FM));
pub(super) const ANYBODY: (Place, View, Option<PersonNo>) = (Place::Personal, View::Outsider, None);

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
        shot("bring", bring(), Stage::Started, AS_FM),
        shot("apology", Content::Apology { activity: "f:5b7c-9d".to_owned() }, Stage::Started, ALL),
        shot("claim", Content::Claim { engagement: engagement(), person: CARLA }, Stage::Agreed, AS_FM),
        shot(
            "tie",
            Content::TieSuggestion { engagement: engagement(), typed: IVAN, seen: "carla".to_owned() },
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

fn bring() -> Content {
    Content::Bring {
        tenant: "fabrikam".to_owned(),
        conversation: "19:x@thread.tacv2".to_owned(),
        name: "Contoso *rollout*".to_owned(),
        engagements: vec![engagement_id()],
    }
}

fn shared() -> Vec<Shot> {
    let engagement = engagement_id;
    let request = || Content::Request { engagement: engagement(), services: services() };
    let mut list = vec![
        shot("request-recorded", request(), Stage::Agreed, ALL),
        shot("request-recorded-ana", request(), Stage::Agreed, AS_ANA),
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

fn dialog(dialog: DialogContent) -> Content {
    Content::Dialog { dialog, form: Form::default() }
}

fn problem(input: &str, kind: ProblemKind) -> Problem {
    Problem { input: input.to_owned(), kind }
}

fn marked(dialog: DialogContent, values: &[(&str, &str)], problems: Vec<Problem>) -> Content {
    let mut inputs = Inputs::default();
    for (id, value) in values {
        inputs.set(id, *value);
    }
    Content::Dialog { dialog, form: Form { values: inputs, problems, nonce: "form-1".to_owned() } }
}

const TODAY: jiff::civil::Date = jiff::civil::date(2027, 3, 2);
const PAST: ProblemKind = ProblemKind::NotInFuture { today: TODAY };

/// The dialogs of the FM's two minutes.
fn entry_dialogs() -> Vec<Shot> {
    let engagement = engagement_id;
    let rows = || DialogContent::EnterExceptions { engagement: engagement(), services: services() };
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
                    problem(id::TARGET, PAST),
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
                    problem("in_target.teams", PAST),
                    problem(id::MOVED_WHY, ProblemKind::MovedWithoutReason { from: TODAY, to: TODAY }),
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
    ]
}

/// The other dialogs.
fn other_dialogs() -> Vec<Shot> {
    let engagement = engagement_id;
    let wrong = || DialogContent::Wrong {
        engagement: engagement(),
        service: ServiceId::new("teams"),
        services: services(),
    };
    vec![
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
            marked(wrong(), &[(id::TARGET, "2027-02-01")], vec![problem(id::TARGET, PAST)]),
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
        Notice::Later { command: Typed::Handover },
        Notice::LanguageSet { locale: Locale::Es },
        Notice::WhoAreYou,
        Notice::StillWorking,
        Notice::StaleCard,
        Notice::NotAnFm,
        Notice::SentToYou,
        Notice::OnlyShared { command: Typed::Bring },
        Notice::NoEngagement,
        Notice::WhichEngagement { engagements: vec![engagement_id()] },
        Notice::NoDrafts,
        Notice::OnlyPersonal,
        Notice::CannotAct,
        Notice::WhoIsHere,
        Notice::NotBroughtYet,
        Notice::OtherCustomerHere,
        Notice::CorrectionSent,
        Notice::ClaimSent,
        Notice::LinkCode { code: "7k2m-9qxd".to_owned() },
        Notice::Linked,
        Notice::LinkWrong,
        Notice::LinkElsewhere,
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
        Refused::TooManyItems,
        Refused::Plan { why: PlanRefusal::UnknownItem },
        Refused::Plan { why: PlanRefusal::TakenBy { person: ANA } },
        Refused::Plan { why: PlanRefusal::Settled },
        Refused::Plan { why: PlanRefusal::NoTarget },
        Refused::Plan { why: PlanRefusal::NotShareable },
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
