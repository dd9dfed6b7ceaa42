//! What comes to a shared conversation by itself: the week, and a request that nobody answered. Whoever belongs there
//! puts it off or stops it in one tap.

use teams_simulator::ShownMessage;

use super::{asked, at, runs_until};
use crate::harness::{Stage, on_stage};

/// When the second week has begun.
const MONDAY: &str = "2026-03-09T16:00:00Z";

/// Contoso's engagement in a group chat, with a request that waits for Ana.
async fn asked_in_a_group_chat(stage: &Stage) {
    stage.john_starts().await;
    let john = stage.sim.person("john");
    let _ = stage.sim.adds_members("core-team", &["john"]).await;
    john.installs("core-team").await;
    stage.settle().await;
    stage.looks_at("john");
    stage.looks_at("core-team");
    john.says("core-team", "@FastTrack bring").await;
    stage.settle().await;
    let _ = john.press(&stage.johns("Put Contoso here"), "Put Contoso here", ()).await.card();
    stage.settle().await;
    stage.looks_at("core-team");
    stage.john_enters().await;
    stage.john_asks().await;
    stage.looks_at("core-team");
}

/// What stands in a conversation, as somebody's client shows it.
async fn seen(stage: &Stage, who: &str, place: &str) -> Vec<ShownMessage> {
    let person = stage.sim.person(who);
    person.opens(place).await;
    person.sees(place).into_iter().filter(|message| message.from.bot && !message.deleted).collect()
}

/// Whether a card has this text behind its [Why?].
fn hides(message: &ShownMessage, text: &str) -> bool {
    message.card.as_ref().is_some_and(|card| card.to_string().contains(text))
}

#[test]
fn in_a_group_chat_the_weeks_card_is_the_engagements_posted_anew_and_a_line_stays_where_it_stood() {
    on_stage(async |stage| {
        asked_in_a_group_chat(&stage).await;
        let open = |messages: &[ShownMessage]| {
            messages
                .iter()
                .filter(|m| m.has_button("My items"))
                .map(|m| m.activity_id.clone())
                .collect::<Vec<_>>()
        };
        let before = open(&seen(&stage, "john", "core-team").await);
        assert_eq!(before.len(), 1, "one card of the engagement");
        runs_until(&stage, at(MONDAY)).await;
        let there = seen(&stage, "john", "core-team").await;
        let card = there.last().expect("a message");
        assert_eq!(
            open(&there),
            std::slice::from_ref(&card.activity_id),
            "one card again, and it is the last message"
        );
        let old = there.iter().find(|message| message.activity_id == before[0]).expect("the old one");
        assert!(old.says("the card stands further down") && old.buttons().is_empty(), "{:?}", old.texts());
        assert!(card.has_button("Why?") && hides(card, "Once a week"));
        let ana = stage.sim.person("ana");
        let hers = seen(&stage, "ana", "core-team").await.pop().expect("the card");
        let stopped = ana.press(&hers, "reminder.stop_here", ()).await.card();
        assert!(stopped.says("ya no hay resumen semanal aquí"), "{:?}", stopped.texts());
        stage.settle().await;
        runs_until(&stage, at("2026-03-17T16:00:00Z")).await;
        let there = seen(&stage, "john", "core-team").await;
        assert_eq!(open(&there), std::slice::from_ref(&card.activity_id), "no second week");
        let stopped = there.last().expect("the card");
        assert!(stopped.says("no weekly summary here") && stopped.has_button("Let them come again"));
        stage.looks_at("john");
    });
}

#[test]
fn in_a_channel_the_week_is_a_reply_under_the_card_and_not_now_leaves_a_line() {
    on_stage(async |stage| {
        asked(&stage).await;
        let card = |messages: &[ShownMessage]| {
            let card = messages.iter().find(|message| message.has_button("Status"));
            card.expect("the engagement's card").activity_id.clone()
        };
        let before = card(&seen(&stage, "john", "deployments").await);
        runs_until(&stage, at(MONDAY)).await;
        let there = seen(&stage, "john", "deployments").await;
        let week = there.iter().rfind(|message| message.says("this week")).expect("the week");
        assert_eq!((card(&there), week.root.clone()), (before.clone(), Some(before)), "in the card's thread");
        let john = stage.sim.person("john");
        let later = john.press(week, "Not now", ()).await.card();
        assert!(later.says("the next one comes in a week"), "{:?}", later.texts());
        stage.settle().await;
        let everyone = stage.sim.messages("deployments");
        let left = everyone.iter().find(|message| message.activity_id == week.activity_id).expect("it");
        assert!(left.says("the next one comes in a week") && !left.has_button("Stop these"));
        stage.looks_at("john");
    });
}

#[test]
fn a_request_that_is_sent_again_says_so_and_why_and_who_is_asked_stops_it_in_one_tap() {
    on_stage(async |stage| {
        asked(&stage).await;
        let first = seen(&stage, "ana", "deployments").await.pop().expect("the request");
        assert!(first.has_button("confirm") && !first.has_button("reminder.stop_here"), "asked once");
        runs_until(&stage, at("2026-03-05T23:00:00Z")).await;
        let again = seen(&stage, "ana", "deployments").await.pop().expect("the request");
        assert!(again.says("Se envía una vez más"), "{:?}", again.texts());
        assert!(hides(&again, "tras 3 días hábiles sin respuesta"));
        let ana = stage.sim.person("ana");
        let stopped = ana.press(&again, "No enviar más", ()).await.card();
        assert!(stopped.has_button("confirm") && !stopped.has_button("reminder.stop_here"));
        stage.settle().await;
        let everyone = stage.last("deployments");
        assert!(everyone.says("no request is sent a second time here"), "{:?}", everyone.texts());
        let liwei = stage.sim.person("liwei");
        let _ = liwei.press(&everyone, "Let them come again", ()).await;
        stage.settle().await;
        let everyone = stage.last("deployments");
        assert!(everyone.says("no request is sent a second time here"), "an outsider changes nothing");
        stage.looks_at("john");
    });
}
