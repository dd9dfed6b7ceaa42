//! What takes longer than an answer may, and what changes between deciding and sending.

use jiff::SignedDuration;
use serde_json::{Value, json};
use teams_simulator::{Again, Effect, Fault, FaultOn, Outcome, ShownMessage};

use crate::harness::gate::{Hold, Verdict};
use crate::harness::{Stage, on_stage};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// The bot's messages in a conversation.
fn said(stage: &Stage, conversation: &str) -> Vec<ShownMessage> {
    stage.sim.messages(conversation).into_iter().filter(|m| m.from.bot && !m.deleted).collect()
}

/// Ana presses [All correct]; her turn comes as far as its commit, and she is told to wait.
async fn ana_is_told_to_wait(stage: &Stage) {
    stage.asked().await;
    let ana = stage.sim.person("ana");
    ana.opens("deployments").await;
    let request = ana.sees("deployments").into_iter().rfind(|m| m.has_button("confirm")).expect("it");
    stage.gate.holds(Hold::Turn);
    let pressed = tokio::spawn(async move { ana.press(&request, "confirm", ()).await });
    stage.gate.is_reached().await;
    stage.clock.advance(SignedDuration::from_secs(3));
    let told = pressed.await.expect("an answer");
    let Outcome::Message(text) = told else { panic!("{told:?}") };
    assert!(!text.is_empty());
}

/// Waits for one more message of the bot, and for whatever else it wants to send.
async fn follows(stage: &Stage, before: usize) {
    let standing = |stage: &Stage| {
        let messages = stage.sim.peek("deployments");
        messages.into_iter().filter(|message| message.from.bot && !message.deleted).count()
    };
    stage.eventually("what follows", |stage| standing(stage) > before).await;
    stage.settles_within(MINUTE).await;
}

#[test]
fn a_result_that_comes_late_follows_as_a_message() {
    on_stage(async |stage| {
        ana_is_told_to_wait(&stage).await;
        let before = said(&stage, "deployments").len();
        stage.gate.lets_go(Verdict::Written);
        follows(&stage, before).await;
        stage.looks_at("john");
        assert_eq!(said(&stage, "deployments").len(), before + 1, "the card as Ana would have got it");
    });
}

#[test]
fn whoever_was_told_to_wait_for_what_then_failed_is_told_so_once_with_the_id() {
    on_stage(async |stage| {
        ana_is_told_to_wait(&stage).await;
        stage.expects_error("a turn failed");
        let before = said(&stage, "deployments").len();
        let confirm = |sent: &teams_simulator::DeliveryRecord| {
            sent.activity.pointer("/value/action/verb") == Some(&json!("confirm"))
        };
        let id = stage.sim.deliveries().into_iter().rfind(confirm).expect("it").delivery.activity_id;
        stage.gate.lets_go(Verdict::Failed);
        follows(&stage, before).await;
        let now = said(&stage, "deployments");
        assert_eq!(now.len(), before + 1, "one apology");
        // A card escapes what Markdown would read, such as the `_` that an id may hold.
        let names_it = |apology: &ShownMessage| apology.text_content().replace('\\', "").contains(&id);
        assert!(now.last().is_some_and(names_it), "{:#?}", now.last());
    });
}

/// John's part in the only engagement becomes that of `side` and `role`, as a later hand-over would do.
async fn john_becomes(stage: &Stage, side: &str, role: &str) {
    use fasttrack_bot::store::{Expect, Key, Write};
    let all = stage.store.scan(&Key::new(["e"]), None, 10_000).await.expect("the store");
    let person = stage.sim.person("john");
    let john = person.aad_object_id().expect("an id");
    let entry = all
        .into_iter()
        .find(|entry| {
            entry.key.segments().nth(2).is_some_and(|kind| kind == "person")
                && entry.value["link"]["person"] == json!(john)
        })
        .expect("John is in it");
    let mut value = entry.value;
    value.insert("side".to_owned(), json!(side));
    value.insert("role".to_owned(), json!(role));
    let write = Write::Put { key: entry.key, value, expect: Expect::At(entry.version) };
    stage.store.commit(vec![write]).await.expect("written");
}

#[test]
fn what_was_owed_to_an_fm_who_is_none_any_more_is_not_sent_to_them() {
    for (side, role) in [("customer", "sponsor"), ("delivery", "sme"), ("outsider", "other")] {
        on_stage(async |stage| {
            stage.asked().await;
            let before = stage.sim.messages("john").len();
            let wait = Effect::Throttle { retry_after: Some(30) };
            stage.sim.fault(Fault::new(FaultOn::Send, wait.clone()).in_conversation("john"));
            stage.sim.fault(Fault::new(FaultOn::Update, wait).in_conversation("john"));
            // Something is wrong, says Ana: John is owed her report.
            let ana = stage.sim.person("ana");
            ana.opens("deployments").await;
            let request = ana.sees("deployments").into_iter().rfind(|m| m.has_button("confirm")).expect("it");
            let pick = ana.press(&request, "Algo no es correcto", ()).await.dialog();
            let mut values = pick.press("Teams").await.dialog();
            values.fill("in_target", "2026-04-01");
            let _ = values.press("Enviar").await;
            stage.puts_off(1).await;
            john_becomes(&stage, side, role).await;
            stage.sim.clear_faults();
            stage.settles_within(MINUTE).await;
            let now = stage.sim.messages("john");
            assert_eq!(now.len(), before, "{role}: no report");
            stage.looks_at("deployments");
        });
    }
}

#[test]
fn what_was_said_earlier_and_comes_later_does_not_change_which_engagement_is_meant() {
    on_stage(async |stage| {
        stage.john_starts().await;
        let john = stage.sim.person("john");
        let welcome = john.sees("john").remove(0);
        let mut dialog = john.press(&welcome, "Start an engagement", ()).await.dialog();
        dialog.fill("in_customer", "Fabrikam");
        dialog.fill("in_services", "teams");
        dialog.press("Start").await.closed();
        stage.settle().await;
        let named = |customer: &str| {
            let card = john.sees("john").into_iter().rfind(|m| m.says(customer)).expect("its card");
            let engagement = |action: &Value| action.pointer("/data/e").cloned();
            card.buttons().iter().find_map(|button| engagement(&button.action)).expect("its id")
        };
        let asks = |engagement: Value| {
            let data = json!({"verb": "status", "e": engagement});
            json!({"action": {"type": "Action.Execute", "verb": "status", "data": data}, "trigger": "manual"})
        };
        // He asks about Contoso; that is cut off, and comes again after he asked about Fabrikam.
        let (contoso, fabrikam) = (asks(named("Contoso")), asks(named("Fabrikam")));
        stage.gate.holds(Hold::Turn);
        let asker = john.clone();
        let cut_off =
            tokio::spawn(async move { asker.invokes("john", "adaptiveCard/action", &contoso).await });
        stage.gate.is_reached().await;
        stage.gate.lets_go(Verdict::Overloaded);
        let lost = cut_off.await.expect("no panic");
        assert_eq!(lost.status, Some(503));
        stage.clock.advance(SignedDuration::from_secs(5));
        assert_eq!(john.invokes("john", "adaptiveCard/action", &fabrikam).await.status, Some(200));
        stage.clock.advance(SignedDuration::from_secs(10));
        let again = stage.sim.redeliver(&lost.activity_id, Again::SameId).await.expect("it was sent");
        assert!(again.body.to_string().contains("Contoso"), "it is answered: {:?}", again.body);
        john.says("john", "status").await;
        stage.settle().await;
        assert!(stage.last("john").says("Fabrikam"));
    });
}

#[test]
fn a_language_chosen_earlier_that_comes_later_does_not_undo_the_one_chosen_since() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let john = stage.sim.person("john");
        stage.gate.holds(Hold::Turn);
        let asker = john.clone();
        let cut_off = tokio::spawn(async move { asker.says("john", "language es").await });
        stage.gate.is_reached().await;
        stage.gate.lets_go(Verdict::Overloaded);
        let lost = cut_off.await.expect("no panic");
        assert_eq!(lost.status, Some(503));
        stage.clock.advance(SignedDuration::from_secs(5));
        john.says("john", "language pt").await;
        stage.settle().await;
        let again = stage.sim.redeliver(&lost.activity_id, Again::SameId).await.expect("it was sent");
        assert_eq!(again.status, Some(200));
        stage.settle().await;
        stage.looks_at("john");
        john.says("john", "help").await;
        stage.settle().await;
        assert!(stage.last("john").says("ajuda"), "{:?}", stage.last("john").texts());
    });
}
