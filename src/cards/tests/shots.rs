//! Every card and dialog of the journey, each with a state and a reader in which it is worth looking at.

use super::super::Scene;
use super::world::{
    ANA, BRUNO, CARLA, FM, IVAN, Stage, World, elsewhere_id, engagement_id, fm, lines, room, rows, services,
};
use crate::dialogue::form::{Inputs, id};
use crate::dialogue::{
    Audience, Command as Typed, Content, DialogContent, Form, JourneyContent, JourneyDialog, JourneyForm,
    JourneyView, Locale, Managing, Notice, Parked, Place, PointDialog, PointsContent, Problem, ProblemKind,
    Reader, Refused, SsatContent, SsatDialog, View,
};
use crate::engagement::{
    Changed, CorrectionNo, EngagementId, Factor, Field, FieldValue, Filter, JourneyRefusal, PersonNo,
    PlanRefusal, PointKind, PointNo, ProfileField, Role, ServiceId,
};
use crate::playbook::{ActId, Guard, ProcessId, TaskId};

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
        let (room, rows, key, lines) = (room(), rows(), fm().key, lines());
        let scene = Scene {
            engagement: Some(world.engagement()),
            room: &room,
            rows: &rows,
            portfolio: &lines,
            events: &world.events,
            beyond: if self.stage == Stage::Disputed { &[ANA] } else { &[] },
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
    shots.extend(desk());
    shots.extend(success());
    shots.extend(success_dialogs());
    shots.extend(point_dialogs());
    shots.extend(answers());
    shots.extend(journey());
    shots.extend(super::plan_shots::shots());
    shots.extend(super::meeting_shots::shots());
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
        ("disputed", Stage::Disputed),
        ("confirmed", Stage::Confirmed),
    ] {
        let content = Content::Captured { engagement: engagement() };
        list.push(shot(&format!("captured-{name}"), content, stage, AS_FM));
        let content = Content::Status { engagement: engagement() };
        list.push(shot(&format!("status-fm-{name}"), content, stage, AS_FM));
    }
    for (name, stage) in [
        ("open", Stage::Wrong),
        ("disputed", Stage::Disputed),
        ("accepted", Stage::Accepted),
        ("answered", Stage::Answered),
    ] {
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
        engagements: vec![engagement_id(), elsewhere_id()],
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

/// The FM's desk: the list, what happened, undo, closing, the export.
fn desk() -> Vec<Shot> {
    let engagement = engagement_id;
    let list = |filter, search: &str, page| Content::Portfolio { filter, search: search.to_owned(), page };
    let manage = |managing| Content::Manage { engagement: engagement(), managing };
    let history = |page| Content::History { engagement: engagement(), page };
    let undo = || Content::Undo { engagement: engagement() };
    let export = || Content::Export { engagement: engagement() };
    vec![
        shot("portfolio", list(Filter::All, "", 0), Stage::Asked, AS_FM),
        shot("portfolio-last-page", list(Filter::All, "", 9), Stage::Asked, AS_FM),
        shot("portfolio-red", list(Filter::Red, "", 0), Stage::Asked, AS_FM),
        shot("portfolio-found", list(Filter::All, "mexico", 0), Stage::Asked, AS_FM),
        shot("portfolio-none", list(Filter::Closed, "zzz", 0), Stage::Asked, AS_FM),
        shot("history-fm", history(0), Stage::Moved, AS_FM),
        shot("history-fm-older", history(1), Stage::Moved, AS_FM),
        shot("history-fm-closed", history(0), Stage::Closed, AS_FM),
        shot("history-fm-typed", history(0), Stage::Typed, AS_FM),
        shot("history-fm-accepted", history(0), Stage::Accepted, AS_FM),
        shot("history-shared", history(0), Stage::Accepted, ALL),
        shot("history-ana", history(0), Stage::Moved, AS_ANA),
        shot("undo", undo(), Stage::Moved, AS_FM),
        shot("undo-touched", undo(), Stage::Touched, AS_FM),
        shot("undo-nothing", undo(), Stage::Started, AS_FM),
        shot("undo-ana", undo(), Stage::Confirmed, AS_ANA),
        shot("close", manage(Managing::Close), Stage::Asked, AS_FM),
        shot("close-already", manage(Managing::Close), Stage::Closed, AS_FM),
        shot("reopen", manage(Managing::Reopen), Stage::Closed, AS_FM),
        shot("reopen-already", manage(Managing::Reopen), Stage::Asked, AS_FM),
        shot("delete", manage(Managing::Delete), Stage::Started, AS_FM),
        shot("export", export(), Stage::Typed, AS_FM),
        shot("export-never", export(), Stage::Asked, AS_FM),
        shot("engagement-fm-closed", Content::Engagement { engagement: engagement() }, Stage::Closed, AS_FM),
        shot("engagement-closed", Content::Engagement { engagement: engagement() }, Stage::Closed, ALL),
        shot("dialog-state", dialog(DialogContent::Status { engagement: engagement() }), Stage::Asked, AS_FM),
        shot(
            "dialog-export-text",
            dialog(DialogContent::ExportText { engagement: engagement() }),
            Stage::Typed,
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

/// The playbook's card in each of its views, its forms, the successor's card and the customer's farewell.
fn journey() -> Vec<Shot> {
    let engagement = engagement_id;
    let card = |view| Content::Journey(JourneyContent::Card { engagement: engagement(), view });
    let mut list = Vec::new();
    let stages = [
        ("assigned", Stage::Started),
        ("preparing", Stage::Preparing),
        ("kickoff", Stage::Kickoff),
        ("assess", Stage::Assess),
        ("rfa", Stage::Rfa),
        ("overridden", Stage::Overridden),
        ("reviewed", Stage::Reviewed),
        ("left", Stage::Left),
    ];
    for (name, stage) in stages {
        for (view_name, view) in [("phase", JourneyView::Phase), ("missing", JourneyView::Missing)] {
            list.push(shot(&format!("journey-{view_name}-{name}"), card(view), stage, AS_FM));
        }
    }
    list.push(shot("journey-rules", card(JourneyView::Rules), Stage::Kickoff, AS_FM));
    list.push(shot("journey-rules-rfa", card(JourneyView::Rules), Stage::Rfa, AS_FM));
    list.push(shot("journey-tasks", card(JourneyView::Tasks), Stage::Assess, AS_FM));
    for process in crate::playbook::Playbook::get().processes() {
        let name = format!("journey-process-{}", process.id);
        list.push(shot(&name, card(JourneyView::Process(process.id.clone())), Stage::Assess, AS_FM));
    }
    let forms = [
        ("act", JourneyForm::Act(None), Stage::Assess),
        ("act-handshake", JourneyForm::Act(Some(ActId::HandshakeAccepted)), Stage::Reviewed),
        ("task", JourneyForm::Task(TaskId(994)), Stage::Kickoff),
        ("task-other", JourneyForm::Task(TaskId(4017)), Stage::Kickoff),
        ("find", JourneyForm::Find, Stage::Kickoff),
        ("attest", JourneyForm::Attest(ProcessId::new("initiate.kickoff")), Stage::Kickoff),
        ("override", JourneyForm::Override, Stage::Kickoff),
        ("outcome", JourneyForm::Outcome, Stage::Reviewed),
        ("rest", JourneyForm::Rest, Stage::Kickoff),
        ("handover", JourneyForm::HandOver, Stage::Kickoff),
        ("cover", JourneyForm::Cover, Stage::Kickoff),
    ];
    let dialog = |form| {
        let dialog = JourneyDialog { engagement: engagement(), form, view: JourneyView::Phase };
        Content::Dialog { dialog: DialogContent::Journey(dialog), form: Form::default() }
    };
    for (name, form, stage) in forms {
        list.push(shot(&format!("dialog-journey-{name}"), dialog(form), stage, AS_FM));
    }
    for field in ProfileField::ALL {
        let name = format!("dialog-journey-ask-{}", field.key());
        list.push(shot(&name, dialog(JourneyForm::Field(*field)), Stage::Rfa, AS_FM));
    }
    let hand_over = || Content::Journey(JourneyContent::HandOver { engagement: engagement() });
    let successor = (Place::Personal, View::Colleague, Some(PersonNo(6)));
    list.push(shot("hand-over", hand_over(), Stage::Handing, successor));
    list.push(shot("hand-over-settled", hand_over(), Stage::Asked, AS_FM));
    let farewell = Content::Journey(JourneyContent::Farewell { engagement: engagement() });
    list.push(shot("farewell", farewell, Stage::Left, ALL));
    list
}

/// Success factors and open points.
fn success() -> Vec<Shot> {
    let engagement = engagement_id;
    let overview = || Content::Ssat(SsatContent::Overview { engagement: engagement() });
    let request = || Content::Ssat(SsatContent::Request { engagement: engagement() });
    let said = || Content::Ssat(SsatContent::Said { engagement: engagement(), person: ANA });
    let list = || Content::Points(PointsContent::List { engagement: engagement() });
    let one = |no| Content::Points(PointsContent::One { engagement: engagement(), point: PointNo(no) });
    let card = || Content::Engagement { engagement: engagement() };
    let status = || Content::Status { engagement: engagement() };
    let mut shots = vec![
        shot("factors-fm-noted", overview(), Stage::Factors, AS_FM),
        shot("factors-fm-said", overview(), Stage::FactorsSaid, AS_FM),
        shot("factors-fm-settled", overview(), Stage::FactorsSettled, AS_FM),
        shot("factors-fm-closed", overview(), Stage::WorkshopClosed, AS_FM),
        shot("factors-fm-none", overview(), Stage::Confirmed, AS_FM),
        shot("factors-shared", overview(), Stage::FactorsSaid, ALL),
        shot("factors-shared-fm", overview(), Stage::FactorsSaid, FM_SHARED),
        shot("factors-request", request(), Stage::FactorsAsked, ALL),
        shot("factors-request-said", request(), Stage::FactorsSaid, ALL),
        shot("factors-request-said-ana", request(), Stage::FactorsSaid, AS_ANA),
        shot("factors-request-closed", request(), Stage::WorkshopClosed, ALL),
        shot("factors-said", said(), Stage::FactorsSaid, AS_FM),
        shot("factors-said-reviewed", said(), Stage::FactorsSettled, AS_FM),
        shot("points-fm", list(), Stage::Factors, AS_FM),
        shot("points-fm-none", list(), Stage::Confirmed, AS_FM),
        shot("points-shared", list(), Stage::Factors, ALL),
        shot("points-shared-fm", list(), Stage::Factors, FM_SHARED),
        shot("point-stuck", one(1), Stage::Factors, AS_FM),
        shot("point-settled", one(4), Stage::Factors, AS_FM),
    ];
    for (name, stage) in [("factors", Stage::Factors), ("workshop-closed", Stage::WorkshopClosed)] {
        shots.push(shot(&format!("engagement-fm-{name}"), card(), stage, AS_FM));
        shots.push(shot(&format!("engagement-{name}"), card(), stage, ALL));
        shots.push(shot(&format!("status-fm-{name}"), status(), stage, AS_FM));
        shots.push(shot(&format!("status-{name}"), status(), stage, ALL));
    }
    shots
}

/// Their dialogs.
fn success_dialogs() -> Vec<Shot> {
    let engagement = engagement_id;
    let same = || DialogContent::Ssat(SsatDialog::Same { engagement: engagement() });
    let rows = || DialogContent::Ssat(SsatDialog::Rows { engagement: engagement(), from: 0 });
    let teams = || {
        DialogContent::Ssat(SsatDialog::Service {
            engagement: engagement(),
            service: ServiceId::new("teams"),
        })
    };
    let ask = || DialogContent::Ssat(SsatDialog::Ask { engagement: engagement() });
    let answer = || DialogContent::Ssat(SsatDialog::Answer { engagement: engagement() });
    vec![
        shot("dialog-factors-same", dialog(same()), Stage::Confirmed, AS_FM),
        shot("dialog-factors-same-said", dialog(same()), Stage::FactorsSaid, AS_FM),
        shot(
            "dialog-factors-same-marked",
            marked(
                same(),
                &[("in_status.training", "in_progress"), ("in_when.training", "2027-02-01")],
                vec![problem("in_when.training", PAST)],
            ),
            Stage::Confirmed,
            AS_FM,
        ),
        shot(
            "dialog-factors-rows",
            marked(rows(), &[("in_status.training", "in_progress")], vec![]),
            Stage::Factors,
            AS_FM,
        ),
        shot("dialog-factors-service", dialog(teams()), Stage::Factors, AS_FM),
        shot(
            "dialog-factors-service-marked",
            marked(
                teams(),
                &[("in_link.training.teams", "plan")],
                vec![problem("in_link.training.teams", ProblemKind::NotALink)],
            ),
            Stage::Factors,
            AS_FM,
        ),
        shot("dialog-factors-service-shared", dialog(teams()), Stage::Factors, FM_SHARED),
        shot("dialog-factors-ask", dialog(ask()), Stage::Factors, AS_FM),
        shot("dialog-factors-answer", dialog(answer()), Stage::FactorsAsked, AS_ANA),
        shot(
            "dialog-factors-answer-marked",
            marked(
                answer(),
                &[("in_when.awareness", "2027-02-01"), ("in_name.training", "Dora Díaz")],
                vec![problem("in_when.awareness", PAST)],
            ),
            Stage::FactorsAsked,
            AS_ANA,
        ),
    ]
}

/// The dialogs of open points.
fn point_dialogs() -> Vec<Shot> {
    let engagement = engagement_id;
    let point = |form: fn(EngagementId) -> PointDialog| DialogContent::Point(form(engagement()));
    let add = |kind| DialogContent::Point(PointDialog::Add { engagement: engagement_id(), kind });
    vec![
        shot("dialog-point-stuck", dialog(add(PointKind::Blocker)), Stage::Factors, AS_ANA),
        shot("dialog-point-add-fm", dialog(add(PointKind::Blocker)), Stage::Factors, AS_FM),
        shot(
            "dialog-point-settle",
            dialog(point(|engagement| PointDialog::Settle { engagement, point: PointNo(1) })),
            Stage::Factors,
            AS_FM,
        ),
        shot(
            "dialog-point-plan",
            dialog(point(|engagement| PointDialog::Plan { engagement, point: PointNo(1) })),
            Stage::Factors,
            AS_FM,
        ),
    ]
}

/// Every notice.
fn notices() -> Vec<Notice> {
    vec![
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
        Notice::Moved,
        Notice::CorrectionSent,
        Notice::ClaimSent,
        Notice::LinkCode { code: "7k2m-9qxd".to_owned() },
        Notice::Linked,
        Notice::LinkWrong,
        Notice::LinkElsewhere,
        Notice::Begin { form: JourneyForm::HandOver },
        Notice::Begin { form: JourneyForm::Cover },
        Notice::NotTakenOver { person: ANA },
        Notice::OutOfReach { person: Some(ANA), why: Parked::Blocked },
        Notice::OutOfReach { person: Some(ANA), why: Parked::Removed },
        Notice::OutOfReach { person: Some(ANA), why: Parked::Disabled },
        Notice::OutOfReach { person: Some(ANA), why: Parked::Gone },
        Notice::OutOfReach { person: None, why: Parked::Removed },
        Notice::OutOfReach { person: None, why: Parked::Disabled },
        Notice::OutOfReach { person: None, why: Parked::Gone },
        Notice::Deleted,
        Notice::OnlyDrafts,
        Notice::FileDeclined,
    ]
}

/// Every notice and every refusal, where people meet them.
fn answers() -> Vec<Shot> {
    let notices = notices();
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
        Refused::Journey(JourneyRefusal::NotYet {
            act: ActId::KickoffClosed,
            unmet: vec![Guard::DibsPassedOnce, Guard::TeamsFirstEvaluated],
        }),
        Refused::Journey(JourneyRefusal::NotHere { act: ActId::MigrationComplete }),
        Refused::Journey(JourneyRefusal::Unknown),
        Refused::Journey(JourneyRefusal::Over),
        Refused::Journey(JourneyRefusal::NothingOffered),
        Refused::Journey(JourneyRefusal::CannotTake { person: ANA }),
        Refused::Closed,
        Refused::NothingToUndo,
        Refused::ExportStale,
        Refused::TooManyPoints,
        Refused::Unsettled { factors: vec![(teams(), Factor::Awareness), (teams(), Factor::Training)] },
        Refused::Unreviewed { people: vec![ANA] },
        Refused::NotReviewed,
        Refused::NothingSaid,
        Refused::UnknownPoint,
        Refused::PointSettled,
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
            // What is for the FM alone stands in no shared conversation.
            if place == "personal" || content.audience() != Audience::Fm {
                list.push(shot(&format!("notice-{no:02}-{place}"), content, Stage::Home, who));
            }
        }
        for (no, refused) in refusals.iter().enumerate() {
            let content = Content::Refused { engagement: Some(engagement_id()), refused: refused.clone() };
            list.push(shot(&format!("refused-{no:02}-{place}"), content, Stage::Asked, who));
        }
    }
    list
}
