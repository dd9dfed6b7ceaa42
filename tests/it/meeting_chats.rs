//! The chat of a meeting that is nobody's home: which engagement it belongs to, through the front door.

use crate::harness::{Stage, on_stage};
use crate::plan::planned;

/// What links the chat.
const LINK: &str = "Only its meeting is here";

/// John adds the bot to the chat of a meeting while his engagement lives in a channel.
async fn added(stage: &Stage) {
    planned(stage).await;
    stage.weekly_check_in().await;
    let _ = stage.sim.adds_members("kickoff", &["john"]).await;
    stage.sim.person("john").installs("kickoff").await;
    stage.settle().await;
}

/// And says whose meeting it is.
async fn linked(stage: &Stage) {
    added(stage).await;
    let list = stage.sim.person("john").press(&stage.johns(LINK), LINK, ()).await.card();
    assert!(list.says("Contoso kick-off"), "{:?}", list.texts());
    stage.settle().await;
    for place in ["john", "kickoff", "deployments"] {
        stage.looks_at(place);
    }
}

fn agendas(stage: &Stage, place: &str) -> usize {
    stage.sim.messages(place).iter().filter(|m| m.from.bot && !m.deleted && m.says("Agenda:")).count()
}

#[test]
fn whoever_adds_the_bot_to_a_meetings_chat_is_asked_in_their_own_chat_whose_it_is() {
    on_stage(async |stage| {
        added(&stage).await;
        let offer = stage.johns(LINK);
        assert!(offer.says("Contoso") && offer.has_button("Move Contoso here"), "{:?}", offer.texts());
        let there = stage.sim.messages("kickoff");
        assert!(!there.iter().any(|message| message.from.bot), "nothing is said where the customer is");
    });
}

#[test]
fn whoever_speaks_to_the_bot_in_a_meetings_chat_is_asked_in_their_own_chat_whose_it_is() {
    on_stage(async |stage| {
        let _ = stage.sim.adds_members("kickoff", &["john"]).await;
        stage.sim.person("marta").installs("kickoff").await;
        stage.settle().await;
        stage.looks_at("kickoff");
        planned(&stage).await;
        stage.sim.person("john").says("kickoff", "@FastTrack status").await;
        stage.settle().await;
        assert!(stage.johns(LINK).says("Contoso"));
        let there = stage.sim.messages("kickoff");
        let said = |m: &&teams_simulator::ShownMessage| m.from.bot;
        assert!(
            !there.iter().filter(said).any(|m| m.says("Teams,") || m.has_button(LINK)),
            "no names where the customer is"
        );
    });
}

#[test]
fn in_a_linked_chat_the_agenda_comes_when_the_meeting_begins_and_becomes_the_minutes_there() {
    on_stage(async |stage| {
        linked(&stage).await;
        stage.comes("2026-03-09T09:03:00Z").await;
        assert_eq!(agendas(&stage, "deployments"), 0, "it takes place elsewhere");
        let _ = stage.sim.meeting_starts("kickoff").await.expect("a meeting with the app");
        stage.settle().await;
        assert_eq!((agendas(&stage, "kickoff"), agendas(&stage, "deployments")), (1, 0));
        stage.comes("2026-03-09T09:25:00Z").await;
        let _ = stage.sim.meeting_ends("kickoff").await.expect("a meeting with the app");
        stage.settle().await;
        let john = stage.sim.person("john");
        let _ = john.press(&stage.johns("Publish"), "Publish", [("in_note", "All well")]).await.card();
        stage.settle().await;
        assert_eq!(agendas(&stage, "kickoff"), 0);
        assert!(stage.last("kickoff").says("All well"), "{:?}", stage.last("kickoff").texts());
        for place in ["john", "deployments"] {
            stage.looks_at(place);
        }
    });
}

#[test]
fn what_is_gone_through_in_a_linked_chat_is_ticked_there() {
    on_stage(async |stage| {
        linked(&stage).await;
        stage.comes("2026-03-09T09:03:00Z").await;
        let _ = stage.sim.meeting_starts("kickoff").await.expect("a meeting with the app");
        stage.settle().await;
        let john = stage.sim.person("john");
        john.opens("kickoff").await;
        let agenda = john.sees("kickoff").into_iter().rfind(|m| m.says("Agenda:")).expect("it");
        let ticked = john.press(&agenda, "meeting.tick", ()).await.card();
        assert!(ticked.says("✔"), "{:?}", ticked.texts());
        stage.settle().await;
        for place in ["john", "kickoff", "deployments"] {
            stage.looks_at(place);
        }
    });
}

#[test]
fn a_chat_that_is_linked_no_more_hears_nothing_and_the_agenda_comes_at_home() {
    on_stage(async |stage| {
        linked(&stage).await;
        let list = stage.johns("Not its chat any more");
        let list = stage.sim.person("john").press(&list, "Not its chat any more", ()).await.card();
        assert!(!list.has_button("Not its chat any more"), "{:?}", list.texts());
        stage.settle().await;
        stage.comes("2026-03-09T09:01:00Z").await;
        let _ = stage.sim.meeting_starts("kickoff").await.expect("a meeting with the app");
        stage.settle().await;
        assert_eq!((agendas(&stage, "kickoff"), agendas(&stage, "deployments")), (0, 1));
        stage.looks_at("john");
    });
}

#[test]
fn a_link_can_be_undone() {
    on_stage(async |stage| {
        linked(&stage).await;
        let offer = stage.john_asks_for("undo").await;
        assert!(offer.says("A meeting chat was linked"), "{:?}", offer.texts());
        let _ = stage.sim.person("john").press(&offer, "Undo", ()).await.card();
        stage.settle().await;
        stage.sim.person("john").says("kickoff", "@FastTrack meetings").await;
        stage.settle().await;
        assert!(stage.johns(LINK).says("Contoso"), "nobody's again: the FM is asked anew");
        for place in ["john", "kickoff", "deployments"] {
            stage.looks_at(place);
        }
    });
}
