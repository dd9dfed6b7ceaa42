//! Sixteen weeks of one FM with twelve engagements, four customer people each and a check-in every week: how often
//! anybody hears from the bot unasked. It prints its counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fasttrack_bot::engagement::reminder::{Habits, Stretch};
use fasttrack_bot::engagement::{
    self, Actor, Booking, BusinessInput, Change, Command, Edit, Engagement, EngagementId, Entry, Every, Home,
    HomeKind, Human, IntentInput, IntentKind, Meeting, MeetingNo, Named, NewItem, Now, Occasion, PersonKey,
    PlanCommand, Planned, Policy, ReasonId, RecordId, Repeats, Role, ServiceId, Start, Until,
};
use fasttrack_bot::playbook::{ChecklistGroup, Locale, MeetingKindId};
use fasttrack_bot::records::{PersonRecord, Sleeper, Work, keys};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::{Value, json};
use teams_simulator::World;

use super::{DAY, runs_until};
use crate::harness::{Options, Stage, on_stage_with};

const TENANT: &str = "5f3c1a52-7f0e-4d1c-9a55-0c8e8b7d1f10";
const ZONE: &str = "Europe/Madrid";
const ENGAGEMENTS: usize = 12;
const PEOPLE: usize = 4;
const WEEKS: i64 = 16;
/// The engagement whose success owner never does anything.
const SILENT: usize = 0;
/// Somebody without a chat of their own.
const WITHOUT_CHAT: (usize, usize) = (1, 1);
/// Somebody on leave.
const ON_LEAVE: (usize, usize) = (5, 1);
/// The engagement one of whose check-ins is moved, to the next day in the afternoon.
const MOVED: usize = 3;

fn key_of(e: usize, n: usize) -> String {
    format!("c{e:02}{n}")
}

fn room(e: usize) -> String {
    format!("room{e:02}")
}

fn object_id(key: &str) -> String {
    let digits: String = key.chars().filter(char::is_ascii_digit).collect();
    let kind = if key.starts_with("fm") { 1 } else { 2 };
    format!("11aa0b6e-36a1-4f3c-9a0b-{kind:04}{digits:0>8}")
}

fn person(key: &str, kind: &str, chat: bool) -> Value {
    let ext = if kind == "guest" { "#EXT#" } else { "" };
    json!({"key": key, "name": format!("Person {key}"), "tenant": "home", "kind": kind, "aadObjectId": object_id(key),
        "upn": format!("{key}{ext}@home.example"), "email": format!("{key}@{kind}.example"),
        "locale": "en-GB", "timezone": ZONE, "personalChat": chat})
}

fn world() -> World {
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

fn human(key: &str) -> Human {
    Human {
        key: PersonKey { tenant: TENANT.to_owned(), person: object_id(key) },
        name: format!("Person {key}"),
        email: None,
        may_be_fm: key == "fm1",
    }
}

fn in_room(key: &str) -> Named {
    let Human { key, name, email, .. } = human(key);
    Named::InRoom { key, name, email }
}

/// The engagements as they are stored, changed by people without their cards: what the bot says is looked at here.
struct Play<'a> {
    stage: &'a Stage,
    policy: Policy,
}

impl Play<'_> {
    fn id(e: usize) -> EngagementId {
        EngagementId::parse(&format!("{e:010}")).expect("an id")
    }

    async fn save(&self, change: &Change) {
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

    async fn load(&self, e: usize) -> Engagement {
        let mut work = Work::new(Arc::clone(&self.stage.store));
        work.engagement(&Self::id(e)).await.expect("readable").expect("it is there")
    }

    async fn does(&self, e: usize, who: &str, command: Command) {
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
    async fn put(&self, e: usize, part: RecordId, change: impl FnOnce(&mut Engagement)) {
        let mut engagement = self.load(e).await;
        change(&mut engagement);
        engagement.head.revision = engagement.head.revision.next();
        let touched = BTreeSet::from([RecordId::Head, part]);
        self.save(&Change { engagement, touched, removed: BTreeSet::new(), events: Vec::new() }).await;
    }

    async fn begins(&self, e: usize) {
        let now = Now { at: self.stage.clock.now() };
        let services = vec![ServiceId::new("teams"), ServiceId::new("exchange")];
        let start = Start {
            customer: format!("Customer {e}"),
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
        self.does(e, "fm1", Command::SetHome(home)).await;
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
    async fn owes(&self, e: usize, n: usize, due: Date) {
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

/// When the bot wrote by itself, by conversation: personal messages are those that can be asked why.
#[derive(Default)]
struct Heard {
    personal: BTreeMap<String, Vec<Timestamp>>,
    shared: BTreeMap<String, Vec<Timestamp>>,
}

impl Heard {
    fn of(stage: &Stage, from: Timestamp) -> Self {
        let mut heard = Self::default();
        let everybody = std::iter::once("fm1".to_owned())
            .chain((0..ENGAGEMENTS).flat_map(|e| (0..PEOPLE).map(move |n| key_of(e, n))));
        for who in everybody {
            if who == key_of(WITHOUT_CHAT.0, WITHOUT_CHAT.1) {
                continue;
            }
            let messages = stage.sim.person(&who).sees(&who);
            stage.looks_at(&who);
            let unasked = messages.iter().filter(|m| m.from.bot && m.has_button("reminder.why"));
            for message in unasked.clone() {
                for button in ["reminder.later", "reminder.stop", "reminder.why"] {
                    assert!(message.has_button(button), "{who}: no {button}: {:?}", message.texts());
                }
            }
            let times = unasked.map(|m| m.at.parse().expect("a time")).collect();
            heard.personal.insert(who, times);
        }
        for call in stage.sim.connector_log() {
            let room = call.conversation.as_deref().and_then(|id| id.strip_prefix("19:room"));
            let sent = call.operation == "send" && call.status < 300 && call.at >= from;
            if let Some(room) = room.filter(|_| sent) {
                heard.shared.entry(room.to_owned()).or_default().push(call.at);
            }
        }
        heard
    }
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get(ZONE).expect("a zone")).date()
}

/// The most in any seven days, and in any one.
fn most(times: &[Timestamp]) -> (usize, usize) {
    let days: Vec<Date> = times.iter().map(|at| day(*at)).collect();
    let within = |from: Date, length: i64| {
        days.iter()
            .filter(|d| (0..length).contains(&i64::from(from.until(**d).expect("a span").get_days())))
            .count()
    };
    let week = days.iter().map(|from| within(*from, 7)).max().unwrap_or(0);
    let one = days.iter().map(|from| within(*from, 1)).max().unwrap_or(0);
    (week, one)
}

#[test]
fn sixteen_weeks_keep_every_budget() {
    let options = Options { teams: |config| config.world = world(), ..Options::default() };
    on_stage_with(options, async |stage| {
        let fm = stage.sim.person("fm1");
        fm.installs("fm1").await;
        stage.settle().await;
        for e in 0..ENGAGEMENTS {
            fm.installs(&room(e)).await;
            for n in (0..PEOPLE).filter(|n| (e, *n) != WITHOUT_CHAT) {
                let key = key_of(e, n);
                stage.sim.person(&key).installs(&key).await;
            }
            stage.settles_within(SignedDuration::from_mins(10)).await;
        }
        let play = Play { stage: &stage, policy: Policy::default() };
        seed_the_guest_without_chat(&stage).await;
        let began = stage.clock.now();
        for e in 0..ENGAGEMENTS {
            play.begins(e).await;
        }
        let monday = date(2026, 3, 2);
        for week in 0..WEEKS {
            weeks_work(&play, monday, week).await;
        }
        let told = stage.sim.messages("fm1");
        assert!(told.iter().any(|m| m.has_button("meeting.held")), "the FM is asked whether it was held");
        assert!(!told.iter().any(|m| m.has_button("meeting.publish")), "what was not held has no minutes");
        let heard = Heard::of(&stage, began);
        counts(&heard);
        for e in 0..ENGAGEMENTS {
            stage.looks_at(&room(e));
        }
    });
}

/// Teams names everybody in a room, also who has no chat with the bot.
async fn seed_the_guest_without_chat(stage: &Stage) {
    let key = key_of(WITHOUT_CHAT.0, WITHOUT_CHAT.1);
    let who = stage.sim.person(&key);
    let mut work = Work::new(Arc::clone(&stage.store));
    let record = keys::person(&human(&key).key);
    let known = work.get::<PersonRecord>(&record).await.expect("readable").unwrap_or_default();
    let seen = PersonRecord {
        name: format!("Person {key}"),
        mri: Some(who.mri()),
        aad: who.aad_object_id().map(str::to_owned),
        service_url: Some(stage.sim.service_url(TENANT)),
        ..known
    };
    work.put(record, &seen).expect("it can be stored");
    work.commit().await.expect("nobody else writes");
}

/// One week: new things to do, answers, an absence, a meeting that is moved; the clock goes day by day.
async fn weeks_work(play: &Play<'_>, monday: Date, week: i64) {
    let stage = play.stage;
    let zone = TimeZone::get(ZONE).expect("a zone");
    let first = monday.checked_add((7 * week).days()).expect("a day");
    for weekday in 0..7_i64 {
        let today = first.checked_add(weekday.days()).expect("a day");
        let evening = today.at(18, 0, 0, 0).to_zoned(zone.clone()).expect("an hour").timestamp();
        runs_until(stage, evening).await;
        if week == 0 && weekday == 1 {
            for e in (0..ENGAGEMENTS).filter(|e| *e != SILENT) {
                let shown = play.load(e).await.head.revision;
                let services = vec![ServiceId::new("teams"), ServiceId::new("exchange")];
                play.does(e, &key_of(e, 0), Command::Confirm { services, shown }).await;
            }
        }
        if week == 4 && weekday == 0 {
            let habits = Habits {
                away: Some(Stretch { from: today, until: today.checked_add(20.days()).expect("a day") }),
                ..Habits::default()
            };
            let mut work = Work::new(Arc::clone(&stage.store));
            let key = keys::habits(&human(&key_of(ON_LEAVE.0, ON_LEAVE.1)).key);
            let _ = work.get::<Habits>(&key).await.expect("readable");
            work.put(key, &habits).expect("it can be stored");
            work.commit().await.expect("nobody else writes");
        }
        if week == 6 && weekday == 0 {
            // The check-in of this week, on Thursday, becomes Friday afternoon.
            let planned = Planned(first.checked_add(3.days()).expect("a day").at(10, 0, 0, 0));
            let moved = first.checked_add(4.days()).expect("a day").at(16, 0, 0, 0);
            let put = |engagement: &mut Engagement| {
                let known = Occasion { moved: Some(moved), ..Occasion::blank(MeetingNo(1), planned) };
                engagement.meetings.occasions.insert((MeetingNo(1), planned), known);
            };
            play.put(MOVED, RecordId::Occasion(MeetingNo(1), planned), put).await;
        }
        for e in (0..ENGAGEMENTS).filter(|e| (e % 5) as i64 == weekday) {
            // The check-in was today: who did their part ticks it, and everybody gets something new.
            for n in 0..PEOPLE {
                if (e, n) != (SILENT, 0) && (week + n as i64) % 3 != 0 {
                    ticks(play, e, n).await;
                }
                if week % 2 == (n % 2) as i64 && week < WEEKS - 2 {
                    play.owes(e, n, today.checked_add(7.days()).expect("a day")).await;
                }
            }
        }
    }
}

/// Somebody presses "Done" on everything in their last message that still can be; who has no chat does so elsewhere.
async fn ticks(play: &Play<'_>, e: usize, n: usize) {
    let key = key_of(e, n);
    let person = play.stage.sim.person(&key);
    if (e, n) == WITHOUT_CHAT {
        return;
    }
    for _ in 0..6 {
        let last = person.sees(&key).into_iter().rfind(|m| m.from.bot && m.has_button("reminder.done"));
        let Some(message) = last else { return };
        let _ = person.press(&message, "reminder.done", ()).await;
        play.stage.settles_within(DAY).await;
    }
}

#[expect(clippy::print_stdout, reason = "the counts are what the simulation has to say")]
fn counts(heard: &Heard) {
    let fm = &heard.personal["fm1"];
    let customers: Vec<(&String, &Vec<Timestamp>)> =
        heard.personal.iter().filter(|(key, _)| *key != "fm1").collect();
    let mut weekly: Vec<usize> = Vec::new();
    for (_, times) in &customers {
        for week in 0..WEEKS {
            let from = date(2026, 3, 2).checked_add((7 * week).days()).expect("a day");
            let until = from.checked_add(7.days()).expect("a day");
            weekly.push(times.iter().filter(|at| (from..until).contains(&day(**at))).count());
        }
    }
    weekly.sort_unstable();
    let median = weekly[weekly.len() / 2];
    let worst = customers.iter().map(|(_, times)| most(times)).max().unwrap_or_default();
    let shared = heard.shared.values().map(|times| most(times)).max().unwrap_or_default();
    let total: usize = customers.iter().map(|(_, times)| times.len()).sum();
    println!("customer people: {} unasked messages to {} people", total, customers.len());
    println!(
        "  in any seven days at most {}, in a day at most {}, median of a week {median}",
        worst.0, worst.1
    );
    println!("FM: {} digests over {ENGAGEMENTS} engagements, at most {} a day", fm.len(), most(fm).1);
    println!(
        "shared conversations: {} messages in {}, in any seven days at most {}, in a day at most {}",
        heard.shared.values().map(Vec::len).sum::<usize>(),
        heard.shared.len(),
        shared.0,
        shared.1
    );
    assert!(worst.0 <= 3 && worst.1 <= 1 && median <= 1);
    assert!(total > 200, "people are reminded at all");
    assert!(most(fm).1 <= 1, "one digest a day over all engagements");
    assert!(fm.len() > 40, "the FM is reminded at all");
    for (who, times) in &heard.personal {
        for at in times {
            let date_of = day(*at);
            let weekend =
                matches!(date_of.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
            let off = [date(2026, 4, 3), date(2026, 5, 1)].contains(&date_of);
            assert!(!weekend && !off, "{who} heard on {date_of}");
        }
    }
    assert!(shared.0 <= 3 && shared.1 <= 1);
    let leave = date(2026, 3, 31)..=date(2026, 4, 19);
    let on_leave = &heard.personal[&key_of(ON_LEAVE.0, ON_LEAVE.1)];
    assert!(on_leave.iter().all(|at| !leave.contains(&day(*at))), "somebody on leave heard something");
    assert!(!on_leave.is_empty());
    let moved = (0..PEOPLE).flat_map(|n| &heard.personal[&key_of(MOVED, n)]);
    let that_week: Vec<Date> =
        moved.map(|at| day(*at)).filter(|on| (date(2026, 4, 13)..=date(2026, 4, 17)).contains(on)).collect();
    assert!(!that_week.contains(&date(2026, 4, 15)), "the day before the old hour: {that_week:?}");
    assert!(that_week.contains(&date(2026, 4, 16)), "the day before the new one: {that_week:?}");
}
