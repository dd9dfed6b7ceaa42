//! What was agreed and confirmed: welcome, the engagement's cards, requests, corrections, and their dialogs.

use super::*;

pub(super) fn personal() -> Vec<Shot> {
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
        shot("privacy", Content::Privacy, Stage::Started, ANYBODY),
        shot("bring", bring(), Stage::Started, AS_FM),
        shot("apology", Content::Apology { activity: "f:5b7c-9d".to_owned() }, Stage::Started, ALL),
        shot("claim", Content::Claim { engagement: engagement(), person: CARLA }, Stage::Agreed, AS_FM),
        shot(
            "tie",
            Content::TieSuggestion {
                engagement: engagement(),
                typed: IVAN,
                seen: "carla".to_owned(),
                apart: false,
            },
            Stage::Agreed,
            AS_FM,
        ),
        shot(
            "tie-apart",
            Content::TieSuggestion {
                engagement: engagement(),
                typed: IVAN,
                seen: "carla".to_owned(),
                apart: true,
            },
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

pub(super) fn shared() -> Vec<Shot> {
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

/// The dialogs of the FM's two minutes.
pub(super) fn entry_dialogs() -> Vec<Shot> {
    let engagement = engagement_id;
    let rows = || DialogContent::EnterExceptions { engagement: engagement(), services: services() };
    vec![
        shot("dialog-start", dialog(DialogContent::Start), Stage::Started, AS_FM),
        shot(
            "dialog-start-marked",
            marked(
                DialogContent::Start,
                &[(id::CUSTOMER, "  "), (id::SERVICES, "teams")],
                vec![problem(id::CUSTOMER, Wrong::Blank)],
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
                    problem(id::PERSON, Wrong::NotAPerson),
                    problem(id::EMAIL, Wrong::NotAnEmail),
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
                    problem(id::MOVED_WHY, Wrong::MovedWithoutReason { from: TODAY, to: TODAY }),
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
pub(super) fn other_dialogs() -> Vec<Shot> {
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
