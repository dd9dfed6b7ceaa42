//! What is asked: activities as Teams sends them, of many people in many tenants.

use serde_json::{Value, json};

/// Which turn is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// `help` in a personal chat: answered by a message.
    Message,
    /// A button that shows where the engagement stands: answered by a card, and what was meant is remembered.
    Press,
    /// The same card asked for by Teams itself: answered by a card, nothing is written.
    Refresh,
}

impl Turn {
    pub(crate) const ALL: [Self; 3] = [Self::Message, Self::Press, Self::Refresh];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Press => "invoke, pressed",
            Self::Refresh => "invoke, refresh",
        }
    }
}

/// Everybody: person `n` has the personal chat `n`, in the tenant `n % tenants`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct People {
    pub(crate) threads: usize,
    pub(crate) tenants: usize,
}

impl People {
    pub(crate) fn conversation(n: usize) -> String {
        format!("a:1bench-{n}")
    }

    fn tenant(&self, n: usize) -> String {
        format!("5f3c1a52-7f0e-4d1c-9a55-{:012x}", n % self.tenants)
    }

    /// What the roster says of person `n`.
    pub(crate) fn member(n: usize) -> Value {
        json!({"id": format!("29:1bench-{n}"), "name": format!("Person {n}"), "aadObjectId": Self::object_id(n),
            "email": format!("person{n}@bench.example"), "userPrincipalName": format!("person{n}@bench.example"),
            "tenantId": "5f3c1a52-7f0e-4d1c-9a55-000000000000", "userRole": "user"})
    }

    fn object_id(n: usize) -> String {
        format!("11aa0b6e-36a1-4f3c-9a0b-{n:012x}")
    }

    /// A text; the service URL and a fresh id are put in where it is sent.
    pub(crate) fn says(&self, n: usize, text: &str) -> Value {
        let mut activity = self.activity(n, "message");
        activity["text"] = json!(text);
        activity["textFormat"] = json!("plain");
        activity
    }

    /// An invoke.
    pub(crate) fn invokes(&self, n: usize, name: &str, value: Value) -> Value {
        let mut activity = self.activity(n, "invoke");
        activity["name"] = json!(name);
        activity["value"] = value;
        activity["channelData"]["source"] = json!({"name": "message"});
        activity
    }

    /// A dialog sent.
    pub(crate) fn submits(&self, n: usize, data: Value) -> Value {
        self.invokes(n, "task/submit", json!({"data": data, "context": {"theme": "default"}}))
    }

    /// The turn that is measured, about the engagement of chat `n`.
    pub(crate) fn asks(&self, n: usize, turn: Turn, engagement: &str) -> Value {
        let about = |verb: &str, trigger: &str| {
            let data = json!({"verb": verb, "e": engagement, "rev": 2, "n": ""});
            json!({"action": {"type": "Action.Execute", "verb": verb, "data": data}, "trigger": trigger})
        };
        match turn {
            Turn::Message => self.says(n, "help"),
            Turn::Press => self.invokes(n, "adaptiveCard/action", about("status", "manual")),
            Turn::Refresh => self.invokes(n, "adaptiveCard/action", about("status.refresh", "automatic")),
        }
    }

    fn activity(&self, n: usize, kind: &str) -> Value {
        let tenant = self.tenant(n);
        json!({
            "type": kind,
            "timestamp": "2026-03-02T09:00:00.000Z",
            "localTimestamp": "2026-03-02T10:00:00.000+01:00",
            "localTimezone": "Europe/Madrid",
            "channelId": "msteams",
            "from": {"id": format!("29:1bench-{n}"), "name": format!("Person {n}"), "aadObjectId": Self::object_id(n)},
            "recipient": {"id": "28:b07c0de0-0000-4000-8000-00000000fa57", "name": "FastTrack"},
            "conversation": {"conversationType": "personal", "tenantId": tenant, "id": Self::conversation(n)},
            "locale": "en-US",
            "entities": [{"type": "clientInfo", "locale": "en-US", "country": "US", "platform": "Windows",
                "timezone": "Europe/Madrid"}],
            "channelData": {"tenant": {"id": tenant}},
        })
    }
}
