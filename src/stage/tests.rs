//! What is loaded for a card: the engagement, the room, the reader, and nothing that the content does not name.

use std::sync::Arc;

use super::*;
use crate::engagement::reminder::{Habits, Kind, Mark, Pace, Stretch, Subject, To};
use crate::engagement::{
    self, Actor, Change, Command, EngagementId, Home, HomeKind, Human, Now, ServiceId, Start,
};
use crate::playbook::Locale;
use crate::records;
use crate::store::MemoryStore;

fn now() -> Timestamp {
    "2026-03-02T09:00:00Z".parse().expect("an instant")
}

fn key(person: &str) -> PersonKey {
    PersonKey { tenant: "home".to_owned(), person: person.to_owned() }
}

fn fm() -> Actor {
    Actor::Human(Human { key: key("fm"), name: "Marta".to_owned(), email: None, may_be_fm: true })
}

fn started(id: &str, customer: &str) -> Change {
    let start = Start {
        customer: customer.to_owned(),
        services: vec![ServiceId::new("teams")],
        language: Locale::En,
        zone: None,
    };
    let id = EngagementId::parse(id).expect("an id");
    engagement::start(id, &fm(), &start, Now { at: now() }).expect("a start")
}

fn at_home(change: &Change) -> Change {
    let home = Home {
        tenant: "home".to_owned(),
        conversation: "19:room".to_owned(),
        kind: HomeKind::GroupChat,
        thread: None,
    };
    let policy = Policy::default();
    engagement::apply(&change.engagement, &fm(), Command::SetHome(home), Now { at: now() }, &policy)
        .expect("a home")
}

async fn work() -> Work {
    let store = Arc::new(MemoryStore::new());
    let mut work = Work::new(Arc::clone(&store) as _);
    let first = started("aaaaaaaaaa", "Contoso");
    let (policy, at) = (Policy::default(), Now { at: now() });
    work.save_change(&first, &policy, at).await.expect("saved");
    work.save_change(&at_home(&first), &policy, at).await.expect("saved");
    work.save_change(&started("bbbbbbbbbb", "Fabrikam"), &policy, at).await.expect("saved");
    for (person, mri) in [("fm", Some("29:fm")), ("ana", Some("29:ana")), ("unseen", None)] {
        let record = PersonRecord {
            name: person.to_uppercase(),
            mri: mri.map(str::to_owned),
            ..PersonRecord::default()
        };
        work.put(keys::person(&key(person)), &record).expect("put");
        let seen = records::Member { seen_at: now() };
        work.put(keys::member("home", "19:room", &key(person)), &seen).expect("put");
    }
    work.put(keys::member("home", "19:other", &key("ana")), &records::Member { seen_at: now() })
        .expect("put");
    work.commit().await.expect("committed");
    Work::new(store)
}

fn id(id: &str) -> EngagementId {
    EngagementId::parse(id).expect("an id")
}

#[tokio::test]
async fn an_engagement_is_loaded_as_it_was_saved_with_the_people_of_its_home() {
    let mut work = work().await;
    let content = Content::Status { engagement: id("aaaaaaaaaa") };
    let stage = Stage::load(&mut work, &content, Some(&key("ana")), "slot").await.expect("a stage");
    assert_eq!(stage.engagement(), Some(&at_home(&started("aaaaaaaaaa", "Contoso")).engagement));
    let policy = Policy::default();
    let scene = stage.scene(now(), &policy);
    let room: Vec<&str> = scene.room.iter().map(|member| member.id.as_str()).collect();
    assert_eq!(room, ["29:ana", "29:fm"], "whom Teams never named cannot be mentioned");
    assert_eq!((scene.me, scene.me_key, scene.nonce), (Some("ANA"), Some(&key("ana")), "slot"));
    assert!(scene.rows.is_empty());
}

#[tokio::test]
async fn an_offer_names_its_drafts_and_the_room_it_is_for() {
    let mut work = work().await;
    let content = Content::Bring {
        tenant: "home".to_owned(),
        conversation: "19:other".to_owned(),
        name: String::new(),
        engagements: vec![id("bbbbbbbbbb"), id("cccccccccc")],
    };
    let stage = Stage::load(&mut work, &content, Some(&key("fm")), "").await.expect("a stage");
    let policy = Policy::default();
    let scene = stage.scene(now(), &policy);
    let rows: Vec<&str> = scene.rows.iter().map(|row| row.customer.as_str()).collect();
    assert_eq!(rows, ["Fabrikam"], "what is gone is not offered");
    assert_eq!(scene.room.iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), ["ANA"]);
    assert!(scene.engagement.is_none());
}

#[tokio::test]
async fn an_engagement_that_is_gone_gives_an_empty_stage() {
    let mut work = work().await;
    let content = Content::Status { engagement: id("cccccccccc") };
    let stage = Stage::load(&mut work, &content, None, "").await.expect("a stage");
    let policy = Policy::default();
    let scene = stage.scene(now(), &policy);
    assert!(scene.engagement.is_none() && scene.room.is_empty() && scene.me.is_none());
}

#[tokio::test]
async fn what_reminders_keep_of_somebody_is_counted_with_the_rest() {
    let mut work = work().await;
    let (who, of) = (key("fm"), id("aaaaaaaaaa"));
    let away = Stretch { from: jiff::civil::date(2026, 3, 9), until: jiff::civil::date(2026, 3, 13) };
    let habits = Habits { zone: Some("Europe/Madrid".to_owned()), away: Some(away), ..Habits::default() };
    work.put(keys::habits(&who), &habits).expect("put");
    let pace = Pace { sent: vec![away.from, away.until] };
    work.put(keys::pace(&records::Queue::of_person(&who)), &pace).expect("put");
    let mark = |to| {
        let (kind, subject, occurrence) = (Kind::ALL[0], Subject::Whole, "1".to_owned());
        Mark { kind, subject, occurrence, to }
    };
    for to in [To::Person(PersonNo(1)), To::Home] {
        let entry = records::LedgerRecord { mark: mark(to), at: now(), how: records::How::Gathered };
        work.note_said(&of, &entry).await.expect("noted");
        let muted = records::Muted { to, kinds: [Kind::ALL[0], Kind::ALL[1]].into() };
        work.put(keys::mute(&of, to), &muted).expect("put");
    }
    let line = records::LineRecord { engagement: of.clone(), mark: mark(To::Person(PersonNo(1))), at: now() };
    work.put(keys::line(&who, &of, &line.mark), &line).expect("put");
    let sent = records::DigestRecord { at: now(), lines: Vec::new(), more: 0, state: Default::default() };
    work.put(keys::digest(&who, "1"), &sent).expect("put");
    let stage = Stage::load(&mut work, &Content::Privacy, Some(&who), "").await.expect("a stage");
    let policy = Policy::default();
    let mine = stage.scene(now(), &policy).mine.expect("what is kept").clone();
    assert_eq!((mine.hours, mine.away, mine.sent, mine.gathered, mine.days), (true, Some(away), 1, 1, 2));
    let traces = mine.traces.iter().find(|traces| traces.engagement == of).expect("traces");
    assert_eq!((traces.reminded, traces.stopped), (1, 2), "what the home heard is nobody's");
}
