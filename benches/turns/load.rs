//! The load: sets the scene, asks many turns at a time, and compares the rounds.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::activities::{People, Turn};
use crate::microsoft::{Microsoft, Sink};
use crate::process::{Server, median, now, part};

/// How many requests are under way at a time.
const AT_ONCE: usize = 16;

/// What one round cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Round {
    /// Processor time per turn, in microseconds.
    cpu_us: f64,
    /// Turns per second.
    per_second: f64,
    /// From the question to its answer, in microseconds: the middle, and what 99 of 100 stay below.
    answered_us: [f64; 2],
}

/// Whoever asks.
pub(crate) struct Load {
    asker: Arc<Asker>,
    sink: Arc<Sink>,
    people: People,
    engagements: Vec<String>,
    chance: u64,
}

struct Asker {
    http: reqwest::Client,
    token: String,
    service_url: String,
    ids: AtomicU64,
}

impl Load {
    pub(crate) fn new(microsoft: &Microsoft, people: People) -> Self {
        let asker = Asker {
            http: reqwest::Client::builder().no_proxy().build().expect("a client"),
            token: microsoft.token.clone(),
            service_url: microsoft.service_url.clone(),
            ids: AtomicU64::new(1),
        };
        let sink = Arc::clone(&microsoft.connector);
        Self { asker: Arc::new(asker), sink, people, engagements: Vec::new(), chance: 1 }
    }

    /// An engagement in every chat, with four services' DIBS.
    pub(crate) async fn prepare(&mut self, bot: &Server) {
        let people = self.people;
        self.sink.look(true);
        let services = "exchange,teams,sharepoint,onedrive";
        let before = self.sink.posts();
        let start = |n: usize| {
            let data = json!({"verb": "start.submit", "n": format!("bench-{n}"), "in_customer": format!("Customer {n}"),
                "in_services": services, "in_language": "en"});
            people.submits(n, data)
        };
        self.asker.all(bot, (0..people.threads).map(start).collect()).await;
        self.sink.reached(before + people.threads as u64).await;
        let known = std::mem::take(&mut *self.sink.engagements.lock().expect("unpoisoned"));
        self.engagements = (0..people.threads).map(|n| known[&People::conversation(n)].clone()).collect();
        self.sink.look(false);
        let enter = |(n, e): (usize, &String)| {
            let data = json!({"verb": "enter.save", "e": e, "rev": 1, "n": "bench", "in_services": services,
                "in_intent": "going_ahead", "in_target": "2099-03-15", "in_reasons": "anywhere", "in_person": "new",
                "in_name": "Ana Ruiz", "in_email": "ana@customer.example"});
            people.submits(n, data)
        };
        self.asker.all(bot, self.engagements.iter().enumerate().map(enter).collect()).await;
        self.sink.quiet().await;
    }

    /// What the bot replies to each turn, in a file.
    pub(crate) async fn samples(&mut self, bot: &Server, folder: &Path) -> PathBuf {
        let mut replies = serde_json::Map::new();
        self.sink.look(true);
        let before = self.sink.posts();
        self.asker.ask(bot, self.people.asks(0, Turn::Message, "")).await;
        self.sink.reached(before + 1).await;
        self.sink.look(false);
        let last = self.sink.last.lock().expect("unpoisoned").clone();
        replies.insert("message".to_owned(), serde_json::from_slice(&last).expect("JSON"));
        for (turn, verb) in [(Turn::Press, "status"), (Turn::Refresh, "status.refresh")] {
            let answer = self.asker.ask(bot, self.people.asks(0, turn, &self.engagements[0])).await;
            assert_eq!(answer["type"], "application/vnd.microsoft.card.adaptive", "{answer}");
            replies.insert(verb.to_owned(), answer);
        }
        for (name, reply) in &replies {
            crate::say(&format!("the reply to {name} has {} bytes", reply.to_string().len()));
        }
        let file = folder.join("replies.json");
        std::fs::write(&file, Value::Object(replies).to_string()).expect("written");
        file
    }

    /// `turns` turns of anybody, to the end of their last effect.
    pub(crate) async fn round(&mut self, server: &Server, turn: Turn, turns: usize) -> Round {
        let asked: Vec<Value> = (0..turns)
            .map(|_| {
                // Knuth's MMIX generator: who asks is the same in every run.
                self.chance = self
                    .chance
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let n = usize::try_from(self.chance >> 33).unwrap_or(0) % self.people.threads;
                self.people.asks(n, turn, &self.engagements[n])
            })
            .collect();
        let expected = self.sink.posts() + if turn == Turn::Message { turns as u64 } else { 0 };
        let (cpu, began) = (server.cpu(), now());
        let times = self.asker.all(server, asked).await;
        self.sink.reached(expected).await;
        let took = began.elapsed().as_secs_f64();
        Round {
            cpu_us: (server.cpu() - cpu) * 1e6 / turns as f64,
            per_second: turns as f64 / took,
            answered_us: [part(&times, 0.5), part(&times, 0.99)],
        }
    }
}

impl Asker {
    /// Asks all, a few at a time; how long each waited for its answer, in microseconds.
    async fn all(self: &Arc<Self>, server: &Server, activities: Vec<Value>) -> Vec<f64> {
        let activities = Arc::new(activities);
        let next = Arc::new(AtomicUsize::new(0));
        let workers: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                let (this, next, activities) = (Arc::clone(self), Arc::clone(&next), Arc::clone(&activities));
                let url = server.url.clone();
                tokio::spawn(async move {
                    let mut times = Vec::new();
                    while let Some(activity) = activities.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let began = now();
                        this.post(&url, activity.clone()).await;
                        times.push(began.elapsed().as_secs_f64() * 1e6);
                    }
                    times
                })
            })
            .collect();
        let mut times = Vec::with_capacity(activities.len());
        for worker in workers {
            times.extend(worker.await.expect("every turn is answered"));
        }
        times
    }

    async fn ask(&self, server: &Server, activity: Value) -> Value {
        let answer = self.post(&server.url, activity).await;
        serde_json::from_slice(&answer).unwrap_or_default()
    }

    async fn post(&self, url: &str, mut activity: Value) -> Vec<u8> {
        activity["serviceUrl"] = json!(self.service_url);
        activity["id"] = json!(format!("bench-{}", self.ids.fetch_add(1, Ordering::Relaxed)));
        let request = self.http.post(format!("{url}/api/messages")).bearer_auth(&self.token);
        let answer = request.json(&activity).send().await.expect("an answer");
        let status = answer.status();
        let body = answer.bytes().await.expect("a whole answer").to_vec();
        assert!(status.is_success(), "{status}: {}", String::from_utf8_lossy(&body));
        body
    }
}

/// The rounds of both, side by side.
pub(crate) fn compare(turn: Turn, ours: &[Round], theirs: &[Round]) -> String {
    let of = |rounds: &[Round], what: fn(&Round) -> f64| median(&rounds.iter().map(what).collect::<Vec<_>>());
    let ratios: Vec<f64> = ours.iter().zip(theirs).map(|(a, b)| a.cpu_us / b.cpu_us).collect();
    let pairs = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect::<Vec<_>>().join(" ");
    let line = |what: &str, of_round: fn(&Round) -> f64, unit: &str| {
        let (a, b) = (of(ours, of_round), of(theirs, of_round));
        format!("  {what}: bot {a:.0} {unit}, endpoint {b:.0} {unit}, ratio {:.2}", a / b)
    };
    [
        turn.name().to_owned(),
        format!("{} (pairs {pairs})", line("CPU per turn", |round| round.cpu_us, "us")),
        line("throughput", |round| round.per_second, "turns/s"),
        line("answered after, median", |round| round.answered_us[0], "us"),
        line("answered after, 99 %", |round| round.answered_us[1], "us"),
    ]
    .join("\n")
}
