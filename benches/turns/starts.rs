//! How the two programs that are compared are started: the plain endpoint, and `serve` timed to its first answer.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::process::Command;

use crate::endpoint;
use crate::microsoft::Microsoft;
use crate::process::{Server, now};

impl Server {
    /// The plain endpoint, which replies as `samples` says.
    pub(crate) async fn endpoint(microsoft: &Microsoft, samples: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.env(endpoint::ROLE, samples).envs(microsoft.sim.environment());
        Self::spawn(command).await
    }

    /// Starts `serve` and asks until it answers; how long that took.
    pub(crate) async fn first_answer(
        microsoft: &Microsoft,
        store: &Path,
        activity: &Value,
    ) -> (Self, Duration) {
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let began = now();
        let bot = Self::spawn(Self::serve(&microsoft.sim, store)).await;
        let mut activity = activity.clone();
        activity["serviceUrl"] = json!(microsoft.service_url);
        activity["id"] = json!(format!("cold-{}", bot.url));
        let post = || {
            http.post(format!("{}/api/messages", bot.url))
                .bearer_auth(&microsoft.token)
                .json(&activity)
                .send()
        };
        while !post().await.is_ok_and(|answer| answer.status().is_success()) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let took = began.elapsed();
        (bot, took)
    }
}
