//! Everything that the bot sends by itself, each kind of line at least once.

use std::collections::BTreeMap;

use jiff::civil::datetime;
use jiff::{SignedDuration, Timestamp};

use super::super::super::{Digest, GatheredLine, Settings, Stopped, Unasked};
use super::super::world::{ANA, BRUNO, FM, Stage, World, ana, elsewhere_id, engagement_id, fm, services};
use super::{ALL, AS_ANA, AS_BRUNO, AS_FM, FM_SHARED, Shot, meetings, shot};
use crate::dialogue::form::id;
use crate::dialogue::{Content, Inputs, Place, ReminderContent, SettingsProblem, View};
use crate::engagement::reminder::{
    DigestState, Habits, Kind, Known, Mark, Said, Stretch, Subject, To, due, request_occurrence,
};
use crate::engagement::{
    Booking, Done, Engagement, EngagementId, Hold, ItemKey, Meeting, MeetingDetails, MeetingNo, News, Now,
    Occasion, Outcome, PersonKey, PersonNo, Phase, Planned, PointNo, ServiceId, Status, TextNo, Told,
};
use crate::playbook::{ActId, MeetingKindId, MotionId};

const ANA_ALONE: (Place, View, Option<PersonNo>) = (Place::Personal, View::Customer, Some(ANA));

fn digest_content(no: &str) -> Content {
    Content::Reminder(ReminderContent::Digest { no: no.to_owned() })
}

fn why(no: &str) -> Content {
    Content::Reminder(ReminderContent::Why { no: no.to_owned() })
}

fn settings_content(saved: bool, problem: Option<SettingsProblem>) -> Content {
    let mut typed = Inputs::default();
    if problem.is_some() {
        let fields = [(id::FROM, "18:00"), (id::TO, "09:00"), (id::ZONE, "Mexiko"), (id::AWAY, "2027-02-01")];
        fields.into_iter().for_each(|(id, value)| typed.set(id, value));
    }
    Content::Reminder(ReminderContent::Settings { saved, problem, typed })
}

/// Every card that the bot sends by itself, and those about them.
pub(in super::super) fn shots() -> Vec<Shot> {
    let weekly = || Content::Reminder(ReminderContent::Weekly { engagement: engagement_id() });
    let card = || Content::Engagement { engagement: engagement_id() };
    let below = Content::Reminder(ReminderContent::Below { engagement: engagement_id() });
    let request = || Content::Request { engagement: engagement_id(), services: services() };
    let mut shots = vec![
        shot("digest-fm", digest_content("fm"), Stage::Late, AS_FM),
        shot("digest-fm-one", digest_content("one"), Stage::Asked, AS_FM),
        shot("digest-fm-more", digest_content("more"), Stage::Late, AS_FM),
        shot("digest-fm-rest", digest_content("more.1"), Stage::Late, AS_FM),
        shot("digest-ana", digest_content("ana"), Stage::Late, ANA_ALONE),
        shot("digest-ana-later", digest_content("later"), Stage::Late, ANA_ALONE),
        shot("digest-ana-stopped", digest_content("stopped"), Stage::Late, ANA_ALONE),
        shot("digest-ana-changed", digest_content("changed"), Stage::Late, ANA_ALONE),
        shot("digest-ana-gone", digest_content("gone"), Stage::Late, ANA_ALONE),
        shot("digest-ana-soon", digest_content("soon"), Stage::Late, ANA_ALONE),
        shot("digest-why-fm", why("fm"), Stage::Late, AS_FM),
        shot("digest-why-ana", why("ana"), Stage::Late, ANA_ALONE),
        shot("weekly", weekly(), Stage::Asked, ALL),
        shot("weekly-late", weekly(), Stage::Late, ALL),
        shot("weekly-fm", weekly(), Stage::Asked, FM_SHARED),
        shot("weekly-stopped", weekly(), Stage::Asked, AS_ANA),
        shot("weekly-later", weekly(), Stage::Late, ALL),
        shot("week-card", card(), Stage::Late, ALL),
        shot("week-card-stopped", card(), Stage::Late, FM_SHARED),
        shot("week-card-below", below, Stage::Late, ALL),
        shot("request-again", request(), Stage::Asked, ALL),
        shot("request-again-ana", request(), Stage::Asked, AS_ANA),
        shot("request-again-later", request(), Stage::Asked, AS_BRUNO),
        shot("request-again-stopped", request(), Stage::Asked, FM_SHARED),
        shot("settings", settings_content(false, None), Stage::Late, AS_FM),
        shot("settings-saved", settings_content(true, None), Stage::Late, ANA_ALONE),
        shot("settings-wrong", settings_content(false, Some(SettingsProblem::Zone)), Stage::Late, ANA_ALONE),
        shot("settings-hours", settings_content(false, Some(SettingsProblem::Hours)), Stage::Late, ANA_ALONE),
        shot("settings-away", settings_content(false, Some(SettingsProblem::Away)), Stage::Late, ANA_ALONE),
    ];
    shots.extend(Kind::ALL.iter().copied().flat_map(of_kind));
    shots
}

/// The cards on which a kind comes: one message with a line of it for each who may get it, or what stands in the home.
pub(in super::super) fn of_kind(kind: Kind) -> Vec<Shot> {
    let named = |of: &str| format!("unasked-{}-{of}", kind.key());
    let id = engagement_id();
    let at_home = match kind {
        Kind::Unanswered => vec![("home", Content::Request { engagement: id, services: services() })],
        Kind::Weekly => vec![
            ("home", Content::Reminder(ReminderContent::Weekly { engagement: id.clone() })),
            ("card", Content::Engagement { engagement: id }),
        ],
        Kind::Waiting
        | Kind::GivenUp
        | Kind::FactorsAsked
        | Kind::Soon
        | Kind::MeetingChanged
        | Kind::CheckIn
        | Kind::Agenda
        | Kind::LeftOpen
        | Kind::Factors
        | Kind::FirstContact
        | Kind::TargetPassed
        | Kind::TargetNear
        | Kind::ItemOverdue
        | Kind::ItemDue
        | Kind::Review
        | Kind::Rest
        | Kind::Note
        | Kind::Figures
        | Kind::Survey => Vec::new(),
        Kind::Begins | Kind::Held => return meetings::unasked(kind),
    };
    if !at_home.is_empty() {
        let all = at_home.into_iter().flat_map(|(name, card)| {
            [("all", ALL), ("fm", FM_SHARED), ("ana", AS_ANA)]
                .map(|(who, reader)| (format!("{name}-{who}"), card.clone(), reader))
        });
        return all.map(|(name, card, who)| shot(&named(&name), card, Stage::Asked, who)).collect();
    }
    let message = |of: &str| digest_content(&format!("kind-{}-{of}", kind.key()));
    let stage = stage_of(kind);
    let mut shots = vec![
        shot(&named("fm"), message("fm"), stage, AS_FM),
        shot(&named("fm-done"), message("done"), stage, AS_FM),
    ];
    if !line(&engagement_id(), kind, subject(kind), "", ANA).mark.is_for_the_lead() {
        shots.push(shot(&named("ana"), message("ana"), stage, ANA_ALONE));
    }
    shots
}

/// Where an engagement may owe a reminder of this kind; what else it takes is [`made_due`].
fn stage_of(kind: Kind) -> Stage {
    match kind {
        Kind::FactorsAsked => Stage::FactorsAsked,
        Kind::Figures => Stage::Measured,
        Kind::Waiting
        | Kind::GivenUp
        | Kind::Unanswered
        | Kind::Soon
        | Kind::MeetingChanged
        | Kind::CheckIn
        | Kind::Agenda
        | Kind::LeftOpen
        | Kind::Factors
        | Kind::FirstContact
        | Kind::TargetPassed
        | Kind::TargetNear
        | Kind::ItemOverdue
        | Kind::ItemDue
        | Kind::Review
        | Kind::Rest
        | Kind::Note
        | Kind::Survey
        | Kind::Weekly
        | Kind::Begins
        | Kind::Held => Stage::Planned,
    }
}

/// Makes the engagement one that owes a reminder of this kind.
fn made_due(e: &mut Engagement, kind: Kind, at: Timestamp) {
    let on = jiff::civil::date(2027, 3, 10);
    let done = |act| Done { act, by: FM, at, on, pending: false, note: None };
    match kind {
        Kind::Factors => {
            if let Some(meeting) = e.meetings.planned.get_mut(&MeetingNo(1)) {
                meeting.kind = MeetingKindId::new("success-workshop");
            }
        }
        Kind::LeftOpen => {
            let planned = Planned(datetime(2027, 2, 26, 10, 0, 0, 0));
            let shown = Some("2027-02-26T19:00:00Z".parse().expect("an instant"));
            let known = Occasion { shown, ..Occasion::blank(MeetingNo(1), planned) };
            e.meetings.occasions.insert((MeetingNo(1), planned), known);
        }
        // What a customer person owes is left for the check-in.
        Kind::ItemDue | Kind::ItemOverdue => e.meetings.planned.clear(),
        Kind::FirstContact => e.path.profile.motion = Some(MotionId::Rfa),
        Kind::Review => {
            e.head.phase = Phase::ReviewDue;
            e.path.acts.insert(ActId::EnablementComplete, done(ActId::EnablementComplete));
        }
        Kind::Rest => {
            e.head.status = Status::OnHold;
            let (reason, next) = (TextNo(1), TextNo(1));
            e.path.state.hold = Some(Hold { status: Status::OnHold, reason, next, on, since: at, by: FM });
        }
        Kind::Survey => {
            e.path.acts.insert(ActId::ReviewHeld, done(ActId::ReviewHeld));
        }
        Kind::GivenUp
        | Kind::Unanswered
        | Kind::FactorsAsked
        | Kind::Waiting
        | Kind::Soon
        | Kind::MeetingChanged
        | Kind::CheckIn
        | Kind::Agenda
        | Kind::TargetPassed
        | Kind::TargetNear
        | Kind::Note
        | Kind::Figures
        | Kind::Weekly
        | Kind::Begins
        | Kind::Held => {}
    }
}

/// That the request was sent a second time.
fn sent_twice(e: &Engagement, at: Timestamp) -> Said {
    let asked = e.dibs.values().filter_map(|dibs| dibs.asked.as_ref()).map(|asked| asked.revision).max();
    let occurrence = asked.map(request_occurrence).unwrap_or_default();
    let mark = Mark { kind: Kind::Unanswered, subject: Subject::Whole, occurrence, to: To::Home };
    [(mark, at)].into()
}

/// What of this kind the engagement owes in the weeks after `now`, to this person before anybody else.
fn owed(e: &Engagement, kind: Kind, said: &Said, world: &World, to: PersonNo) -> Mark {
    // These come to customers alone.
    let customers = matches!(kind, Kind::CheckIn | Kind::FactorsAsked | Kind::MeetingChanged);
    let to = if customers { ANA } else { to };
    // Shortly before the meeting, else in the mornings from now on.
    let (from, days) = match kind {
        Kind::Soon => ("2027-03-04T15:50:00Z".parse().expect("an instant"), 1),
        _ => (world.now.at, 35),
    };
    let days = (0..days).filter_map(|day| from.checked_add(SignedDuration::from_hours(24 * day)).ok());
    let marks = days.flat_map(|at| {
        let due = due(e, said, &Known::default(), &world.policy, Now { at });
        due.now.into_iter().map(|one| one.mark).filter(|mark| mark.kind == kind).collect::<Vec<_>>()
    });
    let mut marks = marks.peekable();
    let any = marks.peek().cloned();
    let own = marks.find(|mark| mark.to == To::Person(to));
    own.or(any).unwrap_or_else(|| panic!("nothing of {kind:?} is owed"))
}

/// What a line of this kind may be about.
fn subject(kind: Kind) -> Subject {
    match kind {
        Kind::Waiting => Subject::Person(BRUNO),
        Kind::TargetPassed | Kind::TargetNear | Kind::Figures => Subject::Service(ServiceId::new("teams")),
        Kind::Soon | Kind::MeetingChanged | Kind::Agenda | Kind::LeftOpen | Kind::Factors => {
            Subject::Meeting(MeetingNo(1))
        }
        Kind::CheckIn | Kind::ItemDue | Kind::ItemOverdue => Subject::Item(ItemKey::new("announced")),
        Kind::GivenUp
        | Kind::Unanswered
        | Kind::FactorsAsked
        | Kind::FirstContact
        | Kind::Review
        | Kind::Rest
        | Kind::Note
        | Kind::Survey
        | Kind::Weekly
        | Kind::Begins
        | Kind::Held => Subject::Whole,
    }
}

/// A message with one line of a kind.
fn of_one_kind(world: &World, no: &str, kind: Kind, mut engagement: Engagement) -> Digest {
    let here = engagement.head.id.clone();
    made_due(&mut engagement, kind, world.now.at);
    let said = sent_twice(&engagement, world.now.at);
    let to = if no.ends_with("-ana") { ANA } else { FM };
    let mut mark = owed(&engagement, kind, &said, world, to);
    if no.ends_with("-done") && kind == Kind::LeftOpen {
        let told = Told { outcome: Outcome::NotHeld, by: FM, at: world.now.at };
        engagement.meetings.occasions.values_mut().for_each(|one| one.told = Some(told));
    } else if no.ends_with("-done") {
        // Of another day than any that is owed.
        "1999-01-01".clone_into(&mut mark.occurrence);
        if kind == Kind::ItemDue {
            // Somebody did this one; the others have only passed.
            mark.subject = Subject::Item(ItemKey::new("stakeholders"));
        }
    }
    let lines = vec![GatheredLine { engagement: here.clone(), mark, stopped: false }];
    let (engagements, said) = ([(here.clone(), engagement)].into(), [(here, said)].into());
    Digest { no: no.to_owned(), engagements, said, lines, more: 0, next: false, state: DigestState::Sent }
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
    let kind = no.strip_prefix("kind-").and_then(|of| Kind::parse(of.rsplit_once('-')?.0));
    if let Some(kind) = kind {
        return Some(of_one_kind(world, no, kind, engagement));
    }
    let mut other = engagement.clone();
    other.head.id = elsewhere_id();
    "Fabrikam".clone_into(&mut other.head.customer);
    let (here, there) = (engagement.head.id.clone(), other.head.id.clone());
    let lines = match no.as_str() {
        "fm" => of_fm(&here, &there, &engagement),
        "one" => vec![line(&here, Kind::GivenUp, Subject::Whole, "r9", FM)],
        "more" | "more.1" => (0..12)
            .map(|no| line(&many(no), MANY[no % MANY.len()], Subject::Whole, "2027-03-01+0", FM))
            .collect(),
        "changed" => vec![line(&here, Kind::MeetingChanged, Subject::Meeting(MeetingNo(1)), "x", ANA)],
        "soon" => vec![line(&here, Kind::Soon, Subject::Meeting(MeetingNo(1)), "2027-03-04T10:00", ANA)],
        "gone" => vec![line(&here, Kind::MeetingChanged, Subject::Meeting(MeetingNo(9)), "x", ANA)],
        _ => of_ana(&here),
    };
    let state = match no.as_str() {
        "later" => DigestState::Later,
        "stopped" => DigestState::Stopped,
        _ => DigestState::Sent,
    };
    let more = if no == "more" { 18 } else { 0 };
    let mut engagements: BTreeMap<EngagementId, Engagement> = [(here, engagement), (there, other)].into();
    for no in 0..12 {
        let mut one = world.engagement().clone();
        one.head.id = many(no);
        one.head.customer = format!("Customer {no:02}");
        engagements.insert(many(no), one);
    }
    let (said, next) = (BTreeMap::new(), more > 0);
    Some(Digest { no: no.clone(), engagements, said, lines, more, next, state })
}

/// What is due in one of many engagements, the most urgent first.
const MANY: [Kind; 3] = [Kind::GivenUp, Kind::Review, Kind::Note];

/// One of many engagements.
fn many(no: usize) -> EngagementId {
    EngagementId::parse(&format!("{no:010}")).expect("an id")
}

/// What came to the home unasked, where the shot is of such a card.
pub(super) fn unasked(shot: &Shot, world: &World) -> Vec<Unasked> {
    let week = shot.name.starts_with("week") || shot.name.starts_with("unasked-weekly");
    if shot.name.starts_with("stopped-") {
        let (kind, at) = (Kind::Begins, world.now.at);
        return vec![Unasked { kind, occurrence: String::new(), at, state: DigestState::Stopped }];
    }
    let again = shot.name.starts_with("request-again") || shot.name.starts_with("unasked-unanswered");
    if !week && !again {
        return Vec::new();
    }
    let kind = if week { Kind::Weekly } else { Kind::Unanswered };
    let asked = world.engagement().dibs.values().filter_map(|dibs| dibs.asked.as_ref()).next();
    let occurrence = asked.map(|asked| request_occurrence(asked.revision)).unwrap_or_default();
    let state = if shot.name.ends_with("stopped") || shot.name == "weekly-fm" {
        DigestState::Stopped
    } else if shot.name.ends_with("later") {
        DigestState::Later
    } else {
        DigestState::Sent
    };
    vec![Unasked { kind, occurrence, at: world.now.at, state }]
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
fn before() -> MeetingDetails {
    MeetingDetails {
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
    let stopped = Stopped {
        engagement: engagement_id(),
        customer: "Contoso *Ltd*".to_owned(),
        kinds: vec![Kind::Note, Kind::TargetNear],
    };
    let stopped = vec![stopped];
    Settings { habits, zone: "America/Mexico_City".to_owned(), stopped }
}
