//! Whole engagements through the front door, no step of them set by hand: one that expands into a second cycle, and
//! requests for assistance that end once enough people use the services.

use fasttrack_bot::playbook::{ActId, Locale};
use teams_simulator::ShownMessage;

use crate::harness::{Stage, on_stage};
use crate::tongue::{Known, Tongue, act};

/// So many active users of every service.
macro_rules! active {
    ($count:literal) => {
        &[
            ("in_number.exchange", $count),
            ("in_number.teams", $count),
            ("in_number.sharepoint", $count),
            ("in_number.onedrive", $count),
        ]
    };
}

fn name(of: ActId) -> &'static str {
    act(of, Locale::En)
}

/// From the hand-over to the end of the kick-off.
async fn kicked_off(tongue: &Tongue<'_>) -> ShownMessage {
    let card = tongue.types("phase").await;
    let card = tongue.holds_kickoff(card).await;
    let card = tongue.records_terms(&card).await;
    let card = tongue.records(&card, "teams_set_up").await;
    tongue.clears(card, name(ActId::KickoffClosed)).await
}

#[test]
fn an_engagement_goes_from_its_hand_over_to_a_review_and_on_into_a_second_cycle() {
    on_stage(async |stage| {
        let known: &[Known] = &[("ask_active", active!("120"))];
        let tongue = Tongue { stage: &stage, locale: Locale::En, known };
        tongue.begin().await;
        let _ = kicked_off(&tongue).await;
        let card = tongue.closes_workshop().await;
        let card = tongue.clears(card, name(ActId::AssessmentComplete)).await;
        assert!(card.says("Enabling services"), "{:?}", card.texts());
        let card = tongue.clears(card, name(ActId::EnablementComplete)).await;
        assert!(card.says("Success execution"), "{:?}", card.texts());
        let card = tongue.clears(card, name(ActId::UsageReached)).await;
        let card = tongue.clears(card, name(ActId::ReviewHeld)).await;
        let tasks = tongue.types("tasks").await;
        tongue.has_completed(&tasks, &["994", "1904", "2536", "3735", "1699", "1701"]);
        let more = [("in_choice", "more_workloads"), ("in_services", "intune")];
        let card = tongue.fills(&card, tongue.word("way_outcome"), &more).await;
        assert!(card.says("cycle 2") && card.says("Cycle 1 ended"), "{:?}", card.texts());
        assert!(!card.says("Moved by hand"), "nothing was set by hand: {:?}", card.texts());
        second_cycle(&stage, &tongue).await;
    });
}

/// The second cycle starts afresh, and what happened in the first is still told.
async fn second_cycle(stage: &Stage, tongue: &Tongue<'_>) {
    let home = stage.sim.messages("deployments");
    assert!(home.iter().any(|message| !message.deleted && message.says("Intune")), "everyone sees the plan");
    let tasks = tongue.types("tasks").await;
    assert!(!tasks.says("✔ 994"), "the second kick-off is still to come: {:?}", tasks.texts());
    let mut page = tongue.types("history").await;
    let mut told = page.text_content();
    while page.has_button("Older") {
        page = tongue.presses(&page, "Older").await;
        told.push_str(&page.text_content());
    }
    for past in ["**Teams**: confirmed", name(ActId::KickoffHeld), name(ActId::ReviewHeld)] {
        assert!(told.contains(past), "{past}: {told}");
    }
}

/// A request for assistance with so many seats: its sum at 99 active users, and the end at 100.
async fn request_for_assistance(stage: &Stage, seats: &'static [(&'static str, &'static str)]) {
    let known: &[Known] =
        &[("ask_motion", &[("in_choice", "rfa")]), ("ask_seats", seats), ("ask_active", active!("99"))];
    let tongue = Tongue { stage, locale: Locale::En, known };
    tongue.begin_with(Locale::PtBr).await;
    let card = kicked_off(&tongue).await;
    let card = tongue.clears(card, name(ActId::AssessmentComplete)).await;
    let card = tongue.presses(&card, tongue.word("way_missing")).await;
    let card = tongue.asked_until(card, "Teams: 99 of 100").await;
    assert!(!card.has_button(name(ActId::EnablementComplete)), "one is lacking: {:?}", card.texts());
    let card = tongue.fills(&card, tongue.word("missing_answer"), active!("100")).await;
    let card = tongue.clears(card, name(ActId::EnablementComplete)).await;
    assert!(card.says("Talking over the completion"), "{:?}", card.texts());
    let card = tongue.clears(card, name(ActId::EnablementDisengaged)).await;
    assert!(card.says("Completed") && !card.says("Moved by hand"), "{:?}", card.texts());
    let farewell = stage.last("deployments");
    assert!(farewell.says("obrigado e muito sucesso"), "{:?}", farewell.texts());
    let tasks = tongue.types("tasks").await;
    tongue.has_completed(&tasks, &["1701", "4058"]);
}

#[test]
fn a_request_for_assistance_with_a_thousand_seats_ends_at_a_hundred_users_in_the_customers_language() {
    on_stage(async |stage| request_for_assistance(&stage, &[("in_number", "1000")]).await);
}

#[test]
fn a_request_for_assistance_below_a_thousand_seats_ends_at_a_tenth_of_them() {
    on_stage(async |stage| request_for_assistance(&stage, &[("in_number", "999")]).await);
}
