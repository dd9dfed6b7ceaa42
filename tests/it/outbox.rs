//! Sending: order, waits, faults of Teams' side, and its limits.

use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::SignedDuration;
use teams_simulator::{ConnectorCall, Effect, Fault, FaultOn, ShownMessage};

use crate::harness::{Options, Stage, on_stage, on_stage_with};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// The calls that wrote into Teams, in order.
fn writes(stage: &Stage) -> Vec<ConnectorCall> {
    let mut calls = stage.sim.connector_log();
    calls.retain(|call| ["send", "update", "delete", "create"].contains(&call.operation.as_str()));
    calls
}

/// What the bot said in a conversation, oldest first.
fn said(stage: &Stage, conversation: &str) -> Vec<ShownMessage> {
    stage.sim.messages(conversation).into_iter().filter(|m| m.from.bot && !m.deleted).collect()
}

/// John says `text` in his chat.
async fn says(stage: &Stage, text: &str) {
    assert_eq!(stage.sim.person("john").says("john", text).await.status, Some(200));
}

fn repeated(stage: &Stage) -> u64 {
    stage.process().app.counts().repeated.load(Ordering::Relaxed)
}

#[test]
fn a_conversation_is_answered_in_the_order_in_which_it_asked() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.sim.fault(Fault::once(FaultOn::Send, Effect::Throttle { retry_after: Some(5) }));
        for text in ["help", "language", "language es", "help"] {
            says(&stage, text).await;
        }
        stage.settles_within(MINUTE).await;
        let said = said(&stage, "john");
        assert_eq!(said.len(), 5, "{said:#?}");
        assert_ne!(said[1].card, said[2].card, "help and language are two cards");
        assert_ne!(said[1].text_content(), said[4].text_content(), "the second help is in Spanish");
        let ids: Vec<_> = said.iter().map(|message| message.activity_id.clone()).collect();
        assert!(ids.is_sorted(), "{ids:?}");
    });
}

#[test]
fn a_throttled_conversation_waits_as_long_as_asked_and_holds_up_itself_alone() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.welcome("marta").await;
        let throttle = Fault::once(FaultOn::Send, Effect::Throttle { retry_after: Some(30) });
        stage.sim.fault(throttle.in_conversation("john"));
        says(&stage, "help").await;
        stage.puts_off(1).await;
        assert_eq!(stage.sim.person("marta").says("marta", "ayuda").await.status, Some(200));
        stage.sim.next_bot_message("marta").await;
        let chat = stage.sim.conversation("john");
        let to_john = |stage: &Stage| {
            writes(stage).iter().filter(|call| call.conversation.as_deref() == Some(&chat)).count()
        };
        let before = to_john(&stage);
        stage.clock.advance(SignedDuration::from_secs(29));
        // Something else that is sent shows that the outbox has looked about.
        assert_eq!(stage.sim.person("marta").says("marta", "ayuda").await.status, Some(200));
        stage.sim.next_bot_message("marta").await;
        assert_eq!(to_john(&stage), before, "nothing before the time");
        stage.clock.advance(SignedDuration::from_secs(1));
        stage.sim.next_bot_message("john").await;
        assert_eq!(said(&stage, "john").len(), 2);
    });
}

#[test]
fn a_fault_that_passes_delays_a_message_and_neither_loses_nor_doubles_it() {
    let faults = [
        Effect::PreconditionFailed,
        Effect::BadGateway,
        Effect::Down,
        Effect::Status { status: 408, code: "Timeout".to_owned() },
        Effect::Throttle { retry_after: None },
    ];
    for effect in faults {
        on_stage(async |stage| {
            stage.welcome("john").await;
            stage.sim.fault(Fault { times: Some(3), ..Fault::new(FaultOn::Send, effect.clone()) });
            says(&stage, "help").await;
            let took = stage.settles_within(MINUTE).await;
            assert!(took >= SignedDuration::from_secs(2), "{effect:?}: it came back after {took:#}");
            assert_eq!(said(&stage, "john").len(), 2, "{effect:?}");
            assert_eq!(repeated(&stage), 0, "{effect:?}");
        });
    }
}

#[test]
fn waits_grow_while_teams_stays_away() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.sim.fault(Fault { times: Some(8), ..Fault::new(FaultOn::Send, Effect::Down) });
        says(&stage, "help").await;
        stage.settles_within(MINUTE * 30).await;
        assert_eq!(said(&stage, "john").len(), 2);
        let at: Vec<_> = writes(&stage).into_iter().map(|call| call.at).collect();
        let waits: Vec<_> = at.windows(2).map(|pair| pair[1].duration_since(pair[0])).collect();
        let (first, last) = (waits[1], waits[waits.len() - 1]);
        assert!(last >= first * 8, "{waits:?}");
    });
}

#[test]
fn a_message_whose_fate_is_unknown_is_sent_at_most_once_more_and_counted() {
    for effect in [Effect::TimeoutAfterDelivery, Effect::DropReply] {
        on_stage(async |stage| {
            stage.welcome("john").await;
            stage.sim.fault(Fault::once(FaultOn::Send, effect.clone()));
            says(&stage, "help").await;
            stage.settles_within(MINUTE).await;
            assert_eq!(said(&stage, "john").len(), 3, "{effect:?}: the welcome and two copies of the answer");
            assert_eq!(repeated(&stage), 1, "{effect:?}");
        });
    }
}

#[test]
fn a_message_whose_fate_stays_unknown_is_given_up_after_the_second_copy() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.sim.fault(Fault { times: Some(5), ..Fault::new(FaultOn::Send, Effect::TimeoutAfterDelivery) });
        says(&stage, "help").await;
        stage.settles_within(MINUTE).await;
        assert_eq!(said(&stage, "john").len(), 3, "the welcome and two copies");
        assert_eq!(stage.app.counts().unknown.load(Ordering::Relaxed), 1);
        stage.sim.clear_faults();
        says(&stage, "help").await;
        stage.sim.next_bot_message("john").await;
    });
}

#[test]
fn two_copies_of_a_message_carry_the_same_buttons() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.sim.fault(Fault::once(FaultOn::Send, Effect::TimeoutAfterDelivery));
        says(&stage, "start").await;
        stage.settles_within(MINUTE).await;
        let said = said(&stage, "john");
        assert_eq!(said[1].card, said[2].card);
    });
}

#[test]
fn a_burst_breaks_no_limit_of_teams_and_comes_through_in_full() {
    let options =
        Options { teams: |config| config.write_time = Duration::from_millis(2), ..Options::default() };
    on_stage_with(options, async |stage| {
        stage.welcome("john").await;
        stage.welcome("marta").await;
        stage.welcome("nadia").await;
        let burst = ["john", "marta", "nadia"].into_iter().flat_map(|who| std::iter::repeat_n(who, 25));
        let mut asking = Vec::new();
        for who in burst {
            let person = stage.sim.person(who);
            asking.push(tokio::spawn(async move { person.says(person.data().key.as_str(), "help").await }));
        }
        for asked in asking {
            assert_eq!(asked.await.expect("no panic").status, Some(200));
        }
        stage.settles_within(MINUTE * 5).await;
        for who in ["john", "marta", "nadia"] {
            assert_eq!(said(&stage, who).len(), 26, "{who}");
        }
        assert!(writes(&stage).iter().all(|call| call.status < 300), "a send was refused");
    });
}

#[test]
fn strangers_who_come_all_at_once_break_no_limit_of_teams() {
    on_stage(async |stage| {
        let john = stage.sim.person("john");
        john.installs("deployments").await;
        let mut asking = Vec::new();
        for n in 0..60 {
            let person = stage.sim.person(["john", "ana", "bruno", "otto", "nadia"][n % 5]);
            asking.push(tokio::spawn(async move { person.says("deployments", "@FastTrack help").await }));
        }
        for asked in asking {
            assert_eq!(asked.await.expect("no panic").status, Some(200));
        }
        stage.settles_within(MINUTE * 10).await;
        assert_eq!(said(&stage, "deployments").len(), 60);
    });
}

#[test]
fn while_the_login_service_is_down_messages_wait_and_then_go_out() {
    on_stage(async |stage| {
        stage.sim.fault(Fault::new(FaultOn::Token, Effect::Down));
        let john = stage.sim.person("john");
        for delivery in john.installs("john").await {
            assert_eq!(delivery.status, Some(200));
        }
        says(&stage, "help").await;
        stage.clock.advance(MINUTE);
        stage.sim.clear_faults();
        stage.settles_within(MINUTE * 10).await;
        assert_eq!(said(&stage, "john").len(), 2);
        assert_eq!(repeated(&stage), 0, "nothing was ever sent without a token");
    });
}

#[test]
fn a_token_that_teams_no_longer_takes_is_replaced_once_and_the_message_goes_out() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let asked = stage.sim.token_requests();
        let refused = Effect::Status { status: 401, code: "Unauthorized".to_owned() };
        stage.sim.fault(Fault::once(FaultOn::Send, refused));
        says(&stage, "help").await;
        stage.sim.next_bot_message("john").await;
        assert_eq!(stage.sim.token_requests(), asked + 1);
        assert_eq!(said(&stage, "john").len(), 2);
    });
}

#[test]
fn a_bot_that_teams_does_not_take_at_all_says_so_and_sends_later() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.expects_error("check the bot's registration");
        let refused = Effect::Status { status: 401, code: "BotNotRegistered".to_owned() };
        stage.sim.fault(Fault::new(FaultOn::Send, refused));
        says(&stage, "help").await;
        stage
            .eventually("two refusals", |stage| {
                writes(stage).iter().filter(|call| call.status == 401).count() == 2
            })
            .await;
        assert!(stage.metrics().await.contains("outbox_shut_total 1"), "the operator's monitoring sees it");
        stage.sim.clear_faults();
        stage.settles_within(MINUTE * 2).await;
        assert_eq!(said(&stage, "john").len(), 2);
    });
}

/// What can go on at this instant goes on; what waits for its time is not waited for.
async fn goes_on_for_a_moment(stage: &Stage) {
    let app = stage.process().app;
    let _ = tokio::time::timeout(std::time::Duration::from_millis(20), app.settled()).await;
}

#[test]
fn while_teams_does_not_take_the_bot_a_tenant_waits_as_a_whole_and_burns_no_attempts() {
    on_stage(async |stage| {
        for who in ["john", "marta", "nadia"] {
            stage.welcome(who).await;
        }
        stage.expects_error("check the bot's registration");
        let refused = Effect::Status { status: 401, code: "BotNotRegistered".to_owned() };
        stage.sim.fault(Fault::new(FaultOn::Send, refused));
        let before = writes(&stage).len();
        let tried = |stage: &Stage| writes(stage).len() - before;
        assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
        // A try is two requests, the second with a new token.
        stage.eventually("a refusal", |stage| tried(stage) == 2).await;
        for who in ["marta", "nadia"] {
            assert_eq!(stage.sim.person(who).says(who, "help").await.status, Some(200));
        }
        goes_on_for_a_moment(&stage).await;
        assert_eq!(tried(&stage), 2, "nobody else of the tenant tries before the minute is over");
        for _ in 0..60 {
            stage.clock.advance(MINUTE);
            goes_on_for_a_moment(&stage).await;
        }
        // Those who are under way together are refused together.
        assert!((60..=2 + 60 * 3 * 2).contains(&tried(&stage)), "each once a minute: {}", tried(&stage));
        stage.sim.clear_faults();
        stage.settles_within(MINUTE * 2).await;
        for who in ["john", "marta", "nadia"] {
            assert_eq!(said(&stage, who).len(), 2, "{who}");
        }
    });
}

#[test]
fn a_refusal_that_nothing_mends_is_given_up_and_does_not_hold_up_what_follows() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.expects_error("a message was given up");
        stage.sim.fault(Fault::once(FaultOn::Send, Effect::Status { status: 400, code: "Bad".to_owned() }));
        says(&stage, "help").await;
        says(&stage, "language").await;
        stage.sim.next_bot_message("john").await;
        stage.settle().await;
        assert_eq!(said(&stage, "john").len(), 2);
    });
}

/// The bot's calls about a conversation of this kind.
fn calls(stage: &Stage, operation: &str, conversation: &str) -> Vec<ConnectorCall> {
    let id = stage.sim.conversation(conversation);
    let mut calls = stage.sim.connector_log();
    calls.retain(|call| call.operation == operation && call.conversation.as_deref() == Some(&id));
    calls
}

#[test]
fn in_a_channel_the_card_starts_a_thread_and_everything_else_stands_in_it() {
    on_stage(async |stage| {
        stage.asked().await;
        let standing = said(&stage, "deployments");
        let card = standing.iter().find(|m| m.root.as_ref() == Some(&m.activity_id)).expect("a thread");
        let request = standing.iter().find(|m| m.has_button("confirm")).expect("the request");
        assert_eq!(request.root.as_ref(), Some(&card.activity_id));
    });
}

#[test]
fn a_change_of_a_message_that_somebody_removed_is_posted_anew_where_it_stood() {
    on_stage(async |stage| {
        stage.asked().await;
        let before = said(&stage, "deployments").len();
        let root =
            said(&stage, "deployments").into_iter().rfind(|m| m.has_button("confirm")).expect("it").root;
        let gone = Effect::Status { status: 404, code: "ActivityNotFoundInConversation".to_owned() };
        stage.sim.fault(Fault::once(FaultOn::Update, gone).in_conversation("deployments"));
        john_changes_the_date(&stage, "2026-03-20").await;
        stage.settles_within(MINUTE).await;
        stage.looks_at("john");
        let after = said(&stage, "deployments");
        assert_eq!(after.len(), before + 1, "one was posted anew");
        assert!(after.iter().all(|m| m.root == root || m.root.as_ref() == Some(&m.activity_id)));
        // From now on the new one is changed: nothing is posted any more.
        john_changes_the_date(&stage, "2026-03-25").await;
        stage.settles_within(MINUTE).await;
        stage.looks_at("john");
        assert_eq!(said(&stage, "deployments").len(), before + 1);
    });
}

#[test]
fn of_several_changes_that_wait_only_the_last_is_sent() {
    on_stage(async |stage| {
        stage.asked().await;
        let throttle = Effect::Throttle { retry_after: Some(30) };
        stage.sim.fault(Fault::once(FaultOn::Update, throttle).in_conversation("deployments"));
        let before = calls(&stage, "update", "deployments").len();
        for date in ["2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23"] {
            let changes = john_changes_the_date(&stage, date);
            changes.await;
        }
        stage.settles_within(MINUTE * 2).await;
        stage.looks_at("john");
        let sent: Vec<_> = calls(&stage, "update", "deployments").split_off(before);
        let done = sent.iter().filter(|call| call.status < 300).count();
        // The engagement card and the request: each once, with the last date.
        assert!(done <= 2, "{done} changes were sent");
        let shown = said(&stage, "deployments");
        assert!(shown.iter().any(|m| m.says("23 March")), "the last date is shown");
        assert!(!shown.iter().any(|m| m.says("21 March")));
    });
}

/// John moves every target date, which is shown at once and asked again later.
async fn john_changes_the_date(stage: &Stage, date: &str) {
    let john = stage.sim.person("john");
    let mut page = john.press(&stage.johns("Change"), "Change", ()).await.dialog();
    page.fill("in_target", date);
    let mut rows = page.press("Next").await.dialog();
    rows.fill("in_moved_why", "The network is late");
    rows.press("Save").await.closed();
}

#[test]
fn a_request_whose_thread_could_not_be_begun_is_posted_all_the_same() {
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.expects_error("a message was given up");
        let refused = Effect::Status { status: 400, code: "Bad".to_owned() };
        stage.sim.fault(Fault::once(FaultOn::Create, refused).in_conversation("deployments"));
        stage.john_brings().await;
        assert!(!said(&stage, "deployments").iter().any(|m| m.says("FastTrack for Contoso")));
        stage.john_enters().await;
        stage.john_records_that_ana_agreed().await;
        stage.john_asks().await;
        assert!(said(&stage, "deployments").iter().any(|m| m.has_button("confirm")), "the request is there");
    });
}

#[test]
fn the_operator_reads_what_was_sent_and_what_waits() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let page = stage.metrics().await;
        for line in [
            "fasttrack_outbox_sent_total 1",
            "fasttrack_outbox_depth 0",
            "fasttrack_outbox_age_seconds 0",
            "fasttrack_reminders_due_total 0",
        ] {
            assert!(page.lines().any(|found| found == line), "{line}: {page}");
        }
        stage.sim.fault(Fault::once(FaultOn::Send, Effect::Throttle { retry_after: Some(30) }));
        says(&stage, "help").await;
        stage.puts_off(1).await;
        stage.clock.advance(SignedDuration::from_secs(10));
        let page = stage.metrics().await;
        for line in [
            "fasttrack_turns_total{kind=\"message\",status=\"200\"} 1",
            "fasttrack_outbox_throttle_waits_total 1",
            "fasttrack_outbox_depth 1",
        ] {
            assert!(page.lines().any(|found| found == line), "{line}: {page}");
        }
        let age = page.lines().find_map(|line| line.strip_prefix("fasttrack_outbox_age_seconds "));
        assert!(age.and_then(|age| age.parse::<f64>().ok()).is_some_and(|age| age >= 10.0), "{page}");
        stage.settles_within(MINUTE).await;
        stage.looks_at("john");
    });
}
