//! The trail: what the bot tells of what it sent, could not send, and did not send, for whoever watches.

use fasttrack_bot::trail::{Line, Trail};
use jiff::Timestamp;

use crate::harness::{Options, Stage, on_stage, on_stage_with};
use crate::reminders::runs_until;

/// A bot that tells.
fn telling() -> Options {
    Options { bot: |settings| settings.trail = Trail::keeping(|| {}), ..Options::default() }
}

fn lines(stage: &Stage, outcome: &str) -> Vec<Line> {
    let lines = stage.process().app.trail().lines();
    lines.into_iter().filter(|line| line.outcome.name() == outcome).collect()
}

/// What was noted under `outcome`, as kind and reason.
fn told(stage: &Stage, outcome: &str) -> Vec<String> {
    lines(stage, outcome).iter().map(|line| format!("{}: {}", line.what, line.outcome)).collect()
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn has(found: &[String], line: &str) {
    assert!(found.iter().any(|one| one == line), "{line}: {found:#?}");
}

#[test]
fn what_was_sent_is_told_with_what_it_says() {
    on_stage_with(telling(), async |stage| {
        stage.asked().await;
        let sent = lines(&stage, "sent");
        let request = sent.iter().rfind(|line| line.what == "request").expect("the request to confirm");
        assert!(request.about.contains("Contoso"), "{request:?}");
        has(&told(&stage, "sent"), "engagement: changed in place");
    });
}

#[test]
fn nothing_is_kept_where_nobody_watches() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        assert!(stage.process().app.trail().lines().is_empty());
    });
}

#[test]
fn what_is_owed_to_somebody_who_blocked_the_bot_is_told_as_parked_and_once_they_are_back_as_sent() {
    on_stage_with(telling(), async |stage| {
        stage.welcome("john").await;
        let john = stage.sim.person("john");
        john.blocks(true);
        for _ in 0..2 {
            john.says("john", "help").await;
            stage.settle().await;
        }
        assert_eq!(told(&stage, "parked"), ["help: blocked the bot", "help: blocked the bot"]);
        john.blocks(false);
        john.says("john", "help").await;
        stage.settle().await;
        let helped = told(&stage, "sent").into_iter().filter(|line| line == "help: new message").count();
        assert_eq!(helped, 3);
        stage.looks_at("john");
    });
}

#[test]
fn a_reminder_is_told_as_gathered_and_its_message_as_sent() {
    on_stage_with(telling(), async |stage| {
        stage.asked().await;
        runs_until(&stage, at("2026-03-10T23:00:00Z")).await;
        has(&told(&stage, "skipped"), "reminder, given up: digest instead");
        has(&told(&stage, "sent"), "reminder, digest: new message");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn what_a_pause_holds_back_is_told_once() {
    on_stage_with(telling(), async |stage| {
        stage.asked().await;
        stage.sim.person("john").says("john", "pause until 31 March").await;
        runs_until(&stage, at("2026-03-20T23:00:00Z")).await;
        let skipped = told(&stage, "skipped");
        let paused =
            skipped.iter().filter(|line| *line == "reminder, unanswered: paused until 2026-03-31").count();
        assert_eq!(paused, 1, "{skipped:#?}");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn what_its_reader_stopped_is_told_as_muted() {
    on_stage_with(telling(), async |stage| {
        stage.asked().await;
        // By then target dates have passed, which is said every week.
        runs_until(&stage, at("2026-03-18T23:00:00Z")).await;
        let john = stage.sim.person("john");
        let told_john = john.sees("john").into_iter().rfind(|one| one.has_button("reminder.why"));
        let _ = john.press(&told_john.expect("the digest"), "Stop these", ()).await.card();
        runs_until(&stage, at("2026-04-10T23:00:00Z")).await;
        has(&told(&stage, "skipped"), "reminder, target passed: muted");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}

#[test]
fn a_reminder_to_somebody_out_of_reach_is_told_as_parked() {
    on_stage_with(telling(), async |stage| {
        stage.asked().await;
        stage.sim.person("john").uninstalls("john").await;
        runs_until(&stage, at("2026-03-10T23:00:00Z")).await;
        has(&told(&stage, "parked"), "reminder, given up: the bot is not there");
        stage.looks_at("deployments");
        stage.looks_at("john");
    });
}
