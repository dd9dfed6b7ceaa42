//! A meeting that is otherwise than planned, through the front door: changed, taken back, told once.

use jiff::Timestamp;
use teams_simulator::{Dialog, ShownMessage};

use crate::harness::{Stage, on_stage};
use crate::plan::planned;
use crate::reminders::runs_until;

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

impl Stage {
    /// A check-in on Monday, 9 March, 10:00 in Madrid, to which Nadia alone is invited, who has a chat with the bot.
    async fn checks_in_with_nadia(&self) {
        let mut form = self.plans_a_meeting().await;
        let nadia = Self::choice(&form, "in_people", "Nadia");
        let fields = [
            ("in_kind", "checkin"),
            ("in_when", "2026-03-09"),
            ("in_time", "10:00"),
            ("in_zone", "Europe/Madrid"),
            ("in_every", ""),
            ("in_people", &nadia),
        ];
        for (id, value) in fields {
            form.fill(id, value);
        }
        form.press("Plan it").await.closed();
        self.settle().await;
        self.looks_at("john");
        self.looks_at("deployments");
    }

    /// John opens the form with which the check-in is changed, from its card.
    async fn changes(&self) -> Dialog {
        let card = self.johns("Calendar file");
        self.sim.person("john").press(&card, "Change", ()).await.dialog()
    }

    /// John says that the check-in is in the calendar.
    async fn books(&self) {
        let card = self.johns("It is in the calendar");
        let booked = self.sim.person("john").press(&card, "It is in the calendar", ()).await.card();
        assert!(!booked.has_button("It is in the calendar"), "{:?}", booked.texts());
        self.settle().await;
        self.looks_at("deployments");
    }

    /// From Monday 10:00 to Tuesday 16:00.
    async fn to_tuesday(&self) {
        let mut form = self.changes().await;
        form.fill("in_when", "2026-03-10");
        form.fill("in_time", "16:00");
        form.press("Save").await.closed();
        self.settle().await;
        self.looks_at("deployments");
    }

    /// The check-in's file as John's calendar gets it.
    async fn calendar_file(&self) -> String {
        let john = self.sim.person("john");
        let _ = john.press(&self.johns("Calendar file"), "Calendar file", ()).await.card();
        self.settle().await;
        let asked = |m: &ShownMessage| {
            m.files.iter().any(|f| f["name"].as_str().is_some_and(|n| n.ends_with(".ics")))
        };
        let offer =
            self.sim.messages("john").into_iter().rfind(|m| !m.deleted && asked(m)).expect("an offer");
        assert_eq!(john.consents(&offer, true).await.status, Some(200));
        self.settle().await;
        let file = self.sim.messages("john").into_iter().rfind(|m| !m.deleted && !m.files.is_empty());
        let id = file.expect("the file").files[0]["content"]["uniqueId"].as_str().expect("an id").to_owned();
        String::from_utf8(self.sim.uploaded(&id).expect("its bytes")).expect("text")
    }
}

fn line<'f>(file: &'f str, name: &str) -> &'f str {
    file.lines().find_map(|line| line.strip_prefix(name)).expect("the line")
}

#[test]
fn the_form_of_a_change_is_filled_with_what_was_planned() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        let form = stage.changes().await;
        let values = ["in_when", "in_time", "in_minutes", "in_every", "in_times"].map(|id| form.value(id));
        assert_eq!(values, ["2026-03-09", "10:00", "30", "week", "4"]);
        assert!(form.texts().iter().any(|line| line.contains("all later ones")), "{:?}", form.texts());
    });
}

#[test]
fn a_changed_hour_stands_on_everybodys_card_and_is_to_be_put_into_the_calendar_anew() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        stage.books().await;
        let before = stage.sim.messages("deployments").len();
        stage.to_tuesday().await;
        let card = stage.johns("It is in the calendar");
        assert!(
            card.says("change it there, too") && card.says("Tuesday 10 March, 16:00"),
            "{:?}",
            card.texts()
        );
        assert!(!card.has_button("Add to calendar"), "that would be a second one");
        let everyone = stage.sim.messages("deployments");
        assert_eq!(everyone.len(), before, "nothing new is posted");
        let changed = |m: &ShownMessage| m.says("16:00") && m.says("before: Monday 9 March, 10:00");
        assert!(everyone.iter().any(changed), "{:?}", everyone.last().map(ShownMessage::texts));
        stage.looks_at("john");
    });
}

#[test]
fn a_calendar_learns_of_a_change_by_the_same_uid_and_a_higher_sequence() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        let first = stage.calendar_file().await;
        let mut form = stage.changes().await;
        form.fill("in_title", "Friday round");
        form.fill("in_agenda", "The licences");
        form.press("Save").await.closed();
        stage.settle().await;
        stage.looks_at("deployments");
        let second = stage.calendar_file().await;
        assert_eq!(line(&first, "UID:"), line(&second, "UID:"));
        assert_eq!((line(&first, "SEQUENCE:"), line(&second, "SEQUENCE:")), ("0", "1"));
        assert!(second.contains("SUMMARY:Friday round"), "{second}");
        stage.looks_at("john");
    });
}

#[test]
fn another_name_is_not_asked_about_again() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        stage.books().await;
        let mut form = stage.changes().await;
        form.fill("in_title", "Friday round");
        form.press("Save").await.closed();
        stage.settle().await;
        let card = stage.johns("Calendar file");
        assert!(card.says("In the calendar, says John Reed"), "{:?}", card.texts());
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_customer_person_is_told_once_what_changed() {
    on_stage(async |stage| {
        stage.welcome("nadia").await;
        planned(&stage).await;
        stage.checks_in_with_nadia().await;
        stage.to_tuesday().await;
        runs_until(&stage, at("2026-03-06T12:00:00Z")).await;
        let told: Vec<_> =
            stage.sim.person("nadia").sees("nadia").into_iter().filter(|m| m.says("has changed:")).collect();
        assert_eq!(told.len(), 1, "{:?}", told.iter().map(ShownMessage::texts).collect::<Vec<_>>());
        assert!(told[0].says("before: Monday 9 March, 10:00"), "{:?}", told[0].texts());
        assert!(told[0].has_button("reminder.stop") && told[0].has_button("reminder.why"));
        for place in ["nadia", "john", "deployments"] {
            stage.looks_at(place);
        }
    });
}

#[test]
fn what_is_changed_back_the_same_day_is_told_nobody() {
    on_stage(async |stage| {
        stage.welcome("nadia").await;
        planned(&stage).await;
        stage.checks_in_with_nadia().await;
        stage.to_tuesday().await;
        let mut form = stage.changes().await;
        form.fill("in_when", "2026-03-09");
        form.fill("in_time", "10:00");
        form.press("Save").await.closed();
        runs_until(&stage, at("2026-03-06T12:00:00Z")).await;
        assert!(!stage.sim.person("nadia").sees("nadia").iter().any(|m| m.says("has changed:")));
        for place in ["nadia", "john", "deployments"] {
            stage.looks_at(place);
        }
    });
}

#[test]
fn after_a_change_the_agenda_comes_at_the_new_hour_and_nothing_at_the_old() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        stage.to_tuesday().await;
        stage.looks_at("john");
        runs_until(&stage, at("2026-03-10T14:58:00Z")).await;
        let agendas =
            |stage: &Stage| stage.sim.messages("deployments").iter().filter(|m| m.says("Agenda:")).count();
        assert_eq!(agendas(&stage), 0);
        stage.comes("2026-03-10T15:01:00Z").await;
        assert_eq!(agendas(&stage), 1);
        for place in ["john", "deployments"] {
            stage.looks_at(place);
        }
    });
}

#[test]
fn what_is_changed_can_be_taken_back() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        stage.to_tuesday().await;
        let offer = stage.john_asks_for("undo").await;
        assert!(offer.says("before: Monday 9 March, 10:00"), "{:?}", offer.texts());
        let _ = stage.sim.person("john").press(&offer, "Undo", ()).await.card();
        stage.settle().await;
        assert!(stage.johns("Calendar file").says("Monday 9 March, 10:00"));
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn published_minutes_stay_and_undo_says_why() {
    on_stage(async |stage| {
        planned(&stage).await;
        stage.weekly_check_in().await;
        stage.comes("2026-03-09T11:40:00Z").await;
        let john = stage.sim.person("john");
        let held = john.press(&stage.johns("It was held"), "It was held", ()).await.card();
        let _ = john.press(&held, "Publish", [("in_note", "All well")]).await.card();
        stage.settle().await;
        let offer = stage.john_asks_for("undo").await;
        assert!(offer.says("This stays") && offer.says("minutes"), "{:?}", offer.texts());
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}
