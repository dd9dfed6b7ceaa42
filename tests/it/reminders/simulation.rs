//! Sixteen weeks of one FM with twelve engagements, four customer people each and a check-in every week: how often
//! anybody hears from the bot unasked. It prints its counts.

use std::cell::RefCell;
use std::sync::Arc;

use fasttrack_bot::engagement::reminder::{Habits, Stretch};
use fasttrack_bot::engagement::{Command, Policy, ServiceId};
use fasttrack_bot::records::{PersonRecord, Work, keys};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use teams_simulator::ShownMessage;

use super::{DAY, runs_until};
use crate::harness::{Options, Stage, on_stage_with};

mod counts;
mod world;

use counts::{Heard, check_ins, counts, reasons, the_silent, what_moved};
use world::*;

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
        let play = Play {
            stage: &stage,
            policy: Policy::default(),
            taps: RefCell::default(),
            asked: RefCell::default(),
        };
        seed_the_guest_without_chat(&stage).await;
        let began = stage.clock.now();
        for e in 0..ENGAGEMENTS {
            play.begins(e).await;
        }
        let monday = date(2026, 3, 2);
        for week in 0..WEEKS {
            weeks_work(&play, monday, week).await;
        }
        let heard = Heard::of(&play, began);
        counts(&heard);
        check_ins(&play);
        the_silent(&play);
        what_moved(&play, &heard);
        reasons(&play).await;
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
        let hour = |hour: i8, minute: i8| {
            today.at(hour, minute, 0, 0).to_zoned(zone.clone()).expect("an hour").timestamp()
        };
        if weekday < 5 && week > 0 {
            runs_until(stage, hour(10, 5)).await;
            for e in (0..ENGAGEMENTS).filter(|e| (e % 5) as i64 == weekday) {
                // Now and then nobody writes anything down while they talk.
                if e != SILENT && (week + e as i64) % 4 != 0 {
                    goes_through(play, e).await;
                }
            }
            if week == 6 && weekday == 4 {
                runs_until(stage, hour(16, 5)).await;
                goes_through(play, MOVED).await;
            }
        }
        runs_until(stage, hour(18, 0)).await;
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
            let friday = first.checked_add(4.days()).expect("a day");
            moves_it(play, MOVED, friday, week).await;
        }
        if weekday < 5 {
            answers(play, week).await;
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

/// During the check-in somebody ticks what is first on its agenda.
async fn goes_through(play: &Play<'_>, e: usize) {
    let key = key_of(e, 2);
    let person = play.stage.sim.person(&key);
    let agenda = person.sees(&room(e)).into_iter().rfind(|m| !m.deleted && m.has_button("meeting.tick"));
    if let Some(agenda) = agenda {
        let _ = person.press(&agenda, "meeting.tick", ()).await.card();
        play.stage.settles_within(DAY).await;
    }
}

/// The FM says in the room that this week's check-in is on `day`, at four.
async fn moves_it(play: &Play<'_>, e: usize, day: Date, week: i64) {
    let (stage, fm) = (play.stage, play.stage.sim.person("fm1"));
    play.asked.borrow_mut().push((e, stage.clock.now()));
    fm.says(&room(e), "@FastTrack meetings").await;
    stage.settles_within(DAY).await;
    fm.opens(&room(e)).await;
    let list = fm.sees(&room(e)).into_iter().rfind(|m| !m.deleted && m.has_button("It moved"));
    let mut form = fm.press(&list.expect("the list"), "It moved", ()).await.dialog();
    form.fill("in_when", &day.to_string());
    form.fill("in_time", "16:00");
    form.press("Save").await.closed();
    *play.taps.borrow_mut().entry((e, week)).or_default() += 2;
    stage.settles_within(DAY).await;
}

/// The FM answers every card that asks about a check-in: it was held and is published, or was not.
async fn answers(play: &Play<'_>, week: i64) {
    let fm = play.stage.sim.person("fm1");
    for _ in 0..3 * ENGAGEMENTS {
        let buttons = ["meeting.publish", "meeting.held"];
        let asks = |m: &ShownMessage| {
            let waits = buttons.iter().any(|button| m.has_button(button)) && !m.says("It was not held");
            m.from.bot && !m.deleted && waits
        };
        let Some(card) = fm.sees("fm1").into_iter().find(asks) else { return };
        let of = |e: &usize| card.says(&format!("Customer {e:02}"));
        let e = (0..ENGAGEMENTS).find(of).expect("it names the customer");
        let button = match (e, card.has_button("meeting.publish")) {
            (SILENT, _) => "meeting.not_held",
            (_, true) => "meeting.publish",
            (_, false) => "meeting.held",
        };
        let _ = fm.press(&card, button, ()).await.card();
        *play.taps.borrow_mut().entry((e, week)).or_default() += 1;
        play.stage.settles_within(DAY).await;
    }
    panic!("the FM never gets to the end of it");
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
