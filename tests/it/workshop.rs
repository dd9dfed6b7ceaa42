//! What the FM's hand costs in the workshop, what closes it, what blocks nothing, and how short *what's missing* is.

use fasttrack_bot::playbook::{ActId, Locale};
use teams_simulator::{Dialog, Outcome, ShownMessage};

use crate::harness::{Stage, on_stage};
use crate::tongue::{Tongue, act};

/// John's hand: every tap is counted. A choice from a list is two, one opens it and one chooses.
struct Hand<'s> {
    stage: &'s Stage,
    taps: usize,
}

impl Hand<'_> {
    async fn card(&mut self, card: &ShownMessage, button: &str) -> ShownMessage {
        self.taps += 1;
        let shown = self.stage.sim.person("john").press(card, button, ()).await.card();
        self.stage.settle().await;
        shown
    }

    async fn dialog(&mut self, card: &ShownMessage, button: &str) -> Dialog {
        self.taps += 1;
        self.stage.sim.person("john").press(card, button, ()).await.dialog()
    }

    fn choose(&mut self, dialog: &mut Dialog, input: &str, value: &str) {
        self.taps += 2;
        dialog.fill(input, value);
    }

    async fn send(&mut self, dialog: Dialog, button: &str) {
        self.taps += 1;
        assert!(matches!(dialog.press(button).await, Outcome::Closed), "the dialog closes");
        self.stage.settle().await;
        self.stage.looks_at("john");
        self.stage.looks_at("deployments");
    }
}

const LETTERS: [&str; 4] = ["stakeholders", "scenarios", "awareness", "training"];

fn english(stage: &Stage) -> Tongue<'_> {
    Tongue { stage, locale: Locale::En, known: &[] }
}

#[test]
fn sixteen_factors_of_four_services_that_are_alike_are_settled_and_closed_in_at_most_20_taps() {
    on_stage(async |stage| {
        let tongue = english(&stage);
        tongue.begin().await;
        let _ = tongue.ana_confirms().await;
        let mut hand = Hand { stage: &stage, taps: 0 };
        let overview = hand.card(&stage.johns("Success factors"), "Success factors").await;
        let mut page = hand.dialog(&overview, "Enter success factors").await;
        for letter in LETTERS {
            hand.choose(&mut page, &format!("in_status.{letter}"), "in_progress");
        }
        hand.send(page, "Save").await;
        let card = stage.johns("Reviewed: close the workshop");
        for service in ["Exchange", "Teams", "SharePoint", "OneDrive for Business"] {
            assert!(card.says(&format!("**{service}** · 8 of 8")), "{:?}", card.texts());
        }
        let closed = hand.card(&card, "Reviewed: close the workshop").await;
        assert!(closed.says("✔ Workshop closed by John Reed"), "{:?}", closed.texts());
        assert!(hand.taps <= 20, "{} taps", hand.taps);
        stage.looks_at("john");
        stage.looks_at("deployments");
    });
}

#[test]
fn a_workshop_whose_training_is_only_in_progress_closes_without_an_override() {
    on_stage(async |stage| {
        let tongue = english(&stage);
        tongue.begin().await;
        let _ = tongue.ana_confirms().await;
        let _ = tongue.types("factors").await;
        let card = tongue.enters_factors(&["stakeholders", "scenarios", "awareness"]).await;
        let closed = tongue.presses(&card, tongue.word("factors_close")).await;
        assert!(closed.says("in progress") && closed.says("✔ Workshop closed"), "{:?}", closed.texts());
        let way = tongue.types("phase").await;
        assert!(!way.says("Moved by hand"), "{:?}", way.texts());
        let tasks = tongue.types("tasks").await;
        tongue.has_completed(&tasks, &["2536"]);
    });
}

/// John enters that OneDrive is not wanted now, and that Ana agreed to everything.
async fn without_onedrive(stage: &Stage) {
    stage.john_starts().await;
    stage.john_brings().await;
    let john = stage.sim.person("john");
    let card = stage.johns("Enter what was agreed");
    let mut page = john.press(&card, "Enter what was agreed", ()).await.dialog();
    let ana = stage.sim.person("ana");
    page.fill("in_target", "2026-03-15").fill("in_reasons", "anywhere");
    page.fill("in_person", &format!("room:{}", ana.aad_object_id().expect("an object id")));
    let mut rows = page.press("Next").await.dialog();
    rows.fill("in_intent.onedrive", "not_now").fill("in_why_not.onedrive", "The old file server stays");
    assert!(matches!(rows.press("Save").await, Outcome::Closed), "the dialog closes");
    stage.settle().await;
    stage.looks_at("john");
    stage.john_records_that_ana_agreed().await;
}

#[test]
fn a_service_that_is_not_wanted_now_blocks_nothing() {
    on_stage(async |stage| {
        without_onedrive(&stage).await;
        let tongue = english(&stage);
        let card = tongue.types("phase").await;
        let card = tongue.presses(&card, act(ActId::HandoverReceived, Locale::En)).await;
        let card = tongue.clears(card, act(ActId::OutreachSent, Locale::En)).await;
        let card = tongue.clears(card, act(ActId::KickoffBooked, Locale::En)).await;
        let card = tongue.clears(card, act(ActId::KickoffHeld, Locale::En)).await;
        let card = tongue.records(&card, "teams_set_up").await;
        let card = tongue.clears(card, act(ActId::KickoffClosed, Locale::En)).await;
        assert!(card.says("Workshop and technical assessment"), "{:?}", card.texts());
        let _ = tongue.types("factors").await;
        let card = tongue.enters_factors(&["stakeholders", "scenarios", "awareness"]).await;
        assert!(!card.says("OneDrive"), "twelve factors, not sixteen: {:?}", card.texts());
        let closed = tongue.presses(&card, tongue.word("factors_close")).await;
        assert!(closed.says("✔ Workshop closed"), "{:?}", closed.texts());
        let missing = tongue.types("missing").await;
        assert!(!missing.says("OneDrive"), "{:?}", missing.texts());
        let home = stage.sim.messages("deployments");
        let told: Vec<_> = home.iter().flat_map(ShownMessage::texts).collect();
        assert!(told.iter().any(|line| line.contains("not part of the plan")), "{told:?}");
    });
}

/// At most five lines, each with its button, and every dialog behind one has one question alone.
async fn opens_one_field_each(stage: &Stage, card: &ShownMessage, tongue: &Tongue<'_>) {
    let below = [tongue.word("way_phase"), tongue.word("way_override")];
    let answers = card.button_titles().into_iter().filter(|title| !below.contains(&title.as_str()));
    let answers: Vec<_> = answers.collect();
    // A line with a sum can be answered and attested.
    let sums = card.texts().iter().filter(|line| line.contains('(') && line.contains(" of ")).count();
    assert!(!answers.is_empty() && answers.len() <= 5 + sums, "{answers:?}: {:?}", card.texts());
    for title in answers.iter().filter(|title| *title == tongue.word("missing_answer")) {
        let dialog = stage.sim.person("john").press(card, title, ()).await.dialog();
        let asked: Vec<_> = dialog.inputs().iter().map(|input| input["id"].clone()).collect();
        let one = asked.len() == 1
            || asked.iter().all(|id| id.as_str().is_some_and(|id| id.starts_with("in_number.")));
        assert!(one, "one question alone: {asked:?}");
        dialog.close();
    }
}

#[test]
fn what_is_missing_has_at_most_five_lines_in_every_phase_and_each_button_opens_only_its_field() {
    on_stage(async |stage| {
        let tongue = english(&stage);
        tongue.begin().await;
        let phases =
            ["preparing", "kickoff_scheduled", "kickoff_done", "assess", "enable", "success_execution"];
        for phase in phases {
            let card = tongue.types("phase").await;
            let _ = tongue.moves_to(&card, phase).await;
            let card = tongue.types("missing").await;
            opens_one_field_each(&stage, &card, &tongue).await;
        }
    });
}
