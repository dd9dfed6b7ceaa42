//! Somebody who presses one thing after another, whatever happens to the bot, and remembers what was acknowledged.
//!
//! A turn without an answer is delivered again, as it was, until it has one. After each restart the last turn is
//! delivered twice more: with the same id, and with a new one, as Teams' two layers do.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use teams_simulator::{Again, Delivery, Simulator};
use tokio::sync::watch;

use super::chance::Chance;
use super::script::{BROUGHT, DRAFTED, STEPS, Told, Turn, What};
use super::world;

/// The bot's present life.
#[derive(Debug, Clone, Copy)]
pub(super) struct Life {
    pub(super) number: u64,
    pub(super) up: bool,
    /// No kill follows.
    pub(super) last: bool,
}

/// A driver and all that it knows.
pub(super) struct Driver {
    sim: Simulator,
    pub(super) number: usize,
    lives: watch::Receiver<Life>,
    /// The revision after each step, as the calm run had it; empty in the calm run itself.
    expected: Arc<Vec<u64>>,
    chance: Chance,
    pub(super) told: Vec<Told>,
    /// When it began.
    pub(super) began: jiff::Timestamp,
    /// The language last set.
    pub(super) locale: Option<&'static str>,
    /// The last turn, and the life in which it was last replayed.
    last: Option<String>,
    replayed_in: u64,
    revisions: Vec<u64>,
    pub(super) turns: u64,
    pub(super) interrupted: u64,
    pub(super) replays: u64,
}

impl Driver {
    pub(super) fn new(
        sim: &Simulator,
        number: usize,
        lives: watch::Receiver<Life>,
        expected: Arc<Vec<u64>>,
        chance: Chance,
    ) -> Self {
        Self {
            sim: sim.clone(),
            number,
            lives,
            expected,
            chance,
            told: Vec::new(),
            began: sim.clock().now(),
            locale: None,
            last: None,
            replayed_in: 0,
            revisions: Vec::new(),
            turns: 0,
            interrupted: 0,
            replays: 0,
        }
    }

    /// The revision after each step.
    pub(super) fn revisions(&self) -> Vec<u64> {
        self.revisions.clone()
    }

    /// Goes on until the last life.
    pub(super) async fn run(mut self) -> Self {
        while !self.is_over() {
            self.run_once().await;
        }
        self
    }

    fn is_over(&self) -> bool {
        self.lives.borrow().last
    }

    /// One engagement, or as much of it as there is time for.
    pub(super) async fn run_once(&mut self) {
        let number = self.told.len();
        self.told.push(Told { driver: self.number, number, id: String::new(), revision: 0, steps: 0 });
        for (index, step) in STEPS.iter().enumerate() {
            let told = self.told[number].clone();
            let room = self.sim.conversation(&told.room());
            let mut answer = self.turn(&step(&told, &room)).await;
            // A bot that has just started may not have heard in time who is in the room, or Teams may not say at
            // present: then it says so, and is asked again, as people do.
            for _ in 0..60 {
                if index != BROUGHT || !answer.to_string().contains("activity.message") {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(500)).await;
                self.turn(&STEPS[BROUGHT - 1](
                    &Told { number: number % world::ROOMS, ..told.clone() },
                    &room,
                ))
                .await;
                answer = self.turn(&step(&told, &room)).await;
            }
            self.told[number].steps = index + 1;
            self.look(number, &answer).await;
            if index + 1 == DRAFTED {
                let told = self.told[number].clone();
                let page = self.turn(&told.opens()).await;
                let shown = page.to_string();
                assert!(shown.contains("enter.save") && shown.contains(&told.target()), "no draft: {page:#}");
            }
            self.aside(&told).await;
            if self.is_over() {
                return;
            }
        }
    }

    /// Asks where the engagement stands: its revision must be the one that this step makes.
    async fn look(&mut self, number: usize, answer: &Value) {
        let steps = self.told[number].steps;
        let expected = self.expected.get(steps - 1).copied();
        // A turn that took too long was answered "still working": it ends soon.
        for patience in (0..50).rev() {
            let told = self.told[number].clone();
            let status = self.turn(&told.card("status", json!({}))).await;
            let (id, revision) = shown(&status, &told.id);
            if self.told.iter().any(|before| before.number != number && before.id == id) {
                // Another one was used meanwhile: Teams delivered again what was interrupted long ago. So this one
                // is found by its card in the chat.
                self.told[number].id = self.newest().await;
                continue;
            }
            if expected.is_none_or(|expected| expected == revision) {
                let told = &mut self.told[number];
                (told.id, told.revision) = (id, revision);
                if self.expected.is_empty() {
                    self.revisions.push(revision);
                }
                return;
            }
            assert!(
                patience > 0 && expected.is_some_and(|expected| revision < expected),
                "step {steps} made revision {revision} instead of {expected:?}; its answer was {answer}"
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The engagement whose card is in the FM's chat and that is not known yet.
    async fn newest(&self) -> String {
        let chat = world::fm(self.number);
        let unknown = |sim: &Simulator| {
            let mut found = None;
            for card in sim.peek(&chat).into_iter().flat_map(|message| message.cards) {
                walk(&card, &mut |object| {
                    let id = object.get("e").and_then(Value::as_str).unwrap_or_default();
                    if !id.is_empty() && !self.told.iter().any(|told| told.id == id) {
                        found = Some(id.to_owned());
                    }
                });
            }
            found
        };
        self.sim.wait_until("the card of a new engagement", |sim| unknown(sim).is_some()).await;
        unknown(&self.sim).expect("it was there")
    }

    /// Something else between two steps, now and then.
    async fn aside(&mut self, told: &Told) {
        match self.chance.within(0..10) {
            0 => drop(self.turn(&told.says("help")).await),
            1 => drop(self.turn(&told.says("status")).await),
            2 => {
                let locale = ["en", "es", "pt-BR"][usize::try_from(self.chance.within(0..3)).expect("small")];
                let blank = Told { id: String::new(), ..told.clone() };
                self.turn(&blank.card("language.set", json!({"locale": locale}))).await;
                self.locale = Some(locale);
            }
            _ => {}
        }
    }

    /// One turn to its acknowledgement; the answer.
    async fn turn(&mut self, turn: &Turn) -> Value {
        self.replay_last().await;
        let person = self.sim.person(&turn.person);
        let first = match &turn.what {
            What::Text(text) => person.says(&turn.conversation, text).await,
            What::Invoke(name, value) => person.invokes(&turn.conversation, name, value).await,
        };
        self.turns += 1;
        let id = first.activity_id.clone();
        let answered = self.acknowledged(first, &id, turn).await;
        self.last = Some(id);
        answered
    }

    async fn acknowledged(&mut self, first: Delivery, id: &str, turn: &Turn) -> Value {
        let mut delivery = first;
        let mut again = false;
        loop {
            match delivery.status {
                Some(200) => {
                    self.interrupted += u64::from(again);
                    return delivery.body;
                }
                None | Some(503) => {
                    again = true;
                    let _ = self.lives.wait_for(|life| life.up).await;
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                Some(status) => panic!("HTTP {status} for {turn:?}: {delivery:?}"),
            }
            delivery = self.sim.redeliver(id, Again::SameId).await.expect("it was sent");
        }
    }

    /// After a restart: the last turn again, with the same id and with a new one.
    async fn replay_last(&mut self) {
        let life = self.lives.borrow().number;
        let Some(last) = self.last.clone().filter(|_| life != self.replayed_in) else {
            return;
        };
        self.replayed_in = life;
        for again in [Again::SameId, Again::NewId] {
            let delivery = self.sim.redeliver(&last, again).await.expect("it was sent");
            // Killed once more meanwhile: the next life has its own replay.
            if delivery.status.is_some() {
                assert!(matches!(delivery.status, Some(200 | 503)), "{delivery:?}");
                self.replays += 1;
            }
        }
    }
}

/// The engagement's id and revision as a status card shows them: the one asked for, or the only one.
fn shown(card: &Value, id: &str) -> (String, u64) {
    let mut found = None;
    walk(card, &mut |object| {
        if let (Some(e), Some(revision)) = (object.get("e").and_then(Value::as_str), object.get("rev"))
            && (id.is_empty() || id == e)
        {
            found = Some((e.to_owned(), revision.as_u64().expect("a revision")));
        }
    });
    found.unwrap_or_else(|| panic!("no engagement {id} is shown: {card:#}"))
}

fn walk(value: &Value, see: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            see(object);
            object.values().for_each(|value| walk(value, see));
        }
        Value::Array(all) => all.iter().for_each(|value| walk(value, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The key under which a driver's FM is stored.
pub(super) fn fm_key(driver: usize) -> fasttrack_bot::engagement::PersonKey {
    fasttrack_bot::engagement::PersonKey {
        tenant: world::TENANT.to_owned(),
        person: world::object_id(&world::fm(driver)),
    }
}
