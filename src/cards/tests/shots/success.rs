//! Success factors and open points, with their dialogs.

use super::*;

/// Success factors and open points.
pub(super) fn success() -> Vec<Shot> {
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
pub(super) fn success_dialogs() -> Vec<Shot> {
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
                vec![problem("in_link.training.teams", Wrong::NotALink)],
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
pub(super) fn point_dialogs() -> Vec<Shot> {
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
