//! What happens at the same moment: deliveries of one activity side by side, and people who act together.

use jiff::SignedDuration;
use serde_json::json;
use teams_simulator::{Effect, Fault, FaultOn, Outcome};

use crate::harness::{Stage, on_stage};
use crate::replay::{presses, with_button};

#[test]
fn two_deliveries_at_the_same_moment_act_once() {
    for effect in [Effect::DuplicateSameId, Effect::DuplicateNewId] {
        on_stage(async |stage| {
            stage.john_starts().await;
            stage.john_brings().await;
            stage.john_enters().await;
            stage.sim.fault(Fault::new(FaultOn::Delivery, effect.clone()));
            stage.john_records_that_ana_agreed().await;
            stage.john_asks().await;
            let _ = presses(&stage, "ana", "deployments", "confirm").await.card();
            stage.sim.clear_faults();
            everybody_was_answered(&stage).await;
            assert_eq!(confirmations(&stage).await, 4, "{effect:?}");
            let standing = stage.sim.messages("deployments");
            let standing = standing.iter().filter(|m| m.from.bot && !m.deleted).count();
            assert!(standing <= 3, "{effect:?}: {standing} messages");
        });
    }
}

async fn everybody_was_answered(stage: &Stage) {
    stage.settle().await;
    stage.looks_at("john");
    stage.looks_at("deployments");
    for sent in stage.sim.deliveries() {
        assert_eq!(sent.delivery.status, Some(200), "{:?}", sent.delivery);
    }
}

/// How many confirmations the history holds.
async fn confirmations(stage: &Stage) -> usize {
    let all = fasttrack_bot::store::Key::new(["e"]);
    let records = stage.store.scan(&all, None, 10_000).await.expect("the store");
    let history = records.iter().filter(|entry| entry.key.segments().nth(2).is_some_and(|kind| kind == "h"));
    history.map(|entry| json!(entry.value).to_string().matches("confirmed").count()).sum()
}

#[test]
fn what_several_people_do_at_once_is_all_kept() {
    on_stage(async |stage| {
        stage.asked().await;
        let people = ["ana", "bruno", "marta", "nadia"];
        let mut acting = Vec::new();
        let mut requests = Vec::new();
        for who in people {
            requests.push((who, with_button(&stage, who, "deployments", "confirm").await));
        }
        for (who, request) in requests {
            let person = stage.sim.person(who);
            acting.push(tokio::spawn(async move { person.press(&request, "confirm", ()).await }));
        }
        let john = stage.sim.person("john");
        for _ in 0..8 {
            let john = john.clone();
            acting.push(tokio::spawn(async move {
                john.says("deployments", "@FastTrack status").await;
                Outcome::Nothing
            }));
        }
        for acted in acting {
            let outcome = acted.await.expect("no panic");
            assert!(!matches!(outcome, Outcome::Failed(_)), "{outcome:?}");
        }
        stage.settles_within(SignedDuration::from_mins(2)).await;
        everybody_was_answered(&stage).await;
        assert_eq!(confirmations(&stage).await, 4, "Ana's");
        let statuses = stage.sim.messages("deployments");
        assert!(statuses.iter().filter(|m| m.from.bot && !m.deleted).count() >= 10, "each was answered");
    });
}
