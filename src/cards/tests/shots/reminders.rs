//! Everything that the bot sends by itself, each kind of line at least once.

use std::collections::BTreeMap;

use jiff::civil::datetime;

use super::super::super::{Digest, GatheredLine, Settings};
use super::super::world::{ANA, BRUNO, FM, Stage, World, ana, elsewhere_id, engagement_id, fm};
use super::{ALL, AS_FM, FM_SHARED, Shot, shot};
use crate::dialogue::{Content, Place, ReminderContent, SettingsProblem, View};
use crate::engagement::reminder::{DigestState, Habits, Kind, Mark, Stretch, Subject, To};
use crate::engagement::{
    Booking, Engagement, EngagementId, ItemKey, Meeting, MeetingNo, News, PersonKey, PersonNo, PointNo,
    ServiceId, Terms,
};
use crate::playbook::MeetingKindId;

const ANA_ALONE: (Place, View, Option<PersonNo>) = (Place::Personal, View::Customer, Some(ANA));

fn digest_content(no: &str) -> Content {
    Content::Reminder(ReminderContent::Digest { no: no.to_owned() })
}

fn why(no: &str) -> Content {
    Content::Reminder(ReminderContent::Why { no: no.to_owned() })
}

fn settings_content(saved: bool, problem: Option<SettingsProblem>) -> Content {
    Content::Reminder(ReminderContent::Settings { saved, problem })
}

/// Every card that the bot sends by itself, and those about them.
pub(super) fn shots() -> Vec<Shot> {
    let weekly = || Content::Reminder(ReminderContent::Weekly { engagement: engagement_id() });
    vec![
        shot("digest-fm", digest_content("fm"), Stage::Late, AS_FM),
        shot("digest-fm-one", digest_content("one"), Stage::Asked, AS_FM),
        shot("digest-fm-more", digest_content("more"), Stage::Late, AS_FM),
        shot("digest-ana", digest_content("ana"), Stage::Late, ANA_ALONE),
        shot("digest-ana-later", digest_content("later"), Stage::Late, ANA_ALONE),
        shot("digest-ana-stopped", digest_content("stopped"), Stage::Late, ANA_ALONE),
        shot("digest-ana-changed", digest_content("changed"), Stage::Late, ANA_ALONE),
        shot("digest-ana-soon", digest_content("soon"), Stage::Late, ANA_ALONE),
        shot("digest-why-fm", why("fm"), Stage::Late, AS_FM),
        shot("digest-why-ana", why("ana"), Stage::Late, ANA_ALONE),
        shot("weekly", weekly(), Stage::Asked, ALL),
        shot("weekly-late", weekly(), Stage::Late, ALL),
        shot("weekly-fm", weekly(), Stage::Asked, FM_SHARED),
        shot("settings", settings_content(false, None), Stage::Late, AS_FM),
        shot("settings-saved", settings_content(true, None), Stage::Late, ANA_ALONE),
        shot("settings-wrong", settings_content(false, Some(SettingsProblem::Zone)), Stage::Late, ANA_ALONE),
        shot("settings-hours", settings_content(false, Some(SettingsProblem::Hours)), Stage::Late, ANA_ALONE),
        shot("settings-away", settings_content(false, Some(SettingsProblem::Away)), Stage::Late, ANA_ALONE),
    ]
}

/// Whose key a shot's reader has; of no meaning elsewhere.
pub(super) fn key_of(shot: &Shot) -> PersonKey {
    let own = matches!(shot.content, Content::Reminder(_));
    if own && shot.person == Some(ANA) { ana().key } else { fm().key }
}

/// The message that a content names, if it names one.
pub(super) fn digest(world: &World, content: &Content) -> Option<Digest> {
    let Content::Reminder(ReminderContent::Digest { no } | ReminderContent::Why { no }) = content else {
        return None;
    };
    let mut engagement = world.engagement().clone();
    engagement.meetings.planned.insert(MeetingNo(1), check_in());
    let mut other = engagement.clone();
    other.head.id = elsewhere_id();
    "Fabrikam".clone_into(&mut other.head.customer);
    let (here, there) = (engagement.head.id.clone(), other.head.id.clone());
    let lines = match no.as_str() {
        "fm" => of_fm(&here, &there, &engagement),
        "one" => vec![line(&here, Kind::GivenUp, Subject::Whole, "r9", FM)],
        "more" => (0..24)
            .map(|no| line(&here, Kind::Waiting, Subject::Person(BRUNO), &no.to_string(), FM))
            .collect(),
        "changed" => vec![line(&here, Kind::MeetingChanged, Subject::Meeting(MeetingNo(1)), "x", ANA)],
        "soon" => vec![line(&here, Kind::Soon, Subject::Meeting(MeetingNo(1)), "2027-03-04T10:00", ANA)],
        _ => of_ana(&here),
    };
    let state = match no.as_str() {
        "later" => DigestState::Later,
        "stopped" => DigestState::Stopped,
        _ => DigestState::Sent,
    };
    let more = if no == "more" { 7 } else { 0 };
    let engagements: BTreeMap<EngagementId, Engagement> = [(here, engagement), (there, other)].into();
    Some(Digest { no: no.clone(), engagements, said: BTreeMap::new(), lines, more, state })
}

fn of_fm(here: &EngagementId, there: &EngagementId, engagement: &Engagement) -> Vec<GatheredLine> {
    let teams = || Subject::Service(ServiceId::new("teams"));
    let point = engagement.points.keys().next().copied().unwrap_or(PointNo(1));
    let all = [
        (here, Kind::Waiting, Subject::Person(BRUNO), "2027-03-01+0"),
        (there, Kind::Waiting, Subject::Point(point), "2027-03-01+0"),
        (here, Kind::GivenUp, Subject::Whole, "r9"),
        (there, Kind::Agenda, Subject::Meeting(MeetingNo(1)), "2027-03-04T10:00"),
        (there, Kind::Factors, Subject::Meeting(MeetingNo(1)), "2027-03-04T10:00"),
        (there, Kind::FirstContact, Subject::Whole, "2027-03-01+0"),
        (here, Kind::TargetPassed, teams(), "2027-03-01+0"),
        (there, Kind::TargetNear, teams(), "2027-03-15-7"),
        (here, Kind::ItemOverdue, Subject::Whole, "2027-03-01+0"),
        (here, Kind::ItemDue, Subject::Point(point), "2027-03-01"),
        (there, Kind::Review, Subject::Whole, "2027-03-01+0"),
        (there, Kind::Rest, Subject::Whole, "2027-03-01+0"),
        (here, Kind::Note, Subject::Whole, "2027-03-01+0"),
        (here, Kind::Figures, teams(), "2027-03-01+0"),
        (there, Kind::Survey, Subject::Whole, "2027-03-01+0"),
    ];
    all.into_iter().map(|(id, kind, subject, occurrence)| line(id, kind, subject, occurrence, FM)).collect()
}

fn of_ana(here: &EngagementId) -> Vec<GatheredLine> {
    let item = |key: &str| Subject::Item(ItemKey::new(key));
    vec![
        line(here, Kind::FactorsAsked, Subject::Whole, "r9", ANA),
        line(here, Kind::CheckIn, item("announced"), "2027-03-04T10:00", ANA),
        line(here, Kind::CheckIn, item("survey"), "2027-03-04T10:00", ANA),
        line(here, Kind::TargetNear, Subject::Service(ServiceId::new("teams")), "2027-03-15-7", ANA),
    ]
}

fn line(id: &EngagementId, kind: Kind, subject: Subject, occurrence: &str, to: PersonNo) -> GatheredLine {
    let mark = Mark { kind, subject, occurrence: occurrence.to_owned(), to: To::Person(to) };
    GatheredLine { engagement: id.clone(), mark, stopped: kind == Kind::Note }
}

/// As the check-in was planned at first.
fn before() -> Terms {
    Terms {
        title: None,
        service: None,
        start: datetime(2027, 3, 3, 10, 0, 0, 0),
        zone: "America/Mexico_City".to_owned(),
        minutes: 45,
        repeats: None,
        attendees: [ANA].into(),
        agenda: None,
    }
}

fn check_in() -> Meeting {
    Meeting {
        no: MeetingNo(1),
        kind: MeetingKindId::new("checkin"),
        title: None,
        service: None,
        start: datetime(2027, 3, 4, 10, 0, 0, 0),
        zone: "America/Mexico_City".to_owned(),
        minutes: 30,
        repeats: None,
        attendees: [ANA].into(),
        agenda: None,
        booking: Booking::Proposed,
        sequence: 0,
        teams: None,
        chat: None,
        rebook: false,
        news: Some(Box::new(News {
            at: "2027-03-01T12:00:00Z".parse().expect("an instant"),
            before: before(),
        })),
        despite: None,
        by: FM,
        at: "2027-03-01T09:00:00Z".parse().expect("an instant"),
    }
}

/// Somebody's settings: away for a while, with something stopped.
pub(super) fn settings() -> Settings {
    let away = Stretch { from: jiff::civil::date(2027, 3, 2), until: jiff::civil::date(2027, 3, 12) };
    let habits = Habits { away: Some(away), ..Habits::default() };
    let stopped = vec![("Contoso *Ltd*".to_owned(), vec![Kind::Note, Kind::TargetNear])];
    Settings { habits, zone: "America/Mexico_City".to_owned(), stopped }
}
