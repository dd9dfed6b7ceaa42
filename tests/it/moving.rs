//! An engagement moves to another conversation: what stands there, what is left, and what old buttons answer.

use serde_json::json;
use teams_simulator::{ShownMessage, World};

use crate::harness::{Options, Stage, on_stage, on_stage_with};

const OLD: &str = "deployments";
const NEW: &str = "core-team";
const POINTER: &str =
    "This engagement has moved and goes on in another conversation. John Reed can tell you where.";

/// The bot's messages that stand in a conversation, looked at.
fn standing(stage: &Stage, conversation: &str) -> Vec<ShownMessage> {
    let messages = stage.sim.messages(conversation);
    messages.into_iter().filter(|message| message.from.bot && !message.deleted).collect()
}

/// The one message of a conversation that says this.
fn one(stage: &Stage, conversation: &str, text: &str) -> ShownMessage {
    let mut found = standing(stage, conversation);
    found.retain(|message| message.says(text));
    assert_eq!(found.len(), 1, "{text:?} in {conversation}: {found:#?}");
    found.remove(0)
}

/// John calls the bot to a conversation; the offer in his own chat.
async fn john_is_offered(stage: &Stage, conversation: &str) -> ShownMessage {
    let john = stage.sim.person("john");
    assert_eq!(john.says(conversation, "@FastTrack bring").await.status, Some(200));
    stage.settle().await;
    stage.last("john")
}

/// John moves the engagement with Contoso to a conversation.
pub(crate) async fn john_moves_it(stage: &Stage, conversation: &str) {
    let offer = john_is_offered(stage, conversation).await;
    let _ = stage.sim.person("john").press(&offer, "Move Contoso here", ()).await.card();
    stage.settle().await;
    stage.looks_at("john");
}

/// The bot is in both conversations, and Contoso was asked in the old one.
async fn asked(stage: &Stage) {
    stage.asked().await;
    stage.sim.person("john").installs(NEW).await;
    stage.settle().await;
    stage.looks_at(NEW);
}

/// John starts one more engagement.
async fn john_starts_with(stage: &Stage, customer: &str) {
    let john = stage.sim.person("john");
    let welcome = stage.johns("Start an engagement");
    let mut dialog = john.press(&welcome, "Start an engagement", ()).await.dialog();
    dialog.fill("in_customer", customer);
    dialog.fill("in_services", "teams");
    dialog.press("Start").await.closed();
    stage.settle().await;
    stage.looks_at("john");
}

#[test]
fn what_moves_stands_in_the_new_place_and_leaves_one_line_in_the_old_one() {
    on_stage(async |stage| {
        asked(&stage).await;
        john_moves_it(&stage, NEW).await;
        one(&stage, NEW, "FastTrack for Contoso");
        one(&stage, NEW, "4 points");
        let left = standing(&stage, OLD);
        let texts: Vec<_> = left.iter().map(ShownMessage::texts).collect();
        assert_eq!(texts, [[POINTER]], "one line, and nobody's facts");
        assert_eq!(left[0].buttons().len(), 0);
    });
}

#[test]
fn what_changes_afterwards_shows_in_the_new_place_alone() {
    on_stage(async |stage| {
        asked(&stage).await;
        john_moves_it(&stage, NEW).await;
        let before = standing(&stage, OLD);
        let ana = stage.sim.person("ana");
        ana.opens(NEW).await;
        let request = ana.sees(NEW).into_iter().rfind(|m| !m.deleted && m.has_button("confirm"));
        let _ = ana.press(&request.expect("the request"), "confirm", ()).await.card();
        stage.settle().await;
        one(&stage, NEW, "✔ Ana Ruiz confirmed all 4");
        let cards = |all: &[ShownMessage]| all.iter().map(|m| m.card.clone()).collect::<Vec<_>>();
        assert_eq!(cards(&standing(&stage, OLD)), cards(&before));
        stage.looks_at("john");
    });
}

#[test]
fn an_old_button_answers_that_it_moved_and_changes_nothing() {
    on_stage(async |stage| {
        asked(&stage).await;
        let ana = stage.sim.person("ana");
        ana.opens(OLD).await;
        let request = ana.sees(OLD).into_iter().rfind(|m| m.has_button("confirm")).expect("the request");
        let button = request.buttons().into_iter().find(|b| b.verb.as_deref() == Some("confirm"));
        let action = button.expect("a button").action;
        john_moves_it(&stage, NEW).await;
        stage.looks_at(OLD);
        // A client that has not heard of it yet still shows the old card.
        let value = json!({"action": {"type": "Action.Execute", "verb": "confirm", "data": action["data"]},
            "trigger": "manual"});
        let answer = ana.invokes(OLD, "adaptiveCard/action", &value).await;
        assert_eq!(answer.status, Some(200));
        let told = "Esta interacción se movió y sigue en otra conversación.";
        assert!(answer.body.to_string().contains(told), "{answer:?}");
        stage.settle().await;
        one(&stage, NEW, "4 points");
        let said = ana.says(OLD, "@FastTrack status").await;
        assert_eq!(said.status, Some(200));
        stage.settle().await;
        let answer = stage.last(OLD).text_content();
        assert!(answer.contains("has moved") && !answer.contains("Contoso"), "{answer}");
        stage.looks_at(OLD);
    });
}

#[test]
fn where_it_comes_back_to_no_line_says_that_it_moved() {
    on_stage(async |stage| {
        asked(&stage).await;
        john_moves_it(&stage, NEW).await;
        john_moves_it(&stage, OLD).await;
        one(&stage, OLD, "FastTrack for Contoso");
        one(&stage, NEW, POINTER);
        assert!(!standing(&stage, OLD).iter().any(|message| message.says(POINTER)));
    });
}

#[test]
fn what_the_old_place_was_still_owed_is_not_said_there_any_more() {
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.john_brings().await;
        stage.john_enters().await;
        let john = stage.sim.person("john");
        john.installs(NEW).await;
        john.uninstalls("general").await;
        stage.settle().await;
        let _ = john.press(&stage.johns("Ask to confirm"), "Ask to confirm", ()).await.card();
        stage.settle().await;
        john_moves_it(&stage, NEW).await;
        one(&stage, NEW, "4 points");
        john.installs("general").await;
        assert_eq!(john.says(OLD, "@FastTrack help").await.status, Some(200));
        stage.settle().await;
        let said = standing(&stage, OLD);
        assert!(said.iter().any(|message| message.says(POINTER)), "{said:#?}");
        assert!(!said.iter().any(|message| message.says("Contoso")), "{said:#?}");
        stage.looks_at("general");
        stage.looks_at("john");
    });
}

#[test]
fn only_engagements_of_the_customer_who_lives_there_can_move_there() {
    on_stage(async |stage| {
        asked(&stage).await;
        john_starts_with(&stage, "Fabrikam").await;
        let offer = john_is_offered(&stage, NEW).await;
        let titles = offer.button_titles();
        assert_eq!(titles, ["Put Fabrikam here", "Move Contoso here"]);
        let _ = stage.sim.person("john").press(&offer, "Put Fabrikam here", ()).await.card();
        stage.settle().await;
        stage.looks_at("john");
        stage.looks_at(NEW);
        let before = standing(&stage, "john").len();
        assert_eq!(stage.sim.person("john").says(NEW, "@FastTrack bring").await.status, Some(200));
        stage.settle().await;
        assert!(stage.last(NEW).says("Another customer's engagement lives there"));
        assert_eq!(standing(&stage, "john").len(), before, "nothing is offered");
        stage.looks_at(OLD);
    });
}

#[test]
fn where_everybody_may_be_fm_several_customers_may_live() {
    fn world() -> World {
        let mut world: serde_json::Value =
            serde_json::from_str(include_str!("../../crates/teams-simulator/worlds/demo.json"))
                .expect("JSON");
        let room = json!({
            "key": "managers", "id": "19:c0ffee00000000000000000000000002@thread.v2", "kind": "groupChat",
            "name": "FastTrack managers", "tenant": "fasttrack", "members": ["john", "marta"],
        });
        world["conversations"].as_array_mut().expect("conversations").push(room);
        World::from_json(&world.to_string()).expect("a world")
    }
    let options = Options { teams: |config| config.world = world(), ..Options::default() };
    on_stage_with(options, async |stage| {
        asked(&stage).await;
        john_starts_with(&stage, "Fabrikam").await;
        stage.sim.person("john").installs("managers").await;
        stage.settle().await;
        let offer = john_is_offered(&stage, "managers").await;
        let _ = stage.sim.person("john").press(&offer, "Put Fabrikam here", ()).await.card();
        stage.settle().await;
        john_moves_it(&stage, "managers").await;
        one(&stage, "managers", "FastTrack for Fabrikam");
        one(&stage, "managers", "FastTrack for Contoso");
        stage.looks_at(OLD);
    });
}
