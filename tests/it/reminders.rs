//! What the bot says by itself, with the clock moved by hand: once, at the right hour, over restarts and replicas,
//! and stopped in one tap.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use fasttrack_bot::records::LedgerRecord;
use fasttrack_bot::store::Key;
use jiff::{SignedDuration, Timestamp};
use teams_simulator::ShownMessage;

use crate::harness::gate::{Hold, Verdict};
use crate::harness::{Stage, on_stage};

mod simulation;
mod week;
mod year;

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// When anything wakes next.
async fn next_wake(stage: &Stage) -> Option<Timestamp> {
    let found = stage.store.scan(&Key::new(["wake"]), None, 10_000).await.expect("the store");
    let due = |entry: &fasttrack_bot::store::Entry| {
        entry.value.get("due").and_then(|due| due.as_str()).and_then(|due| due.parse::<Timestamp>().ok())
    };
    found.iter().filter_map(due).min()
}

/// Moves the clock from wake to wake until `end`.
pub(crate) async fn runs_until(stage: &Stage, end: Timestamp) {
    for _ in 0..200_000 {
        stage.settles_within(MINUTE * 60).await;
        let now = stage.clock.now();
        // Somebody else's wake may have been left for the next look.
        let next = next_wake(stage).await.map_or(end, |next| next.max(now + MINUTE));
        if next >= end {
            if end > now {
                stage.clock.advance(end.duration_since(now));
                stage.settles_within(MINUTE * 60).await;
            }
            return;
        }
        stage.clock.advance(next.duration_since(now));
    }
    panic!("it never ends");
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// The bot's messages in somebody's own chat that were sent by itself: those that can be asked why.
fn unasked(stage: &Stage, who: &str) -> Vec<ShownMessage> {
    let messages = stage.sim.person(who).sees(who);
    stage.looks_at(who);
    messages.into_iter().filter(|m| m.from.bot && !m.deleted && m.has_button("reminder.why")).collect()
}

/// What was decided, by mark.
async fn ledger(stage: &Stage) -> BTreeMap<String, LedgerRecord> {
    let found = stage.store.scan(&Key::new(["ledger"]), None, 10_000).await.expect("the store");
    let read = |entry: fasttrack_bot::store::Entry| {
        let record = serde_json::from_value(serde_json::Value::Object(entry.value)).expect("an entry");
        // Engagements have other ids each time.
        let mark: Vec<_> = entry.key.segments().skip(2).collect();
        (mark.join("/"), record)
    };
    found.into_iter().map(read).collect()
}

/// Ana's part: the scene's request, and everybody's chats looked at.
async fn asked(stage: &Stage) {
    stage.asked().await;
    for place in ["john", "deployments"] {
        stage.looks_at(place);
    }
}

#[test]
fn a_request_is_sent_twice_and_then_the_fm_is_told_why_and_can_stop_it_in_one_tap() {
    on_stage(async |stage| {
        asked(&stage).await;
        let request = |stage: &Stage| stage.last("deployments").activity_id;
        let first = request(&stage);
        // Asked on Monday the 2nd; the engagement is in John's zone.
        runs_until(&stage, at("2026-03-05T23:00:00Z")).await;
        let second = request(&stage);
        assert_ne!(first, second, "sent once more, in place of the first");
        assert!(stage.last("deployments").has_button("confirm"));
        runs_until(&stage, at("2026-03-10T23:00:00Z")).await;
        let told = unasked(&stage, "john");
        let told = told.last().expect("the FM is told");
        assert!(told.says("Nobody has answered the request to confirm"), "{:?}", told.texts());
        let counted = stage.metrics().await;
        for name in ["due", "owed"] {
            let none = format!("fasttrack_reminders_{name}_total 0");
            assert!(!counted.lines().any(|line| line == none), "{counted}");
        }
        let john = stage.sim.person("john");
        let why = john.press(told, "Why?", ()).await.card();
        assert!(why.says("sent once, and once more after 3 business days"), "{:?}", why.texts());
        let back = john.press(&why, "Back", ()).await.card();
        let stopped = john.press(&back, "Stop these", ()).await.card();
        assert!(stopped.says("Stopped"), "{:?}", stopped.texts());
        stage.settle().await;
        let before = unasked(&stage, "john").len();
        runs_until(&stage, at("2026-03-13T23:00:00Z")).await;
        assert_eq!(unasked(&stage, "john").len(), before, "nothing of that kind");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn what_somebody_stopped_is_among_their_reminders_and_comes_again_once_they_tick_it() {
    on_stage(async |stage| {
        asked(&stage).await;
        let john = stage.sim.person("john");
        let notes = |stage: &Stage| {
            unasked(stage, "john")
                .into_iter()
                .filter(|told| told.says("No note for FTOP"))
                .collect::<Vec<_>>()
        };
        runs_until(&stage, at("2026-03-17T23:00:00Z")).await;
        let told = notes(&stage).pop().expect("two weeks without a note");
        let _ = john.press(&told, "Stop these", ()).await.card();
        stage.settle().await;
        let before = notes(&stage).len();
        runs_until(&stage, at("2026-04-01T23:00:00Z")).await;
        assert_eq!(notes(&stage).len(), before, "nothing of that kind");
        john.says("john", "my reminders").await;
        stage.settle().await;
        let form = stage.last("john");
        let offered =
            form.inputs().into_iter().find(|input| input["id"] == "in_resume").expect("what is stopped");
        let choices = offered["choices"].as_array().expect("choices").clone();
        let note = choices.iter().find(|choice| choice["title"] == "Contoso: notes").expect("notes");
        let ticked = [("in_resume", note["value"].as_str().expect("a value"))];
        let saved = john.press(&form, "Save", ticked).await.card();
        assert!(
            !saved.inputs().into_iter().any(|input| input.to_string().contains("Contoso: notes")),
            "{:?}",
            saved.texts()
        );
        runs_until(&stage, at("2026-04-09T23:00:00Z")).await;
        assert!(notes(&stage).len() > before, "it comes again");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn somebody_who_is_away_gets_nothing_and_one_message_when_they_are_back() {
    on_stage(async |stage| {
        asked(&stage).await;
        let john = stage.sim.person("john");
        john.says("john", "away until 2026-03-13").await;
        stage.settle().await;
        assert!(stage.last("john").says("Until the end of 13 March"), "{:?}", stage.last("john").texts());
        runs_until(&stage, at("2026-03-16T10:00:00Z")).await;
        assert_eq!(unasked(&stage, "john").len(), 0);
        runs_until(&stage, at("2026-03-16T23:00:00Z")).await;
        assert_eq!(unasked(&stage, "john").len(), 1, "everything in one");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_paused_engagement_is_silent_and_goes_on_afterwards() {
    on_stage(async |stage| {
        asked(&stage).await;
        let john = stage.sim.person("john");
        john.says("john", "pause until 31 March").await;
        stage.settle().await;
        assert!(stage.last("john").has_button("End the pause"), "{:?}", stage.last("john").texts());
        let (own, shared) = (stage.sim.messages("john").len(), stage.sim.messages("deployments").len());
        runs_until(&stage, at("2026-03-31T23:00:00Z")).await;
        assert_eq!(unasked(&stage, "john").len(), 0);
        assert_eq!(
            (stage.sim.messages("john").len(), stage.sim.messages("deployments").len()),
            (own, shared)
        );
        runs_until(&stage, at("2026-04-02T23:00:00Z")).await;
        assert!(!unasked(&stage, "john").is_empty());
        stage.looks_at("deployments");
    });
}

#[test]
fn working_hours_and_a_zone_of_ones_own_decide_when_a_message_comes() {
    on_stage(async |stage| {
        asked(&stage).await;
        let john = stage.sim.person("john");
        john.says("john", "my reminders").await;
        stage.settle().await;
        let form = stage.last("john");
        let wrong = [("in_from", "07:30"), ("in_to", "16:00"), ("in_zone", "Middle/Earth"), ("in_away", "")];
        let told = john.press(&form, "Save", wrong).await.card();
        assert!(told.says("I do not know this time zone"), "{:?}", told.texts());
        let right = [("in_from", "07:30"), ("in_to", "16:00"), ("in_zone", "Asia/Tokyo"), ("in_away", "")];
        let saved = john.press(&told, "Save", right).await.card();
        assert!(saved.says("Saved"), "{:?}", saved.texts());
        runs_until(&stage, at("2026-03-12T12:00:00Z")).await;
        let told = unasked(&stage, "john");
        let first = told.first().expect("a message");
        assert!(first.at.contains("T22:30"), "half past seven in Tokyo: {}", first.at);
        stage.looks_at("deployments");
    });
}

#[test]
fn a_day_without_the_bot_becomes_one_message() {
    on_stage(async |stage| {
        asked(&stage).await;
        // Until the evening before the FM is told.
        runs_until(&stage, at("2026-03-06T20:00:00Z")).await;
        let before = unasked(&stage, "john").len();
        stage.kills(&stage.process()).await;
        stage.clock.advance(DAY * 5);
        let process = stage.starts_another().await;
        stage.talks_to(&process);
        runs_until(&stage, at("2026-03-12T12:00:00Z")).await;
        let told = unasked(&stage, "john");
        assert_eq!(told.len(), before + 1, "{:#?}", told.iter().map(ShownMessage::texts).collect::<Vec<_>>());
        stage.looks_at("deployments");
    });
}

#[test]
fn two_bots_over_one_store_decide_and_send_everything_once() {
    on_stage(async |stage| {
        asked(&stage).await;
        let first = stage.process();
        let second = stage.starts_another().await;
        runs_until(&stage, at("2026-03-04T12:00:00Z")).await;
        stage.kills(&first).await;
        stage.talks_to(&second);
        stage.clock.advance(SignedDuration::from_secs(31));
        runs_until(&stage, at("2026-03-11T12:00:00Z")).await;
        let told = unasked(&stage, "john");
        let alone = told.iter().filter(|m| m.says("Nobody has answered")).count();
        assert_eq!(alone, 1, "{:#?}", told.iter().map(ShownMessage::texts).collect::<Vec<_>>());
        stage.looks_at("deployments");
    });
}

/// What there is when nothing goes wrong: what was decided, and how many messages John got.
async fn calm(stage: &Stage) -> (Vec<String>, usize) {
    (ledger(stage).await.into_keys().collect(), unasked(stage, "john").len())
}

/// Lets three quarters of an hour pass, or less if a commit is held up; whether one was.
async fn reaches_the_gate(stage: &Stage) -> bool {
    for _ in 0..45 {
        stage.clock.advance(MINUTE);
        let app = stage.process().app;
        let settled = tokio::time::timeout(std::time::Duration::from_secs(5), app.settled());
        tokio::select! {
            biased;
            () = stage.gate.is_reached() => return true,
            _ = settled => {}
        }
    }
    false
}

#[test]
fn killed_at_any_point_between_due_and_marked_it_says_everything_once_and_one_copy_at_most() {
    let end = "2026-03-11T12:00:00Z";
    let expected = std::sync::Mutex::new((Vec::new(), 0));
    on_stage(async |stage| {
        asked(&stage).await;
        runs_until(&stage, at("2026-03-10T13:40:00Z")).await;
        runs_until(&stage, at(end)).await;
        let there = calm(&stage).await;
        assert!(there.1 > 0, "there is something to lose");
        *expected.lock().expect("no panic") = there;
        stage.looks_at("deployments");
    });
    let (marks, messages) = expected.into_inner().expect("no panic");
    // Decide, gather, send, mark: each commit of that morning, before and after it is written.
    for nth in 0..6 {
        for after in [false, true] {
            on_stage(async |stage| {
                asked(&stage).await;
                runs_until(&stage, at("2026-03-10T13:40:00Z")).await;
                stage.gate.holds(Hold::Nth(nth, after));
                let reached = reaches_the_gate(&stage).await;
                // The decision, the message made of it, and that it was sent: at least these are written.
                assert!(reached || nth > 2, "commit {nth}, after {after}: there is no such commit");
                stage.gate.stands_open();
                if reached {
                    stage.kills(&stage.process()).await;
                    stage.gate.lets_go(Verdict::Failed);
                    stage.dies_and_comes_back().await;
                }
                runs_until(&stage, at(end)).await;
                let there = calm(&stage).await;
                assert_eq!(there.0, marks, "commit {nth}, after {after}: decided once each");
                assert!(
                    (messages..=messages + 1).contains(&there.1),
                    "commit {nth}, after {after}: {} messages instead of {messages}",
                    there.1
                );
                // A copy more is one that was counted, by whoever sent it.
                let copies = u64::try_from(there.1 - messages).expect("not fewer");
                let counted = stage.process().app.counts().repeated.load(Ordering::Relaxed);
                assert!(copies <= counted, "commit {nth}, after {after}: {copies} copies, {counted} counted");
                stage.looks_at("deployments");
                stage.allows_error("");
            });
        }
    }
}
