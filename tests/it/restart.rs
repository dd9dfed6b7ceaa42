//! The bot dies at some point and comes back, or another one takes its place: nothing owed is lost or doubled.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use fasttrack_bot::dialogue::{Content, Locale, Place, Reader, View};
use fasttrack_bot::records::{Op, Owed, Queue, Target, Work};
use jiff::SignedDuration;
use teams_simulator::{Again, Effect, Fault, FaultOn};

use crate::harness::gate::{Hold, Verdict};
use crate::harness::{Options, Stage, on_stage, on_stage_with};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// What the bot said in the chat of `who`, looked at.
fn said(stage: &Stage, who: &str) -> Vec<String> {
    let messages = stage.sim.messages(who).into_iter();
    messages.filter(|m| m.from.bot && !m.deleted).map(|m| m.text_content()).collect()
}

#[test]
fn what_was_owed_when_the_bot_died_goes_out_when_it_is_back() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.sim.fault(Fault::new(FaultOn::Send, Effect::Down));
        for text in ["help", "language", "status"] {
            assert_eq!(stage.sim.person("john").says("john", text).await.status, Some(200));
        }
        stage.puts_off(1).await;
        stage.kills(&stage.process()).await;
        stage.sim.clear_faults();
        stage.dies_and_comes_back().await;
        stage.settles_within(MINUTE).await;
        assert_eq!(said(&stage, "john").len(), 4);
    });
}

#[test]
fn a_message_that_was_on_its_way_when_the_bot_died_is_there_once_or_twice() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let slow = stage.sim.fault(Fault::once(FaultOn::Send, Effect::Slow { ms: 60_000 }));
        assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
        while stage.fault_waits(slow).await {}
        stage.dies_and_comes_back().await;
        stage.settles_within(MINUTE).await;
        assert!((2..=3).contains(&said(&stage, "john").len()));
    });
}

#[test]
fn a_message_that_teams_took_before_the_bot_died_has_at_most_one_copy_and_it_is_counted() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        // The store has not heard of it when the process ends: the answer is held back.
        stage.sim.fault(Fault::once(FaultOn::Send, Effect::TimeoutAfterDelivery));
        assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
        stage.puts_off(1).await;
        for _ in 0..3 {
            stage.dies_and_comes_back().await;
        }
        stage.settles_within(MINUTE).await;
        let copies = said(&stage, "john").len() - 1;
        assert!((1..=2).contains(&copies), "{copies} copies");
        let counts = |stage: &Stage| {
            let counts = stage.process().app;
            let (again, lost) = (&counts.counts().repeated, &counts.counts().unknown);
            (again.load(Ordering::Relaxed), lost.load(Ordering::Relaxed))
        };
        assert!(counts(&stage) <= (1, 1), "{:?}", counts(&stage));
    });
}

#[test]
fn what_was_acknowledged_is_there_after_the_bot_died_and_is_not_done_again() {
    on_stage(async |stage| {
        stage.john_starts().await;
        stage.dies_and_comes_back().await;
        let started = stage
            .sim
            .deliveries()
            .into_iter()
            .rfind(|sent| sent.activity["name"] == "task/submit")
            .expect("the dialog was sent");
        let before = said(&stage, "john").len();
        for again in [Again::SameId, Again::NewId] {
            let answer =
                stage.sim.redeliver(&started.delivery.activity_id, again).await.expect("it was sent");
            assert_eq!((answer.status, &answer.body), (Some(200), &started.delivery.body), "{again:?}");
        }
        stage.settle().await;
        assert_eq!(said(&stage, "john").len(), before);
        assert_eq!(stage.engagements().await, 1);
        stage.john_brings().await;
    });
}

#[test]
fn a_bot_that_is_stopped_in_order_gives_its_work_back_at_once() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let first = stage.process();
        let second = stage.starts_another().await;
        stage.talks_to(&second);
        first.app.stop().await;
        // The second looks for free leases every ten seconds.
        stage.clock.advance(SignedDuration::from_secs(10));
        assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
        stage.settles_within(MINUTE).await;
        stage.sim.next_bot_message("john").await;
        assert_eq!(said(&stage, "john").len(), 2);
    });
}

#[test]
fn another_bot_takes_over_only_when_the_lease_of_the_first_has_ended() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        let first = stage.process();
        let second = stage.starts_another().await;
        stage.sim.fault(Fault::new(FaultOn::Send, Effect::Down));
        assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
        stage.puts_off(1).await;
        stage.kills(&first).await;
        stage.sim.clear_faults();
        stage.talks_to(&second);
        stage.clock.advance(SignedDuration::from_secs(20));
        assert_eq!(stage.sim.person("john").says("john", "language").await.status, Some(200));
        assert_eq!(said(&stage, "john").len(), 1, "the lease still belongs to the first");
        // The second looks for free leases every ten seconds.
        stage.clock.advance(SignedDuration::from_secs(11));
        stage.settles_within(MINUTE).await;
        stage
            .sim
            .wait_until("both messages", |sim| sim.peek("john").iter().filter(|m| m.from.bot).count() == 3)
            .await;
        assert_eq!(said(&stage, "john").len(), 3);
    });
}

#[test]
fn two_bots_on_one_store_send_each_message_once() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.welcome("sofia").await;
        let (first, second) = (stage.process(), stage.starts_another().await);
        for round in 0..6 {
            stage.sim.set_bot_url(if round % 2 == 0 { &second.url } else { &first.url });
            assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
            assert_eq!(stage.sim.person("sofia").says("sofia", "ayuda").await.status, Some(200));
        }
        let both = |stage: &Stage| {
            ["john", "sofia"].map(|who| stage.sim.peek(who).iter().filter(|m| m.from.bot).count())
        };
        for _ in 0..40 {
            // The holder of the lease looks every quarter of a second for what the other owes.
            stage.clock.advance(SignedDuration::from_millis(250));
            stage.settle().await;
            if both(&stage) == [7, 7] {
                break;
            }
        }
        assert_eq!((said(&stage, "john").len(), said(&stage, "sofia").len()), (7, 7));
        first.app.settled().await;
        second.app.settled().await;
        assert_eq!((said(&stage, "john").len(), said(&stage, "sofia").len()), (7, 7));
        second.app.stop().await;
    });
}

#[test]
fn a_bot_that_has_its_store_alone_goes_on_at_once_when_it_is_back() {
    let options = Options { bot: |settings| settings.alone = true, ..Options::default() };
    on_stage_with(options, async |stage| {
        stage.welcome("john").await;
        stage.sim.fault(Fault::new(FaultOn::Send, Effect::Down));
        assert_eq!(stage.sim.person("john").says("john", "help").await.status, Some(200));
        stage.puts_off(1).await;
        stage.kills(&stage.process()).await;
        stage.sim.clear_faults();
        let back = stage.starts_another().await;
        stage.talks_to(&back);
        stage.settle().await;
        assert_eq!(said(&stage, "john").len(), 2);
    });
}

/// The bot works until the commit that is held up, or until there is nothing more to do.
async fn works_until_held(stage: &Stage) {
    let app = stage.process().app;
    tokio::select! {
        () = stage.gate.is_reached() => {}
        () = app.settled() => {}
    }
}

#[test]
fn whatever_two_kills_cut_off_a_message_is_there_once_or_twice_or_counted_as_given_up() {
    on_stage(async |stage| {
        stage.welcome("john").await;
        stage.allows_error("the store failed: it is closed");
        let points = || (0..3).flat_map(|n| [Hold::Nth(n, false), Hold::Nth(n, true)]);
        let mut twice = 0;
        for (first, second) in points().flat_map(|first| points().map(move |second| (first, second))) {
            let before = said(&stage, "john").len();
            stage.gate.holds(first);
            let john = stage.sim.person("john");
            let saying = tokio::spawn(async move { john.says("john", "help").await });
            works_until_held(&stage).await;
            stage.gate.stands_open();
            stage.kills(&stage.process()).await;
            // Nobody is left to be told; but what waits for an answer need not wait any longer.
            stage.gate.lets_go(Verdict::Overloaded);
            let asked = saying.await.expect("it was delivered");
            // The second life is cut off somewhere else.
            stage.clock.advance(SignedDuration::from_secs(31));
            stage.gate.holds(second);
            let next = stage.starts_another().await;
            stage.talks_to(&next);
            works_until_held(&stage).await;
            stage.gate.stands_open();
            stage.dies_and_comes_back().await;
            if asked.status != Some(200) {
                let again =
                    stage.sim.redeliver(&asked.activity_id, Again::SameId).await.expect("it was sent");
                assert_eq!(again.status, Some(200));
            }
            stage.settles_within(MINUTE).await;
            // What a turn owed before the shard was taken is found at the next look.
            stage.clock.advance(SignedDuration::from_secs(1));
            stage.settles_within(MINUTE).await;
            let copies = said(&stage, "john").len() - before;
            assert!(copies <= 2, "{first:?} and {second:?}: {copies} copies");
            // Twice cut off between note and request, it is given up: that, too, is counted.
            let given_up = stage.process().app.counts().unknown.load(Ordering::Relaxed);
            assert!(copies > 0 || given_up == 1, "{first:?} and {second:?}: lost");
            twice += usize::from(copies == 2);
        }
        // Which kills fall between Teams and our note, the order of what runs beside each other decides.
        println!("{twice} of {} pairs of kills made two copies", points().count().pow(2));
    });
}

/// Longer than any test: a request that is never answered.
const NEVER: u64 = 1_000_000_000;

/// Owes the chat of `who` a message that nobody asked for.
async fn owe_unasked(stage: &Stage, who: &str) {
    let world = stage.sim.world();
    let tenant = world.tenant(&stage.sim.person(who).data().tenant).expect("a tenant").id.clone();
    let conversation = stage.sim.conversation(who);
    let queue = Queue::of_conversation(&tenant, &conversation);
    let owed = Owed {
        conversation: queue.conversation.clone(),
        tenant: queue.tenant.clone(),
        target: Target::Conversation { id: conversation },
        action: Op::Post { slot: None },
        content: Content::Help,
        reader: Reader { locale: Locale::En, place: Place::Personal, view: View::Outsider, person: None },
        me: None,
        unasked: true,
        at: stage.clock.now(),
        born: "yesterday".to_owned(),
        maybe_sent: 0,
        until: None,
        attempt: None,
    };
    let mut work = Work::new(Arc::clone(&stage.store));
    work.put(queue.entry("00000000000000010000"), &owed).expect("it can be stored");
    work.commit().await.expect("nobody else writes");
}

#[test]
fn while_teams_is_slow_what_nobody_asked_for_goes_out_side_by_side() {
    on_stage(async |stage| {
        let people = ["john", "marta", "nadia", "sofia"];
        for who in people {
            stage.welcome(who).await;
        }
        let slow = Fault::new(FaultOn::Send, Effect::Slow { ms: NEVER });
        let slow = stage.sim.fault(Fault { times: Some(4), ..slow });
        for who in people {
            owe_unasked(&stage, who).await;
        }
        stage.dies_and_comes_back().await;
        // The dead process' leases run out.
        stage.clock.advance(MINUTE);
        let mut looks = 0;
        while stage.fault_waits(slow).await {
            looks += 1;
            assert!(looks < 500, "not all of them are on their way");
        }
        stage.dies_and_comes_back().await;
        stage.settles_within(MINUTE).await;
        for who in people {
            assert!((2..=3).contains(&said(&stage, who).len()), "{who}");
            stage.looks_at(who);
        }
    });
}
