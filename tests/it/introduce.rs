//! The adoption expert of a large customer, introduced through the front door: whom it is offered for, and what everyone
//! reads.

use fasttrack_bot::playbook::Locale;
use teams_simulator::ShownMessage;

use crate::harness::{Stage, on_stage};
use crate::replay::comes_again;
use crate::tongue::{Known, Tongue};

const NO: &[(&str, &str)] = &[("in_choice", "no")];
const LARGE: &[Known] =
    &[("ask_seats", &[("in_number", "20000")]), ("ask_out_of_scope", NO), ("ask_onedrive", NO)];
const SMALLER: &[Known] =
    &[("ask_seats", &[("in_number", "19999")]), ("ask_out_of_scope", NO), ("ask_onedrive", NO)];

/// The kick-off is over and the customer's size known; the card of the workshop.
async fn workshop(tongue: &Tongue<'_>) -> ShownMessage {
    tongue.begin().await;
    let card = tongue.kicks_off().await;
    let rules = tongue.presses(&card, tongue.word("way_rules")).await;
    let rules = tongue.asked_through(rules, "ask_seats").await;
    let card = tongue.presses(&rules, tongue.word("way_phase")).await;
    tongue.process(&card).await
}

/// John introduces Eva Sanz once; everyone reads who she is, in the customer's language.
async fn introduced(stage: &Stage, locale: Locale, read: [&str; 2]) {
    let tongue = Tongue { stage, locale, known: LARGE };
    let card = workshop(&tongue).await;
    let button = tongue.word("introduce_title");
    let blank = stage.sim.person("john").press(&card, button, ()).await.dialog();
    let back = blank.press(tongue.word("introduce_send")).await.dialog();
    let mut form = back;
    form.fill("in_name", "Eva Sanz");
    form.press(tongue.word("introduce_send")).await.closed();
    comes_again(stage, "journey.send").await;
    tongue.settled().await;
    let everyone = stage.last("deployments");
    for words in read {
        assert!(everyone.says(words), "{words}: {:?}", everyone.texts());
    }
    assert!(!everyone.text_content().contains("SME") && everyone.button_titles().is_empty());
    let card = tongue.types("phase").await;
    let process = tongue.process(&card).await;
    assert!(process.says("Eva Sanz") && !process.has_button(button), "{:?}", process.texts());
}

#[test]
fn a_large_customer_is_introduced_to_the_adoption_expert_in_english() {
    let read = ["Meet Eva Sanz, our adoption expert", "Introduced by John Reed"];
    on_stage(async |stage| introduced(&stage, Locale::En, read).await);
}

#[test]
fn a_large_customer_is_introduced_to_the_adoption_expert_in_spanish() {
    let read = ["Les presentamos a Eva Sanz", "De parte de John Reed"];
    on_stage(async |stage| introduced(&stage, Locale::Es, read).await);
}

#[test]
fn a_large_customer_is_introduced_to_the_adoption_expert_in_portuguese() {
    let read = ["Conheçam Eva Sanz, especialista de adoção", "Da parte de John Reed"];
    on_stage(async |stage| introduced(&stage, Locale::PtBr, read).await);
}

#[test]
fn below_20000_licences_nobody_is_introduced() {
    on_stage(async |stage| {
        let tongue = Tongue { stage: &stage, locale: Locale::En, known: SMALLER };
        let card = workshop(&tongue).await;
        assert!(!card.has_button(tongue.word("introduce_title")), "{:?}", card.button_titles());
    });
}
