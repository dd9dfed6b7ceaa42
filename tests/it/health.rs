//! No answer takes longer than three seconds, however slow Microsoft's side is.

use jiff::SignedDuration;
use teams_simulator::{Effect, Fault, FaultOn, Outcome};

use crate::harness::on_stage;

const LIMIT: SignedDuration = SignedDuration::from_secs(3);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);
/// Longer (real time) than any test waits.
const NEVER: u64 = 60_000;

fn slow(on: FaultOn) -> Fault {
    Fault::new(on, Effect::Slow { ms: NEVER })
}

#[test]
fn a_message_is_answered_in_time_while_teams_does_not_say_who_somebody_is() {
    on_stage(async |stage| {
        stage.sim.fault(slow(FaultOn::Members));
        let john = stage.sim.person("john");
        let (_, took) = stage.within(LIMIT * 2, john.installs("john")).await;
        // Two activities, one after the other.
        assert!(took <= LIMIT * 2, "{took:#}");
        let (answer, took) = stage.within(LIMIT, john.says("john", "help")).await;
        assert_eq!(answer.status, Some(200));
        assert!(took <= SignedDuration::from_secs(2), "{took:#}");
        stage.settles_within(MINUTE).await;
        assert_eq!(stage.sim.messages("john").iter().filter(|m| m.from.bot).count(), 2);
        stage.sim.clear_faults();
    });
}

#[test]
fn what_only_an_fm_may_do_says_press_again_and_pressing_again_helps() {
    for effect in [Effect::Slow { ms: NEVER }, Effect::Down, Effect::Throttle { retry_after: Some(60) }] {
        on_stage(async |stage| {
            let john = stage.sim.person("john");
            stage.welcome("john").await;
            let welcome = john.sees("john").remove(0);
            stage.clock.advance(SignedDuration::from_hours(25));
            stage.settle().await;
            stage.sim.fault(Fault::new(FaultOn::Members, effect.clone()));
            let (outcome, took) = stage.within(LIMIT, john.press(&welcome, "Start an engagement", ())).await;
            assert!(took <= SignedDuration::from_secs(2), "{effect:?}: {took:#}");
            let told = match outcome {
                Outcome::Message(text) => text,
                Outcome::Dialog(dialog) => dialog.texts().join(" "),
                other => panic!("{effect:?}: {other:?}"),
            };
            assert!(told.contains("again"), "{effect:?}: {told}");
            stage.sim.clear_faults();
            let dialog = john.press(&welcome, "Start an engagement", ()).await.dialog();
            assert!(!dialog.inputs().is_empty(), "{effect:?}: the questions");
        });
    }
}

#[test]
fn a_button_that_changes_something_can_be_pressed_again_after_teams_was_slow() {
    on_stage(async |stage| {
        stage.john_starts().await;
        let john = stage.sim.person("john");
        john.installs("general").await;
        stage.settle().await;
        stage.looks_at("john");
        john.says("deployments", "@FastTrack bring").await;
        stage.settle().await;
        stage.looks_at("deployments");
        let offer = stage.last("john");
        stage.clock.advance(SignedDuration::from_hours(25));
        stage.settle().await;
        stage.sim.fault(slow(FaultOn::Members));
        let (outcome, took) = stage.within(LIMIT, john.press(&offer, "Put Contoso here", ())).await;
        assert!(took <= LIMIT, "{took:#}");
        stage.sim.clear_faults();
        if let Outcome::Message(told) = outcome {
            assert!(told.contains("again"), "{told}");
            let _ = john.press(&offer, "Put Contoso here", ()).await.card();
        }
        stage.settle().await;
        stage.looks_at("john");
        assert!(stage.last("deployments").text_content().contains("Contoso"));
    });
}

#[test]
fn bring_is_answered_in_time_while_teams_does_not_say_who_is_there() {
    on_stage(async |stage| {
        stage.john_starts().await;
        let john = stage.sim.person("john");
        stage.sim.fault(slow(FaultOn::Members));
        let (_, took) = stage.within(LIMIT * 2, john.installs("general")).await;
        assert!(took <= LIMIT * 2, "{took:#}");
        stage.clock.advance(SignedDuration::from_hours(25));
        let (answer, took) = stage.within(LIMIT, john.says("deployments", "@FastTrack bring")).await;
        assert_eq!(answer.status, Some(200));
        assert!(took <= LIMIT, "{took:#}");
        stage.sim.clear_faults();
        stage.settle().await;
        stage.looks_at("deployments");
        assert!(stage.last("deployments").text_content().contains("again"), "what to do is said");
        stage.looks_at("john");
    });
}

#[test]
fn an_answer_does_not_wait_for_what_is_sent() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let slow = stage.sim.fault(Fault { times: Some(1), ..slow(FaultOn::Send) });
        let (answer, took) = stage.within(LIMIT, stage.sim.person("john").says("john", "help")).await;
        assert_eq!(answer.status, Some(200));
        assert!(took <= LIMIT, "{took:#}");
        while stage.fault_waits(slow).await {}
        stage.dies_and_comes_back().await;
        stage.settles_within(MINUTE).await;
        stage.looks_at("john");
    });
}

#[test]
fn an_answer_does_not_wait_for_the_login_service() {
    on_stage(async |stage| {
        stage.sim.fault(slow(FaultOn::Token));
        let john = stage.sim.person("john");
        let (_, took) = stage.within(LIMIT * 2, john.installs("john")).await;
        assert!(took <= LIMIT * 2, "{took:#}");
        stage.sim.clear_faults();
        stage.dies_and_comes_back().await;
        stage.settles_within(MINUTE).await;
        stage.sim.next_bot_message("john").await;
    });
}
