//! A check-in every Monday at 10:00 in Madrid over a year, both changes of clocks in it, with whatever else wakes by the
//! clock: what comes, and what does not, at the old hour and the new.

use jiff::civil::{Date, DateTime, Weekday, date, time};
use jiff::{SignedDuration, Timestamp, ToSpan};
use teams_simulator::ShownMessage;

use crate::harness::{Stage, on_stage};
use crate::plan::planned;
use crate::reminders::runs_until;

/// The first check-in, and how many there are.
const FIRST: Date = date(2026, 3, 9);
const WEEKS: i64 = 52;

/// The Mondays around the changes of clocks in Spain: 29 March and 25 October 2026.
const AROUND_CHANGES: [i64; 6] = [1, 2, 3, 31, 32, 33];

fn in_madrid(at: DateTime) -> Timestamp {
    at.in_tz("Europe/Madrid").expect("a time").timestamp()
}

/// The Monday of a week, by number from the first.
fn monday(week: i64) -> DateTime {
    FIRST.checked_add(week.weeks()).expect("a day").to_datetime(time(10, 0, 0, 0))
}

/// A quarter of an hour before it, and a minute after.
fn around(at: DateTime) -> (Timestamp, Timestamp) {
    let at = in_madrid(at);
    (at - SignedDuration::from_mins(15), at + SignedDuration::from_mins(1))
}

fn count(stage: &Stage, place: &str, text: &str) -> usize {
    stage.sim.messages(place).iter().filter(|m| m.from.bot && !m.deleted && m.says(text)).count()
}

fn looks(stage: &Stage) {
    for place in ["john", "deployments"] {
        stage.looks_at(place);
    }
}

impl Stage {
    /// The engagement with its weekly check-in, in a calendar.
    async fn checks_in_for_a_year(&self) {
        planned(self).await;
        let john = self.sim.person("john");
        john.says("john", "meetings").await;
        self.settle().await;
        let list = self.johns("Plan a meeting");
        let mut form = john.press(&list, "Plan a meeting", ()).await.dialog();
        let fields = [
            ("in_kind", "checkin"),
            ("in_when", "2026-03-09"),
            ("in_time", "10:00"),
            ("in_zone", "Europe/Madrid"),
            ("in_minutes", "30"),
            ("in_every", "week"),
            ("in_times", "52"),
        ];
        for (id, value) in fields {
            form.fill(id, value);
        }
        form.press("Plan it").await.closed();
        self.settle().await;
        let card = self.johns("It is in the calendar");
        let _ = john.press(&card, "It is in the calendar", ()).await.card();
        self.settle().await;
        looks(self);
    }

    /// The card of the check-in, asked for anew: the list, and from it.
    async fn card_of_it(&self) -> ShownMessage {
        let john = self.sim.person("john");
        john.says("john", "meetings").await;
        self.sends().await;
        john.press(&self.johns("Plan a meeting"), "Open", ()).await.card()
    }

    /// Waits until everything is sent, however long Teams' limits make it wait.
    async fn sends(&self) {
        self.settles_within(SignedDuration::from_mins(5)).await;
    }

    /// Until a quarter of an hour before `at`; then until a minute after it: how many agendas came by then.
    async fn agendas_at(&self, at: DateTime) -> usize {
        let (before, after) = around(at);
        runs_until(self, before).await;
        looks(self);
        let there = count(self, "deployments", "Agenda:");
        runs_until(self, after).await;
        count(self, "deployments", "Agenda:") - there
    }
}

#[test]
fn ten_in_madrid_stays_ten_over_a_year_and_both_changes_of_clocks() {
    on_stage(async |stage| {
        stage.checks_in_for_a_year().await;
        for week in 0..WEEKS {
            assert_eq!(stage.agendas_at(monday(week)).await, 1, "week {week}");
            assert_eq!(monday(week).weekday(), Weekday::Monday);
        }
        looks(&stage);
    });
}

#[test]
fn moved_by_its_card_it_comes_at_the_new_hour_and_not_at_the_old_around_both_changes() {
    on_stage(async |stage| {
        stage.checks_in_for_a_year().await;
        for week in AROUND_CHANGES {
            let (eve, _) = around(monday(week).checked_sub(1.days()).expect("a day"));
            runs_until(&stage, eve).await;
            looks(&stage);
            let card = stage.card_of_it().await;
            let mut form = stage.sim.person("john").press(&card, "form:meeting_move", ()).await.dialog();
            let to =
                monday(week).checked_add(2.days()).expect("a day").date().to_datetime(time(16, 30, 0, 0));
            form.fill("in_when", &to.date().to_string());
            form.fill("in_time", "16:30");
            form.press("Save").await.closed();
            stage.sends().await;
            assert_eq!(stage.agendas_at(monday(week)).await, 0, "week {week}, the old hour");
            assert_eq!(stage.agendas_at(to).await, 1, "week {week}, the new one");
        }
        looks(&stage);
    });
}

#[test]
fn changed_from_one_time_on_it_comes_at_the_new_hour_and_never_again_at_the_old() {
    on_stage(async |stage| {
        stage.checks_in_for_a_year().await;
        runs_until(&stage, in_madrid(monday(30).date().to_datetime(time(18, 0, 0, 0)))).await;
        looks(&stage);
        let card = stage.card_of_it().await;
        let mut form = stage.sim.person("john").press(&card, "form:meeting_change", ()).await.dialog();
        let thursday = |week: i64| {
            monday(week).checked_add(3.days()).expect("a day").date().to_datetime(time(8, 15, 0, 0))
        };
        form.fill("in_when", &thursday(31).date().to_string());
        form.fill("in_time", "08:15");
        form.press("Save").await.closed();
        stage.sends().await;
        for week in 31..36 {
            assert_eq!(stage.agendas_at(monday(week)).await, 0, "week {week}, the old hour");
            assert_eq!(stage.agendas_at(thursday(week)).await, 1, "week {week}, the new one");
        }
        looks(&stage);
    });
}

#[test]
fn called_off_nothing_comes_any_more() {
    on_stage(async |stage| {
        stage.checks_in_for_a_year().await;
        runs_until(&stage, in_madrid(monday(2).date().to_datetime(time(18, 0, 0, 0)))).await;
        looks(&stage);
        let card = stage.card_of_it().await;
        let mut form = stage.sim.person("john").press(&card, "form:meeting_off", ()).await.dialog();
        form.fill("in_scope", "all");
        form.press("Not taking place").await.closed();
        stage.sends().await;
        let asked = count(&stage, "john", "Was it held?");
        for week in 3..WEEKS {
            assert_eq!(stage.agendas_at(monday(week)).await, 0, "week {week}");
        }
        assert_eq!(count(&stage, "john", "Was it held?"), asked, "and nobody is asked about it");
        looks(&stage);
    });
}

#[test]
fn held_it_yields_minutes_and_not_held_none_around_both_changes() {
    on_stage(async |stage| {
        stage.checks_in_for_a_year().await;
        let john = stage.sim.person("john");
        for week in AROUND_CHANGES {
            assert_eq!(stage.agendas_at(monday(week)).await, 1, "week {week}");
            let (_, after) = around(monday(week));
            runs_until(&stage, after + SignedDuration::from_mins(150)).await;
            looks(&stage);
            let minutes = count(&stage, "deployments", "Minutes:");
            if week % 2 == 0 {
                let held = john.press(&stage.johns("It was held"), "It was held", ()).await.card();
                let _ = john.press(&held, "Publish", [("in_note", "All well")]).await.card();
                stage.sends().await;
                assert_eq!(count(&stage, "deployments", "Minutes:"), minutes + 1, "week {week}");
            } else {
                let not = john.press(&stage.johns("It was held"), "Not held", ()).await.card();
                assert!(!not.has_button("Publish"), "week {week}: {:?}", not.texts());
                stage.sends().await;
                assert_eq!(count(&stage, "deployments", "Minutes:"), minutes, "week {week}");
            }
        }
        looks(&stage);
    });
}
