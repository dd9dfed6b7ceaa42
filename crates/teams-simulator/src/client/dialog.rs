//! Dialogs: `task/fetch` opens one, `task/submit` goes on or ends it.
//!
//! Source: "Use dialogs in Teams bots" (Microsoft Learn).

use std::sync::Arc;

use serde_json::{Value, json};

use super::Spot;
use crate::activity;
use crate::authority::new_kid;
use crate::card::inputs::{Inputs, merged_data};
use crate::card::{self, string};
use crate::core::Core;
use crate::deliver::deliver;
use crate::invoke::{TaskAnswer, dialog_complaints, task_answer};
use crate::outcome::{Delivery, Outcome};
use crate::view::{Dialog, OpenDialog};
use crate::world::PersonData;

/// Where a dialog was opened from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) person: &'a PersonData,
    pub(crate) spot: &'a Spot,
    pub(crate) activity_id: &'a str,
}

/// Opens a dialog from a card's button.
pub(crate) async fn fetch(core: &Arc<Core>, origin: Origin<'_>, data: &Value) -> Outcome {
    let value = json!({"data": data, "context": {"theme": "default"}});
    let Spot { place, root } = origin.spot;
    let mut activity = activity::invoke(core, origin.person, place, root.as_deref(), "task/fetch", &value);
    activity["replyToId"] = json!(origin.activity_id);
    let delivery = deliver(core, activity).await;
    let blank = OpenDialog {
        person: origin.person.key.clone(),
        place: place.key.clone(),
        root: root.clone(),
        title: String::new(),
        height: Value::Null,
        width: Value::Null,
        card: Value::Null,
    };
    shown(core, &new_kid(), blank, &delivery, "task/fetch")
}

/// Presses a button of an open dialog.
pub(crate) async fn press(core: &Arc<Core>, id: &str, selector: &Value, inputs: &Inputs) -> Outcome {
    let Some(open) = core.state().dialogs.get(id).cloned() else {
        return Outcome::NotThere("the dialog is closed".to_owned());
    };
    let Some(found) = card::locate(&open.card, selector) else {
        let titles: Vec<String> = card::buttons(&open.card).into_iter().map(|b| b.title).collect();
        return Outcome::NotThere(format!(
            "no button {selector} in the dialog; there are: {}",
            titles.join(", ")
        ));
    };
    match string(found.action, "type") {
        "Action.Submit" => {}
        "Action.Execute" => {
            core.violation("dialog", "an Action.Execute in a dialog: use Action.Submit there")
        }
        "Action.ToggleVisibility" => {
            let changed = OpenDialog { card: card::toggle(&open.card, found.action), ..open.clone() };
            return reopened(core, id, changed, inputs);
        }
        _ => return Outcome::Nothing,
    }
    let data = match merged_data(&found, inputs) {
        Ok(data) => data,
        Err(not_sent) => return not_sent.into(),
    };
    submit(core, id, open.clone(), &data).await
}

async fn submit(core: &Arc<Core>, id: &str, open: OpenDialog, data: &Value) -> Outcome {
    let (Some(person), Some(place)) = (core.person(&open.person), core.place(&open.place)) else {
        return Outcome::NotThere("the dialog's conversation is gone".to_owned());
    };
    let value = json!({"data": data, "context": {"theme": "default"}});
    let activity = activity::invoke(core, person, &place, open.root.as_deref(), "task/submit", &value);
    let delivery = deliver(core, activity).await;
    shown(core, id, open, &delivery, "task/submit")
}

/// What the person sees after the bot's answer.
fn shown(core: &Arc<Core>, id: &str, open: OpenDialog, delivery: &Delivery, invoke: &str) -> Outcome {
    match task_answer(delivery) {
        Ok(TaskAnswer::Continue { title, height, width, card }) => {
            dialog_complaints(&card).into_iter().for_each(|c| core.violation("dialog", c));
            reopened(core, id, OpenDialog { title, height, width, card: *card, ..open }, &Inputs::default())
        }
        Ok(TaskAnswer::Message(text)) => {
            core.state().dialogs.remove(id);
            Outcome::Message(text)
        }
        Ok(TaskAnswer::Close) => {
            core.state().dialogs.remove(id);
            Outcome::Closed
        }
        Err(unusable) => {
            if unusable.violation {
                core.violation(invoke, unusable.what.clone());
            }
            Outcome::Failed(unusable.what)
        }
    }
}

fn reopened(core: &Arc<Core>, id: &str, open: OpenDialog, inputs: &Inputs) -> Outcome {
    let dialog = Dialog { filled: inputs.clone(), ..Dialog::open(core, id, &open) };
    core.state().dialogs.insert(id.to_owned(), open);
    Outcome::Dialog(dialog)
}
