//! An FM who is a guest in the customer's tenant: a code from their own chat makes them the same person there.

use jiff::SignedDuration;
use serde_json::json;
use teams_simulator::{Again, World};

use crate::harness::{Options, Stage, on_stage_with};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
/// John's account as a guest of the customer, and a chat there with Sofia, who is at home in it.
const GUEST: &str = "john-as-guest";
const ROOM: &str = "customers-chat";

/// The usual world, and the customer's own tenant with John as a guest.
fn elsewhere() -> Options {
    fn world() -> World {
        let mut world: serde_json::Value =
            serde_json::from_str(include_str!("../../crates/teams-simulator/worlds/demo.json"))
                .expect("JSON");
        let home = world["tenants"][0]["id"].clone();
        let guest = json!({
            "key": GUEST, "name": "John Reed", "tenant": "contoso", "kind": "guest", "homeTenantId": home,
            "aadObjectId": "44dd0b6e-36a1-4f3c-9a0b-0d6d6b1f0001", "locale": "en-GB", "timezone": "Europe/London",
            "upn": "john.reed_fasttrack.example#EXT#@contoso.example", "email": "john.reed@fasttrack.example",
        });
        let room = json!({
            "key": ROOM, "id": "19:c0ffee00000000000000000000000001@thread.v2", "kind": "groupChat",
            "name": "Rollout at Contoso", "tenant": "contoso", "members": [GUEST, "sofia"],
        });
        world["people"].as_array_mut().expect("people").push(guest);
        world["conversations"].as_array_mut().expect("conversations").push(room);
        World::from_json(&world.to_string()).expect("a world")
    }
    Options { teams: |config| config.world = world(), ..Options::default() }
}

/// Both have the app, John has an engagement, and asks for a code.
async fn john_asks_for_a_code(stage: &Stage) -> String {
    stage.sim.person(GUEST).installs(ROOM).await;
    stage.settle().await;
    stage.john_starts().await;
    asks(stage).await
}

async fn asks(stage: &Stage) -> String {
    assert_eq!(stage.sim.person("john").says("john", "link").await.status, Some(200));
    stage.settle().await;
    let answer = stage.last("john").text_content();
    let code = answer.split_whitespace().find(|word| word.len() == 9 && word.as_bytes()[4] == b'-');
    code.unwrap_or_else(|| panic!("no code in {answer}")).to_owned()
}

/// `who` types `text` in `place`; the bot's answer.
async fn says(stage: &Stage, who: &str, place: &str, text: &str) -> String {
    let text = if place == ROOM { format!("@FastTrack {text}") } else { text.to_owned() };
    assert_eq!(stage.sim.person(who).says(place, &text).await.status, Some(200));
    stage.settle().await;
    stage.last(place).text_content()
}

#[test]
fn a_code_makes_a_guest_elsewhere_the_fm_they_are_at_home() {
    on_stage_with(elsewhere(), async |stage| {
        let code = john_asks_for_a_code(&stage).await;
        let before = says(&stage, GUEST, ROOM, "bring").await;
        assert!(before.contains("This is for FastTrack Managers"), "a guest is never FM by policy: {before}");
        let linked = says(&stage, GUEST, ROOM, &code).await;
        assert!(linked.contains("Linked"), "{linked}");
        // The drafts are offered in the FM's own chat at home, and put into the customer's chat from there.
        says(&stage, GUEST, ROOM, "bring").await;
        let offer = stage.last("john");
        let _ = stage.sim.person("john").press(&offer, "Put Contoso here", ()).await.card();
        stage.settle().await;
        stage.looks_at("john");
        let card = stage.sim.messages(ROOM).into_iter().rfind(|m| m.from.bot && !m.deleted).expect("it");
        assert!(card.says("FastTrack for Contoso"), "{:?}", card.texts());
        let status = says(&stage, GUEST, ROOM, "status").await;
        assert!(status.contains("Contoso"), "{status}");
        assert_eq!(stage.engagements().await, 1);
    });
}

#[test]
fn a_code_works_once() {
    on_stage_with(elsewhere(), async |stage| {
        let code = john_asks_for_a_code(&stage).await;
        let typed = format!("link {}", code.to_uppercase());
        let linked = says(&stage, GUEST, ROOM, &typed).await;
        assert!(linked.contains("Linked"), "{linked}");
        let again = says(&stage, GUEST, ROOM, &code).await;
        assert!(again.contains("does not work"), "{again}");
    });
}

#[test]
fn the_same_message_delivered_again_is_no_second_use() {
    on_stage_with(elsewhere(), async |stage| {
        let code = john_asks_for_a_code(&stage).await;
        let typed = stage.sim.person(GUEST).says(ROOM, &format!("@FastTrack {code}")).await;
        stage.settle().await;
        let again = stage.sim.redeliver(&typed.activity_id, Again::SameId).await.expect("it was sent");
        assert_eq!(again.status, Some(200));
        stage.settle().await;
        assert!(stage.last(ROOM).says("Linked"));
    });
}

#[test]
fn a_code_is_over_after_ten_minutes_and_a_wrong_one_is_none() {
    on_stage_with(elsewhere(), async |stage| {
        let code = john_asks_for_a_code(&stage).await;
        let wrong = says(&stage, GUEST, ROOM, "0000-0000").await;
        assert!(wrong.contains("does not work"), "{wrong}");
        stage.clock.advance(MINUTE * 10);
        let late = says(&stage, GUEST, ROOM, &code).await;
        assert!(late.contains("does not work"), "{late}");
        let new = asks(&stage).await;
        assert_ne!(new, code);
        assert!(says(&stage, GUEST, ROOM, &new).await.contains("Linked"));
    });
}

#[test]
fn a_code_that_somebody_else_overheard_makes_nobody_an_fm() {
    on_stage_with(elsewhere(), async |stage| {
        let code = john_asks_for_a_code(&stage).await;
        let sofia = says(&stage, "sofia", ROOM, &code).await;
        assert!(sofia.contains("otra organización") || sofia.contains("another organisation"), "{sofia}");
        stage.sim.person("marta").installs("marta").await;
        let colleague = says(&stage, "marta", "marta", &code).await;
        assert!(colleague.contains("otra organización"), "{colleague}");
        // It was not used up by that.
        assert!(says(&stage, GUEST, ROOM, &code).await.contains("Linked"));
    });
}

#[test]
fn a_code_is_given_to_an_fm_alone_and_in_their_own_chat() {
    on_stage_with(elsewhere(), async |stage| {
        stage.welcome("sofia").await;
        let sofia = says(&stage, "sofia", "sofia", "vincular").await;
        assert!(sofia.contains("Administradores de FastTrack"), "{sofia}");
        stage.sim.person(GUEST).installs(ROOM).await;
        stage.settle().await;
        let shared = says(&stage, GUEST, ROOM, "link").await;
        assert!(shared.contains("your own chat"), "{shared}");
    });
}

#[test]
fn whoever_may_not_be_fm_at_home_any_more_is_none_elsewhere() {
    on_stage_with(elsewhere(), async |stage| {
        let code = john_asks_for_a_code(&stage).await;
        assert!(says(&stage, GUEST, ROOM, &code).await.contains("Linked"));
        // Nothing was heard of John at home for more than a month.
        stage.clock.advance(SignedDuration::from_hours(31 * 24));
        let refused = says(&stage, GUEST, ROOM, "bring").await;
        assert!(refused.contains("This is for FastTrack Managers"), "{refused}");
    });
}
