//! Who is in the simulation, and the engagements as they are stored: what people do without their cards.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fasttrack_bot::engagement::{
    self, Actor, Booking, BusinessInput, Change, Command, Edit, Engagement, EngagementId, Entry, Every, Home,
    HomeKind, Human, IntentInput, IntentKind, Meeting, MeetingNo, Named, NewItem, Now, PersonKey,
    PlanCommand, Policy, ReasonId, RecordId, Repeats, Role, ServiceId, Start, Until,
};
use fasttrack_bot::playbook::{ChecklistGroup, Locale, MeetingKindId};
use fasttrack_bot::records::{ConversationRecord, Member, Sleeper, Work, keys};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::{Value, json};
use teams_simulator::World;

use crate::harness::Stage;

pub(super) const TENANT: &str = "5f3c1a52-7f0e-4d1c-9a55-0c8e8b7d1f10";
pub(super) const ZONE: &str = "Europe/Madrid";
pub(super) const ENGAGEMENTS: usize = 12;
pub(super) const PEOPLE: usize = 4;
pub(super) const WEEKS: i64 = 16;
/// The engagement whose success owner never does anything.
pub(super) const SILENT: usize = 0;
/// Somebody without a chat of their own.
pub(super) const WITHOUT_CHAT: (usize, usize) = (1, 1);
/// Somebody on leave.
pub(super) const ON_LEAVE: (usize, usize) = (5, 1);
/// The engagement one of whose check-ins is moved, to the next day in the afternoon.
pub(super) const MOVED: usize = 3;

pub(super) fn key_of(e: usize, n: usize) -> String {
    format!("c{e:02}{n}")
}

pub(super) fn room(e: usize) -> String {
    format!("room{e:02}")
}

pub(super) fn object_id(key: &str) -> String {
    let digits: String = key.chars().filter(char::is_ascii_digit).collect();
    let kind = if key.starts_with("fm") { 1 } else { 2 };
    format!("11aa0b6e-36a1-4f3c-9a0b-{kind:04}{digits:0>8}")
}

pub(super) fn person(key: &str, kind: &str, chat: bool) -> Value {
    let ext = if kind == "guest" { "#EXT#" } else { "" };
    json!({"key": key, "name": format!("Person {key}"), "tenant": "home", "kind": kind, "aadObjectId": object_id(key),
        "upn": format!("{key}{ext}@home.example"), "email": format!("{key}@{kind}.example"),
        "locale": "en-GB", "timezone": ZONE, "personalChat": chat})
}

pub(super) fn world() -> World {
    let mut people = vec![person("fm1", "member", true)];
    let mut conversations = Vec::new();
    for e in 0..ENGAGEMENTS {
        let members: Vec<String> = (0..PEOPLE).map(|n| key_of(e, n)).chain(["fm1".to_owned()]).collect();
        people.extend((0..PEOPLE).map(|n| person(&key_of(e, n), "guest", (e, n) != WITHOUT_CHAT)));
        conversations
            .push(json!({"key": room(e), "id": format!("19:{}@thread.v2", room(e)), "kind": "groupChat",
            "name": room(e), "tenant": "home", "members": members}));
    }
    let world = json!({
        "botName": "FastTrack",
        "tenants": [{"key": "home", "id": TENANT, "name": "Home", "region": "emea"}],
        "people": people, "teams": [], "conversations": conversations,
    });
    World::from_json(&world.to_string()).expect("a world")
}

pub(super) fn human(key: &str) -> Human {
    Human {
        key: PersonKey { tenant: TENANT.to_owned(), person: object_id(key) },
        name: format!("Person {key}"),
        email: None,
        may_be_fm: key == "fm1",
    }
}

pub(super) fn in_room(key: &str) -> Named {
    let Human { key, name, email, .. } = human(key);
    Named::InRoom { key, name, email }
}

/// The engagements as they are stored, changed by people without their cards: what the bot says is looked at here.
pub(super) struct Play<'a> {
    pub(super) stage: &'a Stage,
    pub(super) policy: Policy,
    /// The FM's taps, by engagement and week.
    pub(super) taps: RefCell<BTreeMap<(usize, i64), usize>>,
    /// When the FM asked for something in a room: what came then was asked for.
    pub(super) asked: RefCell<Vec<(usize, Timestamp)>>,
}

impl Play<'_> {
    pub(super) fn id(e: usize) -> EngagementId {
        EngagementId::parse(&format!("{e:010}")).expect("an id")
    }

    pub(super) async fn save(&self, change: &Change) {
        let now = Now { at: self.stage.clock.now() };
        let mut work = Work::new(Arc::clone(&self.stage.store));
        let id = &change.engagement.head.id;
        // What is there is read, so that it may be written.
        let _ = work.engagement(id).await.expect("readable");
        work.save_change(change, &self.policy, now).await.expect("saved");
        let soon = now.at + SignedDuration::from_secs(10);
        work.wake_by(&Sleeper::Engagement(id.clone()), TENANT, soon).await.expect("a wake");
        work.commit().await.expect("nobody else writes");
    }

    pub(super) async fn load(&self, e: usize) -> Engagement {
        let mut work = Work::new(Arc::clone(&self.stage.store));
        work.engagement(&Self::id(e)).await.expect("readable").expect("it is there")
    }

    pub(super) async fn does(&self, e: usize, who: &str, command: Command) {
        let engagement = self.load(e).await;
        let now = Now { at: self.stage.clock.now() };
        let actor = Actor::Human(human(who));
        let change = engagement::apply(&engagement, &actor, command, now, &self.policy);
        let change = change.unwrap_or_else(|refusal| panic!("{who} in {e}: {refusal:?}"));
        if !change.is_nothing() {
            self.save(&change).await;
        }
    }

    /// Writes a part of an engagement as the commands about meetings do.
    pub(super) async fn put(&self, e: usize, part: RecordId, change: impl FnOnce(&mut Engagement)) {
        let mut engagement = self.load(e).await;
        change(&mut engagement);
        engagement.head.revision = engagement.head.revision.next();
        let touched = BTreeSet::from([RecordId::Head, part]);
        self.save(&Change { engagement, touched, removed: BTreeSet::new(), events: Vec::new() }).await;
    }

    pub(super) async fn begins(&self, e: usize) {
        let now = Now { at: self.stage.clock.now() };
        let services = vec![ServiceId::new("teams"), ServiceId::new("exchange")];
        let start = Start {
            customer: format!("Customer {e:02}"),
            services: services.clone(),
            language: Locale::En,
            zone: Some(ZONE.to_owned()),
        };
        let fm = Actor::Human(human("fm1"));
        self.save(&engagement::start(Self::id(e), &fm, &start, now).expect("it starts")).await;
        let home = Home {
            tenant: TENANT.to_owned(),
            conversation: format!("19:{}@thread.v2", room(e)),
            kind: HomeKind::GroupChat,
            thread: None,
        };
        let place = keys::conversation(&home.tenant, &home.conversation);
        self.does(e, "fm1", Command::SetHome(home)).await;
        let mut work = Work::new(Arc::clone(&self.stage.store));
        let known = work.get::<ConversationRecord>(&place).await.expect("readable").unwrap_or_default();
        let record = ConversationRecord { engagements: vec![Self::id(e)], ..known };
        work.put(place, &record).expect("it can be stored");
        // Whom the roster named when the engagement was brought there: their clients ask for what is theirs.
        for key in (0..PEOPLE).map(|n| key_of(e, n)).chain(["fm1".to_owned()]) {
            let member = keys::member(TENANT, &format!("19:{}@thread.v2", room(e)), &human(&key).key);
            let _ = work.get::<Member>(&member).await.expect("readable");
            work.put(member, &Member { seen_at: now.at }).expect("it can be stored");
        }
        work.commit().await.expect("nobody else writes");
        for n in 0..PEOPLE {
            let role = if n == 0 { Role::SuccessOwner } else { Role::ItLead };
            let add = Command::AddPerson { who: in_room(&key_of(e, n)), role, email_only: false };
            self.does(e, "fm1", add).await;
        }
        let entry = Entry {
            date: Edit::Set("2026-06-01".to_owned()),
            intent: Edit::Set(IntentInput {
                kind: IntentKind::GoingAhead,
                reason: String::new(),
                owner: None,
            }),
            business: Edit::Set(BusinessInput {
                reasons: vec![ReasonId::new("anywhere")],
                text: String::new(),
            }),
            owner: Edit::Set(in_room(&key_of(e, 0))),
            ..Entry::default()
        };
        let entries = services.iter().map(|service| (service.clone(), entry.clone())).collect();
        self.does(e, "fm1", Command::EnterDibs { entries, because: String::new() }).await;
        self.does(e, "fm1", Command::AskToConfirm(services)).await;
        let first = date(2026, 3, 9).checked_add((i64::try_from(e % 5).expect("few")).days()).expect("a day");
        let by = self.load(e).await.head.fm;
        let meeting = Meeting {
            no: MeetingNo(1),
            kind: MeetingKindId::new("checkin"),
            title: None,
            service: None,
            start: first.at(10, 0, 0, 0),
            zone: ZONE.to_owned(),
            minutes: 30,
            repeats: Some(Repeats { every: Every::Week, until: Until::Ever }),
            attendees: BTreeSet::new(),
            agenda: None,
            booking: Booking::InCalendar { by, at: now.at },
            sequence: 0,
            teams: None,
            chat: None,
            rebook: false,
            news: None,
            despite: None,
            by,
            at: now.at,
        };
        let put = |engagement: &mut Engagement| {
            engagement.meetings.planned.insert(meeting.no, meeting);
        };
        self.put(e, RecordId::Meeting(MeetingNo(1)), put).await;
    }

    /// One more thing for somebody, due in a week.
    pub(super) async fn owes(&self, e: usize, n: usize, due: Date) {
        let new = NewItem {
            text: format!("Something of {}", key_of(e, n)),
            group: ChecklistGroup::Together,
            owner: Some(in_room(&key_of(e, n))),
            due: due.to_string(),
            services: Vec::new(),
        };
        self.does(e, "fm1", Command::Plan(PlanCommand::Add(new))).await;
    }
}
