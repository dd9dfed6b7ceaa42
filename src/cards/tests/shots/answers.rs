//! Every notice and every refusal.

use super::*;
use crate::engagement::MeetingRefusal;

/// Every notice.
fn notices() -> Vec<Notice> {
    vec![
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
        Notice::Away { until: TODAY },
        Notice::Paused { until: TODAY },
        Notice::Resumed,
        Notice::UntilWhen { command: Typed::Away(None) },
        Notice::UntilWhen { command: Typed::Pause(None) },
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
        Notice::Terms { person: ANA, approved: true },
        Notice::Terms { person: ANA, approved: false },
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
pub(super) fn answers() -> Vec<Shot> {
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
        Refused::TooManyMeetings,
        Refused::Meeting(MeetingRefusal::Unknown),
        Refused::Meeting(MeetingRefusal::Off),
        Refused::Meeting(MeetingRefusal::Published),
        Refused::Meeting(MeetingRefusal::Before { unmet: vec![Guard::DibsPassedOnce] }),
        Refused::Plan { why: PlanRefusal::UnknownItem },
        Refused::Plan { why: PlanRefusal::TakenBy { person: ANA } },
        Refused::Plan { why: PlanRefusal::Settled },
        Refused::Plan { why: PlanRefusal::NoTarget },
        Refused::Plan { why: PlanRefusal::NotShareable },
    ];
    let mut list = vec![every_problem()];
    let sent = DialogContent::Notice { notice: Notice::ClaimSent };
    list.push(shot("dialog-notice", dialog(sent), Stage::Asked, AS_BRUNO));
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

/// One form with everything that can be wrong with a field.
fn every_problem() -> Shot {
    let date = TODAY;
    let wrong = [
        Wrong::Blank,
        Wrong::NotADate,
        Wrong::NotATime,
        Wrong::NotInFuture { today: date },
        Wrong::InFuture { today: date },
        Wrong::NotAfterStart { start: date },
        Wrong::NotBeforeTarget { target: date },
        Wrong::MovedWithoutReason { from: date, to: date },
        Wrong::NotAnEmail,
        Wrong::NotAPerson,
        Wrong::IsFm,
        Wrong::NotCustomerPerson,
        Wrong::TooLong { units: 1_200, max: 1_000 },
        Wrong::NotOffered,
        Wrong::NotALink,
        Wrong::TooManyOf { max: 10 },
        Wrong::InPast { today: date },
        Wrong::NotANumber,
        Wrong::NotPositive,
        Wrong::MoreThan { max: 1_000 },
        Wrong::LessThan { min: 87 },
    ];
    let problems = wrong.into_iter().map(|kind| problem(id::TARGET, kind)).collect();
    let form = DialogContent::Wrong {
        engagement: engagement_id(),
        service: ServiceId::new("teams"),
        services: services(),
    };
    shot("dialog-wrong-every-problem", marked(form, &[], problems), Stage::Asked, AS_ANA)
}
