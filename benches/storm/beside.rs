//! Turns beside the storm: people who ask something at a steady pace, and how long each waits, for the HTTP answer and
//! for the message that answers in the chat.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::{Value, json};
use teams_simulator::{ConnectorCall, Simulator, TokenKind};
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use crate::people::{asker, tenant};
use crate::process::{Server, now, part};

/// Questions a second, over all tenants.
pub(crate) const PACE: u32 = 20;

/// Whoever asks.
pub(crate) struct Beside {
    http: reqwest::Client,
    sim: Simulator,
    tenants: usize,
    waited: Arc<Mutex<Vec<Waited>>>,
}

/// One question.
struct Waited {
    chat: String,
    asked: Timestamp,
    millis: f64,
}

/// How long people waited, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) turns: usize,
    /// For the HTTP answer: the middle, and what 99 of 100 stay below.
    pub(crate) answered: [f64; 2],
    /// For the message in the chat, by the simulator's log.
    pub(crate) replied: [f64; 2],
}

impl Beside {
    pub(crate) fn new(sim: &Simulator, tenants: usize) -> Self {
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        Self { http, sim: sim.clone(), tenants, waited: Arc::default() }
    }

    /// Everybody once, so that they are known.
    pub(crate) async fn introduce(&self, bot: &Server) {
        for at in 0..self.tenants {
            self.ask(bot, at, format!("hello-{at}")).await;
        }
        self.waited.lock().await.clear();
    }

    /// Asks at the pace until `stop`; how long it was waited.
    pub(crate) async fn ask_until(
        self: &Arc<Self>,
        bot: &Arc<Server>,
        name: &str,
        stop: CancellationToken,
    ) -> Figures {
        let began = now();
        let mut asking = Vec::new();
        for n in 0_u32.. {
            // Whatever the bot does, the next one asks at their time.
            let due = began + Duration::from_secs(1) / PACE * n;
            tokio::select! {
                () = stop.cancelled() => break,
                () = tokio::time::sleep_until(due.into()) => {}
            }
            let (this, bot, id) = (Arc::clone(self), Arc::clone(bot), format!("{name}-{n}"));
            let at = usize::try_from(n).expect("few") % self.tenants;
            asking.push(tokio::spawn(async move { this.ask(&bot, at, id).await }));
        }
        for asked in asking {
            asked.await.expect("answered");
        }
        let replied = self.replies().await;
        let waited = std::mem::take(&mut *self.waited.lock().await);
        let answered: Vec<f64> = waited.iter().map(|one| one.millis).collect();
        let both = |times: &[f64]| [part(times, 0.5), part(times, 0.99)];
        Figures { turns: waited.len(), answered: both(&answered), replied: both(&replied) }
    }

    async fn ask(&self, bot: &Server, at: usize, id: String) {
        let (key, tenant) = (asker(at), tenant(at).id);
        let (person, chat) = (self.sim.person(&key), self.sim.conversation(&key));
        let service_url = self.sim.service_url(&tenant);
        let activity: Value = json!({
            "type": "message", "id": id, "timestamp": "2026-03-02T09:00:00.000Z", "channelId": "msteams",
            "text": "help", "textFormat": "plain", "locale": "en-US", "serviceUrl": service_url,
            "from": {"id": person.mri(), "name": key, "aadObjectId": person.aad_object_id()},
            "recipient": {"id": self.sim.bot_mri(), "name": "FastTrack"},
            "conversation": {"conversationType": "personal", "tenantId": tenant, "id": chat},
            "channelData": {"tenant": {"id": tenant}},
        });
        let request = self.http.post(format!("{}/api/messages", bot.url));
        let request = request.bearer_auth(self.sim.token(TokenKind::Good, &service_url)).json(&activity);
        let (asked, began): (Timestamp, Instant) = (self.sim.clock().now(), now());
        let answer = request.send().await.expect("an answer");
        assert!(answer.status().is_success(), "{}", answer.status());
        let _ = answer.bytes().await.expect("a whole answer");
        let millis = began.elapsed().as_secs_f64() * 1e3;
        self.waited.lock().await.push(Waited { chat, asked, millis });
    }

    /// How long each waited for the message, once all have come: answers come in the order of questions.
    async fn replies(&self) -> Vec<f64> {
        for _ in 0..300 {
            if let Some(all) = self.paired().await {
                return all;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("not everybody was answered within thirty seconds");
    }

    async fn paired(&self) -> Option<Vec<f64>> {
        let waited = self.waited.lock().await;
        let since = waited.iter().map(|one| one.asked).min()?;
        let mut came: HashMap<String, Vec<Timestamp>> = HashMap::new();
        let delivered = |call: &ConnectorCall| call.operation == "send" && matches!(call.status, 201 | 504);
        for call in self.sim.calls_since(since).into_iter().filter(delivered) {
            came.entry(call.conversation.unwrap_or_default()).or_default().push(call.at);
        }
        let mut asked: HashMap<&str, Vec<Timestamp>> = HashMap::new();
        waited.iter().for_each(|one| asked.entry(&one.chat).or_default().push(one.asked));
        let mut times = Vec::with_capacity(waited.len());
        for (chat, mut asked) in asked {
            asked.sort_unstable();
            let came = came.get(chat)?;
            if came.len() < asked.len() {
                return None;
            }
            // A copy makes the others of its chat seem early, never late: the first after each question counts.
            for question in asked {
                let answer = came.iter().find(|came| **came >= question)?;
                times.push(answer.duration_since(question).as_secs_f64() * 1e3);
            }
        }
        Some(times)
    }
}
