//! What the simulation says: how often anybody heard from the bot unasked, what check-ins cost, and that every bound
//! holds.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use teams_simulator::{ConnectorCall, ShownMessage};

use super::world::*;

/// When the bot wrote by itself, by conversation: personal messages are those that can be asked why.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) personal: BTreeMap<String, Vec<Timestamp>>,
    pub(super) shared: BTreeMap<String, Vec<Timestamp>>,
}

impl Heard {
    pub(super) fn of(play: &Play<'_>, from: Timestamp) -> Self {
        let (stage, mut heard) = (play.stage, Self::default());
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
                // What is over is not put off any more.
                let over = message.says("No longer current") || message.says("All done");
                for button in ["reminder.later", "reminder.stop", "reminder.why"] {
                    let may = message.has_button(button) || (over && button == "reminder.later");
                    assert!(may, "{who}: no {button}: {:?}", message.texts());
                }
            }
            let times = unasked.map(|m| m.at.parse().expect("a time")).collect();
            heard.personal.insert(who, times);
        }
        for call in stage.sim.connector_log() {
            let id = call.conversation.as_deref();
            let room = id.and_then(|id| id.strip_prefix("19:room")?.strip_suffix("@thread.v2"));
            let sent = call.operation == "send" && call.status < 300 && call.at >= from;
            let was_asked = |(e, at): &(usize, Timestamp)| {
                room == Some(&format!("{e:02}")) && (0..60).contains(&call.at.duration_since(*at).as_secs())
            };
            let sent = sent && !play.asked.borrow().iter().any(was_asked);
            if let Some(room) = room.filter(|_| sent) {
                heard.shared.entry(room.to_owned()).or_default().push(call.at);
            }
        }
        heard
    }
}

pub(super) fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get(ZONE).expect("a zone")).date()
}

/// The most in any seven days, and in any one.
pub(super) fn most(times: &[Timestamp]) -> (usize, usize) {
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

#[expect(clippy::print_stdout, reason = "the counts are what the simulation has to say")]
pub(super) fn check_ins(play: &Play<'_>) {
    let taps = play.taps.borrow();
    let (most, sum) = (taps.values().copied().max().unwrap_or_default(), taps.values().sum::<usize>());
    println!("check-ins: {} that cost the FM {sum} taps, at most {most} each", taps.len());
    assert!(most <= 3, "a check-in costs the FM at most three taps: {taps:?}");
    assert!(taps.len() > 10 * (ENGAGEMENTS - 1), "they were held at all");
}

/// Who never answers: the request, which the engagement began with, came a second time and no more, the FM was told, and
/// what was not held has no minutes.
#[expect(clippy::print_stdout, reason = "the counts are what the simulation has to say")]
pub(super) fn the_silent(play: &Play<'_>) {
    let stage = play.stage;
    let id = format!("19:{}@thread.v2", room(SILENT));
    let asks = |call: &ConnectorCall| {
        let sent = call.operation == "send" && call.status < 300;
        sent && call.conversation.as_deref() == Some(&id) && call.body.to_string().contains("\"confirm\"")
    };
    let requests = stage.sim.connector_log().iter().filter(|call| asks(call)).count();
    println!("the request that nobody answered: sent again {requests} times, then the FM was told");
    assert_eq!(requests, 1);
    let told = stage.sim.messages("fm1");
    let told = told.iter().filter(|m| m.says("Nobody has answered the request to confirm")).count();
    assert!(told >= 1, "the FM is told");
    let minutes = |e: usize| stage.sim.messages(&room(e)).iter().filter(|m| m.says("Minutes:")).count();
    assert_eq!(minutes(SILENT), 0, "what was not held has no minutes");
    assert!((0..ENGAGEMENTS).filter(|e| *e != SILENT).all(|e| minutes(e) > 10), "what was held has");
}

/// Nothing comes at the old hour of a check-in that moved, nor the day before it.
pub(super) fn what_moved(play: &Play<'_>, heard: &Heard) {
    let moved = (0..PEOPLE).flat_map(|n| &heard.personal[&key_of(MOVED, n)]);
    let that_week: Vec<Date> =
        moved.map(|at| day(*at)).filter(|on| (date(2026, 4, 13)..=date(2026, 4, 17)).contains(on)).collect();
    assert!(!that_week.contains(&date(2026, 4, 15)), "the day before the old hour: {that_week:?}");
    assert!(that_week.contains(&date(2026, 4, 16)), "the day before the new one: {that_week:?}");
    let of_fm = play.stage.sim.messages("fm1");
    let names = |m: &ShownMessage, on: Date| {
        let at: Timestamp = m.at.parse().expect("a time");
        day(at) == on && m.says(&format!("Customer {MOVED:02}")) && m.says("Check-in")
    };
    assert!(!of_fm.iter().any(|m| names(m, date(2026, 4, 15))), "nor does the FM hear of it");
    assert!(of_fm.iter().any(|m| names(m, date(2026, 4, 16))), "the FM hears of the new hour");
    let there: Vec<Date> = heard.shared[&format!("{MOVED:02}")].iter().map(|at| day(*at)).collect();
    assert!(!there.contains(&date(2026, 4, 16)), "nothing on the day of the old hour: {there:?}");
    assert!(there.contains(&date(2026, 4, 17)), "its agenda on the new day: {there:?}");
}

/// Every message that nobody asked for is one that says why, wherever it stands.
pub(super) async fn reasons(play: &Play<'_>) {
    let stage = play.stage;
    let everybody = std::iter::once("fm1".to_owned()).chain((0..ENGAGEMENTS).map(|e| key_of(e, 0)));
    for who in everybody {
        let person = stage.sim.person(&who);
        let last = person.sees(&who).into_iter().rfind(|m| m.from.bot && m.has_button("reminder.why"));
        let Some(last) = last else { continue };
        let why = person.press(&last, "reminder.why", ()).await.card();
        assert!(why.has_button("reminder.stop_one") && why.texts().len() > 3, "{who}: {:?}", why.texts());
    }
    for e in 0..ENGAGEMENTS {
        let there = stage.sim.messages(&room(e));
        let weeks = there.iter().filter(|m| m.has_button("reminder.stop_here")).count();
        let below = there.iter().filter(|m| m.says("the card stands further down")).count();
        let agendas = there.iter().filter(|m| m.says("Agenda:"));
        // Why is on the card, and shows when asked for.
        let reason =
            |m: &ShownMessage| m.card.as_ref().is_some_and(|card| card.to_string().contains("Comes when"));
        assert!(agendas.clone().all(|m| m.has_button("reminder.stop_here") && reason(m)), "room {e}");
        let held_off = |m: &&ShownMessage| m.says("It was not held");
        assert!(agendas.clone().filter(held_off).all(|m| !m.has_button("meeting.tick")), "room {e}");
        let weeks = weeks - agendas.count();
        assert!(weeks <= 2 && below >= 3, "room {e}: one card of the week ({weeks}), {below} lines");
    }
}

#[expect(clippy::print_stdout, reason = "the counts are what the simulation has to say")]
pub(super) fn counts(heard: &Heard) {
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
}
