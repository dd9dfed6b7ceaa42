//! What is done with one engagement, step by step, as Teams puts it on the wire.

use serde_json::{Value, json};

use super::world;

/// One engagement as its driver knows it.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) driver: usize,
    /// The running number among the driver's engagements.
    pub(super) number: usize,
    /// Its id, once known.
    pub(super) id: String,
    /// The revision after the last acknowledged step.
    pub(super) revision: u64,
    /// How many steps were acknowledged.
    pub(super) steps: usize,
}

/// A turn: who says or presses what, and where.
#[derive(Debug, Clone)]
pub(super) struct Turn {
    pub(super) person: String,
    pub(super) conversation: String,
    pub(super) what: What,
}

/// What is said or pressed.
#[derive(Debug, Clone)]
pub(super) enum What {
    Text(String),
    Invoke(&'static str, Value),
}

/// The step that puts an engagement into a room; the one before it asks who is there.
pub(super) const BROUGHT: usize = 2;

/// The steps, in order.
pub(super) const STEPS: [fn(&Told, &str) -> Turn; 16] = [
    |told, _| {
        told.dialog(
            "start.submit",
            json!({"n": format!("start-{}-{}", told.driver, told.number), "in_customer": told.customer(),
                "in_services": "exchange,teams", "in_language": "en"}),
        )
    },
    // Who is in a room is asked once: Teams does not let it be asked all the time.
    |told, _| {
        let text = if told.number < world::ROOMS { "@FastTrack bring" } else { "@FastTrack help" };
        Turn { conversation: told.room(), ..told.says(text) }
    },
    |told, room| told.card("bring.here", json!({"c": room})),
    |told, _| {
        told.dialog(
            "enter.next",
            told.on(json!({"in_services": "exchange,teams", "in_intent": "going_ahead", "in_target": told.target(),
                "in_reasons": "anywhere", "in_person": "new", "in_name": "Olga Owner"})),
        )
    },
    |told, _| told.dialog("enter.save", told.on(json!({}))),
    |told, _| told.dialog("agree.submit", told.on(json!({"in_person": "2", "in_how": "meeting"}))),
    |told, _| told.card("ask", json!({})),
    // The owner was typed: who they are in Teams is said by them and accepted by the FM.
    |told, _| told.by_customer(told.dialog("join.submit", told.on(json!({"in_role": "success_owner"})))),
    |told, _| told.card("claim.accept", json!({"p": 3, "is": 2})),
    |told, _| told.by_customer(told.card("confirm", points())),
    |told, _| {
        let right = json!({"s": ["exchange", "teams"], "w": "teams", "in_target": told.corrected()});
        told.by_customer(told.dialog("wrong.send", told.on(right)))
    },
    |told, _| told.card("correction.accept", json!({"c": 1})),
    |told, _| told.by_customer(told.card("take_back", points())),
    |told, _| told.by_customer(told.card("confirm", points())),
    |told, _| told.by_customer(told.card("take_back", points())),
    |told, _| told.by_customer(told.card("confirm", points())),
];

/// The step after which the draft of the dialog must be there.
pub(super) const DRAFTED: usize = 4;
/// The step after which the target dates are saved, and the one after which one is corrected.
pub(super) const SAVED: usize = 5;
pub(super) const CORRECTED: usize = 12;

fn points() -> Value {
    json!({"s": ["exchange", "teams"]})
}

impl Told {
    /// The customer of a room: one room holds one customer's engagements.
    pub(super) fn customer(&self) -> String {
        format!("Customer {}-{}", self.driver, self.number % world::ROOMS)
    }

    pub(super) fn room(&self) -> String {
        world::room(self.driver, self.number)
    }

    /// A date of this engagement alone.
    pub(super) fn target(&self) -> String {
        format!(
            "21{:02}-{:02}-{:02}",
            self.number / 336 % 100,
            self.number / 28 % 12 + 1,
            self.number % 28 + 1
        )
    }

    /// The date that the customer puts in its place for one service.
    pub(super) fn corrected(&self) -> String {
        format!("22{}", &self.target()[2..])
    }

    pub(super) fn says(&self, text: &str) -> Turn {
        let fm = world::fm(self.driver);
        Turn { person: fm.clone(), conversation: fm, what: What::Text(text.to_owned()) }
    }

    fn dialog(&self, verb: &str, mut data: Value) -> Turn {
        data["verb"] = json!(verb);
        Turn {
            what: What::Invoke("task/submit", json!({"data": data, "context": {"theme": "default"}})),
            ..self.says("")
        }
    }

    /// Opens the dialog "what was agreed".
    pub(super) fn opens(&self) -> Turn {
        let Turn { what: What::Invoke(_, value), .. } = self.dialog("enter.open", self.on(json!({}))) else {
            unreachable!("a dialog is an invoke")
        };
        Turn { what: What::Invoke("task/fetch", value), ..self.says("") }
    }

    pub(super) fn card(&self, verb: &str, data: Value) -> Turn {
        let mut data = if self.id.is_empty() { data } else { self.on(data) };
        data["verb"] = json!(verb);
        let action = json!({"type": "Action.Execute", "verb": verb, "data": data});
        let value = json!({"action": action, "trigger": "manual"});
        Turn { what: What::Invoke("adaptiveCard/action", value), ..self.says("") }
    }

    fn by_customer(&self, turn: Turn) -> Turn {
        Turn { person: world::customer(self.driver), conversation: self.room(), ..turn }
    }

    /// `data` with what the card showed; each step's revision is its own, so the nonce need not be.
    fn on(&self, mut data: Value) -> Value {
        data["e"] = json!(self.id);
        data["rev"] = json!(self.revision);
        data["n"] = json!(format!("step-{}", self.steps));
        data
    }
}
