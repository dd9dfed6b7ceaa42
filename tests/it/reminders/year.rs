//! A year of an engagement with the clock moved by hand, over both changes of the clocks in zones with rules of their
//! own, and in one without any: nine in the morning stays nine there, and everything comes once.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use teams_simulator::ShownMessage;

use super::{asked, at, runs_until, unasked};
use crate::harness::{Stage, on_stage};

/// A year after the beginning.
const END: &str = "2027-03-05T12:00:00Z";

/// John's morning is nine in `zone`, and there is a check-in at nine there every Tuesday.
async fn begins(stage: &Stage, zone: &str) {
    asked(stage).await;
    let john = stage.sim.person("john");
    john.says("john", "my reminders").await;
    stage.settle().await;
    let hours = [("in_from", "09:00"), ("in_to", "17:00"), ("in_zone", zone), ("in_away", "")];
    let saved = john.press(&stage.last("john"), "Save", hours).await.card();
    assert!(saved.says("Saved"), "{:?}", saved.texts());
    john.says("john", "meetings").await;
    stage.settle().await;
    let mut form = john.press(&stage.johns("Plan a meeting"), "Plan a meeting", ()).await.dialog();
    let typed = [("kind", "checkin"), ("when", "2026-03-03"), ("time", "09:00"), ("zone", zone)];
    for (id, value) in typed.into_iter().chain([("minutes", "30"), ("every", "week"), ("times", "60")]) {
        form.fill(&format!("in_{id}"), value);
    }
    form.press("Plan it").await.closed();
    stage.settle().await;
    // What is in a calendar needs no word a quarter of an hour before.
    let booked = stage.johns("It is in the calendar");
    let _ = john.press(&booked, "It is in the calendar", ()).await.card();
    stage.settle().await;
}

/// When a message was sent, on the clocks of `zone`.
fn local(message: &ShownMessage, zone: &TimeZone) -> Zoned {
    message.at.parse::<Timestamp>().expect("an instant").to_zoned(zone.clone())
}

/// How many messages came on each day; each at nine.
fn at_nine(messages: &[ShownMessage], zone: &TimeZone) -> BTreeMap<Date, usize> {
    let mut days = BTreeMap::new();
    for message in messages {
        let at = local(message, zone);
        assert_eq!((at.hour(), at.minute()), (9, 0), "{at}: {:?}", message.texts());
        *days.entry(at.date()).or_default() += 1;
    }
    days
}

/// The hours of UTC at which the messages came that are nearest before and after a day.
fn around(messages: &[ShownMessage], zone: &TimeZone, day: Date) -> (i8, i8) {
    let utc = |message: &ShownMessage| local(message, &TimeZone::UTC).hour();
    let before = messages.iter().rfind(|message| local(message, zone).date() < day).expect("one before");
    let after = messages.iter().find(|message| local(message, zone).date() >= day).expect("one after");
    (utc(before), utc(after))
}

fn a_year_in(zone: &'static str, changes: &'static [(&'static str, (i8, i8))]) {
    on_stage(async |stage| {
        begins(&stage, zone).await;
        runs_until(&stage, at(END)).await;
        let clocks = TimeZone::get(zone).expect("a zone");
        let agendas: Vec<ShownMessage> =
            stage.sim.messages("deployments").into_iter().filter(|m| m.says("Agenda:")).collect();
        let days = at_nine(&agendas, &clocks);
        assert!(days.len() > 50, "a year of check-ins: {}", days.len());
        let once = |(day, count): (&Date, &usize)| *count == 1 && day.weekday() == Weekday::Tuesday;
        assert!(days.iter().all(once), "one each Tuesday: {days:?}");
        // What he planned on the first day for the second came at once.
        let later = |message: &ShownMessage| local(message, &clocks).date() > jiff::civil::date(2026, 3, 3);
        let digests: Vec<_> = unasked(&stage, "john").into_iter().filter(later).collect();
        let days = at_nine(&digests, &clocks);
        assert!(days.len() > 50, "the FM is reminded at all: {}", days.len());
        assert!(days.values().all(|count| *count == 1), "one message a day: {days:?}");
        for (day, hours) in changes {
            let day = day.parse().expect("a day");
            assert_eq!(around(&agendas, &clocks, day), *hours, "{day}: agendas");
        }
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn over_a_year_nine_is_nine_in_madrid() {
    a_year_in("Europe/Madrid", &[("2026-03-29", (8, 7)), ("2026-10-25", (7, 8))]);
}

#[test]
fn over_a_year_nine_is_nine_in_new_york() {
    a_year_in("America/New_York", &[("2026-03-08", (14, 13)), ("2026-11-01", (13, 14))]);
}

#[test]
fn over_a_year_nine_is_nine_in_sydney() {
    a_year_in("Australia/Sydney", &[("2026-04-05", (22, 23)), ("2026-10-04", (23, 22))]);
}

#[test]
fn over_a_year_nine_is_nine_in_sao_paulo_where_the_clocks_never_change() {
    a_year_in("America/Sao_Paulo", &[("2026-03-29", (12, 12)), ("2026-10-25", (12, 12))]);
}
